// Small graphs of every shape and kind of value, the same for the same seed.
#pragma once

#include <memory>

#include "graph/model/graph.h"

namespace treatygraph::image {

[[nodiscard]] std::unique_ptr<GraphWriter> random_graph(unsigned seed);

}  // namespace treatygraph::image
