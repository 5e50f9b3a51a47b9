// The view that Boost.Graph has of a projection, and Boost's algorithms over it beside our own.
#include "graph/algorithms/boost_graph.h"

#include <gtest/gtest.h>

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <cmath>

#include "ground.h"

namespace treatygraph::algorithms {
namespace {

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<BoostGraph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<BoostGraph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<BoostGraph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<BoostGraph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<BoostGraph>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<BoostGraph, Node, boost::vertex_index_t>));

TEST(BoostView, HasEveryEdgeThreeTimes) {
  const Ground ground(40, tangle(40, 150));
  const Projection graph = ground.project(Facing::as_is);
  const BoostGraph view(graph);
  std::size_t out = 0, in = 0, all = 0;
  for (auto [v, end] = vertices(view); v != end; ++v) {
    for (auto [e, last] = out_edges(*v, view); e != last; ++e, ++out) EXPECT_EQ(source(*e, view), *v);
    for (auto [e, last] = in_edges(*v, view); e != last; ++e, ++in) EXPECT_EQ(target(*e, view), *v);
  }
  for (auto [e, end] = edges(view); e != end; ++e) ++all;
  EXPECT_EQ(out, 150U);
  EXPECT_EQ(in, 150U);
  EXPECT_EQ(all, num_edges(view));
}

TEST(BoostView, BetweennessIsOurs) {
  const Ground ground(40, tangle(40, 150));
  const Projection graph = ground.project(Facing::as_is, false, Parallel::one);
  const BoostGraph view(graph);
  Scores theirs(graph.size());
  boost::brandes_betweenness_centrality(
      view, boost::make_iterator_property_map(theirs.begin(), get(boost::vertex_index, view)));
  Pace pace;
  const Scores ours = betweenness(graph, {}, Weigh::count, pace);
  for (Node node = 0; node < graph.size(); ++node) EXPECT_NEAR(ours[node], theirs[node], 1e-9);
}

TEST(BoostView, DistancesAreOurs) {
  const Ground ground(40, tangle(40, 150));
  const Projection graph = ground.project(Facing::as_is, true);
  const BoostGraph view(graph);
  const auto weight =
      boost::make_function_property_map<BoostEdge>([&](const BoostEdge& e) { return graph.out().weights[e.place]; });
  Scores theirs(graph.size());
  boost::dijkstra_shortest_paths(view, Node{0},
                                 boost::weight_map(weight).distance_map(boost::make_iterator_property_map(
                                     theirs.begin(), get(boost::vertex_index, view))));
  Pace pace;
  const Scores ours = distances(graph, 0, Weigh::weight, pace);
  for (Node node = 0; node < graph.size(); ++node) {
    if (std::isinf(ours[node])) continue;  // Boost says the greatest double
    EXPECT_EQ(ours[node], theirs[node]);
  }
}

}  // namespace
}  // namespace treatygraph::algorithms
