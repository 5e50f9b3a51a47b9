// Gather: the values of one property as they come, kept small until the column can be written.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/image/layout.h"
#include "graph/image/sections.h"
#include "graph/model/codec.h"

namespace treatygraph::image {

// Thrown while building: the graph does not fit the format.
struct TooBig {};

// Integers, four bytes each as long as all fit.
class Packed {
 public:
  void push_back(std::int64_t number);
  [[nodiscard]] std::size_t size() const { return wide_.empty() ? narrow_.size() : wide_.size(); }
  [[nodiscard]] std::int64_t operator[](std::size_t i) const { return wide_.empty() ? narrow_[i] : wide_[i]; }
  [[nodiscard]] std::size_t bytes() const { return narrow_.capacity() * 4 + wide_.capacity() * 8; }

 private:
  std::vector<std::int32_t> narrow_;
  std::vector<std::int64_t> wide_;
};

// Distinct texts, numbered as they come.
class Interned {
 public:
  [[nodiscard]] std::uint32_t intern(std::string_view text);
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(starts_.size() - 1); }
  [[nodiscard]] std::string_view text(std::uint32_t number) const {
    return std::string_view(heap_).substr(starts_[number], starts_[number + 1] - starts_[number]);
  }
  [[nodiscard]] std::vector<std::uint32_t> sorted() const;  // the numbers, by text
  [[nodiscard]] std::size_t bytes() const {
    return heap_.capacity() + 4 * starts_.capacity() + sizeof(Slot) * slots_.capacity();
  }

 private:
  struct Slot {
    std::uint32_t hash = 0, taken = 0;  // the latter: by the text of this number + 1; 0: free
  };
  void grow();
  std::string heap_;
  std::vector<std::uint32_t> starts_{0};
  std::vector<Slot> slots_;  // by hash
};

class Gathered {
 public:
  // Takes a value from what put_value() wrote. Rows ascend unless renumber() comes after. No nulls.
  void add(std::uint32_t row, Decoder& in);
  void renumber(std::span<const std::uint32_t> to);  // row r is to[r]
  [[nodiscard]] ColumnPlan write(Code key, Elements elements, Sections& sections) const;
  [[nodiscard]] std::size_t bytes() const { return rows_.capacity() * 4 + numbers_.bytes() + texts_.bytes(); }

 private:
  [[nodiscard]] std::uint32_t row(std::size_t i) const {
    return rows_.empty() ? first_row_ + static_cast<std::uint32_t>(i) : rows_[i];
  }
  void push(std::uint32_t row, std::int64_t number);
  void mix();
  [[nodiscard]] std::int64_t take(Decoder& in);  // a number for a value of the column's type
  [[nodiscard]] Value value_at(std::size_t i) const;
  class CellAt;
  [[nodiscard]] UnevenPlan write_cells(const ColumnPlan& plan, const CellAt& cell, Sections& sections) const;
  [[nodiscard]] std::vector<std::uint32_t> write_dictionary(ColumnPlan& plan, Sections& sections) const;
  void write_index(ColumnPlan& plan, const CellAt& code, Sections& sections) const;

  Cells cells_ = Cells::integer;
  std::uint32_t first_row_ = 0;
  std::vector<std::uint32_t> rows_;  // empty: from first_row_ on without a gap
  Packed numbers_;                   // a row each: the integer, the days, the bits, the text's number
  Interned texts_;
};

}  // namespace treatygraph::image
