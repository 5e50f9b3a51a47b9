#include "shell/visible.h"

#include <gtest/gtest.h>

namespace treatygraph::shell {
namespace {

struct Case {
  std::string_view text, shown;
};

TEST(Visible, WritesOutWhatDrivesATerminal) {
  const Case cases[] = {
      {"plain", "plain"},
      {"《布达佩斯公约》", "《布达佩斯公约》"},
      {"a\x1b[31mb", "a\\x1b[31mb"},
      {"\x07", "\\x07"},
      {"one\ntwo\t", "one\\ntwo\\t"},
      {"\xe2\x80\xae"
       "cod\xe2\x80\xac",
       "\\u{202e}cod\\u{202c}"},  // right-to-left override and its end
      {"\xc2\x9b"
       "31m",
       "\\u{9b}31m"},  // control sequence introducer of eight bits
      {"\xe2\x80\xa8", "\\u{2028}"},
      {"bad \xff\xc3 bytes", "bad \\xff\\xc3 bytes"},
      {"\xef\xbf\xbd", "\xef\xbf\xbd"},  // a real replacement character stays
      {"العربية", "العربية"},
  };
  for (const Case& c : cases) EXPECT_EQ(visible(c.text), c.shown);
}

TEST(Visible, KeepsBreaksWhereAsked) { EXPECT_EQ(visible("a\n\tb\r\x1b", Breaks::kept), "a\n\tb\\r\\x1b"); }

TEST(Visible, ShortensByColumns) {
  EXPECT_EQ(shorten("中国", 4), "中国");
  EXPECT_EQ(shorten("中国人", 5), "中国…");
  EXPECT_EQ(shorten("中国人", 4), "中…");
  EXPECT_EQ(shorten("abc", 0), "");
  EXPECT_EQ(shorten("abcdef", 4), "abc…");
}

TEST(Visible, PadsByColumns) {
  EXPECT_EQ(pad("中国", 6), "中国  ");
  EXPECT_EQ(pad("long", 2), "long");
}

}  // namespace
}  // namespace treatygraph::shell
