// The proleptic Gregorian calendar and the clock, as numbers. Days count from 1970-01-01, nanoseconds from midnight.
#pragma once

#include <cstdint>
#include <string>

#include "graph/model/value.h"

namespace treatygraph {

inline constexpr std::int64_t nanos_per_second = 1'000'000'000;
inline constexpr std::int64_t seconds_per_day = 86'400;
inline constexpr std::int64_t nanos_per_day = seconds_per_day * nanos_per_second;
inline constexpr std::int64_t greatest_year = 999'999'999;  // and least, negated

struct CivilDate {
  std::int64_t year;
  int month, day;
};  // 1984, 10, 11
struct WeekDate {
  std::int64_t week_year;
  int week, day;
};  // ISO 8601: weeks begin on Monday, day 1..7

[[nodiscard]] std::int64_t days_from(CivilDate date) noexcept;  // any day counts on from the month's first
[[nodiscard]] CivilDate civil_from(std::int64_t days) noexcept;
[[nodiscard]] std::int64_t days_from(WeekDate date) noexcept;
[[nodiscard]] WeekDate week_from(std::int64_t days) noexcept;
[[nodiscard]] bool is_leap(std::int64_t year) noexcept;
[[nodiscard]] int month_length(std::int64_t year, int month) noexcept;
[[nodiscard]] int weeks_in(std::int64_t week_year) noexcept;  // 52 or 53
[[nodiscard]] int day_of_week(std::int64_t days) noexcept;    // Monday 1 … Sunday 7

// Quotient and remainder with 0 <= remainder < divisor.
struct Division {
  std::int64_t quotient, remainder;
};
[[nodiscard]] Division floor_divide(std::int64_t dividend, std::int64_t divisor) noexcept;

// Seconds since 1970-01-01T00:00Z of a local day and time at this offset.
[[nodiscard]] std::int64_t epoch_seconds(std::int64_t days, std::int64_t nanos, std::int32_t offset) noexcept;

// ISO 8601 as openCypher prints it: no zero seconds, as many decimals as there are.
[[nodiscard]] std::string to_text(const Date& date);
[[nodiscard]] std::string to_text(const LocalTime& time);
[[nodiscard]] std::string to_text(const Time& time);
[[nodiscard]] std::string to_text(const LocalDateTime& time);
[[nodiscard]] std::string to_text(const DateTime& time);
[[nodiscard]] std::string to_text(const Duration& duration);
[[nodiscard]] std::string offset_text(std::int32_t offset);  // "Z", "+01:00", "+00:53:28"

}  // namespace treatygraph
