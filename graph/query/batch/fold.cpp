#include "graph/query/batch/fold.h"

#include <algorithm>
#include <bit>

#include "graph/query/aggregate.h"
#include "graph/query/batch/numbering.h"
#include "graph/query/complaint.h"

namespace treatygraph::query::batch {
namespace {

const Type integers{Kind::integer, nullptr, {}, {}};

void give(const std::vector<Cell>& cells, std::span<const std::uint32_t> groups, Vector& out) {
  out.nulls.clear();
  out.cells.resize(groups.size());
  for (std::size_t i = 0; i < groups.size(); ++i) out.cells[i] = cells[groups[i]];
}

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
  void absorb(const Fold& other, std::span<const std::uint32_t> groups) override {
    const auto& counts = static_cast<const Count&>(other).counts_;
    for (std::size_t each = 0; each < groups.size(); ++each) counts_[groups[each]] += counts[each];
  }
  void result(std::span<const std::uint32_t> groups, Vector& out) const override { give(counts_, groups, out); }
  [[nodiscard]] std::uint64_t bytes() const override { return counts_.size() * sizeof(Cell); }

 private:
  KernelPtr argument_;
  std::vector<Cell> counts_;
};

// Of one group: a bit for each cell that has come.
class Marks {
 public:
  void clear() { bits_.clear(); }
  // 1 where it is the first time.
  Cell mark(Cell cell) {
    if (cell / 64 >= bits_.size()) bits_.resize(std::max<std::size_t>(cell / 64 + 1, bits_.size() * 2));
    const Cell bit = Cell{1} << (cell % 64);
    Cell& word = bits_[cell / 64];
    const Cell fresh = (word & bit) == 0 ? 1 : 0;
    word |= bit;
    return fresh;
  }
  // How many of the other's are new.
  Cell absorb(const Marks& other) {
    bits_.resize(std::max(bits_.size(), other.bits_.size()));
    Cell fresh = 0;
    for (std::size_t i = 0; i < other.bits_.size(); ++i) {
      fresh += static_cast<Cell>(std::popcount(other.bits_[i] & ~bits_[i]));
      bits_[i] |= other.bits_[i];
    }
    return fresh;
  }
  [[nodiscard]] std::uint64_t bytes() const { return bits_.size() * sizeof(Cell); }

 private:
  std::vector<Cell> bits_;
};

class CountDistinct final : public Fold {
 public:
  CountDistinct(KernelPtr argument, bool grouped)
      : Fold(integers), argument_(std::move(argument)), seen_(2), dense_(!grouped && is_dense(argument_->type())) {}
  void clear() override {
    counts_.clear();
    seen_.clear();
    marks_.clear();
  }
  void grow(std::size_t groups) override { counts_.resize(groups); }
  void add(const Batch& batch, const Groups& groups, const Vector*) override {
    const Vector& argument = argument_->of(batch);
    if (argument_->constant() != nullptr && argument_->constant()->is_null()) return;
    if (!dense_) return count(argument, groups);
    for (std::size_t row = 0; row < batch.size; ++row) {
      if (!argument.is_null(row)) counts_[groups[row]] += marks_.mark(argument.cells[row]);
    }
  }
  void absorb(const Fold& other, std::span<const std::uint32_t> groups) override {
    const auto& theirs = static_cast<const CountDistinct&>(other);
    if (dense_) {
      counts_[0] += marks_.absorb(theirs.marks_);
      return;
    }
    Vector argument;
    Groups at;
    for (std::uint32_t from = 0; from < theirs.seen_.size(); from += full_size) {
      const std::uint32_t until = std::min(theirs.seen_.size(), from + static_cast<std::uint32_t>(full_size));
      Vector group;
      theirs.seen_.give(from, until, 0, group);
      theirs.seen_.give(from, until, 1, argument);
      at.clear();
      for (const Cell each : group.cells) at.push_back(groups[each]);
      count(argument, at);
    }
  }
  void result(std::span<const std::uint32_t> groups, Vector& out) const override { give(counts_, groups, out); }
  [[nodiscard]] std::uint64_t bytes() const override {
    return counts_.size() * sizeof(Cell) + seen_.bytes() + marks_.bytes();
  }

 private:
  static bool is_dense(const Type& type) { return type.kind == Kind::node || type.kind == Kind::text; }
  void count(const Vector& argument, const Groups& groups) {
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
  std::vector<Cell> counts_;
  Numbering seen_;  // of (group, cell)
  Marks marks_;
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
      if (!argument.is_null(row)) sums_[groups[row]].add(static_cast<std::int64_t>(argument.cells[row]));
    }
  }
  void absorb(const Fold& other, std::span<const std::uint32_t> groups) override {
    const auto& sums = static_cast<const Sum&>(other).sums_;
    for (std::size_t each = 0; each < groups.size(); ++each) sums_[groups[each]].add(sums[each]);
  }
  void settle() const override {
    try {
      for (const WholeSum& each : sums_) static_cast<void>(each.value());
    } catch (const Error& error) {
      throw query::at(error, range_);
    }
  }
  void result(std::span<const std::uint32_t> groups, Vector& out) const override {
    out.nulls.clear();
    out.cells.resize(groups.size());
    for (std::size_t i = 0; i < groups.size(); ++i) out.cells[i] = static_cast<Cell>(sums_[groups[i]].value());
  }
  [[nodiscard]] std::uint64_t bytes() const override { return sums_.size() * sizeof(WholeSum); }

 private:
  KernelPtr argument_;
  Range range_;
  std::vector<WholeSum> sums_;
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
      if (!argument.is_null(row)) take(groups[row], static_cast<std::int64_t>(argument.cells[row]));
    }
  }
  void absorb(const Fold& other, std::span<const std::uint32_t> groups) override {
    const auto& theirs = static_cast<const Extreme&>(other);
    for (std::size_t each = 0; each < groups.size(); ++each) {
      if (theirs.known_[each] != 0) take(groups[each], theirs.best_[each]);
    }
  }
  void result(std::span<const std::uint32_t> groups, Vector& out) const override {
    out.cells.resize(groups.size());
    out.nulls.resize(groups.size());
    for (std::size_t i = 0; i < groups.size(); ++i) {
      out.cells[i] = static_cast<Cell>(best_[groups[i]]);
      out.nulls[i] = known_[groups[i]] == 0 ? 1 : 0;
    }
  }
  [[nodiscard]] std::uint64_t bytes() const override { return best_.size() * 9; }

 private:
  void take(std::uint32_t group, std::int64_t each) {
    if (known_[group] == 0 || (greatest_ ? each > best_[group] : each < best_[group])) best_[group] = each;
    known_[group] = 1;
  }

  KernelPtr argument_;
  bool greatest_;
  std::vector<std::int64_t> best_;
  std::vector<std::uint8_t> known_;
};

}  // namespace

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

}  // namespace treatygraph::query::batch
