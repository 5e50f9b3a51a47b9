#include "graph/image/gather.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "graph/model/codec.h"
#include "graph/model/key_sort.h"

namespace treatygraph::image {
namespace {

constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max() - 1;

Cells cells_for(const Value& value) {
  switch (value.type()) {
    case Value::Type::boolean: return Cells::boolean;
    case Value::Type::integer: return Cells::integer;
    case Value::Type::date: return Cells::date;
    case Value::Type::real: return Cells::real;
    case Value::Type::string: return Cells::text;
    default: return Cells::mixed;
  }
}

std::uint32_t hash_of(std::string_view text) {
  const std::uint64_t sum = checksum(std::as_bytes(std::span(text)));
  return static_cast<std::uint32_t>(sum);
}

std::uint8_t width_for(std::uint64_t greatest) {
  if (greatest <= 0xFF) return 1;
  if (greatest <= 0xFFFF) return 2;
  return greatest <= 0xFFFFFFFF ? 4 : 8;
}

void put_cell(std::vector<std::byte>& data, std::size_t at, std::uint8_t width, std::uint64_t cell) {
  for (std::size_t i = 0; i < width; ++i) data[at * width + i] = static_cast<std::byte>(cell >> (8 * i));
}

}  // namespace

void Packed::push_back(std::int64_t number) {
  const bool fits = number == static_cast<std::int32_t>(number);
  if (wide_.empty() && fits) return narrow_.push_back(static_cast<std::int32_t>(number));
  if (wide_.empty()) {
    wide_.assign(narrow_.begin(), narrow_.end());
    narrow_ = {};
  }
  wide_.push_back(number);
}

std::uint32_t Interned::intern(std::string_view text) {
  if (size() * std::uint64_t{2} >= slots_.size()) grow();
  const std::uint32_t hash = hash_of(text);
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const std::uint32_t number = slots_[slot] - 1;
    if (hashes_[number] == hash && this->text(number) == text) return number;
  }
  if (heap_.size() + text.size() > most) throw TooBig();
  heap_ += text;
  starts_.push_back(static_cast<std::uint32_t>(heap_.size()));
  hashes_.push_back(hash);
  slots_[slot] = size();
  return size() - 1;
}

void Interned::grow() {
  slots_.assign(std::max<std::size_t>(16, slots_.size() * 2), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t number = 0; number < size(); ++number) {
    std::size_t slot = hashes_[number] & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = number + 1;
  }
}

std::vector<std::uint32_t> Interned::sorted() const {
  struct Item {
    std::uint64_t word;
    std::uint32_t number;
  };
  std::vector<Item> items;
  items.reserve(size());
  for (std::uint32_t number = 0; number < size(); ++number) items.push_back({first_word(text(number)), number});
  sort_by_keys(std::span(items), [this](const Item& item) { return text(item.number); });
  std::vector<std::uint32_t> numbers;
  numbers.reserve(items.size());
  for (const Item& item : items) numbers.push_back(item.number);
  return numbers;
}

void Gathered::add(std::uint32_t row, const Value& value) {
  const Cells cells = cells_for(value);
  if (numbers_.size() == 0) cells_ = cells;
  if (cells_ != cells && cells_ != Cells::mixed) mix();
  push(row, number_of(value));
}

void Gathered::push(std::uint32_t row, std::int64_t number) {
  const std::size_t count = numbers_.size();
  if (count == 0) first_row_ = row;
  const bool gap = rows_.empty() && row != first_row_ + count;
  if (gap) {
    rows_.resize(count);
    std::iota(rows_.begin(), rows_.end(), first_row_);
  }
  if (gap || !rows_.empty()) rows_.push_back(row);
  numbers_.push_back(number);
}

std::int64_t Gathered::number_of(const Value& value) {
  switch (cells_) {
    case Cells::boolean: return value.boolean() ? 1 : 0;
    case Cells::integer: return value.integer();
    case Cells::date: return value.date().days;
    case Cells::real: return std::bit_cast<std::int64_t>(value.real());
    case Cells::text: return texts_.intern(value.string());
    case Cells::mixed: break;
  }
  std::string bytes;
  put_value(bytes, value);
  return texts_.intern(bytes);
}

