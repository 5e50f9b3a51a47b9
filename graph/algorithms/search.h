// Search: shortest distances from one node, by the number of edges or by weight, again and again over the same graph.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <utility>
#include <vector>

#include "graph/algorithms/algorithms.h"

namespace treatygraph::algorithms {

inline constexpr double unreached = std::numeric_limits<double>::infinity();

// Which weights a search can follow. Throws Error(bad_query) for others.
enum class Least : std::uint8_t { zero, above_zero };
void require_weights(const Side& side, Least least);

class Search {
 public:
  Search(const Projection& graph, Weigh weigh, Pace& pace)
      : side_(graph.out()),
        by_weight_(weigh == Weigh::weight && !side_.weights.empty()),
        pace_(pace),
        distance_(graph.size(), unreached),
        arrived_(graph.size(), no_node) {}

  // From `start` until `goal` has its distance, or everywhere.
  void from(Node start, Node goal = no_node);

  [[nodiscard]] double distance(Node node) const { return distance_[node]; }
  // The nodes that have their distance, nearest first.
  [[nodiscard]] const std::vector<Node>& order() const { return order_; }
  // The place in out() of the edge by which the node was reached; no_node at the start.
  [[nodiscard]] std::uint32_t arrived(Node node) const { return arrived_[node]; }
  [[nodiscard]] double length(std::uint32_t place) const { return by_weight_ ? side_.weights[place] : 1.0; }

 private:
  void forget();
  void by_length(Node goal);
  void by_weight(Node goal);

  const Side& side_;
  bool by_weight_;
  Pace& pace_;
  std::vector<double> distance_;
  std::vector<std::uint32_t> arrived_;
  std::vector<Node> order_;
  std::vector<Node> touched_;  // by weight: reached, though not all of them for good
  std::vector<std::pair<double, Node>> heap_;
};

}  // namespace treatygraph::algorithms
