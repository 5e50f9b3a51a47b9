// Sort over batches; with a limit only the first rows are kept.
#include <algorithm>
#include <numeric>

#include "graph/model/value_operations.h"
#include "graph/query/batch/steps.h"
#include "graph/query/operators.h"

namespace treatygraph::query::batch {
namespace {

// Numbers that sort as the values of a column do.
struct Key {
  KernelPtr kernel;
  bool descending;
  std::vector<Cell> ranks;  // of a pool's values

  [[nodiscard]] Cell of(Cell cell) const {
    const Kind kind = kernel->type().kind;
    if (kind == Kind::integer || kind == Kind::date) return cell ^ (Cell{1} << 63U);
    return kind == Kind::constant ? ranks[cell] : cell;
  }
};

std::vector<Cell> ranks_of(const std::vector<Value>& pool) {
  std::vector<Cell> result;
  result.reserve(pool.size());
  for (const Value& value : pool) {
    result.push_back(static_cast<Cell>(
        std::count_if(pool.begin(), pool.end(), [&](const Value& each) { return order(each, value) < 0; })));
  }
  return result;
}

class Sort final : public Source {
 public:
  Sort(Run& run, SourcePtr input, std::vector<Key> keys, const step::Sort& step, const Needed& needed)
      : Source(run), input_(std::move(input)), keys_(std::move(keys)), step_(step) {
    const auto& columns = input_->schema().columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const bool kept = std::find(step.slots.begin(), step.slots.end(), columns[i].slot) != step.slots.end();
      if (!kept || !is_needed(needed, columns[i].slot)) continue;
      places_.push_back(i);
      schema_.columns.push_back(columns[i]);
    }
  }

  void open() override {
    input_->open();
    held_.clear();
    gathered_ = false;
    position_ = 0;
  }

  [[nodiscard]] bool fill(Batch& out) override {
    if (!std::exchange(gathered_, true)) gather();
    if (position_ == order_.size()) return false;
    const std::size_t until = std::min(order_.size(), position_ + full_size);
    const std::vector<std::uint32_t> rows(order_.begin() + static_cast<std::ptrdiff_t>(position_),
                                          order_.begin() + static_cast<std::ptrdiff_t>(until));
    out.columns.resize(schema_.columns.size());
    out.size = rows.size();
    for (std::size_t i = 0; i < places_.size(); ++i) batch::gather(kept_[i], rows, out.columns[i]);
    position_ = until;
    return true;
  }

 private:
  void gather() {
    kept_.assign(places_.size(), {});
    sorted_by_.assign(keys_.size(), {});
    cut_ = false;
    const auto wanted = rows_wanted(step_, run_);
    while (input_->next(batch_)) {
      run_.tick(batch_.size);
      take();
      if (wanted && sorted_by_.front().cells.size() > 2 * *wanted + 4 * full_size) cut(*wanted);
      hold();
    }
    sort();
    if (wanted && order_.size() > *wanted) order_.resize(*wanted);
  }

  void take() {
    key_columns_.clear();
    for (const Key& key : keys_) key_columns_.push_back(&key.kernel->of(batch_));
    rows_.clear();
    for (std::uint32_t row = 0; row < batch_.size; ++row) {
      if (!cut_ || comes_before_last(row)) rows_.push_back(row);
    }
    for (std::size_t key = 0; key < keys_.size(); ++key) {
      const Vector& column = *key_columns_[key];
      for (const std::uint32_t row : rows_) {
        sorted_by_[key].cells.push_back(column.is_null(row) ? 0 : keys_[key].of(column.cells[row]));
        sorted_by_[key].nulls.push_back(column.is_null(row) ? 1 : 0);
      }
    }
    for (std::size_t i = 0; i < places_.size(); ++i) append(batch_.columns[places_[i]], kept_[i]);
  }

  void append(const Vector& from, Vector& to) const {
    for (const std::uint32_t row : rows_) {
      to.cells.push_back(from.cells[row]);
      to.nulls.push_back(from.is_null(row) ? 1 : 0);
    }
  }

