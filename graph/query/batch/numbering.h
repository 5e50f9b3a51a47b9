// Numbering: tuples of cells, each numbered from 0 in order of arrival: the groups of an aggregation, the rows of
// DISTINCT.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/query/batch/batch.h"

namespace treatygraph::query::batch {

// May rows be told apart by these cells? A constant's pool holds each value once; a property's cells say only where it
// is.
[[nodiscard]] inline bool tells_apart(const Type& type) { return type.kind != Kind::property; }

class Numbering {
 public:
  explicit Numbering(std::size_t width) : width_(width) {}

  void clear() {
    tuples_.clear();
    table_.assign(table_.empty() ? 1024 : table_.size(), none);
    size_ = 0;
    last_ = none;
  }

  [[nodiscard]] std::uint32_t size() const { return size_; }
  [[nodiscard]] const Cell* tuple(std::uint32_t number) const { return tuples_.data() + number * width_; }
  [[nodiscard]] std::uint64_t bytes() const { return tuples_.capacity() * sizeof(Cell) + table_.size() * 4; }

  // The number of a tuple of `width` cells. A tuple that is as the one before is known at once.
  std::uint32_t number(const Cell* cells) {
    if (last_ != none && std::equal(cells, cells + width_, tuple(last_))) return last_;
    if (2 * size_ >= table_.size()) grow();
    for (std::size_t at = hash(cells) & (table_.size() - 1);; at = (at + 1) & (table_.size() - 1)) {
      const std::uint32_t found = table_[at];
      if (found == none) {
        tuples_.insert(tuples_.end(), cells, cells + width_);
        return last_ = table_[at] = size_++;
      }
      if (std::equal(cells, cells + width_, tuple(found))) return last_ = found;
    }
  }

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  [[nodiscard]] std::size_t hash(const Cell* cells) const {
    Cell sum = 0;
    for (std::size_t i = 0; i < width_; ++i) {
      sum = (sum ^ cells[i]) * 0x9E3779B97F4A7C15ULL;
      sum ^= sum >> 29U;
    }
    return sum;
  }

  void grow() {
    table_.assign(std::max<std::size_t>(1024, table_.size() * 4), none);
    for (std::uint32_t each = 0; each < size_; ++each) {
      std::size_t at = hash(tuple(each)) & (table_.size() - 1);
      while (table_[at] != none) at = (at + 1) & (table_.size() - 1);
      table_[at] = each;
    }
  }

  std::size_t width_;
  std::vector<Cell> tuples_;
  std::vector<std::uint32_t> table_;
  std::uint32_t size_ = 0, last_ = none;
};

// The tuples of a batch: a cell for each key, and where one may be null a last one that says which are.
class Tuples {
 public:
  explicit Tuples(std::size_t keys) : keys_(keys) {}
  [[nodiscard]] std::size_t width() const { return keys_ + 1; }

  // `columns` by key. What a null's cell holds is of no account.
  void read(std::span<const Vector* const> columns, std::size_t rows) {
    assert(keys_ < 64);
    cells_.assign(rows * width(), 0);
    for (std::size_t key = 0; key < keys_; ++key) {
      const Vector& column = *columns[key];
      for (std::size_t row = 0; row < rows; ++row) {
        Cell* tuple = cells_.data() + row * width();
        if (column.is_null(row))
          tuple[keys_] |= Cell{1} << key;
        else
          tuple[key] = column.cells[row];
      }
    }
  }
  [[nodiscard]] const Cell* of(std::size_t row) const { return cells_.data() + row * width(); }
  [[nodiscard]] static bool is_null(const Cell* tuple, std::size_t key, std::size_t keys) {
    return ((tuple[keys] >> key) & 1U) != 0;
  }

 private:
  std::size_t keys_;
  std::vector<Cell> cells_;
};

}  // namespace treatygraph::query::batch
