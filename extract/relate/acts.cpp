// ADOPTED, ENDORSED, ESTABLISHED, REQUESTED: acts of bodies, meetings and resolutions.
#include <algorithm>
#include <iterator>
#include <span>

#include "extract/relate/acts.h"

namespace treatygraph {

using facts::Kind;
using facts::Predicate;

const Found* body_meant(const Scene& scene, std::uint32_t paragraph, const CueHit& cue) {
  const std::string_view text = scene.text(paragraph);
  const Found* last = nullptr;
  const std::uint32_t from = cue.begin - std::min(cue.begin, reach_back);
  for (const Named& named : named_in(scene, paragraph, from, cue.begin)) {
    const Found& found = *named.found;
    if (found.kind != Kind::organisation || found.end > cue.begin) continue;
    const std::string_view name = text.substr(found.begin, found.end - found.begin);
    if (cue.value == "any" || name.find(cue.value) != std::string_view::npos) last = &found;
  }
  return last;
}

namespace {

std::vector<Found> bodies_meant(const Scene& scene, std::uint32_t paragraph, const Range& range) {
  std::vector<Found> meant;
  if (!scene.groups[paragraph].may_hold("that-body")) return meant;
  for (const CueHit& cue : cues_in(scene, paragraph, range.begin, range.end)) {
    const Found* body = cue.group == "that-body" ? body_meant(scene, paragraph, cue) : nullptr;
    if (body == nullptr) continue;
    meant.push_back(*body);
    meant.back().begin = cue.begin;
    meant.back().end = cue.end;
  }
  return meant;
}

}  // namespace

Stage stage_of(const Scene& scene, std::uint32_t paragraph, const Range& range) {
  Stage stage{scene, paragraph, range, {}, bodies_meant(scene, paragraph, range)};
  for (const Named& named : named_in(scene, paragraph, range.begin, range.end)) {
    if (named.found->end <= range.end) stage.things.push_back(named.found);
  }
  for (const Found& body : stage.meant) stage.things.push_back(&body);
  const auto names = static_cast<std::ptrdiff_t>(stage.things.size());
  const auto inside = [&](const Found& bare) {  // 非洲联盟大会 is the Union's
    return std::any_of(stage.things.begin(), stage.things.begin() + names, [&](const Found* name) {
      return name->holds(bare) || (is_body(*name) && name->end == bare.begin && bare.id == "unga");
    });
  };
  const auto& generic = scene.recognised().generic;
  Found here;
  here.paragraph = paragraph;
  here.begin = range.begin;
  for (auto bare = std::lower_bound(generic.begin(), generic.end(), here, by_place); bare != generic.end(); ++bare) {
    if (bare->paragraph != paragraph || bare->begin >= range.end) break;
    if (bare->end <= range.end && !inside(*bare)) stage.things.push_back(&*bare);
  }
  std::sort(stage.things.begin(), stage.things.end(), [](const Found* a, const Found* b) { return by_place(*a, *b); });
  return stage;
}

bool is_resolution(const Found& found) { return found.kind == Kind::resolution; }
bool is_body(const Found& found) { return found.kind == Kind::organisation; }
bool is_adoptable(const Found& found) { return is_text(found.kind) && found.kind != Kind::provision; }

Link act(const Found& subject, Predicate predicate, const Found& object, std::string_view rule,
         const std::string& verb) {
  Link link = link_to(object, {subject.kind, subject.id, ""}, predicate, rule);
  link.confidence = 0.9;
  if (!verb.empty()) link.attributes["act"] = verb;
  return link;
}

std::string words(const Stage& stage, const CueHit& cue) { return std::string(stage.gap(cue.begin, cue.end)); }

namespace {

constexpr std::uint32_t reach_of_resolution = 75;  // 第65/230号决议中，大会请
constexpr std::uint32_t reach_of_relative = 130;   // "resolution 65/230 of 21 December 2010, in which it requested"

// 第72/242号、2018年11月26日第73/17号, "72/242 of 22 December 2017, 73/17 of …": a mark, or a date with its year.
bool is_list_gap(std::string_view gap) {
  constexpr std::size_t longest_date = 36, digits_of_year = 4;  // bytes
  if (gap.size() <= longest_join) return true;
  const auto digits = std::count_if(gap.begin(), gap.end(), [](char c) { return c >= '0' && c <= '9'; });
  return gap.size() <= longest_date && static_cast<std::size_t>(digits) > digits_of_year;
}

// "resolution 74/247, which was adopted by a recorded vote on 27 December 2019, the Assembly": behind the aside.
std::uint32_t behind_relative(const Stage& stage, std::uint32_t begin, std::uint32_t end) {
  constexpr std::uint32_t comma = 2;  // bytes
  const auto next = cues_in(stage.scene, stage.paragraph, begin + comma, begin + comma + 1);
  const bool aside = std::any_of(next.begin(), next.end(), [](const CueHit& cue) {
    return cue.group == "relative" || cue.group == "adopts";  // ", adopted on 26 May 2021,"
  });
  for (std::uint32_t at = begin + comma + 1; aside && at < end; ++at) {
    if (clause_mark_at(stage.gap(at, end), 0) != 0) return at;
  }
  return begin;
}

}  // namespace

const Found* resolution_speaking(const Stage& stage, const CueHit& cue) {
  const Found* resolution = last_before(stage, cue.begin, is_resolution);
  if (resolution == nullptr || cue.begin - resolution->end > reach_of_relative + reach_of_resolution) return nullptr;
  const std::uint32_t from = behind_relative(stage, resolution->end, cue.begin);
  const CueHit* inside = last_cue_in(stage.scene, stage.paragraph, "in-which", resolution->begin, cue.begin);
  if (inside != nullptr && inside->end <= resolution->end) inside = nullptr;
  const std::uint32_t lead = resolution->begin > near_object ? resolution->begin - near_object : 0;
  const bool made = cue_in(stage.scene, stage.paragraph, "establishes", lead, resolution->begin) != nullptr;
  if (inside == nullptr && made && cue.group != "establishes")
    return nullptr;  // "set up by resolution 73/27, adopted …"
  const CueHit* before =
      last_cue_in(stage.scene, stage.paragraph, "in-resolution",
                  resolution->begin > near_object ? resolution->begin - near_object : 0, resolution->end);
  const auto between = cues_in(stage.scene, stage.paragraph, from, cue.begin);
  const bool by_another = std::any_of(between.begin(), between.end(), [](const CueHit& other) {
    return other.group == "requests" || other.group == "adopts" || other.group == "endorses";
  });
  const bool beside = cue.begin - resolution->end <= 2 && !has_clause_mark(stage.gap(resolution->end, cue.begin));
  if (cue.group == "adopts" && beside) return resolution;  // 以第58/4号决议通过了……
  const bool near = cue.begin - from <= reach_of_resolution || inside != nullptr;
  const bool reached = inside != nullptr ? cue.begin - resolution->end <= reach_of_relative : near;
  return reached && (inside != nullptr || before != nullptr) && !by_another ? resolution : nullptr;
}

bool is_of_another(const Stage& stage, std::uint32_t begin, std::uint32_t end) {
  const CueHit* adopts = last_cue_in(stage.scene, stage.paragraph, "adopts", begin, end);
  return adopts != nullptr && end - begin <= far_object && end - adopts->end <= near_object;
}

std::vector<const Found*> listed_resolutions(const Stage& stage, const Found& last) {
  std::vector<const Found*> list{&last};
  for (auto thing = stage.things.rbegin(); thing != stage.things.rend(); ++thing) {
    if (!is_resolution(**thing) || (*thing)->end > list.back()->begin) continue;
    if ((*thing)->id == last.id || !is_list_gap(stage.gap((*thing)->end, list.back()->begin))) break;
    list.push_back(*thing);
  }
  return list;
}

bool acts(const Found& found) { return is_body(found) || found.kind == Kind::meeting; }

const Found* agent_of(const Stage& stage, const CueHit& cue, bool (*fits)(const Found&)) {
  constexpr std::uint32_t longest_way = 80, longest_article = 14;  // bytes
  const Found* agent = first_after(stage, cue.end, fits);
  if (agent == nullptr || agent->begin - cue.end > longest_way) return nullptr;
  const std::string_view way = stage.gap(cue.end, agent->begin);
  const CueHit* by = last_cue_in(stage.scene, stage.paragraph, "by-whom", cue.end, agent->begin);
  const bool beside = by != nullptr && agent->begin - by->end <= longest_article;
  const bool dated = way.find_first_of("0123456789") != std::string_view::npos;
  const bool bare = (!way.empty() && way.size() <= 2) || (dated && cue.value == "passive");
  return beside || bare ? agent : nullptr;
}

const Found* resolution_behind(const Stage& stage, const CueHit& cue) {
  constexpr std::uint32_t longest_way = 110, longest_lead = 60;  // bytes
  const Found* resolution = first_after(stage, cue.end, is_resolution);
  if (resolution == nullptr || resolution->begin - cue.end > longest_way) return nullptr;
  const std::uint32_t from = std::max(cue.end, resolution->begin > longest_lead ? resolution->begin - longest_lead : 0);
  const bool inside = cue_in(stage.scene, stage.paragraph, "in-resolution", from, resolution->end) != nullptr;
  return inside ? resolution : nullptr;
}

bool is_spoken_of(const Stage& stage, const CueHit& cue, const Found& text) {
  constexpr std::uint32_t longest_article = 10;  // bytes of " the " and of 《
  const auto between = cues_in(stage.scene, stage.paragraph, cue.end, text.begin);
  return std::any_of(between.begin(), between.end(), [&](const CueHit& about) {
    return about.group == "is-about" && about.end <= text.begin &&
           (about.value == "far" || text.begin - about.end <= longest_article);
  });
}

namespace {

bool is_arabic_letter(std::string_view text) {
  const auto lead = text.empty() ? 0U : static_cast<unsigned char>(text.front());
  return lead >= 0xD8 && lead <= 0xDB;
}

bool endorses(const Found& found) { return is_resolution(found) || is_body(found); }

// 核可委员会第四十届会议的报告（E/2031/30）: the symbol behind the text's own name.
bool is_in_bracket(const Stage& stage, const Found& text) {
  const std::string_view front = stage.gap(stage.range.begin, text.begin);
  return front.ends_with("（") || front.ends_with('(');
}

// 核可该决定, "endorsed that decision": something that the text has spoken of, with no name here.
bool goes_back(const Stage& stage, const CueHit& cue) {
  constexpr std::uint32_t longest_way = 4;  // bytes of 了 and of a blank
  const auto behind = cues_in(stage.scene, stage.paragraph, cue.end, cue.end + longest_way);
  return std::any_of(behind.begin(), behind.end(), [](const CueHit& word) { return word.group == "back-reference"; });
}

// 最后报告获得了大会的赞同, 成果文件得到大会第79/191号决议的欢迎: the text in front of who endorses it.
bool found_favour(const Stage& stage, const CueHit& cue, std::vector<Link>& out) {
  constexpr std::string_view of = "的";
  const Found* by = last_before(stage, cue.begin, endorses);
  if (by == nullptr || stage.gap(by->end, cue.begin) != of) return false;
  const CueHit* finds = last_cue_in(stage.scene, stage.paragraph, "finds", stage.range.begin, by->begin);
  if (finds == nullptr || by->begin - finds->end > longest_join) return false;
  const Found* text = last_before(stage, finds->begin, is_adoptable);
  if (text == nullptr || finds->begin - text->end > near_object) return true;
  out.push_back(act(*by, Predicate::endorsed, *text, "endorsed", std::string(cue.value)));
  return true;
}

// 委员会对《……宣言》表示欢迎: the text between who welcomes it and the verb.
bool welcomed_in_front(const Stage& stage, const CueHit& cue, std::vector<Link>& out) {
  constexpr std::string_view shows = "表示", towards = "对", closes = "》";
  const Found* text = last_before(stage, cue.begin, is_adoptable);
  if (text == nullptr) return false;
  std::string_view way = stage.gap(text->end, cue.begin);
  if (way.starts_with(closes)) way.remove_prefix(closes.size());
  const Found* by = last_before(stage, text->begin, endorses);
  if (by == nullptr || !way.starts_with(shows) || way.size() > longest_join) return false;
  const std::string_view front = stage.gap(by->end, text->begin);
  if (front.size() > near_object || front.find(towards) == std::string_view::npos || has_clause_mark(front))
    return false;
  out.push_back(act(*by, Predicate::endorsed, *text, "endorsed", std::string(cue.value)));
  return true;
}

// "经大会第70/174号决议核可的《…》", "……，经大会第86/40号决议核可", "R endorsed X", "X, endorsed by the Assembly in its
// resolution R".
void endorsed(const Stage& stage, const CueHit& cue, std::vector<Link>& out) {
  if (found_favour(stage, cue, out) || welcomed_in_front(stage, cue, out)) return;
  const Found* own = resolution_behind(stage, cue);
  const Found* agent = agent_of(stage, cue, is_body);
  if (own == nullptr) own = resolution_speaking(stage, cue);
  const Found* by = own != nullptr ? own : agent;
  if (by == nullptr || (own == nullptr && last_before(stage, cue.begin, is_adoptable) == nullptr))
    by = last_before(stage, cue.begin, endorses);
  if (by == nullptr || (by != own && by->end <= cue.begin && cue.begin - by->end > near_object)) return;
  const std::vector<const Found*> all =
      is_resolution(*by) ? listed_resolutions(stage, *by) : std::vector<const Found*>{by};
  const Found* text = first_after(stage, cue.end, [&](const Found& found) {
    return is_adoptable(found) && found.id != by->id && !is_spoken_of(stage, cue, found);
  });
  const bool behind = by->begin >= cue.end && (text == nullptr || text->begin > by->begin);
  const std::uint32_t from = behind ? by->end : cue.end;  // أيد المجلس، في قراره 2030/18، إعلان…
  const std::uint32_t reach = text != nullptr && is_in_bracket(stage, *text) ? far_object : near_object;
  if (text != nullptr && (text->begin < from || text->begin - from > reach) &&
      !is_of_another(stage, cue.end, text->begin))
    text = nullptr;
  const std::uint32_t at = std::min(by->begin, cue.begin);
  if (text == nullptr && goes_back(stage, cue)) return;
  const bool in_resolution =
      own != nullptr && own->begin >= cue.end;  // "the report (A/76/135), which was welcomed in …"
  if (text == nullptr) {
    text = last_before(stage, at, [&](const Found& found) {
      return found.kind == Kind::instrument || (in_resolution && found.kind == Kind::document);
    });
  }
  if (text == nullptr || text->kind == Kind::resolution) return;
  for (const Found* one : all)
    out.push_back(act(*one, Predicate::endorsed, *text, "endorsed",
                      std::string(cue.value.empty() ? stage.gap(cue.begin, cue.end) : cue.value)));
}

bool starts_with_one_of(std::string_view text, std::span<const std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return text.starts_with(start); });
}

