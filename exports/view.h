// ExportView: what is exported, in an order and under ids that do not depend on how the graph came to be. Private to
// exports/.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "exports/export.h"

namespace treatygraph {

class ExportView {
 public:
  struct Node {
    std::string id;  // the property `id` where it is unique text; else it with ~2, ~3 …, or new:1, new:2 … Legal in
                     // XML, never empty
    NodeId node;
  };
  struct Edge {
    EdgeId edge;
    Code type;
    std::size_t start, end;  // positions in nodes()
  };

  ExportView(const Graph& graph, const Selection& selection);

  [[nodiscard]] const Graph& graph() const { return graph_; }
  // By id; those without one after them, by labels and properties, then by what they are linked with.
  [[nodiscard]] std::span<const Node> nodes() const { return nodes_; }
  // By start, name of the type, end, properties, evidence.
  void each_edge(const std::function<void(const Edge&)>& visit) const;
  // The same of one type only.
  void each_edge_of(Code type, const std::function<void(const Edge&)>& visit) const;
  [[nodiscard]] std::vector<Code> types() const;  // of the edges in view, by name

 private:
  void name_nodes();
  [[nodiscard]] std::vector<Edge> edges_from(std::size_t start, std::span<const Code> types) const;

  const Graph& graph_;
  const Selection& selection_;
  std::vector<Node> nodes_;
  std::unordered_map<NodeId, std::size_t> positions_;
};

// Properties and labels by their names: codes depend on how the graph came to be.
[[nodiscard]] Map by_name(const Graph& graph, const Properties& properties);
[[nodiscard]] std::vector<std::string> label_names(const Graph& graph, NodeId node);
// The nodes' and edges' contents as text that tells different ones apart.
[[nodiscard]] std::string node_content(const Graph& graph, NodeId node);
[[nodiscard]] std::string edge_content(const Graph& graph, EdgeId edge);

}  // namespace treatygraph
