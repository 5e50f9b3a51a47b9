// Tables: lexicons from compiled tables, for the built-in lexicon, for tests, and for users' files laid over either.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "extract/lexicon/lexicon.h"
#include "extract/lexicon/match.h"
#include "extract/lexicon/source.h"
#include "extract/lexicon/table.h"

namespace treatygraph {

// The table must outlive the lexicon.
[[nodiscard]] std::unique_ptr<const Lexicon> lexicon_of(std::span<const std::byte> table);

[[nodiscard]] std::shared_ptr<const Lexicon> lexicon_of(std::span<const std::byte> table, const LexiconSource& over);

// Entries of the files join those of `base`; one that `base` or an earlier file has too is completed by what that says
// and takes its place, without the names that the file takes away; of two names equally long the files' counts. Throws
// Error with file and line, also for an entry or a name to be taken away that is not there.
[[nodiscard]] std::shared_ptr<const Lexicon> laid_over(std::span<const std::byte> base,
                                                       const std::vector<DataFile>& files);
[[nodiscard]] std::vector<DataFile> read_files(const std::vector<std::string>& paths);

}  // namespace treatygraph
