#include "graph/model/calendar.h"

#include <fmt/format.h>

#include <cstdlib>
#include <iterator>

namespace treatygraph {
namespace {

constexpr std::int64_t days_per_era = 146'097;  // 400 years
constexpr std::int64_t era_shift = 719'468;     // 0000-03-01 to 1970-01-01

std::string year_text(std::int64_t year) {
  if (year > 9999) return fmt::format("+{}", year);
  if (year < 0) return fmt::format("-{:04}", -year);
  return fmt::format("{:04}", year);
}

// ".645", as short as it can be; "" for 0.
std::string fraction_text(std::int64_t nanos) {
  if (nanos == 0) return {};
  std::string text = fmt::format(".{:09}", nanos);
  text.erase(text.find_last_not_of('0') + 1);
  return text;
}

std::string clock_text(std::int64_t nanos) {
  const std::int64_t seconds = nanos / nanos_per_second;
  const std::int64_t fraction = nanos % nanos_per_second;
  std::string text = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
  if (seconds % 60 != 0 || fraction != 0) text += fmt::format(":{:02}{}", seconds % 60, fraction_text(fraction));
  return text;
}

}  // namespace

// Counts in eras of 400 years from 0000-03-01, so that the leap day ends a year.
std::int64_t days_from(CivilDate date) noexcept {
  const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
  const Division era = floor_divide(year, 400);
  const std::int64_t month_from_march = (date.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era = era.remainder * 365 + era.remainder / 4 - era.remainder / 100 + day_of_year;
  return era.quotient * days_per_era + day_of_era - era_shift;
}

CivilDate civil_from(std::int64_t days) noexcept {
  const Division era = floor_divide(days + era_shift, days_per_era);
  const std::int64_t day = era.remainder;
  const std::int64_t year_of_era = (day - day / 1460 + day / 36'524 - day / 146'096) / 365;
  const std::int64_t day_of_year = day - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const int month = static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
  const std::int64_t year = year_of_era + era.quotient * 400 + (month <= 2 ? 1 : 0);
  return {year, month, static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1)};
}

// Week 1 is the week of 4 January.
std::int64_t days_from(WeekDate date) noexcept {
  const std::int64_t fourth = days_from(CivilDate{date.week_year, 1, 4});
  return fourth - (day_of_week(fourth) - 1) + (date.week - std::int64_t{1}) * 7 + (date.day - 1);
}

WeekDate week_from(std::int64_t days) noexcept {
  const int weekday = day_of_week(days);
  const std::int64_t year = civil_from(days - weekday + 4).year;  // the Thursday's year
  const std::int64_t first = days_from(WeekDate{year, 1, 1});
  return {year, static_cast<int>((days - first) / 7 + 1), weekday};
}

bool is_leap(std::int64_t year) noexcept { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int month_length(std::int64_t year, int month) noexcept {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

int weeks_in(std::int64_t week_year) noexcept {
  return static_cast<int>((days_from(WeekDate{week_year + 1, 1, 1}) - days_from(WeekDate{week_year, 1, 1})) / 7);
}

int day_of_week(std::int64_t days) noexcept { return static_cast<int>(floor_divide(days + 3, 7).remainder) + 1; }

Division floor_divide(std::int64_t dividend, std::int64_t divisor) noexcept {
  Division result{dividend / divisor, dividend % divisor};
  if (result.remainder < 0) {
    result.remainder += divisor;
    --result.quotient;
  }
  return result;
}

std::int64_t epoch_seconds(std::int64_t days, std::int64_t nanos, std::int32_t offset) noexcept {
  return days * seconds_per_day + nanos / nanos_per_second - offset;
}

std::string to_text(const Date& date) {
  const CivilDate civil = civil_from(date.days);
  return fmt::format("{}-{:02}-{:02}", year_text(civil.year), civil.month, civil.day);
}

std::string to_text(const LocalTime& time) { return clock_text(time.nanos); }

std::string to_text(const Time& time) { return clock_text(time.nanos) + offset_text(time.offset); }

std::string to_text(const LocalDateTime& time) { return to_text(Date{time.days}) + 'T' + clock_text(time.nanos); }

std::string to_text(const DateTime& time) {
  std::string text = to_text(LocalDateTime{time.days, time.nanos}) + offset_text(time.offset);
  if (!time.zone.empty()) text += '[' + time.zone + ']';
  return text;
}

std::string offset_text(std::int32_t offset) {
  if (offset == 0) return "Z";
  const std::int32_t size = std::abs(offset);
  std::string text = fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  if (size % 60 != 0) text += fmt::format(":{:02}", size % 60);
  return text;
}

std::string to_text(const Duration& duration) {
  std::string text = "P";
  const auto part = [&text](std::int64_t count, char unit) {
    if (count != 0) fmt::format_to(std::back_inserter(text), "{}{}", count, unit);
  };
  part(duration.months / 12, 'Y');
  part(duration.months % 12, 'M');
  part(duration.days, 'D');
  if (duration.seconds == 0 && duration.nanos == 0) return text == "P" ? "PT0S" : text;
  text += 'T';
  // Nanoseconds never are negative: -0.1 s is stored as -1 s and 900,000,000 ns and printed with one sign.
  const bool borrowed = duration.seconds < 0 && duration.nanos > 0;
  const std::int64_t seconds = borrowed ? duration.seconds + 1 : duration.seconds;
  const std::int64_t nanos = borrowed ? nanos_per_second - duration.nanos : duration.nanos;
  part(seconds / 3600, 'H');
  part(seconds / 60 % 60, 'M');
  const std::int64_t rest = seconds % 60;
  if (rest != 0 || nanos != 0)
    text += fmt::format("{}{}{}S", borrowed || rest < 0 ? "-" : "", std::abs(rest), fraction_text(nanos));
  return text;
}

}  // namespace treatygraph
