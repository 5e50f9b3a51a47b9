#include "exports/export.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "exports/exporters.h"
#include "extract/base/error.h"
#include "extract/base/text.h"

namespace treatygraph {
namespace {

namespace fs = std::filesystem;

constexpr Exporter table[] = {
    {"graphml", ".graphml", "Gephi, networkx, igraph, Cytoscape, yEd", false, write_graphml, nullptr},
    {"gexf", ".gexf", "Gephi, networkx", false, write_gexf, nullptr},
    {"csv", ".csv", "a folder of tables for neo4j-admin, spreadsheets, data frames", true, nullptr, write_csv},
    {"jsonl", ".jsonl", "everything, evidence included, one object a line", false, write_jsonl, nullptr},
    {"dot", ".dot", "Graphviz", false, write_dot, nullptr},
    {"turtle", ".ttl", "RDF tools", false, write_turtle, nullptr},
};

[[noreturn]] void cannot_write(const std::string& path, const std::string& why, Trouble trouble = Trouble::no_access) {
  throw Error(trouble, fmt::format("the export cannot be written: {}", why), {path}, "choose another place with -o");
}

fs::path beside(const fs::path& path) {
  fs::path temporary = path;
  temporary += fmt::format(".part-{}", ::getpid());
  return temporary;
}

// Removes what was begun, unless it was kept.
class Unfinished {
 public:
  explicit Unfinished(fs::path path) : path_(std::move(path)) {}
  ~Unfinished() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void write_stream(const fs::path& path, const Exporter& exporter, const Graph& graph, const Selection& selection,
                  const ExportOptions& options) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  if (!out) cannot_write(path.string(), "the system refuses to open it");
  exporter.write(graph, selection, options, out);
  out.close();
  if (!out) cannot_write(path.string(), "the disk is full or the device failed", Trouble::no_space);
}

void put_in_place(const fs::path& finished, const fs::path& path) {
  std::error_code error;
  fs::rename(finished, path, error);
  if (error) cannot_write(path.string(), error.message());
}

// Only an earlier export is replaced: whatever else stands in the way is the user's.
void export_folder(const fs::path& path, const Exporter& exporter, const Graph& graph, const Selection& selection,
                   const ExportOptions& options) {
  std::error_code error;
  const bool exists = fs::exists(path, error);
  const bool replaceable =
      fs::is_directory(path, error) && (fs::is_empty(path, error) || fs::exists(path / folder_mark, error));
  if (exists && !replaceable) cannot_write(path.string(), "it exists and is not an earlier export");
  const Unfinished part(beside(path));
  if (!fs::create_directories(part.path(), error))
    cannot_write(part.path().string(), error ? error.message() : "it exists");
  exporter.write_folder(graph, selection, options, part.path().string());
  if (!exists) return put_in_place(part.path(), path);
  fs::path aside = path;
  aside += fmt::format(".old-{}", ::getpid());
  put_in_place(path, aside);
  const Unfinished old(aside);
  put_in_place(part.path(), path);
}

}  // namespace

std::span<const Exporter> exporters() { return table; }

const Exporter& exporter(std::string_view name) {
  std::vector<std::string_view> names;
  for (const Exporter& each : table) {
    if (each.name == name) return each;
    names.push_back(each.name);
  }
  const auto near = nearest(name, names);
  throw Error(
      Trouble::not_found, fmt::format("there is no export format '{}'", name), {},
      fmt::format("{}the formats are {}", near ? fmt::format("did you mean {}? ", *near) : "", fmt::join(names, ", ")));
}

void export_to(const std::string& path, const Exporter& exporter, const Graph& graph, const Selection& selection,
               const ExportOptions& options, const Progress& progress) {
  if (progress) progress({exporter.name, 0, 1});
  const fs::path target(path);
  std::error_code ignored;
  const fs::file_status status = fs::status(target, ignored);
  if (exporter.folder) {
    export_folder(target, exporter, graph, selection, options);
  } else if (fs::is_directory(status)) {
    cannot_write(path, "it is a folder");
  } else if (fs::exists(status) && !fs::is_regular_file(status)) {
    write_stream(target, exporter, graph, selection,
                 options);  // a device or a pipe: nothing to keep, nothing to rename
  } else {
    const Unfinished part(beside(target));
    write_stream(part.path(), exporter, graph, selection, options);
    put_in_place(part.path(), target);
  }
  if (progress) progress({exporter.name, 1, 1});
}

}  // namespace treatygraph
