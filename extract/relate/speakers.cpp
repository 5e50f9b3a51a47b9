// Who says the sentences of a paper that is nobody's own, a report: statements that it attributes, entries of a summary
// record, unnamed speakers.
#include "extract/relate/speakers.h"

#include <algorithm>

#include "extract/relate/acts.h"

namespace treatygraph {
namespace {

using facts::Kind;

constexpr std::uint32_t longest_lead = 30;  // bytes before the speaker's name: "随后，"
constexpr std::uint32_t longest_clause = 210;  // "在同一次会议上审议该项目时，挪威代表指出": a clause of its own
constexpr std::uint32_t longest_gap = 90;  // bytes from the speaker's name to the verb of saying
constexpr std::uint32_t near_verb = 12;    // bytes from an organisation's name to the verb

const Named* first_actor_in(const Scene& scene, std::uint32_t paragraph, const Range& sentence) {
  for (const Named& named : named_in(scene, paragraph, sentence.begin, sentence.end)) {
    if (named.found->begin >= sentence.begin && named.found->end <= sentence.end && is_actor(named.found->kind))
      return &named;
  }
  return nullptr;
}

bool ends_clause(std::string_view lead) {
  while (!lead.empty() && lead.back() == ' ') lead.remove_suffix(1);
  return lead.ends_with("，") || lead.ends_with(',') || lead.ends_with("،");
}

const Named* person_in_front(const Scene& scene, std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end) {
  for (const Named& named : named_in(scene, paragraph, begin, end)) {
    if (named.found->kind == Kind::person && named.found->begin >= begin && named.found->end <= end) return &named;
  }
  return nullptr;
}

// 委员会欢迎挪威代表所作的…, "takes note of …": somebody else's verb, in the same clause.
bool is_object(const Scene& scene, std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end) {
  const CueHit* verb = last_cue_in(scene, paragraph, "says", begin, end);
  return verb != nullptr && !ends_clause(std::string_view(scene.text(paragraph)).substr(verb->end, end - verb->end));
}

bool is_state(const ListedActor& one) { return one.actor.kind == Kind::state; }

// "… to which Norway referred": something cited stands between the name and the verb.
bool names_text(const Scene& scene, std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end) {
  const auto between = named_in(scene, paragraph, begin + 1, end);
  return std::any_of(between.begin(), between.end(),
                     [&](const Named& one) { return is_text(one.found->kind) && one.found->end < end; });
}

// The list of actors that the sentence begins with, as the speaker of what stands behind it.
struct Subject {
  const Scene& scene;
  std::uint32_t paragraph;
  Range sentence;
  std::vector<ListedActor> listed;
  std::uint32_t begin, end;  // of the names

  [[nodiscard]] std::string_view between(std::uint32_t from, std::uint32_t to) const {
    return std::string_view(scene.text(paragraph)).substr(from, to > from ? to - from : 0);
  }

  // وقال ممثل فرنسا إن…: the verb in front of the speaker, at the start of the sentence or of a clause of its own.
  [[nodiscard]] const CueHit* verb_in_front() const {
    const CueHit* verb = last_cue_in(scene, paragraph, "says", sentence.begin, begin);
    if (verb == nullptr || verb->value != "first" || !is_list_glue(scene, paragraph, verb->end, begin)) return nullptr;
    const std::string_view lead = between(sentence.begin, verb->begin);
    const bool opens = lead.size() <= near_verb && lead.find(' ') == std::string_view::npos;
    return opens || (lead.size() <= longest_clause && ends_clause(lead)) ? verb : nullptr;
  }

  // "The representative of Togo, referring to resolution 79/243, said that…": the verb behind a clause set in commas.
  [[nodiscard]] const CueHit* verb_behind_clause() const {
    constexpr std::uint32_t longest_aside = 300;
    const std::string_view rest = between(end, sentence.end);
    if (!rest.starts_with(", ") && !rest.starts_with("، ")) return nullptr;
    for (const CueHit& cue : cues_in(scene, paragraph, end + 2, std::min(sentence.end, end + longest_aside))) {
      if (cue.group == "says" && ends_clause(between(end + 1, cue.begin))) return &cue;
    }
    return nullptr;
  }

  [[nodiscard]] const CueHit* verb() const {
    if (const CueHit* front = verb_in_front()) return front;
    if (const CueHit* behind = verb_behind_clause()) return behind;
    const std::uint32_t to = std::min(sentence.end, end + longest_gap);
    if (const CueHit* says = cue_in(scene, paragraph, "says", end, to)) return says;
    return cue_in(scene, paragraph, "statement-block", end, to);
  }

