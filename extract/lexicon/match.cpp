#include "extract/lexicon/match.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "extract/base/text.h"

namespace treatygraph {
namespace {

using table::blank_code;
using table::code_mask;
using table::skip_code;
using table::word_flag;

// More white space than this never stands inside a name; so the walk is short whatever the text.
constexpr std::size_t longest_gap = 256;

Code code_of(const Code* codes, char32_t character) {
  if (character > 0xFFFF) {
    character = fold(character);
    if (character > 0xFFFF) return table::no_code;
  }
  return codes[character];
}

// Full-width letters as plain ones, all else as it is.
char32_t plain(char32_t c) { return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFF01 + 0x21 : c; }

// A text as the automata of some tables see it, and what was found in it: kept by a thread from one search to the next.
struct Sight {
  std::string_view text;
  std::size_t size = 0;              // characters
  std::vector<std::uint32_t> bytes;  // where each character begins, and where the last ends
  std::vector<Code> codes;           // by table: those of the text's characters, and two no_code
  std::vector<WordHit> longest, all;

  [[nodiscard]] std::size_t room() const { return text.size() + 2; }  // codes a table
  [[nodiscard]] const Code* codes_of(std::size_t table) const { return codes.data() + table * room(); }
};

// Writes the codes of the text's characters, and where they begin.
void see_with(const Code* codes, Code* out, Sight& sight) {
  const std::string_view text = sight.text;
  std::uint32_t* const bytes = sight.bytes.data();
  std::size_t size = 0;
  for (std::size_t at = 0; at < text.size(); ++size) {
    const Decoded next = decode(text, at);
    bytes[size] = static_cast<std::uint32_t>(at);
    out[size] = code_of(codes, next.character);
    at += next.size;
  }
  bytes[size] = static_cast<std::uint32_t>(text.size());
  out[size] = out[size + 1] = table::no_code;
  sight.size = size;
}

Sight& see(std::string_view text, const std::vector<Automaton>& automata) {
  constexpr std::size_t longest_kept = std::size_t{1} << 16U;
  thread_local Sight sight;
  if (sight.bytes.size() > longest_kept && text.size() < longest_kept) sight = {};
  sight.text = text;
  sight.bytes.resize(std::max(sight.bytes.size(), text.size() + 1));
  sight.codes.resize(std::max(sight.codes.size(), sight.room() * automata.size()));
  for (std::size_t table = 0; table < automata.size(); ++table)
    see_with(automata[table].codes, sight.codes.data() + table * sight.room(), sight);
  return sight;
}

// Goes through a text; its places are numbers of characters, bytes where it says so.
class Walker {
 public:
  Walker(const Sight& sight, const std::vector<Automaton>& automata, std::vector<WordHit>& hits)
      : text_(sight.text),
        automata_(automata),
        sight_(sight),
        bytes_(sight.bytes.data()),
        codes_(sight.codes_of(0)),
        size_(sight.size),
        hits_(hits) {
    hits_.clear();
  }

  void take_longest() {
    for (std::size_t at = 0; at < size_;) {
      const std::size_t end = may_begin(at) ? take_longest(at) : 0;
      if (end != 0) before_word_ = is_word(end - 1);
      at = end != 0 ? end : at + 1;
    }
  }

  void take_all() {
    for (std::size_t at = 0; at < size_; ++at) {
      if (may_begin(at)) take_all(at);
    }
  }

 private:
  // May a word begin here, as far as can be said before any automaton is asked? Asked place by place.
  bool may_begin(std::size_t at) {
    const Code code = codes_[at];
    if (parts_no_words(code)) {  // nearly all of a Chinese text
      before_word_ = false;
      return true;
    }
    return may_begin_word(at);
  }
  // A letter of a script without blanks between words.
  static bool parts_no_words(Code code) { return code >= table::first_letter_code && code < word_flag; }

  bool may_begin_word(std::size_t at) {
    const Code letter = codes_[at] & code_mask;
    if (letter == skip_code && fold(character(at)) == 0) return false;  // zero-width
    const bool word = letter != skip_code && letter != blank_code && is_word(at);
    const bool after_word = std::exchange(before_word_, word);
    if (!word) return letter != skip_code && letter != blank_code;  // may be a letter of another automaton
    return (!after_word || follows_clitics(bytes_[at])) && !joined_left(bytes_[at]);
  }

  [[nodiscard]] char32_t character(std::size_t at) const { return decode(text_, bytes_[at]).character; }
  [[nodiscard]] bool is_word(std::size_t at) const { return (codes_[at] & word_flag) != 0; }
  [[nodiscard]] bool is_word_character(char32_t c) const { return (code_of(automata_[0].codes, c) & word_flag) != 0; }

  [[nodiscard]] std::size_t step_back(std::size_t byte) const {
    do --byte;
    while (byte > 0 && continues(text_[byte]));
    return byte;
  }

