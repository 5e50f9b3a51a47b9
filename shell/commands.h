// The rows of the table of commands, defined in commands/.
#pragma once

#include "shell/command.h"

namespace treatygraph::shell {

extern const Command ingest_command, extract_command, load_command, import_command, shell_command, query_command,
    citations_command, coverage_command, export_command, stats_command, schema_command, explain_command, verify_command,
    concordance_command, remove_command, check_command, compact_command, manual_command;

}  // namespace treatygraph::shell
