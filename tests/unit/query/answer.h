// What an expression comes to, as text.
#pragma once

#include <string>

#include "graph/model/memory_graph.h"
#include "graph/model/value_operations.h"
#include "graph/query/query.h"

namespace treatygraph {

// The value as a literal, or "ERROR Type Detail".
inline std::string answer(const std::string& expression, const Graph& graph) {
  try {
    const auto rows = Statement::prepare("RETURN " + expression).run(graph, nullptr, {}, {});
    return to_literal(rows->next()->front());
  } catch (const Error& error) {
    return "ERROR " + error.type() + ' ' + error.detail();
  }
}

inline std::string answer(const std::string& expression) {
  const auto graph = make_memory_graph();
  return answer(expression, *graph);
}

}  // namespace treatygraph
