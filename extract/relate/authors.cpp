// Whose paper it is, as its cover or its first lines tell.
#include <algorithm>
#include <array>
#include <utility>

#include "extract/relate/rules.h"

namespace treatygraph {
namespace {

using facts::Kind;

// Does the line say whose paper it is? A bare 提交 does only where the line ends.
bool is_submission_title(const Scene& scene, std::uint32_t paragraph) {
  const auto size = static_cast<std::uint32_t>(scene.text(paragraph).size());
  const auto cues = cues_in(scene, paragraph, 0, size);
  return std::any_of(cues.begin(), cues.end(), [&](const CueHit& cue) {
    return cue.group == "submission-title" && (cue.value != "ends" || cue.end == size);
  });
}

std::vector<ListedActor> states_in(const Scene& scene, std::uint32_t paragraph, std::uint32_t from) {
  const auto size = static_cast<std::uint32_t>(scene.text(paragraph).size());
  std::vector<ListedActor> listed = actors_listed(scene, paragraph, from, size);
  std::erase_if(listed, [](const ListedActor& one) { return one.actor.kind != Kind::state; });
  return listed;
}

// The first list of states of a line.
std::vector<ListedActor> first_states(const Scene& scene, std::uint32_t paragraph) {
  const auto& named = scene.named[paragraph];
  const auto first =
      std::find_if(named.begin(), named.end(), [](const Named& one) { return one.found->kind == Kind::state; });
  return first == named.end() ? std::vector<ListedActor>{} : states_in(scene, paragraph, first->found->begin);
}

// 以肯尼亚、挪威和秘鲁的名义, "on behalf of Kenya, Norway and Peru": the states that a joint paper speaks for, with the
// one that brings it.
std::vector<ListedActor> joint_states(const Scene& scene, std::uint32_t paragraph) {
  std::vector<ListedActor> all;
  std::uint32_t from = 0;
  for (const Named& named : scene.named[paragraph]) {
    if (named.found->kind != Kind::state || named.reference || named.found->begin < from) continue;
    for (const ListedActor& one : states_in(scene, paragraph, named.found->begin)) {
      const bool known = std::any_of(all.begin(), all.end(), [&](const ListedActor& other) {
        return other.actor.kind == one.actor.kind && other.actor.id == one.actor.id;
      });
      from = one.found->end;
      if (known) continue;
      all.push_back(one);
      all.back().actor.on_behalf_of.clear();
    }
  }
  return all;
}

bool has_cue(const Scene& scene, std::uint32_t paragraph, CueGroup group) {
  return cue_in(scene, paragraph, group, 0, static_cast<std::uint32_t>(scene.text(paragraph).size())) != nullptr;
}

// Is the line nothing but a list of states?
bool is_list_of_states(const Scene& scene, std::uint32_t paragraph) {
  constexpr std::size_t most_glue = 12;  // bytes of a number, "、" or "." around it
  const std::vector<ListedActor> states = first_states(scene, paragraph);
  if (states.empty()) return false;
  const std::size_t behind = scene.text(paragraph).size() - states.back().found->end;
  return states.front().found->begin + behind <= most_glue;
}

// "Views of New Zealand", "Working paper submitted by Norway and Peru", "…常驻联合国代表给秘书长的信": the states of
// the first list that such a cover line names; of a line that ends in a colon, those of the lines behind it.
std::vector<ListedActor> authors_on_cover(const Scene& scene) {
  const auto count = static_cast<std::uint32_t>(scene.layout().paragraphs.size());
  for (std::uint32_t i = 0; i < scene.recognised().setting.cover; ++i) {
    if (!is_submission_title(scene, i)) continue;
    std::vector<ListedActor> listed =
        has_cue(scene, i, "joint-paper") ? joint_states(scene, i) : first_states(scene, i);
    for (std::uint32_t next = i + 1; listed.size() < 2 && next < count && is_list_of_states(scene, next); ++next) {
      for (const ListedActor& one : first_states(scene, next)) listed.push_back(one);
      if (next + 1 == count || !is_list_of_states(scene, next + 1)) return listed;
    }
    if (!listed.empty()) return listed;
  }
  return {};
}

// A joint paper that names its states in its first lines: "We, Kenya, Norway and Peru, …", "This statement is made on
// behalf of …".
std::vector<ListedActor> authors_in_opening(const Scene& scene) {
  constexpr std::uint32_t longest_opening = 4;  // paragraphs
  const std::uint32_t cover = scene.recognised().setting.cover;
  bool joint = false;
  for (std::uint32_t i = 0; i < scene.layout().paragraphs.size() && i < cover + longest_opening; ++i) {
    joint = joint || (i < cover && has_cue(scene, i, "joint-paper"));
    if (joint && has_cue(scene, i, "speaks-for")) {
      std::vector<ListedActor> states = joint_states(scene, i);
      if (states.size() > 1) return states;
    }
  }
  return {};
}

// A letter of Kenya whose first lines are "On behalf of the Governments of Kenya, Uganda and Rwanda, I have the honour
// …".
std::vector<ListedActor> with_those_spoken_for(const Scene& scene, std::vector<ListedActor> authors) {
  constexpr std::uint32_t longest_opening = 4, longest_way = 30;  // paragraphs; bytes of " the Governments of "
  if (authors.size() != 1) return authors;
  const std::uint32_t cover = scene.recognised().setting.cover;
  for (std::uint32_t i = cover; i < scene.layout().paragraphs.size() && i < cover + longest_opening; ++i) {
    if (!scene.groups[i].may_hold("speaks-for")) continue;
    for (const CueHit& cue : scene.cues(i)) {
      if (cue.group != "speaks-for") continue;
      std::vector<ListedActor> states = states_in(scene, i, cue.end);
      const bool own = std::any_of(states.begin(), states.end(), [&](const ListedActor& one) {
        return one.actor.id.view() == authors.front().actor.id.view();
      });
      if (own && states.size() > 1 && states.front().found->begin <= cue.end + longest_way) return states;
    }
  }
  return authors;
}

// "Contribution by INTERPOL", 国际刑警组织提交的书面意见.
std::vector<ListedActor> organisation_on_cover(const Scene& scene) {
  for (std::uint32_t i = 0; i < scene.recognised().setting.cover; ++i) {
    if (!is_submission_title(scene, i)) continue;
    for (const Named& named : scene.named[i]) {
      if (speaks_for_itself(scene, *named.found) && !named.reference)
        return {{{named.found->kind, named.found->id, ""}, named.found}};
    }
  }
  return {};
}

}  // namespace

bool speaks_for_itself(const Scene& scene, const Found& found) {
  static constexpr std::array<std::string_view, 5> types = {"organisation", "agency", "group", "network", "company"};
  if (found.kind != Kind::organisation || found.entry == no_entry) return false;
  const std::string_view type = scene.reading.lexicon.entry(found.entry).attribute("type");
  return std::find(types.begin(), types.end(), type) != types.end();
}

std::vector<ListedActor> paper_senders(const Scene& scene) {
  for (const auto find : {authors_on_cover, authors_in_opening, organisation_on_cover}) {
    if (std::vector<ListedActor> senders = find(scene); !senders.empty()) return senders;
  }
  return {};
}

std::vector<ListedActor> paper_authors(const Scene& scene) {
  return with_those_spoken_for(scene, paper_senders(scene));
}

}  // namespace treatygraph
