#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "graph/model/memory_graph.h"
#include "graph/model/value_operations.h"
#include "graph/query/query.h"
#include "graph/query/statement_cache.h"

namespace treatygraph {
namespace {

class StatementTest : public testing::Test {
 protected:
  // All rows of a query, cells as literals.
  std::vector<std::string> rows(std::string_view query, Parameters parameters = {}, const Limits& limits = {}) {
    const Statement statement = Statement::prepare(query);
    const auto result = statement.run(*graph_, graph_.get(), std::move(parameters), limits);
    std::vector<std::string> lines;
    while (const Row* row = result->next()) {
      std::string line;
      for (const Value& value : *row) line += (line.empty() ? "" : " ") + to_literal(value);
      lines.push_back(std::move(line));
    }
    return lines;
  }

  Trouble trouble(std::string_view query, const Limits& limits = {}) {
    try {
      static_cast<void>(rows(query, {}, limits));
    } catch (const Error& error) {
      return error.trouble();
    }
    ADD_FAILURE() << "no error: " << query;
    return Trouble::bad_usage;
  }

  std::unique_ptr<GraphWriter> graph_ = make_memory_graph();
};

using Lines = std::vector<std::string>;

TEST_F(StatementTest, ParametersOfEveryKind) {
  EXPECT_EQ(rows("RETURN $a + 1, $b, $c.x[0]", {{"a", 1}, {"b", "中"}, {"c", Map{{"x", List{true}}}}}),
            Lines{"2 '中' true"});
}

TEST_F(StatementTest, StatementsRunAgain) {
  const Statement statement = Statement::prepare("MATCH (n) RETURN count(n)");
  for (const std::int64_t wanted : {0, 1, 2}) {
    const auto result = statement.run(*graph_, nullptr, {}, {});
    EXPECT_EQ(result->next()->front().integer(), wanted);
    EXPECT_EQ(result->next(), nullptr);
    EXPECT_EQ(result->next(), nullptr);
    static_cast<void>(rows("CREATE (:A)"));
  }
}

TEST_F(StatementTest, RowsOutliveTheStatement) {
  auto statement = std::make_unique<Statement>(Statement::prepare("UNWIND [1, 2] AS x RETURN x"));
  const auto result = statement->run(*graph_, nullptr, {}, {});
  statement.reset();
  EXPECT_EQ(result->next()->front().integer(), 1);
  EXPECT_EQ(result->columns(), std::vector<std::string>{"x"});
}

TEST_F(StatementTest, KnowsWhetherItWrites) {
  EXPECT_FALSE(Statement::prepare("MATCH (n) RETURN n").writes());
  for (const auto* query :
       {"CREATE (n)", "MERGE (n)", "MATCH (n) SET n.x = 1", "MATCH (n) REMOVE n.x", "MATCH (n) DELETE n",
        "FOREACH (x IN [1] | CREATE (n))", "RETURN 1 AS x UNION CREATE (n) RETURN 1 AS x"}) {
    EXPECT_TRUE(Statement::prepare(query).writes()) << query;
  }
}

TEST_F(StatementTest, AReaderCannotWrite) {
  const Statement statement = Statement::prepare("CREATE (n)");
  try {
    static_cast<void>(statement.run(*graph_, nullptr, {}, {}));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.trouble(), Trouble::no_access);
  }
}

TEST_F(StatementTest, AFailedStatementCanBeUndone) {
  static_cast<void>(rows("CREATE (:A {x: 1})-[:T]->(:B)"));
  const auto mark = graph_->mark();
  EXPECT_EQ(trouble("MATCH (a:A) SET a.x = 2 CREATE (:C) WITH a DELETE a"), Trouble::bad_query);
  graph_->undo(mark);
  EXPECT_EQ(rows("MATCH (n) RETURN n.x ORDER BY n.x"), (Lines{"1", "null"}));
}

// A query that would run for hours ends in time.
constexpr const char* endless =
    "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b UNWIND range(1, 100000) AS c "
    "WITH a, b, c WHERE a + b + c < 0 RETURN count(*)";

TEST_F(StatementTest, TimeLimit) {
  Limits limits;
  limits.time = std::chrono::milliseconds(50);
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(trouble(endless, limits), Trouble::limit);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

TEST_F(StatementTest, TimeLimitInsideAnExpression) {
  Limits limits;
  limits.time = std::chrono::milliseconds(50);
  EXPECT_EQ(trouble("RETURN size([a IN range(1, 10000) WHERE any(b IN range(1, 10000) WHERE a + b < 0)])", limits),
            Trouble::limit);
}

// UNWIND makes no list of a range, however long it is.
TEST_F(StatementTest, ARangeIsUnwoundNumberByNumber) {
  Limits limits;
  limits.time = std::chrono::milliseconds(50);
  limits.memory = 1U << 20U;
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(trouble("UNWIND range(1, 9000000000000000000) AS x RETURN count(x)", limits), Trouble::limit);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
  EXPECT_EQ(rows("UNWIND range(-9223372036854775808, 9223372036854775807) AS x RETURN x LIMIT 1"),
            Lines{"-9223372036854775808"});
  EXPECT_EQ(rows("UNWIND [3, 0] AS n UNWIND range(n, 1, -1) AS x RETURN collect(x)"), Lines{"[3, 2, 1]"});
  EXPECT_EQ(rows("UNWIND range(9223372036854775806, 9223372036854775807) AS x RETURN count(x)"), Lines{"2"});
}

TEST_F(StatementTest, Cancel) {
  std::atomic<bool> cancelled = false;
  Limits limits;
  limits.cancelled = &cancelled;
  std::thread later([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    cancelled = true;
  });
  EXPECT_EQ(trouble(endless, limits), Trouble::cancelled);
  later.join();
}

TEST_F(StatementTest, MemoryLimit) {
  Limits limits;
  limits.memory = 1U << 20U;
  for (const auto* query :
       {"UNWIND range(1, 100000) AS x RETURN x ORDER BY x", "UNWIND range(1, 100000) AS x RETURN DISTINCT x",
        "UNWIND range(1, 100000) AS x RETURN x, count(*)", "UNWIND range(1, 100000) AS x RETURN collect(x)",
        "UNWIND range(1, 100000) AS x CREATE (n) RETURN n", "RETURN [x IN range(1, 100000) | x]"}) {
    EXPECT_EQ(trouble(query, limits), Trouble::limit) << query;
  }
  EXPECT_EQ(rows("UNWIND range(1, 100000) AS x RETURN x ORDER BY x DESC LIMIT 1", {}, limits), Lines{"100000"});
  EXPECT_EQ(rows("UNWIND range(1, 100000) AS x RETURN sum(x)", {}, limits), Lines{"5000050000"});
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

// What the parser lets through runs without exhausting the stack.
TEST_F(StatementTest, DeepButLegal) {
  const std::string queries[] = {
      "UNWIND [1] AS x " + repeated("WITH DISTINCT x AS x ORDER BY x SKIP 0 LIMIT 1 WHERE x > 0 ", 990) + "RETURN x",
      "MATCH (a) " + repeated("OPTIONAL MATCH (a)-->(b) WITH b AS a ", 490) + "RETURN count(*)",
      "MATCH (a)" + repeated("-->()", 990) + " RETURN a",
      "RETURN 1" + repeated(" + 1", 590) + " AS x",
      "RETURN " + repeated("CASE WHEN true THEN ", 190) + "1" + repeated(" END", 190) + " AS x",
      "MATCH (n) WHERE " + repeated("EXISTS { MATCH (n) WHERE ", 90) + "true" + repeated(" }", 90) + " RETURN n",
      "WITH [1] AS x " + repeated("WITH [x] AS x ", 490) + "RETURN DISTINCT x = x",
      repeated("FOREACH (a IN [1] | ", 190) + "CREATE (:A)" + repeated(")", 190)};
  for (const std::string& query : queries) EXPECT_NO_THROW(static_cast<void>(rows(query))) << query.substr(0, 60);
  EXPECT_EQ(trouble("MATCH (a)" + repeated("-->()", 20000) + " RETURN a"), Trouble::limit);
}

TEST_F(StatementTest, RegularExpressionsThatBacktrackEnd) {
  EXPECT_EQ(trouble("RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' =~ '(a+)+b'"), Trouble::limit);
}

TEST_F(StatementTest, ProfileShowsRows) {
  static_cast<void>(rows("UNWIND range(1, 7) AS x CREATE (:A {x: x})"));
  const auto result = Statement::prepare("PROFILE MATCH (a:A) WHERE a.x > 4 RETURN a").run(*graph_, nullptr, {}, {});
  while (result->next() != nullptr) {
  }
  const std::string profile = result->profile();
  for (const auto* title : {"Filter", "estimated", "rows", "accesses", "ms"}) {
    EXPECT_NE(profile.find(title), std::string::npos) << title << '\n' << profile;
  }
  EXPECT_NE(profile.find(" 3 "), std::string::npos) << profile;
  EXPECT_NE(profile.find(" 7 "), std::string::npos) << profile;
}

TEST_F(StatementTest, ExplainRunsNothing) {
  const Statement statement = Statement::prepare("EXPLAIN CREATE (a:A)");
  EXPECT_FALSE(statement.writes());
  const auto result = statement.run(*graph_, nullptr, {}, {});
  EXPECT_EQ(result->columns(), (std::vector<std::string>{"step", "detail", "estimated"}));
  EXPECT_EQ(result->next()->front().string(), "Create");
  EXPECT_EQ(rows("MATCH (n) RETURN count(*)"), Lines{"0"});
}

TEST_F(StatementTest, Literals) {
  for (const auto* text :
       {"null", "true", "-1", "1.5", "'it\\'s'", "[1, 'a', [null]]", "{a: {b: 1}}", "-9223372036854775808"}) {
    EXPECT_EQ(to_literal(parse_literal(text)), text);
  }
  EXPECT_EQ(parse_literal("date('2021-11-17')").type(), Value::Type::date);
  for (const auto* text : {"", "1 2", "x", "[1", "RETURN 1", "count(*"})
    EXPECT_THROW(static_cast<void>(parse_literal(text)), Error) << text;
}

TEST_F(StatementTest, ProceduresOfTheCaller) {
  const std::vector<Procedure> table = {
      {"my.twice", {{"x", "INTEGER?"}}, {{"y", "INTEGER?"}}, "twice", [](const Graph&, const Row& arguments) {
         return std::vector<Row>{{multiply(arguments[0], 2)}};
       }}};
  const auto statement = Statement::prepare("UNWIND [1, 2] AS x CALL my.twice(x) YIELD y RETURN y", table);
  const auto result = statement.run(*graph_, nullptr, {}, {});
  EXPECT_EQ(result->next()->front().integer(), 2);
  EXPECT_EQ(result->next()->front().integer(), 4);
}

TEST_F(StatementTest, LoadsCsv) {
  const std::string path = testing::TempDir() + "treatygraph_load.csv";
  std::ofstream(path, std::ios::binary)
      << "\xEF\xBB\xBFid,name\r\nAUS,\"a \"\"quoted\"\", name\"\r\nCHL,\"two\nlines\"\r\n";
  EXPECT_EQ(rows("LOAD CSV WITH HEADERS FROM $path AS line RETURN line.id, line.name", {{"path", path}}),
            (Lines{"'AUS' 'a \"quoted\", name'", "'CHL' 'two\\nlines'"}));
  EXPECT_EQ(rows("LOAD CSV FROM $path AS line RETURN count(line)", {{"path", path}}), Lines{"3"});
}

TEST(PointAt, StandsUnderWideCharacters) {
  const std::string text = "MATCH (国:国家)\nRETURN 因";
  const auto begin = text.find("因");
  EXPECT_EQ(point_at(text, Place{"query", 0, 0, begin, begin + 3}), "2:8\nRETURN 因\n       ^^");
  EXPECT_EQ(point_at(text, Place{"query", 0, 0, 7, 10}), "1:8\nMATCH (国:国家)\n       ^^");
  EXPECT_EQ(point_at("\tx", Place{"query", 0, 0, 1, 2}), "1:2\n x\n ^");
  EXPECT_EQ(point_at("", Place{"query", 0, 0, 5, 9}), "1:1\n\n^");
}

TEST(StatementCache, KeepsTheNewestAndNothingThatIsWrong) {
  StatementCache statements(built_in_procedures(), Planning::by_cost, 2);
  const Statement* one = &statements.prepare("RETURN 1");
  EXPECT_EQ(one, &statements.prepare("RETURN 1"));
  EXPECT_THROW(static_cast<void>(statements.prepare("RETURN")), Error);
  EXPECT_THROW(static_cast<void>(statements.prepare("RETURN")), Error);
  static_cast<void>(statements.prepare("RETURN 2"));
  EXPECT_EQ(one, &statements.prepare("RETURN 1"));
  static_cast<void>(statements.prepare("RETURN 3"));  // "RETURN 2" goes
  EXPECT_EQ(one, &statements.prepare("RETURN 1"));
  const auto graph = make_memory_graph();
  const auto rows = statements.prepare("RETURN 2").run(*graph, nullptr, {}, {});
  EXPECT_EQ(rows->next()->front().integer(), 2);
}

}  // namespace
}  // namespace treatygraph
