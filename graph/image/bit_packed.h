// BitPacked: numbers of one width in bits, one behind the other, lowest bits first, each read with one look. And what
// packs them.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

namespace treatygraph::image {

// Widths: up to 57 bits, so that a number lies within eight bytes wherever it begins; all that need more have 64.
inline constexpr unsigned most_packed_bits = 57;

[[nodiscard]] constexpr unsigned packed_width(std::uint64_t greatest) {
  const auto bits = static_cast<unsigned>(std::bit_width(greatest));
  return bits <= most_packed_bits ? bits : 64;
}
[[nodiscard]] constexpr std::uint64_t packed_size(std::uint64_t count, unsigned width) {  // in bytes
  return (count * width + 7) / 8;
}

template <typename Item>
class BitPacked {
 public:
  class Iterator;

  BitPacked() = default;
  // Requires that `bytes` are packed_size() long, and that the seven bytes behind them can be read.
  BitPacked(std::span<const std::byte> bytes, std::size_t count, unsigned width)
      : bytes_(bytes.empty() ? zeros.data() : bytes.data()),
        count_(count),
        width_(width),
        mask_(width == 0 ? 0 : ~std::uint64_t{0} >> (64 - width)) {}

  [[nodiscard]] Item operator[](std::size_t i) const noexcept {
    const std::size_t bit = (first_ + i) * width_;
    std::uint64_t word = 0;
    std::memcpy(&word, bytes_ + bit / 8, sizeof word);
    return static_cast<Item>(word >> (bit % 8) & mask_);
  }
  [[nodiscard]] std::size_t size() const noexcept { return count_; }
  [[nodiscard]] bool empty() const noexcept { return count_ == 0; }
  [[nodiscard]] unsigned width() const noexcept { return width_; }
  [[nodiscard]] std::uint64_t bytes() const noexcept { return packed_size(count_, width_); }
  [[nodiscard]] Item front() const noexcept { return (*this)[0]; }
  [[nodiscard]] Item back() const noexcept { return (*this)[count_ - 1]; }

  [[nodiscard]] BitPacked subspan(std::size_t from, std::size_t count) const noexcept {
    BitPacked part = *this;
    part.first_ += from;
    part.count_ = count;
    return part;
  }
  // Some in a row, faster than one by one where they are many: eight together begin and end with whole bytes.
  void unpack(std::size_t from, std::size_t count, Item* to) const noexcept {
    const std::size_t end = from + count;
    if (count >= many && width_ <= most_unrolled) {
      for (; (first_ + from) % 8 != 0; ++from) *to++ = (*this)[from];
      const std::size_t eights = (end - from) / 8;
      by_width[width_](bytes_ + (first_ + from) / 8 * width_, eights, to);
      from += 8 * eights;
      to += 8 * eights;
    }
    for (; from < end; ++from) *to++ = (*this)[from];
  }
  // Where the first number stands that is not less, among those from `from` up to `to`, which ascend. What is left of
  // them in the end is counted: that can be done at once for all, while each half waits for the one before.
  [[nodiscard]] std::size_t lower_bound(std::size_t from, std::size_t to, Item wanted) const noexcept {
    std::size_t count = to - from;
    while (count > many) {
      const std::size_t half = count / 2;
      const bool less = (*this)[from + half] < wanted;
      from += less ? half + 1 : 0;
      count = less ? count - half - 1 : half;
    }
    std::size_t less = 0;
    for (std::size_t i = 0; i < count; ++i) less += (*this)[from + i] < wanted ? 1 : 0;
    return from + less;
  }
  [[nodiscard]] Iterator begin() const noexcept { return {*this, 0}; }
  [[nodiscard]] Iterator end() const noexcept { return {*this, static_cast<std::ptrdiff_t>(count_)}; }

