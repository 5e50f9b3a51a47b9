// The updating clauses as barriers between rows.
#include "graph/query/evaluate.h"
#include "graph/query/operators.h"
#include "graph/query/write.h"

namespace treatygraph::query {
namespace {

// Rows wait here: in one after the other, out again once the change is made.
class Barrier : public Operator {
 protected:
  Barrier(Run& run, const Plan& plan, OperatorPtr input, const std::vector<Slot>& slots)
      : Operator(run, plan, std::move(input)), slots_(slots) {}

  virtual void change() = 0;  // reads the input, makes the changes, stores rows

  void store(std::vector<Kept>& rows, const std::vector<Slot>& slots) {
    rows.push_back(keep(run_, slots));
    held_.add(weight(rows.back()));
  }

  void start() override {
    rows_.clear();
    position_ = 0;
    changed_ = false;
    held_.clear();
  }

  bool produce() override {
    if (!std::exchange(changed_, true)) change();
    if (position_ == rows_.size()) return false;
    restore(run_, slots_, rows_[position_++]);
    return true;
  }

  const std::vector<Slot>& slots_;
  std::vector<Kept> rows_;

 private:
  std::size_t position_ = 0;
  Holding held_{run_};
  bool changed_ = false;
};

class WriteRows final : public Barrier {
 public:
  WriteRows(Run& run, const Plan& plan, OperatorPtr input, const step::Write& step)
      : Barrier(run, plan, std::move(input), step.slots), step_(step) {}

 private:
  void change() override {
    Deletions deletions(run_);
    if (step_.streams) {
      while (input_->next()) {
        apply(step_.action, run_, deletions);
        store(rows_, slots_);
      }
      return;
    }
    while (input_->next()) store(rows_, slots_);
    for (Kept& row : rows_) {
      restore(run_, slots_, row);
      run_.tick();
      apply(step_.action, run_, deletions);
      row = keep(run_, slots_);
    }
    deletions.finish();
  }

  const step::Write& step_;
};

class MergeRows final : public Barrier {
 public:
  MergeRows(Run& run, const Plan& plan, OperatorPtr input, const step::Merge& step)
      : Barrier(run, plan, std::move(input), step.slots), merge_(*step.merge) {}

 private:
  void change() override {
    std::vector<Kept> waiting;
    while (input_->next()) store(waiting, merge_.outer);
    Operator& matches =
        run_.subquery(merge_.number, [&] { return Planner(run_.syntax, run_.graph).plan_merge(merge_); });
    for (const Kept& row : waiting) {
      restore(run_, merge_.outer, row);
      compute_merge_values(merge_, run_);
      const std::size_t before = rows_.size();
      for (matches.open(); matches.next();) store(rows_, slots_);
      if (rows_.size() == before)
        make();
      else
        found(before);
    }
  }

  void make() {
    create(merge_.part, run_);
    for (const Set& each : merge_.on_create) set(each, run_);
    store(rows_, slots_);
  }

  void found(std::size_t first) {
    for (std::size_t i = first; i < rows_.size() && !merge_.on_match.empty(); ++i) {
      restore(run_, slots_, rows_[i]);
      for (const Set& each : merge_.on_match) set(each, run_);
    }
  }

  const query::Merge& merge_;
};

}  // namespace

OperatorPtr make_step(Run& run, const Plan& plan, const step::Write& step, OperatorPtr input) {
  return std::make_unique<WriteRows>(run, plan, std::move(input), step);
}
OperatorPtr make_step(Run& run, const Plan& plan, const step::Merge& step, OperatorPtr input) {
  return std::make_unique<MergeRows>(run, plan, std::move(input), step);
}

}  // namespace treatygraph::query
