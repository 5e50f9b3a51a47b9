#include "graph/image/imaged_graph.h"

#include <gtest/gtest.h>

#include "graph/model/memory_graph.h"
#include "tests/unit/image/picture.h"
#include "tests/unit/image/random_graph.h"

namespace treatygraph::image {
namespace {

constexpr NodeId beyond_nodes = 45;
constexpr EdgeId beyond_edges = 130;

void expect_alike(const Graph& graph, const std::string& what) {
  const auto image = Image::over(make_image(graph, 7));
  ASSERT_NE(image, nullptr) << what;
  EXPECT_EQ(image->sequence(), 7U);
  EXPECT_EQ(image->damage(), std::vector<std::string>()) << what;
  const ImagedGraph imaged(graph, image);
  EXPECT_EQ(imaged.image(), image.get());
  EXPECT_EQ(picture(imaged, beyond_nodes, beyond_edges), picture(graph, beyond_nodes, beyond_edges)) << what;
}

TEST(ImagedGraph, RandomGraphsAreAlike) {
  for (unsigned seed = 1; seed <= 300; ++seed) expect_alike(*random_graph(seed), "seed " + std::to_string(seed));
}

struct Shape {
  const char* what;
  int nodes;
  std::vector<std::array<int, 3>> edges;  // type, start, end
};
const Shape shapes[] = {
    {"nothing", 0, {}},
    {"a node", 1, {}},
    {"no edges", 5, {}},
    {"a loop", 1, {{0, 0, 0}}},
    {"a loop twice", 2, {{0, 1, 1}, {0, 1, 1}}},
    {"parallel edges", 2, {{0, 0, 1}, {0, 0, 1}, {1, 0, 1}, {0, 1, 0}}},
    {"the last node only", 9, {{1, 8, 8}}},
    {"edges made backwards", 4, {{0, 3, 0}, {0, 2, 1}, {0, 1, 2}, {0, 0, 3}}},
    {"types in turn", 4, {{0, 0, 1}, {1, 0, 1}, {0, 1, 2}, {1, 1, 2}, {0, 2, 3}, {1, 2, 3}}},
    {"a hub", 6, {{0, 1, 0}, {0, 2, 0}, {0, 3, 0}, {0, 0, 4}, {0, 0, 5}, {0, 0, 0}}},
};

TEST(ImagedGraph, EveryShapeIsAlike) {
  for (const Shape& shape : shapes) {
    const auto graph = make_memory_graph();
    const std::array<Code, 2> types{graph->intern(Vocabulary::type, "CITES"), graph->intern(Vocabulary::type, "BINDS")};
    const Code key = graph->intern(Vocabulary::key, "number");
    for (int i = 0; i < shape.nodes; ++i) (void)graph->create_node({}, {});
    for (std::size_t i = 0; i < shape.edges.size(); ++i) {
      const auto& [type, start, end] = shape.edges[i];
      (void)graph->create_edge(types[static_cast<std::size_t>(type)], static_cast<NodeId>(start),
                               static_cast<NodeId>(end), {{key, Value(static_cast<std::int64_t>(i))}});
    }
    expect_alike(*graph, shape.what);
  }
}

struct CellsCase {
  std::vector<Value> values;  // of one property, null: absent
  Cells cells;
  unsigned width;  // in bits
};
const std::vector<CellsCase> columns{
    {{true, false}, Cells::boolean, 1},
    {{7, {}, 7}, Cells::integer, 0},
    {{1000, {}, 1255}, Cells::integer, 8},
    {{1000, 1256}, Cells::integer, 9},
    {{1, 1 << 20}, Cells::integer, 20},
    {{std::int64_t{-1} << 62, std::int64_t{1} << 62}, Cells::integer, 64},
    {{1, 1.0}, Cells::mixed, 1},
    {{1.5, -0.0}, Cells::real, 64},
    {{1.5, 2.5}, Cells::real, 64},
    {{Date{18000}, Date{18001}}, Cells::date, 1},
    {{"乙", "甲", "", "甲"}, Cells::text, 2},
    {{"text", Date{1}}, Cells::mixed, 1},
    {{List{1, 2}, List{}, List{"a"}}, Cells::mixed, 2},
    {{Duration{1, 2, 3, 4}, LocalTime{5}}, Cells::mixed, 1},
};

TEST(Column, TakesTheNarrowestForm) {
  for (const CellsCase& expected : columns) {
    const auto graph = make_memory_graph();
    const Code key = graph->intern(Vocabulary::key, "k");
    for (const Value& value : expected.values) (void)graph->create_node({}, {{key, value}});
    const auto image = Image::over(make_image(*graph, 1));
    const Column* const column = image->node_column(key);
    ASSERT_NE(column, nullptr);
    EXPECT_EQ(column->cells, expected.cells);
    EXPECT_EQ(column->data.width(), expected.width);
    for (std::uint32_t i = 0; i < expected.values.size(); ++i)
      EXPECT_EQ(exactly(column->value(i)), exactly(expected.values[i]));
  }
}

// The mark of a width, what is about it, and far greater ones among many small.
TEST(Column, FewGreatNumbersStandApart) {
  const auto graph = make_memory_graph();
  const Code key = graph->intern(Vocabulary::key, "k");
  std::vector<std::int64_t> numbers(3000);
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = static_cast<std::int64_t>(i % 7);
  numbers[0] = 7;
  numbers[1000] = 8;
  numbers[1001] = std::int64_t{1} << 40;
  numbers.back() = 1 << 20;
  for (const std::int64_t number : numbers) (void)graph->create_node({}, {{key, Value(number)}});
  const auto image = Image::over(make_image(*graph, 1));
  const Column& column = *image->node_column(key);
  EXPECT_EQ(column.data.width(), 3U);
  EXPECT_EQ(column.data.places().size(), 4U);
  for (std::uint32_t i = 0; i < numbers.size(); ++i) ASSERT_EQ(column.value(i).integer(), numbers[i]) << i;
  EXPECT_EQ(image->damage(), std::vector<std::string>());
}

TEST(Column, TextsAreSortedAndLeadToTheirRows) {
  const auto graph = make_memory_graph();
  const Code key = graph->intern(Vocabulary::key, "name");
  for (const char* name : {"乙", "甲", "b", "", "甲", "a"}) (void)graph->create_node({}, {{key, name}});
  const auto image = Image::over(make_image(*graph, 1));
  const Column& column = *image->node_column(key);
  ASSERT_EQ(column.texts.size(), 5U);
  EXPECT_EQ(column.texts.text(1), "a");
  EXPECT_EQ(column.texts.lower_bound("aa"), 2U);
  EXPECT_EQ(column.texts.lower_bound("\xFF"), 5U);
  EXPECT_FALSE(column.code("c"));
  const auto rows = column.rows_of(*column.code("甲"));
  EXPECT_EQ(std::vector(rows.begin(), rows.end()), (std::vector<std::uint32_t>{1, 4}));
  EXPECT_EQ(column.texts.bytes(), "ab乙甲");
}

}  // namespace
}  // namespace treatygraph::image