Value Gathered::value_at(std::size_t i) const {
  const std::int64_t number = numbers_[i];
  switch (cells_) {
    case Cells::boolean: return number != 0;
    case Cells::integer: return number;
    case Cells::date: return Date{number};
    case Cells::real: return std::bit_cast<double>(number);
    case Cells::text: return texts_.text(static_cast<std::uint32_t>(number));
    case Cells::mixed: break;
  }
  return Decoder(texts_.text(static_cast<std::uint32_t>(number))).value();
}

// Values of a second type came.
void Gathered::mix() {
  Gathered mixed;
  mixed.cells_ = Cells::mixed;
  for (std::size_t i = 0; i < numbers_.size(); ++i) mixed.push(row(i), mixed.number_of(value_at(i)));
  *this = std::move(mixed);
}

void Gathered::renumber(std::span<const std::uint32_t> to) {
  std::vector<std::int64_t> moved(to.size());
  std::vector<bool> has(to.size());
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    moved[to[row(i)]] = numbers_[i];
    has[to[row(i)]] = true;
  }
  rows_.clear();
  numbers_ = {};
  for (std::uint32_t row = 0; row < moved.size(); ++row)
    if (has[row]) push(row, moved[row]);
}

ColumnPlan Gathered::write(Code key, Elements elements, Sections& sections) const {
  ColumnPlan plan;
  const std::size_t values = numbers_.size();
  plan.key = key;
  plan.cells = cells_;
  plan.first = row(0);
  plan.count = row(values - 1) - plan.first + 1;
  std::vector<std::uint64_t> cells(values);
  for (std::size_t i = 0; i < values; ++i) cells[i] = static_cast<std::uint64_t>(numbers_[i]);
  if (cells_ == Cells::integer || cells_ == Cells::date) {
    plan.base = numbers_[0];
    for (std::size_t i = 1; i < values; ++i) plan.base = std::min(plan.base, numbers_[i]);
    for (std::uint64_t& cell : cells) cell -= static_cast<std::uint64_t>(plan.base);
  }
  if (cells_ == Cells::text || cells_ == Cells::mixed) write_dictionary(plan, elements, cells, sections);
  plan.width = cells_ == Cells::real ? std::uint8_t{8} : width_for(*std::max_element(cells.begin(), cells.end()));

  std::vector<std::byte> data(std::size_t{plan.count} * plan.width);
  for (std::size_t i = 0; i < values; ++i) put_cell(data, row(i) - plan.first, plan.width, cells[i]);
  plan.data = sections.add(data);
  if (plan.count == values) return plan;
  std::vector<std::uint64_t> present((std::size_t{plan.count} + 63) / 64);
  for (std::size_t i = 0; i < values; ++i) {
    const std::uint32_t at = row(i) - plan.first;
    present[at >> 6U] |= std::uint64_t{1} << (at & 63U);
  }
  plan.present = sections.add(present);
  return plan;
}

// Numbers become codes: places in the order of the texts.
void Gathered::write_dictionary(ColumnPlan& plan, Elements elements, std::vector<std::uint64_t>& cells,
                                Sections& sections) const {
  const std::vector<std::uint32_t> sorted = texts_.sorted();
  std::vector<std::uint32_t> codes(sorted.size()), starts{0};
  starts.reserve(sorted.size() + 1);
  std::string heap;
  heap.reserve(texts_.bytes());
  for (std::uint32_t code = 0; code < sorted.size(); ++code) {
    codes[sorted[code]] = code;
    heap += texts_.text(sorted[code]);
    starts.push_back(static_cast<std::uint32_t>(heap.size()));
  }
  plan.starts = sections.add(starts);
  plan.texts = sections.add(std::string_view(heap));
  for (std::uint64_t& cell : cells) cell = codes[cell];
  if (elements == Elements::nodes && cells_ == Cells::text) write_index(plan, cells, sections);
}

void Gathered::write_index(ColumnPlan& plan, const std::vector<std::uint64_t>& cells, Sections& sections) const {
  std::vector<std::uint32_t> index(std::size_t{texts_.size()} + 1), rows(cells.size());
  for (const std::uint64_t cell : cells) ++index[cell + 1];
  std::partial_sum(index.begin(), index.end(), index.begin());
  std::vector<std::uint32_t> next(index.begin(), index.end() - 1);
  for (std::size_t i = 0; i < cells.size(); ++i) rows[next[cells[i]]++] = row(i);
  if (texts_.size() != cells.size()) plan.index = sections.add(index);
  plan.rows = sections.add(rows);
}

}  // namespace treatygraph::image
