// Adding spans to temporal values and numbers to spans. All throw Error(bad_query) where a result is out of range.
#pragma once

#include "graph/model/value.h"

namespace treatygraph {

// Months first (a day that the month does not have becomes its last), then days, then seconds. A date takes only whole
// days of the seconds, a time only the seconds; a zoned time keeps its zone.
[[nodiscard]] Date shift(const Date& date, const Duration& by);
[[nodiscard]] LocalTime shift(const LocalTime& time, const Duration& by);
[[nodiscard]] Time shift(const Time& time, const Duration& by);
[[nodiscard]] LocalDateTime shift(const LocalDateTime& time, const Duration& by);
[[nodiscard]] DateTime shift(const DateTime& time, const Duration& by);

[[nodiscard]] Duration sum(const Duration& a, const Duration& b);
[[nodiscard]] Duration opposite(const Duration& duration);
// Fractions of a month (30.436875 days) become days, fractions of a day seconds.
[[nodiscard]] Duration scale(const Duration& duration, double by);

// A count that may have a fraction, each part exact as far as it goes.
struct Amount {
  std::int64_t whole = 0;
  double fraction = 0;  // of either sign, of any size
  // Adds `units` times as much. Throws Error(bad_query) on overflow.
  void add(const Amount& more, std::int64_t units);
};
[[nodiscard]] Amount amount_of(double number);
struct Spans {
  Amount months, days, seconds;
  std::int64_t nanos = 0;
};
// A span whose fractions are carried over as scale() does.
[[nodiscard]] Duration duration_from(const Spans& spans);
// Whole counts, nanoseconds brought into 0 … 999,999,999.
[[nodiscard]] Duration duration_of(std::int64_t months, std::int64_t days, std::int64_t seconds, std::int64_t nanos);

}  // namespace treatygraph
