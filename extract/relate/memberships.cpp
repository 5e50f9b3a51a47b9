// MEMBER_OF ("八国集团成员国：…", "上海合作组织成员国（中国、…）", "南苏丹是非洲联盟成员国").
#include <algorithm>
#include <optional>
#include <utility>

#include "extract/base/text.h"
#include "extract/relate/acts.h"

namespace treatygraph {
namespace {

using facts::Kind;
using facts::Predicate;

constexpr std::uint32_t longest_gap = 24, longest_link = 6;

bool is_state(const Found& found) { return found.kind == Kind::state; }

// The body that a clause on its members begins with, by its name or a bare word: 委员会由以下19个成员组成：, "the
// Committee is composed of".
const Found* body_of_clause(const Scene& scene, std::uint32_t paragraph, std::uint32_t at) {
  constexpr std::uint32_t longest_way = 180;  // bytes, the name included
  const Stage before = stage_of(scene, paragraph, {at > longest_way ? at - longest_way : 0, at});
  constexpr std::uint32_t longest_aside = 12;  // bytes of ", currently "
  const Found* body = last_before(before, at, is_body);
  if (body == nullptr) return nullptr;
  const bool beside = at - body->end <= longest_aside;  // "the Group, comprising …"
  return !beside && has_clause_mark(before.gap(body->end, at)) ? nullptr : body;
}

const Found* organisation_before(const Scene& scene, std::uint32_t paragraph, std::uint32_t at) {
  constexpr std::uint32_t longest_way = 14;  // bytes: 及其, " and its ", " и его "
  const Found* nearest = nullptr;
  for (const Named& named : named_in(scene, paragraph, at > 400 ? at - 400 : 0, at)) {
    if (named.found->kind == Kind::organisation && named.found->end <= at && at - named.found->end <= longest_way)
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

// "…: ", "… – ": what follows is a list.
bool opens_list(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  return ends_in_colon(text) || text.ends_with("–") || text.ends_with("—");
}

// "States members of the Community (": what follows is a list, perhaps with an article.
bool opens_bracket(std::string_view text) {
  constexpr std::size_t longest_article = 5;
  const std::size_t open = text.find('(');
  return open <= 1 && text.size() <= open + longest_article;
}

// The list that follows "成员国（", "成员包括", "members are"; 选出……成员，任期三年：
std::vector<ListedActor> list_after(const Scene& scene, std::uint32_t paragraph, std::uint32_t at, std::uint32_t end) {
  constexpr std::uint32_t longest_introduction = 120;
  std::vector<ListedActor> list = actors_listed(scene, paragraph, at, end);
  if (list.size() < 2) return {};
  const std::uint32_t begin = list.front().found->begin;
  const std::string& text = scene.text(paragraph);
  const bool introduced = begin <= at + longest_introduction && clause_mark_at(text, at) != 0 &&
                          opens_list(std::string_view(text).substr(at, begin - at));
  return begin <= at + longest_gap || introduced ? list : std::vector<ListedActor>{};
}

// Nothing but 是, "is", ", which is", وهي between a state and its membership?
bool is_being(const Scene& scene, std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end) {
  constexpr std::uint32_t article = 2;  // bytes: "as a" and "a member of" share one
  bool told = false, aside = false;     // 于2013年 alone tells of no membership
  std::string gap = scene.text(paragraph).substr(begin, end - begin);
  for (const CueHit& cue : cues_in(scene, paragraph, begin, end)) {
    if (cue.group != "being" || cue.end > end + article) continue;
    (cue.value == "aside" ? aside : told) = true;
    std::fill(gap.begin() + (cue.begin - begin), gap.begin() + (std::min(cue.end, end) - begin), ' ');
  }
  constexpr std::string_view comma = "،";
  if (const std::size_t at = gap.find(comma); at != std::string::npos) gap.erase(at, comma.size());
  return gap.find_first_not_of(" ,a0123456789") == std::string::npos && (told || !aside);
}

std::vector<ListedActor> states_of(std::vector<ListedActor> list) {
  std::erase_if(list, [](const ListedActor& one) { return !is_state(*one.found); });
  return list;
}

// The lists of states that end before `at`, the last one: "Kenya and Uganda" before " are".
std::vector<ListedActor> states_before(const Scene& scene, std::uint32_t paragraph, std::uint32_t from,
                                       std::uint32_t at) {
  return states_of(last_listed(scene, paragraph, from, at));
}

struct Member;
std::vector<ListedActor> states_meant(const Member& member, const CueHit& count);

struct Member {
  const Scene& scene;
  std::uint32_t paragraph;
  Range sentence;
  const std::vector<Actor>& speakers;
  std::vector<Link>& out;

  [[nodiscard]] std::string_view gap(std::uint32_t begin, std::uint32_t end) const {
    return std::string_view(scene.text(paragraph)).substr(begin, end > begin ? end - begin : 0);
  }

  void add_all(const std::vector<ListedActor>& states, const Found& group, std::string_view rule) const {
    for (const ListedActor& one : states) add(one, group, rule, out);
  }

  // The state that is said to be a member: in front, or behind the clause ("As a member of …, Kenya",
  // 作为……成员国，我国).
  void said(const Found& group, std::uint32_t begin, std::uint32_t end) const {
    const std::vector<ListedActor> states = states_before(scene, paragraph, sentence.begin, begin);
    if (!states.empty() && begin - states.back().found->end <= longest_gap &&
        is_being(scene, paragraph, states.back().found->end, begin)) {
      add_all(states, group, "member-said");
      return;
    }
    if (goes_on(group, begin)) return;
    constexpr std::uint32_t article = 2;  // bytes: "as a" and "a member of" share one
    const CueHit* being = last_cue_in(scene, paragraph, "being", sentence.begin, begin + article);
    const bool is = being != nullptr && being->end + longest_gap / 4 >= begin &&
                    cue_in(scene, paragraph, "negates", being->end, begin) == nullptr;
    if (is && being->value == "relative" && said_in_relative(states, group, being->begin)) return;
    const bool opens = begin <= sentence.begin + 1;  // "Member of the Union since 1960, Mali …"
    if (!is && !opens) return;
    const CueHit* count = is ? last_cue_in(scene, paragraph, "those-states", sentence.begin, being->begin) : nullptr;
    if (count != nullptr && is_being(scene, paragraph, count->end, begin))
      return add_all(states_meant(*this, *count), group, "member-said");
    if (is && cue_in(scene, paragraph, "oneself", being->begin > longest_gap ? being->begin - longest_gap : 0,
                     being->begin) != nullptr)
      return say_of_speakers(group);  // 我们六国均为……成员
    const std::uint32_t from = end_of_clause(end);
    if (from == end) return;
    const std::vector<ListedActor> behind = states_of(actors_listed(scene, paragraph, from, sentence.end));
    if (!behind.empty() && behind.front().found->begin <= from + longest_gap / 2)
      add_all(behind, group, "member-said");
    else if (cue_in(scene, paragraph, "oneself", from, std::min(sentence.end, from + longest_gap)) != nullptr)
      say_of_speakers(group);
  }

  // "Haiti, which is not a party to … but which is a member of …": the clause is of the state in front of it.
  [[nodiscard]] bool said_in_relative(const std::vector<ListedActor>& states, const Found& group,
                                      std::uint32_t at) const {
    constexpr std::uint32_t longest_clause = 160;  // bytes
    if (states.empty() || at < states.back().found->end || at - states.back().found->end > longest_clause) return false;
    add_all(states, group, "member-said");
    return true;
  }

  // 荷兰是欧洲联盟成员国，也是欧洲委员会成员国: of whoever the membership before was said of.
  [[nodiscard]] bool goes_on(const Found& group, std::uint32_t begin) const {
    const CueHit* before = last_cue_in(scene, paragraph, "member-of", sentence.begin, begin);
    if (before == nullptr || out.empty() || out.back().rule != "member-said" || out.back().paragraph != paragraph)
      return false;
    const std::string_view way = gap(before->end, begin);
    const std::size_t mark = clause_mark_at(way, 0);
    if (mark == 0 || out.back().begin < sentence.begin || out.back().object.view() == group.id.view()) return false;
    if (!is_being(scene, paragraph, before->end + static_cast<std::uint32_t>(mark), begin)) return false;
    const SharedText known = out.back().object;
    for (std::size_t i = out.size(); i-- > 0 && out[i].paragraph == paragraph && out[i].object.view() == known.view() &&
                                     out[i].begin >= sentence.begin;) {
      Link again = out[i];
      again.object = group.id;
      out.push_back(std::move(again));
    }
    return true;
  }

  // The byte behind the comma that ends the clause, where it ends soon; else `end`.
  [[nodiscard]] std::uint32_t end_of_clause(std::uint32_t end) const {
    constexpr std::uint32_t longest_rest = 60;  // bytes of 和欧洲联盟候选国
    const std::string_view text = scene.text(paragraph);
    for (std::uint32_t at = end; at < std::min(sentence.end, end + longest_rest); ++at) {
      const std::size_t mark = clause_mark_at(text, at);
      if (mark == 0) continue;
      return is_comma(text.substr(at, mark)) ? at + static_cast<std::uint32_t>(mark) : end;
    }
    return end;
  }

  // "…, alongside China and Kazakhstan", ", as are Chad and Mali": members too.
  void add_fellows(const Found& group, std::uint32_t end) const {
    const CueHit* fellows = cue_in(scene, paragraph, "fellow-members", end, std::min(sentence.end, end + longest_gap));
    if (fellows == nullptr) return;
    const std::vector<ListedActor> list = states_of(actors_listed(scene, paragraph, fellows->end, sentence.end));
    if (!list.empty() && list.front().found->begin <= fellows->end + longest_gap / 2)
      add_all(list, group, "members-listed");
  }

  void say_of_speakers(const Found& group) const {
    for (const Actor& speaker : speakers) {
      if (speaker.kind != Kind::state) continue;
      Found self = group;  // the words that carry it are the group's name
      self.kind = Kind::state;
      self.id = speaker.id;
      add({speaker, &self}, group, "member-said", out);
    }
  }
};

// The organisations of the list that ends right before `at`: 东盟、伊斯兰合作组织和二十国集团 before 成员.
std::vector<ListedActor> organisations_before(const Scene& scene, std::uint32_t paragraph, std::uint32_t from,
                                              std::uint32_t at) {
  const auto named = named_in(scene, paragraph, from, at);
  for (const Named& one : named) {
    if (!is_actor(one.found->kind)) continue;
    std::vector<ListedActor> list = actors_listed(scene, paragraph, one.found->begin, at);
    const bool groups = std::all_of(list.begin(), list.end(),
                                    [](const ListedActor& group) { return group.found->kind == Kind::organisation; });
    if (groups && !list.empty() && at - list.back().found->end <= longest_link) return list;
  }
  return {};
}

// "a member of the Union as well as of the Commonwealth": the bodies that stand in one list right behind the words.
std::vector<const Found*> bodies_behind(const Scene& scene, std::uint32_t paragraph, std::uint32_t begin,
                                        std::uint32_t end) {
  constexpr std::uint32_t longest_article = 9;  // bytes of " of the "
  std::vector<const Found*> bodies;
  for (const Named& named : named_in(scene, paragraph, begin, end)) {
    const Found& found = *named.found;
    const std::uint32_t from = bodies.empty() ? begin : bodies.back()->end;
    if (found.begin < from) continue;
    if (found.kind != Kind::organisation) break;
    const bool next =
        bodies.empty() ? found.begin - from <= longest_article : is_list_glue(scene, paragraph, from, found.begin);
    if (!next) break;
    bodies.push_back(&found);
  }
  return bodies;
}

// 集体安全条约组织（亚美尼亚、……）成员国: the list in a bracket between the body and the word.
bool in_bracket(const Member& member, const CueHit& cue) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
    const std::string_view front = member.gap(member.sentence.begin, cue.begin);
    if (!front.ends_with(close)) continue;
    const std::size_t opened = find_last(front, open);
    if (opened == std::string_view::npos) return false;
    const auto at = static_cast<std::uint32_t>(member.sentence.begin + opened);
    const Found* group = organisation_before(member.scene, member.paragraph, at);
    const std::vector<ListedActor> states = states_of(actors_listed(member.scene, member.paragraph, at, cue.begin));
    if (group == nullptr || states.size() < 2) return false;
    member.add_all(states, *group, "members-listed");
    return true;
  }
  return false;
}

// 共同体由甲国、乙国和丙国组成: the list stands in front of the verb.
void composed(const Member& member, const CueHit& cue) {
  const std::vector<ListedActor> states =
      states_before(member.scene, member.paragraph, member.sentence.begin, cue.begin);
  if (states.size() < 2 || cue.begin - states.back().found->end > longest_gap) return;
  constexpr std::string_view by = "由";
  const std::uint32_t begin = states.front().found->begin;
  if (begin < by.size() || member.gap(begin - 3, begin) != by) return;
  const Found* group = organisation_before(member.scene, member.paragraph, begin - 3);
  if (group != nullptr) member.add_all(states, *group, "members-listed");
}

constexpr std::size_t fewest_in_bracket = 3;

// 西非国家经济共同体（贝宁、加纳、尼日利亚和多哥）: a bracket behind a body that holds states and nothing else.
void members_in_bracket(const Scene& scene, std::uint32_t paragraph, const Range& sentence, std::vector<Link>& out) {
  constexpr std::string_view open = "（", close = "）";
  const std::string_view text = scene.text(paragraph);
  for (const Named& named : named_in(scene, paragraph, sentence.begin, sentence.end)) {
    const Found& group = *named.found;
    if (group.kind != Kind::organisation || !text.substr(group.end).starts_with(open)) continue;
    const std::size_t closed = text.substr(0, sentence.end).find(close, group.end);
    if (closed == std::string_view::npos) continue;
    const auto begin = group.end + static_cast<std::uint32_t>(open.size());
    const std::vector<ListedActor> states =
        states_of(actors_listed(scene, paragraph, begin, static_cast<std::uint32_t>(closed)));
    if (states.size() < fewest_in_bracket || states.front().found->begin != begin || states.back().found->end != closed)
      continue;
    for (const ListedActor& one : states) add(one, group, "members-listed", out);
  }
}

// 法律援助网把阿根廷、墨西哥和西班牙等成员国的联络点连接起来: the list between the body and the word.
bool between(const Member& member, const CueHit& cue) {
  constexpr std::string_view such_as = "等";
  constexpr std::uint32_t longest_word = 6;  // bytes of 等国
  const std::vector<ListedActor> states =
      states_before(member.scene, member.paragraph, member.sentence.begin, cue.begin);
  if (states.size() < 2) return false;
  const std::string_view way = member.gap(states.back().found->end, cue.begin);
  if (!way.starts_with(such_as) || way.size() > longest_word) return false;
  const Found* group = organisation_before(member.scene, member.paragraph, states.front().found->begin);
  if (group == nullptr) return false;
  member.add_all(states, *group, "members-listed");
  return true;
}

// 两国均为……成员国: as many states as the list before has.
std::vector<ListedActor> states_meant(const Member& member, const CueHit& count) {
  constexpr std::uint32_t reach = 1000;  // bytes
  const std::uint32_t from = count.begin - std::min(count.begin, reach);
  std::vector<ListedActor> states = states_before(member.scene, member.paragraph, from, count.begin);
  if (count.value != "any" && std::to_string(states.size()) != count.value) states.clear();
  return states;
}

// 均为该组织成员国, 该组织成员国亚美尼亚和塔吉克斯坦: a body that a word goes back to.
void membership_meant(const Member& member, const CueHit& cue) {
  for (const CueHit& word : cues_in(member.scene, member.paragraph, member.sentence.begin, cue.begin)) {
    if (word.group != "that-body" || word.end > cue.begin || cue.begin - word.end > longest_link) continue;
    const Found* body = body_meant(member.scene, member.paragraph, word);
    if (body == nullptr) continue;
    const std::vector<ListedActor> behind =
        states_of(actors_listed(member.scene, member.paragraph, cue.end, member.sentence.end));
    if (!behind.empty() && behind.front().found->begin <= cue.end + 1)
      member.add_all(behind, *body, "members-listed");
    else
      member.said(*body, word.begin, cue.end);
  }
}

// "南苏丹是非洲联盟成员国", "Ghana is a member of the African Union", "the members of the Community are …"
void membership(const Member& member, const CueHit& cue) {
  const Scene& scene = member.scene;
  if (in_bracket(member, cue) || between(member, cue)) return;
  if (cue.group == "member-of" && scene.groups[member.paragraph].may_hold("that-body")) membership_meant(member, cue);
  const std::vector<ListedActor> groups =
      organisations_before(scene, member.paragraph, member.sentence.begin, cue.begin);
  if (!groups.empty()) {
    const Found& last = *groups.back().found;
    std::vector<ListedActor> list = list_after(scene, member.paragraph, cue.end, member.sentence.end);
    if (list.empty()) list = states_of(actors_listed(scene, member.paragraph, cue.end, cue.end + longest_gap));
    const bool named_next =
        !list.empty() && list.front().found->begin <= cue.end + 1;  // 上合组织成员国俄罗斯联邦和白俄罗斯
    if (named_next) list = states_of(actors_listed(scene, member.paragraph, cue.end, member.sentence.end));
    const bool beside = named_next || list.size() > 1;
    if (beside) return member.add_all(list, last, "members-listed");
    if (cue.group != "member-of") return;
    for (const ListedActor& group : groups) member.said(*group.found, groups.front().found->begin, cue.end);
    return;
  }
  if (cue.group == "members") {
    const std::vector<ListedActor> list = list_after(scene, member.paragraph, cue.end, member.sentence.end);
    const Found* body = list.empty() ? nullptr : body_of_clause(scene, member.paragraph, cue.begin);
    return body == nullptr ? composed(member, cue) : member.add_all(states_of(list), *body, "members-listed");
  }
  const std::vector<const Found*> bodies = bodies_behind(scene, member.paragraph, cue.end, member.sentence.end);
  const std::uint32_t last_end = bodies.empty() ? cue.end : bodies.back()->end;
  for (const Found* body : bodies) {
    const Found& group = *body;
    const std::vector<ListedActor> list = list_after(scene, member.paragraph, group.end, member.sentence.end);
    const std::uint32_t first = list.empty() ? group.end : list.front().found->begin;
    const std::string_view way = member.gap(group.end, first);
    if (!list.empty() && (is_being(scene, member.paragraph, group.end, first) || opens_list(way) || opens_bracket(way)))
      return member.add_all(states_of(list), group, "members-listed");
    member.said(group, cue.begin, last_end);
    member.add_fellows(group, last_end);
  }
}

// Where the mark of a note stands.
struct NoteMark {
  std::uint32_t paragraph, at;
};

// "1 Austria, Belgium …", with no rule above it that makes it a note: the number, and the mark glued to a word of a
// paragraph shortly before.
std::optional<NoteMark> mark_of_line(const Scene& scene, std::uint32_t index) {
  constexpr std::uint32_t furthest = 12;  // paragraphs
  constexpr std::string_view digits = "0123456789", parts = " -/(0123456789";
  const std::string_view line = scene.text(index);
  const std::size_t size = line.find_first_not_of(digits);
  if (size == 0 || size > 2 || size == std::string_view::npos || line[size] != ' ') return std::nullopt;
  const std::string_view mark = line.substr(0, size);
  for (std::uint32_t up = 1; up <= furthest && up <= index; ++up) {
    const std::string_view text = scene.text(index - up);
    for (std::size_t at = text.find(mark, 1); at != std::string_view::npos; at = text.find(mark, at + 1)) {
      const std::string_view behind = text.substr(at + size);
      const bool glued = parts.find(text[at - 1]) == std::string_view::npos;
      if (glued && (behind.empty() || digits.find(behind.front()) == std::string_view::npos))
        return NoteMark{index - up, static_cast<std::uint32_t>(at)};
    }
  }
  return std::nullopt;
}

// "The European Union and its member States1": the body that stands before the mark.
const Found* body_before_mark(const Scene& scene, const NoteMark& mark) {
  constexpr std::uint32_t longest_way = 40;  // bytes
  const Found* body = nullptr;
  for (const Named& named : named_in(scene, mark.paragraph, mark.at > 400 ? mark.at - 400 : 0, mark.at)) {
    if (named.found->kind == Kind::organisation && named.found->end <= mark.at) body = named.found;
  }
  if (body == nullptr || mark.at - body->end > longest_way) return nullptr;
  const std::string way = scene.text(mark.paragraph).substr(body->end, mark.at - body->end);
  if (way.find_first_not_of(" .,") == std::string::npos) return body;
  const std::vector<CueHit> cues = scene.lexicon().find_cues(way);  // apart from the mark, "States1" is a word
  return std::any_of(cues.begin(), cues.end(), [](const CueHit& cue) { return cue.group == "member-of"; }) ? body
                                                                                                           : nullptr;
}

// Nothing but states, from here to the end?
std::vector<ListedActor> states_to_end(const Scene& scene, std::uint32_t index, std::uint32_t begin) {
  const auto size = static_cast<std::uint32_t>(scene.text(index).size());
  std::vector<ListedActor> list = list_after(scene, index, begin, size);
  if (list.size() < 3 || list.back().found->end + 6 < size) return {};
  return list;
}

// The same, or what is listed behind "The States members of the Community are".
std::vector<ListedActor> states_of_note(const Scene& scene, std::uint32_t index) {
  std::vector<ListedActor> list = states_to_end(scene, index, 0);
  if (!list.empty()) return list;
  for (const CueHit& cue : scene.cues(index)) {
    if (cue.group != "member-of" && cue.group != "members") continue;
    const auto size = static_cast<std::uint32_t>(scene.text(index).size());
    const auto named = named_in(scene, index, 0, size);
    const bool of_another =
        std::any_of(named.begin(), named.end(), [](const Named& one) { return one.found->kind == Kind::organisation; });
    return of_another ? list : list_after(scene, index, cue.end, size);
  }
  return list;
}

// A note that is nothing but a list of states, to a paragraph that speaks of "X及其成员国": the members of X.
void note_of_members(const Scene& scene, std::uint32_t index, std::vector<Link>& out) {
  const Paragraph& note = scene.layout().paragraphs[index];
  if (scene.named[index].size() < 3) return;
  if (note.role != Role::note) {
    if (const auto mark = mark_of_line(scene, index)) {
      const Found* body = body_before_mark(scene, *mark);
      if (body == nullptr) return;
      for (const ListedActor& member : states_of_note(scene, index)) add(member, *body, "members-in-note", out);
    }
    return;
  }
  if (note.anchor == index) return;
  const std::vector<ListedActor> list = states_to_end(scene, index, 0);
  if (list.empty()) return;
  for (const CueHit& cue : scene.cues(note.anchor)) {
    if (cue.group != "member-of") continue;
    const Found* organisation = organisation_before(scene, note.anchor, cue.begin);
    if (organisation == nullptr) continue;
    for (const ListedActor& member : list) add(member, *organisation, "members-in-note", out);
    return;
  }
}

}  // namespace

std::vector<Link> find_memberships(const Scene& scene) {
  std::vector<Link> out;
  for (std::uint32_t i = 0; i < scene.layout().paragraphs.size(); ++i) {
    note_of_members(scene, i, out);
    const bool has_members = scene.groups[i].may_hold("member-of") || scene.groups[i].may_hold("members");
    for (std::size_t k = 0; k < scene.sentences(i).size(); ++k) {
      const Range sentence = scene.sentences(i)[k];
      const auto cues = has_members ? cues_in(scene, i, sentence.begin, sentence.end) : std::span<const CueHit>();
      for (const CueHit& cue : cues) {
        const bool member = cue.group == "member-of" || cue.group == "members";
        if (member && cue.end <= sentence.end) membership({scene, i, sentence, scene.speeches[i][k].actors, out}, cue);
      }
      if (scene.named[i].size() > fewest_in_bracket) members_in_bracket(scene, i, sentence, out);
    }
  }
  return out;
}

}  // namespace treatygraph
