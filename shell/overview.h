// Overview: what a graph holds, counted.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "graph/model/graph.h"

namespace treatygraph::shell {

struct Overview {
  struct Label {
    std::uint64_t nodes = 0;
    std::set<std::string> keys;
  };
  std::map<std::string, Label> labels;  // "" for nodes without one
  std::map<std::tuple<std::string, std::string, std::string>, std::uint64_t>
      patterns;                                            // (start label, type, end label) → edges
  std::map<std::string, std::set<std::string>> edge_keys;  // by type
};

// Looks at every node and edge.
[[nodiscard]] Overview survey(const Graph& graph);

// The same as lines for people: labels with their properties, then patterns.
[[nodiscard]] std::string describe(const Overview& overview);

}  // namespace treatygraph::shell
