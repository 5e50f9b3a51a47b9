// The temporal functions' rows.
#include <fmt/format.h>

#include "graph/model/calendar.h"
#include "graph/model/value_operations.h"
#include "graph/query/function_groups.h"
#include "graph/query/temporal.h"

namespace treatygraph {
namespace {

using Type = Value::Type;

bool needs_day(Type type) { return type == Type::date || type == Type::local_date_time || type == Type::date_time; }

Moment now_in(const CallScene& scene, const Zone& zone) {
  const Division day = floor_divide(scene.now_seconds, seconds_per_day);
  const Moment utc{day.quotient, day.remainder * nanos_per_second + scene.now_nanos, Zone{}};
  return moved_to(utc, zone, scene);
}

Value convert(const Value& value, Type type, const CallScene& scene) {
  const Moment moment = moment_of(value);
  if (needs_day(type) && !moment.days)
    bad_argument("ArgumentError", "InvalidArgumentValue", "a time alone has no date", "give {date: …, time: …}");
  if (!needs_day(type) && !moment.nanos)
    bad_argument("ArgumentError", "InvalidArgumentValue", "a date alone has no time", "give {date: …, hour: …}");
  return value_of(moment, type, scene);
}

bool only_zone(const Map& map) { return map.size() == 1 && map.begin()->first == "timezone"; }

// date(), date('2015-07-21'), date({year: 2015}), date(another): for each type.
template <Type type>
Value make(const CallScene& scene, Arguments a) {
  if (a.empty()) return value_of(now_in(scene, Zone{}), type, scene);
  if (a[0].type() == Type::string) return value_of(parse_moment(a[0].string(), type), type, scene);
  if (a[0].type() != Type::map) return convert(a[0], type, scene);
  const Map& map = a[0].map();
  if (only_zone(map) && map.begin()->second.type() == Type::string)
    return value_of(now_in(scene, zone_from(map.begin()->second.string())), type, scene);
  return value_of(moment_from(map, Moment{}, type, scene), type, scene);
}

// date.statement(), date.statement('Europe/Stockholm')
template <Type type>
Value now(const CallScene& scene, Arguments a) {
  const Zone zone = a.empty() ? Zone{} : zone_from(a[0].string());
  return value_of(now_in(scene, zone), type, scene);
}

template <Type type>
Value real_now(const CallScene& scene, Arguments a) {
  return now<type>(scene_now(scene.graph), a);
}

// What was cut off may be set anew. Of finer parts than the unit, those of the fraction add to what is left of it.
template <Type type>
Value truncate(const CallScene& scene, Arguments a) {
  const Value given = a.size() > 1 ? a[1] : make<type>(scene, {});
  Moment moment = truncated(moment_of(given), a[0].string(), type);
  if (needs_day(type) && !moment.days)
    bad_argument("ArgumentError", "InvalidArgumentValue", "a time alone has no date to truncate",
                 "truncate a datetime, or give 'hour' or a smaller unit");
  if (a.size() < 3) return value_of(moment, type, scene);
  Map fields = a[2].map();
  std::int64_t left = 0;
  if (moment.nanos && (a[0].string() == "millisecond" || a[0].string() == "microsecond"))
    left = *moment.nanos % nanos_per_second;
  const auto nanosecond = fields.find("nanosecond");
  if (left != 0 && nanosecond != fields.end() && nanosecond->second.type() == Type::integer)
    nanosecond->second = add(nanosecond->second, left);
  if (fields.find("timezone") != fields.end()) moment.zone.reset();  // the clock is kept, the instant is not
  return value_of(moment_from(fields, moment, type, scene), type, scene);
}

Value from_epoch(const CallScene& scene, Arguments a) {
  return value_of(moment_from(Map{{"epochSeconds", a[0]}, {"nanosecond", a[1]}}, Moment{}, Type::date_time, scene),
                  Type::date_time, scene);
}

Value from_epoch_millis(const CallScene& scene, Arguments a) {
  return value_of(moment_from(Map{{"epochMillis", a[0]}}, Moment{}, Type::date_time, scene), Type::date_time, scene);
}

Value duration(const CallScene&, Arguments a) {
  if (a[0].type() == Type::duration) return a[0];
  return a[0].type() == Type::string ? parse_duration(a[0].string()) : duration_from_map(a[0].map());
}

template <Measure measure>
Value span(const CallScene&, Arguments a) {
  return between(a[0], a[1], measure);
}

Value timestamp(const CallScene& scene, Arguments) { return scene.now_seconds * 1000 + scene.now_nanos / 1'000'000; }

constexpr Types moments{Type::date, Type::local_time, Type::time, Type::local_date_time, Type::date_time};
constexpr Types makers{Type::string,          Type::map,      Type::date, Type::local_time, Type::time,
                       Type::local_date_time, Type::date_time};
constexpr Types duration_makers{Type::string, Type::map, Type::duration};
constexpr auto null = Nulls::answer_null;
constexpr auto pure = Depends::arguments;
constexpr auto timed = Depends::statement;
constexpr auto chance = Depends::chance;

constexpr std::string_view clock_help = "now, at the beginning of the statement";
constexpr std::string_view real_help = "now, by the clock at this very moment";
constexpr std::string_view cut_help = "the begin of the unit that the value lies in; parts may be set anew";
constexpr std::string_view make_help = "now, or from text, from a map of parts, or from another temporal value";

constexpr Function table[] = {
    {"date",
     0,
     1,
     {makers, anything, anything},
     null,
     timed,
     make<Type::date>,
     "[text, map or temporal]",
     make_help,
     "date('2021-11-17')"},
    {"date.realtime",
     0,
     1,
     {strings, anything, anything},
     null,
     chance,
     real_now<Type::date>,
     "[timezone]",
     real_help,
     "date.realtime()"},
    {"date.statement",
     0,
     1,
     {strings, anything, anything},
     null,
     timed,
     now<Type::date>,
     "[timezone]",
     clock_help,
     "date.statement()"},
    {"date.transaction",
     0,
     1,
     {strings, anything, anything},
     null,
     timed,
     now<Type::date>,
     "[timezone]",
     clock_help,
     "date.transaction()"},
    {"date.truncate",
     1,
     3,
     {strings, moments, maps},
     null,
     timed,
     truncate<Type::date>,
     "unit[, value[, map]]",
     cut_help,
     "date.truncate('decade', date('2021-11-17'))"},
    {"datetime",
     0,
     1,
     {makers, anything, anything},
     null,
     timed,
     make<Type::date_time>,
     "[text, map or temporal]",
     make_help,
     "datetime('2021-11-17T21:40+01:00')"},
    {"datetime.fromEpoch",
     2,
     2,
     {integers, integers, anything},
     null,
     pure,
     from_epoch,
     "seconds, nanoseconds",
     "so long after 1970-01-01T00:00Z",
     "datetime.fromEpoch(416779, 999999999)"},
    {"datetime.fromEpochMillis",
     1,
     1,
     {integers, anything, anything},
     null,
     pure,
     from_epoch_millis,
     "milliseconds",
     "so long after 1970-01-01T00:00Z",
     "datetime.fromEpochMillis(237821673987)"},
    {"datetime.realtime",
     0,
     1,
     {strings, anything, anything},
     null,
     chance,
     real_now<Type::date_time>,
     "[timezone]",
     real_help,
     "datetime.realtime()"},
    {"datetime.statement",
     0,
     1,
     {strings, anything, anything},
     null,
     timed,
     now<Type::date_time>,
     "[timezone]",
     clock_help,
     "datetime.statement()"},
    {"datetime.transaction",
     0,
     1,
     {strings, anything, anything},
     null,
     timed,
     now<Type::date_time>,
     "[timezone]",
     clock_help,
     "datetime.transaction()"},
    {"datetime.truncate",
     1,
     3,
     {strings, moments, maps},
     null,
     timed,
     truncate<Type::date_time>,
     "unit[, value[, map]]",
     cut_help,
     "datetime.truncate('hour', datetime('2021-11-17T21:40Z'))"},
    {"duration",
     1,
     1,
     {duration_makers, anything, anything},
     null,
     pure,
     duration,
     "text or map",
     "a span of time",
     "duration('P1Y2M')"},
    {"duration.between",
     2,
     2,
     {moments, moments, anything},
     null,
     pure,
     span<Measure::all>,
     "from, to",
     "in months, then days, then seconds",
     "duration.between(date('2020-01-01'), date('2021-11-17'))"},
    {"duration.inDays",
     2,
     2,
     {moments, moments, anything},
     null,
     pure,
     span<Measure::days>,
     "from, to",
     "in whole days",
     "duration.inDays(date('2020-01-01'), date('2021-11-17'))"},
    {"duration.inMonths",
     2,
     2,
     {moments, moments, anything},
     null,
     pure,
     span<Measure::months>,
     "from, to",
     "in whole months",
     "duration.inMonths(date('2020-01-01'), date('2021-11-17'))"},
    {"duration.inSeconds",
     2,
     2,
     {moments, moments, anything},
     null,
     pure,
     span<Measure::seconds>,
     "from, to",
     "in seconds",
     "duration.inSeconds(localtime('12:00'), localtime('14:30'))"},
    {"localdatetime",
     0,
     1,
     {makers, anything, anything},
     null,
     timed,
     make<Type::local_date_time>,
     "[text, map or temporal]",
     make_help,
     "localdatetime('2021-11-17T21:40')"},
    {"localdatetime.realtime",
     0,
     1,
     {strings, anything, anything},
     null,
     chance,
     real_now<Type::local_date_time>,
     "[timezone]",
     real_help,
     "localdatetime.realtime()"},
    {"localdatetime.statement",
     0,
     1,
     {strings, anything, anything},
     null,
     timed,
     now<Type::local_date_time>,
     "[timezone]",
     clock_help,
     "localdatetime.statement()"},
    {"localdatetime.transaction",
     0,
     1,
     {strings, anything, anything},
     null,
     timed,
     now<Type::local_date_time>,
     "[timezone]",
     clock_help,
     "localdatetime.transaction()"},
    {"localdatetime.truncate",
     1,
     3,
     {strings, moments, maps},
     null,
     timed,
     truncate<Type::local_date_time>,
     "unit[, value[, map]]",
     cut_help,
     "localdatetime.truncate('hour', localdatetime('2021-11-17T21:40'))"},
    {"localtime",
     0,
     1,
     {makers, anything, anything},
     null,
     timed,
     make<Type::local_time>,
     "[text, map or temporal]",
     make_help,
     "localtime('21:40')"},
    {"localtime.realtime",
     0,
     1,
     {strings, anything, anything},
     null,
     chance,
     real_now<Type::local_time>,
     "[timezone]",
     real_help,
     "localtime.realtime()"},
    {"localtime.statement",
     0,
     1,
     {strings, anything, anything},
     null,
     timed,
     now<Type::local_time>,
     "[timezone]",
     clock_help,
     "localtime.statement()"},
    {"localtime.transaction",
     0,
     1,
     {strings, anything, anything},
     null,
     timed,
     now<Type::local_time>,
     "[timezone]",
     clock_help,
     "localtime.transaction()"},
    {"localtime.truncate",
     1,
     3,
     {strings, moments, maps},
     null,
     timed,
     truncate<Type::local_time>,
     "unit[, value[, map]]",
     cut_help,
     "localtime.truncate('hour', localtime('21:40'))"},
    {"time",
     0,
     1,
     {makers, anything, anything},
     null,
     timed,
     make<Type::time>,
     "[text, map or temporal]",
     make_help,
     "time('21:40+01:00')"},
    {"time.realtime",
     0,
     1,
     {strings, anything, anything},
     null,
     chance,
     real_now<Type::time>,
     "[timezone]",
     real_help,
     "time.realtime()"},
    {"time.statement",
     0,
     1,
     {strings, anything, anything},
     null,
     timed,
     now<Type::time>,
     "[timezone]",
     clock_help,
     "time.statement()"},
    {"time.transaction",
     0,
     1,
     {strings, anything, anything},
     null,
     timed,
     now<Type::time>,
     "[timezone]",
     clock_help,
     "time.transaction()"},
    {"time.truncate",
     1,
     3,
     {strings, moments, maps},
     null,
     timed,
     truncate<Type::time>,
     "unit[, value[, map]]",
     cut_help,
     "time.truncate('hour', time('21:40+01:00'))"},
    {"timestamp",
     0,
     0,
     {anything, anything, anything},
     null,
     timed,
     timestamp,
     "",
     "milliseconds since 1970-01-01T00:00Z",
     "timestamp()"},
};

}  // namespace

std::span<const Function> temporal_functions() { return table; }

}  // namespace treatygraph
