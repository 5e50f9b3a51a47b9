#include "extract/document/document.h"
#include "extract/base/text.h"

#include <gtest/gtest.h>

#include "extract/base/error.h"
#include "extract/document/dump.h"

namespace treatygraph {
namespace {

Layout layout_of(std::string text, const std::string& name = "paper.txt", const NamesActor& names_actor = {}) {
  return lay_out(read({name, std::move(text)}), names_actor);
}

struct Paper {
  std::string_view about, name, text, layout;
};

// Papers of our own, in the settings in which such papers come.
const Paper papers[] = {
    {"an empty line after every line, a note and addresses at the foot of the page in the middle of a paragraph",
     "a.txt",
     R"( 海洋事务委员会 

第九届会议 

2019 年 6 月 3 日至 7 日，日内瓦 

临时议程*项目 4 

 一. 导言 

 

1. 委员会第 12/3 号决议请秘书处召集一次由各沿海国专家参加的会议，以便讨论深

海采矿的监管问题，并向委员会第九届会议提出报告。会议的详细议程载于附件，与

会者名单将作为会议室文件分发。各国专家在会前收到了秘书处编写的背景文件，其中

概述了近年来的主要事态发展以及尚未解决的法律问题，并列出了若干

__________________ 

 * ABC/CN.9/2019/1。 

http://undocs.org/ch/ABC/CN.9/2019/1
 可供选择的办法供讨论。 

2. 会议通过了议程。 

 二. 讨论情况 

 

3. 与会者讨论了以下问题： 

 (a) 勘探许可证的发放条件，包括环境影响评估、财务担保以及发放机关的独立性，

还有申请人的资格； 

 (b) 惠益分享： 

 ㈠ 向发展中国家转让技术； 

 ㈡ 设立信托基金； 

 (c) 争端解决。 
)",
     R"(title: 海洋事务委员会
title: 第九届会议
title: 2019 年 6 月 3 日至 7 日，日内瓦
title: 临时议程项目 4
§ 一 导言
  body 1: 委员会第 12/3 号决议请秘书处召集一次由各沿海国专家参加的会议，以便讨论深海采矿的监管问题，并向委员会第九届会议提出报告。会议的详细议程载于附件，与会者名单将作为会议室文件分发。各国专家在会前收到了秘书处编写的背景文件，其中概述了近年来的主要事态发展以及尚未解决的法律问题，并列出了若干可供选择的办法供讨论。
note * @: ABC/CN.9/2019/1。
  body 2: 会议通过了议程。
§ 二 讨论情况
  body 3: 与会者讨论了以下问题：
  item 3(a): 勘探许可证的发放条件，包括环境影响评估、财务担保以及发放机关的独立性，还有申请人的资格；
  item 3(b): 惠益分享：
  item 3(b)㈠: 向发展中国家转让技术；
  item 3(b)㈡: 设立信托基金；
  item 3(c): 争端解决。
)"},
    {"tight text with numbered notes and running heads", "b.txt",
     R"(ABC/AC.7/12
关于内河航运安全的各国意见
1. 本报告概述了各会员国就内河航运安全提交的意见。秘书处对所有来文进行了整理，1
并按专题编排。有些国家还提交了本国法律的案文，2这些案文可在秘书处查阅，但没有
译成其他语文。
2. 大多数国家认为现有的规则已经足够，只是执行不力，因此应当把重点放在能力建设
__________________
1 截至 2018 年 3 月 1 日共收到二十一份来文，其中三份来自观察员国，另有两份来自
非政府组织。
2 见 ABC/AC.7/INF/3。
ABC/AC.7/12
V.18-01234 2/9
和技术援助上，而不是制定新的规则。
3. 一些国家不同意这种看法。
ABC/AC.7/12
V.18-01234 3/9
4. 还有一些国家没有表示意见。
)",
     R"(title: ABC/AC.7/12
title: 关于内河航运安全的各国意见
body 1: 本报告概述了各会员国就内河航运安全提交的意见。秘书处对所有来文进行了整理，并按专题编排。有些国家还提交了本国法律的案文，这些案文可在秘书处查阅，但没有译成其他语文。
body 2: 大多数国家认为现有的规则已经足够，只是执行不力，因此应当把重点放在能力建设和技术援助上，而不是制定新的规则。
note 1 @1: 截至 2018 年 3 月 1 日共收到二十一份来文，其中三份来自观察员国，另有两份来自非政府组织。
note 2 @1: 见 ABC/AC.7/INF/3。
body 3: 一些国家不同意这种看法。
body 4: 还有一些国家没有表示意见。
)"},
    {"a compilation: whatever stands in a submission stays in it, and numbers go on outside", "c.txt",
     R"(关于公海渔业公约的意见汇编

一. 导言

1. 本文件汇编了收到的意见。

二. 从会员国收到的意见

冰岛

[原文：英文]

[2021年3月5日]

冰岛欢迎这一进程。

一. 范围

公约应适用于公海。

二. 结构

公约应当简短。

摩纳哥

[原文：法文]
[2021年4月12日]

目标

摩纳哥支持冰岛的意见。

三. 从观察员收到的意见

2. 没有收到观察员的意见。
)",
     R"(title: 关于公海渔业公约的意见汇编
§ 一 导言
  body 1: 本文件汇编了收到的意见。
§ 二 从会员国收到的意见
  § 冰岛 (actor) en 2021-03-05
    marginal: [原文：英文]
    marginal: [2021年3月5日]
    body ¶1: 冰岛欢迎这一进程。
    § 一 范围
      body ¶1: 公约应适用于公海。
    § 二 结构
      body ¶1: 公约应当简短。
  § 摩纳哥 (actor) fr 2021-04-12
    marginal: [原文：法文]
    marginal: [2021年4月12日]
    § 目标
      body ¶1: 摩纳哥支持冰岛的意见。
§ 三 从观察员收到的意见
  body 2: 没有收到观察员的意见。
)"},
    {"Markdown: marks are not text, links are their text, deeper marks do not outrank numbers", "d.md",
     R"(## 极地科学工作组

#### 报告草稿

## 二. 结论

### A. 数据共享（续）

1. 工作组回顾了[ABC/C.3/1](#)号文件，并**强调**：

- (一) 数据应当公开；
- (二) 费用由各国承担。

---

### 三. 会议安排 ###

2. 下列国家作了发言：挪威和智利。[^1]

[^1]: 见附件。
)",
     R"(title: 极地科学工作组
title: 报告草稿
§ 二 结论
  § A 数据共享（续）
    body 1: 工作组回顾了ABC/C.3/1号文件，并强调：
    item 1㈠: 数据应当公开；
    item 1㈡: 费用由各国承担。
§ 三 会议安排
  body 2: 下列国家作了发言：挪威和智利。
  note 1 @2: 见附件。
)"},
    {"Latin script: blanks between lines, words mended, abbreviations, page break in a sentence", "e.txt",
     "Working Group on River Navigation\n\nReport of the Chair\n\nI. Introduction\n\n"
     "1. The Working Group met from 3 to 7 June 2019. It considered the draft regu-\n"
     "lations on inland navigation and the comments that several riparian States had\n"
     "submitted, and it decided to continue its work at the following session.\n\n"
     "2. The representative of the Netherlands said that the rules should be revised, as\n"
     "they had been drawn up at a time when ships were smaller, and that the Secretariat\n"
     "\f2\n"
     "should be asked to prepare a study of the matter.\n\n"
     "(a) First item;\n\n(b) Second item.\n",
     R"(title: Working Group on River Navigation
title: Report of the Chair
§ I Introduction
  body 1: The Working Group met from 3 to 7 June 2019. It considered the draft regulations on inland navigation and the comments that several riparian States had submitted, and it decided to continue its work at the following session.
  body 2: The representative of the Netherlands said that the rules should be revised, as they had been drawn up at a time when ships were smaller, and that the Secretariat should be asked to prepare a study of the matter.
  item 2(a): First item;
  item 2(b): Second item.
)"},
    {"a line is a paragraph", "f.txt",
     "经济合作理事会\n2020年7月1日理事会决议\n理事会，\n回顾其2018年5月2日关于跨境河流管理的第4/"
     "2号决议以及该决议所载的各项建议，\n"
     "1. 欢迎工作组的报告；\n2. 决定继续处理此案。\n2020年7月1日\n附件\n行动计划\n一、各国应当合作。\n",
     R"(title: 经济合作理事会
title: 2020年7月1日理事会决议
body ¶1: 理事会，
body ¶2: 回顾其2018年5月2日关于跨境河流管理的第4/2号决议以及该决议所载的各项建议，
body 1: 欢迎工作组的报告；
body 2: 决定继续处理此案。
body ¶3: 2020年7月1日
§ 附件
  § 行动计划
    body 一: 各国应当合作。
)"},
    {"contents lines are furniture, blanks that justify a line are not text", "g.txt",
     "目录\n一. 导言 .......... 2\n二. 结论 .......... 5\n一. 导言\n1. 本 文 件 概 述 情 况（ABC/\nCN.1/2）。\n",
     R"(§ 一 导言
  body 1: 本文件概述情况（ABC/CN.1/2）。
)"},
    {"a compilation in English: indents, columns of blanks, a page break in a sentence", "h.txt",
     R"(   I. Introduction

   1.    In preparation for the first session of the Ad Hoc Committee, the Chair invited Member
   States to provide their views on the scope, objectives and structure of the new
   convention. The deadline was 29 October 2021.

   2.    The Chair also instructed the secretariat to compile the views as received.

   II. Views received

   Australia

                                                            [Original: English]
                                                            [29 October 2021]

         Australia welcomes this opportunity to submit its views on the scope of a new
   international convention on sea fishing, which should build on General Assembly reso-
   lution 74/247.1 It also welcomes the work of the International Maritime Organi-
   zation.

   Scope

         The convention should be clearly limited, and it should be closely focused on the


__________________

   1 See A/AC.999/1, para. 4.
2/65                                                                    V.21-08419
                                                                       A/AC.999/4

   conduct of vessels.

   Brazil

                                                            [Original: English]
                                                            [1 November 2021]

   1. Objectives

   (a)   Promote cooperation among the States parties, in particular as regards the
         exchange of information and the training of inspectors;
   (b)   Protect stocks:
         (i)    Of tuna;
         (ii)   Of cod.

   Annex I

   List of participants
   1. Mr. A. Silva (Brazil)
   2. Ms. B. Jones (Australia)
)",
     R"(§ I Introduction
  body 1: In preparation for the first session of the Ad Hoc Committee, the Chair invited Member States to provide their views on the scope, objectives and structure of the new convention. The deadline was 29 October 2021.
  body 2: The Chair also instructed the secretariat to compile the views as received.
