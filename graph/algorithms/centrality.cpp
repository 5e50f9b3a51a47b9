// Centralities that spread over edges: degree, PageRank, eigenvector.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "extract/base/error.h"
#include "graph/algorithms/algorithms.h"

namespace treatygraph::algorithms {
namespace {

double sum(const Side& side, Node node) {
  const Side::Range at = side.range(node);
  if (side.weights.empty()) return at.to - at.from;
  double total = 0;
  for (std::uint32_t i = at.from; i < at.to; ++i) total += side.weights[i];
  return total;
}

// Where the surfer starts anew, summing to 1.
Scores starts(const Projection& graph, const std::vector<Node>& sources) {
  if (sources.empty()) return Scores(graph.size(), 1.0 / graph.size());
  Scores result(graph.size());
  for (const Node node : sources) result[node] += 1.0 / static_cast<double>(sources.size());
  return result;
}

struct Incoming {
  double others = 0, own = 0;  // own: what loops bring, in shares of the node's own score
};
template <bool weighted>
Incoming incoming(const Side& in, Node node, const Scores& share, double factor) {
  Incoming result;
  const Side::Range at = in.range(node);
  for (std::uint32_t i = at.from; i < at.to; ++i) {
    const Node other = in.nodes[i];
    const double weight = weighted ? in.weights[i] : 1.0;
    if (other != node)
      result.others += weight * share[other];
    else
      result.own += weight * factor;
  }
  return result;
}

// One round of Gauss and Seidel over x = (1-d)·start + d·(what others give): new values are used at once, so that
// along the way of the numbering a round goes as far as it can. Gives the sum of changes.
template <bool weighted>
double relax(const Projection& graph, const Scores& start, const Scores& factor, double damping, Scores& score,
             Scores& share) {
  double change = 0;
  for (Node node = 0; node < graph.size(); ++node) {
    const Incoming in = incoming<weighted>(graph.in(), node, share, factor[node]);
    const double value = ((1 - damping) * start[node] + damping * in.others) / (1 - damping * in.own);
    change += std::abs(value - score[node]);
    score[node] = value;
    share[node] = value * factor[node];
  }
  return change;
}

}  // namespace

Scores degree(const Projection& graph, Weigh weigh) {
  Scores result(graph.size());
  for (Node node = 0; node < graph.size(); ++node)
    result[node] = weigh == Weigh::weight ? sum(graph.out(), node) : graph.out().degree(node);
  return result;
}

// What nodes without edges hold back changes all scores by one factor, since they hand it on as the start does:
// scaling to 1 at the end makes up for it.
Scores page_rank(const Projection& graph, const PageRank& how, Pace& pace) {
  if (graph.size() == 0) return {};
  const Scores start = starts(graph, how.sources);
  Scores factor(graph.size()), score = start, share(graph.size());
  for (Node node = 0; node < graph.size(); ++node) {
    const double total = sum(graph.out(), node);
    factor[node] = total > 0 ? 1 / total : 0;
    share[node] = score[node] * factor[node];
  }
  const auto round = graph.in().weights.empty() ? relax<false> : relax<true>;
  for (std::uint32_t i = 0; i < how.rounds; ++i) {
    pace.poll();
    pace.at("PageRank", i, how.rounds);
    if (round(graph, start, factor, how.damping, score, share) <= how.tolerance) break;
  }
  const double total = std::accumulate(score.begin(), score.end(), 0.0);
  for (double& each : score) each /= total;
  return score;
}

// Powers of the matrix plus one: the same vectors, and no two eigenvalues of the greatest size.
Scores eigenvector(const Projection& graph, const Settling& how, Pace& pace) {
  Scores score(graph.size(), 1.0), next(graph.size());
  if (graph.size() == 0) return score;
  const Side& in = graph.in();
  for (std::uint32_t i = 0; i < how.rounds; ++i) {
    pace.poll();
    pace.at("eigenvector", i, how.rounds);
    for (Node node = 0; node < graph.size(); ++node) {
      const Side::Range at = in.range(node);
      double total = score[node];
      for (std::uint32_t k = at.from; k < at.to; ++k) total += in.weight(k) * score[in.nodes[k]];
      next[node] = total;
    }
    const double greatest = *std::max_element(next.begin(), next.end());
    double change = 0;
    for (Node node = 0; node < graph.size(); ++node) {
      next[node] /= greatest;
      change = std::max(change, std::abs(next[node] - score[node]));
    }
    score.swap(next);
    if (change <= how.tolerance) return score;
  }
  throw Error(Trouble::limit, "the eigenvector did not settle in " + std::to_string(how.rounds) + " rounds", {},
              "a graph without cycles has none: take direction: 'undirected', algo.pageRank, or more rounds");
}

}  // namespace treatygraph::algorithms
