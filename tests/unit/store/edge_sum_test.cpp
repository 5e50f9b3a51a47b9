// EdgeSum beside the slow and obvious way, show_edge().
#include "graph/store/edge_sum.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "extract/base/error.h"
#include "graph/knowledge/claims.h"
#include "graph/model/value_operations.h"
#include "graph/store/lists.h"

namespace treatygraph::store {
namespace {

using Shown = std::map<std::string, std::string>;  // key → value as a literal

constexpr const char* worked_out[] = {"count", "documents", "confidence", "first_date", "last_date"};
// "count" is an attribute too: what is worked out goes before it.
constexpr const char* attributes[] = {"mode", "date", "count", "deadline", "voice"};
constexpr const char* values[] = {"names", "2021-11-17", "2020-01-02", "2021-11", "某国", ""};
constexpr const char* dates[] = {"", "2021-11-17", "2020-02-30", "1999-12-31", "2022"};

Words vocabulary() {
  Words words;
  for (const char* word : attributes) (void)words.add(Vocabulary::key, word);
  for (const char* word : worked_out)
    if (!words.code(Vocabulary::key, word)) (void)words.add(Vocabulary::key, word);
  return words;
}

StoredTestimony random_testimony(std::mt19937& random) {
  StoredTestimony testimony;
  testimony.confidence = static_cast<double>(random() % 100) / 100;
  for (unsigned passages = random() % 3; passages > 0; --passages)
    testimony.passages.push_back({random() % 4, dates[random() % std::size(dates)], {random() % 9, 9 + random() % 9}});
  for (Code key = 0; key < std::size(attributes); ++key) {
    if (random() % 2 == 0) continue;
    std::set<std::string> said;
    for (unsigned count = 1 + random() % 3; count > 0; --count) said.insert(values[random() % std::size(values)]);
    testimony.attributes.emplace_back(key, std::vector<std::string>(said.begin(), said.end()));
  }
  return testimony;
}

Testimony as_claimed(const StoredTestimony& stored) {
  Testimony testimony{stored.proof, {}, stored.confidence, {}};
  for (const StoredPassage& passage : stored.passages)
    testimony.passages.push_back({std::to_string(passage.document), passage.date, passage.lines});
  for (const auto& [key, said] : stored.attributes)
    testimony.attributes[attributes[key]].insert(said.begin(), said.end());
  return testimony;
}

TEST(EdgeSum, ShowsWhatShowEdgeShows) {
  std::mt19937 random(7);  // NOLINT: the same numbers each time
  const Words words = vocabulary();
  EdgeSum sum(words);
  for (int round = 0; round < 2000; ++round) {
    std::vector<Testimony> claimed;
    std::vector<std::string> encoded;
    for (std::size_t sources = random() % 4; claimed.size() < sources;) {
      const StoredTestimony testimony = random_testimony(random);
      claimed.push_back(as_claimed(testimony));
      encoded.push_back(encode(testimony));
    }
    std::vector<Item> items;
    for (std::size_t i = 0; i < encoded.size(); ++i) items.push_back({i + 1, false, 0, encoded[i]});
    Shown expected, shown;
    for (const auto& [key, value] : show_edge(claimed)) expected[key] = to_literal(value);
    std::optional<Code> before;
    for (const auto& [key, value] : sum.show(encode_list(Payload::text, items))) {
      EXPECT_TRUE(!before || *before < key) << "properties ascend";
      before = key;
      shown[words.words(Vocabulary::key)[key]] = to_literal(value);
    }
    ASSERT_EQ(shown, expected) << "round " << round;
  }
}

TEST(EdgeSum, SaysWhatIsDamaged) {
  const Words words = vocabulary();
  StoredTestimony testimony;
  testimony.attributes.emplace_back(99, std::vector<std::string>{"of a key that nobody knows"});
  const std::string encoded = encode(testimony);
  const Item item{1, false, 0, encoded};
  EXPECT_THROW((void)EdgeSum(words).show(encode_list(Payload::text, {&item, 1})), Error);
  EXPECT_THROW((void)EdgeSum(Words()).show({}), Error) << "a database without the key \"count\"";
}

}  // namespace
}  // namespace treatygraph::store
