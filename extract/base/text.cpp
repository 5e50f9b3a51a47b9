#include "extract/base/text.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>
#include <vector>

namespace treatygraph {
namespace {

struct FoldRun {
  char32_t first, last, to;
};
constexpr FoldRun fold_runs[] = {
#include "extract/base/fold_table.inc"
};

struct WidthRun {
  char32_t first, last;
  int columns;
};
constexpr WidthRun width_runs[] = {
#include "extract/base/width_table.inc"
};

template <typename Runs>
constexpr const auto* run_of(const Runs& runs, char32_t character) {
  const auto* run = std::upper_bound(std::begin(runs), std::end(runs), character,
                                     [](char32_t c, const auto& candidate) { return c < candidate.first; });
  return run != std::begin(runs) && character <= std::prev(run)->last ? std::prev(run) : nullptr;
}

char32_t fold_by_search(char32_t character) {
  const FoldRun* run = run_of(fold_runs, character);
  if (run == nullptr) return character;
  return run->to == 0 ? 0 : run->to + (character - run->first);
}

// The basic plane unrolled: 0 is "unchanged", so that the table starts as zeros.
constexpr char16_t skipped = 0xFFFF;
constexpr char16_t beyond = 0xFFFE;  // becomes a character of another plane: search
using BasicPlane = std::array<char16_t, 0x10000>;

constexpr BasicPlane unroll() {
  BasicPlane plane{};
  for (const FoldRun& run : fold_runs) {
    for (char32_t c = run.first; c <= run.last && c < 0x10000; ++c) {
      const char32_t to = run.to == 0 ? 0 : run.to + (c - run.first);
      plane[c] = to == 0 ? skipped : to > 0xFFFF ? beyond : static_cast<char16_t>(to);
    }
  }
  return plane;
}
constexpr BasicPlane basic_plane = unroll();

constexpr std::size_t word = sizeof(std::uint64_t);
bool ascii_word_at(std::string_view bytes, std::size_t at) {
  std::uint64_t eight = 0;
  if (at + word > bytes.size()) return false;
  std::memcpy(&eight, bytes.data() + at, word);
  return (eight & 0x8080808080808080) == 0;
}

constexpr Decoded malformed{0xFFFD, 1};

Decoded decode_long(std::string_view bytes, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(bytes[offset + i])); };
  const char32_t lead = byte(0);
  const std::uint32_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4) return malformed;
  char32_t character = lead & (0x7Fu >> size);
  for (std::uint32_t i = 1; i < size; ++i) {
    if (offset + i >= bytes.size() || !continues(bytes[offset + i])) return malformed;
    character = (character << 6) | (byte(i) & 0x3F);
  }
  const bool overlong = (size == 3 && character < 0x800) || (size == 4 && character < 0x10000);
  const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
  if (overlong || surrogate || character > 0x10FFFF) return malformed;
  return {character, size};
}

std::vector<char32_t> characters(std::string_view text) {
  std::vector<char32_t> out;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    out.push_back(next.character);
    at += next.size;
  }
  return out;
}

bool encloses(char32_t folded) {
  switch (folded) {
    case U'《':
    case U'》':
    case U'〈':
    case U'〉':
    case U'「':
    case U'」':
    case U'『':
    case U'』':
    case U'"':
    case U'\'': return true;
    default: return false;
  }
}

}  // namespace

std::optional<std::size_t> first_bad_utf8(std::string_view bytes) noexcept {
  for (std::size_t at = 0; at < bytes.size();) {
    if (ascii_word_at(bytes, at)) {
      at += word;
      continue;
    }
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const Decoded next = decode(bytes, at);
    if (next.size == 1) return at;
    at += next.size;
  }
  return std::nullopt;
}

Decoded decode_rest(std::string_view bytes, std::size_t offset) noexcept {
  const auto lead = static_cast<unsigned char>(bytes[offset]);
  if (lead >= 0xC2 && lead < 0xE0 && offset + 1 < bytes.size() && continues(bytes[offset + 1]))  // Cyrillic, Arabic
    return {static_cast<char32_t>(lead & 0x1F) << 6 | (static_cast<unsigned char>(bytes[offset + 1]) & 0x3F), 2};
  return decode_long(bytes, offset);
}

