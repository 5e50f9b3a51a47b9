// Bulk edges: the tables of the edges (bulk.h) out of edges that come in any order.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/base/conveyor.h"
#include "extract/base/progress.h"
#include "graph/store/bulk_files.h"
#include "graph/store/edge_sort_key.h"
#include "graph/store/records.h"
#include "graph/store/sorter.h"

namespace treatygraph::store {

// Edges one after the other, numbered from `first` on: their records (EdgeRecord) as texts.
struct EdgeBatch {
  EdgeId first = 0;
  std::string records;
};
using EdgeBatches = Conveyor<std::shared_ptr<const EdgeBatch>>;

class BulkEdges {
 public:
  BulkEdges(const std::filesystem::path& folder, NodeId greatest);
  void add(Code type, NodeId start, NodeId end, std::string_view properties);

  // All are there: they are numbered from `first` on by (type, start, end, order of coming).
  void close(EdgeId first);
  [[nodiscard]] std::uint64_t size() const { return edges_.size(); }
  [[nodiscard]] const std::vector<std::uint64_t>& of_type() const { return of_type_; }
  // In this order; by several threads at once.
  using Visit = std::function<void(EdgeId, const EdgeEnds&, std::string_view properties)>;
  void walk(const Visit& visit) const;

  // Table e. The same walk feeds `also`, where it is not null, and ends it.
  [[nodiscard]] Files write_edges(const Progress& progress, const std::atomic<bool>* cancelled, EdgeBatches* also);
  // After that, each once, by any thread.
  [[nodiscard]] Files write_outgoing();
  [[nodiscard]] Files write_incoming();

 private:
  class Lists;
  class Records;
  std::filesystem::path folder_;
  EdgeSortKey key_;
  EdgeId first_ = 0;
  std::vector<std::uint64_t> of_type_;  // how many, by type
  Sorter edges_, outgoing_, incoming_;
};

}  // namespace treatygraph::store
