#include "shell/prompt/prompt.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <set>
#include <sstream>
#include <utility>

#include "graph/query/functions.h"
#include "shell/counted.h"
#include "shell/procedures.h"
#include "shell/prompt/colour.h"
#include "shell/prompt/commands.h"
#include "shell/prompt/history.h"
#include "shell/prompt/line_editor.h"
#include "shell/prompt/words.h"

namespace treatygraph::shell {
namespace {

// Passes rows on, up to a limit, and remembers the elements in them.
class Recorder : public Renderer {
 public:
  Recorder(std::unique_ptr<Renderer> shown, LastResult& last, std::uint64_t most)
      : shown_(std::move(shown)), last_(last), most_(most) {}

  void row(const Cells& cells) override {
    ++count_;
    for (const Value& cell : cells) last_.elements.add(cell);
    shown_->row(cells);
  }
  void end() override {
    std::set<EdgeId> seen;
    for (const EdgeId edge : last_.elements.edges) {
      if (seen.insert(edge).second) last_.edges.push_back(edge);
    }
    shown_->end();
  }
  [[nodiscard]] bool full() const override { return most_ > 0 && count_ >= most_; }

 private:
  std::unique_ptr<Renderer> shown_;
  LastResult& last_;
  std::uint64_t most_;
  std::uint64_t count_ = 0;
};

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

}  // namespace

Prompt::Prompt(Session& of, Console& on, const Format& how) : session(of), console(on), form(&how) {}

void Prompt::run_statement(const StatementText& statement, const std::string& name) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point start = Clock::now();
  LastResult result;
  result.statement = std::string(statement.text);
  const OpenRenderer open = [&](const std::vector<std::string>& columns, const std::shared_ptr<const Graph>& graph) {
    result.transaction = graph;
    if (!session.in_transaction()) result.graph = graph;
    return std::make_unique<Recorder>(form->open(columns, Page{console.width(), graph.get()}, console.out()), result,
                                      most_rows);
  };
  Ran ran;
  try {
    ran = session.run(statement.text, open);
  } catch (const Error& error) {
    throw with_caret(error, name, statement);
  }
  result.steps = ran.steps;
  last = std::move(result);
  console.flush();
  for (const std::string& note : ran.notes) console.say("note: " + note);
  const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count();
  std::string footer = ran.changes;
  if (interactive_ && (ran.changes.empty() || ran.rows > 0)) {
    footer = (footer.empty() ? "" : footer + "; ") + counted(ran.rows, "row");
    if (ran.cut) footer += " (there are more: :limit 0 shows all)";
  }
  if (interactive_ || timing) footer += fmt::format("{}{} ms", footer.empty() ? "" : ", ", elapsed);
  if (interactive_ && !last.edges.empty()) {
    footer += last.edges.size() == 1 ? "; :evidence 1 shows its sentences"
                                     : fmt::format("; :evidence 1..{} shows their sentences", last.edges.size());
  }
  if (!footer.empty()) console.say(footer);
  if (ran.profiled) console.say(ran.steps);
}

void Prompt::repeat(const Format& another, const Page& page, std::ostream& out) {
  if (last.statement.empty()) throw Error(Trouble::not_found, "there is no result yet", {}, "run a query first");
  if (Statement::prepare(last.statement, procedures()).writes())
    throw Error(Trouble::bad_usage, "the last statement writes: it is not run again", {},
                "ask for its rows with a MATCH");
  const OpenRenderer open = [&](const std::vector<std::string>& columns, const std::shared_ptr<const Graph>& graph) {
    return another.open(columns, Page{page.width, graph.get()}, out);
  };
  (void)session.run(last.statement, open);
}

void Prompt::run_command(std::string_view line) {
  line.remove_prefix(1);
  const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
  std::string_view arguments = trimmed(line.substr(end));
  if (arguments.ends_with(';')) arguments = trimmed(arguments.substr(0, arguments.size() - 1));
  std::string_view name = line.substr(0, end);
  if (name.ends_with(';')) name.remove_suffix(1);
  prompt_command(name).run(*this, arguments);
  console.flush();
}

void Prompt::run_pending(Pending& pending, const std::string& name) {
  const Pending taken = std::exchange(pending, {});
  for (StatementText statement : split_statements(taken.text)) {
    statement.line += taken.line - 1;
    run_statement(statement, name);
  }
}

bool Prompt::attempt(const std::function<void()>& work) {
  try {
    interrupted = false;
    work();
    return true;
  } catch (const Error& error) {
    if (!interactive_ && error.trouble() == Trouble::cancelled) throw;
    console.flush();
    console.say(error.trouble() == Trouble::cancelled ? "stopped" : error.what());
    return false;
  }
}

