// What papers say of the graph, and what nodes and edges show.
#include "graph/knowledge/claims.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "graph/model/value_operations.h"
#include "tests/unit/store/synthetic.h"

namespace treatygraph {
namespace {

using facts::Kind;
using facts::Predicate;

std::string text(const std::map<std::string, Value>& properties, const std::string& key) {
  const auto found = properties.find(key);
  return found == properties.end() ? "" : to_literal(found->second);
}

const EdgeClaim* find(const Claims& claimed, const std::string& subject, Predicate predicate,
                      const std::string& object) {
  for (const EdgeClaim& edge : claimed.edges)
    if (edge.subject == subject && edge.predicate == predicate && edge.object == object) return &edge;
  return nullptr;
}

TEST(Claims, APartIsADocumentOfItsOwnWithItsOwnDate) {
  facts::Paper paper = testing::submission("a.txt", "A/1", "AUS", "untoc", "2021-10-29");
  paper.document.date = "2021-11-17";
  const Claims claimed = claims(paper);
  const EdgeClaim* cites = find(claimed, "AUS", Predicate::cites, "untoc");
  ASSERT_NE(cites, nullptr);
  ASSERT_EQ(cites->testimony.passages.size(), 1U);
  EXPECT_EQ(cites->testimony.passages[0].document, "A/1#AUS");
  EXPECT_EQ(cites->testimony.passages[0].date, "2021-10-29");
  EXPECT_NE(find(claimed, "A/1#AUS", Predicate::part_of, "A/1"), nullptr);
  const EdgeClaim* mentions = find(claimed, "A/1", Predicate::mentions, "untoc");
  ASSERT_NE(mentions, nullptr);
  EXPECT_EQ(mentions->testimony.proof, Proof::mentions);
  EXPECT_EQ(mentions->testimony.passages[0].document, "A/1#AUS");
  EXPECT_EQ(claimed.sections, 1U);
}

TEST(Claims, ALineThatNamesItsPartBelongsToIt) {
  facts::Paper paper = testing::submission("a.txt", "A/1", "AUS", "untoc");
  for (facts::Relation& relation : paper.relations) {
    relation.section = "小标题";
    if (relation.predicate == Predicate::cites) relation.attributes["part"] = "A/1#NZL";
  }
  const Claims claimed = claims(paper);
  EXPECT_EQ(find(claimed, "AUS", Predicate::cites, "untoc")->testimony.passages[0].document, "A/1#NZL");
  EXPECT_TRUE(
      std::any_of(claimed.nodes.begin(), claimed.nodes.end(), [](const NodeClaim& n) { return n.id == "A/1#NZL"; }));
}

TEST(Claims, EveryEndOfAnEdgeIsClaimedEvenWithoutAnEntityLine) {
  facts::Paper paper = testing::submission("a.txt", "A/1", "AUS", "untoc");
  paper.entities.clear();
  const Claims claimed = claims(paper);
  for (const EdgeClaim& edge : claimed.edges)
    for (const std::string& id : {edge.subject, edge.object})
      EXPECT_TRUE(std::any_of(claimed.nodes.begin(), claimed.nodes.end(), [&](const NodeClaim& n) {
        return n.id == id;
      })) << id;
}

TEST(Shown, NamesDoNotDependOnTheOrderOfSayings) {
  std::vector<Saying> sayings{{Kind::instrument, "乙约", "", {"丙"}, {}},
                              {Kind::instrument, "甲约", "Treaty", {"乙约"}, {}}};
  const Shown one = show_node("title:x", sayings, "zh");
  std::reverse(sayings.begin(), sayings.end());
  const Shown other = show_node("title:x", sayings, "zh");
  EXPECT_EQ(text(one.properties, "name"), "'乙约'");  // the bytewise smallest
  EXPECT_EQ(text(one.properties, "aliases"), "['丙', '甲约']");
  EXPECT_EQ(text(one.properties, "name_en"), "'Treaty'");
  for (const char* key : {"name", "name_en", "aliases"})
    EXPECT_EQ(text(one.properties, key), text(other.properties, key));
  EXPECT_EQ(text(show_node("title:x", sayings, "en").properties, "name"), "'Treaty'");
}

TEST(Shown, WhatTheIdTells) {
  struct {
    const char* id;
    Kind kind;
    const char *key, *value;
  } const rows[] = {{"A/RES/74/247", Kind::resolution, "body", "'unga'"},
                    {"A/RES/74/247", Kind::resolution, "session", "'74'"},
                    {"A/HRC/RES/38/7", Kind::resolution, "body", "'hrc'"},
                    {"S/RES/1373(2001)", Kind::resolution, "number", "'1373(2001)'"},
                    {"A/AC.291/4/Add.1", Kind::document, "series", "'A/AC.291'"},
                    {"A/70/174", Kind::document, "series", ""},
                    {"doc:a/1", Kind::document, "series", ""},
                    {"untoc", Kind::instrument, "name", "'untoc'"}};
  for (const auto& row : rows) {
    const std::vector<Saying> sayings{{row.kind, "", "", {}, {}}};
    EXPECT_EQ(text(show_node(row.id, sayings, "zh").properties, row.key), row.value) << row.id;
  }
}

TEST(Shown, AnEdgeShowsOneValueOrTheSortedListAndDatesAsDates) {
  const Testimony a{
      Proof::relations, {{"d1", "2021-11-17", {1, 2}}}, 0.5, {{"mode", {"names"}}, {"date", {"2021-01-31"}}}};
  const Testimony b{Proof::relations,
                    {{"d1", "2021-11-17", {7}}, {"d2", "2020", {9}}},
                    0.9,
                    {{"mode", {"recalls"}}, {"date", {"2021-02-30"}}}};
  const std::vector<Testimony> one{a}, both{a, b};
  EXPECT_EQ(show_edge(one).at("date").type(), Value::Type::date);
  EXPECT_EQ(text(show_edge(one), "mode"), "'names'");
  const auto shown = show_edge(both);
  EXPECT_EQ(text(shown, "count"), "4");
  EXPECT_EQ(text(shown, "documents"), "2");
  EXPECT_EQ(text(shown, "confidence"), "0.9");
  EXPECT_EQ(text(shown, "mode"), "['names', 'recalls']");
  EXPECT_EQ(text(shown, "date"), "['2021-01-31', '2021-02-30']");  // one is no date: a list holds one type
  EXPECT_EQ(text(shown, "first_date"), "'2020'");
  EXPECT_EQ(shown.at("last_date").type(), Value::Type::date);
}

}  // namespace
}  // namespace treatygraph
