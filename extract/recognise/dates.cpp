#include "extract/recognise/dates.h"

#include <algorithm>
#include <vector>

#include "extract/document/months.h"

namespace treatygraph {
namespace {

struct MonthName {
  std::u32string name;
  unsigned number;
};

const std::vector<MonthName>& month_names() {
  static const std::vector<MonthName> names = [] {
    std::vector<MonthName> made;
    made.reserve(months.size());
    for (const Month& one : months) made.push_back({to_utf32(one.name), one.number});
    return made;
  }();
  return names;
}

std::optional<PrintedDate> chinese(const Script& s, const Numeral& year) {
  if (s[year.next] != U'年') return std::nullopt;
  const auto month = digits(s, year.next + 1);
  const auto day = month && s[month->next] == U'月' ? digits(s, month->next + 1) : std::nullopt;
  if (!day || s[day->next] != U'日') return std::nullopt;
  return PrintedDate{year.value, month->value, day->value, day->next + 1};
}

}  // namespace

std::optional<PrintedDate> date_at(const Script& s, std::size_t at) {
  const auto day = digits(s, at);
  if (!day) return std::nullopt;
  if (auto date = chinese(s, *day)) return date;
  std::size_t i = day->next;
  if (s.at(i, U"er ")) i += 2;  // "1er mars"
  if (s[i] != U' ' || day->value == 0 || day->value > 31) return std::nullopt;
  const bool spanish = s.at(i, U" de ");
  i += spanish ? 4 : 1;
  const auto& names = month_names();
  const auto month = std::find_if(names.begin(), names.end(), [&](const MonthName& one) { return s.at(i, one.name); });
  if (month == names.end()) return std::nullopt;
  i += month->name.size();
  std::size_t of_year = i;
  if (spanish && s.at(i, U" de ")) of_year = i + 3;
  const auto year = s[of_year] == U' ' ? digits(s, of_year + 1) : std::nullopt;
  if (!year || year->value < 1800) return PrintedDate{0, month->number, day->value, i};
  i = year->next;
  if (s.at(i, U" года")) i += 5;
  return PrintedDate{year->value, month->number, day->value, i};
}

std::string iso(const PrintedDate& date) {
  if (date.year == 0) return "";
  const auto two = [](unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  return std::to_string(date.year) + "-" + two(date.month) + "-" + two(date.day);
}

}  // namespace treatygraph
