// What happens to rows between patterns: filtering, projecting, telling apart, keeping those that find nothing.
#include <algorithm>

#include "graph/query/batch/numbering.h"
#include "graph/query/batch/steps.h"

namespace treatygraph::query::batch {
namespace {

// Hands on some rows of each batch.
class Selection : public Source {
 public:
  void open() override { input_->open(); }

 protected:
  Selection(Run& run, SourcePtr input, const Needed& needed)
      : Source(run), input_(std::move(input)), carried_(input_->schema(), needed, schema_) {}

  [[nodiscard]] bool fill(Batch& out) override {
    out.columns.resize(schema_.columns.size());
    do {
      if (!input_->next(batch_)) return false;
      run_.tick(batch_.size);
      rows_.clear();
      select(batch_, rows_);
    } while (rows_.empty());
    out.size = rows_.size();
    carried_.carry(batch_, rows_, out);
    return true;
  }
  virtual void select(const Batch& batch, std::vector<std::uint32_t>& rows) = 0;

  SourcePtr input_;

 private:
  Carried carried_;
  Batch batch_;
  std::vector<std::uint32_t> rows_;
};

class Filter final : public Selection {
 public:
  Filter(Run& run, SourcePtr input, std::vector<KernelPtr> conditions, const Needed& needed)
      : Selection(run, std::move(input), needed), conditions_(std::move(conditions)) {}

  bool only(Slot node, const Wanted& wanted) override { return input_->only(node, wanted); }

 private:
  void select(const Batch& batch, std::vector<std::uint32_t>& rows) override {
    rows.resize(batch.size);
    std::size_t count = batch.size;
    const auto all = [](std::size_t i) { return static_cast<std::uint32_t>(i); };
    const auto kept = [&](std::size_t i) { return rows[i]; };
    for (const KernelPtr& condition : conditions_) {
      const bool unknown = condition->type().kind != Kind::boolean;  // null for every row
      const Vector& truth = condition->of(batch);
      count = unknown                              ? 0
              : &condition == &conditions_.front() ? keep_true(truth, all, count, rows.data())
                                                   : keep_true(truth, kept, count, rows.data());
      if (count == 0) break;
    }
    rows.resize(count);
  }

  // Of the first `count` rows those where the truth is told: how many, and which. Without branches: which rows stay
  // cannot be foretold.
  template <typename RowAt>
  static std::size_t keep_true(const Vector& truth, const RowAt& row_at, std::size_t count, std::uint32_t* rows) {
    const Cell* const cells = truth.cells.data();
    const std::uint8_t* const nulls = truth.nulls.empty() ? nullptr : truth.nulls.data();
    std::size_t kept = 0;
    for (std::size_t i = 0; nulls == nullptr && i < count; ++i) {
      const std::uint32_t row = row_at(i);
      rows[kept] = row;
      kept += cells[row] != 0 ? 1 : 0;
    }
    for (std::size_t i = 0; nulls != nullptr && i < count; ++i) {
      const std::uint32_t row = row_at(i);
      rows[kept] = row;
      kept += cells[row] != 0 && nulls[row] == 0 ? 1 : 0;
    }
    return kept;
  }

  std::vector<KernelPtr> conditions_;
};

class Project final : public Source {
 public:
  struct Item {
    Slot slot;
    KernelPtr kernel;
  };
  Project(Run& run, SourcePtr input, std::vector<Item> items, const Needed& needed)
      : Source(run), input_(std::move(input)), items_(std::move(items)) {
    for (std::size_t i = 0; i < input_->schema().columns.size(); ++i) {
      if (!is_needed(needed, input_->schema().columns[i].slot)) continue;
      passed_.push_back(i);
      schema_.columns.push_back(input_->schema().columns[i]);
    }
    for (const Item& item : items_) schema_.add(item.slot, item.kernel->type());
  }

  void open() override { input_->open(); }

