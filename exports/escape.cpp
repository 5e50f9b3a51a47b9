#include "exports/escape.h"

#include <fmt/format.h>

#include <cmath>

#include "extract/base/text.h"
#include "graph/model/value_operations.h"

namespace treatygraph {
namespace {

bool legal_in_xml(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF && c <= 0x10FFFF;
}

template <typename Put>
void each_character(std::string_view text, Put put) {
  for (std::size_t offset = 0; offset < text.size();) {
    const Decoded decoded = decode(text, offset);
    put(decoded.character);
    offset += decoded.size;
  }
}

// A line feed may stand in the text of an element; in an attribute readers would make it a blank. Readers drop a
// carriage return everywhere unless it is a reference.
std::string xml_escaped(std::string_view text, std::string_view as_reference) {
  std::string result;
  each_character(text, [&](char32_t c) {
    if (!legal_in_xml(c)) return;
    switch (c) {
      case '&': result += "&amp;"; return;
      case '<': result += "&lt;"; return;
      case '>': result += "&gt;"; return;
      default: break;
    }
    if (c < 0x80 && as_reference.find(static_cast<char>(c)) != std::string_view::npos)
      result += fmt::format("&#{};", static_cast<unsigned>(c));
    else
      append_utf8(result, c);
  });
  return result;
}

std::string json_list(const List& list) {
  std::string result = "[";
  for (const Value& value : list) {
    if (result.size() > 1) result += ',';
    result += json_value(value);
  }
  return result + ']';
}

std::string json_map(const Map& map) {
  std::string result = "{";
  for (const auto& [key, value] : map) {
    if (result.size() > 1) result += ',';
    result += json_string(key) + ':' + json_value(value);
  }
  return result + '}';
}

}  // namespace

std::string xml_legal(std::string_view text) {
  std::string result;
  each_character(text, [&](char32_t c) {
    if (legal_in_xml(c)) append_utf8(result, c);
  });
  return result;
}

std::string xml_text(std::string_view text) { return xml_escaped(text, "\r"); }
std::string xml_attribute(std::string_view text) { return xml_escaped(text, "\"\t\n\r"); }

std::string json_string(std::string_view text) {
  std::string result = "\"";
  each_character(text, [&](char32_t c) {
    switch (c) {
      case '"': result += "\\\""; break;
      case '\\': result += "\\\\"; break;
      case '\n': result += "\\n"; break;
      case '\r': result += "\\r"; break;
      case '\t': result += "\\t"; break;
      default:
        if (c < 0x20 || c == 0x7F)
          result += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
          append_utf8(result, c);
    }
  });
  return result + '"';
}

std::string json_value(const Value& value) {
  switch (value.type()) {
    case Value::Type::null:
    case Value::Type::boolean:
    case Value::Type::integer: return to_text(value);
    case Value::Type::real:
      if (std::isfinite(value.real())) return to_text(value);
      return json_string(to_text(value));
    case Value::Type::list: return json_list(value.list());
    case Value::Type::map: return json_map(value.map());
    default: return json_string(to_text(value));
  }
}

std::string dot_string(std::string_view text) {
  std::string result = "\"";
  each_character(text, [&](char32_t c) {
    if (c == '"' || c == '\\') result += '\\';
    if (c == '\n')
      result += "\\n";
    else if (c >= 0x20)
      append_utf8(result, c);
  });
  return result + '"';
}

std::string csv_field(std::string_view text) {
  std::string clean;
  each_character(text, [&clean](char32_t c) {
    if (c != 0) append_utf8(clean, c);
  });
  const bool outer_blank = !clean.empty() && (clean.front() == ' ' || clean.back() == ' ');
  if (!outer_blank && clean.find_first_of(",;\"\r\n\t'") == std::string::npos) return clean;
  std::string result = "\"";
  for (const char c : clean) result.append(c == '"' ? 2 : 1, c);
  return result + '"';
}

std::string without_formula(std::string text) {
  constexpr std::string_view starts = "=+-@\t\r";
  if (!text.empty() && starts.find(text.front()) != std::string_view::npos) text.insert(text.begin(), '\'');
  return text;
}

std::string one_line(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return result;
}

}  // namespace treatygraph
