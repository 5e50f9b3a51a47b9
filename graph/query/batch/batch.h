// Batch: how a plan is run over a read image: some thousand rows at a time, each column an array of numbers, values
// only at the end.
//
//   image ──scan──▶ Batch ──expand──▶ Batch ──filter──▶ Batch ──group, sort──▶ Batch ──▶ rows of the frame
//
// A step is run so if its input is and all it computes is known to work on numbers without an error; from the first
// step on that is not, the operators of run.h go on, row by row. They are the slow twin: without an image
// everything is theirs. The rows are the same, their order only where the query asks for one.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "graph/image/image.h"
#include "graph/query/run.h"

namespace treatygraph::query::batch {

using Cell = std::uint64_t;

// What the cells of a column say.
enum class Kind : std::uint8_t {
  node,      // image::Node
  edge,      // type << 32 | image::Place
  boolean,   // 0 or 1
  integer,   // two's complement
  date,      // days, two's complement
  text,      // a code of a column's dictionary
  constant,  // a place in a list of values, all different
  property   // a row of a column whose values stay where they are
};
using Pool = std::shared_ptr<const std::vector<Value>>;
struct Type {
  Kind kind = Kind::constant;
  const image::Column* column = nullptr;  // text and property
  Pool pool;                              // constant
  std::optional<Code> edges;              // edge: where all are of one type
};

[[nodiscard]] inline Cell edge_cell(Code type, image::Place place) { return Cell{type} << 32U | place; }
[[nodiscard]] inline Code type_of(Cell edge) { return static_cast<Code>(edge >> 32U); }
[[nodiscard]] inline image::Place place_of(Cell edge) { return static_cast<image::Place>(edge); }

struct Vector {
  std::vector<Cell> cells;
  std::vector<std::uint8_t> nulls;  // 1 where there is no value; empty: nowhere

  [[nodiscard]] bool is_null(std::size_t row) const { return !nulls.empty() && nulls[row] != 0; }
  void clear() {
    cells.clear();
    nulls.clear();
  }
};

struct Batch {
  std::size_t size = 0;
  std::vector<Vector> columns;  // as the schema of the source has them
};

struct Schema {
  struct Column {
    Slot slot;
    Type type;
  };
  std::vector<Column> columns;
  [[nodiscard]] std::optional<std::size_t> find(Slot slot) const;
  std::size_t add(Slot slot, Type type);  // its place
};

inline constexpr std::size_t first_size = 64, full_size = 2048;  // rows of a batch: few at first, for who wants few

// Nodes that are wanted: by kind, within a range.
struct Wanted {
  std::vector<std::uint8_t> kinds;  // 1 for a wanted kind; empty: all
  image::Image::Run range{0, image::none};
  bool range_says_all = false;  // the nodes of the range are those of the kinds
};

// Makes batches; the counterpart of Operator.
class Source {
 public:
  virtual ~Source() = default;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  [[nodiscard]] const Schema& schema() const { return schema_; }
  virtual void open() = 0;
  // Fills `out` with at least one row; false at the end.
  [[nodiscard]] bool next(Batch& out) {
    const bool more = fill(out);
    if (more) {
      for (std::uint64_t* rows : counts_) *rows += out.size;
    }
    return more;
  }
  // Rows are counted for this step of the plan: a source may do the work of several.
  void count_for(const Plan& plan) { counts_.push_back(&run_.rows_in_batches[&plan]); }
  // Asks for some nodes only in this slot; false where the source leaves that to a filter.
  virtual bool only(Slot, const Wanted&) { return false; }

 protected:
  [[nodiscard]] virtual bool fill(Batch& out) = 0;
  explicit Source(Run& run) : run_(run), image_(*run.graph.image()) {}

  Run& run_;
  const image::Image& image_;
  Schema schema_;

 private:
  std::vector<std::uint64_t*> counts_;
};
using SourcePtr = std::unique_ptr<Source>;

// An expression over a batch.
class Kernel {
 public:
  explicit Kernel(Type type) : type_(std::move(type)) {}
  virtual ~Kernel() = default;
  Kernel(const Kernel&) = delete;
  Kernel& operator=(const Kernel&) = delete;

  [[nodiscard]] const Type& type() const { return type_; }
  // Valid until the next call or until the batch changes.
  [[nodiscard]] virtual const Vector& of(const Batch& batch) = 0;
  // The value, where it is the same for every row.
  [[nodiscard]] virtual const Value* constant() const { return nullptr; }

 private:
  Type type_;
};
using KernelPtr = std::unique_ptr<Kernel>;

// Null where the expression cannot be computed so: it might fail, or it speaks of what the schema lacks.
[[nodiscard]] KernelPtr make_kernel(const Expression& expression, const Schema& schema, Run& run);

// Which slots the steps above read; nothing: all of them.
using Needed = std::optional<std::set<Slot>>;

// The source of a step whose input is `input` (null for a step without one), or null, with `input` left as it was.
[[nodiscard]] SourcePtr make_source(Run& run, const Plan& plan, SourcePtr& input, const Needed& needed);
// The source of an aggregation and of all below it, if several threads may count side by side; else null. The rows,
// and their order, are as if one had counted.
[[nodiscard]] SourcePtr make_shared_out(Run& run, const Plan& plan, const Needed& needed);
// What the step reads of its input, given what is needed of its output.
[[nodiscard]] Needed needed_below(const Plan& plan, const Needed& needed);

[[nodiscard]] Value value_of(const Type& type, Cell cell, const image::Image& image);
// Rows for the operators above: fills the frame.
[[nodiscard]] OperatorPtr make_rows(Run& run, const Plan& plan, SourcePtr source, const Needed& needed);

// The rows of `from` by their numbers.
void gather(const Vector& from, const std::vector<std::uint32_t>& rows, Vector& to);

}  // namespace treatygraph::query::batch
