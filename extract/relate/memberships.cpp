// MEMBER_OF ("八国集团成员国：…", "上海合作组织成员国（中国、…）", "南苏丹是非洲联盟成员国") and HOSTED (side
// events, meetings).
#include <algorithm>

#include "extract/relate/rules.h"

namespace treatygraph {
namespace {

using facts::Kind;
using facts::Predicate;

constexpr std::uint32_t longest_gap = 24;

bool is_state(const Found& found) { return found.kind == Kind::state; }

const Found* organisation_before(const Scene& scene, std::uint32_t paragraph, std::uint32_t at) {
  const Found* nearest = nullptr;
  for (const Named& named : named_in(scene, paragraph, at > 400 ? at - 400 : 0, at)) {
    if (named.found->kind == Kind::organisation && named.found->end <= at && at - named.found->end <= 6)
      nearest = named.found;
  }
  return nearest;
}

void add(const ListedActor& member, const Found& organisation, std::string_view rule, std::vector<Link>& out) {
  if (!is_state(*member.found)) return;
  Link link = link_to(*member.found, member.actor, Predicate::member_of, rule);
  link.object = organisation.id;
  link.object_kind = Kind::organisation;
  link.confidence = 0.93;
  out.push_back(std::move(link));
}

// The list that follows "成员国（", "成员包括", "members are".
std::vector<ListedActor> list_after(const Scene& scene, std::uint32_t paragraph, std::uint32_t at, std::uint32_t end) {
  std::vector<ListedActor> list = actors_listed(scene, paragraph, at, end);
  if (list.size() < 2 || list.front().found->begin > at + longest_gap) return {};
  return list;
}

// Nothing but 是, "is", ", which is", وهي between a state and its membership?
bool is_being(const Scene& scene, std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end) {
  std::string gap = scene.text(paragraph).substr(begin, end - begin);
  for (const CueHit& cue : cues_in(scene, paragraph, begin, end)) {
    if (cue.group != "being" || cue.end > end) continue;
    std::fill(gap.begin() + (cue.begin - begin), gap.begin() + (cue.end - begin), ' ');
  }
  constexpr std::string_view comma = "،";
  if (const std::size_t at = gap.find(comma); at != std::string::npos) gap.erase(at, comma.size());
  return gap.find_first_not_of(" ,a") == std::string::npos;
}

// "南苏丹是非洲联盟成员国", "Ghana is a member of the African Union"
void membership(const Scene& scene, std::uint32_t paragraph, const Range& sentence, const CueHit& cue,
                std::vector<Link>& out) {
  const Found* organisation = organisation_before(scene, paragraph, cue.begin);
  if (organisation != nullptr) {
    const std::vector<ListedActor> list = list_after(scene, paragraph, cue.end, sentence.end);
    for (const ListedActor& member : list) add(member, *organisation, "members-listed", out);
    if (!list.empty() || cue.group != "member-of") return;
    for (const Named& named : named_in(scene, paragraph, sentence.begin, organisation->begin)) {
      const Found& state = *named.found;
      if (!is_state(state) || state.begin < sentence.begin || state.end > organisation->begin) continue;
      if (is_being(scene, paragraph, state.end, organisation->begin))
        add({{state.kind, state.id, ""}, &state}, *organisation, "member-said", out);
    }
    return;
  }
  for (const Named& named : named_in(scene, paragraph, cue.end, cue.end + 10)) {
    const Found& group = *named.found;
    if (group.kind != Kind::organisation || group.begin < cue.end || group.begin > cue.end + 9) continue;
    for (const Named& other : named_in(scene, paragraph, sentence.begin, cue.begin)) {
      const Found& state = *other.found;
      if (!is_state(state) || state.begin < sentence.begin || state.end > cue.begin ||
          cue.begin - state.end > longest_gap)
        continue;
      if (is_being(scene, paragraph, state.end, cue.begin))
        add({{state.kind, state.id, ""}, &state}, group, "member-said", out);
    }
  }
}

// A note that is nothing but a list of states, to a paragraph that speaks of "X及其成员国": the members of X.
void note_of_members(const Scene& scene, std::uint32_t index, std::vector<Link>& out) {
  const Paragraph& note = scene.layout().paragraphs[index];
  if (note.role != Role::note || note.anchor == index || scene.named[index].empty()) return;
  const std::vector<ListedActor> list = list_after(scene, index, 0, static_cast<std::uint32_t>(note.text.size()));
  if (list.size() < 3 || list.back().found->end + 6 < note.text.size()) return;
  for (const CueHit& cue : scene.cues(note.anchor)) {
    if (cue.group != "member-of") continue;
    const Found* organisation = organisation_before(scene, note.anchor, cue.begin);
    if (organisation == nullptr) continue;
    for (const ListedActor& member : list) add(member, *organisation, "members-in-note", out);
    return;
  }
}

std::string quoted(const std::string& text) {
  const std::size_t open = text.find("“");
  const std::size_t close = open == std::string::npos ? open : text.find("”", open);
  return close == std::string::npos ? "" : text.substr(open + 3, close - open - 3);
}

constexpr std::uint32_t neighbourhood = 1000;  // bytes around a sentence in which the side event is named

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
  side_event.id = "side-event:" + (side_event.name.empty() ? scene.reading.document + "#" + number : side_event.name);
  add_hosts(hosts, side_event.id, out.links);
  out.ends.push_back(std::move(side_event));
}

constexpr std::uint32_t longest_clause = 120;  // bytes between the verb and the host, or the meeting

bool has_stop(std::string_view text) {
  for (const std::string_view sign : {"；", "。", ";", ". "}) {
    if (text.find(sign) != std::string_view::npos) return true;
  }
  return false;
}

// The actors whose list ends last before `at`, in the same clause.
std::vector<ListedActor> hosts_before(const Scene& scene, std::uint32_t paragraph, std::uint32_t from,
                                      std::uint32_t at) {
  std::vector<ListedActor> last;
  for (std::uint32_t begin = from;;) {
    std::vector<ListedActor> next = actors_listed(scene, paragraph, begin, at);
    if (next.empty()) break;
    begin = next.back().found->end;
    last = std::move(next);
  }
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
  if (meeting == nullptr) return;
  std::vector<ListedActor> list = passive ? actors_listed(scene, paragraph, hosts.end, after)
                                          : hosts_before(scene, paragraph, sentence.begin, hosts.begin);
  std::erase_if(list, [](const ListedActor& host) { return !is_state(*host.found); });
  add_hosts(list, meeting->id, out.links);
}

void hosting(const Scene& scene, std::uint32_t paragraph, const Range& sentence, Related& out) {
  const CueHit* hosts = cue_in(scene, paragraph, "hosts", sentence.begin, sentence.end);
  if (hosts == nullptr) return;
  const bool passive = scene.recognised().setting.language != "zh" && hosts->value != "active";
  const std::uint32_t begin = passive ? hosts->end : sentence.begin, end = passive ? sentence.end : hosts->begin;
  const std::vector<ListedActor> list = actors_listed(scene, paragraph, begin, end);
  if (!list.empty() && names_side_event(scene, paragraph, sentence))
    host_side_event(scene, paragraph, list, out);
  else
    host_meeting(scene, paragraph, sentence, *hosts, passive, out);
}

}  // namespace

Related find_memberships(const Scene& scene) {
  Related out;
  for (std::uint32_t i = 0; i < scene.layout().paragraphs.size(); ++i) {
    note_of_members(scene, i, out.links);
    for (const Range& sentence : scene.sentences(i)) {
      for (const CueHit& cue : cues_in(scene, i, sentence.begin, sentence.end)) {
        const bool member = cue.group == "member-of" || cue.group == "members";
        if (member && cue.end <= sentence.end) membership(scene, i, sentence, cue, out.links);
      }
      hosting(scene, i, sentence, out);
    }
  }
  return out;
}

}  // namespace treatygraph
