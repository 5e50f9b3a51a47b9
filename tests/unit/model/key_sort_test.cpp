#include "graph/model/key_sort.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace treatygraph {
namespace {

struct Item {
  std::uint64_t word = 0;
  std::uint32_t number = 0;
};

// Against the sort of the library, which compares whole keys.
void expect_sorted(const std::vector<std::string>& keys) {
  std::vector<Item> items;
  std::vector<std::uint32_t> wanted;
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    items.push_back({first_word(keys[i]), i});
    wanted.push_back(i);
  }
  std::stable_sort(wanted.begin(), wanted.end(), [&](auto a, auto b) { return keys[a] < keys[b]; });
  sort_by_keys(std::span(items), [&](const Item& item) { return std::string_view(keys[item.number]); });
  for (std::size_t i = 0; i < items.size(); ++i) ASSERT_EQ(items[i].number, wanted[i]) << "place " << i;
}

TEST(KeySort, OrdersKeysOfAnyLengthAndKeepsTheOrderOfEqualOnes) {
  std::mt19937 random(3);
  const auto pick = [&](unsigned below) { return static_cast<unsigned>(random() % below); };
  for (const unsigned count : {0U, 1U, 2U, 20U, 100U, 3000U}) {
    for (const unsigned letters : {1U, 2U, 256U}) {
      for (const unsigned longest : {1U, 8U, 9U, 40U}) {
        std::vector<std::string> keys;
        for (unsigned i = 0; i < count; ++i) {
          std::string& key = keys.emplace_back(pick(3) == 0 ? "a common beginning" : "");
          for (unsigned size = pick(longest + 1); key.size() < size;) key += static_cast<char>(pick(letters));
        }
        expect_sorted(keys);
      }
    }
  }
}

TEST(KeySort, TellsZerosFromTheEndOfAKey) {
  using namespace std::string_literals;
  expect_sorted(
      {"a\0\0"s, "a"s, "a\0"s, ""s, "a\0\0\0\0\0\0\0"s, "a\0\0\0\0\0\0\0\0"s, "a"s, "\0"s, "a\0\0\0\0\0\0\0b"s, ""s});
}

TEST(KeySort, TakesLongKeysThatAreEqual) { expect_sorted(std::vector<std::string>(5, std::string(100'000, 'x'))); }

}  // namespace
}  // namespace treatygraph
