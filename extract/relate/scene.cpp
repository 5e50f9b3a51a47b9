// Who speaks where: sections of a compilation, single submissions, statements that a report attributes, unnamed
// speakers.
#include <algorithm>
#include <array>
#include <map>

#include "extract/relate/rules.h"

namespace treatygraph {
namespace {

using facts::Kind;

std::vector<std::vector<Named>> named_by_paragraph(const Reading& reading) {
  std::vector<std::vector<Named>> out(reading.layout.paragraphs.size());
  for (const Found& found : reading.resolved.mentions) out[found.paragraph].push_back({&found, false});
  for (const BackReference& back : reading.resolved.references) {
    if (!back.place.id.empty()) out[back.place.paragraph].push_back({&back.place, true});
  }
  for (auto& named : out) {
    std::stable_sort(named.begin(), named.end(),
                     [](const Named& a, const Named& b) { return by_place(*a.found, *b.found); });
  }
  return out;
}

std::vector<CueGroups> groups_by_paragraph(const Reading& reading) {
  std::vector<CueGroups> out(reading.recognised.cues.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    for (const CueHit& cue : reading.recognised.cues[i]) out[i].add(cue.group);
  }
  return out;
}

std::vector<Actor> actors_of(const std::vector<ListedActor>& listed) {
  std::vector<Actor> actors;
  actors.reserve(listed.size());
  for (const ListedActor& one : listed) actors.push_back(one.actor);
  return actors;
}

// ---- whole papers ----

// The meeting that the paper's body and year, or its symbol, tell; else the one that the cover names.
std::string meeting_of_paper(const Scene& scene) {
  if (!scene.recognised().setting.meeting.empty()) return scene.recognised().setting.meeting;
  for (std::uint32_t i = 0; i < scene.recognised().setting.cover; ++i) {
    for (const Named& named : scene.named[i]) {
      if (named.found->kind == Kind::meeting) return named.found->id;
    }
  }
  return "";
}

// Is a gap between two names made of list signs, words of lists and brackets only? The Arabic "and" is
// written together with the word behind it.
bool is_glue(const Scene& scene, std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end) {
  constexpr std::uint32_t longest_glue = 240;
  if (end - begin > longest_glue) return false;
  std::string gap = scene.text(paragraph).substr(begin, end - begin);
  for (const CueHit& cue : cues_in(scene, paragraph, begin, end)) {
    if ((cue.group != "list-glue" && cue.group != "capacity" && cue.group != "on-behalf-of") || cue.end > end) continue;
    std::fill(gap.begin() + (cue.begin - begin), gap.begin() + (cue.end - begin), ' ');
  }
  constexpr std::array<std::string_view, 10> brackets = {"（", "）", "(", ")", "*", "¹", "²", "³", "：", "و"};
  for (const std::string_view bracket : brackets) {
    for (std::size_t at = gap.find(bracket); at != std::string::npos; at = gap.find(bracket))
      gap.replace(at, bracket.size(), " ");
  }
  return gap.find_first_not_of(' ') == std::string::npos;
}

// ---- sentences ----

const Named* first_actor_in(const Scene& scene, std::uint32_t paragraph, const Range& sentence) {
  for (const Named& named : named_in(scene, paragraph, sentence.begin, sentence.end)) {
    if (named.found->begin >= sentence.begin && named.found->end <= sentence.end && is_actor(named.found->kind))
      return &named;
  }
  return nullptr;
}

constexpr std::uint32_t longest_lead = 30;  // bytes before the speaker's name: "随后，"
constexpr std::uint32_t longest_clause = 150;  // "在同一次会议上审议该项目时，挪威代表指出": a clause of its own
constexpr std::uint32_t longest_verb_lead = 12;  // bytes before a verb that opens the sentence: و
constexpr std::uint32_t longest_gap = 90;        // bytes from the speaker's name to the verb of saying

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

// وقال ممثل فرنسا إن…: the verb in front of the speaker, at the start of the sentence or of a clause of its own.
const CueHit* verb_in_front(const Scene& scene, std::uint32_t paragraph, const Range& sentence, std::uint32_t name) {
  const CueHit* verb = last_cue_in(scene, paragraph, "says", sentence.begin, name);
  if (verb == nullptr || verb->value != "first" || !is_glue(scene, paragraph, verb->end, name)) return nullptr;
  const std::string lead = scene.text(paragraph).substr(sentence.begin, verb->begin - sentence.begin);
  const bool opens = lead.size() <= longest_verb_lead && lead.find(' ') == std::string::npos;
  return opens || (lead.size() <= longest_clause && ends_clause(lead)) ? verb : nullptr;
}

struct Saying {
  const CueHit* verb;
  std::uint32_t lead_end;  // where the speaker, or the verb in front, begins
};

std::optional<Saying> saying(const Scene& scene, std::uint32_t paragraph, const Range& sentence,
                             const std::vector<ListedActor>& listed) {
  const std::uint32_t begin = listed.front().found->begin, end = listed.back().found->end;
  if (const CueHit* verb = verb_in_front(scene, paragraph, sentence, begin)) return Saying{verb, verb->begin};
  const std::uint32_t verb_end = std::min(sentence.end, end + longest_gap);
  const CueHit* verb = cue_in(scene, paragraph, "says", end, verb_end);
  if (verb == nullptr) verb = cue_in(scene, paragraph, "statement-block", end, verb_end);
  return verb == nullptr ? std::nullopt : std::optional(Saying{verb, begin});
}

// "挪威代表指出…", "Ms. Okafor (Nigeria) said that…": the actors that a sentence of a report attributes its words to.
std::optional<Speech> attributed(const Scene& scene, std::uint32_t paragraph, const Range& sentence) {
  const Named* first = first_actor_in(scene, paragraph, sentence);
  if (first == nullptr) return std::nullopt;
  const std::uint32_t begin = first->found->begin;
  const std::vector<ListedActor> listed = actors_listed(scene, paragraph, begin, sentence.end);
  if (listed.empty()) return std::nullopt;
  const std::uint32_t name_end = listed.back().found->end;
  const auto said = saying(scene, paragraph, sentence, listed);
  if (!said) return std::nullopt;
  const std::uint32_t verb_begin = std::max(said->verb->begin, name_end),
                      verb_end = std::max(said->verb->end, name_end);
  const bool representative =
      cue_in(scene, paragraph, "capacity", name_end, verb_end) != nullptr ||
      cue_in(scene, paragraph, "capacity", begin > longest_lead ? begin - longest_lead : 0, begin) != nullptr;
  const Named* person = person_in_front(scene, paragraph, sentence.begin, begin);
  if (person != nullptr && cue_in(scene, paragraph, "person-role", sentence.begin, person->found->begin) != nullptr) {
    return std::nullopt;  // a chair speaks for the meeting
  }
  if (cue_in(scene, paragraph, "voice", sentence.begin, begin) != nullptr) return std::nullopt;  // others speak of it
  if (is_object(scene, paragraph, sentence.begin, said->lead_end)) return std::nullopt;
  const std::string lead = scene.text(paragraph).substr(sentence.begin, said->lead_end - sentence.begin);
  const bool clause = representative && lead.size() <= longest_clause && ends_clause(lead);
  if (lead.size() > longest_lead && person == nullptr && !clause) return std::nullopt;
  for (const Named& named :
       named_in(scene, paragraph, name_end, verb_begin)) {  // "… to which Norway referred": something cited between
    const bool between = named.found->begin > name_end && named.found->end < verb_begin;
    if (between && is_text(named.found->kind)) return std::nullopt;
  }
  const auto is_state = [](const ListedActor& one) { return one.actor.kind == Kind::state; };
  if (!representative && std::none_of(listed.begin(), listed.end(), is_state)) return std::nullopt;
  return Speech{actors_of(listed), "reported", name_end};
}

struct VoiceMaker {
  std::string document;
  std::map<std::string, unsigned> counts;  // by paragraph number

