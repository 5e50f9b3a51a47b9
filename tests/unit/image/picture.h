// Everything that Graph's functions tell of a graph, as text: two graphs are alike if their pictures are.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "graph/model/graph.h"
#include "graph/model/value_operations.h"

namespace treatygraph::image {

inline std::vector<NodeId> all_nodes(const Graph& graph, std::optional<Code> label) {
  std::vector<NodeId> result;
  const auto cursor = graph.nodes(label);
  std::array<NodeId, 3> some{};
  for (std::size_t count = cursor->next(some); count != 0; count = cursor->next(some))
    result.insert(result.end(), some.begin(), some.begin() + static_cast<std::ptrdiff_t>(count));
  return result;
}

inline std::string exactly(const Value& value) {  // 1 and 1.0, a date and its text are told apart
  std::string text = std::string(type_name(value)) + '(' + to_literal(value) + ')';
  if (value.type() == Value::Type::list)
    for (const Value& item : value.list()) text += exactly(item);
  return text;
}

inline std::string picture(const Properties& properties) {
  std::string text;
  for (const auto& [key, value] : properties) text += ' ' + std::to_string(key) + '=' + exactly(value);
  return text;
}

inline std::string edges_of(const Graph& graph, NodeId node, Code types) {
  std::string text;
  std::vector<std::vector<Code>> wanted{{}};
  for (Code type = 0; type < types; ++type) wanted.push_back({type});
  if (types > 1) wanted.push_back({types - 1, 0, types - 1});
  for (const auto direction : {Direction::outgoing, Direction::incoming, Direction::both}) {
    for (const auto& some : wanted) {
      std::vector<Neighbour> found;
      graph.neighbours(node, direction, some, found);
      text += '\n' + std::to_string(graph.degree(node, direction, some)) + ':';
      for (const Neighbour& to : found)
        text += ' ' + std::to_string(to.type) + '/' + std::to_string(to.edge) + '>' + std::to_string(to.node);
    }
  }
  return text;
}

inline std::string node_picture(const Graph& graph, NodeId node) {
  const auto labels = static_cast<Code>(graph.words(Vocabulary::label).size());
  const auto keys = static_cast<Code>(graph.words(Vocabulary::key).size());
  std::string text = "\nnode " + std::to_string(node) + (graph.has_node(node) ? "" : " is not there");
  for (const Code label : graph.labels(node)) text += " :" + std::to_string(label);
  for (Code label = 0; label <= labels; ++label) text += graph.has_label(node, label) ? '+' : '-';
  text += picture(graph.node_properties(node));
  for (Code key = 0; key <= keys; ++key) {
    const Value value = graph.node_property(node, key);
    text += ' ' + exactly(value);
    if (key == keys) continue;
    const auto found = graph.find(key, value);
    if (found)
      for (const NodeId each : *found) text += '/' + std::to_string(each);
  }
  for (const NodeId found : graph.named(to_text(graph.node_property(node, 0)))) text += '~' + std::to_string(found);
  return text + edges_of(graph, node, static_cast<Code>(graph.words(Vocabulary::type).size()));
}

inline std::string edge_picture(const Graph& graph, EdgeId edge) {
  std::string text = "\nedge " + std::to_string(edge) + (graph.has_edge(edge) ? "" : " is not there");
  if (const auto ends = graph.edge(edge))
    text += ' ' + std::to_string(ends->type) + ' ' + std::to_string(ends->start) + ' ' + std::to_string(ends->end);
  text += picture(graph.edge_properties(edge));
  for (Code key = 0; key <= graph.words(Vocabulary::key).size(); ++key)
    text += ' ' + exactly(graph.edge_property(edge, key));
  return text;
}

// Ids up to the two limits are asked for, there or not.
inline std::string picture(const Graph& graph, NodeId nodes, EdgeId edges) {
  std::string text;
  for (const auto vocabulary : {Vocabulary::label, Vocabulary::type, Vocabulary::key}) {
    for (const std::string& word : graph.words(vocabulary)) {
      const auto code = graph.code(vocabulary, word);
      text += word + '=' + std::to_string(*code) + graph.word(vocabulary, *code) + ' ';
    }
    text += graph.code(vocabulary, "no such word") ? '!' : '\n';
  }
  text += std::to_string(graph.count_nodes({})) + ' ' + std::to_string(graph.count_edges({}));
  for (Code label = 0; label <= graph.words(Vocabulary::label).size(); ++label) {
    text += "\nlabel " + std::to_string(graph.count_nodes(label)) + ':';
    for (const NodeId node : all_nodes(graph, label)) text += ' ' + std::to_string(node);
  }
  for (Code type = 0; type <= graph.words(Vocabulary::type).size(); ++type)
    text += "\ntype " + std::to_string(graph.count_edges(type));
  for (const NodeId node : all_nodes(graph, {})) text += ' ' + std::to_string(node);
  for (NodeId node = 0; node < nodes; ++node) text += node_picture(graph, node);
  for (EdgeId edge = 0; edge < edges; ++edge) text += edge_picture(graph, edge);
  return text;
}

}  // namespace treatygraph::image
