#include "graph/image/gather.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <numeric>
#include <utility>

#include "graph/model/key_sort.h"

namespace treatygraph::image {
namespace {

constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max() - 1;

Cells cells_for(Value::Type type) {
  switch (type) {
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

// How many numbers of each width there are.
class Widths {
 public:
  void add(std::uint64_t number) {
    greatest_ = std::max(greatest_, number);
    ++counts_[number == ~std::uint64_t{0} ? 64 : static_cast<std::size_t>(std::bit_width(number + 1))];
    ++count_;
  }
  [[nodiscard]] unsigned widest() const { return packed_width(greatest_); }
  // The narrowest that lets all but a few of the numbers be less than its mark; `widest` where that gains nothing.
  [[nodiscard]] unsigned uneven() const {
    unsigned width = 64;
    for (std::size_t apart = 0; width > 0 && apart + counts_[width] <= count_ / Uneven::one_in; --width)
      apart += counts_[width];
    return width > most_packed_bits ? widest() : std::min(width, widest());
  }

 private:
  std::uint64_t greatest_ = 0;
  std::size_t count_ = 0;
  std::array<std::size_t, 65> counts_{};  // by the narrowest for the number itself and one more
};

std::string_view common_beginning(std::string_view a, std::string_view b) {
  const auto [end, ignored] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return {a.begin(), end};
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
  std::size_t at = hash & mask;
  for (; slots_[at].taken != 0; at = (at + 1) & mask)
    if (slots_[at].hash == hash && this->text(slots_[at].taken - 1) == text) return slots_[at].taken - 1;
  if (heap_.size() + text.size() > most) throw TooBig();
  heap_ += text;
  starts_.push_back(static_cast<std::uint32_t>(heap_.size()));
  slots_[at] = {hash, size()};
  return size() - 1;
}

void Interned::grow() {
  std::vector<Slot> old(std::max<std::size_t>(16, slots_.size() * 2));
  std::swap(old, slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.taken == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].taken != 0) at = (at + 1) & mask;
    slots_[at] = slot;
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

void Gathered::add(std::uint32_t row, Decoder& in) {
  const std::string_view type = in.rest().substr(0, 1);
  const Cells cells = type.empty() ? Cells::mixed : cells_for(static_cast<Value::Type>(type.front()));
  if (numbers_.size() == 0) cells_ = cells;
  if (cells_ != cells && cells_ != Cells::mixed) mix();
  push(row, take(in));
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

std::int64_t Gathered::take(Decoder& in) {
  const std::string_view all = in.rest();
  if (cells_ != Cells::mixed) (void)in.bytes(1);  // the type
  switch (cells_) {
    case Cells::boolean: return in.bytes(1).front() != 0 ? 1 : 0;
    case Cells::integer:
    case Cells::date: return in.signed_varint();
    case Cells::real: return std::bit_cast<std::int64_t>(in.real());
    case Cells::text: return texts_.intern(in.text());
    case Cells::mixed: break;
  }
  (void)in.value();
  return texts_.intern(all.substr(0, all.size() - in.rest().size()));
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
  std::string bytes;
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    bytes.clear();
    put_value(bytes, value_at(i));
    mixed.push(row(i), mixed.texts_.intern(bytes));
  }
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

// What stands in the cell of the i-th value: the number without the base, or what the text has become.
class Gathered::CellAt {
 public:
  CellAt(const Packed& numbers, std::int64_t base, std::span<const std::uint32_t> codes)
      : numbers_(numbers), base_(static_cast<std::uint64_t>(base)), codes_(codes) {}
  [[nodiscard]] std::uint64_t operator()(std::size_t i) const {
    const auto number = static_cast<std::uint64_t>(numbers_[i]);
    return codes_.empty() ? number - base_ : codes_[number];
  }

 private:
  const Packed& numbers_;
  std::uint64_t base_;
  std::span<const std::uint32_t> codes_;
};

ColumnPlan Gathered::write(Code key, Elements elements, Sections& sections) const {
  ColumnPlan plan;
  const std::size_t values = numbers_.size();
  plan.key = key;
  plan.cells = cells_;
  plan.first = row(0);
  plan.count = row(values - 1) - plan.first + 1;
  if (cells_ == Cells::integer || cells_ == Cells::date) {
    plan.base = numbers_[0];
    for (std::size_t i = 1; i < values; ++i) plan.base = std::min(plan.base, numbers_[i]);
  }
  std::vector<std::uint32_t> codes;
  if (cells_ == Cells::text || cells_ == Cells::mixed) codes = write_dictionary(plan, sections);
  const CellAt cell(numbers_, plan.base, codes);
  if (elements == Elements::nodes && cells_ == Cells::text) write_index(plan, cell, sections);
  plan.data = write_cells(plan, cell, sections);
  if (plan.count == values) return plan;
  std::vector<std::uint64_t> present((std::size_t{plan.count} + 63) / 64);
  for (std::size_t i = 0; i < values; ++i) {
    const std::uint32_t at = row(i) - plan.first;
    present[at >> 6U] |= std::uint64_t{1} << (at & 63U);
  }
  plan.present = sections.add(present);
  return plan;
}

UnevenPlan Gathered::write_cells(const ColumnPlan& plan, const CellAt& cell, Sections& sections) const {
  const std::size_t values = numbers_.size();
  Widths widths;
  for (std::size_t i = 0; i < values; ++i) widths.add(cell(i));
  const unsigned width = widths.uneven();
  const std::uint64_t mark = Uneven::mark_of(width);
  const bool some_apart = width < widths.widest();
  std::vector<std::uint32_t> places;
  std::vector<std::uint64_t> great;
  const auto number_at = [&](std::size_t i) {
    const std::uint64_t number = cell(i);
    if (!some_apart || number < mark) return number;
    places.push_back(row(i) - plan.first);
    great.push_back(number);
    return mark;
  };
  BitPacker numbers(plan.count, width);
  if (plan.count == values)
    numbers.put_all(number_at);
  else
    for (std::size_t i = 0; i < values; ++i) numbers.put(row(i) - plan.first, number_at(i));
  return {sections.add(numbers), static_cast<std::uint32_t>(places.size()),
          sections.pack(std::span<const std::uint32_t>(places)), sections.pack(std::span<const std::uint64_t>(great))};
}

// Gives for each number its code: its place in the order of the texts.
std::vector<std::uint32_t> Gathered::write_dictionary(ColumnPlan& plan, Sections& sections) const {
  const std::vector<std::uint32_t> sorted = texts_.sorted();
  std::vector<std::uint32_t> codes(sorted.size()), starts{0};
  starts.reserve(Texts::pieces(sorted.size()) + 1);
  std::string bytes;
  const auto put = [&](std::string_view piece) {
    bytes += piece;
    starts.push_back(static_cast<std::uint32_t>(bytes.size()));
  };
  std::string_view beginning;
  for (std::uint32_t code = 0; code < sorted.size(); ++code) {
    codes[sorted[code]] = code;
    const std::string_view text = texts_.text(sorted[code]);
    if (code % Texts::block == 0) {
      const std::size_t last = std::min<std::size_t>(code + Texts::block, sorted.size()) - 1;
      beginning = common_beginning(text, texts_.text(sorted[last]));
      put(beginning);
    }
    put(text.substr(beginning.size()));
  }
  plan.distinct = texts_.size();
  plan.starts = sections.pack(std::span<const std::uint32_t>(starts));
  plan.texts = sections.add(std::string_view(bytes));
  return codes;
}

void Gathered::write_index(ColumnPlan& plan, const CellAt& code, Sections& sections) const {
  const std::size_t values = numbers_.size();
  std::vector<std::uint32_t> index(std::size_t{texts_.size()} + 1), rows(values);
  for (std::size_t i = 0; i < values; ++i) ++index[code(i) + 1];
  std::partial_sum(index.begin(), index.end(), index.begin());
  std::vector<std::uint32_t> next(index.begin(), index.end() - 1);
  for (std::size_t i = 0; i < values; ++i) rows[next[code(i)]++] = row(i);
  for (std::uint32_t text = 0; text < index.size(); ++text) index[text] -= text;
  if (index.back() != 0) plan.more = sections.pack(std::span<const std::uint32_t>(index));
  plan.rows = sections.pack(std::span<const std::uint32_t>(rows));
}

}  // namespace treatygraph::image
