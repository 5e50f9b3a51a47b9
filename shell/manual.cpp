// Help, man page and shell completions, all written from the table of commands.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "extract/base/text.h"
#include "shell/command.h"
#include "shell/visible.h"

namespace treatygraph::shell {
namespace {

constexpr std::string_view tagline =
    "a property graph out of the papers of international bodies, with the sentence behind every edge";

constexpr std::string_view exit_statuses =
    "0 done, 1 the work failed (the message says what and where), 2 the command line is wrong, 130 Ctrl-C";

std::string usage(const Command& command) {
  std::string line = fmt::format("treatygraph {} [OPTION]...", command.name);
  for (const Operand& operand : command.operands) {
    switch (operand.count) {
      case Operand::Count::one: line += fmt::format(" {}", operand.name); break;
      case Operand::Count::optional: line += fmt::format(" [{}]", operand.name); break;
      case Operand::Count::at_least_one: line += fmt::format(" {}...", operand.name); break;
    }
  }
  return line;
}

// Words of `text` in lines of at most 100 columns, each after `indent` blanks, the first one's blanks already there.
std::string wrapped(std::string_view text, std::size_t indent) {
  std::string out;
  std::size_t column = indent;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (column > indent && column + 1 + word.size() > 100) {
      out += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += display_width(word);
    at = end + 1;
  }
  return out;
}

std::string left(const Option& option) {
  std::string text =
      option.name.starts_with("--") ? fmt::format("    {}", option.name) : fmt::format("{}", option.name);
  if (const std::size_t comma = text.find(','); comma != std::string::npos) text.insert(comma + 1, " ");
  if (!option.value.empty()) text += fmt::format(" {}", option.value);
  return text;
}

std::string explained(const Option& option) {
  std::string text(option.help);
  if (option.choices.empty()) return text;
  std::string choices(option.choices);
  for (std::size_t at = 0; (at = choices.find(' ', at)) != std::string::npos; at += 2) choices.replace(at, 1, ", ");
  return text + ": " + choices;
}

std::string rows(const std::vector<std::pair<std::string, std::string>>& lines) {
  std::size_t width = 0;
  for (const auto& [name, text] : lines) width = std::max(width, name.size());
  std::string out;
  for (const auto& [name, text] : lines) out += fmt::format("  {}  {}\n", pad(name, width), wrapped(text, width + 4));
  return out;
}

std::vector<const Command*> shown() {
  std::vector<const Command*> list;
  for (const Command* command : commands()) {
    if (command->shown == Command::Shown::yes) list.push_back(command);
  }
  return list;
}

std::string troff(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (byte == '\\' || byte == '-') out += '\\';
    out += byte;
  }
  return out.starts_with(".") || out.starts_with("'") ? "\\&" + out : out;
}

constexpr Option help_option{"-h,--help", "", "say this", ""};

std::string quoted(std::string_view text) {  // for zsh, inside single quotes and brackets
  std::string out;
  for (const char byte : text) {
    if (byte == '\'')
      out += "'\\''";
    else if (byte == '[' || byte == ']' || byte == ':')
      out += {'\\', byte};
    else
      out += byte;
  }
  return out;
}

std::string names_of(const Option& option) {
  std::string text(option.name);
  std::replace(text.begin(), text.end(), ',', ' ');
  return text;
}

}  // namespace

std::string version_text() { return fmt::format("treatygraph {}\n", TREATYGRAPH_VERSION); }

std::string help_text(const Command& command) {
  std::string text = fmt::format("{}\n\nusage: {}\n", wrapped(command.help, 0), usage(command));
  if (!command.description.empty()) text += fmt::format("\n{}\n", wrapped(command.description, 0));
  std::vector<std::pair<std::string, std::string>> operands;
  for (const Operand& operand : command.operands) operands.emplace_back(operand.name, operand.help);
  if (!operands.empty()) text += "\n" + rows(operands);
  std::vector<std::pair<std::string, std::string>> options;
  for (const Option& option : command.options) options.emplace_back(left(option), explained(option));
  options.emplace_back(left(help_option), help_option.help);
  return text + "\noptions:\n" + rows(options) + fmt::format("\nexample:\n  {}\n", command.example);
}

std::string help_text() {
  std::string text = fmt::format(
      "treatygraph: {}\n\nusage: treatygraph [--db DIR] COMMAND ...\n"
      "       treatygraph [--db DIR]              the prompt\n\ncommands:\n",
      tagline);
  std::vector<std::pair<std::string, std::string>> lines;
  for (const Command* command : shown()) lines.emplace_back(command->name, command->help);
  text += rows(lines);
  text += fmt::format(
      "\n'treatygraph COMMAND --help' tells more, with an example. 'treatygraph --version' tells the version.\n"
      "Exit status: {}.\n",
      exit_statuses);
  return text;
}

