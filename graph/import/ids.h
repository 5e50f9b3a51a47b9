// Ids: which node an id of the files is. Each group of ids is a space of its own.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/base/error.h"
#include "graph/model/value.h"

namespace treatygraph::importing {

// A table of hashes leads to entries that hold all that a look-up needs side by side: two places of memory each.
class Ids {
 public:
  // False where the id is there already.
  bool add(std::uint32_t group, std::string_view id, NodeId node) {
    if (2 * (count_ + 1) > table_.size()) grow();
    const std::uint32_t hash = hash_of(group, id);
    std::size_t at = hash & (table_.size() - 1);
    while (table_[at].entry != none) {
      if (is(table_[at], hash, group, id)) return false;
      at = (at + 1) & (table_.size() - 1);
    }
    table_[at] = {hash, append({node, static_cast<std::uint32_t>(id.size()), group}, id)};
    ++count_;
    return true;
  }

  [[nodiscard]] std::optional<NodeId> find(std::uint32_t group, std::string_view id) const {
    return find(group, id, hash_of(group, id));
  }
  [[nodiscard]] std::optional<NodeId> find(std::uint32_t group, std::string_view id, std::uint32_t hash) const {
    if (table_.empty()) return {};
    for (std::size_t at = hash & (table_.size() - 1); table_[at].entry != none; at = (at + 1) & (table_.size() - 1))
      if (is(table_[at], hash, group, id)) return entry(table_[at].entry).node;
    return {};
  }

  // Look-ups of many ids go faster where the memory that they need is asked for in time: first for all of them what
  // begin_fetch() asks for, then what end_fetch() asks for by the hash that that gave; find() takes it too.
  [[nodiscard]] std::uint32_t begin_fetch(std::uint32_t group, std::string_view id) const {
    const std::uint32_t hash = hash_of(group, id);
    if (!table_.empty()) __builtin_prefetch(&table_[hash & (table_.size() - 1)]);
    return hash;
  }
  void end_fetch(std::uint32_t hash) const {
    if (table_.empty()) return;
    const Slot& slot = table_[hash & (table_.size() - 1)];
    if (slot.entry == none) return;
    __builtin_prefetch(words_.data() + slot.entry);
    __builtin_prefetch(words_.data() + slot.entry + head + 2);  // where an id of usual length ends
  }

 private:
  struct Slot {
    std::uint32_t hash = 0, entry = none;  // the latter in words of `words_`
  };
  struct Entry {
    NodeId node;
    std::uint32_t size, group;
  };
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  static constexpr std::size_t head = sizeof(Entry) / sizeof(std::uint64_t);

  // Each word of the id stirred into what came before; ids of a few words are the rule.
  static std::uint32_t hash_of(std::uint32_t group, std::string_view id) {
    constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15;
    std::uint64_t hash = (id.size() + 1) * multiplier + group;
    for (std::size_t at = 0; at < id.size(); at += sizeof hash) {
      hash = (hash ^ word_at(id, at)) * multiplier;
      hash ^= hash >> 32U;
    }
    return static_cast<std::uint32_t>(hash);
  }
  [[nodiscard]] Entry entry(std::uint32_t at) const {
    Entry entry{};
    std::memcpy(&entry, words_.data() + at, sizeof entry);
    return entry;
  }
  [[nodiscard]] bool is(const Slot& slot, std::uint32_t hash, std::uint32_t group, std::string_view id) const {
    if (slot.hash != hash) return false;
    const Entry found = entry(slot.entry);
    if (found.group != group || found.size != id.size()) return false;
    const std::uint64_t* stored = words_.data() + slot.entry + head;
    for (std::size_t at = 0; at < id.size(); at += sizeof *stored)
      if (*stored++ != word_at(id, at)) return false;
    return true;
  }
  // Up to eight bytes from `at` on; zeros behind the end.
  static std::uint64_t word_at(std::string_view id, std::size_t at) {
    std::uint64_t word = 0;
    if (at + sizeof word <= id.size())
      std::memcpy(&word, id.data() + at, sizeof word);
    else
      std::memcpy(&word, id.data() + at, id.size() - at);
    return word;
  }
  std::uint32_t append(const Entry& entry, std::string_view id) {
    const std::size_t at = words_.size();
    if (at >= none) throw Error(Trouble::limit, "the ids of the nodes are too many", {}, "import a part");
    words_.resize(at + head + (id.size() + 7) / 8);
    std::memcpy(words_.data() + at, &entry, sizeof entry);
    if (!id.empty()) std::memcpy(words_.data() + at + head, id.data(), id.size());
    return static_cast<std::uint32_t>(at);
  }
  void grow() {
    std::vector<Slot> old(table_.empty() ? 1024 : table_.size() * 2);
    std::swap(old, table_);
    for (const Slot& slot : old) {
      if (slot.entry == none) continue;
      std::size_t at = slot.hash & (table_.size() - 1);
      while (table_[at].entry != none) at = (at + 1) & (table_.size() - 1);
      table_[at] = slot;
    }
  }

  std::vector<std::uint64_t> words_;  // entries, each with the bytes of its id behind it
  std::vector<Slot> table_;
  std::size_t count_ = 0;
};

}  // namespace treatygraph::importing
