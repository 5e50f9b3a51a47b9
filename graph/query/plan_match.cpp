// Where a pattern starts and how it grows. Every start is tried; from each the pattern grows greedily, the cheapest
// next relationship first, by what is believed of the graph; the order with the fewest rows on the way wins. Conditions
// are asked as soon as all that they speak of is bound. Parts that share nothing are joined by a hash of what must be
// equal, where that is cheaper than to look for each row anew.
#include <algorithm>
#include <cassert>
#include <utility>

#include "graph/query/plan_access.h"
#include "graph/query/query.h"
#include "graph/query/walk.h"

namespace treatygraph::query {
namespace {

constexpr std::size_t most_starts_tried = 12;  // nodes of a pattern; a larger one starts where it is cheapest
constexpr double row_of_hash = 0.5;            // what a row costs to find in a hash, of one to look up

struct PatternEdge {
  const PatternPart* part;
  const EdgePattern* edge;
  Slot left, right;
};

std::vector<WordId> types_of(const EdgePattern& edge) {
  std::vector<WordId> result;
  result.reserve(edge.types.size());
  for (const Word& type : edge.types) result.push_back(type.id);
  return result;
}

bool share_no_type(const EdgePattern& a, const EdgePattern& b) {
  const auto among_b = [&](const Word& type) {
    return std::any_of(b.types.begin(), b.types.end(), [&](const Word& other) { return type.id == other.id; });
  };
  return !a.types.empty() && !b.types.empty() && std::none_of(a.types.begin(), a.types.end(), among_b);
}

double cost(const Plan& plan) {
  double sum = 0;
  for (const Plan* each = &plan; each != nullptr; each = each->input.get()) {
    sum += each->rows;
    if (const auto* join = std::get_if<step::HashJoin>(&each->step)) sum += cost(*join->inner);
  }
  return sum;
}

// What is looked for, and what is known before.
struct Task {
  std::vector<Slot> nodes;
  std::vector<PatternEdge> edges;
  Conditions conditions;
  std::set<Slot> bound;
};

class PatternPlanner {
 public:
  PatternPlanner(Estimates& estimates, const Task& task, PlanPtr input, Slot first)
      : estimates_(estimates),
        task_(task),
        bound_(task.bound),
        edges_(task.edges),
        pending_(task.conditions),
        plan_(std::move(input)),
        first_(first) {
    for (const Condition& condition : pending_) note_labels(*condition.expression);
  }

  PlanPtr run() {
    filter();
    if (first_ != no_slot) {
      start(first_);
      filter();
    }
    while (start_known() || grow() || start()) filter();
    return std::move(plan_);
  }

  // As the text has it: left to right over all nodes, conditions at the end.
  PlanPtr run_as_written(std::span<const PatternPart> parts) {
    for (const PatternPart& part : parts) {
      scan(part.nodes.front().variable.slot);
      for (std::size_t i = 0; i < part.edges.size(); ++i) {
        const Slot right = part.nodes[i + 1].variable.slot;
        if (part.shortest != Shortest::no) scan(right);
        walk({&part, &part.edges[i], part.nodes[i].variable.slot, right}, plan_->rows);
      }
    }
    return std::move(plan_);
  }

 private:
  [[nodiscard]] bool is_bound(Slot slot) const { return bound_.contains(slot); }
  void step(Plan::Step step, double rows) { plan_ = make_plan(std::move(step), std::move(plan_), rows); }

  void note_labels(const Expression& condition) {
    const auto* labels = std::get_if<HasLabels>(&condition.node);
    const auto* variable = labels == nullptr ? nullptr : std::get_if<Variable>(&labels->subject->node);
    if (variable == nullptr) return;
    WordId& known = where_[variable->slot].label;
    for (const Word& label : labels->labels) {
      if (known == no_word || estimates_.nodes(label.id) < estimates_.nodes(known)) known = label.id;
    }
  }

  void filter() {
    step::Filter filter;
    double rows = plan_->rows;
    std::erase_if(pending_, [&](const Condition& condition) {
      if (!reads_only(condition, bound_)) return false;
      filter.conditions.push_back(condition.expression);
      if (!counted_.contains(condition.expression)) rows *= share(*condition.expression, where_, estimates_);
      return true;
    });
    if (!filter.conditions.empty()) step(std::move(filter), rows);
  }

  // ---- growing from what is bound ----

  [[nodiscard]] const Estimates::Fan& fan(const PatternEdge& each, Slot from) {
    const Direction direction = from == each.left ? each.edge->direction : turned(each.edge->direction);
    return estimates_.fan(where_[from].label, direction, types_of(*each.edge));
  }

