// write_sample_exports FOLDER: the sample graph in every format, as FOLDER/sample.graphml and so on.
#include <cstdio>
#include <exception>
#include <string>

#include "exports/export.h"
#include "sample_graph.h"

int main(int count, char** arguments) try {
  if (count != 2) return 2;
  const auto graph = treatygraph::sample_graph();
  for (const treatygraph::Exporter& exporter : treatygraph::exporters())
    treatygraph::export_to(std::string(arguments[1]) + "/sample" + std::string(exporter.extension), exporter, *graph,
                           {}, {}, {});
  return 0;
} catch (const std::exception& error) {
  std::fputs(error.what(), stderr);
  return 1;
}