  Found make(const std::string& number, std::string_view size) {
    Found voice;
    voice.kind = Kind::voice;
    voice.id = "voice:" + document + "#" + number + ":" + std::to_string(++counts[number]);
    voice.name = std::string(size);
    return voice;
  }
};

// "许多发言者认为…": an unnamed speaker of a report.
std::optional<Speech> unnamed(Scene& scene, VoiceMaker& maker, std::uint32_t paragraph, const Range& sentence) {
  const CueHit* cue = nullptr;
  for (const CueHit& hit : cues_in(scene, paragraph, sentence.begin, sentence.end)) {
    if (hit.group != "voice" || hit.begin < sentence.begin || hit.end > sentence.end) continue;
    if (cue == nullptr || hit.begin < cue->begin || (hit.begin == cue->begin && hit.end > cue->end)) cue = &hit;
  }
  if (cue == nullptr) return std::nullopt;
  scene.voices.push_back(maker.make(scene.layout().paragraphs[paragraph].number, cue->value));
  return Speech{{{Kind::voice, scene.voices.back().id, ""}}, "reported", sentence.begin};
}

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

bool is_heading(const Paragraph& paragraph) { return paragraph.role == Role::heading || paragraph.role == Role::title; }

// The sentences of a paper that is nobody's own: a report.
class Report {
 public:
  explicit Report(Scene& scene) : scene_(scene), maker_{scene.reading.document, {}} {}

