// A projection from the read image is the one from the graph itself, however it is selected.
#include <gtest/gtest.h>

#include "graph/image/image.h"
#include "graph/image/imaged_graph.h"
#include "ground.h"

namespace treatygraph::algorithms {
namespace {

void expect_equal(const Side& a, const Side& b, Node size) {
  for (Node node = 0; node < size; ++node) {
    ASSERT_EQ(a.degree(node), b.degree(node)) << "node " << node;
    const Side::Range in_a = a.range(node), in_b = b.range(node);
    for (std::uint32_t i = 0; i < in_a.to - in_a.from; ++i) {
      ASSERT_EQ(a.nodes[in_a.from + i], b.nodes[in_b.from + i]) << "node " << node;
      ASSERT_EQ(a.weight(in_a.from + i), b.weight(in_b.from + i)) << "node " << node;
      if (a.edges.empty()) continue;
      ASSERT_EQ(a.edges[in_a.from + i], b.edges[in_b.from + i]) << "node " << node;
    }
  }
}

// Two labels, two types, weights here and there.
std::unique_ptr<GraphWriter> mixed() {
  Ground ground(30, tangle(30, 120));
  GraphWriter& graph = *ground.graph;
  const Code other = graph.intern(Vocabulary::label, "M"), second = graph.intern(Vocabulary::type, "F");
  for (Node i = 0; i < 30; i += 3) graph.add_label(ground.ids[i], other);
  for (Node i = 0; i + 5 < 30; ++i) graph.create_edge(second, ground.ids[i], ground.ids[i + 5], {});
  return std::move(ground.graph);
}

TEST(Projection, FromTheImageIsTheSame) {
  const auto graph = mixed();
  const image::ImagedGraph imaged(*graph, image::Image::over(image::make_image(*graph, 1)));
  ASSERT_NE(imaged.image(), nullptr);
  Pace pace;
  std::vector<NodeId> some;
  for (NodeId id = 3; id < 20; ++id) some.push_back(id);
  for (const std::vector<Code>& labels : {std::vector<Code>{}, {0}, {1}, {0, 1}}) {
    for (const std::vector<Code>& types : {std::vector<Code>{}, {0}, {1}, {1, 0}}) {
      for (const Facing facing : {Facing::as_is, Facing::reversed, Facing::undirected}) {
        for (const Parallel parallel :
             {Parallel::keep, Parallel::one, Parallel::sum, Parallel::least, Parallel::most}) {
          for (const int more : {0, 1, 2, 3}) {
            Selection selection;
            selection.labels = labels;
            selection.types = types;
            selection.facing = facing;
            selection.parallel = parallel;
            if ((more & 1) != 0) selection.weight = Code{0};
            if ((more & 2) != 0) selection.named = Edges::named;
            if (labels.size() == 2) {
              selection.labels.clear();
              selection.nodes = some;
            }
            const Projection slow = project(*graph, selection, pace), fast = project(imaged, selection, pace);
            ASSERT_EQ(slow.size(), fast.size());
            ASSERT_EQ(slow.edges(), fast.edges());
            for (Node node = 0; node < slow.size(); ++node) ASSERT_EQ(slow.id(node), fast.id(node));
            expect_equal(slow.out(), fast.out(), slow.size());
            expect_equal(slow.in(), fast.in(), slow.size());
          }
        }
      }
    }
  }
}

TEST(Projection, OfGivenEdges) {
  const Ground ground(4, "");
  const auto& ids = ground.ids;
  Pace pace;
  Selection selection;
  selection.edges = {{ids[2], ids[0], 4.0, std::nullopt}, {ids[0], ids[3], 0.5, std::nullopt}};
  const Projection graph = project(*ground.graph, selection, pace);
  ASSERT_EQ(graph.size(), 3U);
  EXPECT_EQ(graph.out().of(0).size(), 1U);
  EXPECT_EQ(graph.in().weight(graph.in().range(0).from), 4.0);
  EXPECT_FALSE(graph.node(ids[1]));
  selection.nodes = std::vector<NodeId>{ids[0], ids[2]};
  EXPECT_EQ(project(*ground.graph, selection, pace).edges(), 1U);
}

}  // namespace
}  // namespace treatygraph::algorithms
