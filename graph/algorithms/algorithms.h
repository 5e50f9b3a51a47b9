// Algorithms: what can be computed of a projection. Values come by node, 0 … size()-1. Everything is deterministic:
// ties go to the lesser node or to the edge that comes first in its list, chance comes from a fixed seed.
//
// "undirected" behind a name: the projection must be undirected; otherwise edges are followed as they face.
// Weights count where they are said to; all must be numbers, and none negative unless said otherwise.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/algorithms/projection.h"

namespace treatygraph::algorithms {

using Scores = std::vector<double>;  // by node
using Counts = std::vector<std::uint64_t>;
using Parts = std::vector<std::uint32_t>;  // by node: the number of its part; parts are numbered by their least node

// ---- centrality ----

enum class Weigh : std::uint8_t { count, weight };
// Edges, or the sum of their weights, in out(). A loop counts once, in an undirected projection twice.
[[nodiscard]] Scores degree(const Projection& graph, Weigh weigh);

struct PageRank {
  double damping = 0.85;
  double tolerance = 1e-12;  // of the sum of changes in one round
  std::uint32_t rounds = 1000;
  std::vector<Node> sources = {};  // the surfer starts anew at these; empty: anywhere
};
// Sums to 1. From nodes without edges the surfer starts anew. By weight. Reads in() and out().
[[nodiscard]] Scores page_rank(const Projection& graph, const PageRank& how, Pace& pace);

struct Settling {
  double tolerance = 1e-13;
  std::uint32_t rounds = 10'000;
};
// The greatest is 1. By weight. Reads in(). Throws Error(limit) where it does not settle.
[[nodiscard]] Scores eigenvector(const Projection& graph, const Settling& how, Pace& pace);

// How many nodes are looked from: 0 is all of them; a sample is drawn by the seed and scaled up.
struct Sample {
  std::uint32_t nodes = 0;
  std::uint64_t seed = 42;
};
// Shortest paths through a node, by length or weight; ends do not count. Undirected pairs count once. Parallel edges
// are paths of their own.
[[nodiscard]] Scores betweenness(const Projection& graph, const Sample& sample, Weigh weigh, Pace& pace);
// (nodes reached - 1) / sum of distances to them; harmonic: the sum of 1/distance, over size()-1.
[[nodiscard]] Scores closeness(const Projection& graph, Weigh weigh, Pace& pace);
[[nodiscard]] Scores harmonic(const Projection& graph, Weigh weigh, Pace& pace);

// ---- parts ----

[[nodiscard]] Parts weak_components(const Projection& graph, Pace& pace);  // reads out()
[[nodiscard]] Parts strong_components(const Projection& graph, Pace& pace);
// The greatest k with the node in a part where all have degree k. undirected. Parallel edges count, loops do not.
[[nodiscard]] Parts core_numbers(const Projection& graph, Pace& pace);

[[nodiscard]] Parts label_propagation(const Projection& graph, std::uint32_t rounds, Pace& pace);  // undirected
struct Communities {
  double resolution = 1.0;
  std::uint64_t seed = 42;
  std::uint32_t rounds = 6;  // Leiden: times that the whole is gone through, fewer where nothing moves any more
};
// By modularity and weight, undirected.
[[nodiscard]] Parts louvain(const Projection& graph, const Communities& how, Pace& pace);
[[nodiscard]] Parts leiden(const Projection& graph, const Communities& how, Pace& pace);
[[nodiscard]] double modularity(const Projection& graph, const Parts& parts, double resolution);  // undirected

// Parts of any numbers, numbered anew by their least node.
[[nodiscard]] Parts renumbered(const Parts& parts);

// ---- triangles ---- undirected; loops and parallel edges do not count

struct Triangles {
  Counts at;                          // by node
  std::vector<std::uint32_t> degree;  // distinct neighbours
  std::uint64_t all = 0;
  [[nodiscard]] double clustering(Node node) const;  // 0 for fewer than two neighbours
  [[nodiscard]] double transitivity() const;         // closed ones among all pairs of neighbours; 0 for none
};
[[nodiscard]] Triangles triangles(const Projection& graph, Pace& pace);

// ---- cuts ---- undirected

[[nodiscard]] std::vector<Node> articulation_points(const Projection& graph, Pace& pace);  // ascending
// Places in out(), of both directions the first; parallel edges are no bridges.
[[nodiscard]] std::vector<std::uint32_t> bridges(const Projection& graph, Pace& pace);
// Places in out(); weights may be negative. Edges of equal weight by their first place.
[[nodiscard]] std::vector<std::uint32_t> spanning_forest(const Projection& graph, Pace& pace);

// ---- paths ---- follow out()

struct Walk {
  std::vector<Node> nodes;
  std::vector<std::uint32_t> places;  // in out(); one fewer than nodes
  double cost = 0;
};
[[nodiscard]] Scores distances(const Projection& graph, Node from, Weigh weigh, Pace& pace);  // infinity: not reached
[[nodiscard]] std::optional<Walk> shortest_path(const Projection& graph, Node from, Node to, Weigh weigh, Pace& pace);
// All of them, at most `limit`.
[[nodiscard]] std::vector<Walk> all_shortest_paths(const Projection& graph, Node from, Node to, Weigh weigh,
                                                   std::uint64_t limit, Pace& pace);
// The `k` shortest that pass no node twice (Yen), by cost.
[[nodiscard]] std::vector<Walk> k_shortest_paths(const Projection& graph, Node from, Node to, std::uint32_t k,
                                                 Weigh weigh, Pace& pace);

// ---- likeness ---- nodes alike by what both point at: reads out() and in()

enum class Measure : std::uint8_t { common, jaccard, overlap, cosine };
struct Likeness {
  Measure measure = Measure::jaccard;
  std::uint32_t top = 10;     // a node; 0: all
  double least = 0;           // score
  std::vector<Node> of = {};  // ascending; only these are compared; empty: all
};
struct Alike {
  Node a, b;  // by a, then score, then b. Each node has its own `top`: a pair may come twice, as (a, b) and (b, a)
  double score;
  std::uint32_t common;
};
// Parallel edges count once; cosine is by weight (their sum).
[[nodiscard]] std::vector<Alike> alike(const Projection& graph, const Likeness& how, Pace& pace);

}  // namespace treatygraph::algorithms
