// Exports: the graph, or a part of it, for another program. One exporter a file; this table is all that others see.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/base/progress.h"
#include "graph/model/graph.h"

namespace treatygraph {

// What is exported: nodes and the edges among them. Nothing given: everything.
struct Selection {
  std::optional<std::vector<NodeId>> nodes;  // ascending
  std::optional<std::vector<EdgeId>> edges;  // ascending; absent: every edge between two selected nodes
};

// In CSV: text as it is, or with an apostrophe in front of what a spreadsheet would run as a formula.
enum class Cells : std::uint8_t { exact, guarded };

struct ExportOptions {
  std::string label_language = "name";  // the property that becomes the shown label: name or name_en
  Cells cells = Cells::guarded;
};

struct Exporter {
  std::string_view name;       // "graphml"
  std::string_view extension;  // ".graphml"
  std::string_view help;       // "Gephi, networkx, igraph, Cytoscape"
  bool folder;                 // writes several files into a folder instead of one stream
  void (*write)(const Graph&, const Selection&, const ExportOptions&, std::ostream&);
  void (*write_folder)(const Graph&, const Selection&, const ExportOptions&, const std::string& folder);
};

[[nodiscard]] std::span<const Exporter> exporters();
// Throws Error(not_found) that lists the formats and suggests the near name.
[[nodiscard]] const Exporter& exporter(std::string_view name);

// Writes beside `path` and renames when complete, so that a failed export leaves the old file.
void export_to(const std::string& path, const Exporter& exporter, const Graph& graph, const Selection& selection,
               const ExportOptions& options, const Progress& progress);

}  // namespace treatygraph
