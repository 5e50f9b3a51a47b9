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

TEST(Offices, InChineseVerbs) {
  EXPECT_EQ(offices(chinese_cover + "会议由林芳女士（中国）主持。\n"), Lines{"林芳 meeting:ieg-9 chair"});
  EXPECT_EQ(offices(chinese_cover + "会议选出林芳女士（中国）为主席，Ana Lima女士（巴西）为副主席。\n"),
            (Lines{"Ana Lima meeting:ieg-9 vice-chair", "林芳 meeting:ieg-9 chair"}));
  EXPECT_EQ(offices(chinese_cover + "专题小组由林芳（中国）和Ana Lima（巴西）组成。\n"),
            (Lines{"Ana Lima meeting:ieg-9 panellist", "林芳 meeting:ieg-9 panellist"}));
}

TEST(Offices, StandInLists) {
  EXPECT_EQ(offices(english_cover + "The following officers were elected:\n\nVice-Chairs:\n\nAli Bey (Türkiye)\n\nDora "
                                    "Lind (Sweden)\n"),
            (Lines{"Ali Bey meeting:ieg-9 vice-chair", "Dora Lind meeting:ieg-9 vice-chair"}));
  EXPECT_EQ(offices(chinese_cover + "下列专题小组成员作了介绍：\n\n(a) Ana Lima（巴西）；\n\n(b) 林芳（中国）。\n"),
            (Lines{"Ana Lima meeting:ieg-9 panellist", "林芳 meeting:ieg-9 panellist"}));
}

TEST(Representatives, OfTheStateBesideThem) {
  const auto states = [](const std::string& text) {
    return test::relations(test::facts_of(text), Predicate::represents);
  };
  EXPECT_EQ(states(chinese_cover + "巴西常驻代表Ana Lima大使当选主席。\n"), Lines{"person:Ana Lima BRA"});
  EXPECT_EQ(states(chinese_cover + "谢尔盖耶夫先生（白俄罗斯）和吴女士（新加坡）发了言。\n"),
            (Lines{"person:吴 SGP", "person:谢尔盖耶夫 BLR"}));
  EXPECT_EQ(states(english_cover + "The Permanent Representative of Brazil, Ana Lima, was elected Chair.\n"),
            Lines{"person:Ana Lima BRA"});
  EXPECT_EQ(states(english_cover + "Piet Groot and Dora Lind (Sweden) were the panellists.\n"),
            (Lines{"person:Dora Lind SWE", "person:Piet Groot SWE"}));
}

TEST(Offices, OfPanellistsNamedWithTheirStates) {
  EXPECT_EQ(offices(english_cover + "The panellists were Piet Groot, of the Netherlands, and Dora Lind, of Sweden.\n"),
            (Lines{"Dora Lind meeting:ieg-9 panellist", "Piet Groot meeting:ieg-9 panellist"}));
  EXPECT_EQ(offices(english_cover + "Under the chairmanship of Ana Kovac (Croatia), the Group considered item 2.\n"),
            Lines{"Ana Kovac meeting:ieg-9 chair"});
}

TEST(Offices, OfNamesWithNoFormOfAddress) {
  EXPECT_EQ(offices(english_cover + "The working group was chaired by Paula Gomes, representative of Portugal.\n"),
            Lines{"Paula Gomes meeting:ieg-9 chair"});
  EXPECT_EQ(
      offices(english_cover + "The following served as panellists: Maria Rossi, Italy; and Piet Groot, Belgium.\n"),
      (Lines{"Maria Rossi meeting:ieg-9 panellist", "Piet Groot meeting:ieg-9 panellist"}));
  EXPECT_EQ(offices(english_cover + "The panel was opened by the Chair in New Delhi, India.\n"), Lines{});
}

TEST(Representatives, HoldersOfOfficeStandSideBySide) {
  const auto paper = test::facts_of(
      "Informe\n\n1. La Ministra de Justicia de Cabo Verde, Ana Lima, y el Viceministro de Justicia de Kenya, Grace "
      "Otieno, "
      "pronunciaron sendos discursos.\n");
  EXPECT_EQ(test::relations(paper, Predicate::represents), (Lines{"person:Ana Lima CPV", "person:Grace Otieno KEN"}));
}

