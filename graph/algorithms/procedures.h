// Procedures: the algorithms as CALL reaches them ("CALL algo.pageRank({types: ['CITES']}) YIELD node, score"). What
// each takes and yields: README.md beside this file, and the procedures' own help.
#pragma once

#include <span>

#include "graph/query/query.h"

namespace treatygraph {

[[nodiscard]] std::span<const Procedure> algorithm_procedures();

}  // namespace treatygraph
