// What the rules of relate() share: who speaks where, and how a link is made.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/relate/relate.h"

namespace treatygraph {

struct Actor {
  facts::Kind kind{};
  SharedText id;
  SharedText on_behalf_of;  // id of a group, or ""
};

// Who says a sentence.
struct Speech {
  std::vector<Actor> actors;  // empty: the paper itself
  std::string voice = "unattributed";
  std::uint32_t from = 0;  // byte of the paragraph after which the actors' words begin
};

// A named thing or a reference, as rules see it.
struct Named {
  const Found* found;
  bool reference = false;
};

struct Scene {
  const Reading& reading;
  std::vector<std::vector<Named>> named;           // by paragraph, by place
  const std::vector<CueGroups>& groups;            // by paragraph: of its cues
  std::vector<std::vector<Speech>> speeches;       // by paragraph, by sentence
  std::vector<std::vector<Actor>> section_actors;  // by section: of a compilation's actor sections, else empty
  std::vector<Found> voices;                       // the Voice nodes that speeches use
  std::string meeting;                             // the one that the paper is of, or ""

  [[nodiscard]] const Layout& layout() const { return reading.layout; }
  [[nodiscard]] const Recognised& recognised() const { return reading.recognised; }
  [[nodiscard]] const Lexicon& lexicon() const { return reading.lexicon; }
  [[nodiscard]] const std::string& text(std::uint32_t paragraph) const {
    return reading.layout.paragraphs[paragraph].text;
  }
  [[nodiscard]] const std::vector<Range>& sentences(std::uint32_t paragraph) const {
    return reading.recognised.sentences[paragraph];
  }
  [[nodiscard]] const std::vector<CueHit>& cues(std::uint32_t paragraph) const {
    return reading.recognised.cues[paragraph];
  }
};

// Of a paragraph: the cues, and the named things, that begin in [begin, end).
[[nodiscard]] std::span<const CueHit> cues_in(const Scene& scene, std::uint32_t paragraph, std::uint32_t begin,
                                              std::uint32_t end);
[[nodiscard]] std::span<const Named> named_in(const Scene& scene, std::uint32_t paragraph, std::uint32_t begin,
                                              std::uint32_t end);

[[nodiscard]] Scene set_scene(const Reading& reading);

// The nearest enclosing section of an actor, 0 where none; a note belongs where its mark stands.
[[nodiscard]] std::uint32_t actor_section(const Layout& layout, std::uint32_t paragraph);
// "A/AC.291/4#AUS": the part of a compilation that its actors' section is.
[[nodiscard]] std::string part_id(const Scene& scene, std::uint32_t section);

// An organisation that stands on its own, sends papers and speaks: no organ, office or programme of another.
[[nodiscard]] bool speaks_for_itself(const Scene& scene, const Found& found);

[[nodiscard]] bool is_actor(facts::Kind kind);
[[nodiscard]] bool is_text(facts::Kind kind);  // an instrument, resolution, document or provision

// The first cue of a group that lies in [begin, end) of a paragraph; nullptr where none does.
[[nodiscard]] const CueHit* cue_in(const Scene& scene, std::uint32_t paragraph, CueGroup group, std::uint32_t begin,
                                   std::uint32_t end);
[[nodiscard]] const CueHit* last_cue_in(const Scene& scene, std::uint32_t paragraph, CueGroup group,
                                        std::uint32_t begin, std::uint32_t end);

// Is a gap between two names made of list signs, words of lists and brackets only? The Arabic "and" is written together
// with the word behind it.
[[nodiscard]] bool is_list_glue(const Scene& scene, std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end);

// Bytes of a letter: Cyrillic and Arabic ones take two. Chinese characters count as three letters.
[[nodiscard]] std::uint32_t letter_size(const Scene& scene);

// States and organisations that stand in one list: only list signs, brackets and words such as "the representative of"
// between.
struct ListedActor {
  Actor actor;
  const Found* found;
};
[[nodiscard]] std::vector<ListedActor> actors_listed(const Scene& scene, std::uint32_t paragraph, std::uint32_t begin,
                                                     std::uint32_t end);
// Of the lists that stand there the last.
[[nodiscard]] std::vector<ListedActor> last_listed(const Scene& scene, std::uint32_t paragraph, std::uint32_t begin,
                                                   std::uint32_t end);
// Does an offence begin in the range?
[[nodiscard]] bool names_offence(const Scene& scene, std::uint32_t paragraph, const Range& range);
// The meeting that the paragraph named last before byte `at`; nullptr where none was named shortly before.
[[nodiscard]] const Found* meeting_named_before(const Scene& scene, std::uint32_t paragraph, std::uint32_t at);

// The states, or the organisation, whose paper the cover says this is; none of a compilation, a report, an organ's own
// paper.
[[nodiscard]] std::vector<ListedActor> paper_authors(const Scene& scene);
// Who sends it, for all its authors.
[[nodiscard]] std::vector<ListedActor> paper_senders(const Scene& scene);

[[nodiscard]] Link link_to(const Found& object, const Actor& subject, facts::Predicate predicate,
                           std::string_view rule);

// How the sentence cites a text, and the words that decide: no cue, no guess.
struct Manner {
  std::string mode = "names", cue;
};
[[nodiscard]] Manner manner_of(const Scene& scene, const Found& object, const Range& sentence);

// The rules, each in the file of its name.
[[nodiscard]] std::vector<Link> find_citations(const Scene& scene);
[[nodiscard]] Related find_submissions(const Scene& scene);
[[nodiscard]] std::vector<Link> find_statements(const Scene& scene);
[[nodiscard]] std::vector<Link> find_roles(const Scene& scene);
[[nodiscard]] std::vector<Link> find_offence_positions(const Scene& scene);
[[nodiscard]] std::vector<Link> find_proposals(const Scene& scene);
[[nodiscard]] std::vector<Link> find_told_positions(const Scene& scene);
[[nodiscard]] std::vector<Link> find_stances(const Scene& scene);
// `links`: the positions that may be seconded are among them.
[[nodiscard]] std::vector<Link> find_seconded(const Scene& scene, const std::vector<Link>& links);
[[nodiscard]] std::vector<Link> find_acts(const Scene& scene);
[[nodiscard]] std::vector<Link> find_memberships(const Scene& scene);
[[nodiscard]] Related find_hosts(const Scene& scene);
[[nodiscard]] Related find_parts(const Scene& scene);

}  // namespace treatygraph
