// The exporters, one a file. Private to exports/.
#pragma once

#include <iosfwd>
#include <string>

#include "exports/export.h"

namespace treatygraph {

void write_graphml(const Graph& graph, const Selection& selection, const ExportOptions& options, std::ostream& out);
void write_gexf(const Graph& graph, const Selection& selection, const ExportOptions& options, std::ostream& out);
void write_jsonl(const Graph& graph, const Selection& selection, const ExportOptions& options, std::ostream& out);
void write_dot(const Graph& graph, const Selection& selection, const ExportOptions& options, std::ostream& out);
void write_turtle(const Graph& graph, const Selection& selection, const ExportOptions& options, std::ostream& out);
void write_csv(const Graph& graph, const Selection& selection, const ExportOptions& options, const std::string& folder);

// In every folder that an exporter makes: how to read it, and the sign that it may be replaced.
inline constexpr const char* folder_mark = "READ-ME-treatygraph-export.txt";

}  // namespace treatygraph
