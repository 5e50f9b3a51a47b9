#include "shell/selection.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "extract/base/error.h"
#include "extract/base/text.h"

namespace treatygraph::shell {
namespace {

template <typename Id>
void sort_unique(std::vector<Id>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace

void Elements::add(const Value& value) {
  switch (value.type()) {
    case Value::Type::node: nodes.push_back(value.node()); break;
    case Value::Type::edge: edges.push_back(value.edge()); break;
    case Value::Type::path:
      nodes.insert(nodes.end(), value.path().nodes.begin(), value.path().nodes.end());
      edges.insert(edges.end(), value.path().edges.begin(), value.path().edges.end());
      break;
    case Value::Type::list:
      for (const Value& element : value.list()) add(element);
      break;
    case Value::Type::map:
      for (const auto& [key, element] : value.map()) add(element);
      break;
    default: break;
  }
}

Selection Elements::selection(const Graph& graph) const {
  std::vector<NodeId> chosen_nodes = nodes;
  std::vector<EdgeId> chosen_edges = edges;
  for (const EdgeId edge : edges) {
    const std::optional<EdgeEnds> ends = graph.edge(edge);
    if (ends) chosen_nodes.insert(chosen_nodes.end(), {ends->start, ends->end});
  }
  sort_unique(chosen_nodes);
  sort_unique(chosen_edges);
  Selection selection{std::move(chosen_nodes), std::nullopt};
  if (!chosen_edges.empty()) selection.edges = std::move(chosen_edges);
  return selection;
}

std::vector<NodeId> nodes_with(const Graph& graph, std::optional<Code> label) {
  std::vector<NodeId> all;
  std::array<NodeId, 256> block{};
  const std::unique_ptr<NodeCursor> cursor = graph.nodes(label);
  while (const std::size_t count = cursor->next(block))
    all.insert(all.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(count));
  return all;
}

Selection select_labels(const Graph& graph, const std::vector<std::string>& labels) {
  std::vector<NodeId> chosen;
  for (const std::string& word : labels) {
    const std::optional<Code> label = graph.code(Vocabulary::label, word);
    if (!label) {
      const auto near = nearest(word, graph.words(Vocabulary::label));
      throw Error(Trouble::not_found, fmt::format("no node is labelled {}", word), {},
                  near ? fmt::format("did you mean {}?", *near) : "'treatygraph schema' lists the labels");
    }
    const std::vector<NodeId> more = nodes_with(graph, label);
    chosen.insert(chosen.end(), more.begin(), more.end());
  }
  sort_unique(chosen);
  return {std::move(chosen), std::nullopt};
}

}  // namespace treatygraph::shell