  // ", the representative of Norway": where what stands in front of the name's own words ends.
  [[nodiscard]] std::uint32_t lead_end(std::uint32_t first) const {
    constexpr std::uint32_t longest_title = 50;  // bytes
    const std::string_view text = scene.text(paragraph);
    for (std::uint32_t at = first; at-- > sentence.begin && at + longest_title > first;) {
      const std::size_t mark = clause_mark_at(text, at);
      if (mark == 0) continue;
      const auto behind = static_cast<std::uint32_t>(at + mark);
      return is_list_glue(scene, paragraph, behind, first) ? behind : first;
    }
    return first;
  }

  // "the representative of Norway", 挪威代表.
  [[nodiscard]] bool is_represented(std::uint32_t to) const {
    return cue_in(scene, paragraph, "capacity", end, to) != nullptr ||
           cue_in(scene, paragraph, "capacity", begin > longest_lead ? begin - longest_lead : 0, begin) != nullptr ||
           holds_office();
  }

  // "the Minister of Justice of Norway", le Premier Ministre de la Norvège.
  [[nodiscard]] bool holds_office() const {
    constexpr std::uint32_t longest_office = 45;  // bytes of a letter of one
    const std::uint32_t reach = longest_office * letter_size(scene);
    const std::uint32_t from = std::max(sentence.begin, begin > reach ? begin - reach : 0);
    const CueHit* office = last_cue_in(scene, paragraph, "office", from, begin);
    if (office == nullptr || listed.front().actor.kind != Kind::state) return false;
    const std::string_view way = between(office->end, begin);
    return way.starts_with(' ') && way.ends_with(' ') && !has_clause_mark(way);
  }

  // "Mr. Okello (Uganda) …", Okello先生（乌干达）……: what a summary record tells under a speaker's name is the
  // speaker's.
  [[nodiscard]] bool opens_entry(const Found& person) const {
    const std::string_view text = scene.text(paragraph);
    const std::string_view lead = text.substr(sentence.begin, person.begin - sentence.begin);
    const std::string_view gap = text.substr(person.end, begin - person.end);
    const bool opened = gap.find('(') != std::string_view::npos || gap.find("（") != std::string_view::npos;
    const bool bracket = gap.ends_with('(') || gap.ends_with("（") ||
                         (opened && cue_in(scene, paragraph, "capacity", person.end, begin) != nullptr);
    const bool first = lead.size() <= near_verb || ends_clause(lead) || text.substr(0, person.begin).ends_with(". ");
    const CueHit* says =
        cue_in(scene, paragraph, "says", end, std::min(sentence.end, end + near_verb * letter_size(scene)));
    return bracket && (first || says != nullptr) &&
           cue_in(scene, paragraph, "takes-office", end, std::min(sentence.end, end + longest_lead)) == nullptr;
  }

  // "according to the representative of Norway, …"
  [[nodiscard]] bool is_source() const {
    const CueHit* cue = cue_in(scene, paragraph, "according-to", sentence.begin, begin);
    return cue != nullptr && cue->begin <= sentence.begin + longest_lead &&
           ends_clause(
               std::string_view(scene.text(paragraph)).substr(end, std::min<std::size_t>(2, sentence.end - end)));
  }