§ II Views received
  § Australia (actor) en 2021-10-29
    marginal: [Original: English]
    marginal: [29 October 2021]
    body ¶1: Australia welcomes this opportunity to submit its views on the scope of a new international convention on sea fishing, which should build on General Assembly resolution 74/247. It also welcomes the work of the International Maritime Organization.
    § Scope
      body ¶1: The convention should be clearly limited, and it should be closely focused on the conduct of vessels.
    note 1 @¶1: See A/AC.999/1, para. 4.
  § Brazil (actor) en 2021-11-01
    marginal: [Original: English]
    marginal: [1 November 2021]
    § 1 Objectives
      item 1(a): Promote cooperation among the States parties, in particular as regards the exchange of information and the training of inspectors;
      item 1(b): Protect stocks:
      item 1(b)(i): Of tuna;
      item 1(b)(ii): Of cod.
§ Annex I
  § List of participants
    body 1: Mr. A. Silva (Brazil)
    body 2: Ms. B. Jones (Australia)
)"},
    {"a short paper with a single broken line", "i.txt",
     "航运工作组\n\n1. "
     "工作组认为，新的规则应当借鉴《国际河流航行公约》第十八条和《内河运输公约》\n第四十六条。秘书处将提供协助。\n\n2. "
     "会议闭幕。\n\n3. 谢谢。\n",
     R"(title: 航运工作组
body 1: 工作组认为，新的规则应当借鉴《国际河流航行公约》第十八条和《内河运输公约》第四十六条。秘书处将提供协助。
body 2: 会议闭幕。
body 3: 谢谢。
)"},
};

