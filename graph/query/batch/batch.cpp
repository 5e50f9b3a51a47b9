// What every batch needs: schemas, gathering, and the way back to rows of the frame.
#include "graph/query/batch/batch.h"

#include <algorithm>

namespace treatygraph::query::batch {

std::optional<std::size_t> Schema::find(Slot slot) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].slot == slot) return i;
  }
  return {};
}

std::size_t Schema::add(Slot slot, Type type) {
  columns.push_back({slot, std::move(type)});
  return columns.size() - 1;
}

void gather(const Vector& from, const std::vector<std::uint32_t>& rows, Vector& to) {
  to.cells.resize(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) to.cells[i] = from.cells[rows[i]];
  to.nulls.clear();
  if (from.nulls.empty()) return;
  to.nulls.resize(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) to.nulls[i] = from.nulls[rows[i]];
}

Value value_of(const Type& type, Cell cell, const image::Image& image) {
  switch (type.kind) {
    case Kind::node: return NodeRef{image.id(static_cast<image::Node>(cell))};
    case Kind::edge: return EdgeRef{image.edge_id(type_of(cell), place_of(cell))};
    case Kind::boolean: return cell != 0;
    case Kind::integer: return static_cast<std::int64_t>(cell);
    case Kind::date: return Date{static_cast<std::int64_t>(cell)};
    case Kind::text: return type.column->texts.text(static_cast<std::uint32_t>(cell));
    case Kind::constant: return (*type.pool)[cell];
    default: return type.column->value(static_cast<std::uint32_t>(cell));
  }
}

namespace {

class RowsOf final : public Operator {
 public:
  RowsOf(Run& run, const Plan& plan, SourcePtr source, const Needed& needed)
      : Operator(run, plan, nullptr), source_(std::move(source)), image_(*run.graph.image()) {
    const auto& columns = source_->schema().columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (!needed || needed->contains(columns[i].slot)) wanted_.push_back(i);
    }
  }

 private:
  void start() override {
    source_->open();
    batch_.size = position_ = 0;
  }

  bool produce() override {
    if (position_ == batch_.size) {
      position_ = batch_.size = 0;
      if (!source_->next(batch_)) return false;
    }
    const std::size_t row = position_++;
    for (const std::size_t i : wanted_) {
      const Schema::Column& column = source_->schema().columns[i];
      const Vector& vector = batch_.columns[i];
      run_.at(column.slot) = vector.is_null(row) ? Value() : value_of(column.type, vector.cells[row], image_);
    }
    return true;
  }

  SourcePtr source_;
  const image::Image& image_;
  std::vector<std::size_t> wanted_;
  Batch batch_;
  std::size_t position_ = 0;
};

}  // namespace

OperatorPtr make_rows(Run& run, const Plan& plan, SourcePtr source, const Needed& needed) {
  return std::make_unique<RowsOf>(run, plan, std::move(source), needed);
}

}  // namespace treatygraph::query::batch
