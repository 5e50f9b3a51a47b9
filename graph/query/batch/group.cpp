// Aggregate over batches: count, sum, min and max of numbers; everything else is added up row by row.
#include <algorithm>

#include "graph/model/value_operations.h"
#include "graph/query/aggregate.h"
#include "graph/query/batch/numbering.h"
#include "graph/query/batch/steps.h"
#include "graph/query/complaint.h"

namespace treatygraph::query::batch {
namespace {

using Groups = std::vector<std::uint32_t>;  // of each row of a batch

// What one aggregation comes to, group by group.
class Fold {
 public:
  explicit Fold(Type type) : type_(std::move(type)) {}
  virtual ~Fold() = default;
  Fold(const Fold&) = delete;
  Fold& operator=(const Fold&) = delete;

  [[nodiscard]] const Type& type() const { return type_; }
  virtual void clear() = 0;
  virtual void grow(std::size_t groups) = 0;
  // `times`: how often each row counts, or null.
  virtual void add(const Batch& batch, const Groups& groups, const Vector* times) = 0;
  virtual void result(std::size_t from, std::size_t to, Vector& out) const = 0;
  [[nodiscard]] virtual std::uint64_t bytes() const = 0;

 private:
  Type type_;
};
using FoldPtr = std::unique_ptr<Fold>;

const Type integers{Kind::integer, nullptr, {}, {}};

class Count final : public Fold {
 public:
  explicit Count(KernelPtr argument) : Fold(integers), argument_(std::move(argument)) {}
  void clear() override { counts_.clear(); }
  void grow(std::size_t groups) override { counts_.resize(groups); }
  void add(const Batch& batch, const Groups& groups, const Vector* times) override {
    const Vector* argument = argument_ ? &argument_->of(batch) : nullptr;
    if (argument_ && argument_->constant() != nullptr && argument_->constant()->is_null()) return;
    if ((argument == nullptr || argument->nulls.empty()) && times == nullptr) {
      for (const std::uint32_t group : groups) ++counts_[group];
      return;
    }
    for (std::size_t row = 0; row < batch.size; ++row) {
      if (argument != nullptr && argument->is_null(row)) continue;
      counts_[groups[row]] += times == nullptr ? 1 : times->cells[row];
    }
  }
  void result(std::size_t from, std::size_t to, Vector& out) const override {
    out.nulls.clear();
    out.cells.assign(counts_.begin() + static_cast<std::ptrdiff_t>(from),
                     counts_.begin() + static_cast<std::ptrdiff_t>(to));
  }
  [[nodiscard]] std::uint64_t bytes() const override { return counts_.size() * sizeof(Cell); }

 private:
  KernelPtr argument_;
  std::vector<Cell> counts_;
};

class CountDistinct final : public Fold {
 public:
  CountDistinct(KernelPtr argument, bool grouped)
      : Fold(integers), argument_(std::move(argument)), seen_(2), dense_(!grouped && is_dense(argument_->type())) {}
  void clear() override {
    counts_.clear();
    seen_.clear();
    bits_.clear();
  }
  void grow(std::size_t groups) override { counts_.resize(groups); }
  void add(const Batch& batch, const Groups& groups, const Vector*) override {
    const Vector& argument = argument_->of(batch);
    if (argument_->constant() != nullptr && argument_->constant()->is_null()) return;
    if (!dense_) return number(argument, groups);
    for (std::size_t row = 0; row < batch.size; ++row) {
      if (!argument.is_null(row)) counts_[groups[row]] += mark(argument.cells[row]);
    }
  }
  void result(std::size_t from, std::size_t to, Vector& out) const override {
    out.nulls.clear();
    out.cells.assign(counts_.begin() + static_cast<std::ptrdiff_t>(from),
                     counts_.begin() + static_cast<std::ptrdiff_t>(to));
  }
  [[nodiscard]] std::uint64_t bytes() const override {
    return counts_.size() * sizeof(Cell) + seen_.bytes() + bits_.size() * sizeof(Cell);
  }

 private:
  static bool is_dense(const Type& type) { return type.kind == Kind::node || type.kind == Kind::text; }
  Cell mark(Cell cell) {
    if (cell / 64 >= bits_.size()) bits_.resize(std::max<std::size_t>(cell / 64 + 1, bits_.size() * 2));
    const Cell bit = Cell{1} << (cell % 64);
    Cell& word = bits_[cell / 64];
    const Cell fresh = (word & bit) == 0 ? 1 : 0;
    word |= bit;
    return fresh;
  }
  void number(const Vector& argument, const Groups& groups) {
    group_.cells.assign(groups.begin(), groups.end());
    const Vector* pair[] = {&group_, &argument};
    std::uint32_t next = seen_.size();
    seen_.number(pair, groups.size(), numbers_);
    for (std::size_t row = 0; row < groups.size(); ++row) {
      if (numbers_[row] != next) continue;
      ++next;
      if (!argument.is_null(row)) ++counts_[groups[row]];
    }
  }

