// FORMAT.md tells the truth: every line of its worked example is in a store that holds the example's paper.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "graph/store/changes.h"
#include "graph/store/folder.h"
#include "graph/store/rocks.h"
#include "graph/store/store.h"
#include "tests/unit/store/scratch.h"

namespace treatygraph {
namespace {

// "IRL CITES untoc" in one sentence of A/1.
facts::Paper example() {
  facts::Paper paper;
  paper.document = {"a.txt", "A/1", "", "2021-11-17", "zh", "UTF-8", "text", "5f", "1"};
  paper.entities = {{"a.txt", facts::Kind::state, "IRL", "爱尔兰", "Ireland", {}},
                    {"a.txt", facts::Kind::instrument, "untoc", "巴勒莫公约", "", {}}};
  facts::Relation cites;
  cites.source = "a.txt", cites.doc = "A/1", cites.start = 9, cites.end = 24, cites.text = "巴勒莫公约";
  cites.quote = "爱尔兰援引巴勒莫公约。", cites.paragraph = "1", cites.subject = "IRL", cites.object = "untoc";
  cites.subject_kind = facts::Kind::state, cites.object_kind = facts::Kind::instrument;
  cites.predicate = facts::Predicate::cites, cites.rule = "r", cites.confidence = 0.5;
  paper.relations = {cites};
  return paper;
}

std::string hex(std::string_view bytes) {
  std::string out;
  for (const char byte : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return out;
}

std::map<std::string, std::string> stored_example() {
  const testing::Scratch scratch;
  Store store(scratch / "db");
  {
    const auto writer = store.write();
    const auto graph = writer->begin();
    graph->put(example());
    graph->commit();
  }
  const store::Folder folder(scratch / "db");
  std::map<std::string, std::string> pairs;
  store::open_generation(folder.generation(folder.published()->generation))
      ->scan("", [&pairs](std::string_view key, std::string_view value) {
        pairs[std::string(1, key[0]) + hex(key.substr(1))] = hex(value);
        return true;
      });
  return pairs;
}

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

TEST(Format, TheWorkedExampleIsWhatIsStored) {
  const std::map<std::string, std::string> pairs = stored_example();
  if (std::getenv("TREATYGRAPH_PRINT") != nullptr)
    for (const auto& [key, value] : pairs) fmt::print("{} → {}\n", key, value);
  std::ifstream page(std::string(TEST_DATA) + "/../../../graph/store/FORMAT.md");
  ASSERT_TRUE(page);
  int checked = 0;
  std::string tables;
  for (std::string line; std::getline(page, line);) {
    const std::size_t arrow = line.find(" → ");
    if (!line.starts_with("    ") || arrow == std::string::npos || line.find(':') < arrow) continue;
    const std::string key = without_blanks(line.substr(0, arrow));
    const std::string value = without_blanks(line.substr(arrow + 5, line.find("   ", arrow + 5) - arrow - 5));
    if (key.find_first_not_of("0123456789abcdef", 1) != std::string::npos) continue;
    ASSERT_TRUE(pairs.contains(key)) << line;
    EXPECT_EQ(pairs.at(key), value) << line;
    if (tables.find(key[0]) == std::string::npos) tables += key[0];
    ++checked;
  }
  EXPECT_GE(checked, 20);
  EXPECT_GE(tables.size(), 17U) << tables;
}

TEST(Format, TheExampleOfChangesIsWhatIsWritten) {
  const std::string bytes = store::encode(store::Changes{7, 9, {{3, 8}, {10}}});
  std::string hex;
  for (const unsigned char byte : bytes) hex += fmt::format("{:02x}", byte);
  std::ifstream page(std::string(TEST_DATA) + "/../../../graph/store/FORMAT.md");
  std::string line;
  while (std::getline(page, line) && !line.starts_with("    74726561")) {
  }
  ASSERT_NE(line.find("…"), std::string::npos);
  EXPECT_EQ(without_blanks(line.substr(0, line.find("…"))), hex.substr(0, hex.size() - 16));
}

}  // namespace
}  // namespace treatygraph
