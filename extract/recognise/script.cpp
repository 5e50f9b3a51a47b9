#include "extract/recognise/script.h"

#include <algorithm>
#include <array>

#include "extract/base/text.h"
#include "extract/recognise/dates.h"

namespace treatygraph {
namespace {

bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0xA0 || c == 0x3000; }

bool is_common_han(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

char32_t plain_han(char32_t c) {
  const char32_t folded = fold(c);
  return folded != 0 ? folded : c;
}

char32_t plain(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  if (c == 0x2010 || c == 0x2011) return U'-';
  if (c == 0x2019) return U'\'';
  if (c >= 0x660 && c <= 0x669) return c - 0x660 + U'0';
  return is_han(c) ? plain_han(c) : c;
}

struct Word {
  std::string_view text;
  unsigned value;
};

constexpr std::array<Word, 28> ordinal_words = {{
    {"first", 1},      {"second", 2},       {"third", 3},       {"fourth", 4},      {"fifth", 5},
    {"sixth", 6},      {"seventh", 7},      {"eighth", 8},      {"ninth", 9},       {"tenth", 10},
    {"eleventh", 11},  {"twelfth", 12},     {"thirteenth", 13}, {"fourteenth", 14}, {"fifteenth", 15},
    {"sixteenth", 16}, {"seventeenth", 17}, {"eighteenth", 18}, {"nineteenth", 19}, {"twentieth", 20},
    {"thirtieth", 30}, {"fortieth", 40},    {"fiftieth", 50},   {"sixtieth", 60},   {"seventieth", 70},
    {"eightieth", 80}, {"ninetieth", 90},   {"hundredth", 100},
}};
constexpr std::array<Word, 8> tens_words = {{
    {"twenty", 20},
    {"thirty", 30},
    {"forty", 40},
    {"fifty", 50},
    {"sixty", 60},
    {"seventy", 70},
    {"eighty", 80},
    {"ninety", 90},
}};
char32_t lower(char32_t c) { return is_upper(c) ? c + 32 : c; }

// Index after an English word (any case) that stands whole at `at`, or npos.
std::size_t after_word(const Script& script, std::size_t at, std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (lower(script[at + i]) != static_cast<unsigned char>(word[i])) return Script::npos;
  }
  return is_latin(script[at + word.size()]) ? Script::npos : at + word.size();
}

std::optional<unsigned> han_digit(char32_t c) {
  constexpr std::u32string_view figures = U"零一二三四五六七八九";
  if (c == U'〇' || c == U'○') return 0U;
  if (c == U'两') return 2U;
  const std::size_t found = figures.find(c);
  if (found == std::u32string_view::npos) return std::nullopt;
  return static_cast<unsigned>(found);
}

std::optional<Numeral> han_numeral(const Script& script, std::size_t at) {
  unsigned total = 0, current = 0, figures = 0;
  std::size_t i = at;
  for (; i < at + 9; ++i) {
    if (const auto figure = han_digit(script[i])) {
      current = figures > 0 ? current * 10 + *figure : *figure;
      ++figures;
      continue;
    }
    const unsigned unit = script[i] == U'十' ? 10 : script[i] == U'百' ? 100 : script[i] == U'千' ? 1000 : 0;
    if (unit == 0) break;
    total += (figures == 0 && unit == 10 ? 1 : current) * unit;
    current = figures = 0;
  }
  if (i == at) return std::nullopt;
  return Numeral{total + current, i};
}

std::optional<unsigned> enclosed(char32_t c) {
  if (c >= 0x3220 && c <= 0x3229) return c - 0x3220 + 1;  // ㈠
  if (c >= 0x2460 && c <= 0x2473) return c - 0x2460 + 1;  // ①
  if (c >= 0x2474 && c <= 0x2487) return c - 0x2474 + 1;  // ⑴
  return std::nullopt;
}

}  // namespace

Script::Script(std::string_view text) {
  const auto make_room = [&](std::size_t characters) {
    chars_.resize(characters);
    bytes_.resize(characters);
  };
  make_room(
      static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) { return !continues(byte); })));
  std::size_t size = 0;
  const auto put = [&](char32_t c, std::size_t begin, std::size_t end) {
    if (size == chars_.size()) make_room(text.size());  // what is not UTF-8 is a character a byte
    chars_[size] = c;
    bytes_[size] = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    ++size;
  };
  constexpr std::size_t none = std::string_view::npos;
  std::size_t blank_at = none;  // where a run of blanks begins that is pending
  bool after_wide = true;       // the last character needs no blank after it
  for (std::size_t i = 0; i < text.size();) {
    const Decoded next = decode(text, i);
    const std::size_t begin = i;
    i += next.size;
    if (is_common_han(next.character)) {
      put(plain_han(next.character), begin, i);
      blank_at = none;
      after_wide = true;
      continue;
    }
    if (is_blank(next.character)) {
      if (blank_at == none) blank_at = begin;
      continue;
    }
    const bool wide = is_cjk(next.character);
    if (blank_at != none && !after_wide && !wide) put(U' ', blank_at, begin);
    put(plain(next.character), begin, i);
    blank_at = none;
    after_wide = wide;
  }
  make_room(size);
}

