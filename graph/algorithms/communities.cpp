#include "graph/algorithms/communities.h"

#include <numeric>

namespace treatygraph::algorithms {
namespace {

constexpr double least_gain = 1e-10;  // in edge weights: less is rounding

class Mover {
 public:
  Mover(const Level& level, Parts& parts, double resolution)
      : level_(level),
        parts_(parts),
        factor_(level.total > 0 ? resolution / level.total : 0),
        ties_(level.size()),
        strength_(level.size()),
        members_(level.size()) {
    for (Node node = 0; node < level.size(); ++node) {
      strength_[parts[node]] += level.strength[node];
      ++members_[parts[node]];
    }
    for (Node part = level.size(); part-- > 0;) {
      if (members_[part] == 0) empty_.push_back(part);
    }
  }

  // True if the node went to another part.
  bool move(Node node) {
    const std::uint32_t from = parts_[node];
    const double own = level_.strength[node];
    ties_.gather(level_, parts_, node);
    strength_[from] -= own;
    const auto gain = [&](std::uint32_t part) { return ties_.to(part) - factor_ * own * strength_[part]; };
    std::uint32_t best = from;
    double most = gain(from) + least_gain;
    for (const std::uint32_t part : ties_.around()) {
      const double here = gain(part);
      if (here > most || (here == most && best != from && part < best)) {
        best = part;
        most = here;
      }
    }
    if (most < 0 && members_[from] > 1) best = empty_.back();
    strength_[best] += own;
    if (best == from) return false;
    leave(from);
    if (members_[best]++ == 0) empty_.pop_back();
    parts_[node] = best;
    return true;
  }

 private:
  void leave(std::uint32_t part) {
    if (--members_[part] > 0) return;
    strength_[part] = 0;
    empty_.push_back(part);
  }

  const Level& level_;
  Parts& parts_;
  double factor_;
  Ties ties_;
  std::vector<double> strength_;
  std::vector<std::uint32_t> members_, empty_;
};

}  // namespace

Level first_level(const Projection& graph) {
  Level level;
  const Side& side = graph.out();
  level.offsets.reserve(std::size_t{graph.size()} + 1);
  level.offsets.push_back(0);
  level.nodes.reserve(side.nodes.size());
  level.weights.reserve(side.weights.size());
  level.strength.resize(graph.size());
  for (Node node = 0; node < graph.size(); ++node) {
    const Side::Range at = side.range(node);
    for (std::uint32_t i = at.from; i < at.to; ++i) {
      level.strength[node] += side.weight(i);
      if (side.nodes[i] == node) continue;
      level.nodes.push_back(side.nodes[i]);
      if (!side.weights.empty()) level.weights.push_back(side.weights[i]);
    }
    level.offsets.push_back(static_cast<std::uint32_t>(level.nodes.size()));
  }
  level.total = std::accumulate(level.strength.begin(), level.strength.end(), 0.0);
  return level;
}

Level shrink(const Level& level, const Parts& parts, Pace& pace) {
  std::uint32_t count = 0;
  for (const std::uint32_t part : parts) count = std::max(count, part + 1);
  std::vector<std::uint32_t> begin(std::size_t{count} + 1);
  for (const std::uint32_t part : parts) ++begin[part + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  std::vector<Node> members(parts.size());
  std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
  for (Node node = 0; node < parts.size(); ++node) members[next[parts[node]]++] = node;

  Level small;
  small.total = level.total;
  small.strength.resize(count);
  small.offsets.push_back(0);
  std::vector<double> weight(count);
  std::vector<std::uint32_t> around;
  for (std::uint32_t part = 0; part < count; ++part) {
    around.clear();
    for (std::uint32_t m = begin[part]; m < begin[part + 1]; ++m) {
      const Node node = members[m];
      small.strength[part] += level.strength[node];
      pace.tick(level.offsets[node + 1] - level.offsets[node]);
      for (std::uint32_t i = level.offsets[node]; i < level.offsets[node + 1]; ++i) {
        const std::uint32_t other = parts[level.nodes[i]];
        if (other == part) continue;
        if (weight[other] == 0) around.push_back(other);
        weight[other] += level.weight(i);
      }
    }
    for (const std::uint32_t other : around) {
      small.nodes.push_back(other);
      small.weights.push_back(std::exchange(weight[other], 0.0));
    }
    small.offsets.push_back(static_cast<std::uint32_t>(small.nodes.size()));
  }
  return small;
}

bool move_nodes(const Level& level, Parts& parts, double resolution, Chance& chance, Pace& pace) {
  const Node size = level.size();
  Mover mover(level, parts, resolution);
  std::vector<Node> queue = chance.draw(size, size);  // a ring: never more than all nodes are waiting
  std::vector<bool> waiting(size, true);
  std::size_t first = 0, count = size;
  bool moved = false;
  while (count > 0) {
    const Node node = queue[first];
    first = first + 1 == size ? 0 : first + 1;
    --count;
    waiting[node] = false;
    pace.tick(level.offsets[node + 1] - level.offsets[node] + 1);
    if (!mover.move(node)) continue;
    moved = true;
    for (std::uint32_t i = level.offsets[node]; i < level.offsets[node + 1]; ++i) {
      const Node other = level.nodes[i];
      if (waiting[other] || parts[other] == parts[node]) continue;
      waiting[other] = true;
      queue[first + count >= size ? first + count - size : first + count] = other;
      ++count;
    }
  }
  return moved;
}

double modularity(const Projection& graph, const Parts& parts, double resolution) {
  const Level level = first_level(graph);
  if (level.total == 0) return 0;
  std::vector<double> strength(parts.size() + 1);
  double inside = 0;
  for (Node node = 0; node < graph.size(); ++node) {
    strength[parts[node]] += level.strength[node];
    const Side::Range at = graph.out().range(node);
    for (std::uint32_t i = at.from; i < at.to; ++i) {
      if (parts[graph.out().nodes[i]] == parts[node]) inside += graph.out().weight(i);
    }
  }
  double expected = 0;
  for (const double each : strength) expected += (each / level.total) * (each / level.total);
  return inside / level.total - resolution * expected;
}

Parts louvain(const Projection& graph, const Communities& how, Pace& pace) {
  Chance chance(how.seed);
  Level level = first_level(graph);
  Parts of_node(graph.size());
  std::iota(of_node.begin(), of_node.end(), 0U);
  for (Node before = 0; before != level.size();) {
    before = level.size();
    pace.at("Louvain", graph.size() - before, graph.size());
    Parts parts(before);
    std::iota(parts.begin(), parts.end(), 0U);
    if (!move_nodes(level, parts, how.resolution, chance, pace)) break;
    parts = renumbered(parts);
    for (std::uint32_t& part : of_node) part = parts[part];
    level = shrink(level, parts, pace);
  }
  return renumbered(of_node);
}

}  // namespace treatygraph::algorithms
