#include <algorithm>
#include <bit>
#include <cstring>

#include "graph/image/image.h"
#include "graph/model/codec.h"

namespace treatygraph::image {
namespace {

template <typename Cell>
std::uint64_t load(std::span<const std::byte> data, std::size_t at) {
  Cell cell{};
  std::memcpy(&cell, data.data() + at * sizeof cell, sizeof cell);
  return cell;
}

}  // namespace

std::uint64_t Column::cell(std::uint32_t row) const {
  const std::size_t at = row - first;
  switch (width) {
    case 1: return load<std::uint8_t>(data, at);
    case 2: return load<std::uint16_t>(data, at);
    case 4: return load<std::uint32_t>(data, at);
    default: return load<std::uint64_t>(data, at);
  }
}

std::uint32_t Column::lower_bound(std::string_view wanted) const {
  std::uint32_t from = 0, to = distinct();
  while (from < to) {
    const std::uint32_t middle = from + (to - from) / 2;
    if (text(middle) < wanted)
      from = middle + 1;
    else
      to = middle;
  }
  return from;
}

std::optional<std::uint32_t> Column::code(std::string_view wanted) const {
  const std::uint32_t found = lower_bound(wanted);
  return found < distinct() && text(found) == wanted ? std::optional(found) : std::nullopt;
}

Value Column::value(std::uint32_t row) const {
  if (!has(row)) return {};
  const std::uint64_t cell = this->cell(row);
  const auto number = static_cast<std::int64_t>(static_cast<std::uint64_t>(base) + cell);
  switch (cells) {
    case Cells::boolean: return cell != 0;
    case Cells::integer: return number;
    case Cells::date: return Date{number};
    case Cells::real: return std::bit_cast<double>(cell);
    case Cells::text: return text(static_cast<std::uint32_t>(cell));
    case Cells::mixed: break;
  }
  return Decoder(text(static_cast<std::uint32_t>(cell))).value();
}

std::span<const std::uint32_t> Column::rows_of(std::uint32_t code) const {
  if (index.empty()) return rows.subspan(code, 1);
  return rows.subspan(index[code], index[code + 1] - index[code]);
}

}  // namespace treatygraph::image
