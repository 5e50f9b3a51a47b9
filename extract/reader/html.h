// html: web pages of papers (.html, .htm).
#pragma once

#include "extract/reader/reader.h"

namespace treatygraph {

// What a person reads of the page: headings, paragraphs, lists, tables, foot notes with their marks (see composer.h);
// scripts, styles, menus and what is hidden are left out. Sets text and encoding. Throws Error(limit) for a page that
// is too large or nested too deep, and what to_unicode throws.
[[nodiscard]] ReadingText read_html(const Source& source);

}  // namespace treatygraph
