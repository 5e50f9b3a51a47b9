// Uneven: packed numbers of which a few are much greater than the others. These stand apart, and in their places the
// greatest number of the width.
#pragma once

#include <cstdint>

#include "graph/image/bit_packed.h"

namespace treatygraph::image {

class Uneven {
 public:
  // A look at one that stands apart takes long: no more than this part of the numbers do.
  static constexpr std::size_t one_in = 256;

  Uneven() = default;
  // `places`, ascending, of the `great` numbers; both empty where none stands apart.
  Uneven(BitPacked<std::uint64_t> numbers, BitPacked<std::uint32_t> places, BitPacked<std::uint64_t> great)
      : numbers_(numbers),
        places_(places),
        great_(great),
        mark_(places.empty() ? ~std::uint64_t{0} : mark_of(numbers.width())) {}
  // For numbers that stand apart; no number of more bits than the width is one.
  [[nodiscard]] static constexpr std::uint64_t mark_of(unsigned width) {
    return width == 0 ? 0 : ~std::uint64_t{0} >> (64 - width);
  }

  [[nodiscard]] std::uint64_t operator[](std::size_t i) const noexcept {
    const std::uint64_t number = numbers_[i];
    return number == mark_ ? apart(i) : number;
  }
  [[nodiscard]] std::size_t size() const noexcept { return numbers_.size(); }
  [[nodiscard]] unsigned width() const noexcept { return numbers_.width(); }
  [[nodiscard]] std::uint64_t bytes() const noexcept { return numbers_.bytes() + places_.bytes() + great_.bytes(); }
  [[nodiscard]] const BitPacked<std::uint32_t>& places() const noexcept { return places_; }

 private:
  // Its own value where it does not stand apart after all.
  [[nodiscard]] std::uint64_t apart(std::size_t i) const noexcept {
    const std::size_t at = places_.lower_bound(0, places_.size(), static_cast<std::uint32_t>(i));
    return at < places_.size() && places_[at] == i ? great_[at] : mark_;
  }
  BitPacked<std::uint64_t> numbers_;
  BitPacked<std::uint32_t> places_;
  BitPacked<std::uint64_t> great_;
  std::uint64_t mark_ = ~std::uint64_t{0};
};

}  // namespace treatygraph::image
