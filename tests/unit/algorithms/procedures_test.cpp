// The algorithms as statements call them.
#include "graph/algorithms/procedures.h"

#include <gtest/gtest.h>

#include <atomic>

#include "extract/base/error.h"
#include "graph/model/value_operations.h"
#include "ground.h"

namespace treatygraph::algorithms {
namespace {

class ProceduresTest : public testing::Test {
 protected:
  std::vector<std::string> rows(std::string_view query, Limits limits = {}) {
    const Statement statement = Statement::prepare(query, algorithm_procedures());
    GraphWriter* const writer = statement.writes() ? ground_.graph.get() : nullptr;
    const auto result = statement.run(*ground_.graph, writer, {}, limits);
    std::vector<std::string> lines;
    while (const Row* row = result->next()) {
      std::string line;
      for (const Value& value : *row) line += (line.empty() ? "" : " ") + to_literal(value);
      lines.push_back(std::move(line));
    }
    set_ = result->changes().properties_set;
    return lines;
  }

  std::string trouble(std::string_view query) {
    try {
      static_cast<void>(rows(query));
    } catch (const Error& error) {
      return error.problem() + "; " + error.advice();
    }
    return "none";
  }

  Ground ground_{4, "0>1:2 1>2:3 0>2:1"};
  std::uint64_t set_ = 0;
};
using Lines = std::vector<std::string>;

TEST_F(ProceduresTest, YieldsAndFilters) {
  EXPECT_EQ(rows("CALL algo.degree() YIELD node, score WITH score WHERE score > 0 RETURN score"),
            (Lines{"2.0", "1.0"}));
  EXPECT_EQ(rows("CALL algo.degree({weight: 'w', direction: 'in'}) YIELD score RETURN score"),
            (Lines{"0.0", "2.0", "4.0", "0.0"}));
  EXPECT_EQ(rows("CALL ALGO.TRIANGLES() YIELD triangles RETURN sum(triangles)"), Lines{"3"});
}

TEST_F(ProceduresTest, TakesWhatTheQueryCollected) {
  EXPECT_EQ(rows("MATCH (a)-[r]->(b) WHERE r.w > 1 WITH collect([a, b, r.w]) AS edges "
                 "CALL algo.degree({edges: edges}) YIELD score RETURN score"),
            (Lines{"2.0", "3.0", "0.0"}));
  EXPECT_EQ(
      rows("MATCH ()-[r]->() WITH collect(r) AS edges MATCH (a)-[{w: 2.0}]->(), ()-[{w: 3.0}]->(b) "
           "CALL algo.shortestPath(a, b, {edges: edges, weight: 'w'}) YIELD path, cost RETURN length(path), cost"),
      Lines{"1 1.0"});
}

TEST_F(ProceduresTest, Writes) {
  EXPECT_EQ(rows("CALL algo.components({write: 'part'}) YIELD component RETURN max(component)"), Lines{"1"});
  EXPECT_EQ(set_, 4U);
  EXPECT_EQ(rows("MATCH (n) RETURN n.part, count(*) ORDER BY n.part"), (Lines{"0 3", "1 1"}));
  EXPECT_EQ(rows("CALL algo.modularity({property: 'part'}) YIELD modularity, communities RETURN *"), Lines{"2 0.0"});
  EXPECT_FALSE(Statement::prepare("CALL algo.components()", algorithm_procedures()).writes());
  EXPECT_TRUE(Statement::prepare("CALL algo.components({write: 'x'})", algorithm_procedures()).writes());
  EXPECT_NE(trouble("WITH {write: 'x'} AS o CALL algo.components(o) YIELD node RETURN node").find("may not write"),
            std::string::npos);
}

TEST_F(ProceduresTest, MistakesNameWhatWouldDo) {
  EXPECT_EQ(trouble("CALL algo.pageRank({dampnig: 0.5})"), "there is no option dampnig; did you mean damping?");
  EXPECT_EQ(trouble("CALL algo.pageRank({damping: 2})"), "option damping is 2; it has to be a number from 0 to 0.9999");
  EXPECT_EQ(trouble("CALL algo.degree({direction: 'inn'})"), "option direction has no choice 'inn'; did you mean in?");
  EXPECT_EQ(trouble("CALL algo.degree({types: ['LOVES']})"), "no relationship has the type LOVES; there are: E");
  EXPECT_EQ(trouble("CALL algo.leiden({direction: 'in'})").substr(0, 28), "there is no option direction");
  EXPECT_EQ(trouble("CALL algo.pageRnk()"), "there is no procedure algo.pageRnk; did you mean algo.pageRank?");
  EXPECT_NE(trouble("MATCH (a) CALL algo.distances(a, {edges: [[a]]}) YIELD node RETURN node").find("[start, end]"),
            std::string::npos);
}

TEST_F(ProceduresTest, StopsWhenAsked) {
  const std::atomic<bool> stop = true;
  Limits limits;
  limits.cancelled = &stop;
  EXPECT_THROW(static_cast<void>(rows("CALL algo.pageRank()", limits)), Error);
}

}  // namespace
}  // namespace treatygraph::algorithms
