// The command line as CLI11 reads it; its errors become Error here and nowhere else.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>
#include <map>

#include "extract/base/error.h"
#include "extract/base/text.h"
#include "shell/command.h"

namespace treatygraph::shell {
namespace {

// Where CLI11 puts what it reads for one option or operand.
struct Slot {
  std::string key;
  std::vector<std::string> values;
  std::size_t times = 0;
};

struct Reader {
  CLI::App* app = nullptr;
  const Command* command = nullptr;
  std::deque<Slot> slots;
  std::size_t help = 0;
};

constexpr std::string_view help_advice = "'treatygraph --help' lists the commands";

void declare(Reader& reader) {
  CLI::App& app = *reader.app;
  app.set_help_flag();
  app.add_flag("-h,--help", reader.help);
  for (const Option& option : reader.command->options) {
    Slot& slot = reader.slots.emplace_back(Slot{std::string(key(option)), {}, 0});
    if (option.value.empty()) {
      app.add_flag(std::string(option.name), slot.times);
    } else {
      CLI::Option* declared = app.add_option(std::string(option.name), slot.values);
      declared->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->allow_extra_args(false);
    }
  }
}

void declare_operands(Reader& reader) {
  for (const Operand& operand : reader.command->operands) {
    Slot& slot = reader.slots.emplace_back(Slot{std::string(operand.name), {}, 0});
    CLI::Option* declared = reader.app->add_option(std::string(operand.name), slot.values);
    declared->expected(0, 1 << 28);  // too many are told by check(), after what is misspelt
  }
}

void check_choice(const Option& option, const std::string& value) {
  if (option.choices.empty()) return;
  std::vector<std::string> choices;
  for (std::size_t at = 0; at < option.choices.size();) {
    const std::size_t end = std::min(option.choices.find(' ', at), option.choices.size());
    choices.emplace_back(option.choices.substr(at, end - at));
    at = end + 1;
  }
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return;
  const auto near = nearest(value, choices);
  throw Error(Trouble::bad_usage, fmt::format("--{} cannot be '{}'", key(option), value), {},
              near ? fmt::format("did you mean '{}'?", *near) : fmt::format("it may be {}", fmt::join(choices, ", ")));
}

void check(const Command& command, const Arguments& arguments) {
  for (const Option& option : command.options) {
    const std::vector<std::string> values = arguments.values(key(option));
    if (values.size() > 1 && option.times == Option::Times::once && !option.value.empty()) {
      throw Error(Trouble::bad_usage, fmt::format("--{} is given {} times", key(option), values.size()), {},
                  "give it once");
    }
    for (const std::string& value : values) check_choice(option, option.value.empty() ? std::string() : value);
  }
  for (const Operand& operand : command.operands) {
    const std::size_t given = arguments.values(operand.name).size();
    if (given > 1 && operand.count != Operand::Count::at_least_one) {
      throw Error(Trouble::bad_usage, fmt::format("'{}' takes one {}, not {}", command.name, operand.name, given), {},
                  "put it in quotes");
    }
    if (operand.count == Operand::Count::optional || given > 0) continue;
    throw Error(Trouble::bad_usage, fmt::format("'{}' needs a {}", command.name, operand.name), {},
                fmt::format("for example: {}", command.example));
  }
}

Arguments gather(const Reader& reader) {
  Arguments arguments;
  for (const Slot& slot : reader.slots) {
    for (const std::string& value : slot.values) arguments.add(slot.key, value);
    for (std::size_t time = 0; time < slot.times; ++time) arguments.add(slot.key, "");
  }
  return arguments;
}

// The whole command line: the program's own app and one for each command, those of two words nested.
struct Line {
  CLI::App app{"", "treatygraph"};
  std::size_t version = 0;
  Reader top;
  std::deque<Reader> readers;
  std::map<std::string, CLI::App*, std::less<>> groups;
  std::vector<std::string> names;

  Line() {
    top.app = &app;
    top.command = &standard_command();
    declare(top);
    app.add_flag("--version", version);
    app.require_subcommand(0, 1);
    for (const Command* command : commands()) add(*command);
  }

  void add(const Command& command) {
    const std::size_t space = command.name.find(' ');
    names.emplace_back(command.name.substr(0, space));
    CLI::App* parent = space == std::string_view::npos ? &app : group(std::string(names.back()));
    const std::string word(space == std::string_view::npos ? command.name : command.name.substr(space + 1));
    Reader& reader = readers.emplace_back();
    reader.app = parent->add_subcommand(word);
    reader.command = &command;
    declare(reader);
    declare_operands(reader);
  }

