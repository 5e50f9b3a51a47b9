// Key sort: orders items by their keys, bytewise, those of equal keys as they stand. Looks at eight bytes of a key at a
// time, so that keys with a long common beginning, as of one property's texts, cost little more than short ones.
//
//   struct Item { std::uint64_t word; … };                     // word: first_word() of its key; afterwards anything
//   sort_by_keys(std::span(items), [&](const Item& item) { return std::string_view(…); });
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace treatygraph {

// The first eight bytes as a number that orders as they do; zeros behind a shorter key.
[[nodiscard]] inline std::uint64_t first_word(std::string_view key) noexcept {
  std::uint64_t word = 0;
  if (key.size() >= sizeof word)
    std::memcpy(&word, key.data(), sizeof word);
  else if (!key.empty())
    std::memcpy(&word, key.data(), key.size());
  return std::endian::native == std::endian::little ? __builtin_bswap64(word) : word;
}

template <typename Item, typename KeyOf>
class KeySort {
 public:
  explicit KeySort(KeyOf key_of) : key_of_(key_of) {}

  // Of items whose keys are equal up to `depth` and have their next bytes as words.
  void sort(std::span<Item> items, std::size_t depth) {
    while (items.size() > 1) {
      sort_words(items);
      depth += word_size;
      if (run_from(items, 0) < items.size()) return sort_runs(items, depth);
      items = settle(items, depth);
    }
  }

 private:
  static constexpr std::size_t word_size = 8;
  static constexpr std::size_t few = 24;    // sorted by insertion
  static constexpr std::size_t many = 512;  // sorted by digits

  static bool by_word(const Item& a, const Item& b) { return a.word < b.word; }
  static std::size_t run_from(std::span<const Item> items, std::size_t from) {
    std::size_t to = from + 1;
    while (to < items.size() && items[to].word == items[from].word) ++to;
    return to;
  }
  void sort_runs(std::span<Item> items, std::size_t depth) {
    for (std::size_t from = 0; from < items.size();) {
      const std::size_t to = run_from(items, from);
      if (to - from > 1) sort(settle(items.subspan(from, to - from), depth), depth);
      from = to;
    }
  }

  // Of keys that are equal up to `depth`, with zeros behind shorter ones, those that end come first, the shorter before
  // the longer. Gives the others back, their next words loaded.
  [[nodiscard]] std::span<Item> settle(std::span<Item> items, std::size_t depth) const {
    const auto length = [this, depth](const Item& item) { return std::min(key_of_(item).size(), depth + 1); };
    const auto shorter = [&length](const Item& a, const Item& b) { return length(a) < length(b); };
    if (!std::is_sorted(items.begin(), items.end(), shorter)) std::stable_sort(items.begin(), items.end(), shorter);
    const auto longer = std::partition_point(items.begin(), items.end(),
                                             [&length, depth](const Item& item) { return length(item) <= depth; });
    const std::span<Item> rest(longer, items.end());
    for (Item& item : rest) item.word = first_word(key_of_(item).substr(depth));
    return rest;
  }

  void sort_words(std::span<Item> items) {
    if (std::is_sorted(items.begin(), items.end(), by_word)) return;
    if (items.size() >= many) return sort_digits(items);
    if (items.size() > few) return std::stable_sort(items.begin(), items.end(), by_word);
    for (std::size_t i = 1; i < items.size(); ++i) {
      const Item item = items[i];
      std::size_t at = i;
      for (; at > 0 && item.word < items[at - 1].word; --at) items[at] = items[at - 1];
      items[at] = item;
    }
  }

  // By one byte after the other, the last first; bytes that are the same in all are left out.
  void sort_digits(std::span<Item> items) {
    std::uint64_t differs = 0;
    for (const Item& item : items) differs |= item.word ^ items.front().word;
    if (spare_.size() < items.size()) spare_.resize(items.size());
    std::span<Item> from = items, to = std::span(spare_).first(items.size());
    for (unsigned shift = 0; shift < 64; shift += 8) {
      if (((differs >> shift) & 0xFFU) == 0) continue;
      std::array<std::size_t, 257> next{};
      for (const Item& item : from) ++next[((item.word >> shift) & 0xFFU) + 1];
      for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
      for (const Item& item : from) to[next[(item.word >> shift) & 0xFFU]++] = item;
      std::swap(from, to);
    }
    if (from.data() != items.data()) std::copy(from.begin(), from.end(), items.begin());
  }

  KeyOf key_of_;
  std::vector<Item> spare_;
};

template <typename Item, typename KeyOf>
void sort_by_keys(std::span<Item> items, KeyOf key_of) {
  KeySort<Item, KeyOf>(key_of).sort(items, 0);
}

}  // namespace treatygraph
