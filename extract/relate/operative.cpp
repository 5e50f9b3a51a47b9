// What a resolution does by itself: its operative paragraphs begin with the verb, and the subject is the resolution
// that they stand in: the paper, or the one that a report prints under its number.
#include <algorithm>
#include <optional>

#include "extract/relate/acts.h"

namespace treatygraph {
namespace {

using facts::Kind;
using facts::Predicate;

constexpr std::uint32_t longest_lead = 24;     // bytes before the verb: 又, 决定, "Also ", "Once again "
constexpr std::uint32_t near_body = 12;        // bytes from 请, "Requests" to the first body: " upon the "
constexpr std::uint32_t longest_glue = 40;     // bytes between two bodies of one list
constexpr std::uint32_t longest_heading = 90;  // bytes of a line that is the number of a resolution and little else
constexpr std::uint32_t near_text = 60;        // bytes from 核可, "Endorses" to the text
constexpr std::uint32_t longest_subject = 60;  // "The Commission decides to request …"

bool is_glue(const Stage& stage, std::uint32_t begin, std::uint32_t end) {
  if (end - begin > longest_glue) return false;
  std::string gap(stage.gap(begin, end));
  blank_out_fillers(stage.scene.lexicon(), "list-glue", gap);
  for (const CueHit& cue : cues_in(stage.scene, stage.paragraph, begin, end)) {
    const bool glues = cue.group == "joins" || cue.group == "asked-along";
    if (!glues || cue.end > end) continue;
    std::fill(gap.begin() + (cue.begin - begin), gap.begin() + (cue.end - begin), ' ');
  }
  const std::string_view bound = "و";  // the Arabic "and" is written together with the word behind it
  if (const std::size_t at = gap.find(bound); at != std::string::npos) gap.replace(at, bound.size(), "  ");
  return gap.find_first_not_of(' ') == std::string::npos;
}

// 联合国会员国, "United Nations Member States": the members are asked, and not the body.
bool is_of_its_members(const Stage& stage, const Found& body) {
  constexpr std::uint32_t longest_way = 4;  // bytes of 的 or of a blank
  const auto behind = cues_in(stage.scene, stage.paragraph, body.end, body.end + longest_way);
  return std::any_of(behind.begin(), behind.end(),
                     [](const CueHit& cue) { return cue.group == "asked-along" && cue.value == "members"; });
}

// 请秘书处与非洲联盟、西非经共体联合评估: with whom the one that is asked is to work.
bool are_partners(const Stage& stage, const Found& first, const Found& last) {
  constexpr std::uint32_t longest_way = 24;  // bytes of 和其他伙伴联合
  const std::string_view way = stage.gap(first.end, last.begin);
  const bool with = way.starts_with("与") || way.starts_with("同") || way.starts_with("会同");
  return with && cue_in(stage.scene, stage.paragraph, "together", last.end, last.end + longest_way) != nullptr;
}

// 邀请捐助国向联合国提供协助: the body is not who is asked.
bool is_towards(const Stage& stage, std::uint32_t begin, std::uint32_t end) {
  const CueHit* towards = last_cue_in(stage.scene, stage.paragraph, "oblique", begin, end);
  return towards != nullptr && towards->end == end && towards->begin > begin && stage.gap(begin, end).front() != ' ';
}

// The bodies of the list that begins right behind `at`, between others that are asked and are no bodies (各国政府,
// "civil society").
std::vector<const Found*> bodies_after(const Stage& stage, std::uint32_t at) {
  std::vector<const Found*> list;
  std::uint32_t reached = at;
  for (const Found* thing : stage.things) {
    if (thing->begin < reached) continue;
    const bool first = reached == at && thing->begin - at <= near_body && !is_towards(stage, at, thing->begin);
    if (!is_body(*thing) || (!first && !is_glue(stage, reached, thing->begin))) break;
    reached = thing->end;
    if (!is_of_its_members(stage, *thing)) list.push_back(thing);
  }
  if (list.size() > 1 && are_partners(stage, *list.front(), *list.back())) list.resize(1);
  return list;
}

// "……，并请……", "…, and requests …".
bool goes_on(const Stage& stage, const CueHit& verb) {
  const std::uint32_t from = verb.begin > longest_lead ? verb.begin - longest_lead : 0;
  const CueHit* joins = last_cue_in(stage.scene, stage.paragraph, "joins", from, verb.begin);
  const bool bound = stage.gap(0, verb.begin).ends_with(" و");  // the Arabic "and" is a part of the word
  return bound || (joins != nullptr && verb.begin - joins->end <= 6);
}

// 延长专家组的任期，并请其与各方合作, "welcomes the work of the Panel and requests it to …": the body that was spoken
// of.
struct Pronoun {
  const Found* body = nullptr;
  std::uint32_t end = 0;
};
Pronoun pronoun_at(const Stage& stage, const CueHit& verb) {
  constexpr std::uint32_t longest_way = 12;  // bytes from the subject to its verb
  for (const CueHit& cue : cues_in(stage.scene, stage.paragraph, verb.end, verb.end + 2)) {
    if (cue.group != "asked-before") continue;
    const std::uint32_t before = verb.begin > longest_way ? verb.begin - longest_way : 0;
    return {last_before(stage, goes_on(stage, verb) ? verb.begin : before, is_body), cue.end};
  }
  return {};
}

std::string clause(std::string_view rest) {
  static constexpr std::string_view stops[] = {"，", "。", "；", ", ", ". ", ";", "؛", "،"};
  for (const std::string_view stop : stops) rest = rest.substr(0, rest.find(stop));
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  while (!rest.empty() && (rest.back() == '.' || rest.back() == ' ')) rest.remove_suffix(1);
  return std::string(rest);
}

// 在……之前, 至迟于……, "no later than …".
std::string deadline(const Stage& stage, std::uint32_t from) {
  const std::string_view rest = stage.gap(from, stage.range.end);
  if (const CueHit* until = cue_in(stage.scene, stage.paragraph, "deadline", from, stage.range.end))
    return clause(stage.gap(until->begin, stage.range.end));
  const std::size_t end = rest.find("之前");
  if (end == std::string_view::npos) return "";
  const std::size_t begin = rest.rfind("在", end);
  return begin == std::string_view::npos || end - begin > 90 ? "" : std::string(rest.substr(begin, end + 6 - begin));
}

// The resolutions of a report, as its lines go by: a line that is the number of one opens its text.
class Texts {
 public:
  explicit Texts(const Scene& scene) : scene_(scene) {
    const std::string& own = scene.reading.document;
    if (own.find("/RES/") != std::string::npos || own.find("/DEC/") != std::string::npos) paper_ = resolution(own);
    if (own.find("/L.") != std::string::npos && is_draft()) {
      paper_ = resolution(own);
      paper_->kind = Kind::document;
    }
  }

