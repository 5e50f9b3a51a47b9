// Meetings by number (meetings_zh.cpp, meetings_spaced.cpp) and by year.
#include "extract/recognise/meetings.h"

#include <algorithm>

namespace treatygraph {
namespace {

using facts::Kind;

const Found* first_meeting_body(const View& view, std::uint32_t paragraph) {
  for (const auto* names : {&view.names[paragraph], &view.generics[paragraph]}) {
    for (const Found& name : *names) {
      if (name.kind == Kind::organisation && view.series.contains(name.id)) return &name;
    }
  }
  return nullptr;
}

// An organisation as a whole ("the forty-eighth session of the United Nations") has no sessions, its organs have.
bool meets_in_sessions(const View& view, const std::string& body) {
  const auto entry = view.lexicon.find(Kind::organisation, body);
  return !entry || view.lexicon.entry(*entry).attribute("type") != "organisation";
}

std::string slug(const View& view, const std::string& body) {
  const auto found = view.series.find(body);
  return found == view.series.end() ? "meeting:" + body : found->second.id;
}

Found meeting_at(const Script& s, std::uint32_t paragraph, std::size_t begin, std::size_t end, std::string id) {
  Found found;
  found.paragraph = paragraph;
  found.begin = s.begin_byte(begin);
  found.end = s.end_byte(end);
  found.kind = Kind::meeting;
  found.id = std::move(id);
  return found;
}

// ---- by year: 专家组2018年4月3日至5日在维也纳举行的会议 ----

constexpr std::size_t longest_gap = 40;

void by_year(const View& view, std::uint32_t paragraph, const Found& body, std::vector<Found>& out) {
  const auto series = view.series.find(body.id);
  if (series == view.series.end() || series->second.years.empty()) return;
  const Script& s = view.script(paragraph);
  std::size_t i = s.index_of(body.end);
  if (s[i] == U'于' || s[i] == U'在') ++i;
  const auto year = digits(s, i);
  if (!year || s[year->next] != U'年') return;
  const auto number = series->second.years.find(year->value);
  const std::size_t held = s.find(U"举行的会议", i);
  if (number == series->second.years.end() || held == Script::npos || held > i + longest_gap) return;
  out.push_back(meeting_at(s, paragraph, s.index_of(body.begin), held + 5,
                           series->second.id + "-" + std::to_string(number->second)));
}

}  // namespace

bool meets(const View& view, const std::string& body) { return view.series.contains(body); }

std::optional<MeetingBody> body_of_paper(const View& view, std::uint32_t paragraph, std::size_t noun_end) {
  const Found* body = nullptr;
  for (std::uint32_t i = paragraph; body == nullptr && i-- > 0 && paragraph < view.setting.cover;)
    body = first_meeting_body(view, i);
  if (body != nullptr) return MeetingBody{body->id, Script::npos, noun_end, false};
  if (!view.setting.body.empty()) return MeetingBody{view.setting.body, Script::npos, noun_end, false};
  body = first_meeting_body(view, paragraph);
  if (body == nullptr) return std::nullopt;
  return MeetingBody{body->id, Script::npos, noun_end, false};
}

bool counts(const View& view, const MeetingBody& body, Counter counter) {
  const auto found = view.series.find(body.id);
  if (found == view.series.end())
    return counter == Counter::session && body.adjacent && meets_in_sessions(view, body.id);
  const std::string& how = found->second.counts;
  if (how == "both") return counter == Counter::session || (counter == Counter::meeting && body.adjacent);
  if (how == "meetings") return counter == Counter::meeting;
  if (how == "sittings") return counter == Counter::sitting || (counter == Counter::meeting && body.adjacent);
  return how == "sessions" && counter == Counter::session;
}

Found numbered_meeting(const View& view, std::uint32_t paragraph, std::size_t begin, std::size_t end,
                       const std::string& body, std::u32string_view kind, unsigned number) {
  return meeting_at(view.script(paragraph), paragraph, begin, end,
                    slug(view, body) + "-" + to_utf8(kind) + std::to_string(number));
}

std::vector<Found> find_meetings(const View& view, std::uint32_t paragraph) {
  std::vector<Found> out = chinese_meetings(view, paragraph);
  for (Found& found : spaced_meetings(view, paragraph)) out.push_back(std::move(found));
  for (const auto* bodies : {&view.names[paragraph], &view.generics[paragraph]}) {
    for (const Found& body : *bodies) {
      if (body.kind == Kind::organisation) by_year(view, paragraph, body, out);
    }
  }
  return out;
}

}  // namespace treatygraph
