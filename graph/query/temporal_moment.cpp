// Moments to values and back, zones, and components.
#include <fmt/format.h>

#include <algorithm>

#include "graph/model/calendar.h"
#include "graph/model/time_zone.h"
#include "graph/model/value_operations.h"
#include "graph/query/function_groups.h"
#include "graph/query/temporal.h"

namespace treatygraph {
namespace {

using Type = Value::Type;

// The local clock reading of an instant in this zone.
Moment local_in(const Zone& zone, std::int64_t instant, std::int64_t fraction) {
  const std::int32_t offset = zone.name.empty() ? zone.offset : zone_offset_at(zone.name, instant).value_or(0);
  const Division day = floor_divide(instant + offset, seconds_per_day);
  return {day.quotient, day.remainder * nanos_per_second + fraction, Zone{offset, zone.name}};
}

// The offset of a clock reading: a named zone's depends on the day; of a time without a day, on the statement's.
DateTime resolve(const Moment& moment, const CallScene& scene) {
  const Zone zone = moment.zone.value_or(Zone{});
  const std::int64_t nanos = moment.nanos.value_or(0);
  const std::int64_t days = moment.days.value_or(floor_divide(scene.now_seconds, seconds_per_day).quotient);
  if (zone.name.empty()) return {days, nanos, zone.offset, {}};
  // Text may give the offset too: it tells the two readings of an hour apart that the clocks repeat.
  const std::int64_t told = epoch_seconds(days, nanos, zone.offset);
  if (zone_offset_at(zone.name, told) == zone.offset) return {days, nanos, zone.offset, zone.name};
  const auto local = in_zone(zone.name, days, nanos);
  if (!local) return {days, nanos, 0, {}};
  return {local->days, local->nanos, local->offset, zone.name};
}

struct Component {
  std::string_view name;
  std::int64_t (*of)(const Moment&);
};

CivilDate civil(const Moment& m) { return civil_from(*m.days); }
std::int64_t quarter_start(const Moment& m) {
  const CivilDate date = civil(m);
  return days_from(CivilDate{date.year, (date.month - 1) / 3 * 3 + 1, 1});
}
std::int64_t ordinal(const Moment& m) { return *m.days - days_from(CivilDate{civil(m).year, 1, 1}) + 1; }
std::int64_t fraction(const Moment& m) { return *m.nanos % nanos_per_second; }
std::int64_t instant(const Moment& m) { return epoch_seconds(*m.days, *m.nanos, m.zone->offset); }

constexpr Component date_components[] = {
    {"year", [](const Moment& m) { return civil(m).year; }},
    {"quarter", [](const Moment& m) { return std::int64_t{(civil(m).month - 1) / 3 + 1}; }},
    {"month", [](const Moment& m) { return std::int64_t{civil(m).month}; }},
    {"week", [](const Moment& m) { return std::int64_t{week_from(*m.days).week}; }},
    {"weekYear", [](const Moment& m) { return week_from(*m.days).week_year; }},
    {"day", [](const Moment& m) { return std::int64_t{civil(m).day}; }},
    {"ordinalDay", ordinal},
    {"dayOfYear", ordinal},
    {"weekDay", [](const Moment& m) { return std::int64_t{day_of_week(*m.days)}; }},
    {"dayOfWeek", [](const Moment& m) { return std::int64_t{day_of_week(*m.days)}; }},
    {"dayOfQuarter", [](const Moment& m) { return *m.days - quarter_start(m) + 1; }},
};

constexpr Component time_components[] = {
    {"hour", [](const Moment& m) { return *m.nanos / nanos_per_second / 3600; }},
    {"minute", [](const Moment& m) { return *m.nanos / nanos_per_second / 60 % 60; }},
    {"second", [](const Moment& m) { return *m.nanos / nanos_per_second % 60; }},
    {"millisecond", [](const Moment& m) { return fraction(m) / 1'000'000; }},
    {"microsecond", [](const Moment& m) { return fraction(m) / 1'000; }},
    {"nanosecond", fraction},
};

constexpr Component zone_components[] = {
    {"offsetMinutes", [](const Moment& m) { return std::int64_t{m.zone->offset / 60}; }},
    {"offsetSeconds", [](const Moment& m) { return std::int64_t{m.zone->offset}; }},
};

constexpr Component instant_components[] = {
    {"epochSeconds", instant},
    {"epochMillis", [](const Moment& m) { return instant(m) * 1000 + fraction(m) / 1'000'000; }},
};

struct DurationComponent {
  std::string_view name;
  std::int64_t (*of)(const Duration&);
};

// Seconds and nanoseconds in a smaller unit, of which a second has `units`.
std::int64_t in_units(const Duration& d, std::int64_t units) {
  return add(multiply(d.seconds, units), d.nanos / (nanos_per_second / units)).integer();
}

constexpr DurationComponent duration_components[] = {
    {"years", [](const Duration& d) { return d.months / 12; }},
    {"quarters", [](const Duration& d) { return d.months / 3; }},
    {"months", [](const Duration& d) { return d.months; }},
    {"weeks", [](const Duration& d) { return d.days / 7; }},
    {"days", [](const Duration& d) { return d.days; }},
    {"hours", [](const Duration& d) { return d.seconds / 3600; }},
    {"minutes", [](const Duration& d) { return d.seconds / 60; }},
    {"seconds", [](const Duration& d) { return d.seconds; }},
    {"milliseconds", [](const Duration& d) { return in_units(d, 1000); }},
    {"microseconds", [](const Duration& d) { return in_units(d, 1'000'000); }},
    {"nanoseconds", [](const Duration& d) { return in_units(d, nanos_per_second); }},
    {"quartersOfYear", [](const Duration& d) { return d.months / 3 % 4; }},
    {"monthsOfQuarter", [](const Duration& d) { return d.months % 3; }},
    {"monthsOfYear", [](const Duration& d) { return d.months % 12; }},
    {"daysOfWeek", [](const Duration& d) { return d.days % 7; }},
    {"minutesOfHour", [](const Duration& d) { return d.seconds / 60 % 60; }},
    {"secondsOfMinute", [](const Duration& d) { return d.seconds % 60; }},
    {"millisecondsOfSecond", [](const Duration& d) { return d.nanos / 1'000'000; }},
    {"microsecondsOfSecond", [](const Duration& d) { return d.nanos / 1000; }},
    {"nanosecondsOfSecond", [](const Duration& d) { return d.nanos; }},
};

template <typename Row, std::size_t size, typename Whole>
std::optional<Value> look_up(const Row (&table)[size], std::string_view name, const Whole& whole) {
  const auto row = std::find_if(std::begin(table), std::end(table), [name](const Row& r) { return r.name == name; });
  return row == std::end(table) ? std::nullopt : std::optional(Value(row->of(whole)));
}

std::optional<Value> zone_component(const Moment& moment, std::string_view name) {
  if (name == "offset") return Value(offset_text(moment.zone->offset));
  if (name == "timezone")
    return Value(moment.zone->name.empty() ? offset_text(moment.zone->offset) : moment.zone->name);
  return look_up(zone_components, name, moment);
}

}  // namespace

std::optional<Value> temporal_component(const Value& temporal, std::string_view name) {
  if (temporal.type() < Type::date) return std::nullopt;
  if (temporal.type() == Type::duration) return look_up(duration_components, name, temporal.duration());
  const Moment moment = moment_of(temporal);
  std::optional<Value> found;
  if (moment.days) found = look_up(date_components, name, moment);
  if (!found && moment.nanos) found = look_up(time_components, name, moment);
  if (!found && moment.zone) found = zone_component(moment, name);
  if (!found && temporal.type() == Type::date_time) found = look_up(instant_components, name, moment);
  return found;
}

Moment moment_of(const Value& temporal) {
  switch (temporal.type()) {
    case Type::date: return {temporal.date().days, {}, {}};
    case Type::local_time: return {{}, temporal.local_time().nanos, {}};
    case Type::time: return {{}, temporal.time().nanos, Zone{temporal.time().offset, {}}};
    case Type::local_date_time: return {temporal.local_date_time().days, temporal.local_date_time().nanos, {}};
    default: {
      const DateTime& time = temporal.date_time();
      return {time.days, time.nanos, Zone{time.offset, time.zone}};
    }
  }
}

Value value_of(const Moment& moment, Type type, const CallScene& scene) {
  switch (type) {
    case Type::date: return Date{*moment.days};
    case Type::local_time: return LocalTime{moment.nanos.value_or(0)};
    case Type::time: return Time{moment.nanos.value_or(0), resolve(moment, scene).offset};
    case Type::local_date_time: return LocalDateTime{*moment.days, moment.nanos.value_or(0)};
    default: return resolve(moment, scene);
  }
}

Moment moved_to(const Moment& moment, const Zone& zone, const CallScene& scene) {
  Moment result = moment;
  result.zone = zone;
  if (!moment.zone) return result;
  const DateTime here = resolve(moment, scene);
  Moment there = local_in(zone, epoch_seconds(here.days, here.nanos, here.offset), here.nanos % nanos_per_second);
  if (moment.days) return there;
  result.nanos = there.nanos;
  return result;
}

}  // namespace treatygraph
