// The commands of the prompt: what is not a query. Completion, :help and the near-name suggestion read the same table.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace treatygraph::shell {

class Prompt;

struct PromptCommand {
  std::string_view name;   // without ':'
  std::string_view usage;  // of its arguments
  std::string_view help;
  std::string_view example;
  std::string_view choices;                          // what the first argument may be, for completion; "" for anything
  void (*run)(Prompt&, std::string_view arguments);  // throws Error
};

[[nodiscard]] std::span<const PromptCommand> prompt_commands();
// Throws Error(bad_usage) that suggests the near name.
[[nodiscard]] const PromptCommand& prompt_command(std::string_view name);

void show_help(Prompt& prompt, std::string_view topic);
void show_evidence(Prompt& prompt, std::string_view arguments);
void show_why(Prompt& prompt, std::string_view arguments);

// "CHN CITES 'a name with blanks'" → its words.
[[nodiscard]] std::vector<std::string> split_words(std::string_view text);

}  // namespace treatygraph::shell