// "《…宣言》（大会第65/230号决议，附件）", 载于第65/230号决议附件的《…宣言》, "the Declaration, annexed to resolution
// 65/230".
void annexed(const Stage& stage, std::vector<Link>& out) {
  static constexpr std::string_view annexes[] = {"附件", "的附件", "，附件", ", annex"}, brackets[] = {"（", " (", "("};
  constexpr std::uint32_t longest_article = 6;  // bytes of " the "
  const auto is_instrument = [](const Found& found) { return found.kind == Kind::instrument; };
  for (const Found* resolution : stage.things) {
    if (!is_resolution(*resolution)) continue;
    const bool annex = starts_with_one_of(stage.gap(resolution->end, stage.range.end), annexes);
    const Found* text = last_before(stage, resolution->begin, is_instrument);
    if (text != nullptr) {
      const std::string_view way = stage.gap(text->end, resolution->begin);
      const CueHit* put = last_cue_in(stage.scene, stage.paragraph, "annexed-to", text->end, resolution->begin);
      const bool placed = put != nullptr && resolution->begin - put->end <= longest_article &&
                          way.size() <= near_object && (annex || put->value == "whole");
      if (placed || (annex && std::find(std::begin(brackets), std::end(brackets), way) != std::end(brackets))) {
        out.push_back(act(*resolution, Predicate::endorsed, *text, "annexed", "附件"));
        continue;
      }
    }
    text = annex ? first_after(stage, resolution->end, is_instrument) : nullptr;
    if (text == nullptr || text->begin - resolution->end > near_object) continue;
    const CueHit* holds = cue_in(stage.scene, stage.paragraph, "annex-holds", resolution->end, text->begin);
    if (holds != nullptr) out.push_back(act(*resolution, Predicate::endorsed, *text, "annexed", "附件"));
  }
}

