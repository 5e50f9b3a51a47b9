// REPRESENTS and ATTENDED_AS: "鲁传颖（中国）", chairs, panellists, rapporteurs.
#include <algorithm>
#include <array>
#include <optional>

#include "extract/relate/rules.h"

namespace treatygraph {
namespace {

using facts::Kind;
using facts::Predicate;

constexpr std::uint32_t longest_gap = 24;            // bytes from a name to the bracket's state: " 女士（"
constexpr std::uint32_t longest_office = 75;         // bytes from a state to the name of its representative
constexpr std::uint32_t longest_way_to_state = 200;  // bytes, dots included
constexpr std::uint32_t longest_line = 150;          // bytes of a line under, or over, a signature

bool ends_with_bracket(std::string_view gap) { return gap.ends_with('(') || gap.ends_with("（"); }

bool has_comma(std::string_view gap) {
  return gap.find("、") != std::string_view::npos || gap.find("，") != std::string_view::npos ||
         gap.find(',') != std::string_view::npos;
}

// Without the dots that lead to the state in a list of attendance: "Ms. Kovac . . . . . (Croatia)".
std::size_t length_of_words(std::string_view gap) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < gap.size();) {
    const std::string_view rest = gap.substr(at);
    const std::size_t dots = rest.starts_with("…") ? std::string_view("…").size() : 1;
    if (dots == 1 && rest.front() != '.' && rest.front() != ' ') ++length;
    at += dots;
  }
  return length;
}

bool names_office(const Scene& scene, std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end) {
  return cue_in(scene, paragraph, "office", begin, end) != nullptr ||
         cue_in(scene, paragraph, "capacity", begin, end) != nullptr;
}

// "Minister of Justice of Norway", "Ministre des affaires étrangères du Mali": what ends before a state that holds an
// office. Russian and Arabic put the state right behind it.
bool ends_with_of(const Scene& scene, std::string_view gap) {
  static constexpr std::array<std::string_view, 13> links = {" of ",     " of the ", " from ", " de ",        " du ",
                                                             " des ",    " de la ",  " de l'", " de l\u2019", " del ",
                                                             " de los ", " de las ", " d'"};
  const std::string& language = scene.recognised().setting.language;
  if (language == "ru" || language == "ar") return gap.ends_with(' ');
  return std::any_of(links.begin(), links.end(), [&](std::string_view link) { return gap.ends_with(link); });
}

// An envoy of the Secretary-General for a state is none of its own: 马里问题特别代表, "the Special Representative for
// Mali".
bool names_envoy(const Scene& scene, std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end) {
  return cue_in(scene, paragraph, "envoy", begin, end) != nullptr;
}

// "Maria Rossi, Italy; …"
bool ends_entry(const Scene& scene, const Found& state) {
  const std::string_view behind = std::string_view(scene.text(state.paragraph)).substr(state.end);
  return behind.empty() || behind.front() == ';' || behind.front() == '.';
}

// Does the way from the name to a state behind it say whose the person is: "X (Norway", "X of Norway", "X, the
// representative of Norway", "X, Minister of Justice of Norway"?
bool leads_to_state(const Scene& scene, const Found& person, const Found& state) {
  std::string_view gap = std::string_view(scene.text(person.paragraph)).substr(person.end, state.begin - person.end);
  if (ends_with_bracket(gap)) return length_of_words(gap) <= longest_gap && !has_comma(gap);
  if (gap == " of " || gap == ", of " || gap == ", of the " || gap == ", from ") return true;
  if (gap == ", ") return ends_entry(scene, state);
  if (gap.size() <= longest_gap / 2 && gap.ends_with("，"))  // 科瓦奇女士，克罗地亚代表，
    return cue_in(scene, person.paragraph, "capacity", state.end, state.end + longest_gap / 2) != nullptr;
  if (names_office(scene, person.paragraph, person.end, state.end) && ends_with_bracket(gap.substr(0, 3))) return true;
  return gap.starts_with(", ") && !has_comma(gap.substr(2)) && ends_with_of(scene, gap) &&
         names_office(scene, person.paragraph, person.end, state.begin) &&
         !names_envoy(scene, person.paragraph, person.end, state.begin);
}

// 克罗地亚常驻代表Ana Kovac, "the Permanent Representative of Croatia, Ana Kovac", 克罗地亚的Ana Kovac.
bool leads_from_state(const Scene& scene, const Found& state, const Found& person) {
  std::string_view gap = std::string_view(scene.text(person.paragraph)).substr(state.end, person.begin - state.end);
  if (gap == "的") return true;
  const std::uint32_t from = state.begin > longest_office ? state.begin - longest_office : 0;
  if (names_envoy(scene, person.paragraph, from, person.begin)) return false;
  if (gap.starts_with(", ")) {  // not ", and Mr. …", who stands beside
    return cue_in(scene, person.paragraph, "joins", state.end, person.begin) == nullptr && !has_comma(gap.substr(2)) &&
           gap.size() <= longest_gap / 2 && names_office(scene, person.paragraph, from, state.begin);
  }
  return !has_comma(gap) && gap.find("。") == std::string_view::npos &&
         gap.find_first_of(".()") == std::string_view::npos &&
         names_office(scene, person.paragraph, state.end, person.begin);
}

