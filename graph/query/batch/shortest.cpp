#include "graph/query/batch/shortest.h"

namespace treatygraph::query::batch {
namespace {

std::uint64_t work(const Ways& ways, const std::vector<image::Node>& level) {
  std::uint64_t sum = 0;
  for (const image::Node node : level) sum += ways.degree(node);
  return sum;
}

}  // namespace

ShortestWay::ShortestWay(Run& run, const std::vector<WordId>& types, Direction direction)
    : run_(run),
      image_(*run.graph.image()),
      there_(run, types, direction),
      back_(run, types, turned(direction)),
      near_{&there_, std::vector<std::uint32_t>(image_.nodes()), {}, {}, 0},
      far_{&back_, std::vector<std::uint32_t>(image_.nodes()), {}, {}, 0} {}

template <typename Visit>
void ShortestWay::each_neighbour(const Ways& ways, image::Node node, Visit visit) {
  for (const std::vector<Way>* all : {&ways.outgoing(), &ways.incoming()}) {
    for (const Way& way : *all) {
      for (const image::Node other : way.adjacency->of(node)) visit(other);
    }
  }
}

void ShortestWay::begin(Side& side, image::Node node) {
  for (const image::Node each : side.touched) side.reached[each] = 0;
  side.touched = side.level = {node};
  side.reached[node] = 1;
  side.depth = 0;
}

// One level further; true if the sides meet.
bool ShortestWay::spread(Side& side, const Side& other) {
  std::vector<image::Node> next;
  bool met = false;
  ++side.depth;
  for (const image::Node node : side.level) {
    run_.tick(1 + side.ways->degree(node));
    each_neighbour(*side.ways, node, [&](image::Node neighbour) {
      if (side.reached[neighbour] != 0) return;
      side.reached[neighbour] = side.depth + 1;
      side.touched.push_back(neighbour);
      next.push_back(neighbour);
      met = met || other.reached[neighbour] != 0;
    });
  }
  side.level = std::move(next);
  return met;
}

// Where the sides have met, the nodes of the near side that lie on a shortest way learn how far it is to the far end.
void ShortestWay::mark_ways() {
  std::vector<image::Node> on_way;
  for (const image::Node node : near_.touched) {
    if (near_.reached[node] == near_.depth + 1 && far_.reached[node] == far_.depth + 1) on_way.push_back(node);
  }
  for (std::uint32_t depth = near_.depth; depth > 0; --depth) {
    std::vector<image::Node> before;
    for (const image::Node node : on_way) {
      run_.tick(1 + back_.degree(node));
      each_neighbour(back_, node, [&](image::Node neighbour) {
        if (near_.reached[neighbour] != depth || far_.reached[neighbour] != 0) return;
        far_.reached[neighbour] = far_.reached[node] + 1;
        far_.touched.push_back(neighbour);
        before.push_back(neighbour);
      });
    }
    on_way = std::move(before);
  }
}

EdgeId ShortestWay::first_step(image::Node& node) const {
  const std::uint32_t wanted = far_.reached[node] - 1;
  struct Step {
    Code type;
    EdgeId id;
    image::Node to;
  };
  std::optional<Step> best;
  for (const std::vector<Way>* all : {&there_.outgoing(), &there_.incoming()}) {
    for (const Way& way : *all) {
      const auto [from, to] = way.adjacency->range(node);
      for (std::uint32_t i = from; i < to; ++i) {
        const image::Node other = way.adjacency->nodes[i];
        if (far_.reached[other] != wanted) continue;
        const EdgeId id = image_.edge_id(way.type, way.adjacency->place(i, other));
        if (best && std::pair(best->type, best->id) <= std::pair(way.type, id)) continue;
        best = Step{way.type, id, other};
      }
    }
  }
  node = best->to;
  return best->id;
}

std::vector<EdgeId> ShortestWay::find(NodeId from, NodeId to, std::optional<std::uint64_t> most) {
  image::Node node = *image_.node(from);
  begin(near_, node);
  begin(far_, *image_.node(to));
  while (true) {
    if (most && near_.depth + far_.depth >= *most) return {};
    if (near_.level.empty() || far_.level.empty()) return {};
    const bool from_near = work(there_, near_.level) <= work(back_, far_.level);
    if (from_near ? spread(near_, far_) : spread(far_, near_)) break;
  }
  mark_ways();
  std::vector<EdgeId> edges;
  for (std::uint32_t left = near_.depth + far_.depth; left > 0; --left) edges.push_back(first_step(node));
  return edges;
}

}  // namespace treatygraph::query::batch
