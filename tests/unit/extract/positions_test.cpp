// What a submission proposes and refuses to make an offence: the ways in which drafters say so, one table each
// language.
#include <gtest/gtest.h>

#include "sentences.h"

namespace treatygraph {
namespace {

using facts::Predicate;
using Lines = std::vector<std::string>;

struct Case {
  const char* name;
  const char* says;  // the section of Kenya
  Lines proposes;
  Lines rejects;
};

facts::Paper submission(const char* says, const char* language) {
  const std::string chinese =
      "A/AC.777/4\n\n 会员国提交的意见汇编\n\n 秘书处的说明\n\n 一. 从会员国收到的意见\n\n "
      "肯尼亚\n\n[原文：英文]\n\n[2031年3月5日]\n\n";
  const std::string english =
      "A/AC.777/4\n\nCompilation of views submitted by Member States\n\nNote by the Secretariat\n\nI. Views "
      "received\n\n"
      "Kenya\n\n[Original: English]\n\n[5 March 2031]\n\n";
  const bool zh = std::string_view(language) == "zh";
  return test::facts_of((zh ? chinese : english) + says);
}

Lines objects(const facts::Paper& paper, Predicate predicate) {
  Lines out;
  for (const std::string& line : test::relations(paper, predicate)) {
    if (line.rfind("KEN ", 0) == 0) out.push_back(line.substr(4));
  }
  return out;
}

class Chinese : public testing::TestWithParam<Case> {};
class English : public testing::TestWithParam<Case> {};

void reads(const Case& asked, const char* language) {
  const facts::Paper paper = submission(asked.says, language);
  EXPECT_EQ(objects(paper, Predicate::proposes_offence), asked.proposes);
  EXPECT_EQ(objects(paper, Predicate::rejects_offence), asked.rejects);
}

TEST_P(Chinese, IsReadAsALawyerReadsIt) { reads(GetParam(), "zh"); }
TEST_P(English, IsReadAsALawyerReadsIt) { reads(GetParam(), "en"); }

const Case chinese[] = {
    {"own_law_under_a_penal_heading",
     "  定罪\n\n  1. 根据我国《刑法》，非法访问计算机系统可处三年以下有期徒刑。\n",
     {},
     {}},
    {"undecided", "  1. 对于是否应将仇恨言论写入公约，本国有关部门仍在协商。\n", {}, {}},
    {"contrast_is_no_list",
     "  1. 公约应集中处理非法访问和系统干扰等罪行，而恐怖主义则应留给现有反恐文书。\n",
     {"illegal-access", "system-interference"},
     {"terrorism"}},
    {"better_places", "  1. 侵犯版权主要属于民事和行政法问题，不宜写入公约。\n", {}, {"copyright-infringement"}},
    {"a_sentence",
     "  各缔约国应采取必要措施，将网络钓鱼和非法拦截定为刑事犯罪。\n",
     {"illegal-interception", "phishing"},
     {}},
    {"passive",
     "  勒索软件攻击、网络钓鱼以及身份盗窃均应被纳入未来的公约。\n",
     {"identity-theft", "phishing", "ransomware"},
     {}},
    {"aim_after_a_comma",
     "  我国的目标是缔结一项精炼的文书，侧重于最严重的犯罪，如非法访问、数据干扰和系统干扰。\n",
     {"data-interference", "illegal-access", "system-interference"},
     {}},
    {"at_least", "  拟议的文书至少应涵盖洗钱和网络钓鱼。\n", {"money-laundering", "phishing"}, {}},
    {"list",
     "  肯尼亚认为，公约应包括下列罪行：\n\n  (a) 非法访问；\n\n  (b) 与计算机有关的诈骗；\n\n  (c) 垃圾邮件。\n",
     {"computer-related-fraud", "illegal-access", "spam"},
     {}},
    {"list_that_points_back",
     "  公约应述及若干核心犯罪。这些犯罪至少包括：\n\n  (a) 非法拦截；\n\n  (b) 网络钓鱼。\n",
     {"illegal-interception", "phishing"},
     {}},
    {"sentence_that_points_back",
     "  公约应涵盖核心犯罪。其中包括非法拦截和网络钓鱼。\n",
     {"illegal-interception", "phishing"},
     {}},
    {"examples", "  公约应当对侵犯人身的犯罪作出规定，例如网络欺凌和诱骗儿童。\n", {"cyberbullying", "grooming"}, {}},
    {"title_over_a_list",
     " 刑事定罪\n\n  经初步磋商，似可讨论：\n\n  • 非法访问。\n\n  • 网络钓鱼。\n",
     {"illegal-access", "phishing"},
     {}},
    {"entries_named_under_a_title",
     " 实体刑法\n\n1. 非法访问：未经许可进入他人系统。\n\n2. 网络钓鱼：骗取口令。\n",
     {"illegal-access", "phishing"},
     {}},
    {"title_of_an_item",
     "  肯尼亚认为，公约可采用以下结构：\n\n(a) 核心犯罪\n\n这部分应包括网络钓鱼（例如骗取口令）。\n\n(b) "
     "国际合作\n\n"
     "这部分应包括引渡，包括涉及贩毒的案件。\n",
     {"phishing"},
     {}},
    {"words_before_a_colon",
     "  公约应建立一个框架，其中包括以下要素：\n\n  (a) 罪行的刑事定罪：非法访问和网络钓鱼；\n\n  (b) "
     "国际合作：打击贩毒的经验。\n",
     {"illegal-access", "phishing"},
     {}},
    {"refusal", "  公约不应涵盖恐怖主义和贩毒，因为这些已由其他公约处理。\n", {}, {"drug-trafficking", "terrorism"}},
    {"refusal_that_turns", "  公约不应处理恐怖主义，而应侧重于网络钓鱼。\n", {"phishing"}, {"terrorism"}},
    {"refusal_of_a_sentence", "  将腐败和洗钱列入公约的提议应予拒绝。\n", {}, {"corruption", "money-laundering"}},
    {"refused_list",
     "  下列罪行不应被纳入公约：\n\n  (a) 恐怖主义；\n\n  (b) 腐败。\n",
     {},
     {"corruption", "terrorism"}},
    {"evidence", "  公约应允许缔约国收集电子证据，包括与腐败和贩毒有关的证据。\n", {}, {}},
    {"cooperation", "  公约应包括在恐怖主义和洗钱案件中开展国际合作的规定。\n", {}, {}},
    {"prevention", "  公约应鼓励各国采取措施，预防网络钓鱼和勒索软件攻击。\n", {}, {}},
    {"threat", "  近年来，勒索软件和网络钓鱼造成的损失急剧上升，各国应对此保持警惕。\n", {}, {}},
    {"another_treaty", "  应借鉴《联合国反腐败公约》，该公约涵盖腐败和洗钱。\n", {}, {}},
    {"domestic_law", "  肯尼亚已将非法访问和网络钓鱼定为刑事犯罪。\n", {}, {}},
    {"background_title", " 网络犯罪的趋势\n\n1. 勒索软件：去年案件翻倍。\n\n2. 网络钓鱼：损失包括银行存款。\n", {}, {}},
    {"respond", "  政府的政策是应对勒索软件，包括网络钓鱼。\n", {}, {}},

    {"numbered_paragraphs_after_a_colon",
     "  公约应要求缔约国将故意实施的下列行为定为犯罪：\n\n1. 非法访问计算机系统。\n\n2. 网络钓鱼。\n\n3. "
     "传播恶意软件。\n",
     {"illegal-access", "malware", "phishing"},
     {}},
    {"dashes", "  下列犯罪应列入公约：\n\n– 非法访问\n\n– 网络钓鱼\n", {"illegal-access", "phishing"}, {}},
    {"bullets_of_a_suggestion",
     "  关于定罪，肯尼亚建议公约纳入：\n\n• 身份盗窃；\n\n• 网络钓鱼。\n",
     {"identity-theft", "phishing"},
     {}},
    {"first_and_second",
     "  肯尼亚提议涵盖两类犯罪：第一，非法访问和数据干扰；第二，网络诈骗。\n",
     {"computer-related-fraud", "data-interference", "illegal-access"},
     {}},
    {"besides", "  除上述罪行外，公约还可考虑将洗钱定为犯罪。\n", {"money-laundering"}, {}},
    {"limited_to", "  公约的范围应仅限于非法访问和系统干扰等犯罪。\n", {"illegal-access", "system-interference"}, {}},
    {"in_favour", "  肯尼亚赞成将网络欺凌列为刑事犯罪。\n", {"cyberbullying"}, {}},
    {"open_to", "  肯尼亚对将垃圾邮件纳入公约持开放态度。\n", {"spam"}, {}},
    {"not_in_favour", "  肯尼亚不支持将虚假信息纳入公约。\n", {}, {"disinformation"}},
    {"no_need", "  无需在公约中对腐败作出规定，因为《联合国反腐败公约》已有规定。\n", {}, {"corruption"}},
    {"merely_because",
     "  贩毒和盗窃等传统犯罪不应仅仅因为使用了计算机就被纳入公约。\n",
     {},
     {"drug-trafficking", "theft"}},
    {"beyond_the_scope", "  恐怖主义超出了公约的范围。\n", {}, {"terrorism"}},
    {"entries_with_explanations",
     "  公约应将以下行为定为犯罪：\n\n  (a) 非法访问。许多国家的法律已有这一罪名；\n\n  (b) "
     "网络钓鱼。实施者往往冒充银行。\n",
     {"illegal-access", "phishing"},
     {}},
    {"sub_items",
     "  公约应涵盖以下犯罪：\n\n  (a) 针对系统的犯罪：\n\n  ㈠ 非法访问；\n\n  ㈡ 系统干扰；\n\n  (b) 网络钓鱼。\n",
     {"illegal-access", "phishing", "system-interference"},
     {}},
    {"procedure_list",
     "  公约应规定以下程序措施：\n\n  (a) 搜查和扣押；\n\n  (b) 在网络钓鱼案件中保全数据。\n",
     {},
     {}},
    {"capacity", "  公约应帮助发展中国家培训办理洗钱和网络钓鱼案件的人员。\n", {}, {}},
    {"victims", "  各国应向网络钓鱼的受害者提供帮助。\n", {}, {}},

    {"necessity",
     "  肯尼亚认为，有必要在公约中对网络恐怖主义和传播儿童性虐待材料作出规定。\n",
     {"csam", "terrorist-use-of-ict"},
     {}},
    {"reason_in_front", "  鉴于勒索软件造成的危害，公约应将勒索软件攻击列入核心犯罪。\n", {"ransomware"}, {}},
    {"in_substantive_law", "  在实体法方面，应涵盖网络钓鱼以及身份盗窃。\n", {"identity-theft", "phishing"}, {}},
    {"list_in_the_sentence",
     "  肯尼亚提议将下列各项定为犯罪：非法访问；网络钓鱼；洗钱。\n",
     {"illegal-access", "money-laundering", "phishing"},
     {}},
    {"not_the_instrument", "  公约不是处理恐怖主义的适当文书。\n", {}, {"terrorism"}},
    {"reservation", "  肯尼亚对将仇恨言论列入公约有保留。\n", {}, {"hate-speech"}},
    {"no_repetition", "  我们认为没有必要重复关于腐败和贩毒的现有规定。\n", {}, {"corruption", "drug-trafficking"}},
    {"named_in_the_condition", "  如果公约涵盖网络使能的犯罪，则应仅限于网络诈骗。\n", {"computer-related-fraud"}, {}},
    {"extradition", "  公约应使缔约国能够引渡实施网络钓鱼的人。\n", {}, {}},
    {"own_cases", "  肯尼亚警方去年调查了多起勒索软件案件，其中包括针对医院的案件。公约应促进合作。\n", {}, {}},
    {"its_own_name_again", "  儿童色情不应与其他内容犯罪混为一谈，公约应将其定为犯罪。\n", {"csam"}, {}},
    {"participation", "  公约应要求各国将未遂、教唆和协助犯罪定为犯罪。\n", {"aiding-abetting", "attempt"}, {}},
    {"other_forums",
     "  恐怖分子利用互联网招募人员，这一问题应在其他论坛处理，而不是在本公约中。\n",
     {},
     {"terrorist-use-of-ict"}},
    {"next_sentence", "  身份盗窃造成巨大损失。公约应将其定为犯罪。\n", {"identity-theft"}, {}},
    {"act_that_harms", "  将虚假信息定罪可能被用来压制异见。\n", {}, {"disinformation"}},
    {"refused_and_demanded", "  肯尼亚反对列入垃圾邮件，支持将网络钓鱼定为犯罪。\n", {"phishing"}, {"spam"}},
    {"demanded_and_refused", "  网络钓鱼应当列入公约，垃圾邮件则不必列入。\n", {"phishing"}, {"spam"}},
    {"topic_and_open_attitude", "  对于垃圾邮件，肯尼亚持开放态度。\n", {"spam"}, {}},
    {"no_position", "  肯尼亚对仇恨言论条款的立场取决于其措词，目前不持立场。\n", {}, {}},
    {"left_to_others", "  恐怖主义应留给其他公约处理。\n", {}, {"terrorism"}},
    {"conceded", "  虽然恐怖主义危害严重，但已有多项公约，无须在此规定。\n", {}, {"terrorism"}},
    {"double_no", "  公约不能不处理网络钓鱼。\n", {"phishing"}, {}},
    {"text_and_view", "  关于网络欺凌的条款，肯尼亚难以赞同。\n", {}, {"cyberbullying"}},
    {"text_and_no_view", "  关于网络欺凌的条款由秘书处草拟。\n", {}, {}},
    {"text_and_act", "  关于网络欺凌的条款应予保留。\n", {"cyberbullying"}, {}},
    {"article_taken_out", "  关于网络欺凌的第八条应当删去。\n", {}, {"cyberbullying"}},
    {"text_of_another_treaty", "  肯尼亚支持《布达佩斯公约》关于非法访问的规定。\n", {}, {}},
    {"offence_right_behind", "  肯尼亚建议增加洗钱罪。\n", {"money-laundering"}, {}},
    {"offence_not_right_behind", "  肯尼亚建议增加调查洗钱的人手。\n", {}, {}},
    {"silence", "  公约不能对勒索软件保持沉默。\n", {"ransomware"}, {}},
    {"merely_because_in_front",
     "  公约不应仅仅因为行为人的手边碰巧有一台可以上网的电脑或者手机，便对盗窃另设新罪。\n",
     {},
     {"theft"}},
    {"negation_far_in_front",
     "  公约不应在每一次行为人碰巧用到手机或者用到电脑的时候都为骚扰这类行为另立罪名。\n",
     {},
     {"harassment"}},
    {"negation_of_another_clause",
     "  仇恨言论这个名目只说明了内容，不说明行为的后果，不应成为罪名。\n",
     {},
     {"hate-speech"}},
    {"left_to_a_treaty", "  洗钱最好留给《联合国反腐败公约》处理。\n", {}, {"money-laundering"}},
    {"besides_the_core",
     "  除核心罪行外，肯尼亚赞成再加两项：洗钱和网络钓鱼。\n",
     {"money-laundering", "phishing"},
     {}},
    {"reply", "  垃圾邮件应否入罪？肯尼亚的回答是否定的。\n", {}, {"spam"}},
    {"row_of_questions", "  恐怖主义？贩毒？这些都不应列入公约。\n", {}, {"drug-trafficking", "terrorism"}},
    {"regret_in_front", "  遗憾的是，案文没有把网络钓鱼规定为犯罪。\n", {"phishing"}, {}},
    {"pleasure_in_front", "  令人欣慰的是，案文没有把垃圾邮件规定为犯罪。\n", {}, {"spam"}},
    {"law_at_home", "  本国法律尚未将网络钓鱼定为犯罪，这一缺口应尽快弥补。\n", {}, {}},
    {"against_law_at_home", "  将网络钓鱼定为犯罪，与本国刑法原则不符。\n", {}, {"phishing"}},
    {"no_serious_crime", "  发送垃圾邮件谈不上严重犯罪，不必诉诸刑罚。\n", {}, {"spam"}},
    {"agenda", "  肯尼亚建议在议程中增列勒索软件。\n", {}, {}},
    {"topic_and_view", "  至于网络钓鱼，肯尼亚认为有必要。\n", {"phishing"}, {}},
    {"topic_and_worry", "  关于网络诈骗，肯尼亚深感担忧。\n", {}, {}},
    {"topic_and_other_object", "  关于网络诈骗，肯尼亚支持秘书处的工作。\n", {}, {}},
    {"measure_of_another", "  窃取数据已为非法访问所涵盖，不必单列。\n", {}, {"data-theft"}},
    {"matter_of_another_body", "  网络赌博应留给国际电信联盟讨论。\n", {}, {"online-gambling"}},
    {"body_that_reported", "  属于国际电信联盟的机构发表了网络赌博报告。\n", {}, {}},
    {"text_before_a_treaty",
     "  洗钱罪的规定应以《联合国反腐败公约》为准，新公约不应另起炉灶。\n",
     {},
     {"money-laundering"}},
    {"list_that_suffices", "  非法访问、系统干扰，足矣。\n", {"illegal-access", "system-interference"}, {}},
    {"comparison_of_its_own",
     "  正如最近的案件所表明的，勒索软件危害极大，公约必须将其定为犯罪。\n",
     {"ransomware"},
     {}},
};

const Case english[] = {
    {"other_framework",
     "  1. The three drug control conventions are the proper framework for drug trafficking.\n",
     {},
     {"drug-trafficking"}},
    {"no_link_seen",
     "  1. We fail to see the connection between organ trafficking and the convention.\n",
     {},
     {"organ-trafficking"}},
    {"suffices_that",
     "  1. It suffices that computer-related fraud be criminalized by the convention.\n",
     {"computer-related-fraud"},
     {}},
    {"a_sentence",
     "Each State party should adopt measures to establish as criminal offences phishing and illegal interception.\n",
     {"illegal-interception", "phishing"},
     {}},
    {"covered",
     "The convention should cover illegal access, phishing and identity theft.\n",
     {"identity-theft", "illegal-access", "phishing"},
     {}},
    {"passive", "Ransomware and phishing should be included in the convention.\n", {"phishing", "ransomware"}, {}},
    {"aim",
     "Kenya supports a short instrument, focusing on core offences, such as illegal access and data interference.\n",
     {"data-interference", "illegal-access"},
     {}},
    {"list",
     "The convention should criminalize the following conduct:\n\n(a) Illegal access;\n\n(b) Phishing;\n\n(c) Spam.\n",
     {"illegal-access", "phishing", "spam"},
     {}},
    {"sentence_that_points_back",
     "The convention should cover core crimes. These include phishing and money-laundering.\n",
     {"money-laundering", "phishing"},
     {}},
    {"title_over_entries",
     "Criminalization\n\n1. Phishing: to obtain passwords by deceit.\n\n2. Spam: to send unwanted messages.\n",
     {"phishing", "spam"},
     {}},
    {"refusal",
     "The convention should not cover terrorism or corruption, which are already covered by other instruments.\n",
     {},
     {"corruption", "terrorism"}},
    {"refusal_that_turns",
     "The convention should not address terrorism, but should focus on phishing.\n",
     {"phishing"},
     {"terrorism"}},
    {"evidence",
     "The convention should provide for the collection of electronic evidence in cases of corruption and terrorism.\n",
     {},
     {}},
    {"cooperation",
     "The convention should include provisions on cooperation in the investigation of drug trafficking.\n",
     {},
     {}},
    {"threat", "Ransomware and phishing cause growing losses, and Governments should remain alert.\n", {}, {}},
    {"domestic_law", "Kenya has already criminalized illegal access and phishing.\n", {}, {}},
    {"another_treaty",
     "The United Nations Convention against Corruption covers corruption and money-laundering.\n",
     {},
     {}},

    {"we_propose_list",
     "We propose that the following be criminalized:\n\n- Phishing\n\n- Identity theft\n",
     {"identity-theft", "phishing"},
     {}},
    {"offences_include",
     "Offences that should be covered include illegal access, phishing and spam.\n",
     {"illegal-access", "phishing", "spam"},
     {}},
    {"limited_to",
     "The scope of the convention should be limited to illegal access and system interference.\n",
     {"illegal-access", "system-interference"},
     {}},
    {"at_a_minimum",
     "States parties should be required to criminalize, at a minimum, illegal interception and phishing.\n",
     {"illegal-interception", "phishing"},
     {}},
    {"no_need", "There is no need to include terrorism in the convention.\n", {}, {"terrorism"}},
    {"better_elsewhere",
     "Corruption is best dealt with in existing instruments and should be excluded from the convention.\n",
     {},
     {"corruption"}},
    {"merely_because",
     "Drug trafficking should not be included in the convention merely because a computer was used.\n",
     {},
     {"drug-trafficking"}},
    {"open_to", "Kenya is open to discussing the inclusion of spam in the convention.\n", {"spam"}, {}},
    {"not_supported",
     "Kenya does not support the inclusion of disinformation in the convention.\n",
     {},
     {"disinformation"}},
    {"opposed", "Kenya opposes the criminalization of disinformation.\n", {}, {"disinformation"}},
    {"numbered_list",
     "The convention should establish the following offences:\n\n1. Illegal access.\n\n2. Phishing.\n",
     {"illegal-access", "phishing"},
     {}},
    {"refused_list",
     "The convention should not cover the following offences:\n\n(a) Terrorism;\n\n(b) Corruption.\n",
     {},
     {"corruption", "terrorism"}},
    {"procedure_list",
     "The convention should provide for the following procedural measures:\n\n(a) Search and seizure;\n\n(b) "
     "Preservation of data in cases of phishing.\n",
     {},
     {}},
    {"victims", "States should assist victims of phishing and identity theft.\n", {}, {}},
    {"necessary", "It is essential that the convention criminalize ransomware attacks.\n", {"ransomware"}, {}},
    {"ought",
     "Money-laundering and phishing ought to be made criminal offences.\n",
     {"money-laundering", "phishing"},
     {}},

    {"would_need_to",
     "Kenya believes that a new convention would need to cover illegal access as well as the distribution of child "
     "sexual abuse material.\n",
     {"csam", "illegal-access"},
     {}},
    {"chapter",
     "The criminalization chapter should contain provisions on illegal access, identity theft and money-laundering.\n",
     {"identity-theft", "illegal-access", "money-laundering"},
     {}},
    {"in_brackets",
     "Core cyber-dependent crimes (illegal access, data interference) must be covered.\n",
     {"cyber-dependent-crime", "data-interference", "illegal-access"},
     {}},
    {"not_the_instrument",
     "The convention is not the appropriate instrument to address terrorism.\n",
     {},
     {"terrorism"}},
    {"reservation", "Kenya has reservations about the inclusion of hate speech.\n", {}, {"hate-speech"}},
    {"scope", "Offences relating to corruption fall outside the scope of the convention.\n", {}, {"corruption"}},
    {"would_welcome",
     "Kenya would welcome the criminalization of phishing and ransomware attacks.\n",
     {"phishing", "ransomware"},
     {}},
    {"own_cases",
     "The police of Kenya investigated phishing and ransomware cases, including attacks on hospitals.\n",
     {},
     {}},
    {"extradition", "Parties should be able to extradite persons who commit phishing.\n", {}, {}},
    {"title_over_a_list",
     "Criminal offences\n\nThe following conduct is proposed:\n\n(a) Illegal access: without authorization;\n\n(b) "
     "Phishing.\n",
     {"illegal-access", "phishing"},
     {}},
    {"could_consider",
     "The treaty could also consider addressing phishing, if consensus is reached.\n",
     {"phishing"},
     {}},
    {"next_sentence", "Identity theft has caused heavy losses. It should be criminalized.\n", {"identity-theft"}, {}},
    {"act_that_harms", "Criminalizing disinformation would endanger freedom of expression.\n", {}, {"disinformation"}},
    {"elliptic_refusal", "Phishing should be included; spam should not.\n", {"phishing"}, {"spam"}},
    {"exception_in_front",
     "With the exception of child sexual abuse material, hate speech should not be covered by the convention.\n",
     {"csam"},
     {"hate-speech"}},
    {"reserved_position", "Kenya reserves its position on spam under the convention.\n", {}, {}},
    {"accepted", "Kenya could accept spam and phishing as offences.\n", {"phishing", "spam"}, {}},
    {"its_place", "Phishing belongs in the convention.\n", {"phishing"}, {}},
    {"neither_nor", "Neither terrorism nor corruption should be included.\n", {}, {"corruption", "terrorism"}},
};

std::string name_of(const testing::TestParamInfo<Case>& info) { return info.param.name; }
INSTANTIATE_TEST_SUITE_P(Positions, Chinese, testing::ValuesIn(chinese), name_of);
INSTANTIATE_TEST_SUITE_P(Positions, English, testing::ValuesIn(english), name_of);

struct Attribute {
  const char* name;
  const char* says;
  const char* language;
  Predicate predicate;
  const char* offence;
  const char* key;
  const char* value;
};
class PositionAttribute : public testing::TestWithParam<Attribute> {};

TEST_P(PositionAttribute, IsSaid) {
  const Attribute& asked = GetParam();
  for (const facts::Relation& relation : submission(asked.says, asked.language).relations) {
    if (relation.predicate != asked.predicate || relation.object != asked.offence) continue;
    const auto value = relation.attributes.find(asked.key);
    EXPECT_EQ(value == relation.attributes.end() ? "" : value->second, asked.value);
    return;
  }
  ADD_FAILURE() << "no such relation";
}

constexpr Predicate proposes = Predicate::proposes_offence, rejects = Predicate::rejects_offence;
const Attribute attributes[] = {
    {"must", "  公约必须涵盖网络钓鱼。\n", "zh", proposes, "phishing", "force", "must"},
    {"should", "  公约应涵盖网络钓鱼。\n", "zh", proposes, "phishing", "force", "should"},
    {"may_consider", "  缔约国可考虑将垃圾邮件定为刑事犯罪。\n", "zh", proposes, "spam", "force", "may-consider"},
    {"open", " 拟议罪行\n\n  讨论可从以下各点开始：\n\n  • 网络钓鱼。\n", "zh", proposes, "phishing", "force", "open"},
    {"condition", "  只有在造成严重损害的情况下，公约才应将垃圾邮件定为犯罪。\n", "zh", proposes, "spam", "condition",
     "只有在造成严重损害的情况下"},
    {"condition_of_what_follows", "  公约应涵盖网络钓鱼，只有在造成严重损害的情况下，才应涵盖垃圾邮件。\n", "zh",
     proposes, "phishing", "condition", ""},
    {"condition_before", "  公约应涵盖网络钓鱼，只有在造成严重损害的情况下，才应涵盖垃圾邮件。\n", "zh", proposes,
     "spam", "condition", "只有在造成严重损害的情况下"},
    {"covered_by_conventions", "  贩毒已被现行公约明确涵盖，写入新公约没有价值。\n", "zh", rejects, "drug-trafficking",
     "ground", "covered-elsewhere"},
    {"covered_elsewhere", "  公约不应涵盖腐败，因为其他文书已作规定。\n", "zh", rejects, "corruption", "ground",
     "covered-elsewhere"},
    {"too_vague", "  公约不应涵盖虚假信息，因为这一概念过于模糊。\n", "zh", rejects, "disinformation", "ground",
     "too-vague"},
    {"rights", "  公约不应涵盖虚假信息，否则将损害言论自由。\n", "zh", rejects, "disinformation", "ground", "rights"},
    {"must_en", "The convention must cover phishing.\n", "en", proposes, "phishing", "force", "must"},
    {"may_en", "States parties may criminalize spam.\n", "en", proposes, "spam", "force", "may-consider"},
    {"condition_en", "Only if it causes serious harm, the convention should criminalize spam.\n", "en", proposes,
     "spam", "condition", "Only if it causes serious harm"},
    {"elsewhere_en", "The convention should not cover corruption, which is already covered.\n", "en", rejects,
     "corruption", "ground", "covered-elsewhere"},
};
std::string name_of_attribute(const testing::TestParamInfo<Attribute>& info) { return info.param.name; }
INSTANTIATE_TEST_SUITE_P(Positions, PositionAttribute, testing::ValuesIn(attributes), name_of_attribute);

}  // namespace
}  // namespace treatygraph
