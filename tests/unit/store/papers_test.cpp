// Papers in and out: what they say, what is taken back, and the user's layer over it.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <random>
#include <thread>

#include "extract/base/error.h"
#include "graph/model/value_operations.h"
#include "graph/store/store.h"
#include "tests/unit/store/dump.h"
#include "tests/unit/store/scratch.h"
#include "tests/unit/store/synthetic.h"

namespace treatygraph {
namespace {

using testing::difference;
using testing::dump;
using testing::expected_dump;
using testing::paper;
using testing::Scratch;
using testing::submission;
using Papers = std::map<std::string, facts::Paper>;

// A store with a writer and a transaction open.
class PapersTest : public ::testing::Test {
 protected:
  void put(const facts::Paper& paper) {
    graph->put(paper);
    graph->commit();
  }
  NodeId node(const std::string& id) {
    const auto nodes = graph->find(*graph->code(Vocabulary::key, "id"), id);
    return nodes && nodes->size() == 1 ? nodes->front() : 0;
  }
  Value property(NodeId at, const std::string& word) {
    const auto key = graph->code(Vocabulary::key, word);
    return key ? graph->node_property(at, *key) : Value();
  }
  std::optional<EdgeId> edge(const std::string& subject, const std::string& type, const std::string& object) {
    std::vector<Neighbour> edges;
    const auto code = graph->code(Vocabulary::type, type);
    if (!code) return std::nullopt;
    graph->neighbours(node(subject), Direction::outgoing, {&*code, 1}, edges);
    for (const Neighbour& each : edges)
      if (each.node == node(object)) return each.edge;
    return std::nullopt;
  }
  std::string shows(EdgeId at, const std::string& word) {
    return to_literal(graph->edge_property(at, graph->code(Vocabulary::key, word).value()));
  }
  void expect_sound() {
    writer->publish();
    EXPECT_EQ(check(store), std::vector<std::string>());
  }

