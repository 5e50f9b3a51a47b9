// Aggregate: groups rows by keys and computes count, sum, collect … of each group.
#include "graph/query/aggregate.h"
#include "graph/query/complaint.h"
#include "graph/query/evaluate.h"
#include "graph/query/operators.h"
#include "graph/query/row_set.h"

namespace treatygraph::query {
namespace {

class Aggregate final : public Operator {
 public:
  Aggregate(Run& run, const Plan& plan, OperatorPtr input, const step::Aggregate& step)
      : Operator(run, plan, std::move(input)), step_(step), numbers_(run) {}

 private:
  struct Cell {  // of one aggregation in one group
    std::unique_ptr<Accumulator> accumulator;
    std::unique_ptr<RowSet> seen;  // of DISTINCT
  };
  struct Group {
    Kept keys;
    std::vector<Cell> cells;
  };

  void start() override {
    groups_.clear();
    numbers_.clear();
    position_ = 0;
    gathered_ = false;
    held_.clear();
  }

  bool produce() override {
    if (!std::exchange(gathered_, true)) gather();
    if (position_ == groups_.size()) return false;
    const Group& group = groups_[position_++];
    for (std::size_t i = 0; i < step_.keys.size(); ++i) run_.at(step_.keys[i].first) = group.keys[i];
    for (std::size_t i = 0; i < group.cells.size(); ++i) run_.at((*step_.aggregations)[i].slot) = result(group, i);
    for (const auto& [slot, expression] : step_.items) run_.at(slot) = evaluate(*expression, run_);
    return true;
  }

  void gather() {
    while (input_->next()) {
      const std::int64_t times = step_.times == no_slot ? 1 : run_.at(step_.times).integer();
      Kept keys;
      for (const auto& [slot, expression] : step_.keys) keys.push_back(evaluate(*expression, run_));
      const std::size_t number = numbers_.number(keys);
      if (number == groups_.size()) groups_.push_back(make_group(std::move(keys)));
      for (std::size_t i = 0; i < step_.aggregations->size(); ++i)
        add(groups_[number].cells[i], (*step_.aggregations)[i], times);
    }
    if (groups_.empty() && step_.keys.empty()) groups_.push_back(make_group({}));  // no rows count 0
    for (const Group& group : groups_) {
      for (std::size_t i = 0; i < group.cells.size(); ++i)
        placed((*step_.aggregations)[i], [&] { group.cells[i].accumulator->settle(); });
    }
  }

  Group make_group(Kept keys) {
    Group group{std::move(keys), {}};
    for (const Aggregation& aggregation : *step_.aggregations) {
      Cell cell{aggregate_functions()[aggregation.function].start(), nullptr};
      if (aggregation.distinct) cell.seen = std::make_unique<RowSet>(run_);
      group.cells.push_back(std::move(cell));
    }
    held_.add(64 + 64 * group.cells.size());
    return group;
  }

  // Nulls are not counted; count(*) has no argument and counts rows.
  void add(Cell& cell, const Aggregation& aggregation, std::int64_t times) {
    arguments_.clear();
    for (const ExpressionPtr& argument : aggregation.arguments) arguments_.push_back(evaluate(*argument, run_));
    if (!arguments_.empty() && arguments_.front().is_null()) return;
    if (cell.seen && !cell.seen->add({arguments_.front()})) return;
    if (aggregate_functions()[aggregation.function].keeps) held_.add(weight(arguments_.front()));
    placed(aggregation, [&] { cell.accumulator->add(arguments_, times); });
  }

  // An error says where the aggregation stands.
  template <typename Work>
  static void placed(const Aggregation& aggregation, Work work) {
    try {
      work();
    } catch (const Error& error) {
      throw query::at(error, aggregation.arguments.empty() ? Range{} : aggregation.arguments.back()->range);
    }
  }

  [[nodiscard]] Value result(const Group& group, std::size_t i) const { return group.cells[i].accumulator->result(); }

  const step::Aggregate& step_;
  RowSet numbers_;
  std::vector<Group> groups_;
  Kept arguments_;
  std::size_t position_ = 0;
  Holding held_{run_};
  bool gathered_ = false;
};

class CountAll final : public Operator {
 public:
  CountAll(Run& run, const Plan& plan, OperatorPtr input, const step::CountAll& step)
      : Operator(run, plan, std::move(input)), step_(step) {}

 private:
  bool produce() override {
    if (!input_->next()) return false;
    run_.at(step_.slot) = static_cast<std::int64_t>(count());
    for (const auto& [slot, expression] : step_.items) run_.at(slot) = evaluate(*expression, run_);
    return true;
  }

  std::uint64_t count() {
    const bool nodes = step_.of == Vocabulary::label;
    const auto codes = run_.codes(step_.words);
    if (!codes) return 0;
    if (codes->empty()) return nodes ? run_.graph.count_nodes({}) : run_.graph.count_edges({});
    std::uint64_t sum = 0;
    for (const Code code : *codes) sum += nodes ? run_.graph.count_nodes(code) : run_.graph.count_edges(code);
    return sum;
  }

  const step::CountAll& step_;
};

}  // namespace

OperatorPtr make_step(Run& run, const Plan& plan, const step::CountAll& step, OperatorPtr input) {
  return std::make_unique<CountAll>(run, plan, std::move(input), step);
}
OperatorPtr make_step(Run& run, const Plan& plan, const step::Aggregate& step, OperatorPtr input) {
  return std::make_unique<Aggregate>(run, plan, std::move(input), step);
}

}  // namespace treatygraph::query
