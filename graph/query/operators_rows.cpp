// What happens to rows between patterns: filtering, projecting, sorting, cutting, joining.
#include <algorithm>
#include <unordered_map>

#include "graph/model/value_operations.h"
#include "graph/query/complaint.h"
#include "graph/query/evaluate.h"
#include "graph/query/operators.h"
#include "graph/query/row_set.h"

namespace treatygraph::query {

std::optional<std::uint64_t> rows_wanted(const step::Sort& step, Run& run) {
  if (step.limit == nullptr) return {};
  const std::uint64_t wanted = evaluate_count(*step.limit, run);
  const std::uint64_t skipped = step.skip == nullptr ? 0 : evaluate_count(*step.skip, run);
  if (wanted > std::numeric_limits<std::uint64_t>::max() / 4 - skipped) return {};
  return wanted + skipped;
}

namespace {

class Filter final : public Operator {
 public:
  Filter(Run& run, const Plan& plan, OperatorPtr input, const step::Filter& step)
      : Operator(run, plan, std::move(input)), step_(step) {}

 private:
  bool produce() override {
    while (input_->next()) {
      const auto& all = step_.conditions;
      if (std::all_of(all.begin(), all.end(), [&](const Expression* each) { return holds(*each, run_); })) return true;
    }
    return false;
  }
  const step::Filter& step_;
};

class OptionalRows final : public Operator {
 public:
  OptionalRows(Run& run, const Plan& plan, OperatorPtr input, const step::Optional& step)
      : Operator(run, plan, std::move(input)), step_(step), inner_(make_operator(run, *step.inner)) {}

  [[nodiscard]] std::vector<const Operator*> inner() const override { return {inner_.get()}; }

 private:
  void start() override { open_ = false; }

  bool produce() override {
    while (true) {
      if (open_ && inner_->next()) {
        found_ = true;
        return true;
      }
      if (open_ && !found_) {
        open_ = false;
        for (const Slot slot : step_.slots) run_.at(slot) = Value();
        return true;
      }
      if (!input_->next()) return false;
      inner_->open();
      open_ = true;
      found_ = false;
    }
  }

  const step::Optional& step_;
  OperatorPtr inner_;
  bool open_ = false, found_ = false;
};

class UnwindRows final : public Operator {
 public:
  UnwindRows(Run& run, const Plan& plan, OperatorPtr input, const step::Unwind& step)
      : Operator(run, plan, std::move(input)), step_(step) {}

 private:
  void start() override {
    list_ = Value();
    position_ = 0;
  }

  bool produce() override {
    while (true) {
      if (list_.type() == Value::Type::list && position_ < list_.list().size()) {
        run_.at(step_.slot) = list_.list()[position_++];
        return true;
      }
      if (!input_->next()) return false;
      list_ = evaluate(*step_.list, run_);
      position_ = 0;
      if (!list_.is_null() && list_.type() != Value::Type::list) list_ = List{list_};
    }
  }

  const step::Unwind& step_;
  Value list_;
  std::size_t position_ = 0;
};

// range(…), number by number: its list could fill the memory, and to make it would heed no limit.
class UnwindRange final : public Operator {
 public:
  UnwindRange(Run& run, const Plan& plan, OperatorPtr input, const step::Unwind& step, const FunctionCall& call)
      : Operator(run, plan, std::move(input)), step_(step), call_(call) {}

 private:
  void start() override { numbers_.empty = true; }

  bool produce() override {
    while (numbers_.empty) {
      if (!input_->next()) return false;
      numbers_ = begin();
      position_ = 0;
    }
    run_.at(step_.slot) = numbers_.at(position_);
    numbers_.empty = position_++ == numbers_.last;
    return true;
  }

  Progression begin() {
    List arguments;
    arguments.reserve(call_.arguments.size());
    for (const ExpressionPtr& argument : call_.arguments) arguments.push_back(evaluate(*argument, run_));
    try {
      return progression(arguments);
    } catch (const Error& error) {
      throw query::at(error, step_.list->range);
    }
  }

