// Colour: the parts of a query that are drawn in colours while it is typed.
#pragma once

#include <string_view>
#include <vector>

#include "shell/prompt/line_editor.h"

namespace treatygraph::shell {

[[nodiscard]] std::vector<Coloured> colour(std::string_view text);

}  // namespace treatygraph::shell
