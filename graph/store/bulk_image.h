// Bulk image: the read image of a graph that is being loaded, drawn by a thread of its own out of what is sorted for
// the tables, and not out of the tables.
#pragma once

#include <atomic>
#include <filesystem>
#include <future>

#include "graph/store/bulk_edges.h"
#include "graph/store/reading.h"

namespace treatygraph::store {

class BulkImage {
 public:
  // What it is drawn of lives as long as it does. `nodes`: NodeRecords by id, closed.
  struct Of {
    const Sorter& nodes;
    const BulkEdges& edges;
    const State& state;
  };
  // Begins with the nodes.
  BulkImage(Of of, const std::filesystem::path& file, std::uint64_t sequence);
  ~BulkImage();  // gives up where it is not finished
  BulkImage(const BulkImage&) = delete;
  BulkImage& operator=(const BulkImage&) = delete;

  void go_on();  // the edges are closed, the words complete; neither changes any more
  // Waits. False, and no file, where the graph does not fit into an image or the file cannot be written.
  [[nodiscard]] bool finish();

 private:
  class Source;
  std::atomic<bool> given_up_ = false;
  bool goes_on_ = false;
  std::promise<void> edges_are_there_;
  std::future<bool> drawn_;
};

}  // namespace treatygraph::store
