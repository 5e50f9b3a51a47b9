#include "extract/relate/relate.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_set>

#include "extract/base/sort_big.h"
#include "extract/relate/rules.h"

namespace treatygraph {
namespace {

void append(std::vector<Link>& all, std::vector<Link> more) {
  for (Link& link : more) all.push_back(std::move(link));
}

void append(Related& all, Related more) {
  append(all.links, std::move(more.links));
  for (Found& end : more.ends) all.ends.push_back(std::move(end));
}

// A text that the sentence names twice is cited as either name says.
void tell_how_again(const Link& again, Link& kept) {
  const auto mode = again.attributes.find("mode");
  const auto own = kept.attributes.find("mode");
  if (own == kept.attributes.end() || mode == again.attributes.end() || own->second != "names") return;
  own->second = mode->second;
  if (const auto cue = again.attributes.find("cue"); cue != again.attributes.end())
    kept.attributes["cue"] = cue->second;
}

// One line for a subject, predicate, object and sentence: the surest, and of equals the first.
std::vector<Link> one_a_sentence(const Scene& scene, std::vector<Link> links) {
  links = sort_big(std::move(links), [](const Link& a, const Link& b) {
    return std::tie(a.paragraph, a.begin, a.end, a.predicate, a.subject, a.object) <
           std::tie(b.paragraph, b.begin, b.end, b.predicate, b.subject, b.object);
  });
  std::vector<Link> out;
  out.reserve(links.size());  // `seen` looks at the names in it
  std::map<std::tuple<std::uint32_t, facts::Predicate, std::string_view, std::string_view>, Link*> seen;
  for (Link& link : links) {
    if (!out.empty() && out.back().paragraph != link.paragraph) seen.clear();
    const Range sentence = sentence_at(scene.sentences(link.paragraph), link.begin);
    if (const auto known = seen.find({sentence.begin, link.predicate, link.subject, link.object});
        known != seen.end()) {
      tell_how_again(link, *known->second);
      continue;
    }
    out.push_back(std::move(link));
    Link& kept = out.back();
    seen.emplace(std::tuple{sentence.begin, kept.predicate, kept.subject.view(), kept.object.view()}, &kept);
  }
  return out;
}

// Subjects and objects that no mention names.
void name_ends(const Scene& scene, Related& related) {
  std::map<facts::Kind, std::unordered_set<std::string_view>> named;
  for (const Found& found : scene.reading.resolved.mentions) named[found.kind].insert(found.id);
  for (const Found& end : related.ends) named[end.kind].insert(end.id);
  std::vector<Found> ends;
  const auto name = [&](facts::Kind kind, const SharedText& id) {  // lives as long as `named`
    if (!named[kind].insert(id.view()).second) return;
    Found end;
    end.kind = kind;
    end.id = id;
    if (id.view() == scene.reading.document) end.name = scene.recognised().setting.symbol;
    ends.push_back(std::move(end));
  };
  for (const Link& link : related.links) {
    name(link.subject_kind, link.subject);
    name(link.object_kind, link.object);
  }
  const SharedText document(scene.reading.document);
  name(facts::Kind::document, document);
  for (Found& end : ends) related.ends.push_back(std::move(end));
}

}  // namespace

Related relate(const Reading& reading) {
  const Scene scene = set_scene(reading);
  Related related;
  append(related, find_submissions(scene));
  append(related.links, find_citations(scene));
  append(related.links, find_statements(scene));
  append(related.links, find_roles(scene));
  append(related.links, find_offence_positions(scene));
  append(related.links, find_proposals(scene));
  append(related.links, find_told_positions(scene));
  append(related.links, find_stances(scene));
  append(related.links, find_seconded(scene, related.links));
  append(related.links, find_acts(scene));
  append(related.links, find_memberships(scene));
  append(related, find_hosts(scene));
  append(related, find_parts(scene));
  related.links = one_a_sentence(scene, std::move(related.links));
  std::unordered_set<std::string_view> speakers;
  for (const Link& link : related.links) {
    if (link.subject_kind == facts::Kind::voice) speakers.insert(link.subject);
  }
  for (const Found& voice : scene.voices) {
    if (speakers.contains(voice.id)) related.ends.push_back(voice);
  }
  name_ends(scene, related);
  return related;
}

}  // namespace treatygraph
