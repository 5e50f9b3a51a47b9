// The k shortest paths that pass no node twice, after Yen: each next one leaves an earlier one at some node, by an
// edge that none of those before took from there.
#include <algorithm>
#include <set>
#include <tuple>

#include "graph/algorithms/search.h"

namespace treatygraph::algorithms {
namespace {

struct ByCost {
  bool operator()(const Walk& a, const Walk& b) const {
    return std::tie(a.cost, a.nodes, a.places) < std::tie(b.cost, b.nodes, b.places);
  }
};

class Yen {
 public:
  Yen(const Projection& graph, Node to, Weigh weigh, Pace& pace)
      : side_(graph.out()),
        to_(to),
        by_weight_(weigh == Weigh::weight),
        pace_(pace),
        blocked_(graph.size()),
        distance_(graph.size(), unreached),
        came_(graph.size()) {}

  std::vector<Walk> list(Node from, std::uint32_t k) {
    std::vector<Walk> found;
    std::set<Walk, ByCost> candidates;
    if (auto first = rest(Walk{{from}, {}, 0}, {})) candidates.insert(std::move(*first));
    while (!candidates.empty() && found.size() < k) {
      found.push_back(std::move(candidates.extract(candidates.begin()).value()));
      pace_.at("paths", found.size() - 1, k);
      branch(found, candidates);
    }
    return found;
  }

 private:
  [[nodiscard]] double length(std::uint32_t place) const { return by_weight_ ? side_.weight(place) : 1.0; }

  // All ways to leave the last path that was found.
  void branch(const std::vector<Walk>& found, std::set<Walk, ByCost>& candidates) {
    const Walk& last = found.back();
    Walk root{{last.nodes.front()}, {}, 0};
    for (std::size_t i = 0; i < last.places.size(); ++i) {
      std::set<std::uint32_t> taken;
      for (const Walk& each : found) {
        const auto head = static_cast<std::ptrdiff_t>(i);
        if (each.places.size() > i &&
            std::equal(root.places.begin(), root.places.end(), each.places.begin(), each.places.begin() + head))
          taken.insert(each.places[i]);
      }
      if (auto next = rest(root, taken)) candidates.insert(std::move(*next));
      blocked_[root.nodes.back()] = true;
      root.cost += length(last.places[i]);
      root.places.push_back(last.places[i]);
      root.nodes.push_back(last.nodes[i + 1]);
    }
    for (const Node node : root.nodes) blocked_[node] = false;
  }

  // The root with the shortest way from its end to the goal, past blocked nodes and not by the edges `taken` from
  // there.
  std::optional<Walk> rest(const Walk& root, const std::set<std::uint32_t>& taken) {
    const auto later = std::greater<>();
    const Node start = root.nodes.back();
    std::vector<std::pair<double, Node>> heap{{0.0, start}};
    std::vector<Node> touched{start};
    distance_[start] = 0;
    while (!heap.empty() && heap.front().second != to_) {
      const auto [distance, node] = heap.front();
      std::pop_heap(heap.begin(), heap.end(), later);
      heap.pop_back();
      if (distance > distance_[node]) continue;
      const Side::Range at = side_.range(node);
      pace_.tick(std::uint64_t{4} * (at.to - at.from));
      for (std::uint32_t place = at.from; place < at.to; ++place) {
        const Node other = side_.nodes[place];
        const double next = distance + length(place);
        if (blocked_[other] || next >= distance_[other] || (node == start && taken.contains(place))) continue;
        if (distance_[other] == unreached) touched.push_back(other);
        distance_[other] = next;
        came_[other] = {node, place};
        heap.emplace_back(next, other);
        std::push_heap(heap.begin(), heap.end(), later);
      }
    }
    std::optional<Walk> walk;
    if (!heap.empty()) walk = joined(root, start);
    for (const Node node : touched) distance_[node] = unreached;
    return walk;
  }

  [[nodiscard]] Walk joined(const Walk& root, Node start) const {
    Walk walk = root;
    std::vector<Step> steps;
    for (Node node = to_; node != start; node = came_[node].node) steps.push_back({node, came_[node].place});
    for (std::size_t i = steps.size(); i-- > 0;) {
      walk.nodes.push_back(steps[i].node);
      walk.places.push_back(steps[i].place);
      walk.cost += length(steps[i].place);
    }
    return walk;
  }

  struct Step {
    Node node = 0;
    std::uint32_t place = 0;
  };
  const Side& side_;
  Node to_;
  bool by_weight_;
  Pace& pace_;
  std::vector<bool> blocked_;
  std::vector<double> distance_;
  std::vector<Step> came_;
};

}  // namespace

std::vector<Walk> k_shortest_paths(const Projection& graph, Node from, Node to, std::uint32_t k, Weigh weigh,
                                   Pace& pace) {
  if (weigh == Weigh::weight) require_weights(graph.out(), Least::zero);
  return Yen(graph, to, weigh, pace).list(from, k);
}

}  // namespace treatygraph::algorithms