// طلبت الجمعية العامة إلى الأمانة العامة: the actor behind the verb, the body that is asked behind the actor.
bool requested_behind_verb(const Stage& stage, const CueHit& cue, std::vector<Link>& out) {
  constexpr std::uint32_t longest_way = 14;  // bytes of " إلى "
  const Found* by = cue.value == "requested" || cue.value == "invited" ? first_after(stage, cue.end, is_body) : nullptr;
  if (by == nullptr || by->begin - cue.end > 2) return false;
  const Found* asked = first_after(stage, by->end, is_body);
  if (asked == nullptr || asked->begin - by->end > longest_way) return false;
  CueHit behind = cue;
  behind.end = by->end;
  request(stage, behind, {by}, "requested", out);
  if (const Found* resolution = resolution_speaking(stage, cue)) request(stage, behind, {resolution}, "requested", out);
  return true;
}

// "UNODC was requested by the Assembly, in resolution 75/282, to …": the body that is asked stands in front.
bool requested_of(const Stage& stage, const CueHit& cue, std::vector<Link>& out) {
  constexpr std::uint32_t longest_link = 8, longest_adverb = 12;  // bytes of ", which " and of " further "
  const Found* asked = last_before(stage, cue.begin, is_body);
  if (asked == nullptr) return false;
  const CueHit* was = cue_in(stage.scene, stage.paragraph, "was", asked->end, cue.begin);
  if (was == nullptr || was->begin - asked->end > longest_link || cue.begin - was->end > longest_adverb) return false;
  const Found* by = agent_of(stage, cue, is_body);
  const Found* resolution = resolution_behind(stage, cue);
  for (const Found* subject : {by, resolution}) {
    if (subject != nullptr)
      out.push_back(act(*subject, Predicate::requested, *asked, "requested", std::string(cue.value)));
  }
  return true;
}

