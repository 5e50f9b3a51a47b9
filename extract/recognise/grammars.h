// The grammars of recognise(), each in the file of its name.
#pragma once

#include <functional>
#include <map>
#include <unordered_set>

#include "extract/recognise/recognise.h"

namespace treatygraph {

// The meetings and resolutions of a body, from the Meeting entries of the lexicon that have a `body`.
struct Series {
  std::string id;           // "meeting:ccpcj"
  std::string body;         // organisation id
  std::string resolutions;  // "CCPCJ/RES/", or "" where the body adopts none
  std::string decisions;
  std::string counts;                    // "sessions" (第…届会议), "meetings" (第…次会议) or "both"
  std::vector<std::string> symbols;      // its papers' symbols begin so
  std::map<unsigned, unsigned> years;    // year → number of the meeting
  unsigned lowest = 1, highest = 99999;  // first numbers that its resolutions may have
};
using SeriesTable = std::map<std::string, Series, std::less<>>;  // by body
[[nodiscard]] SeriesTable series_table(const Lexicon& lexicon);

// What is done, to what, with which mark ("unlawful+access:system"): the offence that its `conduct` says it is.
using ConductTable = std::map<std::string, EntryIndex, std::less<>>;
[[nodiscard]] ConductTable conduct_table(const Lexicon& lexicon);

// What the grammars may look at.
struct View {
  const Layout& layout;
  const Lexicon& lexicon;
  const SeriesTable& series;
  const ConductTable& conducts;
  const Setting& setting;
  const std::vector<Script>& scripts;
  const std::vector<std::vector<CueHit>>& cues;
  const std::vector<CueGroups>& cue_groups;
  const std::vector<std::vector<Range>>& sentences;
  std::vector<std::vector<Found>> names;          // by paragraph: what the lexicon's plain names name
  std::vector<std::vector<Found>> generics;       // by paragraph: what bare words mean there
  std::uint32_t participants = no_paragraph;      // from here on stands a list of participants
  std::vector<std::vector<Found>> conferences{};  // by paragraph: the conferences of the parties to an instrument

