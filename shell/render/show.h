// Show: values as people and programs read them. Nodes, relationships and paths are looked up in the graph that they
// come from.
#pragma once

#include <string>
#include <string_view>

#include "graph/model/graph.h"

namespace treatygraph::shell {

// As Cypher writes it: (:State {id: 'CHN', name: '中国'}), (:State {id: 'CHN'})-[:CITES {count: 3}]->(:Instrument {id:
// 'untoc'}). A string at the top stands without quotes. `graph` may be null where values refer to none.
[[nodiscard]] std::string show(const Value& value, const Graph* graph);

// JSON: nodes {"id","labels","properties"}, relationships {"type","start","end","properties"}, paths a list of both;
// temporal values, NaN and infinities are strings. A node's id is its property `id`, else its number.
[[nodiscard]] std::string to_json(const Value& value, const Graph* graph);
[[nodiscard]] std::string json_string(std::string_view text);  // with its quotes; what is not UTF-8 becomes U+FFFD

}  // namespace treatygraph::shell
