// The dump: every node, edge, property and evidence, one JSON object a line, no internal numbers. Two graphs are the
// same exactly if their dumps are. Nodes by id, then edges by their ends and types, then sources.
#include <ostream>

#include "exports/escape.h"
#include "exports/exporters.h"
#include "exports/view.h"

namespace treatygraph {
namespace {

// {"key":value,…} in the order in which they are added.
class Object {
 public:
  Object& add(std::string_view key, const Value& value) { return raw(key, json_value(value)); }
  Object& raw(std::string_view key, std::string_view json) {
    text_ += text_.empty() ? '{' : ',';
    text_.append(json_string(key)).append(1, ':').append(json);
    return *this;
  }
  [[nodiscard]] std::string text() const { return text_ + '}'; }

 private:
  std::string text_;
};

Value list_of(const std::vector<std::string>& words) { return List(words.begin(), words.end()); }
Value number(std::uint64_t count) { return static_cast<std::int64_t>(count); }

std::string evidence_json(const Evidence& evidence) {
  Map attributes;
  for (const auto& [key, value] : evidence.attributes) attributes.emplace(key, value);
  return Object()
      .add("document", evidence.document)
      .add("source", evidence.source)
      .add("section", evidence.section)
      .add("paragraph", evidence.paragraph)
      .add("start", number(evidence.start))
      .add("end", number(evidence.end))
      .add("text", evidence.text)
      .add("quote", evidence.quote)
      .add("date", evidence.date)
      .add("rule", evidence.rule)
      .add("confidence", evidence.confidence)
      .add("attributes", attributes)
      .text();
}

std::string evidence_list(const Graph& graph, EdgeId edge) {
  std::string list;
  for (const Evidence& evidence : graph.evidence(edge))
    list.append(list.empty() ? "" : ",").append(evidence_json(evidence));
  return '[' + list + ']';
}

std::string node_line(const ExportView& view, const ExportView::Node& node) {
  const Graph& graph = view.graph();
  return Object()
      .add("is", "node")
      .add("id", node.id)
      .add("labels", list_of(label_names(graph, node.node)))
      .add("properties", by_name(graph, graph.node_properties(node.node)))
      .text();
}

std::string edge_line(const ExportView& view, const ExportView::Edge& edge) {
  const Graph& graph = view.graph();
  return Object()
      .add("is", "relationship")
      .add("start", view.nodes()[edge.start].id)
      .add("type", graph.word(Vocabulary::type, edge.type))
      .add("end", view.nodes()[edge.end].id)
      .add("properties", by_name(graph, graph.edge_properties(edge.edge)))
      .raw("evidence", evidence_list(graph, edge.edge))
      .text();
}

std::string source_line(const SourceSummary& source) {
  return Object()
      .add("is", "source")
      .add("source", source.source)
      .add("document", source.document)
      .add("title", source.title)
      .add("date", source.date)
      .add("language", source.language)
      .add("sha256", source.sha256)
      .add("maker", source.maker)
      .add("other_names", list_of(source.other_names))
      .add("sections", number(source.sections))
      .add("mentions", number(source.mentions))
      .add("references", number(source.references))
      .add("unresolved", number(source.unresolved))
      .add("relations", number(source.relations))
      .text();
}

}  // namespace

void write_jsonl(const Graph& graph, const Selection& selection, const ExportOptions&, std::ostream& out) {
  const ExportView view(graph, selection);
  for (const ExportView::Node& node : view.nodes()) out << node_line(view, node) << '\n';
  view.each_edge([&](const ExportView::Edge& edge) { out << edge_line(view, edge) << '\n'; });
  if (selection.nodes || selection.edges) return;  // sources belong to the whole graph only
  for (const SourceSummary& source : graph.sources()) out << source_line(source) << '\n';
}

}  // namespace treatygraph
