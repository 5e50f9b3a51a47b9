#include <fmt/format.h>

#include <charconv>

#include "extract/base/error.h"
#include "shell/command.h"

namespace treatygraph::shell {

std::string_view key(const Option& option) { return option.name.substr(option.name.find("--") + 2); }

std::optional<std::string> Arguments::value(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end() || found->second.empty()) return std::nullopt;
  return found->second.back();
}

std::vector<std::string> Arguments::values(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

std::string Arguments::value_or(std::string_view name, std::string_view otherwise) const {
  return value(name).value_or(std::string(otherwise));
}

std::uint64_t Arguments::number(std::string_view name, std::uint64_t otherwise, std::uint64_t low,
                                std::uint64_t high) const {
  const std::optional<std::string> text = value(name);
  if (!text) return otherwise;
  std::uint64_t number = 0;
  const auto [end, problem] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (problem != std::errc{} || end != text->data() + text->size() || number < low || number > high) {
    throw Error(Trouble::bad_usage,
                fmt::format("--{} takes a whole number from {} to {}, not '{}'", name, low, high, *text));
  }
  return number;
}

}  // namespace treatygraph::shell