void append_utf8(std::string& out, char32_t character) {
  if (character < 0x80) return out.push_back(static_cast<char>(character));
  const auto put = [&out](auto... bytes) {  // at once
    const std::array all{static_cast<char>(static_cast<unsigned char>(bytes))...};
    out.append(all.data(), all.size());
  };
  const char32_t last = 0x80 | (character & 0x3F), third = 0x80 | ((character >> 6) & 0x3F);
  if (character < 0x800) return put(0xC0 | (character >> 6), last);
  if (character < 0x10000) return put(0xE0 | (character >> 12), third, last);
  put(0xF0 | (character >> 18), 0x80 | ((character >> 12) & 0x3F), third, last);
}

int display_width(char32_t character) noexcept {
  if (character >= 0x20 && character < 0x7F) return 1;
  if (character >= 0x4E00 && character <= 0x9FFF) return 2;
  const WidthRun* run = run_of(width_runs, character);
  return run == nullptr ? 1 : run->columns;
}

std::size_t display_width(std::string_view utf8) noexcept {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const Decoded next = decode(utf8, at);
    columns += static_cast<std::size_t>(display_width(next.character));
    at += next.size;
  }
  return columns;
}

char32_t fold(char32_t character) noexcept {
  if (character > 0xFFFF) return fold_by_search(character);
  const char16_t to = basic_plane[character];
  if (to == 0) return character;
  if (to == skipped) return 0;
  return to == beyond ? fold_by_search(character) : to;
}

std::string fold_name(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const Decoded next = decode(utf8, at);
    const char32_t folded = fold(next.character);
    if (folded != 0 && !encloses(folded)) append_utf8(out, folded);
    at += next.size;
  }
  return out;
}

bool is_cjk(char32_t character) noexcept {
  struct Block {
    char32_t first, last;
  };
  static constexpr Block blocks[] = {
      {0x2E80, 0x2FDF},   // radicals
      {0x2FF0, 0x312F},   // description characters, CJK punctuation, kana, bopomofo
      {0x3190, 0x4DBF},   // strokes, enclosed and compatibility characters, extension A
      {0x4E00, 0x9FFF},   // Han
      {0xF900, 0xFAFF},   // compatibility Han
      {0xFE30, 0xFE4F},   // vertical forms
      {0xFF00, 0xFFEF},   // full-width and half-width forms
      {0x20000, 0x323AF}  // Han of the other planes
  };
  if (character < 0x2E80) return false;
  if (character >= 0x4E00 && character <= 0x9FFF) return true;
  return std::any_of(std::begin(blocks), std::end(blocks),
                     [&](const Block& block) { return character >= block.first && character <= block.last; });
}

// Two neighbours that change places count as one edit: the commonest slip of typing.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  const std::vector<char32_t> left = characters(a);
  const std::vector<char32_t> right = characters(b);
  std::vector<std::size_t> before(right.size() + 1), last(right.size() + 1), row(right.size() + 1);
  for (std::size_t j = 0; j <= right.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    before.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t change = left[i - 1] == right[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
      const bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[right.size()];
}

std::string without_blanks(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const Decoded next = decode(utf8, at);
    if (fold(next.character) != 0) out += utf8.substr(at, next.size);
    at += next.size;
  }
  return out;
}

std::size_t find_last(std::string_view text, std::string_view mark) noexcept {
  if (mark.empty()) return text.size();
  while (text.size() >= mark.size()) {
    const std::size_t at = text.substr(0, text.size() - mark.size() + 1).rfind(mark.front());
    if (at == std::string_view::npos || text.substr(at, mark.size()) == mark) return at;
    text = text.substr(0, at + mark.size() - 1);
  }
  return std::string_view::npos;
}

char32_t last_character(std::string_view utf8) noexcept {
  if (utf8.empty()) return 0;
  std::size_t at = utf8.size() - 1;
  while (at > 0 && utf8.size() - at < 4 && continues(utf8[at])) --at;
  return decode(utf8, at).character;
}

}  // namespace treatygraph
