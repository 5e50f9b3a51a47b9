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

  [[nodiscard]] std::string_view gap(std::uint32_t begin, std::uint32_t end) const {
    return std::string_view(scene.text(paragraph)).substr(begin, end > begin ? end - begin : 0);
  }
};

[[nodiscard]] Stage stage_of(const Scene& scene, std::uint32_t paragraph, const Range& range);

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

// REQUESTED of every body in the list that begins right behind the verb ("请毒罪办、国际电联和…"): what is asked, and
// by when, goes with each.
void request(const Stage& stage, const CueHit& verb, const std::vector<const Found*>& by, std::string_view rule,
             std::vector<Link>& out);

// ENDORSED and REQUESTED of operative paragraphs ("5. 请……", "4. Endorses …"), which speak for the resolution that they
// stand in.
[[nodiscard]] std::vector<Link> find_operative(const Scene& scene);

}  // namespace treatygraph
