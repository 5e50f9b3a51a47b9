// What holds a graph together: articulation points by Boost; bridges and spanning forests by own code, for Boost does
// not tell parallel edges apart.
#include <algorithm>
#include <boost/graph/biconnected_components.hpp>
#include <iterator>
#include <numeric>

#include "graph/algorithms/algorithms.h"
#include "graph/algorithms/boost_graph.h"

namespace treatygraph::algorithms {
namespace {

// A walk in depth that knows for each node the earliest one that can be reached without the edge it came by.
class BridgeWalk {
 public:
  BridgeWalk(const Projection& graph, Pace& pace)
      : graph_(graph), pace_(pace), entered_(graph.size(), no_node), low_(graph.size()) {}

  std::vector<std::uint32_t> bridges() {
    for (Node node = 0; node < graph_.size(); ++node) {
      if (entered_[node] == no_node) walk(node);
    }
    std::sort(bridges_.begin(), bridges_.end());
    return std::move(bridges_);
  }

 private:
  struct Level {
    Node node, parent;
    std::uint32_t by, next, end;  // places in out()
    bool back_seen;               // the edge back to the parent: a second one is a parallel edge
  };

  void enter(Node node, Node parent, std::uint32_t by) {
    const Side::Range at = graph_.out().range(node);
    entered_[node] = low_[node] = clock_++;
    stack_.push_back({node, parent, by, at.from, at.to, false});
    pace_.tick(at.to - at.from);
  }

  void walk(Node root) {
    enter(root, no_node, no_node);
    while (!stack_.empty()) {
      Level& level = stack_.back();
      if (level.next == level.end)
        leave();
      else
        follow(level, level.next++);
    }
  }

  void follow(Level& level, std::uint32_t place) {
    const Node other = graph_.out().nodes[place];
    if (other == level.parent && !std::exchange(level.back_seen, true)) return;
    if (entered_[other] == no_node)
      enter(other, level.node, place);
    else
      low_[level.node] = std::min(low_[level.node], entered_[other]);
  }

  void leave() {
    const Level level = stack_.back();
    stack_.pop_back();
    if (level.parent == no_node) return;
    low_[level.parent] = std::min(low_[level.parent], low_[level.node]);
    if (low_[level.node] > entered_[level.parent]) bridges_.push_back(first_place(level));
  }

  // The edge's place in the list of its lesser node.
  [[nodiscard]] std::uint32_t first_place(const Level& level) const {
    if (level.parent < level.node) return level.by;
    const Side& side = graph_.out();
    const auto others = side.of(level.node);
    const auto found = std::find(others.begin(), others.end(), level.parent);
    return side.range(level.node).from + static_cast<std::uint32_t>(found - others.begin());
  }

  const Projection& graph_;
  Pace& pace_;
  std::vector<std::uint32_t> entered_, low_, bridges_;
  std::vector<Level> stack_;
  std::uint32_t clock_ = 0;
};

}  // namespace

std::vector<Node> articulation_points(const Projection& graph, Pace& pace) {
  const BoostGraph view(graph, &pace);
  std::vector<Node> points;
#ifndef __clang_analyzer__  // it takes hours over Boost's walk
  boost::articulation_points(view, std::back_inserter(points));
#endif
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  return points;
}

std::vector<std::uint32_t> bridges(const Projection& graph, Pace& pace) { return BridgeWalk(graph, pace).bridges(); }

// Kruskal: the lightest edges first, each that joins two trees.
std::vector<std::uint32_t> spanning_forest(const Projection& graph, Pace& pace) {
  const Side& side = graph.out();
  struct Candidate {
    double weight;
    std::uint32_t place;
    Node a, b;
  };
  std::vector<Candidate> candidates;
  for (Node node = 0; node < graph.size(); ++node) {
    const Side::Range at = side.range(node);
    for (std::uint32_t place = at.from; place < at.to; ++place) {
      if (node < side.nodes[place]) candidates.push_back({side.weight(place), place, node, side.nodes[place]});
    }
  }
  pace.poll();
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& x, const Candidate& y) { return x.weight < y.weight; });
  std::vector<Node> parent(graph.size());
  std::iota(parent.begin(), parent.end(), Node{0});
  const auto root = [&](Node node) {
    while (parent[node] != node) node = parent[node] = parent[parent[node]];
    return node;
  };
  std::vector<std::uint32_t> forest;
  for (const Candidate& each : candidates) {
    pace.tick();
    const Node a = root(each.a), b = root(each.b);
    if (a == b) continue;
    parent[std::max(a, b)] = std::min(a, b);
    forest.push_back(each.place);
  }
  std::sort(forest.begin(), forest.end());
  return forest;
}

}  // namespace treatygraph::algorithms