TEST(Representatives, AnEnvoyForAStateIsNotItsOwn) {
  const auto states = [](const std::string& text) {
    return test::relations(test::facts_of(text), Predicate::represents);
  };
  EXPECT_EQ(states(chinese_cover + "秘书长马里问题特别代表Ana Lima女士发了言。\n"), Lines{});
  EXPECT_EQ(
      states(english_cover + "The Special Representative of the Secretary-General for Mali, Ms. Ana Lima, spoke.\n"),
      Lines{});
}

TEST(Speakers, OfRecordsGoOn) {
  const auto cited = [](const std::string& text) {
    Lines out;
    for (const std::string& line : test::relations(test::facts_of(text), Predicate::cites)) {
      if (line.rfind("BRA ", 0) == 0) out.push_back(line.substr(4));
    }
    return out;
  };
  EXPECT_EQ(cited("A/88/PV.9\n\nMr. Lima (Brazil) (spoke in Portuguese): We want peace.\n\nThe Charter of the United "
                  "Nations binds us.\n\nMs. Lind (Sweden): The Budapest Convention suffices.\n"),
            Lines{"un-charter"});
  EXPECT_EQ(cited("A/C.3/88/SR.9\n\n1. Lima先生（巴西）说，必须合作。\n\n2. 他还援引《联合国宪章》。\n"),
            Lines{"un-charter"});
}

TEST(Membership, IsSaidInManyWays) {
  const auto members = [](const std::string& text) {
    return test::relations(test::facts_of(text), Predicate::member_of);
  };
  EXPECT_EQ(members("1. 东非共同体由肯尼亚、乌干达和卢旺达组成。\n"), (Lines{"KEN eac", "RWA eac", "UGA eac"}));
  EXPECT_EQ(members("1. 肯尼亚和乌干达都是非洲联盟成员国。\n"), (Lines{"KEN au", "UGA au"}));
  EXPECT_EQ(members("1. Kenya and Uganda are members of the African Union.\n"), (Lines{"KEN au", "UGA au"}));
}

TEST(Membership, ListsBehindAnElectionAndInBrackets) {
  const auto members = [](const std::string& text) {
    return test::relations(test::facts_of(text), Predicate::member_of);
  };
  EXPECT_EQ(members("1. 选出下列国家为人权理事会成员，任期三年：肯尼亚、秘鲁和挪威。\n"),
            (Lines{"KEN hrc", "NOR hrc", "PER hrc"}));
  EXPECT_EQ(members("1. 人权理事会下列成员派代表出席了会议：肯尼亚、秘鲁和挪威。\n"), Lines{});
  EXPECT_EQ(members("1. 东非共同体（肯尼亚、乌干达和卢旺达）成员国发表声明。\n"),
            (Lines{"KEN eac", "RWA eac", "UGA eac"}));
  EXPECT_EQ(members("1. 作为非洲联盟的创始成员和东非共同体候选国，肯尼亚支持这一提案。\n"), Lines{"KEN au"});
  EXPECT_EQ(members("1. 肯尼亚成为非洲联盟成员；乌干达尚未加入。\n"), Lines{"KEN au"});
  EXPECT_EQ(members("1. The members of the African Union: Kenya, Uganda and Rwanda.\n"),
            (Lines{"KEN au", "RWA au", "UGA au"}));
}

