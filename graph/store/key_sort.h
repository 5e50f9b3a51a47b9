// Key sort: orders keys of any length bytewise, equal keys as they stand. Looks at eight bytes of a key at a time, so
// that keys with a long common beginning, as of one property's texts, cost little more than short ones.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace treatygraph::store {

struct SortedKey {
  std::uint64_t word = 0;  // while they are sorted: eight bytes of the key. Before: its first eight, by first_word()
  std::uint32_t offset = 0, size = 0;  // of the key in the bytes
};

[[nodiscard]] std::uint64_t first_word(std::string_view key) noexcept;
void sort_keys(std::string_view bytes, std::vector<SortedKey>& keys);

}  // namespace treatygraph::store