  [[nodiscard]] const Script& script(std::uint32_t paragraph) const { return scripts[paragraph]; }
  [[nodiscard]] bool may_hold(std::uint32_t paragraph, CueGroup group) const {
    return cue_groups[paragraph].may_hold(group);
  }
  // As Recognised::cues_with.
  [[nodiscard]] std::span<const CueHit> cues_with(std::uint32_t paragraph, CueGroup group) const {
    return may_hold(paragraph, group) ? std::span<const CueHit>(cues[paragraph]) : std::span<const CueHit>();
  }
};

// The name or bare word of a body that ends at byte `end` of a paragraph, or begins at `begin`; nullptr where none
// does.
[[nodiscard]] const Found* body_ending_at(const View& view, std::uint32_t paragraph, std::uint32_t end);
[[nodiscard]] const Found* body_starting_at(const View& view, std::uint32_t paragraph, std::uint32_t begin);
// The nearest body before byte `before` in the same sentence for which `fits` holds.
[[nodiscard]] const Found* body_before(const View& view, std::uint32_t paragraph, std::uint32_t before,
                                       const std::function<bool(std::string_view body)>& fits);

// All names that begin before byte `end` and may reach to `begin`, by place.
[[nodiscard]] std::span<const Found> names_near(const View& view, std::uint32_t paragraph, std::uint32_t begin,
                                                std::uint32_t end);
// Of what was read: parts the sentences in which a second speaker follows behind a semicolon.
void part_by_speakers(const Layout& layout, Recognised& read);
// The instrument "title:NAME" at the characters [begin, end) of a paragraph.
[[nodiscard]] Found instrument_titled(const View& view, std::uint32_t paragraph, std::size_t begin, std::size_t end,
                                      std::string_view name);

struct NameHits {
  std::vector<std::vector<Found>> plain;
  std::vector<std::vector<Found>> generic;  // one for each entry that a bare word may mean
};
// `read` has the scripts and cues; `hits` are the lexicon's, by paragraph.
[[nodiscard]] NameHits find_names(const Layout& layout, const Recognised& read, const Lexicon& lexicon,
                                  std::string_view language, const std::vector<std::vector<NameHit>>& hits);
// A state's adjective in a paragraph.
struct Adjective {
  std::uint32_t begin, end;
};
// Of a paragraph's adjectives, which are by place, those that stand beside a noun, where they say the state (the Syrian
// and Lebanese authorities), not the people or the language. `language` is the paper's.
[[nodiscard]] std::vector<bool> stand_for_states(const Script& script, const std::vector<CueHit>& cues,
                                                 const std::vector<Adjective>& adjectives, std::string_view language);
// What each bare word means: the latest body whose name ends in it, else the entry of the paper's own body, else the
// latest named.
[[nodiscard]] std::vector<std::vector<Found>> settle_generics(const Layout& layout, const Lexicon& lexicon,
                                                              const NameHits& names, const Setting& setting);

// 《…》 in a script: [open, close] are the indices of the marks.
struct Marked {
  std::size_t open, close;
};
[[nodiscard]] std::vector<Marked> marked_titles(const Script& script);

[[nodiscard]] std::vector<Found> find_symbols(const View& view, std::uint32_t paragraph);
[[nodiscard]] std::vector<Found> find_resolutions(const View& view, std::uint32_t paragraph);
// Of the whole paper: bodies that are no mentions by themselves, by place.
[[nodiscard]] std::vector<std::vector<Found>> find_conferences(const View& view);
// Does the lexicon's name call a series of meetings, each counted by itself? It is a mention with its number only.
[[nodiscard]] bool is_counted_name(const Lexicon& lexicon, const Found& name);
[[nodiscard]] std::vector<Found> find_meetings(const View& view, std::uint32_t paragraph);
[[nodiscard]] std::vector<Found> find_persons(const View& view, std::uint32_t paragraph);
// Persons that the paper has named before, by the same name alone and in front of a verb: 鲁传颖指出…….
struct NameHash {
  using is_transparent = void;
  [[nodiscard]] std::size_t operator()(std::string_view name) const noexcept {
    return std::hash<std::string_view>{}(name);
  }
};
using KnownNames = std::unordered_set<std::string, NameHash, std::equal_to<>>;
[[nodiscard]] std::vector<Found> find_persons_again(const View& view, std::uint32_t paragraph, const KnownNames& known);
[[nodiscard]] std::vector<Found> find_titles(const View& view, std::uint32_t paragraph);
// Titles in papers of other languages than Chinese and English.
[[nodiscard]] std::vector<Found> find_titles_by_noun(const View& view, std::uint32_t paragraph);
// Instruments named by a part of a list ("the Basel and Stockholm conventions").
[[nodiscard]] std::vector<Found> find_plural_titles(const View& view, std::uint32_t paragraph);
// Offences named by a part of a list (贩运毒品、武器: the second is arms trafficking).
[[nodiscard]] std::vector<Found> find_coordinated(const View& view, std::uint32_t paragraph);
// Offences told in other words than their names ("deleting or altering computer data without right").
[[nodiscard]] std::vector<Found> find_conducts(const View& view, std::uint32_t paragraph);
// Symbols in a piece of running text that is not a paragraph: a running head.
[[nodiscard]] std::vector<std::string> symbols_in(std::string_view text);
[[nodiscard]] std::vector<std::string> symbols_in(const Script& script);

// A body that meets and decides, by the lexicon: no office, programme or company.
[[nodiscard]] bool is_organ(const Lexicon& lexicon, std::string_view id);

// All but the language.
[[nodiscard]] Setting find_setting(const Layout& layout, const ReadingText& reading, const Lexicon& lexicon,
                                   const SeriesTable& series, const NameHits& names, const std::vector<Script>& scripts,
                                   const std::vector<std::vector<CueHit>>& cues);
[[nodiscard]] std::string find_language(std::string_view text);

}  // namespace treatygraph
