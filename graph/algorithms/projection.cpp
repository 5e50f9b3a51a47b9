#include "graph/algorithms/projection.h"

#include <cmath>
#include <numeric>

#include "graph/algorithms/projection_image.h"
#include "graph/algorithms/projector.h"
#include "graph/model/value_operations.h"

namespace treatygraph::algorithms {
namespace {

std::vector<NodeId> ascending(std::vector<NodeId> ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

void append_nodes(const Graph& graph, std::optional<Code> label, std::vector<NodeId>& ids) {
  const auto cursor = graph.nodes(label);
  std::vector<NodeId> batch(4096);
  while (const std::size_t count = cursor->next(batch))
    ids.insert(ids.end(), batch.begin(), batch.begin() + static_cast<std::ptrdiff_t>(count));
}

std::vector<NodeId> selected_nodes(const Graph& graph, const Selection& selection) {
  if (selection.nodes) return ascending(*selection.nodes);
  std::vector<NodeId> ids;
  if (selection.edges) {
    for (const GivenEdge& edge : *selection.edges) ids.insert(ids.end(), {edge.start, edge.end});
  } else if (selection.labels.empty()) {
    append_nodes(graph, std::nullopt, ids);
  }
  for (const Code label : selection.labels) append_nodes(graph, label, ids);
  return ascending(std::move(ids));
}

Node number(const std::vector<NodeId>& ids, NodeId id) {
  if (id - ids.front() < ids.size() && ids[id - ids.front()] == id) return static_cast<Node>(id - ids.front());
  const auto found = std::lower_bound(ids.begin(), ids.end(), id);
  return found != ids.end() && *found == id ? static_cast<Node>(found - ids.begin()) : no_node;
}

// The slow twin of the image: every edge by the interface that all graphs have.
std::vector<ProjectedEdge> read_edges(const Graph& graph, const Selection& selection, const std::vector<NodeId>& ids,
                                      Pace& pace) {
  std::vector<ProjectedEdge> edges;
  std::vector<Neighbour> neighbours;
  for (Node start = 0; start < ids.size(); ++start) {
    neighbours.clear();
    graph.neighbours(ids[start], Direction::outgoing, selection.types, neighbours);
    pace.tick(16 * (neighbours.size() + 1));
    for (const Neighbour& each : neighbours) {
      const Node end = number(ids, each.node);
      if (end == no_node) continue;
      const double weight = selection.weight ? weight_of(graph.edge_property(each.edge, *selection.weight)) : 1.0;
      edges.push_back({start, end, weight, each.edge});
    }
  }
  return edges;
}

std::vector<ProjectedEdge> number_edges(const std::vector<GivenEdge>& given, const std::vector<NodeId>& ids) {
  std::vector<ProjectedEdge> edges;
  edges.reserve(given.size());
  for (const GivenEdge& each : given) {
    if (ids.empty()) break;
    const Node start = number(ids, each.start), end = number(ids, each.end);
    if (start == no_node || end == no_node) continue;
    edges.push_back({start, end, each.weight, each.edge.value_or(0)});
  }
  std::stable_sort(edges.begin(), edges.end(),
                   [](const ProjectedEdge& a, const ProjectedEdge& b) { return a.start < b.start; });
  return edges;
}

double merged(Parallel how, double a, double b) {
  switch (how) {
    case Parallel::sum: return a + b;
    case Parallel::least: return std::min(a, b);
    case Parallel::most: return std::max(a, b);
    case Parallel::keep:
    case Parallel::one: break;
  }
  return a;
}

}  // namespace

double weight_of(const Value& value) {
  if (value.is_null()) return 1.0;
  if (value.type() == Value::Type::integer) return static_cast<double>(value.integer());
  if (value.type() == Value::Type::real && std::isfinite(value.real())) return value.real();
  throw Error(Trouble::bad_query, "a relationship's weight is " + to_literal(value) + ", not a number", {},
              "name a property that is a number on all relationships that have it");
}

std::optional<Node> Projection::node(NodeId id) const {
  const Node found = ids_.empty() ? no_node : number(ids_, id);
  return found == no_node ? std::nullopt : std::optional(found);
}

void Projector::merge(Arrays& arrays) const {
  const Arrays all = std::exchange(arrays, {});
  const bool weighted = !all.weights.empty() || selection_.parallel == Parallel::sum;
  arrays.offsets.assign(1, 0);
  std::vector<std::uint32_t> order;
  const auto weight = [&](std::uint32_t place) { return all.weights.empty() ? 1.0 : all.weights[place]; };
  const auto put = [&](std::uint32_t place, double sum) {
    arrays.nodes.push_back(all.nodes[place]);
    if (weighted) arrays.weights.push_back(sum);
    if (!all.edges.empty()) arrays.edges.push_back(all.edges[place]);
  };
  for (Node node = 0; node + 1 < all.offsets.size(); ++node) {
    order.resize(all.offsets[node + 1] - all.offsets[node]);
    std::iota(order.begin(), order.end(), all.offsets[node]);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return all.nodes[a] < all.nodes[b]; });
    pace_.tick(order.size());
    for (std::size_t i = 0; i < order.size();) {
      std::size_t end = i + 1;
      while (end < order.size() && all.nodes[order[end]] == all.nodes[order[i]]) ++end;
      // A loop of an undirected graph is there twice, and stays so.
      const bool twice = result_.undirected_ && all.nodes[order[i]] == node;
      const std::size_t last = twice ? i + (end - i) / 2 : end;
      double sum = weight(order[i]);
      for (std::size_t k = i + 1; k < last; ++k) sum = merged(selection_.parallel, sum, weight(order[k]));
      put(order[i], sum);
      if (twice) put(order[i], sum);
      i = end;
    }
    arrays.offsets.push_back(static_cast<std::uint32_t>(arrays.nodes.size()));
  }
}

Projection project(const Graph& graph, const Selection& selection, Pace& pace) {
  if (graph.image() != nullptr && !selection.edges) return project_image(*graph.image(), selection, pace);
  std::vector<NodeId> ids = selected_nodes(graph, selection);
  const std::vector<ProjectedEdge> edges =
      selection.edges ? number_edges(*selection.edges, ids) : read_edges(graph, selection, ids, pace);
  return Projector(selection, std::move(ids), pace).lists([&](auto visit) {
    for (const ProjectedEdge& edge : edges) visit(edge);
  });
}

}  // namespace treatygraph::algorithms
