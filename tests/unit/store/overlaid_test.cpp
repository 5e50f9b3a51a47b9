// After a write readers have the image before, with what was touched since; the slow twin reads the database alone.
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <random>
#include <thread>

#include "graph/image/image.h"
#include "graph/store/changes.h"
#include "graph/store/folder.h"
#include "graph/store/redrawing.h"
#include "graph/store/store.h"
#include "tests/unit/store/dump.h"
#include "tests/unit/store/scratch.h"
#include "tests/unit/store/synthetic.h"

namespace treatygraph::testing {
namespace {

namespace fs = std::filesystem;

// Nodes 1 to 400 by hand, in two labels and two types.
void fill(Store& store) {
  const auto writer = store.write();
  const auto graph = writer->begin();
  const std::vector<Code> labels{graph->intern(Vocabulary::label, "甲"), graph->intern(Vocabulary::label, "乙")};
  const std::vector<Code> types{graph->intern(Vocabulary::type, "KNOWS"), graph->intern(Vocabulary::type, "LIKES")};
  const Code number = graph->intern(Vocabulary::key, "number"), name = graph->intern(Vocabulary::key, "name");
  for (std::int64_t i = 1; i <= 400; ++i)
    (void)graph->create_node({&labels[static_cast<std::size_t>(i % 2)], 1},
                             {{number, Value(i)}, {name, Value("n" + std::to_string(i % 50))}});
  for (NodeId i = 1; i <= 1200; ++i)
    (void)graph->create_edge(types[i % 2], 1 + i % 400, 1 + (i * 7) % 400,
                             {{number, Value(static_cast<std::int64_t>(i))}});
  for (unsigned i = 0; i < 6; ++i) graph->put(paper("papers/" + std::to_string(i) + ".txt", 1));
  graph->commit();
  writer->draw_image(0);
}

// Nodes 1 to `last` get another number.
void renumber(Writer& writer, NodeId last) {
  const auto graph = writer.begin();
  const Code number = graph->intern(Vocabulary::key, "number");
  for (NodeId node = 1; node <= last; ++node) graph->set_node_property(node, number, Value(-3));
  graph->commit();
  writer.publish();
}

fs::path newest(const Store& store) {
  const store::Folder folder(store.folder());
  return folder.generation(folder.published()->generation);
}

std::vector<NodeId> all_nodes(const Graph& graph, std::optional<Code> label) {
  std::vector<NodeId> nodes;
  std::vector<NodeId> some(7);
  const auto cursor = graph.nodes(label);
  for (std::size_t count = cursor->next(some); count != 0; count = cursor->next(some))
    nodes.insert(nodes.end(), some.begin(), some.begin() + static_cast<std::ptrdiff_t>(count));
  return nodes;
}

// Beyond the dump: what is asked by label, by type and by value.
void expect_same(const Graph& twin, const Graph& graph) {
  EXPECT_EQ(difference(dump(twin), dump(graph)), "");
  ASSERT_EQ(twin.words(Vocabulary::label), graph.words(Vocabulary::label));
  const auto types = static_cast<Code>(twin.words(Vocabulary::type).size());
  for (Code label = 0; label < twin.words(Vocabulary::label).size(); ++label) {
    EXPECT_EQ(all_nodes(twin, label), all_nodes(graph, label));
    EXPECT_EQ(twin.count_nodes(label), graph.count_nodes(label));
  }
  for (const NodeId node : all_nodes(twin, std::nullopt)) {
    for (Code type = 0; type < types; ++type)
      for (const Direction direction : {Direction::outgoing, Direction::incoming, Direction::both})
        EXPECT_EQ(twin.degree(node, direction, {&type, 1}), graph.degree(node, direction, {&type, 1}));
  }
  const auto name = twin.code(Vocabulary::key, "name");
  for (int i = 0; i < 50; ++i)
    EXPECT_EQ(twin.find(*name, Value("n" + std::to_string(i))), graph.find(*name, Value("n" + std::to_string(i))));
}

class Hand {
 public:
  Hand(Transaction& graph, std::mt19937_64& random) : graph_(graph), random_(random) {}

  void write() {
    switch (random_() % 8) {
      case 0: create_node(); break;
      case 1: create_edge(); break;
      case 2: graph_.set_node_property(some_node(), word(Vocabulary::key, "name"), Value(text())); break;
      case 3: graph_.set_node_property(some_node(), word(Vocabulary::key, "number"), Value()); break;
      case 4: change_edge(); break;
      case 5: graph_.add_label(some_node(), word(Vocabulary::label, random_() % 2 == 0 ? "甲" : "新")); break;
      case 6: graph_.put(paper("papers/" + std::to_string(random_() % 8) + ".txt", random_() % 4)); break;
      default: delete_node(); break;
    }
  }

