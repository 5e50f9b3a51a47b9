// JSON with line numbers: a parsed file in which every value knows where it stands, so that wrong data can be pointed
// at.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/base/error.h"

namespace treatygraph {

struct JsonMember;

struct Json {
  enum class Type : std::uint8_t { null, boolean, number, text, list, object };

  Type type = Type::null;
  std::string text;                 // of a text, and of a number or boolean as it is written
  std::vector<Json> items;          // of a list
  std::vector<JsonMember> members;  // of an object, in the file's order, no key twice
  std::size_t line = 0;

  [[nodiscard]] const Json* find(std::string_view key) const;
};

struct JsonMember {
  std::string key;
  Json value;
};

// Throws Error with file and line for what is not JSON, for a key given twice, and for nesting deeper than 64.
[[nodiscard]] Json parse_json(std::string_view bytes, const std::string& file);

[[nodiscard]] Place place_in(const std::string& file, const Json& value);

}  // namespace treatygraph
