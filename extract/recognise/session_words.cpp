#include "extract/recognise/session_words.h"

#include <algorithm>
#include <array>

#include "extract/base/text.h"

namespace treatygraph {
namespace {

constexpr std::array<NounForm, 18> nouns = {{
    {Tongue::en, U"session", 1, Counter::session},
    {Tongue::en, U"meeting", 1, Counter::meeting},
    {Tongue::fr, U"session", 1, Counter::session},
    {Tongue::fr, U"reunion", 1, Counter::meeting},
    {Tongue::fr, U"seance", 1, Counter::sitting},
    {Tongue::es, U"periodo", 1, Counter::session},
    {Tongue::es, U"reunion", 2, Counter::meeting},
    {Tongue::es, U"sesion", 2, Counter::sitting},
    {Tongue::ru, U"сесси", 3, Counter::session},
    {Tongue::ru, U"совещани", 2, Counter::meeting},
    {Tongue::ru, U"заседани", 2, Counter::sitting},
    {Tongue::ar, U"دورة", 0, Counter::session},
    {Tongue::ar, U"دورت", 4, Counter::session},
    {Tongue::ar, U"دورات", 3, Counter::session},
    {Tongue::ar, U"اجتماع", 3, Counter::meeting},
    {Tongue::ar, U"جلسة", 0, Counter::sitting},
    {Tongue::ar, U"جلست", 4, Counter::sitting},
    {Tongue::ar, U"جلسات", 3, Counter::sitting},
}};

// What says of which kind a session is, and how the numbers of that kind begin. Words are folded (й is и, ئ is ي).
struct SessionKind {
  Tongue tongue;
  Words stem;
  Words mark;
};
constexpr std::array<SessionKind, 58> kinds = {{
    {Tongue::en, U"emergency", U"e"},
    {Tongue::en, U"special", U"s-"},
    {Tongue::en, U"extraordinary", U"s-"},
    {Tongue::en, U"regular", U""},
    {Tongue::en, U"ordinary", U""},
    {Tongue::en, U"annual", U""},
    {Tongue::en, U"organizational", U""},
    {Tongue::en, U"reconvened", U""},
    {Tongue::en, U"substantive", U""},
    {Tongue::en, U"resumed", U""},
    {Tongue::en, U"intersessional", U""},
    {Tongue::en, U"ministerial", U""},
    {Tongue::en, U"formal", U""},
    {Tongue::en, U"intergovernmental", U""},
    {Tongue::en, U"plenary", U""},
    {Tongue::fr, U"extraordinaire", U"s-"},
    {Tongue::fr, U"ordinaire", U""},
    {Tongue::fr, U"annuelle", U""},
    {Tongue::fr, U"d'urgence", U"e"},
    {Tongue::fr, U"de fond", U""},
    {Tongue::fr, U"d'organisation", U""},
    {Tongue::fr, U"speciale", U"s-"},
    {Tongue::fr, U"ministerielle", U""},
    {Tongue::fr, U"pleniere", U""},
    {Tongue::fr, U"plenieres", U""},
    {Tongue::fr, U"intergouvernementale", U""},
    {Tongue::es, U"extraordinario", U"s-"},
    {Tongue::es, U"ordinario", U""},
    {Tongue::es, U"anual", U""},
    {Tongue::es, U"sustantivo", U""},
    {Tongue::es, U"de emergencia", U"e"},
    {Tongue::es, U"de organizacion", U""},
    {Tongue::es, U"ministerial", U""},
    {Tongue::es, U"plenaria", U""},
    {Tongue::es, U"especial", U"s-"},
    {Tongue::es, U"de urgencia", U"e"},
    {Tongue::es, U"intergubernamental", U""},
    {Tongue::ru, U"чрезвычаин", U"e"},
    {Tongue::ru, U"специальн", U"s-"},
    {Tongue::ru, U"внеочередн", U"s-"},
    {Tongue::ru, U"очередн", U""},
    {Tongue::ru, U"основн", U""},
    {Tongue::ru, U"ежегодн", U""},
    {Tongue::ru, U"организационн", U""},
    {Tongue::ru, U"возобновленн", U""},
    {Tongue::ru, U"пленарн", U""},
    {Tongue::ru, U"министерск", U""},
    {Tongue::ru, U"межправительственн", U""},
    {Tongue::ar, U"الاستثنايية", U"s-"},
    {Tongue::ar, U"الطارية", U"e"},
    {Tongue::ar, U"العادية", U""},
    {Tongue::ar, U"المستانفة", U""},
    {Tongue::ar, U"الموضوعية", U""},
    {Tongue::ar, U"السنوية", U""},
    {Tongue::ar, U"التنظيمية", U""},
    {Tongue::ar, U"العامة", U""},
    {Tongue::ar, U"الوزاري", U""},
    {Tongue::ar, U"الخاصة", U"s-"},
}};

constexpr std::array<Words, 15> list_signs = {U", and ", U" and ", U", ",  U" to ", U" through ",
                                              U" et ",   U" à ",   U" y ", U" e ",  U" a ",
                                              U" и ",    U" по ",  U"-",   U" و ",  U" و"};

template <std::size_t N>
std::size_t skip_one_of(const Script& s, std::size_t at, const std::array<Words, N>& words) {
  for (const auto word : words) {
    if (s.at(at, word)) return at + word.size();
  }
  return Script::npos;
}

// What the nouns begin with (Russian с and з), Arabic ones (ج, د, م) also with an article or a preposition (ا, و, ل, ب,
// ف, ك).
constexpr Words noun_letters = U"smrp\u0645\u0441\u0437\u0627\u062C\u062F\u0648\u0644\u0628\u0641\u0643";

// Does the noun's word (Arabic without its prefixes) fit a form?
bool fits(const NounForm& form, Words word) {
  return word.starts_with(form.stem) && word.size() <= form.stem.size() + form.longest_ending;
}

constexpr std::array<Words, 7> arabic_prefixes = {U"وال", U"بال", U"كال", U"فال", U"ولل", U"ال", U"لل"};

std::size_t arabic_prefix(Words word) {
  for (const Words prefix : arabic_prefixes) {
    if (word.starts_with(prefix)) return prefix.size();
  }
  const bool joined = !word.empty() && (word[0] == U'و' || word[0] == U'ل' || word[0] == U'ب' || word[0] == U'ف');
  return joined ? 1 : 0;
}

std::optional<Noun> noun_of(const NounForm& form, std::size_t begin, const TextWord& word) {
  if (form.tongue != Tongue::ar)
    return fits(form, word.text) ? std::optional(Noun{&form, begin, word.end, false}) : std::nullopt;
  const Words text = word.text;
  if (fits(form, text)) return Noun{&form, begin, word.end, text.size() > form.stem.size()};
  const std::size_t prefix = arabic_prefix(text);
  if (prefix == 0 || !fits(form, text.substr(prefix))) return std::nullopt;
  return Noun{&form, begin, word.end, text.size() > prefix + form.stem.size()};
}

// After the words of `kind`, or npos: a stem with the ending of an adjective, or two words.
std::size_t after_kind(const Script& s, std::size_t at, const SessionKind& kind) {
  const std::size_t two = kind.stem.find(U' ');
  const TextWord word = word_at(s, at);
  if (two != Words::npos) {
    const bool first = word.text == kind.stem.substr(0, two) && s[word.end] == U' ';
    const TextWord second = first ? word_at(s, word.end + 1) : TextWord{{}, at};
    return first && second.text == kind.stem.substr(two + 1) ? second.end : Script::npos;
  }
  if (kind.stem.starts_with(U"d'")) {
    const TextWord second = word.text == U"d" && s[word.end] == U'\'' ? word_at(s, word.end + 1) : TextWord{{}, at};
    return second.text == kind.stem.substr(2) ? second.end : Script::npos;
  }
  const std::size_t ending = kind.tongue == Tongue::ru ? 3 : 1;
  const bool same = word.text.starts_with(kind.stem) && word.text.size() <= kind.stem.size() + ending;
  return same ? word.end : Script::npos;
}

Kinds kinds_behind(const Script& s, std::size_t at, Tongue tongue, Kinds so_far) {
  so_far.next = at;
  if (s[at] != U' ') return so_far;
  for (const SessionKind& kind : kinds) {
    const std::size_t end = kind.tongue == tongue ? after_kind(s, at + 1, kind) : Script::npos;
    if (end == Script::npos) continue;
    so_far.special = so_far.special || kind.mark == U"s-";
    so_far.emergency = so_far.emergency || kind.mark == U"e";
    return kinds_behind(s, end, tongue, so_far);
  }
  return so_far;
}

// The list of ordinals that begins at `at`; `next` of the last is where it ends.
std::vector<Item> ordinals_from(const Script& s, std::size_t at, Tongue tongue) {
  std::vector<Item> items;
  for (std::size_t i = at;;) {
    const auto next = ordinal(s, i, tongue);
    if (!next || next->value == 0) break;
    items.push_back({i, next->next, next->value});
    const std::size_t sign = skip_one_of(s, next->next, list_signs);
    if (sign == Script::npos) break;
    i = sign;
  }
  return items;
}

constexpr std::size_t longest_front = 12;  // words before the noun

bool word_starts(const Script& s, std::size_t at) {
  return (is_letter(s[at]) || is_digit(s[at])) && (at == 0 || !(is_letter(s[at - 1]) || is_digit(s[at - 1])));
}

bool ends_clause(char32_t c) { return c == U'.' || c == U';' || c == U':' || c == U'(' || c == U')' || is_han(c); }

// "período [extraordinario] de sesiones"
std::optional<std::size_t> spanish_period(const Script& s, Kinds& so_far, std::size_t end) {
  so_far = kinds_behind(s, end, Tongue::es, so_far);
  constexpr Words rest = U" de sesiones";
  return s.at(so_far.next, rest) ? std::optional(so_far.next + rest.size()) : std::nullopt;
}

}  // namespace

std::vector<Noun> nouns_at(std::size_t at, const TextWord& word) {
  std::vector<Noun> out;
  for (const NounForm& form : nouns) {
    if (const auto noun = noun_of(form, at, word)) out.push_back(*noun);
  }
  return out;
}

bool may_open_noun(char32_t letter) { return noun_letters.find(fold(letter)) != Words::npos; }

// The longest list of ordinals that reaches the noun.
std::optional<SessionReading> ordinals_in_front(const Script& s, std::size_t at, Tongue tongue) {
  std::optional<SessionReading> best;
  std::size_t words = 0;
  for (std::size_t i = at; i-- > 0 && words < longest_front && !ends_clause(s[i]);) {
    if (!word_starts(s, i)) continue;
    ++words;
    SessionReading reading;
    reading.items = ordinals_from(s, i, tongue);
    if (reading.items.empty()) continue;
    reading.kinds = kinds_behind(s, reading.items.back().end, tongue, {false, false, 0});
    if (reading.kinds.next + 1 == at && s[reading.kinds.next] == U' ') best = std::move(reading);
  }
  return best;
}

std::optional<SessionReading> read_front(const Script& s, const Noun& noun) {
  auto reading = ordinals_in_front(s, noun.begin, noun.form->tongue);
  if (!reading) return reading;
  std::size_t end = noun.end;
  if (noun.form->stem == U"periodo") {
    const auto after = spanish_period(s, reading->kinds, end);
    if (!after) return std::nullopt;
    end = *after;
  }
  if (noun.form->tongue != Tongue::en && noun.form->tongue != Tongue::ru)
    reading->kinds = kinds_behind(s, end, noun.form->tongue, reading->kinds);
  else
    reading->kinds.next = end;
  reading->noun_end = reading->kinds.next;
  return reading;
}

// الدورة [الاستثنائية] الثلاثون [المستأنفة]; what follows the body where the noun is joined to it: جلسة مجلس الأمن
// 9901.
std::optional<SessionReading> read_behind(const Script& s, const Noun& noun, std::size_t from) {
  SessionReading reading;
  reading.kinds = kinds_behind(s, from, Tongue::ar, {false, false, 0});
  if (s[reading.kinds.next] != U' ') return std::nullopt;
  reading.items = ordinals_from(s, reading.kinds.next + 1, Tongue::ar);
  if (reading.items.empty()) return std::nullopt;
  reading.items.front().begin = noun.begin;
  reading.kinds = kinds_behind(s, reading.items.back().end, Tongue::ar, reading.kinds);
  reading.noun_end = reading.kinds.next;
  return reading;
}

std::optional<unsigned> year_at(const Script& s, std::size_t at) {
  const auto year = at == 0 || !is_digit(s[at - 1]) ? digits(s, at) : std::nullopt;
  return year && year->next == at + 4 && year->value > 1944 && year->value < 2200 ? std::optional(year->value)
                                                                                  : std::nullopt;
}

}  // namespace treatygraph