  void read(std::uint32_t paragraph) {
    const Paragraph& read = scene_.layout().paragraphs[paragraph];
    if (is_heading(read) || read.section != block_section_) block_.clear();
    Speech last;  // what the sentence before was
    Speech
        speaker;  // who the paragraph begins with: the rest of it is told of the same one, where nothing says otherwise
    for (std::size_t i = 0; i < scene_.sentences(paragraph).size(); ++i) {
      const Range sentence = scene_.sentences(paragraph)[i];
      Speech& speech = scene_.speeches[paragraph][i];
      if (!block_.empty())
        speech = {block_, "own", 0};
      else if (is_heading(read))
        continue;
      else if (auto said = attributed(scene_, paragraph, sentence))
        speech = *said;
      else if (auto voice = unnamed(scene_, maker_, paragraph, sentence))
        speech = *voice;
      else if (!last.actors.empty() && continues(scene_, paragraph, sentence))
        speech = {last.actors, last.voice, 0};
      else if (!speaker.actors.empty() && !is_impersonal(scene_, paragraph, sentence))
        speech = {speaker.actors, speaker.voice, 0};
      last = speech;
      const bool named = !speech.actors.empty() && speech.actors.front().kind != Kind::voice;
      if (named)
        speaker = speech;
      else if (!speech.actors.empty())
        speaker = {};
      open_block(paragraph, sentence, speech);
    }
  }

 private:
  // "X代表作出下述发言：": what follows, to the next heading, is X's own.
  void open_block(std::uint32_t paragraph, const Range& sentence, const Speech& speech) {
    const CueHit* cue = cue_in(scene_, paragraph, "statement-block", sentence.begin, sentence.end);
    if (cue == nullptr || !block_.empty()) return;
    const Named* first = first_actor_in(scene_, paragraph, sentence);
    if (speech.actors.empty() && first == nullptr) return;
    const bool own = !speech.actors.empty() && speech.actors.front().kind != Kind::voice;
    block_ = own                ? speech.actors
             : first == nullptr ? std::vector<Actor>{}
                                : std::vector<Actor>{{first->found->kind, first->found->id, ""}};
    block_section_ = scene_.layout().paragraphs[paragraph].section;
  }

