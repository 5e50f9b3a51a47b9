// Edge sort key: type, start and end of an edge as bytes that sort as these three do. As short as the graph allows, for
// keys of up to eight bytes are sorted fastest.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

#include "graph/model/graph.h"
#include "graph/model/key_sort.h"

namespace treatygraph::store {

// From the first bit on: 20 bits of the type, then start and end, each with as many as the greatest node needs.
class EdgeSortKey {
 public:
  static constexpr unsigned type_bits = 20, most_node_bits = 40;

  explicit EdgeSortKey(NodeId greatest)
      : node_bits_(std::max(1U, static_cast<unsigned>(std::bit_width(greatest)))),
        size_((type_bits + 2 * node_bits_ + 7) / 8) {}

  // Valid until the next call. Requires what the widths require.
  [[nodiscard]] std::string_view put(const EdgeEnds& ends) {
    const std::uint64_t head = std::uint64_t{ends.type} << (64 - type_bits) | ends.start << room();
    const unsigned behind = spilled();  // bits of the end that stand in the second word
    store(0, head | (behind == 0 ? ends.end << (room() - node_bits_) : ends.end >> behind));
    store(8, behind == 0 ? 0 : ends.end << (64 - behind));
    return {bytes_.data(), size_};
  }
  [[nodiscard]] EdgeEnds ends(std::string_view key) const {
    const std::uint64_t mask = (std::uint64_t{1} << node_bits_) - 1, head = first_word(key);
    const unsigned behind = spilled();
    const std::uint64_t end =
        behind == 0 ? head >> (room() - node_bits_) : head << behind | first_word(key.substr(8)) >> (64 - behind);
    return {static_cast<Code>(head >> (64 - type_bits)), head >> room() & mask, end & mask};
  }

 private:
  [[nodiscard]] unsigned room() const { return 64 - type_bits - node_bits_; }  // bits behind the start in its word
  [[nodiscard]] unsigned spilled() const { return node_bits_ > room() ? node_bits_ - room() : 0; }
  void store(std::size_t at, std::uint64_t word) {
    for (std::size_t i = 8; i-- > 0; word >>= 8U) bytes_[at + i] = static_cast<char>(word);
  }
  unsigned node_bits_;
  std::size_t size_;
  std::array<char, 16> bytes_{};
};

}  // namespace treatygraph::store
