// Numbering: rows numbered from 0 by what some of their columns hold, in order of arrival: the groups of an
// aggregation, the rows of DISTINCT.
#pragma once

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
  static constexpr std::size_t most_keys = 63;

  explicit Numbering(std::size_t keys) : keys_(keys), packed_(keys <= 2) {}

  void clear();
  // The number of each row; null is a value like others. `columns` by key.
  void number(std::span<const Vector* const> columns, std::size_t rows, std::vector<std::uint32_t>& numbers);

  [[nodiscard]] std::uint32_t size() const { return size_; }
  // What the rows with a number hold.
  [[nodiscard]] bool is_null(std::uint32_t number, std::size_t key) const;
  [[nodiscard]] Cell cell(std::uint32_t number, std::size_t key) const;
  // The same of many; of those in [from, until).
  void give(std::span<const std::uint32_t> numbers, std::size_t key, Vector& out) const;
  void give(std::uint32_t from, std::uint32_t until, std::size_t key, Vector& out) const;
  [[nodiscard]] std::uint64_t bytes() const {
    return tuples_.capacity() * sizeof(Cell) + table_.capacity() * sizeof(Entry) + wide_table_.capacity() * 4;
  }

 private:
  // One key without a null, or two that fit, are packed into one word; else a tuple is a word a key and one that says
  // which are null.
  struct Entry {
    Cell word;
    std::uint32_t number;
  };
  bool pack(std::span<const Vector* const> columns, std::size_t rows);
  void number_packed(std::size_t rows, std::vector<std::uint32_t>& numbers);
  std::uint32_t number_wide(const Cell* tuple);
  void read_wide(std::span<const Vector* const> columns, std::size_t rows);
  void grow_packed();
  void grow_wide();
  void unpack_all();
  [[nodiscard]] std::size_t hash(const Cell* tuple) const;
  [[nodiscard]] std::size_t width() const { return packed_ ? 1 : keys_ + 1; }

  std::size_t keys_;
  bool packed_;
  std::uint32_t size_ = 0;
  std::vector<Cell> tuples_;  // by number
  std::vector<Entry> table_;
  std::vector<std::uint32_t> wide_table_;
  std::vector<Cell> words_;  // of the batch
};

}  // namespace treatygraph::query::batch
