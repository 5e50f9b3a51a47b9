// What one sentence says about an offence: that a convention should, or should not, cover or criminalise it.
#pragma once

#include <string>
#include <string_view>

#include "extract/relate/rules.h"

namespace treatygraph {

enum class Stance { none, proposes, rejects };

struct Frame {
  Stance stance = Stance::none;
  std::string force, condition, ground, cue;
  double confidence = 0.9;
  bool criminalises = false;  // says so in words of penal law: "将下列行为定为犯罪"
};

// A sentence in its place. Under a heading, or the title of an item, that is about criminalisation (刑事定罪, 核心犯罪,
// "Criminalization"), covering something is criminalising it, whether or not the sentence names the convention.
struct Sentence {
  const Scene& scene;
  std::uint32_t paragraph;
  Range range;
  bool penal_title = false;
  bool by_others = false;  // the speakers are unnamed ones: "some delegations" are no others
  bool demanded = false;   // 各国应：, "States should:": what introduces it demands what it says
};

// "Should spam be criminalized?"
[[nodiscard]] bool ends_in_question(const Sentence& sentence);

// What the sentence says about the thing at [begin, end) of its paragraph.
[[nodiscard]] Frame position_on(const Sentence& sentence, std::uint32_t begin, std::uint32_t end);
// What it says about a list that follows it.
[[nodiscard]] Frame position_on_list(const Sentence& sentence);

// 各国应：, "States should:": demands what its list says, and says nothing else of offences.
[[nodiscard]] bool demands_list(const Sentence& sentence);

// Does the sentence speak of other ends than criminalising: cooperation, evidence, investigation, prevention?
[[nodiscard]] bool has_other_ends(const Sentence& sentence);
// Does the clause that holds [begin, end) speak of them: "…恐怖主义案件的电子证据"?
[[nodiscard]] bool serves_other_ends(const Sentence& sentence, std::uint32_t begin, std::uint32_t end);

// "这些包括…", "例如，…", "These include …": goes on with what the sentence before says.
[[nodiscard]] bool points_back(const Sentence& sentence);

// 此事应留给……, 新公约不应重复这些罪行: a word anywhere in it means what was named before.
[[nodiscard]] bool goes_back(const Sentence& sentence);
// What the sentence says of what the sentence before named.
[[nodiscard]] Frame position_on_that(const Sentence& sentence);
// 应否列入网络钓鱼？我国的回答是肯定的。: what a reply says of what the question asked; none where it is no reply.
[[nodiscard]] Frame position_of_reply(const Sentence& question, const Sentence& reply, std::uint32_t begin,
                                      std::uint32_t end);

// "It should be criminalized", 公约应将其定为犯罪: of what the sentence before named; names no offence itself.
[[nodiscard]] bool speaks_of_that(const Sentence& sentence);

// The position that a heading takes on what stands under it.
[[nodiscard]] Frame position_of_title(const Scene& scene, std::uint32_t title);
// The position of the words before an entry's colon on the thing at `begin` behind it: "实质性罪行的刑事定罪：……".
[[nodiscard]] Frame position_of_lead(const Sentence& sentence, std::uint32_t begin);
[[nodiscard]] bool is_penal_title(const Scene& scene, std::uint32_t title);

// The relation that a position is; it must take one.
[[nodiscard]] Link position_link(const Found& offence, const Actor& actor, const Frame& frame, const std::string& voice,
                                 std::string_view rule);

}  // namespace treatygraph
