// Bulk edges: the tables of the edges (bulk.h) out of edges that come in any order.
#pragma once

#include <array>
#include <filesystem>
#include <string_view>
#include <vector>

#include "extract/base/progress.h"
#include "graph/store/bulk_files.h"
#include "graph/store/records.h"
#include "graph/store/sorter.h"

namespace treatygraph::store {

class BulkEdges {
 public:
  explicit BulkEdges(const std::filesystem::path& folder);
  void add(Code type, NodeId start, NodeId end, std::string_view properties);

  // Numbers them by (type, start, end, order of coming), writes the edges, and counts them into the ledger.
  [[nodiscard]] Files write_edges(Ledger& ledger, const Progress& progress, const std::atomic<bool>* cancelled);
  // After that, each once, by any thread.
  [[nodiscard]] Files write_outgoing();
  [[nodiscard]] Files write_incoming();

 private:
  class Lists;
  std::filesystem::path folder_;
  Sorter edges_, outgoing_, incoming_;
};

}  // namespace treatygraph::store
