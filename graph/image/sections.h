// Sections: arrays written one after the other, each from a multiple of 64 bytes on, and at last the table and header.
#pragma once

#include <algorithm>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "graph/image/layout.h"

namespace treatygraph::image {

class Output {
 public:
  virtual ~Output() = default;
  virtual void append(std::span<const std::byte> bytes) = 0;
  virtual void put_header(const Header& header) = 0;  // over the first 64 bytes, when all else is there
};

class BytesOutput final : public Output {
 public:
  void append(std::span<const std::byte> bytes) override { bytes_.insert(bytes_.end(), bytes.begin(), bytes.end()); }
  void put_header(const Header& header) override;
  [[nodiscard]] std::vector<std::byte> take() { return std::move(bytes_); }

 private:
  std::vector<std::byte> bytes_;
};

class Sections {
 public:
  explicit Sections(Output& output);
  template <typename Item>
  [[nodiscard]] Section add(const std::vector<Item>& items) {
    return add(std::as_bytes(std::span(items)));
  }
  [[nodiscard]] Section add(std::string_view text) { return add(std::as_bytes(std::span(text))); }
  [[nodiscard]] Section add(std::span<const std::byte> bytes);  // 0 for none
  // Packed as narrow as they go.
  template <typename Item>
  [[nodiscard]] PackedPlan pack(std::span<const Item> items) {
    const Item greatest = items.empty() ? Item{0} : *std::max_element(items.begin(), items.end());
    BitPacker packer(items.size(), packed_width(greatest));
    packer.put_all([items](std::size_t i) { return items[i]; });
    return add(packer);
  }
  [[nodiscard]] PackedPlan add(const BitPacker& packer) {
    return {static_cast<std::uint8_t>(packer.width()), add(packer.bytes())};
  }
  void finish(Table table, std::uint64_t sequence);

 private:
  void append(std::span<const std::byte> bytes);
  Output& output_;
  std::uint64_t size_ = 0;
  std::vector<Piece> pieces_;
};

}  // namespace treatygraph::image
