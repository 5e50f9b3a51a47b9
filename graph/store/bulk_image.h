// Bulk image: the read image of a graph that is being loaded, drawn by a thread of its own out of what is sorted for
// the tables, and not out of the tables.
#pragma once

#include <atomic>
#include <filesystem>
#include <future>

#include "graph/store/bulk_edges.h"
#include "graph/store/bulk_nodes.h"
#include "graph/store/reading.h"

namespace treatygraph::store {

class BulkImage {
 public:
  // What it is drawn of lives as long as it does. The nodes are closed.
  struct Of {
    const BulkNodes& nodes;
    const BulkEdges& edges;
    const State& state;
  };
  // Begins with the nodes.
  BulkImage(Of of, const std::filesystem::path& file, std::uint64_t sequence);
  ~BulkImage();  // gives up where it is not finished
  BulkImage(const BulkImage&) = delete;
  BulkImage& operator=(const BulkImage&) = delete;

  // The edges are closed, the words complete; neither changes any more. What is given back takes the edges from whoever
  // walks them; null where the image is not so far yet: it will walk them by itself.
  EdgeBatches* go_on();
  // Waits. False, and no file, where the graph does not fit into an image or the file cannot be written.
  [[nodiscard]] bool finish();

 private:
  class Source;
  static constexpr std::size_t batches_together = 4;
  std::atomic<bool> given_up_ = false;
  bool goes_on_ = false;
  std::atomic<bool> waits_ = false;  // for the edges
  EdgeBatches batches_{batches_together};
  std::promise<EdgeBatches*> edges_are_there_;  // what go_on() gives
  std::future<bool> drawn_;
};

}  // namespace treatygraph::store
