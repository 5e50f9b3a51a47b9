#include "graph/query/parse.h"

#include <gtest/gtest.h>

#include "extract/base/error.h"

namespace treatygraph::query {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

// What nests without end is refused before it can exhaust the stack, here or in a later stage.
TEST(Parse, HostileNesting) {
  const std::string queries[] = {
      "RETURN " + repeated("(", 10000) + "1" + repeated(")", 10000),
      "RETURN " + repeated("[", 10000),
      "RETURN " + repeated("{a: ", 10000),
      "RETURN " + repeated("NOT ", 10000) + "true",
      "RETURN " + repeated("-", 10000) + "1",
      "RETURN 1" + repeated(" + 1", 10000),
      "RETURN 1" + repeated(" IS NULL", 10000),
      "RETURN a" + repeated(".b", 10000),
      "RETURN a" + repeated("[0]", 10000),
      "RETURN " + repeated("CASE WHEN ", 10000),
      "RETURN " + repeated("f(", 10000),
      "RETURN " + repeated("[x IN ", 10000),
      "RETURN " + repeated("EXISTS { MATCH (n) WHERE ", 10000),
      "MATCH " + repeated("(", 10000),
      "MATCH " + repeated("shortestPath(", 10000),
      "MATCH " + repeated("(a {b: ", 10000),
      "MATCH " + repeated("()-[{b: ", 10000),
      repeated("FOREACH (x IN y | ", 10000),
      repeated("WITH 1 AS x ", 10000) + "RETURN x",
      "RETURN " + repeated("(a)-[", 10000),
  };
  for (const std::string& query : queries) EXPECT_THROW(static_cast<void>(parse(query)), Error) << query.substr(0, 40);
}

TEST(Parse, WhatIsOnlyLongIsFine) {
  EXPECT_NO_THROW(static_cast<void>(parse("RETURN true" + repeated(" AND true", 20000))));
  EXPECT_NO_THROW(static_cast<void>(parse("RETURN [1" + repeated(", 1", 20000) + "]")));
  EXPECT_NO_THROW(static_cast<void>(parse(repeated("CREATE (:A) ", 20000))));
  EXPECT_NO_THROW(static_cast<void>(parse("MATCH ()" + repeated("-->()", 20000) + " RETURN 1")));
  EXPECT_NO_THROW(static_cast<void>(parse("RETURN " + repeated("(", 100) + "1" + repeated(")", 100))));
}

TEST(Parse, BracketsOfPatternsAndOfArithmetic) {
  struct {
    std::string_view text;
    bool pattern;
  } const rows[] = {{"(a)-->(b)", true},     {"(a)--(b)", true},          {"(a)<--(b)", true},
                    {"(a)-[r:T]-(b)", true}, {"(a {x: (1)})-->()", true}, {"(a:A)<-[r]-()", true},
                    {"(a) - (b)", false},    {"(a)--1", false},           {"(a)", false},
                    {"(a) < -b", false},     {"(a + b)--(c)", false},     {"shortestPath((a)-[*]->(b))", true}};
  for (const auto& row : rows) {
    EXPECT_EQ(std::holds_alternative<PatternExpression>(parse_expression(row.text)->node), row.pattern) << row.text;
  }
}

TEST(Parse, WordsAreNamesWhereTheyCanBe) {
  const std::string_view queries[] = {"MATCH (match:Match {match: 1}) RETURN match.match AS `match`",
                                      "RETURN 1 AS count, 2 AS end, 3 AS order",
                                      "MATCH (set)-[in:IN]->(on) RETURN on.with",
                                      "WITH 1 AS exists RETURN exists",
                                      "RETURN {return: 1}.return AS limit",
                                      "MATCH (n) RETURN n.type, n.order, n.limit;"};
  for (const std::string_view query : queries) EXPECT_NO_THROW(static_cast<void>(parse(query))) << query;
}

TEST(Parse, ModesOfRunning) {
  EXPECT_EQ(parse("RETURN 1").mode, Statement::Mode::run);
  EXPECT_EQ(parse("explain RETURN 1").mode, Statement::Mode::explain);
  EXPECT_EQ(parse("PROFILE RETURN 1").mode, Statement::Mode::profile);
}

}  // namespace
}  // namespace treatygraph::query
