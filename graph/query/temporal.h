// Temporal: making, taking apart, truncating and measuring dates, times and durations.
//
// All but durations go through one form, the Moment: a day, a time of day and a zone, each of which may be missing.
// Text, maps and other temporal values become Moments, and a Moment becomes the value of the type that was asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/query/functions.h"

namespace treatygraph {

struct Zone {
  std::int32_t offset = 0;  // seconds east; without meaning where there is a name
  std::string name;         // of the IANA table, or ""
};

struct Moment {
  std::optional<std::int64_t> days, nanos;
  std::optional<Zone> zone;
};

// d.year, t.offsetMinutes, dur.monthsOfYear …; nothing where a value of this type has no such component.
[[nodiscard]] std::optional<Value> temporal_component(const Value& temporal, std::string_view name);

[[nodiscard]] Moment moment_of(const Value& temporal);  // requires a temporal value that is no duration
// Missing parts are taken as midnight and as UTC. Requires a day where the type has one.
[[nodiscard]] Value value_of(const Moment& moment, Value::Type type, const CallScene& scene);
// The same instant elsewhere. A moment without a zone is only given one.
[[nodiscard]] Moment moved_to(const Moment& moment, const Zone& zone, const CallScene& scene);
// "Europe/Stockholm", "+01:00", "Z". Throws Error(bad_query).
[[nodiscard]] Zone zone_from(const std::string& text);

// ISO 8601 in all its forms. Throw Error(bad_query) for text that is none, or has parts that the type lacks.
[[nodiscard]] Moment parse_moment(std::string_view text, Value::Type type);
[[nodiscard]] Duration parse_duration(std::string_view text);

// {year: 1984, week: 10, hour: 12, timezone: '+01:00'} …, on top of `base` and of the values under date, time and
// datetime.
[[nodiscard]] Moment moment_from(const Map& fields, const Moment& base, Value::Type type, const CallScene& scene);
[[nodiscard]] Duration duration_from_map(const Map& fields);

// The begin of the millennium … microsecond that the moment lies in.
[[nodiscard]] Moment truncated(const Moment& moment, std::string_view unit, Value::Type type);

// From `a` to `b`: in calendar months, then days, then seconds; or in one of these alone. A missing day or zone is the
// other's.
enum class Measure : std::uint8_t { all, months, days, seconds };
[[nodiscard]] Duration between(const Value& a, const Value& b, Measure measure);

}  // namespace treatygraph
