// The table that compile_lexicon made of data/, linked into the program as it is.
#include "extract/lexicon/tables.h"

asm(".section .rodata\n"
    ".balign 64\n"
    ".global treatygraph_lexicon_table\n"
    "treatygraph_lexicon_table:\n"
    ".incbin \"" TREATYGRAPH_LEXICON_TABLE
    "\"\n"
    ".previous\n");

extern "C" const std::byte treatygraph_lexicon_table[];

namespace treatygraph {
namespace {

std::span<const std::byte> table_bytes() {
  const auto* header = reinterpret_cast<const table::Header*>(treatygraph_lexicon_table);
  return {treatygraph_lexicon_table, header->size};
}

}  // namespace

const Lexicon& Lexicon::built_in() {
  static const std::unique_ptr<const Lexicon> lexicon = lexicon_of(table_bytes());
  return *lexicon;
}

std::shared_ptr<const Lexicon> Lexicon::with_files(const std::vector<std::string>& paths) {
  return laid_over(table_bytes(), read_files(paths));
}

}  // namespace treatygraph
