// Words: what the language has, for completion and colours.
#pragma once

#include <span>
#include <string_view>

namespace treatygraph::shell {

[[nodiscard]] std::span<const std::string_view> keywords();  // upper case, sorted
// Functions that the language's table does not list, as it knows them itself: aggregations and the like.
[[nodiscard]] std::span<const std::string_view> built_in_forms();
[[nodiscard]] bool is_keyword(std::string_view word);  // in any case

}  // namespace treatygraph::shell
