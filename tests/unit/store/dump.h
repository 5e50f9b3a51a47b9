// A graph as text without internal numbers: every node, label, property, edge and evidence, sorted. Equal graphs, equal
// dumps.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "extract/facts/facts.h"
#include "graph/model/graph.h"
#include "graph/store/store.h"

namespace treatygraph::testing {

// Nodes with the label `without`, and their edges, are left out.
[[nodiscard]] std::string dump(const Graph& graph, std::string_view without = {});

// What the dump of a store must be that holds these papers and nothing else, by source: worked out in memory, without
// the store.
[[nodiscard]] std::string expected_dump(const std::map<std::string, facts::Paper>& papers);

// Of a store that neither reads nor draws images: the slow twin.
[[nodiscard]] StoreOptions without_image();

// The first line that differs, for messages.
[[nodiscard]] std::string difference(const std::string& expected, const std::string& found);

}  // namespace treatygraph::testing
