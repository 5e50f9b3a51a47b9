// The folder: what it refuses, who waits for whom, and what readers see.
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <thread>

#include "extract/base/error.h"
#include "graph/store/store.h"
#include "tests/unit/store/dump.h"
#include "tests/unit/store/scratch.h"
#include "tests/unit/store/synthetic.h"

namespace treatygraph {
namespace {

namespace fs = std::filesystem;
using testing::paper;
using testing::Scratch;

StoreOptions impatient() {
  StoreOptions options;
  options.wait = std::chrono::milliseconds(50);
  return options;
}

template <typename Work>
Error error_of(Work&& work) {
  try {
    work();
  } catch (const Error& error) {
    return error;
  }
  return Error(Trouble::unsupported, "no error");
}

void write_file(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

std::map<std::string, std::string> bytes_of(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path());
    files[entry.path().string()] = std::string(std::istreambuf_iterator<char>(in), {});
  }
  return files;
}

// Runs `work(folder)` in a process of its own, a fresh one: a fork of this one would lack RocksDB's threads. Ends
// without closing anything. (The child is this test again, up to this place; the folder comes to it in the
// environment.)
template <typename Work>
void in_another_process(const Scratch& scratch, Work&& work) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  constexpr const char* variable = "TREATYGRAPH_TEST_FOLDER";
  ::setenv(variable, scratch.path().c_str(), 0);
  const auto run = [&] {
    const fs::path folder = ::getenv(variable);
    std::error_code ignored;
    if (folder != scratch.path()) fs::remove_all(scratch.path(), ignored);
    ::_exit(work(folder));
  };
  EXPECT_EXIT(run(), ::testing::ExitedWithCode(0), "");
  ::unsetenv(variable);
}

TEST(Folder, AForeignFolderIsRefusedAndUnchanged) {
  const std::pair<const char*, const char*> foreign[] = {{"notes.txt", "mine"},
                                                         {"FORMAT", "treatygraph 3\n"},
                                                         {"FORMAT", "leveldb 1\n"},
                                                         {"FORMAT", ""},
                                                         {"FORMAT", "treatygraph x"}};
  for (const auto& [name, text] : foreign) {
    const Scratch scratch;
    write_file(scratch / "db" / name, text);
    const auto before = bytes_of(scratch.path());
    Store store(scratch / "db", impatient());
    EXPECT_EQ(error_of([&] { (void)store.read(); }).trouble(), Trouble::foreign_format) << text;
    EXPECT_EQ(error_of([&] { (void)store.write(); }).trouble(), Trouble::foreign_format) << text;
    EXPECT_EQ(error_of([&] { (void)store.exists(); }).trouble(), Trouble::foreign_format) << text;
    EXPECT_EQ(bytes_of(scratch.path()), before);
  }
}

TEST(Folder, WhereThereIsNothingAReaderIsToldHowToMakeIt) {
  const Scratch scratch;
  const Store store(scratch / "db");
  EXPECT_FALSE(store.exists());
  const Error error = error_of([&] { (void)store.read(); });
  EXPECT_EQ(error.trouble(), Trouble::not_found);
  EXPECT_NE(error.advice().find("ingest"), std::string::npos);
  EXPECT_FALSE(fs::exists(scratch / "db"));
  StoreOptions options = impatient();
  options.create = false;
  EXPECT_EQ(error_of([&] { (void)Store(scratch / "db", options).write(); }).trouble(), Trouble::not_found);
}

TEST(Folder, ABusyLockIsWaitedForAndNamesItsHolder) {
  const Scratch scratch;
  Store store(scratch / "db", impatient());
  auto writer = store.write();
  const Error error = error_of([&] { (void)store.write(); });
  EXPECT_EQ(error.trouble(), Trouble::in_use);
  EXPECT_NE(std::string(error.what()).find(std::to_string(::getpid())), std::string::npos) << error.what();

  StoreOptions patient;
  patient.wait = std::chrono::seconds(20);
  std::thread frees([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    writer.reset();
  });
  EXPECT_NO_THROW((void)Store(scratch / "db", patient).write());
  frees.join();
}

TEST(Folder, ReadersSeeWhatWasPublishedAndKeepIt) {
  const Scratch scratch;
  Store store(scratch / "db");
  const auto writer = store.write();
  const auto graph = writer->begin();
  const auto empty = store.read();
  EXPECT_EQ(empty->sequence(), 0U);
  graph->put(paper("a", 1));
  graph->commit();
  writer->publish();
  const auto one = store.read();
  EXPECT_EQ(one->sequence(), 1U);
  EXPECT_EQ(store.read(), one);  // the same state is not opened again
  const std::string before = testing::dump(*one);
  for (int i = 0; i < 5; ++i) {
    graph->put(paper("b" + std::to_string(i), 1));
    graph->commit();
    writer->publish();
    writer->compact();
  }
  EXPECT_EQ(testing::dump(*one), before);
  EXPECT_EQ(empty->count_nodes(std::nullopt), 0U);
  EXPECT_EQ(store.read()->sequence(), 6U);
}

