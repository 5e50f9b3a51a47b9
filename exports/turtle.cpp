// RDF as Turtle. Names are IRIs under urn:treatygraph:, edges are triples; what belongs to an edge (properties,
// evidence) hangs on a reified statement, as RDF 1.1 has no other place for it.
#include <fmt/format.h>

#include <cmath>
#include <ostream>

#include "exports/escape.h"
#include "exports/exporters.h"
#include "exports/looks.h"
#include "exports/view.h"
#include "graph/model/value_operations.h"

namespace treatygraph {
namespace {

// <urn:treatygraph:part:text> with all but unreserved characters as %XX.
std::string iri(std::string_view part, std::string_view text) {
  std::string result = fmt::format("<urn:treatygraph:{}:", part);
  for (const char c : text) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    if (plain)
      result += c;
    else
      result += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return result + '>';
}

std::string_view datatype(Value::Type type) {
  switch (type) {
    case Value::Type::boolean: return "boolean";
    case Value::Type::integer: return "integer";
    case Value::Type::real: return "double";
    case Value::Type::date: return "date";
    case Value::Type::local_time:
    case Value::Type::time: return "time";
    case Value::Type::local_date_time:
    case Value::Type::date_time: return "dateTime";
    case Value::Type::duration: return "duration";
    default: return "string";
  }
}

std::string literal(const Value& value) {
  if (value.type() == Value::Type::string) return json_string(value.string());  // Turtle's escapes are JSON's
  if (value.type() == Value::Type::real && std::isinf(value.real()))
    return value.real() > 0 ? "\"INF\"^^xsd:double" : "\"-INF\"^^xsd:double";
  return fmt::format("{}^^xsd:{}", json_string(to_text(value)), datatype(value.type()));
}

void write_properties(const Graph& graph, const Properties& properties, std::ostream& out) {
  for (const auto& [key, value] : by_name(graph, properties)) {
    const List values = value.type() == Value::Type::list ? value.list() : List{value};
    for (const Value& item : values) out << " ;\n  " << iri("key", key) << ' ' << literal(item);
  }
}

void write_edge(const ExportView& view, const ExportView::Edge& edge, std::size_t number, std::ostream& out) {
  const Graph& graph = view.graph();
  const std::string subject = iri("node", view.nodes()[edge.start].id);
  const std::string predicate = iri("type", graph.word(Vocabulary::type, edge.type));
  const std::string object = iri("node", view.nodes()[edge.end].id);
  out << subject << ' ' << predicate << ' ' << object << " .\n";
  out << "_:e" << number << " a rdf:Statement ;\n  rdf:subject " << subject << " ;\n  rdf:predicate " << predicate
      << " ;\n  rdf:object " << object;
  write_properties(graph, graph.edge_properties(edge.edge), out);
  for (const Evidence& evidence : graph.evidence(edge.edge))
    out << " ;\n  <urn:treatygraph:evidence> [ " << iri("key", "document") << ' ' << json_string(evidence.document)
        << " ; " << iri("key", "source") << ' ' << json_string(evidence.source) << " ; " << iri("key", "quote") << ' '
        << json_string(evidence.quote) << " ; " << iri("key", "rule") << ' ' << json_string(evidence.rule) << " ]";
  out << " .\n";
}

}  // namespace

void write_turtle(const Graph& graph, const Selection& selection, const ExportOptions& options, std::ostream& out) {
  const ExportView view(graph, selection);
  out << "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
         "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
         "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n\n";
  for (const ExportView::Node& node : view.nodes()) {
    out << iri("node", node.id) << " rdfs:label " << json_string(look_of(view, node, options).label);
    for (const std::string& label : label_names(graph, node.node)) out << " ;\n  a " << iri("label", label);
    write_properties(graph, graph.node_properties(node.node), out);
    out << " .\n";
  }
  std::size_t number = 0;
  view.each_edge([&](const ExportView::Edge& edge) { write_edge(view, edge, ++number, out); });
}

}  // namespace treatygraph
