// Chance: the same numbers for the same seed on every machine (SplitMix64).
#pragma once

#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace treatygraph::algorithms {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>((next() >> 32U) * bound >> 32U); }

  // The first `count` of 0 … size-1, shuffled.
  std::vector<std::uint32_t> draw(std::uint32_t size, std::uint32_t count) {
    std::vector<std::uint32_t> numbers(size);
    std::iota(numbers.begin(), numbers.end(), 0U);
    for (std::uint32_t i = 0; i < count && i + 1 < size; ++i) std::swap(numbers[i], numbers[i + below(size - i)]);
    numbers.resize(count);
    return numbers;
  }

 private:
  std::uint64_t state_;
};

}  // namespace treatygraph::algorithms
