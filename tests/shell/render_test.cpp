#include "shell/render/render.h"

#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

#include "extract/base/error.h"
#include "extract/base/text.h"
#include "graph/model/memory_graph.h"
#include "shell/render/show.h"

namespace treatygraph::shell {
namespace {

// (:State {id: 'CHN', name: '中国'})-[:CITES {count: 3}]->(:Instrument {id: 'untoc', name: '…'})
struct Small {
  std::unique_ptr<GraphWriter> graph = make_memory_graph();
  NodeId state, instrument, plain;
  EdgeId cites;

  Small() {
    const Code id = graph->intern(Vocabulary::key, "id");
    const Code name = graph->intern(Vocabulary::key, "name");
    const Code aliases = graph->intern(Vocabulary::key, "aliases");
    const Code labels[] = {graph->intern(Vocabulary::label, "State"), graph->intern(Vocabulary::label, "a label")};
    state = graph->create_node(std::span(labels, 1), {{id, "CHN"}, {name, "中国"}, {aliases, List{"中华人民共和国"}}});
    instrument = graph->create_node(std::span(labels + 1, 1), {{id, "untoc"}, {name, "it's"}});
    plain = graph->create_node({}, {});
    cites = graph->create_edge(graph->intern(Vocabulary::type, "CITES"), state, instrument,
                               {{graph->intern(Vocabulary::key, "count"), 3}});
  }
};

std::string rendered(std::string_view form, const std::vector<std::string>& columns, const std::vector<Cells>& rows,
                     Page page = {}) {
  std::ostringstream out;
  const auto renderer = format(form).open(columns, page, out);
  for (const Cells& row : rows) renderer->row(row);
  renderer->end();
  return out.str();
}

TEST(Show, WritesElementsAsCypherDoes) {
  const Small small;
  const Graph* graph = small.graph.get();
  EXPECT_EQ(show(NodeRef{small.state}, graph), "(:State {id: 'CHN', name: '中国'})");
  EXPECT_EQ(show(NodeRef{small.plain}, graph), "()");
  EXPECT_EQ(show(EdgeRef{small.cites}, graph), "[:CITES {count: 3}]");
  const Value forward = Path{{small.state, small.instrument}, {small.cites}};
  EXPECT_EQ(show(forward, graph),
            "(:State {id: 'CHN', name: '中国'})-[:CITES {count: 3}]->(:`a label` {id: 'untoc', name: 'it\\'s'})");
  const Value backward = Path{{small.instrument, small.state}, {small.cites}};
  EXPECT_EQ(show(backward, graph),
            "(:`a label` {id: 'untoc', name: 'it\\'s'})<-[:CITES {count: 3}]-(:State {id: 'CHN', name: '中国'})");
  EXPECT_EQ(show("a 'text'", graph), "a 'text'");
  EXPECT_EQ(show(List{1, "a", Map{{"k", true}}}, graph), "[1, 'a', {k: true}]");
}

TEST(Json, FollowsTheContract) {
  const Small small;
  const Graph* graph = small.graph.get();
  EXPECT_EQ(to_json(NodeRef{small.state}, graph),
            R"({"id":"CHN","labels":["State"],"properties":{"aliases":["中华人民共和国"],"id":"CHN","name":"中国"}})");
  EXPECT_EQ(to_json(EdgeRef{small.cites}, graph),
            R"({"type":"CITES","start":"CHN","end":"untoc","properties":{"count":3}})");
  EXPECT_EQ(to_json(Path{{small.plain}, {}}, graph),
            "[{\"id\":" + std::to_string(small.plain) + ",\"labels\":[],\"properties\":{}}]");
  EXPECT_EQ(to_json(Value(std::nan("")), nullptr), "\"NaN\"");
  EXPECT_EQ(to_json(Value(Date{0}), nullptr), "\"1970-01-01\"");
  EXPECT_EQ(to_json(Value(1.5), nullptr), "1.5");
  EXPECT_EQ(json_string("a\"\\\n\x1b\xff"), "\"a\\\"\\\\\\n\\u001b\xef\xbf\xbd\"");
}

TEST(Table, AlignsChinese) {
  EXPECT_EQ(rendered("table", {"name", "n"}, {{"中国", 3}, {"Kenya", 12}, {Value(), Value()}}),
            "name  │ n\n"
            "──────┼───\n"
            "中国  │  3\n"
            "Kenya │ 12\n"
            "      │\n");
}

TEST(Table, FitsTheTerminal) {
  const std::string text =
      rendered("table", {"a", "quote"}, {{"AUS", "各国宜以《布达佩斯公约》为基础开展合作"}}, Page{24, nullptr});
  EXPECT_EQ(text,
            "a   │ quote\n"
            "────┼──────────────────\n"
            "AUS │ 各国宜以《布达佩…\n");
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), 24U);
}