TEST(Layout, IsWhatAPersonSees) {
  for (const Paper& paper : papers) {
    const std::string seen = dump(layout_of(std::string(paper.text), std::string(paper.name)));
    EXPECT_TRUE(seen == paper.layout) << paper.about << "\nseen:\n" << seen << "\nexpected:\n" << paper.layout;
  }
}

TEST(Layout, KnowsWhereEachByteStands) {
  for (const Paper& paper : papers) {
    const Layout layout = layout_of(std::string(paper.text), std::string(paper.name));
    for (const Paragraph& p : layout.paragraphs) {
      std::uint32_t covered = 0;
      std::uint64_t last = 0;
      for (const Piece& piece : p.pieces) {
        EXPECT_EQ(p.text.substr(piece.text, piece.length), paper.text.substr(piece.source, piece.length))
            << paper.about;
        EXPECT_EQ(p.text.substr(covered, piece.text - covered).find_first_not_of(' '), std::string::npos);
        EXPECT_GE(piece.source, last);
        covered = piece.text + piece.length;
        last = piece.source + piece.length;
      }
      EXPECT_EQ(covered, p.text.size()) << p.text;
      EXPECT_LT(p.section, layout.sections.size());
    }
  }
}

TEST(Layout, GivesBackTheSourceOfARange) {
  const std::string source =
      "1. 秘书处\r\n请各国就深海采矿问题提出意见并附上有关的法律案文以供参考之用\r\n以及其他资料。\r\n";
  const Layout layout = layout_of(source);
  const Paragraph& p = layout.paragraphs.back();
  const std::size_t at = p.text.find("以及");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(source.substr(p.source_begin(at), p.source_end(at + 6) - p.source_begin(at)), "以及");
}

