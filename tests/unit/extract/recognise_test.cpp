// Sentences, and the ids that a careful reader finds in them.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "extract/recognise/recognise.h"
#include "sentences.h"

namespace treatygraph {
namespace {

using facts::Kind;
using Ids = std::vector<std::string>;

struct Case {
  const char* text;
  Ids ids;
};

void expect(const std::vector<Case>& cases, Kind kind) {
  for (const Case& one : cases) EXPECT_EQ(test::mentions(test::facts_of(one.text), {kind}), one.ids) << one.text;
}

TEST(Resolutions, TheOrganDecidesTheId) {
  expect(
      {{"大会第 88/12 号决议回顾了这一点。", {"A/RES/88/12"}},
       {"经济及社会理事会第2031/7号决议和安全理事会第2199(2031)号决议仍然有效。", {"E/RES/2031/7", "S/RES/2199(2031)"}},
       {"人权理事会第52/3号决议未获通过。", {"A/HRC/RES/52/3"}},
       {"预防犯罪和刑事司法委员会在其届会上通过的第 33/2 号决议得到执行。", {"CCPCJ/RES/33/2"}},
       {"大会第76/999号决定已经公布。", {"A/DEC/76/999"}},
       {"General Assembly resolution 88/12 recalled this.", {"A/RES/88/12"}},
       {"Resolution 33/2 of the Commission on Crime Prevention and Criminal Justice was applied.", {"CCPCJ/RES/33/2"}}},
      Kind::resolution);
}

TEST(Resolutions, ThoseOfTheSessionThatAPaperReportsAreItsBodys) {
  expect({{"E/2033/30\n\n麻醉药品委员会\n\n第七十六届会议的报告\n\n1. 第76/2号决议得到执行。\n", {"CND/RES/76/2"}},
          {"E/2033/30\n\n麻醉药品委员会\n\n第七十六届会议的报告\n\n1. 大会第76/2号决议得到执行。\n", {"A/RES/76/2"}},
          {"E/2033/30\n\n麻醉药品委员会\n\n第七十六届会议的报告\n\n1. 第75/282号决议得到执行。\n", {"A/RES/75/282"}},
          {"1. 第76/2号决议得到执行。\n", {"A/RES/76/2"}}},
         Kind::resolution);
}

TEST(Resolutions, EveryNumberOfAList) {
  expect(
      {{"大会第88/12号和第89/3号决议相互补充。", {"A/RES/88/12", "A/RES/89/3"}},
       {"见大会第 41/12、52/13、63/14 和 74/15 号决议。", {"A/RES/41/12", "A/RES/52/13", "A/RES/63/14", "A/RES/74/15"}},
       {"大会2031年12月3日第88/12号决议和2032年5月4日第88/90号决议。", {"A/RES/88/12", "A/RES/88/90"}},
       {"See General Assembly resolutions 88/12, 88/13 and 89/3.", {"A/RES/88/12", "A/RES/88/13", "A/RES/89/3"}}},
      Kind::resolution);
}

TEST(Resolutions, OldAndSpecialNumbers) {
  expect({{"大会第2200 A (XXI)号决议附有该文书。", {"A/RES/2200A(XXI)"}},
          {"安全理事会第1373 (2001)号决议。", {"S/RES/1373(2001)"}},
          {"大会第S-23/2号决议和第ES-10/13号决议。", {"A/RES/S-23/2", "A/RES/ES-10/13"}},
          {"文件 A/RES/88/12 已分发。", {"A/RES/88/12"}}},
         Kind::resolution);
}

TEST(Resolutions, OtherNumbersAreNone) {
  expect({{"第12/2031号法律和第 5/2 号条例已经生效。", {}},
          {"国际劳工组织第182号公约得到批准。", {}},
          {"联络点每天24/7运作。", {}},
          {"大会第88/12号决议草案尚在讨论。", {}}},
         Kind::resolution);
}

TEST(Resolutions, OtherLanguages) {
  expect({{"Le Conseil de sécurité a rappelé sa résolution 2322 (2016).", {"S/RES/2322(2016)"}},
          {"de conformidad con la resolución 2322 (2016) del Consejo de Seguridad", {"S/RES/2322(2016)"}},
          {"в соответствии с резолюцией 2322 (2016) Совета Безопасности", {"S/RES/2322(2016)"}},
          {"عملا بقرار مجلس الأمن 2322 (2016)", {"S/RES/2322(2016)"}},
          {"وفقا لقرار الجمعية العامة 2200 (د-21)", {"A/RES/2200(XXI)"}},
          {"las resoluciones del Consejo de Seguridad 1267 (1999) y 1373 (2001)",
           {"S/RES/1267(1999)", "S/RES/1373(2001)"}},
          {"安全理事会第1267(1999)号决议所设委员会", {"S/RES/1267(1999)"}},
          {"وفقا لأحكام قرار مجلس الأمن 2322 (2016)", {"S/RES/2322(2016)"}}},
         Kind::resolution);
}

TEST(Symbols, WholeBrokenAndListed) {
  expect({{"见 A/AC.777/4、E/CN.15/2031/1 和 UNODC/CCPCJ/EG.4/2031/CRP.1。",
           {"A/AC.777/4", "E/CN.15/2031/1", "UNODC/CCPCJ/EG.4/2031/CRP.1"}},
          {"报告（UNODC/CCPCJ/EG.4/ 2031/L.1）获得通过。", {"UNODC/CCPCJ/EG.4/2031/L.1"}},
          {"另见 A/86/361 和 Add.1。", {"A/86/361", "A/86/361/Add.1"}},
          {"A/87/895-S/2033/363 号文件。", {"A/87/895-S/2033/363"}},
          {"它使用 TCP/IP 和 AC/DC，见 http://undocs.org/A/86/361。", {}}},
         Kind::document);
}

TEST(Provisions, OfWhatIsNamed) {
  expect({{"《联合国打击跨国有组织犯罪公约》第十五条适用。", {"untoc#15"}},
          {"《布达佩斯公约》，特别是其中的第 32 条(b)项，引起了讨论。", {"budapest-convention#32(b)"}},
          {"《有组织犯罪公约》第18条第9款和《反腐败公约》第四十六条第九款。", {"untoc#18(9)", "uncac#46(9)"}},
          {"大会第88/12号决议第9至11段。", {"A/RES/88/12#9", "A/RES/88/12#10", "A/RES/88/12#11"}},
          {"《萨尔瓦多宣言》（大会第65/230号决议，附件）第42段。", {"salvador-declaration#42"}},
          {"见 A/AC.777/2031/2，附件，建议 4。", {"A/AC.777/2031/2#annex/rec-4"}},
          {"见 A/AC.777/2031/2，附件二，关于预防的建议 4 和 6。",
           {"A/AC.777/2031/2#annex-2/rec-4", "A/AC.777/2031/2#annex-2/rec-6"}},
          {"A/86/361，附件，第12段", {"A/86/361#annex/12"}},
          {"A/86/361建议3个国家加入。", {}},
          {"Article 32 (b) of the Budapest Convention was discussed.", {"budapest-convention#32(b)"}}},
         Kind::provision);
}

TEST(Provisions, ListsAndRangesOfChineseNumbers) {
  expect({{"《反腐败公约》第四、五和七条。", {"uncac#4", "uncac#5", "uncac#7"}},
          {"《反腐败公约》第十五、第十六和第十八条。", {"uncac#15", "uncac#16", "uncac#18"}},
          {"《反腐败公约》第2条第(一)款(a)项。", {"uncac#2(1)(a)"}},
          {"《反腐败公约》第四十六条第九款和第十三款。", {"uncac#46(9)", "uncac#46(13)"}},
          {"《布达佩斯公约》第32条(a)和(b)项。", {"budapest-convention#32(a)", "budapest-convention#32(b)"}},
          {"大会第88/12号决议第4段至第6段。", {"A/RES/88/12#4", "A/RES/88/12#5", "A/RES/88/12#6"}}},
         Kind::provision);
}

TEST(Provisions, GoOnWithTheTextThatTheParagraphIsAbout) {
  expect(
      {{"《反腐败公约》已经生效，其第十八条尤其重要。", {"uncac#18"}},
       {"《反腐败公约》得到广泛批准，多数国家都已适用，其中第十五条涉及贿赂，第二十三条涉及洗钱。",
        {"uncac#15", "uncac#23"}},
       {"States invoked article 46 of the United Nations Convention against Corruption. Article 44, paragraph 4, was "
        "invoked less often.",
        {"uncac#46", "uncac#44(4)"}},
       {"The Budapest Convention is in force, and its article 32 is debated.", {"budapest-convention#32"}},
       {"The Budapest Convention has long been in force. Its article 32 is debated.", {"budapest-convention#32"}},
       {"The Budapest Convention, and article 32 thereof, is in force.", {"budapest-convention#32"}}},
      Kind::provision);
}

TEST(Provisions, LevelsThatStandElsewhere) {
  expect({{"大会第88/12号决议执行部分第4(a)段和第7段。", {"A/RES/88/12#4(a)", "A/RES/88/12#7"}},
          {"秘书长的报告（A/88/45）第12至14段。", {"A/88/45#12", "A/88/45#13", "A/88/45#14"}},
          {"《反腐败公约》第十七条禁止此事，同条第二款规定了保护。", {"uncac#17", "uncac#17(2)"}},
          {"《禁止化学武器公约》第六条第2款和附件第3段。", {"cwc#6(2)", "cwc#annex/3"}},
          {"Article 35 of the Budapest Convention set up a network, and paragraph 2 of that article concerns costs.",
           {"budapest-convention#35", "budapest-convention#35(2)"}},
          {"See article 3 (a) to (c) of the Budapest Convention.",
           {"budapest-convention#3(a)", "budapest-convention#3(b)", "budapest-convention#3(c)"}},
          {"See annex II, paragraph 3, of resolution 88/12.", {"A/RES/88/12#annex-2/3"}},
          {"La délégation a cité les articles 5 (par. 1), 9 et 14 de la Convention de Budapest.",
           {"budapest-convention#5(1)", "budapest-convention#9", "budapest-convention#14"}},
          {"El país citó los artículos 5, párrafo 1, y 9 de la Convención de las Naciones Unidas contra la Corrupción.",
           {"uncac#5(1)", "uncac#9"}},
          {"Государства сослались на подпункт b) пункта 1 статьи 9 Конвенции Организации Объединенных Наций против "
           "коррупции.",
           {"uncac#9(1)(b)"}}},
         Kind::provision);
}

TEST(Provisions, TheNextNameIsNotTheirs) {
  expect({{"《世界人权宣言》第十二条、《公民权利和政治权利国际公约》第十七条。", {"udhr#12", "iccpr#17"}},
          {"适用《反腐败公约》第三条第一款。《联合国宪章》第二条也适用。", {"uncac#3(1)", "un-charter#2"}},
          {"见第18条（《有组织犯罪公约》）和第46条（《反腐败公约》）。", {"untoc#18", "uncac#46"}},
          {"See A/88/45, paras. 12 and 13; A/88/46, annex, para. 3; and General Assembly resolution 88/12, para. 4.",
           {"A/88/45#12", "A/88/45#13", "A/88/46#annex/3", "A/RES/88/12#4"}},
          {"The rules of the United Nations Convention against Corruption on extradition (article 44) and jurisdiction "
           "(article 42) apply.",
           {"uncac#44", "uncac#42"}}},
         Kind::provision);
}

TEST(Provisions, InSixLanguages) {
  expect(
      {{"See article 13, paragraph 1 (b), of the Budapest Convention.", {"budapest-convention#13(1)(b)"}},
       {"See paragraph 1 (b) of article 13 of the Budapest Convention.", {"budapest-convention#13(1)(b)"}},
       {"See articles 2, 3 and 7 to 9 of the Budapest Convention.",
        {"budapest-convention#2", "budapest-convention#3", "budapest-convention#7", "budapest-convention#8",
         "budapest-convention#9"}},
       {"See article 3 and article 5 of the Budapest Convention.", {"budapest-convention#3", "budapest-convention#5"}},
       {"See paragraphs 8 (a) and (b) of resolution 88/12.", {"A/RES/88/12#8(a)", "A/RES/88/12#8(b)"}},
       {"See article VI of the Treaty on the Non-Proliferation of Nuclear Weapons.", {"npt#6"}},
       {"La délégation du pays cite l’article 9, paragraphe 2, de la Convention de Budapest.",
        {"budapest-convention#9(2)"}},
       {"El país se refirió al artículo 6 b) de la Convención de las Naciones Unidas contra la Corrupción.",
        {"uncac#6(b)"}},
       {"Государства сослались на статью 13 (пункт 1) Конвенции Организации Объединенных Наций против коррупции.",
        {"uncac#13(1)"}},
       {"Государства сослались на пункт 2 статьи 33 Устава Организации Объединенных Наций.", {"un-charter#33(2)"}},
       {"أشارت الدول إلى الفقرة 2 من المادة 4 من اتفاقية الأمم المتحدة لمكافحة الفساد.", {"uncac#4(2)"}}},
      Kind::provision);
}

TEST(Provisions, OfNothingNamedAreNone) {
  expect({{"第 3 条. 非法访问。", {}},
          {"根据本公约第五条，缔约国应当合作。", {}},
          {"《有组织犯罪公约》得到批准。本公约第七条另有规定。", {}},
          {"General Assembly resolution 88/12 and paragraphs 4 and 5 above apply.", {}}},
         Kind::provision);
}

TEST(Meetings, ByNumberAndBody) {
  expect(
      {{"第十五届联合国预防犯罪和刑事司法大会在曼谷举行。", {"meeting:crime-congress-15"}},
       {"第十二届、第十三届和第十四届联合国预防犯罪和刑事司法大会的成果。",
        {"meeting:crime-congress-12", "meeting:crime-congress-13", "meeting:crime-congress-14"}},
       {"预防犯罪和刑事司法委员会第四十届会议审议了这一事项。", {"meeting:ccpcj-40"}},
       {"全面研究网络犯罪问题专家组在维也纳开会。专家组第一和第二次会议通过了概要。",
        {"meeting:ieg-1", "meeting:ieg-2"}},
       {"第99届联大将收到草案。", {"meeting:ga-99"}},
       {"The Commission on Crime Prevention and Criminal Justice met. At its fortieth session, the Commission agreed.",
        {"meeting:ccpcj-40"}}},
      Kind::meeting);
}

TEST(Meetings, OfTheBodyLastNamed) {
  expect({{"The Commission on Narcotic Drugs met. At its sixtieth session, held in Vienna, the Commission agreed.",
           {"meeting:cnd-60"}},
          {"The Second Committee of the General Assembly met during the ninety-ninth session of the General Assembly.",
           {"meeting:ga-99"}},
          {"The forty-eighth session of the United Nations was mentioned.", {}}},
         Kind::meeting);
}

TEST(Meetings, SittingsAreNone) {
  expect({{"预防犯罪和刑事司法委员会第3场会议审议了议程项目2。", {}}, {"在第 2、3 和 4 场会议上进行了讨论。", {}}},
         Kind::meeting);
}

TEST(Persons, ByAddressOrState) {
  expect({{"讨论由下列专题讨论小组成员主持：张伟文（中国）；Maria do Carmo Silva（葡萄牙）。",
           {"person:张伟文", "person:Maria do Carmo Silva"}},
          {"委员会主席 Amina Wanjiru Otieno 女士（肯尼亚）请各国提出意见。", {"person:Amina Wanjiru Otieno"}},
          {"Ms. Okafor (Nigeria) said that the text was clear.", {"person:Okafor"}},
          {"会议在多哈（卡塔尔）举行。", {}},
          {"比利时内政部长 Arnaud Lefèvre 在会上说，主席 European Union 无此职务。", {"person:Arnaud Lefèvre"}},
          {"秘书长打算任命陈伟民先生阁下（新加坡）为特使。", {"person:陈伟民"}},
          {"主席阁下 Ana Lima 女士发言。", {"person:Ana Lima"}}},
         Kind::person);
}

TEST(Instruments, KnownAndByTheirForm) {
  expect({{"《联合国反腐败公约》和《北极数据交换公约》。", {"uncac", "title:北极数据交换公约"}},
          {"《关于在变化的世界中预防犯罪的萨尔瓦多宣言》。", {"salvador-declaration"}},
          {"欧洲委员会《网络犯罪公约》得到广泛支持。", {"budapest-convention"}},
          {"《北极数据交换公约实施指南》是一本手册。", {}},
          {"该《公约》和《附加议定书》。", {}},
          {"欧洲理事会《网上犯罪公约》和英联邦《网上犯罪示范法》。", {"budapest-convention", "commonwealth-model-law"}},
          {"各国讨论了关于袭击信息系统行为的《框架决定》。", {"eu-framework-decision-attacks"}},
          {"独联体国家合作打击计算机信息领域犯罪协定已经生效。", {"cis-cybercrime-agreement"}},
          {"各国批准了《聯合國打擊跨國有組織犯罪公約》。", {"untoc"}},
          {"The Arctic Convention on Data Exchange entered into force.", {"title:Arctic Convention on Data Exchange"}},
          {"Parties to the Basel, Rotterdam and Stockholm conventions met.",
           {"basel-convention", "rotterdam-convention", "stockholm-convention"}},
          {"Les conventions de Bâle et de Rotterdam", {"basel-convention", "rotterdam-convention"}},
          {"los convenios de Basilea, Rotterdam y Estocolmo",
           {"basel-convention", "rotterdam-convention", "stockholm-convention"}},
          {"各国讨论了巴塞尔、鹿特丹和斯德哥尔摩三项公约的联合秘书处。",
           {"basel-convention", "rotterdam-convention", "stockholm-convention"}},
          {"各国讨论了人权和环境公约。", {}},
          {"Секретариат Базельской, Роттердамской и Стокгольмской конвенций переехал.",
           {"basel-convention", "rotterdam-convention", "stockholm-convention"}},
          {"Отчетность по Базельской и Бамакской конвенциям едина.", {"basel-convention", "bamako-convention"}},
          {"وتتقاسم أمانة اتفاقيات بازل وروتردام واستكهولم مكتبا واحدا.",
           {"basel-convention", "rotterdam-convention", "stockholm-convention"}},
          {"وترجمت نصوص لاتفاقيتي بازل وروتردام.", {"basel-convention", "rotterdam-convention"}},
          {"States parties to the International Covenants on Civil and Political Rights and on Economic, Social and "
           "Cultural Rights",
           {"iccpr", "icescr"}},
          {"les Pactes internationaux relatifs aux droits civils et politiques et aux droits économiques, sociaux et "
           "culturels",
           {"iccpr", "icescr"}},
          {"los Pactos Internacionales de Derechos Civiles y Políticos y de Derechos Económicos, Sociales y Culturales",
           {"iccpr", "icescr"}},
          {"Секретариат издал Международные пакты о гражданских и политических правах и об экономических, социальных и "
           "культурных правах.",
           {"iccpr", "icescr"}},
          {"Two conventions and several agreements were discussed.", {}},
          {"The Convention and UNEP cooperate at the National Convention Centre.", {}}},
         Kind::instrument);
}

TEST(Organisations, WithVariantsAndBeforeTitles) {
  expect({{"欧洲委员会《网络犯罪公约》和英联邦《网上犯罪示范法》。", {"coe", "commonwealth"}},
          {"2031年举行的全面研究网上犯罪问题专家组会议通过了该建议。", {"ieg-cybercrime"}},
          {"在国际安全背景下促进网络空间负责任国家行为政府专家组提出了报告。", {"gge"}},
          {"国际安全背景下信息和电信领域的发展开放式工作组", {"oewg"}},
          {"感谢毒品和犯罪问题办公室网络犯罪问题全球方案。", {"unodc", "global-programme-on-cybercrime"}}},
         Kind::organisation);
}

TEST(Organisations, BeginWithTheMarksOfTheirInstrument) {
  expect({{"《联合国反腐败公约》缔约国会议和《联合国打击跨国有组织犯罪公约》缔约方会议", {"cosp-uncac", "cop-untoc"}}},
         Kind::organisation);
  expect({{"《联合国反腐败公约》缔约国会议", {}}}, Kind::instrument);
  EXPECT_EQ(test::facts_of("1. 《联合国反腐败公约》缔约国会议开会。\n").mentions.front().text,
            "《联合国反腐败公约》缔约国会议");
}

TEST(Offences, FamiliesOfNames) {
  expect({{"散布虐童图像和儿童性虐待内容", {"csam", "csam"}},
          {"打击垃圾电子邮件，禁止未经请求的商业电子邮件。", {"spam", "spam"}},
          {"煽仇言论和煽动仇恨的言论", {"hate-speech", "hate-speech"}},
          {"僵尸攻击和供应链攻击", {"botnet", "supply-chain-attack"}},
          {"财产犯罪、与专利有关的罪行、擅自使用他人的计算机系统",
           {"property-crime", "patent-offence", "illegal-use-of-computer-systems"}},
          {"企图实施网络犯罪", {"attempt"}},
          {"未遂、协助和教唆", {"attempt", "aiding-abetting"}},
          {"为犯罪提供便利", {"aiding-abetting"}},
          {"使用信通技术为犯罪提供便利", {}},
          {"传播基于民族、宗教的敌意的内容", {"hate-speech"}},
          {"虚拟资产被用于犯罪目的", {"cryptocurrency-abuse"}}},
         Kind::offence);
}

TEST(Offences, PartsOfAList) {
  expect({{"贩运毒品、武器和文物应当受到惩处。",
           {"drug-trafficking", "arms-trafficking", "cultural-property-trafficking"}},
          {"非法访问、拦截或干扰计算机数据", {"illegal-access", "illegal-interception", "data-interference"}},
          {"毒品、武器和人口贩运", {"drug-trafficking", "arms-trafficking", "human-trafficking"}},
          {"环境和金融犯罪", {"environmental-crime", "financial-crime"}},
          {"侵犯隐私和知识产权", {"privacy-violation", "intellectual-property-infringement"}},
          {"贩运毒品、中国和加纳提出的案文", {"drug-trafficking"}},
          {"篡改、删除和损坏计算机数据", {"data-interference"}},
          {"调查和打击毒品贩运", {"drug-trafficking"}}},
         Kind::offence);
}

TEST(Names, NamesInsideOtherWordsAreNone) {
  expect({{"发展中国家和小岛屿国家需要援助。", {}},
          {"《布达佩斯公约》在布达佩斯开放签署。", {}},
          {"中国、尼日尔和尼日利亚。", {"CHN", "NER", "NGA"}}},
         Kind::state);
}

TEST(Names, AnAdjectiveBesideANounStandsForItsState) {
  expect({{"The Chilean and Peruvian delegations met the authorities of the town, and of the region.", {"CHL", "PER"}},
          {"The Kenyan-led mission of the region returned to the capital.", {"KEN"}},
          {"The text was in Spanish, and the Portuguese language and the Latin American countries were named.", {}},
          {"The Congolese army left the Democratic Republic of the Congo.", {"COD", "COD"}},
          {"Les autorités kényanes et le Gouvernement chilien ont répondu aux questions du Comité.", {"KEN", "CHL"}},
          {"Les textes sont rédigés en français et dans les langues des pays.", {}},
          {"Las autoridades peruanas y chilenas de los dos países se reunieron.", {"PER", "CHL"}},
          {"Представители японского и чилийского правительств прибыли.", {"JPN", "CHL"}},
          {"Текст издан на японском языке.", {}},
          {"اجتمعت السلطات اليابانية والقوات الكينية", {"JPN", "KEN"}}},
         Kind::state);
}

TEST(Persons, SpeltInChineseInLists) {
  const auto paper =
      test::facts_of("1. 小组成员有：国务秘书克莱尔·韦伯；斯洛文尼亚大学教授梅雷·托拉；罗伯特·博世基金会。\n");
  EXPECT_EQ(test::mentions(paper, {facts::Kind::person}),
            (std::vector<std::string>{"person:克莱尔·韦伯", "person:梅雷·托拉"}));
}

TEST(Titles, OfFourCharacters) {
  const auto titles = [](const std::string& text) {
    return test::mentions(test::facts_of(text), {facts::Kind::instrument});
  };
  EXPECT_EQ(titles("1. 会议通过了《基多宣言》。\n"), std::vector<std::string>{"title:基多宣言"});
  EXPECT_EQ(titles("1. 会议通过了《联合宣言》。\n"), std::vector<std::string>{});
}

TEST(Cues, BetweenTwoBytesAreThoseThatBeginThere) {
  std::mt19937 turn(11);
  for (unsigned size = 0; size < 20; ++size) {
    std::vector<CueHit> cues;
    for (unsigned i = 0, at = 0; i < size; ++i) {
      at += turn() % 3;
      cues.push_back({at, at + 1, "says", ""});
    }
    for (std::uint32_t begin = 0; begin < 45; ++begin) {
      for (std::uint32_t end = begin; end < 45; ++end) {
        const auto inside = [&](const CueHit& cue) { return cue.begin >= begin && cue.begin < end; };
        const auto first = std::find_if(cues.begin(), cues.end(), inside);
        const auto found = cues_between(cues, begin, end);
        ASSERT_EQ(found.size(), static_cast<std::size_t>(std::count_if(cues.begin(), cues.end(), inside)));
        if (!found.empty()) {
          ASSERT_EQ(found.data(), &*first);
        }
      }
    }
  }
}

}  // namespace
}  // namespace treatygraph
