#include "graph/query/functions.h"

#include <gtest/gtest.h>

#include <set>

#include "answer.h"

namespace treatygraph {
namespace {

struct Case {
  std::string expression, answer;
};

void expect(std::initializer_list<Case> cases) {
  for (const Case& each : cases) EXPECT_EQ(answer(each.expression), each.answer) << each.expression;
}

TEST(Functions, OfText) {
  expect({
      {"size('布达佩斯𠀀')", "5"},
      {"reverse('ab布𠀀')", "'𠀀布ba'"},
      {"substring('布达佩斯公约', 4)", "'公约'"},
      {"substring('布达佩斯公约', 0, 4)", "'布达佩斯'"},
      {"substring('abc', 5)", "''"},
      {"substring('abc', -1)", "ERROR ArgumentError NumberOutOfRange"},
      {"left('公约', 1)", "'公'"},
      {"left('公约', 9)", "'公约'"},
      {"right('公约草案', 2)", "'草案'"},
      {"right('公约', 9)", "'公约'"},
      {"trim('\u3000 a \t')", "'a'"},
      {"ltrim('  a ')", "'a '"},
      {"rtrim(' a\u3000')", "' a'"},
      {"split('a,b,,c', ',')", "['a', 'b', '', 'c']"},
      {"split('甲、乙；丙', ['、', '；'])", "['甲', '乙', '丙']"},
      {"split('甲乙', '')", "['甲', '乙']"},
      {"split('', ',')", "['']"},
      {"replace('aaa', 'a', 'bb')", "'bbbbbb'"},
      {"replace('abc', '', 'x')", "'abc'"},
      {"toUpper('straße é ñ я')", "'STRASSE É Ñ Я'"},
      {"toLower('ΑΣ İ')", "'ας i̇'"},
      {"toUpper(null)", "null"},
      {"toUpper(1)", "ERROR SyntaxError InvalidArgumentType"},
  });
}

TEST(Functions, OfNumbers) {
  expect({
      {"abs(-1)", "1"},
      {"abs(-1.5)", "1.5"},
      {"abs(-9223372036854775808)", "ERROR ArithmeticError IntegerOverflow"},
      {"ceil(0.1)", "1.0"},
      {"floor(-0.1)", "-1.0"},
      {"round(1.5)", "2.0"},
      {"round(-1.5)", "-1.0"},
      {"round(3.14159, 3)", "3.142"},
      {"round(1.0, -1)", "ERROR ArgumentError NumberOutOfRange"},
      {"sign(-0.5)", "-1"},
      {"sqrt(-1)", "NaN"},
      {"log10(1000)", "3.0"},
      {"degrees(pi())", "180.0"},
      {"isNaN(0.0 / 0.0)", "true"},
      {"rand() < 1", "true"},
      {"size(randomUUID())", "36"},
  });
}

TEST(Functions, ThatConvert) {
  expect({
      {"toInteger('42')", "42"},
      {"toInteger(' -7.9 ')", "-7"},
      {"toInteger('9223372036854775808')", "null"},
      {"toInteger('1e3')", "1000"},
      {"toInteger('x')", "null"},
      {"toInteger(1e300)", "null"},
      {"toFloat('1.5e3')", "1500.0"},
      {"toFloat('nan')", "null"},
      {"toFloat('0x10')", "null"},
      {"toBoolean('TRUE')", "true"},
      {"toBoolean('yes')", "null"},
      {"[x IN [1, []] | toInteger(x)]", "ERROR TypeError InvalidArgumentValue"},
      {"[x IN [1, {}] | toString(x)]", "ERROR TypeError InvalidArgumentValue"},
      {"toIntegerOrNull([])", "null"},
      {"toString(date('2021-11-17'))", "'2021-11-17'"},
      {"toString(1.0)", "'1.0'"},
      {"valueType(null)", "'Null'"},
  });
}

TEST(Functions, OfLists) {
  expect({
      {"head([])", "null"},
      {"last([1, 2])", "2"},
      {"tail([])", "[]"},
      {"tail([1, 2, 3])", "[2, 3]"},
      {"reverse([1, 2])", "[2, 1]"},
      {"range(0, 10, 3)", "[0, 3, 6, 9]"},
      {"range(3, 1)", "[]"},
      {"range(3, 1, -1)", "[3, 2, 1]"},
      {"range(9223372036854775806, 9223372036854775807)", "[9223372036854775806, 9223372036854775807]"},
      {"size(range(-9223372036854775808, 9223372036854775807, 9223372036854775807))", "3"},
      {"range(0, 9000000000000000000)", "ERROR ArgumentError NumberOutOfRange"},
      {"range(0, 1, 0)", "ERROR ArgumentError NumberOutOfRange"},
      {"range(0, 1.0)", "ERROR ArgumentError InvalidArgumentType"},
      {"coalesce(null, null, 3, 4)", "3"},
      {"coalesce(null)", "null"},
      {"nullIf(1, 1.0)", "null"},
      {"isEmpty('')", "true"},
      {"keys({b: 1, a: null})", "['a', 'b']"},
  });
}

TEST(Functions, OfNodesKnowEveryName) {
  const auto graph = make_memory_graph();
  const Code name = graph->intern(Vocabulary::key, "name");
  const Code aliases = graph->intern(Vocabulary::key, "aliases");
  const Code cites = graph->intern(Vocabulary::type, "CITES");
  const NodeId treaty = graph->create_node({}, {{name, "《布达佩斯公约》"}, {aliases, List{"Budapest Convention"}}});
  graph->create_edge(cites, graph->create_node({}, {}), treaty, {});
  const std::pair<std::string, std::string> cases[] = {
      {"named(n, '布達佩斯公約')", "1"}, {"named(n, 'BUDAPEST convention')", "1"}, {"named(n, '巴勒莫公约')", "0"},
      {"inDegree(n) = 1", "1"},          {"outDegree(n, 'CITES') = 1", "1"},       {"degree(n, 'HOSTED') = 0", "2"}};
  for (const auto& [condition, expected] : cases) {
    const auto rows =
        Statement::prepare("MATCH (n) WHERE " + condition + " RETURN count(*)").run(*graph, nullptr, {}, {});
    EXPECT_EQ(to_literal(rows->next()->front()), expected) << condition;
  }
}

// The table is help and completion too: every row has to be complete, and its example has to work.
TEST(Functions, HaveExamplesThatRun) {
  const std::set<std::string> of_elements = {"degree",    "elementId", "endNode",   "evidence",   "exists",
                                             "id",        "inDegree",  "keys",      "labels",     "length",
                                             "named",     "nodes",     "outDegree", "properties", "relationships",
                                             "startNode", "type",      "coalesce",  "nullIf"};
  for (const Function& function : functions()) {
    const std::string name(function.name);
    EXPECT_FALSE(function.help.empty()) << name;
    EXPECT_EQ(function.example.substr(0, name.size()), name);
    EXPECT_EQ(find_function(name), &function);
    if (of_elements.contains(name)) continue;
    EXPECT_EQ(answer(std::string(function.example)).find("ERROR"), std::string::npos) << function.example;
  }
  EXPECT_EQ(find_function("TOUPPER"), find_function("toUpper"));
  EXPECT_EQ(find_function("toUper"), nullptr);
}

}  // namespace
}  // namespace treatygraph
