// remove and compact: what takes out of the store.
#include <fmt/format.h>

#include <algorithm>

#include "extract/base/text.h"
#include "shell/commands.h"
#include "shell/counted.h"
#include "shell/session.h"

namespace treatygraph::shell {
namespace {

Error unknown_source(const Graph& graph, const std::string& name) {
  std::vector<std::string> known;
  for (const SourceSummary& source : graph.sources()) {
    known.push_back(source.source);
    known.push_back(source.document);
  }
  const auto near = nearest(name, known);
  return {Trouble::not_found,
          fmt::format("no paper of the name '{}' is in the database", name),
          {},
          near ? fmt::format("did you mean '{}'?", *near) : "'treatygraph report coverage' lists them"};
}

int remove(const Arguments& arguments, Console& console) {
  Store database = open_store(arguments);
  if (!database.exists()) (void)database.read();  // throws: nothing is made only to remove from it
  const std::unique_ptr<Writer> writer = database.write();
  const std::unique_ptr<Transaction> transaction = writer->begin();
  std::uint64_t removed = 0;
  std::uint64_t failed = 0;
  for (const std::string& name : arguments.values("SOURCE")) {
    if (transaction->remove(name)) {
      transaction->commit();
      ++removed;
    } else {
      ++failed;
      console.say(unknown_source(*transaction, name).what());
    }
  }
  console.out() << fmt::format("{} removed\n", counted(removed, "paper"));
  return failed > 0 ? 1 : 0;
}

int compact(const Arguments& arguments, Console& console) {
  Store database = open_store(arguments);
  if (!database.exists()) (void)database.read();
  database.write()->compact();
  console.out() << "compacted\n";
  return 0;
}

constexpr Operand remove_operands[] = {
    {"SOURCE", "a paper's source name or document symbol", Operand::Count::at_least_one}};
constexpr Option options[] = {db_option, wait_option};

}  // namespace

constinit const Command remove_command{
    "remove",
    "take back what papers said",
    "The graph is then the same as one that never had them; what was written by hand stays.",
    "treatygraph remove papers/a.txt A/AC.291/4",
    remove_operands,
    options,
    remove};

constinit const Command compact_command{
    "compact", "give disk space back and draw the read image that queries are answered from",
    "",        "treatygraph compact",
    {},        options,
    compact};

}  // namespace treatygraph::shell
