// What the rules of acts share: a sentence as a stage, with everything that may act or be acted on in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/relate/rules.h"

namespace treatygraph {

// A sentence with everything that may act or be acted on in it: mentions, references, and bare words for bodies.
struct Stage {
  const Scene& scene;
  std::uint32_t paragraph;
  Range range;
  std::vector<const Found*> things;  // by place
  std::vector<Found> meant = {};     // bodies that words such as 该办公室 go back to, where the words stand

  [[nodiscard]] std::string_view gap(std::uint32_t begin, std::uint32_t end) const {
    return std::string_view(scene.text(paragraph)).substr(begin, end > begin ? end - begin : 0);
  }
};

[[nodiscard]] Stage stage_of(const Scene& scene, std::uint32_t paragraph, const Range& range);

// 该办公室, 该组织: the body of this sort that the paragraph named last; nullptr where it names none.
[[nodiscard]] const Found* body_meant(const Scene& scene, std::uint32_t paragraph, const CueHit& cue);

template <typename Fits>
[[nodiscard]] const Found* last_before(const Stage& stage, std::uint32_t at, const Fits& fits) {
  const Found* last = nullptr;
  for (const Found* thing : stage.things) {
    if (thing->end <= at && fits(*thing)) last = thing;
  }
  return last;
}

template <typename Fits>
[[nodiscard]] const Found* first_after(const Stage& stage, std::uint32_t at, const Fits& fits) {
  for (const Found* thing : stage.things) {
    if (thing->begin >= at && fits(*thing)) return thing;
  }
  return nullptr;
}

[[nodiscard]] bool is_resolution(const Found& found);
[[nodiscard]] bool is_body(const Found& found);
[[nodiscard]] bool is_adoptable(const Found& found);  // a text, not a part of one

[[nodiscard]] Link act(const Found& subject, facts::Predicate predicate, const Found& object, std::string_view rule,
                       const std::string& verb);

[[nodiscard]] std::string words(const Stage& stage, const CueHit& cue);

inline constexpr std::uint32_t reach_back = 2000;  // bytes over which 该办公室, 会议 go back
inline constexpr std::uint32_t near_object = 45;   // bytes: 通过了题为……的第26/4号决议
inline constexpr std::uint32_t far_object = 120;   // bytes: 由……通过、经……核可的《……》
inline constexpr std::uint32_t longest_join = 12;  // bytes between two texts of one list: ", and the "

// "In its resolution 65/230, the Assembly requested …", 在第26/4号决议中，委员会请……, 第55/25号决议，其中通过了……: what
// the body does in that clause, the resolution does; nullptr where none does.
[[nodiscard]] const Found* resolution_speaking(const Stage& stage, const CueHit& cue);
// All resolutions of one list that ends at `last`; 后一决议 behind a list means its last alone.
[[nodiscard]] std::vector<const Found*> listed_resolutions(const Stage& stage, const Found& last);
// 核可了第十四届预防犯罪大会通过的《…宣言》: who adopted the text that ends the range stands in front of it.
[[nodiscard]] bool is_of_another(const Stage& stage, std::uint32_t begin, std::uint32_t end);
// "…设立了筹备委员会，并请秘书处……": what stands behind another act is that one's.
[[nodiscard]] bool tells_another_act(const Stage& stage, std::uint32_t begin, std::uint32_t end);

[[nodiscard]] bool acts(const Found& found);  // a body or a meeting
// Who does it, of a verb that its actor follows: "adopted on 4 June by the Conference", принятая Ассамблеей, اعتمدته
// الجمعية العامة; nullptr where nobody is told.
[[nodiscard]] const Found* agent_of(const Stage& stage, const CueHit& cue, bool (*fits)(const Found&));
// "in its resolution 65/230" behind the verb: the act is that resolution's.
[[nodiscard]] const Found* resolution_behind(const Stage& stage, const CueHit& cue);
// 通过了关于《……公约》的决定, "adopted under Chapter VII of the Charter": what the act is about, not what it acts on.
[[nodiscard]] bool is_spoken_of(const Stage& stage, const CueHit& cue, const Found& text);

// ADOPTED by the words of a verb; of the text, or of the texts of the list behind the verb that begins with it.
void adopted(const Stage& stage, const CueHit& cue, std::vector<Link>& out);
void add_adopted(const Stage& stage, const CueHit& cue, const Found& by, const Found& text, std::vector<Link>& out);

// "the adoption by the Assembly of resolution 75/282": by a noun.
void adopted_in_noun(const Stage& stage, const CueHit& cue, std::vector<Link>& out);

// ESTABLISHED by the words of a verb, or of a noun ("the creation of the Committee by resolution 74/247"), and of the
// bodies whose name tells the resolution that made them.
void established(const Stage& stage, const CueHit& cue, std::vector<Link>& out);
void established_in_noun(const Stage& stage, const CueHit& cue, std::vector<Link>& out);
void named_after_resolution(const Stage& stage, std::vector<Link>& out);

// REQUESTED of every body in the list that begins right behind the verb ("请毒罪办、国际电联和…"): what is asked, and
// by when, goes with each.
void request(const Stage& stage, const CueHit& verb, const std::vector<const Found*>& by, std::string_view rule,
             std::vector<Link>& out);

// ENDORSED and REQUESTED of operative paragraphs ("5. 请……", "4. Endorses …"), which speak for the resolution that they
// stand in.
[[nodiscard]] std::vector<Link> find_operative(const Scene& scene);

}  // namespace treatygraph
