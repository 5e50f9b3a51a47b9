// The graph that users write by hand: the store does what the simple graph in memory does.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "graph/model/memory_graph.h"
#include "graph/model/value_operations.h"
#include "graph/store/store.h"
#include "tests/unit/store/dump.h"
#include "tests/unit/store/scratch.h"

namespace treatygraph {
namespace {

using testing::difference;
using testing::dump;
using testing::Scratch;

// Draws the same changes on two graphs whose ids differ by a constant.
class Twins {
 public:
  Twins(GraphWriter& store, GraphWriter& memory, unsigned seed) : store_(store), memory_(memory), random_(seed) {
    for (const char* label : {"甲", "B", "C"}) both(Vocabulary::label, label);
    for (const char* type : {"R", "T"}) both(Vocabulary::type, type);
    for (const char* key : {"name", "aliases", "k"}) both(Vocabulary::key, key);
  }

  void change(int times) {
    for (int i = 0; i < times; ++i) step();
  }
  std::vector<std::pair<NodeId, NodeId>> nodes;
  std::vector<std::pair<EdgeId, EdgeId>> edges;

 private:
  void both(Vocabulary vocabulary, const char* word) {
    ASSERT_EQ(store_.intern(vocabulary, word), memory_.intern(vocabulary, word));
  }
  std::size_t pick(std::size_t below) { return random_() % below; }
  Value value() {
    switch (pick(5)) {
      case 0: return {};
      case 1: return static_cast<std::int64_t>(pick(3));
      case 2: return 1.0;
      case 3: return List{"《公约》", "条约"};
      default: return "name " + std::to_string(pick(4));
    }
  }
  void step() {
    const std::size_t what = pick(10);
    if (what < 3 || nodes.empty()) return create_node();
    const auto [stored, remembered] = nodes[pick(nodes.size())];
    const Code code = static_cast<Code>(pick(3));
    if (what < 6) return create_edge();
    if (what == 6) {
      const Value set = value();
      store_.set_node_property(stored, code, set);
      memory_.set_node_property(remembered, code, set);
    } else if (what == 7) {
      pick(2) == 0 ? (store_.add_label(stored, code), memory_.add_label(remembered, code))
                   : (store_.remove_label(stored, code), memory_.remove_label(remembered, code));
    } else if (what == 8) {
      change_edge();
    } else {
      delete_node(pick(nodes.size()));
    }
  }
  void create_node() {
    const std::vector<Code> labels{static_cast<Code>(pick(3))};
    const Properties properties{{0, value()}, {2, value()}};
    nodes.emplace_back(store_.create_node(labels, properties), memory_.create_node(labels, properties));
  }
  void create_edge() {
    const auto a = nodes[pick(nodes.size())], b = nodes[pick(nodes.size())];
    const Code type = static_cast<Code>(pick(2));
    const Properties properties{{2, value()}};
    edges.emplace_back(store_.create_edge(type, a.first, b.first, properties),
                       memory_.create_edge(type, a.second, b.second, properties));
  }
  void change_edge() {
    if (edges.empty()) return;
    const std::size_t at = pick(edges.size());
    if (pick(2) == 0) return delete_edge(at);
    const Value set = value();
    store_.set_edge_property(edges[at].first, 2, set);
    memory_.set_edge_property(edges[at].second, 2, set);
  }
  void delete_edge(std::size_t at) {
    store_.delete_edge(edges[at].first);
    memory_.delete_edge(edges[at].second);
    edges.erase(edges.begin() + static_cast<std::ptrdiff_t>(at));
  }
  void delete_node(std::size_t at) {
    std::vector<Neighbour> around;
    store_.neighbours(nodes[at].first, Direction::both, {}, around);
    for (const Neighbour& edge : around) {
      const auto found =
          std::find_if(edges.begin(), edges.end(), [&](const auto& pair) { return pair.first == edge.edge; });
      delete_edge(static_cast<std::size_t>(found - edges.begin()));
    }
    store_.delete_node(nodes[at].first);
    memory_.delete_node(nodes[at].second);
    nodes.erase(nodes.begin() + static_cast<std::ptrdiff_t>(at));
  }

