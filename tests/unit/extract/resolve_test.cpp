// Names that a text defines for itself, and words that go back to a name.
#include <gtest/gtest.h>

#include "sentences.h"

namespace treatygraph {
namespace {

using facts::Kind;
using Ids = std::vector<std::string>;

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

TEST(References, CarryArticles) {
  const auto paper = test::facts_of("1. 许多国家加入了《布达佩斯公约》。该公约第18条得到广泛适用。\n");
  EXPECT_EQ(test::mentions(paper, {Kind::provision}), Ids{"budapest-convention#18"});
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

}  // namespace
}  // namespace treatygraph
