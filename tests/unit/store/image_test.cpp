// The read image beside a published generation: read when it fits, ignored when not, and nothing is lost with it.
#include <gtest/gtest.h>

#include <fstream>

#include "graph/image/image.h"
#include "graph/store/folder.h"
#include "graph/store/store.h"
#include "tests/unit/store/dump.h"
#include "tests/unit/store/scratch.h"
#include "tests/unit/store/synthetic.h"

namespace treatygraph::testing {
namespace {

namespace fs = std::filesystem;

// Papers, a node and an edge by hand, gaps in the ids, properties by hand on an extracted edge.
void fill(Store& store) {
  const auto writer = store.write();
  const auto graph = writer->begin();
  for (unsigned i = 0; i < 8; ++i) graph->put(paper("papers/" + std::to_string(i) + ".txt", i % 4));
  (void)graph->remove("papers/2.txt");
  const Code label = graph->intern(Vocabulary::label, "注");
  const Code type = graph->intern(Vocabulary::type, "ABOUT");
  const Code key = graph->intern(Vocabulary::key, "rank");
  const NodeId note = graph->create_node({&label, 1}, {{key, Value(1.5)}});
  (void)graph->create_edge(type, note, note, {{key, Value(List{1, 2})}});
  std::vector<Neighbour> found;
  for (NodeId node = 1; node < 40 && found.empty(); ++node) graph->neighbours(node, Direction::outgoing, {}, found);
  graph->set_edge_property(found.front().edge, key, Value(Date{18000}));
  graph->commit();
  writer->draw_image(0);
}

fs::path image_of(const Store& store) {
  const store::Folder folder(store.folder());
  return folder.image(folder.published()->generation);
}

TEST(StoredImage, IsReadInsteadOfTheStoreAndTellsTheSame) {
  const Scratch scratch;
  Store store(scratch / "db");
  fill(store);
  ASSERT_NE(store.read()->image(), nullptr);
  const Store twin(scratch / "db", without_image());
  ASSERT_EQ(twin.read()->image(), nullptr);
  EXPECT_EQ(difference(dump(*twin.read()), dump(*store.read())), "");
  EXPECT_EQ(store.read()->sequence(), twin.read()->sequence());
  EXPECT_EQ(store.read()->paper("papers/1.txt").document.source, "papers/1.txt");
  EXPECT_EQ(check(store), std::vector<std::string>());
}

TEST(StoredImage, IsNeverStale) {
  const Scratch scratch;
  Store store(scratch / "db");
  fill(store);
  const auto before = store.read();
  {
    const auto writer = store.write();
    const auto graph = writer->begin();
    (void)graph->create_node({}, {});
    graph->commit();
    writer->publish();
    EXPECT_EQ(before->image()->nodes(), before->count_nodes({}));
    EXPECT_EQ(store.read()->image(), nullptr);
    EXPECT_EQ(store.read()->count_nodes({}), before->count_nodes({}) + 1);
    writer->compact();
    ASSERT_NE(store.read()->image(), nullptr);
    EXPECT_EQ(store.read()->count_nodes({}), before->count_nodes({}) + 1);
    (void)graph->create_node({}, {});
    graph->commit();
    writer->publish();
    EXPECT_EQ(store.read()->image(), nullptr);
  }
  ASSERT_NE(store.read()->image(), nullptr);  // a small graph: the writer left one of what it wrote last
  EXPECT_EQ(store.read()->count_nodes({}), before->count_nodes({}) + 2);
}

TEST(StoredImage, IsDrawnForGraphsThatGainByItOnly) {
  const Scratch scratch;
  Store store(scratch / "db");
  {
    const auto writer = store.write();
    const auto graph = writer->begin();
    (void)graph->create_node({}, {});
    graph->commit();
    writer->draw_image(2);
  }
  EXPECT_FALSE(fs::exists(image_of(store)));
  store.write()->draw_image(1);
  EXPECT_TRUE(fs::exists(image_of(store)));
  Store twin(scratch / "db", without_image());
  twin.write()->compact();
  EXPECT_FALSE(fs::exists(image_of(store)));
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
void put_bytes(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

TEST(StoredImage, IsIgnoredWhenTornForeignOrMissing) {
  const Scratch scratch;
  Store store(scratch / "db");
  fill(store);
  const std::string whole = bytes_of(image_of(store));
  const std::string expected = dump(*Store(scratch / "db", without_image()).read());
  std::vector<std::string> bad{"",
                               "treaty",
                               std::string(64, '\0'),
                               std::string(5000, 'x'),
                               whole + "more",
                               whole.substr(0, whole.size() - 1),
                               whole.substr(0, 64),
                               whole.substr(0, 4096)};
  for (std::size_t at = 0; at < 64; at += 3) {
    bad.push_back(whole);
    bad.back()[at] = static_cast<char>(bad.back()[at] ^ 1);
  }
  for (const std::string& bytes : bad) {
    put_bytes(image_of(store), bytes);
    const Store fresh(scratch / "db");
    EXPECT_EQ(fresh.read()->image(), nullptr);
    EXPECT_EQ(difference(expected, dump(*fresh.read())), "");
    EXPECT_EQ(check(fresh).size(), 1U);
  }
  fs::remove(image_of(store));
  EXPECT_EQ(check(Store(scratch / "db")), std::vector<std::string>());
  EXPECT_EQ(difference(expected, dump(*Store(scratch / "db").read())), "");
}

TEST(StoredImage, CheckFindsEveryByteThatWentBad) {
  const Scratch scratch;
  Store store(scratch / "db");
  fill(store);
  const std::string whole = bytes_of(image_of(store));
  int missed = 0;
  for (std::size_t at = 64; at < whole.size(); at += 61) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    const auto image = image::Image::over({reinterpret_cast<const std::byte*>(bytes.data()),
                                           reinterpret_cast<const std::byte*>(bytes.data() + bytes.size())});
    if (image && image->damage().empty()) ++missed;  // between two arrays
  }
  EXPECT_LT(missed * 61, static_cast<int>(whole.size() / 2));
  put_bytes(image_of(store), bytes_of(image_of(store)));
  EXPECT_EQ(check(store), std::vector<std::string>());
}

TEST(StoredImage, CheckComparesItWithTheStore) {
  const Scratch scratch;
  Store store(scratch / "db");
  fill(store);
  Store other(scratch / "other");
  fill(other);
  {
    const auto writer = other.write();
    const auto graph = writer->begin();
    const auto key = graph->intern(Vocabulary::key, "rank");
    graph->set_node_property(1, key, Value(7));
    graph->commit();
  }
  ASSERT_TRUE(image::write_image(*other.read(), image_of(store), store.read()->sequence()));
  EXPECT_EQ(check(store).size(), 1U);
}

}  // namespace
}  // namespace treatygraph::testing
