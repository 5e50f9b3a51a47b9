// query: one script, its results, the end.
#include <fmt/format.h>

#include <iterator>

#include "shell/commands.h"
#include "shell/session.h"
#include "shell/statements.h"

namespace treatygraph::shell {
namespace {

std::string script(const Arguments& arguments, Console& console) {
  std::string text = arguments.value_or("QUERY", "-");
  if (text != "-") return text;
  return {std::istreambuf_iterator<char>(console.in()), {}};
}

int query(const Arguments& arguments, Console& console) {
  const std::string text = script(arguments, console);
  const std::vector<StatementText> statements = split_statements(text);
  if (statements.empty()) throw Error(Trouble::bad_query, "there is no statement to run", {}, "for example: RETURN 1");
  const auto access = arguments.has("read-only") ? Session::Access::read_only : Session::Access::read_write;
  const Format& form = format(arguments.value_or("format", "table"));
  Session session(open_store(arguments), access);
  session.parameters = parameters(arguments);
  session.limits = limits(arguments);
  session.limits.progress = console.bar("steps");
  session.planning = planning(arguments);
  const OpenRenderer open = [&](const std::vector<std::string>& columns, const std::shared_ptr<const Graph>& graph) {
    return form.open(columns, Page{console.width(), graph.get()}, console.out());
  };
  for (const StatementText& statement : statements) {
    try {
      const Ran ran = session.run(statement.text, open);
      console.flush();
      for (const std::string& note : ran.notes) console.say("note: " + note);
      if (!ran.changes.empty()) console.say(ran.changes);
      if (ran.profiled) console.say(ran.steps);
    } catch (const Error& error) {
      throw with_caret(error, "query", statement);
    }
  }
  return 0;
}

constexpr Operand operands[] = {
    {"QUERY", "the statements, parted by ';', or - for standard input", Operand::Count::one}};
constexpr Option options[] = {{"--format", "FORM", "how rows are printed (default table)", format_choices},
                              param_option,
                              {"--read-only", "", "refuse statements that write", ""},
                              timeout_option,
                              memory_option,
                              planning_option,
                              image_option,
                              db_option,
                              wait_option};

}  // namespace

constinit const Command query_command{"query",
                                      "ask the graph in openCypher and print the rows",
                                      "A statement that writes is a transaction of its own. evidence(r) gives the "
                                      "sentences behind a relationship; named(n, 'name') finds "
                                      "an entity by any of its names.",
                                      "treatygraph query --param name=布达佩斯公约 'MATCH (s:State)-[r:CITES]->(i) "
                                      "WHERE named(i, $name) RETURN s.name, r.count'",
                                      operands,
                                      options,
                                      query};

}  // namespace treatygraph::shell
