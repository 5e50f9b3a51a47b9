#include "graph/query/plan.h"

#include <algorithm>
#include <set>

#include "graph/query/aggregate.h"
#include "graph/query/check.h"
#include "graph/query/query.h"
#include "graph/query/walk.h"

namespace treatygraph::query {
namespace {

// Does anything below, down to the next barrier, read the graph? Rows may then still be on their way when a change is
// made.
bool reads_graph(const Plan* plan) {
  for (; plan != nullptr; plan = plan->input.get()) {
    const bool barrier =
        std::holds_alternative<step::Write>(plan->step) || std::holds_alternative<step::Merge>(plan->step);
    if (barrier || std::holds_alternative<step::Start>(plan->step)) return false;
    const bool plain =
        std::holds_alternative<step::Unwind>(plan->step) || std::holds_alternative<step::LoadCsv>(plan->step) ||
        std::holds_alternative<step::Limit>(plan->step) || std::holds_alternative<step::Skip>(plan->step);
    if (!plain) return true;
  }
  return false;
}

double at_most(const ExpressionPtr& limit, double rows) {
  const auto* literal = limit ? std::get_if<Literal>(&limit->node) : nullptr;
  if (literal == nullptr || literal->value.type() != Value::Type::integer) return rows;
  return std::min(rows, static_cast<double>(literal->value.integer()));
}

bool starts(const Plan& plan) { return plan.input && std::holds_alternative<step::Start>(plan.input->step); }

// Is the one thing wanted a count that the graph keeps: all nodes, those of a label, all relationships, those of types?
std::optional<step::CountAll> kept_count(const std::vector<Aggregation>& aggregations, const Plan& input) {
  const bool counts = aggregations.size() == 1 && !aggregations[0].distinct &&
                      aggregate_functions()[aggregations[0].function].name == "count";
  if (!counts) return {};
  step::CountAll result{Vocabulary::label, {}, aggregations[0].slot, {}};
  std::vector<Slot> never_null;
  const auto* expand = std::get_if<step::Expand>(&input.step);
  if (const auto* label = std::get_if<step::NodesByLabel>(&input.step); label != nullptr && starts(input)) {
    result.words = {label->label};
    never_null = {label->node};
  } else if (const auto* all = std::get_if<step::AllNodes>(&input.step); all != nullptr && starts(input)) {
    never_null = {all->node};
  } else if (expand != nullptr && !expand->into && expand->direction != Direction::both &&
             std::holds_alternative<step::AllNodes>(input.input->step) && starts(*input.input)) {
    result.of = Vocabulary::type;
    result.words = expand->types;
    never_null = {expand->from, expand->edge, expand->to};
  } else {
    return {};
  }
  const std::vector<ExpressionPtr>& arguments = aggregations[0].arguments;
  if (arguments.empty()) return result;
  const auto* variable = std::get_if<Variable>(&arguments[0]->node);
  const bool known =
      variable != nullptr && std::find(never_null.begin(), never_null.end(), variable->slot) != never_null.end();
  return known ? std::optional(std::move(result)) : std::nullopt;
}

bool reads(const Expression& expression, const step::Expand& expand) {
  std::set<Slot> slots;
  collect_slots(expression, slots);
  return slots.contains(expand.edge) || slots.contains(expand.to);
}

// count(r) and count(m), after -[r]->(m), count rows.
bool counts_its_rows(const Aggregation& aggregation, const step::Expand& expand) {
  const auto* variable =
      aggregation.arguments.empty() ? nullptr : std::get_if<Variable>(&aggregation.arguments[0]->node);
  return aggregation.arguments.empty() ||
         (variable != nullptr && (variable->slot == expand.edge || variable->slot == expand.to));
}

// May a row stand for many? Then what is asked of the last relationship is only how many there are.
bool needs_only_degree(const std::vector<std::pair<Slot, const Expression*>>& keys,
                       const std::vector<Aggregation>& aggregations, const step::Expand& expand) {
  if (expand.into) return false;
  if (std::any_of(keys.begin(), keys.end(), [&](const auto& key) { return reads(*key.second, expand); })) return false;
  return std::all_of(aggregations.begin(), aggregations.end(), [&](const Aggregation& each) {
    const std::string_view name = aggregate_functions()[each.function].name;
    if (name == "count" && !each.distinct && counts_its_rows(each, expand)) return true;
    const bool once_is_enough = each.distinct || name == "count" || name == "min" || name == "max";
    return once_is_enough && std::none_of(each.arguments.begin(), each.arguments.end(),
                                          [&](const ExpressionPtr& argument) { return reads(*argument, expand); });
  });
}

// Puts Degree in the place of the plan's last step; the slot of the number.
Slot count_ends(Plan& plan) {
  const step::Expand expand = std::get<step::Expand>(plan.step);
  plan.step = step::Degree{expand.from, expand.edge, expand.to, expand.direction, expand.types, expand.others};
  plan.rows = plan.input->rows;
  return expand.edge;
}

void pattern_slots(const PatternPart& part, std::vector<Slot>& slots) {
  for (const NodePattern& node : part.nodes) slots.push_back(node.variable.slot);
  for (const EdgePattern& edge : part.edges) slots.push_back(edge.variable.slot);
  if (part.path.slot != no_slot) slots.push_back(part.path.slot);
}

}  // namespace

PlanPtr make_plan(Plan::Step step, PlanPtr input, double rows) {
  auto plan = std::make_unique<Plan>();
  plan->step = std::move(step);
  plan->input = std::move(input);
  plan->rows = rows;
  return plan;
}

bool Planner::by_cost() const { return syntax_.planning == Planning::by_cost; }

PlanPtr Planner::plan_count(const Query& query, const std::vector<Slot>& bound) {
  PlanPtr counted = plan(query, bound);
  const auto* expand = std::get_if<step::Expand>(&counted->step);
  if (by_cost() && expand != nullptr && !expand->into) static_cast<void>(count_ends(*counted));
  return counted;
}

PlanPtr Planner::plan(const Query& query, const std::vector<Slot>& bound) {
  if (query.parts.size() == 1) return plan_single(query.parts.front(), bound, make_plan(step::Start{}, nullptr, 1));
  step::Union all{{}, {}, query.results};
  double rows = 0;
  for (const SingleQuery& part : query.parts) {
    all.parts.push_back(plan_single(part, bound, make_plan(step::Start{}, nullptr, 1)));
    rows += all.parts.back()->rows;
    std::vector<Slot> from;
    for (const ProjectionItem& item : std::get<Projection>(part.clauses.back().node).items)
      from.push_back(item.variable.slot);
    all.from.push_back(std::move(from));
  }
  PlanPtr plan = make_plan(std::move(all), nullptr, rows);
  return query.union_all ? std::move(plan) : make_plan(step::Distinct{query.results}, std::move(plan), rows);
}

PlanPtr Planner::plan_single(const SingleQuery& single, std::vector<Slot> bound, PlanPtr input) {
  const Expression* pushed = nullptr;  // a condition of WITH that its MATCH has asked already
  for (std::size_t i = 0; i < single.clauses.size(); ++i) {
    const Clause& clause = single.clauses[i];
    const Clause* next = i + 1 < single.clauses.size() ? &single.clauses[i + 1] : nullptr;
    if (const Expression* condition = next == nullptr ? nullptr : pushed_down(clause, *next)) {
      const auto& match = std::get<Match>(clause.node);
      input = plan_pattern(match.pattern, match.predicates, bound, std::move(input), condition);
      pushed = condition;
    } else {
      input = plan_clause(clause, bound, std::move(input), std::exchange(pushed, nullptr));
    }
    bound = clause.visible;
  }
  return input;
}

// MATCH (n) WITH n WHERE n.x = 1: the condition of a WITH that only passes rows on belongs to the pattern, if it speaks
// of nothing else.
const Expression* Planner::pushed_down(const Clause& clause, const Clause& next) const {
  const auto* match = std::get_if<Match>(&clause.node);
  const auto* with = std::get_if<Projection>(&next.node);
  if (!by_cost() || match == nullptr || match->optional || with == nullptr || !with->where) return nullptr;
  if (with->aggregating || with->distinct || with->skip || with->limit) return nullptr;
  std::set<Slot> slots;
  collect_slots(*with->where, slots);
  const bool known = std::all_of(slots.begin(), slots.end(), [&](Slot slot) {
    return std::find(clause.visible.begin(), clause.visible.end(), slot) != clause.visible.end();
  });
  return known ? with->where.get() : nullptr;
}

PlanPtr Planner::plan_clause(const Clause& clause, const std::vector<Slot>& bound, PlanPtr input,
                             const Expression* asked) {
  const double rows = input->rows;
  if (const auto* match = std::get_if<Match>(&clause.node)) {
    if (!match->optional) return plan_pattern(match->pattern, match->predicates, bound, std::move(input));
    PlanPtr inner = plan_pattern(match->pattern, match->predicates, bound, make_plan(step::Start{}, nullptr, 1));
    std::vector<Slot> slots;
    for (const PatternPart& part : match->pattern) pattern_slots(part, slots);
    std::erase_if(slots, [&](Slot slot) { return std::find(bound.begin(), bound.end(), slot) != bound.end(); });
    const double each = std::max(1.0, inner->rows);
    return make_plan(step::Optional{std::move(inner), std::move(slots)}, std::move(input), rows * each);
  }
  if (const auto* unwind = std::get_if<Unwind>(&clause.node)) {
    return make_plan(step::Unwind{unwind->list.get(), unwind->variable.slot}, std::move(input), rows * 10);
  }
  if (const auto* projection = std::get_if<Projection>(&clause.node)) {
    return plan_projection(*projection, clause, std::move(input), asked);
  }
  if (const auto* call = std::get_if<ProcedureCall>(&clause.node)) {
    PlanPtr plan = make_plan(step::Call{call, clause.visible}, std::move(input), rows * 10);
    if (!call->where) return plan;
    return make_plan(step::Filter{{call->where.get()}}, std::move(plan), rows * 5);
  }
  if (const auto* load = std::get_if<LoadCsv>(&clause.node))
    return make_plan(step::LoadCsv{load}, std::move(input), rows * 1000);
  return plan_write(clause, std::move(input));
}

PlanPtr Planner::plan_projection(const Projection& projection, const Clause& clause, PlanPtr input,
                                 const Expression* asked) {
  double rows = input->rows;
  std::vector<Slot> columns;
  std::vector<std::pair<Slot, const Expression*>> keys, items;
  for (std::size_t i = 0; i < projection.items.size(); ++i) {
    const ProjectionItem& item = projection.items[i];
    columns.push_back(item.variable.slot);
    const bool is_key = std::find(projection.keys.begin(), projection.keys.end(), i) != projection.keys.end();
    const auto* variable = std::get_if<Variable>(&item.expression->node);
    if (projection.aggregating && is_key)
      keys.emplace_back(item.variable.slot, item.expression.get());
    else if (variable == nullptr || variable->slot != item.variable.slot)
      items.emplace_back(item.variable.slot, item.expression.get());
  }
  if (projection.aggregating) {
    rows = keys.empty() ? 1 : std::max(1.0, rows * 0.5);
    auto counted = keys.empty() && by_cost() ? kept_count(projection.aggregations, *input) : std::nullopt;
    const auto* expand = std::get_if<step::Expand>(&input->step);
    if (counted) {
      counted->items = items;
      input = make_plan(std::move(*counted), make_plan(step::Start{}, nullptr, 1), rows);
    } else {
      const bool degree = by_cost() && expand != nullptr && needs_only_degree(keys, projection.aggregations, *expand);
      const Slot times = degree ? count_ends(*input) : no_slot;
      input = make_plan(step::Aggregate{keys, &projection.aggregations, items, times}, std::move(input), rows);
    }
  } else if (!items.empty()) {
    input = make_plan(step::Project{std::move(items)}, std::move(input), rows);
  }
  if (projection.distinct) input = make_plan(step::Distinct{columns}, std::move(input), rows);
  if (!projection.order.empty()) {
    std::set<Slot> kept(clause.visible.begin(), clause.visible.end());
    kept.insert(columns.begin(), columns.end());
    if (projection.where) collect_slots(*projection.where, kept);
    const Expression* skip = by_cost() ? projection.skip.get() : nullptr;
    const Expression* limit = by_cost() ? projection.limit.get() : nullptr;
    input = make_plan(step::Sort{&projection.order, {kept.begin(), kept.end()}, skip, limit}, std::move(input), rows);
  }
  if (projection.skip) input = make_plan(step::Skip{projection.skip.get()}, std::move(input), rows);
  if (projection.limit) {
    rows = at_most(projection.limit, rows);
    input = make_plan(step::Limit{projection.limit.get()}, std::move(input), rows);
  }
  if (projection.where && projection.where.get() != asked)
    input = make_plan(step::Filter{{projection.where.get()}}, std::move(input), rows * 0.5);
  return input;
}

PlanPtr Planner::plan_write(const Clause& clause, PlanPtr input) {
  const double rows = input->rows;
  if (const auto* merge = std::get_if<query::Merge>(&clause.node)) {
    return make_plan(step::Merge{merge, clause.visible}, std::move(input), rows);
  }
  if (const auto* create = std::get_if<query::Create>(&clause.node)) {
    // A run of CREATE clauses is one step: what they make cannot change what the later ones compute.
    if (auto* before = std::get_if<step::Write>(&input->step)) {
      if (auto* earlier = std::get_if<step::Create>(&before->action)) {
        earlier->patterns.push_back(&create->pattern);
        before->slots = clause.visible;
        return input;
      }
    }
    const bool streams = !reads_graph(input.get());
    return make_plan(step::Write{step::Create{{&create->pattern}}, clause.visible, streams}, std::move(input), rows);
  }
  const auto write = [&](auto action) {
    return make_plan(step::Write{std::move(action), clause.visible, false}, std::move(input), rows);
  };
  if (const auto* set = std::get_if<Set>(&clause.node)) return write(step::SetItems{set});
  if (const auto* remove = std::get_if<Remove>(&clause.node)) return write(step::RemoveItems{remove});
  if (const auto* foreach = std::get_if<Foreach>(&clause.node)) return write(step::ForEach{foreach});
  return write(step::DeleteItems{&std::get<Delete>(clause.node)});
}

PlanPtr Planner::plan_merge(const query::Merge& merge) {
  std::vector<Slot> bound = merge.outer;
  for (const auto& [slot, value] : merge.values) bound.push_back(slot);
  return plan_pattern({&merge.part, 1}, merge.predicates, std::move(bound), make_plan(step::Start{}, nullptr, 1));
}

}  // namespace treatygraph::query
