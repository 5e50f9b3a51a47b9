// Extract: the whole left half of the flow. A pure function of (source name, bytes, lexicon, version): no database, no
// clock, no locale; the same facts on every machine and with any number of threads.
#pragma once

#include "extract/facts/facts.h"
#include "extract/lexicon/lexicon.h"
#include "extract/reader/reader.h"

namespace treatygraph {

[[nodiscard]] facts::Paper extract(const Source& source, const Lexicon& lexicon);

// The reading text that offsets count in, as `extract --format text` prints it.
[[nodiscard]] ReadingText reading_text(const Source& source);

// The same facts, for who needs the reading text too: reading_text first, then this. `name` is the source's.
[[nodiscard]] facts::Paper extract(const std::string& name, const ReadingText& reading, const Lexicon& lexicon);

// What Document::maker says of a source of this name: version of the program and of what reads such files for it, and
// the lexicon's hash. Equal makers and bytes give equal facts. Throws Error where a needed program is not installed.
[[nodiscard]] std::string maker(std::string_view name, const Lexicon& lexicon);

}  // namespace treatygraph
