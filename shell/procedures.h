// Procedures: all that CALL reaches from the shell: those of every graph, the algorithms, and the list of them.
#pragma once

#include <span>

#include "graph/query/query.h"

namespace treatygraph::shell {

[[nodiscard]] std::span<const Procedure> procedures();

}  // namespace treatygraph::shell
