// Visible: text from papers made harmless for a terminal. Characters that could move the cursor, change colours, run a
// terminal's commands or turn the reading order round are written out (ESC as \x1b, U+202E as \u{202e}), so that they
// are seen and do nothing.
#pragma once

#include <string>
#include <string_view>

namespace treatygraph::shell {

enum class Breaks : unsigned char { written_out, kept };  // line feeds and tabs

[[nodiscard]] std::string visible(std::string_view text, Breaks breaks = Breaks::written_out);

// `text` cut to `columns` of a terminal, the last one an ellipsis where something was cut. `text` must be visible
// already.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t columns);

// `text` followed by blanks up to `columns`.
[[nodiscard]] std::string pad(std::string_view text, std::size_t columns);

}  // namespace treatygraph::shell
