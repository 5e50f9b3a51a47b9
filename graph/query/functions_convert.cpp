// Conversions between types.
#include <charconv>
#include <cmath>
#include <optional>

#include "graph/model/value_operations.h"
#include "graph/query/function_groups.h"

namespace treatygraph {
namespace {

using Type = Value::Type;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n\f\v";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// Signs as in "+1.5e3"; nothing but digits otherwise: "inf", "nan" and hexadecimal forms are not numbers here.
bool looks_numeric(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
}

template <typename Number>
std::optional<Number> parse_whole(std::string_view text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<double> parse_real(std::string_view text) {
  text = trimmed(text);
  return looks_numeric(text) ? parse_whole<double>(text) : std::nullopt;
}

std::optional<std::int64_t> truncated(double real) {
  constexpr double bound = 9223372036854775808.0;
  if (!(real >= -bound && real < bound)) return std::nullopt;
  return static_cast<std::int64_t>(real);
}

Value integer_or_null(const Value& value) {
  std::optional<std::int64_t> result;
  if (value.type() == Type::integer) return value;
  if (value.type() == Type::boolean) return value.boolean() ? 1 : 0;
  if (value.type() == Type::real) result = truncated(value.real());
  if (value.type() == Type::string) {
    result = parse_whole<std::int64_t>(trimmed(value.string()));
    if (const auto real = parse_real(value.string()); !result && real) result = truncated(*real);
  }
  return result ? Value(*result) : Value();
}

Value float_or_null(const Value& value) {
  if (value.type() == Type::integer || value.type() == Type::real) return as_real(value);
  if (value.type() != Type::string) return {};
  const auto real = parse_real(value.string());
  return real ? Value(*real) : Value();
}

Value boolean_or_null(const Value& value) {
  if (value.type() == Type::boolean) return value;
  if (value.type() == Type::integer) return value.integer() != 0;
  if (value.type() != Type::string) return {};
  std::string text(trimmed(value.string()));
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (text == "true") return true;
  return text == "false" ? Value(false) : Value();
}

constexpr Types printable{Type::boolean, Type::integer,    Type::real,      Type::string,          Type::date,
                          Type::time,    Type::local_time, Type::date_time, Type::local_date_time, Type::duration};

Value string_or_null(const Value& value) {
  return printable.has(value.type()) && !value.is_null() ? Value(to_text(value)) : Value();
}

Value to_integer(const CallScene&, Arguments a) { return integer_or_null(a[0]); }
Value to_float(const CallScene&, Arguments a) { return float_or_null(a[0]); }
Value to_boolean(const CallScene&, Arguments a) { return boolean_or_null(a[0]); }
Value to_string(const CallScene&, Arguments a) { return to_text(a[0]); }
Value to_string_or_null(const CallScene&, Arguments a) { return string_or_null(a[0]); }

Value each(const Value& list, Value (*convert)(const Value&)) {
  List result;
  for (const Value& item : list.list()) result.push_back(convert(item));
  return result;
}
Value to_integer_list(const CallScene&, Arguments a) { return each(a[0], integer_or_null); }
Value to_float_list(const CallScene&, Arguments a) { return each(a[0], float_or_null); }
Value to_boolean_list(const CallScene&, Arguments a) { return each(a[0], boolean_or_null); }
Value to_string_list(const CallScene&, Arguments a) { return each(a[0], string_or_null); }

Value value_type(const CallScene&, Arguments a) { return type_name(a[0]); }

constexpr Types integer_like{Type::integer, Type::real, Type::string};
constexpr Types boolean_like{Type::boolean, Type::string};
constexpr auto null = Nulls::answer_null;
constexpr auto pure = Depends::arguments;

constexpr Function table[] = {
    {"toBoolean",
     1,
     1,
     {boolean_like, anything, anything},
     null,
     pure,
     to_boolean,
     "value",
     "'true' and 'false' in any case as a boolean, else null",
     "toBoolean('true')"},
    {"toBooleanOrNull",
     1,
     1,
     {anything, anything, anything},
     null,
     pure,
     to_boolean,
     "value",
     "as toBoolean(), null where the value has no such form",
     "toBooleanOrNull('yes')"},
    {"toBooleanList",
     1,
     1,
     {lists, anything, anything},
     null,
     pure,
     to_boolean_list,
     "list",
     "each item as a boolean or null",
     "toBooleanList(['true', 'x'])"},
    {"toFloat",
     1,
     1,
     {integer_like, anything, anything},
     null,
     pure,
     to_float,
     "value",
     "a number or its text as a float, null for other text",
     "toFloat('1.5')"},
    {"toFloatOrNull",
     1,
     1,
     {anything, anything, anything},
     null,
     pure,
     to_float,
     "value",
     "as toFloat(), null where the value has no such form",
     "toFloatOrNull('one')"},
    {"toFloatList",
     1,
     1,
     {lists, anything, anything},
     null,
     pure,
     to_float_list,
     "list",
     "each item as a float or null",
     "toFloatList(['1.5', 2])"},
    {"toInteger",
     1,
     1,
     {integer_like, anything, anything},
     null,
     pure,
     to_integer,
     "value",
     "a number or its text as an integer (decimals cut off), null for other text",
     "toInteger('42')"},
    {"toIntegerOrNull",
     1,
     1,
     {anything, anything, anything},
     null,
     pure,
     to_integer,
     "value",
     "as toInteger(), null where the value has no such form",
     "toIntegerOrNull('forty')"},
    {"toIntegerList",
     1,
     1,
     {lists, anything, anything},
     null,
     pure,
     to_integer_list,
     "list",
     "each item as an integer or null",
     "toIntegerList(['1', 2.9])"},
    {"toString",
     1,
     1,
     {printable, anything, anything},
     null,
     pure,
     to_string,
     "value",
     "a number, boolean or temporal value as text",
     "toString(1.5)"},
    {"toStringOrNull",
     1,
     1,
     {anything, anything, anything},
     null,
     pure,
     to_string_or_null,
     "value",
     "as toString(), null where the value has no such form",
     "toStringOrNull([1])"},
    {"toStringList",
     1,
     1,
     {lists, anything, anything},
     null,
     pure,
     to_string_list,
     "list",
     "each item as text or null",
     "toStringList([1, true])"},
    {"valueType",
     1,
     1,
     {anything, anything, anything},
     Nulls::pass,
     pure,
     value_type,
     "value",
     "the name of a value's type",
     "valueType(1.0)"},
};

}  // namespace

std::span<const Function> conversion_functions() { return table; }

}  // namespace treatygraph
