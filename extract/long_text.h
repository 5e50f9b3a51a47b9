// Long texts: read in parts by several threads, their facts written as they come. Memory holds a few parts and the
// names of what the text speaks of, never all facts; the lines wait in unnamed temporary files for those that stand
// before them.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "extract/lexicon/lexicon.h"
#include "extract/reader/reader.h"

namespace treatygraph {

struct LongText {
  std::string name;       // the source
  std::string_view text;  // the bytes of the file, which are its reading text; must outlive the call
  std::string reader;     // "text", "markdown"
};

// Texts of more bytes are long: no paper that a body prints as one document is.
inline constexpr std::size_t long_text = std::size_t{2} << 20U;

struct TextDivision {
  unsigned jobs = 1;
  std::size_t part = std::size_t{1} << 18U;  // bytes
};

// Is the file's text its bytes, and long enough to be read in parts? All else is for extract().
[[nodiscard]] std::optional<LongText> as_long_text(const std::string& name, std::string_view bytes);

// Writes what facts::write would of extract()'s facts, but that each part is read with what stands again at its front
// of the text before it (document/parts.h), not with the whole: names that need company in the paper look for it in
// their part, bare names in their part, and the numbers of voices leave gaps. The same lines with any number of
// threads.
void write_facts(const LongText& text, const Lexicon& lexicon, const TextDivision& division, std::ostream& out);

}  // namespace treatygraph
