// What happens to rows between patterns: filtering, projecting, telling apart, keeping those that find nothing.
#include <algorithm>

#include "graph/query/batch/numbering.h"
#include "graph/query/batch/steps.h"

namespace treatygraph::query::batch {
namespace {

class Filter final : public Source {
 public:
  Filter(Run& run, SourcePtr input, std::vector<KernelPtr> conditions, const Needed& needed)
      : Source(run),
        input_(std::move(input)),
        conditions_(std::move(conditions)),
        carried_(input_->schema(), needed, schema_) {}

  void open() override { input_->open(); }

  bool only(Slot node, const Wanted& wanted) override { return input_->only(node, wanted); }

  [[nodiscard]] bool fill(Batch& out) override {
    out.columns.resize(schema_.columns.size());
    do {
      if (!input_->next(batch_)) return false;
      run_.tick(batch_.size);
      select();
    } while (rows_.empty());
    out.size = rows_.size();
    carried_.carry(batch_, rows_, out);
    return true;
  }

 private:
  void select() {
    rows_.resize(batch_.size);
    std::size_t count = batch_.size;
    for (std::uint32_t i = 0; i < count; ++i) rows_[i] = i;
    for (const KernelPtr& condition : conditions_) {
      const Vector& truth = condition->of(batch_);
      const bool unknown = condition->type().kind != Kind::boolean;  // null for every row
      std::size_t kept = 0;
      for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t row = rows_[i];
        rows_[kept] = row;
        kept += !unknown && truth.cells[row] != 0 && !truth.is_null(row) ? 1 : 0;
      }
      count = kept;
      if (count == 0) break;
    }
    rows_.resize(count);
  }

  SourcePtr input_;
  std::vector<KernelPtr> conditions_;
  Carried carried_;
  Batch batch_;
  std::vector<std::uint32_t> rows_;
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

class Distinct final : public Source {
 public:
  Distinct(Run& run, SourcePtr input, std::vector<std::size_t> keys, const Needed& needed)
      : Source(run),
        input_(std::move(input)),
        keys_(std::move(keys)),
        seen_(keys_.size()),
        carried_(input_->schema(), needed, schema_) {}

  void open() override {
    input_->open();
    seen_.clear();
    held_.clear();
  }

  [[nodiscard]] bool fill(Batch& out) override {
    out.columns.resize(schema_.columns.size());
    do {
      if (!input_->next(batch_)) return false;
      run_.tick(batch_.size);
      select();
    } while (rows_.empty());
    out.size = rows_.size();
    carried_.carry(batch_, rows_, out);
    return true;
  }

 private:
  void select() {
    columns_.clear();
    for (const std::size_t key : keys_) columns_.push_back(&batch_.columns[key]);
    rows_.clear();
    const std::uint64_t before = seen_.bytes();
    std::uint32_t next = seen_.size();
    seen_.number(columns_, batch_.size, numbers_);
    for (std::uint32_t row = 0; row < batch_.size; ++row) {
      if (numbers_[row] != next) continue;
      rows_.push_back(row);
      ++next;
    }
    if (seen_.bytes() > before) held_.add(seen_.bytes() - before);
  }

  SourcePtr input_;
  std::vector<std::size_t> keys_;
  Numbering seen_;
  Carried carried_;
  Holding held_{run_};
  Batch batch_;
  std::vector<const Vector*> columns_;
  std::vector<std::uint32_t> rows_, numbers_;
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
