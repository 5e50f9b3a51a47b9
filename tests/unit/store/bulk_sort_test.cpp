// What a bulk load sorts by: the keys of edges beside the edges themselves, the sorter beside std::stable_sort.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <tuple>

#include "graph/store/edge_sort_key.h"
#include "graph/store/sorter.h"
#include "tests/unit/store/scratch.h"

namespace treatygraph::store {
namespace {

TEST(EdgeSortKey, SortsAndTellsAsTheEdgesDo) {
  for (const unsigned bits : {1U, 2U, 18U, 21U, 22U, 23U, 32U, 39U, 40U}) {
    std::mt19937_64 random(bits);
    const NodeId greatest = (std::uint64_t{1} << bits) - 1;
    const auto node = [&] { return random() % 4 == 0 ? greatest - random() % 2 : random() & greatest; };
    EdgeSortKey key(greatest);
    using Edge = std::tuple<Code, NodeId, NodeId>;
    std::vector<std::pair<std::string, Edge>> edges;
    for (int i = 0; i < 500; ++i) {
      const auto type = static_cast<Code>(i % 3 == 0 ? (1U << EdgeSortKey::type_bits) - 1 : random() % 4);
      const EdgeEnds ends{type, node(), node()};
      edges.emplace_back(key.put(ends), Edge{ends.type, ends.start, ends.end});
      const EdgeEnds back = key.ends(edges.back().first);
      EXPECT_EQ((Edge{back.type, back.start, back.end}), edges.back().second) << bits << " bits";
    }
    for (const auto& [a, edge_a] : edges)
      for (const auto& [b, edge_b] : edges) ASSERT_EQ(a < b, edge_a < edge_b) << bits << " bits";
  }
}

TEST(Sorter, GivesBackWhatStableSortGives) {
  const treatygraph::testing::Scratch scratch;
  for (const std::size_t memory : {std::size_t{4} << 10U, std::size_t{1} << 16U, std::size_t{64} << 20U}) {
    std::mt19937 random(7);
    std::vector<std::pair<std::string, std::string>> entries, sorted;
    Sorter sorter(scratch / "sorted", memory);
    for (int i = 0; i < 20000; ++i) {
      const std::string key = std::string(random() % 3, 'k') + std::to_string(random() % 3000);
      const std::size_t size = random() % 1000 == 0 ? 300000 : random() % 40;  // longer than a buffer of a file
      entries.emplace_back(key, fmt::format("{}:{}", i, std::string(size, 'v')));
      sorter.add(entries.back().first, entries.back().second);
    }
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    sorter.drain([&](std::string_view key, std::string_view value) { sorted.emplace_back(key, value); });
    EXPECT_TRUE(sorted == entries) << memory << " bytes";
  }
}

}  // namespace
}  // namespace treatygraph::store
