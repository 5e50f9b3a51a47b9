#include "extract/recognise/ordinals.h"

#include <array>

#include "extract/base/text.h"

namespace treatygraph {
namespace {

struct Stem {
  std::u32string_view text;
  unsigned value;
};

template <std::size_t N>
bool one_of(std::u32string_view text, const std::array<std::u32string_view, N>& words) {
  for (const auto word : words) {
    if (word == text) return true;
  }
  return false;
}

// The longest stem that `word` begins with.
template <std::size_t N>
const Stem* stem_of(std::u32string_view word, const std::array<Stem, N>& stems) {
  const Stem* best = nullptr;
  for (const Stem& stem : stems) {
    if (word.starts_with(stem.text) && (best == nullptr || stem.text.size() > best->text.size())) best = &stem;
  }
  return best;
}

template <std::size_t N>
const Stem* whole(std::u32string_view word, const std::array<Stem, N>& words) {
  for (const Stem& one : words) {
    if (one.text == word) return &one;
  }
  return nullptr;
}

// Figures with an ending, one of `endings`, written behind them or after `joint`.
template <std::size_t N>
std::optional<Numeral> figures(const Script& s, std::size_t at, char32_t joint,
                               const std::array<std::u32string_view, N>& endings) {
  const auto number = digits(s, at);
  if (!number) return std::nullopt;
  const std::size_t ending = s[number->next] == joint ? number->next + 1 : number->next;
  const TextWord word = word_at(s, ending);
  if (!one_of(word.text, endings)) return std::nullopt;
  return Numeral{number->value, word.end};
}

constexpr std::size_t most_words = 6;

// ---- English: seventy-fifth, 75th, one hundred and fifth ----

std::optional<Numeral> english(const Script& s, std::size_t at) {
  const TextWord one = word_at(s, at);
  if (one.text != U"one" || s[one.end] != U' ') return english_ordinal(s, at);
  const TextWord hundred = word_at(s, one.end + 1);
  if (hundred.text == U"hundredth") return Numeral{100, hundred.end};
  if (hundred.text != U"hundred" || s[hundred.end] != U' ') return std::nullopt;
  const std::size_t rest = s.at(hundred.end, U" and ") ? hundred.end + 5 : hundred.end + 1;
  const auto last = english_ordinal(s, rest);
  if (!last || last->value > 99) return std::nullopt;
  return Numeral{100 + last->value, last->next};
}

// ---- French: soixante-quinzième, quatre-vingt-dix-septième, vingt et unième ----

constexpr std::array<Stem, 23> french_cardinals = {{
    {U"un", 1},      {U"deux", 2},      {U"trois", 3},      {U"quatre", 4},    {U"cinq", 5},   {U"six", 6},
    {U"sept", 7},    {U"huit", 8},      {U"neuf", 9},       {U"dix", 10},      {U"onze", 11},  {U"douze", 12},
    {U"treize", 13}, {U"quatorze", 14}, {U"quinze", 15},    {U"seize", 16},    {U"vingt", 20}, {U"vingts", 20},
    {U"trente", 30}, {U"quarante", 40}, {U"cinquante", 50}, {U"soixante", 60}, {U"cent", 100},
}};
constexpr std::array<Stem, 22> french_stems = {{
    {U"un", 1},       {U"deux", 2},      {U"trois", 3},    {U"quatr", 4},  {U"cinqu", 5},  {U"six", 6},
    {U"sept", 7},     {U"huit", 8},      {U"neuv", 9},     {U"dix", 10},   {U"onz", 11},   {U"douz", 12},
    {U"treiz", 13},   {U"quatorz", 14},  {U"quinz", 15},   {U"seiz", 16},  {U"vingt", 20}, {U"trent", 30},
    {U"quarant", 40}, {U"cinquant", 50}, {U"soixant", 60}, {U"cent", 100},
}};
constexpr std::array<Stem, 4> french_firsts = {{{U"premier", 1}, {U"premiere", 1}, {U"second", 2}, {U"seconde", 2}}};
constexpr std::array<std::u32string_view, 8> french_endings = {U"e",   U"er",   U"re", U"ere",
                                                               U"eme", U"ieme", U"nd", U"nde"};

unsigned and_french(unsigned so_far, unsigned next) {
  if (next == 20 && so_far % 100 == 4) return so_far + 76;  // quatre-vingt
  return next == 100 && so_far > 1 ? so_far * next : so_far + next;
}

std::optional<unsigned> french_last(std::u32string_view word) {
  if (word.ends_with(U's')) word.remove_suffix(1);
  constexpr std::u32string_view ending = U"ieme";
  if (!word.ends_with(ending)) return std::nullopt;
  const Stem* stem = whole(word.substr(0, word.size() - ending.size()), french_stems);
  return stem == nullptr ? std::nullopt : std::optional(stem->value);
}

std::optional<Numeral> french(const Script& s, std::size_t at) {
  if (is_digit(s[at])) return figures(s, at, U'\0', french_endings);
  unsigned value = 0;
  std::size_t i = at;
  for (std::size_t words = 0; words < most_words; ++words) {
    const TextWord word = word_at(s, i);
    if (const Stem* first = value == 0 ? whole(word.text, french_firsts) : nullptr)
      return Numeral{first->value, word.end};
    if (const auto last = french_last(word.text)) return Numeral{and_french(value, *last), word.end};
    const Stem* cardinal = whole(word.text, french_cardinals);
    if (cardinal == nullptr && (word.text != U"et" || value == 0)) return std::nullopt;
    if (cardinal != nullptr) value = and_french(value, cardinal->value);
    if (s[word.end] != U'-' && s[word.end] != U' ') return std::nullopt;
    i = word.end + 1;
  }
  return std::nullopt;
}

// ---- Spanish: septuagésimo quinto, vigesimoprimera, decimotercer ----

constexpr std::array<Stem, 23> spanish_stems = {{
    {U"primer", 1},       {U"segund", 2},        {U"tercer", 3},       {U"cuart", 4},        {U"quint", 5},
    {U"sext", 6},         {U"septim", 7},        {U"setim", 7},        {U"octav", 8},        {U"noven", 9},
    {U"decim", 10},       {U"undecim", 11},      {U"duodecim", 12},    {U"vigesim", 20},     {U"trigesim", 30},
    {U"cuadragesim", 40}, {U"quincuagesim", 50}, {U"sexagesim", 60},   {U"septuagesim", 70}, {U"octogesim", 80},
    {U"nonagesim", 90},   {U"centesim", 100},    {U"ducentesim", 200},
}};
constexpr std::array<std::u32string_view, 9> spanish_endings = {U"o",  U"a",  U"er", U"ro", U"ra",
                                                                U"do", U"da", U"mo", U"to"};

// The value of one word, joined ones (decimotercero) included.
std::optional<unsigned> spanish_word(std::u32string_view word) {
  unsigned value = 0;
  for (;;) {
    const Stem* stem = stem_of(word, spanish_stems);
    if (stem == nullptr || (value != 0 && stem->value >= value)) return std::nullopt;
    value += stem->value;
    word.remove_prefix(stem->text.size());
    const bool short_form = stem->text.ends_with(U'r');
    if (word == U"o" || word == U"a" || word == U"os" || word == U"as" || (word.empty() && short_form)) return value;
    if (!word.starts_with(U'o') && !word.starts_with(U'a')) return std::nullopt;
    word.remove_prefix(1);
  }
}

std::optional<Numeral> spanish(const Script& s, std::size_t at) {
  if (is_digit(s[at])) {
    const auto number = digits(s, at);
    if (number && s[number->next] == U'°') return Numeral{number->value, number->next + 1};
    return figures(s, at, U'.', spanish_endings);
  }
  unsigned value = 0, last = 1000;
  std::size_t i = at, end = at;
  for (std::size_t words = 0; words < most_words; ++words) {
    const TextWord word = word_at(s, i);
    const auto next = spanish_word(word.text);
    if (!next || *next >= last || (value != 0 && last % 10 != 0)) break;
    value += *next;
    last = *next;
    end = word.end;
    if (s[end] != U' ') break;
    i = end + 1;
  }
  if (value == 0) return std::nullopt;
  return Numeral{value, end};
}

// ---- Russian: семьдесят пятая, in all cases ----

constexpr std::array<Stem, 10> russian_cardinals = {{
    {U"двадцать", 20},
    {U"тридцать", 30},
    {U"сорок", 40},
    {U"пятьдесят", 50},
    {U"шестьдесят", 60},
    {U"семьдесят", 70},
    {U"восемьдесят", 80},
    {U"девяносто", 90},
    {U"сто", 100},
    {U"двести", 200},
}};
constexpr std::array<Stem, 29> russian_stems = {{
    {U"перв", 1},         {U"втор", 2},       {U"трет", 3},         {U"четверт", 4},      {U"пят", 5},
    {U"шест", 6},         {U"седьм", 7},      {U"восьм", 8},        {U"девят", 9},        {U"десят", 10},
    {U"одиннадцат", 11},  {U"двенадцат", 12}, {U"тринадцат", 13},   {U"четырнадцат", 14}, {U"пятнадцат", 15},
    {U"шестнадцат", 16},  {U"семнадцат", 17}, {U"восемнадцат", 18}, {U"девятнадцат", 19}, {U"двадцат", 20},
    {U"тридцат", 30},     {U"сороков", 40},   {U"пятидесят", 50},   {U"шестидесят", 60},  {U"семидесят", 70},
    {U"восьмидесят", 80}, {U"девяност", 90},  {U"сот", 100},        {U"двухсот", 200},
}};
// Endings of adjectives, folded (й is и).
constexpr std::array<std::u32string_view, 24> russian_endings = {
    U"ыи", U"ои", U"ая", U"ое",   U"ого",  U"ому", U"ом",  U"ым", U"ую",  U"ые", U"ых",  U"ыми",
    U"ии", U"ья", U"ье", U"ьего", U"ьему", U"ьем", U"ьим", U"ью", U"ьеи", U"ьи", U"ьих", U"ьими"};
constexpr std::array<std::u32string_view, 15> russian_figure_endings = {
    U"и", U"я", U"е", U"го", U"му", U"м", U"ю", U"х", U"ми", U"еи", U"ои", U"ая", U"ую", U"ую", U"ых"};

std::optional<unsigned> russian_last(std::u32string_view word) {
  const Stem* stem = stem_of(word, russian_stems);
  if (stem == nullptr || !one_of(word.substr(stem->text.size()), russian_endings)) return std::nullopt;
  return stem->value;
}

std::optional<Numeral> russian(const Script& s, std::size_t at) {
  if (is_digit(s[at])) return figures(s, at, U'-', russian_figure_endings);
  unsigned value = 0;
  std::size_t i = at;
  for (std::size_t words = 0; words < most_words; ++words) {
    const TextWord word = word_at(s, i);
    if (const auto last = russian_last(word.text)) return Numeral{value + *last, word.end};
    const Stem* cardinal = whole(word.text, russian_cardinals);
    if (cardinal == nullptr || s[word.end] != U' ') return std::nullopt;
    value += cardinal->value;
    i = word.end + 1;
  }
  return std::nullopt;
}

// ---- Arabic: الخامسة والسبعون, الحادي عشر, الأولى بعد المائة ----

// Folded: أ is ا, ئ is ي.
constexpr std::array<Stem, 24> arabic_units = {{
    {U"اول", 1},   {U"اولى", 1},   {U"ثاني", 2}, {U"ثانية", 2}, {U"ثالث", 3}, {U"ثالثة", 3},
    {U"رابع", 4},  {U"رابعة", 4},  {U"خامس", 5}, {U"خامسة", 5}, {U"سادس", 6}, {U"سادسة", 6},
    {U"سابع", 7},  {U"سابعة", 7},  {U"ثامن", 8}, {U"ثامنة", 8}, {U"تاسع", 9}, {U"تاسعة", 9},
    {U"عاشر", 10}, {U"عاشرة", 10}, {U"حادي", 1}, {U"حادية", 1}, {U"واحد", 1}, {U"واحدة", 1},
}};
constexpr std::array<Stem, 10> arabic_tens = {{
    {U"عشر", 20},
    {U"ثلاث", 30},
    {U"اربع", 40},
    {U"خمس", 50},
    {U"ست", 60},
    {U"سبع", 70},
    {U"ثمان", 80},
    {U"تسع", 90},
    {U"ماية", 100},
    {U"مية", 100},
}};

bool take(std::u32string_view& word, std::u32string_view prefix) {
  if (!word.starts_with(prefix)) return false;
  word.remove_prefix(prefix.size());
  return true;
}

// عشرون, عشرين, مائة, without the article.
std::optional<unsigned> arabic_ten(std::u32string_view word) {
  const Stem* stem = stem_of(word, arabic_tens);
  if (stem == nullptr) return std::nullopt;
  const std::u32string_view ending = word.substr(stem->text.size());
  const bool fits = stem->value == 100 ? ending.empty() : ending == U"ون" || ending == U"ين";
  return fits ? std::optional(stem->value) : std::nullopt;
}

// The word behind the blank at `at`.
TextWord next_word(const Script& s, std::size_t at) { return s[at] == U' ' ? word_at(s, at + 1) : TextWord{{}, at}; }

// What may follow a unit or a ten: "عشرة", "والسبعون", "بعد المائة".
Numeral arabic_more(const Script& s, Numeral so_far) {
  const TextWord word = next_word(s, so_far.next);
  if (so_far.value < 10 && (word.text == U"عشر" || word.text == U"عشرة"))
    return arabic_more(s, {so_far.value + 10, word.end});
  std::u32string_view text = word.text;
  if (take(text, U"وال")) {
    const auto ten = arabic_ten(text);
    if (ten && (*ten == 100 || so_far.value < 10)) return arabic_more(s, {so_far.value + *ten, word.end});
  }
  const TextWord hundred = word.text == U"بعد" ? next_word(s, word.end) : TextWord{{}, word.end};
  if (hundred.text == U"الماية" || hundred.text == U"المية") return {so_far.value + 100, hundred.end};
  return so_far;
}

std::optional<Numeral> arabic(const Script& s, std::size_t at) {
  if (is_digit(s[at])) return digits(s, at);
  const TextWord word = word_at(s, at);
  std::u32string_view text = word.text;
  if (!take(text, U"ال")) return std::nullopt;
  if (const auto ten = arabic_ten(text)) return arabic_more(s, {*ten, word.end});
  const Stem* unit = whole(text, arabic_units);
  if (unit == nullptr) return std::nullopt;
  return arabic_more(s, {unit->value, word.end});
}

}  // namespace

bool is_letter(char32_t c) noexcept {
  if (c >= 0x2000) return false;
  return is_latin(c) || (c >= 0x400 && c < 0x530) || (c >= 0x620 && c <= 0x652) || (c >= 0x300 && c <= 0x36F) ||
         c == U'ª' || c == U'º';
}

TextWord word_at(const Script& script, std::size_t at) {
  TextWord word{{}, at};
  for (; is_letter(script[word.end]); ++word.end) {
    const char32_t folded = fold(script[word.end]);
    if (folded != 0) word.text.push_back(folded);
  }
  return word;
}

std::optional<Numeral> ordinal(const Script& script, std::size_t at, Tongue tongue) {
  switch (tongue) {
    case Tongue::en: return english(script, at);
    case Tongue::fr: return french(script, at);
    case Tongue::es: return spanish(script, at);
    case Tongue::ru: return russian(script, at);
    case Tongue::ar: return arabic(script, at);
  }
  return std::nullopt;
}

}  // namespace treatygraph
