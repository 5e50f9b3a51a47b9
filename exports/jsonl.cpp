// The dump: every node, edge, property and evidence, one JSON object a line, no internal numbers. Two graphs are the
// same exactly if their dumps are. Nodes by id, then edges by their ends and types, then sources.
#include <ostream>

#include "exports/escape.h"
#include "exports/exporters.h"
#include "exports/view.h"

namespace treatygraph {
namespace {

std::string properties_json(const Graph& graph, const Properties& properties) {
  return json_value(by_name(graph, properties));
}

std::string labels_json(const Graph& graph, NodeId node) {
  const std::vector<std::string> labels = label_names(graph, node);
  return json_value(List(labels.begin(), labels.end()));
}

std::string evidence_json(const Evidence& evidence) {
  Map attributes;
  for (const auto& [key, value] : evidence.attributes) attributes.emplace(key, value);
  std::string json = "{\"document\":" + json_string(evidence.document);
  json += ",\"source\":" + json_string(evidence.source) + ",\"section\":" + json_string(evidence.section);
  json += ",\"paragraph\":" + json_string(evidence.paragraph) + ",\"start\":" + std::to_string(evidence.start);
  json += ",\"end\":" + std::to_string(evidence.end) + ",\"text\":" + json_string(evidence.text);
  json += ",\"quote\":" + json_string(evidence.quote) + ",\"date\":" + json_string(evidence.date);
  json += ",\"rule\":" + json_string(evidence.rule) + ",\"confidence\":" + json_value(evidence.confidence);
  return json + ",\"attributes\":" + json_value(attributes) + '}';
}

void write_edge(const ExportView& view, const ExportView::Edge& edge, std::ostream& out) {
  const Graph& graph = view.graph();
  out << "{\"is\":\"relationship\",\"start\":" << json_string(view.nodes()[edge.start].id)
      << ",\"type\":" << json_string(graph.word(Vocabulary::type, edge.type))
      << ",\"end\":" << json_string(view.nodes()[edge.end].id)
      << ",\"properties\":" << properties_json(graph, graph.edge_properties(edge.edge)) << ",\"evidence\":[";
  bool first = true;
  for (const Evidence& evidence : graph.evidence(edge.edge)) {
    if (!first) out << ',';
    first = false;
    out << evidence_json(evidence);
  }
  out << "]}\n";
}

void write_source(const SourceSummary& source, std::ostream& out) {
  out << "{\"is\":\"source\",\"source\":" << json_string(source.source)
      << ",\"document\":" << json_string(source.document) << ",\"title\":" << json_string(source.title)
      << ",\"date\":" << json_string(source.date) << ",\"language\":" << json_string(source.language)
      << ",\"sha256\":" << json_string(source.sha256) << ",\"maker\":" << json_string(source.maker)
      << ",\"other_names\":" << json_value(List(source.other_names.begin(), source.other_names.end()))
      << ",\"sections\":" << source.sections << ",\"mentions\":" << source.mentions
      << ",\"references\":" << source.references << ",\"unresolved\":" << source.unresolved
      << ",\"relations\":" << source.relations << "}\n";
}

}  // namespace

void write_jsonl(const Graph& graph, const Selection& selection, const ExportOptions&, std::ostream& out) {
  const ExportView view(graph, selection);
  for (const ExportView::Node& node : view.nodes())
    out << "{\"is\":\"node\",\"id\":" << json_string(node.id) << ",\"labels\":" << labels_json(graph, node.node)
        << ",\"properties\":" << properties_json(graph, graph.node_properties(node.node)) << "}\n";
  view.each_edge([&](const ExportView::Edge& edge) { write_edge(view, edge, out); });
  if (selection.nodes || selection.edges) return;  // sources belong to the whole graph only
  for (const SourceSummary& source : graph.sources()) write_source(source, out);
}

}  // namespace treatygraph
