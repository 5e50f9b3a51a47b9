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

// A text as the automata see it, and what was found in it: kept by a thread from one search to the next.
struct Sight {
  std::vector<std::uint32_t> bytes;  // where each character begins, and where the last ends
  std::vector<Code> codes;           // by automaton: those of the text's characters
  std::vector<WordHit> hits;
};

Sight& sight_for(std::size_t bytes, std::size_t automata) {
  constexpr std::size_t longest_kept = std::size_t{1} << 16U;
  thread_local Sight sight;
  if (sight.bytes.size() > longest_kept && bytes < longest_kept) sight = {};
  sight.bytes.resize(std::max(sight.bytes.size(), bytes + 1));
  sight.codes.resize(std::max(sight.codes.size(), bytes * automata));
  sight.hits.clear();
  return sight;
}

// Sees a text as codes; its places are numbers of characters, bytes where it says so.
class Walker {
 public:
  Walker(std::string_view text, const std::vector<Automaton>& automata)
      : text_(text),
        automata_(automata),
        sight_(sight_for(text.size(), automata.size())),
        bytes_(sight_.bytes.data()),
        codes_(sight_.codes.data()),
        hits_(sight_.hits) {
    for (std::size_t number = 0; number < automata.size(); ++number)
      see(automata[number].codes, sight_.codes.data() + number * text.size());
  }

  std::span<const WordHit> longest() {
    for (std::size_t at = 0; at < size_;) {
      const std::size_t end = may_begin(at) ? take_longest(at) : 0;
      if (end != 0) before_word_ = is_word(end - 1);
      at = end != 0 ? end : at + 1;
    }
    return hits_;
  }

  std::span<const WordHit> all() {
    for (std::size_t at = 0; at < size_; ++at) {
      if (may_begin(at)) take_all(at);
    }
    return hits_;
  }

 private:
  // Writes the codes of the text's characters, and where they begin.
  void see(const Code* codes, Code* out) {
    std::uint32_t* const bytes = sight_.bytes.data();
    std::size_t size = 0;
    for (std::size_t at = 0; at < text_.size(); ++size) {
      const Decoded next = decode(text_, at);
      bytes[size] = static_cast<std::uint32_t>(at);
      out[size] = code_of(codes, next.character);
      at += next.size;
    }
    bytes[size] = static_cast<std::uint32_t>(text_.size());
    size_ = size;
  }

  // May a word begin here, as far as can be said before any automaton is asked? Asked place by place.
  bool may_begin(std::size_t at) {
    const Code code = codes_[at];
    if (code >= table::first_letter_code && code < word_flag) {  // nearly all of a Chinese text
      before_word_ = false;
      return true;
    }
    return may_begin_word(at);
  }
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
    const Cell* const cells = automata_[number].cells;
    const Code* const codes = codes_ + number * text_.size();
    std::uint32_t state = root_state;
    if (const Code first = codes[begin] & code_mask; first > blank_code && begin + 1 < size_ &&
                                                     !automata_[number].may_begin(first, codes[begin + 1] & code_mask))
      return;
    bool blank = false, word_before = false;
    std::size_t gap = 0;
    for (std::size_t at = begin; at < size_ && gap < longest_gap; ++at) {
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

  // The items of an output that agree with the text.
  bool add_items(std::uint32_t number, std::uint32_t output, std::size_t begin, std::size_t end) {
    const Automaton& automaton = automata_[number];
    const table::Extent extent = automaton.outputs[output];
    const std::size_t size = hits_.size();
    const std::uint32_t from = bytes_[begin], to = bytes_[end];
    for (std::uint32_t i = extent.begin; i < extent.begin + extent.count; ++i) {
      if (!case_agrees(automaton, automaton.items[i], from, to)) continue;
      if (automaton.struck != nullptr &&
          automaton.struck->holds(automaton.items[i].item, text_.substr(from, to - from)))
        continue;
      hits_.push_back({from, to, number, automaton.items[i].item});
    }
    return hits_.size() > size;
  }

  // Adds the longest word that begins here and returns its end, or 0.
  std::size_t take_longest(std::size_t begin) {
    std::size_t best = 0;
    const std::size_t base = hits_.size();
    for (std::uint32_t number = 0; number < automata_.size(); ++number) {
      walk(number, begin, [&](std::size_t end, std::uint32_t output) {
        if (end < best) return;
        const std::size_t kept = hits_.size();
        if (!add_items(number, output, begin, end)) return;
        hits_.erase(hits_.begin() + static_cast<std::ptrdiff_t>(base),
                    hits_.begin() + static_cast<std::ptrdiff_t>(kept));
        best = end;
      });
    }
    return best;
  }

  void take_all(std::size_t begin) {
    const std::size_t base = hits_.size();
    for (std::uint32_t number = 0; number < automata_.size(); ++number) {
      walk(number, begin, [&](std::size_t end, std::uint32_t output) { add_items(number, output, begin, end); });
    }
    if (automata_.size() == 1) return;
    std::stable_sort(hits_.begin() + static_cast<std::ptrdiff_t>(base), hits_.end(),
                     [](const WordHit& a, const WordHit& b) { return a.end < b.end; });
  }

  std::string_view text_;
  const std::vector<Automaton>& automata_;
  Sight& sight_;
  const std::uint32_t* bytes_;
  const Code* codes_;         // those of the first automaton in front
  std::size_t size_ = 0;      // characters
  bool before_word_ = false;  // the character before the place is a letter or digit of a script that parts words
  std::vector<WordHit>& hits_;
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
  return automaton_of(view,
                      {table::filler_cells, table::filler_openings, table::filler_outputs, table::filler_items});
}

std::span<const WordHit> find_longest(std::string_view text, const std::vector<Automaton>& automata) {
  return Walker(text, automata).longest();
}

std::span<const WordHit> find_all(std::string_view text, const std::vector<Automaton>& automata) {
  return Walker(text, automata).all();
}

}  // namespace treatygraph
