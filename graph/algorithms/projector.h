// Projector: makes the compressed lists from whatever can name its edges one after the other, as often as it is asked.
#pragma once

#include <algorithm>
#include <vector>

#include "extract/base/error.h"
#include "graph/algorithms/projection.h"

namespace treatygraph::algorithms {

struct ProjectedEdge {
  Node start, end;
  double weight;
  EdgeId edge;
};

// The weight that a property's value says; 1 for null. Throws Error(bad_query) for what is no number.
[[nodiscard]] double weight_of(const Value& value);

class Projector {
 public:
  using Arrays = Projection::Arrays;

  Projector(const Selection& selection, std::vector<NodeId> ids, Pace& pace) : selection_(selection), pace_(pace) {
    result_.ids_ = std::move(ids);
    result_.undirected_ = selection.facing == Facing::undirected;
  }

  // `each(visit)` calls visit(ProjectedEdge) for every edge, by (start, type, edge), every time alike.
  template <typename Each>
  Projection lists(const Each& each) {
    const bool back = selection_.facing == Facing::reversed;
    if (result_.undirected_ || selection_.sides != Sides::in) fill(result_.out_arrays_, each, back);
    if (!result_.undirected_ && selection_.sides != Sides::out) fill(result_.in_arrays_, each, !back);
    result_.out_ = result_.out_arrays_.side();
    result_.in_ = result_.undirected_ ? result_.out_ : result_.in_arrays_.side();
    return std::move(result_);
  }

  // The same where the lists are ready: `by_start(true)` reads them by start, `by_start(false)` by end.
  template <typename Read>
  Projection ready(const Read& by_start) {
    const bool forth = selection_.facing != Facing::reversed;
    if (selection_.sides != Sides::in) result_.out_arrays_ = by_start(forth);
    if (selection_.sides != Sides::out) result_.in_arrays_ = by_start(!forth);
    result_.out_ = result_.out_arrays_.side();
    result_.in_ = result_.in_arrays_.side();
    return std::move(result_);
  }

 private:
  // The list by start, or `back` by end; both in one where the projection is undirected.
  template <typename Each>
  void fill(Arrays& arrays, const Each& each, bool back) {
    const std::uint64_t count = count_entries(arrays, each, back);
    const bool weighted = selection_.weight.has_value() || selection_.edges.has_value();
    arrays.nodes.resize(count);
    if (weighted) arrays.weights.resize(count);
    if (selection_.named == Edges::named) arrays.edges.resize(count);
    std::vector<std::uint32_t> next(arrays.offsets.begin(), arrays.offsets.end() - 1);
    const auto put = [&](Node at, Node other, const ProjectedEdge& edge) {
      const std::uint32_t place = next[at]++;
      arrays.nodes[place] = other;
      if (!arrays.weights.empty()) arrays.weights[place] = edge.weight;
      if (!arrays.edges.empty()) arrays.edges[place] = edge.edge;
    };
    each([&](const ProjectedEdge& e) { back ? put(e.end, e.start, e) : put(e.start, e.end, e); });
    if (result_.undirected_) each([&](const ProjectedEdge& e) { put(e.end, e.start, e); });
    if (selection_.parallel != Parallel::keep) merge(arrays);
  }

  template <typename Each>
  std::uint64_t count_entries(Arrays& arrays, const Each& each, bool back) {
    std::vector<std::uint32_t>& offsets = arrays.offsets;
    offsets.assign(result_.ids_.size() + 1, 0);
    std::uint64_t count = 0;
    each([&](const ProjectedEdge& e) {
      ++offsets[(back ? e.end : e.start) + 1];
      if (result_.undirected_) ++offsets[e.end + 1];
      count += result_.undirected_ ? 2 : 1;
    });
    if (count >= no_node) {
      throw Error(Trouble::limit, "the projection has more relationships than an algorithm can hold", {},
                  "narrow it with labels or types");
    }
    for (std::size_t i = 1; i < offsets.size(); ++i) offsets[i] += offsets[i - 1];
    pace_.poll();
    return count;
  }

  void merge(Arrays& arrays) const;

  const Selection& selection_;
  Pace& pace_;
  Projection result_;
};

}  // namespace treatygraph::algorithms
