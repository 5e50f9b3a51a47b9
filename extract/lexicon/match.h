// Match: walks a text along the automata of one or more tables.
#pragma once

#include <bitset>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/lexicon/table.h"

namespace treatygraph {

struct WordHit {
  std::uint32_t begin, end;  // bytes of the text
  std::uint32_t table;       // which of the tables
  std::uint32_t item;        // a form or a cue of it
};

// Words of an automaton that do not count, though it has them.
struct Struck {
  std::vector<bool> items;                                            // by item; all its words
  std::map<std::uint32_t, std::set<std::string, std::less<>>> words;  // by item: those words of it, folded

  [[nodiscard]] bool holds(std::uint32_t item, std::string_view word) const;
};

using Letters = std::bitset<table::code_mask + 1>;

// What one automaton needs, looked up once.
struct Automaton {
  const Code* codes;
  const Cell* cells;
  Letters first, alone;  // that a word may begin with; that are one
  std::span<const std::uint32_t> openings;
  int openings_shift;
  const table::Extent* outputs;
  const table::OutputRow* items;
  table::View view;
  const Struck* struck = nullptr;  // null: all words count

  // May a word begin with the letter, which the others follow?
  [[nodiscard]] bool may_begin(Code letter, Code second, Code third) const {
    if (second <= table::blank_code) return first[letter];
    return opens(letter, second, third > table::blank_code ? third : table::goes_on) ||
           opens(letter, second, table::ends) || alone[letter];
  }
  [[nodiscard]] bool opens(Code letter, Code second, Code third) const {
    const std::uint32_t bit = table::opening_of(letter, second, third) >> openings_shift;
    return (openings[bit / 32] >> bit % 32 & 1U) != 0;
  }

  static Automaton names(const table::View& view);
  static Automaton cues(const table::View& view);
  static Automaton fillers(const table::View& view);
};

// The hits of these functions stand until the thread searches again.
//
// Leftmost-longest words, not overlapping; every item of the longest is reported, of the last automaton that has one so
// long (a later table is laid over the earlier ones).
[[nodiscard]] std::span<const WordHit> find_longest(std::string_view text, const std::vector<Automaton>& automata);

// All words, overlapping ones too: by begin, and from one begin the longest first.
[[nodiscard]] std::span<const WordHit> find_all(std::string_view text, const std::vector<Automaton>& automata);

struct BothHits {
  std::span<const WordHit> longest, all;
};
// Both at once, of automata that are of the same tables.
[[nodiscard]] BothHits find_both(std::string_view text, const std::vector<Automaton>& of_longest,
                                 const std::vector<Automaton>& of_all);

}  // namespace treatygraph