  GraphWriter& store_;
  GraphWriter& memory_;
  std::mt19937 random_;
};

void expect_alike(const Graph& store, const Graph& memory, const Twins& twins) {
  ASSERT_EQ(difference(dump(memory), dump(store)), "");
  for (const std::optional<Code> label : {std::optional<Code>(), std::optional<Code>(0), std::optional<Code>(2)})
    EXPECT_EQ(store.count_nodes(label), memory.count_nodes(label));
  for (const std::optional<Code> type : {std::optional<Code>(), std::optional<Code>(0), std::optional<Code>(1)})
    EXPECT_EQ(store.count_edges(type), memory.count_edges(type));
  for (const Value& value : {Value(1), Value(1.0), Value("name 1"), Value()}) {
    EXPECT_EQ(store.find(0, value)->size(), memory.find(0, value).value_or(std::vector<NodeId>()).size())
        << to_literal(value);
  }
  EXPECT_EQ(store.named("公约").size(), memory.named("公约").size());
  EXPECT_EQ(store.named("NAME 2").size(), memory.named("NAME 2").size());
  const Code types[] = {1, 0};
  for (const auto& [stored, remembered] : twins.nodes) {
    for (const Direction direction : {Direction::outgoing, Direction::incoming, Direction::both}) {
      EXPECT_EQ(store.degree(stored, direction, types), memory.degree(remembered, direction, types));
      std::vector<Neighbour> a, b;
      store.neighbours(stored, direction, types, a);
      memory.neighbours(remembered, direction, {}, b);
      ASSERT_EQ(a.size(), b.size());
      for (std::size_t i = 0; i < a.size(); ++i) EXPECT_EQ(a[i].type, b[i].type);
      EXPECT_TRUE(std::is_sorted(a.begin(), a.end(), [](const Neighbour& x, const Neighbour& y) {
        return std::pair(x.type, x.edge) < std::pair(y.type, y.edge);
      }));
    }
  }
}

TEST(StoredGraph, DoesWhatTheGraphInMemoryDoes) {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    const Scratch scratch;
    Store store(scratch / "db");
    const auto memory = make_memory_graph();
    {
      const auto writer = store.write();
      const auto transaction = writer->begin();
      Twins twins(*transaction, *memory, seed);
      for (int round = 0; round < 4; ++round) {
        twins.change(60);
        expect_alike(*transaction, *memory, twins);
        transaction->commit();
        expect_alike(*transaction, *memory, twins);
      }
      writer->compact();
      expect_alike(*transaction, *memory, twins);
    }
    const std::shared_ptr<const Snapshot> snapshot = store.read();
    EXPECT_EQ(difference(dump(*memory), dump(*snapshot)), "");
    EXPECT_EQ(check(store), std::vector<std::string>());
  }
}

TEST(StoredGraph, UndoTakesBackEverythingSinceTheMark) {
  const Scratch scratch;
  Store store(scratch / "db");
  const auto writer = store.write();
  const auto transaction = writer->begin();
  const auto memory = make_memory_graph();
  Twins twins(*transaction, *memory, 11);
  twins.change(80);
  transaction->commit();
  const std::string before = dump(*transaction);
  const auto words = transaction->words(Vocabulary::key);
  const std::uint64_t mark = transaction->mark();
  twins.change(80);
  (void)transaction->intern(Vocabulary::key, "new");
  transaction->undo(mark);
  EXPECT_EQ(difference(before, dump(*transaction)), "");
  EXPECT_EQ(transaction->words(Vocabulary::key), words);
  const NodeId node = transaction->create_node({}, {});
  EXPECT_TRUE(transaction->has_node(node));
  transaction->undo(mark);
  EXPECT_EQ(difference(before, dump(*transaction)), "");
  transaction->commit();
  writer->publish();
  EXPECT_EQ(difference(before, dump(*store.read())), "");
}

TEST(StoredGraph, WhatIsNotCommittedIsLost) {
  const Scratch scratch;
  Store store(scratch / "db");
  {
    const auto writer = store.write();
    const auto transaction = writer->begin();
    (void)transaction->create_node({}, {});
    transaction->roll_back();
    EXPECT_EQ(transaction->count_nodes(std::nullopt), 0U);
    (void)transaction->create_node({}, {});
  }
  EXPECT_EQ(store.read()->count_nodes(std::nullopt), 0U);
}

TEST(StoredGraph, NumbersBeyondExactDoublesAndLongStringsAreToldApart) {
  const Scratch scratch;
  Store store(scratch / "db");
  const auto writer = store.write();
  const auto transaction = writer->begin();
  const Code key = transaction->intern(Vocabulary::key, "k");
  const std::int64_t big = 9007199254740993;
  const std::string text(300, 'x');
  const NodeId a = transaction->create_node({}, {{key, big}}), b = transaction->create_node({}, {{key, big - 1}});
  const NodeId c = transaction->create_node({}, {{key, text + "a"}});
  (void)transaction->create_node({}, {{key, text + "b"}});
  EXPECT_EQ(*transaction->find(key, big), std::vector<NodeId>{a});
  EXPECT_EQ(*transaction->find(key, big - 1), std::vector<NodeId>{b});
  EXPECT_EQ(*transaction->find(key, text + "a"), std::vector<NodeId>{c});
  EXPECT_EQ(transaction->find(key, List{1}), std::nullopt);
}

}  // namespace
}  // namespace treatygraph
