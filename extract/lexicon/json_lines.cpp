#include "extract/lexicon/json_lines.h"

#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>

namespace treatygraph {
namespace {

// Hands bytes to the parser and counts the line ends that it has taken.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t* line) : at_(at), line_(line) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    *line_ += *at_++ == '\n' ? 1 : 0;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  std::size_t* line_;
};

constexpr std::size_t deepest = 64;

// Builds the tree from the parser's events.
class TreeBuilder {
 public:
  TreeBuilder(std::string file, const std::size_t& line) : file_(std::move(file)), line_(line) {}

  Json take_root() { return std::move(root_); }

  bool null() { return put({}); }
  bool boolean(bool value) { return put(scalar(Json::Type::boolean, value ? "true" : "false")); }
  bool number_integer(std::int64_t value) { return put(scalar(Json::Type::number, fmt::format("{}", value))); }
  bool number_unsigned(std::uint64_t value) { return put(scalar(Json::Type::number, fmt::format("{}", value))); }
  bool number_float(double, const std::string& written) { return put(scalar(Json::Type::number, written)); }
  bool string(std::string& value) { return put(scalar(Json::Type::text, value)); }
  bool binary(nlohmann::json::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(Json::Type::object); }
  bool start_array(std::size_t) { return open(Json::Type::list); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    if (open_.back()->find(name) != nullptr) fail(fmt::format("the key \"{}\" is given twice", name));
    key_ = name;
    return true;
  }
  bool parse_error(std::size_t, const std::string& token, const nlohmann::detail::exception&) {
    fail(fmt::format("not JSON at '{}'", token.substr(0, 40)));
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    Place place;
    place.file = file_;
    place.line = line_;
    throw Error(Trouble::bad_input, what, place, "the format is described in extract/lexicon/README.md");
  }

  static Json scalar(Json::Type type, std::string text) {
    Json value;
    value.type = type;
    value.text = std::move(text);
    return value;
  }

  Json* add(Json value) {
    value.line = line_;
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    Json& parent = *open_.back();
    if (parent.type == Json::Type::list) return &parent.items.emplace_back(std::move(value));
    parent.members.push_back({key_, std::move(value)});
    return &parent.members.back().value;
  }

  bool put(Json value) {
    add(std::move(value));
    return true;
  }

  bool open(Json::Type type) {
    if (open_.size() >= deepest) fail("nested too deeply");
    Json value;
    value.type = type;
    open_.push_back(add(std::move(value)));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  std::string file_;
  const std::size_t& line_;
  Json root_;
  std::vector<Json*> open_;  // a parent takes no further child before the open one is closed: pointers stay good
  std::string key_;
};

}  // namespace

const Json* Json::find(std::string_view key) const {
  for (const auto& [name, value] : members) {
    if (name == key) return &value;
  }
  return nullptr;
}

Json parse_json(std::string_view bytes, const std::string& file) {
  std::size_t line = 1;
  TreeBuilder builder(file, line);
  nlohmann::json::sax_parse(CountingIterator(bytes.data(), &line), CountingIterator(bytes.data() + bytes.size(), &line),
                            &builder);
  return builder.take_root();
}

Place place_in(const std::string& file, const Json& value) {
  Place place;
  place.file = file;
  place.line = value.line;
  return place;
}

}  // namespace treatygraph
