// Temporal values from maps, and their truncation.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "extract/base/text.h"
#include "graph/model/calendar.h"
#include "graph/model/temporal_arithmetic.h"
#include "graph/model/value_operations.h"
#include "graph/query/function_groups.h"
#include "graph/query/temporal.h"

namespace treatygraph {
namespace {

using Type = Value::Type;

constexpr std::string_view known_fields[] = {"date",         "time",       "datetime",  "year",         "month",
                                             "day",          "week",       "dayOfWeek", "quarter",      "ordinalDay",
                                             "dayOfQuarter", "hour",       "minute",    "second",       "millisecond",
                                             "microsecond",  "nanosecond", "timezone",  "epochSeconds", "epochMillis"};

[[noreturn]] void bad_field(std::string what, std::string advice = {}) {
  bad_argument("ArgumentError", "InvalidArgumentValue", std::move(what), std::move(advice));
}

class Fields {
 public:
  explicit Fields(const Map& map) : map_(map) {
    for (const auto& [key, value] : map)
      if (std::find(std::begin(known_fields), std::end(known_fields), key) == std::end(known_fields))
        bad_field(fmt::format("a date or time has no part '{}'", key), suggestion(key));
  }
  [[nodiscard]] const Value* find(std::string_view key) const {
    const auto found = map_.find(key);
    return found == map_.end() ? nullptr : &found->second;
  }
  [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key) const {
    const Value* value = find(key);
    if (value == nullptr) return std::nullopt;
    if (value->type() != Type::integer)
      bad_field(fmt::format("{} has to be an integer, not {}", key, type_name(*value)));
    return value->integer();
  }
  [[nodiscard]] std::int64_t within(std::string_view key, std::int64_t fallback, std::int64_t least,
                                    std::int64_t greatest) const {
    const std::int64_t value = integer(key).value_or(fallback);
    if (value < least || value > greatest)
      bad_field(fmt::format("{} is {}; it goes from {} to {}", key, value, least, greatest));
    return value;
  }
  [[nodiscard]] std::int64_t year(std::int64_t fallback) const {
    return within("year", fallback, -greatest_year, greatest_year);
  }
  // A temporal value under `key` that has the part which `part` points to.
  [[nodiscard]] std::optional<Moment> moment(std::string_view key) const {
    const Value* value = find(key);
    if (value == nullptr) return std::nullopt;
    if (value->type() < Type::date || value->type() == Type::duration)
      bad_field(fmt::format("{} has to be a temporal value, not {}", key, type_name(*value)));
    return moment_of(*value);
  }
  // Parts are given from the greatest down: without `key`, none of these may stand.
  void require(std::string_view key, std::initializer_list<std::string_view> finer) const {
    if (has(key)) return;
    for (const std::string_view part : finer)
      if (has(part)) bad_field(fmt::format("{} is given, but {} is not", part, key));
  }

