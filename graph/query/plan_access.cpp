#include "graph/query/plan_access.h"

#include <algorithm>

#include "graph/query/check.h"
#include "graph/query/functions.h"

namespace treatygraph::query {
namespace {

constexpr double equality_share = 0.1, range_share = 0.3, condition_share = 0.5, indexed_rows = 2.0, unknown_list = 5.0;

bool reads(const Expression& expression, Slot slot) {
  const auto* variable = std::get_if<Variable>(&expression.node);
  return variable != nullptr && variable->slot == slot;
}

class Accesses {
 public:
  Accesses(Slot node, const std::set<Slot>& bound, Estimates& estimates)
      : node_(node), bound_(bound), estimates_(estimates), best_{step::AllNodes{node}, estimates.nodes()} {}

  Access choose(const Conditions& pending) {
    for (const Condition& condition : pending) by_label(*condition.expression);
    for (const Condition& condition : pending) {
      std::optional<Access> access = indexed(*condition.expression);
      if (!access || access->rows >= best_.rows) continue;
      access->counted = condition.expression;
      best_ = std::move(*access);
    }
    return std::move(best_);
  }

 private:
  void by_label(const Expression& condition) {
    const auto* labels = std::get_if<HasLabels>(&condition.node);
    if (labels == nullptr || !reads(*labels->subject, node_)) return;
    for (const Word& each : labels->labels) {
      const double rows = estimates_.nodes(each.id);
      if (label_ != no_word && rows >= best_.rows) continue;
      label_ = each.id;
      best_ = {step::NodesByLabel{node_, label_}, rows, labels->labels.size() == 1 ? &condition : nullptr};
    }
  }

  [[nodiscard]] std::optional<Access> indexed(const Expression& condition) {
    if (const auto* call = std::get_if<FunctionCall>(&condition.node)) {
      const bool by_name =
          call->function != nullptr && call->function->name == "named" && reads(*call->arguments[0], node_);
      if (!by_name || !computable(*call->arguments[1], bound_)) return {};
      return Access{step::NodesByName{node_, call->arguments[1].get()}, indexed_rows, &condition};
    }
    if (const auto* comparison = std::get_if<Comparisons>(&condition.node)) {
      if (comparison->ops.size() != 1 || comparison->ops.front() != Comparison::equal) return {};
      const Expression &left = *comparison->operands[0], &right = *comparison->operands[1];
      std::optional<Access> access = by_property(left, right, false);
      return access ? std::move(access) : by_property(right, left, false);
    }
    const auto* in = std::get_if<Binary>(&condition.node);
    if (in == nullptr || in->op != BinaryOperator::in) return {};
    return by_property(*in->left, *in->right, true);
  }

  [[nodiscard]] std::optional<Access> by_property(const Expression& side, const Expression& value, bool any_of_list) {
    const auto* property = std::get_if<Property>(&side.node);
    if (property == nullptr || !reads(*property->subject, node_) || !computable(value, bound_)) return {};
    const WordId key = property->key.id;
    if (!estimates_.indexed(key, Value("")).has_value()) return {};
    return Access{step::NodesByProperty{node_, key, &value, any_of_list, label_}, found(key, value, any_of_list)};
  }

  // A literal is looked up now; what is known only later gets as many as a value has on average.
  [[nodiscard]] double found(WordId key, const Expression& value, bool any_of_list) {
    const auto* literal = std::get_if<Literal>(&value.node);
    if (literal != nullptr && !any_of_list) {
      const std::optional<double> rows = estimates_.indexed(key, literal->value);
      return rows ? *rows : best_.rows;
    }
    const auto* list = std::get_if<ListLiteral>(&value.node);
    const double values = !any_of_list ? 1 : list != nullptr ? static_cast<double>(list->items.size()) : unknown_list;
    return values * std::max(1.0, estimates_.nodes(label_) * estimates_.share_of_value(label_, key));
  }

