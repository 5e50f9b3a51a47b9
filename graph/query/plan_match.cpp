// Where a pattern starts and how it grows: greedily, the cheapest next step by the graph's counts. Conditions are asked
// as soon as all that they speak of is bound.
#include <algorithm>
#include <cassert>
#include <set>

#include "graph/query/check.h"
#include "graph/query/functions.h"
#include "graph/query/plan.h"

namespace treatygraph::query {
namespace {

constexpr double equality_share = 0.1, condition_share = 0.5, indexed_rows = 2.0;

struct PatternEdge {
  const PatternPart* part;
  const EdgePattern* edge;
  Slot left, right;
};

class PatternPlanner {
 public:
  PatternPlanner(const Syntax& syntax, const Graph& graph, std::vector<Slot> bound, PlanPtr input)
      : syntax_(syntax), graph_(graph), bound_(bound.begin(), bound.end()), plan_(std::move(input)) {}

  PlanPtr run(std::span<const PatternPart> parts, const std::vector<Predicate>& predicates) {
    for (const Predicate& predicate : predicates) pending_.push_back(&predicate);
    for (const PatternPart& part : parts) add_part(part);
    filter();
    while (grow() || start()) filter();
    for (const PatternPart& part : parts) name_path(part);
    filter();
    assert(pending_.empty());
    return std::move(plan_);
  }

 private:
  void add_part(const PatternPart& part) {
    for (const NodePattern& node : part.nodes) {
      if (std::find(nodes_.begin(), nodes_.end(), node.variable.slot) == nodes_.end())
        nodes_.push_back(node.variable.slot);
    }
    for (std::size_t i = 0; i < part.edges.size(); ++i) {
      edges_.push_back({&part, &part.edges[i], part.nodes[i].variable.slot, part.nodes[i + 1].variable.slot});
    }
  }

  [[nodiscard]] bool is_bound(Slot slot) const { return bound_.contains(slot); }
  void step(Plan::Step step, double rows) { plan_ = make_plan(std::move(step), std::move(plan_), rows); }

  [[nodiscard]] bool ready(const Predicate& predicate) const {
    return std::all_of(predicate.slots.begin(), predicate.slots.end(), [&](Slot slot) { return is_bound(slot); });
  }

  void filter() {
    step::Filter filter;
    double rows = plan_->rows;
    std::erase_if(pending_, [&](const Predicate* predicate) {
      if (!ready(*predicate)) return false;
      filter.conditions.push_back(predicate->expression.get());
      rows *= share(*predicate->expression);
      return true;
    });
    if (!filter.conditions.empty()) step(std::move(filter), rows);
  }

  [[nodiscard]] double share(const Expression& condition) const {
    if (const auto* labels = std::get_if<HasLabels>(&condition.node)) {
      return all_nodes() == 0 ? 0 : count(labels->labels.front().id) / all_nodes();
    }
    const auto* comparison = std::get_if<Comparisons>(&condition.node);
    return comparison != nullptr && comparison->ops.front() == Comparison::equal ? equality_share : condition_share;
  }

  [[nodiscard]] double all_nodes() const { return static_cast<double>(graph_.count_nodes({})); }

  [[nodiscard]] std::optional<Code> code(WordId id) const {
    const auto& [vocabulary, text] = syntax_.words[id];
    return graph_.code(vocabulary, text);
  }

  // Nodes with this label.
  [[nodiscard]] double count(WordId id) const {
    const auto known = code(id);
    return known ? static_cast<double>(graph_.count_nodes(*known)) : 0;
  }

  [[nodiscard]] double count_edges(const std::vector<Word>& types) const {
    if (types.empty()) return static_cast<double>(graph_.count_edges({}));
    double result = 0;
    for (const Word& type : types) {
      const auto known = code(type.id);
      if (known) result += static_cast<double>(graph_.count_edges(*known));
    }
    return result;
  }

  // ---- growing from what is bound ----