// "Horacio Azzolin and Daniela Dupuy (Argentina)".
bool joined(const Scene& scene, const Found& person, const Found& next) {
  const std::string_view gap =
      std::string_view(scene.text(person.paragraph)).substr(person.end, next.begin - person.end);
  return gap.size() <= longest_gap && !has_comma(gap) && gap.find('(') == std::string_view::npos &&
         gap.find("（") == std::string_view::npos &&
         cue_in(scene, person.paragraph, "joins", person.end, next.begin) != nullptr;
}

const Found* state_in_bracket(const Scene& scene, const Found& person) {
  for (const Named& named : named_in(scene, person.paragraph, person.end, person.end + longest_gap + 1)) {
    if (named.found->kind == Kind::state && leads_to_state(scene, person, *named.found)) return named.found;
  }
  return nullptr;
}

// The state that stands beside a person's name as the person's.
const Found* state_beside(const Scene& scene, const Found& person) {
  const std::uint32_t from = person.begin > longest_office ? person.begin - longest_office : 0;
  const Found* before = nullptr;
  for (const Named& named : named_in(scene, person.paragraph, from, person.end + longest_way_to_state)) {
    const Found& state = *named.found;
    if (state.kind == Kind::person && state.begin != person.begin) {
      if (state.begin > person.end)
        return before == nullptr && joined(scene, person, state) ? state_in_bracket(scene, state) : before;
      before = nullptr;  // the state is the other person's
    }
    if (state.kind != Kind::state) continue;
    if (state.begin >= person.end && leads_to_state(scene, person, state)) {
      const bool in_bracket = ends_with_bracket(
          std::string_view(scene.text(person.paragraph)).substr(person.end, state.begin - person.end));
      return before != nullptr && !in_bracket ? before
                                              : &state;  // "the Minister of X, Ana Kovac, and the Minister of Y"
    }
    if (state.end <= person.begin && leads_from_state(scene, state, person)) before = &state;
  }
  return before;
}

bool is_signature(const Scene& scene, const Found& person) {
  const std::uint32_t from = person.begin > longest_gap ? person.begin - longest_gap : 0;
  return cue_in(scene, person.paragraph, "signature", from, person.begin) != nullptr ||
         cue_in(scene, person.paragraph, "signature", person.end, person.end + longest_gap) != nullptr;
}

// "(Signed) Ana Kovac / Permanent Representative of Croatia": the state of the lines around a signature, which name the
// office; else the one whose letter it is.
std::optional<Found> state_of_signature(const Scene& scene, const Found& person) {
  if (!is_signature(scene, person)) return std::nullopt;
  const auto count = static_cast<std::uint32_t>(scene.layout().paragraphs.size());
  for (const int step : {0, 1, -1, 2, -2, 3, -3}) {
    const std::int64_t line = static_cast<std::int64_t>(person.paragraph) + step;
    if (line < 0 || line >= count) continue;
    const auto at = static_cast<std::uint32_t>(line);
    const auto size = static_cast<std::uint32_t>(scene.text(at).size());
    if (size > longest_line || !names_office(scene, at, 0, size)) continue;
    for (const Named& named : scene.named[at]) {
      if (named.found->kind == Kind::state) return *named.found;
    }
  }
  const std::vector<ListedActor> authors = paper_senders(scene);
  if (authors.size() != 1 || authors.front().actor.kind != Kind::state) return std::nullopt;
  Found state = person;  // the words that carry it are the name
  state.kind = Kind::state;
  state.id = authors.front().actor.id;
  return state;
}

// Is the line nothing but this name: "Argentina", 阿根廷 over its delegation?
bool is_line_of(const Scene& scene, const Found& name) {
  constexpr std::size_t longest_mark = 3;  // bytes of a colon
  return name.begin == 0 && name.end + longest_mark >= scene.text(name.paragraph).size();
}

