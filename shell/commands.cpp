#include "shell/commands.h"

namespace treatygraph::shell {
namespace {

constexpr const Command* table[] = {&extract_command};

}  // namespace

std::span<const Command* const> commands() { return table; }

const Command& standard_command() { return extract_command; }

}  // namespace treatygraph::shell
