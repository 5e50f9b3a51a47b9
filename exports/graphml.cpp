// GraphML in the subset that Gephi, networkx, igraph and Cytoscape all read whole:
//   - every key first, each with id, for, attr.name and attr.type (string, long, double, boolean only);
//   - key ids unique over nodes and edges and in any case; no data under a name that Gephi takes for a position, size
//   or colour;
//   - lists joined with " | ", dates as ISO text, no empty data, no <desc> (Gephi would take it for the label);
//   - nodes before edges, edge ids e1, e2 …; weight is the number of evidences, so that Gephi's merging loses nothing;
//   - the type of an edge as XML attribute (Gephi), as label and as interaction (Cytoscape);
//   - Gephi turns INF inside attribute values into Infinity and drops values "null": ids and labels it leaves alone,
//   and they
//     carry document symbols.
#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <set>

#include "exports/columns.h"
#include "exports/escape.h"
#include "exports/exporters.h"
#include "exports/looks.h"
#include "exports/view.h"

namespace treatygraph {
namespace {

constexpr std::string_view list_separator = " | ";

// Names with a meaning of their own in a reader, or given to the columns that every export has.
constexpr std::string_view reserved_names[] = {
    "b",           "color",  "degree", "edge label", "edge weight", "edgelabel", "evidence",  "g",   "id",   "indegree",
    "interaction", "key",    "kind",   "label",      "labels",      "nodelabel", "outdegree", "r",   "size", "timeset",
    "type",        "weight", "x",      "xpos",       "y",           "ypos",      "z",         "zpos"};

struct Key {
  std::string id, name;
  std::string_view type;
  Column column;
};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

// Booleans that are missing somewhere are strings: igraph could not tell missing from false.
std::string_view graphml_type(const Column& column) {
  if (column.list) return "string";
  switch (column.type) {
    case Value::Type::integer: return "long";
    case Value::Type::real: return "double";
    case Value::Type::boolean: return column.everywhere ? "boolean" : "string";
    default: return "string";
  }
}

// "n_first_date"; what is not a letter or digit of ASCII becomes _.
std::string key_id(char prefix, const std::string& name, std::set<std::string>& taken) {
  std::string id = fmt::format("{}_{}", prefix, lower(name));
  for (char& c : id)
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) c = '_';
  std::string unique = id;
  for (int i = 2; !taken.insert(unique).second; ++i) unique = fmt::format("{}_{}", id, i);
  return unique;
}

std::vector<Key> keys_of(char prefix, const std::vector<Column>& columns) {
  std::set<std::string> ids{fmt::format("{}_kind", prefix), fmt::format("{}_labels", prefix), "e_evidence",
                            "e_interaction"};
  std::set<std::string> names;
  std::vector<Key> keys;
  for (const Column& column : columns) {
    std::string name = xml_legal(column.name);
    const bool reserved =
        std::find(std::begin(reserved_names), std::end(reserved_names), lower(name)) != std::end(reserved_names);
    if (reserved || name.empty()) name.insert(0, "property ");
    while (!names.insert(name).second) name += '_';
    keys.push_back({key_id(prefix, column.name, ids), name, graphml_type(column), column});
  }
  return keys;
}

class Writer {
 public:
  Writer(const ExportView& view, const ExportOptions& options, std::ostream& out)
      : view_(view), options_(options), out_(out) {
    Survey nodes(view.graph());
    for (const ExportView::Node& node : view.nodes()) nodes.add(properties_beside_id(node));
    node_keys_ = keys_of('n', nodes.columns());
    Survey edges(view.graph());
    view.each_edge([&](const ExportView::Edge& edge) { edges.add(view.graph().edge_properties(edge.edge)); });
    edge_keys_ = keys_of('e', edges.columns());
  }

  void write() {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<!-- Lists are joined with \" | \". The weight of an edge is the number of its evidences. -->\n"
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
    write_keys();
    out_ << "<graph id=\"G\" edgedefault=\"directed\">\n";
    for (const ExportView::Node& node : view_.nodes()) write_node(node);
    std::size_t number = 0;
    view_.each_edge([&](const ExportView::Edge& edge) { write_edge(edge, ++number); });
    out_ << "</graph>\n</graphml>\n";
  }

