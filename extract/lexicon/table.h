// Table: the compiled lexicon, one block of bytes that is used where it lies (linked into the program, or built at run
// time).
//
// The header names the sections by offset and count; every section is an array of the structs below, 8-byte aligned, in
// the byte order of the machine. Texts are ranges of the pool.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/lexicon/automaton.h"
#include "extract/lexicon/source.h"

namespace treatygraph::table {

struct Text {
  std::uint32_t offset, size;
};
struct Extent {
  std::uint32_t begin, count;
};  // a part of another section

struct EntryRow {
  std::uint32_t kind;  // facts::Kind; 0: a block
  Text id;
  Extent names, attributes;
};
struct NameRow {
  Text language, text;
};  // of an entry, by language, the main one first
struct AttributeRow {
  Text key, value;
};
struct FormRow {
  std::uint32_t entry, use;
  Text language, text;  // text as the data file has it
  Extent near;          // in `ids`
};
struct CueRow {
  Text group, value;
  std::uint32_t group_hash;
};

// What a word of an automaton stands for: `item` is a form or a cue; with match_case the word is `written` exactly.
struct OutputRow {
  std::uint32_t item, match_case;
  Text written;
};

// Codes: how a character of the basic plane is seen by the automata.
inline constexpr Code word_flag = 0x8000;  // a letter or digit of a script that parts words
inline constexpr Code code_mask = 0x3FFF;
inline constexpr Code no_code = 0;     // in no form
inline constexpr Code skip_code = 1;   // zero-width, 《》, quotes: never seen
inline constexpr Code blank_code = 2;  // white space: one blank between two word characters, else not seen
inline constexpr Code first_letter_code = 3;

// Openings: a set of bits, as many as some power of two, that tells of the first letters of a text whether some word
// may begin with them: of others it says so rarely, of those always. There is a bit for the first three letters of each
// word, and, in place of the third, one of these:
inline constexpr Code ends = no_code;       // the word has two
inline constexpr Code goes_on = skip_code;  // it has more
[[nodiscard]] constexpr std::uint32_t opening_of(Code first, Code second, Code third) {
  return ((std::uint32_t{first} << 16U | second) * 0x9E3779B1U + third) * 0x85EBCA77U;  // upper bits: which bit
}

enum Section : std::uint32_t {
  codes,
  pool,
  entries,
  names,
  attributes,
  forms,
  ids,
  cues,
  name_cells,
  name_openings,
  name_outputs,
  name_items,
  cue_cells,
  cue_openings,
  cue_outputs,
  cue_items,
  filler_cells,
  filler_openings,
  filler_outputs,
  filler_items,
  section_count
};

inline constexpr char magic[8] = {'t', 'g', 'l', 'e', 'x', '0', '0', '1'};

struct Header {
  char magic[8];
  char hash[64];                      // of all bytes after the header
  std::uint32_t size, block_entries;  // bytes of the whole; entries that are blocks (they stand last)
  Extent sections[section_count];     // begin in bytes
};

// Looks at a table; does not own it. Requires bytes that build_table made.
class View {
 public:
  explicit View(std::span<const std::byte> bytes) : bytes_(bytes) {}

  [[nodiscard]] const Header& header() const { return *reinterpret_cast<const Header*>(bytes_.data()); }
  template <typename Row>
  [[nodiscard]] std::span<const Row> rows(Section section) const {
    const Extent extent = header().sections[section];
    return {reinterpret_cast<const Row*>(bytes_.data() + extent.begin), extent.count};
  }
  [[nodiscard]] std::string_view text(Text text) const { return {pool_begin() + text.offset, text.size}; }
  [[nodiscard]] const char* pool_begin() const {
    return reinterpret_cast<const char*>(bytes_.data()) + header().sections[pool].begin;
  }

 private:
  std::span<const std::byte> bytes_;
};

// The same source gives the same bytes. Throws Error with file and line for a name that cannot be matched.
[[nodiscard]] std::vector<std::byte> build_table(const LexiconSource& source);

// The code of a character that no automaton needs to know, with its word flag; used while building.
[[nodiscard]] Code class_of(char32_t character) noexcept;

}  // namespace treatygraph::table
