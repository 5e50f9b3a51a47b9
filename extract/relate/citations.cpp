// CITES: what an actor's own words, a statement attributed to it, or the paper itself names; how, and in whose voice.
#include <algorithm>
#include <unordered_map>

#include "extract/relate/rules.h"

namespace treatygraph {
namespace {

using facts::Kind;
using facts::Predicate;

bool is_own_symbol(const Scene& scene, const Found& object) {
  const std::string& own = scene.reading.document;
  return object.id == own || object.about == own;
}

class Citations {
 public:
  explicit Citations(const Scene& scene) : scene_(scene), paper_{Kind::document, scene.reading.document, ""} {
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
    const Speech own = paragraph.role == Role::note ? note_speech(object) : Speech{};
    const Speech& speech = paragraph.role == Role::note ? own : scene_.speeches[object.paragraph][index];
    const Citation citation{object, speech, manner_of(scene_, object, sentences[index]), part_of(object),
                            named.reference};
    add(citation, paper_);
    if (object.begin < speech.from && speech.voice == "reported") return;
    for (const Actor& actor : speech.actors) add(citation, actor);
  }

  std::vector<Link> links;

 private:
  // A note speaks as the paragraph that carries its mark does, where that is one actor's section.
  [[nodiscard]] Speech note_speech(const Found& object) const {
    const std::uint32_t section = actor_section(scene_.layout(), object.paragraph);
    if (section == 0) return {};
    return {scene_.section_actors[section], "own", 0};
  }

  // The part of a compilation that a text is named in, or "".
  [[nodiscard]] std::string part_of(const Found& object) const {
    const std::uint32_t section = actor_section(scene_.layout(), object.paragraph);
    return section == 0 ? "" : part_id(scene_, section);
  }

  // What is the same whoever is said to cite.
  struct Citation {
    const Found& object;
    const Speech& speech;
    Manner manner;
    std::string part;
    bool reference;
  };

  void add(const Citation& citation, const Actor& actor) {
    const auto& [object, speech, manner, part, reference] = citation;
    Link link = link_to(object, actor, Predicate::cites, reference ? "cites-by-reference" : "cites");
    link.confidence = reference ? 0.85 : speech.voice == "reported" ? 0.93 : 0.98;
    link.attributes["voice"] = actor.kind != Kind::document || speech.voice == "secretariat" ? speech.voice
                               : speech.actors.empty()                                       ? "own"
                                                                                             : "reported";
    link.attributes["mode"] = manner.mode;
    if (!manner.cue.empty()) link.attributes["cue"] = manner.cue;
    if (!part.empty() && actor.kind != Kind::document) link.attributes["part"] = part;
    if (object.kind != Kind::provision) {
      links.push_back(std::move(link));
      return;
    }
    links.push_back(link);
    const auto whole = kinds_.find(object.about);  // citing an article is citing its instrument
    link.object = object.about;
    link.object_kind = whole == kinds_.end() ? Kind::instrument : whole->second;
    link.rule = "cites-provision";
    links.push_back(std::move(link));
  }

  const Scene& scene_;
  const Actor paper_;
  std::unordered_map<std::string_view, Kind> kinds_;  // of instruments, resolutions and documents
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