std::string man_page() {
  std::string page =
      fmt::format(".TH TREATYGRAPH 1 \"\" \"treatygraph {}\" \"User commands\"\n.SH NAME\ntreatygraph \\- {}\n",
                  TREATYGRAPH_VERSION, troff(tagline));
  page += ".SH SYNOPSIS\n";
  for (const Command* command : shown()) page += fmt::format(".B {}\n.br\n", troff(usage(*command)));
  page += ".SH COMMANDS\n";
  for (const Command* command : shown()) {
    page += fmt::format(".SS {}\n{}.\n", troff(command->name), troff(command->help));
    if (!command->description.empty()) page += fmt::format(".PP\n{}\n", troff(command->description));
    for (const Operand& operand : command->operands)
      page += fmt::format(".TP\n.I {}\n{}\n", operand.name, troff(operand.help));
    for (const Option& option : command->options) {
      const std::string names = left(option);
      page += fmt::format(".TP\n.B {}\n{}\n", troff(names.substr(names.find('-'))), troff(explained(option)));
    }
    page += fmt::format(".PP\nExample:\n.PP\n.nf\n{}\n.fi\n", troff(command->example));
  }
  return page +
         fmt::format(
             ".SH EXIT STATUS\n{}.\n.SH ENVIRONMENT\n.TP\n.B TREATYGRAPH_DB\nthe database folder where \\-\\-db is not "
             "given\n"
             ".TP\n.B NO_COLOR\nset: the prompt uses no colours\n.SH FILES\n.TP\n"
             ".I $XDG_STATE_HOME/treatygraph/history\nwhat was typed at the prompt (else under ~/.local/state)\n",
             troff(exit_statuses));
}

std::string bash_completion() {
  std::string words;
  std::string cases;
  for (const Command* command : shown()) {
    const std::size_t space = command->name.find(' ');
    const std::string first(command->name.substr(0, space));
    if (words.find(" " + first + " ") == std::string::npos) words += " " + first + " ";
    std::string options = "-h --help";
    for (const Option& option : command->options) options += " " + names_of(option);
    cases += fmt::format("    '{}') options='{}' ;;\n", command->name, options);
  }
  std::string groups;
  std::string values;
  for (const Command* command : shown()) {
    const std::size_t space = command->name.find(' ');
    if (space != std::string_view::npos) groups += fmt::format(" {}", command->name.substr(space + 1));
    for (const Option& option : command->options) {
      if (option.choices.empty()) continue;
      values += fmt::format("    '{} --{}') choices='{}' ;;\n", command->name, key(option), option.choices);
    }
  }
  return fmt::format(R"(# bash completion for treatygraph; written by the program from its table of commands
_treatygraph() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" last="${{COMP_WORDS[COMP_CWORD-1]}}" command="${{COMP_WORDS[1]}}" options='' choices=''
  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W '{}' -- "$word")); return; fi
  if [ "$command" = report ]; then
    if [ "$COMP_CWORD" -eq 2 ]; then COMPREPLY=($(compgen -W '{}' -- "$word")); return; fi
    command="report ${{COMP_WORDS[2]}}"
  fi
  case "$command $last" in
{}  esac
  if [ -n "$choices" ]; then COMPREPLY=($(compgen -W "$choices" -- "$word")); return; fi
  case "$command" in
{}  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}}
complete -o filenames -F _treatygraph treatygraph
)",
                     words, groups, values, cases);
}

std::string zsh_completion() {
  std::string firsts;
  std::string reports;
  std::string cases;
  for (const Command* command : shown()) {
    const std::size_t space = command->name.find(' ');
    std::string& list = space == std::string_view::npos ? firsts : reports;
    const std::string_view word = space == std::string_view::npos ? command->name : command->name.substr(space + 1);
    list += fmt::format("    '{}:{}'\n", word, quoted(command->help));
    std::string arguments;
    for (const Option& option : command->options) {
      std::string value;
      if (!option.value.empty()) {
        value = option.choices.empty() ? fmt::format(":{}:_files", option.value)
                                       : fmt::format(":{}:({})", option.value, option.choices);
      }
      arguments += fmt::format(" '--{}[{}]{}'", key(option), quoted(option.help), value);
    }
    cases += fmt::format("    '{}') _arguments{} '*:file:_files' ;;\n", command->name, arguments);
  }
  return fmt::format(R"(#compdef treatygraph
# zsh completion for treatygraph; written by the program from its table of commands
_treatygraph() {{
  local -a commands reports
  commands=(
{}    'report:tables for people who do not write queries'
  )
  reports=(
{}  )
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  local command="$words[2]"
  if [[ $command == report ]]; then
    if (( CURRENT == 3 )); then _describe report reports; return; fi
    command="report $words[3]"
  fi
  case "$command" in
{}  esac
}}
_treatygraph "$@"
)",
                     firsts, reports, cases);
}

}  // namespace treatygraph::shell
