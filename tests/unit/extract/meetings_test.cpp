// Ordinals and the meetings that they count, in the six languages; conferences; meetings by year.
#include <gtest/gtest.h>

#include "extract/recognise/ordinals.h"
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
    EXPECT_EQ(test::mentions(test::facts_of(one.text), {Kind::meeting}), one.ids) << one.text;
}

TEST(Ordinals, AreReadByGrammar) {
  struct One {
    Tongue tongue;
    const char* text;
    unsigned value;  // 0: none
  };
  const std::vector<One> cases = {
      {Tongue::en, "seventy-fifth", 75},
      {Tongue::en, "one hundred and fifth", 105},
      {Tongue::en, "22nd", 22},
      {Tongue::en, "twenty", 0},
      {Tongue::fr, "première", 1},
      {Tongue::fr, "vingt et unième", 21},
      {Tongue::fr, "soixante-quinzième", 75},
      {Tongue::fr, "quatre-vingt-dix-septième", 97},
      {Tongue::fr, "cent quatre-vingtième", 180},
      {Tongue::fr, "75e", 75},
      {Tongue::fr, "1re", 1},
      {Tongue::fr, "quatre", 0},
      {Tongue::es, "primer", 1},
      {Tongue::es, "decimotercera", 13},
      {Tongue::es, "septuagésimo quinto", 75},
      {Tongue::es, "vigesimoprimero", 21},
      {Tongue::es, "centésimo décimo tercer", 113},
      {Tongue::es, "75º", 75},
      {Tongue::es, "12ª", 12},
      {Tongue::es, "quintal", 0},
      {Tongue::ru, "третьей", 3},
      {Tongue::ru, "семьдесят пятая", 75},
      {Tongue::ru, "семьдесят пятой", 75},
      {Tongue::ru, "сто двадцать первую", 121},
      {Tongue::ru, "сороковом", 40},
      {Tongue::ru, "75-й", 75},
      {Tongue::ru, "пятно", 0},
      {Tongue::ar, "الأولى", 1},
      {Tongue::ar, "الحادية عشرة", 11},
      {Tongue::ar, "الخامسة والسبعون", 75},
      {Tongue::ar, "الخامسة والسبعين", 75},
      {Tongue::ar, "الثمانين", 80},
      {Tongue::ar, "الثالثة بعد المائة", 103},
      {Tongue::ar, "العامة", 0},
  };
  for (const One& one : cases) {
    const auto read = ordinal(Script(one.text), 0, one.tongue);
    EXPECT_EQ(read ? read->value : 0, one.value) << one.text;
  }
}

TEST(MeetingsInSixLanguages, NameTheSame) {
  expect(
      {{"大会第九十五届会议将审议该项目。", {"meeting:ga-95"}},
       {"The item will be taken up at the ninety-fifth session of the General Assembly.", {"meeting:ga-95"}},
       {"La question sera examinée à la quatre-vingt-quinzième session de l'Assemblée générale.", {"meeting:ga-95"}},
       {"El tema se examinará en el nonagésimo quinto período de sesiones de la Asamblea General.", {"meeting:ga-95"}},
       {"Этот пункт будет рассмотрен на девяносто пятой сессии Генеральной Ассамблеи.", {"meeting:ga-95"}},
       {"سينظر في البند في الدورة الخامسة والتسعين للجمعية العامة.", {"meeting:ga-95"}}});
}

TEST(MeetingsInSixLanguages, OfTheBodyNamedBefore) {
  expect(
      {{"La Commission des stupéfiants a approuvé le texte à sa 81e session.", {"meeting:cnd-81"}},
       {"La Comisión de Estupefacientes aprobó el texto en su 81º período de sesiones.", {"meeting:cnd-81"}},
       {"Комиссия по наркотическим средствам одобрила текст на своей восемьдесят первой сессии.", {"meeting:cnd-81"}},
       {"أقرت لجنة المخدرات النص في دورتها الحادية والثمانين.", {"meeting:cnd-81"}},
       {"Lors de ses quarantième et quarante et unième sessions, la Commission des stupéfiants s'est réunie.",
        {"meeting:cnd-40", "meeting:cnd-41"}}});
}

TEST(MeetingsInSixLanguages, SpecialSessionsHaveNumbersOfTheirOwn) {
  expect({{"大会第四十届特别会议通过了宣言。", {"meeting:ga-s-40"}},
          {"大会第十九届紧急特别会议续会。", {"meeting:ga-es-19"}},
          {"the nineteenth emergency special session of the General Assembly", {"meeting:ga-es-19"}},
          {"à la quarantième session extraordinaire de l'Assemblée générale", {"meeting:ga-s-40"}},
          {"el cuadragésimo período extraordinario de sesiones de la Asamblea General", {"meeting:ga-s-40"}},
          {"на девятнадцатой чрезвычайной специальной сессии Генеральной Ассамблеи", {"meeting:ga-es-19"}},
          {"الدورة الاستثنائية الأربعون للجمعية العامة", {"meeting:ga-s-40"}}});
}

