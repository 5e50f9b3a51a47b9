// The procedures that every graph has. Algorithms and others are handed to Statement::prepare by whoever offers them.
#include "graph/query/query.h"

namespace treatygraph {
namespace {

std::vector<Row> words(const Graph& graph, Vocabulary vocabulary) {
  std::vector<Row> rows;
  for (std::string& word : graph.words(vocabulary)) rows.push_back({Value(std::move(word))});
  return rows;
}

std::vector<Row> schema(const Graph& graph) {
  std::vector<Row> rows;
  for (const std::string& label : graph.words(Vocabulary::label)) {
    const auto count = graph.count_nodes(graph.code(Vocabulary::label, label));
    rows.push_back({"node", label, static_cast<std::int64_t>(count)});
  }
  for (const std::string& type : graph.words(Vocabulary::type)) {
    const auto count = graph.count_edges(graph.code(Vocabulary::type, type));
    rows.push_back({"relationship", type, static_cast<std::int64_t>(count)});
  }
  return rows;
}

}  // namespace

std::span<const Procedure> built_in_procedures() {
  static const std::vector<Procedure> table = {
      {"db.labels",
       {},
       {{"label", "STRING?"}},
       "the labels of nodes",
       [](const Graph& graph, const Row&) { return words(graph, Vocabulary::label); }},
      {"db.relationshipTypes",
       {},
       {{"relationshipType", "STRING?"}},
       "the types of relationships",
       [](const Graph& graph, const Row&) { return words(graph, Vocabulary::type); }},
      {"db.propertyKeys",
       {},
       {{"propertyKey", "STRING?"}},
       "the keys of properties",
       [](const Graph& graph, const Row&) { return words(graph, Vocabulary::key); }},
      {"db.schema",
       {},
       {{"kind", "STRING?"}, {"name", "STRING?"}, {"count", "INTEGER?"}},
       "labels and relationship types with how many there are",
       [](const Graph& graph, const Row&) { return schema(graph); }},
  };
  return table;
}

}  // namespace treatygraph
