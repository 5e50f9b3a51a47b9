// Check: reads a whole state and finds where it contradicts itself.
#pragma once

#include <string>
#include <vector>

#include "graph/store/reading.h"

namespace treatygraph::store {

[[nodiscard]] std::vector<std::string> contradictions(const View& view, const State& state);

}  // namespace treatygraph::store
