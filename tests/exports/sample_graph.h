// A graph full of what breaks exports, with evidence.
#pragma once

#include <memory>

#include "graph/model/graph.h"

namespace treatygraph {

[[nodiscard]] std::unique_ptr<Graph> sample_graph();
// The same content, made in another order: exports must not differ by a byte.
[[nodiscard]] std::unique_ptr<Graph> sample_graph_backwards();

}  // namespace treatygraph
