// The rows of the table of commands, one a file in commands/.
#pragma once

#include "shell/command.h"

namespace treatygraph::shell {

extern const Command extract_command;

}  // namespace treatygraph::shell
