// Text: UTF-8, display width, and the folding of names. No locale is ever consulted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace treatygraph {

// The first byte that is not well-formed UTF-8 (overlong forms, surrogates and values over U+10FFFF are not), or
// nothing.
[[nodiscard]] std::optional<std::size_t> first_bad_utf8(std::string_view bytes) noexcept;

struct Decoded {
  char32_t character;  // U+FFFD where the bytes are not UTF-8
  std::uint32_t size;  // bytes consumed, at least 1
};
// The character at `offset`; requires offset < bytes.size().
[[nodiscard]] inline Decoded decode(std::string_view bytes, std::size_t offset) noexcept;

void append_utf8(std::string& out, char32_t character);

// Columns that a terminal needs: East Asian wide and full-width characters take 2, combining and control characters 0.
[[nodiscard]] int display_width(char32_t character) noexcept;
[[nodiscard]] std::size_t display_width(std::string_view utf8) noexcept;

// One character as the name matcher sees it: full-width, compatibility and traditional characters become their plain
// simplified form, Latin, Greek, Cyrillic and Arabic letters lose case and marks (É, é and e are one), apostrophes,
// dashes, quotes and middle dots become ' - " ·; white space, zero-width characters, combining marks and soft hyphens
// become 0 (skipped). Table generated from Unicode data and ICU's Hant-Hans transliterator: see fold_table.inc for the
// command.
[[nodiscard]] char32_t fold(char32_t character) noexcept;

// A name as `named()` and the name index compare it: every character folded, white space and enclosing marks
// (《》“”"'「」) dropped, runs of inner punctuation kept. fold_name("《布達佩斯公約》") == fold_name("布达佩斯公约").
[[nodiscard]] std::string fold_name(std::string_view utf8);

// Without what fold() skips: blanks, line ends, zero-width characters.
[[nodiscard]] std::string without_blanks(std::string_view utf8);

// A byte that is not a character's first in UTF-8.
[[nodiscard]] constexpr bool continues(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}
// Where `mark` stands last in `text`, or npos: what std::string_view::rfind says, which calls memcmp at every byte.
[[nodiscard]] std::size_t find_last(std::string_view text, std::string_view mark) noexcept;
// 0 of an empty text.
[[nodiscard]] char32_t last_character(std::string_view utf8) noexcept;

[[nodiscard]] bool is_cjk(
    char32_t character) noexcept;  // Han, kana, CJK punctuation and full-width forms: no word spaces

// The candidate nearest to `word` by edit distance, if it is near enough to be meant ("did you mean State?").
template <typename Range>
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, const Range& candidates);
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

// What decode does for all but the two commonest cases, which it does itself.
[[nodiscard]] Decoded decode_rest(std::string_view bytes, std::size_t offset) noexcept;

inline Decoded decode(std::string_view bytes, std::size_t offset) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(bytes[offset + i])); };
  const char32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead >= 0xE1 && lead <= 0xEF && lead != 0xED && bytes.size() - offset >= 3) {
    const char32_t second = byte(1) ^ 0x80, third = byte(2) ^ 0x80;  // below 0x40 where they continue
    if ((second | third) < 0x40) return {(lead & 0x0F) << 12 | second << 6 | third, 3};
  }
  return decode_rest(bytes, offset);
}

template <typename Range>
std::optional<std::string> nearest(std::string_view word, const Range& candidates) {
  std::optional<std::string> best;
  std::size_t limit = word.size() < 4 ? 1 : word.size() < 8 ? 2 : 3;
  for (const auto& candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance > limit || (best && distance == limit)) continue;
    limit = distance;
    best = std::string(candidate);
  }
  return best;
}

}  // namespace treatygraph
