// Job: one call of an algorithm by CALL: what it was given and how its results become rows.
#pragma once

#include <string_view>
#include <vector>

#include "graph/algorithms/algorithms.h"
#include "graph/algorithms/options.h"
#include "graph/query/query.h"

namespace treatygraph::algorithms {

struct Job {
  const Call& call;
  const Row& arguments;
  Options options;
  Facing facing;  // undirected: whatever the options say
  Pace pace;

  [[nodiscard]] Projection project(Sides sides, Edges named = Edges::nameless);
  // The node of an argument in the projection. Throws Error(bad_query) where it is not in it.
  [[nodiscard]] Node node(const Projection& graph, std::size_t argument) const;
};

using Table = std::vector<Row>;

// A node and its value a row; written to the nodes where the options say so.
template <typename Number>
Table by_node(Job& job, const Projection& graph, const std::vector<Number>& values);

// What an algorithm is in the table of procedures.
struct Algorithm {
  std::string_view name;                  // without "algo."
  std::vector<Field> inputs, outputs;     // inputs before the options
  std::vector<std::string_view> options;  // besides those of every projection
  Facing facing;                          // as_is: the call may say direction
  Table (*work)(Job&);
  std::string_view help;
};
[[nodiscard]] std::vector<Algorithm> centrality_table();
[[nodiscard]] std::vector<Algorithm> parts_table();
[[nodiscard]] std::vector<Algorithm> paths_table();

}  // namespace treatygraph::algorithms
