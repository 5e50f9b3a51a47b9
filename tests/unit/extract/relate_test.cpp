// Who says, submits, proposes, adopts what.
#include <gtest/gtest.h>

#include "sentences.h"

namespace treatygraph {
namespace {

using facts::Predicate;
using Lines = std::vector<std::string>;

const facts::Relation* find(const facts::Paper& paper, Predicate predicate, std::string_view subject,
                            std::string_view object) {
  for (const facts::Relation& relation : paper.relations) {
    if (relation.predicate == predicate && relation.subject == subject && relation.object == object) return &relation;
  }
  return nullptr;
}

std::string attribute(const facts::Paper& paper, Predicate predicate, std::string_view subject, std::string_view object,
                      const char* key) {
  const facts::Relation* relation = find(paper, predicate, subject, object);
  if (relation == nullptr) return "(no relation)";
  const auto value = relation->attributes.find(key);
  return value == relation->attributes.end() ? "" : value->second;
}

const char* const compilation =
    "A/AC.777/4\n\n 会员国提交的意见汇编\n\n 秘书处的说明\n\n 一. 导言\n\n1. 本说明载有意见。\n\n 二. "
    "从会员国收到的意见\n\n"
    " 冰岛\n\n[原文：英文]\n\n[2031年3月4日]\n\n  "
    "冰岛欢迎大会第88/12号决议，新公约应借鉴《联合国反腐败公约》。冰岛不接受以《布达佩斯公约》为基础。\n\n"
    " 肯尼亚\n\n[原文：法文]\n\n[2031年3月5日]\n\n  肯尼亚提议，公约应将下列行为定为刑事犯罪：\n\n  (a) "
    "非法访问计算机系统；\n\n"
    "  (b) 网络钓鱼。\n\n  公约不应涵盖贩毒，因为这已由其他公约处理。\n";

TEST(Compilation, SectionsAreTheirActorsSubmissions) {
  const auto paper = test::facts_of(compilation);
  EXPECT_EQ(test::relations(paper, Predicate::submitted), (Lines{"ISL A/AC.777/4", "KEN A/AC.777/4"}));
  EXPECT_EQ(attribute(paper, Predicate::submitted, "KEN", "A/AC.777/4", "date"), "2031-03-05");
  EXPECT_EQ(attribute(paper, Predicate::submitted, "KEN", "A/AC.777/4", "lang"), "fr");
  EXPECT_EQ(attribute(paper, Predicate::submitted, "KEN", "A/AC.777/4", "part"), "A/AC.777/4#KEN");
  EXPECT_NE(find(paper, Predicate::part_of, "A/AC.777/4#KEN", "A/AC.777/4"), nullptr);
}

TEST(Compilation, CitationsHaveActorAndMode) {
  const auto paper = test::facts_of(compilation);
  EXPECT_EQ(test::relations(paper, Predicate::cites),
            (Lines{"ISL A/RES/88/12", "ISL budapest-convention", "ISL uncac"}));
  EXPECT_EQ(attribute(paper, Predicate::cites, "ISL", "uncac", "mode"), "builds-on");
  EXPECT_EQ(attribute(paper, Predicate::cites, "ISL", "uncac", "cue"), "借鉴");
  EXPECT_EQ(attribute(paper, Predicate::cites, "ISL", "budapest-convention", "mode"), "declines");
  EXPECT_EQ(attribute(paper, Predicate::cites, "ISL", "uncac", "voice"), "own");
}

TEST(Compilation, ListsInheritTheirIntroduction) {
  const auto paper = test::facts_of(compilation);
  EXPECT_EQ(test::relations(paper, Predicate::proposes_offence), (Lines{"KEN illegal-access", "KEN phishing"}));
  EXPECT_EQ(test::relations(paper, Predicate::rejects_offence), Lines{"KEN drug-trafficking"});
  EXPECT_EQ(attribute(paper, Predicate::rejects_offence, "KEN", "drug-trafficking", "ground"), "covered-elsewhere");
}

TEST(Statements, ListsOfSpeakers) {
  const auto paper = test::facts_of(
      "1. "
      "加纳、秘鲁（代表欧洲联盟）和汤加的代表作了发言。国际刑警组织的观察员也作了发言。挪威以个人身份任职的一名专家也作"
      "了发言。\n");
  Lines speakers;
  for (const std::string& line : test::relations(paper, Predicate::spoke_at))
    speakers.push_back(line.substr(0, line.find(' ')));
  EXPECT_EQ(speakers, (Lines{"GHA", "PER", "TON", "interpol"}));
  const facts::Relation* peru = nullptr;
  for (const facts::Relation& relation : paper.relations) {
    if (relation.predicate == Predicate::spoke_at && relation.subject == "PER") peru = &relation;
  }
  ASSERT_NE(peru, nullptr);
  EXPECT_EQ(peru->attributes.at("on_behalf_of"), "eu");
  EXPECT_EQ(peru->attributes.at("capacity"), "representative");
}

TEST(Statements, ListsBehindAColon) {
  const auto paper = test::facts_of("1. 下列国家的专家作了发言：加纳、秘鲁和汤加。\n");
  EXPECT_EQ(test::relations(paper, Predicate::spoke_at).size(), 3U);
}

TEST(Voices, UnnamedSpeakersAreNoStates) {
  const auto paper = test::facts_of(
      "1. 许多发言者认为，《布达佩斯公约》足以应对挑战。加纳代表指出，《有组织犯罪公约》有用。\n", "papers/v.txt");
  EXPECT_EQ(test::relations(paper, Predicate::cites),
            (Lines{"GHA untoc", "voice:doc:papers/v#1:1 budapest-convention"}));
  EXPECT_EQ(attribute(paper, Predicate::cites, "GHA", "untoc", "voice"), "reported");
}

TEST(Roles, PersonsRepresentStates) {
  const auto paper = test::facts_of("1. 讨论由下列专题讨论小组成员主持：张伟文（中国）和 Ana Lima（葡萄牙）。\n");
  EXPECT_EQ(test::relations(paper, Predicate::represents), (Lines{"person:Ana Lima PRT", "person:张伟文 CHN"}));
  EXPECT_EQ(test::relations(paper, Predicate::attended_as).size(), 2U);
}

TEST(Acts, AdoptedEndorsedEstablished) {
  struct Case {
    const char* text;
    Predicate predicate;
    Lines lines;
  };
  const Case cases[] = {
      {"由第十三届联合国预防犯罪和刑事司法大会通过、经大会第70/174号决议核可的《多哈宣言》得到执行。",
       Predicate::adopted,
       {"meeting:crime-congress-13 doha-declaration"}},
      {"由第十三届联合国预防犯罪和刑事司法大会通过、经大会第70/174号决议核可的《多哈宣言》得到执行。",
       Predicate::endorsed,
       {"A/RES/70/174 doha-declaration"}},
      {"《萨尔瓦多宣言》（大会第65/230号决议，附件）呼吁开展研究。",
       Predicate::endorsed,
       {"A/RES/65/230 salvador-declaration"}},
      {"大会通过了第88/12号决议。", Predicate::adopted, {"unga A/RES/88/12"}},
      {"大会第74/247号决议所设立的拟订打击为犯罪目的使用信息和通信技术全面国际公约特设委员会开始工作。",
       Predicate::established,
       {"A/RES/74/247 ahc-cybercrime"}},
      {"大会第85/301号决议设立了筹备委员会，并请毒品和犯罪问题办公室汇编意见。", Predicate::established, {}},
      {"大会第85/301号决议请毒品和犯罪问题办公室与国际电信联盟和国际刑警组织联合评估需要。",
       Predicate::requested,
       {"A/RES/85/301 unodc"}},
      {"会议通过技术手段举行，并注意到《多哈宣言》。", Predicate::adopted, {}},
      {"大会通过了关于《联合国反腐败公约》的决定。", Predicate::adopted, {}},
      {"大会通过了关于《联合国反腐败公约》的第88/12号决议。", Predicate::adopted, {"unga A/RES/88/12"}},
      {"The measures that the Security Council adopted under Chapter VII of the Charter of the United Nations remain "
       "in "
       "force.",
       Predicate::adopted,
       {}},
      {"《多哈宣言》已经散发，大会核可该决定。", Predicate::endorsed, {}},
      {"大会在第87/180号决议中接受肯尼亚政府的提议，并请联合国毒品和犯罪问题办公室组织会议。",
       Predicate::requested,
       {"A/RES/87/180 unodc"}},
      {"大会在第87/180号决议中延长了联合国毒品和犯罪问题办公室的任务，并请其与各方合作。",
       Predicate::requested,
       {"A/RES/87/180 unodc"}},
      {"大会2028年12月22日第83/242号、2029年11月26日第84/17号和2030年8月17日第84/316号决议请联合国毒品和犯罪问题办公室"
       "提供协助。",
       Predicate::requested,
       {"A/RES/83/242 unodc", "A/RES/84/17 unodc", "A/RES/84/316 unodc"}},
      {"大会第87/180号决议邀请各国政府、国际刑警组织和民间社会交流经验。",
       Predicate::requested,
       {"A/RES/87/180 interpol"}},
      {"大会第87/180号决议请欧洲联盟成员国、国际刑警组织和私营部门提交资料。",
       Predicate::requested,
       {"A/RES/87/180 interpol"}},
      {"The General Assembly, in its resolution 87/180, invited Governments, INTERPOL and civil society to share "
       "experience.",
       Predicate::requested,
       {"A/RES/87/180 interpol"}},
      {"The General Assembly, in its resolution 87/180, invited European Union Member States and INTERPOL to report.",
       Predicate::requested,
       {"A/RES/87/180 interpol"}},
      {"Dans sa résolution 87/180, l'Assemblée générale a prié les gouvernements, INTERPOL et la société civile de "
       "faire "
       "rapport.",
       Predicate::requested,
       {"A/RES/87/180 interpol", "unga interpol"}},
      {"En su resolución 87/180, la Asamblea General invitó a los gobiernos, INTERPOL y la sociedad civil a informar.",
       Predicate::requested,
       {"A/RES/87/180 interpol", "unga interpol"}},
      {"大会回顾2011年6月17日第85/119号和2016年3月15日第74/247号决议，后一决议设立了网络犯罪问题特设委员会。",
       Predicate::established,
       {"A/RES/74/247 ahc-cybercrime"}},
      {"联合国城市大会（人居三）在基多通过的《新城市议程》得到执行。",
       Predicate::adopted,
       {"meeting:habitat-conference-3 new-urban-agenda"}},
      {"大会回顾其设立网络犯罪问题特设委员会的2019年12月27日第74/247号决议。",
       Predicate::established,
       {"A/RES/74/247 ahc-cybercrime"}},
      {"大会通过第74/"
       "247号决议设立了拟订一项打击为犯罪目的使用信息和通信技术全面国际公约的不限成员名额特设政府间委员会。",
       Predicate::established,
       {"A/RES/74/247 ahc-cybercrime"}},
  };
  for (const Case& one : cases)
    EXPECT_EQ(test::relations(test::facts_of(one.text), one.predicate), one.lines) << one.text;
}

TEST(Statements, OnlyWhereAMeetingOrAPersonIsTold) {
  EXPECT_EQ(test::relations(test::facts_of("1. 挪威指出，网络诈骗有所增加。\n"), Predicate::spoke_at), Lines{});
  EXPECT_EQ(test::relations(test::facts_of("1. 挪威代表指出，网络诈骗有所增加。\n"), Predicate::spoke_at).size(), 1U);
  EXPECT_EQ(
      test::relations(test::facts_of("1. Ms. Okafor (Nigeria) said that fraud was rising.\n"), Predicate::spoke_at)
          .size(),
      1U);
  EXPECT_EQ(test::relations(test::facts_of("1. 下列国家的代表在项目4下发言：加纳和秘鲁。缅甸代表团提交了书面发言。\n"),
                            Predicate::spoke_at)
                .size(),
            2U);
}

TEST(Statements, WhatIsReportedToAnOrganWasNotSaidAtItsSession) {
  const auto paper = test::facts_of(
      "A/90/214\n\n大会\n\n第九十届会议\n\n秘书长的报告\n\n1. 本报告介绍会员国的答复。\n\n2. "
      "瑞士答复说，已修订刑法。\n");
  EXPECT_EQ(test::relations(paper, Predicate::spoke_at), Lines{});
}

TEST(Memberships, TheBareWordIsTheBodyThatReports) {
  const auto paper = test::facts_of(
      "A/90/26\n\nGeneral Assembly\n\nReport of the Committee on Relations with the Host Country\n\n"
      "1. The Committee is composed of the following 3 members: Bulgaria, Canada and Cuba.\n");
  EXPECT_EQ(test::relations(paper, Predicate::member_of),
            (Lines{"BGR committee-relations-host-country", "CAN committee-relations-host-country",
                   "CUB committee-relations-host-country"}));
}

TEST(Memberships, SaidAndListed) {
  EXPECT_EQ(test::relations(test::facts_of("1. 加纳是非洲联盟成员国。\n"), Predicate::member_of), Lines{"GHA au"});
  EXPECT_EQ(test::relations(test::facts_of("1. 麻醉药品委员会由以下3个会员国组成：加纳、秘鲁和汤加。\n"),
                            Predicate::member_of),
            (Lines{"GHA cnd", "PER cnd", "TON cnd"}));
  EXPECT_EQ(test::relations(test::facts_of("1. 上海合作组织成员国（中国、印度和哈萨克斯坦）签署了协定。\n"),
                            Predicate::member_of),
            (Lines{"CHN sco", "IND sco", "KAZ sco"}));
}

TEST(Offences, NamingIsNotProposing) {
  for (const char* text : {"冰岛在过去一年中侦破了多起网络钓鱼和勒索软件案件。", "冰岛已将非法访问定为犯罪。",
                           "该文书应像其他文书那样合作，就像联合国其他文书针对贩毒所做的那样。"}) {
    const std::string paper =
        std::string("A/AC.777/4\n\n 意见汇编\n\n 一. 意见\n\n 冰岛\n\n[原文：英文]\n\n[2031年3月4日]\n\n  ") + text +
        "\n";
    EXPECT_EQ(test::relations(test::facts_of(paper), Predicate::proposes_offence), Lines{}) << text;
  }
}

TEST(Compilation, ASubmissionMayStandInAPaperOfItsOwn) {
  const auto paper = test::facts_of(
      "A/AC.777/4\n\n 会员国提交的意见汇编\n\n 秘书处的说明\n\n 一. 从会员国收到的意见\n\n "
      "冰岛\n\n[原文：英文]\n\n[2031年3月4日]\n\n"
      "  秘书处的说明：冰岛的提交件载于A/AC.777/9号文件。\n");
  EXPECT_EQ(test::relations(paper, Predicate::submitted), (Lines{"ISL A/AC.777/4", "ISL A/AC.777/9"}));
}

TEST(Compilation, ANoteOfTheSecretariatIsTheSecretariats) {
  const auto paper = test::facts_of(
      "A/AC.777/4\n\n 会员国提交的意见汇编\n\n 一. 从会员国收到的意见\n\n 冰岛\n\n[原文：英文]\n\n[2031年3月4日]\n\n"
      "  秘书处的说明：冰岛的提交件见A/87/980号文件和《联合国反腐败公约》。\n");
  EXPECT_EQ(test::relations(paper, Predicate::cites), (Lines{"un-secretariat A/87/980", "un-secretariat uncac"}));
  EXPECT_EQ(attribute(paper, Predicate::cites, "un-secretariat", "A/87/980", "voice"), "secretariat");
}

TEST(Compilation, GreetingAChairTellsOfNoMeeting) {
  const auto paper = test::facts_of(
      "A/AC.777/4\n\n 会员国提交的意见汇编\n\n 秘书处的说明\n\n 一. 从会员国收到的意见\n\n "
      "冰岛\n\n[原文：英文]\n\n[2031年3月4日]\n\n"
      "  冰岛感谢委员会主席阁下 Amina Odhiambo 女士征求意见。\n");
  EXPECT_EQ(test::relations(paper, Predicate::attended_as), Lines{});
}

TEST(Acts, WhatATimetablePlansIsNotDone) {
  const auto paper = test::facts_of(
      "A/AC.777/6\n\n 网络犯罪问题专家组的报告\n\n 一. 指示性时间表\n\n1. 2033年：大会通过第90/7号决议。\n\n 二. "
      "会议情况\n\n"
      "2. 大会通过了第88/12号决议。\n");
  EXPECT_EQ(test::relations(paper, Predicate::adopted), Lines{"unga A/RES/88/12"});
}

}  // namespace
}  // namespace treatygraph
