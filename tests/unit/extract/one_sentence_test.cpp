// One sentence of a submission: what it proposes and refuses to make an offence, and whether it wants a new convention.
#include <gtest/gtest.h>

#include <map>

#include "sentences.h"

namespace treatygraph {
namespace {

using facts::Predicate;
using Lines = std::vector<std::string>;

facts::Paper submission(const std::string& says, bool chinese) {
  const std::string zh =
      "A/AC.777/4\n\n 会员国提交的意见汇编\n\n 秘书处的说明\n\n 一. "
      "从会员国收到的关于打击网络犯罪新公约的意见\n\n 肯尼亚\n\n[原文：英文]\n\n[2031年3月5日]\n\n  ";
  const std::string en =
      "A/AC.777/4\n\nCompilation of views submitted by Member States on a convention against cybercrime\n\nNote by "
      "the Secretariat\n\nI. Views received\n\nKenya\n\n[Original: English]\n\n[5 March 2031]\n\n";
  return test::facts_of((chinese ? zh : en) + says + "\n");
}

facts::Paper submission_in(const std::string& language, const std::string& says) {
  static const std::map<std::string, std::string> covers = {
      {"fr",
       "Lutte contre la cybercriminalité : vues communiquées par les États Membres\n\nNote du Secrétariat\n\nI. Vues "
       "reçues des États Membres\n\nKenya\n\n[Original : français]\n\n[5 mars 2031]\n\n"},
      {"es",
       "Lucha contra la ciberdelincuencia: opiniones presentadas por los Estados Miembros\n\nNota de la "
       "Secretaría\n\nI. Opiniones recibidas de los Estados Miembros\n\nKenya\n\n[Original: español]\n\n[5 de marzo de "
       "2031]\n\n"},
      {"ru",
       "Борьба с киберпреступностью: мнения государств-членов\n\nЗаписка Секретариата\n\nI. Мнения, полученные от "
       "государств-членов\n\nКения\n\n[Подлинный текст на русском языке]\n\n[5 марта 2031 года]\n\n"},
      {"ar",
       "مكافحة الجريمة السيبرانية: آراء الدول الأعضاء\n\nمذكرة من الأمانة العامة\n\nأولا - الآراء الواردة من الدول "
       "الأعضاء\n\nكينيا\n\n[الأصل: بالعربية]\n\n[5 آذار/مارس 2031]\n\n"}};
  return test::facts_of("A/AC.777/4\n\n" + covers.at(language) + says + "\n");
}

Lines objects(const facts::Paper& paper, Predicate predicate) {
  Lines out;
  for (const std::string& line : test::relations(paper, predicate)) {
    if (line.rfind("KEN ", 0) == 0) out.push_back(line.substr(4));
  }
  return out;
}

struct Position {
  const char* says;
  Lines proposes, rejects;
};

void expect(const Position& one, const facts::Paper& paper) {
  EXPECT_EQ(objects(paper, Predicate::proposes_offence), one.proposes) << one.says;
  EXPECT_EQ(objects(paper, Predicate::rejects_offence), one.rejects) << one.says;
}

struct Stance {
  const char* says;
  std::string_view stance;  // on a new convention
};

void expect(const Stance& one, const facts::Paper& paper) {
  EXPECT_EQ(!objects(paper, Predicate::supports_new_instrument).empty(), one.stance == "supports") << one.says;
  EXPECT_EQ(!objects(paper, Predicate::opposes_new_instrument).empty(), one.stance == "opposes") << one.says;
}

template <typename Row>
void read(const std::vector<Row>& rows, bool chinese) {
  for (const Row& one : rows) expect(one, submission(one.says, chinese));
}

template <typename Row>
void read(const std::map<std::string, std::vector<Row>>& by_language) {
  for (const auto& [language, rows] : by_language) {
    for (const Row& one : rows) expect(one, submission_in(language, one.says));
  }
}

// clang-format off
const std::vector<Position> chinese_positions = {
    {"肯尼亚请主席从案文中去掉网络钓鱼。", {}, {"phishing"}},
    {"垃圾邮件属于另一委员会的职权范围，不在公约的范围之内。", {}, {"spam"}},
    {"侵犯版权宜交由各国国内法处理，单列条款并无意义。", {}, {"copyright-infringement"}},
    {"为网络间谍另立罪名，我们看不到任何附加价值。", {}, {"cyber-espionage"}},
    {"肯尼亚赞成把勒索软件作为一项单独罪行。", {"ransomware"}, {}},
    {"若公约不惩治网络勒索，它将辜负受害人。", {"extortion"}, {}},
    {"肯尼亚希望文书不遗漏身份盗窃。", {"identity-theft"}, {}},
    {"肯尼亚期待条约终结网络钓鱼。", {"phishing"}, {}},
    {"公约应适当考虑网络钓鱼。", {}, {}},
    {"肯尼亚请求将勒索软件列入研究范围。", {}, {}},
    {"各国应将擅自进入计算机系统入罪。", {"illegal-access"}, {}},
    {"对散布恶意软件的行为应予以刑事处罚。", {"malware"}, {}},
    {"必须把网络勒索规定为刑事犯罪。", {"extortion"}, {}},
    {"肯尼亚赞成把网络钓鱼纳入公约的罪行一章。", {"phishing"}, {}},
    {"我们认为宜将身份盗窃列入罪名清单。", {"identity-theft"}, {}},
    {"肯尼亚建议公约第二章规定下列罪名：非法访问、数据干扰、系统干扰。", {"data-interference", "illegal-access", "system-interference"}, {}},
    {"公约刑事定罪一章的范围应限于网络依赖型犯罪，即非法访问、非法拦截和滥用设备。", {"cyber-dependent-crime", "illegal-access", "illegal-interception", "misuse-of-devices"}, {}},
    {"缔约国须采取必要的立法和其他措施，确立下列行为为刑事犯罪：（一）网络钓鱼；（二）勒索软件攻击。", {"phishing", "ransomware"}, {}},
    {"肯尼亚希望看到公约对儿童性虐待材料作出专门规定。", {"csam"}, {}},
    {"有必要对网络欺凌单独设罪。", {"cyberbullying"}, {}},
    {"身份盗窃应当成为公约规定的罪行之一。", {"identity-theft"}, {}},
    {"未来公约中不能没有关于网上儿童性剥削的条款。", {"child-sexual-exploitation"}, {}},
    {"肯尼亚认为网络钓鱼值得单独规定一个罪名。", {"phishing"}, {}},
    {"至于垃圾邮件，肯尼亚认为没有理由将其定罪。", {}, {"spam"}},
    {"公约没有必要就恐怖主义再作规定。", {}, {"terrorism"}},
    {"毒品贩运、武器贩运等传统犯罪已由现有条约规范，公约无须再行规定。", {}, {"arms-trafficking", "drug-trafficking"}},
    {"对仇恨言论、虚假信息等内容犯罪，肯尼亚认为不宜纳入。", {}, {"disinformation", "hate-speech"}},
    {"把侵犯版权列入公约为时过早。", {}, {"copyright-infringement"}},
    {"虚假信息的概念过于宽泛，难以在公约中界定。", {}, {"disinformation"}},
    {"极端主义一词没有公认的定义，因此不应成为公约中的罪名。", {}, {"extremism"}},
    {"腐败问题属于《联合国反腐败公约》的范畴，无需在本公约中另作规定。", {}, {"corruption"}},
    {"肯尼亚不赞同将洗钱写入公约。", {}, {"money-laundering"}},
    {"我国对将煽动颠覆列为犯罪表示关切。", {}, {"incitement-to-subversion"}},
    {"网络欺凌最好留待各国国内法解决。", {}, {"cyberbullying"}},
    {"公约的任务不是处理恐怖主义。", {}, {"terrorism"}},
    {"肯尼亚反对在公约中列入任何关于虚假信息的条款。", {}, {"disinformation"}},
    {"盗窃和诈骗不会仅因使用了计算机而成为新的犯罪，一般刑法即可适用。", {}, {"computer-related-fraud", "theft"}},
    {"公约可考虑列入网络跟踪，但仅以行为反复发生为限。", {"harassment"}, {}},
    {"若能就定义达成一致，肯尼亚愿意讨论将身份盗窃定为犯罪。", {"identity-theft"}, {}},
    {"肯尼亚不反对将未遂行为定罪。", {"attempt"}, {}},
    {"肯尼亚对是否列入仇恨言论持开放态度。", {"hate-speech"}, {}},
    {"只有在造成严重损害的情况下，垃圾邮件才应受到刑事处罚。", {"spam"}, {}},
    {"我们并不认为网络钓鱼不应入罪。", {"phishing"}, {}},
    {"尽管有代表团主张列入恐怖主义，但肯尼亚不能接受。", {}, {"terrorism"}},
    {"一些国家主张将恐怖主义纳入公约，肯尼亚对此不敢苟同。", {}, {"terrorism"}},
    {"公约应同时惩治上述犯罪的未遂、教唆和帮助行为，包括协助和教唆。", {"aiding-abetting", "attempt"}, {}},
    {"除了核心犯罪之外，公约还应述及利用信息和通信技术实施的犯罪，特别是网络诈骗和儿童色情。", {"computer-related-fraud", "csam", "cyber-enabled-crime"}, {}},
    {"应予定罪的行为包括非法访问和数据干扰。", {"data-interference", "illegal-access"}, {}},
    {"有几类行为理应定罪：网络诈骗；勒索软件攻击；身份盗窃。", {"computer-related-fraud", "identity-theft", "ransomware"}, {}},
    {"肯尼亚提议增设一条，题为“身份盗窃”。", {"identity-theft"}, {}},
    {"肯尼亚提出的罪名有：非法访问、网络钓鱼和身份盗窃。", {"identity-theft", "illegal-access", "phishing"}, {}},
    {"勒索软件造成的危害有目共睹，国际社会应当以刑法手段加以遏制。", {"ransomware"}, {}},
    {"我国代表团坚持认为，攻击关键基础设施的行为应当受到更严厉的惩罚。", {"critical-infrastructure-attack"}, {}},
    {"非法访问是其他一切罪行的基础，自然应当排在首位。", {"illegal-access"}, {}},
    {"公约的刑事条款应当围绕以下几类行为展开：非法访问；非法拦截。", {"illegal-access", "illegal-interception"}, {}},
    {"关于贩毒，我们认为不是本公约的任务。", {}, {"drug-trafficking"}},
    {"洗钱已在《有组织犯罪公约》中得到充分处理。不应在此重复。", {}, {"money-laundering"}},
    {"关于儿童性虐待材料的条款必不可少。", {"csam"}, {}},
    {"肯尼亚支持列入儿童性虐待材料，不支持列入垃圾邮件。", {"csam"}, {"spam"}},
    {"应列入网络诈骗，而非垃圾邮件。", {"computer-related-fraud"}, {"spam"}},
    {"公约应规定网络诈骗、身份盗窃为犯罪，但垃圾邮件除外。", {"computer-related-fraud", "identity-theft"}, {"spam"}},
    {"肯尼亚认为，除非法访问外，其他行为均无须在公约中定罪。", {"illegal-access"}, {}},
    {"近年来网络诈骗案件激增，受害者众多。", {}, {}},
    {"我国于2020年将网络欺凌定为犯罪。", {}, {}},
    {"各国应加强合作，打击网络诈骗和洗钱。", {}, {}},
    {"公约应便利在洗钱案件中追回资产。", {}, {}},
    {"肯尼亚警方去年破获多起勒索软件案件，并要求各国提供协助。", {}, {}},
    {"是否应当将垃圾邮件定罪，仍有待讨论。", {}, {}},
    {"有代表团建议将极端主义列为犯罪。", {}, {}},
    {"肯尼亚没有就身份盗窃单独立法，但《刑法》关于欺诈的规定适用。", {}, {}},
    {"网络诈骗的定罪是优先事项。", {"computer-related-fraud"}, {}},
    {"应考虑对网上赌博进行刑事定罪。", {"online-gambling"}, {}},
    {"公约宜涵盖下列罪行： (a) 非法访问； (b) 身份盗窃。", {"identity-theft", "illegal-access"}, {}},
    {"肯尼亚要求公约把传播儿童色情制品作为犯罪处理。", {"csam"}, {}},
    {"就实体刑法而言，我国主张采取最低限度办法，只列入非法访问、非法拦截和数据干扰。", {"data-interference", "illegal-access", "illegal-interception"}, {}},
    {"我国的优先事项是：网络诈骗、勒索软件和儿童性虐待材料入罪。", {"computer-related-fraud", "csam", "ransomware"}, {}},
    {"虚假信息不在公约应管之列。", {}, {"disinformation"}},
    {"将仇恨言论定罪会损害言论自由，肯尼亚不能支持。", {}, {"hate-speech"}},
    {"垃圾邮件用行政手段管理即可，不必动用刑法。", {}, {"spam"}},
    {"公约不是规范仇恨言论的合适场所。", {}, {"hate-speech"}},
    {"建议删去关于煽动颠覆的条款。", {}, {"incitement-to-subversion"}},
    {"我们反对将恐怖主义列入新公约。", {}, {"terrorism"}},
    {"网络钓鱼理应入罪，这一点毋庸置疑。", {"phishing"}, {}},
    {"网上敲诈一项，切不可付之阙如。", {"extortion"}, {}},
    {"若将恶意软件排除在外，案文就谈不上完整。", {"malware"}, {}},
    {"勒索软件若不单立罪名，公约的意义将大打折扣。", {"ransomware"}, {}},
    {"我们不能同意把身份盗窃从清单中删去。", {"identity-theft"}, {}},
    {"网络诈骗没有任何理由不列入公约。", {"computer-related-fraud"}, {}},
    {"对网上诱骗儿童网开一面，实难接受。", {"grooming"}, {}},
    {"我国乐见条文将僵尸网络一并涵盖。", {"botnet"}, {}},
    {"垃圾邮件一项，我国认为大可略去。", {}, {"spam"}},
    {"仇恨言论本属国内法管辖，公约不宜插手。", {}, {"hate-speech"}},
    {"把虚假信息写进条约，无异于为审查大开方便之门。", {}, {"disinformation"}},
    {"恐怖主义自有专门文书规范，此处再写实属赘述。", {}, {"terrorism"}},
    {"侵犯版权应交由知识产权文书处理。", {}, {"copyright-infringement"}},
    {"极端主义这个词弹性太大，入约之议我国歉难同意。", {}, {"extremism"}},
    {"至于贩毒，恕我国看不出有何必要在此重提。", {}, {"drug-trafficking"}},
    {"对于将侮辱宗教定罪的主张，我国持强烈保留。", {}, {"religious-insult"}},
    {"我国刑法已将网络钓鱼定为犯罪。", {}, {}},
    {"各国应分享勒索软件的最新情报。", {}, {}},
    {"网络诈骗的危害不容忽视，各国应加强合作。", {}, {}},
    {"关于身份盗窃的条款须附有程序保障。", {}, {}},
    {"警方应及时删除非法内容。", {}, {}},
    {"是否应将垃圾邮件入罪，值得探讨。", {}, {}},
};

const std::vector<Position> english_positions = {
    {"On article 11 (identity theft): delete.", {}, {"identity-theft"}},
    {"On article 10 (misuse of devices): keep as drafted.", {"misuse-of-devices"}, {}},
    {"Such notions as pharming would invite abuse and should have no place in the text.", {}, {"pharming"}},
    {"Smishing defies definition and has therefore no place among the offences.", {}, {"smishing"}},
    {"The convention is not the right place for provisions on vishing.", {}, {"vishing"}},
    {"Kenya would be disappointed if grooming were left out.", {"grooming"}, {}},
    {"Pharming cries out for criminalization.", {"pharming"}, {}},
    {"Our courts have had difficulties with cases of pharming.", {}, {}},
    {"Kenya has difficulties with the notion of extremism and trusts that it will not appear in the text.", {}, {"extremism"}},
    {"The scope of the convention must not be narrow: it has to reach smishing.", {"smishing"}, {}},
    {"Smishing should not, in our view, be covered by the convention.", {}, {"smishing"}},
    {"Kenya does not, at this stage, support the inclusion of extortion.", {}, {"extortion"}},
    {"Although it is often claimed that spam should be criminalized, Kenya sees no need to do so.", {}, {"spam"}},
    {"Phishing is not something that Kenya would want to see in the text of the convention.", {}, {"phishing"}},
    {"Vishing deserves an article of its own, as does smishing.", {"smishing", "vishing"}, {}},
    {"Pharming is spreading. All of these acts are costly.", {}, {}},
    {"Kenya has a law on pharming. The convention would be incomplete without such an offence.", {"pharming"}, {}},
    {"Conspiracy. The notion is unknown to our courts. We would be obliged if it were left out.", {}, {"conspiracy"}},
    {"Botnets. Kenya fails to see why the treaty should concern itself with malware.", {}, {"malware"}},
    {"The representative cautioned against turning disinformation into a treaty crime.", {}, {"disinformation"}},
    {"Defamation is best left to domestic law.", {}, {"defamation"}},
    {"Spam lies outside the scope of the negotiations.", {}, {"spam"}},
    {"Identity theft need not be given a provision of its own.", {}, {"identity-theft"}},
    {"Phishing is among the acts that Kenya wishes to see covered.", {"phishing"}, {}},
    {"No convention can do without ransomware; we make our plea that ransomware figure in it.", {"ransomware"}, {}},
    {"Each State party shall adopt such legislative and other measures as may be necessary to establish phishing as a criminal offence.", {"phishing"}, {}},
    {"Ransomware must be made a crime everywhere.", {"ransomware"}, {}},
    {"Identity theft should be an offence under the convention.", {"identity-theft"}, {}},
    {"Kenya would like to see online fraud and identity theft covered by the convention.", {"computer-related-fraud", "identity-theft"}, {}},
    {"The convention should require States parties to criminalize the following: illegal access; data interference; system interference.", {"data-interference", "illegal-access", "system-interference"}, {}},
    {"Kenya considers that the production of child sexual abuse material should be punishable.", {"csam"}, {}},
    {"The list of offences should comprise illegal access, illegal interception and misuse of devices.", {"illegal-access", "illegal-interception", "misuse-of-devices"}, {}},
    {"Kenya attaches great importance to the criminalization of ransomware.", {"ransomware"}, {}},
    {"The criminalization of phishing is a priority for Kenya.", {"phishing"}, {}},
    {"No convention would be complete without provisions on online child sexual exploitation.", {"child-sexual-exploitation"}, {}},
    {"Kenya advocates a separate offence of identity theft.", {"identity-theft"}, {}},
    {"There is a need to make cyberbullying a criminal offence.", {"cyberbullying"}, {}},
    {"The chapter on criminalization ought to be confined to cyber-dependent crimes, namely illegal access and illegal interception.", {"cyber-dependent-crime", "illegal-access", "illegal-interception"}, {}},
    {"Kenya proposes a new article on identity theft.", {"identity-theft"}, {}},
    {"Offences to be covered: illegal access, phishing and identity theft.", {"identity-theft", "illegal-access", "phishing"}, {}},
    {"We call for ransomware attacks to be treated as serious offences.", {"ransomware"}, {}},
    {"Kenya is in favour of including cyberbullying among the offences.", {"cyberbullying"}, {}},
    {"Kenya sees merit in an offence of grooming.", {"grooming"}, {}},
    {"Provisions on child sexual abuse material are indispensable.", {"csam"}, {}},
    {"States parties could consider criminalizing spam where it is sent in bulk.", {"spam"}, {}},
    {"Kenya is open to discussing the inclusion of hate speech.", {"hate-speech"}, {}},
    {"Cyberbullying should be criminalized only if the victim is a minor.", {"cyberbullying"}, {}},
    {"Kenya cannot agree that phishing should not be criminalized.", {"phishing"}, {}},
    {"There is no need for a provision on terrorism.", {}, {"terrorism"}},
    {"Kenya sees no reason to criminalize spam.", {}, {"spam"}},
    {"Drug trafficking and arms trafficking are already regulated by other treaties and should not be duplicated here.", {}, {"arms-trafficking", "drug-trafficking"}},
    {"Hate speech and disinformation fall outside the scope of the convention.", {}, {"disinformation", "hate-speech"}},
    {"It would be premature to include copyright infringement.", {}, {"copyright-infringement"}},
    {"The term extremism is not defined in international law and should not appear in the convention.", {}, {"extremism"}},
    {"Corruption is adequately addressed by the United Nations Convention against Corruption.", {}, {"corruption"}},
    {"Terrorism is beyond the mandate of the Committee.", {}, {"terrorism"}},
    {"Kenya is not in a position to accept an offence of disinformation.", {}, {"disinformation"}},
    {"Kenya has concerns about the inclusion of incitement to subversion.", {}, {"incitement-to-subversion"}},
    {"Content-related offences such as hate speech should be avoided.", {}, {"hate-speech", "illegal-content"}},
    {"Spam is best dealt with by administrative means.", {}, {"spam"}},
    {"Money-laundering does not belong in this instrument.", {}, {"money-laundering"}},
    {"The convention should refrain from regulating defamation.", {}, {"defamation"}},
    {"Kenya would prefer not to include copyright infringement.", {}, {"copyright-infringement"}},
    {"Theft does not become a different offence merely because a computer is used.", {}, {"theft"}},
    {"While some delegations wish to include terrorism, Kenya does not.", {}, {"terrorism"}},
    {"Kenya supports the inclusion of child sexual abuse material but not of spam.", {"csam"}, {"spam"}},
    {"The convention should cover online fraud rather than spam.", {"computer-related-fraud"}, {"spam"}},
    {"Apart from illegal access, no other conduct need be criminalized.", {"illegal-access"}, {}},
    {"Kenya opposes any provision on defamation.", {}, {"defamation"}},
    {"We would caution against criminalizing disinformation.", {}, {"disinformation"}},
    {"Kenya questions whether spam should be an offence.", {}, {"spam"}},
    {"The number of ransomware attacks has risen sharply, and States should be vigilant.", {}, {}},
    {"Kenya criminalized cyberbullying in 2019.", {}, {}},
    {"States should cooperate in combating online fraud and money-laundering.", {}, {}},
    {"Whether spam should be criminalized remains to be discussed.", {}, {}},
    {"Some delegations proposed that extremism be criminalized.", {}, {}},
    {"The convention should facilitate the recovery of assets in cases of money-laundering.", {}, {}},
    {"The following shall be offences: (a) illegal access; (b) data interference.", {"data-interference", "illegal-access"}, {}},
    {"The convention should address, inter alia, illegal access, online fraud and child sexual abuse material.", {"computer-related-fraud", "csam", "illegal-access"}, {}},
    {"In Kenya's view, the offences should include ransomware, which has become the main threat.", {"ransomware"}, {}},
    {"Kenya suggests adding identity theft to the list of offences.", {"identity-theft"}, {}},
    {"Kenya urges the Committee to include an offence of computer-related forgery.", {"computer-related-forgery"}, {}},
    {"Core offences such as illegal access and illegal interception should form the backbone of the chapter.", {"illegal-access", "illegal-interception"}, {}},
    {"Kenya would not support the criminalization of defamation.", {}, {"defamation"}},
    {"Defamation is a matter for civil law.", {}, {"defamation"}},
    {"The inclusion of terrorism would risk duplicating existing instruments.", {}, {"terrorism"}},
    {"Phishing has every place in the new instrument.", {"phishing"}, {}},
    {"Leaving botnets out of the convention would be a serious mistake.", {"botnet"}, {}},
    {"We would regret the omission of extortion from the text.", {"extortion"}, {}},
    {"There is no reason to exclude identity theft.", {"identity-theft"}, {}},
    {"Kenya would be pleased to see malware criminalized.", {"malware"}, {}},
    {"Spam is a nuisance, and criminalizing it would be disproportionate.", {}, {"spam"}},
    {"There is no need to revisit terrorism in this text.", {}, {"terrorism"}},
    {"Hate speech should be left to domestic law.", {}, {"hate-speech"}},
    {"Kenya cannot go along with the criminalization of disinformation.", {}, {"disinformation"}},
    {"Corruption is governed by a treaty of its own, and repeating its provisions would be pointless.", {}, {"corruption"}},
    {"Kenya criminalized phishing in 2019.", {}, {}},
    {"States should share information on ransomware.", {}, {}},
    {"Removing illegal content requires a court order.", {}, {}},
    {"Should spam be criminalized?", {}, {}},
};

const std::vector<Stance> chinese_stances = {
    {"制定一项新的全球公约是大势所趋。", "supports"},
    {"另行缔结一项联合国公约缺乏必要。", "opposes"},
    {"谈判一项新的全球条约为时尚早。", "opposes"},
    {"肯尼亚坚定支持尽早缔结一项普遍适用的打击网络犯罪公约。", "supports"},
    {"国际社会需要一项在联合国框架内谈判达成的、具有普遍约束力的法律文书。", "supports"},
    {"现有区域文书不足以应对，因此必须制定新的全球性公约。", "supports"},
    {"肯尼亚认为制定新公约的时机已经成熟。", "supports"},
    {"肯尼亚赞赏大会启动谈判进程，期待新公约早日问世。", "supports"},
    {"只有新的普遍性公约才能填补空白。", "supports"},
    {"没有一项全球公约，合作就无从谈起。", "supports"},
    {"肯尼亚愿与各方共同努力，推动达成一项全面的国际公约。", "supports"},
    {"肯尼亚欢迎大会决定拟订一项全面国际公约。", "supports"},
    {"我国对新公约表示支持。", "supports"},
    {"一项新的联合国公约将填补国际法的空白。", "supports"},
    {"肯尼亚一贯主张在联合国主持下制定打击网络犯罪的全球性法律文书。", "supports"},
    {"肯尼亚的答复是肯定的：需要新公约。", "supports"},
    {"肯尼亚不反对拟订新公约。", ""},
    {"新公约应当尊重人权。", ""},
    {"肯尼亚认为新公约并非必要。", "opposes"},
    {"肯尼亚认为没有必要另起炉灶，制定新的国际公约。", "opposes"},
    {"与其谈判新公约，不如推广《布达佩斯公约》。", "opposes"},
    {"肯尼亚对制定新公约的必要性表示怀疑。", "opposes"},
    {"肯尼亚对启动新公约谈判持保留意见。", "opposes"},
    {"《布达佩斯公约》已经足够，新公约只会造成重复。", "opposes"},
    {"谈判新条约耗时费力，肯尼亚不认为这是优先事项。", "opposes"},
    {"肯尼亚看不到制定新文书的必要性。", "opposes"},
    {"现有文书足以应对，不需要新的国际文书。", "opposes"},
    {"肯尼亚认为，与其制定新公约，不如加强能力建设。", "opposes"},
    {"是否需要新公约，肯尼亚尚未形成最后意见。", ""},
    {"肯尼亚感到遗憾的是，大会决定启动新公约的谈判。", "opposes"},
    {"肯尼亚不赞成启动新公约的起草，但将建设性参加。", "opposes"},
    {"肯尼亚呼吁所有国家建设性参加谈判，以便如期完成新公约。", "supports"},
    {"新约应尽快谈成，我国对此寄予厚望。", "supports"},
    {"我们欢迎启动新公约的谈判进程，并愿为之贡献力量。", "supports"},
    {"对于拟订一项普遍性文书，肯尼亚乐见其成。", "supports"},
    {"缔结新公约已是当务之急。", "supports"},
    {"没有一部全球公约，各国的努力就难以形成合力；我们主张早日订立。", "supports"},
    {"肯尼亚对制定新公约的必要性存有疑虑。", "opposes"},
    {"新公约只会造成重复，我国不予赞同。", "opposes"},
    {"另起一部条约，既费时日，又无实益。", "opposes"},
    {"现在就谈判一项全球性文书，未免操之过急。", "opposes"},
    {"我国并不认为有必要再缔结一项国际条约。", "opposes"},
    {"我国从未反对制定新公约。", ""},
    {"肯尼亚赞同非洲各国的意见，即应当拟订一项新的全球公约。", "supports"},
    {"新公约应当列入保障条款。", ""},
    {"有些国家支持新公约，有些国家则反对。", ""},
    {"关于是否需要新公约，各方意见不一。", ""},
    {"我国支持在新公约中写入能力建设的内容。", ""},
    {"新公约的谈判委员会将于五月开会。", ""},
    {"我国支持加强现有条约的执行。", ""},
    {"新公约生效以后，我国将提供技术援助。", ""},
    {"大会去年决定拟订一项新公约。我国对此举表示欢迎。", "supports"},
    {"有人提议制定新公约。我们认为此举为时过早。", "opposes"},
    {"新的国际公约应避免给私营部门增添负担。", ""},
    {"任何新公约都必须同现行条约相辅相成，而不与之相抵触。", ""},
    {"在拟订新公约时，需要考虑各国法律制度的差异。", ""},
    {"肯尼亚欢迎主席请各国就新公约的结构发表看法。", ""},
    {"这样一项公约需要设立一个秘书处。", ""},
    {"被新公约定为犯罪的行为必须明确，这至关重要。", ""},
    {"肯尼亚愿向拟订打击为犯罪目的使用信息和通信技术全面国际公约特设委员会提供支持。", ""},
    {"新公约应借助现有机构开展工作，以避免重复劳动。", ""},
    {"各项国际公约都要求尊重领土完整。", ""},
    {"我们希望拟订的新公约限于核心罪行。它应包括为发展中国家提供支持。", ""},
    {"肯尼亚期待与各国携手，制定一项全球性文书。", "supports"},
    {"我国注意到新公约的谈判。上次会议的安排为时过早。", ""},
};

const std::vector<Stance> english_stances = {
    {"Kenya does not, at this stage, see the need for a new treaty.", "opposes"},
    {"Kenya favours the negotiation, under the auspices of the United Nations, of a binding global instrument.", "supports"},
    {"Kenya has not yet taken a position on the need for a new treaty.", ""},
    {"A new convention on cybercrime is long overdue.", "supports"},
    {"Kenya sees no need for a new convention on cybercrime.", "opposes"},
    {"A new global treaty would be premature.", "opposes"},
    {"Kenya firmly supports the early conclusion of a universal convention on cybercrime.", "supports"},
    {"The international community needs a legally binding instrument negotiated within the United Nations.", "supports"},
    {"Regional instruments are not enough, and a new global convention must therefore be drawn up.", "supports"},
    {"Kenya believes that the time has come for a new convention.", "supports"},
    {"Only a new universal convention can close the gaps.", "supports"},
    {"Without a global convention, cooperation will remain piecemeal.", "supports"},
    {"Kenya stands ready to work towards a comprehensive international convention.", "supports"},
    {"Kenya welcomes the decision of the Assembly to elaborate a comprehensive international convention.", "supports"},
    {"Kenya lends its support to a new convention.", "supports"},
    {"A new United Nations convention would fill a gap in international law.", "supports"},
    {"Kenya has consistently advocated a global legal instrument under the auspices of the United Nations.", "supports"},
    {"Kenya sees added value in a new convention.", "supports"},
    {"Kenya does not oppose a new convention.", ""},
    {"The new convention should respect human rights.", ""},
    {"Kenya considers that a new convention is not necessary.", "opposes"},
    {"There is no need to reinvent the wheel with a new international convention.", "opposes"},
    {"Rather than negotiating a new treaty, States should accede to the Budapest Convention.", "opposes"},
    {"Kenya doubts the need for a new convention.", "opposes"},
    {"Kenya has reservations about the negotiation of a new convention.", "opposes"},
    {"The Budapest Convention is sufficient and a new convention would only lead to duplication.", "opposes"},
    {"A new treaty would take years to negotiate and is not a priority for Kenya.", "opposes"},
    {"Kenya is not convinced that a new instrument is needed.", "opposes"},
    {"The new convention should avoid placing burdens on small administrations.", ""},
    {"A new instrument must support training in developing countries.", ""},
    {"Existing instruments suffice; a new convention is superfluous.", "opposes"},
    {"Kenya remains sceptical of a new convention.", "opposes"},
    {"Kenya regrets the decision to begin negotiations on a new convention.", "opposes"},
    {"Whether a new convention is needed remains open.", ""},
    {"Kenya would be able to support a new convention that respects human rights.", "supports"},
    {"Kenya is committed to the successful conclusion of a new convention.", "supports"},
    {"The early conclusion of a global convention enjoys our unreserved support.", "supports"},
    {"We see great value in a universal treaty and stand ready to help draft it.", "supports"},
    {"A new convention is long overdue.", "supports"},
    {"Nobody can doubt the need for a global instrument.", "supports"},
    {"Kenya shares the view of those who want a new treaty: it is indispensable.", "supports"},
    {"A further treaty would serve no purpose.", "opposes"},
    {"Kenya remains unpersuaded that a new instrument would add value.", "opposes"},
    {"Negotiating another convention at this stage would be unwise.", "opposes"},
    {"We question the wisdom of opening talks on a new treaty.", "opposes"},
    {"The idea of a new convention does not commend itself to us; it would only divert resources.", "opposes"},
    {"The new convention should include safeguards.", ""},
    {"Some delegations favour a new convention.", ""},
    {"Whether a new convention is needed remains to be seen.", ""},
    {"We support the inclusion of safeguards in the new convention.", ""},
    {"The negotiation of the new convention will resume in May.", ""},
    {"The Assembly decided to elaborate a new convention. Kenya fully supports this initiative.", "supports"},
};
const std::map<std::string, std::vector<Position>> positions_in = {
    {"fr", {
    {"L'hameçonnage ne devrait pas, à notre sens, être couvert par la convention.", {}, {"phishing"}},
    {"Nous ne pensons pas que le pourriel doive être traité dans la présente convention.", {}, {"spam"}},
    {"Il conviendrait de prévoir également la tentative et la complicité.", {"aiding-abetting", "attempt"}, {}},
    {"Les victimes de hameçonnage devraient pouvoir déposer plainte en ligne.", {}, {}},
    {"L'hameçonnage devrait être incriminé.", {"phishing"}, {}},
    {"Il serait regrettable d'omettre les rançongiciels.", {"ransomware"}, {}},
    {"Le Kenya souhaite que la pédopornographie soit sanctionnée par la convention.", {"csam"}, {}},
    {"Le pourriel relève du droit interne.", {}, {"spam"}},
    {"Le Kenya ne juge pas utile d'inclure le terrorisme.", {}, {"terrorism"}},
    {"Nous ne pouvons accepter l'incrimination des discours de haine.", {}, {"hate-speech"}},
    {"Le Kenya réprime l'hameçonnage depuis 2015.", {}, {}}}},
    {"es", {
    {"El phishing no debería, a nuestro entender, figurar en la convención.", {}, {"phishing"}},
    {"El extremismo es un concepto demasiado vago para ser incluido en el tratado.", {}, {"extremism"}},
    {"El ciberacoso también debería contemplarse.", {"cyberbullying"}, {}},
    {"En 2030 fueron condenadas 300 personas por fraude informático.", {}, {}},
    {"El phishing debería tipificarse en la convención.", {"phishing"}, {}},
    {"No hay razón para excluir el ransomware.", {"ransomware"}, {}},
    {"No es necesario incluir el terrorismo en la convención.", {}, {"terrorism"}},
    {"El correo basura es un asunto propio del derecho interno.", {}, {"spam"}},
    {"Kenya se opone a que se tipifique la desinformación.", {}, {"disinformation"}},
    {"Kenya tipificó el phishing en 2018.", {}, {}}}},
    {"ru", {
    {"Фишинг не следует, на наш взгляд, включать в конвенцию.", {}, {"phishing"}},
    {"Кибершпионажу не место в документе об уголовном правосудии.", {}, {"cyber-espionage"}},
    {"Мы придаем особое значение криминализации вымогательства в Интернете.", {"extortion"}, {}},
    {"Группа обсудила вопрос о том, следует ли криминализировать спам.", {}, {}},
    {"Фишинг следует криминализовать.", {"phishing"}, {}},
    {"Было бы ошибкой исключать вымогательство из конвенции.", {"extortion"}, {}},
    {"Мы не видим необходимости включать терроризм в конвенцию.", {}, {"terrorism"}},
    {"Спам относится к сфере внутреннего законодательства.", {}, {"spam"}},
    {"Кения возражает против криминализации языка вражды.", {}, {"hate-speech"}},
    {"Уголовный кодекс Кении наказывает за фишинг.", {}, {}}}},
    {"ar", {
    {"لا ينبغي، في رأينا، إدراج التصيد الاحتيالي في الاتفاقية.", {}, {"phishing"}},
    {"مفهوم التطرف أغمض من أن يدرج في الاتفاقية.", {}, {"extremism"}},
    {"ترحب كينيا بالتقرير عن الاتجار بالمخدرات.", {}, {}},
    {"ينبغي تجريم التصيد الاحتيالي في الاتفاقية.", {"phishing"}, {}},
    {"لا ترى كينيا داعيا لإدراج الإرهاب في الاتفاقية.", {}, {"terrorism"}},
    {"تترك الرسائل المزعجة للقانون الوطني.", {}, {"spam"}}}},
};

const std::map<std::string, std::vector<Stance>> stances_in = {
    {"fr", {
    {"Le Kenya appelle de ses vœux la conclusion rapide d'une convention universelle.", "supports"},
    {"Un nouvel instrument mondial nous paraît indispensable.", "supports"},
    {"Le Kenya ne voit pas l'utilité d'un nouveau traité.", "opposes"},
    {"La négociation d'une nouvelle convention serait prématurée.", "opposes"},
    {"La nouvelle convention devrait contenir des garanties.", ""}}},
    {"es", {
    {"Kenya respalda plenamente la elaboración de una convención universal.", "supports"},
    {"Una nueva convención resulta indispensable.", "supports"},
    {"Kenya no considera necesario negociar otro tratado.", "opposes"},
    {"Un nuevo instrumento duplicaría los ya existentes.", "opposes"},
    {"La nueva convención debería contener salvaguardias.", ""}}},
    {"ru", {
    {"Кения горячо поддерживает скорейшее заключение универсальной конвенции.", "supports"},
    {"Новая конвенция давно назрела.", "supports"},
    {"Мы сомневаемся в целесообразности разработки новой конвенции.", "opposes"},
    {"Новый договор был бы преждевременным.", "opposes"},
    {"Новая конвенция должна содержать гарантии.", ""}}},
    {"ar", {
    {"تؤيد كينيا التعجيل بإبرام اتفاقية عالمية.", "supports"},
    {"لا ترى كينيا جدوى من وضع صك دولي جديد.", "opposes"},
    {"إبرام معاهدة جديدة سابق لأوانه.", "opposes"},
    {"ينبغي أن تتضمن الاتفاقية الجديدة ضمانات.", ""}}},
};
// clang-format on

TEST(OneSentence, ChinesePositionsOnOffences) { read(chinese_positions, true); }
TEST(OneSentence, EnglishPositionsOnOffences) { read(english_positions, false); }
TEST(OneSentence, ChineseStancesOnANewConvention) { read(chinese_stances, true); }
TEST(OneSentence, EnglishStancesOnANewConvention) { read(english_stances, false); }
TEST(OneSentence, PositionsInOtherLanguages) { read(positions_in); }
TEST(OneSentence, StancesInOtherLanguages) { read(stances_in); }

TEST(Lists, LinesWithoutMarksAndAnswers) {
  const Lines three = {"illegal-access", "phishing", "ransomware"};
  for (const char* says : {"公约应涵盖：\n\n非法访问\n\n网络钓鱼\n\n勒索软件",
                           "肯尼亚认为应予惩治的行为有：\n\n○ 非法访问；\n\n○ 网络钓鱼；\n\n○ 勒索软件。",
                           "应当定罪的行为\n\n非法访问；网络钓鱼；勒索软件。"})
    EXPECT_EQ(objects(submission(says, true), Predicate::proposes_offence), three) << says;
  for (const char* says : {"The convention should cover:\n\nIllegal access\n\nPhishing\n\nRansomware",
                           "Which conduct should be criminalized?\n\nIllegal access, phishing and ransomware.",
                           "Offences to be included\n\nIllegal access; phishing; ransomware."})
    EXPECT_EQ(objects(submission(says, false), Predicate::proposes_offence), three) << says;
  const char* refused = "The following need not be repeated:\n\n(a) Terrorism;\n\n(b) Spam.";
  EXPECT_EQ(objects(submission(refused, false), Predicate::rejects_offence), (Lines{"spam", "terrorism"}));
}

}  // namespace
}  // namespace treatygraph
