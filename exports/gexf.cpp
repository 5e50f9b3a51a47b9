// GEXF as Gephi and networkx both read it, with the names of 1.2 (Gephi reads any, networkx before 3 none newer): label
// on every node and edge, the type of an edge as kind (Gephi) and as attribute (networkx), colours as r, g, b, weight
// on the edge itself.
#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "exports/columns.h"
#include "exports/escape.h"
#include "exports/exporters.h"
#include "exports/looks.h"
#include "exports/view.h"

namespace treatygraph {
namespace {

constexpr std::string_view list_separator = " | ";

std::string_view gexf_type(const Column& column) {
  if (column.list) return "string";
  switch (column.type) {
    case Value::Type::integer: return "long";
    case Value::Type::real: return "double";
    case Value::Type::boolean: return "boolean";
    default: return "string";
  }
}

// Attribute ids are numbers with a letter: Gephi knows none of them as its own column.
struct Attribute {
  std::string id;
  Column column;
};

std::vector<Attribute> attributes_of(char prefix, const std::vector<Column>& columns) {
  std::vector<Attribute> attributes;
  attributes.reserve(columns.size());
  for (const Column& column : columns)
    attributes.push_back({fmt::format("{}{}", prefix, attributes.size() + 1), column});
  return attributes;
}

void declare(std::ostream& out, std::string_view id, std::string_view title, std::string_view type) {
  out << "<attribute id=\"" << id << "\" title=\"" << xml_attribute(title) << "\" type=\"" << type << "\"/>\n";
}

void declare_all(std::ostream& out, const std::vector<Attribute>& attributes) {
  for (const Attribute& attribute : attributes)
    declare(out, attribute.id, attribute.column.name.empty() ? attribute.id : attribute.column.name,
            gexf_type(attribute.column));
}

void write_value(std::ostream& out, std::string_view id, std::string_view text) {
  const std::string escaped = xml_attribute(text);
  if (!escaped.empty()) out << "<attvalue for=\"" << id << "\" value=\"" << escaped << "\"/>";
}

void write_values(std::ostream& out, const std::vector<Attribute>& attributes, const Properties& properties) {
  for (const Attribute& attribute : attributes) {
    const auto found = std::find_if(properties.begin(), properties.end(),
                                    [&](const auto& property) { return property.first == attribute.column.key; });
    if (found != properties.end()) write_value(out, attribute.id, cell_text(found->second, list_separator));
  }
}

void write_node(const ExportView& view, const ExportView::Node& node, const std::vector<Attribute>& attributes,
                const ExportOptions& options, std::ostream& out) {
  const Look look = look_of(view, node, options);
  out << "<node id=\"" << xml_attribute(node.id) << "\" label=\"" << xml_attribute(look.label) << "\"><attvalues>";
  write_value(out, "n_kind", look.kind);
  write_value(out, "n_labels", look.labels);
  write_values(out, attributes, view.graph().node_properties(node.node));
  out << fmt::format("</attvalues><viz:color r=\"{}\" g=\"{}\" b=\"{}\"/><viz:size value=\"{:.1f}\"/></node>\n",
                     look.colour[0], look.colour[1], look.colour[2], look.size);
}

void write_edge(const ExportView& view, const ExportView::Edge& edge, std::size_t number,
                const std::vector<Attribute>& attributes, std::ostream& out) {
  const Graph& graph = view.graph();
  const std::string type = xml_attribute(graph.word(Vocabulary::type, edge.type));
  out << "<edge id=\"e" << number << "\" source=\"" << xml_attribute(view.nodes()[edge.start].id) << "\" target=\""
      << xml_attribute(view.nodes()[edge.end].id) << "\" label=\"" << type << "\" kind=\"" << type << "\" weight=\""
      << weight_of(graph, edge.edge) << ".0\"><attvalues>";
  write_value(out, "e_type", graph.word(Vocabulary::type, edge.type));
  write_value(out, "e_evidence", evidence_text(graph, edge.edge));
  write_values(out, attributes, graph.edge_properties(edge.edge));
  out << "</attvalues></edge>\n";
}

}  // namespace

void write_gexf(const Graph& graph, const Selection& selection, const ExportOptions& options, std::ostream& out) {
  const ExportView view(graph, selection);
  Survey nodes(graph);
  for (const ExportView::Node& node : view.nodes()) nodes.add(graph.node_properties(node.node));
  Survey edges(graph);
  view.each_edge([&](const ExportView::Edge& edge) { edges.add(graph.edge_properties(edge.edge)); });
  const auto node_attributes = attributes_of('n', nodes.columns());
  const auto edge_attributes = attributes_of('e', edges.columns());
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<gexf xmlns=\"http://www.gexf.net/1.2draft\" xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" "
         "version=\"1.2\">\n"
         "<graph defaultedgetype=\"directed\" mode=\"static\">\n<attributes class=\"node\">\n";
  declare(out, "n_kind", "kind", "string");
  declare(out, "n_labels", "labels", "string");
  declare_all(out, node_attributes);
  out << "</attributes>\n<attributes class=\"edge\">\n";
  declare(out, "e_type", "relation", "string");
  declare(out, "e_evidence", "evidence", "string");
  declare_all(out, edge_attributes);
  out << "</attributes>\n<nodes>\n";
  for (const ExportView::Node& node : view.nodes()) write_node(view, node, node_attributes, options, out);
  out << "</nodes>\n<edges>\n";
  std::size_t number = 0;
  view.each_edge([&](const ExportView::Edge& edge) { write_edge(view, edge, ++number, edge_attributes, out); });
  out << "</edges>\n</graph>\n</gexf>\n";
}

}  // namespace treatygraph
