// FORMAT.md tells the truth: every line of its worked example is in the image of the example's graph.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "graph/image/image.h"
#include "graph/model/memory_graph.h"

namespace treatygraph::image {
namespace {

// Ireland and Iceland cite a convention of 2000; Iceland twice.
std::vector<std::byte> example() {
  const auto graph = make_memory_graph();
  const Code state = graph->intern(Vocabulary::label, "State");
  const Code instrument = graph->intern(Vocabulary::label, "Instrument");
  const Code cites = graph->intern(Vocabulary::type, "CITES");
  const Code name = graph->intern(Vocabulary::key, "name");
  const Code year = graph->intern(Vocabulary::key, "year");
  const NodeId ireland = graph->create_node({&state, 1}, {{name, "爱尔兰"}});
  const NodeId iceland = graph->create_node({&state, 1}, {{name, "冰岛"}});
  const NodeId convention = graph->create_node({&instrument, 1}, {{name, "公约"}, {year, 2000}});
  (void)graph->create_edge(cites, ireland, convention, {{year, 2004}});
  (void)graph->create_edge(cites, iceland, convention, {{year, 2002}});
  (void)graph->create_edge(cites, iceland, convention, {});
  return make_image(*graph, 9);
}

std::string hex(std::span<const std::byte> bytes) {
  std::string out;
  for (const std::byte byte : bytes) out += fmt::format("{:02x}", static_cast<unsigned>(byte));
  return out;
}

// "40    0000 0000   what it is" is 0x40 and the bytes there.
struct Line {
  std::size_t offset = 0;
  std::string bytes;
};
std::optional<Line> parse(const std::string& line) {
  if (!line.starts_with("    ") || line.size() < 12) return std::nullopt;
  const std::size_t gap = line.find("  ", 4);
  const std::string offset = line.substr(4, gap - 4);
  if (gap == std::string::npos || offset.empty() || offset.find_first_not_of("0123456789abcdef") != std::string::npos)
    return std::nullopt;
  const std::size_t from = line.find_first_not_of(' ', gap);
  std::string bytes = line.substr(from, line.find("  ", from) - from);
  std::erase(bytes, ' ');
  return Line{std::stoul(offset, nullptr, 16), bytes};
}

TEST(ImageFormat, TheWorkedExampleIsWhatIsWritten) {
  const std::vector<std::byte> image = example();
  if (std::getenv("TREATYGRAPH_PRINT") != nullptr)
    for (std::size_t at = 0; at < image.size(); at += 16)
      fmt::print("{:x} {}\n", at, hex(std::span(image).subspan(at, std::min<std::size_t>(16, image.size() - at))));
  std::ifstream page(std::string(TEST_DATA) + "/../../../graph/image/FORMAT.md");
  ASSERT_TRUE(page);
  int checked = 0;
  for (std::string text; std::getline(page, text);) {
    const std::optional<Line> line = parse(text);
    if (!line) continue;
    ASSERT_LE(line->offset + line->bytes.size() / 2, image.size()) << text;
    EXPECT_EQ(hex(std::span(image).subspan(line->offset, line->bytes.size() / 2)), line->bytes) << text;
    ++checked;
  }
  EXPECT_GE(checked, 20);
}

}  // namespace
}  // namespace treatygraph::image
