// plain: text that is read as it stands (.txt, .md).
#pragma once

#include "extract/reader/reader.h"

namespace treatygraph {

// The bytes themselves when they are UTF-8, else what they are converted to (see encodings.h). Throws Error for what is
// no text in any encoding, and for other formats under a wrong name. Sets text and encoding.
[[nodiscard]] ReadingText read_plain(const Source& source);

}  // namespace treatygraph
