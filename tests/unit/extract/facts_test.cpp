#include "extract/facts/facts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <sstream>

#include "extract/base/error.h"

namespace treatygraph::facts {
namespace {

Paper sample() {
  Paper paper;
  paper.document = {"papers/a.txt", "A/AC.1/2", "报告\"草稿\"", "2021-11-17",     "zh",
                    "UTF-8",        "text",     "ab12",         "treatygraph 0.1"};
  paper.entities = {{"papers/a.txt", Kind::instrument, "title:海洋公约", "海洋公约", "", {"Sea Convention"}}};
  paper.mentions = {{"papers/a.txt", "A/AC.1/2", 120, 126, "冰\n岛", Kind::state, "ISL", "冰岛", "1"}};
  paper.references = {
      {"papers/a.txt", "A/AC.1/2", 410, 419, "该公约", Kind::instrument, "", {"a", "b"}, 300, "", "¶2"}};
  paper.relations = {{"papers/a.txt",
                      "A/AC.1/2",
                      300,
                      342,
                      "《海洋公约》",
                      "冰岛遵守《海洋公约》。",
                      "冰岛",
                      "3",
                      "ISL",
                      Kind::state,
                      Predicate::cites,
                      "title:海洋公约",
                      Kind::instrument,
                      "name",
                      0.98,
                      {{"mode", "names"}, {"voice", "own"}}}};
  return paper;
}

std::string written(const Paper& paper) {
  std::ostringstream out;
  write(paper, out);
  return out.str();
}

TEST(FactsLines, KeepTheKeysInOrder) {
  EXPECT_EQ(
      written(sample()),
      R"({"type":"document","source":"papers/a.txt","doc":"A/AC.1/2","title":"报告\"草稿\"","date":"2021-11-17","language":"zh","encoding":"UTF-8","reader":"text","sha256":"ab12","maker":"treatygraph 0.1"}
{"type":"entity","source":"papers/a.txt","kind":"Instrument","id":"title:海洋公约","name":"海洋公约","name_en":"","aliases":["Sea Convention"]}
{"type":"mention","source":"papers/a.txt","doc":"A/AC.1/2","start":120,"end":126,"text":"冰\n岛","kind":"State","id":"ISL","section":"冰岛","paragraph":"1"}
{"type":"reference","source":"papers/a.txt","doc":"A/AC.1/2","start":410,"end":419,"text":"该公约","kind":"Instrument","id":"","candidates":["a","b"],"antecedent":300,"section":"","paragraph":"¶2"}
{"type":"relation","source":"papers/a.txt","doc":"A/AC.1/2","start":300,"end":342,"text":"《海洋公约》","quote":"冰岛遵守《海洋公约》。","section":"冰岛","paragraph":"3","subject":"ISL","subject_kind":"State","predicate":"CITES","object":"title:海洋公约","object_kind":"Instrument","rule":"name","confidence":0.98,"attributes":{"mode":"names","voice":"own"}}
)");
}

TEST(FactsLines, ComeBackAsTheyWere) {
  Paper second = sample();
  second.document.source = "b.txt";
  second.document.title = "control \x01 and tab\t, back\\slash";
  for (auto& m : second.mentions) m.source = "b.txt";
  second.entities.clear();
  second.references.clear();
  second.relations.clear();
  std::istringstream in(written(sample()) + "\n" + written(second));
  Reader reader(in, "facts.jsonl");
  Paper paper;
  ASSERT_TRUE(reader.next(paper));
  EXPECT_EQ(paper, sample());
  ASSERT_TRUE(reader.next(paper));
  EXPECT_EQ(paper, second);
  EXPECT_FALSE(reader.next(paper));
}

TEST(FactsLines, AreRefusedWithTheirPlace) {
  struct Case {
    std::string_view lines, message;
  };
  const Case cases[] = {
      {"nonsense\n", "f.jsonl:1: not a JSON object"},
      {"{\"type\":\"entity\",\"source\":\"a\"}\n", "f.jsonl:1: a paper's lines begin with its document line"},
      {"{\"type\":\"document\",\"source\":\"a\",\"doc\":\"d\"}\n\n{\"type\":\"guess\"}\n",
       "f.jsonl:3: \"type\" is \"guess\""},
      {"{\"type\":\"document\",\"source\":\"a\",\"doc\":\"d\"}\n{\"type\":\"entity\",\"source\":\"b\",\"kind\":"
       "\"State\",\"id\":\"FRA\"}",
       "f.jsonl:2: \"source\" differs"},
      {"{\"type\":\"document\",\"source\":\"a\",\"doc\":7}\n", "f.jsonl:1: \"doc\" must be a string"},
      {"{\"type\":\"document\",\"source\":\"a\",\"doc\":\"d\"}\n{\"type\":\"entity\",\"source\":\"a\",\"kind\":"
       "\"Planet\",\"id\":\"x\"}",
       "f.jsonl:2: \"kind\" is \"Planet\""},
  };
  for (const Case& c : cases) {
    std::istringstream in{std::string(c.lines)};
    Reader reader(in, "f.jsonl");
    Paper paper;
    try {
      while (reader.next(paper)) {
      }
      ADD_FAILURE() << "accepted: " << c.lines;
    } catch (const Error& error) {
      EXPECT_EQ(std::string_view(error.what()).substr(0, c.message.size()), c.message);
    }
  }
}

TEST(FactsNames, AreTheSameBothWays) {
  for (int i = 1; i <= 11; ++i) {
    Kind back{};
    ASSERT_TRUE(parse(name(static_cast<Kind>(i)), back));
    EXPECT_EQ(back, static_cast<Kind>(i));
  }
  for (int i = 1; i <= 18; ++i) {
    Predicate back{};
    ASSERT_TRUE(parse(name(static_cast<Predicate>(i)), back));
    EXPECT_EQ(back, static_cast<Predicate>(i));
  }
}

TEST(FactsSort, IsByPlaceThenKindThenId) {
  Paper paper;
  const auto at = [](std::uint64_t start, Kind kind, std::string id) {
    Mention m;
    m.start = start;
    m.kind = kind;
    m.id = std::move(id);
    return m;
  };
  paper.mentions = {at(9, Kind::state, "B"), at(3, Kind::offence, "A"), at(9, Kind::state, "A"),
                    at(3, Kind::state, "Z")};
  sort(paper);
  std::string order;
  for (const Mention& m : paper.mentions) order += std::to_string(m.start) + m.id + " ";
  EXPECT_EQ(order, "3Z 3A 9A 9B ");
}

TEST(FactsAttributes, AreWhatAMapWouldBe) {
  std::mt19937 turn(7);
  const auto letter = [&] { return std::string(1, static_cast<char>('a' + turn() % 9)); };
  for (int round = 0; round < 200; ++round) {
    Attributes values, others;
    std::map<std::string, std::string> plain, plain_others;
    for (unsigned i = turn() % 8; i > 0; --i) {
      const std::string key = letter(), value = letter();
      values[key] = plain[key] = value;
      const std::string other = letter();
      others[other] = plain_others[other] = value;
    }
    const Attributes& seen = values;
    EXPECT_TRUE(std::equal(seen.begin(), seen.end(), plain.begin(), plain.end(),
                           [](const auto& a, const auto& b) { return a.first == b.first && a.second == b.second; }));
    EXPECT_EQ(values.contains("e"), plain.contains("e"));
    EXPECT_EQ(values < others, plain < plain_others);
    EXPECT_EQ(values == others, plain == plain_others);
  }
}

}  // namespace
}  // namespace treatygraph::facts