// 大会在同一决议中还请……: where the body acts, and nothing else.
bool acts_in_same_text(const Stage& stage, const Found& by, const CueHit& cue) {
  constexpr std::string_view in = "在";
  constexpr std::uint32_t longest_adverb = 9;  // bytes
  const std::string_view way = stage.gap(by.end, cue.begin);
  if (!way.starts_with(in) || way.size() > near_object || has_clause_mark(way)) return false;
  const CueHit* text = last_cue_in(stage.scene, stage.paragraph, "in-which", by.end, cue.begin);
  return text != nullptr && cue.begin - text->end <= longest_adverb;
}

void requested(const Stage& stage, const CueHit& cue, std::vector<Link>& out) {
  if (requested_of(stage, cue, out)) return;
  if (is_arabic_letter(stage.gap(cue.begin, cue.end)) && requested_behind_verb(stage, cue, out)) return;
  const Found* by = last_before(stage, cue.begin, endorses);
  if (const Found* resolution = resolution_speaking(stage, cue))
    request(stage, cue, listed_resolutions(stage, *resolution), "requested", out);
  constexpr std::uint32_t longest_way = 12;  // bytes
  if (by == nullptr || (cue.begin - by->end > longest_way && !acts_in_same_text(stage, *by, cue))) return;
  request(stage, cue, is_resolution(*by) ? listed_resolutions(stage, *by) : std::vector<const Found*>{by}, "requested",
          out);
}

