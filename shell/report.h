// Report: the questions that need no query, answered from a graph.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/graph.h"

namespace treatygraph::shell {

// Who cites what, and who cites nothing.
struct CitationQuestion {
  std::string_view actors = "State";  // the label of those who cite
  std::vector<std::string> objects;   // ids or names: only these, their provisions included
  std::vector<std::string> without;   // ids or names: leave out who cites one of them
};

// One actor's citations of one text: an edge, with the first of its sentences. An actor that cites nothing has one row
// without a text (`cited` is "none").
struct Citation {
  std::string actor, actor_name, cited, cited_name, kind;
  Value count, documents, first_date;
  std::optional<Evidence> evidence;
};

struct Citations {
  std::vector<Citation> rows;  // by actor, then kind, then cited
  std::uint64_t actors = 0, silent = 0;
  std::uint64_t papers = 0, sections = 0, references = 0, unresolved = 0;
};

// Every actor with a submission, a statement or a citation is there. The convention under negotiation
// (new-un-convention) is left out unless it is among the objects. Throws Error(not_found) for an object that nothing in
// the graph is called.
[[nodiscard]] Citations cite(const Graph& graph, const CitationQuestion& question);

// The nodes with this id, else with this name. Throws Error(not_found) that suggests the near id.
[[nodiscard]] std::vector<NodeId> find_entities(const Graph& graph, std::string_view name);

[[nodiscard]] std::string text_property(const Graph& graph, NodeId node, std::string_view key);  // "" where absent
// Of a node with several labels the one that says most ("Resolution" of a resolution that is a document too).
[[nodiscard]] std::string main_label(const Graph& graph, NodeId node);

}  // namespace treatygraph::shell
