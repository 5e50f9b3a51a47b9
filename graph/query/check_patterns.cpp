#include "graph/query/check.h"
#include "graph/query/complaint.h"

namespace treatygraph::query {

// Names first, so that a part's properties may speak of another part's variables; what CREATE makes is known in order.
void Checker::pattern(Pattern& pattern, PatternUse use) {
  if (use != PatternUse::create) count_pattern(pattern);
  std::set<Slot> edges;
  for (PatternPart& part : pattern) {
    pattern_part(part, use, edges);
    if (use == PatternUse::create) pattern_properties(part, use);
  }
  if (use == PatternUse::create) return;
  for (PatternPart& part : pattern) pattern_properties(part, use);
}

// Each part of a pattern that is looked for becomes a step of the plan, and steps call each other.
void Checker::count_pattern(const Pattern& pattern) {
  for (const PatternPart& part : pattern) matched_ += part.nodes.size();
  if (matched_ <= pattern_limit) return;
  const Range range = pattern.back().range;
  throw beyond_limit(range, "the patterns of this query have more than " + std::to_string(pattern_limit) + " nodes",
                     "split it into several statements");
}

void Checker::pattern_part(PatternPart& part, PatternUse use, std::set<Slot>& edges) {
  for (std::size_t i = 0; i < part.nodes.size(); ++i) {
    node_pattern(part.nodes[i], part, use);
    if (i < part.edges.size()) edge_pattern(part.edges[i], use, edges);
  }
  if (part.shortest != Shortest::no && use != PatternUse::match && use != PatternUse::predicate) {
    throw syntax_error(part.range, "UnexpectedSyntax", "a shortest path cannot be written, only read",
                       "look for it in MATCH");
  }
  path_variable(part);
}

void Checker::path_variable(PatternPart& part) {
  if (!part.path.name.text.empty()) declare_new(part.path, Type{path_kind});
}

void Checker::node_pattern(NodePattern& node, const PatternPart& part, PatternUse use) {
  for (auto& alternatives : node.labels) {
    if (alternatives.size() > 1 && use != PatternUse::match && use != PatternUse::predicate) {
      throw syntax_error(alternatives.front().name.range, "UnexpectedSyntax",
                         "a new node cannot have one label or another", "choose one, or give it both: :A:B");
    }
    for (Word& label : alternatives) {
      word(label, Vocabulary::label);
      if (use == PatternUse::match || use == PatternUse::predicate) asked(label);
    }
  }
  const Name& name = node.variable.name;
  const Known* known = name.text.empty() ? nullptr : find(name.text);
  if (known == nullptr) {
    if (use == PatternUse::predicate && !name.text.empty()) throw undefined(name);
    declare(node.variable, Type{node_kind});
    return;
  }
  if (!known->type.may_be(node_kind)) {
    throw syntax_error(name.range, "VariableTypeConflict",
                       name.text + " is " + describe(known->type.kinds) + ", not a node", "choose another name");
  }
  node.variable.slot = known->slot;
  node.bound = true;
  const bool writes = use == PatternUse::create || use == PatternUse::merge;
  if (writes && (part.edges.empty() || !node.labels.empty() || node.properties)) throw already_bound(name);
}

void Checker::edge_pattern(EdgePattern& edge, PatternUse use, std::set<Slot>& edges) {
  for (Word& type : edge.types) {
    word(type, Vocabulary::type);
    if (use == PatternUse::match || use == PatternUse::predicate) asked(type);
  }
  if (edge.hops && edge.where) {
    throw syntax_error(edge.where->range, "UnexpectedSyntax", "WHERE cannot stand inside a pattern of variable length",
                       "use a property map, or all(r IN … WHERE …) after the pattern");
  }
  const Name& name = edge.variable.name;
  const Known* known = name.text.empty() ? nullptr : find(name.text);
  const bool writes = use == PatternUse::create || use == PatternUse::merge;
  if (writes && known != nullptr) throw already_bound(name);
  if (writes) written_edge(edge, use);
  const Type type = edge.hops ? Type{list_kind, edge_kind} : Type{edge_kind};
  if (known == nullptr) {
    if (use == PatternUse::predicate && !name.text.empty()) throw undefined(name);
    declare(edge.variable, type);
    edges.insert(edge.variable.slot);
    return;
  }
  const bool fits = known->type.may_be(type.kinds) && (!edge.hops || (known->type.elements & edge_kind) != 0);
  if (!fits) {
    throw syntax_error(name.range, "VariableTypeConflict",
                       name.text + " is " + describe(known->type.kinds) + ", not " +
                           (edge.hops ? "a list of relationships" : "a relationship"),
                       "choose another name");
  }
  if (edges.contains(known->slot)) {
    throw syntax_error(name.range, "RelationshipUniquenessViolation",
                       "a relationship cannot stand twice in one pattern", "give the second one another name");
  }
  edge.variable.slot = known->slot;
  edge.bound = true;
  edges.insert(known->slot);
}

void Checker::written_edge(const EdgePattern& edge, PatternUse use) const {
  if (edge.hops) {
    throw syntax_error(edge.range, "CreatingVarLength", "a relationship of variable length cannot be created",
                       "create each relationship");
  }
  if (edge.types.size() != 1) {
    throw syntax_error(edge.range, "NoSingleRelationshipType", "a new relationship needs exactly one type",
                       "write -[:TYPE]->");
  }
  if (use == PatternUse::create && edge.direction == Direction::both) {
    throw syntax_error(edge.range, "RequiresDirectedRelationship", "a new relationship needs a direction",
                       "write -[:TYPE]-> or <-[:TYPE]-");
  }
}

void Checker::pattern_properties(PatternPart& part, PatternUse use) {
  for (NodePattern& node : part.nodes) {
    if (node.properties) properties(node.properties, use);
    if (node.where) condition(node.where);
  }
  for (EdgePattern& edge : part.edges) {
    if (edge.properties) properties(edge.properties, use);
    if (edge.where) condition(edge.where);
  }
}

void Checker::properties(ExpressionPtr& properties, PatternUse use) {
  if (std::holds_alternative<query::Parameter>(properties->node) && use != PatternUse::create) {
    throw syntax_error(properties->range, "InvalidParameterUse",
                       "a parameter cannot stand for the properties of a pattern",
                       "write {name: $name} for each property");
  }
  if (auto* map = std::get_if<MapLiteral>(&properties->node)) {
    for (auto& [key, value] : map->entries) {
      word(key, Vocabulary::key);
      if (use == PatternUse::match || use == PatternUse::predicate) asked(key);
      expression(value);
    }
    return;
  }
  expect(properties, map_kind | node_kind | edge_kind, "the properties of a pattern");
}

}  // namespace treatygraph::query
