// Meetings by number: 第十三届联合国预防犯罪和刑事司法大会, 委员会第二十七届会议, 专家组第一和第二次会议, 第78届联大,
// "the twenty-seventh session of the Commission". Sittings (第3场会议) are no meetings.
#include <algorithm>
#include <array>

#include "extract/recognise/grammars.h"

namespace treatygraph {
namespace {

using facts::Kind;

struct Ordinal {
  std::size_t begin;
  unsigned value;
};

// What stands after the ordinals, read from the left.
struct Ordinals {
  std::vector<Ordinal> items;
  char32_t counter = 0;  // 届 or 次
  std::size_t next = 0;
};

constexpr std::array<std::u32string_view, 6> list_signs = {U"、", U"以及", U"和", U"及", U"与", U"至"};

template <std::size_t N>
std::size_t skip_one_of(const Script& s, std::size_t at, const std::array<std::u32string_view, N>& words) {
  for (const auto word : words) {
    if (s.at(at, word)) return at + word.size();
  }
  return Script::npos;
}

bool is_counter(char32_t c) { return c == U'届' || c == U'次'; }

std::optional<Ordinals> ordinals_at(const Script& s, std::size_t at) {
  Ordinals out;
  std::size_t i = at;
  for (;;) {
    const std::size_t begin = i;
    if (s[i] == U'第') ++i;
    const auto number = numeral(s, i);
    if (!number || number->value == 0 || number->value > 199) return std::nullopt;
    out.items.push_back({begin, number->value});
    i = number->next;
    if (is_counter(s[i])) {
      out.counter = s[i++];
      out.next = i;
    }
    const std::size_t sign = skip_one_of(s, i, list_signs);
    const bool more = sign != Script::npos && (s[sign] == U'第' || (out.counter == 0 && numeral(s, sign)));
    if (!more) break;
    i = sign;
  }
  if (out.counter == 0 || out.next != i) return std::nullopt;
  return out;
}

constexpr std::array<std::u32string_view, 11> kinds_of_session = {
    U"紧急特别", U"特别", U"实质性", U"组织", U"谈判", U"常", U"年度", U"政府间", U"正式", U"工作", U"续"};
constexpr std::array<std::u32string_view, 5> session_nouns = {U"会议续会", U"会议", U"届会", U"常会", U"会"};

struct Body {
  std::string id;
  std::size_t begin = Script::npos;  // where its name opens the mention
  std::size_t end = Script::npos;    // where its name closes it
  bool adjacent = false;
};

// 第N届大会: the crime congresses are counted so, the General Assembly's sessions come to higher numbers.
constexpr unsigned highest_congress = 20;

std::optional<Body> body_after(const View& view, std::uint32_t paragraph, const Ordinals& ordinals) {
  const Script& s = view.script(paragraph);
  const Found* body = body_starting_at(view, paragraph, s.begin_byte(ordinals.next));
  if (body == nullptr) return std::nullopt;
  std::size_t end = s.index_of(body->end);
  const bool is_assembly = s.at(ordinals.next, U"大会") && end == ordinals.next + 2;
  const bool congress = is_assembly && ordinals.items.back().value <= highest_congress;
  const std::size_t noun = skip_one_of(s, end, session_nouns);
  if (noun != Script::npos) end = noun;
  return Body{congress ? "crime-congress" : body->id, Script::npos, end, true};
}

const Found* first_meeting_body(const View& view, std::uint32_t paragraph) {
  for (const auto* names : {&view.names[paragraph], &view.generics[paragraph]}) {
    for (const Found& name : *names) {
      if (name.kind == Kind::organisation && view.series.contains(name.id)) return &name;
    }
  }
  return nullptr;
}

// On the cover the body of the lines above, elsewhere the paper's own, or the first that the paragraph names.
std::optional<Body> body_of_paper(const View& view, std::uint32_t paragraph, std::size_t noun_end) {
  const Found* body = nullptr;
  for (std::uint32_t i = paragraph; body == nullptr && i-- > 0 && paragraph < view.setting.cover;)
    body = first_meeting_body(view, i);
  if (body != nullptr) return Body{body->id, Script::npos, noun_end, false};
  if (!view.setting.body.empty()) return Body{view.setting.body, Script::npos, noun_end, false};
  body = first_meeting_body(view, paragraph);
  if (body == nullptr) return std::nullopt;
  return Body{body->id, Script::npos, noun_end, false};
}

std::optional<Body> body_in_front(const View& view, std::uint32_t paragraph, std::size_t begin, std::size_t noun_end) {
  const Script& s = view.script(paragraph);
  const std::size_t edge = begin > 0 && s[begin - 1] == U'的' ? begin - 1 : begin;
  if (const Found* body = body_ending_at(view, paragraph, s.end_byte(edge))) {
    return Body{body->id, s.index_of(body->begin), noun_end, true};
  }
  const auto meets = [&](const std::string& id) { return view.series.contains(id); };
  if (const Found* body = body_before(view, paragraph, s.begin_byte(begin), meets))
    return Body{body->id, Script::npos, noun_end, false};
  return body_of_paper(view, paragraph, noun_end);
}

// An organisation as a whole ("the forty-eighth session of the United Nations") has no sessions, its organs have.
bool meets_in_sessions(const View& view, const std::string& body) {
  const auto entry = view.lexicon.find(Kind::organisation, body);
  return !entry || view.lexicon.entry(*entry).attribute("type") != "organisation";
}

// Are meetings of this body counted with this counter?
bool counts(const View& view, const Body& body, char32_t counter) {
  const auto found = view.series.find(body.id);
  if (found == view.series.end()) return counter == U'届' && body.adjacent && meets_in_sessions(view, body.id);
  const std::string& how = found->second.counts;
  if (how == "both") return counter == U'届' || body.adjacent;
  return how == "sessions" && counter == U'届';
}

std::string slug(const View& view, const std::string& body) {
  const auto found = view.series.find(body);
  return found == view.series.end() ? "meeting:" + body : found->second.id;
}

Found found_of(const Script& s, std::uint32_t paragraph, std::size_t begin, std::size_t end, std::string id) {
  Found found;
  found.paragraph = paragraph;
  found.begin = s.begin_byte(begin);
  found.end = s.end_byte(end);
  found.kind = Kind::meeting;
  found.id = std::move(id);
  return found;
}

std::size_t chinese(const View& view, std::uint32_t paragraph, std::size_t at, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  const auto ordinals = ordinals_at(s, at);
  if (!ordinals) return at + 1;
  std::optional<Body> body = body_after(view, paragraph, *ordinals);
  if (!body) {
    std::size_t i = ordinals->next;
    if (const std::size_t kind = skip_one_of(s, i, kinds_of_session);
        kind != Script::npos && skip_one_of(s, kind, session_nouns) != Script::npos)
      i = kind;
    const std::size_t end = skip_one_of(s, i, session_nouns);
    if (end == Script::npos) return ordinals->next;
    body = body_in_front(view, paragraph, at, end);
  }
  if (!body || !counts(view, *body, ordinals->counter)) return ordinals->next;
  for (std::size_t i = 0; i < ordinals->items.size(); ++i) {
    const Ordinal& item = ordinals->items[i];
    const bool last = i + 1 == ordinals->items.size();
    const std::size_t begin = i == 0 && body->begin != Script::npos ? body->begin : item.begin;
    const std::size_t end = last ? body->end : ordinals->items[i + 1].begin - 1;
    out.push_back(found_of(s, paragraph, begin, end, slug(view, body->id) + "-" + std::to_string(item.value)));
  }
  return body->end;
}

// ---- English ----

constexpr std::array<std::u32string_view, 9> english_kinds = {U"regular ",        U"special ",        U"annual ",
                                                              U"organizational ", U"reconvened ",     U"substantive ",
                                                              U"resumed ",        U"intersessional ", U"emergency "};

std::size_t skip_the(const Script& s, std::size_t at) { return s.at(at, U"the ") ? at + 4 : at; }

std::optional<Body> english_body(const View& view, std::uint32_t paragraph, std::size_t begin, std::size_t noun_end) {
  const Script& s = view.script(paragraph);
  if (s.at(noun_end, U" of ")) {
    const std::size_t name = skip_the(s, noun_end + 4);
    if (const Found* body = body_starting_at(view, paragraph, s.begin_byte(name))) {
      return Body{body->id, Script::npos, s.index_of(body->end), true};
    }
  }
  if (s.ends(begin, U"its ") && s[noun_end] == U',') {  // "At its thirtieth session, the Commission …"
    const Found* body = body_starting_at(view, paragraph, s.begin_byte(skip_the(s, noun_end + 2)));
    if (body != nullptr && view.series.contains(body->id)) return Body{body->id, Script::npos, noun_end, false};
  }
  const auto meets = [&](const std::string& id) { return view.series.contains(id); };
  if (const Found* body = body_before(view, paragraph, s.begin_byte(begin), meets)) {
    return Body{body->id, Script::npos, noun_end, false};
  }
  return body_of_paper(view, paragraph, noun_end);
}

std::size_t english(const View& view, std::uint32_t paragraph, std::size_t at, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  const auto ordinal = english_ordinal(s, at);
  if (!ordinal || s[ordinal->next] != U' ') return at + 1;
  std::size_t i = ordinal->next + 1;
  if (const Found* body = body_starting_at(view, paragraph, s.begin_byte(i));
      body != nullptr && body->id == "crime-congress") {
    out.push_back(
        found_of(s, paragraph, at, s.index_of(body->end), slug(view, body->id) + "-" + std::to_string(ordinal->value)));
    return s.index_of(body->end);
  }
  if (const std::size_t kind = skip_one_of(s, i, english_kinds); kind != Script::npos) i = kind;
  const bool session = s.at(i, U"session"), meeting = s.at(i, U"meeting");
  if (!session && !meeting) return ordinal->next;
  const std::size_t noun_end = i + 7;
  if (is_latin(s[noun_end])) return noun_end;
  const auto body = english_body(view, paragraph, at, noun_end);
  if (!body || !counts(view, *body, session ? U'届' : U'次')) return noun_end;
  out.push_back(found_of(s, paragraph, at, body->end, slug(view, body->id) + "-" + std::to_string(ordinal->value)));
  return body->end;
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
  out.push_back(found_of(s, paragraph, s.index_of(body.begin), held + 5,
                         series->second.id + "-" + std::to_string(number->second)));
}

}  // namespace

std::vector<Found> find_meetings(const View& view, std::uint32_t paragraph) {
  const Script& s = view.script(paragraph);
  std::vector<Found> out;
  for (std::size_t i = 0; i < s.size();) {
    const bool word_start =
        i == 0 || !(is_latin(s[i - 1]) || is_digit(s[i - 1]) || s[i - 1] == U'-' || s[i - 1] == U'/');
    if (s[i] == U'第')
      i = chinese(view, paragraph, i, out);
    else if (word_start && (is_latin(s[i]) || is_digit(s[i])))
      i = english(view, paragraph, i, out);
    else
      ++i;
  }
  for (const auto* bodies : {&view.names[paragraph], &view.generics[paragraph]}) {
    for (const Found& body : *bodies) {
      if (body.kind == Kind::organisation) by_year(view, paragraph, body, out);
    }
  }
  return out;
}

}  // namespace treatygraph
