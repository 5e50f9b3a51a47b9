// Store: the property graph on disk, in one folder, on RocksDB. Format: FORMAT.md beside this file.
//
// One process writes, any number reads. A transaction is all or nothing and is synced before commit() returns. Readers
// never touch the live RocksDB directory: they open an immutable published generation and see exactly a gapless prefix
// of the commits.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/base/error.h"
#include "extract/base/progress.h"
#include "extract/facts/facts.h"
#include "graph/model/graph.h"

namespace treatygraph {
namespace store {
struct Published;
struct Readied;
}  // namespace store

struct StoreOptions {
  std::string language = "zh";            // of `name`, fixed when the store is created
  std::chrono::milliseconds wait{5000};   // for a lock that another process holds
  std::size_t write_buffer = 64U << 20U;  // bytes
  bool create = true;                     // a writer makes the folder where there is none
  bool image = true;                      // false: read images are neither read nor drawn
};

// Graphs with fewer nodes and edges are read as fast without a read image.
inline constexpr std::uint64_t image_pays_from = 20'000;
// Up to so many, drawing one takes a tenth of a second: a writer that found one leaves one of its own last state. In a
// bigger graph readers get the image that was found and read what was touched since from the database, until that is
// more than this part of the graph: then the writer draws one when it ends.
inline constexpr std::uint64_t image_follows_to = 200'000, image_follows_part = 16;

// The graph as it was at one published generation. Holds the generation on disk while it lives.
class Snapshot : public Graph {
 public:
  [[nodiscard]] virtual std::uint64_t sequence() const = 0;  // commits that it holds
  // What a source said, as it was put. Throws Error(not_found).
  [[nodiscard]] virtual facts::Paper paper(const std::string& source) const = 0;
};

// A paper with all worked out that putting it needs and that depends on it alone: any thread can do that.
class ReadyPaper {
 public:
  explicit ReadyPaper(const facts::Paper& paper);  // throws Error(bad_input) for one without source or document
  ReadyPaper(ReadyPaper&&) noexcept;
  ReadyPaper& operator=(ReadyPaper&&) noexcept;
  ~ReadyPaper();

  [[nodiscard]] const facts::Document& document() const;
  // How many lines of each kind it has; `unresolved` of the references.
  [[nodiscard]] std::uint64_t mentions() const;
  [[nodiscard]] std::uint64_t relations() const;
  [[nodiscard]] std::uint64_t references() const;
  [[nodiscard]] std::uint64_t unresolved() const;

  [[nodiscard]] const store::Readied& readied() const { return *readied_; }

 private:
  std::unique_ptr<const store::Readied> readied_;
};

// The writer's view: its own changes included. Everything since the last commit is lost when it is destroyed.
class Transaction : public GraphWriter {
 public:
  // The knowledge layer: what a source says replaces what it said before. Costs by the paper, not by the graph.
  virtual void put(const ReadyPaper& paper) = 0;
  void put(const facts::Paper& paper) { put(ReadyPaper(paper)); }
  // Takes back what a source (or every source of a document) said; false if nobody of that name said anything.
  virtual bool remove(const std::string& source_or_document) = 0;
  // True if a source of this name is there, whatever it said.
  [[nodiscard]] virtual bool knows(const std::string& source) const = 0;
  // Atomic, synced. After an Error the Writer takes no more commits; the graph then holds this one wholly or not at
  // all.
  virtual void commit() = 0;
  virtual void roll_back() = 0;
};

// A whole graph at once, made by hand, into a database that never held anything: all of it after finish(), nothing
// before. It is what create_node() and create_edge() would have made of it, but memory does not grow with it. All nodes
// come before the first edge. Nodes are numbered in the order in which they come; edges by (type, start, end, order).
class Bulk {
 public:
  virtual ~Bulk() = default;  // what was not finished leaves no trace
  [[nodiscard]] virtual Code intern(Vocabulary vocabulary, std::string_view word) = 0;
  // Labels ascending, once each. Properties of nodes and edges as put_properties (codec.h) writes them.
  virtual NodeId add_node(std::span<const Code> labels, std::string_view properties) = 0;
  virtual void add_edge(Code type, NodeId start, NodeId end, std::string_view properties) = 0;
  // Atomic, synced and published. Throws Error(cancelled) when `cancelled` is set in time.
  virtual void finish(const Progress& progress, const std::atomic<bool>* cancelled) = 0;
  // A folder for what the caller has to put aside meanwhile; gone with this object.
  [[nodiscard]] virtual const std::filesystem::path& scratch() const = 0;
};

class Writer {
 public:
  virtual ~Writer() = default;
  [[nodiscard]] virtual std::unique_ptr<Transaction> begin() = 0;  // one at a time
  // True if the source is there with these bytes and this maker. What is not committed does not count; any thread may
  // ask, while others write.
  [[nodiscard]] virtual bool holds(const std::string& source, const std::string& sha256,
                                   const std::string& maker) const = 0;
  // Throws Error(bad_usage) where the database holds, or ever held, anything. Until it is gone, no transaction.
  [[nodiscard]] virtual std::unique_ptr<Bulk> bulk() = 0;
  // Makes what was committed visible to readers. Called by the destructor too; a commit publishes by itself when the
  // last publication is older than a second.
  virtual void publish() = 0;
  // publish(), and the read image (graph/image) beside it, which readers that come later read instead, if the graph has
  // at least so many nodes and edges. Readers of later publications get it too, with what was touched since.
  virtual void draw_image(std::uint64_t least) = 0;
  virtual void compact() = 0;  // draws the image too
};

class Store {
 public:
  explicit Store(std::filesystem::path folder, StoreOptions options = {});
  [[nodiscard]] bool exists() const;
  // The newest published state. If a killed writer left commits unpublished and nobody writes, publishes them first.
  // Throws Error: not_found, foreign_format (every byte unchanged), damaged.
  [[nodiscard]] std::shared_ptr<const Snapshot> read() const;
  // Draws the read image of what is published, where there is none of just that, if the graph has at least so many
  // nodes and edges. Needs no lock: writers and readers go on. Throws Error(cancelled) when `cancelled` is set in time.
  void redraw(std::uint64_t least, const std::atomic<bool>& cancelled) const;
  // Takes the writer lock, waiting as the options say. Throws Error(in_use) that names the holder's process id.
  [[nodiscard]] std::unique_ptr<Writer> write();

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  struct Shared;  // the newest snapshot, opened once
  void finish_for_the_killed() const;
  // Is there an image by now of what `known` reads without one?
  [[nodiscard]] bool outdrawn(const Snapshot& known, const store::Published& published) const;
  std::filesystem::path folder_;
  StoreOptions options_;
  std::shared_ptr<Shared> shared_;
};

// Every contradiction found in a stored graph, a sentence each; empty when sound. Reads everything.
[[nodiscard]] std::vector<std::string> check(const Store& store);

}  // namespace treatygraph