  // The resolution that the paragraph stands in, where it is no line of its own.
  [[nodiscard]] std::optional<Found> at(std::uint32_t paragraph) {
    if (paper_) return paper_;
    const std::string& text = scene_.text(paragraph);
    const auto size = static_cast<std::uint32_t>(text.size());
    if (size > longest_heading) return open_;
    if (cue_in(scene_, paragraph, "draft-resolution", 0, size) != nullptr) open_.reset();
    for (const Named& named : named_in(scene_, paragraph, 0, longest_lead)) {
      const bool alone = scene_.layout().paragraphs[paragraph].number.empty() && named.found->end + 3 >= size;
      if (!named.reference && is_resolution(*named.found) && alone) open_ = resolution(named.found->id);
    }
    return open_;
  }

 private:
  // "Ghana and Peru: draft resolution" on the cover.
  [[nodiscard]] bool is_draft() const {
    for (std::uint32_t i = 0; i < scene_.recognised().setting.cover; ++i) {
      const auto size = static_cast<std::uint32_t>(scene_.text(i).size());
      if (size <= longest_heading && cue_in(scene_, i, "draft-resolution", 0, size) != nullptr) return true;
    }
    return false;
  }

  static Found resolution(const std::string& id) {
    Found found;
    found.kind = Kind::resolution;
    found.id = id;
    return found;
  }

