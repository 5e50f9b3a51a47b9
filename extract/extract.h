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

// What Document::maker says: program version and lexicon hash. Equal makers and bytes give equal facts.
[[nodiscard]] std::string maker(const Lexicon& lexicon);

}  // namespace treatygraph
