// check: does the stored graph contradict itself?
#include "shell/commands.h"
#include "shell/counted.h"
#include "shell/session.h"

namespace treatygraph::shell {
namespace {

int check_database(const Arguments& arguments, Console& console) {
  const Store database = open_store(arguments);
  const std::vector<std::string> contradictions = check(database);
  for (const std::string& contradiction : contradictions) console.out() << contradiction << '\n';
  if (!contradictions.empty()) {
    throw Error(Trouble::damaged, counted(contradictions.size(), "contradiction") + " in the database",
                {database.folder().string()}, "restore a backup, or ingest the papers into a new database");
  }
  const std::shared_ptr<const Snapshot> graph = database.read();
  console.out() << "sound: " << counted(graph->count_nodes({}), "node") << ", "
                << counted(graph->count_edges({}), "relationship") << ", " << counted(graph->sources().size(), "paper")
                << '\n';
  return 0;
}

constexpr Option options[] = {db_option, wait_option};

}  // namespace

constinit const Command check_command{
    "check",       "read the whole database and name every contradiction in it", "", "treatygraph check", {}, options,
    check_database};

}  // namespace treatygraph::shell