int Prompt::run_lines(std::istream& lines, const std::string& name, OnError on_error) {
  Pending pending;
  std::size_t number = 0;
  int status = 0;
  const auto guarded = [&](const std::function<void()>& work) {
    if (on_error == OnError::stop)
      work();
    else if (!attempt(work))
      status = 1;
  };
  for (std::string line; !quit && std::getline(lines, line);) {
    ++number;
    if (trimmed(pending.text).empty()) pending = {"", number};
    if (pending.text.empty() && trimmed(line).starts_with(':')) {
      guarded([&] { run_command(trimmed(line)); });
      continue;
    }
    pending.text += line + "\n";
    if (look_at_end(pending.text).ended) guarded([&] { run_pending(pending, name); });
  }
  if (!quit) guarded([&] { run_pending(pending, name); });
  return status;
}

void Prompt::run_script(const std::string& script, const std::string& name) {
  std::istringstream lines(script);
  run_lines(lines, name, OnError::stop);
}

bool Prompt::is_complete(std::string_view text) const {
  const std::string_view whole = trimmed(text);
  if (whole.empty() || whole.starts_with(':')) return true;
  const Unfinished end = look_at_end(whole);
  if (end.inside) return false;
  if (end.ended) return true;
  const std::size_t last_break = text.find_last_of('\n');
  if (last_break != std::string_view::npos && trimmed(text.substr(last_break)).empty())
    return true;  // an empty line: run it as it is
  for (const StatementText& statement : split_statements(whole)) {
    try {
      (void)Statement::prepare(statement.text, procedures());
    } catch (const Error& error) {
      if (error.place().begin >= trimmed(statement.text).size()) return false;
      if (error.type() == "SyntaxError" && error.detail() == "InvalidClauseComposition") return false;
    }
  }
  return true;
}

Vocabularies Prompt::vocabularies() {
  Vocabularies known;
  const std::shared_ptr<const Graph> graph = session.graph();
  known.labels = graph->words(Vocabulary::label);
  known.types = graph->words(Vocabulary::type);
  known.keys = graph->words(Vocabulary::key);
  for (const Function& function : functions()) known.functions.emplace_back(function.name);
  for (const std::string_view name : built_in_forms()) known.functions.emplace_back(name);
  for (const auto& [name, value] : session.parameters) known.parameters.push_back(name);
  for (const PromptCommand& command : prompt_commands()) {
    known.commands.push_back(fmt::format(":{}", command.name));
    std::vector<std::string> choices;
    for (std::size_t at = 0; at < command.choices.size();) {
      const std::size_t end = std::min(command.choices.find(' ', at), command.choices.size());
      choices.emplace_back(command.choices.substr(at, end - at));
      at = end + 1;
    }
    known.after.emplace_back(known.commands.back(), std::move(choices));
  }
  for (const PromptCommand& command : prompt_commands()) {
    for (auto& [name, choices] : known.after) {
      if (name == ":help") choices.emplace_back(command.name);
    }
  }
  return known;
}

void Prompt::greet() {
  const std::string folder = session.store().folder().string();
  if (!session.store().exists()) {
    console.say(fmt::format(
        "there is no database at {} yet: 'treatygraph ingest PAPERS' makes one, or a query that writes", folder));
  } else {
    const std::shared_ptr<const Graph> graph = session.graph();
    console.say(fmt::format("{}: {}, {}", folder, counted(graph->count_nodes({}), "node"),
                            counted(graph->count_edges({}), "relationship")));
  }
  console.say("Type a query, or :help. Tab completes, Ctrl-D leaves.");
}

int Prompt::interact() {
  interactive_ = true;
  if (most_rows == 0) most_rows = 1000;
  if (!attempt([&] { greet(); })) return 1;
  History history(history_file());
  Editing editing;
  editing.is_complete = [&](std::string_view text) { return is_complete(text); };
  editing.suggest = [&](std::string_view text, std::size_t cursor) {
    try {
      return suggest(text, cursor, vocabularies());
    } catch (const Error&) {
      return Suggestions{};  // a graph that cannot be read is reported by the next query
    }
  };
  if (std::getenv("NO_COLOR") == nullptr) editing.colour = [](std::string_view text) { return colour(text); };
  LineEditor editor(std::move(editing), history);
  while (!quit) {
    const std::string prompt = session.in_transaction() ? "treatygraph*> " : "treatygraph> ";
    const LineEditor::Input input = editor.read(prompt, std::string(prompt.size() - 2, '.') + "> ");
    if (input.how == LineEditor::Input::How::closed) break;
    if (input.how == LineEditor::Input::How::dropped) continue;
    attempt([&] {
      Pending pending{input.text, 1};
      if (trimmed(input.text).starts_with(':'))
        run_command(trimmed(input.text));
      else
        run_pending(pending, "query");
    });
  }
  if (session.in_transaction()) console.say("the open transaction was undone; :commit would have kept it");
  return 0;
}

}  // namespace treatygraph::shell
