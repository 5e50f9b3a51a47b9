// EdgeSum: what an extracted edge shows, straight from its stored testimonies. The slow and obvious way to the same is
// show_edge() of graph/knowledge.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/store/reading.h"

namespace treatygraph::store {

class EdgeSum {
 public:
  // Requires the words to live as long as it does.
  explicit EdgeSum(const Words& words);
  // Of a list of testimony_table. Throws Error(damaged) where it makes no sense.
  [[nodiscard]] Properties show(std::string_view testimonies);

 private:
  void add(std::string_view testimony);
  void show(const std::optional<Code>& key, Value value);

  const Words& words_;
  const std::optional<Code> count_key_, documents_key_, confidence_key_, first_date_key_, last_date_key_;

  std::int64_t count_ = 0;
  double confidence_ = 0;
  std::string_view first_date_, last_date_;
  std::vector<NodeId> documents_;
  std::vector<std::pair<Code, std::string_view>> attributes_;
  std::vector<std::string_view> values_;  // of one attribute
  Properties shown_;
};

}  // namespace treatygraph::store
