// Ordinals in words and figures, by the grammar of each language that has word spaces.
#pragma once

#include "extract/recognise/script.h"

namespace treatygraph {

enum class Tongue { en, fr, es, ru, ar };

// A word: its letters folded (small, without accents), and the index behind it. Empty where no letter stands.
struct TextWord {
  std::u32string text;
  std::size_t end;
};
[[nodiscard]] TextWord word_at(const Script& script, std::size_t at);
[[nodiscard]] bool is_letter(char32_t c) noexcept;  // of any of these languages, marks written on letters included

// The ordinal that begins at `at`: seventy-fifth, 75th; soixante-quinzième, 75e; septuagésimo quinto, 75º; семьдесят
// пятой, 75-й; الخامسة والسبعون, 75.
[[nodiscard]] std::optional<Numeral> ordinal(const Script& script, std::size_t at, Tongue tongue);

}  // namespace treatygraph