TEST(Membership, OfStatesThatWereNamedBefore) {
  const auto members = [](const std::string& text) {
    return test::relations(test::facts_of(text), Predicate::member_of);
  };
  EXPECT_EQ(members("1. 肯尼亚和乌干达提交了报告。两国均为非洲联盟成员国。\n"), (Lines{"KEN au", "UGA au"}));
  EXPECT_EQ(members("1. 肯尼亚、卢旺达和乌干达提交了报告。两国均为非洲联盟成员国。\n"), Lines{});
  EXPECT_EQ(members("1. 肯尼亚既是非洲联盟成员国，也是东非共同体成员国。\n"), (Lines{"KEN au", "KEN eac"}));
  EXPECT_EQ(members("1. 肯尼亚于1963年成为非洲联盟成员国。\n"), Lines{"KEN au"});
  EXPECT_EQ(members("1. 肯尼亚加入了非洲联盟。\n"), Lines{"KEN au"});
  EXPECT_EQ(members("1. 肯尼亚申请加入非洲联盟。\n"), Lines{});
  EXPECT_EQ(members("1. 东非共同体把肯尼亚、乌干达等成员国的警察联系起来。\n"), (Lines{"KEN eac", "UGA eac"}));
  EXPECT_EQ(members("1. 东非共同体（肯尼亚、乌干达和卢旺达）派人出席。\n"), (Lines{"KEN eac", "RWA eac", "UGA eac"}));
  EXPECT_EQ(members("1. 东非共同体（秘书处设在肯尼亚、乌干达和卢旺达以南）派人出席。\n"), Lines{});
}

TEST(Meetings, ThatAreOnlyPlannedHaveNoHost) {
  const auto hosts = [](const std::string& text) { return test::relations(test::facts_of(text), Predicate::hosted); };
  EXPECT_EQ(hosts("1. 第十四届联合国预防犯罪和刑事司法大会由日本承办。\n"), Lines{"JPN meeting:crime-congress-14"});
  EXPECT_EQ(hosts("1. 第十四届联合国预防犯罪和刑事司法大会原定由日本承办。\n"), Lines{});
}

TEST(Speakers, OfFrenchRecordsAreAddressedByALetter) {
  const auto paper = test::facts_of(
      "S/PV.9001\n\nM. Lambert (Belgique) (parle en français) : Mon pays votera pour. La Charte des Nations Unies nous "
      "oblige.\n\nM. Lima (Brésil) : Je me rallie à cette position.\n");
  EXPECT_EQ(test::relations(paper, Predicate::cites), Lines{"BEL un-charter"});
  EXPECT_EQ(test::relations(paper, Predicate::represents), (Lines{"person:Lambert BEL", "person:Lima BRA"}));
}

TEST(Statements, AreListedInManyWays) {
  const auto spoke = [](const std::string& text) { return test::relations(test::facts_of(text), Predicate::spoke_at); };
  const Lines two = {"BRA meeting:ieg-9", "KEN meeting:ieg-9"};
  for (const char* text : {"发言的有下列国家的代表：巴西、肯尼亚。", "巴西司法部长和肯尼亚内政部长发了言。",
                           "表决之前，巴西代表作了发言；表决之后，肯尼亚代表作了发言。", "发言者有巴西、肯尼亚。",
                           "巴西代表（同时代表智利和秘鲁）和肯尼亚代表发了言。"})
    EXPECT_EQ(spoke(chinese_cover + text + "\n"), two) << text;
  for (const char* text :
       {"The following States spoke: Brazil, Kenya.", "Speakers included Brazil and Kenya.",
        "The meeting heard statements by the representatives of Brazil and Kenya.",
        "The floor was then taken by Brazil and Kenya.",
        "A statement was made by the observer for Brazil; later, the observer for Kenya spoke on the item."})
    EXPECT_EQ(spoke(english_cover + text + "\n"), two) << text;
  EXPECT_EQ(spoke(chinese_cover + "巴西代表以77国集团的名义发了言。\n"), Lines{"BRA meeting:ieg-9"});
  EXPECT_EQ(
      spoke(english_cover + "Statements were made by the representatives of Brazil and Kenya (on behalf of the African "
                            "Group).\n"),
      two);
  EXPECT_EQ(
      spoke(
          "1. 专家组第三次会议期间，议程得到通过。全面研究网络犯罪问题专家组第三次会议随后休会。巴西代表作了发言。\n"),
      Lines{"BRA meeting:ieg-3"});
  EXPECT_EQ(spoke("1. 在这之后的几个月里，巴西表示愿意担任第十六届联合国预防犯罪和刑事司法大会的东道国。\n"), Lines{});
}

