// Layout: the header and the table of an image as bytes; FORMAT.md draws them.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/image/image.h"

namespace treatygraph::image {

static_assert(std::endian::native == std::endian::little, "the arrays are read as they stand in the file");

inline constexpr std::uint64_t magic = 0x6D69797461657274;  // "treatyim"
inline constexpr std::uint32_t format_number = 2;
inline constexpr std::size_t alignment = 64;

struct Header {
  std::uint64_t magic = image::magic;
  std::uint32_t format = format_number;
  std::uint32_t reserved = 0;
  std::uint64_t sequence = 0;
  std::uint64_t size = 0;  // of the file
  std::uint64_t table_offset = 0, table_size = 0, table_checksum = 0;
  std::uint64_t checksum = 0;  // of the 56 bytes before
};
static_assert(sizeof(Header) == alignment);

// Four lanes take the eight-byte words in turn; fast enough to be of no weight beside the disk. Not against malice.
[[nodiscard]] std::uint64_t checksum(std::span<const std::byte> bytes) noexcept;
[[nodiscard]] std::uint64_t checksum(const Header& header) noexcept;

struct Piece {
  std::uint64_t offset, size, checksum;
};
using Section = std::uint32_t;  // 1 is the first piece of the table, 0 an empty array

struct PackedPlan {
  std::uint8_t width = 0;  // bits a number
  Section section = 0;
};

struct UnevenPlan {
  PackedPlan numbers;
  std::uint32_t apart = 0;  // how many stand apart
  PackedPlan places, great;
};

enum class Elements : std::uint8_t { nodes, edges };  // what a column is of; not on disk

struct ColumnPlan {
  Code key = 0;
  Cells cells = Cells::integer;
  std::uint32_t first = 0, count = 0;
  std::int64_t base = 0;
  UnevenPlan data;
  Section present = 0;
  std::uint32_t distinct = 0;  // texts
  PackedPlan starts;
  Section texts = 0;
  PackedPlan more, rows;
};
// Ids: first + place where `width` is 0, else first + ids[place], four or eight bytes each.
struct IdPlan {
  std::uint64_t first = 0;
  std::uint8_t width = 0;
  Section ids = 0;
  Section order = 0;  // places by ascending id; 0: ids ascend by place
};
struct SidePlan {
  Node first = 0;
  Section offsets = 0;
  PackedPlan nodes, ranks;
  std::uint8_t ascending = 0;
};
struct TypePlan {
  Code type = 0;
  std::uint32_t edges = 0;
  IdPlan ids;
  SidePlan outgoing, incoming;
  std::vector<ColumnPlan> columns;  // ascending by key
};
struct LabelPlan {
  Code label = 0;
  std::uint64_t count = 0;
  Section runs = 0;
};
struct Table {
  std::array<std::vector<std::string_view>, 3> words;  // by Vocabulary
  std::uint32_t nodes = 0;
  IdPlan ids;
  std::vector<std::vector<Code>> kinds;
  Section kind = 0;
  std::vector<LabelPlan> labels;    // ascending; none without nodes
  std::vector<ColumnPlan> columns;  // of the nodes, ascending by key
  std::vector<TypePlan> types;      // ascending; none without edges
  std::vector<Piece> pieces;
};
[[nodiscard]] std::string encode(const Table& table);
[[nodiscard]] Table decode_table(std::string_view bytes);  // texts point into `bytes`. Throws Error(damaged)

}  // namespace treatygraph::image
