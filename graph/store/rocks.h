// Rocks: the only file of the project that knows RocksDB. Opens its directories and turns its errors into ours.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/view.h"

namespace rocksdb {
class Env;
}

namespace treatygraph::store {

// The live database of one writer.
class Database : public View {
 public:
  // Changes that become visible and durable together.
  class Batch {
   public:
    virtual ~Batch() = default;
    virtual void put(std::string_view key, std::string_view value) = 0;
    virtual void erase(std::string_view key) = 0;
    virtual void merge(std::string_view key, std::string_view operand) = 0;  // the tables of lists.h
  };
  [[nodiscard]] virtual std::unique_ptr<Batch> batch() const = 0;
  // Atomic, synced. Throws Error (no_space, damaged, no_access): then this Database takes no more writes, and whether
  // the batch is there (all of it or nothing) is seen when it is opened again.
  virtual void write(Batch& batch) = 0;
  // Entries of sorted files (below) become visible and durable together; the files are taken away from where they were.
  // No key may be in two of them. Throws as write() does.
  virtual void take_in(const std::vector<std::filesystem::path>& files) = 0;
  // An immutable copy of the present state, by hard links, in a new directory.
  virtual void copy_to(const std::filesystem::path& directory) = 0;
  virtual void compact() = 0;
};

[[nodiscard]] std::unique_ptr<Database> open_database(const std::filesystem::path& directory, std::size_t write_buffer);
[[nodiscard]] std::unique_ptr<View> open_generation(const std::filesystem::path& directory);

// Sorted files beside a database, made to be taken in by it. Nothing of them is durable before that.
class SortedFiles {
 public:
  virtual ~SortedFiles() = default;
  virtual void put(std::string_view key, std::string_view value) = 0;  // ascending, each key once
  [[nodiscard]] virtual std::vector<std::filesystem::path> finish() = 0;
};
// `files`.0.sst, `files`.1.sst …: big ones are split.
[[nodiscard]] std::unique_ptr<SortedFiles> make_sorted_files(const std::filesystem::path& files);

// For tests that break the disk: everything opened from now on goes through `env` (null: the system's own).
void open_through(rocksdb::Env* env);

}  // namespace treatygraph::store
