// Sorter: entries of key and value in any number, given back in ascending order of keys, equal keys in the order in
// which they came. Memory stays under a bound: full chunks are sorted and written to files beside, by a second thread,
// while the next one fills; in the end they are merged.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace treatygraph::store {

class Sorter {
 public:
  using Visit = std::function<void(std::string_view key, std::string_view value)>;

  // Its files are called `files`.0, `files`.1 … and are gone when it is. `memory` in bytes, for all that it holds.
  Sorter(std::filesystem::path files, std::size_t memory);
  ~Sorter();
  Sorter(const Sorter&) = delete;
  Sorter& operator=(const Sorter&) = delete;

  void add(std::string_view key, std::string_view value);
  [[nodiscard]] std::uint64_t size() const { return size_; }
  // Nothing can be added afterwards; then walk() visits all entries in order, as often as wanted and in several threads
  // at once.
  void close();
  void walk(const Visit& visit) const;
  // The only walk: closes before, and nothing is left afterwards.
  void drain(const Visit& visit);

 private:
  struct Chunk;
  struct Run {
    std::filesystem::path file;
    unsigned level = 0;  // runs of one level are of about one size
  };
  void spill();
  void wait();
  void write_run(Chunk& chunk);
  void merge_runs();

  std::filesystem::path files_;
  std::size_t chunk_bytes_, chunk_items_;
  std::uint64_t size_ = 0;
  std::uint64_t next_run_ = 0;
  std::unique_ptr<Chunk> filling_, spilling_;
  std::future<void> spilled_;
  std::vector<Run> runs_;
};

}  // namespace treatygraph::store
