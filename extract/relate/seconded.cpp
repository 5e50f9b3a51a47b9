// Positions that others second or dispute: "Mexico proposed that … be criminalized. Guatemala supported the proposal."
// They take the position, or its opposite, with both sentences as the proof.
#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "extract/relate/polarity.h"
#include "extract/relate/position.h"

namespace treatygraph {
namespace {

using facts::Predicate;

struct Opposites {
  Predicate for_it, against_it;
};
constexpr Opposites opposites[] = {
    {Predicate::proposes_offence, Predicate::rejects_offence},
    {Predicate::supports_new_instrument, Predicate::opposes_new_instrument},
};

constexpr std::uint32_t furthest_paragraph = 3;  // from the position to who seconds it

bool is_position(Predicate predicate) {
  return std::any_of(std::begin(opposites), std::end(opposites), [predicate](const Opposites& each) {
    return predicate == each.for_it || predicate == each.against_it;
  });
}

Predicate opposite_of(Predicate predicate) {
  for (const auto& [for_it, against_it] : opposites) {
    if (predicate == for_it) return against_it;
    if (predicate == against_it) return for_it;
  }
  return predicate;
}

bool is_of_offence(const Link& position) {
  return position.predicate == Predicate::proposes_offence || position.predicate == Predicate::rejects_offence;
}

// A sentence of the paper.
struct Place {
  std::uint32_t paragraph;
  std::size_t sentence;
};

class Seconders {
 public:
  // `positions`: of the paper, by paragraph.
  Seconders(const Scene& scene, std::span<const Link> positions) : scene_(scene), positions_(positions) {}

  void read(std::uint32_t paragraph) {
    for (std::size_t i = 0; i < scene_.sentences(paragraph).size(); ++i) {
      const Place here = {paragraph, i};
      const bool of_another = !names_offence(scene_, paragraph, range(here));
      if (of_another) second_behind(here);
      if (of_another && !actors(here).empty() && take_sides(here)) continue;
      if (const CueHit* word = seconding(here)) second(here, *word, actors(here));
    }
  }

  std::vector<Link> links;

 private:
  [[nodiscard]] const Range& range(const Place& at) const { return scene_.sentences(at.paragraph)[at.sentence]; }
  [[nodiscard]] const std::vector<Actor>& actors(const Place& at) const {
    return scene_.speeches[at.paragraph][at.sentence].actors;
  }
  [[nodiscard]] std::span<const CueHit> cues(const Place& at) const {
    return cues_in(scene_, at.paragraph, range(at).begin, range(at).end);
  }

  // A word that seconds what was said, in a sentence of somebody that has no offence of its own.
  [[nodiscard]] const CueHit* seconding(const Place& at) const {
    if (actors(at).empty()) return nullptr;
    for (const CueHit& cue : cues(at)) {
      if (cue.group == "seconds" && (!is_last(cue) || ends_clause(at, cue.end)) && !has_own_object(at, cue))
        return &cue;
    }
    return nullptr;
  }

  [[nodiscard]] static bool is_last(const CueHit& cue) { return cue.value == "last" || cue.value == "against last"; }
  [[nodiscard]] static bool is_against(const CueHit& cue) { return cue.value.starts_with("against"); }

  // 同意前一位发言者的意见，并要求加上敲诈勒索: an offence counts where it stands in the word's own clause, or in
  // front.
  [[nodiscard]] bool has_own_object(const Place& at, const CueHit& word) const {
    std::uint32_t end = word.end;
    while (end < range(at).end && clause_mark_at(scene_.text(at.paragraph), end) == 0) ++end;
    return names_offence(scene_, at.paragraph, {range(at).begin, end});
  }

  // 表示支持。: with no object behind.
  [[nodiscard]] bool ends_clause(const Place& at, std::uint32_t end) const {
    const std::string_view rest =
        std::string_view(scene_.text(at.paragraph)).substr(end, range(at).end - std::min(end, range(at).end));
    return rest.empty() || rest == " " || clause_mark_at(rest, 0) != 0 || rest.starts_with("。") ||
           rest.starts_with(".");
  }

