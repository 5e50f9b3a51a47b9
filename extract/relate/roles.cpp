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

// The role that the person takes, behind the name: "X（甲国）当选副主席", "X (A) acted as Rapporteur", "Y (B)
// Vice-Chair".
const CueHit* role_taken(const Scene& scene, const Found& person, const Range& sentence) {
  const std::string& text = scene.text(person.paragraph);
  constexpr std::uint32_t longest_way = 400;  // bytes over which others of the list stand
  const CueHit* takes = nullptr;
  for (const CueHit& cue :
       cues_in(scene, person.paragraph, person.end, std::min(sentence.end, person.end + longest_way))) {
    if (cue.group == "takes-office" && takes == nullptr) takes = &cue;
    if (cue.group != "person-role" || cue.end > sentence.end) continue;
    const std::string_view way = std::string_view(text).substr(person.end, cue.begin - person.end);
    const bool beside = way.ends_with(") ") && way.find(')') + 2 == way.size();
    return beside || (takes != nullptr && takes->end <= cue.begin) ? &cue : nullptr;
  }
  return nullptr;
}

// The role that the sentence gives the person: "以…主席的身份", else one taken, else the nearest word of office in
// front, else one behind.
const CueHit* role_of(const Scene& scene, const Found& person, const Range& sentence) {
  const std::string& text = scene.text(person.paragraph);
  const CueHit* before = nullptr;
  const CueHit* after = nullptr;
  for (const CueHit& cue : cues_in(scene, person.paragraph, sentence.begin, sentence.end)) {
    if (cue.group != "person-role" || cue.end > sentence.end) continue;
    const bool as = text.compare(cue.end, 9, "的身份") == 0 || text.compare(cue.end, 6, "身份") == 0;
    if (as && cue.begin >= person.end) return &cue;
    if (cue.end <= person.begin)
      before = &cue;
    else if (after == nullptr && cue.begin >= person.end)
      after = &cue;
  }
  if (const CueHit* taken = role_taken(scene, person, sentence)) return taken;
  return before != nullptr ? before : after;
}

// Is it the office of a body, named beside it ("专家组主席", "Chair of the Expert Group"), that is not the paper's own?
bool is_office_elsewhere(const Scene& scene, std::uint32_t paragraph, const CueHit& role) {
  constexpr std::uint32_t longest_link = 8, longest_body = 240;  // bytes of " of the ", and of the body's name
  const std::string& own = scene.recognised().setting.body;
  const auto other = [&](const Found& body) {
    const bool beside = body.end == role.begin || (body.begin > role.end && body.begin <= role.end + longest_link);
    return body.kind == Kind::organisation && body.paragraph == paragraph && beside && body.id != own;
  };
  if (own.empty()) return false;
  const std::uint32_t from = role.begin > longest_body ? role.begin - longest_body : 0,
                      to = role.end + longest_link + 1;
  const auto named = named_in(scene, paragraph, from, to);
  if (std::any_of(named.begin(), named.end(), [&](const Named& one) { return other(*one.found); })) return true;
  const auto& bare = scene.recognised().generic;
  const auto first = std::lower_bound(bare.begin(), bare.end(), from, [&](const Found& one, std::uint32_t at) {
    return one.paragraph < paragraph || (one.paragraph == paragraph && one.begin < at);
  });
  for (auto one = first; one != bare.end() && one->paragraph == paragraph && one->begin < to; ++one) {
    if (other(*one)) return true;
  }
  return false;
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
std::optional<std::string> meeting_of(const Scene& scene, const Found& person, const Range& sentence,
                                      const CueHit& role) {
  for (const Named& named : named_in(scene, person.paragraph, sentence.begin, sentence.end)) {
    if (named.found->kind == Kind::meeting && named.found->end <= sentence.end) return named.found->id;
  }
  if (is_office_elsewhere(scene, person.paragraph, role)) return std::nullopt;
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
    const auto meeting = role == nullptr ? std::nullopt : meeting_of(scene, person, sentence, *role);
    if (!meeting) continue;
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
