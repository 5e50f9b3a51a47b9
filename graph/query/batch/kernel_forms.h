// The forms that kernels have: constants, columns, properties, one cell from one, one from two, AND and OR, IS NULL.
#pragma once

#include <algorithm>

#include "graph/query/batch/batch.h"

namespace treatygraph::query::batch {

inline Type type_with(Kind kind, const image::Column* column = nullptr) { return {kind, column, {}, {}}; }
inline Type constants(Pool pool) { return {Kind::constant, nullptr, std::move(pool), {}}; }
inline Pool pool_of(std::vector<Value> values) { return std::make_shared<const std::vector<Value>>(std::move(values)); }

class Constant final : public Kernel {
 public:
  explicit Constant(Value value) : Kernel(type_for(value)), value_(std::move(value)) {
    if (value_.type() == Value::Type::boolean) cell_ = value_.boolean() ? 1 : 0;
    if (value_.type() == Value::Type::integer) cell_ = static_cast<Cell>(value_.integer());
    if (value_.type() == Value::Type::date) cell_ = static_cast<Cell>(value_.date().days);
  }

  const Vector& of(const Batch& batch) override {
    vector_.cells.resize(batch.size, cell_);
    if (value_.is_null()) vector_.nulls.resize(batch.size, 1);
    return vector_;
  }
  [[nodiscard]] const Value* constant() const override { return &value_; }

 private:
  static Type type_for(const Value& value) {
    if (value.type() == Value::Type::boolean) return type_with(Kind::boolean);
    if (value.type() == Value::Type::integer) return type_with(Kind::integer);
    if (value.type() == Value::Type::date) return type_with(Kind::date);
    return constants(pool_of({value}));
  }

  Value value_;
  Cell cell_ = 0;
  Vector vector_;
};

class ColumnOf final : public Kernel {
 public:
  ColumnOf(Type type, std::size_t place) : Kernel(std::move(type)), place_(place) {}
  const Vector& of(const Batch& batch) override { return batch.columns[place_]; }

 private:
  std::size_t place_;
};

inline Type type_of_cells(const image::Column& column) {
  switch (column.cells) {
    case image::Cells::boolean: return type_with(Kind::boolean);
    case image::Cells::integer: return type_with(Kind::integer);
    case image::Cells::date: return type_with(Kind::date);
    case image::Cells::text: return type_with(Kind::text, &column);
    default: return type_with(Kind::property, &column);
  }
}

// A property of a node, or of an edge whose type is known.
inline void read_cells(const image::Column& column, const std::vector<Cell>& rows, std::vector<Cell>& out) {
  const image::Uneven data = column.data;
  const Cell base =
      column.cells == image::Cells::integer || column.cells == image::Cells::date ? static_cast<Cell>(column.base) : 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::uint32_t row = static_cast<std::uint32_t>(rows[i]) - column.first;
    out[i] = row < column.count ? base + data[row] : 0;
  }
}

class PropertyOf final : public Kernel {
 public:
  PropertyOf(KernelPtr element, const image::Column& column)
      : Kernel(type_of_cells(column)), element_(std::move(element)), column_(column) {}

  const Vector& of(const Batch& batch) override {
    const Vector& elements = element_->of(batch);
    vector_.cells.resize(batch.size);
    read(elements.cells);
    vector_.nulls.clear();
    const bool whole = elements.nulls.empty() && column_.present.empty();
    if (whole && std::all_of(elements.cells.begin(), elements.cells.end(),
                             [&](Cell cell) { return column_.covers(static_cast<std::uint32_t>(cell)); })) {
      return vector_;
    }
    vector_.nulls.resize(batch.size);
    for (std::size_t i = 0; i < batch.size; ++i) {
      vector_.nulls[i] = elements.is_null(i) || !column_.has(static_cast<std::uint32_t>(elements.cells[i])) ? 1 : 0;
    }
    return vector_;
  }

 private:
  void read(const std::vector<Cell>& rows) {
    if (type().kind == Kind::property) {
      vector_.cells = rows;
      return;
    }
    read_cells(column_, rows, vector_.cells);
  }