constexpr std::uint32_t longest_sentence = 20000;  // bytes; what is longer is no sentence

struct Rule {
  CueGroup group;
  void (*apply)(const Stage&, const CueHit&, std::vector<Link>&);
};
constexpr Rule rules[] = {{"adopts", adopted},          {"endorses", endorsed},
                          {"establishes", established}, {"establishment", established_in_noun},
                          {"requests", requested},      {"adoption", adopted_in_noun}};

// Who acted last in a sentence: what a verb without a subject of its own goes on with.
struct Course {
  std::vector<Found> subjects;
  std::uint32_t end = 0;  // of that verb

  void follow(const std::vector<Link>& links, std::size_t from, const CueHit& cue) {
    subjects.clear();
    for (std::size_t i = from; i < links.size(); ++i) {
      Found subject;
      subject.kind = links[i].subject_kind;
      subject.id = links[i].subject;
      const auto same = [&](const Found& one) { return one.id == subject.id; };
      if (std::none_of(subjects.begin(), subjects.end(), same)) subjects.push_back(std::move(subject));
    }
    end = cue.end;
  }
};

// "…, and also requested", ，并吩咐, ，又决定设立, ，请……: a verb that shares its subject with the one before.
bool shares_subject(const Stage& stage, const CueHit& cue, const Course& course) {
  constexpr std::uint32_t longest_link = 10;  // bytes of "decided to"
  constexpr std::string_view comma = "，";
  if (course.subjects.empty()) return false;
  if (stage.gap(course.end, cue.begin).ends_with(comma)) return true;
  const CueHit* link = last_cue_in(stage.scene, stage.paragraph, "acts-on", course.end, cue.begin);
  if (link == nullptr || cue.begin - link->end > longest_link) return false;
  const auto things = named_in(stage.scene, stage.paragraph, link->end, cue.begin);
  return things.empty() && (has_clause_mark(stage.gap(course.end, link->begin + 1)) || link->value == "anywhere");
}

