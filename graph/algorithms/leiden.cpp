// Leiden (Traag, Waltman, van Eck 2019): as Louvain, but before a community becomes a node it is taken apart into
// pieces that hang together well, and the pieces become the nodes: no community falls apart inside.
#include <algorithm>
#include <numeric>

#include "graph/algorithms/communities.h"

namespace treatygraph::algorithms {
namespace {

Parts singles(Node size) {
  Parts parts(size);
  std::iota(parts.begin(), parts.end(), 0U);
  return parts;
}

// Pieces of each part: every node alone at first; one that is still alone, and bound well to the rest of its part,
// joins the piece where it gains most.
class Refinement {
 public:
  Refinement(const Level& level, const Parts& parts, double resolution)
      : level_(level),
        parts_(parts),
        factor_(level.total > 0 ? resolution / level.total : 0),
        pieces_(singles(level.size())),
        whole_(level.size()),
        strength_(level.strength),
        outward_(level.size()),
        alone_(level.size(), true),
        ties_(level.size()) {
    for (Node node = 0; node < level.size(); ++node) whole_[parts[node]] += level.strength[node];
    for (Node node = 0; node < level.size(); ++node) {
      for (std::uint32_t i = level.offsets[node]; i < level.offsets[node + 1]; ++i)
        if (parts[level.nodes[i]] == parts[node]) outward_[node] += level.weight(i);
    }
  }

  void join(Node node) {
    if (!alone_[node] || !well_bound(node, level_.strength[node])) return;
    ties_.gather(level_, pieces_, node);
    std::uint32_t best = node;
    double most = 0;
    for (const std::uint32_t piece : ties_.around()) {
      if (parts_[piece] != parts_[node] || !well_bound(piece, strength_[piece])) continue;
      const double gain = ties_.to(piece) - factor_ * level_.strength[node] * strength_[piece];
      if (gain > most || (gain == most && gain > 0 && piece < best)) {
        best = piece;
        most = gain;
      }
    }
    if (best == node) return;
    pieces_[node] = best;
    strength_[best] += level_.strength[node];
    outward_[best] += outward_[node] - 2 * ties_.to(best);
    alone_[node] = alone_[best] = false;
  }

  [[nodiscard]] const Parts& pieces() const { return pieces_; }

 private:
  // Of a piece, numbered by its first node: enough edges to the rest of its part.
  [[nodiscard]] bool well_bound(std::uint32_t piece, double strength) const {
    return outward_[piece] >= factor_ * strength * (whole_[parts_[piece]] - strength);
  }

  const Level& level_;
  const Parts& parts_;
  double factor_;
  Parts pieces_;
  std::vector<double> whole_;     // by part: strength
  std::vector<double> strength_;  // by piece
  std::vector<double> outward_;   // by piece: weight of edges to the rest of the part
  std::vector<bool> alone_;
  Ties ties_;
};

Parts refine(const Level& level, const Parts& parts, double resolution, Chance& chance, Pace& pace) {
  Refinement refinement(level, parts, resolution);
  for (const Node node : chance.draw(level.size(), level.size())) {
    pace.tick(level.offsets[node + 1] - level.offsets[node] + 1);
    refinement.join(node);
  }
  return renumbered(refinement.pieces());
}

std::uint32_t count(const Parts& parts) {  // numbered without gaps
  return parts.empty() ? 0 : *std::max_element(parts.begin(), parts.end()) + 1;
}

// One time through: from the partition of the graph's nodes to a better one, up to where every part is one node. False
// where nothing could move.
bool improve(const Level& first, Parts& parts, double resolution, Chance& chance, Pace& pace) {
  Level level = first;
  Parts of_node = singles(level.size());  // by node of the graph: its node of this level
  Parts here = parts;
  bool moved = false;
  while (true) {
    moved = move_nodes(level, here, resolution, chance, pace) || moved;
    const Parts whole = renumbered(here);
    for (std::size_t i = 0; i < of_node.size(); ++i) parts[i] = whole[of_node[i]];
    if (count(whole) == level.size()) return moved;
    Parts pieces = refine(level, here, resolution, chance, pace);
    if (count(pieces) == level.size()) pieces = whole;  // no two pieces hold together: the parts themselves go up
    here.assign(count(pieces), 0);
    for (Node node = 0; node < level.size(); ++node) here[pieces[node]] = whole[node];
    level = shrink(level, pieces, pace);
    for (std::uint32_t& node : of_node) node = pieces[node];
  }
}

}  // namespace

Parts leiden(const Projection& graph, const Communities& how, Pace& pace) {
  Chance chance(how.seed);
  const Level level = first_level(graph);
  Parts parts = singles(graph.size());
  for (std::uint32_t round = 0; round < how.rounds; ++round) {
    pace.at("Leiden", round, how.rounds);
    if (!improve(level, parts, how.resolution, chance, pace)) break;
    parts = renumbered(parts);
  }
  return renumbered(parts);
}

}  // namespace treatygraph::algorithms