  // -1, 0, 1; null comes last, or first where the order is turned.
  [[nodiscard]] static int compare(bool descending, bool null, Cell cell, bool other_null, Cell other) {
    int sign = 0;
    if (null || other_null)
      sign = static_cast<int>(null) - static_cast<int>(other_null);
    else
      sign = cell < other ? -1 : static_cast<int>(cell > other);
    return descending ? -sign : sign;
  }

  [[nodiscard]] bool precedes(std::uint32_t a, std::uint32_t b) const {
    for (std::size_t key = 0; key < keys_.size(); ++key) {
      const Vector& by = sorted_by_[key];
      const int sign = compare(keys_[key].descending, by.nulls[a] != 0, by.cells[a], by.nulls[b] != 0, by.cells[b]);
      if (sign != 0) return sign < 0;
    }
    return a < b;
  }

  // Is a row of the batch among the first, as far as is known?
  [[nodiscard]] bool comes_before_last(std::uint32_t row) const {
    for (std::size_t key = 0; key < keys_.size(); ++key) {
      const Vector &column = *key_columns_[key], &by = sorted_by_[key];
      const bool null = column.is_null(row);
      const int sign = compare(keys_[key].descending, null, null ? 0 : keys_[key].of(column.cells[row]),
                               by.nulls[last_] != 0, by.cells[last_]);
      if (sign != 0) return sign < 0;
    }
    return false;
  }

  void number() {
    order_.resize(sorted_by_.front().cells.size());
    std::iota(order_.begin(), order_.end(), 0U);
  }

  // Keeps the first `wanted` rows, as they came; last_ is the last of them in order.
  void cut(std::uint64_t wanted) {
    if (wanted == 0) return;
    number();
    const auto middle = order_.begin() + static_cast<std::ptrdiff_t>(wanted - 1);
    std::nth_element(order_.begin(), middle, order_.end(), [&](auto a, auto b) { return precedes(a, b); });
    const std::uint32_t last = *middle;
    order_.resize(wanted);
    std::sort(order_.begin(), order_.end());
    last_ = static_cast<std::uint32_t>(std::lower_bound(order_.begin(), order_.end(), last) - order_.begin());
    for (std::vector<Vector>* columns : {&kept_, &sorted_by_}) {
      for (Vector& column : *columns) {
        Vector shorter;
        batch::gather(column, order_, shorter);
        column = std::move(shorter);
      }
    }
    cut_ = true;
  }

  void sort() {
    number();
    std::sort(order_.begin(), order_.end(), [&](auto a, auto b) {
      run_.tick();
      return precedes(a, b);
    });
  }

  void hold() {
    std::uint64_t bytes = 0;
    for (const std::vector<Vector>* columns : {&kept_, &sorted_by_}) {
      for (const Vector& column : *columns) bytes += column.cells.size() * (sizeof(Cell) + 1);
    }
    held_.clear();
    held_.add(bytes);
  }

  SourcePtr input_;
  std::vector<Key> keys_;
  const step::Sort& step_;
  std::vector<std::size_t> places_;
  std::vector<Vector> kept_, sorted_by_;
  std::vector<std::uint32_t> order_, rows_;
  std::vector<const Vector*> key_columns_;
  Batch batch_;
  Holding held_{run_};
  std::size_t position_ = 0;
  std::uint32_t last_ = 0;
  bool gathered_ = false, cut_ = false;
};

bool sorts(Kind kind) {
  return kind == Kind::boolean || kind == Kind::integer || kind == Kind::date || kind == Kind::text ||
         kind == Kind::constant;
}

}  // namespace

SourcePtr make_step(Run& run, const step::Sort& step, SourcePtr& input, const Needed& needed) {
  std::vector<Key> keys;
  for (const SortItem& item : *step.items) {
    KernelPtr kernel = make_kernel(*item.expression, input->schema(), run);
    if (!kernel || !sorts(kernel->type().kind)) return {};
    const bool pooled = kernel->type().kind == Kind::constant;
    auto ranks = pooled ? ranks_of(*kernel->type().pool) : std::vector<Cell>{};
    keys.push_back({std::move(kernel), item.descending, std::move(ranks)});
  }
  return std::make_unique<Sort>(run, std::move(input), std::move(keys), step, needed);
}

}  // namespace treatygraph::query::batch
