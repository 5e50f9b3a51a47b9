// Plausibility: how much a text that was decoded on trial looks like the language that its encoding is used for.
#pragma once

#include <string_view>

namespace treatygraph {

enum class ScriptFamily { han, latin, cyrillic, arabic, any };

// From 0 to 1: the share of its characters beyond ASCII (of all characters for `any`) that are frequent in texts of the
// script and stand where they would stand there. Right readings come near 1, wrong ones near 0; text with control
// characters is 0, and so is text too short to tell.
[[nodiscard]] double plausibility(std::string_view utf8, ScriptFamily script);

}  // namespace treatygraph
