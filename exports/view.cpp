#include "exports/view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_set>

#include "exports/escape.h"
#include "graph/model/value_operations.h"

namespace treatygraph {
namespace {

std::vector<NodeId> selected_nodes(const Graph& graph, const Selection& selection) {
  if (selection.nodes) return *selection.nodes;
  std::vector<NodeId> all;
  std::array<NodeId, 1024> some{};
  const auto cursor = graph.nodes(std::nullopt);
  for (std::size_t count = cursor->next(some); count != 0; count = cursor->next(some))
    all.insert(all.end(), some.begin(), some.begin() + static_cast<std::ptrdiff_t>(count));
  return all;
}

// What tells apart nodes that have no id.
struct Nameless {
  std::string content, links;
  NodeId node;
};

// The edges at a node and what stands at their other ends.
std::string links_of(const Graph& graph, NodeId node) {
  std::vector<std::string> links;
  std::vector<Neighbour> neighbours;
  for (const Direction direction : {Direction::outgoing, Direction::incoming}) {
    neighbours.clear();
    graph.neighbours(node, direction, {}, neighbours);
    for (const Neighbour& neighbour : neighbours)
      links.push_back(fmt::format("{} {} {} {}", direction == Direction::outgoing ? '>' : '<',
                                  graph.word(Vocabulary::type, neighbour.type), edge_content(graph, neighbour.edge),
                                  node_content(graph, neighbour.node)));
  }
  std::sort(links.begin(), links.end());
  return fmt::format("{}", fmt::join(links, "\n"));
}

void sort_nameless(const Graph& graph, std::vector<Nameless>& nodes) {
  const auto by_content = [](const Nameless& a, const Nameless& b) { return a.content < b.content; };
  std::sort(nodes.begin(), nodes.end(), by_content);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const bool twin = (i > 0 && nodes[i - 1].content == nodes[i].content) ||
                      (i + 1 < nodes.size() && nodes[i + 1].content == nodes[i].content);
    if (twin) nodes[i].links = links_of(graph, nodes[i].node);
  }
  std::sort(nodes.begin(), nodes.end(), [](const Nameless& a, const Nameless& b) {
    return std::tie(a.content, a.links, a.node) < std::tie(b.content, b.links, b.node);
  });
}

// Gives the wanted id, or the first of wanted~2, wanted~3 … that is free.
std::string unique_id(const std::string& wanted, std::unordered_set<std::string>& taken) {
  std::string id = wanted;
  for (int i = 2; !taken.insert(id).second; ++i) id = fmt::format("{}~{}", wanted, i);
  return id;
}

}  // namespace

Map by_name(const Graph& graph, const Properties& properties) {
  Map map;
  for (const auto& [key, value] : properties) map.emplace(graph.word(Vocabulary::key, key), value);
  return map;
}

std::vector<std::string> label_names(const Graph& graph, NodeId node) {
  std::vector<std::string> labels;
  for (const Code label : graph.labels(node)) labels.push_back(graph.word(Vocabulary::label, label));
  std::sort(labels.begin(), labels.end());
  return labels;
}

std::string node_content(const Graph& graph, NodeId node) {
  return fmt::format("{} {}", fmt::join(label_names(graph, node), ":"),
                     to_literal(by_name(graph, graph.node_properties(node))));
}

std::string edge_content(const Graph& graph, EdgeId edge) {
  std::string content = to_literal(by_name(graph, graph.edge_properties(edge)));
  for (const Evidence& evidence : graph.evidence(edge))
    content += fmt::format("\n{} {} {} {}", evidence.source, evidence.start, evidence.end, evidence.rule);
  return content;
}

ExportView::ExportView(const Graph& graph, const Selection& selection) : graph_(graph), selection_(selection) {
  const auto id_key = graph.code(Vocabulary::key, "id");
  std::vector<Nameless> nameless;
  for (const NodeId node : selected_nodes(graph, selection)) {
    const Value id = id_key ? graph.node_property(node, *id_key) : Value();
    std::string text = id.is_null() ? std::string() : xml_legal(to_text(id));
    if (text.empty())
      nameless.push_back({node_content(graph, node), {}, node});
    else
      nodes_.push_back({std::move(text), node});
  }
  const auto later_by_content = [&graph](const Node& a, const Node& b) {
    if (a.id != b.id) return a.id < b.id;
    return std::pair(node_content(graph, a.node), a.node) < std::pair(node_content(graph, b.node), b.node);
  };
  std::sort(nodes_.begin(), nodes_.end(), later_by_content);
  sort_nameless(graph, nameless);
  for (const Nameless& node : nameless) nodes_.push_back({{}, node.node});
  name_nodes();
}

// Ids are taken as they are before any is made up, so that no made-up one displaces a real one.
void ExportView::name_nodes() {
  std::unordered_set<std::string> taken;
  std::vector<std::size_t> repeated;
  for (std::size_t i = 0; i < nodes_.size(); ++i)
    if (!nodes_[i].id.empty() && !taken.insert(nodes_[i].id).second) repeated.push_back(i);
  for (const std::size_t i : repeated) nodes_[i].id = unique_id(nodes_[i].id, taken);
  std::size_t number = 0;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].id.empty()) nodes_[i].id = unique_id(fmt::format("new:{}", ++number), taken);
    positions_.emplace(nodes_[i].node, i);
  }
}

std::vector<ExportView::Edge> ExportView::edges_from(std::size_t start, std::span<const Code> types) const {
  std::vector<Neighbour> neighbours;
  graph_.neighbours(nodes_[start].node, Direction::outgoing, types, neighbours);
  std::vector<Edge> edges;
  for (const Neighbour& neighbour : neighbours) {
    const auto end = positions_.find(neighbour.node);
    if (end == positions_.end()) continue;
    if (selection_.edges && !std::binary_search(selection_.edges->begin(), selection_.edges->end(), neighbour.edge))
      continue;
    edges.push_back({neighbour.edge, neighbour.type, start, end->second});
  }
  std::sort(edges.begin(), edges.end(), [this](const Edge& a, const Edge& b) {
    if (a.type != b.type) return graph_.word(Vocabulary::type, a.type) < graph_.word(Vocabulary::type, b.type);
    if (a.end != b.end) return a.end < b.end;
    return std::pair(edge_content(graph_, a.edge), a.edge) < std::pair(edge_content(graph_, b.edge), b.edge);
  });
  return edges;
}

void ExportView::each_edge(const std::function<void(const Edge&)>& visit) const {
  for (std::size_t i = 0; i < nodes_.size(); ++i)
    for (const Edge& edge : edges_from(i, {})) visit(edge);
}

void ExportView::each_edge_of(Code type, const std::function<void(const Edge&)>& visit) const {
  for (std::size_t i = 0; i < nodes_.size(); ++i)
    for (const Edge& edge : edges_from(i, std::span(&type, 1))) visit(edge);
}

std::vector<Code> ExportView::types() const {
  std::vector<Code> types;
  for (Code type = 0; type < graph_.words(Vocabulary::type).size(); ++type)
    if (graph_.count_edges(type) != 0) types.push_back(type);
  std::sort(types.begin(), types.end(),
            [this](Code a, Code b) { return graph_.word(Vocabulary::type, a) < graph_.word(Vocabulary::type, b); });
  return types;
}

}  // namespace treatygraph
