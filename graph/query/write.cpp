#include "graph/query/write.h"

#include <algorithm>

#include "graph/model/value_operations.h"
#include "graph/query/complaint.h"
#include "graph/query/evaluate.h"
#include "graph/query/walk.h"

namespace treatygraph::query {
namespace {

void require_storable(const Value& value, std::string_view key, Range range) {
  if (value.is_null() || storable(value)) return;
  throw complain(range, "TypeError", "InvalidPropertyType",
                 std::string(type_name(value)) + " values cannot be stored as the property " + std::string(key),
                 "store numbers, strings, booleans, temporal values or lists of one of these");
}

// The properties of a pattern's map for a new element, by code, nulls left out.
Properties new_properties(const ExpressionPtr& expression, Run& run) {
  Properties result;
  if (!expression) return result;
  const Value value = evaluate(*expression, run);
  if (value.is_null()) return result;
  for (const auto& [key, each] : properties_of(value, expression->range, run)) {
    require_storable(each, key, expression->range);
    if (!each.is_null()) result.emplace_back(run.writer->intern(Vocabulary::key, key), each);
  }
  std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  run.changes.properties_set += result.size();
  return result;
}

NodeId create_node(const NodePattern& node, Run& run) {
  std::vector<Code> labels;
  labels.reserve(node.labels.size());
  for (const auto& alternatives : node.labels) labels.push_back(run.intern(alternatives.front().id));
  std::sort(labels.begin(), labels.end());
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  const Properties properties = new_properties(node.properties, run);
  ++run.changes.nodes_created;
  run.changes.labels_added += labels.size();
  return run.writer->create_node(labels, properties);
}

EdgeId create_edge(const EdgePattern& edge, NodeId left, NodeId right, Run& run) {
  const bool backwards = edge.direction == Direction::incoming;
  const Properties properties = new_properties(edge.properties, run);
  ++run.changes.edges_created;
  return run.writer->create_edge(run.intern(edge.types.front().id), backwards ? right : left, backwards ? left : right,
                                 properties);
}

NodeId bound_node(const NodePattern& node, Run& run) {
  const Value& value = run.at(node.variable.slot);
  if (value.type() == Value::Type::node) {
    if (!run.is_deleted_node(value.node())) return value.node();
    throw complain(node.range, "EntityNotFound", "DeletedEntityAccess", "this node was deleted earlier in the query",
                   "use it before DELETE, or delete it at the end");
  }
  throw complain(node.range, "TypeError", "InvalidArgumentType",
                 "a new relationship needs a node here, not " + to_literal(value),
                 "leave such rows out with WHERE … IS NOT NULL");
}

void set_property(const Value& element, WordId key, std::string_view name, const Value& value, Range range, Run& run) {
  if (element.is_null()) return;
  require_storable(value, name, range);
  const Code code = key == no_word ? run.writer->intern(Vocabulary::key, name) : run.intern(key);
  ++run.changes.properties_set;
  if (element.type() == Value::Type::node && !run.is_deleted_node(element.node())) {
    run.writer->set_node_property(element.node(), code, value);
  } else if (element.type() == Value::Type::edge && !run.is_deleted_edge(element.edge())) {
    run.writer->set_edge_property(element.edge(), code, value);
  } else if (element.type() == Value::Type::node || element.type() == Value::Type::edge) {
    throw complain(range, "EntityNotFound", "DeletedEntityAccess", "this element was deleted earlier in the query",
                   "use it before DELETE, or delete it at the end");
  } else {
    throw complain(range, "TypeError", "InvalidArgumentType",
                   "only nodes and relationships have properties to set, not " + to_literal(element),
                   "name the variable of a node or a relationship");
  }
}

void set_properties(const SetProperties& item, Run& run) {
  const Value element = run.at(item.variable.slot);
  const Value value = evaluate(*item.value, run);
  if (element.is_null() || (value.is_null() && item.add)) return;
  const Map wanted = value.is_null() ? Map{} : properties_of(value, item.value->range, run);
  if (!item.add) {
    for (const auto& [key, old] : properties_of(element, item.variable.name.range, run)) {
      if (!wanted.contains(key)) set_property(element, no_word, key, Value(), item.value->range, run);
    }
  }
  for (const auto& [key, each] : wanted) set_property(element, no_word, key, each, item.value->range, run);
}

void change_labels(const SetLabels& item, Run& run, bool add) {
  const Value& node = run.at(item.variable.slot);
  if (node.is_null()) return;
  if (node.type() != Value::Type::node || run.is_deleted_node(node.node())) {
    throw complain(item.variable.name.range, "TypeError", "InvalidArgumentType",
                   "only nodes have labels, not " + to_literal(node), "name the variable of a node");
  }
  for (const Word& label : item.labels) {
    if (!add && !run.code(label.id)) continue;
    const Code code = run.intern(label.id);
    if (run.graph.has_label(node.node(), code) == add) continue;
    if (add)
      run.writer->add_label(node.node(), code);
    else
      run.writer->remove_label(node.node(), code);
    ++(add ? run.changes.labels_added : run.changes.labels_removed);
  }
}

Action action_of(const Clause& clause) {
  if (const auto* created = std::get_if<Create>(&clause.node)) return step::Create{{&created->pattern}};
  if (const auto* changed = std::get_if<Set>(&clause.node)) return step::SetItems{changed};
  if (const auto* removed = std::get_if<Remove>(&clause.node)) return step::RemoveItems{removed};
  if (const auto* nested = std::get_if<Foreach>(&clause.node)) return step::ForEach{nested};
  return step::DeleteItems{&std::get<Delete>(clause.node)};
}

void for_each(const Foreach& foreach, Run& run, Deletions& deletions) {
  const Value list = evaluate(*foreach.list, run);
  if (list.is_null()) return;
  if (list.type() != Value::Type::list) {
    throw complain(foreach.list->range, "TypeError", "InvalidArgumentType",
                   "FOREACH takes a list, not " + to_literal(list), "put it in brackets: [x]");
  }
  for (const Value& element : list.list()) {
    run.tick();
    run.at(foreach.variable.slot) = element;
    for (const Clause& clause : foreach.clauses) {
      if (const auto* merged = std::get_if<query::Merge>(&clause.node))
        merge_once(*merged, run);
      else
        apply(action_of(clause), run, deletions);
    }
  }
}

}  // namespace

void create(const PatternPart& part, Run& run) {
  for (std::size_t i = 0; i < part.nodes.size(); ++i) {
    const NodePattern& node = part.nodes[i];
    if (!node.bound) run.at(node.variable.slot) = NodeRef{create_node(node, run)};
    if (i == 0) continue;
    const EdgePattern& edge = part.edges[i - 1];
    run.at(edge.variable.slot) =
        EdgeRef{create_edge(edge, bound_node(part.nodes[i - 1], run), bound_node(node, run), run)};
  }
  if (part.path.slot != no_slot) run.at(part.path.slot) = make_path(part, run);
}

void set(const Set& set, Run& run) {
  for (const SetItem& item : set.items) {
    if (const auto* one = std::get_if<SetProperty>(&item)) {
      const Value subject = evaluate(*one->subject, run);
      set_property(subject, one->key.id, one->key.name.text, evaluate(*one->value, run), one->value->range, run);
    } else if (const auto* many = std::get_if<SetProperties>(&item)) {
      set_properties(*many, run);
    } else {
      change_labels(std::get<SetLabels>(item), run, true);
    }
  }
}

void remove(const Remove& remove, Run& run) {
  for (const RemoveItem& item : remove.items) {
    if (const auto* property = std::get_if<RemoveProperty>(&item)) {
      set_property(evaluate(*property->subject, run), property->key.id, property->key.name.text, Value(),
                   property->key.name.range, run);
    } else {
      change_labels(std::get<SetLabels>(item), run, false);
    }
  }
}

void apply(const Action& action, Run& run, Deletions& deletions) {
  std::visit(overloaded{[&](const step::Create& a) {
                          for (const Pattern* pattern : a.patterns) {
                            for (const PatternPart& part : *pattern) create(part, run);
                          }
                        },
                        [&](const step::SetItems& a) { set(*a.set, run); },
                        [&](const step::RemoveItems& a) { remove(*a.remove, run); },
                        [&](const step::DeleteItems& a) { deletions.add(*a.clause); },
                        [&](const step::ForEach& a) { for_each(*a.foreach, run, deletions); }},
             action);
}

// ---- MERGE ----

void compute_merge_values(const query::Merge& merge, Run& run) {
  for (const auto& [slot, value] : merge.values) {
    run.at(slot) = evaluate(*value, run);
    if (!run.at(slot).is_null()) continue;
    throw complain(value->range, "SemanticError", "MergeReadOwnWrites", "MERGE cannot look for a property that is null",
                   "leave the property out, or test it with WHERE first");
  }
}

void merge_once(const query::Merge& merge, Run& run) {
  compute_merge_values(merge, run);
  Operator& matches = run.subquery(merge.number, [&] { return Planner(run.syntax, run.graph).plan_merge(merge); });
  bool found = false;
  for (matches.open(); matches.next(); found = true) {
    for (const Set& each : merge.on_match) set(each, run);
  }
  if (found) return;
  create(merge.part, run);
  for (const Set& each : merge.on_create) set(each, run);
}

// ---- DELETE ----

void Deletions::add(const Delete& clause) {
  for (const ExpressionPtr& expression : clause.expressions)
    add(evaluate(*expression, run_), expression->range, clause.detach);
}

void Deletions::add(const Value& value, Range range, bool detach) {
  switch (value.type()) {
    case Value::Type::null: return;
    case Value::Type::node: nodes_.push_back({value.node(), range, detach}); return;
    case Value::Type::edge: edges_.push_back(value.edge()); return;
    case Value::Type::path:
      for (const EdgeId edge : value.path().edges) edges_.push_back(edge);
      for (const NodeId node : value.path().nodes) nodes_.push_back({node, range, detach});
      return;
    default:
      throw complain(range, "TypeError", "InvalidArgumentType",
                     "DELETE takes nodes, relationships and paths, not " + to_literal(value),
                     "name the variable of what is to go");
  }
}

void Deletions::finish() {
  const auto drop_edge = [&](EdgeId edge) {
    const auto ends = run_.graph.edge(edge);
    if (!ends) return;
    run_.deleted(edge, ends->type);
    run_.writer->delete_edge(edge);
    ++run_.changes.edges_deleted;
  };
  for (const EdgeId edge : edges_) drop_edge(edge);
  std::vector<Neighbour> left;
  for (const Doomed& doomed : nodes_) {
    if (!run_.graph.has_node(doomed.node)) continue;
    left.clear();
    run_.graph.neighbours(doomed.node, Direction::both, {}, left);
    if (!left.empty() && !doomed.detach) {
      throw complain(doomed.range, "ConstraintVerificationFailed", "DeleteConnectedNode",
                     "this node still has " + std::to_string(left.size()) +
                         (left.size() == 1 ? " relationship" : " relationships"),
                     "delete them too, or use DETACH DELETE");
    }
    for (const Neighbour& each : left) drop_edge(each.edge);
    run_.deleted(doomed.node);
    run_.writer->delete_node(doomed.node);
    ++run_.changes.nodes_deleted;
  }
  nodes_.clear();
  edges_.clear();
}

}  // namespace treatygraph::query
