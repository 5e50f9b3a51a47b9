// How meetings are counted in languages with word spaces: the nouns (session, séance, сессия …), the ordinals before
// or behind them, and the words between that say of which kind the session is.
#pragma once

#include "extract/recognise/meetings.h"
#include "extract/recognise/ordinals.h"

namespace treatygraph {

using Words = std::u32string_view;

struct NounForm {
  Tongue tongue;
  Words stem;
  std::size_t longest_ending;  // letters that may follow the stem
  Counter counter;
};
struct Noun {
  const NounForm* form;
  std::size_t begin, end;
  bool possessed;  // دورتها: its session
};

// Reads the kinds that stand one after the other from `at`, each behind a blank.
struct Kinds {
  bool special = false, emergency = false;
  std::size_t next;
  [[nodiscard]] Words mark() const { return emergency ? U"es-" : special ? U"s-" : U""; }
};

struct Item {
  std::size_t begin, end;
  unsigned value;
};

struct SessionReading {
  std::vector<Item> items;
  Kinds kinds{false, false, 0};
  std::size_t noun_end = 0;
};

// The noun that the word at `at` is; `word` is that word.
[[nodiscard]] std::vector<Noun> nouns_at(std::size_t at, const TextWord& word);
// May a noun begin with this letter?
[[nodiscard]] bool may_open_noun(char32_t letter);

// The ordinals in front of a noun, or of the name of a congress that is counted.
[[nodiscard]] std::optional<SessionReading> ordinals_in_front(const Script& script, std::size_t at, Tongue tongue);
// The ordinals and kinds of a session: those in front of its noun; in Arabic those behind `from`.
[[nodiscard]] std::optional<SessionReading> read_front(const Script& script, const Noun& noun);
[[nodiscard]] std::optional<SessionReading> read_behind(const Script& script, const Noun& noun, std::size_t from);

[[nodiscard]] std::optional<unsigned> year_at(const Script& script, std::size_t at);

}  // namespace treatygraph
