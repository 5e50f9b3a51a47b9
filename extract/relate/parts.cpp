// PART_OF of provisions, and BROADER of offences, which the lexicon tells: those lines have the rule "lexicon" and no
// quote.
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "extract/relate/rules.h"

namespace treatygraph {
namespace {

using facts::Kind;
using facts::Predicate;

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t blank = text.find(' ');
    if (blank != 0) words.emplace_back(text.substr(0, blank));
    if (blank == std::string_view::npos) break;
    text.remove_prefix(blank + 1);
  }
  return words;
}

}  // namespace

Related find_parts(const Scene& scene) {
  Related out;
  std::set<std::string> offences;
  std::unordered_set<std::string_view> provisions;
  std::unordered_map<std::string_view, Kind> kinds;
  for (const Found& found : scene.reading.resolved.mentions) {
    if (found.kind == Kind::offence) offences.insert(found.id);
    if (is_text(found.kind) && found.kind != Kind::provision) kinds.emplace(found.id, found.kind);
  }
  std::vector<const Found*> named;
  named.reserve(scene.reading.resolved.mentions.size() + scene.reading.resolved.references.size());
  for (const Found& found : scene.reading.resolved.mentions) named.push_back(&found);
  for (const BackReference& back : scene.reading.resolved.references) named.push_back(&back.place);
  for (const Found* one : named) {
    const Found& found = *one;
    if (found.kind != Kind::provision || found.id.empty() || !provisions.insert(found.id).second) continue;
    Link link = link_to(found, {Kind::provision, found.id, ""}, Predicate::part_of, "provision");
    const auto kind = kinds.find(found.about);
    link.object = found.about;
    link.object_kind = kind == kinds.end() ? Kind::instrument : kind->second;
    out.links.push_back(std::move(link));
  }
  for (Link& link : broader_offences(scene.reading.lexicon, offences)) out.links.push_back(std::move(link));
  return out;
}

std::vector<Link> broader_offences(const Lexicon& lexicon, const std::set<std::string>& offences) {
  std::vector<Link> links;
  for (const std::string& id : offences) {
    const auto entry = lexicon.find(Kind::offence, id);
    if (!entry) continue;
    for (const std::string& broader : words_of(lexicon.entry(*entry).attribute("broader"))) {
      if (!offences.contains(broader)) continue;
      Link link;
      link.subject_kind = link.object_kind = Kind::offence;
      link.subject = id;
      link.object = broader;
      link.predicate = Predicate::broader;
      link.rule = "lexicon";
      links.push_back(std::move(link));
    }
  }
  return links;
}

}  // namespace treatygraph
