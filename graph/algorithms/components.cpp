// Parts that hang together: weak components and cores by own code, strong ones by Boost.
#include <algorithm>
#include <boost/graph/strong_components.hpp>
#include <numeric>

#include "graph/algorithms/algorithms.h"
#include "graph/algorithms/boost_graph.h"

namespace treatygraph::algorithms {

Parts renumbered(const Parts& parts) {
  const std::uint32_t most = parts.empty() ? 0 : *std::max_element(parts.begin(), parts.end());
  std::vector<std::uint32_t> numbers(std::size_t{most} + 1, no_node);
  Parts result(parts.size());
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::uint32_t& number = numbers[parts[i]];
    if (number == no_node) number = next++;
    result[i] = number;
  }
  return result;
}

// Sets that are joined under their least node, paths halved on the way.
Parts weak_components(const Projection& graph, Pace& pace) {
  Parts parent(graph.size());
  std::iota(parent.begin(), parent.end(), 0U);
  const auto root = [&](Node node) {
    while (parent[node] != node) node = parent[node] = parent[parent[node]];
    return node;
  };
  for (Node node = 0; node < graph.size(); ++node) {
    const auto others = graph.out().of(node);
    pace.tick(others.size());
    Node mine = root(node);
    for (const Node other : others) {
      const Node theirs = root(other);
      if (theirs == mine) continue;
      parent[std::max(mine, theirs)] = std::min(mine, theirs);
      mine = std::min(mine, theirs);
    }
  }
  for (Node node = 0; node < graph.size(); ++node) parent[node] = parent[parent[node]];  // parents come before
  return renumbered(parent);
}

Parts strong_components(const Projection& graph, Pace& pace) {
  const BoostGraph view(graph, &pace);
  Parts parts(graph.size());
  boost::strong_components(view, boost::make_iterator_property_map(parts.begin(), get(boost::vertex_index, view)));
  return renumbered(parts);
}

// Batagelj and Zaveršnik: nodes in buckets by degree, the least is taken away again and again.
Parts core_numbers(const Projection& graph, Pace& pace) {
  const Side& side = graph.out();
  const Node size = graph.size();
  Parts core(size);
  for (Node node = 0; node < size; ++node) {
    const auto others = side.of(node);
    core[node] = static_cast<std::uint32_t>(others.size() - std::count(others.begin(), others.end(), node));
  }
  const std::uint32_t most = size == 0 ? 0 : *std::max_element(core.begin(), core.end());
  std::vector<std::uint32_t> begin(std::size_t{most} + 2), place(size);
  for (const std::uint32_t degree : core) ++begin[degree + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  std::vector<Node> sorted(size);
  std::vector<std::uint32_t> next = begin;
  for (Node node = 0; node < size; ++node) {
    place[node] = next[core[node]]++;
    sorted[place[node]] = node;
  }
  for (std::uint32_t i = 0; i < size; ++i) {
    const Node node = sorted[i];
    const auto others = side.of(node);
    pace.tick(others.size());
    for (const Node other : others) {
      if (core[other] <= core[node]) continue;
      // One bucket down: it changes places with the first of its bucket.
      const std::uint32_t first = begin[core[other]]++;
      const Node moved = sorted[first];
      std::swap(sorted[first], sorted[place[other]]);
      place[moved] = place[other];
      place[other] = first;
      --core[other];
    }
  }
  return core;
}

}  // namespace treatygraph::algorithms
