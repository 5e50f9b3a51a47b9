// import: a whole graph out of CSV files, into a new database.
#include "graph/import/import.h"

#include <fmt/format.h>

#include <limits>

#include "shell/commands.h"
#include "shell/counted.h"
#include "shell/session.h"

namespace treatygraph::shell {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    if (end > begin) parts.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

// LABEL:LABEL=FILE,FILE
ImportFiles files_of(std::string_view text) {
  ImportFiles result;
  const std::size_t sign = text.find('=');
  if (sign != std::string_view::npos) {
    result.words = split(text.substr(0, sign), ':');
    text.remove_prefix(sign + 1);
  }
  for (const std::string& file : split(text, ',')) result.files.emplace_back(file);
  return result;
}

std::vector<ImportFiles> files_of(const std::vector<std::string>& values) {
  std::vector<ImportFiles> result;
  result.reserve(values.size());
  for (const std::string& value : values) result.push_back(files_of(value));
  return result;
}

char character(const Arguments& arguments, std::string_view option, char otherwise) {
  const std::string text = arguments.value_or(option, std::string(1, otherwise));
  if (text == "TAB" || text == "\\t") return '\t';
  if (text.size() == 1 && text.front() != '\n' && text.front() != '\r') return text.front();
  throw Error(Trouble::bad_usage, fmt::format("--{} takes one character, not '{}'", option, text), {},
              "write TAB for a tabulator");
}

int import_files(const Arguments& arguments, Console& console) {
  Import task;
  task.nodes = files_of(arguments.values("nodes"));
  task.relationships = files_of(arguments.values("relationships"));
  if (task.nodes.empty())
    throw Error(Trouble::bad_usage, "there is nothing to import", {}, "name files of nodes with --nodes");
  task.delimiter = character(arguments, "delimiter", ',');
  task.array_delimiter = character(arguments, "array-delimiter", ';');
  task.quote = character(arguments, "quote", '"');
  if (arguments.value_or("id-type", "string") == "integer") task.id_type = IdType::integer;
  task.skip_bad = arguments.number("skip-bad", 0, 0, std::numeric_limits<std::int64_t>::max());
  task.bad = [&](const Error& error) { console.say(error.what()); };
  task.progress = console.bar("bytes");
  task.cancelled = &interrupted;
  Store database = open_store(arguments);
  const std::unique_ptr<Writer> writer = database.write();
  const Imported imported = import_graph(task, *writer);
  draw_image(*writer, console);
  console.out() << fmt::format(
      "{}, {}{}\n", counted(imported.nodes, "node"), counted(imported.relationships, "relationship"),
      imported.bad > 0 ? fmt::format("; {} passed over", counted(imported.bad, "bad row")) : "");
  console.flush();
  return 0;
}

constexpr Option import_options[] = {
    {"--nodes", "[LABEL=]FILE,FILE…", "files of nodes; the first one's first line names the columns of all", "",
     Option::Times::many},
    {"--relationships", "[TYPE=]FILE,FILE…", "files of relationships", "", Option::Times::many},
    {"--delimiter", "CHAR", "between fields (default ,)", ""},
    {"--array-delimiter", "CHAR", "between the items of a list, and between labels (default ;)", ""},
    {"--quote", "CHAR", "around fields that hold delimiters or line breaks (default \")", ""},
    {"--id-type", "TYPE", "of the property that a named ID column becomes (default string)", "string integer"},
    {"--skip-bad", "N", "pass over up to N bad rows, and name them (default 0)", ""},
    db_option,
    wait_option};

}  // namespace

constinit const Command import_command{
    "import",
    "take a whole graph in from CSV files",
    "The files are as neo4j-admin takes them: id:ID, name, born:date, :LABEL for nodes; :START_ID, :END_ID, :TYPE for "
    "relationships; gzip is seen through. Only a new database takes a graph in; it is there whole in the end, or not "
    "at "
    "all. A bad row is named by file, line and column.",
    "treatygraph import --db big.db --nodes State=states.csv --relationships cites.csv.gz",
    {},
    import_options,
    import_files};

}  // namespace treatygraph::shell
