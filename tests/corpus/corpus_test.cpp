// Every sample paper against what a careful reader wrote down (expected/), and the promises that hold for any paper.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#include "expected.h"
#include "extract/base/text.h"
#include "extract/explain/explain.h"
#include "extract/extract.h"

namespace treatygraph {
namespace {

namespace fs = std::filesystem;
using corpus::Expected;

const fs::path folder = fs::path(TEST_DATA);

std::vector<std::string> paper_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder / "papers")) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

struct Reading {
  ReadingText text;
  facts::Paper paper;

  explicit Reading(const std::string& name) {
    const Source source{"papers/" + name, bytes_of(folder / "papers" / name)};
    text = reading_text(source);
    paper = extract(source, Lexicon::built_in());
  }
  [[nodiscard]] std::size_t line_of(std::uint64_t offset) const {
    return 1 + static_cast<std::size_t>(
                   std::count(text.text.begin(), text.text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
  }
};

bool fits(const std::string& wanted, const std::string& got) { return wanted == "*" || wanted == got; }

class SamplePaper : public testing::TestWithParam<std::string> {
 protected:
  const Reading reading_{GetParam()};
};

// Bare 联合国, 大会, 秘书处, 秘书长, the future convention and the word cybercrime: left alone, neither right nor
// wrong.
bool left_alone(const facts::Mention& mention) {
  static const std::set<std::string> ids{
      "un", "unga", "un-secretariat", "un-secretary-general", "new-un-convention", "cybercrime"};
  return ids.contains(mention.id);
}

TEST_P(SamplePaper, SaysWhatItsReaderFound) {
  const Expected expected = corpus::read_expected(folder / "expected" / (GetParam() + ".facts"));
  std::set<const corpus::ExpectedMention*> met;
  for (const facts::Mention& mention : reading_.paper.mentions) {
    const std::size_t line = reading_.line_of(mention.start);
    bool known = left_alone(mention);
    for (const auto& row : expected.mentions) {
      if (row.line != line || row.kind != facts::name(mention.kind) || !fits(row.id, mention.id)) continue;
      known = true;
      met.insert(&row);
    }
    EXPECT_TRUE(known) << "line " << line << ": " << facts::name(mention.kind) << ' ' << mention.id << " “"
                       << mention.text << "” is not there for a reader";
  }
  for (const auto& row : expected.mentions) {
    EXPECT_TRUE(row.optional || met.contains(&row))
        << "line " << row.line << ": missed " << row.kind << ' ' << row.id << " “" << row.surface << "”";
  }
}

std::string test_name(const testing::TestParamInfo<std::string>& paper) {
  std::string name = paper.param;
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

// PART_OF, BROADER and a Document's own CITES follow from the mentions: the tests of promises below look after them.
bool follows_from_mentions(const facts::Relation& relation) {
  return relation.predicate == facts::Predicate::part_of || relation.predicate == facts::Predicate::broader ||
         (relation.predicate == facts::Predicate::cites && relation.subject_kind == facts::Kind::document);
}

TEST_P(SamplePaper, RelatesWhatItsReaderRelated) {
  const Expected expected = corpus::read_expected(folder / "expected" / (GetParam() + ".facts"));
  std::set<const corpus::ExpectedRelation*> met;
  for (const facts::Relation& relation : reading_.paper.relations) {
    if (follows_from_mentions(relation)) continue;
    bool known = false;
    for (const auto& row : expected.relations) {
      if (row.predicate != facts::name(relation.predicate) || !fits(row.subject, relation.subject) ||
          !fits(row.object, relation.object)) {
        continue;
      }
      known = true;
      const bool agrees = std::all_of(row.attributes.begin(), row.attributes.end(), [&](const auto& attribute) {
        const auto got = relation.attributes.find(attribute.first);
        return got != relation.attributes.end() && got->second == attribute.second;
      });
      if (agrees) met.insert(&row);
    }
    EXPECT_TRUE(known) << "line " << reading_.line_of(relation.start) << ": " << relation.subject << ' '
                       << facts::name(relation.predicate) << ' ' << relation.object << " is not there for a reader ("
                       << relation.rule << ": " << relation.quote << ")";
  }
  for (const auto& row : expected.relations) {
    std::string attributes;
    for (const auto& [key, value] : row.attributes) attributes.append(" ").append(key).append("=").append(value);
    EXPECT_TRUE(row.optional || met.contains(&row))
        << "line " << row.line << ": missed " << row.subject << ' ' << row.predicate << ' ' << row.object << attributes;
  }
}

TEST_P(SamplePaper, GivesBackEverySlice) {
  const auto slice = [&](std::uint64_t start, std::uint64_t end) {
    return reading_.text.text.substr(start, end - start);
  };
  for (const auto& mention : reading_.paper.mentions) EXPECT_EQ(slice(mention.start, mention.end), mention.text);
  for (const auto& reference : reading_.paper.references)
    EXPECT_EQ(slice(reference.start, reference.end), reference.text);
  for (const auto& relation : reading_.paper.relations) {
    if (relation.rule == "lexicon") continue;
    EXPECT_EQ(slice(relation.start, relation.end), relation.text) << relation.rule;
  }
}

TEST_P(SamplePaper, ProvesEveryRelationByItsSentence) {
  for (const auto& relation : reading_.paper.relations) {
    if (relation.rule == "lexicon") continue;
    EXPECT_FALSE(relation.quote.empty());
    EXPECT_NE(without_blanks(relation.quote).find(without_blanks(relation.text)), std::string::npos)
        << relation.rule << ": “" << relation.text << "” is not in “" << relation.quote << "”";
  }
}

// What an edge rests on must be named where the edge points: one end of each of these, in the quote.
enum class End { subject, object };
std::optional<End> end_named_by(facts::Predicate predicate) {
  using facts::Predicate;
  static const std::map<Predicate, End> ends{
      {Predicate::cites, End::object},           {Predicate::proposes_offence, End::object},
      {Predicate::rejects_offence, End::object}, {Predicate::adopted, End::object},
      {Predicate::endorsed, End::object},        {Predicate::established, End::object},
      {Predicate::submitted, End::subject},      {Predicate::spoke_at, End::subject},
      {Predicate::attended_as, End::subject},    {Predicate::represents, End::subject},
      {Predicate::member_of, End::subject}};
  const auto end = ends.find(predicate);
  return end == ends.end() ? std::nullopt : std::optional(end->second);
}

// The words by which a paper names each id: mentions, and back references whose antecedent is a mention.
std::multimap<std::string, std::string> surfaces(const facts::Paper& paper) {
  std::multimap<std::string, std::string> surfaces;
  std::set<std::uint64_t> starts;
  for (const auto& mention : paper.mentions) {
    surfaces.emplace(mention.id, without_blanks(mention.text));
    starts.insert(mention.start);
  }
  for (const auto& reference : paper.references) {
    if (reference.id.empty()) continue;
    EXPECT_TRUE(starts.contains(reference.antecedent)) << reference.text << " goes back to no mention";
    surfaces.emplace(reference.id, without_blanks(reference.text));
  }
  return surfaces;
}

TEST_P(SamplePaper, NamesWhatEachEdgeRestsOnInItsQuote) {
  const std::multimap<std::string, std::string> names = surfaces(reading_.paper);
  for (const auto& relation : reading_.paper.relations) {
    const std::optional<End> end = end_named_by(relation.predicate);
    if (relation.rule == "lexicon" || !end) continue;
    std::string words = without_blanks(relation.quote);
    if (*end == End::subject) words += without_blanks(relation.section);
    const auto [first, last] = names.equal_range(*end == End::subject ? relation.subject : relation.object);
    bool named =
        std::any_of(first, last, [&](const auto& name) { return words.find(name.second) != std::string::npos; });
    // A body may be described where it is founded, before it has a name.
    if (relation.predicate == facts::Predicate::established)
      named = named || words.find(without_blanks(relation.text)) != std::string::npos;
    EXPECT_TRUE(named) << relation.subject << ' ' << facts::name(relation.predicate) << ' ' << relation.object
                       << " rests on “" << relation.quote << "” under “" << relation.section << "”";
  }
}

TEST_P(SamplePaper, CitesWhatItNames) {
  std::set<std::string> cited;
  std::set<std::string> part_of;
  for (const auto& relation : reading_.paper.relations) {
    if (relation.predicate == facts::Predicate::cites && relation.subject == reading_.paper.document.doc) {
      cited.insert(relation.object);
    }
    if (relation.predicate == facts::Predicate::part_of) part_of.insert(relation.subject);
  }
  for (const auto& mention : reading_.paper.mentions) {
    using facts::Kind;
    const bool citable = mention.kind == Kind::instrument || mention.kind == Kind::resolution ||
                         mention.kind == Kind::document || mention.kind == Kind::provision;
    if (!citable || mention.id == reading_.paper.document.doc) continue;
    EXPECT_TRUE(cited.contains(mention.id)) << mention.id;
    EXPECT_TRUE(mention.kind != Kind::provision || part_of.contains(mention.id)) << mention.id;
  }
}

TEST_P(SamplePaper, IsExplained) {
  const Source source{"papers/" + GetParam(), bytes_of(folder / "papers" / GetParam())};
  const Explanation whole = explain(source, Lexicon::built_in(), {1, reading_.line_of(reading_.text.text.size())});
  const auto on_words = std::count_if(reading_.paper.relations.begin(), reading_.paper.relations.end(),
                                      [](const facts::Relation& relation) { return relation.rule != "lexicon"; });
  EXPECT_EQ(whole.relations.size(), static_cast<std::size_t>(on_words));
  EXPECT_EQ(whole.names.size(), reading_.paper.mentions.size() + reading_.paper.references.size());
  for (const Explained& relation : whole.relations) {
    ASSERT_FALSE(relation.reasons.empty()) << relation.what;
    EXPECT_NE(relation.reasons.front().find(": "), std::string::npos) << relation.what << ": " << relation.reasons[0];
  }
  for (const Explained& name : whole.names) {
    ASSERT_FALSE(name.reasons.empty()) << name.what;
    EXPECT_FALSE(name.reasons.front().starts_with("found by the rule")) << name.what << ": " << name.reasons[0];
  }
}

INSTANTIATE_TEST_SUITE_P(Corpus, SamplePaper, testing::ValuesIn(paper_names()), test_name);

}  // namespace
}  // namespace treatygraph
