// What each format needs done to text. Bytes that are not UTF-8 become U+FFFD everywhere. Private to exports/.
#pragma once

#include <string>
#include <string_view>

#include "graph/model/value.h"

namespace treatygraph {

// Without the characters that XML 1.0 forbids (form feeds of PDF texts above all): one of them makes readers refuse the
// whole file.
[[nodiscard]] std::string xml_legal(std::string_view text);
[[nodiscard]] std::string xml_text(std::string_view text);       // legal and escaped, for the inside of an element
[[nodiscard]] std::string xml_attribute(std::string_view text);  // for the inside of double quotes
[[nodiscard]] std::string json_string(std::string_view text);    // with its quotes
[[nodiscard]] std::string json_value(
    const Value& value);  // lists and maps as they are; temporal values, NaN and infinities as strings
[[nodiscard]] std::string dot_string(std::string_view text);  // with its quotes
// Quoted where it has to be.
[[nodiscard]] std::string csv_field(std::string_view text);
// With an apostrophe in front of what a spreadsheet would run as a formula (= + - @, tab, carriage return).
[[nodiscard]] std::string without_formula(std::string text);
[[nodiscard]] std::string one_line(std::string_view text);  // line breaks and tabs as blanks

}  // namespace treatygraph
