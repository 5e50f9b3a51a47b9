#include "extract/document/columns.h"

#include <gtest/gtest.h>

#include <string>

#include "extract/base/text.h"

namespace treatygraph {
namespace {

std::string in_order(std::string_view source) {
  std::string out;
  for (const Strip& strip : strips(source)) {
    out += source.substr(strip.begin, strip.end - strip.begin);
    out += '\n';
  }
  return out;
}

std::string beside(std::string_view left, std::string_view right) {
  constexpr std::size_t gutter_end = 34;
  std::string line(left);
  if (!right.empty()) line.append(gutter_end - display_width(left), ' ').append(right);
  return line + "\n";
}

TEST(Columns, AreReadOneAfterTheOther) {
  const char* const left[] = {"一二三四五六七八九十一二三四",
                              "the left column runs to here",
                              "甲乙丙丁戊己庚辛壬癸子丑寅",
                              "",
                              "二二三四五六七八九十一二三四",
                              "the sixth line of the left",
                              "short."};
  const char* const right[] = {"另一栏的文字从这里开始写到此", "and goes on over many lines,",
                               "没有一行跨过中间的空白部分。", "right of an empty line only",
                               "天地玄黄宇宙洪荒日月盈昃辰",   "the right column at its sixth",
                               "the last line on the right"};
  std::string page = "A heading that stands over both of the columns of the page\n\n", wanted = page;
  for (int i = 0; i < 7; ++i) {
    page += beside(left[i], right[i]);
    wanted.append(left[i]).append("\n");
  }
  for (const char* line : right) wanted.append(line).append("\n");
  EXPECT_EQ(in_order(page), wanted);
}

TEST(Columns, TablesAndPlainTextStayAsTheyAre) {
  std::string table;
  for (int i = 0; i < 12; ++i) table += "Nairobi               African Union              Evidence\n";
  EXPECT_EQ(in_order(table), table);
  std::string labels;
  for (int i = 0; i < 12; ++i) labels += "3 March                           opening of the session and agenda\n";
  EXPECT_EQ(in_order(labels), labels);
  EXPECT_EQ(in_order("one\n\ntwo\n"), "one\n\ntwo\n");
  EXPECT_EQ(in_order(""), "");
}

}  // namespace
}  // namespace treatygraph
