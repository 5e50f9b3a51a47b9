// SUBMITTED: the sections of a compilation are their actors' submissions, and parts of the paper; a paper of one actor
// is its own.
#include "extract/relate/rules.h"

namespace treatygraph {
namespace {

using facts::Kind;
using facts::Predicate;

void section_of(const Scene& scene, std::uint32_t index, Related& out) {
  const Section& section = scene.layout().sections[index];
  const auto size = static_cast<std::uint32_t>(scene.text(section.paragraph).size());
  const std::string part = part_id(scene, index);
  for (const ListedActor& listed : actors_listed(scene, section.paragraph, 0, size)) {
    Link link = link_to(*listed.found, listed.actor, Predicate::submitted, "submitted-section");
    link.object = scene.reading.document;
    link.object_kind = Kind::document;
    link.confidence = 0.99;
    if (!section.date.empty()) link.attributes["date"] = section.date;
    if (!section.original_language.empty()) link.attributes["lang"] = section.original_language;
    link.attributes["part"] = part;
    out.links.push_back(std::move(link));
  }
  Found end;
  end.paragraph = section.paragraph;
  end.kind = Kind::document;
  end.id = part;
  end.name = scene.reading.document + " " + section.heading;
  Link part_of = link_to(end, {Kind::document, part, ""}, Predicate::part_of, "part-section");
  part_of.end = size;
  part_of.object = scene.reading.document;
  if (!section.date.empty()) part_of.attributes["date"] = section.date;
  if (!section.original_language.empty()) part_of.attributes["lang"] = section.original_language;
  out.links.push_back(std::move(part_of));
  out.ends.push_back(std::move(end));
}

// The cover line of a single submission names its authors.
void whole_paper(const Scene& scene, Related& out) {
  for (const ListedActor& author : paper_authors(scene)) {
    Link link = link_to(*author.found, author.actor, Predicate::submitted, "submitted-paper");
    link.object = scene.reading.document;
    link.object_kind = Kind::document;
    link.confidence = 0.95;
    if (!scene.recognised().setting.date.empty()) link.attributes["date"] = scene.recognised().setting.date;
    out.links.push_back(std::move(link));
  }
}

constexpr std::uint32_t longest_gap = 12;  // bytes from the state's name to the words that say where its paper is

// "挪威的提交件载于A/75/980号文件": a paper of its own.
void contained(const Scene& scene, std::uint32_t paragraph, const CueHit& cue, Related& out) {
  const Range sentence = sentence_at(scene.sentences(paragraph), cue.begin);
  const Found* state = nullptr;
  const Found* paper = nullptr;
  for (const Named& named : named_in(scene, paragraph, sentence.begin, sentence.end)) {
    const Found& found = *named.found;
    if (found.kind == Kind::state && found.end <= cue.begin && cue.begin - found.end <= longest_gap) state = &found;
    if (paper == nullptr && found.kind == Kind::document && !named.reference && found.begin >= cue.end) paper = &found;
  }
  if (state == nullptr || paper == nullptr || paper->end > sentence.end) return;
  Link link = link_to(*paper, {state->kind, state->id, ""}, Predicate::submitted, "submitted-elsewhere");
  link.confidence = 0.9;
  out.links.push_back(std::move(link));
}

}  // namespace

Related find_submissions(const Scene& scene) {
  Related out;
  bool compilation = false;
  for (std::uint32_t i = 1; i < scene.layout().sections.size(); ++i) {
    if (!scene.layout().sections[i].actor || scene.section_actors[i].empty()) continue;
    if (scene.layout().sections[i].paragraph > scene.recognised().participants) break;  // delegations, not submissions
    section_of(scene, i, out);
    compilation = true;
  }
  if (!compilation) whole_paper(scene, out);
  for (std::uint32_t i = 0; i < scene.layout().paragraphs.size(); ++i) {
    for (const CueHit& cue : scene.recognised().cues_with(i, "submission-is-in")) {
      if (cue.group == "submission-is-in") contained(scene, i, cue, out);
    }
  }
  return out;
}

}  // namespace treatygraph
