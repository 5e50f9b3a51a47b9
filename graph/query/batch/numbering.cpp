#include "graph/query/batch/numbering.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace treatygraph::query::batch {
namespace {

constexpr std::uint32_t none = ~std::uint32_t{0};
constexpr Cell half_null = 0xFFFFFFFF;  // in one of two keys
constexpr std::size_t first_table = 1024;

std::size_t hash_word(Cell word) {
  word *= 0x9E3779B97F4A7C15ULL;
  return word ^ (word >> 32U);
}

}  // namespace

void Numbering::clear() {
  size_ = 0;
  tuples_.clear();
  std::fill(table_.begin(), table_.end(), Entry{0, none});
  std::fill(wide_table_.begin(), wide_table_.end(), none);
}

void Numbering::number(std::span<const Vector* const> columns, std::size_t rows, std::vector<std::uint32_t>& numbers) {
  assert(columns.size() == keys_ && keys_ >= 1 && keys_ <= most_keys);
  numbers.resize(rows);
  if (packed_ && pack(columns, rows)) {
    number_packed(rows, numbers);
    return;
  }
  if (packed_) unpack_all();
  read_wide(columns, rows);
  for (std::size_t row = 0; row < rows; ++row) numbers[row] = number_wide(words_.data() + row * width());
}

// ---- one word ----

bool Numbering::pack(std::span<const Vector* const> columns, std::size_t rows) {
  if (keys_ == 1) {
    words_.assign(columns[0]->cells.begin(), columns[0]->cells.begin() + static_cast<std::ptrdiff_t>(rows));
    const auto& nulls = columns[0]->nulls;  // there is no word for one
    return std::find(nulls.begin(), nulls.end(), 1) == nulls.end();
  }
  const Vector &a = *columns[0], &b = *columns[1];
  words_.resize(rows);
  Cell all = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    all |= a.cells[row] | b.cells[row];
    words_[row] = a.cells[row] << 32U | (b.cells[row] & half_null);
  }
  if (all >= half_null >> 1U) return false;
  if (a.nulls.empty() && b.nulls.empty()) return true;
  for (std::size_t row = 0; row < rows; ++row) {
    if (a.is_null(row)) words_[row] |= half_null << 32U;
    if (b.is_null(row)) words_[row] |= half_null;
  }
  return true;
}

void Numbering::number_packed(std::size_t rows, std::vector<std::uint32_t>& numbers) {
  while (2 * (std::size_t{size_} + rows) > table_.size()) grow_packed();
  const std::size_t mask = table_.size() - 1;
  for (std::size_t row = 0; row < rows; ++row) __builtin_prefetch(&table_[hash_word(words_[row]) & mask]);
  std::uint32_t last = none;
  Cell last_word = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const Cell word = words_[row];
    if (word != last_word || last == none) {
      std::size_t at = hash_word(word) & mask;
      while (table_[at].number != none && table_[at].word != word) at = (at + 1) & mask;
      if (table_[at].number == none) {
        table_[at] = {word, size_++};
        tuples_.push_back(word);
      }
      last = table_[at].number;
      last_word = word;
    }
    numbers[row] = last;
  }
}

void Numbering::grow_packed() {
  table_.assign(std::max(first_table, table_.size() * 2), {0, none});
  const std::size_t mask = table_.size() - 1;
  for (std::uint32_t each = 0; each < size_; ++each) {
    std::size_t at = hash_word(tuples_[each]) & mask;
    while (table_[at].number != none) at = (at + 1) & mask;
    table_[at] = {tuples_[each], each};
  }
}

// ---- a tuple ----

void Numbering::unpack_all() {
  std::vector<Cell> wide;
  wide.reserve(size_ * (keys_ + 1));
  for (std::uint32_t each = 0; each < size_; ++each) {
    Cell nulls = 0;
    for (std::size_t key = 0; key < keys_; ++key) {
      const bool null = is_null(each, key);
      wide.push_back(null ? 0 : cell(each, key));
      nulls |= Cell{null} << key;
    }
    wide.push_back(nulls);
  }
  tuples_ = std::move(wide);
  table_ = {};
  packed_ = false;
  wide_table_.clear();
  while (std::size_t{2} * size_ >= wide_table_.size()) grow_wide();
}

void Numbering::read_wide(std::span<const Vector* const> columns, std::size_t rows) {
  words_.assign(rows * width(), 0);
  for (std::size_t key = 0; key < keys_; ++key) {
    const Vector& column = *columns[key];
    for (std::size_t row = 0; row < rows; ++row) {
      Cell* tuple = words_.data() + row * width();
      if (column.is_null(row))
        tuple[keys_] |= Cell{1} << key;
      else
        tuple[key] = column.cells[row];
    }
  }
}

std::size_t Numbering::hash(const Cell* tuple) const {
  Cell sum = 0;
  for (std::size_t i = 0; i < width(); ++i) sum = hash_word(sum ^ tuple[i]);
  return sum;
}

std::uint32_t Numbering::number_wide(const Cell* tuple) {
  if (std::size_t{2} * size_ >= wide_table_.size()) grow_wide();
  const std::size_t mask = wide_table_.size() - 1;
  for (std::size_t at = hash(tuple) & mask;; at = (at + 1) & mask) {
    const std::uint32_t found = wide_table_[at];
    if (found == none) {
      tuples_.insert(tuples_.end(), tuple, tuple + width());
      return wide_table_[at] = size_++;
    }
    if (std::equal(tuple, tuple + width(), tuples_.data() + found * width())) return found;
  }
}

void Numbering::grow_wide() {
  wide_table_.assign(std::max(first_table, wide_table_.size() * 2), none);
  const std::size_t mask = wide_table_.size() - 1;
  for (std::uint32_t each = 0; each < size_; ++each) {
    std::size_t at = hash(tuples_.data() + each * width()) & mask;
    while (wide_table_[at] != none) at = (at + 1) & mask;
    wide_table_[at] = each;
  }
}

bool Numbering::is_null(std::uint32_t number, std::size_t key) const {
  if (!packed_) return (tuples_[number * width() + keys_] >> key & 1U) != 0;
  if (keys_ == 1) return false;
  return (key == 0 ? tuples_[number] >> 32U : tuples_[number] & half_null) == half_null;
}

Cell Numbering::cell(std::uint32_t number, std::size_t key) const {
  if (!packed_) return tuples_[number * width() + key];
  if (keys_ == 1) return tuples_[number];
  return key == 0 ? tuples_[number] >> 32U : tuples_[number] & half_null;
}

void Numbering::give(std::span<const std::uint32_t> numbers, std::size_t key, Vector& out) const {
  out.cells.resize(numbers.size());
  out.nulls.assign(numbers.size(), 0);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const bool null = is_null(numbers[i], key);
    out.cells[i] = null ? 0 : cell(numbers[i], key);
    out.nulls[i] = null ? 1 : 0;
  }
}

void Numbering::give(std::uint32_t from, std::uint32_t until, std::size_t key, Vector& out) const {
  std::vector<std::uint32_t> numbers(until - from);
  std::iota(numbers.begin(), numbers.end(), from);
  give(numbers, key, out);
}

}  // namespace treatygraph::query::batch
