// HOSTED: who hosts a meeting or a side event.
#include <algorithm>

#include "extract/relate/acts.h"

namespace treatygraph {
namespace {

using facts::Kind;
using facts::Predicate;

constexpr std::uint32_t neighbourhood = 1000;  // bytes around a sentence in which the side event is named
constexpr std::uint32_t longest_clause = 120;  // bytes between the verb and the host, or the meeting
constexpr std::uint32_t longest_link = 24;     // bytes behind 东道国 in which the host begins

std::string quoted(const std::string& text) {
  const std::size_t open = text.find("“");
  const std::size_t close = open == std::string::npos ? open : text.find("”", open);
  return close == std::string::npos ? "" : text.substr(open + 3, close - open - 3);
}

void add_hosts(const std::vector<ListedActor>& hosts, const std::string& meeting, std::vector<Link>& out) {
  for (const ListedActor& host : hosts) {
    Link link = link_to(*host.found, host.actor, Predicate::hosted, "hosted");
    link.object = meeting;
    link.object_kind = Kind::meeting;
    link.confidence = 0.9;
    out.push_back(std::move(link));
  }
}

bool names_side_event(const Scene& scene, std::uint32_t paragraph, const Range& sentence) {
  const std::uint32_t from = sentence.begin > neighbourhood ? sentence.begin - neighbourhood : 0;
  return cue_in(scene, paragraph, "side-event", from, sentence.end + neighbourhood) != nullptr;
}

void host_side_event(const Scene& scene, std::uint32_t paragraph, const std::vector<ListedActor>& hosts, Related& out) {
  Found side_event;
  side_event.paragraph = paragraph;
  side_event.kind = Kind::meeting;
  side_event.name = quoted(scene.text(paragraph));
  const std::string number = scene.layout().paragraphs[paragraph].number;
  side_event.id =
      "side-event:" + (side_event.name.empty() ? scene.reading.document + "#" + number : side_event.name.str());
  add_hosts(hosts, side_event.id, out.links);
  out.ends.push_back(std::move(side_event));
}

bool has_stop(std::string_view text) {
  for (const std::string_view sign : {"；", "。", ";", ". "}) {
    if (text.find(sign) != std::string_view::npos) return true;
  }
  return false;
}

// The actors whose list ends last before `at`, in the same clause.
std::vector<ListedActor> hosts_before(const Scene& scene, std::uint32_t paragraph, std::uint32_t from,
                                      std::uint32_t at) {
  std::vector<ListedActor> last = last_listed(scene, paragraph, from, at);
  const bool near =
      !last.empty() && last.back().found->end + longest_clause >= at &&
      !has_stop(std::string_view(scene.text(paragraph)).substr(last.back().found->end, at - last.back().found->end));
  return near ? last : std::vector<ListedActor>{};
}

// The meeting that stands behind the verb, or before it ("the congress, hosted by Qatar"), in the same clause.
const Found* meeting_near(const Scene& scene, std::uint32_t paragraph, std::uint32_t from, std::uint32_t to) {
  for (const Named& named : named_in(scene, paragraph, from, to)) {
    if (named.found->kind == Kind::meeting && named.found->end <= to) return named.found;
  }
  return nullptr;
}

// "卡塔尔主办的第十三届…大会", "Qatar hosted the thirteenth congress", "the congress, hosted by Qatar".
void host_meeting(const Scene& scene, std::uint32_t paragraph, const Range& sentence, const CueHit& hosts, bool passive,
                  Related& out) {
  const std::uint32_t before =
      hosts.begin > sentence.begin + longest_clause ? hosts.begin - longest_clause : sentence.begin;
  const std::uint32_t after = std::min(sentence.end, hosts.end + longest_clause);
  const Found* meeting =
      passive ? meeting_near(scene, paragraph, before, hosts.begin) : meeting_near(scene, paragraph, hosts.end, after);
  if (meeting == nullptr && !passive)  // 大会由卡塔尔主办
    meeting = meeting_near(scene, paragraph, before, hosts.begin);
  if (meeting == nullptr) return;
  std::vector<ListedActor> list = passive ? actors_listed(scene, paragraph, hosts.end, after)
                                          : hosts_before(scene, paragraph, sentence.begin, hosts.begin);
  if (hosts.value == "noun") {  // 东道国为卡塔尔
    std::vector<ListedActor> named = actors_listed(scene, paragraph, hosts.end, hosts.end + longest_link);
    if (!named.empty()) list = std::move(named);
  }
  std::erase_if(list, [](const ListedActor& host) { return host.found->kind != Kind::state; });
  add_hosts(list, meeting->id, out.links);
}

// Whether the verb says so of a side event: "held a side event", "the side event was sponsored by".
bool side_event_at(const Scene& scene, std::uint32_t paragraph, const Range& sentence, const CueHit& verb,
                   bool passive) {
  const std::uint32_t begin =
      passive ? std::max(sentence.begin, verb.begin - std::min(verb.begin, longest_clause)) : verb.end;
  const std::uint32_t end = passive ? verb.begin : std::min(sentence.end, verb.end + longest_clause);
  const CueHit* event = cue_in(scene, paragraph, "side-event", begin, end);
  if (event == nullptr) return false;
  const std::uint32_t from = passive ? event->end : verb.end, to = passive ? verb.begin : event->begin;
  return from <= to && !has_clause_mark(std::string_view(scene.text(paragraph)).substr(from, to - from));
}

void hosting(const Scene& scene, std::uint32_t paragraph, const Range& sentence, Related& out) {
  for (const CueHit& hosts : cues_in(scene, paragraph, sentence.begin, sentence.end)) {
    if (hosts.group != "hosts" || hosts.end > sentence.end) continue;
    const CueHit* offer = last_cue_in(scene, paragraph, "offers", sentence.begin, hosts.begin);  // 愿意主办
    if (offer != nullptr &&
        !has_clause_mark(std::string_view(scene.text(paragraph)).substr(offer->end, hosts.begin - offer->end)))
      continue;
    const bool of_side_event = hosts.value.starts_with("side");  // "held", "sponsored by": other things too
    const bool passive = scene.recognised().setting.language != "zh" && !hosts.value.ends_with("active");
    if (of_side_event && !side_event_at(scene, paragraph, sentence, hosts, passive)) continue;
    const std::uint32_t begin = passive ? hosts.end : sentence.begin, end = passive ? sentence.end : hosts.begin;
    const std::vector<ListedActor> list = actors_listed(scene, paragraph, begin, end);
    if (!list.empty() && names_side_event(scene, paragraph, sentence))
      return host_side_event(scene, paragraph, list, out);
    if (!of_side_event) host_meeting(scene, paragraph, sentence, hosts, passive, out);
  }
}

}  // namespace

Related find_hosts(const Scene& scene) {
  Related out;
  for (std::uint32_t i = 0; i < scene.layout().paragraphs.size(); ++i) {
    if (!scene.groups[i].may_hold("hosts")) continue;
    for (const Range& sentence : scene.sentences(i)) hosting(scene, i, sentence, out);
  }
  return out;
}

}  // namespace treatygraph
