// Tables: lexicons from compiled tables, for the built-in lexicon, for tests, and for a user's file laid over either.
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

// Entries of the file join those of `base`; one that `base` has too is completed by what it says there and takes its
// place, and of two names equally long the file's counts.
[[nodiscard]] std::shared_ptr<const Lexicon> laid_over(std::span<const std::byte> base, const DataFile& file);
[[nodiscard]] std::shared_ptr<const Lexicon> laid_over(std::span<const std::byte> base, const std::string& path);

}  // namespace treatygraph
