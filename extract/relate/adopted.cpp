// ADOPTED: which body or meeting adopted a text.
#include <algorithm>
#include <optional>

#include "extract/relate/acts.h"

namespace treatygraph {
namespace {

using facts::Kind;
using facts::Predicate;

constexpr std::uint32_t furthest_subject = 150;

// The text that the verb acts on.
const Found* adopted_text(const Stage& stage, const CueHit& cue) {
  const Found* text = first_after(
      stage, cue.end, [&](const Found& found) { return is_adoptable(found) && !is_spoken_of(stage, cue, found); });
  if (text == nullptr) return nullptr;
  const std::string_view gap = stage.gap(cue.end, text->begin);
  const bool passive = gap.starts_with("、") || gap.starts_with("并");
  const bool verb = gap.empty() || gap.starts_with("了") || gap.starts_with("的") || gap.starts_with(" ") ||
                    gap.starts_with("其") || passive;
  if (passive) {  // the text stands behind the last verb, not between the two
    const CueHit* second = cue_in(stage.scene, stage.paragraph, "endorses", cue.end, stage.range.end);
    if (second != nullptr) text = first_after(stage, second->end, is_adoptable);
    return text != nullptr && text->begin - cue.end <= far_object + 60 ? text : nullptr;
  }
  const bool in_bracket = gap.ends_with("（") || gap.ends_with('(');  // "the draft report on its session (E/CN.7/…/L.1"
  return verb && gap.size() <= (in_bracket ? far_object : near_object) ? text : nullptr;
}

// The texts of the list that begins with `first`: 《…公约》和《…议定书》.
std::vector<const Found*> listed_texts(const Stage& stage, const Found& first) {
  std::vector<const Found*> list{&first};
  for (const Found* thing : stage.things) {
    if (thing->begin < list.back()->end || thing->kind != first.kind) continue;
    std::string_view gap = stage.gap(list.back()->end, thing->begin);
    if (gap.starts_with("》")) gap.remove_prefix(std::string_view("》").size());
    const bool comma = gap == ", " || gap == "，";
    const CueHit* joins = cue_in(stage.scene, stage.paragraph, "joins", list.back()->end, thing->begin);
    if ((joins == nullptr && !comma) || gap.size() > longest_join) break;
    list.push_back(thing);
  }
  return list;
}

// "the Declaration (resolution 70/174, annex), which had been adopted by …": what a bracket holds is not what the verb
// is said of.
const Found* text_in_front(const Stage& stage, const CueHit& cue) {
  const Found* text = last_before(stage, cue.begin, is_adoptable);
  if (text == nullptr) return nullptr;
  const std::string_view way = stage.gap(text->end, cue.begin);
  const std::size_t closes = way.find(')'), opens = way.find('(');
  if (closes == std::string_view::npos || opens < closes) return text;
  const Found* before = last_before(stage, text->begin, is_adoptable);
  return before != nullptr && stage.gap(before->end, text->begin).find('(') != std::string_view::npos ? before : text;
}

// "By its resolution 74/247, which was adopted by a recorded vote, the Assembly decided …": the body behind, whose text
// it is.
bool adopted_of_its_own(const Stage& stage, const CueHit& cue, std::vector<Link>& out) {
  constexpr std::uint32_t longest_its = 3, longest_link = 16;  // bytes of " " and of ", which was "
  const Found* text = last_before(stage, cue.begin, is_resolution);
  if (text == nullptr || cue.begin - text->end > longest_link) return false;
  const CueHit* its = last_cue_in(stage.scene, stage.paragraph, "of-it", stage.range.begin, text->begin);
  const CueHit* in = cue_in(stage.scene, stage.paragraph, "in-resolution", stage.range.begin, text->end);
  const bool own = its != nullptr && text->begin - its->end <= longest_its;
  const bool opens = in != nullptr && in->begin == stage.range.begin && text->begin <= in->end + longest_its;
  if (!own && !opens) return false;
  const Found* by = first_after(stage, cue.end, is_body);
  if (by == nullptr || by->begin - cue.end > far_object) return false;
  if (!has_clause_mark(stage.gap(cue.end, by->begin))) return false;
  add_adopted(stage, cue, *by, *text, out);
  return true;
}

// "adopted at the fourteenth Congress", "adoptée en 2010 au douzième Congrès".
const Found* meeting_of_adoption(const Stage& stage, const CueHit& cue) {
  constexpr std::uint32_t longest_way = 40, longest_article = 6;  // bytes
  const Found* meeting = first_after(stage, cue.end, [](const Found& one) { return one.kind == Kind::meeting; });
  if (meeting == nullptr || meeting->begin - cue.end > longest_way) return nullptr;
  const CueHit* at = last_cue_in(stage.scene, stage.paragraph, "time-or-place", cue.end, meeting->begin);
  const bool placed = at != nullptr && meeting->begin - at->end <= longest_article;
  return placed && !has_clause_mark(stage.gap(cue.end, meeting->begin)) ? meeting : nullptr;
}

// "the Declaration adopted by the Congress", принятая Ассамблеей резолюция.
void adopted_by(const Stage& stage, const CueHit& cue, std::vector<Link>& out) {
  const Found* by = agent_of(stage, cue, acts);
  if (by == nullptr) by = meeting_of_adoption(stage, cue);
  if (by == nullptr) return;
  const Found* text = text_in_front(stage, cue);
  if (text == nullptr || cue.begin - text->end > far_object) text = first_after(stage, by->end, is_adoptable);
  if (text != nullptr && (text->end <= cue.begin || text->begin - by->end <= 2))
    add_adopted(stage, cue, *by, *text, out);
}

// واعتمدت الجمعية العامة، في قرارها 79/243، اتفاقية…: the actor behind the verb, then the text, where the resolution
// that holds it may stand between.
bool adopted_behind_verb(const Stage& stage, const CueHit& cue, std::vector<Link>& out) {
  const Found* by = cue.value == "first" ? agent_of(stage, cue, acts) : nullptr;
  if (by == nullptr) return false;
  const Found* own = resolution_behind(stage, cue);
  const Found* text = first_after(stage, by->end, [&](const Found& one) { return is_adoptable(one) && &one != own; });
  if (text == nullptr || text->begin - by->end > far_object) text = own;
  if (text == nullptr || text->begin - by->end > far_object) return true;
  add_adopted(stage, cue, *by, *text, out);
  const Found* resolution = own != nullptr ? own : resolution_speaking(stage, cue);
  if (resolution != nullptr && resolution != text) add_adopted(stage, cue, *resolution, *text, out);
  return true;
}

// 由……会议以122票赞成获得通过, 由大会未经表决通过: how it was voted, and nothing else.
bool tells_vote(const Stage& stage, const Found& by, const CueHit& cue) {
  constexpr std::uint32_t longest_vote = 90, longest_lead = 12;  // bytes
  const CueHit* vote = cue_in(stage.scene, stage.paragraph, "vote", by.end, cue.begin);
  if (vote == nullptr || cue.begin - by.end > longest_vote) return false;
  return vote->begin - by.end <= longest_lead && !has_clause_mark(stage.gap(by.end, cue.begin));
}

// 于2010年7月22日通过: the day, and nothing else.
bool tells_day(const Stage& stage, const Found& by, const CueHit& cue) {
  constexpr std::uint32_t longest_day = 60;  // bytes
  const std::string_view way = stage.gap(by.end, cue.begin);
  return way.size() <= longest_day && way.find("年") != std::string_view::npos && !has_clause_mark(way);
}

// 《……宣言》在第十三届大会上的通过, 在第十三届大会上获得通过: where the meeting stands for who did it.
bool is_done_there(const Stage& stage, const Found& text, const Found& by, const CueHit& cue) {
  constexpr std::uint32_t longest_manner = 36;  // bytes of 以协商一致方式获得
  constexpr std::string_view at = "在", there = "上";
  const std::string_view behind = stage.gap(by.end, cue.begin);
  return by.kind == Kind::meeting && stage.gap(text.end, by.begin).ends_with(at) && behind.starts_with(there) &&
         behind.size() <= longest_manner && !has_clause_mark(behind);
}

// 《……公约》由欧洲委员会通过, 《……宣言》是第十二届大会通过的: the text in front of the actor, nothing behind the verb.
bool passed_by(const Stage& stage, const CueHit& cue, std::vector<Link>& out) {
  const Found* by = last_before(stage, cue.begin, [](const Found& one) { return acts(one) || is_resolution(one); });
  if (by == nullptr) return false;
  const Found* text = last_before(stage, by->begin, [](const Found& one) { return is_adoptable(one); });
  const Found* organ = is_resolution(*by) ? nullptr : by;
  if (text == nullptr || by->begin - text->end > near_object) return false;
  const bool there = is_done_there(stage, *text, *by, cue);
  if (cue.begin - by->end > longest_join && !there && !tells_vote(stage, *by, cue) && !tells_day(stage, *by, cue))
    return false;
  const std::string_view way = stage.gap(text->end, by->begin);
  const bool passive = there || way.find("由") != std::string_view::npos || way.find("经") != std::string_view::npos ||
                       way.ends_with("是") || way.find("获") != std::string_view::npos;
  const std::string_view behind = stage.gap(cue.end, stage.range.end);
  if (!passive || way.find("，") != std::string_view::npos || behind.starts_with("了")) return false;
  if (const Found* next = first_after(stage, cue.end, is_adoptable); next != nullptr && next->begin - cue.end <= 6)
    return false;
  add_adopted(stage, cue, organ != nullptr ? *organ : *by, *text, out);
  return true;
}

// "the Convention, which the General Assembly adopted in November 2000": the text in front of the relative clause.
bool adopted_in_relative(const Stage& stage, const CueHit& cue, std::vector<Link>& out) {
  constexpr std::uint32_t longest_way = 16;  // bytes: " then ", ", which the "
  const Found* by = last_before(stage, cue.begin, acts);
  if (by == nullptr || cue.begin - by->end > longest_way) return false;
  const Found* text = last_before(stage, by->begin, is_adoptable);
  if (text == nullptr || by->begin - text->end > longest_way) return false;
  const CueHit* which = cue_in(stage.scene, stage.paragraph, "relative", text->end, by->begin);
  const Found* own = first_after(stage, cue.end, is_adoptable);
  if (which == nullptr || (own != nullptr && own->begin - cue.end <= longest_join)) return false;
  add_adopted(stage, cue, *by, *text, out);
  return true;
}

// "adopted by", "adopted on 7 March 2021 by", not "adopted by consensus the …": who did it, and no text of its own
// behind the verb.
bool has_agent_behind(const Stage& stage, const CueHit& cue) {
  constexpr std::uint32_t longest_way = 48;  // bytes of " unanimously on 14 December 2018 in Lyon "
  const auto behind = cues_in(stage.scene, stage.paragraph, cue.end, cue.end + 2);
  const auto opens = [&](CueGroup group) {
    return std::any_of(behind.begin(), behind.end(), [&](const CueHit& word) { return word.group == group; });
  };
  const bool tells_how = opens("vote");
  if (!tells_how && stage.gap(cue.end, stage.range.end).starts_with(" by ")) return true;
  const Found* agent = agent_of(stage, cue, acts);
  const Found* text = first_after(stage, cue.end, is_adoptable);
  if (agent == nullptr || (text != nullptr && text->begin < agent->begin)) return false;
  return (tells_how || opens("time-or-place")) && agent->begin - cue.end <= longest_way;
}

// "…, set up by resolution 73/27 of the Assembly, adopted …": whose resolution an aside names is not who acted.
bool is_owner_in_aside(const Stage& stage, const Found& body, const CueHit& cue) {
  constexpr std::uint32_t longest_of = 12;  // bytes of " of the "
  const Found* resolution = last_before(stage, body.begin, is_resolution);
  if (resolution == nullptr || body.begin - resolution->end > longest_of) return false;
  return !has_clause_mark(stage.gap(resolution->end, body.begin)) && has_clause_mark(stage.gap(body.end, cue.begin));
}

// 设立了两个委员会，最后通过了……: what a clause in front of the verb's own ends with was acted on.
bool ends_clause_before(const Stage& stage, const Found& found, const CueHit& cue) {
  constexpr std::uint32_t longest_lead = 6;  // bytes of 会上
  const std::string_view front = stage.gap(stage.range.begin, found.begin), behind = stage.gap(found.end, cue.begin);
  if (clause_mark_at(behind, 0) == 0 || front.size() <= longest_lead) return false;
  const std::string_view lead = front.substr(front.size() - longest_lead);
  return !has_clause_mark(lead);
}

// 理事会根据委员会的建议通过了……: whose advice it was is not who acted.
const Found* actor_in_front(const Stage& stage, const CueHit& cue) {
  constexpr std::string_view of = "的";
  const Found* actor = last_before(stage, cue.begin, [&](const Found& found) {
    return acts(found) && !stage.gap(found.end, cue.begin).starts_with(of) && !ends_clause_before(stage, found, cue);
  });
  if (actor == nullptr || !is_owner_in_aside(stage, *actor, cue)) return actor;
  const Found* before = last_before(stage, actor->begin, acts);
  return before != nullptr ? before : actor;
}

// 会议一致通过了……, 届会通过了……: the meeting that the paragraph named before, else the paper's.
std::optional<Found> meeting_here(const Stage& stage, const CueHit& cue) {
  constexpr std::uint32_t longest_manner = 36;  // bytes of 以协商一致方式
  const CueHit* word = last_cue_in(stage.scene, stage.paragraph, "this-meeting", stage.range.begin, cue.begin);
  if (word == nullptr || cue.begin - word->end > longest_manner || has_clause_mark(stage.gap(word->end, cue.begin)))
    return std::nullopt;
  constexpr std::uint32_t mark = 3;  // bytes
  const std::uint32_t before = word->begin > mark ? word->begin - mark : 0;
  if (word->begin > stage.range.begin + mark && !has_clause_mark(stage.gap(before, word->begin))) return std::nullopt;
  Found meeting;
  meeting.kind = Kind::meeting;
  meeting.id = stage.scene.meeting;
  if (const Found* named = meeting_named_before(stage.scene, stage.paragraph, word->begin)) meeting.id = named->id;
  if (meeting.id.view().empty()) return std::nullopt;
  meeting.paragraph = stage.paragraph;
  meeting.begin = word->begin;
  meeting.end = word->end;
  return meeting;
}

// 决议草案……以29票对1票获得通过, "Draft resolution … was adopted.": nobody is told to act, and the text stands in
// front: the body whose paper it is did.
void adopted_here(const Stage& stage, const CueHit& cue, std::vector<Link>& out) {
  const std::string& own = stage.scene.recognised().setting.body;
  const CueHit* gets = last_cue_in(stage.scene, stage.paragraph, "gets", stage.range.begin, cue.begin);
  constexpr std::uint32_t longest_link = 2;
  if (own.empty() || gets == nullptr || cue.begin - gets->end > longest_link) return;
  if (last_before(stage, cue.begin, acts) != nullptr || agent_of(stage, cue, acts) != nullptr) return;
  const Found* text = last_before(stage, cue.begin, [](const Found& found) {
    return found.kind == Kind::document || found.kind == Kind::resolution;
  });
  if (text == nullptr || cue.begin - text->end > far_object) return;
  Found body;
  body.kind = Kind::organisation;
  body.id = own;
  Link link = act(body, Predicate::adopted, *text, "adopted", words(stage, cue));
  link.confidence = 0.75;
  out.push_back(std::move(link));
}

}  // namespace

void add_adopted(const Stage& stage, const CueHit& cue, const Found& by, const Found& text, std::vector<Link>& out) {
  for (const Found* one : text.begin >= cue.end ? listed_texts(stage, text) : std::vector<const Found*>{&text})
    out.push_back(act(by, Predicate::adopted, *one, "adopted", words(stage, cue)));
}

void adopted(const Stage& stage, const CueHit& cue, std::vector<Link>& out) {
  if (adopted_in_relative(stage, cue, out) || adopted_of_its_own(stage, cue, out)) return;
  if (cue.value == "passive" || has_agent_behind(stage, cue) ||
      (actor_in_front(stage, cue) == nullptr && meeting_of_adoption(stage, cue) != nullptr)) {
    adopted_by(stage, cue, out);
    return;
  }
  if (adopted_behind_verb(stage, cue, out)) return;
  if (passed_by(stage, cue, out)) return;
  const Found* text = adopted_text(stage, cue);
  const Found* by = actor_in_front(stage, cue);
  const std::optional<Found> meeting = text != nullptr ? meeting_here(stage, cue) : std::nullopt;
  if (meeting && (by == nullptr || by->end < meeting->begin)) by = &*meeting;
  if (text == nullptr) return adopted_here(stage, cue, out);
  if (const Found* resolution = resolution_speaking(stage, cue); resolution != nullptr && text->begin >= cue.end) {
    for (const Found* one : listed_texts(stage, *text))
      out.push_back(act(*resolution, Predicate::adopted, *one, "adopted", words(stage, cue)));
  }
  if (by == nullptr || (by->end < cue.begin && cue.begin - by->end > furthest_subject)) return;
  const Found* body = by->kind == Kind::meeting ? last_before(stage, by->begin, is_body) : nullptr;
  add_adopted(stage, cue, *by, *text, out);
  if (body == nullptr || by->begin - body->end > near_object) return;
  const std::string_view way = stage.gap(body->end, by->begin);
  const bool in_bracket = way.ends_with("（") || way.ends_with("(");  // 联合国人类住区会议（人居一）: the name goes on
  if (!in_bracket) add_adopted(stage, cue, *body, *text, out);
}

// "the adoption by the Assembly of resolution 75/282", принятие Ассамблеей резолюции 75/282, "ended with the adoption
// of the Declaration".
void adopted_in_noun(const Stage& stage, const CueHit& cue, std::vector<Link>& out) {
  const Found* text = first_after(
      stage, cue.end, [](const Found& one) { return one.kind == Kind::resolution || one.kind == Kind::instrument; });
  if (text == nullptr || text->begin - cue.end > far_object) return;
  if (last_cue_in(stage.scene, stage.paragraph, "adoption-awaited", stage.range.begin, cue.begin) != nullptr) return;
  const std::string_view way = stage.gap(cue.end, text->begin);
  if (has_clause_mark(way) && way.size() > near_object) return;
  const Found* by = first_after(stage, cue.end, acts);
  if (by != nullptr && by->begin > text->end) {  // "the adoption of the Convention by the Assembly"
    const CueHit* word = cue_in(stage.scene, stage.paragraph, "by-whom", text->end, by->begin);
    if (word == nullptr || by->begin - text->end > near_object) by = nullptr;
  }
  if (by == nullptr && cue.value == "of-subject") by = last_before(stage, cue.begin, acts);
  if (by != nullptr) add_adopted(stage, cue, *by, *text, out);
}

}  // namespace treatygraph
