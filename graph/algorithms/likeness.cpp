// Nodes alike by what they point at, found from what is pointed at: only pairs that share something are looked at.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "graph/algorithms/algorithms.h"

namespace treatygraph::algorithms {
namespace {

// Distinct neighbours with the sum of their weights, for each node.
struct Shares {
  std::vector<std::uint32_t> offsets{0};
  std::vector<Node> nodes;
  std::vector<double> weights;
  [[nodiscard]] std::uint32_t size(Node node) const { return offsets[node + 1] - offsets[node]; }
};

Shares gather(const Projection& graph, const Side& side, Pace& pace) {
  Shares shares;
  std::vector<double> weight(graph.size());
  std::vector<Node> last(graph.size(), no_node);
  for (Node node = 0; node < graph.size(); ++node) {
    const Side::Range at = side.range(node);
    pace.tick(at.to - at.from);
    const std::size_t begin = shares.nodes.size();
    for (std::uint32_t i = at.from; i < at.to; ++i) {
      const Node other = side.nodes[i];
      if (std::exchange(last[other], node) != node) {
        shares.nodes.push_back(other);
        weight[other] = 0;
      }
      weight[other] += side.weight(i);
    }
    for (std::size_t i = begin; i < shares.nodes.size(); ++i) shares.weights.push_back(weight[shares.nodes[i]]);
    shares.offsets.push_back(static_cast<std::uint32_t>(shares.nodes.size()));
  }
  return shares;
}

class Likenesses {
 public:
  Likenesses(const Projection& graph, const Likeness& how, Pace& pace)
      : how_(how),
        pace_(pace),
        forth_(gather(graph, graph.out(), pace)),
        back_(gather(graph, graph.in(), pace)),
        compared_(graph.size(), how.of.empty()),
        common_(graph.size()),
        product_(graph.size()),
        length_(graph.size()) {
    for (const Node node : how.of) compared_[node] = true;
    for (Node node = 0; node < graph.size(); ++node) {
      for (std::uint32_t i = forth_.offsets[node]; i < forth_.offsets[node + 1]; ++i)
        length_[node] += forth_.weights[i] * forth_.weights[i];
    }
  }

  void append(Node node, std::vector<Alike>& result) {
    if (!compared_[node]) return;
    count(node);
    std::vector<Alike> mine;
    for (const Node other : around_) {
      const double value = score(node, other);
      if (value >= how_.least) mine.push_back({node, other, value, common_[other]});
      common_[other] = 0;
    }
    const auto better = [](const Alike& x, const Alike& y) {
      return std::tuple(-x.score, x.b) < std::tuple(-y.score, y.b);
    };
    const std::size_t kept = how_.top == 0 ? mine.size() : std::min<std::size_t>(how_.top, mine.size());
    std::partial_sort(mine.begin(), mine.begin() + static_cast<std::ptrdiff_t>(kept), mine.end(), better);
    result.insert(result.end(), mine.begin(), mine.begin() + static_cast<std::ptrdiff_t>(kept));
  }

 private:
  // What the node has in common with each other one.
  void count(Node node) {
    around_.clear();
    for (std::uint32_t i = forth_.offsets[node]; i < forth_.offsets[node + 1]; ++i) {
      const Node shared = forth_.nodes[i];
      pace_.tick(back_.size(shared));
      for (std::uint32_t k = back_.offsets[shared]; k < back_.offsets[shared + 1]; ++k) {
        const Node other = back_.nodes[k];
        if (other == node || !compared_[other]) continue;
        if (common_[other]++ == 0) {
          around_.push_back(other);
          product_[other] = 0;
        }
        product_[other] += forth_.weights[i] * back_.weights[k];
      }
    }
  }

  [[nodiscard]] double score(Node a, Node b) const {
    const double common = common_[b], of_a = forth_.size(a), of_b = forth_.size(b);
    switch (how_.measure) {
      case Measure::common: return common;
      case Measure::jaccard: return common / (of_a + of_b - common);
      case Measure::overlap: return common / std::min(of_a, of_b);
      case Measure::cosine: break;
    }
    const double lengths = std::sqrt(length_[a] * length_[b]);
    return lengths == 0 ? 0 : product_[b] / lengths;
  }

  const Likeness& how_;
  Pace& pace_;
  Shares forth_, back_;
  std::vector<bool> compared_;
  std::vector<std::uint32_t> common_;
  std::vector<double> product_, length_;
  std::vector<Node> around_;
};

}  // namespace

std::vector<Alike> alike(const Projection& graph, const Likeness& how, Pace& pace) {
  Likenesses likenesses(graph, how, pace);
  std::vector<Alike> result;
  for (Node node = 0; node < graph.size(); ++node) {
    pace.at("likeness", node, graph.size());
    likenesses.append(node, result);
  }
  return result;
}

}  // namespace treatygraph::algorithms