  const Scene& scene_;
  std::optional<Found> paper_, open_;
};

// Where the words of the paragraph begin: behind "The Commission", 委员会.
std::uint32_t behind_subject(const Stage& stage) {
  const std::uint32_t begin = stage.range.begin;
  for (const Found* thing : stage.things) {
    const std::string_view lead = stage.gap(begin, thing->begin);
    if (is_body(*thing) && thing->end <= longest_subject && (lead.empty() || lead == "The ")) return thing->end;
  }
  return begin;
}

// "4. Endorses the Declaration", 1. 核可……大会通过的《……宣言》.
void endorse(const Stage& stage, const CueHit& verb, const Found& resolution, std::vector<Link>& out) {
  const Found* next = first_after(stage, verb.end, [](const Found&) { return true; });
  const Found* text = first_after(stage, verb.end, is_adoptable);
  if (text == nullptr || text->id == resolution.id) return;
  const bool beside = text == next && text->begin - verb.end <= near_text;
  const bool by_others = std::all_of(stage.things.begin(), stage.things.end(), [&](const Found* thing) {
    return thing->begin < verb.end || thing->begin >= text->begin || is_body(*thing) || thing->kind == Kind::meeting;
  });
  const bool of_body = next != nullptr && is_body(*next) &&
                       next->end < text->begin &&  // 欢迎毒罪办的报告（E/CN.15/2023/1）
                       stage.gap(next->end, text->begin).starts_with("的") && text->begin - verb.end <= far_object &&
                       !has_clause_mark(stage.gap(verb.end, text->begin));
  if (beside || of_body || (by_others && is_of_another(stage, verb.end, text->begin)))
    out.push_back(act(resolution, Predicate::endorsed, *text, "operative", std::string(verb.value)));
}

// "Decides to establish the Working Group on …"
void establish(const Stage& stage, const CueHit& verb, const Found& resolution, std::vector<Link>& out) {
  const auto& bare = stage.scene.recognised().generic;
  for (const Found* body : stage.things) {
    const bool right_behind = body->begin >= verb.end && body->begin - verb.end <= near_body;
    if (!is_body(*body) || !right_behind) continue;
    const auto place = std::lower_bound(bare.begin(), bare.end(), *body, by_place);
    if (place != bare.end() && !by_place(*body, *place)) return;  // "a working group": not known under this name
    out.push_back(
        act(resolution, Predicate::established, *body, "operative", std::string(stage.gap(verb.begin, verb.end))));
    return;
  }
}

void read(const Stage& stage, const Found& resolution, std::vector<Link>& out) {
  const std::uint32_t start = behind_subject(stage);
  bool operative = false;
  for (const CueHit& cue : cues_in(stage.scene, stage.paragraph, start, stage.range.end)) {
    const bool asks = cue.group == "requests", endorses = cue.group == "endorses";
    const bool establishes = cue.group == "establishes" && cue.value.empty();
    if (cue.end > stage.range.end || (!asks && !endorses && !establishes && cue.group != "operative")) continue;
    const bool leads = cue.begin - start <= longest_lead;
    if (leads && stage.gap(start, cue.begin).find("，") == std::string_view::npos) operative = true;
    if (!operative || (!leads && !goes_on(stage, cue))) continue;
    if (asks) request(stage, cue, {&resolution}, "operative", out);
    if (!is_resolution(resolution)) continue;  // a draft endorses and establishes nothing yet
    if (endorses) endorse(stage, cue, resolution, out);
    if (establishes) establish(stage, cue, resolution, out);
  }
}

}  // namespace

void request(const Stage& stage, const CueHit& verb, const std::vector<const Found*>& by, std::string_view rule,
             std::vector<Link>& out) {
  const Pronoun pronoun = pronoun_at(stage, verb);
  const std::vector<const Found*> bodies =
      pronoun.body != nullptr ? std::vector<const Found*>{pronoun.body} : bodies_after(stage, verb.end);
  if (bodies.empty()) return;
  const std::uint32_t behind = pronoun.body != nullptr ? pronoun.end : bodies.back()->end;
  for (const Found* body : bodies) {
    for (const Found* subject : by) {
      if (subject->id == body->id) continue;
      Link link = act(*subject, Predicate::requested, *body, rule, std::string(verb.value));
      link.attributes["what"] = clause(stage.gap(behind, stage.range.end));
      if (const std::string until = deadline(stage, behind); !until.empty()) link.attributes["deadline"] = until;
      out.push_back(std::move(link));
    }
  }
}

std::vector<Link> find_operative(const Scene& scene) {
  std::vector<Link> out;
  Texts texts(scene);
  for (std::uint32_t i = 0; i < scene.layout().paragraphs.size(); ++i) {
    const std::optional<Found> resolution = texts.at(i);
    const Role role = scene.layout().paragraphs[i].role;
    if (!resolution || role == Role::title || role == Role::note || scene.sentences(i).empty()) continue;
    read(stage_of(scene, i, scene.sentences(i).front()), *resolution, out);
  }
  return out;
}

}  // namespace treatygraph