  // Arabic writes "and", "in", "to", "as" together with the next word.
  static constexpr std::u32string_view clitics = U"وفبلك";
  [[nodiscard]] bool follows_clitics(std::size_t byte) const {
    const char32_t first = decode(text_, byte).character;
    if (first < 0x600 || first > 0x6FF) return false;
    for (int count = 0; byte > 0 && count < 3; ++count) {
      const std::size_t before = step_back(byte);
      const char32_t c = decode(text_, before).character;
      if (!is_word_character(c)) return count > 0;
      if (clitics.find(c) == std::u32string_view::npos) return false;
      byte = before;
    }
    return byte == 0 || !is_word_character(decode(text_, step_back(byte)).character);
  }

  // A letter that stands alone at the end of an Arabic cue ("عملا ب") is written together with the word behind it.
  [[nodiscard]] bool is_clitic(const Code* codes, std::size_t at) const {
    if (at == 0 || (codes[at - 1] & code_mask) != blank_code) return false;
    return clitics.find(character(at)) != std::u32string_view::npos;
  }

  // Addresses and e-mails: "www.", "name@" before, ".org" behind.
  [[nodiscard]] bool joined_left(std::size_t at) const {  // a byte
    if (at == 0) return false;
    const char c = text_[at - 1];
    return c == '@' || c == '_' || (c == '.' && at > 1 && ascii_letter(text_[at - 2]) && ascii_letter(text_[at]));
  }
  [[nodiscard]] bool joined_right(std::size_t end) const {
    if (end >= text_.size()) return false;
    const char c = text_[end];
    return c == '@' || c == '_' ||
           (c == '.' && end + 1 < text_.size() && text_[end + 1] >= 'a' && text_[end + 1] <= 'z');
  }
  static bool ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  [[nodiscard]] bool bounded_right(std::size_t end) const {
    for (std::size_t at = end; at < size_; ++at) {
      if ((codes_[at] & code_mask) != skip_code) return !is_word(at) && !joined_right(bytes_[end]);
      if (fold(character(at)) != 0) return true;  // a closing mark
    }
    return true;
  }

  // Walks one automaton from `begin`; `found` is told each end and output.
  template <typename Found>
  void walk(std::size_t number, std::size_t begin, Found found) const {
    const Automaton& automaton = automata_[number];
    const Code* const codes = sight_.codes_of(number);
    if (const Code first = codes[begin] & code_mask;
        first > blank_code && !automaton.may_begin(first, codes[begin + 1] & code_mask, codes[begin + 2] & code_mask))
      return;
    const Cell* const cells = automaton.cells;
    std::uint32_t state = root_state;
    std::size_t at = begin;
    for (; parts_no_words(codes[at]); ++at) {  // then there are no blanks and no borders to think of
      const Cell& cell = cells[state + codes[at]];
      if (cell.code != codes[at]) return;
      if (cell.output != 0) found(at + 1, cell.output);
      if (cell.next == 0) return;
      state = cell.next;
    }
    walk_on(cells, codes, state, at, found);
  }

  template <typename Found>
  void walk_on(const Cell* cells, const Code* codes, std::uint32_t state, std::size_t at, Found& found) const {
    bool blank = false, word_before = false;
    for (std::size_t gap = 0; at < size_ && gap < longest_gap; ++at) {
      const Code code = codes[at];
      const Code letter = code & code_mask;
      if (letter <= blank_code) {
        if (letter == table::no_code) return;
        blank = blank || letter == blank_code;
        ++gap;
        continue;
      }
      const bool word = (code & word_flag) != 0;
      if (blank && word && word_before) {
        const Cell& space = cells[state + blank_code];
        if (space.code != blank_code) return;
        state = space.next;
      }
      const Cell& cell = cells[state + letter];
      if (cell.code != letter) return;
      if (cell.output != 0 && (!word || bounded_right(at + 1) || is_clitic(codes, at))) found(at + 1, cell.output);
      if (cell.next == 0) return;
      state = cell.next;
      blank = false;
      word_before = word;
      gap = 0;
    }
  }

  [[nodiscard]] bool case_agrees(const Automaton& automaton, const table::OutputRow& row, std::size_t begin,
                                 std::size_t end) const {
    if (row.match_case == 0) return true;
    const std::string_view written = automaton.view.text(row.written);
    std::size_t w = 0;
    for (std::size_t at = begin; at < end;) {
      const Decoded here = decode(text_, at);
      at += here.size;
      if (skipped(here.character)) continue;
      while (w < written.size() && skipped(decode(written, w).character)) w += decode(written, w).size;
      if (w >= written.size()) return false;
      const Decoded there = decode(written, w);
      w += there.size;
      const bool same = plain(here.character) == plain(there.character) || !is_word_character(here.character);
      if (!same) return false;
    }
    return true;
  }
  [[nodiscard]] bool skipped(char32_t c) const {
    const Code letter = code_of(automata_[0].codes, c) & code_mask;
    return letter == skip_code || letter == blank_code;
  }

