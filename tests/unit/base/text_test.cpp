#include "extract/base/text.h"

#include <gtest/gtest.h>

namespace treatygraph {
namespace {

TEST(Utf8, FindsTheFirstBadByte) {
  struct Case {
    std::string_view bytes;
    std::optional<std::size_t> bad;
  };
  const Case cases[] = {
      {"", std::nullopt},
      {"plain", std::nullopt},
      {"条约 𠀀 é", std::nullopt},
      {"ab\xFFzz", 2},
      {"\xC0\xAF", 0},          // overlong '/'
      {"\xE0\x80\xAF", 0},      // overlong, three bytes
      {"x\xED\xA0\x80", 1},     // a surrogate
      {"\xF4\x90\x80\x80", 0},  // over U+10FFFF
      {"条\xE7\xBA", 3},        // cut short
      {"\x80", 0},
  };
  for (const Case& c : cases) EXPECT_EQ(first_bad_utf8(c.bytes), c.bad) << c.bytes;
}

TEST(Utf8, EncodesWhatItDecodes) {
  for (char32_t c : {U'a', U'é', U'约', U'\U0001F600', U'\U0010FFFF'}) {
    std::string bytes;
    append_utf8(bytes, c);
    EXPECT_EQ(decode(bytes, 0).character, c);
    EXPECT_EQ(decode(bytes, 0).size, bytes.size());
  }
  EXPECT_EQ(decode("\xFFz", 0).character, U'\uFFFD');
  EXPECT_EQ(decode("\xFFz", 0).size, 1u);
}

TEST(Utf8, DecodesWhatIsMalformedByteByByte) {
  for (const std::string_view bad :
       {"\xC3", "\xC3(", "\xE4\xB8", "\xED\xA0\x80", "\xE0\x80\x80", "\xEF\xBC", "\xC0\x80", "\xD0\xD0"}) {
    const Decoded first = decode(bad, 0);
    EXPECT_EQ(first.character, U'\xFFFD') << bad;
    EXPECT_EQ(first.size, 1u) << bad;
  }
}

TEST(FindLast, SaysWhatRfindSays) {
  const std::string_view texts[] = {"", "（", "甲（乙（丙", "甲，乙；丙", "aba", "ababa", "\xBC\x88（\xEF\xBC"};
  for (const std::string_view text : texts) {
    for (const std::string_view mark : {"（", "(", "；", "aba", "a", "", "乙（丙丁"})
      EXPECT_EQ(find_last(text, mark), text.rfind(mark)) << text << " / " << mark;
  }
}

TEST(Width, CountsColumns) {
  struct Case {
    std::string_view text;
    std::size_t columns;
  };
  const Case cases[] = {{"", 0},        {"abc", 3},      {"公约", 4}, {"Ａ", 2},
                        {"e\u0301", 1}, {"a\u200Bb", 2}, {"\t", 0},   {"「」", 4}};
  for (const Case& c : cases) EXPECT_EQ(display_width(c.text), c.columns) << c.text;
}

TEST(Fold, MakesNamesComparable) {
  struct Case {
    std::string_view written, folded;
  };
  const Case cases[] = {
      {"《布達佩斯公約》", "布达佩斯公约"},
      {"Ｂｕｄａｐｅｓｔ", "budapest"},
      {"中 国\n人民", "中国人民"},
      {"Côte d’Ivoire", "coted'ivoire"},
      {"ЧЁРНЫЙ", "черныи"},
      {"أوروبا", "اوروبا"},
      {"Euro\u00ADpol", "europol"},
      {"“联合国”", "联合国"},
      {"伊比利亚—美洲", "伊比利亚-美洲"},
      {"U.S.A.", "u.s.a."},
      {"第７４/２４７號決議", "第74/247号决议"},
  };
  for (const Case& c : cases) {
    std::string expected;
    for (char byte : std::string(c.folded)) {
      if (byte != '\'') expected += byte;
    }
    EXPECT_EQ(fold_name(c.written), expected) << c.written;
  }
}

TEST(Fold, IsStable) {
  for (char32_t c = 1; c < 0x30000; ++c) ASSERT_EQ(fold(fold(c)), fold(c)) << static_cast<unsigned>(c);
}

TEST(Fold, SkipsWhatIsNotSeen) {
  for (char32_t c : {U' ', U'\n', U'\u3000', U'\u00A0', U'\u200B', U'\uFEFF', U'\u00AD'}) EXPECT_EQ(fold(c), 0u);
  EXPECT_EQ(fold(U'國'), U'国');
  EXPECT_EQ(fold(U'：'), U':');
}

TEST(Cjk, KnowsWhereNoBlankStands) {
  for (char32_t c : {U'约', U'。', U'《', U'（', U'か', U'㈠', U'\U00020000'}) EXPECT_TRUE(is_cjk(c));
  for (char32_t c : {U'a', U'7', U'é', U'ж', U'ع', U'“'}) EXPECT_FALSE(is_cjk(c));
}

TEST(Nearest, IsOverCharacters) {
  EXPECT_EQ(edit_distance("公约", "公報"), 1u);
  EXPECT_EQ(edit_distance("Sttae", "State"), 1u);
  EXPECT_EQ(edit_distance("", "abc"), 3u);
  const std::vector<std::string> labels = {"State", "Organisation", "Instrument"};
  EXPECT_EQ(nearest("Stat", labels), "State");
  EXPECT_EQ(nearest("Organization", labels), "Organisation");
  EXPECT_EQ(nearest("Dolphin", labels), std::nullopt);
}

}  // namespace
}  // namespace treatygraph
