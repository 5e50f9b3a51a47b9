// pdf: through poppler's pdftotext, a program of its own in a limited child process.
#pragma once

#include <string>

#include "extract/reader/reader.h"

namespace treatygraph {

// The pages as they are seen (see pdf_pages.h), parted by form feeds. Sets text and encoding. Throws Error(bad_input)
// for what is no PDF, is damaged, has a password or no text (scanned pages), Error(limit) for what takes too long or
// too much, Error(not_found) where pdftotext is not installed.
[[nodiscard]] ReadingText read_pdf(const Source& source);

// "pdftotext 22.12.0"; asked once a run. Throws Error(not_found) where it is not installed.
[[nodiscard]] std::string pdftotext_version();

}  // namespace treatygraph
