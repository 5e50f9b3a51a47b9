// Bytes that went bad, even under checksums that fit: an image is refused or found damaged, and nothing reads beyond
// it.
#include <gtest/gtest.h>

#include <cstring>
#include <random>

#include "graph/image/imaged_graph.h"
#include "graph/image/layout.h"
#include "tests/unit/image/random_graph.h"

namespace treatygraph::image {
namespace {

Header header_of(const std::vector<std::byte>& bytes) {
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  return header;
}

// As if the table had been written so.
void sign(std::vector<std::byte>& bytes) {
  Header header = header_of(bytes);
  header.table_checksum = checksum(std::span(bytes).subspan(header.table_offset, header.table_size));
  header.checksum = checksum(header);
  std::memcpy(bytes.data(), &header, sizeof header);
}

TEST(Damage, ATableThatLiesIsRefusedOrFound) {
  std::mt19937 random(5);
  int refused = 0;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const std::vector<std::byte> whole = make_image(*random_graph(seed), 1);
    const Header header = header_of(whole);
    for (int round = 0; round < 200; ++round) {
      std::vector<std::byte> bytes = whole;
      for (unsigned changes = 1 + random() % 3; changes > 0; --changes)
        bytes[header.table_offset + random() % header.table_size] = static_cast<std::byte>(random());
      sign(bytes);
      const auto image = Image::over(bytes);
      if (image)
        (void)image->damage();
      else
        ++refused;
    }
  }
  EXPECT_GT(refused, 1000);
}

TEST(Damage, EveryArrayHasItsChecksum) {
  const std::vector<std::byte> whole = make_image(*random_graph(3), 1);
  const Header header = header_of(whole);
  const Table table =
      decode_table({reinterpret_cast<const char*>(whole.data() + header.table_offset), header.table_size});
  ASSERT_GT(table.pieces.size(), 20U);
  for (const Piece& piece : table.pieces) {
    std::vector<std::byte> bytes = whole;
    bytes[piece.offset + piece.size / 2] ^= std::byte{0x20};
    const auto image = Image::over(bytes);
    EXPECT_TRUE(!image || image->damage().size() == 1);
  }
}

TEST(Damage, WhatIsNoImageIsRefused) {
  const std::vector<std::byte> whole = make_image(*random_graph(4), 1);
  EXPECT_EQ(Image::over({}), nullptr);
  for (std::size_t size = 0; size < whole.size(); size += 7)
    EXPECT_EQ(Image::over({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)}), nullptr);
  for (std::size_t at = 0; at < sizeof(Header); ++at) {
    std::vector<std::byte> bytes = whole;
    bytes[at] ^= std::byte{1};
    EXPECT_EQ(Image::over(bytes), nullptr) << at;
  }
}

// Whatever else is right with it.
TEST(Damage, AnotherFormatIsNotRead) {
  for (const std::uint32_t format : {format_number - 1, format_number + 1}) {
    std::vector<std::byte> bytes = make_image(*random_graph(4), 1);
    Header header = header_of(bytes);
    header.format = format;
    std::memcpy(bytes.data(), &header, sizeof header);
    sign(bytes);
    EXPECT_EQ(Image::over(bytes), nullptr) << format;
  }
}

}  // namespace
}  // namespace treatygraph::image