// 委员会审议了该报告，并请秘书处……: who the sentence begins with has done something before, in words that are no act.
Course course_of_opening(const Stage& stage) {
  constexpr std::uint32_t longest_lead = 12;  // bytes in front of the name
  static constexpr std::string_view of[] = {"的", "第", "成员", "主席", "秘书"};
  if (stage.scene.recognised().setting.language != "zh") return {};
  for (const Found* thing : stage.things) {
    if (thing->begin > stage.range.begin + longest_lead) break;
    const bool may_act = is_body(*thing) || is_resolution(*thing);
    if (!may_act || starts_with_one_of(stage.gap(thing->end, stage.range.end), of)) continue;
    return {{*thing}, thing->end};
  }
  return {};
}

void carry_on(const Stage& stage, const CueHit& cue, const Course& course, std::vector<Link>& out) {
  if (!shares_subject(stage, cue, course)) return;
  std::vector<const Found*> by(course.subjects.size());
  std::transform(course.subjects.begin(), course.subjects.end(), by.begin(), [](const Found& one) { return &one; });
  if (cue.group == "requests") return request(stage, cue, by, "requested", out);
  const bool makes = cue.group == "establishes", adopts = cue.group == "adopts";
  const Found* object = first_after(stage, cue.end, [&](const Found& found) {
    return makes ? is_body(found) : is_adoptable(found) && !is_spoken_of(stage, cue, found);
  });
  if (object == nullptr || object->begin - cue.end > near_object || tells_another_act(stage, cue.end, object->begin))
    return;
  for (const Found* subject : by) {
    if (makes && is_resolution(*subject))
      out.push_back(act(*subject, Predicate::established, *object, "established", words(stage, cue)));
    else if (adopts)
      add_adopted(stage, cue, *subject, *object, out);
    else if (cue.group == "endorses" && endorses(*subject))
      out.push_back(act(*subject, Predicate::endorsed, *object, "endorsed", std::string(cue.value)));
  }
}