  [[nodiscard]] double fan_out(const PatternEdge& each) const {
    const double nodes = std::max(1.0, all_nodes());
    double degree = count_edges(each.edge->types) / nodes * (each.edge->direction == Direction::both ? 2 : 1);
    if (each.edge->hops) degree = std::max(degree, 1.0) * 4;
    return is_bound(each.left) && is_bound(each.right) ? std::min(degree / nodes, 0.9) : degree;
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
      const double rows = each->edge->bound ? 0.5 : fan_out(*each);
      if (best != edges_.end() && rows >= best_rows) continue;
      best = each;
      best_rows = rows;
    }
    if (best == edges_.end()) return false;
    const PatternEdge edge = *best;
    edges_.erase(best);
    const double rows = plan_->rows * best_rows;
    if (edge.part->shortest != Shortest::no)
      shortest(edge, plan_->rows);
    else if (edge.edge->hops)
      far(edge, rows);
    else if (is_bound(edge.edge->variable.slot))
      ends(edge, rows);
    else
      expand(edge, rows);
    if (edge.part->shortest == Shortest::no) walked_.push_back(edge.edge);
    bound_.insert({edge.left, edge.right, edge.edge->variable.slot});
    return true;
  }

  static std::vector<WordId> types(const EdgePattern& edge) {
    std::vector<WordId> result;
    result.reserve(edge.types.size());
    for (const Word& type : edge.types) result.push_back(type.id);
    return result;
  }

  // The pattern's other relationships that could turn out to be the same one.
  [[nodiscard]] std::vector<Slot> others(const EdgePattern& edge) const {
    std::vector<Slot> result;
    for (const EdgePattern* other : walked_) {
      const bool apart =
          !edge.types.empty() && !other->types.empty() &&
          std::none_of(edge.types.begin(), edge.types.end(), [&](const Word& a) {
            return std::any_of(other->types.begin(), other->types.end(), [&](const Word& b) { return a.id == b.id; });
          });
      if (!apart) result.push_back(other->variable.slot);
    }
    return result;
  }

  static Direction turned(Direction direction) {
    if (direction == Direction::both) return direction;
    return direction == Direction::outgoing ? Direction::incoming : Direction::outgoing;
  }

