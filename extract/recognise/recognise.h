// Recognise: from the text of paragraphs to typed mentions. A grammar is a file here; each reads one paragraph and says
// what it found; recognise() runs them, and drops what stands inside a longer name.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/base/shared_text.h"
#include "extract/document/document.h"
#include "extract/facts/facts.h"
#include "extract/lexicon/lexicon.h"
#include "extract/recognise/script.h"

namespace treatygraph {

inline constexpr EntryIndex no_entry = static_cast<EntryIndex>(-1);

// A thing found in a paragraph: bytes [begin, end) of Paragraph::text.
struct Found {
  std::uint32_t paragraph = 0, begin = 0, end = 0;
  facts::Kind kind{};
  SharedText id;
  EntryIndex entry = no_entry;  // of the lexicon, where the id is one of its own
  SharedText name;              // a name for an id that the lexicon does not know: the title, the symbol, the person
  SharedText name_en;
  SharedText about;       // the id of what a provision is a part of, or of the body that is named inside a meeting
  std::string_view rule;  // what found it, for `explain`: "name", "symbol", …

  [[nodiscard]] bool holds(const Found& other) const {
    return paragraph == other.paragraph && begin <= other.begin && other.end <= end;
  }
};

// A name of the lexicon where it was hit.
[[nodiscard]] Found found_of(const Lexicon& lexicon, std::uint32_t paragraph, const NameHit& hit);

// What a paper is, as far as its cover and running heads say.
struct Setting {
  std::string symbol;    // "" where none is printed
  std::string body;      // the organisation whose paper it is, or ""
  std::string reporter;  // the organisation whose report the cover says it is, or ""
  std::string meeting;   // the meeting that it reports on or was written for, or ""
  std::string language;  // "zh", "en", …
  std::string date;      // "2021-11-17", or ""
  std::string title;
  std::uint32_t cover = 0;  // the paragraphs before this one are the cover
};

inline constexpr std::uint32_t no_paragraph = 0xFFFFFFFF;

struct Recognised {
  std::vector<Found> mentions;  // by (paragraph, begin, end, kind, id)
  std::vector<Found> generic;   // bare 大会, 委员会, 专家组: what they mean here, by place; never mentions
  std::vector<Script> scripts;  // by paragraph
  std::vector<std::vector<CueHit>> cues;      // by paragraph
  std::vector<CueGroups> cue_groups;          // by paragraph: of its cues
  std::vector<std::vector<Range>> sentences;  // by paragraph; parted where one speaker follows another
  Setting setting;
  std::uint32_t participants = no_paragraph;  // from here on the paper is a list of participants

  // All cues of a paragraph, or none where none of them is of the group.
  [[nodiscard]] std::span<const CueHit> cues_with(std::uint32_t paragraph, CueGroup group) const {
    return cue_groups[paragraph].may_hold(group) ? std::span<const CueHit>(cues[paragraph]) : std::span<const CueHit>();
  }
};

// The cues that begin in [begin, end), of a paragraph's cues, which are by begin.
[[nodiscard]] std::span<const CueHit> cues_between(std::span<const CueHit> cues, std::uint32_t begin,
                                                   std::uint32_t end);

// The sentence that holds byte `at`.
[[nodiscard]] Range sentence_at(const std::vector<Range>& sentences, std::uint32_t at);

[[nodiscard]] Recognised recognise(const Layout& layout, const ReadingText& reading, const Lexicon& lexicon);
// A part of a paper whose setting is known.
[[nodiscard]] Recognised recognise(const Layout& layout, const Setting& setting, const Lexicon& lexicon);

// Articles and paragraphs in paragraph `paragraph`; `parts` by place: the mentions and references of the paper, what a
// provision may be a part of.
[[nodiscard]] std::vector<Found> find_provisions(const Script& script, const std::vector<CueHit>& cues,
                                                 std::uint32_t paragraph, const std::vector<Found>& parts);

// Is `paragraph` a bibliographic note: mostly Latin letters in a Chinese paper? Its contents name nothing.
[[nodiscard]] bool is_bibliography(const Paragraph& paragraph, std::string_view language);

// Drops what stands inside a longer name; sorted by place.
[[nodiscard]] std::vector<Found> without_nested(std::vector<Found> found);

[[nodiscard]] bool by_place(const Found& a, const Found& b);

}  // namespace treatygraph