bool Script::ends(std::size_t index, std::u32string_view words) const noexcept {
  return index >= words.size() && at(index - words.size(), words);
}

std::u32string_view Script::slice(std::size_t begin, std::size_t end) const noexcept {
  if (begin >= end || begin >= chars_.size()) return {};
  return std::u32string_view(chars_).substr(begin, end - begin);
}

std::size_t Script::find(std::u32string_view words, std::size_t from) const noexcept {
  return chars_.find(words, from);
}

std::uint32_t Script::begin_byte(std::size_t index) const noexcept {
  if (index < bytes_.size()) return bytes_[index].begin;
  return bytes_.empty() ? 0 : bytes_.back().end;
}

std::uint32_t Script::end_byte(std::size_t index) const noexcept {
  return index == 0 || bytes_.empty() ? 0 : bytes_[std::min(index, bytes_.size()) - 1].end;
}

std::size_t Script::index_of(std::uint32_t byte) const noexcept {
  const auto before = [](const Bytes& character, std::uint32_t at) { return character.begin < at; };
  return static_cast<std::size_t>(std::lower_bound(bytes_.begin(), bytes_.end(), byte, before) - bytes_.begin());
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

std::u32string to_utf32(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded next = decode(text, i);
    out.push_back(next.character);
    i += next.size;
  }
  return out;
}

std::optional<Numeral> digits(const Script& script, std::size_t at) {
  unsigned value = 0;
  std::size_t i = at;
  for (; is_digit(script[i]) && i < at + 5; ++i) value = value * 10 + (script[i] - U'0');
  if (i == at || is_digit(script[i])) return std::nullopt;
  return Numeral{value, i};
}

std::optional<Numeral> numeral(const Script& script, std::size_t at) {
  if (const auto sign = enclosed(script[at])) return Numeral{*sign, at + 1};
  if (script[at] == U'(') {
    const auto inner = han_numeral(script, at + 1);
    if (inner && script[inner->next] == U')') return Numeral{inner->value, inner->next + 1};
    return std::nullopt;
  }
  if (is_digit(script[at])) return digits(script, at);
  return han_numeral(script, at);
}

std::optional<Numeral> english_ordinal(const Script& script, std::size_t at) {
  if (is_digit(script[at])) {
    const auto number = digits(script, at);
    if (!number) return std::nullopt;
    for (const std::u32string_view suffix : {U"st", U"nd", U"rd", U"th"}) {
      if (script.at(number->next, suffix) && !is_latin(script[number->next + 2]))
        return Numeral{number->value, number->next + 2};
    }
    return std::nullopt;
  }
  for (const Word& word : ordinal_words) {
    const std::size_t next = after_word(script, at, word.text);
    if (next != Script::npos) return Numeral{word.value, next};
  }
  for (const Word& tens : tens_words) {
    const std::size_t next = after_word(script, at, tens.text);
    if (next == Script::npos || (script[next] != U'-' && script[next] != U' ')) continue;
    const auto unit = english_ordinal(script, next + 1);
    if (unit && unit->value < 10) return Numeral{tens.value + unit->value, unit->next};
  }
  return std::nullopt;
}

std::size_t skip_date(const Script& script, std::size_t at) {
  std::size_t i = at;
  for (const char32_t unit : {U'年', U'月', U'日'}) {
    const auto part = digits(script, i);
    if (part && script[part->next] == unit) i = part->next + 1;
  }
  if (i != at) return i;
  const auto date = date_at(script, at);
  return date ? date->next : at;
}

std::size_t date_before(const Script& script, std::size_t end) {
  std::size_t i = end;
  while (i > 0 && end - i < 24 &&
         (is_digit(script[i - 1]) || script[i - 1] == U'年' || script[i - 1] == U'月' || script[i - 1] == U'日'))
    --i;
  for (; i < end; ++i) {
    if (is_digit(script[i]) && skip_date(script, i) == end) return i;
  }
  return end;
}

}  // namespace treatygraph
