// Parts: what an Image holds: the bytes and the spans into them.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "graph/image/image.h"
#include "graph/image/layout.h"

namespace treatygraph::image {

struct Ids {
  std::uint64_t first = 0;
  std::uint32_t count = 0;
  std::span<const std::uint32_t> narrow;  // both empty: first + number
  std::span<const std::uint64_t> wide;
  std::span<const Place> order;

  [[nodiscard]] std::uint64_t id(std::uint32_t number) const {
    if (!narrow.empty()) return first + narrow[number];
    return first + (wide.empty() ? number : wide[number]);
  }
  [[nodiscard]] std::optional<std::uint32_t> number(std::uint64_t id) const;
};

struct TypeParts {
  std::uint32_t edges = 0;
  Ids ids;
  Adjacency outgoing, incoming;
  std::vector<std::optional<Column>> columns;  // by key
};
struct LabelParts {
  std::uint64_t count = 0;
  std::span<const Image::Run> runs;
};

struct Image::Parts {
  std::shared_ptr<const void> owner;  // of the bytes
  std::span<const std::byte> bytes;
  Header header;
  Table table;
  std::array<std::vector<Code>, 3> codes;  // by word
  Ids ids;
  std::span<const std::uint16_t> kind;
  std::vector<LabelParts> labels;              // by code
  std::vector<std::optional<Column>> columns;  // by key
  std::vector<TypeParts> types;                // by code
};

// The header and the table of `bytes`, if they are whole: throws Error(damaged) otherwise.
[[nodiscard]] Header read_header(std::span<const std::byte> bytes);
[[nodiscard]] Table read_table(std::span<const std::byte> bytes, const Header& header);

[[nodiscard]] std::vector<std::string> damage_of(const Image::Parts& parts);

// Fills the spans from the table. Throws Error(damaged) where one does not fit its neighbours or the file.
void resolve(Image::Parts& parts);

}  // namespace treatygraph::image
