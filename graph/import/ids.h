// Ids: which node an id of the files is. Each group of ids is a space of its own.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/value.h"

namespace treatygraph::importing {

class Ids {
 public:
  // False where the id is there already.
  bool add(std::uint32_t group, std::string_view id, NodeId node) {
    if (2 * (entries_.size() + 1) > table_.size()) grow();
    std::size_t at = slot(group, id);
    while (table_[at] != none) {
      if (is(entries_[table_[at]], group, id)) return false;
      at = (at + 1) & (table_.size() - 1);
    }
    table_[at] = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({texts_.size(), node, static_cast<std::uint32_t>(id.size()), group});
    texts_.append(id);
    return true;
  }

  [[nodiscard]] std::optional<NodeId> find(std::uint32_t group, std::string_view id) const {
    if (table_.empty()) return {};
    for (std::size_t at = slot(group, id); table_[at] != none; at = (at + 1) & (table_.size() - 1)) {
      if (is(entries_[table_[at]], group, id)) return entries_[table_[at]].node;
    }
    return {};
  }

 private:
  struct Entry {
    std::uint64_t offset;
    NodeId node;
    std::uint32_t size, group;
  };
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  [[nodiscard]] bool is(const Entry& entry, std::uint32_t group, std::string_view id) const {
    return entry.group == group && std::string_view(texts_).substr(entry.offset, entry.size) == id;
  }
  [[nodiscard]] std::size_t slot(std::uint32_t group, std::string_view id) const {
    return (std::hash<std::string_view>()(id) + group * 0x9E3779B97F4A7C15ULL) & (table_.size() - 1);
  }
  void grow() {
    table_.assign(table_.empty() ? 1024 : table_.size() * 2, none);
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
      const Entry& entry = entries_[i];
      std::size_t at = slot(entry.group, std::string_view(texts_).substr(entry.offset, entry.size));
      while (table_[at] != none) at = (at + 1) & (table_.size() - 1);
      table_[at] = i;
    }
  }

  std::string texts_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> table_;
};

}  // namespace treatygraph::importing
