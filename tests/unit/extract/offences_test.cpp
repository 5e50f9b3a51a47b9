// The ways in which papers name an offence: synonyms, verb and object in either order, nominal forms, six languages.
#include <gtest/gtest.h>

#include "sentences.h"

namespace treatygraph {
namespace {

using facts::Kind;
using Ids = std::vector<std::string>;

struct Case {
  const char* text;
  Ids ids;
};

void expect(const std::vector<Case>& cases) {
  for (const Case& one : cases)
    EXPECT_EQ(test::mentions(test::facts_of(one.text), {Kind::offence}), one.ids) << one.text;
}

TEST(Offences, VerbAndObjectInEitherOrder) {
  expect({{"警方查获一批枪支弹药的网上交易。", {"arms-trafficking"}},
          {"渔民报告了海底文物盗捞。", {"cultural-property-trafficking"}},
          {"传授炸弹制作方法和传播制造爆炸物的方法都很危险。", {"explosives-instructions", "explosives-instructions"}},
          {"为个人消费而持有少量大麻。", {"drug-possession"}},
          {"在软件升级包中植入后门造成损失。", {"supply-chain-attack"}},
          {"The sale of stolen credentials and trade in leaked passwords flourish.",
           {"credential-trafficking", "credential-trafficking"}},
          {"Instructions on how to make explosive devices circulate.", {"explosives-instructions"}},
          {"The unlawful processing of personal information is rife.", {"personal-data-disclosure"}},
          {"Mocking goes too far: the offending of religious sensibilities, insults to religious beliefs.",
           {"religious-insult", "religious-insult"}}});
}

TEST(Offences, TheMoreSpecificOffenceHasTheLongerName) {
  expect({{"边境地区的电信诈骗窝点已被捣毁。", {"online-scam-centre"}},
          {"退休教师落入网上投资骗局。", {"investment-scam"}},
          {"骗子补办他人手机卡盗取存款。", {"sim-swap-fraud"}},
          {"群发钓鱼短信的团伙落网。", {"smishing"}},
          {"利用社交媒体策划恐怖袭击。", {"terrorist-use-of-ict"}},
          {"Forcing workers into online scams is an industry.", {"online-scam-centre"}},
          {"Attempt and aiding or abetting are dealt with in article 11.", {"aiding-abetting", "attempt"}},
          {"Une attaque par déni de service a suivi.", {"denial-of-service"}}});
}

TEST(Offences, TrespassIsOfPremisesUnlessComputersAreSpokenOf) {
  expect({{"非法侵入、非法截取和滥用设备。", {"illegal-access", "illegal-interception", "misuse-of-devices"}},
          {"示威者非法侵入使馆馆舍。", {"trespass"}},
          {"非法侵入的案件增多。", {"trespass"}}});
}

TEST(Offences, FrenchSpanishRussianArabic) {
  expect(
      {{"L'hameçonnage par SMS et la contrefaçon de médicaments progressent.", {"smishing", "counterfeit-medicines"}},
       {"Le trafic de carburants nourrit les bandes.", {"smuggling"}},
       {"El amaño de partidos y la ciberocupación son recientes.", {"sport-crime", "cybersquatting"}},
       {"Телефонное мошенничество растет, как и вербовка террористов.", {"vishing", "terrorist-recruitment"}},
       {"О подмене SIM-карт сообщали банки.", {"sim-swap-fraud"}},
       {"تزايد الاحتيال عبر الهاتف وازدراء الأديان.", {"vishing", "religious-insult"}}});
}

TEST(Offences, LawfulThingsAreNone) {
  expect({{"医院开展器官移植和心脏手术。", {}},
          {"后续跟踪活动由秘书处负责，会议处于预备阶段。", {}},
          {"金字塔是古迹，文物出口须经许可。", {}},
          {"各国使用纸币和硬币，公民购票和投注须成年。", {}},
          {"执法人员无权访问该系统。", {}},
          {"Licit trade in narcotic drugs for medical purposes is monitored.", {}},
          {"Se trata de una cuestión de fondo.", {}},
          {"Il traite de la coopération.", {}}});
}

}  // namespace
}  // namespace treatygraph