TEST(Table, BecomesRecordsWhereItCannotFit) {
  const std::string text = rendered("table", {"first", "second", "third", "fourth"},
                                    {{"aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd"}}, Page{30, nullptr});
  EXPECT_EQ(text, "── 1 ──\nfirst  │ aaaaaaaa\nsecond │ bbbbbbbb\nthird  │ cccccccc\nfourth │ dddddddd\n");
}

TEST(Table, ShowsWhatWouldDriveTheTerminal) {
  EXPECT_EQ(rendered("table", {"x"}, {{"a\x1b[2Jb\n"}}), "x\n───────────\na\\x1b[2Jb\\n\n");
}

TEST(Table, KeepsItsWidthsForALongResult) {
  std::vector<Cells> rows(1200, Cells{"ab", 1});
  rows.back() = {"abcdef", 1};
  const std::string text = rendered("table", {"k", "n"}, rows);
  EXPECT_TRUE(text.ends_with("ab │ 1\nabcdef │ 1\n"));
}

TEST(Csv, QuotesAsTheRfcSays) {
  EXPECT_EQ(rendered("csv", {"a", "b,c"}, {{"x\"y", "1,2"}, {Value(), ""}, {"line\nbreak", 5}, {true, 1.5}}),
            "a,\"b,c\"\n\"x\"\"y\",\"1,2\"\n,\"\"\n\"line\nbreak\",5\ntrue,1.5\n");
}

TEST(Csv, DisarmsFormulas) {
  EXPECT_EQ(rendered("csv", {"a"}, {{"=1+2"}, {"@x"}, {"-1.5"}, {"- 第一"}, {-3}}),
            "a\n'=1+2\n'@x\n-1.5\n'- 第一\n-3\n");
}

TEST(Tsv, WritesOutTabsAndBreaks) {
  EXPECT_EQ(rendered("tsv", {"a", "b"}, {{"x\ty", "1\n2"}}), "a\tb\nx\\ty\t1\\n2\n");
}

TEST(JsonRows, AreAListOrLines) {
  EXPECT_EQ(rendered("json", {"a"}, {}), "[]\n");
  EXPECT_EQ(rendered("json", {"a"}, {{1}, {2}}), "[{\"a\":1},\n {\"a\":2}]\n");
  EXPECT_EQ(rendered("jsonl", {"a", "b"}, {{1, Value()}, {2, "x"}}), "{\"a\":1,\"b\":null}\n{\"a\":2,\"b\":\"x\"}\n");
  EXPECT_EQ(rendered("jsonl", {"a"}, {}), "");
}

TEST(Markdown, EscapesItsSigns) {
  EXPECT_EQ(rendered("markdown", {"a"}, {{"x|y\nz"}}), "| a |\n| --- |\n| x\\|y<br>z |\n");
}

TEST(Format, SuggestsTheNearName) {
  try {
    (void)format("cvs");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.trouble(), Trouble::bad_usage);
    EXPECT_NE(std::string(error.what()).find("did you mean 'csv'"), std::string::npos);
  }
}

}  // namespace
}  // namespace treatygraph::shell
