// Graphs in a line: "0>1 1>2:2.5" are edges, the number after a colon is their property w.
#pragma once

#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "graph/algorithms/algorithms.h"
#include "graph/model/memory_graph.h"

namespace treatygraph::algorithms {

struct Ground {
  explicit Ground(Node size, const std::string& edges) : graph(make_memory_graph()) {
    const Code label = graph->intern(Vocabulary::label, "N");
    const Code type = graph->intern(Vocabulary::type, "E");
    key = graph->intern(Vocabulary::key, "w");
    for (Node i = 0; i < size; ++i) ids.push_back(graph->create_node(std::vector<Code>{label}, {}));
    std::istringstream words(edges);
    for (std::string word; words >> word;) {
      const std::size_t arrow = word.find('>'), colon = word.find(':');
      Properties properties;
      if (colon != std::string::npos) properties.emplace_back(key, std::stod(word.substr(colon + 1)));
      graph->create_edge(type, ids[std::stoul(word.substr(0, arrow))], ids[std::stoul(word.substr(arrow + 1))],
                         properties);
    }
  }

  [[nodiscard]] Projection project(Facing facing, bool weighted = false, Parallel parallel = Parallel::keep) const {
    Selection selection;
    selection.facing = facing;
    selection.parallel = parallel;
    if (weighted) selection.weight = key;
    Pace pace;
    return algorithms::project(*graph, selection, pace);
  }

  std::unique_ptr<GraphWriter> graph;
  std::vector<NodeId> ids;
  Code key = 0;
};

// A graph with everything in it: hubs, loops, parallel edges, nodes without edges; drawn by a fixed rule.
inline std::string tangle(Node size, std::uint32_t edges) {
  std::string text;
  std::uint64_t state = 7;
  const auto draw = [&](std::uint64_t below) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (state >> 33U) % below;
  };
  for (std::uint32_t i = 0; i < edges; ++i) {
    const std::uint64_t a = draw(size - 3), b = draw(1 + draw(size - 3));
    text += std::to_string(a) + ">" + std::to_string(b) + ":" + std::to_string(1 + draw(4)) + " ";
  }
  return text;
}

}  // namespace treatygraph::algorithms
