// Meetings by number in languages with word spaces: the twenty-seventh session of the Commission, sa 75e session,
// septuagésimo quinto período de sesiones, на семьдесят пятой сессии, الدورة الخامسة والسبعون للجمعية العامة.
// The noun is looked for; the ordinals stand before it (in Arabic behind), the body behind, before, or in the sentence.
#include <algorithm>
#include <array>
#include <functional>

#include "extract/base/text.h"
#include "extract/recognise/session_words.h"

namespace treatygraph {
namespace {

// How the body's name is joined to what stands before it.
struct Link {
  Tongue tongue;
  Words words;
};
constexpr std::array<Link, 16> links = {{
    {Tongue::en, U" of the "},
    {Tongue::en, U" of "},
    {Tongue::fr, U" de la "},
    {Tongue::fr, U" de l'"},
    {Tongue::fr, U" du "},
    {Tongue::fr, U" des "},
    {Tongue::fr, U" de "},
    {Tongue::es, U" de la "},
    {Tongue::es, U" del "},
    {Tongue::es, U" de los "},
    {Tongue::es, U" de las "},
    {Tongue::es, U" de "},
    {Tongue::ru, U" "},
    {Tongue::ar, U" ل"},
    {Tongue::ar, U" "},
    {Tongue::ar, U" لل"},
}};
// The body whose name begins at `at`, or behind the letters of an Arabic preposition and article there.
const Found* body_at(const View& view, std::uint32_t paragraph, std::size_t at, Tongue tongue) {
  const Script& s = view.script(paragraph);
  const std::size_t last = tongue == Tongue::ar ? at + 2 : at;
  for (std::size_t i = at; i <= last; ++i) {
    if (const Found* body = body_starting_at(view, paragraph, s.begin_byte(i))) return body;
  }
  constexpr Words united_nations = U"United Nations ";  // "of the United Nations Commission on …"
  if (s.at(at, united_nations)) return body_starting_at(view, paragraph, s.begin_byte(at + united_nations.size()));
  return nullptr;
}

const Found* body_linked(const View& view, std::uint32_t paragraph, std::size_t noun_end, Tongue tongue) {
  const Script& s = view.script(paragraph);
  for (const Link& link : links) {
    if (link.tongue != tongue || !s.at(noun_end, link.words)) continue;
    if (const Found* body = body_at(view, paragraph, noun_end + link.words.size(), tongue)) return body;
  }
  return nullptr;
}

// "of the Programme and Budget Committee": a body that the lexicon does not know. Months and years are none.
bool links_to_other(const Script& s, std::size_t noun_end, Tongue tongue) {
  for (const Link& link : links) {
    if (link.tongue != tongue || !s.at(noun_end, link.words)) continue;
    const std::size_t name = noun_end + link.words.size();
    const bool capital = is_upper(s[name]) || (s[name] >= U'А' && s[name] <= U'Я') || s[name] == U'É';
    const bool arabic = tongue == Tongue::ar && link.words.size() > 1;
    if (capital || arabic) return true;
  }
  return false;
}

constexpr std::array<Words, 18> its = {U"its ", U"their ", U"sa ",   U"ses ",    U"leur ", U"su ",
                                       U"sus ", U"своей ", U"свою ", U"своих ",  U"его ",  U"ее ",
                                       U"их ",  U"своем ", U"свое ", U"своего ", U"Its ",  U"Su "};

bool possessed(const Script& s, const Noun& noun, std::size_t begin) {
  if (noun.possessed) return true;
  for (const Words word : its) {
    if (s.ends(begin, word)) return true;
  }
  return false;
}

constexpr std::array<Words, 10> articles = {U" the ", U" la ",  U" le ",  U" l'", U" les ",
                                            U" el ",  U" los ", U" las ", U" ",   U""};

// "At its thirtieth session, the Commission …"
const Found* body_behind_comma(const View& view, std::uint32_t paragraph, std::size_t noun_end) {
  const Script& s = view.script(paragraph);
  if (s[noun_end] != U',') return nullptr;
  for (const Words article : articles) {
    const Found* body = s.at(noun_end + 1, article)
                            ? body_starting_at(view, paragraph, s.begin_byte(noun_end + 1 + article.size()))
                            : nullptr;
    if (body != nullptr && meets(view, body->id)) return body;
  }
  return nullptr;
}

constexpr std::uint32_t longest_joint = 24;  // bytes of "the Expert Group, at its"

// A bare word with more behind it ("the Commission on Lighthouses", Комиссии … по …) is a body of its own.
bool is_part_of_name(const View& view, const Found& body) {
  const auto& bare = view.generics[body.paragraph];
  if (bare.empty() || std::less<>{}(&body, &bare.front()) || std::less<>{}(&bare.back(), &body)) return false;
  static constexpr std::array<Words, 13> more = {U" on ",    U" for ",   U" des Nations",     U" sur ", U" pour ",
                                                 U" para ",  U" sobre ", U" de las Naciones", U" по ",  U" Организации",
                                                 U" المعني", U" الأمم",  U" الاقتصادية"};
  const Script& s = view.script(body.paragraph);
  const std::size_t end = s.index_of(body.end);
  if (s.slice(s.index_of(body.begin), end).find(U' ') != Words::npos) return false;  // the General Assembly
  return std::any_of(more.begin(), more.end(), [&](Words words) { return s.at(end, words); });
}

std::optional<MeetingBody> body_of(const View& view, std::uint32_t paragraph, const Noun& noun,
                                   const SessionReading& reading) {
  const Script& s = view.script(paragraph);
  const std::size_t begin = reading.items.front().begin, end = reading.noun_end;
  if (const Found* linked = body_linked(view, paragraph, end, noun.form->tongue); linked != nullptr)
    return is_part_of_name(view, *linked) ? std::nullopt
                                          : std::optional(MeetingBody{linked->id, Script::npos, end, true});
  if (links_to_other(s, end, noun.form->tongue)) return std::nullopt;
  const Found* body = possessed(s, noun, begin) ? body_behind_comma(view, paragraph, end) : nullptr;
  if (body == nullptr)
    body = body_before(view, paragraph, s.begin_byte(begin), [&](std::string_view id) { return meets(view, id); });
  const std::uint32_t at = s.begin_byte(begin);
  const std::uint32_t from = body != nullptr ? body->end : sentence_at(view.sentences[paragraph], at).begin;
  if (names_other_body(view, paragraph, from, at)) return std::nullopt;
  if (body != nullptr && is_part_of_name(view, *body)) return std::nullopt;
  if (body != nullptr) return MeetingBody{body->id, Script::npos, end, body->end + longest_joint >= at};
  return body_of_paper(view, paragraph, end, noun.form->counter);
}

constexpr std::array<Words, 8> held = {U"held",    U"convened", U"celebrad", U"tenu",
                                       U"состояв", U"проведен", U"المعقود",  U"عقد"};
constexpr std::size_t longest_place = 70;  // characters from "held" to the year

// ", held in Vienna on 5 and 6 May 2031"
std::optional<unsigned> year_held(const Script& s, std::size_t at) {
  std::size_t i = at;
  while (s[i] == U' ' || s[i] == U',') ++i;
  for (std::size_t words = 0; words < 2; ++words) {
    const TextWord word = word_at(s, i);
    const bool verb = std::any_of(held.begin(), held.end(), [&](Words one) { return word.text.starts_with(one); });
    for (std::size_t k = word.end; verb && k < word.end + longest_place && s[k] != U';'; ++k) {
      if (const auto year = year_at(s, k)) return year;
    }
    if (verb || s[word.end] != U' ') return std::nullopt;
    i = word.end + 1;  // "que se celebró", "qui s'est tenue"
  }
  return std::nullopt;
}

// "the meeting of the Working Group on …, held in Vienna on 5 May 2031"
void add_held(const View& view, std::uint32_t paragraph, const Noun& noun, std::vector<Found>& out) {
  if (noun.form->counter == Counter::sitting || noun.form->stem == U"periodo") return;
  const Script& s = view.script(paragraph);
  const Found* body = body_linked(view, paragraph, noun.end, noun.form->tongue);
  if (body == nullptr || !meets(view, body->id)) return;
  const std::size_t end = s.index_of(body->end);
  if (const auto year = year_held(s, end))
    out.push_back(meeting_in_year(view, paragraph, noun.begin, noun.end, body->id, *year));
}

void add_meetings(const View& view, std::uint32_t paragraph, const Noun& noun, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  const bool arabic = noun.form->tongue == Tongue::ar;
  const Found* joined =
      arabic && s[noun.end] == U' ' ? body_starting_at(view, paragraph, s.begin_byte(noun.end + 1)) : nullptr;
  const auto reading = !arabic             ? read_front(s, noun)
                       : joined != nullptr ? read_behind(s, noun, s.index_of(joined->end))
                                           : read_behind(s, noun, noun.end);
  if (!reading) {
    add_held(view, paragraph, noun, out);
    return;
  }
  const auto body = joined != nullptr ? std::optional(MeetingBody{joined->id, Script::npos, reading->noun_end, true})
                                      : body_of(view, paragraph, noun, *reading);
  if (!body || !counts(view, *body, noun.form->counter)) return;
  for (const Item& item : reading->items) {
    const bool last = &item == &reading->items.back();
    out.push_back(numbered_meeting(view, paragraph, item.begin, last ? body->end : item.end, body->id,
                                   reading->kinds.mark(), item.value));
    if (joined != nullptr) out.back().about = joined->id;
  }
}

// A congress that is itself counted: "the Fourteenth United Nations Congress on …".
void add_counted(const View& view, std::uint32_t paragraph, const Found& body, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  const std::size_t name = s.index_of(body.begin), end = s.index_of(body.end);
  for (const Tongue tongue : {Tongue::en, Tongue::fr, Tongue::es, Tongue::ru}) {
    const auto reading = ordinals_in_front(s, name, tongue);
    if (!reading) continue;
    for (const Item& item : reading->items) {
      const bool last = &item == &reading->items.back();
      out.push_back(numbered_meeting(view, paragraph, item.begin, last ? end : item.end, body.id, U"", item.value));
    }
    return;
  }
}

// "the 2030 Review Conference of the Parties to …", 2030年联合国海洋大会
void add_of_year(const View& view, std::uint32_t paragraph, const Found& body, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  const std::size_t name = s.index_of(body.begin);
  const bool joined = name > 4 && (s[name - 1] == U' ' || s[name - 1] == U'年');
  const auto year = joined ? year_at(s, name - 5) : std::nullopt;
  if (year) out.push_back(meeting_in_year(view, paragraph, name - 5, s.index_of(body.end), body.id, *year));
}

constexpr unsigned highest_abbreviated = 60;

// COP28, COP 12
void add_abbreviated(const View& view, std::uint32_t paragraph, const Found& body, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  const std::size_t begin = s.index_of(body.begin);
  std::size_t end = begin;
  while (is_upper(s[end])) ++end;
  const auto number = end > begin + 1 ? digits(s, s[end] == U' ' || s[end] == U'-' ? end + 1 : end) : std::nullopt;
  if (number && number->value > 0 && number->value <= highest_abbreviated)
    out.push_back(numbered_meeting(view, paragraph, begin, number->next, body.id, U"", number->value));
}

constexpr std::size_t longest_rest = 120;  // characters of a name behind its ordinal

// مؤتمر الأمم المتحدة الرابع عشر لمنع الجريمة: the ordinal stands inside the name of the congress.
void add_interrupted(const View& view, std::uint32_t paragraph, std::size_t begin, std::vector<Found>& out) {
  constexpr Words opening = U"مؤتمر الأمم المتحدة ";
  const Script& s = view.script(paragraph);
  if (!s.at(begin, opening)) return;
  const std::size_t at = begin + opening.size();
  const auto number = ordinal(s, at, Tongue::ar);
  if (!number || is_digit(s[at]) || s[number->next] != U' ') return;
  const std::u32string rest(s.slice(number->next + 1, std::min(s.size(), number->next + longest_rest)));
  const std::string name = to_utf8(std::u32string(opening) + rest);
  for (const NameHit& hit : view.lexicon.find_names(name)) {
    const Entry entry = view.lexicon.entry(hit.entry);
    const bool congress = entry.id == "crime-congress" || entry.attribute("counts") == "itself";
    if (hit.begin != 0 || !congress) continue;
    const std::size_t size = to_utf32(std::string_view(name).substr(0, hit.end)).size();
    const std::string_view series = "meeting:";
    const std::string body(entry.id.starts_with(series) ? entry.id.substr(series.size()) : entry.id);
    const std::size_t end = number->next + 1 + size - opening.size();
    out.push_back(numbered_meeting(view, paragraph, begin, end, body, U"", number->value));
    return;
  }
}

}  // namespace

std::vector<Found> spaced_meetings(const View& view, std::uint32_t paragraph) {
  const Script& s = view.script(paragraph);
  std::vector<Found> out;
  for (std::size_t i = 0; i < s.size();) {
    if (!is_letter(s[i])) {
      ++i;
      continue;
    }
    if (!may_open_noun(s[i])) {
      while (is_letter(s[i])) ++i;
      continue;
    }
    const TextWord word = word_at(s, i);
    for (std::size_t k = i; k < word.end && k < i + 2; ++k) add_interrupted(view, paragraph, k, out);
    for (const Noun& noun : nouns_at(i, word)) {
      const std::size_t found = out.size();
      add_meetings(view, paragraph, noun, out);
      if (out.size() > found) break;
    }
    i = word.end > i ? word.end : i + 1;
  }
  for (const Found& body : view.names[paragraph]) {
    if (body.id == "crime-congress") add_counted(view, paragraph, body, out);
  }
  for (const Found& body : view.conferences[paragraph]) {
    add_counted(view, paragraph, body, out);
    add_of_year(view, paragraph, body, out);
    add_abbreviated(view, paragraph, body, out);
  }
  return out;
}

}  // namespace treatygraph
