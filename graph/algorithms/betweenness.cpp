// Centralities that count shortest paths: betweenness (Brandes), closeness, harmonic.
#include <algorithm>

#include "graph/algorithms/chance.h"
#include "graph/algorithms/search.h"

namespace treatygraph::algorithms {
namespace {

// What the shortest paths from one node bring to the nodes on them.
class Dependencies {
 public:
  Dependencies(const Projection& graph, Weigh weigh, Pace& pace)
      : side_(graph.out()), search_(graph, weigh, pace), paths_(graph.size()), share_(graph.size()) {}

  void add(Node start, double scale, Scores& scores) {
    search_.from(start);
    const std::vector<Node>& order = search_.order();
    for (const Node node : order) paths_[node] = share_[node] = 0;
    paths_[start] = 1;
    for (const Node node : order) each_next(node, [&](Node next) { paths_[next] += paths_[node]; });
    for (std::size_t i = order.size(); i-- > 1;) {
      const Node node = order[i];
      each_next(node, [&](Node next) { share_[node] += paths_[node] / paths_[next] * (1 + share_[next]); });
      scores[node] += share_[node] * scale;
    }
  }

 private:
  // The edges that a shortest path takes from here.
  template <typename Visit>
  void each_next(Node node, Visit visit) const {
    const Side::Range at = side_.range(node);
    for (std::uint32_t place = at.from; place < at.to; ++place) {
      const Node next = side_.nodes[place];
      if (search_.distance(next) == search_.distance(node) + search_.length(place)) visit(next);
    }
  }

  const Side& side_;
  Search search_;
  std::vector<double> paths_, share_;
};

template <typename Score>
Scores from_each(const Projection& graph, Weigh weigh, Pace& pace, std::string_view what, Score score) {
  if (weigh == Weigh::weight) require_weights(graph.out(), Least::above_zero);
  Search search(graph, weigh, pace);
  Scores result(graph.size());
  for (Node node = 0; node < graph.size(); ++node) {
    pace.at(what, node, graph.size());
    search.from(node);
    result[node] = score(search);
  }
  return result;
}

}  // namespace

Scores betweenness(const Projection& graph, const Sample& sample, Weigh weigh, Pace& pace) {
  if (weigh == Weigh::weight) require_weights(graph.out(), Least::above_zero);
  const Node size = graph.size();
  const Node count = sample.nodes == 0 ? size : std::min(sample.nodes, size);
  std::vector<Node> starts = Chance(sample.seed).draw(size, count);
  std::sort(starts.begin(), starts.end());
  Dependencies dependencies(graph, weigh, pace);
  Scores scores(size);
  const double pairs = graph.undirected() ? 0.5 : 1.0;
  const double scale = count == 0 ? 0 : pairs * size / count;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    pace.at("betweenness", i, starts.size());
    dependencies.add(starts[i], scale, scores);
  }
  return scores;
}

Scores closeness(const Projection& graph, Weigh weigh, Pace& pace) {
  return from_each(graph, weigh, pace, "closeness", [](const Search& search) {
    double sum = 0;
    for (const Node node : search.order()) sum += search.distance(node);
    return sum == 0 ? 0 : static_cast<double>(search.order().size() - 1) / sum;
  });
}

Scores harmonic(const Projection& graph, Weigh weigh, Pace& pace) {
  const double others = std::max<Node>(graph.size(), 2) - 1;
  return from_each(graph, weigh, pace, "harmonic closeness", [others](const Search& search) {
    double sum = 0;
    for (std::size_t i = 1; i < search.order().size(); ++i) sum += 1 / search.distance(search.order()[i]);
    return sum / others;
  });
}

}  // namespace treatygraph::algorithms
