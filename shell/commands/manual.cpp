// manual: how the build writes the man page and the completions; not shown to users.
#include "shell/commands.h"

namespace treatygraph::shell {
namespace {

struct Form {
  std::string_view name;
  std::string (*write)();
};
constexpr Form forms[] = {{"man", man_page}, {"bash", bash_completion}, {"zsh", zsh_completion}};

int manual(const Arguments& arguments, Console& console) {
  const std::string name = arguments.value_or("form", "man");
  for (const Form& form : forms) {
    if (form.name == name) console.out() << form.write();
  }
  return 0;
}

constexpr Option options[] = {{"--form", "FORM", "what is printed (default man)", "man bash zsh"}};

}  // namespace

constinit const Command manual_command{"manual", "print the man page or a completion script",
                                       "",       "treatygraph manual --form bash",
                                       {},       options,
                                       manual,   Command::Shown::no};

}  // namespace treatygraph::shell