  KernelPtr argument_;
  std::vector<Cell> counts_, bits_;
  Numbering seen_;
  Vector group_;
  std::vector<std::uint32_t> numbers_;
  bool dense_;
};

class Sum final : public Fold {
 public:
  Sum(KernelPtr argument, Range range) : Fold(integers), argument_(std::move(argument)), range_(range) {}
  void clear() override { sums_.clear(); }
  void grow(std::size_t groups) override { sums_.resize(groups); }
  void add(const Batch& batch, const Groups& groups, const Vector*) override {
    const Vector& argument = argument_->of(batch);
    for (std::size_t row = 0; row < batch.size; ++row) {
      if (argument.is_null(row)) continue;
      std::int64_t& sum = sums_[groups[row]];
      const auto each = static_cast<std::int64_t>(argument.cells[row]);
      if (__builtin_add_overflow(sum, each, &sum)) overflow(sum, each);
    }
  }
  void result(std::size_t from, std::size_t to, Vector& out) const override {
    out.nulls.clear();
    out.cells.resize(to - from);
    for (std::size_t i = from; i < to; ++i) out.cells[i - from] = static_cast<Cell>(sums_[i]);
  }
  [[nodiscard]] std::uint64_t bytes() const override { return sums_.size() * sizeof(Cell); }

 private:
  // As the sum row by row says it. `wrapped` is the sum modulo 2^64.
  [[noreturn]] void overflow(std::int64_t wrapped, std::int64_t added) const {
    const auto before = static_cast<std::int64_t>(static_cast<Cell>(wrapped) - static_cast<Cell>(added));
    try {
      static_cast<void>(treatygraph::add(Value(before), Value(added)));
    } catch (const Error& error) {
      throw query::at(error, range_);
    }
    std::abort();  // two integers that overflow do so whoever adds them
  }

  KernelPtr argument_;
  Range range_;
  std::vector<std::int64_t> sums_;
};

// min and max of cells that sort as what they stand for: texts of one dictionary do.
class Extreme final : public Fold {
 public:
  Extreme(KernelPtr argument, bool greatest)
      : Fold(argument->type()), argument_(std::move(argument)), greatest_(greatest) {}
  void clear() override {
    best_.clear();
    known_.clear();
  }
  void grow(std::size_t groups) override {
    best_.resize(groups);
    known_.resize(groups);
  }
  void add(const Batch& batch, const Groups& groups, const Vector*) override {
    const Vector& argument = argument_->of(batch);
    for (std::size_t row = 0; row < batch.size; ++row) {
      if (argument.is_null(row)) continue;
      const std::uint32_t group = groups[row];
      const auto each = static_cast<std::int64_t>(argument.cells[row]);
      if (known_[group] == 0 || (greatest_ ? each > best_[group] : each < best_[group])) best_[group] = each;
      known_[group] = 1;
    }
  }
  void result(std::size_t from, std::size_t to, Vector& out) const override {
    out.cells.resize(to - from);
    out.nulls.resize(to - from);
    for (std::size_t i = from; i < to; ++i) {
      out.cells[i - from] = static_cast<Cell>(best_[i]);
      out.nulls[i - from] = known_[i] == 0 ? 1 : 0;
    }
  }
  [[nodiscard]] std::uint64_t bytes() const override { return best_.size() * 9; }

 private:
  KernelPtr argument_;
  bool greatest_;
  std::vector<std::int64_t> best_;
  std::vector<std::uint8_t> known_;
};

FoldPtr make_fold(const Aggregation& aggregation, const Schema& schema, bool grouped, Run& run) {
  const std::string_view name = aggregate_functions()[aggregation.function].name;
  if (aggregation.arguments.empty()) return std::make_unique<Count>(nullptr);
  if (aggregation.arguments.size() != 1) return {};
  KernelPtr argument = make_kernel(*aggregation.arguments.front(), schema, run);
  if (!argument) return {};
  const Kind kind = argument->type().kind;
  if (name == "count" && !aggregation.distinct) return std::make_unique<Count>(std::move(argument));
  if (name == "count" && tells_apart(argument->type()))
    return std::make_unique<CountDistinct>(std::move(argument), grouped);
  if (name == "sum" && kind == Kind::integer && !aggregation.distinct)
    return std::make_unique<Sum>(std::move(argument), aggregation.arguments.back()->range);
  const bool sorts = kind == Kind::integer || kind == Kind::date || kind == Kind::boolean || kind == Kind::text;
  if ((name == "min" || name == "max") && sorts) return std::make_unique<Extreme>(std::move(argument), name == "max");
  return {};
}

class Aggregate final : public Source {
 public:
  struct Key {
    Slot slot;
    KernelPtr kernel;
  };
  struct Item {
    Slot slot;
    FoldPtr fold;
  };