 private:
  [[nodiscard]] static std::string suggestion(std::string_view key) {
    const auto near = nearest(key, known_fields);
    return near ? fmt::format("did you mean {}?", *near) : std::string();
  }
  const Map& map_;
};

std::int64_t week_date(const Fields& fields, const std::optional<std::int64_t>& base) {
  const WeekDate start = base ? week_from(*base) : WeekDate{1970, 1, 1};
  const std::int64_t year = fields.year(start.week_year);
  const auto week = static_cast<int>(fields.within("week", start.week, 1, weeks_in(year)));
  const auto day = static_cast<int>(fields.within("dayOfWeek", start.day, 1, 7));
  return days_from(WeekDate{year, week, day});
}

std::int64_t ordinal_date(const Fields& fields, const std::optional<std::int64_t>& base) {
  const std::int64_t year = fields.year(base ? civil_from(*base).year : 1970);
  return days_from(CivilDate{year, 1, 1}) + fields.within("ordinalDay", 1, 1, is_leap(year) ? 366 : 365) - 1;
}

std::int64_t quarter_date(const Fields& fields, const std::optional<std::int64_t>& base) {
  const CivilDate start = base ? civil_from(*base) : CivilDate{1970, 1, 1};
  const int start_quarter = (start.month - 1) / 3;
  const std::int64_t start_day = base ? *base - days_from(CivilDate{start.year, start_quarter * 3 + 1, 1}) + 1 : 1;
  const std::int64_t year = fields.year(start.year);
  const auto quarter = static_cast<int>(fields.within("quarter", start_quarter + 1, 1, 4));
  const std::int64_t first = days_from(CivilDate{year, quarter * 3 - 2, 1});
  const std::int64_t next =
      quarter == 4 ? days_from(CivilDate{year + 1, 1, 1}) : days_from(CivilDate{year, quarter * 3 + 1, 1});
  return first + fields.within("dayOfQuarter", start_day, 1, next - first) - 1;
}

std::int64_t month_date(const Fields& fields, const std::optional<std::int64_t>& base) {
  const CivilDate start = base ? civil_from(*base) : CivilDate{1970, 1, 1};
  const std::int64_t year = fields.year(start.year);
  const auto month = static_cast<int>(fields.within("month", start.month, 1, 12));
  const auto day = static_cast<int>(fields.within("day", start.day, 1, month_length(year, month)));
  return days_from(CivilDate{year, month, day});
}

std::optional<std::int64_t> days_in(const Fields& fields, const std::optional<std::int64_t>& base) {
  if (!base) {
    fields.require("year", {"month", "day", "week", "dayOfWeek", "quarter", "ordinalDay", "dayOfQuarter"});
    if (!fields.has("year")) return std::nullopt;
    const bool by_month = !fields.has("week") && !fields.has("quarter") && !fields.has("ordinalDay");
    if (by_month) fields.require("month", {"day"});
  }
  if (fields.has("week") || fields.has("dayOfWeek")) return week_date(fields, base);
  if (fields.has("ordinalDay")) return ordinal_date(fields, base);
  if (fields.has("quarter") || fields.has("dayOfQuarter")) return quarter_date(fields, base);
  return month_date(fields, base);
}

// Of millisecond, microsecond and nanosecond each counts within the one before it, if that is given.
std::optional<std::int64_t> fraction_in(const Fields& fields) {
  const bool millis = fields.has("millisecond");
  const bool micros = fields.has("microsecond");
  if (!millis && !micros && !fields.has("nanosecond")) return std::nullopt;
  const std::int64_t most_micros = millis ? 999 : 999'999;
  const std::int64_t most_nanos = micros ? 999 : millis ? 999'999 : 999'999'999;
  return fields.within("millisecond", 0, 0, 999) * 1'000'000 + fields.within("microsecond", 0, 0, most_micros) * 1000 +
         fields.within("nanosecond", 0, 0, most_nanos);
}

std::optional<std::int64_t> nanos_in(const Fields& fields, const std::optional<std::int64_t>& base) {
  if (!base) {
    fields.require("hour", {"minute", "second", "millisecond", "microsecond", "nanosecond"});
    fields.require("minute", {"second", "millisecond", "microsecond", "nanosecond"});
    fields.require("second", {"millisecond", "microsecond", "nanosecond"});
  }
  const std::int64_t start = base.value_or(0);
  const std::int64_t seconds = start / nanos_per_second;
  const std::int64_t hour = fields.within("hour", seconds / 3600, 0, 23);
  const std::int64_t minute = fields.within("minute", seconds / 60 % 60, 0, 59);
  const std::int64_t second = fields.within("second", seconds % 60, 0, 59);
  const std::int64_t fraction = fraction_in(fields).value_or(start % nanos_per_second);
  return (hour * 3600 + minute * 60 + second) * nanos_per_second + fraction;
}

std::optional<Zone> zone_in(const Fields& fields) {
  const Value* zone = fields.find("timezone");
  if (zone == nullptr) return std::nullopt;
  if (zone->type() != Type::string) bad_field(fmt::format("timezone has to be a string, not {}", type_name(*zone)));
  return zone_from(zone->string());
}

// date, time and datetime give the parts that they have.
Moment base_of(const Fields& fields, const Moment& base) {
  Moment result = base;
  for (const std::string_view key : {"datetime", "date", "time"}) {
    const auto given = fields.moment(key);
    if (!given) continue;
    if ((key != "time" && !given->days) || (key == "time" && !given->nanos))
      bad_field(fmt::format("the value under {} has no {}", key, key == "time" ? "time" : "date"));
    if (key != "time") result.days = given->days;
    if (key != "date") result.nanos = given->nanos;
    if (key != "date") result.zone = given->zone;
  }
  return result;
}

std::optional<Moment> epoch_in(const Fields& fields, const CallScene& scene) {
  if (!fields.has("epochSeconds") && !fields.has("epochMillis")) return std::nullopt;
  constexpr std::int64_t most = 31'556'889'864'403'199;  // the end of the year 999,999,999
  const Division millis = floor_divide(fields.within("epochMillis", 0, -most, most), 1000);
  const std::int64_t seconds =
      fields.has("epochSeconds") ? fields.within("epochSeconds", 0, -most, most) : millis.quotient;
  const std::int64_t nanos =
      millis.remainder * 1'000'000 + fields.within("nanosecond", 0, 0, 999'999'999) % nanos_per_second;
  const Division day = floor_divide(seconds, seconds_per_day);
  const Moment utc{day.quotient, day.remainder * nanos_per_second + nanos % nanos_per_second, Zone{}};
  return moved_to(utc, zone_in(fields).value_or(Zone{}), scene);
}

struct DurationField {
  std::string_view name;
  std::int64_t months, days, seconds, nanos;
};

constexpr DurationField duration_fields[] = {
    {"years", 12, 0, 0, 0},          {"quarters", 3, 0, 0, 0},   {"months", 1, 0, 0, 0},
    {"weeks", 0, 7, 0, 0},           {"days", 0, 1, 0, 0},       {"hours", 0, 0, 3600, 0},
    {"minutes", 0, 0, 60, 0},        {"seconds", 0, 0, 1, 0},    {"milliseconds", 0, 0, 0, 1'000'000},
    {"microseconds", 0, 0, 0, 1000}, {"nanoseconds", 0, 0, 0, 1}};

Amount amount_in(std::string_view key, const Value& value) {
  if (value.type() == Type::integer) return {value.integer(), 0};
  if (value.type() == Type::real) return amount_of(value.real());
  bad_field(fmt::format("{} has to be a number, not {}", key, type_name(value)));
}

struct Unit {
  std::string_view name;
  std::int64_t nanos;                       // of a part of the day
  std::int64_t (*first_day)(std::int64_t);  // of a day or more
};

std::int64_t first_of_years(std::int64_t days, std::int64_t years) {
  return days_from(CivilDate{floor_divide(civil_from(days).year, years).quotient * years, 1, 1});
}

constexpr Unit units[] = {
    {"millennium", 0, [](std::int64_t days) { return first_of_years(days, 1000); }},
    {"century", 0, [](std::int64_t days) { return first_of_years(days, 100); }},
    {"decade", 0, [](std::int64_t days) { return first_of_years(days, 10); }},
    {"year", 0, [](std::int64_t days) { return first_of_years(days, 1); }},
    {"weekYear", 0,
     [](std::int64_t days) {
       return days_from(WeekDate{week_from(days).week_year, 1, 1});
     }},
    {"quarter", 0,
     [](std::int64_t days) {
       const CivilDate date = civil_from(days);
       return days_from(CivilDate{date.year, (date.month - 1) / 3 * 3 + 1, 1});
     }},
    {"month", 0, [](std::int64_t days) { return days - civil_from(days).day + 1; }},
    {"week", 0, [](std::int64_t days) { return days - day_of_week(days) + 1; }},
    {"day", 0, [](std::int64_t days) { return days; }},
    {"hour", 3600 * nanos_per_second, nullptr},
    {"minute", 60 * nanos_per_second, nullptr},
    {"second", nanos_per_second, nullptr},
    {"millisecond", 1'000'000, nullptr},
    {"microsecond", 1000, nullptr},
};

const Unit& unit_named(std::string_view name, Type type) {
  const auto* unit = std::find_if(std::begin(units), std::end(units), [name](const Unit& u) { return u.name == name; });
  if (unit == std::end(units)) {
    std::array<std::string_view, std::size(units)> names;
    std::transform(std::begin(units), std::end(units), names.begin(), [](const Unit& u) { return u.name; });
    const auto near = nearest(name, names);
    bad_field(fmt::format("there is no unit '{}' to truncate to", name),
              near ? fmt::format("did you mean {}?", *near) : "");
  }
  const bool day_wanted = unit->first_day != nullptr && unit->name != "day";
  const bool only_clock = type == Type::local_time || type == Type::time;
  if ((only_clock && day_wanted) || (type == Type::date && unit->first_day == nullptr))
    bad_field(fmt::format("such a value cannot be truncated to a {}", name));
  return *unit;
}

}  // namespace

Moment moment_from(const Map& map, const Moment& base, Type type, const CallScene& scene) {
  const Fields fields(map);
  if (type == Type::date_time)
    if (const auto moment = epoch_in(fields, scene)) return *moment;
  const Moment start = base_of(fields, base);
  Moment result = start;
  if (type != Type::local_time && type != Type::time) result.days = days_in(fields, start.days);
  if (type != Type::date) result.nanos = nanos_in(fields, start.nanos);
  const bool only_clock = type == Type::local_time || type == Type::time;
  if (!only_clock && !result.days) bad_field("the year is missing", "give year, date or datetime");
  const bool has_clock = start.nanos || fields.has("hour");
  if (only_clock && !has_clock) bad_field("the hour is missing", "give hour, time or datetime");
  const auto zone = zone_in(fields);
  return zone ? moved_to(result, *zone, scene) : result;
}

Duration duration_from_map(const Map& fields) {
  Spans spans;
  for (const auto& [key, value] : fields) {
    const std::string_view name = key;
    const auto* field = std::find_if(std::begin(duration_fields), std::end(duration_fields),
                                     [name](const DurationField& f) { return f.name == name; });
    if (field == std::end(duration_fields)) bad_field(fmt::format("a duration has no part '{}'", key));
    const Amount amount = amount_in(key, value);
    spans.months.add(amount, field->months);
    spans.days.add(amount, field->days);
    spans.seconds.add(amount, field->seconds);
    if (field->nanos == 0) continue;
    const Division whole = floor_divide(amount.whole, nanos_per_second / field->nanos);
    spans.seconds.add({whole.quotient, 0}, 1);
    spans.nanos +=
        whole.remainder * field->nanos + static_cast<std::int64_t>(amount.fraction * static_cast<double>(field->nanos));
  }
  return duration_from(spans);
}

Moment truncated(const Moment& moment, std::string_view name, Type type) {
  const Unit& unit = unit_named(name, type);
  Moment result = moment;
  if (unit.first_day != nullptr) {
    if (moment.days) result.days = unit.first_day(*moment.days);
    result.nanos = 0;
  } else {
    result.nanos = moment.nanos.value_or(0) / unit.nanos * unit.nanos;
  }
  return result;
}

}  // namespace treatygraph