TEST(Statements, OfOneParagraphAreMadeAtTheMeetingThatOpensIt) {
  const auto spoke = [](const std::string& text) { return test::relations(test::facts_of(text), Predicate::spoke_at); };
  EXPECT_EQ(
      spoke("Note\n\n1. At the fourteenth United Nations Congress on Crime Prevention and Criminal Justice, the "
            "Minister of Justice of Kenya told participants that phishing was on the rise. The representatives of "
            "Brazil and Chad made similar remarks.\n"),
      (Lines{"BRA meeting:crime-congress-14", "KEN meeting:crime-congress-14", "TCD meeting:crime-congress-14"}));
}

TEST(Participants, RepresentTheDelegationTheyStandUnder) {
  const auto paper = test::facts_of(
      "麻醉药品委员会第八十届会议\n\n与会者名单\n\n会员国\n\n巴西\n\nAna Lima，外交部参赞\n\nPedro "
      "Alves，司法部处长\n\n"
      "肯尼亚\n\nGrace Otieno，公诉局检察官\n\n观察员\n\nPiet Groot，独立顾问\n");
  EXPECT_EQ(test::relations(paper, Predicate::represents),
            (Lines{"person:Ana Lima BRA", "person:Grace Otieno KEN", "person:Pedro Alves BRA"}));
  EXPECT_EQ(test::relations(paper, Predicate::submitted), Lines{});
}

TEST(Speakers, TakeTurnsWithinASentence) {
  const auto cited = [](const std::string& text) { return test::relations(test::facts_of(text), Predicate::cites); };
  EXPECT_EQ(cited("A/C.6/88/SR.9\n\n1. 巴西代表援引《联合国宪章》；肯尼亚代表主张利用《巴马科公约》。\n"),
            (Lines{"BRA un-charter", "KEN bamako-convention"}));
  EXPECT_EQ(cited("A/C.6/88/SR.9\n\n1. 巴西代表援引《联合国宪章》，而肯尼亚代表则表示支持《巴马科公约》。\n"),
            (Lines{"BRA un-charter", "KEN bamako-convention"}));
  EXPECT_EQ(cited("A/C.6/88/SR.9\n\n1. The representative of Brazil referred to the Charter of the United Nations; the "
                  "representative of Kenya said that it preferred the Bamako Convention.\n"),
            (Lines{"BRA un-charter", "KEN bamako-convention"}));
  EXPECT_EQ(cited("A/C.6/88/SR.9\n\n1. 巴西代表援引《联合国宪章》；肯尼亚的经验和《巴马科公约》也有帮助。\n"),
            (Lines{"BRA bamako-convention", "BRA un-charter"}));
}

TEST(Letters, OfFewLinesAreTheirSendersOwn) {
  const auto paper = test::facts_of("2030年10月5日巴西常驻联合国代表给大会主席的信\n\n我国支持《巴黎协定》。\n");
  EXPECT_EQ(test::relations(paper, Predicate::cites), Lines{"BRA paris-agreement"});
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

TEST(Hosting, OfSideEventsByThoseWhoHeldOrSponsoredThem) {
  const auto hosts = [](const std::string& text) {
    return test::relations(test::facts_of("Report\n\n1. " + text + "\n"), Predicate::hosted).size();
  };
  EXPECT_EQ(hosts("Peru and Chile held a side event on ransomware."), 2U);
  EXPECT_EQ(hosts("The side event was co-sponsored by Ghana and Mali."), 2U);
  EXPECT_EQ(hosts("Kenya held a series of consultations at the margins, with a side event in which Togo took part."),
            0U);
  EXPECT_EQ(hosts("The resolution sponsored by Ghana was presented at a side event."), 0U);
  EXPECT_EQ(
      hosts("The draft resolution was sponsored by Ghana at the fortieth session of the Commission on Crime Prevention "
            "and Criminal Justice."),
      0U);
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