  // Rows for each row.
  [[nodiscard]] double fan_out(const PatternEdge& each) {
    if (each.edge->bound) return 0.5;
    const Slot from = is_bound(each.left) ? each.left : each.right;
    double rows = fan(each, from).degree;
    if (each.edge->hops) rows = far_fan_out(*each.edge->hops, rows);
    const Slot to = from == each.left ? each.right : each.left;
    return is_bound(to) ? rows / std::max(1.0, estimates_.nodes(where_[to].label)) : rows;
  }

  static double far_fan_out(const Hops& hops, double degree) {
    const std::uint64_t least = std::min<std::uint64_t>(hops.least, 6);
    const std::uint64_t most = std::min<std::uint64_t>(hops.most.value_or(least + 3), least + 6);
    double rows = 0, reached = 1;
    for (std::uint64_t hop = 0; hop <= most; ++hop, reached *= degree) rows += hop >= least ? reached : 0;
    return rows;
  }

  [[nodiscard]] bool can_grow(const PatternEdge& each) const {
    if (each.part->shortest != Shortest::no) return is_bound(each.left) && is_bound(each.right);
    return is_bound(each.left) || is_bound(each.right) || (each.edge->bound && !each.edge->hops);
  }

  bool grow() {
    auto best = edges_.end();
    double best_rows = 0;
    for (auto each = edges_.begin(); each != edges_.end(); ++each) {
      if (!can_grow(*each)) continue;
      const double rows = each->part->shortest != Shortest::no ? 1 : fan_out(*each);
      if (best != edges_.end() && rows >= best_rows) continue;
      best = each;
      best_rows = rows;
    }
    if (best == edges_.end()) return false;
    const PatternEdge edge = *best;
    edges_.erase(best);
    const Slot from = is_bound(edge.left) ? edge.left : edge.right, to = from == edge.left ? edge.right : edge.left;
    if (!is_bound(to) && !edge.edge->bound) where_[to].fan = &fan(edge, from);
    walk(edge, plan_->rows * best_rows);
    return true;
  }

  void walk(const PatternEdge& edge, double rows) {
    if (edge.part->shortest != Shortest::no)
      shortest(edge, rows);
    else if (edge.edge->hops)
      far(edge, rows);
    else if (is_bound(edge.edge->variable.slot))
      ends(edge, rows);
    else
      expand(edge, rows);
    if (edge.part->shortest == Shortest::no) walked_.push_back(edge.edge);
    bound_.insert({edge.left, edge.right, edge.edge->variable.slot});
  }

  // The pattern's other relationships that could turn out to be the same one.
  [[nodiscard]] std::vector<Slot> others(const EdgePattern& edge) const {
    std::vector<Slot> result;
    for (const EdgePattern* other : walked_) {
      if (!share_no_type(edge, *other)) result.push_back(other->variable.slot);
    }
    return result;
  }

  void expand(const PatternEdge& edge, double rows) {
    const bool from_left = is_bound(edge.left);
    const Slot from = from_left ? edge.left : edge.right, to = from_left ? edge.right : edge.left;
    const Direction direction = from_left ? edge.edge->direction : turned(edge.edge->direction);
    const bool into = is_bound(to) || to == from;
    step(step::Expand{from, edge.edge->variable.slot, to, direction, types_of(*edge.edge), into, others(*edge.edge)},
         rows);
  }

  // A list of relationships that an earlier clause bound is found anew and compared.
  void far(const PatternEdge& edge, double rows) {
    const bool from_left = is_bound(edge.left);
    const Slot from = from_left ? edge.left : edge.right, to = from_left ? edge.right : edge.left;
    const Direction direction = from_left ? edge.edge->direction : turned(edge.edge->direction);
    const bool into = is_bound(to) || to == from;
    const Slot list = edge.edge->variable.slot;
    const bool known = is_bound(list);
    step(step::ExpandFar{from, list, to, direction, types_of(*edge.edge), into, !from_left, *edge.edge->hops,
                         edge.edge->properties.get(), others(*edge.edge), known},
         rows);
  }

  void ends(const PatternEdge& edge, double rows) {
    step(step::EdgeEnds{edge.edge->variable.slot, edge.left, edge.right, edge.edge->direction, types_of(*edge.edge),
                        is_bound(edge.left), is_bound(edge.right), others(*edge.edge)},
         rows);
  }

  void shortest(const PatternEdge& edge, double rows) {
    const Hops hops = edge.edge->hops.value_or(Hops{1, 1});
    step(step::ShortestPath{edge.left, edge.edge->variable.slot, edge.right, edge.edge->direction, types_of(*edge.edge),
                            hops, edge.edge->properties.get(), edge.part->shortest == Shortest::all,
                            !edge.edge->hops.has_value()},
         rows);
  }

  // ---- starting anew ----

