// Offences told in other words than their names, in papers about cybercrime.
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

// The sentence stands in a paper that says what it is about.
void expect(const std::string& about, const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    Ids ids = test::mentions(test::facts_of(about + "\n\n" + one.text), {Kind::offence});
    std::erase(ids, "cybercrime");
    EXPECT_EQ(ids, one.ids) << one.text;
  }
}
void expect_zh(const std::vector<Case>& cases) { expect("讨论打击网络犯罪的问题。", cases); }
void expect_en(const std::vector<Case>& cases) { expect("The paper deals with cybercrime.", cases); }

TEST(Conducts, WhatIsDoneToSystemsAndData) {
  expect_zh({{"有人未经所有者同意登录了公司的服务器。", {"illegal-access"}},
             {"私自删改医院保存的电子资料的，也应负责。", {"data-interference"}},
             {"他们暗中截取了两家银行之间的数据流。", {"illegal-interception"}},
             {"扰乱电信网络代价不大。", {"system-interference"}},
             {"对公司信息系统进行未经授权的访问。", {"illegal-access"}},
             {"窃取客户资料并在网上出售用户数据。", {"data-theft", "unauthorised-data-use"}}});
  expect_en({{"Entry into a computer network without authority is common.", {"illegal-access"}},
             {"Altering stored data without right does harm.", {"data-interference"}},
             {"Gangs were stealing customer data for years.", {"data-theft"}},
             {"The interception, without right, of private communications is told of.", {"illegal-interception"}},
             {"Hindering the operation of a computer system is a nuisance.", {"system-interference"}},
             {"Breaking into corporate servers takes minutes.", {"illegal-access"}}});
}

TEST(Conducts, ToolsAndContent) {
  expect_zh({{"编写并散布木马的人年龄越来越小。", {"malware"}},
             {"兜售用于实施网络犯罪的程序。", {"misuse-of-devices"}},
             {"有人持有描绘儿童性虐待的影像。", {"csam"}},
             {"散播谣言在网上很容易。", {"disinformation"}},
             {"怂恿青少年轻生的聊天群组已被关闭。", {"incitement-to-suicide"}},
             {"未经本人同意发布裸照造成的伤害难以弥补。", {"ncii"}}});
  expect_en({{"Writing harmful software is a trade.", {"malware"}},
             {"The sale of access credentials goes on.", {"misuse-of-devices"}},
             {"Sharing videos showing the sexual abuse of children destroys lives.", {"csam"}},
             {"Pushing young people to self-harm is told of.", {"incitement-to-suicide"}},
             {"The posting of intimate images hurts.", {"ncii"}},
             {"Circulating false news before a vote is an old trick.", {"disinformation"}}});
}

TEST(Conducts, TradeAndTrickeryByElectronicMeans) {
  expect_en({{"The sale of narcotics on the darknet is told of.", {"drug-trafficking"}},
             {"Peddling falsified medicines costs lives.", {"counterfeit-medicines"}},
             {"Gangs rent out networks, leasing infected computers by the hour.", {"botnet"}},
             {"Encrypting the files of a clinic and demanding payment is told of.", {"ransomware"}},
             {"Snooping on data traffic is told of.", {"illegal-interception"}},
             {"Recruiting fighters goes on.", {"terrorist-recruitment"}},
             {"Fraudulent e-mails reach everyone.", {"phishing"}},
             {"Any attempt to commit these acts, and assisting in the commission of such offences, is told of.",
              {"attempt", "aiding-abetting"}},
             {"Any attempt to find a compromise failed.", {}},
             {"The recording of traffic data by the police needs an order.", {}}});
}

TEST(Conducts, ByWhoseTheObjectIsOrWhatItIsFor) {
  expect_zh({{"有人翻看了别人的聊天内容。", {"illegal-access"}},
             {"他抹掉了受害人的资料。", {"data-interference"}},
             {"以海量请求使网站瘫痪。", {"denial-of-service"}},
             {"操控被感染的电脑的人分布各国。", {"botnet"}},
             {"以虚假网店骗取了老人的存款。", {"computer-related-fraud"}},
             {"利用别人的身份资料开户。", {"identity-theft"}},
             {"以曝光病历为要挟。", {"personal-data-disclosure", "extortion"}},
             {"强迫儿童在镜头前作性表演。", {"child-sexual-exploitation"}},
             {"在固件中预埋后门。", {"supply-chain-attack"}},
             {"群发推销短信。", {"spam"}},
             {"在别人的手机里安装监控软件。", {"privacy-violation"}},
             {"篡改交易记录。", {"data-interference"}},
             {"使公司的服务器崩溃。", {"system-interference"}},
             {"远程控制他人的电脑。", {"illegal-access"}},
             {"为恐怖组织募捐。", {"terrorism", "terrorist-financing"}},
             {"把网络犯罪所得兑换成现金。", {"money-laundering"}}});
}

TEST(Conducts, VerbsThatShareAnObject) {
  expect_zh({{"擅自访问或截获电子数据的行为。", {"illegal-access", "illegal-interception"}}});
  expect_en(
      {{"Unlawful access to and interception of computer data occurs.", {"illegal-access", "illegal-interception"}},
       {"Interference with data or systems occurs.", {"data-interference", "system-interference"}}});
}

TEST(Conducts, WorkThatIsLawfulIsNone) {
  expect_zh({{"调查人员依法访问计算机系统，并收集电子数据。", {}},
             {"服务提供商应保存用户数据，不得拖延。", {}},
             {"各国应提供技术援助，开发信息系统。", {}},
             {"秘书处建立了网站，并设置了密码。", {}},
             {"任何人不得更改电子证据。", {}},
             {"网络犯罪威胁个人隐私。", {}},
             {"因为犯罪人使用了手机。", {}},
             {"会议以视频会议方式举行。", {}},
             {"该系统每天处理大量请求。", {}}});
  expect_en({{"Investigators need access to computer data and the collection of traffic data.", {}},
             {"Access to information and communications technologies has grown.", {}},
             {"States should share information and develop networks of experts.", {}}});
}

TEST(Conducts, OtherPapersTellOfOtherThings) {
  const auto ids = [](const char* text) { return test::mentions(test::facts_of(text), {Kind::offence}); };
  EXPECT_EQ(ids("Damage to hospitals and the disruption of the power grid continued during the floods."), Ids{});
  EXPECT_EQ(ids("地震损坏了电网和医院，通信系统中断。"), Ids{});
}

}  // namespace
}  // namespace treatygraph
