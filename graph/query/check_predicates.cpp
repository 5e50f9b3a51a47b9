// A pattern's labels, properties and WHERE say one kind of thing: here they become predicates, so that the planner
// knows one kind.
#include <algorithm>

#include "graph/query/check.h"
#include "graph/query/complaint.h"
#include "graph/query/walk.h"

namespace treatygraph::query {
namespace {

ExpressionPtr make(Range range, Expression::Node node) {
  auto result = std::make_unique<Expression>();
  result->range = range;
  result->node = std::move(node);
  return result;
}

ExpressionPtr read(Range range, Slot slot) { return make(range, Variable{Name{}, slot}); }

// n:A, or n:A OR n:B
ExpressionPtr label_condition(const std::vector<Word>& alternatives, Slot slot) {
  const Range range = alternatives.front().name.range;
  Junction either{JunctionOperator::disjunction, {}};
  for (const Word& label : alternatives)
    either.operands.push_back(make(range, HasLabels{read(range, slot), {label}, {}}));
  if (either.operands.size() == 1) return std::move(either.operands.front());
  return make(range, std::move(either));
}

ExpressionPtr equality(const Word& key, Slot slot, ExpressionPtr value) {
  const Range range{key.name.range.begin, value->range.end};
  Comparisons equal;
  equal.ops.push_back(Comparison::equal);
  equal.operands.push_back(make(range, Property{read(range, slot), key}));
  equal.operands.push_back(std::move(value));
  return make(range, std::move(equal));
}

class Predicates {
 public:
  void add(ExpressionPtr expression) {
    auto* junction = std::get_if<Junction>(&expression->node);
    if (junction != nullptr && junction->op == JunctionOperator::conjunction) {
      for (ExpressionPtr& each : junction->operands) add(std::move(each));
      return;
    }
    std::set<Slot> slots;
    collect_slots(*expression, slots);
    list_.push_back({std::move(expression), {slots.begin(), slots.end()}});
  }

  void add_labels(const NodePattern& node) {
    for (const auto& alternatives : node.labels) add(label_condition(alternatives, node.variable.slot));
  }

  void add_properties(ExpressionPtr& properties, Slot slot) {
    auto* map = std::get_if<MapLiteral>(&properties->node);
    if (map == nullptr) return;
    for (auto& [key, value] : map->entries) add(equality(key, slot, std::move(value)));
    properties.reset();
  }

  std::vector<Predicate> take() { return std::move(list_); }

 private:
  std::vector<Predicate> list_;
};

}  // namespace

// The map of a variable-length relationship stays where it is: it is asked of every relationship on the way.
std::vector<Predicate> Checker::take_predicates(std::span<PatternPart> parts, ExpressionPtr where) {
  Predicates predicates;
  for (PatternPart& part : parts) {
    for (NodePattern& node : part.nodes) {
      predicates.add_labels(node);
      if (node.properties) predicates.add_properties(node.properties, node.variable.slot);
      if (node.where) predicates.add(std::move(node.where));
    }
    for (EdgePattern& edge : part.edges) {
      if (edge.properties && !edge.hops) predicates.add_properties(edge.properties, edge.variable.slot);
      if (edge.where) predicates.add(std::move(edge.where));
    }
  }
  if (where) predicates.add(std::move(where));
  return predicates.take();
}

void Checker::merge_predicates(Merge& merge) {
  Predicates predicates;
  const auto properties = [&](ExpressionPtr& map, Slot element) {
    if (!map || !std::holds_alternative<MapLiteral>(map->node)) return;
    for (auto& [key, value] : std::get<MapLiteral>(map->node).entries) {
      const Slot slot = new_slot();
      const Range range = value->range;
      merge.values.emplace_back(slot, std::exchange(value, read(range, slot)));
      predicates.add(equality(key, element, read(range, slot)));
    }
  };
  for (NodePattern& node : merge.part.nodes) {
    predicates.add_labels(node);
    properties(node.properties, node.variable.slot);
  }
  for (EdgePattern& edge : merge.part.edges) properties(edge.properties, edge.variable.slot);
  merge.predicates = predicates.take();
}

}  // namespace treatygraph::query