  [[nodiscard]] bool fill(Batch& out) override {
    if (!input_->next(batch_)) return false;
    out.columns.resize(schema_.columns.size());
    out.size = batch_.size;
    std::size_t column = passed_.size();
    for (const Item& item : items_) out.columns[column++] = item.kernel->of(batch_);
    for (std::size_t i = 0; i < passed_.size(); ++i) std::swap(out.columns[i], batch_.columns[passed_[i]]);
    return true;
  }

 private:
  SourcePtr input_;
  std::vector<Item> items_;
  std::vector<std::size_t> passed_;
  Batch batch_;
};

class Distinct final : public Selection {
 public:
  Distinct(Run& run, SourcePtr input, std::vector<std::size_t> keys, const Needed& needed)
      : Selection(run, std::move(input), needed), keys_(std::move(keys)), seen_(keys_.size()) {}

  void open() override {
    Selection::open();
    seen_.clear();
    held_.clear();
  }

 private:
  void select(const Batch& batch, std::vector<std::uint32_t>& rows) override {
    columns_.clear();
    for (const std::size_t key : keys_) columns_.push_back(&batch.columns[key]);
    const std::uint64_t before = seen_.bytes();
    std::uint32_t next = seen_.size();
    seen_.number(columns_, batch.size, numbers_);
    for (std::uint32_t row = 0; row < batch.size; ++row) {
      if (numbers_[row] != next) continue;
      rows.push_back(row);
      ++next;
    }
    if (seen_.bytes() > before) held_.add(seen_.bytes() - before);
  }

  std::vector<std::size_t> keys_;
  Numbering seen_;
  Holding held_{run_};
  std::vector<const Vector*> columns_;
  std::vector<std::uint32_t> numbers_;
};

// ---- OPTIONAL MATCH ----

inline constexpr Slot number_slot = no_slot - 1;  // of no query: a row's number in its batch

// Gives a batch that is there as if it were made here.
class Given final : public Source {
 public:
  Given(Run& run, const Schema& of) : Source(run) {
    schema_ = of;
    schema_.add(number_slot, {Kind::integer, nullptr, {}, {}});
  }
  void give(const Batch& batch) { batch_ = &batch; }
  void open() override { done_ = false; }
  [[nodiscard]] bool fill(Batch& out) override {
    if (std::exchange(done_, true)) return false;
    out.size = batch_->size;
    out.columns.resize(schema_.columns.size());
    for (std::size_t i = 0; i < batch_->columns.size(); ++i) out.columns[i] = batch_->columns[i];
    Vector& numbers = out.columns.back();
    numbers.clear();
    for (std::size_t i = 0; i < batch_->size; ++i) numbers.cells.push_back(i);
    return true;
  }

 private:
  const Batch* batch_ = nullptr;
  bool done_ = false;
};

// Rows come in the order of the input's; a number that does not come is a row that found nothing.
class Optional final : public Source {
 public:
  Optional(Run& run, SourcePtr input, Given& given, SourcePtr inner, const std::vector<Slot>& slots,
           const Needed& needed)
      : Source(run),
        input_(std::move(input)),
        given_(given),
        inner_(std::move(inner)),
        carried_(input_->schema(), needed, schema_),
        number_(*inner_->schema().find(number_slot)) {
    for (const Slot slot : slots) {
      const auto place = inner_->schema().find(slot);
      if (!place || !is_needed(needed, slot)) continue;
      found_.push_back(*place);
      schema_.add(slot, inner_->schema().columns[*place].type);
    }
  }

  void open() override {
    input_->open();
    open_ = false;
  }

  [[nodiscard]] bool fill(Batch& out) override {
    out.columns.resize(schema_.columns.size());
    rows_.clear();
    places_.clear();
    while (rows_.empty()) {
      if (!open_) {
        if (!input_->next(batch_)) return false;
        given_.give(batch_);
        inner_->open();
        open_ = true;
        awaited_ = 0;
      }
      if (inner_->next(rows_found_)) {
        take();
      } else {
        open_ = false;
        fill_up_to(static_cast<std::uint32_t>(batch_.size));
      }
    }
    out.size = rows_.size();
    carried_.carry(batch_, rows_, out);
    for (std::size_t i = 0; i < found_.size(); ++i) place(rows_found_, found_[i], out.columns[carried_.size() + i]);
    return true;
  }