  // The sentence before, of this paragraph or of the one above in the section.
  [[nodiscard]] bool step_back(Place& at, std::uint32_t first) const {
    if (at.sentence > 0) {
      --at.sentence;
      return true;
    }
    const auto& paragraphs = scene_.layout().paragraphs;
    if (at.paragraph == 0 || first - at.paragraph >= furthest_paragraph) return false;
    const Paragraph& above = paragraphs[at.paragraph - 1];
    if (above.role == Role::heading || above.section != paragraphs[at.paragraph].section) return false;
    if (scene_.sentences(at.paragraph - 1).empty()) return false;
    at = {at.paragraph - 1, scene_.sentences(at.paragraph - 1).size() - 1};
    return true;
  }

  [[nodiscard]] std::vector<const Link*> positions_in(const Place& at) const {
    const auto before = [](const Link& link, const std::pair<std::uint32_t, std::uint32_t>& place) {
      return std::pair(link.paragraph, link.begin) < place;
    };
    std::vector<const Link*> found;
    for (auto position =
             std::lower_bound(positions_.begin(), positions_.end(), std::pair(at.paragraph, range(at).begin), before);
         position != positions_.end() && position->paragraph == at.paragraph && position->begin < range(at).end;
         ++position)
      found.push_back(&*position);
    return found;
  }

  // The positions of the nearest sentence before that takes any; between them stands nothing but seconding. Who
  // associates with a statement takes all that its speaker said.
  [[nodiscard]] std::vector<const Link*> positions_before(const Place& at, bool of_statement) const {
    std::vector<const Link*> all;
    for (Place before = at; step_back(before, at.paragraph);) {
      const std::vector<const Link*> here = positions_in(before);
      if (!all.empty() && (here.empty() || here.front()->subject.view() != all.front()->subject.view())) break;
      all.insert(all.end(), here.begin(), here.end());
      if (!all.empty() && !of_statement) break;
      if (all.empty() && seconding(before) == nullptr) break;
    }
    return all;
  }

  void second(const Place& at, const CueHit& word, const std::vector<Actor>& by) {
    for (const Link* position : positions_before(at, word.value == "all")) {
      if (word.group == "seconded-by" && position->rule == "proposal-of") continue;  // told by the same words
      if (position->paragraph == at.paragraph && position->quote_end > range(at).begin) continue;  // said later
      for (const Actor& actor : by) add(*position, at, word, is_against(word), actor);
    }
  }

  // "This was supported by Mali and opposed by Chad.": whoever stands behind the word.
  void second_behind(const Place& at) {
    constexpr std::uint32_t longest_way = 30;  // bytes of a letter of one
    for (const CueHit& cue : cues(at)) {
      if (cue.group != "seconded-by" || cue.end > range(at).end) continue;
      std::vector<Actor> by;
      for (const ListedActor& one : actors_listed(scene_, at.paragraph, cue.end, range(at).end)) {
        const bool behind = !by.empty() || one.found->begin <= cue.end + longest_way * letter_size(scene_);
        if (behind) by.push_back(one.actor);
      }
      second(at, cue, by);
    }
  }

  // "… supported the former but asked for the deletion of the latter", "saw no reason to deal with them": what a clause
  // says of the offences that were named before, or of one of them.
  [[nodiscard]] bool take_sides(const Place& at) {
    bool any = false;
    for (const CueHit& cue : cues(at)) {
      if (cue.group != "which-of-them" || cue.end > range(at).end) continue;
      const int sign = side_of(at, cue);
      if (sign == 0) continue;
      for (const Link* position : chosen(positions_before(at, false), cue.value)) {
        const bool against = (position->predicate == Predicate::proposes_offence) != (sign > 0);
        for (const Actor& actor : actors(at)) add(*position, at, cue, against, actor);
        any = true;
      }
    }
    return any;
  }

