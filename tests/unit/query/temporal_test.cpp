// Cases of our own beside the TCK's: borders, zones, and bad input.
#include <gtest/gtest.h>

#include "answer.h"

namespace treatygraph {
namespace {

struct Case {
  std::string expression, answer;
};

void expect(std::initializer_list<Case> cases) {
  for (const Case& each : cases) EXPECT_EQ(answer(each.expression), each.answer) << each.expression;
}

constexpr const char* bad = "ERROR ArgumentError InvalidArgumentValue";

TEST(Temporal, ReadsEveryFormOfADate) {
  expect({
      {"date('2021-11-17')", "'2021-11-17'"},
      {"date('20211117')", "'2021-11-17'"},
      {"date('2021-11')", "'2021-11-01'"},
      {"date('202111')", "'2021-11-01'"},
      {"date('2021')", "'2021-01-01'"},
      {"date('2021-W46-3')", "'2021-11-17'"},
      {"date('2021W463')", "'2021-11-17'"},
      {"date('2021-W46')", "'2021-11-15'"},
      {"date('2021-Q4-48')", "'2021-11-17'"},
      {"date('2021Q448')", "'2021-11-17'"},
      {"date('2021-321')", "'2021-11-17'"},
      {"date('2021321')", "'2021-11-17'"},
      {"date('2020-02-29')", "'2020-02-29'"},
      {"date('-0044-03-15')", "'-0044-03-15'"},
      {"date('+12021-01-02')", "'+12021-01-02'"},
  });
}

TEST(Temporal, RefusesWhatIsNone) {
  for (const std::string text :
       {"", "x", "2021-13-01", "2021-02-29", "2021-00-01", "2021-1-1", "2021-W54", "2021-W53", "2021-366",
        "2021-11-17T12", "2021-11-17 ", "99999-01-01", "2021-Q5", "+1234567890-01-01", "２０２１"})
    EXPECT_EQ(answer("date('" + text + "')"), bad) << text;
  for (const std::string text : {"24:00", "12:60", "12:31:61", "1", "12:3", "12:31:14.", "12:31:14.1234567891", "T"})
    EXPECT_EQ(answer("localtime('" + text + "')"), bad) << text;
  for (const std::string text : {"2021-11-17T12:00+19:00", "2021-11-17T12:00[Europe/Atlantis]",
                                 "2021-11-17T12:00[Europe/Paris", "2021-11-17T12:00+01:00]", "2021-11-17T"})
    EXPECT_EQ(answer("datetime('" + text + "')"), bad) << text;
  for (const std::string text :
       {"", "P", "1Y", "P1", "P1X", "PT", "P1Y2", "P1H", "PT1Y", "P99999999999999999999D", "P--1D"})
    EXPECT_EQ(answer("duration('" + text + "')"), bad) << text;
}

TEST(Temporal, RefusesMapsThatSayTooLittleOrTooMuch) {
  for (const std::string map : {"date({})",
                                "date({month: 1})",
                                "date({year: 2021, day: 3})",
                                "date({year: 2021, month: 13})",
                                "date({yeer: 2021})",
                                "date({year: '2021'})",
                                "date({year: 2021, month: 2, day: 29})",
                                "date({year: 10000000000})",
                                "localtime({minute: 3})",
                                "localtime({hour: 1, second: 3})",
                                "localtime({hour: 24})",
                                "localtime({hour: 1, minute: 1, second: 1, nanosecond: 1000000000})",
                                "localdatetime({hour: 1})",
                                "datetime({year: 2021, timezone: 'Mars'})",
                                "duration({yeers: 1})",
                                "duration({years: '1'})",
                                "date({date: localtime('12:00')})",
                                "date({year: 2021, week: 53})",
                                "date.truncate('hour', date('2021-11-17'))",
                                "localtime.truncate('year', localtime('12:00'))",
                                "date.truncate('yaer', date('2021-11-17'))",
                                "date(localtime('12:00'))"})
    EXPECT_EQ(answer(map), bad) << map;
}

TEST(Temporal, KeepsZonesOverTheirChanges) {
  expect({
      {"datetime('2017-03-26T02:30[Europe/Stockholm]')", "'2017-03-26T03:30+02:00[Europe/Stockholm]'"},
      {"datetime('2017-10-29T02:30[Europe/Stockholm]')", "'2017-10-29T02:30+02:00[Europe/Stockholm]'"},
      {"datetime('2017-10-29T02:30+01:00[Europe/Stockholm]')", "'2017-10-29T02:30+01:00[Europe/Stockholm]'"},
      {"datetime('2017-10-29T01:30+02:00[Europe/Stockholm]') + duration('PT2H')",
       "'2017-10-29T02:30+01:00[Europe/Stockholm]'"},
      {"datetime('2017-10-28T02:30+02:00[Europe/Stockholm]') + duration('P1D')",
       "'2017-10-29T02:30+02:00[Europe/Stockholm]'"},
      {"duration.inSeconds(date('2017-10-29'), datetime('2017-10-29T04:00+01:00[Europe/Stockholm]'))", "'PT5H'"},
      {"datetime({datetime: datetime('2017-10-29T12:00Z'), timezone: 'Asia/Shanghai'})",
       "'2017-10-29T20:00+08:00[Asia/Shanghai]'"},
      {"datetime.truncate('hour', datetime('1984-10-11T12:31-01:00'), {timezone: '+01:00'})",
       "'1984-10-11T12:00+01:00'"},
  });
}

TEST(Temporal, StaysInRange) {
  constexpr const char* range = "ERROR ArithmeticError NumberOutOfRange";
  expect({
      {"date('+999999999-12-31') + duration('P1D')", range},
      {"date('-999999999-01-01') - duration({days: 1})", range},
      {"date('2021-01-01') + duration({months: 9223372036854775807})", range},
      {"duration({years: 9223372036854775807})", range},
      {"duration({seconds: 9223372036854775807}) + duration({seconds: 1})", range},
      {"duration({days: 1e300})", range},
      {"duration('P1Y') * 1e300", range},
      {"datetime({epochSeconds: 9223372036854775807})", bad},
      {"datetime.fromEpochMillis(-1)", "'1969-12-31T23:59:59.999Z'"},
      {"duration.between(date('-999999999-01-01'), date('+999999999-12-31'))", "'P1999999998Y11M30D'"},
      {"duration({milliseconds: 9223372036854775807}).seconds", "9223372036854775"},
      {"duration({seconds: 9223372036854775807}).milliseconds", "ERROR ArithmeticError IntegerOverflow"},
      {"duration({seconds: 9223372036854775807, nanoseconds: 1000000000})", range},
      {"localtime.truncate('millisecond', localtime('12:00:00.001'), {nanosecond: 9223372036854775807})",
       "ERROR ArithmeticError IntegerOverflow"},
      {"duration({nanoseconds: -1})", "'PT-0.000000001S'"},
  });
}

TEST(Temporal, ComponentsOfDurations) {
  expect({
      {"[d IN [duration('P1Y5M16DT3H2M1.5S')] | [d.years, d.quarters, d.months, d.weeks, d.days, d.hours, d.minutes, "
       "d.seconds]]",
       "[[1, 5, 17, 2, 16, 3, 182, 10921]]"},
      {"[d IN [duration('P1Y5M16DT3H2M1.5S')] | [d.quartersOfYear, d.monthsOfQuarter, d.monthsOfYear, d.daysOfWeek, "
       "d.minutesOfHour, d.secondsOfMinute, d.millisecondsOfSecond]]",
       "[[1, 2, 5, 2, 2, 1, 500]]"},
  });
}

TEST(Temporal, TheClockStandsStillInAStatement) {
  EXPECT_EQ(answer("datetime() = datetime.statement() AND timestamp() = datetime().epochMillis"), "true");
  EXPECT_EQ(answer("date.realtime('Asia/Tokyo') >= date.realtime('America/Los_Angeles')"), "true");
}

}  // namespace
}  // namespace treatygraph
