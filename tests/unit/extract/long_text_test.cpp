// Long texts: read in parts they say what they say as a whole.
#include "extract/long_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <vector>

#include "extract/extract.h"

namespace treatygraph {
namespace {

namespace fs = std::filesystem;

std::vector<Source> papers() {
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(TEST_DATA "/../../corpus/papers"))
    paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<Source> out;
  for (const fs::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    out.push_back({path.filename().string(), {std::istreambuf_iterator<char>(in), {}}});
  }
  return out;
}

std::string as_a_whole(const Source& source) {
  std::ostringstream out;
  facts::write(extract(source, Lexicon::built_in()), out);
  return out.str();
}

std::string in_parts(const Source& source, const TextDivision& division) {
  std::ostringstream out;
  const std::string reader = source.name.ends_with(".md") ? "markdown" : "text";
  write_facts({source.name, source.bytes, reader}, Lexicon::built_in(), division, out);
  return out.str();
}

// One paper many times, as a compilation's sections might follow one another.
Source repeated(const Source& paper, std::size_t size) {
  Source out{paper.name, ""};
  while (out.bytes.size() < size) out.bytes += paper.bytes + "\n\n";
  return out;
}

std::vector<std::string> mentions_in(const std::string& lines) {
  std::istringstream in(lines);
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("{\"type\":\"mention\"")) out.push_back(line.substr(0, line.find("\"section\"")));
  }
  std::sort(out.begin(), out.end());
  return out;
}

TEST(LongText, OnePartIsTheWhole) {
  for (const Source& paper : papers()) {
    SCOPED_TRACE(paper.name);
    EXPECT_EQ(in_parts(paper, {1, std::size_t{1} << 20U}), as_a_whole(paper));
  }
}

TEST(LongText, ThreadsDoNotShow) {
  for (const Source& paper : papers()) {
    SCOPED_TRACE(paper.name);
    const Source text = repeated(paper, 100'000);
    const std::string one = in_parts(text, {1, 8'000});
    EXPECT_EQ(in_parts(text, {2, 8'000}), one);
    EXPECT_EQ(in_parts(text, {5, 8'000}), one);
  }
}

TEST(LongText, PartsNameWhatTheWholeNames) {
  for (const Source& paper : papers()) {
    SCOPED_TRACE(paper.name);
    const Source text = repeated(paper, 100'000);
    const std::vector<std::string> whole = mentions_in(as_a_whole(text)),
                                   parts = mentions_in(in_parts(text, {2, 20'000}));
    std::vector<std::string> common;
    std::set_intersection(whole.begin(), whole.end(), parts.begin(), parts.end(), std::back_inserter(common));
    EXPECT_GE(common.size() * 100, whole.size() * 98);
    EXPECT_GE(common.size() * 100, parts.size() * 98);
  }
}

// What parts of the size that is used lose and add: names that need company, and names defined far before.
TEST(LongText, ManyPapersInARow) {
  Source text{"many.txt", ""};
  while (text.bytes.size() < 3'000'000) {
    for (const Source& paper : papers()) text.bytes += paper.bytes + "\n\n";
  }
  const std::vector<std::string> whole = mentions_in(as_a_whole(text)), parts = mentions_in(in_parts(text, {2}));
  std::vector<std::string> common;
  std::set_intersection(whole.begin(), whole.end(), parts.begin(), parts.end(), std::back_inserter(common));
  RecordProperty("whole", std::to_string(whole.size()));
  RecordProperty("parts", std::to_string(parts.size()));
  RecordProperty("common", std::to_string(common.size()));
  EXPECT_GE(common.size() * 1000, whole.size() * 999);
  EXPECT_GE(common.size() * 1000, parts.size() * 999);
}

TEST(LongText, LinesBeyondMeasure) {
  for (const char* piece : {"中国，", "联合国大会第74/247号决议。", "7", "（", "《", "一、\n", "1 见《公约》。\n"}) {
    SCOPED_TRACE(piece);
    Source text{"long.txt", ""};
    while (text.bytes.size() < 60'000) text.bytes += piece;
    const std::string one = in_parts(text, {1, 10'000});
    EXPECT_EQ(in_parts(text, {2, 10'000}), one);
    EXPECT_TRUE(one.starts_with("{\"type\":\"document\""));
  }
}

TEST(LongText, OnlyPlainUtf8IsReadInParts) {
  const std::string text(long_text, 'a');
  EXPECT_FALSE(as_long_text("a.txt", text));
  EXPECT_TRUE(as_long_text("a.txt", text + "b"));
  EXPECT_EQ(as_long_text("a.md", text + "b")->reader, "markdown");
  EXPECT_FALSE(as_long_text("a.txt", text + "\xFF"));
  EXPECT_FALSE(as_long_text("a.txt", text + '\0'));
  EXPECT_FALSE(as_long_text("a.txt", "%PDF-" + text));
  EXPECT_FALSE(as_long_text("a.xyz", text + "b"));
}

}  // namespace
}  // namespace treatygraph
