// Who speaks where: sections of a compilation, single submissions, reports. And what every rule asks of a paper.
#include <algorithm>
#include <array>

#include "extract/base/text.h"
#include "extract/relate/rules.h"
#include "extract/relate/speakers.h"

namespace treatygraph {
namespace {

using facts::Kind;

std::vector<std::vector<Named>> named_by_paragraph(const Reading& reading) {
  std::vector<std::vector<Named>> out(reading.layout.paragraphs.size());
  std::vector<std::size_t> room(out.size());
  for (const Found& found : reading.resolved.mentions) ++room[found.paragraph];
  for (const BackReference& back : reading.resolved.references) ++room[back.place.paragraph];
  for (std::size_t i = 0; i < out.size(); ++i) out[i].reserve(room[i]);
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

std::vector<Actor> actors_of(const std::vector<ListedActor>& listed) {
  std::vector<Actor> actors;
  actors.reserve(listed.size());
  for (const ListedActor& one : listed) actors.push_back(one.actor);
  return actors;
}

// ---- whole papers ----

// "The eleventh meeting of the Expert Group was convened …": the one that a report's first paragraphs begin with.
std::string meeting_of_opening(const Scene& scene) {
  constexpr std::uint32_t longest_opening = 4, longest_start = 24;  // paragraphs; bytes before the name
  const std::uint32_t cover = scene.recognised().setting.cover;
  for (std::uint32_t i = cover; i < scene.layout().paragraphs.size() && i < cover + longest_opening; ++i) {
    for (const Named& named : scene.named[i]) {
      if (named.found->kind == Kind::meeting && named.found->begin <= longest_start) return named.found->id;
    }
  }
  return "";
}

// "meeting:ga-" of "meeting:ga-90".
std::string_view series_of(std::string_view meeting) {
  return meeting.substr(0, meeting.find_last_not_of("0123456789") + 1);
}

// The meeting that the paper's body and year, or its symbol, tell; else the one that the cover names. "Ninetieth
// session" on the cover of what a committee, or the Secretary-General, reports to the Assembly is whom the report goes
// to.
std::string meeting_of_paper(const Scene& scene) {
  const Setting& setting = scene.recognised().setting;
  const std::string& reporter = setting.reporter;
  if (!setting.meeting.empty() && (reporter.empty() || reporter == setting.body)) return setting.meeting;
  std::string_view sent_to = series_of(setting.meeting);
  for (std::uint32_t i = 0; i < setting.cover; ++i) {
    for (const Named& named : scene.named[i]) {
      if (named.found->kind != Kind::meeting) continue;
      const std::string_view meeting = named.found->id.view();
      if (reporter.empty() || meeting.starts_with("meeting:" + reporter + "-")) return std::string(meeting);
      sent_to = series_of(meeting);
    }
  }
  const std::string opening = meeting_of_opening(scene);
  return series_of(opening) == sent_to ? "" : opening;
}

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
    const std::size_t opened = find_last(text.substr(from, at - from), open);
    if (opened == std::string_view::npos) continue;
    const std::size_t closed = text.find(close, from + opened);
    if (closed != std::string_view::npos && closed > at)
      bracket = {static_cast<std::uint32_t>(from + opened), static_cast<std::uint32_t>(closed + close.size())};
  }
  return bracket;
}

constexpr std::uint32_t near_capacity = 6;  // bytes of 代表

// "挪威代表欧洲联盟", "Norway, speaking on behalf of the Group": the words stand right in front of the name.
bool is_spoken_for(const Scene& scene, const Found& group, std::uint32_t from) {
  if (group.kind == Kind::state) return false;
  const CueHit* cue = last_cue_in(scene, group.paragraph, "on-behalf-of", from, group.begin);
  if (cue == nullptr) return false;
  const std::string_view gap = std::string_view(scene.text(group.paragraph)).substr(cue->end, group.begin - cue->end);
  return gap.empty() || gap == " " || gap == " the ";
}

}  // namespace

