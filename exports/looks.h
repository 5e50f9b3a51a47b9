// How elements show in pictures: kind, label, colour, size. Private to exports/.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "exports/view.h"

namespace treatygraph {

struct Look {
  std::string kind;           // the label that says most, or ""
  std::string labels;         // all labels, by name, joined with ;
  std::string label;          // what stands beside the node; never empty, on one line
  std::array<int, 3> colour;  // red, green, blue
  double size;
};
[[nodiscard]] Look look_of(const ExportView& view, const ExportView::Node& node, const ExportOptions& options);

// The number of evidences; 1 for an edge that no text made. Never 0: readers drop such edges.
[[nodiscard]] std::int64_t weight_of(const Graph& graph, EdgeId edge);
// The sentences that prove the edge, each with its place, joined with " | "; "" for an edge that no text made.
[[nodiscard]] std::string evidence_text(const Graph& graph, EdgeId edge);

}  // namespace treatygraph