// In a list of participants: the state whose name is the last line above that names a delegation.
const Found* state_of_delegation(const Scene& scene, const Found& person) {
  constexpr std::uint32_t longest_delegation = 80, longest_heading = 60;  // lines; bytes
  if (person.paragraph <= scene.recognised().participants || person.begin != 0) return nullptr;
  for (std::uint32_t up = 1; up <= longest_delegation && up < person.paragraph - scene.recognised().participants;
       ++up) {
    const std::uint32_t line = person.paragraph - up;
    const auto& named = scene.named[line];
    if (!named.empty() && named.front().found->kind == Kind::person) continue;
    const Paragraph& above = scene.layout().paragraphs[line];
    if (!named.empty() && is_actor(named.front().found->kind) && is_line_of(scene, *named.front().found))
      return named.front().found->kind == Kind::state ? named.front().found : nullptr;
    if (above.role == Role::heading && above.text.size() <= longest_heading) return nullptr;  // 观察员, "Organizations"
  }
  return nullptr;
}

std::optional<Found> state_of(const Scene& scene, const Found& person) {
  if (const Found* state = state_beside(scene, person)) return *state;
  if (const Found* state = state_of_delegation(scene, person)) return *state;
  return state_of_signature(scene, person);
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

// "Mr. Vega and Ms. Okafor (Vice-Chairs)": right behind the name, or the list of names.
const CueHit* role_in_bracket(const Scene& scene, const Found& person, const Range& sentence) {
  const std::string& text = scene.text(person.paragraph);
  for (const CueHit& cue : cues_in(scene, person.paragraph, person.end, sentence.end)) {
    if (cue.group != "person-role" || cue.end > sentence.end) continue;
    const bool opens = text[cue.begin - 1] == '(' && text.compare(cue.end, 1, ")") == 0;
    return opens && is_list_glue(scene, person.paragraph, person.end, cue.begin - 1) ? &cue : nullptr;
  }
  return nullptr;
}

// The role that the sentence gives the person: "以…主席的身份", else one taken, else the nearest word of office in
// front, else one behind.
const CueHit* role_of(const Scene& scene, const Found& person, const Range& sentence) {
  const std::string& text = scene.text(person.paragraph);
  if (const CueHit* role = role_in_bracket(scene, person, sentence)) return role;
  const CueHit* before = nullptr;
  const CueHit* after = nullptr;
  for (const CueHit& cue : cues_in(scene, person.paragraph, sentence.begin, sentence.end)) {
    if (cue.group != "person-role" || cue.end > sentence.end) continue;
    const bool as = text.compare(cue.end, 9, "的身份") == 0 || text.compare(cue.end, 6, "身份") == 0;
    if (as && cue.begin >= person.end) return &cue;
    if (cue.end <= person.begin) {
      // 专题小组成员主持讨论：: what they are, then what they did
      if (before == nullptr || cue.begin > before->end) before = &cue;
    } else if (after == nullptr && cue.begin >= person.end) {
      after = &cue;
    }
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

// The role that the list has which the person stands in: "Vice-Chairs:", 下列专题小组成员作了介绍：.
const CueHit* role_introduced(const Scene& scene, const Found& person) {
  const auto introduction = introduction_of(scene.layout(), person.paragraph);
  if (!introduction) return nullptr;
  return last_cue_in(scene, *introduction, "person-role", 0,
                     static_cast<std::uint32_t>(scene.text(*introduction).size()));
}

std::optional<std::string> meeting_of_paper(const Scene& scene, const Found& person) {
  if (!scene.meeting.empty()) return scene.meeting;
  return in_submission(scene, person) ? std::nullopt : std::optional("meeting:" + scene.reading.document);
}

// The meeting that the sentence names, else the paper's; a submission that greets a chair tells of none.
std::optional<std::string> meeting_of(const Scene& scene, const Found& person, const Range& sentence,
                                      const CueHit& role) {
  for (const Named& named : named_in(scene, person.paragraph, sentence.begin, sentence.end)) {
    if (named.found->kind == Kind::meeting && named.found->end <= sentence.end) return named.found->id;
  }
  if (is_office_elsewhere(scene, person.paragraph, role)) return std::nullopt;
  return meeting_of_paper(scene, person);
}

}  // namespace

std::vector<Link> find_roles(const Scene& scene) {
  std::vector<Link> out;
  for (const Found& person : scene.reading.resolved.mentions) {
    if (person.kind != Kind::person) continue;
    const Actor subject{Kind::person, person.id, ""};
    if (const std::optional<Found> state = state_of(scene, person)) {
      Link link = link_to(*state, subject, Predicate::represents, "state-beside");
      link.confidence = 0.97;
      out.push_back(std::move(link));
    }
    const Range sentence = sentence_at(scene.sentences(person.paragraph), person.begin);
    const CueHit* role = role_of(scene, person, sentence);
    const auto meeting = role == nullptr ? meeting_of_paper(scene, person) : meeting_of(scene, person, sentence, *role);
    if (role == nullptr) role = role_introduced(scene, person);
    if (!meeting || role == nullptr) continue;
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
