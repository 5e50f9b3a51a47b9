// CITES: what an actor's own words, a statement attributed to it, or the paper itself names; how, and in whose voice.
#include <algorithm>
#include <array>
#include <map>

#include "extract/relate/rules.h"

namespace treatygraph {
namespace {

using facts::Kind;
using facts::Predicate;

constexpr std::array<std::string_view, 6> modes = {"declines", "distinguishes", "doubts",
                                                   "promotes", "builds-on",     "recalls"};
constexpr std::uint32_t reach = 180;  // bytes between a cue and what it says something about

bool is_mode(std::string_view group) { return std::find(modes.begin(), modes.end(), group) != modes.end(); }

std::uint32_t distance(const CueHit& cue, const Found& object) {
  if (cue.end <= object.begin) return object.begin - cue.end;
  if (cue.begin >= object.end) return cue.begin - object.end + 12;  // words that follow bind less than words in front
  return 0;
}

std::uint32_t rank(std::string_view group) {
  return static_cast<std::uint32_t>(std::find(modes.begin(), modes.end(), group) - modes.begin());
}

// Refusals and doubts in front of the object outweigh what stands nearer: "不接受以……为基础".
bool outweighs(const CueHit& cue, const Found& object) {
  return (cue.group == "declines" || cue.group == "distinguishes") && cue.end <= object.begin &&
         object.begin - cue.end <= reach / 3;
}

bool within(const CueHit& inner, const CueHit& outer) {
  return outer.begin <= inner.begin && inner.end <= outer.end && outer.end - outer.begin > inner.end - inner.begin;
}

bool decides(const CueHit& cue, const CueHit& best, const Found& object) {
  if (within(cue, best)) return false;
  if (within(best, cue)) return true;
  if (outweighs(cue, object) != outweighs(best, object)) return outweighs(cue, object);
  const std::uint32_t away = distance(cue, object), nearest = distance(best, object);
  return away < nearest || (away == nearest && rank(cue.group) < rank(best.group));
}

// The cue of the sentence that is nearest to the object; a longer one wins over a part of it.
const CueHit* deciding_cue(const Scene& scene, const Found& object, const Range& sentence) {
  const CueHit* best = nullptr;
  const std::uint32_t from = object.begin > sentence.begin + 2 * reach ? object.begin - 2 * reach : sentence.begin;
  for (const CueHit& cue : cues_in(scene, object.paragraph, from, std::min(sentence.end, object.end + reach))) {
    if (!is_mode(cue.group) || cue.end > sentence.end) continue;
    if ((cue.begin >= object.begin && cue.end <= object.end) || distance(cue, object) > reach) continue;
    if (best == nullptr || decides(cue, *best, object)) best = &cue;
  }
  return best;
}

void tell_how(const Scene& scene, const Found& object, const Range& sentence, Link& link) {
  const CueHit* cue = deciding_cue(scene, object, sentence);
  link.attributes["mode"] = cue == nullptr ? "names" : std::string(cue->group);
  if (cue != nullptr) link.attributes["cue"] = scene.text(object.paragraph).substr(cue->begin, cue->end - cue->begin);
}

bool is_own_symbol(const Scene& scene, const Found& object) {
  const std::string& own = scene.reading.document;
  return object.id == own || object.about == own;
}

class Citations {
 public:
  explicit Citations(const Scene& scene) : scene_(scene) {
    for (const Found& found : scene.reading.resolved.mentions) {
      if (is_text(found.kind) && found.kind != Kind::provision) kinds_.emplace(found.id, found.kind);
    }
  }

  void read(const Named& named) {
    const Found& object = *named.found;
    const Paragraph& paragraph = scene_.layout().paragraphs[object.paragraph];
    if (!is_text(object.kind) || is_own_symbol(scene_, object)) return;
    const auto& sentences = scene_.sentences(object.paragraph);
    const auto next = std::upper_bound(sentences.begin(), sentences.end(), object.begin,
                                       [](std::uint32_t at, const Range& sentence) { return at < sentence.end; });
    const auto index =
        static_cast<std::size_t>((next == sentences.end() ? sentences.end() - 1 : next) - sentences.begin());
    const Speech speech = paragraph.role == Role::note ? note_speech(object) : scene_.speeches[object.paragraph][index];
    const Range sentence = sentences[index];
    add(object, {Kind::document, scene_.reading.document, ""}, speech, sentence, named.reference);
    if (object.begin < speech.from && speech.voice == "reported") return;
    for (const Actor& actor : speech.actors) add(object, actor, speech, sentence, named.reference);
  }

  std::vector<Link> links;

 private:
  // A note speaks as the paragraph that carries its mark does, where that is one actor's section.
  [[nodiscard]] Speech note_speech(const Found& object) const {
    const std::uint32_t section = actor_section(scene_.layout(), object.paragraph);
    if (section == 0) return {};
    return {scene_.section_actors[section], "own", 0};
  }

  void add(const Found& object, const Actor& actor, const Speech& speech, const Range& sentence, bool reference) {
    Link link = link_to(object, actor, Predicate::cites, reference ? "cites-by-reference" : "cites");
    link.confidence = reference ? 0.85 : speech.voice == "reported" ? 0.93 : 0.98;
    link.attributes["voice"] =
        actor.kind == Kind::document ? (speech.actors.empty() ? "own" : "reported") : speech.voice;
    tell_how(scene_, object, sentence, link);
    if (const std::uint32_t section = actor_section(scene_.layout(), object.paragraph);
        section != 0 && actor.kind != Kind::document) {
      link.attributes["part"] = part_id(scene_, section);
    }
    links.push_back(link);
    if (object.kind != Kind::provision) return;
    const auto whole = kinds_.find(object.about);  // citing an article is citing its instrument
    link.object = object.about;
    link.object_kind = whole == kinds_.end() ? Kind::instrument : whole->second;
    link.rule = "cites-provision";
    links.push_back(std::move(link));
  }

  const Scene& scene_;
  std::map<std::string, Kind> kinds_;  // of instruments, resolutions and documents
};

}  // namespace

std::vector<Link> find_citations(const Scene& scene) {
  Citations citations(scene);
  for (const auto& named : scene.named) {
    for (const Named& one : named) citations.read(one);
  }
  return std::move(citations.links);
}

}  // namespace treatygraph
