// plain: text that is read as it stands (.txt, .md).
#pragma once

#include "extract/reader/reader.h"

namespace treatygraph {

// The bytes themselves, when they are UTF-8 text; otherwise an Error that says what they seem to be. Sets text and
// encoding.
[[nodiscard]] ReadingText read_plain(const Source& source);

}  // namespace treatygraph
