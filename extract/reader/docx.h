// docx: papers from word processors.
#pragma once

#include "extract/reader/reader.h"

namespace treatygraph {

// The body's paragraphs with their automatic numbers, headings, tables, foot and end notes (see composer.h); deleted
// text of tracked changes, field codes, comments, running heads and feet are left out. Sets text and encoding. Throws
// Error for what is no Word file, a damaged one, and one that unfolds beyond all measure (see archive.h, markup.h).
[[nodiscard]] ReadingText read_docx(const Source& source);

}  // namespace treatygraph