  void expand(const PatternEdge& edge, double rows) {
    const bool from_left = is_bound(edge.left);
    const Slot from = from_left ? edge.left : edge.right, to = from_left ? edge.right : edge.left;
    const Direction direction = from_left ? edge.edge->direction : turned(edge.edge->direction);
    const bool into = is_bound(to) || to == from;
    step(step::Expand{from, edge.edge->variable.slot, to, direction, types(*edge.edge), into, others(*edge.edge)},
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
    step(step::ExpandFar{from, list, to, direction, types(*edge.edge), into, !from_left, *edge.edge->hops,
                         edge.edge->properties.get(), others(*edge.edge), known},
         rows);
  }

  void ends(const PatternEdge& edge, double rows) {
    step(step::EdgeEnds{edge.edge->variable.slot, edge.left, edge.right, edge.edge->direction, types(*edge.edge),
                        is_bound(edge.left), is_bound(edge.right), others(*edge.edge)},
         rows);
  }

  void shortest(const PatternEdge& edge, double rows) {
    const Hops hops = edge.edge->hops.value_or(Hops{1, 1});
    step(step::ShortestPath{edge.left, edge.edge->variable.slot, edge.right, edge.edge->direction, types(*edge.edge),
                            hops, edge.edge->properties.get(), edge.part->shortest == Shortest::all,
                            !edge.edge->hops.has_value()},
         rows);
  }

  // ---- starting anew ----

  struct Access {
    Plan::Step step;
    double rows;
    const Predicate* answers = nullptr;  // a condition that need not be asked any more
  };

  bool start() {
    std::optional<Access> best;
    Slot chosen = no_slot;
    for (const Slot node : nodes_) {
      if (is_bound(node)) continue;
      Access access = cheapest(node);
      if (best && access.rows >= best->rows) continue;
      best = std::move(access);
      chosen = node;
    }
    if (!best) return false;
    std::erase(pending_, best->answers);
    step(std::move(best->step), plan_->rows * best->rows);
    bound_.insert(chosen);
    return true;
  }

  [[nodiscard]] Access cheapest(Slot node) const {
    Access best{step::AllNodes{node}, all_nodes()};
    WordId label = no_word;
    for (const Predicate* predicate : pending_) {
      const auto* labels = std::get_if<HasLabels>(&predicate->expression->node);
      if (labels == nullptr || !reads(*labels->subject, node)) continue;
      for (const Word& each : labels->labels) {
        const double rows = count(each.id);
        if (label != no_word && rows >= best.rows) continue;
        label = each.id;
        best = {step::NodesByLabel{node, label}, rows, labels->labels.size() == 1 ? predicate : nullptr};
      }
    }
    for (const Predicate* predicate : pending_) {
      std::optional<Access> access = indexed(*predicate, node, label);
      if (access && access->rows < best.rows) best = std::move(*access);
    }
    return best;
  }

  static bool reads(const Expression& expression, Slot slot) {
    const auto* variable = std::get_if<Variable>(&expression.node);
    return variable != nullptr && variable->slot == slot;
  }

  [[nodiscard]] bool computable(const Expression& expression) const {
    std::set<Slot> slots;
    collect_slots(expression, slots);
    return std::all_of(slots.begin(), slots.end(), [&](Slot slot) { return is_bound(slot); });
  }

  [[nodiscard]] std::optional<Access> indexed(const Predicate& predicate, Slot node, WordId label) const {
    const Expression::Node& condition = predicate.expression->node;
    if (const auto* call = std::get_if<FunctionCall>(&condition)) {
      const bool by_name =
          call->function != nullptr && call->function->name == "named" && reads(*call->arguments[0], node);
      if (!by_name || !computable(*call->arguments[1])) return {};
      return Access{step::NodesByName{node, call->arguments[1].get()}, indexed_rows, &predicate};
    }
    if (const auto* comparison = std::get_if<Comparisons>(&condition)) {
      if (comparison->ops.size() != 1 || comparison->ops.front() != Comparison::equal) return {};
      const Expression &left = *comparison->operands[0], &right = *comparison->operands[1];
      std::optional<Access> access = by_property(left, right, node, label, false);
      return access ? std::move(access) : by_property(right, left, node, label, false);
    }
    const auto* in = std::get_if<Binary>(&condition);
    if (in == nullptr || in->op != BinaryOperator::in) return {};
    return by_property(*in->left, *in->right, node, label, true);
  }

  [[nodiscard]] std::optional<Access> by_property(const Expression& side, const Expression& value, Slot node,
                                                  WordId label, bool any_of_list) const {
    const auto* property = std::get_if<Property>(&side.node);
    if (property == nullptr || !reads(*property->subject, node) || !computable(value)) return {};
    const auto key = code(property->key.id);
    if (!key || !graph_.find(*key, Value("")).has_value()) return {};
    return Access{step::NodesByProperty{node, property->key.id, &value, any_of_list, label}, indexed_rows};
  }

  void name_path(const PatternPart& part) {
    if (part.path.slot == no_slot) return;
    step(step::NamePath{part.path.slot, &part}, plan_->rows);
    bound_.insert(part.path.slot);
  }

  const Syntax& syntax_;
  const Graph& graph_;
  std::set<Slot> bound_;
  PlanPtr plan_;
  std::vector<Slot> nodes_;
  std::vector<PatternEdge> edges_;
  std::vector<const EdgePattern*> walked_;
  std::vector<const Predicate*> pending_;
};

}  // namespace

PlanPtr Planner::plan_pattern(std::span<const PatternPart> parts, const std::vector<Predicate>& predicates,
                              std::vector<Slot> bound, PlanPtr input) {
  return PatternPlanner(syntax_, graph_, std::move(bound), std::move(input)).run(parts, predicates);
}

}  // namespace treatygraph::query
