// Positions that others second or dispute: "Mexico proposed that … be criminalized. Guatemala supported the proposal."
// They take the position, or its opposite, with both sentences as the proof.
#include <algorithm>
#include <iterator>
#include <span>

#include "extract/relate/rules.h"

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

class Seconders {
 public:
  Seconders(const Scene& scene, std::uint32_t paragraph, std::span<const Link> positions)
      : scene_(scene), paragraph_(paragraph), positions_(positions) {}

  std::vector<Link> read() {
    for (std::size_t i = 1; i < scene_.sentences(paragraph_).size(); ++i) {
      if (const CueHit* word = seconding(i)) second(i, *word);
    }
    return std::move(links_);
  }

 private:
  // A word that seconds what was said, in a sentence of somebody that has no offence of its own.
  [[nodiscard]] const CueHit* seconding(std::size_t index) const {
    const Range& sentence = scene_.sentences(paragraph_)[index];
    if (scene_.speeches[paragraph_][index].actors.empty()) return nullptr;
    for (const CueHit& cue : cues_in(scene_, paragraph_, sentence.begin, sentence.end)) {
      const bool last = cue.value == "last" || cue.value == "against last";
      if (cue.group == "seconds" && (!last || ends_clause(cue.end, sentence.end)) && !has_own_object(cue, sentence))
        return &cue;
    }
    return nullptr;
  }

  // 同意前一位发言者的意见，并要求加上敲诈勒索: an offence counts where it stands in the word's own clause, or in
  // front.
  [[nodiscard]] bool has_own_object(const CueHit& word, const Range& sentence) const {
    std::uint32_t end = word.end;
    while (end < sentence.end && clause_mark_at(scene_.text(paragraph_), end) == 0) ++end;
    const auto named = named_in(scene_, paragraph_, sentence.begin, end);
    return std::any_of(named.begin(), named.end(),
                       [](const Named& one) { return one.found->kind == facts::Kind::offence; });
  }

  // 表示支持。: with no object behind.
  [[nodiscard]] bool ends_clause(std::uint32_t at, std::uint32_t end) const {
    const std::string_view rest = std::string_view(scene_.text(paragraph_)).substr(at, end - std::min(at, end));
    return rest.empty() || rest == " " || clause_mark_at(rest, 0) != 0 || rest.starts_with("。") ||
           rest.starts_with(".");
  }

  // The positions of the nearest sentence before that takes any; between them stands nothing but seconding.
  void second(std::size_t index, const CueHit& word) {
    for (std::size_t before = index; before-- > 0;) {
      const Range& sentence = scene_.sentences(paragraph_)[before];
      const std::size_t known = links_.size();
      auto position = std::ranges::lower_bound(positions_, sentence.begin, {}, &Link::begin);
      for (; position != positions_.end() && position->begin < sentence.end; ++position) {
        const bool said_later = position->quote_end > scene_.sentences(paragraph_)[index].begin;
        if (!said_later) add(*position, index, word);
      }
      if (links_.size() > known || seconding(before) == nullptr) return;
    }
  }

  void add(const Link& position, std::size_t index, const CueHit& word) {
    const Speech& speech = scene_.speeches[paragraph_][index];
    const bool against = word.value.starts_with("against");
    for (const Actor& actor : speech.actors) {
      if (actor.id.view() == position.subject.view()) continue;
      Link link = position;
      link.subject_kind = actor.kind;
      link.subject = actor.id;
      link.rule = "seconded";
      link.confidence = 0.7;
      link.quote_end = scene_.sentences(paragraph_)[index].end;
      if (against) link.predicate = opposite_of(position.predicate);
      link.attributes = {};
      for (const auto& [key, value] : position.attributes)
        if (key == "force" || key == "condition" || (key == "ground" && !against)) link.attributes[key] = value;
      if (link.predicate == Predicate::rejects_offence && against) link.attributes["ground"] = "unstated";
      if (!actor.on_behalf_of.empty()) link.attributes["on_behalf_of"] = actor.on_behalf_of;
      link.attributes["voice"] = speech.voice;
      link.attributes["cue"] = scene_.text(paragraph_).substr(word.begin, word.end - word.begin);
      links_.push_back(std::move(link));
    }
  }

  const Scene& scene_;
  const std::uint32_t paragraph_;
  const std::span<const Link> positions_;  // of the paragraph, by place
  std::vector<Link> links_;
};

}  // namespace

std::vector<Link> find_seconded(const Scene& scene, const std::vector<Link>& links) {
  std::vector<Link> positions, found;
  std::copy_if(links.begin(), links.end(), std::back_inserter(positions),
               [](const Link& link) { return is_position(link.predicate); });
  std::stable_sort(positions.begin(), positions.end(), [](const Link& a, const Link& b) {
    return a.paragraph != b.paragraph ? a.paragraph < b.paragraph : a.begin < b.begin;
  });
  for (auto at = positions.begin(); at != positions.end();) {
    const std::uint32_t paragraph = at->paragraph;
    const auto end =
        std::find_if(at, positions.end(), [paragraph](const Link& link) { return link.paragraph != paragraph; });
    if (scene.groups[paragraph].may_hold("seconds"))
      for (Link& link : Seconders(scene, paragraph, {at, end}).read()) found.push_back(std::move(link));
    at = end;
  }
  return found;
}

}  // namespace treatygraph
