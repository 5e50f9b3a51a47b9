#include "shell/overview.h"

#include <fmt/format.h>

#include <algorithm>

#include "extract/base/text.h"
#include "shell/report.h"
#include "shell/selection.h"
#include "shell/visible.h"

namespace treatygraph::shell {
namespace {

void look_at_node(const Graph& graph, NodeId node, Overview& overview) {
  std::set<std::string> keys;
  for (const auto& [code, value] : graph.node_properties(node)) keys.insert(graph.word(Vocabulary::key, code));
  const std::vector<Code> labels = graph.labels(node);
  std::vector<std::string> words;
  words.reserve(labels.size());
  for (const Code label : labels) words.push_back(graph.word(Vocabulary::label, label));
  if (words.empty()) words.emplace_back();
  for (const std::string& word : words) {
    Overview::Label& label = overview.labels[word];
    ++label.nodes;
    label.keys.insert(keys.begin(), keys.end());
  }
}

void look_at_edges(const Graph& graph, NodeId node, Overview& overview) {
  std::vector<Neighbour> edges;
  graph.neighbours(node, Direction::outgoing, {}, edges);
  const std::string start = edges.empty() ? "" : main_label(graph, node);
  for (const Neighbour& edge : edges) {
    const std::string type = graph.word(Vocabulary::type, edge.type);
    ++overview.patterns[{start, type, main_label(graph, edge.node)}];
    std::set<std::string>& keys = overview.edge_keys[type];
    for (const auto& [code, value] : graph.edge_properties(edge.edge)) keys.insert(graph.word(Vocabulary::key, code));
  }
}

std::string colon(const std::string& word) { return word.empty() ? "" : ":" + word; }

}  // namespace

Overview survey(const Graph& graph) {
  Overview overview;
  for (const NodeId node : nodes_with(graph, {})) {
    look_at_node(graph, node, overview);
    look_at_edges(graph, node, overview);
  }
  return overview;
}

std::string describe(const Overview& overview) {
  std::vector<std::pair<std::string, std::string>> lines;
  lines.reserve(overview.labels.size() + 1 + overview.patterns.size());
  for (const auto& [word, label] : overview.labels) {
    lines.emplace_back(fmt::format("({}) × {}", colon(word), label.nodes),
                       fmt::format("{}", fmt::join(label.keys, ", ")));
  }
  lines.emplace_back();
  for (const auto& [pattern, count] : overview.patterns) {
    const auto& [start, type, end] = pattern;
    lines.emplace_back(fmt::format("({})-[:{}]->({}) × {}", colon(start), type, colon(end), count), "");
  }
  lines.emplace_back();
  for (const auto& [type, keys] : overview.edge_keys)
    lines.emplace_back(fmt::format("[:{}]", type), fmt::format("{}", fmt::join(keys, ", ")));
  std::size_t width = 0;
  for (auto& [left, right] : lines) {
    left = visible(left);
    if (!right.empty()) width = std::max(width, display_width(left));
  }
  std::string text;
  for (const auto& [left, right] : lines) text += (right.empty() ? left : pad(left, width + 2) + visible(right)) + "\n";
  return text;
}

}  // namespace treatygraph::shell
