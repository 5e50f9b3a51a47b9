// Bulk nodes: the tables of the nodes (bulk.h) out of nodes that come by ascending id.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/graph.h"
#include "graph/store/bulk_files.h"
#include "graph/store/reading.h"
#include "graph/store/sorter.h"

namespace treatygraph::store {

class BulkNodes {
 public:
  explicit BulkNodes(const std::filesystem::path& folder);
  void add(NodeId node, std::span<const Code> labels, std::string_view properties);

  // All are there; `words` knows the keys of their properties.
  void close(const Words& words);
  // Bytes: the record (NodeRecord). By several threads at once.
  using Visit = std::function<void(NodeId, std::string_view bytes)>;
  void walk(const Visit& visit) const;
  // n, l, f and p; once, by any thread, while others walk.
  [[nodiscard]] Files write();

 private:
  class Indexes;
  std::filesystem::path folder_;
  std::array<std::optional<Code>, name_keys.size()> name_codes_;
  std::vector<Code> labels_;   // of the last node
  std::string head_, record_;  // how its record begins; all of it
  Sorter nodes_;
};

}  // namespace treatygraph::store
