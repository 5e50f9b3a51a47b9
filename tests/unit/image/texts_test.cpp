// The packed dictionary beside a sorted list of the same texts.
#include "graph/image/texts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "graph/image/image.h"
#include "graph/model/memory_graph.h"

namespace treatygraph::image {
namespace {

// Texts that are alike for long stretches, and some that are the beginning of others.
std::vector<std::string> some_texts(unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  std::set<std::string> texts;
  while (texts.size() < count) {
    std::string text = random() % 3 == 0 ? "关于网络犯罪问题的声明第" : random() % 2 == 0 ? "关于引渡" : "";
    for (unsigned size = random() % 6; size > 0; --size) text += static_cast<char>("019ab\xFF"[random() % 6]);
    texts.insert(text);
  }
  return {texts.begin(), texts.end()};
}

std::vector<std::string> probes(const std::vector<std::string>& texts) {
  std::vector<std::string> all{"", "关", "关于网络犯罪问题的声明第", "关于网络犯罪问题的声明第9\xFF",
                               "\xFF\xFF\xFF\xFF\xFF\xFF\xFF"};
  for (const std::string& text : texts) {
    all.insert(all.end(), {text, text + "a", text.substr(0, text.size() / 2), text.substr(text.size() / 2)});
  }
  return all;
}

class InAColumn {
 public:
  explicit InAColumn(const std::vector<std::string>& texts) {
    const auto graph = make_memory_graph();
    const Code key = graph->intern(Vocabulary::key, "name");
    for (const std::string& text : texts) (void)graph->create_node({}, {{key, Value(text)}});
    image_ = Image::over(make_image(*graph, 1));
    column_ = image_->node_column(key);
  }
  [[nodiscard]] const Column& column() const { return *column_; }

 private:
  std::shared_ptr<const Image> image_;
  const Column* column_;
};

TEST(Texts, AreAsInAList) {
  for (const std::size_t count : {1, 2, 15, 16, 17, 32, 33, 300}) {
    const std::vector<std::string> plain = some_texts(static_cast<unsigned>(count), count);
    const InAColumn packed(plain);
    const Texts& texts = packed.column().texts;
    ASSERT_EQ(texts.size(), count);
    for (std::uint32_t code = 0; code < count; ++code) {
      ASSERT_EQ(texts.text(code), plain[code]);
      ASSERT_EQ(packed.column().rows_of(code).front(), code);
    }
    for (const std::string& probe : probes(plain)) {
      const auto found = std::lower_bound(plain.begin(), plain.end(), probe);
      ASSERT_EQ(texts.lower_bound(probe), found - plain.begin()) << probe;
      ASSERT_EQ(packed.column().code(probe).has_value(), found != plain.end() && *found == probe);
      for (std::uint32_t code = 0; code < count; code += 7) {
        ASSERT_EQ(texts.compare(code, probe), plain[code] <=> probe);
        ASSERT_EQ(texts.ends_with(code, probe), plain[code].ends_with(probe));
      }
    }
  }
}

TEST(Texts, EveryByteIsOfAPiece) {
  const std::vector<std::string> plain = some_texts(1, 200);
  const InAColumn packed(plain);
  const Texts& texts = packed.column().texts;
  Texts::Piece before;
  for (std::uint32_t byte = 0; byte < texts.bytes().size(); ++byte) {
    const Texts::Piece piece = texts.piece_at(byte, {});
    EXPECT_EQ(texts.piece_at(byte, before).number, piece.number);
    ASSERT_LT(byte, piece.after);
    const bool shared = piece.number % (Texts::block + 1) == 0;
    EXPECT_EQ(piece.end - piece.first, shared ? std::min(Texts::block, texts.size() - piece.first) : 1);
    const std::string_view bytes = shared ? texts.beginning(piece.first) : texts.ending(piece.first);
    EXPECT_EQ(bytes.data() + bytes.size(), texts.bytes().data() + piece.after);
    if (byte % 3 == 0) before = piece;
  }
}

}  // namespace
}  // namespace treatygraph::image
