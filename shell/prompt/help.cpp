// :help
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "graph/query/functions.h"
#include "shell/prompt/commands.h"
#include "shell/prompt/prompt.h"
#include "shell/visible.h"

namespace treatygraph::shell {
namespace {

struct Topic {
  std::string_view name, text;
};
constexpr Topic topics[] = {
    {"keys",
     "Enter        run, or go on to the next line where the statement is not whole yet\n"
     "Alt-Enter    a new line in any case          Tab       complete a word\n"
     "Up, Down     what was typed before           Ctrl-R    search it\n"
     "Ctrl-A, E    begin, end of the line          Alt-B, F  a word back, on\n"
     "Ctrl-W, U, K cut a word, to the begin, to the end; Ctrl-Y puts it back\n"
     "Ctrl-C       drop the line, or stop the statement that runs\n"
     "Ctrl-L       clear the screen                Ctrl-D    leave\n"},
    {"cypher",
     "Nodes stand in (), relationships in -[]->, both may have a name, a label or type after ':', and properties in "
     "{}.\n\n"
     "Which states cite an instrument, by any of its names:\n"
     "  MATCH (s:State)-[r:CITES]->(i:Instrument) WHERE named(i, '布达佩斯公约') RETURN s.name, r.count;\n"
     "The sentences behind it:\n"
     "  MATCH (s:State)-[r:CITES]->(i {id: 'untoc'}) UNWIND evidence(r) AS e RETURN s.name, e.document, e.quote;\n"
     "States that submitted a paper and cite no instrument:\n"
     "  MATCH (s:State)-[:SUBMITTED]->() WHERE NOT (s)-[:CITES]->(:Instrument) RETURN DISTINCT s.name;\n"
     "What most papers cite:\n"
     "  MATCH (:State)-[r:CITES]->(t) RETURN t.name, count(*) AS states ORDER BY states DESC LIMIT 10;\n"},
};

std::string function_list() {
  std::string text;
  for (const Function& function : functions()) {
    text += fmt::format("  {} {}\n", pad(fmt::format("{}({})", function.name, function.arguments), 44), function.help);
  }
  return text +
         "and the aggregations count, sum, avg, min, max, collect, stDev, stDevP, percentileCont, percentileDisc\n";
}

std::string overview() {
  std::string text = "Type a query in openCypher, or a command:\n";
  for (const PromptCommand& command : prompt_commands()) {
    if (command.name == "exit") continue;
    text += fmt::format("  {} {}\n", pad(fmt::format(":{} {}", command.name, command.usage), 38), command.help);
  }
  return text + ":help cypher shows queries to begin with, :help functions what they can call, :help keys the keys.\n";
}

}  // namespace

void show_help(Prompt& prompt, std::string_view topic) {
  if (topic.starts_with(':')) topic.remove_prefix(1);
  if (topic.empty()) {
    prompt.console.out() << overview();
    return;
  }
  const auto* found =
      std::find_if(std::begin(topics), std::end(topics), [&](const Topic& known) { return known.name == topic; });
  if (found != std::end(topics)) {
    prompt.console.out() << found->text;
    return;
  }
  if (topic == "functions") {
    prompt.console.out() << function_list();
    return;
  }
  const Function* function = find_function(topic);
  const auto commands = prompt_commands();
  const bool is_command =
      std::any_of(commands.begin(), commands.end(), [&](const PromptCommand& known) { return known.name == topic; });
  if (function != nullptr) {
    prompt.console.out() << fmt::format("{}({})\n{}\nexample: {}\n", function->name, function->arguments,
                                        function->help, function->example);
    if (!is_command) return;
    prompt.console.out() << '\n';
  }
  const PromptCommand& command = prompt_command(topic);
  prompt.console.out() << fmt::format(":{} {}\n{}\nexample: {}\n", command.name, command.usage, command.help,
                                      command.example);
}

}  // namespace treatygraph::shell
