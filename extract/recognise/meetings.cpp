// Meetings by number (meetings_zh.cpp, meetings_spaced.cpp) and by year.
#include "extract/recognise/meetings.h"

#include <algorithm>
#include <array>

namespace treatygraph {
namespace {

using facts::Kind;

const Found* first_meeting_body(const View& view, std::uint32_t paragraph, Counter counter) {
  for (const auto* names : {&view.names[paragraph], &view.generics[paragraph]}) {
    for (const Found& name : *names) {
      const bool body = name.kind == Kind::organisation && view.series.contains(name.id);
      if (body && counts(view, {name.id, Script::npos, Script::npos, false}, counter)) return &name;
    }
  }
  return nullptr;
}

// A conference of the parties is no entry of the lexicon.
bool is_conference(const View& view, std::string_view body) {
  return !view.series.contains(body) && !view.lexicon.find(Kind::organisation, body);
}

// An organisation as a whole ("the forty-eighth session of the United Nations") has no sessions, its organs have.
bool meets_in_sessions(const View& view, std::string_view body) {
  const auto entry = view.lexicon.find(Kind::organisation, body);
  return !entry || view.lexicon.entry(*entry).attribute("type") != "organisation";
}

std::string slug(const View& view, std::string_view body) {
  const auto found = view.series.find(body);
  return found == view.series.end() ? "meeting:" + std::string(body) : found->second.id;
}

Found meeting_at(const Script& s, std::uint32_t paragraph, std::size_t begin, std::size_t end, std::string_view id) {
  Found found;
  found.paragraph = paragraph;
  found.begin = s.begin_byte(begin);
  found.end = s.end_byte(end);
  found.kind = Kind::meeting;
  found.id = id;
  return found;
}

// ---- by year: 专家组2018年4月3日至5日在维也纳举行的会议, 经社理事会2024年届会 ----

constexpr std::size_t longest_gap = 40;
constexpr std::array<std::u32string_view, 8> kinds_of_year = {U"实质性", U"组织", U"年度", U"高级别",
                                                              U"常",     U"正式", U"续",   U""};
constexpr std::array<std::u32string_view, 3> session_nouns = {U"届会", U"会议", U"常会"};

// After the words that call what stands at `at` a session of that year, or npos.
std::size_t after_session(const Script& s, std::size_t at) {
  for (const auto kind : kinds_of_year) {
    if (!s.at(at, kind)) continue;
    for (const auto noun : session_nouns) {
      if (s.at(at + kind.size(), noun)) return at + kind.size() + noun.size();
    }
  }
  const std::size_t held = s.find(U"举行的会议", at);
  const bool near = held != Script::npos && held <= at + longest_gap && s.find(U"。", at) > held;
  return near ? held + 5 : Script::npos;
}

void by_year(const View& view, std::uint32_t paragraph, const Found& body, std::vector<Found>& out) {
  if (!view.series.contains(body.id)) return;
  const Script& s = view.script(paragraph);
  std::size_t i = s.index_of(body.end);
  if (s[i] == U'于' || s[i] == U'在') ++i;
  const auto year = digits(s, i);
  if (!year || s[year->next] != U'年' || year->value < 1945 || year->value > 2199) return;
  const std::size_t end = after_session(s, year->next + 1);
  if (end == Script::npos) return;
  out.push_back(meeting_at(s, paragraph, s.index_of(body.begin), end, meeting_of_year(view, body.id, year->value)));
}

// A/88/631, A/RES/88/12, A/C.3/88/L.9: papers that carry a session of the Assembly on their cover.
bool is_of_assembly(const std::string& symbol) {
  const bool numbered = symbol.size() > 2 && is_digit(static_cast<unsigned char>(symbol[2]));
  return symbol.starts_with("A/") && (numbered || symbol.starts_with("A/RES/") || symbol.starts_with("A/C."));
}

}  // namespace

bool meets(const View& view, std::string_view body) { return view.series.contains(body) || is_conference(view, body); }

bool names_other_body(const View& view, std::uint32_t paragraph, std::uint32_t from, std::uint32_t to) {
  for (const CueHit& cue : cues_between(view.cues[paragraph], from, to)) {
    if (cue.group == "other-body" && cue.end <= to) return true;
  }
  return false;
}

std::optional<MeetingBody> body_of_paper(const View& view, std::uint32_t paragraph, std::size_t noun_end,
                                         Counter counter) {
  const Found* body = nullptr;
  for (std::uint32_t i = paragraph; body == nullptr && i-- > 0 && paragraph < view.setting.cover;)
    body = first_meeting_body(view, i, counter);
  if (body != nullptr) return MeetingBody{body->id, Script::npos, noun_end, false};
  if (paragraph < view.setting.cover && view.setting.body.empty() && is_of_assembly(view.setting.symbol))
    return MeetingBody{"unga", Script::npos, noun_end, false};
  if (!view.setting.body.empty()) return MeetingBody{view.setting.body, Script::npos, noun_end, false};
  body = first_meeting_body(view, paragraph, counter);
  if (body == nullptr) return std::nullopt;
  return MeetingBody{body->id, Script::npos, noun_end, false};
}

bool counts(const View& view, const MeetingBody& body, Counter counter) {
  const auto found = view.series.find(body.id);
  if (is_conference(view, body.id)) return counter != Counter::sitting;
  if (found == view.series.end())
    return counter == Counter::session && body.adjacent && meets_in_sessions(view, body.id);
  const std::string& how = found->second.counts;
  if (how == "both") return counter == Counter::session || (counter == Counter::meeting && body.adjacent);
  if (how == "meetings") return counter == Counter::meeting;
  if (how == "sittings") return counter == Counter::sitting || (counter == Counter::meeting && body.adjacent);
  return how == "sessions" && counter == Counter::session;
}

Found numbered_meeting(const View& view, std::uint32_t paragraph, std::size_t begin, std::size_t end,
                       std::string_view body, std::u32string_view kind, unsigned number) {
  return meeting_at(view.script(paragraph), paragraph, begin, end,
                    slug(view, body) + "-" + to_utf8(kind) + std::to_string(number));
}

std::string meeting_of_year(const View& view, std::string_view body, unsigned year) {
  const auto series = view.series.find(body);
  if (series == view.series.end()) return slug(view, body) + "-" + std::to_string(year);
  const auto number = series->second.years.find(year);
  return series->second.id + "-" + std::to_string(number == series->second.years.end() ? year : number->second);
}

Found meeting_in_year(const View& view, std::uint32_t paragraph, std::size_t begin, std::size_t end,
                      std::string_view body, unsigned year) {
  return meeting_at(view.script(paragraph), paragraph, begin, end, meeting_of_year(view, body, year));
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
