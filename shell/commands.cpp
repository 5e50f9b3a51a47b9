#include "shell/commands.h"

namespace treatygraph::shell {
namespace {

constexpr const Command* table[] = {
    &ingest_command,    &extract_command,     &load_command,   &import_command, &shell_command,   &query_command,
    &citations_command, &coverage_command,    &export_command, &stats_command,  &schema_command,  &explain_command,
    &verify_command,    &concordance_command, &remove_command, &check_command,  &compact_command, &manual_command};

}  // namespace

std::span<const Command* const> commands() { return table; }

const Command& standard_command() { return shell_command; }

}  // namespace treatygraph::shell