  Scratch scratch;
  Store store{scratch / "db"};
  std::unique_ptr<Writer> writer = store.write();
  std::unique_ptr<Transaction> graph = writer->begin();
};

TEST_F(PapersTest, ASubmissionBecomesNodesEdgesAndEvidence) {
  put(submission("papers/a.txt", "A/AC.1/4", "AUS", "untoc"));
  EXPECT_EQ(to_literal(property(node("AUS"), "name")), "'国AUS'");
  EXPECT_EQ(to_literal(property(node("AUS"), "aliases")), "['老国AUS']");
  EXPECT_EQ(property(node("A/AC.1/4"), "date").type(), Value::Type::date);
  EXPECT_EQ(graph->named("land aus"), std::vector<NodeId>{node("AUS")});
  EXPECT_EQ(graph->named("untoc公約"), std::vector<NodeId>{node("untoc")});

  const EdgeId cites = edge("AUS", "CITES", "untoc").value();
  EXPECT_EQ(shows(cites, "count"), "1");
  EXPECT_EQ(shows(cites, "mode"), "'recalls'");
  const std::vector<Evidence> proofs = graph->evidence(cites);
  ASSERT_EQ(proofs.size(), 1U);
  EXPECT_EQ(proofs[0].document, "A/AC.1/4#AUS");
  EXPECT_EQ(proofs[0].source, "papers/a.txt");
  EXPECT_EQ(proofs[0].quote, "我们援引该公约。");
  EXPECT_EQ(proofs[0].date, "2021-11-17");
  EXPECT_TRUE(edge("A/AC.1/4#AUS", "PART_OF", "A/AC.1/4"));
  EXPECT_TRUE(edge("A/AC.1/4", "MENTIONS", "untoc"));
  ASSERT_EQ(graph->sources().size(), 1U);
  EXPECT_EQ(graph->sources()[0].unresolved, 1U);
  EXPECT_TRUE(writer->holds("papers/a.txt", "sha of papers/a.txt", "test 1"));
  EXPECT_FALSE(writer->holds("papers/a.txt", "sha of papers/a.txt", "test 2"));
  expect_sound();
}

TEST_F(PapersTest, SeveralSourcesAddUpAndLanguageVersionsAreOneDocument) {
  put(submission("a.zh.txt", "A/AC.1/4", "AUS", "untoc", "2021-11-17"));
  facts::Paper english = submission("a.en.txt", "A/AC.1/4", "AUS", "untoc", "2021-11-17");
  english.document.language = "en";
  for (facts::Relation& relation : english.relations)
    if (relation.predicate == facts::Predicate::cites) relation.attributes["mode"] = "names";
  put(english);
  put(submission("b.txt", "A/AC.1/5", "AUS", "untoc", "2020-02-01"));
  const EdgeId cites = edge("AUS", "CITES", "untoc").value();
  EXPECT_EQ(shows(cites, "count"), "3");
  EXPECT_EQ(shows(cites, "documents"), "2");
  EXPECT_EQ(shows(cites, "first_date"), "'2020-02-01'");
  EXPECT_EQ(shows(cites, "last_date"), "'2021-11-17'");
  EXPECT_EQ(shows(cites, "mode"), "['names', 'recalls']");
  EXPECT_EQ(to_literal(property(node("A/AC.1/4"), "languages")), "['en', 'zh']");
  EXPECT_EQ(graph->evidence(cites)[0].date, "2020-02-01");
  EXPECT_TRUE(graph->remove("A/AC.1/4"));  // by document: both language versions
  EXPECT_EQ(shows(edge("AUS", "CITES", "untoc").value(), "count"), "1");
  EXPECT_EQ(graph->sources().size(), 1U);
  EXPECT_FALSE(graph->remove("A/AC.1/4"));
  graph->commit();
  expect_sound();
}

TEST_F(PapersTest, AnyOrderTwiceReplacedAndRemovedGiveTheGraphOfWhatIsLeft) {
  std::mt19937 random(3);
  Papers there;
  for (int step = 0; step < 160; ++step) {
    const std::string source = "papers/" + std::to_string(random() % 8) + ".txt";
    if (random() % 4 == 0) {
      EXPECT_EQ(graph->remove(source), there.erase(source) == 1);
    } else {
      facts::Paper made = paper(source, random() % 3);
      if (random() % 5 == 0) made.document.sha256 = "the same bytes";
      graph->put(made);
      there[source] = made;
    }
    if (step % 10 != 9) continue;
    graph->commit();
    ASSERT_EQ(difference(expected_dump(there), dump(*graph)), "") << "step " << step;
  }
  expect_sound();
  EXPECT_EQ(difference(expected_dump(there), dump(*store.read())), "");
}

TEST_F(PapersTest, NothingIsLeftWhenAllIsRemoved) {
  const std::string empty = dump(*graph);
  for (int i = 0; i < 5; ++i) put(paper("p" + std::to_string(i), 1));
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(graph->remove("p" + std::to_string(i)));
  graph->commit();
  EXPECT_EQ(dump(*graph), empty);
  EXPECT_EQ(graph->count_nodes(std::nullopt), 0U);
  EXPECT_EQ(graph->count_edges(std::nullopt), 0U);
  expect_sound();
}

TEST_F(PapersTest, EqualBytesAreOneSourceWithSeveralNames) {
  facts::Paper b = submission("b.txt", "doc:b", "AUS", "untoc"), a = submission("a.txt", "doc:a", "AUS", "untoc");
  a.document.sha256 = b.document.sha256 = "1234";
  put(b);
  put(a);
  ASSERT_EQ(graph->sources().size(), 1U);
  EXPECT_EQ(graph->sources()[0].source, "a.txt");
  EXPECT_EQ(graph->sources()[0].other_names, std::vector<std::string>{"b.txt"});
  EXPECT_EQ(node("doc:b"), 0U);
  EXPECT_EQ(shows(edge("AUS", "CITES", "untoc").value(), "count"), "1");
  EXPECT_EQ(difference(expected_dump({{"a.txt", a}, {"b.txt", b}}), dump(*graph)), "");
  expect_sound();
  EXPECT_TRUE(graph->remove("a.txt"));
  EXPECT_EQ(difference(expected_dump({{"b.txt", b}}), dump(*graph)), "");
  graph->commit();
  expect_sound();
}

TEST_F(PapersTest, FactsWithoutADocumentAreRefusedAndLeaveNoTrace) {
  put(submission("a.txt", "A/1", "AUS", "untoc"));
  const std::string before = dump(*graph);
  EXPECT_THROW(graph->put(submission("b.txt", "", "NZL", "untoc")), Error);
  EXPECT_EQ(dump(*graph), before);
}

TEST_F(PapersTest, APropertySetByHandWinsAndOutlivesReplacement) {
  put(submission("a.txt", "A/1", "AUS", "untoc"));
  const Code name = graph->intern(Vocabulary::key, "name"), note = graph->intern(Vocabulary::key, "note");
  const Code mode = graph->intern(Vocabulary::key, "mode");
  graph->set_node_property(node("untoc"), name, "巴勒莫公约");
  graph->set_node_property(node("untoc"), note, "看");
  graph->add_label(node("untoc"), graph->intern(Vocabulary::label, "Treaty"));
  graph->set_edge_property(*edge("AUS", "CITES", "untoc"), note, "核对过");
  graph->set_edge_property(*edge("AUS", "CITES", "untoc"), mode, {});
  put(submission("a.txt", "A/1", "AUS", "untoc", "2022-01-01"));
  EXPECT_EQ(to_literal(property(node("untoc"), "name")), "'巴勒莫公约'");
  EXPECT_EQ(graph->named("untoc公约"),
            std::vector<NodeId>{node("untoc")});  // the name that was replaced still finds it
  EXPECT_EQ(shows(*edge("AUS", "CITES", "untoc"), "note"), "'核对过'");
  EXPECT_TRUE(graph->edge_property(*edge("AUS", "CITES", "untoc"), mode).is_null());
  EXPECT_EQ(shows(*edge("AUS", "CITES", "untoc"), "last_date"), "'2022-01-01'");
  expect_sound();

  EXPECT_TRUE(graph->remove("a.txt"));  // what the user wrote sleeps until a source names the element again
  EXPECT_EQ(graph->count_nodes(std::nullopt), 0U);
  graph->commit();
  expect_sound();
  put(submission("c.txt", "A/2", "AUS", "untoc"));
  EXPECT_EQ(to_literal(property(node("untoc"), "note")), "'看'");
  EXPECT_TRUE(graph->has_label(node("untoc"), *graph->code(Vocabulary::label, "Treaty")));
  EXPECT_EQ(shows(*edge("AUS", "CITES", "untoc"), "note"), "'核对过'");
  graph->set_node_property(node("untoc"), name, {});
  EXPECT_TRUE(property(node("untoc"), "name").is_null());
  graph->commit();
  expect_sound();
}

TEST_F(PapersTest, AnEdgeMadeByHandKeepsBothEnds) {
  put(submission("a.txt", "A/1", "AUS", "untoc"));
  const NodeId mine = graph->create_node({}, {{graph->intern(Vocabulary::key, "name"), "我的"}});
  const EdgeId likes = graph->create_edge(graph->intern(Vocabulary::type, "LIKES"), mine, node("untoc"), {});
  EXPECT_TRUE(graph->remove("a.txt"));
  graph->commit();
  expect_sound();
  EXPECT_EQ(graph->count_nodes(std::nullopt), 2U);
  EXPECT_EQ(to_literal(property(node("untoc"), "name")), "'《untoc公约》'");
  EXPECT_TRUE(graph->has_edge(likes));
  graph->delete_edge(likes);
  EXPECT_EQ(graph->count_nodes(std::nullopt), 1U);
  graph->commit();
  expect_sound();
}

TEST_F(PapersTest, WhatIsDeletedByHandReturnsWithTheNextSourceThatNamesIt) {
  put(submission("a.txt", "A/1", "AUS", "untoc"));
  put(submission("b.txt", "A/2", "AUS", "untoc"));
  const std::string before = dump(*graph);
  std::vector<Neighbour> edges;
  graph->neighbours(node("AUS"), Direction::both, {}, edges);
  for (const Neighbour& each : edges) graph->delete_edge(each.edge);
  graph->delete_node(node("AUS"));
  graph->commit();
  expect_sound();
  EXPECT_EQ(node("AUS"), 0U);
  put(submission("c.txt", "A/3", "NZL", "untoc"));  // does not name it
  EXPECT_EQ(node("AUS"), 0U);
  EXPECT_TRUE(graph->remove("c.txt"));
  put(submission("b.txt", "A/2", "AUS", "untoc"));
  EXPECT_NE(node("AUS"), 0U);
  EXPECT_EQ(shows(*edge("AUS", "CITES", "untoc"), "count"), "2");
  EXPECT_FALSE(edge("AUS", "SUBMITTED", "A/1"));  // only a.txt says that
  expect_sound();
  put(submission("a.txt", "A/1", "AUS", "untoc"));
  EXPECT_EQ(difference(before, dump(*graph)), "");
  expect_sound();
}

// Whatever papers and the user do in turn, nothing contradicts itself; and without the user's elements nothing outlives
// the papers.
TEST_F(PapersTest, PapersAndHandsTogetherStaySound) {
  std::mt19937 random(17);
  const Code label = graph->intern(Vocabulary::label, "Mine"), type = graph->intern(Vocabulary::type, "LIKES");
  const Code keys[] = {graph->intern(Vocabulary::key, "name"), graph->intern(Vocabulary::key, "note")};
  const auto any_node = [&]() -> std::optional<NodeId> {
    std::vector<NodeId> nodes(1000);
    nodes.resize(graph->nodes(std::nullopt)->next(nodes));
    return nodes.empty() ? std::nullopt : std::optional(nodes[random() % nodes.size()]);
  };
  const auto edges_at = [&](NodeId at) {
    std::vector<Neighbour> edges;
    graph->neighbours(at, Direction::both, {}, edges);
    return edges;
  };
  const auto act_by_hand = [&](NodeId at) {
    const Code key = keys[random() % 2];
    const Value value = random() % 3 == 0 ? Value() : Value("手" + std::to_string(random() % 3));
    const std::vector<Neighbour> edges = edges_at(at);
    switch (random() % 7) {
      case 0: return graph->set_node_property(at, key, value);
      case 1: return random() % 2 == 0 ? graph->add_label(at, label) : graph->remove_label(at, label);
      case 2: return (void)graph->create_edge(type, at, *any_node(), {{key, value}});
      case 3: return edges.empty() ? void() : graph->set_edge_property(edges[random() % edges.size()].edge, key, value);
      case 4: return edges.empty() ? void() : graph->delete_edge(edges[random() % edges.size()].edge);
      case 5: return (void)graph->create_edge(type, graph->create_node({}, {{key, value}}), at, {});
      default: break;
    }
    for (const Neighbour& edge : edges) graph->delete_edge(edge.edge);
    graph->delete_node(at);
  };
  for (int step = 0; step < 150; ++step) {
    const std::string source = "p" + std::to_string(random() % 5);
    if (random() % 5 == 0) (void)graph->remove(source);
    if (random() % 3 == 0) graph->put(paper(source, random() % 3));
    if (const std::optional<NodeId> at = any_node()) act_by_hand(*at);
    if (step % 10 != 9) continue;
    graph->commit();
    expect_sound();
    ASSERT_FALSE(HasFailure()) << "step " << step;
  }
  for (int i = 0; i < 5; ++i) (void)graph->remove("p" + std::to_string(i));
  while (const std::optional<NodeId> at = any_node()) {
    for (const Neighbour& edge : edges_at(*at)) graph->delete_edge(edge.edge);
    graph->delete_node(*at);
  }
  graph->commit();
  expect_sound();
  EXPECT_EQ(graph->count_edges(std::nullopt), 0U);
}

TEST_F(PapersTest, NodesMadeByHandAreNeverMergedWithExtractedOnes) {
  (void)graph->create_node({}, {{graph->intern(Vocabulary::key, "id"), "AUS"}});
  put(submission("a.txt", "A/1", "AUS", "untoc"));
  EXPECT_EQ(graph->find(*graph->code(Vocabulary::key, "id"), "AUS")->size(), 2U);
  EXPECT_TRUE(graph->remove("a.txt"));
  EXPECT_EQ(graph->count_nodes(std::nullopt), 1U);
  graph->commit();
  expect_sound();
}

// What ingest does: threads that read papers ask which ones are there, while the writer takes others in.
TEST_F(PapersTest, WhatIsThereMayBeAskedWhileOthersWrite) {
  constexpr int papers = 40;
  const auto name = [](int number) { return "papers/" + std::to_string(number) + ".txt"; };
  std::atomic<bool> over = false;
  std::atomic<int> most = 0;
  std::thread asking([&] {
    while (!over) {
      int there = 0;
      for (int i = 0; i < papers; ++i) there += writer->holds(name(i), "sha of " + name(i), "test 1") ? 1 : 0;
      most = std::max(most.load(), there);
    }
  });
  for (int i = 0; i < papers; ++i) put(submission(name(i), "A/" + std::to_string(i), "AUS", "untoc"));
  while (most < papers) std::this_thread::yield();
  over = true;
  asking.join();
  EXPECT_EQ(most, papers);
  expect_sound();
}

}  // namespace
}  // namespace treatygraph
