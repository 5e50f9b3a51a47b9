// Shortest paths between two nodes: one, all, and the k shortest without loops (Yen).
#include <algorithm>
#include <set>

#include "graph/algorithms/search.h"

namespace treatygraph::algorithms {
namespace {

Walk walk_back(const Projection& graph, const Search& search, Node from, Node to) {
  Walk walk;
  walk.cost = search.distance(to);
  walk.nodes.push_back(to);
  for (Node node = to; node != from;) {
    const std::uint32_t place = search.arrived(node);
    // The start of an edge, from its place: the list that holds it.
    const auto& offsets = graph.out().offsets;
    const auto after = std::upper_bound(offsets.begin(), offsets.end(), place);
    node = graph.out().first + static_cast<Node>(after - offsets.begin()) - 1;
    walk.places.push_back(place);
    walk.nodes.push_back(node);
  }
  std::reverse(walk.nodes.begin(), walk.nodes.end());
  std::reverse(walk.places.begin(), walk.places.end());
  return walk;
}

// Goes forward along edges of shortest paths only, and only to nodes from which the goal can be reached so.
class AllPaths {
 public:
  AllPaths(const Projection& graph, const Search& search, Node to, Pace& pace)
      : side_(graph.out()), search_(search), to_(to), pace_(pace), leads_(graph.size()) {
    leads_[to] = true;
    for (std::size_t i = search.order().size(); i-- > 0;) {
      const Node node = search.order()[i];
      const Side::Range at = side_.range(node);
      pace_.tick(at.to - at.from);
      for (std::uint32_t place = at.from; place < at.to && !leads_[node]; ++place) leads_[node] = goes_on(node, place);
    }
  }

  std::vector<Walk> list(Node from, std::uint64_t limit) {
    std::vector<Walk> walks;
    nodes_ = {from};
    next_ = {side_.range(from).from};
    while (!nodes_.empty() && walks.size() < limit) {
      pace_.tick();
      const Node node = nodes_.back();
      if (node == to_) walks.push_back({nodes_, places_, search_.distance(to_)});
      std::uint32_t& place = next_.back();
      const std::uint32_t end = node == to_ ? place : side_.range(node).to;
      while (place < end && !goes_on(node, place)) ++place;
      place < end ? descend(place++) : ascend();
    }
    return walks;
  }

 private:
  [[nodiscard]] bool goes_on(Node node, std::uint32_t place) const {
    const Node other = side_.nodes[place];
    return leads_[other] && search_.distance(node) + search_.length(place) == search_.distance(other);
  }
  void descend(std::uint32_t place) {
    places_.push_back(place);
    nodes_.push_back(side_.nodes[place]);
    next_.push_back(side_.range(nodes_.back()).from);
  }
  void ascend() {
    nodes_.pop_back();
    next_.pop_back();
    if (!places_.empty()) places_.pop_back();
  }

  const Side& side_;
  const Search& search_;
  Node to_;
  Pace& pace_;
  std::vector<bool> leads_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> places_, next_;
};

}  // namespace

Scores distances(const Projection& graph, Node from, Weigh weigh, Pace& pace) {
  if (weigh == Weigh::weight) require_weights(graph.out(), Least::zero);
  Search search(graph, weigh, pace);
  search.from(from);
  Scores result(graph.size());
  for (Node node = 0; node < graph.size(); ++node) result[node] = search.distance(node);
  return result;
}

std::optional<Walk> shortest_path(const Projection& graph, Node from, Node to, Weigh weigh, Pace& pace) {
  if (weigh == Weigh::weight) require_weights(graph.out(), Least::zero);
  Search search(graph, weigh, pace);
  search.from(from, to);
  if (search.distance(to) == unreached) return {};
  return walk_back(graph, search, from, to);
}

std::vector<Walk> all_shortest_paths(const Projection& graph, Node from, Node to, Weigh weigh, std::uint64_t limit,
                                     Pace& pace) {
  if (weigh == Weigh::weight) require_weights(graph.out(), Least::above_zero);
  Search search(graph, weigh, pace);
  search.from(from, to);
  if (search.distance(to) == unreached) return {};
  return AllPaths(graph, search, to, pace).list(from, limit);
}

}  // namespace treatygraph::algorithms
