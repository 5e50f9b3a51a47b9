// Lists fold to the same bytes however RocksDB groups their operands; values and keys survive their bytes.
#include "graph/store/lists.h"

#include <gtest/gtest.h>

#include <limits>
#include <map>
#include <random>

#include "extract/base/error.h"
#include "graph/model/codec.h"
#include "graph/model/value_operations.h"
#include "graph/store/keys.h"

namespace treatygraph::store {
namespace {

TEST(Lists, EveryGroupingOfOperandsGivesTheSameList) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::map<std::uint64_t, std::uint64_t> expected;
    std::vector<std::string> operands;
    for (int i = 0; i < 20; ++i) {
      const std::uint64_t number = random() % 12, node = random() % 1000;
      const bool gone = random() % 3 == 0;
      operands.push_back(encode_item(Payload::node, {number, gone, node}));
      if (gone)
        expected.erase(number);
      else
        expected[number] = node;
    }
    std::vector<Item> items;
    items.reserve(expected.size());
    for (const auto& [number, node] : expected) items.push_back({number, false, node});
    const std::string wanted = encode_list(Payload::node, items);

    std::string list;
    for (std::size_t from = 0; from < operands.size();) {
      const std::size_t size = std::min<std::size_t>(1 + random() % 6, operands.size() - from);
      const std::vector<std::string_view> group(operands.begin() + static_cast<long>(from),
                                                operands.begin() + static_cast<long>(from + size));
      const std::string folded = fold_operands(Payload::node, group);
      list = apply_operands(Payload::node, list, std::vector<std::string_view>{folded});
      from += size;
    }
    ASSERT_EQ(list, wanted);
  }
}

TEST(Codec, ValuesSurvive) {
  const Value values[] = {true,
                          std::numeric_limits<std::int64_t>::min(),
                          std::numeric_limits<std::int64_t>::max(),
                          -0.5,
                          "布达佩斯公约",
                          "",
                          List{"a", "b"},
                          List{},
                          Date{-719528},
                          LocalTime{1},
                          Time{5, -3600},
                          LocalDateTime{1, 2},
                          DateTime{1, 2, 3600, "Europe/Vienna"},
                          Duration{1, -2, 3, -4}};
  for (const Value& value : values) {
    std::string bytes;
    put_value(bytes, value);
    Decoder in(bytes);
    EXPECT_TRUE(equivalent(in.value(), value)) << to_literal(value);
    EXPECT_TRUE(in.done());
    for (std::size_t cut = 0; cut < bytes.size(); ++cut)
      EXPECT_THROW((void)Decoder(std::string_view(bytes).substr(0, cut)).value(), Error);
  }
}

TEST(Keys, NumbersSortAsNumbersAndEqualOnesShareAKey) {
  const double ascending[] = {-std::numeric_limits<double>::infinity(), -3, -0.5, 0, 0.5, 1, 2, 1e300};
  for (std::size_t i = 1; i < std::size(ascending); ++i)
    EXPECT_LT(*property_key(1, ascending[i - 1]), *property_key(1, ascending[i]));
  EXPECT_EQ(*property_key(1, 1), *property_key(1, 1.0));
  EXPECT_EQ(*property_key(1, 0.0), *property_key(1, -0.0));
  EXPECT_NE(*property_key(1, 1), *property_key(2, 1));
  EXPECT_FALSE(property_key(1, List{}));
}

}  // namespace
}  // namespace treatygraph::store
