// Names that a text defines for itself, and words that go back to a name.
#include <gtest/gtest.h>

#include "sentences.h"

namespace treatygraph {
namespace {

using facts::Kind;
using Ids = std::vector<std::string>;

// The ids that the back references of a text go to, "?" and the candidates where they stay open.
Ids meant(const std::string& text) {
  Ids out;
  for (const facts::Reference& reference : test::facts_of(text).references) {
    std::string id = reference.id.empty() ? "?" : reference.id;
    for (const std::string& candidate : reference.candidates) id += " " + candidate;
    out.push_back(std::move(id));
  }
  return out;
}

TEST(DefinedNames, HoldFromTheirDefinitionOn) {
  const auto paper = test::facts_of(
      "1. 联合国反恐怖主义委员会执行局（下称“执行处”）和国际检察官协会（检察官协会）编写了手册。\n"
      "2. 执行处将更新手册，检察官协会将予以协助。\n");
  EXPECT_EQ(test::mentions(paper, {Kind::organisation}), (Ids{"cted", "cted", "iap", "iap", "cted", "iap"}));
}

TEST(DefinedNames, ABracketThatIsNoAbbreviationDefinesNothing) {
  const auto paper = test::facts_of("1. 国际刑警组织（里昂）提供了数据。\n2. 会议在里昂举行。\n");
  EXPECT_EQ(test::mentions(paper, {Kind::organisation}), Ids{"interpol"});
}

TEST(References, GoBackToTheNearestOfTheirForm) {
  const auto paper =
      test::facts_of("1. 有发言者提到《联合国反腐败公约》和大会第88/12号决议。该公约已获批准，该决议也得到执行。\n");
  ASSERT_EQ(paper.references.size(), 2U);
  EXPECT_EQ(paper.references[0].id, "uncac");
  EXPECT_EQ(paper.references[1].id, "A/RES/88/12");
  EXPECT_EQ(paper.references[0].antecedent, paper.mentions.front().start);
}

TEST(References, StayOpenWhereTwoFit) {
  const auto paper = test::facts_of("1. 《联合国反腐败公约》和《有组织犯罪公约》都已生效。该公约的规定可供借鉴。\n");
  ASSERT_EQ(paper.references.size(), 1U);
  EXPECT_EQ(paper.references[0].id, "");
  EXPECT_EQ(paper.references[0].candidates, (Ids{"uncac", "untoc"}));
}

TEST(References, TheFutureConventionIsNone) {
  const auto paper = test::facts_of("1. 《联合国反腐败公约》已经生效。公约应当简短，新公约不应重复。\n");
  EXPECT_TRUE(paper.references.empty());
}

TEST(References, BehindTheFutureConventionMayMeanIt) {
  const auto paper = test::facts_of("1. 《联合国反腐败公约》已经生效。新公约应当简短，该公约不应重复已有规定。\n");
  EXPECT_TRUE(paper.references.empty());
  EXPECT_EQ(meant("1. 《联合国反腐败公约》已经生效。《公约》草案第五条过于宽泛。\n"), Ids{});
}

TEST(References, InAPaperThatPlansOneMeanWhatIsNear) {
  const std::string plan = "1. 我们支持拟订一项新公约。\n\n2. 可借鉴《联合国反腐败公约》。\n\n";
  EXPECT_EQ(meant(plan + "3. 该公约已获普遍批准。\n"), Ids{"uncac"});
  EXPECT_EQ(meant(plan + "3. 培训不可或缺。\n\n4. 该公约的范围应当明确。\n"), Ids{});
}

TEST(References, ArticlesOfWhatIsNotNamedAreNobodys) {
  EXPECT_EQ(test::mentions(test::facts_of("1. 《联合国反腐败公约》第七条适用。本国宪法第十条也作了规定。\n"),
                           {Kind::provision}),
            Ids{"uncac#7"});
  EXPECT_EQ(test::mentions(test::facts_of("1. Article 7 of the United Nations Convention against Corruption applies. "
                                          "Article 10 of the national law applies too.\n"),
                           {Kind::provision}),
            Ids{"uncac#7"});
}

TEST(References, CarryArticles) {
  const auto paper = test::facts_of("1. 许多国家加入了《布达佩斯公约》。该公约第18条得到广泛适用。\n");
  EXPECT_EQ(test::mentions(paper, {Kind::provision}), Ids{"budapest-convention#18"});
}

struct Meaning {
  const char* text;
  Ids ids;
};

void expect_meant(const std::vector<Meaning>& cases) {
  for (const Meaning& one : cases) EXPECT_EQ(meant(one.text), one.ids) << one.text;
}

TEST(References, OrderAndNumberTellTwoApart) {
  expect_meant(
      {{"1. 大会第88/12号决议和第89/3号决议都涉及此事，后一项决议更为详细。\n", {"A/RES/89/3"}},
       {"1. 大会第88/12号决议和第89/3号决议都涉及此事，前一项决议更为详细。\n", {"A/RES/88/12"}},
       {"1. 大会第88/12号决议和第89/3号决议都涉及此事，这两项决议相互补充。\n", {"A/RES/88/12", "A/RES/89/3"}},
       {"1. 大会第88/12号决议和第89/3号决议都涉及此事，该决议更为详细。\n", {"? A/RES/88/12 A/RES/89/3"}},
       {"1. 《反腐败公约》和《有组织犯罪公约》相互补充，前者较新，后者较早。\n", {"uncac", "untoc"}},
       {"1. 《反腐败公约》和《有组织犯罪公约》都已生效，这两项公约相互补充，后一项公约较早。\n",
        {"uncac", "untoc", "untoc"}},
       {"1. 大会第88/12号决议谴责恐怖主义，第89/3号决议重申这一谴责；前者较早，后者较晚。\n",
        {"A/RES/88/12", "A/RES/89/3"}},
       {"1. 中国和法国都作了发言，后者表示支持。\n", {}},
       {"1. The speaker referred to General Assembly resolutions 88/12 and 89/3; the latter resolution was "
        "preferred.\n",
        {"A/RES/89/3"}},
       {"1. The speaker referred to General Assembly resolutions 88/12 and 89/3. Both resolutions remained valid.\n",
        {"A/RES/88/12", "A/RES/89/3"}}});
}

TEST(References, GoToTheKindThatTheyName) {
  expect_meant({{"1. 秘书长的报告（A/88/45）提到《反腐败公约》。该报告已经散发。\n", {"A/88/45"}},
                {"1. 他支持决议草案A/C.3/88/L.7，但指出该草案有待修改。\n", {"A/C.3/88/L.7"}},
                {"1. 会议讨论了《布达佩斯公约》第32条；若干代表不接受该条。\n", {"budapest-convention#32"}},
                {"1. 《世界人权宣言》和《公民权利和政治权利国际公约》仍然适用，该约尤为重要。\n", {"iccpr"}},
                {"1. The Universal Declaration of Human Rights preceded the International Covenant on Civil and "
                 "Political Rights. "
                 "That Covenant is in force.\n",
                 {"iccpr"}},
                {"1. The Convention on the Rights of the Child is in force.\n", {}}});
}

TEST(References, BareNounsMeanWhatTheTextHasNamedSo) {
  expect_meant(
      {{"1. 缔约方审议了《联合国反腐败公约》（以下简称《公约》）。\n\n2. 一。\n\n3. 二。\n\n4. 三。\n\n5. 四。\n\n6. "
        "五。\n\n"
        "7. 《公约》第五条得到执行。\n",
        {"uncac", "uncac"}},
       {"1. The United Nations Convention against Corruption (hereinafter “the Convention”) is in force. The United "
        "Nations Convention against Transnational Organized Crime is older. Parties to the Convention met.\n",
        {"uncac", "uncac"}},
       {"1. Государства являются участниками Конвенции Организации Объединенных Наций против коррупции (далее — "
        "«Конвенция»). Они выполняют положения Конвенции.\n",
        {"uncac"}}});
}

TEST(References, TheCharterAloneIsTheUnitedNations) {
  EXPECT_EQ(test::mentions(test::facts_of("1. 各国应当遵守《宪章》第二条。\n"), {Kind::instrument, Kind::provision}),
            (Ids{"un-charter", "un-charter#2"}));
  EXPECT_EQ(
      test::mentions(test::facts_of("1. 《非洲青年宪章》已经生效。各国应当遵守《宪章》第二条。\n"), {Kind::provision}),
      Ids{"african-youth-charter#2"});
}

TEST(References, InFourMoreLanguages) {
  expect_meant(
      {{"1. La délégation a ratifié la Convention de Budapest. Elle applique l’article 18 de ladite Convention.\n",
        {"budapest-convention"}},
       {"1. El país ratificó la Convención de las Naciones Unidas contra la Corrupción. El artículo 5 de dicha "
        "Convención se aplica.\n",
        {"uncac"}},
       {"1. Страна ратифицировала Конвенцию Организации Объединенных Наций против коррупции. Положения указанной "
        "Конвенции применяются.\n",
        {"uncac"}},
       {"1. صدقت الدولة على اتفاقية الأمم المتحدة لمكافحة الفساد. وتطبق أحكام الاتفاقية المذكورة.\n", {"uncac"}}});
}

TEST(References, GoToANote) {
  expect_meant(
      {{"1. 各国通过了一项文书。[1]\n\n2. 见上文脚注1。\n\n[1] 大会第88/12号决议，附件。\n", {"A/RES/88/12"}}});
}

TEST(Identity, SymbolFromTheCoverElseTheFile) {
  EXPECT_EQ(test::facts_of("A/AC.777/9\n\n秘书处的说明\n\n1. 本说明载有意见。\n").document.doc, "A/AC.777/9");
  EXPECT_EQ(test::facts_of("1. 本说明载有意见。\n", "papers/note.txt").document.doc, "doc:papers/note");
}

TEST(Identity, Language) {
  EXPECT_EQ(test::facts_of("1. 本说明载有意见。\n").document.language, "zh");
  EXPECT_EQ(test::facts_of("1. The note contains the views of the States and of others.\n").document.language, "en");
  EXPECT_EQ(test::facts_of("1. Записка содержит мнения государств.\n").document.language, "ru");
}

TEST(Entities, CarryTheLexiconsNames) {
  const auto paper = test::facts_of("1. 预防犯罪和刑事司法委员会第四十届会议。\n");
  const auto found = std::find_if(paper.entities.begin(), paper.entities.end(),
                                  [](const facts::Entity& entity) { return entity.id == "meeting:ccpcj-40"; });
  ASSERT_NE(found, paper.entities.end());
  EXPECT_EQ(found->name, "预防犯罪和刑事司法委员会第40届会议");
  EXPECT_EQ(found->name_en, "40th session of the Commission on Crime Prevention and Criminal Justice");
}

TEST(Entities, ProvisionsAreNamedAsPapersNameThem) {
  const auto names = [](const char* text) {
    for (const facts::Entity& entity : test::facts_of(text).entities) {
      if (entity.kind == Kind::provision) return entity.name + " · " + entity.name_en;
    }
    return std::string();
  };
  EXPECT_EQ(names("1. 见《联合国反腐败公约》第四十六条第九款(b)项。\n"),
            "《联合国反腐败公约》第46条第9款(b)项 · United Nations Convention against Corruption, article 46 (9)(b)");
  EXPECT_EQ(names("1. 见大会第88/12号决议第9段。\n"), "A/RES/88/12第9段 · A/RES/88/12, paragraph 9");
}

}  // namespace
}  // namespace treatygraph
