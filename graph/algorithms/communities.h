// Communities: what Louvain and Leiden share: a weighted graph that can be shrunk to its communities, and the moving of
// single nodes to where they raise modularity most.
#pragma once

#include <vector>

#include "graph/algorithms/algorithms.h"
#include "graph/algorithms/chance.h"

namespace treatygraph::algorithms {

struct Level {
  std::vector<std::uint32_t> offsets;
  std::vector<Node> nodes;       // neighbours, the node itself left out
  std::vector<double> weights;   // empty: 1 each
  std::vector<double> strength;  // of a node: of all its edges, loops twice
  double total = 0;              // of all strengths

  [[nodiscard]] Node size() const { return static_cast<Node>(strength.size()); }
  [[nodiscard]] double weight(std::uint32_t place) const { return weights.empty() ? 1.0 : weights[place]; }
};

[[nodiscard]] Level first_level(const Projection& graph);
// `parts` become nodes; they must be numbered without gaps.
[[nodiscard]] Level shrink(const Level& level, const Parts& parts, Pace& pace);

// How heavily a node hangs on the parts around it.
class Ties {
 public:
  explicit Ties(Node size) : weight_(size) {}
  void gather(const Level& level, const Parts& parts, Node node) {
    for (const std::uint32_t part : around_) weight_[part] = 0;
    around_.clear();
    for (std::uint32_t i = level.offsets[node]; i < level.offsets[node + 1]; ++i) {
      const std::uint32_t part = parts[level.nodes[i]];
      if (weight_[part] == 0) around_.push_back(part);
      weight_[part] += level.weight(i);
    }
  }
  [[nodiscard]] const std::vector<std::uint32_t>& around() const { return around_; }
  [[nodiscard]] double to(std::uint32_t part) const { return weight_[part]; }

 private:
  std::vector<double> weight_;
  std::vector<std::uint32_t> around_;
};

// Moves nodes, in an order drawn by chance and again wherever a neighbour moved, until none gains. True if any moved.
bool move_nodes(const Level& level, Parts& parts, double resolution, Chance& chance, Pace& pace);

}  // namespace treatygraph::algorithms