  const step::Unwind& step_;
  const FunctionCall& call_;
  Progression numbers_{0, 0, 0, true};
  std::uint64_t position_ = 0;
};

class Project final : public Operator {
 public:
  Project(Run& run, const Plan& plan, OperatorPtr input, const step::Project& step)
      : Operator(run, plan, std::move(input)), step_(step) {}

 private:
  bool produce() override {
    if (!input_->next()) return false;
    for (const auto& [slot, expression] : step_.items) run_.at(slot) = evaluate(*expression, run_);
    return true;
  }
  const step::Project& step_;
};

class Distinct final : public Operator {
 public:
  Distinct(Run& run, const Plan& plan, OperatorPtr input, const step::Distinct& step)
      : Operator(run, plan, std::move(input)), step_(step), seen_(run) {}

 private:
  void start() override { seen_.clear(); }
  bool produce() override {
    while (input_->next()) {
      if (seen_.add(keep(run_, step_.slots))) return true;
    }
    return false;
  }
  const step::Distinct& step_;
  RowSet seen_;
};

class Sort final : public Operator {
 public:
  Sort(Run& run, const Plan& plan, OperatorPtr input, const step::Sort& step)
      : Operator(run, plan, std::move(input)), step_(step) {}

 private:
  struct Entry {
    Kept keys, row;
    std::uint64_t number;  // of arrival: equal rows keep their order
  };

  void start() override {
    rows_.clear();
    position_ = 0;
    sorted_ = false;
    held_.clear();
  }

  bool produce() override {
    if (!sorted_) gather();
    if (position_ == rows_.size()) return false;
    restore(run_, step_.slots, rows_[position_++].row);
    return true;
  }

  void gather() {
    sorted_ = true;
    const auto wanted = rows_wanted(step_, run_);
    for (std::uint64_t number = 0; input_->next(); ++number) {
      rows_.push_back({keys(), keep(run_, step_.slots), number});
      held_.add(weight(rows_.back().keys) + weight(rows_.back().row));
      if (wanted && rows_.size() > 2 * *wanted + 1024) cut(*wanted);
    }
    const auto before = [&](const Entry& a, const Entry& b) { return precedes(a, b); };
    std::sort(rows_.begin(), rows_.end(), before);
    if (wanted && rows_.size() > *wanted) rows_.resize(*wanted);
  }

  // Only the first rows are wanted: the others go as soon as they are known not to be among them.
  void cut(std::uint64_t wanted) {
    const auto middle = rows_.begin() + static_cast<std::ptrdiff_t>(wanted);
    std::nth_element(rows_.begin(), middle, rows_.end(),
                     [&](const Entry& a, const Entry& b) { return precedes(a, b); });
    std::uint64_t freed = 0;
    for (auto each = middle; each != rows_.end(); ++each) freed += weight(each->keys) + weight(each->row);
    rows_.erase(middle, rows_.end());
    held_.give_back(freed);
  }

  Kept keys() {
    Kept result;
    result.reserve(step_.items->size());
    for (const SortItem& item : *step_.items) result.push_back(evaluate(*item.expression, run_));
    return result;
  }

  bool precedes(const Entry& a, const Entry& b) {
    run_.tick();
    for (std::size_t i = 0; i < a.keys.size(); ++i) {
      const int sign = order(a.keys[i], b.keys[i]);
      if (sign != 0) return (*step_.items)[i].descending ? sign > 0 : sign < 0;
    }
    return a.number < b.number;
  }

  const step::Sort& step_;
  std::vector<Entry> rows_;
  Holding held_{run_};
  std::size_t position_ = 0;
  bool sorted_ = false;
};

class Skip final : public Operator {
 public:
  Skip(Run& run, const Plan& plan, OperatorPtr input, const step::Skip& step)
      : Operator(run, plan, std::move(input)), step_(step) {}