 private:
  static constexpr std::size_t many = 16;
  static constexpr unsigned most_unrolled = 32;  // bits
  template <unsigned width>
  static void unpack_eights(const std::byte* bytes, std::size_t eights, Item* to) noexcept {
    static constexpr std::uint64_t mask = (std::uint64_t{1} << width) - 1;
    const auto number = [](const std::byte* eight, unsigned i) {
      std::uint64_t word = 0;
      std::memcpy(&word, eight + i * width / 8, sizeof word);
      return static_cast<Item>(word >> (i * width % 8) & mask);
    };
    for (; eights > 0; --eights, bytes += width, to += 8) {
      to[0] = number(bytes, 0);
      to[1] = number(bytes, 1);
      to[2] = number(bytes, 2);
      to[3] = number(bytes, 3);
      to[4] = number(bytes, 4);
      to[5] = number(bytes, 5);
      to[6] = number(bytes, 6);
      to[7] = number(bytes, 7);
    }
  }
  static constexpr auto by_width = []<unsigned... width>(std::integer_sequence<unsigned, width...>) {
    return std::array{unpack_eights<width>...};
  }(std::make_integer_sequence<unsigned, most_unrolled + 1>());

  static constexpr std::array<std::byte, 8> zeros{};
  const std::byte* bytes_ = zeros.data();
  std::size_t first_ = 0, count_ = 0;
  unsigned width_ = 0;
  std::uint64_t mask_ = 0;
};

// Gives numbers, not references to them.
template <typename Item>
class BitPacked<Item>::Iterator {
 public:
  using iterator_category = std::random_access_iterator_tag;
  using value_type = Item;
  using difference_type = std::ptrdiff_t;
  using pointer = void;
  using reference = Item;

  Iterator() = default;
  Iterator(const BitPacked& numbers, difference_type at) : numbers_(numbers), at_(at) {}

  Item operator*() const { return numbers_[static_cast<std::size_t>(at_)]; }
  Item operator[](difference_type by) const { return numbers_[static_cast<std::size_t>(at_ + by)]; }
  Iterator& operator+=(difference_type by) {
    at_ += by;
    return *this;
  }
  Iterator& operator-=(difference_type by) { return *this += -by; }
  Iterator& operator++() { return *this += 1; }
  Iterator& operator--() { return *this -= 1; }
  Iterator operator++(int) {
    const Iterator before = *this;
    ++at_;
    return before;
  }
  Iterator operator--(int) {
    const Iterator before = *this;
    --at_;
    return before;
  }
  friend Iterator operator+(Iterator a, difference_type by) { return a += by; }
  friend Iterator operator+(difference_type by, Iterator a) { return a += by; }
  friend Iterator operator-(Iterator a, difference_type by) { return a -= by; }
  friend difference_type operator-(const Iterator& a, const Iterator& b) { return a.at_ - b.at_; }
  friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }
  friend auto operator<=>(const Iterator& a, const Iterator& b) { return a.at_ <=> b.at_; }

 private:
  BitPacked numbers_;
  difference_type at_ = 0;
};

// `count` numbers, 0 until they are put.
class BitPacker {
 public:
  BitPacker(std::size_t count, unsigned width)
      : count_(count), width_(width), size_(packed_size(count, width)), bytes_(size_ + sizeof(std::uint64_t)) {}

  // Each place once; requires that the number fits the width.
  void put(std::size_t i, std::uint64_t number) {
    const std::size_t bit = i * width_;
    std::uint64_t word = 0;
    std::memcpy(&word, bytes_.data() + bit / 8, sizeof word);
    word |= number << (bit % 8);
    std::memcpy(bytes_.data() + bit / 8, &word, sizeof word);
  }
  // All of them, number_at(0), number_at(1) …: faster than one by one, as whole words are stored.
  template <typename NumberAt>
  void put_all(NumberAt&& number_at) {
    std::byte* out = bytes_.data();
    std::uint64_t word = 0;
    unsigned filled = 0;  // bits
    for (std::size_t i = 0; i < count_; ++i) {
      const std::uint64_t number = number_at(i);
      word |= number << filled;
      filled += width_;
      if (filled < 64) continue;
      std::memcpy(out, &word, sizeof word);
      out += sizeof word;
      filled -= 64;
      word = filled == 0 ? 0 : number >> (width_ - filled);
    }
    std::memcpy(out, &word, sizeof word);
  }
  [[nodiscard]] unsigned width() const { return width_; }
  [[nodiscard]] std::span<const std::byte> bytes() const { return std::span(bytes_).first(size_); }

 private:
  std::size_t count_;
  unsigned width_;
  std::size_t size_;
  std::vector<std::byte> bytes_;
};

}  // namespace treatygraph::image
