// Values as text.
#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "graph/model/calendar.h"
#include "graph/model/value_operations.h"

namespace treatygraph {
namespace {

using Type = Value::Type;

// The shortest digits that read back as the same number: "12.5" as digits "125" and exponent 1 (1.25 * 10^1).
struct Digits {
  std::string digits;
  int exponent;
};

Digits digits_of(double positive) {
  std::array<char, 40> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), positive, std::chars_format::scientific).ptr;
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const std::size_t e = text.find('e');
  Digits result{std::string(text.substr(0, 1)), std::atoi(std::string(text.substr(e + 1)).c_str())};
  if (e > 2) result.digits += text.substr(2, e - 2);
  return result;
}

// 1.0, 0.001, 9999999.0 and 1.0E7, 1.0E-4 beyond.
std::string real_text(double real) {
  if (std::isnan(real)) return "NaN";
  const std::string sign = std::signbit(real) ? "-" : "";
  if (std::isinf(real)) return sign + "Infinity";
  if (real == 0.0) return sign + "0.0";
  auto [digits, exponent] = digits_of(std::abs(real));
  if (exponent < -3 || exponent >= 7) {
    if (digits.size() == 1) digits += '0';
    return fmt::format("{}{}.{}E{}", sign, digits[0], digits.substr(1), exponent);
  }
  if (exponent < 0) return sign + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  const auto whole = static_cast<std::size_t>(exponent) + 1;
  if (digits.size() <= whole) digits.append(whole + 1 - digits.size(), '0');
  return sign + digits.substr(0, whole) + '.' + digits.substr(whole);
}

std::string quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    switch (c) {
      case '\\': result += "\\\\"; break;
      case '\'': result += "\\'"; break;
      case '\n': result += "\\n"; break;
      case '\r': result += "\\r"; break;
      case '\t': result += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
          result += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
        else
          result += c;
    }
  }
  return result + '\'';
}

std::string list_literal(const List& list) {
  std::string result = "[";
  for (const Value& value : list) {
    if (result.size() > 1) result += ", ";
    result += to_literal(value);
  }
  return result + ']';
}

std::string map_literal(const Map& map) {
  std::string result = "{";
  for (const auto& [key, value] : map) {
    if (result.size() > 1) result += ", ";
    result += name_literal(key) + ": " + to_literal(value);
  }
  return result + '}';
}

std::string path_literal(const Path& path) {
  std::string result = fmt::format("<(#{})", path.nodes.front());
  for (std::size_t i = 0; i < path.edges.size(); ++i)
    result += fmt::format("-[#{}]-(#{})", path.edges[i], path.nodes[i + 1]);
  return result + '>';
}

bool is_scalar(Type type) { return (type >= Type::boolean && type <= Type::string) || type >= Type::date; }

bool number_type(Type type) { return type == Type::integer || type == Type::real; }

}  // namespace

std::string to_text(const Value& value) {
  switch (value.type()) {
    case Type::null: return "null";
    case Type::boolean: return value.boolean() ? "true" : "false";
    case Type::integer: return std::to_string(value.integer());
    case Type::real: return real_text(value.real());
    case Type::string: return value.string();
    case Type::list: return list_literal(value.list());
    case Type::map: return map_literal(value.map());
    case Type::node: return fmt::format("(#{})", value.node());
    case Type::edge: return fmt::format("[#{}]", value.edge());
    case Type::path: return path_literal(value.path());
    case Type::date: return to_text(value.date());
    case Type::local_time: return to_text(value.local_time());
    case Type::time: return to_text(value.time());
    case Type::local_date_time: return to_text(value.local_date_time());
    case Type::date_time: return to_text(value.date_time());
    case Type::duration: return to_text(value.duration());
  }
  return {};
}

std::string to_literal(const Value& value) {
  if (value.type() == Type::string) return quoted(value.string());
  if (value.type() >= Type::date) return '\'' + to_text(value) + '\'';
  return to_text(value);
}

std::string name_literal(std::string_view name) {
  const auto size = static_cast<std::int32_t>(name.size());
  bool plain = size > 0;
  for (std::int32_t i = 0; i < size && plain;) {
    const bool first = i == 0;
    UChar32 character = 0;
    U8_NEXT(name.data(), i, size, character);
    plain = character == '_' || (character > 0 && (first ? u_isIDStart(character) : u_isIDPart(character)));
  }
  if (plain) return std::string(name);
  std::string result = "`";
  for (const char c : name) result.append(c == '`' ? 2 : 1, c);
  return result + '`';
}

std::string_view type_name(const Value& value) noexcept {
  static constexpr std::string_view names[] = {
      "Null",         "Boolean", "Integer", "Float",     "String", "List",          "Map",      "Node",
      "Relationship", "Path",    "Date",    "LocalTime", "Time",   "LocalDateTime", "DateTime", "Duration"};
  return names[static_cast<std::size_t>(value.type())];
}

bool storable(const Value& value) {
  if (value.type() != Type::list) return is_scalar(value.type());
  const List& list = value.list();
  if (list.empty()) return true;
  const Type first = list.front().type();
  return is_scalar(first) && std::all_of(list.begin(), list.end(), [first](const Value& item) {
           return item.type() == first || (number_type(item.type()) && number_type(first));
         });
}

}  // namespace treatygraph