  Aggregate(Run& run, std::vector<Key> keys, std::vector<Item> items, std::optional<std::size_t> times)
      : Source(run), keys_(std::move(keys)), items_(std::move(items)), times_(times), numbers_(keys_.size()) {
    for (const Key& key : keys_) schema_.add(key.slot, key.kernel->type());
    for (const Item& item : items_) schema_.add(item.slot, item.fold->type());
  }
  void feed(SourcePtr input) { input_ = std::move(input); }

  void open() override {
    input_->open();
    numbers_.clear();
    for (const Item& item : items_) item.fold->clear();
    held_.clear();
    gathered_ = false;
    position_ = 0;
  }

  [[nodiscard]] bool fill(Batch& out) override {
    if (!std::exchange(gathered_, true)) gather();
    if (position_ == groups_) return false;
    const std::size_t until = std::min(groups_, position_ + full_size);
    out.columns.resize(schema_.columns.size());
    out.size = until - position_;
    for (std::size_t key = 0; key < keys_.size(); ++key) give(key, until, out.columns[key]);
    for (std::size_t i = 0; i < items_.size(); ++i)
      items_[i].fold->result(position_, until, out.columns[keys_.size() + i]);
    position_ = until;
    return true;
  }

 private:
  void gather() {
    groups_ = keys_.empty() ? 1 : 0;  // no rows count 0
    for (const Item& item : items_) item.fold->grow(groups_);
    std::uint64_t held = 0;
    while (input_->next(batch_)) {
      run_.tick(batch_.size);
      number_rows();
      const Vector* times = times_ ? &batch_.columns[*times_] : nullptr;
      std::uint64_t bytes = numbers_.bytes();
      for (const Item& item : items_) {
        item.fold->grow(groups_);
        item.fold->add(batch_, group_, times);
        bytes += item.fold->bytes();
      }
      if (bytes > held) held_.add(bytes - held);
      held = std::max(held, bytes);
    }
  }

  void number_rows() {
    if (keys_.empty()) {
      group_.assign(batch_.size, 0);
      return;
    }
    columns_.clear();
    for (const Key& key : keys_) columns_.push_back(&key.kernel->of(batch_));
    numbers_.number(columns_, batch_.size, group_);
    groups_ = numbers_.size();
  }

  void give(std::size_t key, std::size_t until, Vector& out) const {
    out.cells.resize(until - position_);
    out.nulls.assign(until - position_, 0);
    for (std::size_t group = position_; group < until; ++group) {
      const auto number = static_cast<std::uint32_t>(group);
      const bool null = numbers_.is_null(number, key);
      out.cells[group - position_] = null ? 0 : numbers_.cell(number, key);
      out.nulls[group - position_] = null ? 1 : 0;
    }
  }

  SourcePtr input_;
  std::vector<Key> keys_;
  std::vector<Item> items_;
  std::optional<std::size_t> times_;
  Numbering numbers_;
  Holding held_{run_};
  Batch batch_;
  Groups group_;
  std::vector<const Vector*> columns_;
  std::size_t groups_ = 0, position_ = 0;
  bool gathered_ = false;
};

}  // namespace

SourcePtr make_step(Run& run, const step::Aggregate& step, SourcePtr& input, const Needed& needed) {
  std::vector<Aggregate::Key> keys;
  for (const auto& [slot, expression] : step.keys) {
    KernelPtr kernel = make_kernel(*expression, input->schema(), run);
    if (!kernel || !tells_apart(kernel->type())) return {};
    keys.push_back({slot, std::move(kernel)});
  }
  if (keys.size() > Numbering::most_keys) return {};
  std::vector<Aggregate::Item> items;
  for (const Aggregation& each : *step.aggregations) {
    FoldPtr fold = make_fold(each, input->schema(), !keys.empty(), run);
    if (!fold) return {};
    items.push_back({each.slot, std::move(fold)});
  }
  std::optional<std::size_t> times;
  if (step.times != no_slot) {
    times = input->schema().find(step.times);
    if (!times) return {};
  }
  auto groups = std::make_unique<Aggregate>(run, std::move(keys), std::move(items), times);
  Aggregate& bottom = *groups;
  SourcePtr result = std::move(groups);
  if (step.items.empty()) {
    bottom.feed(std::move(input));
    return result;
  }
  // What is computed from keys and results is a projection of them.
  const step::Project project{step.items};
  SourcePtr projected = make_step(run, project, result, needed);
  if (projected) bottom.feed(std::move(input));
  return projected;
}

}  // namespace treatygraph::query::batch
