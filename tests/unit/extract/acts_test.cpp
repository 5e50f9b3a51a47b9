// Acts of bodies in the forms that take more than a verb and its object: subjects that are shared, verbs that follow,
// annexes, resolutions that a report prints under their number.
#include <gtest/gtest.h>

#include "sentences.h"

namespace treatygraph {
namespace {

using facts::Predicate;
using Lines = std::vector<std::string>;

struct Case {
  const char* text;
  Predicate predicate;
  Lines lines;
};

void expect(std::initializer_list<Case> cases) {
  for (const Case& one : cases)
    EXPECT_EQ(test::relations(test::facts_of(one.text), one.predicate), one.lines) << one.text;
}

TEST(Acts, AVerbSharesTheSubjectOfTheOneBefore) {
  expect({{"1. 经济及社会理事会第2031/14号决议欢迎《萨尔瓦多宣言》，并吩咐毒品和犯罪问题办公室每年提出报告。\n",
           Predicate::requested,
           {"E/RES/2031/14 unodc"}},
          {"1. By its resolution 26/4, the Commission on Crime Prevention and Criminal Justice requested UNODC to hold "
           "meetings, and invited INTERPOL to attend them.\n",
           Predicate::requested,
           {"CCPCJ/RES/26/4 interpol", "CCPCJ/RES/26/4 unodc", "ccpcj interpol", "ccpcj unodc"}},
          {"1. The General Assembly adopted the Salvador Declaration and endorsed the Kyoto Declaration on crime.\n",
           Predicate::endorsed,
           {"unga kyoto-declaration"}}});
}

TEST(Acts, ABodyInFrontOfTheResolutionThatMadeIt) {
  expect({{"1. 网络犯罪问题特设委员会是根据大会第74/247号决议设立的，任期三年。\n",
           Predicate::established,
           {"A/RES/74/247 ahc-cybercrime"}},
          {"1. 毒品和犯罪问题办公室根据大会第74/247号决议，设立了办事处。\n", Predicate::established, {}},
          {"1. The Commission on Crime Prevention and Criminal Justice was established by General Assembly resolution "
           "46/152.\n",
           Predicate::established,
           {"A/RES/46/152 ccpcj"}},
          {"1. It recalled resolution 46/152, by which the Commission on Crime Prevention and Criminal Justice was "
           "created.\n",
           Predicate::established,
           {"A/RES/46/152 ccpcj"}}});
}

TEST(Acts, InRelativeClauses) {
  const auto adopted = [](const std::string& text) {
    return test::relations(test::facts_of("Background note by the Secretariat\n\n1. " + text + "\n"),
                           facts::Predicate::adopted);
  };
  EXPECT_EQ(
      adopted("The oldest is the United Nations Convention against Transnational Organized Crime, which the General "
              "Assembly adopted in November 2000."),
      std::vector<std::string>{"unga untoc"});
  EXPECT_EQ(adopted("Le texte de référence est la Convention des Nations Unies contre la corruption, que l'Assemblée "
                    "générale a adoptée en 2003."),
            std::vector<std::string>{"unga uncac"});
  EXPECT_EQ(
      test::relations(
          test::facts_of("Background note by the Secretariat\n\n1. By its resolution 74/247, which was adopted by a "
                         "recorded vote on 27 December 2019, the General Assembly decided to establish an "
                         "open-ended ad hoc intergovernmental committee of experts to elaborate a comprehensive "
                         "international convention on countering the use of information and communications "
                         "technologies for criminal purposes.\n"),
          facts::Predicate::established),
      std::vector<std::string>{"A/RES/74/247 ahc-cybercrime"});
}

TEST(Acts, WhatIsPlannedOrDeniedIsNone) {
  for (const char* text :
       {"特设委员会预计将在最后一届会议上通过《联合国反腐败公约》。", "《萨尔瓦多宣言》从未得到大会核可。"}) {
    const facts::Paper paper = test::facts_of(std::string("秘书处的说明\n\n1. ") + text + "\n");
    EXPECT_EQ(test::relations(paper, facts::Predicate::adopted), std::vector<std::string>{}) << text;
    EXPECT_EQ(test::relations(paper, facts::Predicate::endorsed), std::vector<std::string>{}) << text;
  }
}

TEST(Acts, ToldByNouns) {
  expect(
      {{"1. The Chair welcomed the adoption by the General Assembly of resolution 75/282.\n",
        Predicate::adopted,
        {"unga A/RES/75/282"}},
       {"1. The thirteenth United Nations Congress on Crime Prevention and Criminal Justice ended with the adoption of "
        "the Doha Declaration.\n",
        Predicate::adopted,
        {"meeting:crime-congress-13 doha-declaration"}},
       {"1. The Committee looked forward to the adoption by the General Assembly of resolution 75/282.\n",
        Predicate::adopted,
        {}},
       {"1. The establishment of the Human Rights Council by General Assembly resolution 60/251 was a milestone.\n",
        Predicate::established,
        {"A/RES/60/251 hrc"}},
       {"1. The Human Rights Council owes its existence to General Assembly resolution 60/251.\n",
        Predicate::established,
        {"A/RES/60/251 hrc"}}});
}

TEST(Acts, ADraftResolutionAsks) {
  const std::string cover =
      "E/CN.15/2031/L.3\n\nCommission on Crime Prevention and Criminal Justice\n\nFortieth session\n\nGhana and Peru: "
      "draft "
      "resolution\n\n";
  const auto paper =
      test::facts_of(cover +
                     "The Commission on Crime Prevention and Criminal Justice,\n\n1. Requests the United "
                     "Nations Office on Drugs and Crime to meet;\n\n2. Endorses the Doha "
                     "Declaration.\n");
  EXPECT_EQ(test::relations(paper, Predicate::requested), Lines{"E/CN.15/2031/L.3 unodc"});
  EXPECT_EQ(test::relations(paper, Predicate::endorsed), Lines{});
}

TEST(Acts, InThePassive) {
  expect({{"1. UNODC was requested by the General Assembly, in its resolution 75/282, to serve as secretariat.\n",
           Predicate::requested,
           {"A/RES/75/282 unodc", "unga unodc"}},
          {"1. The Kyoto Declaration was adopted at the fourteenth United Nations Congress on Crime Prevention and "
           "Criminal Justice.\n",
           Predicate::adopted,
           {"meeting:crime-congress-14 kyoto-declaration"}},
          {"1. The General Assembly endorsed the Salvador Declaration in its resolution 65/230 and invited States to "
           "follow it.\n",
           Predicate::endorsed,
           {"A/RES/65/230 salvador-declaration"}},
          {"1. The Human Rights Council was established pursuant to paragraph 4 of the Doha Declaration and General "
           "Assembly resolution 60/251.\n",
           Predicate::established,
           {"A/RES/60/251 hrc"}}});
}

TEST(Acts, AResolutionIsNotOfTheOrganThatTheNextClauseBeginsWith) {
  expect({{"1. Pursuant to General Assembly resolution 60/251, the Commission on Crime Prevention and Criminal Justice "
           "adopted the Doha Declaration. Resolution 74/247 of the General Assembly was recalled.\n",
           Predicate::adopted,
           {"ccpcj doha-declaration"}},
          {"1. The Chair recalled General Assembly resolution 60/251. The Human Rights Council was established by that "
           "resolution.\n",
           Predicate::adopted,
           {}}});
  const auto paper = test::facts_of(
      "1. Pursuant to General Assembly resolution 65/230, the Commission on Crime "
      "Prevention and Criminal Justice met.\n");
  EXPECT_EQ(test::mentions(paper, {facts::Kind::resolution}), Lines{"A/RES/65/230"});
}

TEST(Acts, AsidesAreNotWhoActed) {
  expect(
      {{"1. The Doha Declaration (General Assembly resolution 70/174, annex), which had been adopted by the thirteenth "
        "United Nations Congress on Crime Prevention and Criminal Justice, is a landmark.\n",
        Predicate::adopted,
        {"meeting:crime-congress-13 doha-declaration"}},
       {"1. By its resolution 74/247, which was adopted by a recorded vote, the General Assembly decided to meet.\n",
        Predicate::adopted,
        {"unga A/RES/74/247"}},
       {"1. The Human Rights Council, set up by resolution 60/251 of the General Assembly, adopted its report "
        "(A/HRC/46/2).\n",
        Predicate::adopted,
        {"hrc A/HRC/46/2"}}});
}

TEST(Memberships, NamedBesideTheBody) {
  const auto members = [](const std::string& text) {
    return test::relations(test::facts_of("Note\n\n1. " + text + "\n"), facts::Predicate::member_of);
  };
  const std::vector<std::string> both{"KEN au", "UGA au"};
  EXPECT_EQ(members("肯尼亚和乌干达等非洲联盟成员国制定了法律。"), both);
  EXPECT_EQ(members("非洲联盟成员国肯尼亚和乌干达制定了法律。"), both);
  EXPECT_EQ(members("Kenya and Uganda have been full members of the African Union since 2001."), both);
  EXPECT_EQ(members("Le Kenya et l'Ouganda sont membres de l'Union africaine."), both);
  EXPECT_EQ(members("The States members of the African Union (Kenya and Uganda) met."), both);
  EXPECT_EQ(members("Several members of the African Union, among them Kenya and Uganda, met."), both);
  EXPECT_EQ(members("Kenya is a member of the African Union, as is Uganda."), both);
  EXPECT_EQ(members("Kenya, as a member of the African Union, spoke."), std::vector<std::string>{"KEN au"});
  EXPECT_EQ(members("As a member of both the African Union and the Commonwealth, Kenya spoke."),
            (std::vector<std::string>{"KEN au", "KEN commonwealth"}));
  EXPECT_EQ(members("Kenya, which is not a party to the Treaty but which is a member of the African Union, spoke."),
            std::vector<std::string>{"KEN au"});
  EXPECT_EQ(members("Norway, which is not a member of the African Union, spoke."), std::vector<std::string>{});
}

TEST(Memberships, ListedInALineUnderTheText) {
  const auto members = [](const std::string& line) {
    return test::relations(
        test::facts_of("Note\n\n1. The African Union and its member States2 welcome the text.\n\n" + line + "\n"),
        facts::Predicate::member_of);
  };
  const std::vector<std::string> three{"KEN au", "MLI au", "UGA au"};
  EXPECT_EQ(members("2 Kenya, Mali and Uganda."), three);
  EXPECT_EQ(members("2 The States members of the Union are Kenya, Mali and Uganda."), three);
  EXPECT_EQ(members("3 Kenya, Mali and Uganda."), std::vector<std::string>{});
}

TEST(Hosts, OffersAreNone) {
  const auto hosts = [](const std::string& text) {
    return test::relations(test::facts_of("秘书处的说明\n\n1. " + text + "\n"), facts::Predicate::hosted);
  };
  EXPECT_EQ(hosts("肯尼亚表示愿意主办第十五届联合国预防犯罪和刑事司法大会。"), std::vector<std::string>{});
  EXPECT_EQ(hosts("第十三届联合国预防犯罪和刑事司法大会在多哈举行，东道国为卡塔尔。"),
            std::vector<std::string>{"QAT meeting:crime-congress-13"});
}

TEST(Acts, ATextThatFindsFavour) {
  expect({{"1. 《萨尔瓦多宣言》获得了大会第70/174号决议的赞同。\n",
           Predicate::endorsed,
           {"A/RES/70/174 salvador-declaration"}},
          {"1. 大会对《萨尔瓦多宣言》表示欢迎。\n", Predicate::endorsed, {"unga salvador-declaration"}},
          {"1. 挪威代表对《萨尔瓦多宣言》表示欢迎。\n", Predicate::endorsed, {}}});
}

TEST(Acts, AdoptedByVoteOnADayByABody) {
  expect({{"1. 《禁止核武器条约》由大会以122票赞成获得通过。\n", Predicate::adopted, {"unga tpnw"}},
          {"1. The Kyoto Declaration, adopted on 7 March 2021 by the Fourteenth United Nations Congress on Crime "
           "Prevention and Criminal Justice, sets out priorities.\n",
           Predicate::adopted,
           {"meeting:crime-congress-14 kyoto-declaration"}}});
}

TEST(Acts, AdoptedInAReportOfTheBody) {
  const std::string cover = "麻醉药品委员会第七十七届会议的报告\n\n2034年3月13日至17日，维也纳\n\n1. ";
  const auto adopted = [&](const std::string& text) {
    return test::relations(test::facts_of(cover + text), Predicate::adopted);
  };
  EXPECT_EQ(adopted("决议草案E/CN.7/2034/L.5以120票对3票获得通过。\n"), Lines{"cnd E/CN.7/2034/L.5"});
  EXPECT_EQ(adopted("委员会请秘书处印发报告，并通过了议程（E/CN.7/2034/1）。\n"), Lines{"cnd E/CN.7/2034/1"});
  EXPECT_EQ(adopted("经济及社会理事会根据委员会的建议通过了第2034/15号决议。\n"), Lines{"ecosoc E/RES/2034/15"});
  const std::string english =
      "Report of the Commission on Narcotic Drugs on its seventy-seventh session\n\nVienna, 13 to 17 March 2034\n\n1. ";
  const auto adopted_too = [&](const std::string& text) {
    return test::relations(test::facts_of(english + text), Predicate::adopted);
  };
  EXPECT_EQ(adopted_too("The Commission adopted by consensus draft resolution E/CN.7/2034/L.4, as amended.\n"),
            Lines{"cnd E/CN.7/2034/L.4"});
  EXPECT_EQ(adopted_too("The Commission adopted the draft report on its seventy-seventh session (E/CN.7/2034/L.1).\n"),
            Lines{"cnd E/CN.7/2034/L.1"});
  EXPECT_EQ(adopted_too("The Commission also adopted resolutions 77/1, 77/2 and 77/3.\n"),
            (Lines{"cnd CND/RES/77/1", "cnd CND/RES/77/2", "cnd CND/RES/77/3"}));
  EXPECT_EQ(adopted_too("Draft resolution E/CN.7/2034/L.5 was adopted.\n"), Lines{"cnd E/CN.7/2034/L.5"});
}

TEST(Acts, AnnexesAreEndorsed) {
  expect({{"1. 载于大会第65/230号决议附件的《萨尔瓦多宣言》呼吁开展研究。\n",
           Predicate::endorsed,
           {"A/RES/65/230 salvador-declaration"}},
          {"1. 大会第65/230号决议附件所载《萨尔瓦多宣言》呼吁开展研究。\n",
           Predicate::endorsed,
           {"A/RES/65/230 salvador-declaration"}},
          {"1. 《萨尔瓦多宣言》载于大会第65/230号决议附件。\n",
           Predicate::endorsed,
           {"A/RES/65/230 salvador-declaration"}},
          {"1. The Salvador Declaration, later annexed to General Assembly resolution 65/230, calls for a study.\n",
           Predicate::endorsed,
           {"A/RES/65/230 salvador-declaration"}},
          {"1. The Salvador Declaration and General Assembly resolution 65/230 call for a study.\n",
           Predicate::endorsed,
           {}}});
}

TEST(Acts, OfAResolutionWhoseOrganStandsBesideItsNumber) {
  expect({{"第52/9号决议\n\n人权理事会，\n\n1. 请国际刑警组织协助各国；\n\n2. 决定继续处理此案。\n",
           Predicate::requested,
           {"A/HRC/RES/52/9 interpol"}},
          {"Resolution 10/4\n\nThe Human Rights Council,\n\n1. Requests INTERPOL to assist States;\n\n2. Decides to "
           "remain seized of the matter.\n",
           Predicate::requested,
           {"A/HRC/RES/10/4 interpol"}}});
}

TEST(Acts, WhoASentenceBeginsWithGoesOn) {
  expect({{"1. 预防犯罪和刑事司法委员会审议了该项目，并请毒品和犯罪问题办公室提出报告。\n",
           Predicate::requested,
           {"ccpcj unodc"}},
          {"1. 大会第86/40号决议强调了预防的作用，请毒品和犯罪问题办公室提出报告。\n",
           Predicate::requested,
           {"A/RES/86/40 unodc"}},
          {"1. 预防犯罪和刑事司法委员会主席介绍了该项目，并请毒品和犯罪问题办公室提出报告。\n",
           Predicate::requested,
           {}}});
}

TEST(Acts, OfABodyThatAWordGoesBackTo) {
  expect({{"1. 大会第86/40号决议赞扬了毒品和犯罪问题办公室，并请该办公室提出报告。\n",
           Predicate::requested,
           {"A/RES/86/40 unodc"}},
          {"1. 上海合作组织派人出席。该组织成员国白俄罗斯发了言。\n", Predicate::member_of, {"BLR sco"}},
          {"1. 上海合作组织派人出席。经济及社会理事会第2031/7号决议请该办公室提出报告。\n", Predicate::requested, {}}});
}

TEST(Acts, OfTheAssemblyOfAnotherBody) {
  expect({{"1. 非洲联盟大会核可了《萨尔瓦多宣言》。\n", Predicate::endorsed, {"au salvador-declaration"}},
          {"1. 大会在同一决议中还请毒品和犯罪问题办公室提出报告。\n", Predicate::requested, {"unga unodc"}},
          {"1. 大会将请毒品和犯罪问题办公室提出报告。\n", Predicate::requested, {}},
          {"1. 人权理事会（大会第60/251号决议所设）每年开会。\n", Predicate::established, {"A/RES/60/251 hrc"}}});
}

TEST(Acts, OfMeetings) {
  expect({{"1. 第十四届联合国预防犯罪和刑事司法大会在京都举行。会议一致通过了《京都宣言》。\n",
           Predicate::adopted,
           {"meeting:crime-congress-14 kyoto-declaration"}},
          {"1. 《京都宣言》在第十四届联合国预防犯罪和刑事司法大会上获得通过。\n",
           Predicate::adopted,
           {"meeting:crime-congress-14 kyoto-declaration"}},
          {"1. 第十四届联合国预防犯罪和刑事司法大会听取了发言，设立了三个委员会，最后通过了《京都宣言》。\n",
           Predicate::adopted,
           {"meeting:crime-congress-14 kyoto-declaration"}}});
}

TEST(Acts, TheDayOrTheListBetween) {
  expect({{"1. 《联合国反腐败公约》由大会于2003年10月31日通过。\n", Predicate::adopted, {"unga uncac"}},
          {"1. 经济及社会理事会第2010/18号决议和大会第65/230号决议核可的《萨尔瓦多宣言》是一个起点。\n",
           Predicate::endorsed,
           {"A/RES/65/230 salvador-declaration", "E/RES/2010/18 salvador-declaration"}},
          {"1. 经济及社会理事会核准了预防犯罪和刑事司法委员会第三十二届会议的报告（E/2023/30）。\n",
           Predicate::endorsed,
           {"ecosoc E/2023/30"}},
          {"1. 如果大会通过第86/41号决议，秘书处将提出报告。\n", Predicate::adopted, {}}});
}

TEST(Acts, WhoIsToBeHelpedIsNotAsked) {
  expect({{"A/RES/87/9\n\n大会，\n\n5. 邀请捐助国向毒品和犯罪问题办公室提供协助。\n", Predicate::requested, {}},
          {"A/RES/87/9\n\n大会，\n\n5. 邀请毒品和犯罪问题办公室提供协助。\n",
           Predicate::requested,
           {"A/RES/87/9 unodc"}}});
}

TEST(Acts, AnOperativeParagraphGoesOnWithThePartOfABody) {
  expect({{"A/RES/87/9\n\n大会，\n\n1. 欢迎毒品和犯罪问题办公室的报告（E/CN.15/2033/1）。\n",
           Predicate::endorsed,
           {"A/RES/87/9 E/CN.15/2033/1"}},
          {"A/RES/87/9\n\nThe General Assembly,\n\n1. Notes with appreciation the work of the World Customs "
           "Organization, and invites it to share data;\n",
           Predicate::requested,
           {"A/RES/87/9 wco"}}});
}

TEST(Acts, AnOperativeParagraphEndorsesWhatAMeetingAdopted) {
  expect({{"A/RES/87/9\n\n大会，\n\n1. 核可第十四届联合国预防犯罪和刑事司法大会通过的《京都宣言》。\n",
           Predicate::endorsed,
           {"A/RES/87/9 kyoto-declaration"}},
          {"A/RES/87/9\n\n大会，\n\n1. 欢迎挪威加入《京都宣言》。\n", Predicate::endorsed, {}}});
}

}  // namespace
}  // namespace treatygraph
