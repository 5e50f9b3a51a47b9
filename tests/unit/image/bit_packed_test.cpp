// Packed numbers beside the plain ones that they were.
#include "graph/image/bit_packed.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace treatygraph::image {
namespace {

// With the eight bytes behind, which a file always has.
struct Twin {
  std::vector<std::uint64_t> plain;
  std::vector<std::byte> bytes;
  BitPacked<std::uint64_t> packed;
};

std::vector<std::uint64_t> numbers_of(unsigned width, std::size_t count) {
  std::mt19937_64 random(width);
  std::vector<std::uint64_t> numbers(count);
  for (std::uint64_t& number : numbers) number = width == 0 ? 0 : random() >> (64 - width);
  if (count > 0 && width > 0) numbers[count / 2] = ~std::uint64_t{0} >> (64 - width);
  return numbers;
}

Twin twin(std::vector<std::uint64_t> plain, unsigned width) {
  BitPacker packer(plain.size(), width);
  for (std::size_t i = plain.size(); i-- > 0;) packer.put(i, plain[i]);  // in any order
  BitPacker at_once(plain.size(), width);
  at_once.put_all([&plain](std::size_t i) { return plain[i]; });
  EXPECT_TRUE(std::ranges::equal(packer.bytes(), at_once.bytes())) << width;
  Twin twin{std::move(plain), {packer.bytes().begin(), packer.bytes().end()}, {}};
  const std::size_t size = twin.bytes.size();
  twin.bytes.resize(size + sizeof(std::uint64_t), std::byte{0xFF});
  twin.packed = {std::span<const std::byte>(twin.bytes).first(size), twin.plain.size(), width};
  return twin;
}

std::vector<unsigned> widths() {
  std::vector<unsigned> all;
  for (unsigned width = 0; width <= most_packed_bits; ++width) all.push_back(width);
  all.push_back(64);
  return all;
}

TEST(BitPacked, GivesWhatWasPut) {
  for (const unsigned width : widths()) {
    for (const std::size_t count : {0, 1, 7, 8, 9, 100}) {
      const Twin both = twin(numbers_of(width, count), width);
      ASSERT_EQ(both.packed.size(), count);
      ASSERT_TRUE(std::equal(both.packed.begin(), both.packed.end(), both.plain.begin(), both.plain.end())) << width;
    }
  }
}

TEST(BitPacked, SomeInARow) {
  for (const unsigned width : widths()) {
    const Twin both = twin(numbers_of(width, 70), width);
    for (std::size_t from = 0; from <= 70; from += 3) {
      for (std::size_t count = 0; from + count <= 70; count += 5) {
        std::vector<std::uint64_t> some(count);
        both.packed.unpack(from, count, some.data());
        const auto part = both.packed.subspan(from, count);
        ASSERT_TRUE(std::equal(some.begin(), some.end(), both.plain.begin() + static_cast<std::ptrdiff_t>(from)));
        ASSERT_TRUE(std::equal(some.begin(), some.end(), part.begin(), part.end()));
      }
    }
  }
}

TEST(BitPacked, IsSearchedAsAnArray) {
  Twin both = twin(numbers_of(18, 200), 18);
  std::sort(both.plain.begin(), both.plain.end());
  both = twin(both.plain, 18);
  for (std::uint64_t wanted = 0; wanted < 1U << 18U; wanted += 97) {
    const auto plain = std::lower_bound(both.plain.begin() + 9, both.plain.end() - 9, wanted) - both.plain.begin();
    EXPECT_EQ(both.packed.lower_bound(9, 191, wanted), static_cast<std::size_t>(plain));
    EXPECT_EQ(std::lower_bound(both.packed.begin() + 9, both.packed.end() - 9, wanted) - both.packed.begin(), plain);
  }
}

TEST(BitPacked, Widths) {
  EXPECT_EQ(packed_width(0), 0U);
  EXPECT_EQ(packed_width(1), 1U);
  EXPECT_EQ(packed_width(std::uint64_t{1} << 56U), 57U);
  EXPECT_EQ(packed_width(std::uint64_t{1} << 57U), 64U);
}

}  // namespace
}  // namespace treatygraph::image
