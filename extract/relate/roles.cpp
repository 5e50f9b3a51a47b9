// REPRESENTS and ATTENDED_AS: "鲁传颖（中国）", chairs, panellists, rapporteurs.
#include <algorithm>
#include <optional>

#include "extract/relate/rules.h"

namespace treatygraph {
namespace {

using facts::Kind;
using facts::Predicate;

constexpr std::uint32_t longest_gap = 24;  // bytes from a name to the bracket's state: " 女士（"

// The state in the bracket that follows a person's name.
const Found* state_of(const Scene& scene, const Found& person) {
  const std::string& text = scene.text(person.paragraph);
  for (const Named& named : named_in(scene, person.paragraph, person.end, person.end + longest_gap + 1)) {
    const Found& state = *named.found;
    if (state.kind != Kind::state) continue;
    const std::string gap = text.substr(person.end, state.begin - person.end);
    const bool opens =
        !gap.empty() && (gap.back() == '(' || (gap.size() >= 3 && gap.compare(gap.size() - 3, 3, "（") == 0));
    if (opens && gap.find("、") == std::string::npos && gap.find(',') == std::string::npos) return &state;
  }
  return nullptr;
}

// The role that the sentence gives the person: "以…主席的身份", else the nearest word of office in front, else one
// behind.
const CueHit* role_of(const Scene& scene, const Found& person, const Range& sentence) {
  const std::string& text = scene.text(person.paragraph);
  const CueHit* before = nullptr;
  const CueHit* after = nullptr;
  for (const CueHit& cue : cues_in(scene, person.paragraph, sentence.begin, sentence.end)) {
    if (cue.group != "person-role" || cue.end > sentence.end) continue;
    if (text.compare(cue.end, 9, "的身份") == 0 && cue.begin >= person.end) return &cue;
    if (cue.end <= person.begin)
      before = &cue;
    else if (after == nullptr && cue.begin >= person.end)
      after = &cue;
  }
  return before != nullptr ? before : after;
}

bool in_submission(const Scene& scene, const Found& person) {
  const auto& sentences = scene.sentences(person.paragraph);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (person.begin < sentences[i].end) {
      const std::string& voice = scene.speeches[person.paragraph][i].voice;
      return voice == "own" || voice == "joint";
    }
  }
  return false;
}

// The meeting that the sentence names, else the paper's; a submission that greets a chair tells of none.
std::optional<std::string> meeting_of(const Scene& scene, const Found& person, const Range& sentence) {
  for (const Named& named : named_in(scene, person.paragraph, sentence.begin, sentence.end)) {
    if (named.found->kind == Kind::meeting && named.found->end <= sentence.end) return named.found->id;
  }
  const std::string& meeting = scene.meeting;
  if (!meeting.empty()) return meeting;
  return in_submission(scene, person) ? std::nullopt : std::optional("meeting:" + scene.reading.document);
}

}  // namespace

std::vector<Link> find_roles(const Scene& scene) {
  std::vector<Link> out;
  for (const Found& person : scene.reading.resolved.mentions) {
    if (person.kind != Kind::person) continue;
    const Actor subject{Kind::person, person.id, ""};
    if (const Found* state = state_of(scene, person)) {
      Link link = link_to(*state, subject, Predicate::represents, "state-in-brackets");
      link.confidence = 0.97;
      out.push_back(std::move(link));
    }
    const Range sentence = sentence_at(scene.sentences(person.paragraph), person.begin);
    const CueHit* role = role_of(scene, person, sentence);
    const auto meeting = meeting_of(scene, person, sentence);
    if (role == nullptr || !meeting) continue;
    Link link = link_to(person, subject, Predicate::attended_as, "office");
    link.object = *meeting;
    link.object_kind = Kind::meeting;
    link.confidence = 0.9;
    link.attributes["role"] = std::string(role->value);
    out.push_back(std::move(link));
  }
  return out;
}

}  // namespace treatygraph