  // Does an item of an output count, for the word as it is written here?
  [[nodiscard]] bool counts(const Automaton& automaton, const table::OutputRow& row, std::uint32_t from,
                            std::uint32_t to) const {
    return case_agrees(automaton, row, from, to) &&
           (automaton.struck == nullptr || !automaton.struck->holds(row.item, text_.substr(from, to - from)));
  }

  // Adds the items of an output that count.
  void add_items(std::uint32_t number, std::uint32_t output, std::size_t begin, std::size_t end) {
    const Automaton& automaton = automata_[number];
    const table::Extent extent = automaton.outputs[output];
    const std::uint32_t from = bytes_[begin], to = bytes_[end];
    const table::OutputRow* const items = automaton.items + extent.begin;
    for (const table::OutputRow* row = items; row != items + extent.count; ++row) {
      if (counts(automaton, *row, from, to)) hits_.push_back({from, to, number, row->item});
    }
  }

  // Adds the longest word that begins here and returns its end, or 0.
  std::size_t take_longest(std::size_t begin) {
    std::size_t best = 0;
    const std::size_t base = hits_.size();
    for (std::uint32_t number = 0; number < automata_.size(); ++number) {
      walk(number, begin, [&](std::size_t end, std::uint32_t output) {
        if (end < best) return;
        const std::size_t kept = hits_.size();
        add_items(number, output, begin, end);
        if (hits_.size() == kept) return;
        hits_.erase(hits_.begin() + static_cast<std::ptrdiff_t>(base),
                    hits_.begin() + static_cast<std::ptrdiff_t>(kept));
        best = end;
      });
    }
    return best;
  }

  void take_all(std::size_t begin) {
    endings_.clear();
    for (std::uint32_t number = 0; number < automata_.size(); ++number) {
      walk(number, begin, [&](std::size_t end, std::uint32_t output) { endings_.push_back({end, number, output}); });
    }
    if (automata_.size() > 1)
      std::stable_sort(endings_.begin(), endings_.end(),
                       [](const Ending& a, const Ending& b) { return a.end < b.end; });
    for (auto ending = endings_.rbegin(); ending != endings_.rend(); ++ending)
      add_items(ending->number, ending->output, begin, ending->end);
  }

  struct Ending {  // of a word
    std::size_t end;
    std::uint32_t number, output;
  };

  std::string_view text_;
  const std::vector<Automaton>& automata_;
  const Sight& sight_;
  const std::uint32_t* bytes_;
  const Code* codes_;         // those of the first table
  std::size_t size_;          // characters
  bool before_word_ = false;  // the character before the place is a letter or digit of a script that parts words
  std::vector<WordHit>& hits_;
  std::vector<Ending> endings_;
};

}  // namespace

bool Struck::holds(std::uint32_t item, std::string_view word) const {
  if (items[item]) return true;
  const auto some = words.find(item);
  return some != words.end() && some->second.contains(fold_name(word));
}

namespace {

struct Sections {
  table::Section cells, openings, outputs, items;
};

Automaton automaton_of(const table::View& view, const Sections& sections) {
  const auto cells = view.rows<Cell>(sections.cells);
  const auto openings = view.rows<std::uint32_t>(sections.openings);
  constexpr int word_bits = 32;
  Automaton out{view.rows<Code>(table::codes).data(),
                cells.data(),
                {},
                {},
                openings,
                word_bits - std::countr_zero(openings.size() * word_bits),
                view.rows<table::Extent>(sections.outputs).data(),
                view.rows<table::OutputRow>(sections.items).data(),
                view,
                nullptr};
  for (std::size_t letter = table::first_letter_code; letter < out.first.size() && root_state + letter < cells.size();
       ++letter) {
    const Cell& cell = cells[root_state + letter];
    out.first[letter] = cell.code == letter;
    out.alone[letter] = cell.code == letter && cell.output != 0;
  }
  return out;
}

}  // namespace

Automaton Automaton::names(const table::View& view) {
  return automaton_of(view, {table::name_cells, table::name_openings, table::name_outputs, table::name_items});
}

Automaton Automaton::cues(const table::View& view) {
  return automaton_of(view, {table::cue_cells, table::cue_openings, table::cue_outputs, table::cue_items});
}

Automaton Automaton::fillers(const table::View& view) {
  return automaton_of(view, {table::filler_cells, table::filler_openings, table::filler_outputs, table::filler_items});
}

std::span<const WordHit> find_longest(std::string_view text, const std::vector<Automaton>& automata) {
  Sight& sight = see(text, automata);
  Walker(sight, automata, sight.longest).take_longest();
  return sight.longest;
}

std::span<const WordHit> find_all(std::string_view text, const std::vector<Automaton>& automata) {
  Sight& sight = see(text, automata);
  Walker(sight, automata, sight.all).take_all();
  return sight.all;
}

BothHits find_both(std::string_view text, const std::vector<Automaton>& of_longest,
                   const std::vector<Automaton>& of_all) {
  Sight& sight = see(text, of_longest);
  Walker(sight, of_longest, sight.longest).take_longest();
  Walker(sight, of_all, sight.all).take_all();
  return {sight.longest, sight.all};
}

}  // namespace treatygraph
