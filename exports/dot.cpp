// DOT, for Graphviz.
#include <fmt/format.h>

#include <ostream>

#include "exports/escape.h"
#include "exports/exporters.h"
#include "exports/looks.h"
#include "exports/view.h"

namespace treatygraph {

void write_dot(const Graph& graph, const Selection& selection, const ExportOptions& options, std::ostream& out) {
  const ExportView view(graph, selection);
  out << "digraph G {\n  charset=\"UTF-8\";\n  node [shape=box, style=\"rounded,filled\", fontcolor=white];\n";
  for (const ExportView::Node& node : view.nodes()) {
    const Look look = look_of(view, node, options);
    out << "  " << dot_string(node.id) << " [label=" << dot_string(look.label) << ", kind=" << dot_string(look.kind)
        << fmt::format(", fillcolor=\"#{:02x}{:02x}{:02x}\"];\n", look.colour[0], look.colour[1], look.colour[2]);
  }
  view.each_edge([&](const ExportView::Edge& edge) {
    out << "  " << dot_string(view.nodes()[edge.start].id) << " -> " << dot_string(view.nodes()[edge.end].id)
        << " [label=" << dot_string(graph.word(Vocabulary::type, edge.type))
        << ", weight=" << weight_of(graph, edge.edge) << "];\n";
  });
  out << "}\n";
}

}  // namespace treatygraph
