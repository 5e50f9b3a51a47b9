#include "graph/algorithms/search.h"

#include <algorithm>

#include "extract/base/error.h"

namespace treatygraph::algorithms {

void require_weights(const Side& side, Least least) {
  const auto bad = std::find_if(side.weights.begin(), side.weights.end(),
                                [&](double w) { return w < 0 || (least == Least::above_zero && w == 0); });
  if (bad == side.weights.end()) return;
  throw Error(Trouble::bad_query, *bad < 0 ? "a weight is negative" : "a weight is 0", {},
              least == Least::zero ? "shortest paths need weights of 0 or more"
                                   : "counting shortest paths needs weights above 0");
}

void Search::forget() {
  for (const std::vector<Node>* nodes : {&order_, &touched_}) {
    for (const Node node : *nodes) {
      distance_[node] = unreached;
      arrived_[node] = no_node;
    }
  }
  order_.clear();
  touched_.clear();
  heap_.clear();
}

void Search::from(Node start, Node goal) {
  forget();
  distance_[start] = 0;
  if (by_weight_) {
    touched_.push_back(start);
    heap_.emplace_back(0.0, start);
    by_weight(goal);
  } else {
    order_.push_back(start);
    by_length(goal);
  }
}

void Search::by_length(Node goal) {
  for (std::size_t i = 0; i < order_.size(); ++i) {
    const Node node = order_[i];
    if (goal != no_node && distance_[goal] != unreached && distance_[node] >= distance_[goal]) return;
    const Side::Range at = side_.range(node);
    pace_.tick(at.to - at.from);
    const double next = distance_[node] + 1;
    for (std::uint32_t place = at.from; place < at.to; ++place) {
      const Node other = side_.nodes[place];
      if (distance_[other] != unreached) continue;
      distance_[other] = next;
      arrived_[other] = place;
      order_.push_back(other);
    }
  }
}

void Search::by_weight(Node goal) {
  const auto later = std::greater<>();
  while (!heap_.empty()) {
    const auto [distance, node] = heap_.front();
    std::pop_heap(heap_.begin(), heap_.end(), later);
    heap_.pop_back();
    if (distance > distance_[node]) continue;  // it was reached on a shorter way since
    if (goal != no_node && distance > distance_[goal]) return;
    order_.push_back(node);
    const Side::Range at = side_.range(node);
    pace_.tick(std::uint64_t{4} * (at.to - at.from));
    for (std::uint32_t place = at.from; place < at.to; ++place) {
      const Node other = side_.nodes[place];
      const double next = distance + side_.weights[place];
      if (next >= distance_[other]) continue;
      if (distance_[other] == unreached) touched_.push_back(other);
      distance_[other] = next;
      arrived_[other] = place;
      heap_.emplace_back(next, other);
      std::push_heap(heap_.begin(), heap_.end(), later);
    }
  }
}

}  // namespace treatygraph::algorithms
