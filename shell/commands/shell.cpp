// shell: the prompt, or statements from -c, -f or standard input.
#include "shell/commands.h"
#include "shell/papers.h"
#include "shell/prompt/prompt.h"
#include "shell/session.h"

namespace treatygraph::shell {
namespace {

int shell(const Arguments& arguments, Console& console) {
  const bool scripted = arguments.has("command") || arguments.has("file");
  const bool interactive = !scripted && console.in_is_terminal() && console.out_is_terminal();
  const auto access = arguments.has("read-only") ? Session::Access::read_only : Session::Access::read_write;
  Session session(open_store(arguments), access, interactive ? Session::Missing::empty : Session::Missing::error);
  session.parameters = parameters(arguments);
  session.limits = limits(arguments);
  session.limits.progress = console.bar("steps");
  session.planning = planning(arguments);
  Prompt prompt(session, console, format(arguments.value_or("format", "table")));
  if (interactive) return prompt.interact();
  if (!scripted) return prompt.run_lines(console.in(), "standard input", OnError::go_on);
  for (const std::string& file : arguments.values("file")) prompt.run_script(read_bytes(file, 256U << 20U), file);
  for (const std::string& text : arguments.values("command")) prompt.run_script(text, "query");
  return 0;
}

constexpr Option options[] = {
    {"-c,--command", "QUERY", "run this and leave; may be repeated", "", Option::Times::many},
    {"-f,--file", "FILE", "run the statements of this file and leave; may be repeated", "", Option::Times::many},
    {"--read-only", "", "refuse statements that write", ""},
    {"--format", "FORM", "how rows are printed (default table)", format_choices},
    param_option,
    timeout_option,
    memory_option,
    planning_option,
    image_option,
    db_option,
    wait_option};

}  // namespace

constinit const Command shell_command{"shell",
                                      "the prompt: ask, look at the evidence, change; the default without a command",
                                      "-f files run before -c queries, and both stop at the first error; statements on "
                                      "standard input go on after one. :help at the prompt "
                                      "tells what else can be done.",
                                      "treatygraph shell --read-only -c 'MATCH (s:State) RETURN count(*)'",
                                      {},
                                      options,
                                      shell};

}  // namespace treatygraph::shell
