// Folder: the files around RocksDB. Who may write, what is published, who still reads it.
//
//   FORMAT              "treatygraph 2": read before anything else is opened
//   LOCK                flock: the writer. Holds its process id while it works; empty once all is published
//   db/                 RocksDB, the writer's alone; gone between writers, when a generation holds the same
//   CURRENT             "7 1234": generation 7 is published and holds 1234 commits; replaced by rename
//   generations/7/      an immutable copy of db/ by hard links; readers hold a shared flock on the file `readers` in it
//   generations/7/image  its read image (graph/image), where one was drawn; nothing is lost with it. Or that of an
//   earlier
//                       generation, and then
//   generations/7/changes  tells what was touched since
//   bulk/               what a bulk load has sorted so far; the next writer removes what a killed one left
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace treatygraph::store {

// An open file that is closed with it, and with that any flock on it.
class File {
 public:
  explicit File(int descriptor = -1) noexcept : descriptor_(descriptor) {}
  File(File&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  File& operator=(File&& other) noexcept;
  ~File();
  [[nodiscard]] int descriptor() const noexcept { return descriptor_; }
  [[nodiscard]] bool open() const noexcept { return descriptor_ >= 0; }

 private:
  int descriptor_;
};

// Throws what the operating system's refusal `error` (errno) means for `path`.
[[noreturn]] void refused(const std::string& what, const std::filesystem::path& path, int error);

struct Published {
  std::uint64_t generation = 0;
  std::uint64_t commits = 0;
};

class Folder {
 public:
  explicit Folder(std::filesystem::path path) : path_(std::move(path)) {}

  // False where there is nothing yet (no folder, or an empty one). Throws Error(foreign_format) for a folder that is
  // not ours.
  [[nodiscard]] bool exists() const;
  void create() const;

  // The writer's lock. Throws Error(in_use) that names the holder when `wait` is over.
  [[nodiscard]] File lock(std::chrono::milliseconds wait) const;
  [[nodiscard]] std::optional<File> try_lock() const;  // nothing where another has it or the folder cannot be written
  [[nodiscard]] bool unfinished() const;               // a writer is at work, or was killed
  static void mark_finished(const File& lock);

  [[nodiscard]] std::filesystem::path database() const { return path_ / "db"; }
  // Before a writer opens the database: where there is none, it is what the published generation holds.
  void restore_database() const;
  // After it closed it, if all is published: the generation alone remains.
  void retire_database() const;
  // The files of a bulk load under way; what a killed one left is of no use to anyone.
  [[nodiscard]] std::filesystem::path bulk() const { return path_ / "bulk"; }
  [[nodiscard]] std::filesystem::path generation(std::uint64_t number) const;
  [[nodiscard]] std::filesystem::path image(std::uint64_t number) const { return generation(number) / "image"; }
  [[nodiscard]] std::filesystem::path changes(std::uint64_t number) const { return generation(number) / "changes"; }
  [[nodiscard]] std::optional<Published> published() const;
  [[nodiscard]] std::uint64_t next_generation() const;
  // Lays the image of one generation into another that is not yet published; false where it cannot be done.
  [[nodiscard]] bool link_image(std::uint64_t from, std::uint64_t to) const;
  void put_changes(std::uint64_t number, const std::string& changes) const;
  // Makes a complete generation the published one; the others go where nobody reads them.
  void publish(const Published& published) const;
  // Holds a generation against removal; nothing where it is gone already.
  [[nodiscard]] std::optional<File> hold(std::uint64_t generation) const;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  void remove_unread(std::uint64_t except) const;
  std::filesystem::path path_;
};

}  // namespace treatygraph::store
