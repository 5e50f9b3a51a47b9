// Ways: the adjacencies that a step over relationships walks: one for each type and direction, types ascending, as
// Graph::neighbours gives its edges.
#pragma once

#include <algorithm>
#include <vector>

#include "graph/query/batch/batch.h"

namespace treatygraph::query::batch {

struct Way {
  Code type;
  const image::Adjacency* adjacency;
};

class Ways {
 public:
  Ways(Run& run, const std::vector<WordId>& words, Direction direction) : image_(*run.graph.image()) {
    auto codes = run.codes(words);
    if (!codes) return;
    if (codes->empty()) {
      for (Code type = 0; type < image_.words(Vocabulary::type).size(); ++type) codes->push_back(type);
    }
    std::sort(codes->begin(), codes->end());
    for (const Code type : *codes) {
      if (image_.edges(type) == 0) continue;
      types_.push_back(type);
      if (direction != Direction::incoming) outgoing_.push_back({type, &image_.outgoing(type)});
      if (direction != Direction::outgoing) incoming_.push_back({type, &image_.incoming(type)});
    }
  }

  [[nodiscard]] const std::vector<Code>& types() const { return types_; }
  [[nodiscard]] bool both() const { return !outgoing_.empty() && !incoming_.empty(); }
  // Those of one direction; requires that it is not both.
  [[nodiscard]] const std::vector<Way>& single() const { return outgoing_.empty() ? incoming_ : outgoing_; }

  [[nodiscard]] bool ascending() const {
    return std::all_of(single().begin(), single().end(), [](const Way& way) { return way.adjacency->ascending; });
  }
  [[nodiscard]] const std::vector<Way>& outgoing() const { return outgoing_; }
  [[nodiscard]] const std::vector<Way>& incoming() const { return incoming_; }

  struct Reached {
    Cell edge;
    image::Node node;
  };
  // The edges at a node whatever the direction, a loop once, by (type, edge id).
  void around(image::Node node, std::vector<Reached>& out) const {
    for (std::size_t i = 0; i < types_.size(); ++i) {
      const std::size_t begin = out.size();
      if (!outgoing_.empty()) add(outgoing_[i], node, false, out);
      if (!incoming_.empty()) add(incoming_[i], node, both(), out);
      if (!both()) continue;
      const auto id = [&](const Reached& each) { return image_.edge_id(type_of(each.edge), place_of(each.edge)); };
      std::sort(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
                [&](const Reached& a, const Reached& b) { return id(a) < id(b); });
    }
  }

  // The edges from one node to another; requires that the ways are of one direction.
  template <typename Visit>
  void between(image::Node node, image::Node wanted, Visit visit) const {
    for (const Way& way : single()) {
      auto [i, end] = way.adjacency->range(node);
      const image::BitPacked<image::Node> nodes = way.adjacency->nodes;
      const bool sorted = way.adjacency->ascending && end - i > few;
      if (sorted) i = static_cast<std::uint32_t>(nodes.lower_bound(i, end, wanted));
      for (; i < end && (!sorted || nodes[i] == wanted); ++i) {
        if (nodes[i] == wanted) visit(edge_cell(way.type, way.adjacency->place(i, wanted)));
      }
    }
  }
  static constexpr std::uint64_t few = 32;  // edges that are looked through rather than searched or sorted

  [[nodiscard]] std::uint64_t degree(image::Node node) const {
    std::uint64_t sum = 0;
    for (const Way& way : outgoing_) sum += way.adjacency->degree(node);
    for (const Way& way : incoming_) sum += way.adjacency->degree(node);
    return sum;
  }

 private:
  static void add(const Way& way, image::Node node, bool without_loops, std::vector<Reached>& out) {
    const auto [from, to] = way.adjacency->range(node);
    for (std::uint32_t i = from; i < to; ++i) {
      const image::Node other = way.adjacency->nodes[i];
      if (without_loops && other == node) continue;
      out.push_back({edge_cell(way.type, way.adjacency->place(i, other)), other});
    }
  }

  const image::Image& image_;
  std::vector<Code> types_;
  std::vector<Way> outgoing_, incoming_;
};

}  // namespace treatygraph::query::batch