 private:
  void start() override { left_.reset(); }
  bool produce() override {
    if (!left_) left_ = evaluate_count(*step_.count, run_);
    for (; *left_ != 0; --*left_) {
      if (!input_->next()) return false;
    }
    return input_->next();
  }
  const step::Skip& step_;
  std::optional<std::uint64_t> left_;
};

class Limit final : public Operator {
 public:
  Limit(Run& run, const Plan& plan, OperatorPtr input, const step::Limit& step)
      : Operator(run, plan, std::move(input)), step_(step) {}

 private:
  void start() override { left_.reset(); }
  // Even LIMIT 0 asks once: a change below is made whatever the number of rows wanted.
  bool produce() override {
    if (!left_) {
      left_ = evaluate_count(*step_.count, run_);
      if (*left_ == 0 && run_.writer != nullptr) static_cast<void>(input_->next());
    }
    if (*left_ == 0) return false;
    --*left_;
    return input_->next();
  }
  const step::Limit& step_;
  std::optional<std::uint64_t> left_;
};

class UnionRows final : public Operator {
 public:
  UnionRows(Run& run, const Plan& plan, const step::Union& step) : Operator(run, plan, nullptr), step_(step) {
    for (const PlanPtr& part : step.parts) parts_.push_back(make_operator(run, *part));
  }

  [[nodiscard]] std::vector<const Operator*> inner() const override {
    std::vector<const Operator*> result;
    result.reserve(parts_.size());
    for (const OperatorPtr& part : parts_) result.push_back(part.get());
    return result;
  }

 private:
  void start() override {
    part_ = 0;
    opened_ = false;
  }

  bool produce() override {
    for (; part_ < parts_.size(); ++part_, opened_ = false) {
      if (!std::exchange(opened_, true)) parts_[part_]->open();
      if (!parts_[part_]->next()) continue;
      const Kept row = keep(run_, step_.from[part_]);
      restore(run_, step_.to, row);
      return true;
    }
    return false;
  }

  const step::Union& step_;
  std::vector<OperatorPtr> parts_;
  std::size_t part_ = 0;
  bool opened_ = false;
};

}  // namespace

OperatorPtr make_step(Run& run, const Plan& plan, const step::Filter& step, OperatorPtr input) {
  return std::make_unique<Filter>(run, plan, std::move(input), step);
}
OperatorPtr make_step(Run& run, const Plan& plan, const step::Optional& step, OperatorPtr input) {
  return std::make_unique<OptionalRows>(run, plan, std::move(input), step);
}
OperatorPtr make_step(Run& run, const Plan& plan, const step::Unwind& step, OperatorPtr input) {
  const auto* call = std::get_if<FunctionCall>(&step.list->node);
  if (call != nullptr && call->function != nullptr && call->function->name == "range") {
    return std::make_unique<UnwindRange>(run, plan, std::move(input), step, *call);
  }
  return std::make_unique<UnwindRows>(run, plan, std::move(input), step);
}
OperatorPtr make_step(Run& run, const Plan& plan, const step::Project& step, OperatorPtr input) {
  return std::make_unique<Project>(run, plan, std::move(input), step);
}
OperatorPtr make_step(Run& run, const Plan& plan, const step::Distinct& step, OperatorPtr input) {
  return std::make_unique<Distinct>(run, plan, std::move(input), step);
}
OperatorPtr make_step(Run& run, const Plan& plan, const step::Sort& step, OperatorPtr input) {
  return std::make_unique<Sort>(run, plan, std::move(input), step);
}
OperatorPtr make_step(Run& run, const Plan& plan, const step::Skip& step, OperatorPtr input) {
  return std::make_unique<Skip>(run, plan, std::move(input), step);
}
OperatorPtr make_step(Run& run, const Plan& plan, const step::Limit& step, OperatorPtr input) {
  return std::make_unique<Limit>(run, plan, std::move(input), step);
}
OperatorPtr make_step(Run& run, const Plan& plan, const step::Union& step, OperatorPtr) {
  return std::make_unique<UnionRows>(run, plan, step);
}

}  // namespace treatygraph::query
