// Suggest: the words that could stand where the cursor is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/graph.h"
#include "shell/prompt/line_editor.h"

namespace treatygraph::shell {

struct Vocabularies {
  std::vector<std::string> labels, types, keys, functions, parameters;
  std::vector<std::string> commands;                                    // with ':'
  std::vector<std::pair<std::string, std::vector<std::string>>> after;  // command → what its first argument may be
};

// After (: labels, after [: types, after x. property keys, after $ parameters, after a line's first : commands, else
// keywords (in the case that is typed), functions and the names used before.
[[nodiscard]] Suggestions suggest(std::string_view text, std::size_t cursor, const Vocabularies& known);

}  // namespace treatygraph::shell