  KernelPtr element_;
  const image::Column& column_;
  Vector vector_;
};

// Computes each cell from one cell of another kernel; null stays null.
template <typename Compute>
class Mapped final : public Kernel {
 public:
  Mapped(Type type, KernelPtr operand, Compute compute)
      : Kernel(std::move(type)), operand_(std::move(operand)), compute_(std::move(compute)) {}

  const Vector& of(const Batch& batch) override {
    const Vector& operand = operand_->of(batch);
    vector_.cells.resize(batch.size);
    for (std::size_t i = 0; i < batch.size; ++i) vector_.cells[i] = compute_(operand.cells[i]);
    vector_.nulls = operand.nulls;
    return vector_;
  }

 private:
  KernelPtr operand_;
  Compute compute_;
  Vector vector_;
};

template <typename Compute>
KernelPtr map(Type type, KernelPtr operand, Compute compute) {
  return std::make_unique<Mapped<Compute>>(std::move(type), std::move(operand), std::move(compute));
}

template <typename Compute>
class Paired final : public Kernel {
 public:
  Paired(Type type, KernelPtr left, KernelPtr right, Compute compute)
      : Kernel(std::move(type)), left_(std::move(left)), right_(std::move(right)), compute_(std::move(compute)) {}

  const Vector& of(const Batch& batch) override {
    const Vector &left = left_->of(batch), &right = right_->of(batch);
    vector_.cells.resize(batch.size);
    for (std::size_t i = 0; i < batch.size; ++i) vector_.cells[i] = compute_(left.cells[i], right.cells[i]);
    vector_.nulls.clear();
    if (left.nulls.empty() && right.nulls.empty()) return vector_;
    vector_.nulls.resize(batch.size);
    for (std::size_t i = 0; i < batch.size; ++i) vector_.nulls[i] = left.is_null(i) || right.is_null(i) ? 1 : 0;
    return vector_;
  }

 private:
  KernelPtr left_, right_;
  Compute compute_;
  Vector vector_;
};

template <typename Compute>
KernelPtr pair(Type type, KernelPtr left, KernelPtr right, Compute compute) {
  return std::make_unique<Paired<Compute>>(std::move(type), std::move(left), std::move(right), std::move(compute));
}

inline const Type truth = type_with(Kind::boolean);

// AND, OR: what decides wins over null.
class Joined final : public Kernel {
 public:
  Joined(std::vector<KernelPtr> operands, bool decides)
      : Kernel(truth), operands_(std::move(operands)), decides_(decides ? 1 : 0) {}

  const Vector& of(const Batch& batch) override {
    vector_.cells.assign(batch.size, 1 - decides_);
    vector_.nulls.assign(batch.size, 0);
    for (const KernelPtr& operand : operands_) {
      const Vector& each = operand->of(batch);
      for (std::size_t i = 0; i < batch.size; ++i) {
        if (vector_.cells[i] == decides_ && vector_.nulls[i] == 0) continue;
        if (each.is_null(i)) {
          vector_.nulls[i] = 1;
        } else if (each.cells[i] == decides_) {
          vector_.cells[i] = decides_;
          vector_.nulls[i] = 0;
        }
      }
    }
    return vector_;
  }

 private:
  std::vector<KernelPtr> operands_;
  Cell decides_;
  Vector vector_;
};

class NullTest final : public Kernel {
 public:
  NullTest(KernelPtr operand, bool wanted) : Kernel(truth), operand_(std::move(operand)), wanted_(wanted ? 1 : 0) {}
  const Vector& of(const Batch& batch) override {
    const Vector& operand = operand_->of(batch);
    vector_.cells.resize(batch.size);
    for (std::size_t i = 0; i < batch.size; ++i) vector_.cells[i] = operand.is_null(i) ? wanted_ : 1 - wanted_;
    return vector_;
  }

 private:
  KernelPtr operand_;
  Cell wanted_;
  Vector vector_;
};

}  // namespace treatygraph::query::batch
