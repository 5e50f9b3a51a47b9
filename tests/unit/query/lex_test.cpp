#include "graph/query/lex.h"

#include <gtest/gtest.h>

#include "extract/base/error.h"

namespace treatygraph::query {
namespace {

// Tokens on one line: kind and text, numbers as they came out.
std::string shown(std::string_view text) {
  static constexpr std::string_view kinds[] = {"", "name ", "`", "", "", "'", "$", "", "bad "};
  std::string result;
  for (const Token& token : lex(text)) {
    if (token.kind == TokenKind::end) break;
    if (!result.empty()) result += " ";
    result += kinds[static_cast<std::size_t>(token.kind)];
    if (token.kind == TokenKind::integer)
      result += std::to_string(token.integer);
    else if (token.kind == TokenKind::real)
      result += std::to_string(token.real);
    else
      result += token.text;
  }
  return result;
}

struct Row {
  std::string_view text, tokens;
};

TEST(Lex, Tokens) {
  const Row rows[] = {
      {"MATCH (n)", "name MATCH ( name n )"},
      {"国家名", "name 国家名"},
      {"`a ``b`", "`a `b"},
      {"$p $`a b`", "$p $a b"},
      {"1 1.5 .5 1e3", "1 1.500000 0.500000 1000.000000"},
      {"1..3", "1 .. 3"},
      {"n.5", "name n . 5"},
      {"*1..", "* 1 .."},
      {"0x1F 0o17", "31 15"},
      {"0x 12ab 9223372036854775809 1e999",
       "bad InvalidNumberLiteral bad InvalidNumberLiteral bad IntegerOverflow bad FloatingPointOverflow"},
      {"1e-999", "0.000000"},
      {"'it\\'s' \"x\\ty\"", "'it's 'x\ty"},
      {"'\\u4E2D\\uD83D\\uDE00'", "'中😀"},
      {"a<>b<=c=~d", "name a <> name b <= name c =~ name d"},
      {"a // rest\nb /* c */ d", "name a name b name d"},
      {"a　b", "name a name b"},
  };
  for (const Row& row : rows) EXPECT_EQ(shown(row.text), row.tokens) << row.text;
}

TEST(Lex, RangesAreBytes) {
  const auto tokens = lex("国 = 'x'");
  ASSERT_EQ(tokens.size(), 4U);
  EXPECT_EQ(tokens[0].range.end, 3U);
  EXPECT_EQ(tokens[2].range.begin, 6U);
  EXPECT_EQ(tokens[2].range.end, 9U);
}

TEST(Lex, Errors) {
  struct {
    std::string_view text, detail;
  } const rows[] = {{"'abc", "UnexpectedSyntax"},         {"/* abc", "UnexpectedSyntax"},
                    {"`abc", "UnexpectedSyntax"},         {"'\\q'", "UnexpectedSyntax"},
                    {"'\\u12'", "InvalidUnicodeLiteral"}, {"'\\uD800'", "InvalidUnicodeLiteral"},
                    {"a — b", "InvalidUnicodeCharacter"}, {"\xff", "InvalidUnicodeCharacter"},
                    {"$ ", "UnexpectedSyntax"},           {"'abc\\", "UnexpectedSyntax"}};
  for (const auto& row : rows) {
    try {
      static_cast<void>(lex(row.text));
      ADD_FAILURE() << row.text;
    } catch (const Error& error) {
      EXPECT_EQ(error.detail(), row.detail) << row.text;
      EXPECT_EQ(error.trouble(), Trouble::bad_query);
    }
  }
}

}  // namespace
}  // namespace treatygraph::query
