// Document: the reading text of a paper laid out as a person sees it – sections, paragraphs, notes – with page
// furniture set aside. Nothing here knows a name or a rule of law; everything after it works on Paragraph::text only.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/reader/reader.h"

namespace treatygraph {

enum class Role : std::uint8_t {
  title,    // lines of the cover before the first section: body, session, date, agenda item, title
  heading,  // opens a section
  body,     // running text, numbered or not
  item,     // (a), ㈠, bullet: an item of the paragraph before it (`parent`)
  note,     // a foot note, tied to its mark (`anchor`)
  marginal  // [原文：英文] [2021年10月29日] under a heading, "Original: English"
};

// A run of Paragraph::text that stands together in the reading text.
struct Piece {
  std::uint32_t text;    // offset in Paragraph::text
  std::uint64_t source;  // offset in the reading text
  std::uint32_t length;  // bytes; the same bytes in both
};

struct Paragraph {
  Role role{};
  std::string text;  // lines joined, no line breaks, no furniture, runs of blanks one blank (none between Chinese
                     // characters where a line was broken)
  std::vector<Piece> pieces;  // ascending, covers text but for the blanks that joining put in
  std::uint32_t section = 0;  // index into Layout::sections
  std::string
      number;  // as the facts print it: "3", "3(a)", "3(a)㈠"; unnumbered ones are counted in their section, "¶2";
               // "" for titles, headings and marginal lines; of a note the number of its anchor
  std::uint32_t parent = 0;  // item: index of the paragraph it belongs to; otherwise its own index
  std::uint32_t anchor = 0;  // note: index of the paragraph that carries its mark; otherwise its own index
  std::string mark;          // note: its mark, "12" or "*"

  // The byte range of the reading text that holds text[begin, end).
  [[nodiscard]] std::uint64_t source_begin(std::size_t begin) const;
  [[nodiscard]] std::uint64_t source_end(std::size_t end) const;
};

struct Section {
  std::string heading;            // without its number; "" for what stands before the first heading
  std::string number;             // "一", "A", "1.2"
  std::uint32_t level = 0;        // 0 is the document itself
  std::uint32_t parent = 0;       // index; section 0 is its own parent
  std::uint32_t paragraph = 0;    // index of its heading paragraph
  std::string original_language;  // from a marginal line "[原文：英文]": "en"; else ""
  std::string date;               // from a marginal line "[2021年10月29日]": "2021-10-29"; else ""
  bool actor = false;             // a submission in a compilation: the heading says whose
};

struct Layout {
  std::vector<Section> sections;      // document order, [0] the whole
  std::vector<Paragraph> paragraphs;  // document order of their first byte, notes where their text stands
  std::vector<Piece>
      furniture;  // what was set aside (text offsets are 0): running heads, page numbers, addresses, separators
};

// Tells whether a heading is nothing but the name of a state or organisation. With its help the headings of a
// compilation open the sections of its actors even where no "[Original: …]" stands below them; without it only such
// lines tell.
using NamesActor = std::function<bool(std::string_view heading)>;

// A section of a compilation stays open to the next actor's heading, whatever headings stand inside it. Markers and
// note marks
// ("3. ", "(a) ", "12") are in `number` and `mark`, not in the text.
[[nodiscard]] Layout lay_out(const ReadingText& reading, const NamesActor& names_actor = {});

[[nodiscard]] bool ends_in_colon(std::string_view text);  // blanks behind it aside
// The paragraph that introduces the list which this one is an entry of: of an item its parent, of a short line the last
// one above it that ends in a colon ("Vice-Chairs:"), with only short lines between.
[[nodiscard]] std::optional<std::uint32_t> introduction_of(const Layout& layout, std::uint32_t paragraph);
// Of an item, the paragraph above it whose sentence it carries on, as that ends in a colon.
[[nodiscard]] std::optional<std::uint32_t> opener_of(const Layout& layout, std::uint32_t paragraph);

// Sentences of a paragraph: half-open byte ranges of Paragraph::text that cover it. A Chinese sentence ends at 。！？
// and closing marks after them, a Latin one at [.!?] before a blank and a capital, not after an abbreviation or a
// number; a semicolon does not end one. What runs on
// for more than 8 KB is parted between clauses.
struct Range {
  std::uint32_t begin, end;
};
[[nodiscard]] std::vector<Range> sentences(std::string_view text);

// The marks that end a clause, in the scripts that papers come in.
inline constexpr std::array<std::string_view, 7> clause_marks = {"，", "；", "。", ", ", "; ", "، ", "؛ "};
[[nodiscard]] bool has_clause_mark(std::string_view gap);
// The bytes of the mark between clauses that a text begins with, or that stands at a place; 0 where none does, and at
// its end.
[[nodiscard]] std::size_t clause_mark_beginning(std::string_view text);
[[nodiscard]] inline std::size_t clause_mark_at(std::string_view text, std::size_t at) {
  static constexpr std::array<bool, 256> first_bytes = [] {
    std::array<bool, 256> bytes{};
    for (const std::string_view mark : clause_marks) bytes[static_cast<unsigned char>(mark.front())] = true;
    return bytes;
  }();
  const bool may_be = at < text.size() && first_bytes[static_cast<unsigned char>(text[at])];
  return may_be ? clause_mark_beginning(text.substr(at)) : 0;
}
// Of a mark: is it no more than a comma?
[[nodiscard]] inline bool is_comma(std::string_view mark) { return mark == "，" || mark == ", " || mark == "، "; }

}  // namespace treatygraph