TEST(Folder, GenerationsThatNobodyReadsAreRemoved) {
  const Scratch scratch;
  Store store(scratch / "db");
  auto writer = store.write();
  for (int i = 0; i < 5; ++i) writer->compact();
  const auto generations = [&] {
    return std::distance(fs::directory_iterator(scratch / "db" / "generations"), fs::directory_iterator());
  };
  EXPECT_EQ(generations(), 1);
  auto held = store.read();
  writer->compact();
  EXPECT_EQ(generations(), 2);
  held.reset();
  writer->compact();
  EXPECT_EQ(generations(), 1);
}

TEST(Folder, WhatAKilledWriterCommittedIsPublishedByTheNextReader) {
  const Scratch scratch;
  Store store(scratch / "db");
  in_another_process(scratch, [](const fs::path& folder) -> int {
    const auto writer = Store(folder / "db").write();
    const auto graph = writer->begin();
    for (int i = 0; i < 3; ++i) {
      graph->put(paper("a" + std::to_string(i), 1));
      graph->commit();
    }
    ::_exit(0);
  });
  const auto snapshot = store.read();
  EXPECT_EQ(snapshot->sequence(), 3U);
  EXPECT_EQ(snapshot->sources().size(), 3U);
  EXPECT_EQ(check(store), std::vector<std::string>());
}

void put_one(Store& store, const std::string& source) {
  const auto writer = store.write();
  const auto graph = writer->begin();
  graph->put(paper(source, 1));
  graph->commit();
}

TEST(Folder, BetweenWritersTheGenerationAloneHoldsTheGraph) {
  const Scratch scratch;
  Store store(scratch / "db");
  for (std::size_t papers = 1; papers <= 3; ++papers) {
    put_one(store, "a" + std::to_string(papers));
    EXPECT_FALSE(fs::exists(scratch / "db" / "db"));
    EXPECT_EQ(store.read()->sources().size(), papers);
    EXPECT_EQ(check(store), std::vector<std::string>());
    // What a writer leaves that is killed while it makes or removes its copy.
    write_file(scratch / "db" / "db.new" / "CURRENT", "half of it");
    write_file(scratch / "db" / "db.old" / "000001.sst", "");
  }
  put_one(store, "b");
  EXPECT_FALSE(fs::exists(scratch / "db" / "db.new"));
  EXPECT_FALSE(fs::exists(scratch / "db" / "db.old"));
}

TEST(Folder, OfFormat1BecomesOneOfFormat2) {
  const Scratch scratch;
  Store store(scratch / "db");
  in_another_process(scratch, [](const fs::path& folder) -> int {  // killed: db/ is there, as it always was in format 1
    const auto writer = Store(folder / "db").write();
    const auto graph = writer->begin();
    graph->put(paper("a", 1));
    graph->commit();
    ::_exit(0);
  });
  write_file(scratch / "db" / "FORMAT", "treatygraph 1\n");
  EXPECT_EQ(store.read()->sources().size(), 1U);
  put_one(store, "b");
  EXPECT_EQ(store.read()->sources().size(), 2U);
  std::ifstream format(scratch / "db" / "FORMAT");
  std::string line;
  std::getline(format, line);
  EXPECT_EQ(line, "treatygraph 2");
}

TEST(Folder, AnInterruptedCreationIsFinished) {
  for (const char* left : {"FORMAT.new", "FORMAT"}) {
    const Scratch scratch;
    write_file(scratch / "db" / left, "treatygraph 1\n");
    Store store(scratch / "db");
    EXPECT_NO_THROW((void)store.write());
    EXPECT_EQ(store.read()->sequence(), 0U);
  }
  const Scratch scratch;
  write_file(scratch / "db" / "FORMAT", "treatygraph 1\n");
  EXPECT_EQ(Store(scratch / "db").read()->sequence(), 0U);
}

TEST(Folder, TheLanguageIsThatOfTheCreation) {
  const Scratch scratch;
  StoreOptions english;
  english.language = "en";
  (void)Store(scratch / "db", english).write();
  Store store(scratch / "db");
  const auto writer = store.write();
  const auto graph = writer->begin();
  graph->put(testing::submission("a", "A/1", "AUS", "untoc"));
  const auto nodes = graph->find(*graph->code(Vocabulary::key, "name"), "Land AUS");
  EXPECT_EQ(nodes->size(), 1U);
}

// As another user, since root may write everywhere.
TEST(Folder, AReadOnlyFolderCanBeRead) {
  const Scratch scratch;
  {
    Store store(scratch / "db");
    const auto writer = store.write();
    const auto graph = writer->begin();
    graph->put(paper("a", 1));
    graph->commit();
  }
  fs::permissions(scratch.path(), fs::perms(0755));
  for (const auto& entry : fs::recursive_directory_iterator(scratch.path()))
    fs::permissions(entry.path(), entry.is_directory() ? fs::perms(0555) : fs::perms(0444));
  const auto before = bytes_of(scratch.path());
  in_another_process(scratch, [](const fs::path& folder) {
    if (::getuid() == 0 && ::setuid(65534) != 0) return 9;
    Store store(folder / "db", impatient());
    if (store.read()->sequence() != 1) return 1;
    return error_of([&] { (void)store.write(); }).trouble() == Trouble::no_access ? 0 : 2;
  });
  EXPECT_EQ(bytes_of(scratch.path()), before);
  for (const auto& entry : fs::recursive_directory_iterator(scratch.path()))
    if (entry.is_directory()) fs::permissions(entry.path(), fs::perms(0755));
}

}  // namespace
}  // namespace treatygraph
