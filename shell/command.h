// Command: a row of the table that the command line, --help, the man page and the shell completions are all made of.
// Adding a command is a file in commands/ that defines its row, and a line in commands.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shell/console.h"

namespace treatygraph::shell {

struct Option {
  std::string_view name;     // "--output", or "-o,--output": arguments are asked for by the long name without dashes
  std::string_view value;    // "FILE"; "" for a switch
  std::string_view help;     // a sentence without a full stop
  std::string_view choices;  // "state organisation document": what the value may be; "" for anything
  enum class Times : std::uint8_t { once, many } times = Times::once;
};

struct Operand {
  std::string_view name;  // "PATH"
  std::string_view help;
  enum class Count : std::uint8_t { one, optional, at_least_one } count = Count::one;
};

// What was given on the command line.
class Arguments {
 public:
  void add(std::string_view name, std::string value) { values_[std::string(name)].push_back(std::move(value)); }

  [[nodiscard]] bool has(std::string_view name) const { return values_.find(name) != values_.end(); }
  [[nodiscard]] std::optional<std::string> value(std::string_view name) const;  // the last one given
  [[nodiscard]] std::vector<std::string> values(std::string_view name) const;
  [[nodiscard]] std::string value_or(std::string_view name, std::string_view otherwise) const;
  // Throws Error(bad_usage) for what is not a whole number in [low, high].
  [[nodiscard]] std::uint64_t number(std::string_view name, std::uint64_t otherwise, std::uint64_t low,
                                     std::uint64_t high) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

struct Command {
  std::string_view name;  // "ingest"; "report citations" stands under "report"
  std::string_view help;  // what it does, a sentence without a full stop
  std::string_view description;
  std::string_view example;
  std::span<const Operand> operands;
  std::span<const Option> options;
  // The exit status; throws Error. Ctrl-C is Error(cancelled).
  int (*run)(const Arguments&, Console&);
  enum class Shown : std::uint8_t { yes, no } shown = Shown::yes;
};

[[nodiscard]] std::span<const Command* const> commands();
// The command that runs when none is named.
[[nodiscard]] const Command& standard_command();

// --db and --wait, which every command that opens a graph has.
inline constexpr Option db_option{"--db", "DIR", "the database folder (else $TREATYGRAPH_DB, else ./treatygraph.db)",
                                  ""};
inline constexpr Option wait_option{"--wait", "SECONDS", "how long to wait for another process that writes (default 5)",
                                    ""};

// What the command line asks for.
struct Request {
  const Command* command = nullptr;
  Arguments arguments;
  std::string text;  // not empty: print this (help, version) and do nothing
};
// Throws Error(bad_usage) that suggests the near name.
[[nodiscard]] Request parse_command_line(int count, const char* const* words);

[[nodiscard]] std::string help_text(const Command& command);
[[nodiscard]] std::string help_text();  // of the whole program
[[nodiscard]] std::string version_text();
[[nodiscard]] std::string man_page();
[[nodiscard]] std::string bash_completion();
[[nodiscard]] std::string zsh_completion();

// The long name of an option without its dashes.
[[nodiscard]] std::string_view key(const Option& option);

// Runs the program; the exit status. Nothing is thrown.
[[nodiscard]] int run_program(int count, const char* const* words);

}  // namespace treatygraph::shell
