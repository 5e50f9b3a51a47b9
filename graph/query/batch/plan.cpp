// Which steps of a plan run over batches.
#include <algorithm>

#include "graph/query/batch/steps.h"
#include "graph/query/check.h"
#include "graph/query/walk.h"

namespace treatygraph::query::batch {
namespace {

class Reads {
 public:
  explicit Reads(const Needed& needed) : slots_(needed ? *needed : std::set<Slot>{}), all_(!needed) {}

  Needed operator()(const step::Expand& e) {
    if (!e.into) slots_.erase(e.to);
    return walked(e.from, e.edge, e.into ? e.to : e.from, e.others);
  }
  Needed operator()(const step::Degree& e) { return walked(e.from, e.edge, e.from, e.others); }
  Needed operator()(const step::Filter& e) {
    for (const Expression* condition : e.conditions) collect_slots(*condition, slots_);
    return result();
  }
  Needed operator()(const step::Project& e) {
    for (const auto& [slot, expression] : e.items) collect_slots(*expression, slots_);
    return result();
  }
  Needed operator()(const step::Distinct& e) { return with(e.slots); }
  Needed operator()(const step::Optional& e) { return below_all(*e.inner, result()); }
  Needed operator()(const step::Aggregate& e) {
    all_ = false;
    slots_.clear();
    for (const auto& [slot, expression] : e.keys) collect_slots(*expression, slots_);
    for (const auto& [slot, expression] : e.items) collect_slots(*expression, slots_);
    for (const Aggregation& each : *e.aggregations) {
      for (const ExpressionPtr& argument : each.arguments) collect_slots(*argument, slots_);
    }
    if (e.times != no_slot) slots_.insert(e.times);
    return result();
  }
  Needed operator()(const step::Sort& e) {
    all_ = false;
    for (const SortItem& item : *e.items) collect_slots(*item.expression, slots_);
    return with(e.slots);
  }
  Needed operator()(const step::AllNodes&) { return result(); }
  Needed operator()(const step::NodesByLabel&) { return result(); }
  Needed operator()(const step::NodesByProperty& e) {
    collect_slots(*e.value, slots_);
    return result();
  }
  Needed operator()(const step::NodesByName& e) {
    collect_slots(*e.text, slots_);
    return result();
  }
  Needed operator()(const step::Skip&) { return result(); }
  Needed operator()(const step::Limit&) { return result(); }
  template <typename Step>
  Needed operator()(const Step&) {
    return {};
  }

 private:
  [[nodiscard]] Needed result() { return all_ ? Needed() : Needed(std::move(slots_)); }
  Needed with(const std::vector<Slot>& slots) {
    slots_.insert(slots.begin(), slots.end());
    return result();
  }
  Needed walked(Slot from, Slot edge, Slot to, const std::vector<Slot>& others) {
    slots_.erase(edge);
    slots_.insert({from, to});
    return with(others);
  }
  // Through all the steps of an inner plan.
  static Needed below_all(const Plan& plan, Needed needed) {
    for (const Plan* each = &plan; each != nullptr && !std::holds_alternative<step::Start>(each->step);
         each = each->input.get()) {
      needed = needed_below(*each, needed);
    }
    return needed;
  }

  std::set<Slot> slots_;
  bool all_;
};

}  // namespace

Needed needed_below(const Plan& plan, const Needed& needed) { return std::visit(Reads(needed), plan.step); }

SourcePtr make_source(Run& run, const Plan& plan, SourcePtr& input, const Needed& needed) {
  SourcePtr source = std::visit([&](const auto& step) { return make_step(run, step, input, needed); }, plan.step);
  if (source) source->count_for(plan);
  return source;
}

SourcePtr make_chain(Run& run, const Plan& plan, SourcePtr bottom, const Needed& needed, const Plan* below) {
  if (&plan == below || std::holds_alternative<step::Start>(plan.step)) return bottom;
  if (!plan.input) return {};
  SourcePtr input = make_chain(run, *plan.input, std::move(bottom), needed_below(plan, needed), below);
  return input ? make_source(run, plan, input, needed) : SourcePtr();
}

}  // namespace treatygraph::query::batch