 private:
  static constexpr std::uint32_t nothing = ~std::uint32_t{0};

  void take() {
    const std::vector<Cell>& numbers = rows_found_.columns[number_].cells;
    for (std::uint32_t i = 0; i < rows_found_.size; ++i) {
      const auto row = static_cast<std::uint32_t>(numbers[i]);
      fill_up_to(row);
      rows_.push_back(row);
      places_.push_back(i);
      awaited_ = row + 1;
    }
  }

  // The rows before `row` that have not come: each once, with nothing found.
  void fill_up_to(std::uint32_t row) {
    for (; awaited_ < row; ++awaited_) {
      rows_.push_back(awaited_);
      places_.push_back(nothing);
    }
  }

  void place(const Batch& found, std::size_t column, Vector& out) const {
    out.cells.assign(places_.size(), 0);
    out.nulls.assign(places_.size(), 1);
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (places_[i] == nothing || found.columns[column].is_null(places_[i])) continue;
      out.cells[i] = found.columns[column].cells[places_[i]];
      out.nulls[i] = 0;
    }
  }

  SourcePtr input_;
  Given& given_;  // at the bottom of inner_
  SourcePtr inner_;
  Carried carried_;
  std::size_t number_;
  std::vector<std::size_t> found_;
  Batch batch_, rows_found_;
  std::vector<std::uint32_t> rows_, places_;
  std::uint32_t awaited_ = 0;
  bool open_ = false;
};

}  // namespace

SourcePtr make_step(Run& run, const step::Filter& step, SourcePtr& input, const Needed& needed) {
  std::vector<KernelPtr> kernels;
  std::vector<const Expression*> made;
  for (const Expression* condition : step.conditions) {
    KernelPtr kernel = make_kernel(*condition, input->schema(), run);
    const bool truth = kernel && (kernel->type().kind == Kind::boolean ||
                                  (kernel->constant() != nullptr && kernel->constant()->is_null()));
    if (!truth) return {};
    kernels.push_back(std::move(kernel));
  }
  // Labels are asked where the nodes come from.
  for (std::size_t i = step.conditions.size(); i-- > 0;) {
    if (asked_below(*step.conditions[i], *input, run)) kernels.erase(kernels.begin() + static_cast<std::ptrdiff_t>(i));
  }
  if (kernels.empty()) return std::move(input);
  return std::make_unique<Filter>(run, std::move(input), std::move(kernels), needed);
}

SourcePtr make_step(Run& run, const step::Project& step, SourcePtr& input, const Needed& needed) {
  std::vector<Project::Item> items;
  for (const auto& [slot, expression] : step.items) {
    if (!is_needed(needed, slot)) continue;
    KernelPtr kernel = make_kernel(*expression, input->schema(), run);
    if (!kernel) return {};
    items.push_back({slot, std::move(kernel)});
  }
  return std::make_unique<Project>(run, std::move(input), std::move(items), needed);
}

SourcePtr make_step(Run& run, const step::Distinct& step, SourcePtr& input, const Needed& needed) {
  std::vector<std::size_t> keys;
  for (const Slot slot : step.slots) {
    const auto place = input->schema().find(slot);
    if (!place || !tells_apart(input->schema().columns[*place].type)) return {};
    keys.push_back(*place);
  }
  if (keys.empty() || keys.size() > Numbering::most_keys) return {};
  return std::make_unique<Distinct>(run, std::move(input), std::move(keys), needed);
}

SourcePtr make_step(Run& run, const step::Optional& step, SourcePtr& input, const Needed& needed) {
  auto given = std::make_unique<Given>(run, input->schema());
  Given& bottom = *given;
  Needed inner = needed;
  if (inner) inner->insert(number_slot);
  SourcePtr found = make_chain(run, *step.inner, std::move(given), inner);
  if (!found || !found->schema().find(number_slot)) return {};
  return std::make_unique<Optional>(run, std::move(input), bottom, std::move(found), step.slots, needed);
}

}  // namespace treatygraph::query::batch