  [[nodiscard]] Speech speech() const {
    std::vector<Actor> actors;
    actors.reserve(listed.size());
    for (const ListedActor& one : listed) actors.push_back(one.actor);
    return {std::move(actors), "reported", end};
  }
};

// "At …", "На …": what the sentence begins with tells where or when.
bool tells_where(const Scene& scene, std::uint32_t paragraph, const Range& sentence) {
  return cue_in(scene, paragraph, "sets-scene", sentence.begin, sentence.begin + longest_lead) != nullptr;
}

// "At the third meeting of the Expert Group, the representative of Panama said …": where the clause of the speaker
// begins, behind one that only tells where a body met.
std::uint32_t begin_of_speaker(const Scene& scene, std::uint32_t paragraph, const Range& sentence, const Found& first) {
  constexpr std::uint32_t near = 12;  // bytes: ", the "
  if (first.kind != Kind::organisation || first.begin < sentence.begin + near) return sentence.begin;
  const std::string_view text = scene.text(paragraph);
  for (const CueHit& cue : cues_in(scene, paragraph, first.end, sentence.end)) {
    if (cue.group == "says") break;
    if (cue.group != "capacity") continue;
    for (std::uint32_t at = cue.begin > first.end + near ? cue.begin - near : first.end; at < cue.begin; ++at) {
      if (clause_mark_at(text, at) == 0) continue;
      const bool spoken_for = cue_in(scene, paragraph, "on-behalf-of", sentence.begin, at) != nullptr;
      return spoken_for ? sentence.begin : at;
    }
    if (tells_where(scene, paragraph, sentence)) return cue.begin;
  }
  return sentence.begin;
}

std::optional<Subject> subject_of(const Scene& scene, std::uint32_t paragraph, const Range& sentence) {
  const Named* first = first_actor_in(scene, paragraph, sentence);
  if (first == nullptr) return std::nullopt;
  const std::uint32_t begin = begin_of_speaker(scene, paragraph, sentence, *first->found);
  if (begin != sentence.begin) first = first_actor_in(scene, paragraph, {begin, sentence.end});
  if (first == nullptr) return std::nullopt;
  std::vector<ListedActor> listed = actors_listed(scene, paragraph, begin, sentence.end);
  if (listed.empty()) return std::nullopt;
  const std::uint32_t end = listed.back().found->end;
  return Subject{scene, paragraph, sentence, std::move(listed), first->found->begin, end};
}

// "На седьмой сессии Комиссии представитель Мексики заявил": an opening that no mark parts from the speaker's title.
bool sets_scene(const Scene& scene, std::uint32_t paragraph, const Range& sentence, std::uint32_t first) {
  constexpr std::uint32_t longest_title = 40;  // bytes of a letter of one: "представительница "
  if (!tells_where(scene, paragraph, sentence)) return false;
  const std::uint32_t reach = longest_title * letter_size(scene);
  const CueHit* title = last_cue_in(scene, paragraph, "capacity", first > reach ? first - reach : 0, first);
  return title != nullptr && is_list_glue(scene, paragraph, title->end, first);
}

// "挪威代表指出…", "Ms. Okafor (Nigeria) said that…": the actors that a sentence of a report attributes its words to.
std::optional<Speech> attributed(const Scene& scene, std::uint32_t paragraph, const Range& sentence) {
  const std::optional<Subject> subject = subject_of(scene, paragraph, sentence);
  if (!subject) return std::nullopt;
  const Named* person = person_in_front(scene, paragraph, sentence.begin, subject->begin);
  if (person != nullptr && cue_in(scene, paragraph, "person-role", sentence.begin, person->found->begin) != nullptr)
    return std::nullopt;  // a chair speaks for the meeting
  if (person != nullptr && subject->opens_entry(*person->found)) return subject->speech();
  if (subject->is_source()) return subject->speech();
  const CueHit* verb = subject->verb();
  if (verb == nullptr) return std::nullopt;
  if (cue_in(scene, paragraph, "voice", sentence.begin, subject->begin) != nullptr)
    return std::nullopt;  // others speak
  const std::uint32_t first = std::min(subject->begin, verb->begin);
  if (is_object(scene, paragraph, sentence.begin, first)) return std::nullopt;
  const bool represented = subject->is_represented(std::max(verb->end, subject->end));
  const std::string_view lead = subject->between(sentence.begin, subject->lead_end(first));
  const bool opening = ends_clause(lead) || sets_scene(scene, paragraph, sentence, first);
  const bool clause = represented && lead.size() <= std::size_t{longest_clause} * letter_size(scene) && opening;
  if (lead.size() > longest_lead && person == nullptr && !clause) return std::nullopt;
  if (represented) return subject->speech();
  if (names_text(scene, paragraph, subject->end, verb->begin)) return std::nullopt;
  const bool by_states = std::any_of(subject->listed.begin(), subject->listed.end(), is_state);
  const bool by_itself = verb->value != "noun" && verb->begin >= subject->end &&
                         verb->begin - subject->end <= near_verb &&
                         speaks_for_itself(scene, *subject->listed.front().found);
  return by_states || by_itself ? std::optional(subject->speech()) : std::nullopt;
}

// "许多发言者认为…": the words for an unnamed speaker that the sentence has first.
const CueHit* unnamed(const Scene& scene, std::uint32_t paragraph, const Range& sentence) {
  const CueHit* cue = nullptr;
  for (const CueHit& hit : cues_in(scene, paragraph, sentence.begin, sentence.end)) {
    if (hit.group != "voice" || hit.begin < sentence.begin || hit.end > sentence.end) continue;
    if (cue == nullptr || hit.begin < cue->begin || (hit.begin == cue->begin && hit.end > cue->end)) cue = &hit;
  }
  return cue;
}

// "He also said …", 他还说: the one who spoke before.
bool continues(const Scene& scene, std::uint32_t paragraph, const Range& sentence) {
  std::uint32_t begin = sentence.begin;
  while (begin < sentence.end && scene.text(paragraph)[begin] == ' ') ++begin;
  const auto here = cues_in(scene, paragraph, begin, begin + 1);
  return std::any_of(here.begin(), here.end(), [](const CueHit& hit) { return hit.group == "same-speaker"; });
}

// "会上强调…", "It was noted that…": nobody's words; said at the start, not of a body that the sentence names later.
bool is_impersonal(const Scene& scene, std::uint32_t paragraph, const Range& sentence) {
  const std::uint32_t end = std::min(sentence.end, sentence.begin + longest_lead + longest_lead);
  return cue_in(scene, paragraph, "impersonal", sentence.begin, end) != nullptr;
}

// "The General Assembly then adopted resolution 74/247": a body does something, and nobody says so.
bool is_act(const Scene& scene, std::uint32_t paragraph, const Range& sentence) {
  if (cue_in(scene, paragraph, "says", sentence.begin, sentence.end) != nullptr) return false;
  if (cue_in(scene, paragraph, "adopts", sentence.begin, sentence.end) == nullptr) return false;
  const Stage stage = stage_of(scene, paragraph, sentence);
  const Found* body = first_after(stage, sentence.begin, is_body);
  return body != nullptr && body->begin <= sentence.begin + longest_lead;
}

bool is_heading(const Paragraph& paragraph) { return paragraph.role == Role::heading || paragraph.role == Role::title; }

bool is_named(const Speech& speech) { return !speech.actors.empty() && speech.actors.front().kind != Kind::voice; }

// "Mr. Okello (Uganda): …", "The President: …", 主席（以英语发言）：: a verbatim record gives the floor.
bool gives_floor(std::string_view text, std::uint32_t name_end) {
  constexpr std::size_t longest_remark = 120;  // bytes of （以法语发言）
  std::string_view rest = text.substr(name_end, longest_remark);
  const std::size_t colon = std::min(rest.find("："), rest.find(':'));
  if (colon == std::string_view::npos) return false;
  rest = rest.substr(0, colon);
  for (const std::string_view bracket : {")", "）", " "}) {
    if (rest.starts_with(bracket)) rest.remove_prefix(bracket.size());
  }
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  for (const std::string_view blank : {" ", "\u00a0", "\u202f"}) {  // French has a blank before its colon
    if (rest.ends_with(blank)) rest.remove_suffix(blank.size());
  }
  const bool remark =
      (rest.starts_with('(') && rest.ends_with(')')) || (rest.starts_with("（") && rest.ends_with("）"));
  return rest.empty() || remark;
}

}  // namespace

void Report::read(std::uint32_t paragraph) {
  const Paragraph& read = scene_.layout().paragraphs[paragraph];
  if (is_heading(read) || read.section != section_) {
    block_.clear();
    before_ = {};
  }
  section_ = read.section;
  take_floor(paragraph);
  Speech last;     // what the sentence before was
  Speech speaker;  // who the paragraph begins with: the rest of it is told of the same one, if nothing says otherwise
  for (std::size_t i = 0; i < scene_.sentences(paragraph).size(); ++i) {
    const Range sentence = scene_.sentences(paragraph)[i];
    Speech& speech = scene_.speeches[paragraph][i];
    if (block_.empty() && is_heading(read)) continue;
    speech = said(paragraph, sentence, i == 0 ? before_ : last, speaker);
    last = speech;
    if (is_named(speech))
      speaker = speech;
    else if (!speech.actors.empty())
      speaker = {};
    open_block(paragraph, sentence, speech);
  }
  before_ = speaker;
}

Speech Report::said(std::uint32_t paragraph, const Range& sentence, const Speech& last, const Speech& speaker) {
  if (!block_.empty()) return {block_, "own", 0};
  if (auto said = attributed(scene_, paragraph, sentence)) return *said;
  if (const CueHit* voice = unnamed(scene_, paragraph, sentence))
    return {{make_voice(paragraph, voice->value)}, "reported", sentence.begin};
  if (!last.actors.empty() && continues(scene_, paragraph, sentence)) return {last.actors, last.voice, 0};
  if (!speaker.actors.empty() && !is_impersonal(scene_, paragraph, sentence) && !is_act(scene_, paragraph, sentence))
    return {speaker.actors, speaker.voice, 0};
  if (const Speech* opened = opening(paragraph)) return {opened->actors, opened->voice, 0};
  if (is_recommended(paragraph)) return {{make_voice(paragraph, "some")}, "reported", sentence.begin};
  return {};
}

// "Several delegations proposed the following: (a) …": the entries are the words of whoever opened the list.
const Speech* Report::opening(std::uint32_t paragraph) const {
  const std::optional<std::uint32_t> opener = opener_of(scene_.layout(), paragraph);
  if (!opener) return nullptr;
  const std::vector<Speech>& speeches = scene_.speeches[*opener];
  return speeches.empty() || speeches.back().actors.empty() ? nullptr : &speeches.back();
}

// Under "Recommendations" stands what participants recommend, not the body whose report it is.
bool Report::is_recommended(std::uint32_t paragraph) const {
  const Layout& layout = scene_.layout();
  if (layout.paragraphs[paragraph].role != Role::item) return false;
  for (std::uint32_t section = layout.paragraphs[paragraph].section; section != 0;
       section = layout.sections[section].parent) {
    const std::uint32_t heading = layout.sections[section].paragraph;
    const auto size = static_cast<std::uint32_t>(scene_.text(heading).size());
    if (cue_in(scene_, heading, "recommendations", 0, size) != nullptr) return true;
  }
  return false;
}

Actor Report::make_voice(std::uint32_t paragraph, std::string_view size) {
  const std::string& number = scene_.layout().paragraphs[paragraph].number;
  Found voice;
  voice.kind = Kind::voice;
  voice.id = "voice:" + scene_.reading.document + "#" + number + ":" + std::to_string(++voices_[number]);
  voice.name = std::string(size);
  scene_.voices.push_back(voice);
  return {Kind::voice, voice.id, ""};
}

// "Mr. Okello (Uganda): said that …", the manner of some summary records.
bool Report::tells(std::uint32_t paragraph, std::uint32_t colon) const {
  constexpr std::uint32_t longest_mark = 4;  // bytes of a colon and a blank
  const auto cues = cues_in(scene_, paragraph, colon, colon + longest_mark + 1);
  return std::any_of(cues.begin(), cues.end(), [](const CueHit& cue) { return cue.group == "says"; });
}

// A speaker's name and a colon: what follows is the speaker's own, to the next who is given the floor; unless it tells
// what the speaker said.
void Report::take_floor(std::uint32_t paragraph) {
  if (scene_.sentences(paragraph).empty()) return;
  const Range first = scene_.sentences(paragraph).front();
  const std::string& text = scene_.text(paragraph);
  if (const CueHit* chair = cue_in(scene_, paragraph, "person-role", 0, longest_lead);
      chair != nullptr && gives_floor(text, chair->end))
    block_.clear();
  const std::optional<Subject> subject = subject_of(scene_, paragraph, first);
  const Named* person = subject ? person_in_front(scene_, paragraph, 0, subject->begin) : nullptr;
  if (person == nullptr || !subject->opens_entry(*person->found)) return;
  block_.clear();
  const std::uint32_t name_end = subject->listed.front().found->end;
  const std::size_t colon = std::min(text.find("：", name_end), text.find(':', name_end));
  if (!gives_floor(text, name_end)) return;
  const auto words = static_cast<std::uint32_t>(colon);
  if (!tells(paragraph, words)) block_ = {subject->listed.front().actor};
}

// "X代表作出下述发言：": what follows, to the next heading, is X's own.
void Report::open_block(std::uint32_t paragraph, const Range& sentence, const Speech& speech) {
  const CueHit* cue = cue_in(scene_, paragraph, "statement-block", sentence.begin, sentence.end);
  if (cue == nullptr || !block_.empty()) return;
  if (is_named(speech))
    block_ = speech.actors;
  else if (const Named* first = first_actor_in(scene_, paragraph, sentence))
    block_ = {{first->found->kind, first->found->id, ""}};
}

}  // namespace treatygraph