 private:
  Code word(Vocabulary vocabulary, std::string_view text) { return graph_.intern(vocabulary, text); }
  std::string text() { return "n" + std::to_string(random_() % 60); }
  NodeId some_node() {
    const std::vector<NodeId> nodes = all_nodes(graph_, word(Vocabulary::label, "甲"));
    return nodes[random_() % nodes.size()];
  }
  std::vector<Neighbour> edges_at(NodeId node) {
    std::vector<Neighbour> edges;
    graph_.neighbours(node, Direction::both, {}, edges);
    return edges;
  }
  void create_node() {
    const Code label = word(Vocabulary::label, random_() % 2 == 0 ? "乙" : "丙");
    const NodeId node = graph_.create_node({&label, 1}, {{word(Vocabulary::key, "name"), Value(text())}});
    (void)graph_.create_edge(word(Vocabulary::type, "KNOWS"), node, some_node(), {});
  }
  void create_edge() {
    const Code type = word(Vocabulary::type, random_() % 2 == 0 ? "LIKES" : "OWES");
    (void)graph_.create_edge(type, some_node(), some_node(), {{word(Vocabulary::key, "since"), Value(Date{18'000})}});
  }
  void change_edge() {
    const std::vector<Neighbour> edges = edges_at(some_node());
    if (edges.empty()) return;
    if (random_() % 2 == 0) return graph_.delete_edge(edges.front().edge);
    graph_.set_edge_property(edges.back().edge, word(Vocabulary::key, "number"), Value(text()));
  }
  void delete_node() {
    const NodeId node = some_node();
    for (const Neighbour& edge : edges_at(node)) graph_.delete_edge(edge.edge);
    graph_.delete_node(node);
  }
  Transaction& graph_;
  std::mt19937_64& random_;
};

TEST(OverlaidImage, TellsWhatTheDatabaseTellsAfterAnyWrites) {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    std::mt19937_64 random(seed);
    const Scratch scratch;
    Store store(scratch / "db");
    fill(store);
    const Store twin(scratch / "db", without_image());
    const auto writer = store.write();
    const auto graph = writer->begin();
    for (int round = 0; round < 12; ++round) {
      for (auto left = 1 + random() % 3; left > 0; --left) Hand(*graph, random).write();
      graph->commit();
      writer->publish();
      EXPECT_EQ(store.read()->image(), nullptr);
      expect_same(*twin.read(), *store.read());
      EXPECT_EQ(check(store), std::vector<std::string>());
      if (round == 8) writer->draw_image(0);
    }
    EXPECT_TRUE(fs::exists(newest(store) / "changes"));
  }
}

TEST(OverlaidImage, IsGivenUpWhereMuchWasTouched) {
  const Scratch scratch;
  Store store(scratch / "db");
  fill(store);
  const auto writer = store.write();
  renumber(*writer, 300);
  EXPECT_FALSE(fs::exists(newest(store) / "image"));
  expect_same(*Store(scratch / "db", without_image()).read(), *store.read());
}

TEST(OverlaidImage, IsNotReadWhereChangesAreTornOrMissing) {
  const Scratch scratch;
  Store store(scratch / "db");
  fill(store);
  const auto writer = store.write();
  renumber(*writer, 3);
  const Code key = *store.read()->code(Vocabulary::key, "number");
  const fs::path file = newest(store) / "changes";
  std::ifstream in(file, std::ios::binary);
  const std::string whole{std::istreambuf_iterator<char>(in), {}};
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
    EXPECT_FALSE(store::read_changes(file, store.read()->sequence()));
    const Store fresh(scratch / "db");
    EXPECT_EQ(fresh.read()->node_property(3, key).integer(), -3);
  }
  fs::remove(file);
  EXPECT_EQ(Store(scratch / "db").read()->node_property(3, key).integer(), -3);
}

TEST(OverlaidImage, IsNotTakenForAWholeGraph) {
  const Scratch scratch;
  Store store(scratch / "db");
  const auto writer = store.write();
  writer->compact();  // an image of nothing
  {
    const auto bulk = writer->bulk();
    (void)bulk->add_node({}, std::string(1, 0));  // no properties
    bulk->finish({}, nullptr);
  }
  EXPECT_EQ(all_nodes(*store.read(), std::nullopt).size(), 1U);
}

TEST(OverlaidImage, IsDrawnAgainInTheBackground) {
  const Scratch scratch;
  Store store(scratch / "db");
  {
    const auto writer = store.write();
    const auto graph = writer->begin();
    for (std::uint64_t i = 0; i < image_pays_from; ++i) (void)graph->create_node({}, {});
    graph->commit();
  }
  ASSERT_EQ(store.read()->image(), nullptr);
  Redrawing redrawing(store);
  redrawing.wake();
  const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
  while (store.read()->image() == nullptr && std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  ASSERT_NE(store.read()->image(), nullptr);
  EXPECT_EQ(check(store), std::vector<std::string>());
  const std::atomic<bool> cancelled = true;
  const auto writer = store.write();
  const auto graph = writer->begin();
  (void)graph->create_node({}, {});
  graph->commit();
  writer->publish();
  EXPECT_THROW(store.redraw(0, cancelled), Error);
  EXPECT_EQ(store.read()->image(), nullptr);
}

}  // namespace
}  // namespace treatygraph::testing
