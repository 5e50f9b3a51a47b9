#include "exports/export.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "extract/base/error.h"
#include "graph/model/memory_graph.h"
#include "sample_graph.h"

namespace treatygraph {
namespace {

namespace fs = std::filesystem;

std::string exported(std::string_view format, const Graph& graph, const Selection& selection = {},
                     const ExportOptions& options = {}) {
  std::ostringstream out;
  exporter(format).write(graph, selection, options, out);
  return out.str();
}

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

class Exports : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("treatygraph-export-test-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), {}));
  }

  fs::path folder_;
  std::unique_ptr<Graph> graph_ = sample_graph();
};

TEST_F(Exports, DoNotDependOnTheOrderOfMaking) {
  const auto backwards = sample_graph_backwards();
  for (const Exporter& each : exporters())
    if (!each.folder) {
      EXPECT_EQ(exported(each.name, *graph_), exported(each.name, *backwards)) << each.name;
    }
  export_to(path("a"), exporter("csv"), *graph_, {}, {}, {});
  export_to(path("b"), exporter("csv"), *backwards, {}, {}, {});
  for (const auto& file : fs::directory_iterator(path("a")))
    EXPECT_EQ(content(file.path()), content(folder_ / "b" / file.path().filename())) << file.path();
}

TEST_F(Exports, OfAnEmptyGraphAreWhole) {
  const auto empty = make_memory_graph();
  EXPECT_EQ(exported("jsonl", *empty), "");
  EXPECT_NE(exported("graphml", *empty).find("</graphml>"), std::string::npos);
  export_to(path("empty"), exporter("csv"), *empty, {}, {}, {});
  EXPECT_EQ(std::distance(fs::directory_iterator(path("empty")), {}), 1);
}

TEST_F(Exports, KeepToTheSelection) {
  const auto state = graph_->code(Vocabulary::label, "State");
  std::vector<NodeId> nodes(10);
  nodes.resize(graph_->nodes(state)->next(nodes));
  const std::string text = exported("jsonl", *graph_, {nodes, std::nullopt});
  EXPECT_EQ(count_of(text, "\"is\":\"node\""), 3U);
  EXPECT_EQ(count_of(text, "\"is\":\"relationship\""), 1U);  // between the two that share an id
  EXPECT_EQ(count_of(exported("jsonl", *graph_, {nodes, std::vector<EdgeId>{}}), "\"is\":\"relationship\""), 0U);
}

TEST_F(Exports, ShowEnglishNamesOnRequest) {
  EXPECT_NE(exported("graphml", *graph_).find("<data key=\"label\">澳大利亚</data>"), std::string::npos);
  ExportOptions english;
  english.label_language = "name_en";
  EXPECT_NE(exported("graphml", *graph_, {}, english).find("<data key=\"label\">Australia</data>"), std::string::npos);
}

TEST_F(Exports, HoldNoCharacterThatXmlForbids) {
  for (const std::string_view format : {"graphml", "gexf"})
    for (const char c : exported(format, *graph_))
      ASSERT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') << format << static_cast<int>(c);
}

// What would make Gephi lose data: see the head of graphml.cpp.
TEST_F(Exports, KeepDataAwayFromGephisOwnColumns) {
  const std::string text = exported("graphml", *graph_);
  EXPECT_EQ(count_of(text, "attr.name=\"size\""), 1U);
  EXPECT_EQ(count_of(text, "attr.name=\"property size\""), 2U);
  EXPECT_EQ(text.find("<desc>"), std::string::npos);
  EXPECT_EQ(text.find("></data>"), std::string::npos);
  EXPECT_EQ(text.find("for=\"all\""), std::string::npos);
  EXPECT_EQ(text.find("<data key=\"weight\">0"), std::string::npos);
  EXPECT_NE(text.find("<node id=\"A/CONF.234/INF/1\">"), std::string::npos);
}

TEST_F(Exports, GuardSpreadsheetsUnlessToldNotTo) {
  ExportOptions exact;
  exact.cells = Cells::exact;
  export_to(path("guarded"), exporter("csv"), *graph_, {}, {}, {});
  export_to(path("exact"), exporter("csv"), *graph_, {}, exact, {});
  EXPECT_NE(content(path("guarded/nodes-Person.csv")).find("\"'=HYPERLINK"), std::string::npos);
  EXPECT_NE(content(path("exact/nodes-Person.csv")).find("\"=HYPERLINK"), std::string::npos);
}

TEST_F(Exports, LeaveTheOldFileWhenTheyFail) {
  const Exporter failing{"failing",
                         ".x",
                         "",
                         false,
                         [](const Graph&, const Selection&, const ExportOptions&, std::ostream& out) {
                           out << "half";
                           throw Error(Trouble::damaged, "the graph is damaged");
                         },
                         nullptr};
  export_to(path("out"), exporter("jsonl"), *graph_, {}, {}, {});
  const std::string before = content(path("out"));
  EXPECT_THROW(export_to(path("out"), failing, *graph_, {}, {}, {}), Error);
  EXPECT_EQ(content(path("out")), before);
  EXPECT_EQ(files(), 1U);
}

TEST_F(Exports, ReplaceOnlyAnEarlierExport) {
  export_to(path("csv"), exporter("csv"), *graph_, {}, {}, {});
  export_to(path("csv"), exporter("csv"), *graph_, {}, {}, {});
  fs::create_directories(path("mine"));
  std::ofstream(path("mine/thesis.txt")) << "years of work";
  EXPECT_THROW(export_to(path("mine"), exporter("csv"), *graph_, {}, {}, {}), Error);
  EXPECT_EQ(content(path("mine/thesis.txt")), "years of work");
  EXPECT_THROW(export_to(path("mine"), exporter("jsonl"), *graph_, {}, {}, {}), Error);
  EXPECT_THROW(export_to(path("no/such/folder"), exporter("jsonl"), *graph_, {}, {}, {}), Error);
  EXPECT_EQ(files(), 2U);
}

TEST_F(Exports, SayWhenTheDiskIsFull) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "NOT tested: this system has no /dev/full";
  try {
    export_to("/dev/full", exporter("jsonl"), *graph_, {}, {}, {});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.trouble(), Trouble::no_space);
  }
}

TEST(Exporter, SuggestsTheNearName) {
  try {
    static_cast<void>(exporter("grafml"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(error.advice().find("graphml?"), std::string::npos);
  }
}

}  // namespace
}  // namespace treatygraph