  Scene& scene_;
  VoiceMaker maker_;
  std::vector<Actor> block_;
  std::uint32_t block_section_ = 0;
};

// ---- lists ----

struct Bracket {
  std::uint32_t open = 0, close = 0;
};

// The bracket that a place stands in; {0, 0} where it stands in none.
Bracket bracket_around(std::string_view paragraph, std::uint32_t at, std::uint32_t from) {
  constexpr std::uint32_t longest = 300;
  if (at > from + longest) from = at - longest;
  const std::string_view text = paragraph.substr(0, at + longest);
  Bracket bracket;
  for (const std::string_view open : {std::string_view("（"), std::string_view("(")}) {
    const std::string_view close = open == "(" ? ")" : "）";
    const std::size_t opened = text.substr(from, at - from).rfind(open);
    if (opened == std::string_view::npos) continue;
    const std::size_t closed = text.find(close, from + opened);
    if (closed != std::string_view::npos && closed > at)
      bracket = {static_cast<std::uint32_t>(from + opened), static_cast<std::uint32_t>(closed + close.size())};
  }
  return bracket;
}

// "挪威代表欧洲联盟", "Norway, speaking on behalf of the Group": the words stand right in front of the name.
bool is_spoken_for(const Scene& scene, const Found& group, std::uint32_t from) {
  if (group.kind == Kind::state) return false;
  const CueHit* cue = last_cue_in(scene, group.paragraph, "on-behalf-of", from, group.begin);
  if (cue == nullptr) return false;
  const std::string_view gap = std::string_view(scene.text(group.paragraph)).substr(cue->end, group.begin - cue->end);
  return gap.empty() || gap == " " || gap == " the ";
}

}  // namespace

bool is_actor(Kind kind) { return kind == Kind::state || kind == Kind::organisation || kind == Kind::territory; }
bool is_text(Kind kind) {
  return kind == Kind::instrument || kind == Kind::resolution || kind == Kind::document || kind == Kind::provision;
}

std::span<const CueHit> cues_in(const Scene& scene, std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end) {
  return cues_between(scene.cues(paragraph), begin, end);
}

std::span<const Named> named_in(const Scene& scene, std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end) {
  const auto& named = scene.named[paragraph];
  const auto before = [](const Named& one, std::uint32_t at) { return one.found->begin < at; };
  const auto first = std::lower_bound(named.begin(), named.end(), begin, before);
  const auto last = std::lower_bound(first, named.end(), std::max(begin, end), before);
  return {first, last};
}

const CueHit* cue_in(const Scene& scene, std::uint32_t paragraph, CueGroup group, std::uint32_t begin,
                     std::uint32_t end) {
  if (!scene.groups[paragraph].may_hold(group)) return nullptr;
  for (const CueHit& cue : cues_in(scene, paragraph, begin, end)) {
    if (cue.group == group && cue.end <= end) return &cue;
  }
  return nullptr;
}

const CueHit* last_cue_in(const Scene& scene, std::uint32_t paragraph, CueGroup group, std::uint32_t begin,
                          std::uint32_t end) {
  if (!scene.groups[paragraph].may_hold(group)) return nullptr;
  const CueHit* last = nullptr;
  for (const CueHit& cue : cues_in(scene, paragraph, begin, end)) {
    if (cue.group == group && cue.end <= end) last = &cue;
  }
  return last;
}

std::uint32_t actor_section(const Layout& layout, std::uint32_t paragraph) {
  std::uint32_t section = layout.paragraphs[layout.paragraphs[paragraph].anchor].section;
  while (section != 0 && !layout.sections[section].actor) section = layout.sections[section].parent;
  return section;
}

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

// An organisation that stands on its own and sends papers: no organ, office or programme of another.
bool sends_papers(const Scene& scene, const Found& found) {
  constexpr std::array<std::string_view, 5> types = {"organisation", "agency", "group", "network", "company"};
  if (found.kind != Kind::organisation || found.entry == no_entry) return false;
  const std::string_view type = scene.reading.lexicon.entry(found.entry).attribute("type");
  return std::find(types.begin(), types.end(), type) != types.end();
}

// "Contribution by INTERPOL", 国际刑警组织提交的书面意见.
std::vector<ListedActor> organisation_on_cover(const Scene& scene) {
  for (std::uint32_t i = 0; i < scene.recognised().setting.cover; ++i) {
    if (!is_submission_title(scene, i)) continue;
    for (const Named& named : scene.named[i]) {
      if (sends_papers(scene, *named.found) && !named.reference)
        return {{{named.found->kind, named.found->id, ""}, named.found}};
    }
  }
  return {};
}

std::vector<ListedActor> paper_authors(const Scene& scene) {
  for (const auto find : {authors_on_cover, authors_in_opening, organisation_on_cover}) {
    if (std::vector<ListedActor> authors = find(scene); !authors.empty()) return authors;
  }
  return {};
}

std::string part_id(const Scene& scene, std::uint32_t section) {
  std::string id = scene.reading.document + "#";
  for (std::size_t i = 0; i < scene.section_actors[section].size(); ++i) {
    id += (i > 0 ? "+" : "") + scene.section_actors[section][i].id;
  }
  return id;
}

std::vector<ListedActor> actors_listed(const Scene& scene, std::uint32_t paragraph, std::uint32_t begin,
                                       std::uint32_t end) {
  const std::string& text = scene.text(paragraph);
  std::vector<ListedActor> listed;
  std::uint32_t last_end = begin;
  for (const Named& named : named_in(scene, paragraph, begin, end)) {
    const Found& found = *named.found;
    if (named.reference || found.end > end) continue;
    if (!is_actor(found.kind) && found.kind != Kind::person) {
      if (!listed.empty() && found.begin >= last_end) break;
      continue;
    }
    if (found.kind == Kind::person || found.begin < last_end) continue;
    if (!listed.empty() && !is_glue(scene, paragraph, last_end, found.begin)) break;
    const Bracket bracket = bracket_around(text, found.begin, begin);
    const bool in_bracket =
        bracket.close > 0 && cue_in(scene, paragraph, "on-behalf-of", bracket.open, found.begin) != nullptr;
    const bool for_others = in_bracket || is_spoken_for(scene, found, listed.empty() ? begin : last_end);
    const bool speaks_for_first =  // "on behalf of the Group by the representative of Norway"
        listed.size() == 1 && is_spoken_for(scene, *listed.front().found, begin) &&
        cue_in(scene, paragraph, "capacity", last_end, found.begin) != nullptr;
    if (speaks_for_first)
      listed.front() = {{found.kind, found.id, listed.front().actor.id}, &found};
    else if (for_others && !listed.empty())
      listed.back().actor.on_behalf_of = found.id;
    else
      listed.push_back({{found.kind, found.id, ""}, &found});
    last_end = in_bracket ? bracket.close : found.end;
  }
  return listed;
}

Link link_to(const Found& object, const Actor& subject, facts::Predicate predicate, std::string_view rule) {
  Link link;
  link.paragraph = object.paragraph;
  link.begin = object.begin;
  link.end = object.end;
  link.subject_kind = subject.kind;
  link.subject = subject.id;
  link.predicate = predicate;
  link.object_kind = object.kind;
  link.object = object.id;
  link.rule = std::string(rule);
  if (!subject.on_behalf_of.empty()) link.attributes["on_behalf_of"] = subject.on_behalf_of;
  return link;
}

Scene set_scene(const Reading& reading) {
  Scene scene{reading, named_by_paragraph(reading), groups_by_paragraph(reading), {}, {}, {}, ""};
  scene.meeting = meeting_of_paper(scene);
  scene.section_actors.resize(reading.layout.sections.size());
  for (std::size_t i = 1; i < reading.layout.sections.size(); ++i) {
    const Section& section = reading.layout.sections[i];
    if (!section.actor) continue;
    const auto size = static_cast<std::uint32_t>(scene.text(section.paragraph).size());
    scene.section_actors[i] = actors_of(actors_listed(scene, section.paragraph, 0, size));
  }
  for (const auto& ranges : reading.recognised.sentences) scene.speeches.emplace_back(ranges.size());
  const std::vector<Actor> whole = actors_of(paper_authors(scene));
  Report report(scene);
  for (std::uint32_t i = 0; i < reading.layout.paragraphs.size(); ++i) {
    const std::uint32_t section = actor_section(reading.layout, i);
    const std::vector<Actor>& actors = section != 0 ? scene.section_actors[section] : whole;
    const bool cover = i < reading.recognised.setting.cover;
    if (section == 0 && (whole.empty() || cover)) {
      report.read(i);
      continue;
    }
    const bool by_secretariat = cue_in(scene, i, "secretariat-note", 0, 36) != nullptr;
    const std::string voice = actors.empty() ? "unattributed" : actors.size() > 1 ? "joint" : "own";
    for (Speech& speech : scene.speeches[i])  // a note of the secretariat in a state's section is not the state's text
      speech = by_secretariat ? Speech{{}, "secretariat", 0} : Speech{actors, voice, 0};
  }
  return scene;
}

}  // namespace treatygraph
