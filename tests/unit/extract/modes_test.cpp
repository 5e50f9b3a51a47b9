// How a text is cited, who wants a new convention, whose paper it is: one sentence a row.
#include <gtest/gtest.h>

#include "sentences.h"

namespace treatygraph {
namespace {

using facts::Predicate;

struct Row {
  const char* sentence;
  const char* object;
  const char* mode;
};

std::string mode_in(const Row& row, const std::string& heading, const char* subject) {
  const auto paper = test::facts_of(heading + row.sentence + "\n");
  for (const facts::Relation& relation : paper.relations) {
    if (relation.predicate == Predicate::cites && relation.subject == subject && relation.object == row.object)
      return relation.attributes.at("mode");
  }
  return "(not cited)";
}

const char* const chinese = "A/AC.777/4\n\n 挪威提交的意见\n\n 一. 导言\n\n1. ";
const char* const english = "A/AC.777/5\n\nViews of Norway\n\nI. Introduction\n\n1. ";

TEST(Modes, ChineseWordsThatGovernTheName) {
  const Row rows[] = {
      {"根据大会第74/247号决议，挪威提出下列意见。", "A/RES/74/247", "recalls"},
      {"谈判应当充分考虑到下列文书：\n\n(a) 《联合国反腐败公约》；\n\n(b) 《布达佩斯公约》。", "uncac", "builds-on"},
      {"挪威虽已签署《布达佩斯公约》，却至今未予批准。", "budapest-convention", "doubts"},
      {"挪威虽未加入《布达佩斯公约》，但参考了其中的定义。", "budapest-convention", "builds-on"},
      {"新公约应以《联合国反腐败公约》为基础。", "uncac", "builds-on"},
      {"挪威鼓励各国加入《布达佩斯公约》。", "budapest-convention", "promotes"},
      {"挪威不接受以《布达佩斯公约》为基础。", "budapest-convention", "declines"},
      {"《布达佩斯公约》是区域性文书。", "budapest-convention", "doubts"},
      {"《美洲国家间刑事事项互助公约》运行良好。", "inter-american-mla-convention", "promotes"},
      {"《布达佩斯公约》没有述及这一问题。", "budapest-convention", "doubts"},
      {"挪威于2006年交存了《布达佩斯公约》的文书。", "budapest-convention", "names"},
      {"《联合国反腐败公约》第四十四条关于引渡的规定，堪为范本。", "uncac#44", "builds-on"},
      {"《阿拉伯打击信息技术犯罪公约》（阿拉伯国家联盟，2010年）也可供参考。", "arab-it-offences-convention",
       "builds-on"},
      {"引渡条款可从《联合国反腐败公约》中获得启发。", "uncac", "builds-on"},
      {"新公约不应与《联合国反腐败公约》相冲突。", "uncac", "builds-on"},
      {"来源：《联合国反腐败公约》第四十四条。", "uncac#44", "builds-on"},
      {"《布达佩斯公约》由少数国家谈判达成。", "budapest-convention", "doubts"},
      {"挪威对《布达佩斯公约》第三十二条持保留意见。", "budapest-convention#32", "doubts"},
      {"《布达佩斯公约》仍是最佳的国际标准。", "budapest-convention", "promotes"},
      {"如《联合国反腐败公约》第三条所述，犯罪具有跨国性。", "uncac#3", "recalls"},
      {"《联合国反腐败公约》的目标由会议审议，足以说明问题。", "uncac", "names"},
      {"在《布达佩斯公约》之外，尚有最佳的国际标准。", "budapest-convention", "names"},
      {"《联合国反腐败公约》第十六条规定，各国可考虑采取措施。", "uncac#16", "recalls"},
      {"安全理事会第1988（2011）号决议所设委员会提交了报告。", "S/RES/1988(2011)", "recalls"},
      {"大会第74/247号决议，其中请各国提出意见，已经分发。", "A/RES/74/247", "recalls"},
      {"谨提请各位注意大会第74/247号决议。", "A/RES/74/247", "recalls"},
      {"挪威欢迎《布达佩斯公约》缔约方所做的工作。", "budapest-convention", "names"},
      {"这一做法违反《联合国宪章》第二条。", "un-charter#2", "names"},
      {"《布达佩斯公约》第2条规定的罪行是良好的起点。", "budapest-convention#2", "builds-on"},
      {"有人提到《布达佩斯公约》，而挪威鼓励各国加入《布达佩斯公约》。", "budapest-convention", "promotes"},
  };
  for (const Row& row : rows) EXPECT_EQ(mode_in(row, chinese, "NOR"), row.mode) << row.sentence;
}

TEST(Modes, EnglishWordsThatGovernTheName) {
  const Row rows[] = {
      {"Recalling General Assembly resolution 74/247, Norway submits its views.", "A/RES/74/247", "recalls"},
      {"The text should build upon the Convention against Transnational Organized Crime (the \"Crime Convention\") and "
       "the United Nations Convention against Corruption.",
       "uncac", "builds-on"},
      {"The Budapest Convention, to which Norway acceded early, is outdated.", "budapest-convention", "doubts"},
      {"The mandate rests on General Assembly resolution 74/247.", "A/RES/74/247", "recalls"},
      {"Norway is not bound by the Budapest Convention.", "budapest-convention", "declines"},
      {"Norway deposited its instrument on the Budapest Convention in 2006.", "budapest-convention", "names"},
      {"The elements found in articles 2 to 6 of the Budapest Convention would serve this purpose.",
       "budapest-convention", "promotes"},
      {"In the Budapest Convention a model law would serve this purpose.", "budapest-convention", "names"},
      {"Inspiration may be sought in the United Nations Convention against Corruption.", "uncac", "builds-on"},
      {"The new convention should avoid conflict with the Budapest Convention.", "budapest-convention", "builds-on"},
      {"The Budapest Convention has been overtaken by technology.", "budapest-convention", "doubts"},
      {"Article 16 of the United Nations Convention against Corruption states that bribery is a crime.", "uncac#16",
       "recalls"},
      {"In its resolution 1988 (2011), the Security Council set up a committee.", "S/RES/1988(2011)", "recalls"},
      {"In paragraph 6 of resolution 1988 (2011), the Security Council requested reports.", "S/RES/1988(2011)#6",
       "recalls"},
      {"Norway supports the work of the subsidiary bodies of the Budapest Convention.", "budapest-convention", "names"},
  };
  for (const Row& row : rows) EXPECT_EQ(mode_in(row, english, "NOR"), row.mode) << row.sentence;
}

TEST(Stances, OnlyWordsOfWantingThatGovernTheInstrument) {
  struct Said {
    const char* sentence;
    bool wants, refuses;
  };
  const Said rows[] = {
      {"挪威支持拟订一项新的全球公约打击网络犯罪。", true, false},
      {"挪威认为没有必要制定新的国际公约打击网络犯罪。", false, true},
      {"新公约应涵盖网络犯罪中的非法访问。", false, false},
      {"挪威想知道是否需要新的国际公约打击网络犯罪。", false, false},
  };
  for (const Said& row : rows) {
    const auto paper = test::facts_of(std::string(chinese) + row.sentence + "\n");
    EXPECT_EQ(!test::relations(paper, Predicate::supports_new_instrument).empty(), row.wants) << row.sentence;
    EXPECT_EQ(!test::relations(paper, Predicate::opposes_new_instrument).empty(), row.refuses) << row.sentence;
  }
}

TEST(Papers, EveryAuthorOfAJointPaperSubmitsAndCites) {
  const auto paper = test::facts_of(
      "A/AC.777/6\n\nWorking paper submitted by Norway, Peru and Tonga\n\nI. Background\n\n1. The Arms Trade Treaty is "
      "legally binding.\n");
  EXPECT_EQ(test::relations(paper, Predicate::submitted),
            (std::vector<std::string>{"NOR A/AC.777/6", "PER A/AC.777/6", "TON A/AC.777/6"}));
  EXPECT_EQ(test::relations(paper, Predicate::cites), (std::vector<std::string>{"NOR att", "PER att", "TON att"}));
}

TEST(Papers, CoverLinesThatNameTheAuthors) {
  const char* const lines[] = {"挪威、秘鲁和汤加提交",
                               "挪威、秘鲁和汤加的联合声明",
                               "挪威代表以下国家提交：秘鲁和汤加",
                               "挪威、秘鲁和汤加：工作文件",
                               "2035年3月4日挪威、秘鲁和汤加常驻联合国代表给秘书长的信",
                               "Delivered by Norway on behalf of Peru and Tonga"};
  for (const char* line : lines) {
    const auto paper = test::facts_of("A/AC.777/6\n\n" + std::string(line) + "\n\n1. 我们回顾大会第74/247号决议。\n");
    EXPECT_EQ(test::relations(paper, Predicate::cites),
              (std::vector<std::string>{"NOR A/RES/74/247", "PER A/RES/74/247", "TON A/RES/74/247"}))
        << line;
  }
}

TEST(Statements, WhoSpeaksForOthers) {
  const auto paper = test::facts_of(
      "预防犯罪和刑事司法委员会\n\n第四十一届会议的报告\n\n一. 讨论\n\n1. 加纳代表非洲联盟发言。秘鲁代表作了发言。\n");
  EXPECT_EQ(test::relations(paper, Predicate::spoke_at),
            (std::vector<std::string>{"GHA meeting:ccpcj-41", "PER meeting:ccpcj-41"}));
  for (const facts::Relation& relation : paper.relations) {
    if (relation.predicate == Predicate::spoke_at && relation.subject == "GHA") {
      EXPECT_EQ(relation.attributes.at("on_behalf_of"), "au");
    }
  }
}

TEST(Statements, EachClauseHasItsSpeaker) {
  const auto paper = test::facts_of(
      "预防犯罪和刑事司法委员会\n\n第四十一届会议的报告\n\n一. 讨论\n\n1. "
      "加纳代表非洲联盟发言；秘鲁代表77国集团和中国发言。委员会欢迎汤加代表所作的说明。\n");
  EXPECT_EQ(test::relations(paper, Predicate::spoke_at),
            (std::vector<std::string>{"GHA meeting:ccpcj-41", "PER meeting:ccpcj-41"}));
}

TEST(Offences, ListsBehindAVerbOfCovering) {
  const auto paper = test::facts_of(
      "A/AC.777/7\n\n挪威提交的意见\n\n一. 定罪\n\n1. "
      "应当涵盖：非法访问；网络钓鱼。不应纳入：恐怖主义（定义不清）；贩毒（其他公约处理）。\n");
  EXPECT_EQ(test::relations(paper, Predicate::proposes_offence),
            (std::vector<std::string>{"NOR illegal-access", "NOR phishing"}));
  EXPECT_EQ(test::relations(paper, Predicate::rejects_offence),
            (std::vector<std::string>{"NOR drug-trafficking", "NOR terrorism"}));
  for (const facts::Relation& relation : paper.relations) {
    if (relation.predicate != Predicate::rejects_offence) continue;
    EXPECT_EQ(relation.attributes.at("ground"), relation.object == "terrorism" ? "too-vague" : "covered-elsewhere");
  }
}

TEST(Offences, WhatTheSentenceBeginsWithIsRefusedBehind) {
  const auto paper = test::facts_of(
      "A/AC.777/9\n\n挪威提交的意见\n\n一. 意见\n\n1. "
      "至于贩毒和恐怖主义，挪威在另一份来文里详述过《联合国打击跨国有组织犯罪公约》与本项目的关系，认为无需列入。\n");
  EXPECT_EQ(test::relations(paper, Predicate::rejects_offence),
            (std::vector<std::string>{"NOR drug-trafficking", "NOR terrorism"}));
}

TEST(Offences, ItemsCountedByStems) {
  const auto paper = test::facts_of(
      "A/AC.777/8\n\n挪威提交的意見\n\n一、定罪\n\n1. "
      "公約應將下列行為定為犯罪：\n\n（甲）非法訪問；\n\n（乙）網絡釣魚。\n");
  EXPECT_EQ(test::relations(paper, Predicate::proposes_offence),
            (std::vector<std::string>{"NOR illegal-access", "NOR phishing"}));
}

}  // namespace
}  // namespace treatygraph
