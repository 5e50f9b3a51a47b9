// Shortest: one shortest way between two nodes of an image, searched from both ends.
#pragma once

#include <optional>
#include <vector>

#include "graph/query/batch/batch.h"
#include "graph/query/batch/ways.h"

namespace treatygraph::query::batch {

class ShortestWay {
 public:
  ShortestWay(Run& run, const std::vector<WordId>& types, Direction direction);

  // The edges of the way, none for none within `most` edges: of all shortest ways the one whose edges come first, each
  // by (type, id), as a search from `from` finds it. Requires two different nodes.
  [[nodiscard]] std::vector<EdgeId> find(NodeId from, NodeId to, std::optional<std::uint64_t> most);

 private:
  struct Side {
    const Ways* ways;
    std::vector<std::uint32_t> reached;  // by node: 1 + edges from the side's end; 0: not yet
    std::vector<image::Node> level, touched;
    std::uint32_t depth = 0;
  };
  void begin(Side& side, image::Node node);
  bool spread(Side& side, const Side& other);
  void mark_ways();
  [[nodiscard]] EdgeId first_step(image::Node& node) const;
  template <typename Visit>
  static void each_neighbour(const Ways& ways, image::Node node, Visit visit);

  Run& run_;
  const image::Image& image_;
  Ways there_, back_;
  Side near_, far_;
};

}  // namespace treatygraph::query::batch
