#include "graph/image/layout.h"

#include <cstring>

#include "graph/model/codec.h"

namespace treatygraph::image {
namespace {

constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15;

std::uint64_t stir(std::uint64_t lane, std::uint64_t word) { return std::rotl(lane ^ word, 29) * multiplier; }

// One walk over the fields of a table serves both ways: `Coder` writes what it is given or fills it.
class Putter {
 public:
  template <typename Number>
  void number(const Number& number) {
    put_varint(out_, static_cast<std::uint64_t>(number));
  }
  void text(std::string_view text) { put_text(out_, text); }
  template <typename Item, typename Each>
  void list(const std::vector<Item>& items, Each each) {
    put_varint(out_, items.size());
    for (const Item& item : items) each(*this, item);
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class Taker {
 public:
  explicit Taker(std::string_view bytes) : in_(bytes) {}
  template <typename Number>
  void number(Number& number) {
    number = static_cast<Number>(in_.varint());
  }
  void text(std::string_view& text) { text = in_.text(); }
  template <typename Item, typename Each>
  void list(std::vector<Item>& items, Each each) {
    items.resize(in_.count());
    for (Item& item : items) each(*this, item);
  }
  [[nodiscard]] bool done() const { return in_.done(); }

 private:
  Decoder in_;
};

template <typename Coder, typename... Numbers>
void numbers(Coder& coder, Numbers&... of_plan) {
  (coder.number(of_plan), ...);
}

constexpr auto code_ids = [](auto& coder, auto& ids) { numbers(coder, ids.first, ids.width, ids.ids, ids.order); };
constexpr auto code_packed = [](auto& coder, auto& packed) { numbers(coder, packed.width, packed.section); };
constexpr auto code_column = [](auto& coder, auto& column) {
  numbers(coder, column.key, column.cells, column.first, column.count, column.base);
  code_packed(coder, column.data.numbers);
  coder.number(column.data.apart);
  code_packed(coder, column.data.places);
  code_packed(coder, column.data.great);
  numbers(coder, column.present, column.distinct);
  code_packed(coder, column.starts);
  coder.number(column.texts);
  code_packed(coder, column.more);
  code_packed(coder, column.rows);
};
constexpr auto code_side = [](auto& coder, auto& side) {
  numbers(coder, side.first, side.offsets);
  code_packed(coder, side.nodes);
  code_packed(coder, side.ranks);
  coder.number(side.ascending);
};
constexpr auto code_type = [](auto& coder, auto& type) {
  numbers(coder, type.type, type.edges);
  code_ids(coder, type.ids);
  code_side(coder, type.outgoing);
  code_side(coder, type.incoming);
  coder.list(type.columns, code_column);
};
constexpr auto code_label = [](auto& coder, auto& label) { numbers(coder, label.label, label.count, label.runs); };
constexpr auto code_kind = [](auto& coder, auto& kind) {
  coder.list(kind, [](auto& inner, auto& label) { inner.number(label); });
};
constexpr auto code_piece = [](auto& coder, auto& piece) { numbers(coder, piece.offset, piece.size, piece.checksum); };

template <typename Coder, typename Plan>
void code_table(Coder& coder, Plan& table) {
  for (auto& words : table.words) coder.list(words, [](auto& inner, auto& word) { inner.text(word); });
  coder.number(table.nodes);
  code_ids(coder, table.ids);
  coder.list(table.kinds, code_kind);
  coder.number(table.kind);
  coder.list(table.labels, code_label);
  coder.list(table.columns, code_column);
  coder.list(table.types, code_type);
  coder.list(table.pieces, code_piece);
}

}  // namespace

std::uint64_t checksum(std::span<const std::byte> bytes) noexcept {
  std::array<std::uint64_t, 4> lanes{1, 2, 3, 4};
  std::size_t at = 0;
  for (; at + 32 <= bytes.size(); at += 32) {
    std::array<std::uint64_t, 4> words{};
    std::memcpy(words.data(), bytes.data() + at, 32);
    for (std::size_t i = 0; i < 4; ++i) lanes[i] = stir(lanes[i], words[i]);
  }
  std::array<std::uint64_t, 4> rest{};
  if (at < bytes.size()) std::memcpy(rest.data(), bytes.data() + at, bytes.size() - at);
  for (std::size_t i = 0; i < 4; ++i) lanes[i] = stir(lanes[i], rest[i]);
  std::uint64_t sum = bytes.size();
  for (const std::uint64_t lane : lanes) sum = stir(sum, lane);
  return sum ^ (sum >> 32U);
}

std::uint64_t checksum(const Header& header) noexcept {
  return checksum(std::as_bytes(std::span(&header, 1)).first(offsetof(Header, checksum)));
}

std::string encode(const Table& table) {
  Putter putter;
  code_table(putter, table);
  return putter.take();
}

Table decode_table(std::string_view bytes) {
  Taker taker(bytes);
  Table table;
  code_table(taker, table);
  if (!taker.done()) damaged("the table of an image is longer than what it says");
  return table;
}

}  // namespace treatygraph::image