TEST(Layout, TakesTheHintThatAHeadingNamesAnActor) {
  const std::string text =
      "意见汇编\n\n冰岛\n\n[原文：英文]\n\n冰岛欢迎这一进程。\n\n摩纳哥\n\n摩纳哥的来文已作为另一份文件分发。\n";
  const auto names_actor = [](std::string_view heading) { return heading == "摩纳哥" || heading == "冰岛"; };
  EXPECT_EQ(
      dump(layout_of(text, "a.txt", names_actor)),
      "title: 意见汇编\n§ 冰岛 (actor) en\n  marginal: [原文：英文]\n  body ¶1: 冰岛欢迎这一进程。\n§ 摩纳哥 (actor)\n"
      "  body ¶1: 摩纳哥的来文已作为另一份文件分发。\n");
}

TEST(Layout, LetsFurnitureBeSeen) {
  const std::string text = "1. 甲。\nABC/AC.7/12\nV.18-01234 2/9\n2. 乙。\nhttp://undocs.org/ABC/AC.7/1\n";
  std::string seen;
  for (const Piece& piece : layout_of(text).furniture) seen += text.substr(piece.source, piece.length) + "|";
  EXPECT_EQ(seen, "V.18-01234 2/9|http://undocs.org/ABC/AC.7/1|");
}

TEST(Sentences, EndWhereTheyEnd) {
  struct Case {
    std::string_view text, parted;
  };
  const Case cases[] = {
      {"", ""},
      {"甲说了。乙说：“好。”丙没有说；丁也没有！", "甲说了。|乙说：“好。”|丙没有说；丁也没有！|"},
      {"没有句号", "没有句号|"},
      {"See resolution 65/230, para. 9. It was adopted.", "See resolution 65/230, para. 9. It was adopted.|"},
      {"Mr. A. Smith spoke. The chair closed the meeting.", "Mr. A. Smith spoke. |The chair closed the meeting.|"},
      {"It cost 3.5 million. then more", "It cost 3.5 million. then more|"},
      {"Is it so? Yes.", "Is it so? |Yes.|"},
      {"第一条。）第二条。", "第一条。）|第二条。|"},
  };
  for (const Case& c : cases) {
    std::string parted;
    for (const Range& range : sentences(c.text))
      parted += std::string(c.text.substr(range.begin, range.end - range.begin)) + "|";
    EXPECT_EQ(parted, c.parted);
  }
}

TEST(Sentences, ArePartedBetweenClausesWhereTheyNeverEnd) {
  struct Case {
    std::string_view unit;
    bool at_clauses;
  };
  for (const Case& c : {Case{"挪威回顾该公约，", true}, Case{"Norway and Peru; ", true}, Case{"公约", false}}) {
    std::string text;
    while (text.size() < 60'000) text += c.unit;
    std::uint32_t reached = 0;
    for (const Range& range : sentences(text)) {
      EXPECT_EQ(range.begin, reached);
      EXPECT_LE(range.end - range.begin, 17'000U) << c.unit;
      const bool last = range.end == text.size();
      EXPECT_TRUE(last || !c.at_clauses || text.substr(0, range.end).ends_with("，") || text[range.end - 1] == ' ');
      EXPECT_FALSE(!last && continues(text[range.end])) << "a character is cut";
      reached = range.end;
    }
    EXPECT_EQ(reached, text.size());
  }
}

TEST(Clauses, EndAtMarks) {
  EXPECT_EQ(clause_mark_at("甲，乙", 3), 3u);
  EXPECT_EQ(clause_mark_at("a, b", 1), 2u);
  EXPECT_EQ(clause_mark_at("a,b", 1), 0u);
  EXPECT_EQ(clause_mark_at("甲", 3), 0u);  // behind the last byte
  EXPECT_EQ(clause_mark_at("", 0), 0u);
}

}  // namespace
}  // namespace treatygraph
