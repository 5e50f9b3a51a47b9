// WITH and RETURN: what is in scope after them, what groups, and what ORDER BY and WHERE may still see.
#include <algorithm>

#include "graph/query/aggregate.h"
#include "graph/query/check.h"
#include "graph/query/complaint.h"
#include "graph/query/walk.h"

namespace treatygraph::query {
namespace {

bool is_simple_key(const Expression& expression) {
  if (std::holds_alternative<Variable>(expression.node)) return true;
  const auto* property = std::get_if<Property>(&expression.node);
  return property != nullptr && std::holds_alternative<Variable>(property->subject->node);
}

ExpressionPtr reference(const Expression& instead_of, const Variable& variable) {
  auto result = std::make_unique<Expression>();
  result->range = instead_of.range;
  result->node = variable;
  return result;
}

Error ambiguous(Range range) {
  return syntax_error(range, "AmbiguousAggregationExpression", "this stands beside an aggregate but does not group",
                      "hand it on with WITH first, or return it as a column of its own");
}

}  // namespace

void Checker::projection(Projection& projection, Range range) {
  if (projection.star) expand_star(projection, range);
  const Scope before = scope_;
  std::vector<Type> types;
  for (ProjectionItem& item : projection.items) {
    aggregates_allowed_ = true;
    types.push_back(expression(item.expression));
    aggregates_allowed_ = false;
    projection.aggregating |= has_aggregate(*item.expression);
  }
  Scope projected;
  declare_items(projection, projected);
  for (std::size_t i = 0; i < projection.items.size(); ++i) {
    projected[projection.items[i].variable.name.text].type = types[i];
  }
  after_items(projection, projected);
  for (std::size_t i = 0; i < projection.items.size(); ++i) {
    ProjectionItem& item = projection.items[i];
    const bool named = item.aliased || std::holds_alternative<Variable>(item.expression->node);
    if (has_aggregate(*item.expression)) {
      extract(item.expression, projection, before);
    } else {
      projection.keys.push_back(i);
    }
    if (!projection.is_return && !named) {
      throw syntax_error(item.expression->range, "NoExpressionAlias", "an expression in WITH needs a name",
                         "write … AS name");
    }
  }
  bound(projection.skip, "SKIP");
  bound(projection.limit, "LIMIT");
  scope_ = std::move(projected);
}

void Checker::expand_star(Projection& projection, Range range) {
  std::vector<ProjectionItem> items;
  for (const auto& [name, known] : scope_) {
    ProjectionItem item;
    item.variable = Variable{Name{name, range}, no_slot};
    item.expression = std::make_unique<Expression>();
    item.expression->range = range;
    item.expression->node = Variable{Name{name, range}, known.slot};
    items.push_back(std::move(item));
  }
  if (items.empty() && projection.items.empty() && projection.is_return) {
    throw syntax_error(range, "NoVariablesInScope", "RETURN * has nothing to return",
                       "name a part of the pattern: (n)");
  }
  std::move(projection.items.begin(), projection.items.end(), std::back_inserter(items));
  projection.items = std::move(items);
}

// A plain variable keeps its slot: handing it on costs nothing.
void Checker::declare_items(Projection& projection, Scope& projected) {
  for (ProjectionItem& item : projection.items) {
    const auto* variable = std::get_if<Variable>(&item.expression->node);
    item.variable.slot = variable != nullptr ? variable->slot : new_slot(item.variable.name.text);
    const auto [found, added] = projected.try_emplace(item.variable.name.text, Known{item.variable.slot, {}});
    if (!added) {
      throw syntax_error(item.variable.name.range, "ColumnNameConflict",
                         "two columns are named " + item.variable.name.text, "give one of them another name with AS");
    }
  }
}

// ORDER BY and WHERE see the new names and, unless rows were merged, the old ones behind them.
void Checker::after_items(Projection& projection, const Scope& projected) {
  Scope both = projected;
  both.insert(scope_.begin(), scope_.end());
  scope_ = std::move(both);
  const bool merges = projection.aggregating || projection.distinct;
  for (SortItem& item : projection.order) {
    aggregates_allowed_ = projection.aggregating;
    expression(item.expression);
    aggregates_allowed_ = false;
    if (merges) use_items(item.expression, projection, projected, has_aggregate(*item.expression));
  }
  if (!projection.where) return;
  condition(projection.where);
  if (merges) use_items(projection.where, projection, projected, false);
}

// After grouping, or DISTINCT, an expression may only use the columns: by name, or by repeating a column's expression.
void Checker::use_items(ExpressionPtr& expression, Projection& projection, const Scope& projected,
                        bool beside_aggregate) {
  for (const ProjectionItem& item : projection.items) {
    if (!same(*item.expression, *expression)) continue;
    const bool is_key = !has_aggregate(*item.expression);
    if (beside_aggregate && is_key && !is_simple_key(*item.expression)) throw ambiguous(expression->range);
    expression = reference(*expression, item.variable);
    return;
  }
  if (const auto* variable = std::get_if<Variable>(&expression->node)) {
    const auto known = projected.find(variable->name.text);
    const bool is_column = known != projected.end() && known->second.slot == variable->slot;
    const Known* old = find(variable->name.text);
    if (!is_column && old != nullptr && old->slot == variable->slot) {
      scope_ = projected;  // what may be meant instead
      throw undefined(variable->name);
    }
    return;
  }
  each_child(*expression, [&](ExpressionPtr& child) { use_items(child, projection, projected, beside_aggregate); });
  if (is_aggregate_call(*expression)) take_aggregation(expression, projection);
}

// Takes the aggregates out of a column's expression; what stays must group.
void Checker::extract(ExpressionPtr& expression, Projection& projection, const Scope& before) {
  if (is_aggregate_call(*expression)) {
    take_aggregation(expression, projection);
    return;
  }
  for (const ProjectionItem& item : projection.items) {
    if (is_simple_key(*item.expression) && same(*item.expression, *expression)) {
      expression = reference(*expression, item.variable);
      return;
    }
  }
  const auto is_key = [&](const Variable& variable) {
    return std::any_of(projection.items.begin(), projection.items.end(), [&](const ProjectionItem& item) {
      const auto* key = std::get_if<Variable>(&item.expression->node);
      return key != nullptr && key->slot == variable.slot;
    });
  };
  const auto* property = std::get_if<Property>(&expression->node);
  if (const auto* variable =
          std::get_if<Variable>(property != nullptr ? &property->subject->node : &expression->node)) {
    for (const auto& [name, known] : before) {
      if (known.slot == variable->slot && !is_key(*variable)) throw ambiguous(expression->range);
    }
  }
  each_child(*expression, [&](ExpressionPtr& child) { extract(child, projection, before); });
}

void Checker::take_aggregation(ExpressionPtr& expression, Projection& projection) {
  auto& call = std::get<FunctionCall>(expression->node);
  Aggregation aggregation;
  aggregation.function = *find_aggregate(call.name.text);
  aggregation.distinct = call.distinct;
  aggregation.arguments = std::move(call.arguments);
  aggregation.slot = new_slot();
  const Slot slot = aggregation.slot;
  projection.aggregations.push_back(std::move(aggregation));
  expression = reference(*expression, Variable{Name{}, slot});
}

// SKIP and LIMIT: a number that does not depend on the rows.
void Checker::bound(ExpressionPtr& expression, std::string_view clause) {
  if (!expression) return;
  std::set<Slot> slots;
  const Scope known = std::exchange(scope_, Scope{});
  try {
    const Type type = this->expression(expression);
    if (!type.may_be(integer_kind)) {
      throw syntax_error(expression->range, "InvalidArgumentType", std::string(clause) + " needs an integer",
                         "write a whole number, or a parameter");
    }
  } catch (const Error& error) {
    if (error.detail() != "UndefinedVariable") throw;
    throw syntax_error(expression->range, "NonConstantExpression", std::string(clause) + " cannot depend on the rows",
                       "use a number or a parameter");
  }
  scope_ = known;
  const auto* literal = std::get_if<Literal>(&expression->node);
  if (literal != nullptr && literal->value.type() == Value::Type::integer && literal->value.integer() < 0) {
    throw syntax_error(expression->range, "NegativeIntegerArgument", std::string(clause) + " cannot be negative",
                       "write 0 or more; leave it out to get all rows");
  }
}

}  // namespace treatygraph::query