 private:
  // The property `id` is the node's id in the file; where it is not, it is data.
  [[nodiscard]] Properties properties_beside_id(const ExportView::Node& node) const {
    Properties properties = view_.graph().node_properties(node.node);
    const auto id = view_.graph().code(Vocabulary::key, "id");
    std::erase_if(properties, [&](const auto& property) {
      return id && property.first == *id && property.second.type() == Value::Type::string &&
             property.second.string() == node.id;
    });
    return properties;
  }

  void write_key(std::string_view id, std::string_view owner, std::string_view name, std::string_view type) {
    out_ << "<key id=\"" << id << "\" for=\"" << owner << "\" attr.name=\"" << xml_attribute(name) << "\" attr.type=\""
         << type << "\"/>\n";
  }

  void write_keys() {
    write_key("label", "node", "label", "string");
    write_key("n_kind", "node", "kind", "string");
    write_key("n_labels", "node", "labels", "string");
    for (const std::string_view colour : {"r", "g", "b"}) write_key(colour, "node", colour, "int");
    write_key("size", "node", "size", "double");
    for (const Key& key : node_keys_) write_key(key.id, "node", key.name, key.type);
    write_key("edgelabel", "edge", "label", "string");
    write_key("e_interaction", "edge", "interaction", "string");
    write_key("weight", "edge", "weight", "double");
    write_key("e_evidence", "edge", "evidence", "string");
    for (const Key& key : edge_keys_) write_key(key.id, "edge", key.name, key.type);
  }

  void write_data(std::string_view key, std::string_view text) {
    const std::string escaped = xml_text(text);
    if (!escaped.empty()) out_ << "<data key=\"" << key << "\">" << escaped << "</data>";
  }

  void write_columns(const std::vector<Key>& keys, const Properties& properties) {
    for (const Key& key : keys) {
      const auto property =
          std::find_if(properties.begin(), properties.end(), [&](const auto& p) { return p.first == key.column.key; });
      if (property != properties.end()) write_data(key.id, cell_text(property->second, list_separator));
    }
  }

  void write_node(const ExportView::Node& node) {
    const Look look = look_of(view_, node, options_);
    out_ << fmt::format(R"(<node id="{}">)", xml_attribute(node.id));
    write_data("label", look.label);
    write_data("n_kind", look.kind);
    write_data("n_labels", look.labels);
    constexpr std::string_view keys[] = {"r", "g", "b"};
    for (std::size_t i = 0; i < std::size(keys); ++i) write_data(keys[i], std::to_string(look.colour[i]));
    write_data("size", fmt::format("{:.1f}", look.size));
    write_columns(node_keys_, properties_beside_id(node));
    out_ << "</node>\n";
  }

  void write_edge(const ExportView::Edge& edge, std::size_t number) {
    const Graph& graph = view_.graph();
    const std::string type = graph.word(Vocabulary::type, edge.type);
    out_ << "<edge id=\"e" << number << "\" source=\"" << xml_attribute(view_.nodes()[edge.start].id) << "\" target=\""
         << xml_attribute(view_.nodes()[edge.end].id) << "\" label=\"" << xml_attribute(type) << "\">";
    write_data("edgelabel", type);
    write_data("e_interaction", type);
    out_ << "<data key=\"weight\">" << weight_of(graph, edge.edge) << ".0</data>";
    write_data("e_evidence", evidence_text(graph, edge.edge));
    write_columns(edge_keys_, graph.edge_properties(edge.edge));
    out_ << "</edge>\n";
  }

  const ExportView& view_;
  const ExportOptions& options_;
  std::ostream& out_;
  std::vector<Key> node_keys_, edge_keys_;
};

}  // namespace

void write_graphml(const Graph& graph, const Selection& selection, const ExportOptions& options, std::ostream& out) {
  const ExportView view(graph, selection);
  Writer(view, options, out).write();
}

}  // namespace treatygraph
