// What is said in French, Spanish, Russian and Arabic: speakers, acts, offences in other words, wishes, titles.
#include <gtest/gtest.h>

#include "sentences.h"

namespace treatygraph {
namespace {

using facts::Predicate;
using Lines = std::vector<std::string>;

const std::string french = "E/CN.15/2041/20\n\nRapport sur les travaux de la quarante-neuvième session\n\n1. ";
const std::string spanish = "E/CN.15/2041/20\n\nInforme sobre el 49º período de sesiones\n\n1. ";
const std::string russian = "E/CN.15/2041/20\n\nДоклад о работе сорок девятой сессии\n\n1. ";
const std::string arabic = "E/CN.15/2041/20\n\nتقرير عن أعمال الدورة التاسعة والأربعين\n\n1 - ";

struct Case {
  std::string text;
  Predicate predicate;
  Lines lines;
};

void read(const std::vector<Case>& cases) {
  for (const Case& one : cases)
    EXPECT_EQ(test::relations(test::facts_of(one.text), one.predicate), one.lines) << one.text;
}

TEST(SixLanguages, WhoSpeaks) {
  read({
      {french + "La représentante de la Norvège a fait une déclaration au nom de l’Union européenne.\n",
       Predicate::spoke_at,
       {"NOR meeting:ccpcj-49"}},
      {french + "Le représentant du Kenya, se référant à la résolution 88/12, a rappelé les travaux menés.\n",
       Predicate::cites,
       {"KEN A/RES/88/12"}},
      {arabic + "وقال ممثل كينيا إن اتفاقية مالابو مفيدة.\n", Predicate::cites, {"KEN malabo-convention"}},
      {arabic + "وأخذ الكلمة ممثلو سويسرا وكينيا والمراقب عن الإنتربول.\n",
       Predicate::spoke_at,
       {"CHE meeting:ccpcj-49", "KEN meeting:ccpcj-49", "interpol meeting:ccpcj-49"}},
      {russian + "Г-н Олег Сидоров (Казахстан) был избран Докладчиком.\n",
       Predicate::represents,
       {"person:Олег Сидоров KAZ"}},
      {arabic + "وانتخب السيد سامي الخطيب (الأردن) مقررا.\n", Predicate::represents, {"person:سامي الخطيب JOR"}},
      {french + "La séance a été ouverte par M. Jean Diallo, Ministre de la justice du Mali.\n",
       Predicate::represents,
       {"person:Jean Diallo MLI"}},
      {spanish + "Abrió la sesión el Sr. Juan Paz, Ministro de Justicia del Perú.\n",
       Predicate::represents,
       {"person:Juan Paz PER"}},
  });
}

TEST(SixLanguages, PrefixesThatEndACue) {
  const auto paper = test::facts_of(arabic + "أنشئت اللجنة عملا بالقرار 88/12.\n");
  Lines modes;
  for (const facts::Relation& relation : paper.relations) {
    if (relation.predicate == Predicate::cites) modes.push_back(relation.attributes.at("mode"));
  }
  EXPECT_EQ(modes, Lines{"recalls"});
}

TEST(SixLanguages, BodiesNamedAfterAResolution) {
  read({
      {french +
           "Le Comité du Conseil de sécurité créé par la résolution 1970 (2011) concernant la Libye s’est réuni.\n",
       Predicate::established,
       {"S/RES/1970(2011) committee-1970-libya"}},
      {russian + "Комитет Совета Безопасности, учрежденный резолюцией 1970 (2011) по Ливии, провел заседание.\n",
       Predicate::established,
       {"S/RES/1970(2011) committee-1970-libya"}},
      {"A/AC.777/4\n\n安全理事会关于利比亚的第1970（2011）号决议所设委员会开了会。\n",
       Predicate::established,
       {"S/RES/1970(2011) committee-1970-libya"}},
  });
}

TEST(SixLanguages, WhatIsDone) {
  read({
      {french + "La Convention de Malabo a été adoptée par l’Union africaine.\n",
       Predicate::adopted,
       {"au malabo-convention"}},
      {russian + "Принятые меры изложены в резолюции 88/12.\n", Predicate::adopted, {}},
      {russian + "Малабская конвенция была принята Африканским союзом.\n",
       Predicate::adopted,
       {"au malabo-convention"}},
      {arabic + "واعتمد الاتحاد الأفريقي اتفاقية مالابو.\n", Predicate::adopted, {"au malabo-convention"}},
      {spanish + "La Declaración Universal de Derechos Humanos, que la Asamblea General hizo suya en su resolución "
                 "88/12, es pertinente.\n",
       Predicate::endorsed,
       {"A/RES/88/12 udhr"}},
      {spanish + "Suiza, que es miembro del Consejo de Europa, estuvo presente.\n", Predicate::member_of, {"CHE coe"}},
      {"A/RES/95/7\n\nАссамблея\n\n1. просит Всемирный банк оказывать содействие;\n",
       Predicate::requested,
       {"A/RES/95/7 world-bank"}},
      {"A/RES/95/7\n\nالجمعية العامة\n\n1 - تدعو البنك الدولي إلى تقديم الدعم؛\n",
       Predicate::requested,
       {"A/RES/95/7 world-bank"}},
  });
}

TEST(SixLanguages, OffencesInOtherWords) {
  const auto offences = [](const std::string& text) {
    Lines out;
    for (const facts::Mention& mention : test::facts_of(text).mentions) {
      if (mention.kind == facts::Kind::offence && mention.id != "cybercrime") out.push_back(mention.id);
    }
    return out;
  };
  EXPECT_EQ(offences("La cybercriminalité comprend le fait d’intercepter sans droit des données informatiques.\n"),
            Lines{"illegal-interception"});
  EXPECT_EQ(offences("La ciberdelincuencia comprende la venta de dispositivos destinados a cometer delitos.\n"),
            Lines{"misuse-of-devices"});
  EXPECT_EQ(offences("К киберпреступности относится создание помех функционированию компьютерной системы.\n"),
            Lines{"system-interference"});
  EXPECT_EQ(offences("تشمل الجريمة السيبرانية عرقلة عمل نظام حاسوبي.\n"), Lines{"system-interference"});
}

Lines named(const std::string& text, facts::Kind kind) { return test::mentions(test::facts_of(text), {kind}); }

TEST(SixLanguages, OneBodyHasOneId) {
  const struct {
    std::string id;
    Lines texts;
  } bodies[] = {
      {"regional-commissions",
       {"秘书处征求了联合国各区域委员会的意见。", "The regional commissions of the United Nations were consulted.",
        "Les commissions régionales de l’ONU ont été consultées.",
        "Se consultó a las comisiones regionales de las Naciones Unidas.",
        "Мнения запрашивались у региональных комиссий Организации Объединенных Наций.",
        "وجرت استشارة لجان الأمم المتحدة الإقليمية."}},
      {"committee-1970-libya",
       {"安全理事会关于利比亚的第1970（2011）号决议所设委员会收到两份通知。",
        "The Security Council Committee established pursuant to resolution 1970 (2011) received two notices.",
        "Le Comité du Conseil de sécurité créé par la résolution 1970 (2011) concernant la Libye a reçu deux avis.",
        "El Comité establecido en virtud de la resolución 1970 (2011) recibió dos avisos.",
        "Комитетом Совета Безопасности, учрежденным резолюцией 1970 (2011) по Ливии, получены два уведомления.",
        "وتلقت لجنة مجلس الأمن المنشأة عملا بالقرار 1970 (2011) إشعارين."}},
      {"sr-education",
       {"受教育权问题特别报告员访问了该国。", "The Special Rapporteur on the right to education visited the country.",
        "La Rapporteuse spéciale sur le droit à l’éducation s’y est rendue.",
        "La Relatora Especial sobre el derecho a la educación visitó el país.",
        "Доклад подготовлен Специальным докладчиком по вопросу о праве на образование.",
        "وزارت المقررة الخاصة المعنية بالحق في التعليم البلد."}},
  };
  for (const auto& [id, texts] : bodies) {
    for (const std::string& text : texts) EXPECT_EQ(named(text, facts::Kind::organisation), Lines{id}) << text;
  }
}

TEST(SixLanguages, RussianNamesInTheirCases) {
  EXPECT_EQ(
      named("Участники Римского статута сослались на Монтеррейский консенсус и Минские соглашения, а не на Второй "
            "дополнительный протокол к Будапештской конвенции.",
            facts::Kind::instrument),
      (Lines{"rome-statute", "monterrey-consensus", "minsk-agreements", "budapest-protocol-2"}));
  EXPECT_EQ(named("Конференции государств-участников Конвенции Организации Объединенных Наций против коррупции и "
                  "Временным силам Организации Объединенных Наций в Ливане помогает Университет мира.",
                  facts::Kind::organisation),
            (Lines{"cosp-uncac", "unifil", "upeace"}));
  EXPECT_EQ(named("Достижению целей в области развития, сформулированных в Декларации тысячелетия, мешает засуха.",
                  facts::Kind::instrument),
            Lines{});
}

// The organ before or behind a resolution's number is a part of its name; the Council that meets is named.
TEST(SixLanguages, OrgansOfResolutionsAndMeetings) {
  for (const char* const text :
       {"安全理事会第1325(2000)号决议获得了支持。", "Resolution 1325 (2000) of the Security Council was supported.",
        "La résolution 1325 (2000) du Conseil de sécurité a été appuyée.",
        "Se apoyó la resolución 1325 (2000) del Consejo de Seguridad.",
        "Поддержку получила резолюция 1325 (2000) Совета Безопасности.", "وأيدت الدول قرار مجلس الأمن 1325 (2000)."}) {
    EXPECT_EQ(named(text, facts::Kind::resolution), Lines{"S/RES/1325(2000)"}) << text;
    EXPECT_EQ(named(text, facts::Kind::organisation), Lines{}) << text;
  }
  for (const char* const text : {"安全理事会第8888次会议记录", "Record of the 8888th meeting of the Security Council",
                                 "محضر جلسة مجلس الأمن 8888"}) {
    EXPECT_EQ(named(text, facts::Kind::meeting), Lines{"meeting:sc-8888"}) << text;
    EXPECT_EQ(named(text, facts::Kind::organisation), Lines{"unsc"}) << text;
  }
}

TEST(SixLanguages, ConferencesByTheirShortNames) {
  for (const char* const text :
       {"筹备委员会讨论了人居三的安排。", "Arrangements for Habitat III were discussed.",
        "L’organisation d’Habitat III a été examinée.", "Se examinaron los preparativos de Hábitat III.",
        "Обсуждалась подготовка к Хабитат III.", "وناقشت اللجنة التحضير للموئل الثالث."})
    EXPECT_EQ(named(text, facts::Kind::meeting), Lines{"meeting:habitat-conference-3"}) << text;
}

TEST(SixLanguages, TitlesAndDatesBetweenNumbers) {
  EXPECT_EQ(named("Los grupos y las comisiones del país aprobaron la Declaración de Lima sobre Registros Digitales, "
                  "que rige.\n",
                  facts::Kind::instrument),
            Lines{"title:Declaración de Lima sobre Registros Digitales"});
  EXPECT_EQ(named("وأشار الفريق إلى إعلان أغادير بشأن السجلات الرقمية، الذي صدر مؤخرا.\n", facts::Kind::instrument),
            Lines{"title:إعلان أغادير بشأن السجلات الرقمية"});
  EXPECT_EQ(named("ссылаясь на резолюции Генеральной Ассамблеи 88/12 от 3 декабря 2033 года и 89/7 от 5 мая 2034 "
                  "года, Комитет отметил это.\n",
                  facts::Kind::resolution),
            (Lines{"A/RES/88/12", "A/RES/89/7"}));
}

}  // namespace
}  // namespace treatygraph
