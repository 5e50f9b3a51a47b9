// Fold: what one aggregation over batches comes to, group by group: count, sum, min and max of numbers. Everything else
// is added up row by row.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "graph/query/batch/batch.h"

namespace treatygraph::query::batch {

using Groups = std::vector<std::uint32_t>;  // of each row of a batch

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
  // All that a fold of the same aggregation was given: its group g is groups[g] here. The order does not matter.
  virtual void absorb(const Fold& other, std::span<const std::uint32_t> groups) = 0;
  // All has been added. Throws Error where a result is out of range.
  virtual void settle() const {}
  virtual void result(std::span<const std::uint32_t> groups, Vector& out) const = 0;
  [[nodiscard]] virtual std::uint64_t bytes() const = 0;

 private:
  Type type_;
};
using FoldPtr = std::unique_ptr<Fold>;

// Null where the aggregation is one for the operators by row. `grouped`: there may be more groups than one.
[[nodiscard]] FoldPtr make_fold(const Aggregation& aggregation, const Schema& schema, bool grouped, Run& run);

}  // namespace treatygraph::query::batch
