#include "graph/import/columns.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "extract/base/text.h"
#include "graph/model/calendar.h"
#include "graph/model/codec.h"
#include "graph/query/query.h"

namespace treatygraph::importing {
namespace {

template <typename Number>
std::optional<Number> number(std::string_view text) {
  Number result{};
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), result);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return result;
}

template <typename Least>
std::optional<Value> to_integer(std::string_view text) {
  const auto result = number<std::int64_t>(text);
  const bool fits =
      result && *result >= std::numeric_limits<Least>::min() && *result <= std::numeric_limits<Least>::max();
  return fits ? std::optional(Value(*result)) : std::nullopt;
}

std::optional<Value> to_real(std::string_view text) {
  const auto result = number<double>(text);
  return result ? std::optional(Value(*result)) : std::nullopt;
}

std::optional<Value> to_boolean(std::string_view text) {
  if (text == "true" || text == "TRUE" || text == "True") return Value(true);
  if (text == "false" || text == "FALSE" || text == "False") return Value(false);
  return {};
}

std::optional<Value> to_string(std::string_view text) { return Value(text); }

// A temporal value as the query language reads it.
std::optional<Value> temporal(std::string_view function, std::string_view text) {
  if (text.find_first_of("'\\") != std::string_view::npos) return {};
  try {
    return parse_literal(std::string(function) + "('" + std::string(text) + "')");
  } catch (const Error&) {
    return {};
  }
}

std::optional<Value> to_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return temporal("date", text);
  const auto year = number<int>(text.substr(0, 4)), month = number<int>(text.substr(5, 2)),
             day = number<int>(text.substr(8, 2));
  const bool sound =
      year && month && day && *month >= 1 && *month <= 12 && *day >= 1 && *day <= month_length(*year, *month);
  return sound ? std::optional(Value(Date{days_from(CivilDate{*year, *month, *day})})) : std::nullopt;
}

constexpr std::array<Conversion, 15> conversions = {{
    {"string", to_string},
    {"int", to_integer<std::int32_t>},
    {"integer", to_integer<std::int64_t>},
    {"long", to_integer<std::int64_t>},
    {"short", to_integer<std::int16_t>},
    {"byte", to_integer<std::int8_t>},
    {"float", to_real},
    {"double", to_real},
    {"boolean", to_boolean},
    {"char", to_string},
    {"date", to_date},
    {"localtime", [](std::string_view text) { return temporal("localtime", text); }},
    {"time", [](std::string_view text) { return temporal("time", text); }},
    {"localdatetime", [](std::string_view text) { return temporal("localdatetime", text); }},
    {"datetime", [](std::string_view text) { return temporal("datetime", text); }},
}};
constexpr Conversion duration = {"duration", [](std::string_view text) { return temporal("duration", text); }};

constexpr std::array<std::pair<std::string_view, Role>, 6> roles = {{{"ID", Role::id},
                                                                     {"LABEL", Role::label},
                                                                     {"START_ID", Role::start},
                                                                     {"END_ID", Role::end},
                                                                     {"TYPE", Role::type},
                                                                     {"IGNORE", Role::ignored}}};

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](unsigned char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
  });
  return result;
}

const Conversion* find_conversion(std::string_view name) {
  const std::string wanted = lower(name);
  if (wanted == duration.name) return &duration;
  const auto found =
      std::find_if(conversions.begin(), conversions.end(), [&](const auto& each) { return each.name == wanted; });
  return found == conversions.end() ? nullptr : found;
}

// name:TYPE(group)
Column read_column(std::string_view text, IdType id_type, const Place& place) {
  Column column;
  const std::size_t colon = text.rfind(':');
  column.name = text.substr(0, colon == std::string_view::npos ? text.size() : colon);
  std::string_view type = colon == std::string_view::npos ? "string" : text.substr(colon + 1);
  if (const std::size_t brace = type.find('{'); brace != std::string_view::npos) type = type.substr(0, brace);
  if (const std::size_t open = type.find('('); open != std::string_view::npos && type.ends_with(')')) {
    column.group = type.substr(open + 1, type.size() - open - 2);
    type = type.substr(0, open);
  }
  column.conversion = find_conversion("string");
  const auto role = std::find_if(roles.begin(), roles.end(), [&](const auto& each) { return each.first == type; });
  if (role != roles.end()) {
    column.role = role->second;
    if (column.role == Role::id && id_type == IdType::integer) column.conversion = find_conversion("long");
    return column;
  }
  column.list = type.ends_with("[]");
  if (column.list) type.remove_suffix(2);
  column.conversion = find_conversion(type);
  if (column.conversion == nullptr)
    throw Error(
        Trouble::bad_input, "no property has the type '" + std::string(type) + "'", place,
        "write string, int, long, double, boolean, date, datetime …, with [] for a list, or ID, LABEL, START_ID, "
        "END_ID, TYPE, IGNORE");
  if (column.name.empty())
    throw Error(Trouble::bad_input, "a column of properties has no name", place, "write name:type, or :IGNORE");
  return column;
}

}  // namespace

bool Column::holds_text() const { return !list && conversion->convert == to_string; }

std::vector<Column> read_header(const Row& header, IdType id_type) {
  std::vector<Column> columns;
  for (std::size_t i = 0; i < header.fields().size(); ++i)
    columns.push_back(read_column(header.fields()[i], id_type, header.place(i + 1)));
  return columns;
}

void put_field(std::string& out, const Column& column, std::string_view text, char array_delimiter, const Row& row,
               std::size_t field) {
  if (first_bad_utf8(text))
    throw Error(Trouble::bad_input, "the field is not UTF-8 (" + column.name + ")", row.place(field + 1),
                "convert the file, for example with iconv, or pass the row over with --skip-bad");
  const auto one = [&](std::string_view part) {
    std::optional<Value> value = column.conversion->convert(part);
    if (value) return std::move(*value);
    throw Error(Trouble::bad_input,
                "'" + std::string(part) + "' is no " + std::string(column.conversion->name) + " (" + column.name + ")",
                row.place(field + 1), "mend the row, or pass it over with --skip-bad");
  };
  if (column.holds_text()) {
    out += static_cast<char>(Value::Type::string);
    return put_text(out, text);
  }
  if (!column.list) return put_value(out, one(text));
  List list;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(array_delimiter, begin), text.size());
    list.push_back(one(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  put_value(out, Value(std::move(list)));
}

}  // namespace treatygraph::importing
