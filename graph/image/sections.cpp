#include "graph/image/sections.h"

#include <algorithm>

namespace treatygraph::image {

void BytesOutput::put_header(const Header& header) {
  const auto bytes = std::as_bytes(std::span(&header, 1));
  std::copy(bytes.begin(), bytes.end(), bytes_.begin());
}

Sections::Sections(Output& output) : output_(output) {
  const Header nothing_yet{.magic = 0, .format = 0};
  append(std::as_bytes(std::span(&nothing_yet, 1)));
}

void Sections::append(std::span<const std::byte> bytes) {
  static constexpr std::array<std::byte, alignment> zeros{};
  output_.append(bytes);
  const std::size_t beyond = bytes.size() % alignment;
  if (beyond != 0) output_.append(std::span(zeros).first(alignment - beyond));
  size_ += bytes.size() + (beyond == 0 ? 0 : alignment - beyond);
}

Section Sections::add(std::span<const std::byte> bytes) {
  if (bytes.empty()) return 0;
  pieces_.push_back({size_, bytes.size(), checksum(bytes)});
  append(bytes);
  return static_cast<Section>(pieces_.size());
}

void Sections::finish(Table table, std::uint64_t sequence) {
  table.pieces = std::move(pieces_);
  const std::string bytes = encode(table);
  const auto table_bytes = std::as_bytes(std::span(bytes));
  Header header;
  header.sequence = sequence;
  header.table_offset = size_;
  header.table_size = bytes.size();
  header.table_checksum = checksum(table_bytes);
  append(table_bytes);
  header.size = size_;
  header.checksum = checksum(header);
  output_.put_header(header);
}

}  // namespace treatygraph::image
