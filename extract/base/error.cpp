#include "extract/base/error.h"

#include <fmt/format.h>

#include <utility>

namespace treatygraph {
namespace {

std::string join(const std::string& problem, const Place& place, const std::string& advice) {
  std::string line = place.file;
  if (place.line != 0) line += fmt::format("{}{}", line.empty() ? "line " : ":", place.line);
  if (place.line != 0 && place.column != 0) line += fmt::format(":{}", place.column);
  if (!line.empty()) line += ": ";
  line += problem;
  if (!advice.empty()) line += "; " + advice;
  return line;
}

}  // namespace

Error::Error(Trouble trouble, std::string what, Place place, std::string advice)
    : std::runtime_error(join(what, place, advice)),
      trouble_(trouble),
      problem_(std::move(what)),
      place_(std::move(place)),
      advice_(std::move(advice)) {}

Error& Error::classify(std::string type, std::string detail) {
  type_ = std::move(type);
  detail_ = std::move(detail);
  return *this;
}

int exit_status(Trouble trouble) noexcept {
  if (trouble == Trouble::bad_usage) return 2;
  return trouble == Trouble::cancelled ? 130 : 1;
}

}  // namespace treatygraph
