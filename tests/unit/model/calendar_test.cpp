#include "graph/model/calendar.h"

#include <gtest/gtest.h>

#include "graph/model/temporal_arithmetic.h"
#include "graph/model/time_zone.h"

namespace treatygraph {
namespace {

TEST(Calendar, CountsEveryDayOfEightCenturies) {
  CivilDate expected{1600, 1, 1};
  int weekday = 6;  // a Saturday
  for (std::int64_t days = days_from(expected); expected.year < 2400; ++days) {
    const CivilDate civil = civil_from(days);
    ASSERT_TRUE(civil.year == expected.year && civil.month == expected.month && civil.day == expected.day) << days;
    ASSERT_EQ(days_from(civil), days);
    ASSERT_EQ(days_from(week_from(days)), days);
    ASSERT_EQ(day_of_week(days), weekday);
    weekday = weekday % 7 + 1;
    if (++expected.day <= month_length(expected.year, expected.month)) continue;
    expected.day = 1;
    if (++expected.month > 12) expected = {expected.year + 1, 1, 1};
  }
}

TEST(Calendar, PrintsIso8601) {
  EXPECT_EQ(to_text(Date{days_from(CivilDate{12021, 1, 2})}), "+12021-01-02");
  EXPECT_EQ(to_text(Date{days_from(CivilDate{-44, 3, 15})}), "-0044-03-15");
  EXPECT_EQ(to_text(LocalTime{45'074'645'000'000}), "12:31:14.645");
  EXPECT_EQ(to_text(Time{45'060'000'000'000, -5400}), "12:31-01:30");
  EXPECT_EQ(to_text(DateTime{0, 0, 3600, "Europe/Paris"}), "1970-01-01T00:00+01:00[Europe/Paris]");
  EXPECT_EQ(to_text(Duration{14, -3, -1, 900'000'000}), "P1Y2M-3DT-0.1S");
  EXPECT_EQ(to_text(Duration{0, 0, 0, 0}), "PT0S");
}

TEST(Zones, SkipAndRepeatHours) {
  const std::int64_t spring = days_from(CivilDate{2017, 3, 26});
  const std::int64_t autumn = days_from(CivilDate{2017, 10, 29});
  const std::int64_t half_past_two = 9000 * nanos_per_second;
  const auto skipped = in_zone("Europe/Stockholm", spring, half_past_two);
  ASSERT_TRUE(skipped);
  EXPECT_EQ(skipped->nanos, half_past_two + 3600 * nanos_per_second);
  EXPECT_EQ(skipped->offset, 7200);
  const auto repeated = in_zone("Europe/Stockholm", autumn, half_past_two);
  ASSERT_TRUE(repeated);
  EXPECT_EQ(repeated->offset, 7200);
  EXPECT_FALSE(in_zone("Europe/Atlantis", 0, 0));
}

TEST(Zones, KeepTheInstantOverAnHourAndTheClockOverADay) {
  const std::int64_t eve = days_from(CivilDate{2017, 10, 28});
  const DateTime noon{eve, std::int64_t{12} * 3600 * nanos_per_second, 7200, "Europe/Stockholm"};
  EXPECT_EQ(to_text(shift(noon, Duration{0, 1, 0, 0})), "2017-10-29T12:00+01:00[Europe/Stockholm]");
  EXPECT_EQ(to_text(shift(noon, Duration{0, 0, 86'400, 0})), "2017-10-29T11:00+01:00[Europe/Stockholm]");
}

}  // namespace
}  // namespace treatygraph
