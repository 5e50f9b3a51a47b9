// ESTABLISHED: which resolution made a body.
#include <algorithm>

#include "extract/relate/acts.h"

namespace treatygraph {
namespace {

using facts::Predicate;

void make(const Stage& stage, const CueHit& cue, const Found& resolution, const Found& body, std::vector<Link>& out) {
  out.push_back(act(resolution, Predicate::established, body, "established", words(stage, cue)));
}

bool has_comma(std::string_view way) { return has_clause_mark(way) || way.find(',') != std::string_view::npos; }

// Nothing, or "which was", " was hereby " between a body and what was done to it?
bool is_done_to(const Stage& stage, const Found& body, const CueHit& cue) {
  constexpr std::uint32_t longest_link = 6, longest_adverb = 12;  // bytes
  if (cue.begin - body.end <= longest_link) return true;
  const CueHit* was = cue_in(stage.scene, stage.paragraph, "was", body.end, cue.begin);
  return was != nullptr && was->begin - body.end <= longest_link && cue.begin - was->end <= longest_adverb;
}

// "the Committee established by resolution 74/247"; "resolution 46/152, by which the Commission was created".
bool established_by(const Stage& stage, const CueHit& cue, std::vector<Link>& out) {
  const Found* body = last_before(stage, cue.begin, is_body);
  if (body == nullptr || !is_done_to(stage, *body, cue)) return false;
  const Found* resolution = first_after(stage, cue.end, is_resolution);
  if (resolution != nullptr) {
    const std::string_view way = stage.gap(cue.end, resolution->begin);
    const auto by =
        cues_in(stage.scene, stage.paragraph, cue.end, cue.end + 2);  // "pursuant to … and resolution 65/230"
    const bool led = std::any_of(by.begin(), by.end(), [](const CueHit& word) { return word.group == "made-by"; });
    if (way.size() <= (led ? far_object : near_object) && way.find(',') == std::string_view::npos) {
      make(stage, cue, *resolution, *body, out);
      return true;
    }
  }
  resolution = last_before(stage, body->begin, is_resolution);
  if (resolution == nullptr || body->begin - resolution->end > near_object) return false;
  if (cue_in(stage.scene, stage.paragraph, "in-which", resolution->end, body->begin) == nullptr) return false;
  make(stage, cue, *resolution, *body, out);
  return true;
}

// 人权理事会（大会第60/251号决议所设）: the body in front of the bracket.
bool made_in_bracket(const Stage& stage, const CueHit& cue, const Found& resolution, std::vector<Link>& out) {
  constexpr std::string_view open = "（";
  const Found* body = last_before(stage, resolution.begin, is_body);
  if (body == nullptr || stage.gap(body->end, resolution.begin) != open) return false;
  make(stage, cue, resolution, *body, out);
  return true;
}

// 工作组是根据大会第75/240号决议设立的, 监察员办公室由第1904(2009)号决议成立: the body in front of the resolution,
// nothing behind the verb.
bool established_behind(const Stage& stage, const CueHit& cue, std::vector<Link>& out) {
  const Found* resolution = last_before(stage, cue.begin, is_resolution);
  if (resolution == nullptr || cue.begin - resolution->end > longest_join) return false;
  if (has_comma(stage.gap(resolution->end, cue.begin))) return false;
  if (const Found* next = first_after(stage, cue.end, is_body);
      next != nullptr && next->begin - cue.end <= longest_join)
    return false;
  if (made_in_bracket(stage, cue, *resolution, out)) return true;
  const CueHit* by = last_cue_in(stage.scene, stage.paragraph, "made-by", stage.range.begin, resolution->begin);
  if (by == nullptr || resolution->begin - by->end > near_object) return false;
  const Found* body = last_before(stage, by->begin, is_body);
  if (body == nullptr || by->begin - body->end > near_object || has_comma(stage.gap(body->end, resolution->begin)))
    return false;
  make(stage, cue, *resolution, *body, out);
  return true;
}

// 据以设立妇女地位委员会的1946年6月21日第11(II)号决议: the resolution behind the body that it made.
bool established_in_front(const Stage& stage, const CueHit& cue, std::vector<Link>& out) {
  const Found* body = first_after(stage, cue.end, is_body);
  const Found* resolution = body == nullptr ? nullptr : first_after(stage, body->end, is_resolution);
  if (resolution == nullptr || body->begin - cue.end > longest_join) return false;
  const std::string_view way = stage.gap(body->end, resolution->begin);
  if (way.size() > near_object || !way.starts_with("的") || way.find("，") != std::string_view::npos) return false;
  make(stage, cue, *resolution, *body, out);
  return true;
}

}  // namespace

void established(const Stage& stage, const CueHit& cue, std::vector<Link>& out) {
  if (established_by(stage, cue, out) || cue.value == "passive" || established_in_front(stage, cue, out) ||
      established_behind(stage, cue, out))
    return;
  const Found* by = last_before(stage, cue.begin, is_resolution);
  const Found* body = first_after(stage, cue.end, is_body);
  if (by == nullptr || body == nullptr || body->begin - cue.end > far_object) return;
  if (tells_another_act(stage, cue.end, body->begin)) return;
  const std::uint32_t reach = cue.value == "holds" ? far_object : near_object;  // « …, portant création de … »
  if (cue.begin - by->end > reach && resolution_speaking(stage, cue) == nullptr) return;
  for (const Found* resolution : listed_resolutions(stage, *by)) {
    make(stage, cue, *resolution, *body, out);
  }
}

// "the establishment of the Committee by resolution 74/247", « la création, par la résolution 74/247, du Comité ».
void established_in_noun(const Stage& stage, const CueHit& cue, std::vector<Link>& out) {
  const Found* resolution = first_after(stage, cue.end, is_resolution);
  if (resolution == nullptr) return;
  const Found* body = first_after(stage, cue.end, [&](const Found& one) {  // not "resolution 74/247 of the Assembly"
    return is_body(one) && (one.end <= resolution->begin || one.begin > resolution->end + longest_join);
  });
  if (body == nullptr) return;
  const Found& first = *(body->begin < resolution->begin ? body : resolution);
  const Found& second = *(&first == body ? resolution : body);
  if (first.begin - cue.end > near_object || second.begin - first.end > near_object) return;
  const std::uint32_t from = resolution == &first ? cue.end : body->end;
  const bool by = cue_in(stage.scene, stage.paragraph, "by-whom", from, resolution->begin + 1) != nullptr ||
                  cue_in(stage.scene, stage.paragraph, "in-resolution", from, resolution->end) != nullptr ||
                  cue_in(stage.scene, stage.paragraph, "made-by", from, resolution->end) != nullptr;
  if (by) make(stage, cue, *resolution, *body, out);
}

// 安全理事会第1988(2011)号决议所设委员会: a body whose name tells the resolution that made it.
void named_after_resolution(const Stage& stage, std::vector<Link>& out) {
  for (const Found* body : stage.things) {
    const CueHit* cue =
        is_body(*body) ? cue_in(stage.scene, stage.paragraph, "establishes", body->begin, body->end) : nullptr;
    if (cue == nullptr) continue;
    for (const Found* resolution : stage.things) {
      if (is_resolution(*resolution) && body->holds(*resolution)) make(stage, *cue, *resolution, *body, out);
    }
  }
}

}  // namespace treatygraph
