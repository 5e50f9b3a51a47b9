// Texts: distinct texts in bytewise order, numbered so. Blocks of them share in the file what they all begin with.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "graph/image/bit_packed.h"

namespace treatygraph::image {

class Texts {
 public:
  static constexpr std::uint32_t block = 16;  // texts; on disk

  // For so many texts: one for each, and for each block what its texts begin with.
  [[nodiscard]] static constexpr std::uint64_t pieces(std::uint64_t count) {
    return count + (count + block - 1) / block;
  }

  Texts() = default;
  // `bytes`: of each block its beginning, then the ends of its texts. `starts`: where these pieces start, and the end.
  Texts(std::string_view bytes, BitPacked<std::uint32_t> starts, std::uint32_t size)
      : bytes_(bytes), starts_(starts), size_(size) {}

  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }
  [[nodiscard]] std::string_view beginning(std::uint32_t code) const { return piece(first_piece(code)); }
  [[nodiscard]] std::string_view ending(std::uint32_t code) const {
    return piece(first_piece(code) + 1 + code % block);
  }
  [[nodiscard]] std::string text(std::uint32_t code) const;
  [[nodiscard]] std::strong_ordering compare(std::uint32_t code, std::string_view text) const;
  [[nodiscard]] bool ends_with(std::uint32_t code, std::string_view end) const;
  // The least code whose text is not less than `text`; size() if there is none.
  [[nodiscard]] std::uint32_t lower_bound(std::string_view text) const;

  // For a search through all: the pieces lie one behind the other.
  [[nodiscard]] std::string_view bytes() const noexcept { return bytes_; }
  struct Piece {
    std::size_t number = 0;
    std::uint32_t first = 0, end = 0;  // codes of the texts that it is part of
    std::uint32_t after = 0;           // where the next piece starts
  };
  // The piece that the byte is of; `before` is one that lies before it, better near than far.
  [[nodiscard]] Piece piece_at(std::uint32_t byte, const Piece& before) const;

  [[nodiscard]] const BitPacked<std::uint32_t>& starts() const noexcept { return starts_; }

 private:
  static std::size_t first_piece(std::uint32_t code) { return std::size_t{code / block} * (block + 1); }
  [[nodiscard]] std::string_view piece(std::size_t i) const {
    return bytes_.substr(starts_[i], starts_[i + 1] - starts_[i]);
  }

  std::string_view bytes_;
  BitPacked<std::uint32_t> starts_;
  std::uint32_t size_ = 0;
};

}  // namespace treatygraph::image
