// Batches: on a graph of more rows than a batch holds, every query gives over a read image what it gives row by row.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>

#include "graph/image/imaged_graph.h"
#include "graph/model/memory_graph.h"
#include "graph/model/value_operations.h"
#include "graph/query/query.h"

namespace treatygraph {
namespace {

constexpr unsigned documents = 3000, states = 40, others = 500, edges = 12'000;

std::shared_ptr<const Graph> make_graph() {
  std::shared_ptr<GraphWriter> graph = make_memory_graph();
  std::mt19937 random(7);
  const auto pick = [&](unsigned below) { return static_cast<unsigned>(random() % below); };
  const auto key = [&](std::string_view word) { return graph->intern(Vocabulary::key, word); };
  const auto label = [&](std::string_view word) { return graph->intern(Vocabulary::label, word); };
  const Code id = key("id"), name = key("name"), date = key("date"), n = key("n"), mixed = key("mixed");
  std::vector<NodeId> nodes;
  const auto add = [&](std::vector<Code> labels, Properties properties) {
    std::sort(properties.begin(), properties.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    nodes.push_back(graph->create_node(labels, properties));
  };
  for (unsigned i = 0; i < documents; ++i) {
    Properties properties{{id, Value("d" + std::to_string(i))},
                          {name, Value(std::string(i % 3 == 0 ? "文件" : "paper ") + std::to_string(pick(200)))}};
    if (pick(5) != 0) properties.emplace_back(date, Value(Date{10'000 + static_cast<std::int64_t>(pick(4000))}));
    if (pick(4) != 0) properties.emplace_back(n, Value(static_cast<std::int64_t>(pick(7)) - 3));
    if (pick(2) != 0) properties.emplace_back(mixed, pick(2) != 0 ? Value(1) : Value("one"));
    add({label("Document")}, std::move(properties));
  }
  for (unsigned i = 0; i < states; ++i) add({label("State")}, {{id, Value("s" + std::to_string(i))}});
  for (unsigned i = 0; i < others; ++i) {
    std::vector<Code> labels{label("Instrument")};
    if (i % 4 == 0) labels.push_back(label("Draft"));
    std::sort(labels.begin(), labels.end());
    add(labels, {{id, Value("i" + std::to_string(i))}});
  }
  const Code cites = graph->intern(Vocabulary::type, "CITES"), by = graph->intern(Vocabulary::type, "BY");
  const Code count = key("count"), w = key("w");
  for (unsigned i = 0; i < edges; ++i) {
    Properties properties;
    if (pick(3) != 0) properties.emplace_back(count, Value(static_cast<std::int64_t>(pick(9))));
    if (pick(9) == 0) properties.emplace_back(w, Value(0.5 * pick(5)));
    std::sort(properties.begin(), properties.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const NodeId start = nodes[std::min(pick(documents), pick(documents))];
    const NodeId end =
        nodes[pick(8) == 0 ? pick(documents) : documents + states + std::min(pick(others), pick(others))];
    static_cast<void>(graph->create_edge(cites, start, end, properties));
  }
  for (unsigned i = 0; i < documents; ++i)
    if (pick(6) != 0) static_cast<void>(graph->create_edge(by, nodes[i], nodes[documents + pick(states)], {}));
  static_cast<void>(graph->create_edge(cites, nodes[5], nodes[5], {}));  // a loop
  return graph;
}

std::vector<std::string> ask_in_order(const Graph& graph, const std::string& query, const Limits& limits) {
  std::vector<std::string> lines;
  const Statement statement = Statement::prepare(query);
  const auto rows = statement.run(graph, nullptr, {{"p", Value("d7")}}, limits);
  while (const Row* row = rows->next()) {
    std::string line;
    for (const Value& value : *row) line += to_literal(value) + " ";
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::string> ask(const Graph& graph, const std::string& query) {
  std::vector<std::string> lines = ask_in_order(graph, query, {});
  if (query.find("ORDER BY") == std::string::npos) std::sort(lines.begin(), lines.end());
  return lines;
}

constexpr const char* queries[] = {
    "MATCH (n) RETURN count(*), count(n.n), count(DISTINCT n.name), sum(n.n), min(n.date), max(n.name)",
    "MATCH (n) RETURN id(n), labels(n), n.mixed",
    "MATCH (d:Document) RETURN d",
    "MATCH (d:Document {id: 'd7'}) RETURN d.name, d.date",
    "MATCH (d:Document) WHERE d.id = $p RETURN d.name",
    "MATCH (d:Document) WHERE d.id IN ['d1', 'd2', 'none'] RETURN d.id",
    "MATCH (d:Document) WHERE d.n > 0 AND d.date >= date('2000-01-01') RETURN d.id",
    "MATCH (d:Document) WHERE NOT d.n > 0 OR d.date IS NULL RETURN d.id",
    "MATCH (d:Document) WHERE -1 <= d.n < 2 RETURN count(*)",
    "MATCH (d:Document) WHERE d.n <> 1 RETURN count(*)",
    "MATCH (d:Document) WHERE d.n IS NULL RETURN count(*)",
    "MATCH (d:Document) WHERE d.name STARTS WITH '文' RETURN count(*), min(d.id)",
    "MATCH (d:Document) WHERE d.name CONTAINS '件1' OR d.name ENDS WITH '7' RETURN count(*)",
    "MATCH (d:Document) WHERE d.name CONTAINS '' RETURN count(*)",
    ("MATCH (d:Document) RETURN d.name CONTAINS 'paper 1', d.name CONTAINS 'er 15', d.name CONTAINS '件1', "
     "d.name CONTAINS '0', d.name CONTAINS '文', d.name CONTAINS 'paper 150', count(*)"),
    ("MATCH (d:Document) RETURN d.name ENDS WITH '5', d.name ENDS WITH 'er 15', d.name ENDS WITH '文件150', "
     "d.name ENDS WITH '', d.name STARTS WITH 'paper 15', count(*)"),
    "MATCH (d:Document) WHERE d.name > 'paper 5' RETURN count(*)",
    "MATCH (d:Document) WHERE d.name = 'none' RETURN count(*)",
    "MATCH (d:Document) WHERE d.nothing = 1 RETURN count(*)",
    "MATCH (d:Document) WHERE d.mixed = 1 RETURN count(*)",
    "MATCH (d:Document)-[r]-(x) RETURN type(r), x.id, r.count",
    "MATCH (d:Document)-[r:CITES]->(x:Instrument) RETURN d.id, x.id, r.count, r.w",
    "MATCH (d)-[r:CITES|BY]->(x) WHERE r.count >= 4 RETURN type(r), count(*)",
    "MATCH (x:Draft)<-[:CITES]-(d:Document) RETURN x.id, count(*), count(DISTINCT d) ORDER BY x.id",
    ("MATCH (s:State)<-[:BY]-(d:Document)-[c:CITES]->(i:Instrument) RETURN s.id, count(*) AS n, sum(c.count), "
     "min(d.date) "
     "ORDER BY n DESC, s.id"),
    ("MATCH (i:Instrument)<-[:CITES]-(d)-[:CITES]->(j:Instrument) WHERE i.id < j.id RETURN i.id AS a, j.id AS b, "
     "count(*) "
     "AS n ORDER BY n DESC, a, b LIMIT 25"),
    "MATCH (i)<-[:CITES]-(d)-[:CITES]->(j) RETURN count(*)",
    "MATCH (a)-[:CITES]->(b)-[:CITES]->(c), (a)-[:CITES]->(c) RETURN count(*)",
    "MATCH (a)-[:CITES]-(b)-[:CITES]-(c), (a)-[:CITES]-(c) RETURN count(*)",
    "MATCH (a)-[r]->(a) RETURN id(a), type(r)",
    "MATCH (a)-[r]-(a) RETURN count(r)",
    ("MATCH (s:State {id: 's1'})<-[:BY]-(d)-[:CITES]->(i)<-[:CITES]-(e)-[:BY]->(t:State {id: 's2'}) RETURN count(*), "
     "count(DISTINCT i)"),
    "MATCH (d:Document)-[:CITES]->(x) RETURN d.date.year AS y, labels(x)[0] AS label, count(*) AS n ORDER BY y, label",
    "MATCH (d:Document) RETURN d.n AS n, d.date AS t, d.id AS id ORDER BY n DESC, t, id",
    "MATCH (d:Document) RETURN d.n AS n, d.id AS id ORDER BY n, id SKIP 5 LIMIT 7",
    "MATCH (d:Document) RETURN d.id AS id ORDER BY id LIMIT 0",
    "MATCH (d:Document) RETURN DISTINCT d.n, d.date.month",
    "MATCH (d:Document) RETURN DISTINCT d.name AS name ORDER BY name",
    "MATCH (d:Document) RETURN d.n, d.name, d.date.year, count(*)",
    "MATCH (s:State) OPTIONAL MATCH (s)<-[:BY]-(d:Document) WHERE d.n = 2 RETURN s.id AS id, count(d) AS n ORDER BY id",
    "MATCH (d:Document) OPTIONAL MATCH (d)-[r:CITES]->(x:Draft) RETURN d.id, x.id, r.count, type(r)",
    "MATCH (d:Document) OPTIONAL MATCH (d)-[:NONE]->(x) RETURN count(d), count(x)",
    ("MATCH (d:Document) OPTIONAL MATCH (d)-[:BY]->(s) OPTIONAL MATCH (s)<-[:BY]-(e {id: 'd9'}) RETURN count(s), "
     "count(e)"),
    "MATCH (s:State) WHERE NOT EXISTS { MATCH (s)<-[:BY]-(:Document {n: 3}) } RETURN s.id",
    "MATCH (s:State) WHERE EXISTS { (s)<-[:BY]-(d) WHERE d.n = 3 } RETURN s.id, COUNT { (s)<-[:BY]-() }",
    "MATCH (d:Document {id: 'd3'})-[:CITES*1..3]->(x) RETURN count(*), count(DISTINCT x)",
    "MATCH (a {id: 'd3'}), (b {id: 'd2000'}) MATCH p = shortestPath((a)-[*..6]-(b)) RETURN p",
    ("MATCH (a {id: 's1'}), (b {id: 's2'}) MATCH p = allShortestPaths((a)-[:BY|CITES*..6]-(b)) RETURN length(p), "
     "count(*)"),
    "MATCH (d:Document)-[:CITES]->(x) WITH d, count(x) AS n WHERE n > 5 RETURN d.id, n",
    "MATCH (d:Document) WITH d.n AS n, count(*) AS c ORDER BY c DESC, n LIMIT 3 RETURN collect(n)",
    "MATCH (d:Document)-[:CITES]->(x) RETURN collect(DISTINCT x.id)[0] IS NULL, avg(d.n) > 0",
    "MATCH (s:State) RETURN s.id AS id UNION MATCH (i:Draft) RETURN i.id AS id",
    "UNWIND ['d1', 'd2'] AS id MATCH (d:Document {id: id})-[:CITES]->(x) RETURN id, count(*)",
    "MATCH (a:Document), (b:State) WHERE a.n = 3 AND b.id = 's3' RETURN count(*)",
    "MATCH (d:Document)-[r]->(x) WHERE type(r) = 'BY' RETURN count(*)",
    "MATCH (d:Document)-->(x) WHERE x:State OR x:Draft RETURN count(*)",
    "MATCH (a)-[:CITES]->(b) WHERE a = b RETURN count(*)",
    "MATCH (a)-[:CITES]->(b)<-[:CITES]-(c) WHERE a <> c RETURN count(*)",
    "MATCH (d:Document) RETURN sum(d.n + 1), max(d.date) IS NULL",
    "MATCH (x:Nobody) RETURN count(*), min(x.id), sum(x.n)",
    ("MATCH (d:Document)-[c:CITES]->(i)<-[:CITES]-(e) RETURN e.n, i.id, d.name, count(DISTINCT d.date), sum(c.count), "
     "max(d.n)"),
    "MATCH (d:Document)-[:CITES]->(i)<-[:CITES]-(e) RETURN count(DISTINCT e), count(DISTINCT e.n), min(d.name)",
    "MATCH (s:State)<-[:BY]-(d) OPTIONAL MATCH (d)-[:CITES]->(i:Draft) RETURN s.id, i.id, count(*)",
};

Limits counted_by(unsigned threads) {
  Limits limits;
  limits.threads = threads;
  limits.alone = 0;
  return limits;
}

TEST(Batches, GiveWhatRowsGive) {
  const std::shared_ptr<const Graph> graph = make_graph();
  const image::ImagedGraph imaged(graph, image::Image::over(image::make_image(*graph, 1)));
  for (const char* query : queries) EXPECT_EQ(ask(imaged, query), ask(*graph, query)) << query;
}

// Row for row in the same order, though the query asks for none.
TEST(Batches, GiveTheSameWhoeverCounts) {
  const std::shared_ptr<const Graph> graph = make_graph();
  const image::ImagedGraph imaged(graph, image::Image::over(image::make_image(*graph, 1)));
  for (const char* query : queries) {
    const std::vector<std::string> alone = ask_in_order(imaged, query, counted_by(1));
    for (const unsigned threads : {2U, 3U, 8U})
      EXPECT_EQ(ask_in_order(imaged, query, counted_by(threads)), alone) << query << " by " << threads;
  }
}

// Only the sum itself may be out of range.
TEST(Batches, AddUpWhateverTheOrder) {
  const std::shared_ptr<GraphWriter> graph = make_memory_graph();
  const Code n = graph->intern(Vocabulary::key, "n");
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  for (const std::int64_t value : {most, most, -most, std::int64_t{5} - most})
    static_cast<void>(graph->create_node({}, {{n, Value(value)}}));
  const auto sum = [&](const Graph& of) { return ask(of, "MATCH (a) RETURN sum(a.n)"); };
  const auto image = [&] { return image::ImagedGraph(graph, image::Image::over(image::make_image(*graph, 1))); };
  EXPECT_EQ(sum(*graph), std::vector<std::string>{"5 "});
  EXPECT_EQ(sum(image()), std::vector<std::string>{"5 "});
  static_cast<void>(graph->create_node({}, {{n, Value(most)}}));
  EXPECT_THROW(sum(*graph), Error);
  EXPECT_THROW(sum(image()), Error);
}

// As many rows as the step below them gives, whether it runs over batches or row by row.
TEST(Batches, TellHowManyRowsEachStepGave) {
  const std::shared_ptr<const Graph> graph = make_graph();
  const image::ImagedGraph imaged(graph, image::Image::over(image::make_image(*graph, 1)));
  const auto steps = [](const Graph& of, unsigned threads) {
    const Statement statement =
        Statement::prepare("MATCH (d:Document)-[:BY]->(s:State) WHERE d.n = 2 RETURN s.id, count(*)");
    const auto rows = statement.run(of, nullptr, {}, counted_by(threads));
    while (rows->next() != nullptr) continue;
    const std::string text = rows->profile();
    return text.substr(text.find("Aggregate"), text.find('\n', text.find("Aggregate")) - text.find("Aggregate"));
  };
  EXPECT_NE(steps(*graph, 1).find(" 40"), std::string::npos) << steps(*graph, 1);
  EXPECT_NE(steps(imaged, 1).find(" 40"), std::string::npos) << steps(imaged, 1);
  EXPECT_EQ(steps(imaged, 3), steps(imaged, 1));
}

TEST(Batches, HeedLimits) {
  const std::shared_ptr<const Graph> graph = make_graph();
  const image::ImagedGraph imaged(graph, image::Image::over(image::make_image(*graph, 1)));
  const auto trouble = [&](const std::string& query, const Limits& limits) {
    try {
      const Statement statement = Statement::prepare(query);
      const auto rows = statement.run(imaged, nullptr, {}, limits);
      while (rows->next() != nullptr) continue;
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string("none");
  };
  Limits memory;
  memory.memory = 100'000;
  memory.threads = 3;
  memory.alone = 0;
  EXPECT_NE(trouble("MATCH (a)-[:CITES]->(b)<-[:CITES]-(c) RETURN a.id, c.id, count(*)", memory).find("memory limit"),
            std::string::npos);
  EXPECT_NE(trouble("MATCH (a)-[:CITES]->(b)<-[:CITES]-(c) RETURN a.id AS x ORDER BY x", memory).find("memory limit"),
            std::string::npos);
  Limits time;
  time.time = std::chrono::milliseconds(50);
  EXPECT_NE(trouble("MATCH (a), (b), (c) RETURN count(*)", time).find("time limit"), std::string::npos);
  std::atomic<bool> stop = true;
  Limits cancelled;
  cancelled.cancelled = &stop;
  EXPECT_NE(trouble("MATCH (a), (b) RETURN count(*)", cancelled).find("stopped"), std::string::npos);
  cancelled.threads = 3;
  EXPECT_NE(trouble("MATCH (a)-[:CITES]->(b)<-[:CITES]-(c) RETURN a.n, count(*)", cancelled).find("stopped"),
            std::string::npos);
}

}  // namespace
}  // namespace treatygraph
