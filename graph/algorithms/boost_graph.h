// BoostGraph: a projection as Boost.Graph sees it: VertexListGraph, BidirectionalGraph, AdjacencyGraph and
// EdgeListGraph over the projection's arrays, without a copy. Vertices are the nodes' numbers and their own index.
// Boost's algorithms do not look whether they should stop: with a Pace, asking for a node's edges does.
#pragma once

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>
#include <tuple>

#include "graph/algorithms/pace.h"
#include "graph/algorithms/projection.h"

namespace treatygraph::algorithms {

struct BoostGraph {
  explicit BoostGraph(const Projection& of, Pace* at = nullptr) : projection(&of), pace(at) {}
  const Projection* projection;
  Pace* pace;
};

struct BoostEdge {
  Node start = 0, end = 0;
  std::uint32_t place = 0;  // in the list that it was found in
  friend bool operator==(const BoostEdge&, const BoostEdge&) = default;
};

// The edges in one node's list.
template <bool incoming>
class NodeEdgeIterator : public boost::iterator_facade<NodeEdgeIterator<incoming>, BoostEdge,
                                                       boost::random_access_traversal_tag, BoostEdge> {
 public:
  NodeEdgeIterator() = default;
  NodeEdgeIterator(const Side& side, Node node, std::uint32_t place)
      : nodes_(side.nodes.data()), node_(node), place_(place) {}

 private:
  friend class boost::iterator_core_access;
  [[nodiscard]] BoostEdge dereference() const {
    return incoming ? BoostEdge{nodes_[place_], node_, place_} : BoostEdge{node_, nodes_[place_], place_};
  }
  [[nodiscard]] bool equal(const NodeEdgeIterator& other) const { return place_ == other.place_; }
  void increment() { ++place_; }
  void decrement() { --place_; }
  void advance(std::ptrdiff_t by) { place_ = static_cast<std::uint32_t>(place_ + by); }
  [[nodiscard]] std::ptrdiff_t distance_to(const NodeEdgeIterator& other) const {
    return static_cast<std::ptrdiff_t>(other.place_) - static_cast<std::ptrdiff_t>(place_);
  }
  const Node* nodes_ = nullptr;
  Node node_ = 0;
  std::uint32_t place_ = 0;
};

// All edges, node by node.
class AllEdgeIterator
    : public boost::iterator_facade<AllEdgeIterator, BoostEdge, boost::forward_traversal_tag, BoostEdge> {
 public:
  AllEdgeIterator() = default;
  AllEdgeIterator(const Projection& graph, Node node) : graph_(&graph), node_(node) { settle(); }

 private:
  friend class boost::iterator_core_access;
  [[nodiscard]] BoostEdge dereference() const { return {node_, graph_->out().nodes[at_.from], at_.from}; }
  [[nodiscard]] bool equal(const AllEdgeIterator& other) const {
    return node_ == other.node_ && at_.from == other.at_.from;
  }
  void increment() {
    if (++at_.from < at_.to) return;
    ++node_;
    settle();
  }
  void settle() {
    at_ = {0, 0};
    for (; node_ < graph_->size(); ++node_) {
      at_ = graph_->out().range(node_);
      if (at_.from < at_.to) return;
    }
    at_ = {0, 0};
  }
  const Projection* graph_ = nullptr;
  Node node_ = 0;
  Side::Range at_{0, 0};
};

// What Boost's algorithms find by argument-dependent lookup.
using BoostVertices = boost::counting_iterator<Node>;

[[nodiscard]] inline Node source(const BoostEdge& edge, const BoostGraph&) { return edge.start; }
[[nodiscard]] inline Node target(const BoostEdge& edge, const BoostGraph&) { return edge.end; }
[[nodiscard]] inline std::pair<BoostVertices, BoostVertices> vertices(const BoostGraph& graph) {
  return {BoostVertices(0), BoostVertices(graph.projection->size())};
}
[[nodiscard]] inline Node num_vertices(const BoostGraph& graph) { return graph.projection->size(); }
[[nodiscard]] inline std::pair<NodeEdgeIterator<false>, NodeEdgeIterator<false>> out_edges(Node node,
                                                                                           const BoostGraph& graph) {
  const Side& side = graph.projection->out();
  const Side::Range at = side.range(node);
  if (graph.pace != nullptr) graph.pace->tick(1 + at.to - at.from);
  return {{side, node, at.from}, {side, node, at.to}};
}
[[nodiscard]] inline std::size_t out_degree(Node node, const BoostGraph& graph) {
  return graph.projection->out().degree(node);
}
[[nodiscard]] inline std::pair<NodeEdgeIterator<true>, NodeEdgeIterator<true>> in_edges(Node node,
                                                                                        const BoostGraph& graph) {
  const Side& side = graph.projection->in();
  const Side::Range at = side.range(node);
  return {{side, node, at.from}, {side, node, at.to}};
}
[[nodiscard]] inline std::size_t in_degree(Node node, const BoostGraph& graph) {
  return graph.projection->in().degree(node);
}
[[nodiscard]] inline std::size_t degree(Node node, const BoostGraph& graph) {
  return in_degree(node, graph) + out_degree(node, graph);
}
[[nodiscard]] inline std::pair<const Node*, const Node*> adjacent_vertices(Node node, const BoostGraph& graph) {
  const auto nodes = graph.projection->out().of(node);
  return {nodes.data(), nodes.data() + nodes.size()};
}
[[nodiscard]] inline std::pair<AllEdgeIterator, AllEdgeIterator> edges(const BoostGraph& graph) {
  return {{*graph.projection, 0}, {*graph.projection, graph.projection->size()}};
}
[[nodiscard]] inline std::size_t num_edges(const BoostGraph& graph) { return graph.projection->out().nodes.size(); }
[[nodiscard]] inline boost::identity_property_map get(boost::vertex_index_t, const BoostGraph&) { return {}; }
[[nodiscard]] inline Node get(boost::vertex_index_t, const BoostGraph&, Node node) { return node; }

}  // namespace treatygraph::algorithms

namespace boost {

template <>
struct graph_traits<treatygraph::algorithms::BoostGraph> {
  using vertex_descriptor = treatygraph::algorithms::Node;
  using edge_descriptor = treatygraph::algorithms::BoostEdge;
  using directed_category = bidirectional_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  struct traversal_category : bidirectional_graph_tag,
                              adjacency_graph_tag,
                              vertex_list_graph_tag,
                              edge_list_graph_tag {};
  using vertex_iterator = treatygraph::algorithms::BoostVertices;
  using edge_iterator = treatygraph::algorithms::AllEdgeIterator;
  using out_edge_iterator = treatygraph::algorithms::NodeEdgeIterator<false>;
  using in_edge_iterator = treatygraph::algorithms::NodeEdgeIterator<true>;
  using adjacency_iterator = const treatygraph::algorithms::Node*;
  using vertices_size_type = treatygraph::algorithms::Node;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  static vertex_descriptor null_vertex() { return treatygraph::algorithms::no_node; }
};

template <>  // some algorithms ask so
struct graph_traits<const treatygraph::algorithms::BoostGraph> : graph_traits<treatygraph::algorithms::BoostGraph> {};

template <>
struct property_map<treatygraph::algorithms::BoostGraph, vertex_index_t> {
  using type = identity_property_map;
  using const_type = identity_property_map;
};

}  // namespace boost