TEST(MeetingsInSixLanguages, OfTheSecurityCouncilAreItsSittings) {
  expect({{"安全理事会第9901次会议", {"meeting:sc-9901"}},
          {"the 9901st meeting of the Security Council", {"meeting:sc-9901"}},
          {"la 9901e séance du Conseil de sécurité", {"meeting:sc-9901"}},
          {"la 9901ª sesión del Consejo de Seguridad", {"meeting:sc-9901"}},
          {"на 9901-м заседании Совета Безопасности", {"meeting:sc-9901"}},
          {"في الجلسة 9901 لمجلس الأمن", {"meeting:sc-9901"}},
          {"La Commission des stupéfiants a tenu sa 3e séance.", {}},
          {"Комиссия по наркотическим средствам провела свое третье заседание.", {}}});
}

TEST(MeetingsInSixLanguages, OtherOrdinalsCountNone) {
  expect({{"La troisième partie de la session de la Commission des stupéfiants.", {}},
          {"Первый доклад Генеральной Ассамблеи.", {}},
          {"el segundo informe del período de sesiones de la Asamblea General", {}}});
}

TEST(Conferences, OfThePartiesToAnInstrument) {
  expect({{"《生物多样性公约》缔约方大会第三十次会议将在内罗毕举行。", {"meeting:cbd-cop-30"}},
          {"《巴塞尔公约》第三十次缔约方会议通过了该准则。", {"meeting:basel-convention-cop-30"}},
          {"第二十次《不扩散核武器条约》审议大会未能达成一致。", {"meeting:npt-review-20"}},
          {"the thirtieth meeting of the Conference of the Parties to the Convention on Biological Diversity",
           {"meeting:cbd-cop-30"}},
          {"The Conference of the Parties to the Basel Convention, at its thirtieth meeting, adopted the guidelines.",
           {"meeting:basel-convention-cop-30"}},
          {"The Basel Convention applies. The Conference of the Parties decided so at its thirtieth meeting.", {}},
          {"the 2035 Review Conference of the Parties to the Treaty on the Non-Proliferation of Nuclear Weapons",
           {"meeting:npt-review-2035"}},
          {"la trentième réunion de la Conférence des Parties à la Convention sur la diversité biologique",
           {"meeting:cbd-cop-30"}},
          {"la 30ª reunión de la Conferencia de las Partes en el Convenio sobre la Diversidad Biológica",
           {"meeting:cbd-cop-30"}},
          {"на тридцатом совещании Конференции Сторон Конвенции о биологическом разнообразии", {"meeting:cbd-cop-30"}},
          {"الاجتماع الثلاثون لمؤتمر الأطراف في اتفاقية التنوع البيولوجي", {"meeting:cbd-cop-30"}}});
}

TEST(MeetingsOfOthers, AreNotTakenForTheKnown) {
  expect({{"大会注意到，筹备委员会第三届会议已经结束。", {}},
          {"大会注意到灾害管理委员会第三届会议的报告。", {}},
          {"The General Assembly noted that the Preparatory Committee, at its third session, had finished.", {}},
          {"The General Assembly welcomed the third session of the Lighthouse Committee.", {}},
          {"L'Assemblée générale a noté que le Comité préparatoire, à sa troisième session, avait conclu.", {}}});
}

TEST(MeetingsByYear, TakeTheYearWhereTheyHaveNoNumber) {
  expect({{"国际合作工作组2031年6月在维也纳举行的会议", {}},
          {"社会发展委员会2031年届会", {"meeting:csocd-2031"}},
          {"预防犯罪和刑事司法委员会2018年届会", {"meeting:ccpcj-27"}},
          {"The meeting of the Working Group on Firearms, held in Vienna on 5 and 6 May 2031, was short.",
           {"meeting:wg-firearms-2031"}}});
}

TEST(Conferences, UnderNamesOfTheirOwn) {
  expect(
      {{"第九次联合国最不发达国家问题会议在多哈举行。", {"meeting:ldc-conference-9"}},
       {"2034年联合国海洋大会通过了宣言。", {"meeting:ocean-conference-2034"}},
       {"the Ninth United Nations Conference on the Least Developed Countries", {"meeting:ldc-conference-9"}},
       {"la neuvième Conférence internationale sur le financement du développement", {"meeting:ffd-conference-9"}},
       {"la Novena Conferencia Internacional sobre la Financiación para el Desarrollo", {"meeting:ffd-conference-9"}},
       {"на девятой Международной конференции по финансированию развития", {"meeting:ffd-conference-9"}},
       {"回顾可持续发展问题世界首脑会议的成果。", {"meeting:wssd-2002"}},
       {"The United Nations Ocean Conference has no number here.", {}}});
}

TEST(Conferences, AbbreviatedAndInterrupted) {
  expect({{"《生物多样性公约》缔约方将在COP30上再议。", {"meeting:cbd-cop-30"}},
          {"The decision was taken at COP 41.", {"meeting:unfccc-cop-41"}},
          {"It cost COP 4100.", {}},
          {"مؤتمر الأمم المتحدة التاسع عشر لمنع الجريمة والعدالة الجنائية", {"meeting:crime-congress-19"}},
          {"اللجنة التحضيرية في دورتها الثالثة", {}}});
}

}  // namespace
}  // namespace treatygraph
