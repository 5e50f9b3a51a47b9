// Small graphs with results by hand.
#include <gtest/gtest.h>

#include <cmath>

#include "extract/base/error.h"
#include "ground.h"

namespace treatygraph::algorithms {
namespace {

constexpr Facing as_is = Facing::as_is, undirected = Facing::undirected;
const std::string two_triangles = "0>1 1>2 2>0 2>3 3>4 4>5 5>3";  // joined by 2-3
Pace pace;

void expect_near(const Scores& found, const Scores& wanted) {
  ASSERT_EQ(found.size(), wanted.size());
  for (std::size_t i = 0; i < found.size(); ++i) EXPECT_NEAR(found[i], wanted[i], 1e-9) << "node " << i;
}

TEST(Degree, CountsAndWeighs) {
  const Ground ground(3, "0>1:2 0>1:3 2>2:1");
  expect_near(degree(ground.project(as_is), Weigh::count), {2, 0, 1});
  expect_near(degree(ground.project(Facing::reversed), Weigh::count), {0, 2, 1});
  expect_near(degree(ground.project(undirected), Weigh::count), {2, 2, 2});
  expect_near(degree(ground.project(as_is, true), Weigh::weight), {5, 0, 1});
}

TEST(Projecting, MergesParallelEdges) {
  const Ground ground(3, "0>1:2 0>1:3 2>2:1 2>2:4 1>0:1");
  const auto strengths = [&](Facing facing, Parallel parallel) {
    return degree(ground.project(facing, true, parallel), Weigh::weight);
  };
  expect_near(strengths(as_is, Parallel::one), {2, 1, 1});
  expect_near(strengths(as_is, Parallel::sum), {5, 1, 5});
  expect_near(strengths(as_is, Parallel::least), {2, 1, 1});
  expect_near(strengths(as_is, Parallel::most), {3, 1, 4});
  expect_near(strengths(undirected, Parallel::sum), {6, 6, 10});
  EXPECT_EQ(ground.project(undirected, false, Parallel::one).edges(), 2U);
}

TEST(PageRank, OfTwoAndOfAChain) {
  expect_near(page_rank(Ground(2, "0>1 1>0").project(as_is), {}, pace), {0.5, 0.5});
  // b = c + d/2·…: a gives all to b, b hands on to everybody: a = x, b = 1.85 x, sum 1.
  expect_near(page_rank(Ground(2, "0>1").project(as_is), {}, pace), {1 / 2.85, 1.85 / 2.85});
  expect_near(page_rank(Ground(1, "0>0").project(as_is), {}, pace), {1});
}

TEST(Betweenness, OfAPathAndAStar) {
  expect_near(betweenness(Ground(4, "0>1 1>2 2>3").project(as_is), {}, Weigh::count, pace), {0, 2, 2, 0});
  expect_near(betweenness(Ground(4, "0>1 2>0 0>3").project(undirected), {}, Weigh::count, pace), {3, 0, 0, 0});
  // The light way round goes through 1.
  expect_near(betweenness(Ground(3, "0>2:9 0>1:1 1>2:1").project(as_is, true), {}, Weigh::weight, pace), {0, 1, 0});
}

TEST(Closeness, OfAPath) {
  const Ground path(3, "0>1 1>2");
  expect_near(closeness(path.project(undirected), Weigh::count, pace), {2.0 / 3, 1, 2.0 / 3});
  expect_near(harmonic(path.project(as_is), Weigh::count, pace), {0.75, 0.5, 0});
}

TEST(Eigenvector, OfAStar) {
  expect_near(eigenvector(Ground(5, "0>1 0>2 0>3 0>4").project(undirected), {}, pace), {1, 0.5, 0.5, 0.5, 0.5});
}

TEST(Parts, Components) {
  const Ground ground(6, "0>1 1>0 1>2 4>3");
  EXPECT_EQ(weak_components(ground.project(as_is), pace), (Parts{0, 0, 0, 1, 1, 2}));
  EXPECT_EQ(strong_components(ground.project(as_is), pace), (Parts{0, 0, 1, 2, 3, 4}));
}

TEST(Parts, Cores) {
  EXPECT_EQ(core_numbers(Ground(5, "0>1 1>2 2>0 2>3 4>4").project(undirected), pace), (Parts{2, 2, 2, 1, 0}));
}

TEST(Parts, CommunitiesOfTwoTriangles) {
  const Projection graph = Ground(6, two_triangles).project(undirected);
  const Parts wanted{0, 0, 0, 1, 1, 1};
  EXPECT_EQ(louvain(graph, {}, pace), wanted);
  EXPECT_EQ(leiden(graph, {}, pace), wanted);
  EXPECT_EQ(label_propagation(graph, 100, pace), wanted);
  EXPECT_NEAR(modularity(graph, wanted, 1), 6.0 / 7 - 0.5, 1e-12);
}

TEST(Triangles, OfTwoTriangles) {
  const Triangles found = triangles(Ground(6, two_triangles + " 1>0 3>3").project(undirected), pace);
  EXPECT_EQ(found.all, 2U);
  EXPECT_EQ(found.at, (Counts{1, 1, 1, 1, 1, 1}));
  EXPECT_NEAR(found.clustering(2), 1.0 / 3, 1e-12);
  EXPECT_NEAR(found.transitivity(), 6.0 / 10, 1e-12);
}

TEST(Cuts, OfTwoTriangles) {
  const Projection graph = Ground(6, two_triangles).project(undirected);
  EXPECT_EQ(articulation_points(graph, pace), (std::vector<Node>{2, 3}));
  const auto found = bridges(graph, pace);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(graph.out().nodes[found[0]], 3U);
  EXPECT_TRUE(bridges(Ground(2, "0>1 1>0").project(undirected), pace).empty()) << "parallel edges";
}

TEST(Forest, TakesTheLightest) {
  const Projection graph = Ground(4, "0>1:1 1>2:2 2>0:3 3>3:0").project(undirected, true);
  double weight = 0;
  const auto forest = spanning_forest(graph, pace);
  for (const auto place : forest) weight += graph.out().weights[place];
  EXPECT_EQ(forest.size(), 2U);
  EXPECT_EQ(weight, 3);
}

TEST(Paths, OneAllAndSeveral) {
  const Ground ground(4, "0>1:1 1>3:1 0>2:1 2>3:1 0>3:5");
  const Projection plain = ground.project(as_is), weighted = ground.project(as_is, true);
  EXPECT_EQ(shortest_path(plain, 0, 3, Weigh::count, pace)->nodes, (std::vector<Node>{0, 3}));
  EXPECT_EQ(shortest_path(weighted, 0, 3, Weigh::weight, pace)->nodes, (std::vector<Node>{0, 1, 3}));
  EXPECT_FALSE(shortest_path(plain, 3, 0, Weigh::count, pace));
  EXPECT_EQ(all_shortest_paths(weighted, 0, 3, Weigh::weight, 10, pace).size(), 2U);
  EXPECT_EQ(all_shortest_paths(weighted, 0, 3, Weigh::weight, 1, pace).size(), 1U);
  const auto three = k_shortest_paths(weighted, 0, 3, 9, Weigh::weight, pace);
  ASSERT_EQ(three.size(), 3U);
  EXPECT_EQ(three[0].cost, 2);
  EXPECT_EQ(three[1].nodes, (std::vector<Node>{0, 2, 3}));
  EXPECT_EQ(three[2].cost, 5);
  EXPECT_EQ(shortest_path(plain, 2, 2, Weigh::count, pace)->nodes, std::vector<Node>{2});
  EXPECT_EQ(all_shortest_paths(plain, 2, 2, Weigh::count, 5, pace).size(), 1U);
}

TEST(Likeness, OfWhatIsSharedByTwo) {
  const Projection graph = Ground(5, "0>3 0>4 1>3 1>4 1>2 2>4").project(as_is);
  const auto score = [&](Measure measure) { return alike(graph, {measure, 1, 0, {0, 1}}, pace).at(0).score; };
  EXPECT_NEAR(score(Measure::common), 2, 1e-12);
  EXPECT_NEAR(score(Measure::jaccard), 2.0 / 3, 1e-12);
  EXPECT_NEAR(score(Measure::overlap), 1, 1e-12);
  EXPECT_NEAR(score(Measure::cosine), 2 / std::sqrt(6.0), 1e-12);
}

TEST(Trouble, WeightsThatCannotBe) {
  const Projection graph = Ground(2, "0>1:-1").project(as_is, true);
  EXPECT_THROW(static_cast<void>(shortest_path(graph, 0, 1, Weigh::weight, pace)), Error);
  EXPECT_THROW(static_cast<void>(eigenvector(Ground(3, "0>1 1>2").project(as_is), {1e-13, 5}, pace)), Error);
}

TEST(Trouble, PollEndsTheWork) {
  Pace stopped([] { throw Error(Trouble::cancelled, "stopped"); }, {});
  const Projection graph = Ground(6, two_triangles).project(as_is);
  EXPECT_THROW(static_cast<void>(page_rank(graph, {}, stopped)), Error);
}

TEST(Trouble, PollEndsBoostsWorkToo) {
  std::string line;
  constexpr int nodes = 70'000;
  for (int node = 1; node < nodes; ++node) line += std::to_string(node - 1) + ">" + std::to_string(node) + " ";
  const Ground ground(nodes, line);
  int polls = 0;
  Pace stopped(
      [&polls] {
        ++polls;
        throw Error(Trouble::cancelled, "stopped");
      },
      {});
  EXPECT_THROW(static_cast<void>(strong_components(ground.project(as_is), stopped)), Error);
  EXPECT_THROW(static_cast<void>(articulation_points(ground.project(undirected), stopped)), Error);
  EXPECT_EQ(polls, 2);
}

TEST(Empty, GraphsGiveNothing) {
  const Projection graph = Ground(0, "").project(undirected);
  EXPECT_TRUE(page_rank(graph, {}, pace).empty());
  EXPECT_TRUE(eigenvector(graph, {}, pace).empty());
  EXPECT_TRUE(core_numbers(graph, pace).empty());
  EXPECT_TRUE(leiden(graph, {}, pace).empty());
  EXPECT_TRUE(articulation_points(graph, pace).empty());
  EXPECT_TRUE(betweenness(graph, {}, Weigh::count, pace).empty());
  EXPECT_EQ(triangles(graph, pace).all, 0U);
}

}  // namespace
}  // namespace treatygraph::algorithms
