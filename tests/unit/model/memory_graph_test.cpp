#include "graph/model/memory_graph.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

#include "graph/model/value_operations.h"

namespace treatygraph {
namespace {

struct Words {
  explicit Words(GraphWriter& graph)
      : state(graph.intern(Vocabulary::label, "State")),
        instrument(graph.intern(Vocabulary::label, "Instrument")),
        cites(graph.intern(Vocabulary::type, "CITES")),
        hosted(graph.intern(Vocabulary::type, "HOSTED")),
        name(graph.intern(Vocabulary::key, "name")),
        aliases(graph.intern(Vocabulary::key, "aliases")) {}
  Code state, instrument, cites, hosted, name, aliases;
};

std::vector<NodeId> all(const Graph& graph, std::optional<Code> label) {
  std::vector<NodeId> result;
  const auto cursor = graph.nodes(label);
  std::array<NodeId, 3> some{};
  for (std::size_t count = cursor->next(some); count != 0; count = cursor->next(some))
    result.insert(result.end(), some.begin(), some.begin() + static_cast<std::ptrdiff_t>(count));
  return result;
}

std::vector<EdgeId> edges_at(const Graph& graph, NodeId node, Direction direction, std::vector<Code> types) {
  std::vector<Neighbour> found;
  graph.neighbours(node, direction, types, found);
  EXPECT_EQ(graph.degree(node, direction, types), found.size());
  std::vector<EdgeId> edges;
  edges.reserve(found.size());
  for (const Neighbour& neighbour : found) edges.push_back(neighbour.edge);
  return edges;
}

// Everything that can be seen of a graph.
std::string picture(const Graph& graph) {
  std::string text;
  for (const auto vocabulary : {Vocabulary::label, Vocabulary::type, Vocabulary::key})
    for (const std::string& word : graph.words(vocabulary)) text += word + ' ';
  text += std::to_string(graph.count_nodes({})) + ' ' + std::to_string(graph.count_edges({})) + '\n';
  for (Code label = 0; label < graph.words(Vocabulary::label).size(); ++label)
    for (const NodeId node : all(graph, label)) text += std::to_string(node) + ' ';
  for (const NodeId node : all(graph, {})) {
    text += "\nnode " + std::to_string(node);
    for (const Code label : graph.labels(node)) text += " :" + std::to_string(label);
    for (const auto& [key, value] : graph.node_properties(node)) {
      text += ' ' + std::to_string(key) + '=' + to_literal(value);
      const auto equal = graph.find(key, value);
      for (const NodeId found : *equal) text += '/' + std::to_string(found);
      for (const NodeId found : graph.named(to_text(value))) text += '~' + std::to_string(found);
    }
    for (const EdgeId edge : edges_at(graph, node, Direction::both, {})) {
      text += " -" + std::to_string(edge);
      for (const auto& [key, value] : graph.edge_properties(edge))
        text += ' ' + std::to_string(key) + '=' + to_literal(value);
    }
  }
  return text;
}

TEST(MemoryGraph, WalksEdgesByTypeAndEdge) {
  const auto graph = make_memory_graph();
  const Words words(*graph);
  const NodeId a = graph->create_node(std::array{words.state}, {});
  const NodeId b = graph->create_node({}, {});
  const EdgeId hosted = graph->create_edge(words.hosted, a, b, {});
  const EdgeId cites = graph->create_edge(words.cites, a, b, {});
  const EdgeId loop = graph->create_edge(words.cites, a, a, {});
  const EdgeId back = graph->create_edge(words.cites, b, a, {});
  EXPECT_EQ(edges_at(*graph, a, Direction::outgoing, {}), (std::vector{cites, loop, hosted}));
  EXPECT_EQ(edges_at(*graph, a, Direction::incoming, {}), (std::vector{loop, back}));
  EXPECT_EQ(edges_at(*graph, a, Direction::both, {}), (std::vector{cites, loop, back, hosted}));
  EXPECT_EQ(edges_at(*graph, a, Direction::both, {words.hosted}), (std::vector{hosted}));
  EXPECT_EQ(edges_at(*graph, 99, Direction::both, {}), std::vector<EdgeId>());
  EXPECT_EQ(graph->count_edges(words.cites), 3U);
  graph->delete_edge(loop);
  EXPECT_EQ(edges_at(*graph, a, Direction::both, {words.cites}), (std::vector{cites, back}));
  EXPECT_FALSE(graph->edge(loop));
}

TEST(MemoryGraph, FindsByValueAndByAnyName) {
  const auto graph = make_memory_graph();
  const Words words(*graph);
  const NodeId treaty = graph->create_node(
      std::array{words.instrument},
      {{words.name, "《布达佩斯公约》"}, {words.aliases, List{"网络犯罪公约", "Budapest Convention"}}});
  EXPECT_EQ(graph->find(words.name, "《布达佩斯公约》"), std::vector{treaty});
  EXPECT_EQ(graph->find(words.name, "布达佩斯公约"), std::vector<NodeId>());
  for (const std::string_view name : {"布达佩斯公约", "《布達佩斯公約》", "BUDAPEST CONVENTION", "网络犯罪公约"})
    EXPECT_EQ(graph->named(name), std::vector{treaty}) << name;
  graph->set_node_property(treaty, words.aliases, Value());
  EXPECT_EQ(graph->named("网络犯罪公约"), std::vector<NodeId>());
  graph->delete_node(treaty);
  EXPECT_EQ(graph->named("布达佩斯公约"), std::vector<NodeId>());
}

// One random change; gives false where it cannot be made.
void change(GraphWriter& graph, std::mt19937& random) {
  const Words words(graph);
  const auto pick = [&](const auto& from) { return from[random() % from.size()]; };
  const auto nodes = all(graph, {});
  const Value value = pick(std::vector<Value>{1, 1.0, "甲", "乙", List{"甲", "丙"}, Value()});
  const Code key = random() % 2 == 0 ? words.name : words.aliases;
  if (nodes.size() < 2 || random() % 6 == 0) {
    graph.create_node(std::array{random() % 2 == 0 ? words.state : words.instrument}, {{key, value}});
    return;
  }
  const NodeId node = pick(nodes);
  const auto edges = edges_at(graph, node, Direction::both, {});
  switch (random() % 6) {
    case 0: graph.create_edge(random() % 2 == 0 ? words.cites : words.hosted, node, pick(nodes), {{key, value}}); break;
    case 1: graph.set_node_property(node, key, value); break;
    case 2: graph.add_label(node, words.state); break;
    case 3: graph.remove_label(node, words.state); break;
    case 4:
      if (!edges.empty()) graph.set_edge_property(pick(edges), key, value);
      break;
    default:
      if (edges.empty())
        graph.delete_node(node);
      else
        graph.delete_edge(pick(edges));
  }
}

TEST(MemoryGraph, UndoLeavesNoTrace) {
  for (unsigned seed = 0; seed < 50; ++seed) {
    std::mt19937 random(seed);
    const auto graph = make_memory_graph();
    for (int i = 0; i < 40; ++i) change(*graph, random);
    const std::uint64_t outer = graph->mark();
    const std::string before = picture(*graph);
    for (int i = 0; i < 30; ++i) change(*graph, random);
    const std::uint64_t inner = graph->mark();
    const std::string between = picture(*graph);
    for (int i = 0; i < 30; ++i) change(*graph, random);
    static_cast<void>(graph->intern(Vocabulary::label, "Voice"));
    graph->undo(inner);
    ASSERT_EQ(picture(*graph), between) << "seed " << seed;
    graph->undo(outer);
    ASSERT_EQ(picture(*graph), before) << "seed " << seed;
  }
}

}  // namespace
}  // namespace treatygraph
