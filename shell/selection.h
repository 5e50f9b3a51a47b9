// Selection: the part of a graph that rows or labels point at.
#pragma once

#include <string>
#include <vector>

#include "exports/export.h"
#include "graph/model/graph.h"

namespace treatygraph::shell {

// The nodes and relationships in values, in the order in which they came.
class Elements {
 public:
  void add(const Value& value);
  [[nodiscard]] bool empty() const { return nodes.empty() && edges.empty(); }
  // These relationships with their ends, and these nodes; where no relationship was given, those between the nodes.
  [[nodiscard]] Selection selection(const Graph& graph) const;

  std::vector<NodeId> nodes;
  std::vector<EdgeId> edges;
};

// Throws Error(not_found) that suggests the near label.
[[nodiscard]] Selection select_labels(const Graph& graph, const std::vector<std::string>& labels);

// All nodes with a label, ascending.
[[nodiscard]] std::vector<NodeId> nodes_with(const Graph& graph, std::optional<Code> label);

}  // namespace treatygraph::shell
