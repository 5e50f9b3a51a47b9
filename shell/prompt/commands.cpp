#include "shell/prompt/commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>

#include "exports/export.h"
#include "extract/base/text.h"
#include "graph/model/value_operations.h"
#include "shell/counted.h"
#include "shell/overview.h"
#include "shell/papers.h"
#include "shell/prompt/prompt.h"
#include "shell/render/render.h"

namespace treatygraph::shell {
namespace {

void show_schema(Prompt& prompt, std::string_view) {
  prompt.console.out() << describe(survey(*prompt.session.graph()));
}

void begin(Prompt& prompt, std::string_view) { prompt.session.begin(); }
void commit(Prompt& prompt, std::string_view) { prompt.session.commit(); }
void roll_back(Prompt& prompt, std::string_view) { prompt.session.roll_back(); }
void quit(Prompt& prompt, std::string_view) { prompt.quit = true; }

void set_parameter(Prompt& prompt, std::string_view text) {
  if (!text.empty()) {
    auto [name, value] = parse_parameter(text);
    prompt.session.parameters.insert_or_assign(std::move(name), std::move(value));
    return;
  }
  for (const auto& [name, value] : prompt.session.parameters)
    prompt.console.out() << fmt::format("${} = {}\n", name, to_literal(value));
}

void source(Prompt& prompt, std::string_view file) {
  if (file.empty()) throw Error(Trouble::bad_usage, "which file?", {}, ":source FILE");
  const std::string name(file);
  prompt.run_script(read_bytes(name, 256U << 20U), name);
}

void set_format(Prompt& prompt, std::string_view name) {
  if (!name.empty()) {
    prompt.form = &format(name);
    return;
  }
  for (const Format& form : formats()) {
    prompt.console.out() << fmt::format("{} {:10} {}\n", &form == prompt.form ? '*' : ' ', form.name, form.help);
  }
}

void set_timing(Prompt& prompt, std::string_view word) {
  if (word != "on" && word != "off") throw Error(Trouble::bad_usage, "timing is 'on' or 'off'", {}, ":timing on");
  prompt.timing = word == "on";
}

void set_limit(Prompt& prompt, std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{} || end != text.data() + text.size()) {
    throw Error(Trouble::bad_usage, fmt::format("'{}' is not a number of rows", text), {},
                ":limit 100, or :limit 0 for all");
  }
  prompt.most_rows = number;
}

void show_last(Prompt& prompt, std::string_view) {
  prompt.repeat(format("record"), Page{prompt.console.width(), nullptr}, prompt.console.out());
}

void show_steps(Prompt& prompt, std::string_view) {
  if (prompt.last.steps.empty()) throw Error(Trouble::not_found, "there is no result yet", {}, "run a query first");
  prompt.console.out() << prompt.last.steps << '\n';
}

void save(Prompt& prompt, std::string_view text) {
  const std::vector<std::string> words = split_words(text);
  if (words.size() != 2) throw Error(Trouble::bad_usage, "in which form, to which file?", {}, ":save csv rows.csv");
  const Format& form = format(words[0]);
  std::ofstream out(words[1], std::ios::binary);
  if (out) prompt.repeat(form, Page{}, out);
  out.close();
  if (!out) throw Error(Trouble::no_access, "cannot be written", {words[1]}, "choose another file");
  prompt.console.say(fmt::format("wrote {}", words[1]));
}

void export_elements(Prompt& prompt, std::string_view text) {
  const std::vector<std::string> words = split_words(text);
  if (words.size() != 2)
    throw Error(Trouble::bad_usage, "which format, to which file?", {}, ":export graphml cited.graphml");
  const Exporter& form = exporter(words[0]);
  const std::shared_ptr<const Graph> state = prompt.last.state();
  const bool of_result = state && !prompt.last.elements.empty();
  const std::shared_ptr<const Graph> graph = of_result ? state : prompt.session.graph();
  const Selection selection = of_result ? prompt.last.elements.selection(*graph) : Selection{};
  export_to(words[1], form, *graph, selection, {}, prompt.console.bar("elements"));
  prompt.console.say(
      of_result ? fmt::format("wrote {}: {} of the last result and what joins them", words[1],
                              counted(selection.nodes->size(), "node"))
                : fmt::format("wrote {}: the whole graph (the last result has no nodes or relationships)", words[1]));
}

constexpr PromptCommand table[] = {
    {"help", "[TOPIC]", "what can be done here; a command, 'keys' or 'cypher' tells more", ":help evidence", "",
     show_help},
    {"schema", "", "the labels, properties and relationships in the graph", ":schema", "", show_schema},
    {"evidence", "N | FROM TYPE TO",
     "the sentences behind the last result's N-th relationship, or behind one named by its ends",
     ":evidence CHN CITES untoc", "", show_evidence},
    {"why", "A B", "how two entities are connected, with a sentence for each step", ":why CHN untoc", "", show_why},
    {"last", "", "the last result again, every cell in full", ":last", "", show_last},
    {"steps", "", "how many rows each step of the last statement gave: where an empty result comes from", ":steps", "",
     show_steps},
    {"save", "FORMAT FILE", "the rows of the last result in a file", ":save csv rows.csv", format_choices, save},
    {"export", "FORMAT FILE",
     "the nodes and relationships of the last result (else the whole graph) for another program",
     ":export graphml cited.graphml", "graphml gexf csv jsonl dot turtle", export_elements},
    {"param", "[NAME=TEXT | NAME:=LITERAL]", "set a parameter for $NAME, or list them",
     ":param since:=date('2021-01-01')", "", set_parameter},
    {"format", "[NAME]", "how rows are printed", ":format csv", format_choices, set_format},
    {"limit", "N", "show at most N rows of a result; 0 shows all", ":limit 50", "", set_limit},
    {"timing", "on|off", "tell how long each statement took", ":timing on", "on off", set_timing},
    {"source", "FILE", "run the statements of a file", ":source questions.cypher", "", source},
    {"begin", "", "open a transaction: what follows counts all or not at all", ":begin", "", begin},
    {"commit", "", "make the transaction count", ":commit", "", commit},
    {"rollback", "", "undo the transaction", ":rollback", "", roll_back},
    {"quit", "", "leave (Ctrl-D does too)", ":quit", "", quit},
    {"exit", "", "leave", ":exit", "", quit},
};

}  // namespace

std::span<const PromptCommand> prompt_commands() { return table; }

const PromptCommand& prompt_command(std::string_view name) {
  std::vector<std::string> names;
  for (const PromptCommand& command : table) {
    if (command.name == name) return command;
    names.emplace_back(command.name);
  }
  const auto near = nearest(name, names);
  throw Error(Trouble::bad_usage, fmt::format("there is no command :{}", name), {},
              near ? fmt::format("did you mean :{}?", *near) : ":help lists them");
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    const char quote = text[at] == '\'' || text[at] == '"' ? text[at] : ' ';
    const std::size_t begin = quote == ' ' ? at : at + 1;
    const std::size_t end = std::min(text.find(quote, begin), text.size());
    words.emplace_back(text.substr(begin, end - begin));
    at = end + 1;
  }
  return words;
}

}  // namespace treatygraph::shell
