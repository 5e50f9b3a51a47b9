// The span between two temporal values.
#include "graph/model/calendar.h"
#include "graph/model/temporal_arithmetic.h"
#include "graph/model/time_zone.h"
#include "graph/query/temporal.h"

namespace treatygraph {
namespace {

// Both ends with all their parts, the end in the start's zone.
struct Ends {
  DateTime start, end;
  bool dated;  // both have a day of their own; else only the clock counts
};

Ends ends_of(const Value& a, const Value& b) {
  Moment first = moment_of(a);
  Moment second = moment_of(b);
  const bool dated = first.days && second.days;
  if (!first.days) first.days = second.days.value_or(0);
  if (!second.days) second.days = first.days;
  const Zone first_zone = first.zone ? *first.zone : second.zone.value_or(Zone{});
  const Zone second_zone = second.zone.value_or(first_zone);
  const auto resolved = [](const Moment& moment, const Zone& zone) {
    const std::int64_t nanos = moment.nanos.value_or(0);
    const auto local = moment.zone || zone.name.empty() ? std::nullopt : in_zone(zone.name, *moment.days, nanos);
    if (!local) return DateTime{*moment.days, nanos, zone.offset, zone.name};
    return DateTime{local->days, local->nanos, local->offset, zone.name};
  };
  Ends ends{resolved(first, first_zone), resolved(second, second_zone), dated};
  const DateTime& end = ends.end;
  const std::int64_t instant = epoch_seconds(end.days, end.nanos, end.offset);
  const std::int32_t offset = ends.start.zone.empty()
                                  ? ends.start.offset
                                  : zone_offset_at(ends.start.zone, instant).value_or(ends.start.offset);
  const Division day = floor_divide(instant + offset, seconds_per_day);
  ends.end = {day.quotient, day.remainder * nanos_per_second + end.nanos % nanos_per_second, offset, ends.start.zone};
  return ends;
}

// The end's day, one nearer to the start where the clock has not yet come round.
std::int64_t last_full_day(const DateTime& start, const DateTime& end) {
  if (end.days > start.days && end.nanos < start.nanos) return end.days - 1;
  if (end.days < start.days && end.nanos > start.nanos) return end.days + 1;
  return end.days;
}

std::int64_t months_between(const DateTime& start, const DateTime& end) {
  const auto position = [](std::int64_t days) {
    const CivilDate date = civil_from(days);
    return (date.year * 12 + date.month - 1) * 32 + date.day;  // no month has 32 days
  };
  return (position(last_full_day(start, end)) - position(start.days)) / 32;
}

std::int64_t days_between(const DateTime& start, const DateTime& end) { return last_full_day(start, end) - start.days; }

Duration clock_between(const DateTime& start, const DateTime& end) {
  const auto seconds = [](const DateTime& time) { return epoch_seconds(time.days, time.nanos, time.offset); };
  return duration_of(0, 0, seconds(end) - seconds(start),
                     end.nanos % nanos_per_second - start.nanos % nanos_per_second);
}

}  // namespace

Duration between(const Value& a, const Value& b, Measure measure) {
  auto [start, end, dated] = ends_of(a, b);
  if (measure == Measure::seconds || (measure == Measure::all && !dated)) return clock_between(start, end);
  if (!dated) return {};
  if (measure == Measure::days) return {0, days_between(start, end), 0, 0};
  const std::int64_t months = months_between(start, end);
  if (measure == Measure::months) return {months, 0, 0, 0};
  start = shift(start, Duration{months, 0, 0, 0});
  const std::int64_t days = days_between(start, end);
  start = shift(start, Duration{0, days, 0, 0});
  const Duration clock = clock_between(start, end);
  return {months, days, clock.seconds, clock.nanos};
}

}  // namespace treatygraph
