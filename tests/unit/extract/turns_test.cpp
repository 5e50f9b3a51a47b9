// Whose words they are: lists that a speaker opens, openings that only tell where a body met, positions that others
// second, and papers of several authors.
#include <gtest/gtest.h>

#include "sentences.h"

namespace treatygraph {
namespace {

using facts::Predicate;
using Lines = std::vector<std::string>;

constexpr const char* zh_cover = "全面研究网络犯罪问题专家组第九次会议的报告\n\n";
constexpr const char* en_cover =
    "Report on the ninth meeting of the Expert Group to Conduct a Comprehensive Study on Cybercrime\n\n";

// "FRA + phishing", "FRA - phishing", sorted.
Lines positions(const std::string& text) {
  Lines out;
  for (const facts::Relation& relation : test::facts_of(text).relations) {
    const bool wanted = relation.predicate == Predicate::proposes_offence;
    if (!wanted && relation.predicate != Predicate::rejects_offence) continue;
    const std::string subject = relation.subject_kind == facts::Kind::voice ? "voice" : relation.subject;
    out.push_back(subject + (wanted ? " + " : " - ") + relation.object);
  }
  std::sort(out.begin(), out.end());
  return out;
}

Lines cites(const std::string& text) {
  Lines out;
  for (const facts::Relation& relation : test::facts_of(text).relations)
    if (relation.predicate == Predicate::cites && relation.subject_kind == facts::Kind::state)
      out.push_back(relation.subject + " " + relation.object);
  std::sort(out.begin(), out.end());
  return out;
}

TEST(Turns, EntriesAreTheWordsOfWhoeverOpenedTheirList) {
  const Lines expected{"voice + misuse-of-devices", "voice + phishing"};
  EXPECT_EQ(positions(std::string(zh_cover) +
                      "1. 关于应列入公约的罪行，若干代表团提出了下列建议：\n\n(a) 网络钓鱼；\n\n(b) 滥用装置。\n"),
            expected);
  EXPECT_EQ(positions(std::string(en_cover) +
                      "1. Several delegations said that the convention should criminalize the following:\n\n(a) "
                      "Phishing;\n\n(b) Misuse of devices.\n"),
            expected);
  EXPECT_EQ(cites(std::string(zh_cover) +
                  "1. 挪威代表提到下列文书：\n\n(a) 《布达佩斯公约》；\n\n(b) 《联合国反腐败公约》。\n"),
            (Lines{"NOR budapest-convention", "NOR uncac"}));
}

TEST(Turns, AnOpeningTellsWhereABodyMet) {
  for (const char* text :
       {"1. At the third meeting of the Commission on Crime Prevention and Criminal Justice, in April, "
        "the expert from Kenya said that the Budapest Convention was open to all.\n",
        "1. На сорок третьей сессии Комиссии по предупреждению преступности и уголовному правосудию "
        "представитель Кении заявил, что Будапештская конвенция открыта для всех.\n"})
    EXPECT_EQ(cites(std::string(en_cover) + text), Lines{"KEN budapest-convention"}) << text;
}

TEST(Turns, ABodyThatActsSaysNothingOfItsSpeakers) {
  EXPECT_EQ(cites("Rapport de la session\n\n1. Les représentants de Cuba et du Kenya ont pris la parole avant le vote. "
                  "L'Assemblée générale a ensuite adopté la résolution 74/247.\n"),
            Lines{});
}

TEST(Turns, PositionsAreSecondedAndDisputed) {
  EXPECT_EQ(positions(std::string(zh_cover) +
                      "1. 肯尼亚代表建议公约将网络钓鱼定为犯罪。挪威代表支持这项提议。秘鲁代表则表示反对。\n"),
            (Lines{"KEN + phishing", "NOR + phishing", "PER - phishing"}));
  EXPECT_EQ(
      positions(
          std::string(en_cover) +
          "1. The representative of Kenya proposed that the convention should criminalize phishing. The "
          "representative of Norway supported that proposal. The representative of Peru opposed that proposal.\n"),
      (Lines{"KEN + phishing", "NOR + phishing", "PER - phishing"}));
  const facts::Paper paper =
      test::facts_of(std::string(zh_cover) + "1. 肯尼亚代表建议公约将网络钓鱼定为犯罪。挪威代表支持这项提议。\n");
  for (const facts::Relation& relation : paper.relations) {
    if (relation.predicate != Predicate::proposes_offence || relation.subject != "NOR") continue;
    EXPECT_EQ(relation.rule, "seconded");
    EXPECT_EQ(relation.quote, "肯尼亚代表建议公约将网络钓鱼定为犯罪。挪威代表支持这项提议。")
        << "both sentences prove it";
  }
}

TEST(Turns, OthersBehindAProposalTakeItsSideOrTheOpposite) {
  const std::string head = en_cover;
  EXPECT_EQ(positions(head +
                      "1. A proposal by Mali to include phishing among the offences in the convention was supported by "
                      "Chad and Togo but opposed by Norway.\n"),
            (Lines{"MLI + phishing", "NOR - phishing", "TCD + phishing", "TGO + phishing"}));
  EXPECT_EQ(positions(head + "1. The representative of Peru took note of the suggestion by Cuba that disinformation be "
                             "criminalized in the convention.\n"),
            Lines{"CUB + disinformation"});
  EXPECT_EQ(positions(head + "1. Ms. Lind (Sweden), supported by Mr. Bey (Türkiye), proposed that the convention cover "
                             "phishing.\n"),
            (Lines{"SWE + phishing", "TUR + phishing"}));
  EXPECT_EQ(positions(head + "1. The report on training, supported by Chad, includes a chapter on phishing.\n"),
            Lines{});
}

TEST(Turns, EntriesTellWhoSupportsWhatTheyName) {
  const std::string head = en_cover;
  EXPECT_EQ(positions(head + "1. Spam. Opposed by Chile and Japan.\n"), (Lines{"CHL - spam", "JPN - spam"}));
  EXPECT_EQ(positions(head + "1. Phishing. Proposed by Togo; supported by Mali.\n"),
            (Lines{"MLI + phishing", "TGO + phishing"}));
}

TEST(Turns, SecondingGoesOverParagraphsAndChooses) {
  const std::string said =
      std::string(en_cover) +
      "1. Ms. Lind (Sweden) said that spam and phishing should be criminalized in the convention.\n\n";
  EXPECT_EQ(positions(said + "2. Mr. Bey (Türkiye) concurred.\n"),
            (Lines{"SWE + phishing", "SWE + spam", "TUR + phishing", "TUR + spam"}));
  EXPECT_EQ(
      positions(said + "2. Mr. Groot (Netherlands) supported the latter but asked for the deletion of the former.\n"),
      (Lines{"NLD + phishing", "NLD - spam", "SWE + phishing", "SWE + spam"}));
  EXPECT_EQ(positions(said + "2. Mr. Groot (Netherlands) thanked the secretariat.\n"),
            (Lines{"SWE + phishing", "SWE + spam"}));
}

TEST(Turns, WhatAnotherIsNotedToWantIsNotTheSpeakers) {
  const std::string head = "A/AC.291/4\n\n特设委员会\n\n意见汇编\n\n秘鲁\n\n[原件：西班牙文]\n[2031年4月3日]\n\n";
  EXPECT_EQ(positions(head + "秘鲁注意到肯尼亚建议将网络钓鱼纳入定罪范围。\n"), Lines{"KEN + phishing"});
  EXPECT_EQ(positions(head + "秘鲁建议将网络钓鱼纳入定罪范围。\n"), Lines{"PER + phishing"});
}

TEST(Turns, WhatOthersMovedIsToldInPassing) {
  const std::string head = "A/AC.291/4\n\n特设委员会\n\n意见汇编\n\n秘鲁\n\n[原件：西班牙文]\n[2031年4月3日]\n\n";
  EXPECT_EQ(positions(head + "秘鲁赞成肯尼亚把网络钓鱼列为犯罪的提议。\n"),
            (Lines{"KEN + phishing", "PER + phishing"}));
  EXPECT_EQ(positions(head + "秘鲁不能同意挪威关于删除网络钓鱼的建议。\n"),
            (Lines{"NOR - phishing", "PER + phishing"}));
  EXPECT_EQ(positions(head + "秘鲁愿同肯尼亚交流调查网络钓鱼的经验。\n"), Lines{});
}

TEST(Turns, OfSpeakersInOneSentence) {
  const auto said = [](const std::string& text) { return positions(std::string(zh_cover) + "1. " + text + "\n"); };
  EXPECT_EQ(said("肯尼亚代表提议将网络钓鱼定为犯罪，挪威代表附议。"), (Lines{"KEN + phishing", "NOR + phishing"}));
  EXPECT_EQ(said("肯尼亚代表提议将网络钓鱼定为犯罪，秘鲁代表支持这项提议，挪威代表则希望删除该条。"),
            (Lines{"KEN + phishing", "NOR - phishing", "PER + phishing"}));
  EXPECT_EQ(said("肯尼亚代表说，挪威代表说过的话不对，公约应将网络钓鱼定为犯罪。"), Lines{"KEN + phishing"});
  EXPECT_EQ(said("多数代表团支持列入网络钓鱼，少数代表团则反对这样做。"),
            (Lines{"voice + phishing", "voice - phishing"}));
  EXPECT_EQ(said("有代表团主张列入网络钓鱼；另一些代表团认为不宜列入。"),
            (Lines{"voice + phishing", "voice - phishing"}));
}

TEST(Turns, AnotherSpeakerRepliesOfWhatWasNamed) {
  const auto said = [](const std::string& text) { return positions(std::string(zh_cover) + "1. " + text + "\n"); };
  EXPECT_EQ(said("肯尼亚代表提议将洗钱定为犯罪。秘鲁代表支持这项提议。挪威代表承认问题严重，但认为新公约不应重复规定这"
                 "些罪行。"),
            (Lines{"KEN + money-laundering", "NOR - money-laundering", "PER + money-laundering"}));
  EXPECT_EQ(said("肯尼亚代表提议将洗钱定为犯罪。挪威代表说，挪威警方去年查获了这些犯罪的主谋。"),
            Lines{"KEN + money-laundering"});
  EXPECT_EQ(said("肯尼亚代表主张列入洗钱。秘鲁代表同意该代表的意见，并要求加上网络钓鱼。"),
            (Lines{"KEN + money-laundering", "PER + money-laundering", "PER + phishing"}));
}

TEST(Turns, HypothesesWithTheirConsequence) {
  const std::string head = "A/AC.291/4\n\n特设委员会\n\n意见汇编\n\n荷兰\n\n[原件：英文]\n[2031年4月3日]\n\n";
  EXPECT_EQ(positions(head + "案文若列入垃圾邮件，荷兰将无法予以支持。\n"), Lines{"NLD - spam"});
  EXPECT_EQ(positions(head + "公约如不涵盖网络钓鱼，便失去意义。\n"), Lines{"NLD + phishing"});
  EXPECT_EQ(positions(head + "公约不应仅仅涵盖非法访问，还应涵盖网络钓鱼。\n"),
            (Lines{"NLD + illegal-access", "NLD + phishing"}));
  EXPECT_EQ(positions(head + "同行讨论了网络钓鱼。会议没有就这些行为应否写入公约得出结论。\n"), Lines{});
}

TEST(Turns, EntriesThatOnlyNameConductUnderATitleThatAsksForThem) {
  EXPECT_EQ(
      positions("A/AC.291/4\n\n特设委员会\n\n意见汇编\n\n荷兰\n\n[原件：英文]\n[2031年4月3日]\n\n公约应予处理的行为\n\n"
                "1. 非法访问和网络钓鱼。\n\n2. 利用信通技术贩运军火。\n"),
      (Lines{"NLD + arms-trafficking", "NLD + illegal-access", "NLD + phishing"}));
}

Lines submitters(const std::string& cover) {
  Lines out = test::relations(
      test::facts_of("A/AC.291/CRP.12\n\n3 May 2031\n\n" + cover + "\n\n1. 我们援引《布达佩斯公约》。\n"),
      Predicate::submitted);
  return out;
}

TEST(Turns, PapersOfSeveralAuthors) {
  const Lines both{"KEN A/AC.291/CRP.12", "PER A/AC.291/CRP.12"};
  for (const char* cover : {"肯尼亚和秘鲁的非正式文件", "Non-paper by Kenya and Peru",
                            "Proposition conjointe du Kenya et du Pérou", "Propuesta conjunta de Kenya y el Perú"})
    EXPECT_EQ(submitters(cover), both) << cover;
}

TEST(Turns, ALetterSpeaksForAllThatItNames) {
  EXPECT_EQ(
      positions("A/85/90\n\nLetter dated 5 May 2031 from the Permanent Representative of Kenya to the United Nations "
                "addressed to the Secretary-General\n\nOn behalf of the Governments of Kenya and Rwanda, I have the "
                "honour to write to you. We call for the criminalization of phishing in the convention.\n"),
      (Lines{"KEN + phishing", "RWA + phishing"}));
}

TEST(Turns, HeadingsOfACompilationInTwoLanguagesOrNumbered) {
  const auto compiled = [](const std::string& first, const std::string& second, const std::string& third) {
    return test::relations(
        test::facts_of("A/AC.291/4\n\n特设委员会\n\n意见汇编\n\n1. 本文件按收到时的语文转载各国的答复。\n\n" + first +
                       "\n\n公约应当有效。\n\n" + second + "\n\n应予协商。\n\n" + third + "\n\n应予审议。\n"),
        Predicate::submitted);
  };
  const Lines all{"FRA A/AC.291/4", "KEN A/AC.291/4", "PER A/AC.291/4"};
  EXPECT_EQ(compiled("法国 / France", "肯尼亚 / Kenya", "秘鲁 / Perú"), all);
  EXPECT_EQ(compiled("法国（原文：法文）", "肯尼亚（原文：英文）", "秘鲁（原文：西班牙文）"), all);
  EXPECT_EQ(compiled("一、法国", "二、肯尼亚", "三、秘鲁"), all);
}

}  // namespace
}  // namespace treatygraph