  void scan(Slot node) {
    if (!is_bound(node)) step(step::AllNodes{node}, plan_->rows * estimates_.nodes());
    bound_.insert(node);
  }

  void start(Slot node) { take(cheapest_access(node, pending_, bound_, estimates_), node); }

  void take(Access access, Slot node) {
    std::erase_if(pending_, [&](const Condition& each) { return each.expression == access.answers; });
    if (access.counted != nullptr) counted_.insert(access.counted);
    step(std::move(access.step), plan_->rows * access.rows);
    bound_.insert(node);
  }

  // An index has just one node for an end of the next relationship: it is there before all that lead to it are walked.
  bool start_known() {
    for (const PatternEdge& each : edges_) {
      const bool grows = each.part->shortest == Shortest::no && !each.edge->bound && !each.edge->hops &&
                         is_bound(each.left) != is_bound(each.right);
      if (!grows || fan_out(each) <= 1) continue;
      const Slot to = is_bound(each.left) ? each.right : each.left;
      Access access = cheapest_access(to, pending_, bound_, estimates_);
      if (access.counted == nullptr || access.rows > 1) continue;
      take(std::move(access), to);
      return true;
    }
    return false;
  }

  bool start() {
    std::optional<Access> best;
    Slot chosen = no_slot;
    for (const Slot node : task_.nodes) {
      if (is_bound(node)) continue;
      Access access = cheapest_access(node, pending_, bound_, estimates_);
      if (best && access.rows >= best->rows) continue;
      best = std::move(access);
      chosen = node;
    }
    if (!best) return false;
    if (join(best->rows)) return true;
    take(std::move(*best), chosen);
    return true;
  }

  // ---- joining ----

  // Tries each part that nothing connects with what is bound.
  bool join(double rows_looked_up) {
    if (plan_->rows <= 1) return false;
    for (const Slot node : task_.nodes) {
      if (!is_bound(node) && join(part_at(node), rows_looked_up)) return true;
    }
    return false;
  }

  struct Part {
    Task task;
    std::set<Slot> slots;  // all that it binds
  };

  [[nodiscard]] Part part_at(Slot node) const {
    std::set<Slot> slots{node};
    for (bool grows = true; std::exchange(grows, false);) {
      for (const PatternEdge& each : edges_) {
        const bool touches =
            each.part->shortest == Shortest::no && (slots.contains(each.left) || slots.contains(each.right));
        if (!touches || slots.contains(each.edge->variable.slot)) continue;
        slots.insert({each.left, each.right, each.edge->variable.slot});
        grows = true;
      }
    }
    Part part{{}, slots};
    for (const Slot each : task_.nodes)
      if (slots.contains(each)) part.task.nodes.push_back(each);
    for (const PatternEdge& each : edges_)
      if (slots.contains(each.edge->variable.slot)) part.task.edges.push_back(each);
    for (const Condition& each : pending_)
      if (reads_only(each, slots)) part.task.conditions.push_back(each);
    return part;
  }

  // Rows of the part are made once, so nothing in it may hang on the row that they are joined with.
  static bool stands_alone(const Part& part) {
    return std::none_of(part.task.edges.begin(), part.task.edges.end(), [&](const PatternEdge& each) {
      return each.edge->bound || (each.edge->properties && !computable(*each.edge->properties, part.slots));
    });
  }

  using Keys = std::vector<std::pair<const Expression*, const Expression*>>;
  [[nodiscard]] std::optional<std::pair<const Expression*, const Expression*>> key_of(const Condition& condition,
                                                                                      const Part& part) const {
    const auto* comparison = std::get_if<Comparisons>(&condition.expression->node);
    if (comparison == nullptr || comparison->ops.size() != 1 || comparison->ops.front() != Comparison::equal) return {};
    const Expression *left = comparison->operands[0].get(), *right = comparison->operands[1].get();
    if (computable(*left, bound_) && computable(*right, part.slots)) return std::pair(left, right);
    if (computable(*right, bound_) && computable(*left, part.slots)) return std::pair(right, left);
    return {};
  }

  bool join(const Part& part, double rows_looked_up) {
    if (!stands_alone(part)) return false;
    Keys keys;
    std::vector<const Expression*> answered;
    for (const Condition& condition : pending_) {
      const auto key = key_of(condition, part);
      if (!key) continue;
      keys.push_back(*key);
      answered.push_back(condition.expression);
    }
    if (keys.empty()) return false;
    PatternPlanner inner(estimates_, part.task, make_plan(step::Start{}, nullptr, 1), no_slot);
    PlanPtr rows = inner.run();
    const double hashed = cost(*rows) + plan_->rows * row_of_hash, looked_up = plan_->rows * (1 + rows_looked_up);
    if (hashed >= looked_up) return false;
    take(part, std::move(keys), std::move(rows), answered, inner.walked_);
    return true;
  }

