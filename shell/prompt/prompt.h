// Prompt: questions and answers until the user leaves. Statements end with ';' or where they are whole; lines that
// begin with ':' are commands to the prompt (commands.h). An error is shown at its place, and the session goes on.
#pragma once

#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/console.h"
#include "shell/prompt/suggest.h"
#include "shell/render/render.h"
#include "shell/selection.h"
#include "shell/session.h"
#include "shell/statements.h"

namespace treatygraph::shell {

// The last result, as far as commands come back to it.
struct LastResult {
  std::string statement, steps;
  std::vector<EdgeId> edges;  // in the order in which they came, each once
  Elements elements;
  std::shared_ptr<const Graph> graph;      // the state that they are in; null after a statement in a transaction,
  std::weak_ptr<const Graph> transaction;  // which this then is
  [[nodiscard]] std::shared_ptr<const Graph> state() const { return graph ? graph : transaction.lock(); }
};

enum class OnError : unsigned char { stop, go_on };

class Prompt {
 public:
  Prompt(Session& session, Console& console, const Format& form);

  int interact();  // until :quit or Ctrl-D; the exit status
  int run_lines(std::istream& lines, const std::string& name, OnError on_error);
  void run_script(const std::string& script, const std::string& name);  // throws at the first error

  // For commands.
  Session& session;
  Console& console;
  const Format* form;
  std::uint64_t most_rows = 0;  // 0: all
  bool timing = false;
  bool quit = false;
  LastResult last;
  void run_statement(const StatementText& statement, const std::string& name);
  // The last result's statement once more, another way.
  void repeat(const Format& another, const Page& page, std::ostream& out);

 private:
  struct Pending {
    std::string text;
    std::size_t line = 1;
  };
  void run_command(std::string_view line);
  void run_pending(Pending& pending, const std::string& name);
  bool attempt(const std::function<void()>& work);  // false: it failed, and the user was told
  [[nodiscard]] Vocabularies vocabularies();
  [[nodiscard]] bool is_complete(std::string_view text) const;
  void greet();

  bool interactive_ = false;
};

}  // namespace treatygraph::shell
