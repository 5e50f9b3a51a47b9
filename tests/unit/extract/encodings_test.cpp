// Text in other encodings: what it is read as, that the text comes back, and what is said of bytes that are none.
#include "extract/reader/encodings.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <vector>

#include "extract/extract.h"

namespace treatygraph {
namespace {

// The UTF-8 text in another encoding.
std::string encoded(std::string_view utf8, const char* encoding) {
  UErrorCode code = U_ZERO_ERROR;
  std::vector<char> out(utf8.size() * 4 + 16);
  const std::int32_t size = ucnv_convert(encoding, "UTF-8", out.data(), static_cast<std::int32_t>(out.size()),
                                         utf8.data(), static_cast<std::int32_t>(utf8.size()), &code);
  EXPECT_TRUE(U_SUCCESS(code)) << encoding;
  return {out.data(), static_cast<std::size_t>(size)};
}

constexpr std::string_view chinese =
    "挪威支持《联合国打击跨国有组织犯罪公约》，并赞赏地注意到大会第74/247号决议。\n秘书处的说明（A/AC.999/4）。\n";
constexpr std::string_view traditional = "紐西蘭代表說，《布達佩斯公約》仍是國際合作的基礎。\n";
constexpr std::string_view hong_kong = "香港特別行政區的代表指出，該處設於鰂魚涌，並非上述公約的締約方，㗎字亦可見。\n";
constexpr std::string_view french = "La délégation française a rappelé la résolution 74/247 de l’Assemblée générale.\n";
constexpr std::string_view spanish = "El Japón señaló que la Convención de Budapest seguía abierta a la adhesión.\n";
constexpr std::string_view russian = "Представитель Норвегии сослался на резолюцию 74/247 Генеральной Ассамблеи.\n";
constexpr std::string_view arabic = "وأشار ممثل مصر إلى قرار الجمعية العامة 74/247 المتعلق بمكافحة الجريمة.\n";

TEST(Encodings, AreRecognised) {
  struct Case {
    std::string_view text;
    const char *encoding, *told;
  };
  const Case cases[] = {
      {chinese, "GB18030", "GB18030"},
      {chinese, "GBK", "GB18030"},
      {"一、导言\n", "GB18030", "GB18030"},
      {"阿富汗、埃及、泰国\n", "GBK", "GB18030"},
      {chinese, "UTF-16LE", "UTF-16LE"},
      {chinese, "UTF-16BE", "UTF-16BE"},
      {traditional, "Big5", "Big5"},
      {hong_kong, "Big5-HKSCS", "Big5-HKSCS"},
      {french, "windows-1252", "windows-1252"},
      {spanish, "windows-1252", "windows-1252"},
      {russian, "windows-1251", "windows-1251"},
      {russian, "KOI8-R", "KOI8-R"},
      {arabic, "windows-1256", "windows-1256"},
      {french, "UTF-16LE", "UTF-16LE"},
      {russian, "UTF-16BE", "UTF-16BE"},
      {arabic, "UTF-8", "UTF-8"},
  };
  for (const Case& c : cases) {
    const Unicode read = to_unicode({"a.txt", encoded(c.text, c.encoding)});
    EXPECT_EQ(read.encoding, c.told) << c.text;
    EXPECT_EQ(read.text, c.text) << c.encoding;
  }
}

TEST(Encodings, AByteOrderMarkDecides) {
  for (const char* encoding : {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
    const Unicode read = to_unicode({"a.txt", encoded("\xEF\xBB\xBFone\r\ntwo\r", encoding)});
    EXPECT_EQ(read.encoding, encoding);
    EXPECT_EQ(read.text, "one\ntwo\n");
  }
  const Unicode utf8 = to_unicode({"a.txt", "\xEF\xBB\xBFone\r\n"});
  EXPECT_EQ(utf8.text, "\xEF\xBB\xBFone\r\n");
}

TEST(Encodings, TheDeclaredOneIsTriedFirst) {
  const std::string bytes = encoded("Łódź", "ISO-8859-2");
  EXPECT_EQ(to_unicode({"a.html", bytes}, "ISO-8859-2").text, "Łódź");
  EXPECT_EQ(to_unicode({"a.html", encoded(chinese, "GBK")}, "no-such-encoding").text, chinese);
}

TEST(Encodings, BytesThatAreNoTextAreRefused) {
  std::string noise;
  for (unsigned i = 1, state = 7; i < 4000; ++i)
    noise += static_cast<char>((state = state * 1103515245 + 12345) >> 16U);
  struct Case {
    std::string bytes, message;
  };
  const Case cases[] = {
      {noise, "a.txt:"},
      {std::string(chinese) + "\xC3(", "a.txt:3: byte 150 (0xC3) is not UTF-8, and no other encoding makes sense"},
      {encoded(chinese, "GBK").substr(0, 10) + "\x81", "a.txt:1: this is GB18030 text but for the end"},
      {std::string("\xFF\xFE\x00\xD8\x41\x00", 6), "a.txt:1: this is UTF-16LE text but for byte"},
  };
  for (const Case& c : cases) {
    try {
      const Unicode read = to_unicode({"a.txt", c.bytes});
      ADD_FAILURE() << "read as " << read.encoding << ": " << c.message;
    } catch (const Error& error) {
      EXPECT_EQ(std::string(error.what()).substr(0, c.message.size()), c.message);
      EXPECT_FALSE(error.advice().empty());
    }
  }
}

// The facts of a paper, but for its places.
std::vector<std::string> ids(const facts::Paper& paper) {
  std::vector<std::string> out;
  out.reserve(paper.mentions.size() + paper.relations.size());
  for (const auto& mention : paper.mentions) out.push_back(std::string(facts::name(mention.kind)) + " " + mention.id);
  for (const auto& relation : paper.relations)
    out.push_back(relation.subject + " " + std::string(facts::name(relation.predicate)) + " " + relation.object);
  return out;
}

TEST(Encodings, GiveTheSameFactsWithPlacesInTheReadingText) {
  const facts::Paper plain = extract({"a.txt", std::string(chinese)}, Lexicon::built_in());
  EXPECT_FALSE(plain.mentions.empty());
  for (const char* encoding : {"GB18030", "UTF-16LE", "UTF-16BE", "UTF-32LE"}) {
    const Source source{"a.txt", encoded("\xEF\xBB\xBF" + std::string(chinese), encoding)};
    const ReadingText reading = reading_text(source);
    const facts::Paper paper = extract(source.name, reading, Lexicon::built_in());
    EXPECT_EQ(paper.document.encoding, encoding);
    EXPECT_EQ(ids(paper), ids(plain));
    for (const auto& mention : paper.mentions)
      EXPECT_EQ(reading.text.substr(mention.start, mention.end - mention.start), mention.text);
  }
}

}  // namespace
}  // namespace treatygraph