  CLI::App* group(const std::string& name) {
    CLI::App*& found = groups[name];
    if (found == nullptr) {
      found = app.add_subcommand(name);
      found->set_help_flag();
      found->add_flag("-h,--help");
    }
    return found;
  }

  [[nodiscard]] const Reader& chosen() const {
    for (const Reader& reader : readers) {
      if (reader.app->parsed()) return reader;
    }
    return top;
  }
};

Error unknown(const Line& line, const std::string& word) {
  const Reader& reader = line.chosen();
  std::vector<std::string> candidates;
  std::string problem;
  if (word.starts_with("-")) {
    const std::string option = word.substr(0, word.find('='));
    for (const Option& known : reader.command->options) candidates.push_back("--" + std::string(key(known)));
    const bool named = &reader != &line.top;
    problem = named ? fmt::format("'{}' has no option {}", reader.command->name, option)
                    : fmt::format("there is no option {}", option);
    const auto near = nearest(option, candidates);
    const std::string where = named ? fmt::format("'treatygraph {} --help' lists its options", reader.command->name)
                                    : std::string(help_advice);
    return {Trouble::bad_usage, problem, {}, near ? fmt::format("did you mean {}?", *near) : where};
  }
  if (&reader != &line.top) {
    return {Trouble::bad_usage,
            fmt::format("'{}' does not know what to do with '{}'", reader.command->name, word),
            {},
            fmt::format("for example: {}", reader.command->example)};
  }
  const auto near = nearest(word, line.names);
  return {Trouble::bad_usage,
          fmt::format("there is no command '{}'", word),
          {},
          near ? fmt::format("did you mean '{}'?", *near) : std::string(help_advice)};
}

// "report" alone, or "report citatoins".
void check_group(const Line& line) {
  for (const auto& [name, app] : line.groups) {
    if (!app->parsed() || !app->get_subcommands().empty()) continue;
    std::vector<std::string> under;
    for (const Command* command : commands()) {
      if (command->name.starts_with(name + " ")) under.emplace_back(command->name.substr(name.size() + 1));
    }
    const std::vector<std::string> rest = line.app.remaining(true);
    if (rest.empty()) {
      throw Error(Trouble::bad_usage, fmt::format("'{}' needs a word more", name), {},
                  fmt::format("it may be {}", fmt::join(under, ", ")));
    }
    const auto near = nearest(rest.front(), under);
    throw Error(Trouble::bad_usage, fmt::format("there is no {} '{}'", name, rest.front()), {},
                near ? fmt::format("did you mean '{}'?", *near) : fmt::format("it may be {}", fmt::join(under, ", ")));
  }
}

std::string group_help(const Line& line) {
  std::string text;
  for (const auto& [name, app] : line.groups) {
    if (!app->parsed() || app->count("--help") == 0) continue;
    for (const Command* command : commands()) {
      if (command->name.starts_with(name + " ")) text += (text.empty() ? "" : "\n") + help_text(*command);
    }
  }
  return text;
}

void parse(Line& line, int count, const char* const* words) {
  try {
    line.app.parse(count, words);
  } catch (const CLI::ExtrasError&) {
    return;  // named below, with the near name
  } catch (const CLI::ArgumentMismatch& problem) {
    const std::string_view said = problem.what();  // "--db: 1 required TEXT missing"
    throw Error(Trouble::bad_usage, fmt::format("{} needs a value", said.substr(0, said.find(':'))), {},
                std::string(help_advice));
  } catch (const CLI::ParseError& problem) {
    throw Error(Trouble::bad_usage, problem.what(), {}, std::string(help_advice));
  }
}

}  // namespace

Request parse_command_line(int count, const char* const* words) {
  Line line;
  parse(line, count, words);
  const Reader& reader = line.chosen();
  Request request{reader.command, gather(reader), {}};
  if (line.version > 0) request.text = version_text();
  if (line.top.help > 0) request.text = help_text();
  if (const std::string text = group_help(line); !text.empty()) request.text = text;
  if (reader.help > 0 && &reader != &line.top) request.text = help_text(*reader.command);
  if (!request.text.empty()) return request;
  check_group(line);
  if (const std::vector<std::string> rest = line.app.remaining(true); !rest.empty()) throw unknown(line, rest.front());
  if (&reader != &line.top) {  // options given before the command count for it too
    for (const Option& option : line.top.command->options) {
      const std::string_view name = key(option);
      if (request.arguments.has(name)) continue;
      for (const Slot& slot : line.top.slots) {
        if (slot.key != name) continue;
        for (const std::string& value : slot.values) request.arguments.add(name, value);
      }
    }
  }
  check(*request.command, request.arguments);
  return request;
}

}  // namespace treatygraph::shell
