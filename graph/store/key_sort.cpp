#include "graph/store/key_sort.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <span>

namespace treatygraph::store {
namespace {

constexpr std::size_t word_size = 8;
constexpr std::size_t few = 24;    // sorted by insertion
constexpr std::size_t many = 512;  // sorted by digits

bool by_word(const SortedKey& a, const SortedKey& b) { return a.word < b.word; }

class KeySort {
 public:
  explicit KeySort(std::string_view bytes) : bytes_(bytes) {}

  // Keys that are equal up to `depth`, whose next bytes are their words.
  void sort(std::span<SortedKey> keys, std::size_t depth) {
    while (keys.size() > 1) {
      sort_words(keys);
      depth += word_size;
      const std::size_t all = run_from(keys, 0);
      if (all < keys.size()) return sort_runs(keys, depth);
      keys = settle(keys, depth);
    }
  }

 private:
  static std::size_t run_from(std::span<const SortedKey> keys, std::size_t from) {
    std::size_t to = from + 1;
    while (to < keys.size() && keys[to].word == keys[from].word) ++to;
    return to;
  }
  void sort_runs(std::span<SortedKey> keys, std::size_t depth) {
    for (std::size_t from = 0; from < keys.size();) {
      const std::size_t to = run_from(keys, from);
      if (to - from > 1) sort(settle(keys.subspan(from, to - from), depth), depth);
      from = to;
    }
  }

  // Of keys that are equal up to `depth`, where shorter ones are filled up with zeros, those that end come first. Gives
  // the others back, their next words loaded.
  [[nodiscard]] std::span<SortedKey> settle(std::span<SortedKey> keys, std::size_t depth) const {
    const auto shorter = [depth](const SortedKey& a, const SortedKey& b) {
      return std::min<std::size_t>(a.size, depth + 1) < std::min<std::size_t>(b.size, depth + 1);
    };
    if (!std::is_sorted(keys.begin(), keys.end(), shorter)) std::stable_sort(keys.begin(), keys.end(), shorter);
    const auto longer =
        std::partition_point(keys.begin(), keys.end(), [depth](const SortedKey& key) { return key.size <= depth; });
    const std::span<SortedKey> rest(longer, keys.end());
    for (SortedKey& key : rest) key.word = first_word(bytes_.substr(key.offset + depth, key.size - depth));
    return rest;
  }

  void sort_words(std::span<SortedKey> keys) {
    if (std::is_sorted(keys.begin(), keys.end(), by_word)) return;
    if (keys.size() >= many) return sort_digits(keys);
    if (keys.size() > few) return std::stable_sort(keys.begin(), keys.end(), by_word);
    for (std::size_t i = 1; i < keys.size(); ++i) {
      const SortedKey key = keys[i];
      std::size_t at = i;
      for (; at > 0 && key.word < keys[at - 1].word; --at) keys[at] = keys[at - 1];
      keys[at] = key;
    }
  }

  // By one byte after the other, the last first; bytes that are the same in all are left out.
  void sort_digits(std::span<SortedKey> keys) {
    std::uint64_t differs = 0;
    for (const SortedKey& key : keys) differs |= key.word ^ keys.front().word;
    if (spare_.size() < keys.size()) spare_.resize(keys.size());
    std::span<SortedKey> from = keys, to = std::span(spare_).first(keys.size());
    for (unsigned shift = 0; shift < 64; shift += 8) {
      if (((differs >> shift) & 0xFFU) == 0) continue;
      std::array<std::uint32_t, 257> next{};
      for (const SortedKey& key : from) ++next[((key.word >> shift) & 0xFFU) + 1];
      for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
      for (const SortedKey& key : from) to[next[(key.word >> shift) & 0xFFU]++] = key;
      std::swap(from, to);
    }
    if (from.data() != keys.data()) std::copy(from.begin(), from.end(), keys.begin());
  }

  std::string_view bytes_;
  std::vector<SortedKey> spare_;
};

}  // namespace

std::uint64_t first_word(std::string_view key) noexcept {
  std::uint64_t word = 0;
  if (!key.empty()) std::memcpy(&word, key.data(), std::min(key.size(), word_size));
  return std::endian::native == std::endian::little ? __builtin_bswap64(word) : word;
}

void sort_keys(std::string_view bytes, std::vector<SortedKey>& keys) { KeySort(bytes).sort(keys, 0); }

}  // namespace treatygraph::store
