// Triangles, each found once: from its node of the least degree.
#include <algorithm>

#include "graph/algorithms/algorithms.h"

namespace treatygraph::algorithms {
namespace {

// Distinct neighbours without loops.
struct Simple {
  std::vector<std::uint32_t> offsets{0};
  std::vector<Node> nodes;
  [[nodiscard]] std::span<const Node> of(Node node) const {
    return std::span(nodes).subspan(offsets[node], offsets[node + 1] - offsets[node]);
  }
  [[nodiscard]] std::uint32_t degree(Node node) const { return offsets[node + 1] - offsets[node]; }
};

Simple simplify(const Projection& graph, Pace& pace) {
  Simple simple;
  simple.offsets.reserve(std::size_t{graph.size()} + 1);
  simple.nodes.reserve(graph.out().nodes.size());
  std::vector<Node> seen(graph.size(), no_node);
  for (Node node = 0; node < graph.size(); ++node) {
    const auto others = graph.out().of(node);
    pace.tick(others.size());
    seen[node] = node;
    for (const Node other : others) {
      if (std::exchange(seen[other], node) != node) simple.nodes.push_back(other);
    }
    simple.offsets.push_back(static_cast<std::uint32_t>(simple.nodes.size()));
  }
  return simple;
}

// Of the neighbours only those of greater degree, ties by number.
Simple upwards(const Simple& simple, Node size) {
  Simple up;
  up.offsets.reserve(simple.offsets.size());
  up.nodes.reserve(simple.nodes.size() / 2);
  for (Node node = 0; node < size; ++node) {
    for (const Node other : simple.of(node)) {
      if (std::pair(simple.degree(node), node) < std::pair(simple.degree(other), other)) up.nodes.push_back(other);
    }
    up.offsets.push_back(static_cast<std::uint32_t>(up.nodes.size()));
  }
  return up;
}

}  // namespace

double Triangles::clustering(Node node) const {
  const double neighbours = degree[node];
  return neighbours < 2 ? 0 : 2.0 * static_cast<double>(at[node]) / (neighbours * (neighbours - 1));
}

double Triangles::transitivity() const {
  double pairs = 0;
  for (const std::uint32_t each : degree) pairs += each < 2 ? 0 : 0.5 * each * (each - 1.0);
  return pairs == 0 ? 0 : 3.0 * static_cast<double>(all) / pairs;
}

Triangles triangles(const Projection& graph, Pace& pace) {
  const Simple simple = simplify(graph, pace);
  const Simple up = upwards(simple, graph.size());
  Triangles result{Counts(graph.size()), std::vector<std::uint32_t>(graph.size()), 0};
  std::vector<Node> marked(graph.size(), no_node);
  for (Node node = 0; node < graph.size(); ++node) {
    result.degree[node] = simple.degree(node);
    for (const Node other : up.of(node)) marked[other] = node;
    for (const Node other : up.of(node)) {
      pace.tick(up.degree(other) + 1);
      for (const Node third : up.of(other)) {
        if (marked[third] != node) continue;
        ++result.at[node];
        ++result.at[other];
        ++result.at[third];
        ++result.all;
      }
    }
  }
  return result;
}

}  // namespace treatygraph::algorithms
