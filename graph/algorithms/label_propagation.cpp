#include <numeric>

#include "graph/algorithms/communities.h"

namespace treatygraph::algorithms {

// Each node, in an order drawn anew each round, takes the label that weighs most around it; it keeps its own where that
// is one of them, and takes the least otherwise.
Parts label_propagation(const Projection& graph, std::uint32_t rounds, Pace& pace) {
  const Level level = first_level(graph);
  Parts labels(graph.size());
  std::iota(labels.begin(), labels.end(), 0U);
  Ties ties(graph.size());
  Chance chance(42);
  bool changed = true;
  for (std::uint32_t round = 0; round < rounds && changed; ++round) {
    pace.at("label propagation", round, rounds);
    changed = false;
    for (const Node node : chance.draw(graph.size(), graph.size())) {
      pace.tick(level.offsets[node + 1] - level.offsets[node] + 1);
      ties.gather(level, labels, node);
      std::uint32_t best = labels[node];
      for (const std::uint32_t label : ties.around()) {
        const bool tie = ties.to(label) == ties.to(best) && best != labels[node] && label < best;
        if (ties.to(label) > ties.to(best) || tie) best = label;
      }
      changed = changed || best != labels[node];
      labels[node] = best;
    }
  }
  return renumbered(labels);
}

}  // namespace treatygraph::algorithms