// 从未得到大会核可, 预计将通过, "has not yet been adopted": no act, or none as yet.
bool is_unreal(const Stage& stage, const CueHit& cue) {
  constexpr std::uint32_t near = 60;  // bytes
  if (cue.group == "requests") return false;
  const std::uint32_t from = cue.begin > stage.range.begin + near ? cue.begin - near : stage.range.begin;
  const CueHit* word = last_cue_in(stage.scene, stage.paragraph, "unreal", from, cue.begin);
  return word != nullptr && !has_clause_mark(stage.gap(word->end, cue.begin));
}

// Under a heading such as 指示性时间表 stands what is to be done, not what was done.
bool is_planned(const Scene& scene, std::uint32_t paragraph) {
  const std::uint32_t section = scene.layout().paragraphs[paragraph].section;
  if (section == 0) return false;
  const std::uint32_t heading = scene.layout().sections[section].paragraph;
  return cue_in(scene, heading, "plan", 0, static_cast<std::uint32_t>(scene.text(heading).size())) != nullptr;
}

// "人权理事会2034年10月2日通过的决议", "Resolution adopted by the Human Rights Council on …": the cover of a
// resolution.
void adoption_on_cover(const Stage& stage, std::vector<Link>& out) {
  const std::string& own = stage.scene.reading.document;
  if (own.find("/RES/") == std::string::npos || stage.paragraph >= stage.scene.recognised().setting.cover) return;
  const CueHit* cue = cue_in(stage.scene, stage.paragraph, "adopts", stage.range.begin, stage.range.end);
  if (cue == nullptr || first_after(stage, stage.range.begin, is_adoptable) != nullptr) return;
  const Found* by = agent_of(stage, *cue, is_body);
  if (by == nullptr) by = last_before(stage, cue->begin, is_body);
  if (by == nullptr) return;
  Found text = *by;  // the words that carry it are the body's name
  text.kind = Kind::resolution;
  text.id = own;
  out.push_back(act(*by, Predicate::adopted, text, "adopted", words(stage, *cue)));
}

}  // namespace

bool tells_another_act(const Stage& stage, std::uint32_t begin, std::uint32_t end) {
  return std::any_of(std::begin(rules), std::end(rules), [&](const Rule& rule) {
    return cue_in(stage.scene, stage.paragraph, rule.group, begin, end) != nullptr;
  });
}

std::vector<Link> find_acts(const Scene& scene) {
  std::vector<Link> out;
  for (std::uint32_t i = 0; i < scene.layout().paragraphs.size(); ++i) {
    if (is_planned(scene, i)) continue;
    const bool tells_act = std::any_of(std::begin(rules), std::end(rules),
                                       [&](const Rule& rule) { return scene.groups[i].may_hold(rule.group); });
    for (const Range& range : scene.sentences(i)) {
      if (range.end - range.begin > longest_sentence) continue;
      if (!tells_act && scene.named[i].size() < 2) continue;  // no text with its resolution, and no act
      const Stage stage = stage_of(scene, i, range);
      Course course = course_of_opening(stage);
      const auto cues = tells_act ? cues_in(scene, i, range.begin, range.end) : std::span<const CueHit>();
      for (const CueHit& cue : cues) {
        const auto rule =
            std::find_if(std::begin(rules), std::end(rules), [&](const Rule& one) { return one.group == cue.group; });
        if (cue.end > range.end || rule == std::end(rules) || is_unreal(stage, cue)) continue;
        const std::size_t before = out.size();
        // 请秘书处印发报告，并通过了……: the one asked did not adopt it
        const bool of_text = cue.group == "adopts" || cue.group == "endorses";
        if (of_text) carry_on(stage, cue, course, out);
        if (out.size() == before) rule->apply(stage, cue, out);
        if (out.size() == before && !of_text) carry_on(stage, cue, course, out);
        if (out.size() != before) course.follow(out, before, cue);
      }
      annexed(stage, out);
      named_after_resolution(stage, out);
      adoption_on_cover(stage, out);
    }
  }
  for (Link& link : find_operative(scene)) out.push_back(std::move(link));
  return out;
}

}  // namespace treatygraph
