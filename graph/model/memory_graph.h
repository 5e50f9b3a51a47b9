// MemoryGraph: a property graph in memory, simple and slow: the obvious twin that the store and the read image are
// compared with, and the graph of query tests. No sources, no evidence.
#pragma once

#include <memory>

#include "graph/model/graph.h"

namespace treatygraph {

[[nodiscard]] std::unique_ptr<GraphWriter> make_memory_graph();

}  // namespace treatygraph
