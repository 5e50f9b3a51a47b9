#include "graph/model/temporal_arithmetic.h"

#include <cmath>
#include <limits>

#include "graph/model/calendar.h"
#include "graph/model/query_error.h"
#include "graph/model/time_zone.h"

namespace treatygraph {
namespace {

constexpr double days_per_month = 30.436875;

[[noreturn]] void out_of_range() {
  throw query_error("ArithmeticError", "NumberOutOfRange", "a temporal value is out of range",
                    "years go from -999999999 to 999999999");
}

std::int64_t checked_add(std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  if (__builtin_add_overflow(a, b, &result)) out_of_range();
  return result;
}

std::int64_t whole(double number) {
  constexpr double limit = 9.2e18;
  if (!(std::abs(number) < limit)) out_of_range();
  return static_cast<std::int64_t>(number);
}

std::int64_t shift_days(std::int64_t days, std::int64_t months, std::int64_t more_days) {
  CivilDate civil = civil_from(days);
  const Division month = floor_divide(checked_add(checked_add(civil.year * 12, civil.month - 1), months), 12);
  civil.year = month.quotient;
  civil.month = static_cast<int>(month.remainder) + 1;
  if (civil.year < -greatest_year || civil.year > greatest_year) out_of_range();
  civil.day = std::min(civil.day, month_length(civil.year, civil.month));
  const std::int64_t result = checked_add(days_from(civil), more_days);
  const std::int64_t year = std::abs(result) < 370'000'000'000 ? civil_from(result).year : greatest_year + 1;
  if (year < -greatest_year || year > greatest_year) out_of_range();
  return result;
}

std::int64_t shift_clock(std::int64_t nanos, const Duration& by) {
  const std::int64_t seconds = by.seconds % seconds_per_day;
  return floor_divide(nanos + seconds * nanos_per_second + by.nanos, nanos_per_day).remainder;
}

}  // namespace

Date shift(const Date& date, const Duration& by) {
  return {shift_days(date.days, by.months, checked_add(by.days, by.seconds / seconds_per_day))};
}

LocalTime shift(const LocalTime& time, const Duration& by) { return {shift_clock(time.nanos, by)}; }

Time shift(const Time& time, const Duration& by) { return {shift_clock(time.nanos, by), time.offset}; }

LocalDateTime shift(const LocalDateTime& time, const Duration& by) {
  const Division day = floor_divide(by.seconds, seconds_per_day);
  const Division clock = floor_divide(time.nanos + day.remainder * nanos_per_second + by.nanos, nanos_per_day);
  const std::int64_t days = shift_days(time.days, by.months, by.days);
  return {shift_days(days, 0, checked_add(day.quotient, clock.quotient)), clock.remainder};
}

// The calendar part moves the local time, the clock part the instant.
DateTime shift(const DateTime& time, const Duration& by) {
  const LocalDateTime local = shift(LocalDateTime{time.days, time.nanos}, Duration{by.months, by.days, 0, 0});
  const Duration clock{0, 0, by.seconds, by.nanos};
  const auto start = time.zone.empty() ? std::nullopt : in_zone(time.zone, local.days, local.nanos);
  if (!start) {
    const LocalDateTime end = shift(local, clock);
    return {end.days, end.nanos, time.offset, time.zone};
  }
  const LocalDateTime end = shift(LocalDateTime{start->days, start->nanos}, clock);
  const std::int64_t instant = epoch_seconds(end.days, end.nanos, start->offset);
  const std::int32_t offset = zone_offset_at(time.zone, instant).value_or(start->offset);
  const LocalDateTime moved = shift(end, Duration{0, 0, offset - start->offset, 0});
  return {moved.days, moved.nanos, offset, time.zone};
}

Duration sum(const Duration& a, const Duration& b) {
  return duration_of(checked_add(a.months, b.months), checked_add(a.days, b.days), checked_add(a.seconds, b.seconds),
                     a.nanos + b.nanos);
}

Duration opposite(const Duration& duration) {
  constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
  if (duration.months == least || duration.days == least || duration.seconds == least) out_of_range();
  return duration_of(-duration.months, -duration.days, -duration.seconds, -duration.nanos);
}

Duration scale(const Duration& duration, double by) {
  const auto scaled = [by](std::int64_t count) { return amount_of(static_cast<double>(count) * by); };
  Spans spans{scaled(duration.months), scaled(duration.days), scaled(duration.seconds), 0};
  spans.seconds.fraction += static_cast<double>(duration.nanos) * by / static_cast<double>(nanos_per_second);
  return duration_from(spans);
}

void Amount::add(const Amount& more, std::int64_t units) {
  std::int64_t product = 0;
  if (__builtin_mul_overflow(more.whole, units, &product)) out_of_range();
  whole = checked_add(whole, product);
  fraction += more.fraction * static_cast<double>(units);
}

Amount amount_of(double number) {
  const std::int64_t integer = whole(number);
  return {integer, number - static_cast<double>(integer)};
}

Duration duration_from(const Spans& spans) {
  const Amount more_months = amount_of(spans.months.fraction);
  const Amount more_days = amount_of(spans.days.fraction + more_months.fraction * days_per_month);
  const double more_seconds = spans.seconds.fraction + more_days.fraction * static_cast<double>(seconds_per_day);
  const Amount carried = amount_of(more_seconds);
  const double nanos = std::round(carried.fraction * static_cast<double>(nanos_per_second));
  return duration_of(checked_add(spans.months.whole, more_months.whole), checked_add(spans.days.whole, more_days.whole),
                     checked_add(spans.seconds.whole, carried.whole), checked_add(spans.nanos, whole(nanos)));
}

Duration duration_of(std::int64_t months, std::int64_t days, std::int64_t seconds, std::int64_t nanos) {
  const Division carry = floor_divide(nanos, nanos_per_second);
  return {months, days, checked_add(seconds, carry.quotient), carry.remainder};
}

}  // namespace treatygraph
