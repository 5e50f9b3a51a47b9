// Instruments that the lexicon does not know, in languages whose titles open with their noun: "la Déclaration de Lima
// sur …", "Декларация о …", إعلان عمان بشأن…. The title goes on to the next stop or the first word that is none of it.
#include <algorithm>
#include <array>

#include "extract/recognise/grammars.h"
#include "extract/recognise/name_runs.h"

namespace treatygraph {
namespace {

using Words = std::u32string_view;
using facts::Kind;

constexpr std::array<Words, 40> nouns = {
    U"Déclaration", U"Convention", U"Protocole",  U"Charte",      U"Traité",     U"Accord",      U"Pacte",
    U"Declaración", U"Convención", U"Convenio",   U"Protocolo",   U"Carta",      U"Tratado",     U"Acuerdo",
    U"Декларация",  U"Декларации", U"Декларацию", U"Декларацией", U"Конвенция",  U"Конвенции",   U"Конвенцию",
    U"Конвенцией",  U"Протокол",   U"Протокола",  U"Протоколом",  U"Хартия",     U"Хартии",      U"Хартию",
    U"Договор",     U"Договора",   U"Договором",  U"Соглашение",  U"Соглашения", U"Соглашением", U"إعلان",
    U"اتفاقية",     U"بروتوكول",   U"ميثاق",      U"معاهدة",      U"اتفاق"};

// What follows the noun, or the place behind it, and opens the subject of a title.
constexpr std::array<Words, 34> openings = {
    U" sur ",         U" relative à ",  U" relative au ", U" relative aux ", U" relatif à ", U" relatif au ",
    U" relatif aux ", U" concernant ",  U" contre ",      U" pour la ",      U" pour l'",    U" sobre ",
    U" relativa a ",  U" relativo a ",  U" contra ",      U" para la ",      U" para el ",   U" para ",
    U" о ",           U" об ",          U" против ",      U" в области ",    U" بشأن ",      U" المتعلق ب",
    U" المتعلقة ب",   U" الخاص ب",      U" الخاصة ب",     U" لمكافحة ",      U" لمنع ",      U" لحماية ",
    U" relativa al ", U" relativo al ", U" relatives à ", U" о борьбе "};
constexpr std::array<Words, 6> of_place = {U" de ", U" d'", U" del ", U" de la ", U" ", U" du "};

// Words that end a title which no stop ends.
constexpr std::array<Words, 46> endings = {
    U"qui",          U"que",      U"est",     U"a",        U"ont",      U"sont",     U"adoptée",
    U"adopté",       U"signée",   U"signé",   U"dont",     U"ainsi",    U"annexée",  U"fait",
    U"aprobada",     U"aprobado", U"firmada", U"cuya",     U"es",       U"ha",       U"han",
    U"son",          U"así",      U"fue",     U"принятая", U"принятую", U"принятой", U"принятый",
    U"которая",      U"которую",  U"которой", U"является", U"была",     U"был",      U"подписанная",
    U"содержащуюся", U"التي",     U"الذي",    U"المعتمد",  U"المعتمدة", U"الصادر",   U"الصادرة",
    U"الوارد",       U"الواردة",  U"المبرم",  U"المبرمة"};

constexpr std::size_t longest_title = 110;  // characters

bool is_letter(char32_t c) {
  return is_latin(c) || is_digit(c) || is_arabic(c) || (c >= 0x400 && c < 0x530) || c == U'-' || c == U'\'' ||
         (c >= 0x64B && c <= 0x652);
}

bool is_capital(char32_t c) {
  return is_upper(c) || (c >= 0xC0 && c <= 0xDE) || (c >= 0x400 && c < 0x430) || is_arabic(c);
}

std::size_t word_end(const Script& s, std::size_t at) {
  while (is_letter(s[at])) ++at;
  return at;
}

template <std::size_t N>
std::size_t after_one_of(const Script& s, std::size_t at, const std::array<Words, N>& words) {
  std::size_t best = Script::npos;
  for (const Words word : words) {
    if (s.at(at, word) && (best == Script::npos || at + word.size() > best)) best = at + word.size();
  }
  return best;
}

// اتفاق بشأن…, "la Charte relative …": a noun alone is none of a title there; Arabic has no capital to tell.
bool needs_place(const Script& s, std::size_t begin, std::size_t end) {
  const Words noun = s.slice(begin, end);
  return is_arabic(s[begin]) || noun == U"Charte" || noun == U"Carta" || noun.starts_with(U"Харти");
}

// Behind the noun: the opening of a subject, with a place of one or two words before it or none.
std::size_t after_opening(const Script& s, std::size_t noun_begin, std::size_t noun_end) {
  const std::size_t opened = after_one_of(s, noun_end, openings);
  if (opened != Script::npos) return needs_place(s, noun_begin, noun_end) ? Script::npos : opened;
  const std::size_t place = after_one_of(s, noun_end, of_place);
  if (place == Script::npos || !is_capital(s[place])) return Script::npos;
  for (std::size_t end = word_end(s, place), words = 1; words <= 2; ++words) {
    if (const std::size_t at = after_one_of(s, end, openings); at != Script::npos) return at;
    if (s[end] != U' ') break;
    end = word_end(s, end + 1);
  }
  return Script::npos;
}

std::size_t title_end(const Script& s, std::size_t begin, std::size_t subject) {
  std::size_t end = word_end(s, subject);
  while (s[end] == U' ' && end - begin < longest_title) {
    const std::size_t next = word_end(s, end + 1);
    const bool ends =
        next == end + 1 || std::find(endings.begin(), endings.end(), s.slice(end + 1, next)) != endings.end();
    if (ends) break;
    end = next;
  }
  return end;
}

bool is_named(const View& view, std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end) {
  const auto& names = view.names[paragraph];
  return std::any_of(names.begin(), names.end(), [&](const Found& name) {
    const bool crosses = name.begin < end && begin < name.end;
    return crosses && (name.kind == Kind::instrument || (name.begin <= begin && name.end > begin));
  });
}

bool is_own_or_new(const Script& s, std::size_t begin, std::size_t end) {
  constexpr std::array<Words, 4> future = {U"utilisation des technologies", U"utilización de las tecnologías",
                                           U"использованию информационно", U"استخدام تكنولوجي"};
  const Words title = s.slice(begin, end);
  return std::any_of(future.begin(), future.end(), [&](Words word) { return title.find(word) != Words::npos; });
}

}  // namespace

std::vector<Found> find_titles_by_noun(const View& view, std::uint32_t paragraph) {
  std::vector<Found> out;
  if (view.setting.language == "zh" || view.setting.language == "en") return out;
  const Script& s = view.script(paragraph);
  for (std::size_t i = 0; i < s.size(); i = std::max(i + 1, word_end(s, i))) {
    if (!is_capital(s[i])) continue;
    const std::size_t noun = word_end(s, i);
    if (std::find(nouns.begin(), nouns.end(), s.slice(i, noun)) == nouns.end()) continue;
    const std::size_t subject = after_opening(s, i, noun);
    if (subject == Script::npos) continue;
    const std::size_t end = title_end(s, i, subject);
    if (is_named(view, paragraph, s.begin_byte(i), s.end_byte(end)) || is_own_or_new(s, i, end)) continue;
    Found found;
    found.paragraph = paragraph;
    found.begin = s.begin_byte(i);
    found.end = s.end_byte(end);
    found.kind = Kind::instrument;
    found.name = to_utf8(s.slice(i, end));
    found.id = "title:" + found.name;
    out.push_back(std::move(found));
    i = end;
  }
  return out;
}

}  // namespace treatygraph