  Slot node_;
  const std::set<Slot>& bound_;
  Estimates& estimates_;
  WordId label_ = no_word;
  Access best_;
};

class Shares {
 public:
  Shares(const std::map<Slot, Whereabouts>& nodes, Estimates& estimates) : nodes_(nodes), estimates_(estimates) {}

  double of(const Expression& condition) {  // NOLINT(misc-no-recursion): as deep as the parser allows
    if (const auto* labels = std::get_if<HasLabels>(&condition.node)) return of_labels(*labels);
    if (const auto* comparison = std::get_if<Comparisons>(&condition.node)) return of_comparison(*comparison);
    if (const auto* junction = std::get_if<Junction>(&condition.node)) return of_junction(*junction);
    if (const auto* unary = std::get_if<Unary>(&condition.node)) {
      if (unary->op == UnaryOperator::negation) return 1 - of(*unary->operand);
    }
    return condition_share;
  }

 private:
  [[nodiscard]] Whereabouts where(const Expression& subject) const {
    const auto* variable = std::get_if<Variable>(&subject.node);
    const auto found = variable == nullptr ? nodes_.end() : nodes_.find(variable->slot);
    return found == nodes_.end() ? Whereabouts{} : found->second;
  }

  double of_labels(const HasLabels& labels) {
    double share = 1;
    for (const Word& label : labels.labels)
      share = std::min(share, estimates_.share_of_label(where(*labels.subject).fan, label.id));
    return share;
  }

  double of_comparison(const Comparisons& comparison) {
    if (comparison.ops.front() == Comparison::unequal) return 1 - equality_share;
    if (comparison.ops.front() != Comparison::equal) return range_share;
    for (const ExpressionPtr& side : comparison.operands) {
      const auto* property = std::get_if<Property>(&side->node);
      const auto* variable = property == nullptr ? nullptr : std::get_if<Variable>(&property->subject->node);
      if (variable == nullptr || !nodes_.contains(variable->slot)) continue;
      return estimates_.share_of_value(nodes_.at(variable->slot).label, property->key.id);
    }
    return equality_share;
  }

  double of_junction(const Junction& junction) {  // NOLINT(misc-no-recursion)
    if (junction.op == JunctionOperator::exclusive) return condition_share;
    const bool all = junction.op == JunctionOperator::conjunction;
    double result = 1;
    for (const ExpressionPtr& each : junction.operands) result *= all ? of(*each) : 1 - of(*each);
    return all ? result : 1 - result;
  }

  const std::map<Slot, Whereabouts>& nodes_;
  Estimates& estimates_;
};

}  // namespace

void add_conditions(const Expression& expression, Conditions& conditions) {  // NOLINT(misc-no-recursion)
  const auto* junction = std::get_if<Junction>(&expression.node);
  if (junction != nullptr && junction->op == JunctionOperator::conjunction) {
    for (const ExpressionPtr& each : junction->operands) add_conditions(*each, conditions);
    return;
  }
  std::set<Slot> slots;
  collect_slots(expression, slots);
  conditions.push_back({&expression, {slots.begin(), slots.end()}});
}

bool reads_only(const Condition& condition, const std::set<Slot>& slots) {
  return std::all_of(condition.slots.begin(), condition.slots.end(), [&](Slot slot) { return slots.contains(slot); });
}

bool computable(const Expression& expression, const std::set<Slot>& bound) {
  std::set<Slot> slots;
  collect_slots(expression, slots);
  return std::all_of(slots.begin(), slots.end(), [&](Slot slot) { return bound.contains(slot); });
}

Access cheapest_access(Slot node, const Conditions& pending, const std::set<Slot>& bound, Estimates& estimates) {
  return Accesses(node, bound, estimates).choose(pending);
}

double share(const Expression& condition, const std::map<Slot, Whereabouts>& nodes, Estimates& estimates) {
  return Shares(nodes, estimates).of(condition);
}

}  // namespace treatygraph::query
