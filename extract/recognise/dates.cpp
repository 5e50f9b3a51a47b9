#include "extract/recognise/dates.h"

#include <algorithm>
#include <array>

namespace treatygraph {
namespace {

struct Month {
  std::u32string_view name;
  unsigned number;
};

// Where one name begins another, the longer stands first.
constexpr std::array<Month, 79> months = {{
    {U"January", 1},
    {U"February", 2},
    {U"March", 3},
    {U"April", 4},
    {U"May", 5},
    {U"June", 6},
    {U"July", 7},
    {U"August", 8},
    {U"September", 9},
    {U"October", 10},
    {U"November", 11},
    {U"December", 12},
    {U"janvier", 1},
    {U"février", 2},
    {U"mars", 3},
    {U"avril", 4},
    {U"mai", 5},
    {U"juin", 6},
    {U"juillet", 7},
    {U"août", 8},
    {U"septembre", 9},
    {U"octobre", 10},
    {U"novembre", 11},
    {U"décembre", 12},
    {U"enero", 1},
    {U"febrero", 2},
    {U"marzo", 3},
    {U"abril", 4},
    {U"mayo", 5},
    {U"junio", 6},
    {U"julio", 7},
    {U"agosto", 8},
    {U"septiembre", 9},
    {U"octubre", 10},
    {U"noviembre", 11},
    {U"diciembre", 12},
    {U"января", 1},
    {U"февраля", 2},
    {U"марта", 3},
    {U"апреля", 4},
    {U"мая", 5},
    {U"июня", 6},
    {U"июля", 7},
    {U"августа", 8},
    {U"сентября", 9},
    {U"октября", 10},
    {U"ноября", 11},
    {U"декабря", 12},
    {U"كانون الثاني/يناير", 1},
    {U"كانون الثاني", 1},
    {U"يناير", 1},
    {U"شباط/فبراير", 2},
    {U"شباط", 2},
    {U"فبراير", 2},
    {U"آذار/مارس", 3},
    {U"آذار", 3},
    {U"مارس", 3},
    {U"نيسان/أبريل", 4},
    {U"نيسان", 4},
    {U"أبريل", 4},
    {U"أيار/مايو", 5},
    {U"أيار", 5},
    {U"مايو", 5},
    {U"حزيران/يونيه", 6},
    {U"حزيران/يونيو", 6},
    {U"تموز/يوليه", 7},
    {U"تموز/يوليو", 7},
    {U"آب/أغسطس", 8},
    {U"أغسطس", 8},
    {U"أيلول/سبتمبر", 9},
    {U"أيلول", 9},
    {U"سبتمبر", 9},
    {U"تشرين الأول/أكتوبر", 10},
    {U"تشرين الأول", 10},
    {U"أكتوبر", 10},
    {U"تشرين الثاني/نوفمبر", 11},
    {U"نوفمبر", 11},
    {U"كانون الأول/ديسمبر", 12},
    {U"ديسمبر", 12},
}};

std::optional<Date> chinese(const Script& s, const Numeral& year) {
  if (s[year.next] != U'年') return std::nullopt;
  const auto month = digits(s, year.next + 1);
  const auto day = month && s[month->next] == U'月' ? digits(s, month->next + 1) : std::nullopt;
  if (!day || s[day->next] != U'日') return std::nullopt;
  return Date{year.value, month->value, day->value, day->next + 1};
}

}  // namespace

std::optional<Date> date_at(const Script& s, std::size_t at) {
  const auto day = digits(s, at);
  if (!day) return std::nullopt;
  if (auto date = chinese(s, *day)) return date;
  std::size_t i = day->next;
  if (s.at(i, U"er ")) i += 2;  // "1er mars"
  if (s[i] != U' ' || day->value == 0 || day->value > 31) return std::nullopt;
  const bool spanish = s.at(i, U" de ");
  i += spanish ? 4 : 1;
  const auto month = std::find_if(months.begin(), months.end(), [&](const Month& one) { return s.at(i, one.name); });
  if (month == months.end()) return std::nullopt;
  i += month->name.size();
  std::size_t of_year = i;
  if (spanish && s.at(i, U" de ")) of_year = i + 3;
  const auto year = s[of_year] == U' ' ? digits(s, of_year + 1) : std::nullopt;
  if (!year || year->value < 1800) return Date{0, month->number, day->value, i};
  i = year->next;
  if (s.at(i, U" года")) i += 5;
  return Date{year->value, month->number, day->value, i};
}

std::string iso(const Date& date) {
  if (date.year == 0) return "";
  const auto two = [](unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  return std::to_string(date.year) + "-" + two(date.month) + "-" + two(date.day);
}

}  // namespace treatygraph
