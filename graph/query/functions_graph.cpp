// Functions of nodes, relationships and paths.
#include <fmt/format.h>

#include <algorithm>

#include "extract/base/text.h"
#include "graph/query/function_groups.h"

namespace treatygraph {
namespace {

using Type = Value::Type;

[[noreturn]] void deleted(std::string_view what) {
  bad_argument("EntityNotFound", "DeletedEntityAccess", fmt::format("this {} was deleted by the statement", what),
               "read what you need of it before DELETE");
}

void require_node(const CallScene& scene, const Value& node) {
  if (!scene.graph.has_node(node.node())) deleted("node");
}

EdgeEnds ends_of(const CallScene& scene, const Value& edge) {
  const auto ends = scene.graph.edge(edge.edge());
  if (!ends) deleted("relationship");
  return *ends;
}

Value labels(const CallScene& scene, Arguments a) {
  require_node(scene, a[0]);
  List result;
  for (const Code label : scene.graph.labels(a[0].node()))
    result.emplace_back(scene.graph.word(Vocabulary::label, label));
  return result;
}

Value type(const CallScene& scene, Arguments a) {
  return scene.graph.word(Vocabulary::type, ends_of(scene, a[0]).type);
}
Value start_node(const CallScene& scene, Arguments a) { return NodeRef{ends_of(scene, a[0]).start}; }
Value end_node(const CallScene& scene, Arguments a) { return NodeRef{ends_of(scene, a[0]).end}; }

std::uint64_t number_of(const Value& element) { return element.type() == Type::node ? element.node() : element.edge(); }
Value id(const CallScene&, Arguments a) { return static_cast<std::int64_t>(number_of(a[0])); }
Value element_id(const CallScene&, Arguments a) { return std::to_string(number_of(a[0])); }

// Keys and values of a node, a relationship or a map.
Map entries(const CallScene& scene, const Value& holder) {
  if (holder.type() == Type::map) return holder.map();
  const bool node = holder.type() == Type::node;
  if (node) require_node(scene, holder);
  if (!node) static_cast<void>(ends_of(scene, holder));
  Map map;
  for (const auto& [key, value] :
       node ? scene.graph.node_properties(holder.node()) : scene.graph.edge_properties(holder.edge()))
    map.emplace(scene.graph.word(Vocabulary::key, key), value);
  return map;
}

Value properties(const CallScene& scene, Arguments a) { return entries(scene, a[0]); }

Value keys(const CallScene& scene, Arguments a) {
  List result;
  for (const auto& [key, value] : entries(scene, a[0])) result.emplace_back(key);
  return result;
}

Value nodes(const CallScene&, Arguments a) {
  List result;
  for (const NodeId node : a[0].path().nodes) result.emplace_back(NodeRef{node});
  return result;
}

Value relationships(const CallScene&, Arguments a) {
  List result;
  for (const EdgeId edge : a[0].path().edges) result.emplace_back(EdgeRef{edge});
  return result;
}

Value length(const CallScene&, Arguments a) { return static_cast<std::int64_t>(a[0].path().edges.size()); }

Value degree_at(const CallScene& scene, Arguments a, Direction direction) {
  require_node(scene, a[0]);
  std::vector<Code> types;
  if (a.size() > 1) {
    const auto code = scene.graph.code(Vocabulary::type, a[1].string());
    if (!code) return 0;
    types.push_back(*code);
  }
  return static_cast<std::int64_t>(scene.graph.degree(a[0].node(), direction, types));
}
Value degree(const CallScene& scene, Arguments a) { return degree_at(scene, a, Direction::both); }
Value out_degree(const CallScene& scene, Arguments a) { return degree_at(scene, a, Direction::outgoing); }
Value in_degree(const CallScene& scene, Arguments a) { return degree_at(scene, a, Direction::incoming); }

bool bears_name(const Value& value, const std::string& folded) {
  if (value.type() == Type::string) return fold_name(value.string()) == folded;
  if (value.type() != Type::list) return false;
  const List& names = value.list();
  return std::any_of(names.begin(), names.end(), [&](const Value& name) {
    return name.type() == Type::string && fold_name(name.string()) == folded;
  });
}

// The node's own names first; the names that the lexicon knows besides them are in the graph's index.
Value named(const CallScene& scene, Arguments a) {
  require_node(scene, a[0]);
  const std::string folded = fold_name(a[1].string());
  for (const std::string_view key : {"name", "name_en", "aliases"}) {
    const auto code = scene.graph.code(Vocabulary::key, key);
    if (code && bears_name(scene.graph.node_property(a[0].node(), *code), folded)) return true;
  }
  const std::vector<NodeId> found = scene.graph.named(a[1].string());
  return std::binary_search(found.begin(), found.end(), a[0].node());
}

Value evidence_map(const Evidence& evidence) {
  Map attributes;
  for (const auto& [key, value] : evidence.attributes) attributes.emplace(key, value);
  return Map{{"document", evidence.document},
             {"source", evidence.source},
             {"section", evidence.section},
             {"paragraph", evidence.paragraph},
             {"quote", evidence.quote},
             {"text", evidence.text},
             {"start", static_cast<std::int64_t>(evidence.start)},
             {"end", static_cast<std::int64_t>(evidence.end)},
             {"date", evidence.date},
             {"rule", evidence.rule},
             {"confidence", evidence.confidence},
             {"attributes", std::move(attributes)}};
}

Value evidence(const CallScene& scene, Arguments a) {
  static_cast<void>(ends_of(scene, a[0]));
  List result;
  for (const Evidence& each : scene.graph.evidence(a[0].edge())) result.push_back(evidence_map(each));
  return result;
}

constexpr Types elements{Type::node, Type::edge};
constexpr Types holders{Type::node, Type::edge, Type::map};
constexpr auto null = Nulls::answer_null;
constexpr auto reads = Depends::graph;

constexpr Function table[] = {
    {"degree",
     1,
     2,
     {nodes_only, strings, anything},
     null,
     reads,
     degree,
     "node[, type]",
     "how many relationships (of this type) the node has",
     "degree(n, 'CITES')"},
    {"elementId",
     1,
     1,
     {elements, anything, anything},
     null,
     reads,
     element_id,
     "node or relationship",
     "its internal number as text",
     "elementId(n)"},
    {"endNode",
     1,
     1,
     {edges_only, anything, anything},
     null,
     reads,
     end_node,
     "relationship",
     "the node at its end",
     "endNode(r)"},
    {"evidence",
     1,
     1,
     {edges_only, anything, anything},
     null,
     reads,
     evidence,
     "relationship",
     "the sentences that prove it: maps of document, source, section, paragraph, quote, text, start, end, date, rule, "
     "confidence, attributes",
     "evidence(r)"},
    {"id",
     1,
     1,
     {elements, anything, anything},
     null,
     reads,
     id,
     "node or relationship",
     "its internal number (the lasting id of a node is its property id)",
     "id(n)"},
    {"inDegree",
     1,
     2,
     {nodes_only, strings, anything},
     null,
     reads,
     in_degree,
     "node[, type]",
     "how many relationships (of this type) end at the node",
     "inDegree(n, 'CITES')"},
    {"keys",
     1,
     1,
     {holders, anything, anything},
     null,
     reads,
     keys,
     "node, relationship or map",
     "the names of its properties",
     "keys(n)"},
    {"labels", 1, 1, {nodes_only, anything, anything}, null, reads, labels, "node", "its labels", "labels(n)"},
    {"length",
     1,
     1,
     {paths_only, anything, anything},
     null,
     reads,
     length,
     "path",
     "how many relationships it has",
     "length(p)"},
    {"named",
     2,
     2,
     {nodes_only, strings, anything},
     null,
     reads,
     named,
     "node, text",
     "is this one of the node's names, in any language",
     "named(i, '布达佩斯公约')"},
    {"nodes", 1, 1, {paths_only, anything, anything}, null, reads, nodes, "path", "its nodes", "nodes(p)"},
    {"outDegree",
     1,
     2,
     {nodes_only, strings, anything},
     null,
     reads,
     out_degree,
     "node[, type]",
     "how many relationships (of this type) start at the node",
     "outDegree(n, 'CITES')"},
    {"properties",
     1,
     1,
     {holders, anything, anything},
     null,
     reads,
     properties,
     "node, relationship or map",
     "its properties as a map",
     "properties(n)"},
    {"relationships",
     1,
     1,
     {paths_only, anything, anything},
     null,
     reads,
     relationships,
     "path",
     "its relationships",
     "relationships(p)"},
    {"startNode",
     1,
     1,
     {edges_only, anything, anything},
     null,
     reads,
     start_node,
     "relationship",
     "the node at its start",
     "startNode(r)"},
    {"type", 1, 1, {edges_only, anything, anything}, null, reads, type, "relationship", "its type", "type(r)"},
};

}  // namespace

std::span<const Function> graph_functions() { return table; }

}  // namespace treatygraph
