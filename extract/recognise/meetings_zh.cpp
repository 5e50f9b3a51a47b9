// Chinese meetings by number: 第十三届联合国预防犯罪和刑事司法大会, 委员会第二十七届会议, 专家组第一和第二次会议,
// 第78届联大, 第十届紧急特别会议, 第7386次会议. Sittings (第3场会议) are no meetings.
#include <algorithm>
#include <array>

#include "extract/recognise/meetings.h"

namespace treatygraph {
namespace {

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

constexpr unsigned highest_number = 19999;

std::optional<Ordinals> ordinals_at(const Script& s, std::size_t at) {
  Ordinals out;
  std::size_t i = at;
  for (;;) {
    const std::size_t begin = i;
    if (s[i] == U'第') ++i;
    const auto number = numeral(s, i);
    if (!number || number->value == 0 || number->value > highest_number) return std::nullopt;
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

// A kind of session, and how the numbers of that kind begin.
struct SessionKind {
  std::u32string_view word, mark;
};
constexpr std::array<SessionKind, 13> kinds_of_session = {{
    {U"紧急特别", U"es-"},
    {U"特别", U"s-"},
    {U"非常", U"s-"},
    {U"实质性", U""},
    {U"组织", U""},
    {U"谈判", U""},
    {U"常", U""},
    {U"年度", U""},
    {U"政府间", U""},
    {U"正式", U""},
    {U"工作", U""},
    {U"续", U""},
    {U"部长级", U""},
}};
constexpr std::array<std::u32string_view, 7> session_nouns = {U"会议续会", U"会议", U"届会", U"常会",
                                                              U"年会",     U"续会", U"会"};
constexpr std::array<std::u32string_view, 2> resumed = {U"续会", U"(续会)"};

// After the noun of a session, its resumption included.
std::size_t after_noun(const Script& s, std::size_t at) {
  const std::size_t end = skip_one_of(s, at, session_nouns);
  if (end == Script::npos) return end;
  const std::size_t again = skip_one_of(s, end, resumed);
  return again == Script::npos ? end : again;
}

// 第N届大会: the crime congresses are counted so, the General Assembly's sessions come to higher numbers.
constexpr unsigned highest_congress = 20;

std::optional<MeetingBody> body_after(const View& view, std::uint32_t paragraph, const Ordinals& ordinals) {
  const Script& s = view.script(paragraph);
  const Found* body = body_starting_at(view, paragraph, s.begin_byte(ordinals.next));
  if (body == nullptr) return std::nullopt;
  std::size_t end = s.index_of(body->end);
  const bool is_assembly = s.at(ordinals.next, U"大会") && end == ordinals.next + 2;
  const bool congress = is_assembly && ordinals.items.back().value <= highest_congress;
  const std::size_t noun = after_noun(s, end);
  if (noun != Script::npos) end = noun;
  return MeetingBody{congress ? "crime-congress" : body->id, Script::npos, end, true};
}

// A body in front that nothing is known of: 灾害管理委员会第三届会议.
bool is_unknown_body(const View& view, std::uint32_t paragraph, std::size_t end) {
  const Script& s = view.script(paragraph);
  static constexpr std::array<std::u32string_view, 10> nouns = {U"委员会", U"理事会", U"执行局", U"工作组", U"专家组",
                                                                U"论坛",   U"小组",   U"大会",   U"会议",   U"管理局"};
  return std::any_of(nouns.begin(), nouns.end(), [&](std::u32string_view noun) { return s.ends(end, noun); }) &&
         body_ending_at(view, paragraph, s.end_byte(end)) == nullptr;
}

std::optional<MeetingBody> body_in_front(const View& view, std::uint32_t paragraph, std::size_t begin,
                                         std::size_t noun_end, Counter counter) {
  const Script& s = view.script(paragraph);
  const std::size_t edge = begin > 0 && s[begin - 1] == U'的' ? begin - 1 : begin;
  if (is_unknown_body(view, paragraph, edge)) return std::nullopt;
  if (const Found* body = body_ending_at(view, paragraph, s.end_byte(edge))) {
    return MeetingBody{body->id, s.index_of(body->begin), noun_end, true};
  }
  const auto fits = [&](std::string_view id) { return meets(view, id); };
  const Found* body = body_before(view, paragraph, s.begin_byte(begin), fits);
  const std::uint32_t from =
      body != nullptr ? body->end : sentence_at(view.sentences[paragraph], s.begin_byte(begin)).begin;
  if (names_other_body(view, paragraph, from, s.begin_byte(begin))) return std::nullopt;
  if (body != nullptr) return MeetingBody{body->id, Script::npos, noun_end, false};
  return body_of_paper(view, paragraph, noun_end, counter);
}

std::size_t read_meeting(const View& view, std::uint32_t paragraph, std::size_t at, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  const auto ordinals = ordinals_at(s, at);
  if (!ordinals) return at + 1;
  const Counter counter = ordinals->counter == U'届' ? Counter::session : Counter::meeting;
  std::u32string_view mark;
  std::optional<MeetingBody> body = body_after(view, paragraph, *ordinals);
  if (!body) {
    std::size_t i = ordinals->next;
    for (const SessionKind& kind : kinds_of_session) {
      if (!s.at(i, kind.word) || after_noun(s, i + kind.word.size()) == Script::npos) continue;
      i += kind.word.size();
      mark = kind.mark;
      break;
    }
    const std::size_t end = after_noun(s, i);
    if (end == Script::npos) return ordinals->next;
    body = body_in_front(view, paragraph, at, end, counter);
  }
  if (!body || !counts(view, *body, counter)) return ordinals->next;
  for (std::size_t i = 0; i < ordinals->items.size(); ++i) {
    const Ordinal& item = ordinals->items[i];
    const bool last = i + 1 == ordinals->items.size();
    const std::size_t begin = i == 0 && body->begin != Script::npos ? body->begin : item.begin;
    const std::size_t end = last ? body->end : ordinals->items[i + 1].begin - 1;
    out.push_back(numbered_meeting(view, paragraph, begin, end, body->id, mark, item.value));
  }
  return body->end;
}

}  // namespace

std::vector<Found> chinese_meetings(const View& view, std::uint32_t paragraph) {
  const Script& s = view.script(paragraph);
  std::vector<Found> out;
  for (std::size_t i = 0; i < s.size();) i = s[i] == U'第' ? read_meeting(view, paragraph, i, out) : i + 1;
  return out;
}

}  // namespace treatygraph