  // The positions on offences: on the first, the second, the last of them in the order of the text, or on all.
  [[nodiscard]] static std::vector<const Link*> chosen(std::vector<const Link*> positions, std::string_view which) {
    std::erase_if(positions, [](const Link* position) { return !is_of_offence(*position); });
    if (which.empty()) return positions;
    std::vector<std::string_view> offences;
    for (const Link* position : positions) {
      if (std::find(offences.begin(), offences.end(), position->object.view()) == offences.end())
        offences.push_back(position->object.view());
    }
    const std::size_t index = which == "first" ? 0 : which == "second" ? 1 : offences.size() - 1;
    if (offences.size() < 2 || index >= offences.size()) return {};
    std::erase_if(positions, [&](const Link* position) { return position->object.view() != offences[index]; });
    return positions;
  }

  // For or against what the word goes back to: in the clause, or the part of it behind a turn, that holds the word.
  [[nodiscard]] int side_of(const Place& at, const CueHit& which) const {
    Range own = range(at);
    for (const Range& clause : clauses_of(scene_, at.paragraph, own)) {
      if (clause.begin <= which.begin && which.end <= clause.end) own = clause;
    }
    for (const CueHit& cue : cues_in(scene_, at.paragraph, own.begin, own.end)) {
      if (cue.group != "turns") continue;
      if (cue.end <= which.begin) own.begin = cue.end;
      if (cue.begin >= which.end) own.end = std::min(own.end, cue.begin);
    }
    const Polarity said = polarity_of(scene_, at.paragraph, own);
    const int act = said.act == 0 ? 1 : said.act;
    return said.view != 0 ? act * said.view : said.demanded ? said.act : 0;
  }

  void add(const Link& position, const Place& at, const CueHit& word, bool against, const Actor& actor) {
    if (actor.id.view() == position.subject.view()) return;
    const Speech& speech = scene_.speeches[at.paragraph][at.sentence];
    Link link = position;
    link.subject_kind = actor.kind;
    link.subject = actor.id;
    link.rule = "seconded";
    link.confidence = 0.7;
    if (position.paragraph == at.paragraph) {
      link.quote_end = range(at).end;
    } else {  // the words that carry it
      link.paragraph = at.paragraph;
      link.begin = word.begin;
      link.end = word.end;
      link.quote_end = 0;
    }
    if (against) link.predicate = opposite_of(position.predicate);
    link.attributes = {};
    for (const auto& [key, value] : position.attributes)
      if (key == "force" || key == "condition" || (key == "ground" && !against)) link.attributes[key] = value;
    if (link.predicate == Predicate::rejects_offence && against) link.attributes["ground"] = "unstated";
    if (!actor.on_behalf_of.empty()) link.attributes["on_behalf_of"] = actor.on_behalf_of;
    link.attributes["voice"] = speech.voice;
    link.attributes["cue"] = scene_.text(at.paragraph).substr(word.begin, word.end - word.begin);
    links.push_back(std::move(link));
  }

  const Scene& scene_;
  const std::span<const Link> positions_;
};

}  // namespace

std::vector<Link> find_seconded(const Scene& scene, const std::vector<Link>& links) {
  std::vector<Link> positions;
  std::copy_if(links.begin(), links.end(), std::back_inserter(positions),
               [](const Link& link) { return is_position(link.predicate); });
  if (positions.empty()) return {};
  std::stable_sort(positions.begin(), positions.end(), [](const Link& a, const Link& b) {
    return a.paragraph != b.paragraph ? a.paragraph < b.paragraph : a.begin < b.begin;
  });
  Seconders seconders(scene, positions);
  const auto count = static_cast<std::uint32_t>(scene.layout().paragraphs.size());
  std::uint32_t next = 0;  // the first paragraph that is not read
  for (const Link& position : positions) {
    const std::uint32_t end = std::min(count, position.paragraph + furthest_paragraph);
    for (next = std::max(next, position.paragraph); next < end; ++next) {
      const CueGroups& groups = scene.groups[next];
      if (groups.may_hold("seconds") || groups.may_hold("seconded-by") || groups.may_hold("which-of-them"))
        seconders.read(next);
    }
  }
  return std::move(seconders.links);
}

}  // namespace treatygraph
