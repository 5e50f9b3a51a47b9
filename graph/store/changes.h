// Changes: beside the image of an earlier generation, which elements were touched since. Format: FORMAT.md, section 6.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

#include "graph/image/overlaid_graph.h"

namespace treatygraph::store {

struct Changes {
  std::uint64_t from = 0, to = 0;  // commits of the image, and of the state it is read for
  image::Touched touched;
};

// Nothing where the file is missing, torn, or leads to another state.
[[nodiscard]] std::optional<Changes> read_changes(const std::filesystem::path& file, std::uint64_t to);
// The file as bytes.
[[nodiscard]] std::string encode(const Changes& changes);

// What commits touch, as their keys come.
class TouchedSet {
 public:
  void add(std::string_view key);  // of a change
  void add(const image::Touched& touched);
  [[nodiscard]] std::size_t size() const { return nodes_.size() + edges_.size(); }
  [[nodiscard]] image::Touched sorted();
  void clear();

 private:
  void settle();
  std::vector<std::uint64_t> nodes_, edges_;
  std::size_t settled_ = 0;  // size when last sorted
};

}  // namespace treatygraph::store
