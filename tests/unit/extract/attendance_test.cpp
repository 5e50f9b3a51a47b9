// Who took which office at a meeting, and who hosted it.
#include <gtest/gtest.h>

#include "sentences.h"

namespace treatygraph {
namespace {

using facts::Predicate;
using Lines = std::vector<std::string>;

Lines offices(const std::string& text) {
  Lines out;
  for (const facts::Relation& relation : test::facts_of(text).relations) {
    if (relation.predicate != Predicate::attended_as) continue;
    out.push_back(relation.subject.substr(7) + " " + relation.object + " " + relation.attributes.at("role"));
  }
  std::sort(out.begin(), out.end());
  return out;
}

const std::string english_cover =
    "Report on the ninth meeting of the Expert Group to Conduct a Comprehensive Study on Cybercrime\n\n1. ";
const std::string chinese_cover = "全面研究网络犯罪问题专家组第九次会议的报告\n\n1. ";

TEST(Offices, BelongToWhomTheyAreGiven) {
  EXPECT_EQ(offices(english_cover +
                    "The meeting was opened by Lena Marsh (Malta), Chair of the Expert Group. Piet Groot (Netherlands) "
                    "acted as Rapporteur.\n"),
            (Lines{"Lena Marsh meeting:ieg-9 chair", "Piet Groot meeting:ieg-9 rapporteur"}));
  EXPECT_EQ(
      offices(english_cover + "Ms. Dora Lind (Sweden) was elected Rapporteur and Mr. Ali Bey (Türkiye) Vice-Chair.\n"),
      (Lines{"Ali Bey meeting:ieg-9 vice-chair", "Dora Lind meeting:ieg-9 rapporteur"}));
  EXPECT_EQ(offices(chinese_cover + "会议选举林芳（中国）为主席、Piet Groot（荷兰）为报告员。\n"),
            (Lines{"Piet Groot meeting:ieg-9 rapporteur", "林芳 meeting:ieg-9 chair"}));
  EXPECT_EQ(offices(chinese_cover + "Ana Lima女士（巴西）当选副主席。\n"), Lines{"Ana Lima meeting:ieg-9 vice-chair"});
}

TEST(Offices, OfAnotherBodyAreNoneHere) {
  EXPECT_EQ(
      offices(
          "麻醉药品委员会第八十届会议的报告\n\n1. 毒品委注意到Ana Lima女士（巴西）以统计委员会主席身份所作的说明。\n"),
      Lines{});
}

TEST(Offices, ARapporteurDoesNotReport) {
  EXPECT_EQ(test::relations(test::facts_of(chinese_cover + "会议选举林芳（中国）为报告员。\n"), Predicate::spoke_at),
            Lines{});
}

TEST(Hosting, OfMeetings) {
  const auto hosted = [](const std::string& text) { return test::relations(test::facts_of(text), Predicate::hosted); };
  EXPECT_EQ(hosted("1. 大会感谢卡塔尔政府主办第十九届联合国预防犯罪和刑事司法大会。\n"),
            Lines{"QAT meeting:crime-congress-19"});
  EXPECT_EQ(hosted("1. 由日本在京都主办的第十八届联合国预防犯罪和刑事司法大会通过了宣言。\n"),
            Lines{"JPN meeting:crime-congress-18"});
  EXPECT_EQ(hosted("1. Norway hosted the eightieth session of the Commission on Narcotic Drugs.\n"),
            Lines{"NOR meeting:cnd-80"});
  EXPECT_EQ(hosted("1. The Nineteenth United Nations Congress on Crime Prevention and Criminal Justice, hosted by "
                   "Qatar, was held in Doha.\n"),
            Lines{"QAT meeting:crime-congress-19"});
  EXPECT_EQ(hosted("1. 第十九届联合国预防犯罪和刑事司法大会在多哈举行。卡塔尔主办了展览。\n"), Lines{});
}

}  // namespace
}  // namespace treatygraph
