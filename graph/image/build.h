// Build: an image out of a Source, section by section.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "graph/image/gather.h"
#include "graph/image/layout.h"
#include "graph/image/sections.h"
#include "graph/image/source.h"

namespace treatygraph::image {

// Bytes that gathered values and edges may take before they are written. What does not fit waits for another walk.
inline constexpr std::size_t gather_budget = std::size_t{128} << 20U;

// The nodes' numbers by id.
class Numbering {
 public:
  void push_back(NodeId id);  // ascending
  void close();
  [[nodiscard]] Node node(NodeId id) const;  // requires a node's id
  [[nodiscard]] std::uint32_t size() const { return count_; }
  [[nodiscard]] IdPlan write(Sections& sections) const;

 private:
  std::uint64_t first_ = 0;
  std::uint32_t count_ = 0;
  std::vector<std::uint64_t> ids_;  // empty: first_ + number
  std::vector<Node> by_id_;         // from first_ on, where the ids lie close enough
};

// `came`: the places in the order in which they came, which may well be that of the ids; empty where that is their own.
[[nodiscard]] IdPlan write_ids(std::span<const std::uint64_t> ids, std::span<const Place> came, Sections& sections);

// Columns that are gathered in one walk as far as they fit in the budget.
class Columns {
 public:
  explicit Columns(Elements elements) : elements_(elements) {}
  void add(std::uint32_t row, std::string_view properties);  // as put_properties() writes them
  void renumber(std::span<const std::uint32_t> to);          // row r is to[r]
  void write(Sections& sections, std::vector<ColumnPlan>& plans);
  [[nodiscard]] bool next_walk();  // false: all is written

 private:
  enum class Stage : std::uint8_t { not_seen, gathered, later, written };  // later: waits for the next walk
  struct OfKey {
    Stage stage = Stage::not_seen;
    Gathered values;
  };
  void drop_largest();
  Elements elements_;
  std::vector<OfKey> by_key_;
  std::uint64_t added_ = 0;
};

[[nodiscard]] std::vector<TypePlan> build_edges(const Source& source, const Numbering& numbering, Sections& sections);
// Throws TooBig.
void build(const Source& source, std::uint64_t sequence, Output& output);

}  // namespace treatygraph::image
