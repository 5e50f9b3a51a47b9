#include <gtest/gtest.h>

#include <string>

#include "extract/base/error.h"
#include "extract/reader/reader.h"

namespace treatygraph {
namespace {

struct Case {
  std::string html, text;
};

TEST(Html, GivesWhatAPersonReads) {
  const Case cases[] = {
      {"<h2>一. 导言</h2><p>第一段</p>第二段", "## 一. 导言\n\n第一段\n\n第二段\n"},
      {"<p>大会\n第74/247号\n决议<p>the General\n  Assembly", "大会第74/247号决议\n\nthe General Assembly\n"},
      {"<nav>法国</nav><script>'<p>德国'</script><style>p{}</style><p>日本<p hidden>x", "日本\n\nx\n"},
      {"<ul><li>a<li>b</ul><ol start=3><li>c<li>d</ol>", "- a\n\n- b\n\n3. c\n\n4. d\n"},
      {"<table><tr><td>甲<td><p>乙</p><td>丙</tr><tr><td>丁<td>戊</table>", "甲 | 乙 | 丙\n\n丁 | 戊\n"},
      {"<p>文字<sup><a href='#n1'>1</a></sup>。<p>后文<ol><li id=n1>注释 <a href='#r'>↩</a></ol>",
       "文字[^1]。\n\n[^1]: 注释\n\n后文\n"},
      {"<p>a&nbsp;b &lt;c&gt; &#20013;国 &unknown; <b>d</b>e", "a b <c> 中国 &unknown; de\n"},
      {"<p><a href='#n1'>1</a><p id=n1>1. 注释", "[^1]\n\n[^1]: 注释\n"},
      {"<p>see <a href='#3'>3</a> there", "see 3 there\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(read({"a.html", c.html}).text, c.text) << c.html;
}

TEST(Html, HoldsOutAgainstHostilePages) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  EXPECT_THROW((void)read({"a.html", deep + "x"}), Error);
  const std::string bomb = "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><p>&b;&b;&b;";
  EXPECT_LT(read({"a.html", bomb}).text.size(), 200U);
  EXPECT_EQ(read({"a.html", "<p>" + std::string(8U << 20U, 'x')}).text.size(), (8U << 20U) + 1);
  EXPECT_THROW((void)read({"a.html", "<script>only</script>"}), Error);
}

TEST(Docx, RefusesWhatIsNoWordFile) {
  for (const char* bytes : {"PK\x03\x04 cut off", "\xD0\xCF\x11\xE0 old", "plain", "PK"}) {
    EXPECT_THROW((void)read({"a.docx", bytes}), Error) << bytes;
  }
}

TEST(Pdf, RefusesWhatIsNone) {
  for (const char* bytes : {"plain text", "%PDF-1.5\n1 0 obj << /Length 1 0 R >> stream", "%PDF-"}) {
    EXPECT_THROW((void)read({"a.pdf", bytes}), Error) << bytes;
  }
}

}  // namespace
}  // namespace treatygraph
