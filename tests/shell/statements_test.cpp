#include "shell/statements.h"

#include <gtest/gtest.h>

namespace treatygraph::shell {
namespace {

std::vector<std::string> texts(std::string_view script) {
  std::vector<std::string> found;
  for (const StatementText& statement : split_statements(script)) found.emplace_back(statement.text);
  return found;
}

using Texts = std::vector<std::string>;

TEST(SplitStatements, PartsAtSemicolonsThatCount) {
  EXPECT_EQ(texts("RETURN 1; RETURN 2"), (Texts{"RETURN 1", "RETURN 2"}));
  EXPECT_EQ(texts("RETURN ';'; RETURN \"a;b\\\";\""), (Texts{"RETURN ';'", "RETURN \"a;b\\\";\""}));
  EXPECT_EQ(texts("RETURN 1 // one; two\n; /* ; */ RETURN 2;;"), (Texts{"RETURN 1 // one; two\n", "/* ; */ RETURN 2"}));
  EXPECT_EQ(texts("MATCH (`a;b`) RETURN 1"), (Texts{"MATCH (`a;b`) RETURN 1"}));
  EXPECT_EQ(texts(" \n // nothing\n"), Texts{});
  EXPECT_EQ(texts("RETURN 'open; RETURN 2"), (Texts{"RETURN 'open; RETURN 2"}));
}

TEST(SplitStatements, CountsLines) {
  const auto found = split_statements("RETURN 1;\n\n  RETURN 2;");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].line, 1U);
  EXPECT_EQ(found[1].line, 3U);
}

TEST(LookAtEnd, KnowsWhatIsOpen) {
  EXPECT_TRUE(look_at_end("RETURN 'abc").inside);
  EXPECT_TRUE(look_at_end("MATCH (n").inside);
  EXPECT_TRUE(look_at_end("RETURN 1 /* more").inside);
  EXPECT_FALSE(look_at_end("RETURN ')'").inside);
  EXPECT_TRUE(look_at_end("RETURN 1; // done").ended);
  EXPECT_FALSE(look_at_end("RETURN 1; RETURN 2").ended);
  EXPECT_TRUE(look_at_end("// only words").blank);
}

TEST(WithCaret, NamesFileAndLine) {
  Error error(Trouble::bad_query, "there is no variable x", Place{"query", 0, 0, 14, 15}, "did you mean s?");
  const std::string script = "RETURN 1;\nRETURN '中国', x";
  const StatementText statement = split_statements(script)[1];
  error = Error(error.trouble(), error.problem(), Place{"query", 0, 0, 17, 18}, error.advice());
  const std::string shown = with_caret(error, "ask.cypher", statement).what();
  EXPECT_EQ(shown, "ask.cypher:2:14: there is no variable x; did you mean s?\nRETURN '中国', x\n               ^");
}

TEST(WithCaret, LeavesOtherErrorsAlone) {
  const Error error(Trouble::in_use, "held by process 12", Place{"db"});
  EXPECT_STREQ(with_caret(error, "query", {"RETURN 1", 1}).what(), error.what());
}

}  // namespace
}  // namespace treatygraph::shell
