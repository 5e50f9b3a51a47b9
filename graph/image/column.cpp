#include <bit>

#include "graph/image/image.h"
#include "graph/model/codec.h"

namespace treatygraph::image {

std::optional<std::uint32_t> Column::code(std::string_view wanted) const {
  const std::uint32_t found = texts.lower_bound(wanted);
  return found < texts.size() && std::is_eq(texts.compare(found, wanted)) ? std::optional(found) : std::nullopt;
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
    case Cells::text: return texts.text(static_cast<std::uint32_t>(cell));
    case Cells::mixed: break;
  }
  return Decoder(texts.text(static_cast<std::uint32_t>(cell))).value();
}

BitPacked<std::uint32_t> Column::rows_of(std::uint32_t code) const {
  if (more.empty()) return rows.subspan(code, 1);
  const std::size_t from = std::size_t{code} + more[code], to = std::size_t{code} + 1 + more[code + 1];
  return rows.subspan(from, to - from);
}

}  // namespace treatygraph::image