bool is_list_glue(const Scene& scene, std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end) {
  constexpr std::uint32_t longest_glue = 240;
  if (end - begin > longest_glue) return false;
  std::string gap = scene.text(paragraph).substr(begin, end - begin);
  blank_out_fillers(scene.lexicon(), "list-glue", gap);
  for (const CueHit& cue : cues_in(scene, paragraph, begin, end)) {
    const bool titles =
        cue.group == "capacity" || cue.group == "on-behalf-of" || cue.group == "honorific" || cue.group == "office";
    if (!titles || cue.end > end) continue;
    std::fill(gap.begin() + (cue.begin - begin), gap.begin() + (cue.end - begin), ' ');
  }
  for (const Named& named : named_in(scene, paragraph, begin, end)) {  // "Mr. Haddad (…) and Ms. Rossi (…)"
    if (named.found->kind != Kind::person || named.found->end > end) continue;
    std::fill(gap.begin() + (named.found->begin - begin), gap.begin() + (named.found->end - begin), ' ');
  }
  if (cue_in(scene, paragraph, "on-behalf-of", begin, end) !=
      nullptr)  // "Mr. Lambert (Belgium): on behalf of the Union"
    std::replace(gap.begin(), gap.end(), ':', ' ');
  static constexpr std::array<std::string_view, 10> brackets = {"（", "）", "(", ")", "*", "¹", "²", "³", "：", "و"};
  for (const std::string_view bracket : brackets) {
    for (std::size_t at = gap.find(bracket); at != std::string::npos; at = gap.find(bracket))
      std::fill_n(gap.begin() + static_cast<std::ptrdiff_t>(at), bracket.size(), ' ');
  }
  return gap.find_first_not_of(' ') == std::string::npos;
}

std::uint32_t letter_size(const Scene& scene) {
  const std::string& language = scene.recognised().setting.language;
  return language == "ru" || language == "ar" ? 2 : 1;
}

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

std::string part_id(const Scene& scene, std::uint32_t section) {
  std::string id = scene.reading.document + "#";
  for (std::size_t i = 0; i < scene.section_actors[section].size(); ++i) {
    if (i > 0) id += '+';
    id += scene.section_actors[section][i].id;
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
    if (!listed.empty() && !is_list_glue(scene, paragraph, last_end, found.begin)) break;
    const Bracket bracket = bracket_around(text, found.begin, begin);
    const bool in_bracket =
        bracket.close > 0 && cue_in(scene, paragraph, "on-behalf-of", bracket.open, found.begin) != nullptr;
    const bool for_others = in_bracket || is_spoken_for(scene, found, listed.empty() ? begin : last_end);
    const bool speaks_for_first =  // "on behalf of the Group by the representative of Norway", 代表集团发言的挪威代表
        listed.size() == 1 && is_spoken_for(scene, *listed.front().found, begin) &&
        (cue_in(scene, paragraph, "capacity", last_end, found.begin) != nullptr ||
         cue_in(scene, paragraph, "capacity", found.end, found.end + near_capacity) != nullptr);
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

std::vector<ListedActor> last_listed(const Scene& scene, std::uint32_t paragraph, std::uint32_t begin,
                                     std::uint32_t end) {
  std::vector<ListedActor> last;
  for (;;) {
    std::vector<ListedActor> next = actors_listed(scene, paragraph, begin, end);
    if (next.empty()) return last;
    begin = next.back().found->end;
    last = std::move(next);
  }
}

bool names_offence(const Scene& scene, std::uint32_t paragraph, const Range& range) {
  const auto named = named_in(scene, paragraph, range.begin, range.end);
  return std::any_of(named.begin(), named.end(), [](const Named& one) { return one.found->kind == Kind::offence; });
}

const Found* meeting_named_before(const Scene& scene, std::uint32_t paragraph, std::uint32_t at) {
  constexpr std::uint32_t reach = 2000;  // bytes
  const Found* last = nullptr;
  for (const Named& named : named_in(scene, paragraph, at - std::min(at, reach), at)) {
    if (named.found->kind == Kind::meeting) last = named.found;
  }
  return last;
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
  link.rule = rule;
  if (!subject.on_behalf_of.empty()) link.attributes["on_behalf_of"] = subject.on_behalf_of;
  return link;
}

Scene set_scene(const Reading& reading) {
  Scene scene{reading, named_by_paragraph(reading), reading.recognised.cue_groups, {}, {}, {}, ""};
  scene.meeting = meeting_of_paper(scene);
  scene.section_actors.resize(reading.layout.sections.size());
  const bool by_organ = reading.document.find("/RES/") != std::string::npos;  // names there are those of a vote
  for (std::size_t i = 1; i < reading.layout.sections.size() && !by_organ; ++i) {
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
    const CueHit* note = cue_in(scene, i, "secretariat-note", 0, 36);
    const std::string voice = actors.empty() ? "unattributed" : actors.size() > 1 ? "joint" : "own";
    for (Speech& speech : scene.speeches[i])  // a note of the secretariat in a state's section is not the state's text
      speech = note == nullptr ? Speech{actors, voice, 0}
                               : Speech{{{facts::Kind::organisation, SharedText(note->value), {}}}, "secretariat", 0};
  }
  return scene;
}

}  // namespace treatygraph
