// Values as the openCypher TCK writes them: (:A {k: 1}), [:T], <(:A)-[:T]->(:B)>, temporal values as strings.
#pragma once

#include <string>

#include "graph/model/graph.h"

namespace treatygraph {

[[nodiscard]] std::string print(const Value& value, const Graph& graph);

}  // namespace treatygraph