  void take(const Part& part, Keys keys, PlanPtr rows, const std::vector<const Expression*>& answered,
            const std::vector<const EdgePattern*>& walked) {
    step::HashJoin join{nullptr, std::move(keys), {part.slots.begin(), part.slots.end()}, {}};
    for (const EdgePattern* edge : walked) {
      std::vector<Slot> apart = others(*edge);
      if (!apart.empty()) join.apart.emplace_back(edge->variable.slot, std::move(apart));
    }
    walked_.insert(walked_.end(), walked.begin(), walked.end());
    bound_.insert(part.slots.begin(), part.slots.end());
    std::erase_if(edges_, [&](const PatternEdge& each) { return part.slots.contains(each.edge->variable.slot); });
    std::erase_if(pending_, [&](const Condition& each) {
      return reads_only(each, part.slots) ||
             std::find(answered.begin(), answered.end(), each.expression) != answered.end();
    });
    double joined = plan_->rows * rows->rows;
    for (const Expression* each : answered) joined *= share(*each, where_, estimates_);
    join.inner = std::move(rows);
    step(std::move(join), joined);
  }

  Estimates& estimates_;
  const Task& task_;
  std::set<Slot> bound_;
  std::vector<PatternEdge> edges_;
  Conditions pending_;
  std::set<const Expression*> counted_;
  std::map<Slot, Whereabouts> where_;
  std::vector<const EdgePattern*> walked_;
  PlanPtr plan_;
  Slot first_;
};

Task make_task(std::span<const PatternPart> parts, const std::vector<Predicate>& predicates, std::vector<Slot> bound) {
  Task task{{}, {}, {}, {bound.begin(), bound.end()}};
  for (const Predicate& predicate : predicates)
    task.conditions.push_back({predicate.expression.get(), predicate.slots});
  std::set<Slot> seen;
  for (const PatternPart& part : parts) {
    for (const NodePattern& node : part.nodes) {
      if (seen.insert(node.variable.slot).second) task.nodes.push_back(node.variable.slot);
    }
    for (std::size_t i = 0; i < part.edges.size(); ++i)
      task.edges.push_back({&part, &part.edges[i], part.nodes[i].variable.slot, part.nodes[i + 1].variable.slot});
  }
  return task;
}

// no_slot: grow from what is bound, or start where it is cheapest.
Slot best_start(Estimates& estimates, const Task& task, double rows) {
  if (task.edges.empty() || task.nodes.size() > most_starts_tried) return no_slot;
  Slot best = no_slot;
  double best_cost = 0;
  const auto attempt = [&](Slot first) {
    const double sum = cost(*PatternPlanner(estimates, task, make_plan(step::Start{}, nullptr, rows), first).run());
    if (first != no_slot && sum >= best_cost) return;
    best = first;
    best_cost = sum;
  };
  attempt(no_slot);
  for (const Slot node : task.nodes) {
    if (!task.bound.contains(node)) attempt(node);
  }
  return best;
}

}  // namespace

PlanPtr Planner::plan_pattern(std::span<const PatternPart> parts, const std::vector<Predicate>& predicates,
                              std::vector<Slot> bound, PlanPtr input, const Expression* pushed) {
  Task task = make_task(parts, predicates, std::move(bound));
  if (pushed != nullptr) add_conditions(*pushed, task.conditions);
  // What is asked of a path waits until the path has its name.
  Conditions at_end;
  std::set<Slot> paths;
  for (const PatternPart& part : parts) {
    if (part.path.slot != no_slot) paths.insert(part.path.slot);
  }
  std::erase_if(task.conditions, [&](const Condition& condition) {
    const bool waits = !by_cost() || std::any_of(condition.slots.begin(), condition.slots.end(),
                                                 [&](Slot slot) { return paths.contains(slot); });
    if (waits) at_end.push_back(condition);
    return waits;
  });
  const Slot first = by_cost() ? best_start(estimates_, task, input->rows) : no_slot;
  PatternPlanner planner(estimates_, task, std::move(input), first);
  PlanPtr plan = by_cost() ? planner.run() : planner.run_as_written(parts);
  for (const PatternPart& part : parts) {
    if (part.path.slot == no_slot) continue;
    const double rows = plan->rows;
    plan = make_plan(step::NamePath{part.path.slot, &part}, std::move(plan), rows);
  }
  if (at_end.empty()) return plan;
  step::Filter filter;
  double rows = plan->rows;
  for (const Condition& condition : at_end) {
    filter.conditions.push_back(condition.expression);
    rows *= share(*condition.expression, {}, estimates_);
  }
  return make_plan(std::move(filter), std::move(plan), rows);
}

}  // namespace treatygraph::query
