// Meetings by number in languages with word spaces: the twenty-seventh session of the Commission, sa 75e session,
// septuagésimo quinto período de sesiones, на семьдесят пятой сессии, الدورة الخامسة والسبعون للجمعية العامة.
// The noun is looked for; the ordinals stand before it (in Arabic behind), the body behind, before, or in the sentence.
#include <algorithm>
#include <array>

#include "extract/base/text.h"
#include "extract/recognise/meetings.h"
#include "extract/recognise/ordinals.h"

namespace treatygraph {
namespace {

using Words = std::u32string_view;

struct NounForm {
  Tongue tongue;
  Words stem;
  std::size_t longest_ending;  // letters that may follow the stem
  Counter counter;
};
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
constexpr std::array<Words, 15> list_signs = {U", and ", U" and ", U", ",  U" to ", U" through ",
                                              U" et ",   U" à ",   U" y ", U" e ",  U" a ",
                                              U" и ",    U" по ",  U"-",   U" و ",  U" و"};

struct Noun {
  const NounForm* form;
  std::size_t begin, end;
  bool possessed;  // دورتها: its session
};

template <std::size_t N>
std::size_t skip_one_of(const Script& s, std::size_t at, const std::array<Words, N>& words) {
  for (const auto word : words) {
    if (s.at(at, word)) return at + word.size();
  }
  return Script::npos;
}

// What the nouns begin with (Russian с and з), Arabic ones (ج, د) also with an article or a preposition (ا, و, ل, ب, ف,
// ك).
constexpr Words noun_letters = U"smrp\u0441\u0437\u0627\u062C\u062F\u0648\u0644\u0628\u0641\u0643";

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

std::optional<Noun> noun_of(const NounForm& form, std::size_t begin, const Word& word) {
  if (form.tongue != Tongue::ar)
    return fits(form, word.text) ? std::optional(Noun{&form, begin, word.end, false}) : std::nullopt;
  const Words text = word.text;
  if (fits(form, text)) return Noun{&form, begin, word.end, text.size() > form.stem.size()};
  const std::size_t prefix = arabic_prefix(text);
  if (prefix == 0 || !fits(form, text.substr(prefix))) return std::nullopt;
  return Noun{&form, begin, word.end, text.size() > prefix + form.stem.size()};
}

// Reads the kinds that stand one after the other from `at`, each behind a blank.
struct Kinds {
  bool special = false, emergency = false;
  std::size_t next;
  [[nodiscard]] Words mark() const { return emergency ? U"es-" : special ? U"s-" : U""; }
};

// After the words of `kind`, or npos: a stem with the ending of an adjective, or two words.
std::size_t after_kind(const Script& s, std::size_t at, const SessionKind& kind) {
  const std::size_t two = kind.stem.find(U' ');
  const Word word = word_at(s, at);
  if (two != Words::npos) {
    const bool first = word.text == kind.stem.substr(0, two) && s[word.end] == U' ';
    const Word second = first ? word_at(s, word.end + 1) : Word{{}, at};
    return first && second.text == kind.stem.substr(two + 1) ? second.end : Script::npos;
  }
  if (kind.stem.starts_with(U"d'")) {
    const Word second = word.text == U"d" && s[word.end] == U'\'' ? word_at(s, word.end + 1) : Word{{}, at};
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

struct Item {
  std::size_t begin, end;
  unsigned value;
};

struct Reading {
  std::vector<Item> items;
  Kinds kinds{false, false, 0};
  std::size_t noun_end = 0;
};

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

// The ordinals in front of the noun: the longest list that reaches it.
std::optional<Reading> in_front(const Script& s, const Noun& noun) {
  std::optional<Reading> best;
  std::size_t words = 0;
  for (std::size_t i = noun.begin; i-- > 0 && words < longest_front && !ends_clause(s[i]);) {
    if (!word_starts(s, i)) continue;
    ++words;
    Reading reading;
    reading.items = ordinals_from(s, i, noun.form->tongue);
    if (reading.items.empty()) continue;
    reading.kinds = kinds_behind(s, reading.items.back().end, noun.form->tongue, {false, false, 0});
    if (reading.kinds.next + 1 == noun.begin && s[reading.kinds.next] == U' ') best = std::move(reading);
  }
  return best;
}

// "período [extraordinario] de sesiones"
std::optional<std::size_t> spanish_period(const Script& s, Kinds& so_far, std::size_t end) {
  so_far = kinds_behind(s, end, Tongue::es, so_far);
  constexpr Words rest = U" de sesiones";
  return s.at(so_far.next, rest) ? std::optional(so_far.next + rest.size()) : std::nullopt;
}

std::optional<Reading> read_front(const Script& s, const Noun& noun) {
  auto reading = in_front(s, noun);
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
std::optional<Reading> read_behind(const Script& s, const Noun& noun, std::size_t from) {
  Reading reading;
  reading.kinds = kinds_behind(s, from, Tongue::ar, {false, false, 0});
  if (s[reading.kinds.next] != U' ') return std::nullopt;
  reading.items = ordinals_from(s, reading.kinds.next + 1, Tongue::ar);
  if (reading.items.empty()) return std::nullopt;
  reading.items.front().begin = noun.begin;
  reading.kinds = kinds_behind(s, reading.items.back().end, Tongue::ar, reading.kinds);
  reading.noun_end = reading.kinds.next;
  return reading;
}

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
  if (std::none_of(bare.begin(), bare.end(), [&](const Found& one) { return &one == &body; })) return false;
  constexpr std::array<Words, 13> more = {U" on ",    U" for ",   U" des Nations",     U" sur ", U" pour ",
                                          U" para ",  U" sobre ", U" de las Naciones", U" по ",  U" Организации",
                                          U" المعني", U" الأمم",  U" الاقتصادية"};
  const Script& s = view.script(body.paragraph);
  const std::size_t end = s.index_of(body.end);
  if (s.slice(s.index_of(body.begin), end).find(U' ') != Words::npos) return false;  // the General Assembly
  return std::any_of(more.begin(), more.end(), [&](Words words) { return s.at(end, words); });
}

std::optional<MeetingBody> body_of(const View& view, std::uint32_t paragraph, const Noun& noun,
                                   const Reading& reading) {
  const Script& s = view.script(paragraph);
  const std::size_t begin = reading.items.front().begin, end = reading.noun_end;
  if (const Found* linked = body_linked(view, paragraph, end, noun.form->tongue); linked != nullptr)
    return is_part_of_name(view, *linked) ? std::nullopt
                                          : std::optional(MeetingBody{linked->id, Script::npos, end, true});
  if (links_to_other(s, end, noun.form->tongue)) return std::nullopt;
  const Found* body = possessed(s, noun, begin) ? body_behind_comma(view, paragraph, end) : nullptr;
  if (body == nullptr)
    body = body_before(view, paragraph, s.begin_byte(begin), [&](const std::string& id) { return meets(view, id); });
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

std::optional<unsigned> year_at(const Script& s, std::size_t at) {
  const auto year = at == 0 || !is_digit(s[at - 1]) ? digits(s, at) : std::nullopt;
  return year && year->next == at + 4 && year->value > 1944 && year->value < 2200 ? std::optional(year->value)
                                                                                  : std::nullopt;
}

// ", held in Vienna on 5 and 6 May 2031"
std::optional<unsigned> year_held(const Script& s, std::size_t at) {
  std::size_t i = at;
  while (s[i] == U' ' || s[i] == U',') ++i;
  for (std::size_t words = 0; words < 2; ++words) {
    const Word word = word_at(s, i);
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
  }
}

// A congress that is itself counted: "the Fourteenth United Nations Congress on …".
void add_counted(const View& view, std::uint32_t paragraph, const Found& body, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  const std::size_t name = s.index_of(body.begin), end = s.index_of(body.end);
  for (const Tongue tongue : {Tongue::en, Tongue::fr, Tongue::es, Tongue::ru}) {
    NounForm form = nouns.front();
    form.tongue = tongue;
    const auto reading = in_front(s, {&form, name, end, false});
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

}  // namespace

std::vector<Found> spaced_meetings(const View& view, std::uint32_t paragraph) {
  const Script& s = view.script(paragraph);
  std::vector<Found> out;
  for (std::size_t i = 0; i < s.size();) {
    if (!is_letter(s[i])) {
      ++i;
      continue;
    }
    if (noun_letters.find(fold(s[i])) == Words::npos) {
      while (is_letter(s[i])) ++i;
      continue;
    }
    const Word word = word_at(s, i);
    for (const NounForm& form : nouns) {
      const std::size_t found = out.size();
      if (const auto noun = noun_of(form, i, word)) add_meetings(view, paragraph, *noun, out);
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
  }
  return out;
}

}  // namespace treatygraph
