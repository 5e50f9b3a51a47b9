// Projection: what an algorithm sees of a graph: some nodes numbered 0 … size()-1 by ascending id, and the edges
// between them as two compressed lists, by start and by end.
//
//   Selection selection;
//   selection.types = {cites};
//   const Projection graph = project(source, selection, pace);
//   for (Node n = 0; n < graph.size(); ++n)
//     for (Node cited : graph.out().of(n)) …
//
// The lists are read from the source's image where it has one (as they stand, if the selection is all nodes, one type
// and no weight), otherwise through Graph. All three give the same lists: at a node the edges come by (node at the
// start, type, edge).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "graph/algorithms/pace.h"
#include "graph/model/graph.h"

namespace treatygraph::algorithms {

using Node = std::uint32_t;
inline constexpr Node no_node = ~Node{0};

// The edges by one of their ends. Only nodes from `first` on, as many as there are offsets but one, have any.
struct Side {
  Node first = 0;
  std::span<const std::uint32_t> offsets;
  std::span<const Node> nodes;      // at the other end
  std::span<const double> weights;  // empty: every edge weighs 1
  std::span<const EdgeId> edges;    // empty unless the selection names edges

  struct Range {
    std::uint32_t from, to;
  };
  [[nodiscard]] Range range(Node node) const {
    const std::uint32_t i = node - first;
    if (offsets.size() < 2 || i >= offsets.size() - 1) return {0, 0};
    return {offsets[i], offsets[i + 1]};
  }
  [[nodiscard]] std::span<const Node> of(Node node) const {
    const Range at = range(node);
    return nodes.subspan(at.from, at.to - at.from);
  }
  [[nodiscard]] std::uint32_t degree(Node node) const {
    const Range at = range(node);
    return at.to - at.from;
  }
  [[nodiscard]] double weight(std::uint32_t index) const { return weights.empty() ? 1.0 : weights[index]; }
};

enum class Facing : std::uint8_t { as_is, reversed, undirected };
// What becomes of several edges between the same two nodes: all stay, or one with the weight of the first, or with the
// sum, the least or the greatest of their weights.
enum class Parallel : std::uint8_t { keep, one, sum, least, most };
// Which lists the algorithm reads; the other one may be empty.
enum class Sides : std::uint8_t { out, in, both };
enum class Edges : std::uint8_t { nameless, named };

// An edge that the caller brings along.
struct GivenEdge {
  NodeId start, end;
  double weight = 1.0;
  std::optional<EdgeId> edge = {};
};

struct Selection {
  std::vector<Code> labels, types;                // any of them; empty: all
  std::optional<std::vector<NodeId>> nodes = {};  // only these, in any order
  std::optional<std::vector<GivenEdge>> edges =
      {};  // in place of the graph's; without `nodes`, their ends are the nodes
  Facing facing = Facing::as_is;
  Parallel parallel = Parallel::keep;
  std::optional<Code> weight = {};  // the edges' property; an edge that lacks it weighs 1
  Sides sides = Sides::both;
  Edges named = Edges::nameless;
};

class Projection {
 public:
  Projection() = default;
  Projection(Projection&&) noexcept = default;
  Projection& operator=(Projection&&) noexcept = default;
  Projection(const Projection&) = delete;  // the lists point into it
  Projection& operator=(const Projection&) = delete;
  ~Projection() = default;

  [[nodiscard]] Node size() const noexcept { return static_cast<Node>(ids_.size()); }
  [[nodiscard]] std::uint64_t edges() const noexcept { return undirected_ ? entries() / 2 : entries(); }
  // Undirected: every edge is in both nodes' lists, a loop twice in its node's, and in() is out().
  [[nodiscard]] bool undirected() const noexcept { return undirected_; }
  [[nodiscard]] bool weighted() const noexcept { return !out_.weights.empty() || !in_.weights.empty(); }
  [[nodiscard]] const Side& out() const noexcept { return out_; }
  [[nodiscard]] const Side& in() const noexcept { return in_; }
  [[nodiscard]] NodeId id(Node node) const { return ids_[node]; }
  [[nodiscard]] std::optional<Node> node(NodeId id) const;

 private:
  friend class Projector;
  struct Arrays {
    Node first = 0;
    std::vector<std::uint32_t> offsets;
    std::vector<Node> nodes;
    std::vector<double> weights;
    std::vector<EdgeId> edges;
    [[nodiscard]] Side side() const { return {first, offsets, nodes, weights, edges}; }
  };
  [[nodiscard]] std::uint64_t entries() const noexcept {
    return out_.offsets.empty() ? in_.nodes.size() : out_.nodes.size();
  }
  std::vector<NodeId> ids_;  // ascending
  Arrays out_arrays_, in_arrays_;
  Side out_, in_;
  bool undirected_ = false;
};

// Throws Error(bad_query) where a weight is no number, Error(limit) where the edges are more than 2^32-2.
[[nodiscard]] Projection project(const Graph& graph, const Selection& selection, Pace& pace);

}  // namespace treatygraph::algorithms
