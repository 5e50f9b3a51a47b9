// What `ingest` and `extract` have in common.
#pragma once

#include <memory>

#include "shell/command.h"
#include "shell/pipeline.h"

namespace treatygraph::shell {

inline constexpr Operand paper_operand{"PATH", "files, folders, patterns, or - for a list of paths on standard input",
                                       Operand::Count::at_least_one};
inline constexpr Option jobs_option{"--jobs", "N", "threads that read papers (default: one a processor)", ""};
inline constexpr Option lexicon_option{
    "--lexicon", "FILE", "your own names, laid over the built-in lexicon; may be repeated", "", Option::Times::many};
inline constexpr Option max_file_option{"--max-file", "MB", "refuse bigger files (default 256)", ""};

// Says in which encoding a paper was read, where that is not UTF-8.
void tell_encoding(const facts::Document& paper, Console& console);

// The lexicon that the arguments ask for.
[[nodiscard]] std::shared_ptr<const Lexicon> lexicon(const Arguments& arguments);
[[nodiscard]] Extraction extraction(const Arguments& arguments, const Lexicon& lexicon);

}  // namespace treatygraph::shell
