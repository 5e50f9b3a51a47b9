// Document symbols: A/AC.291/4, UNODC/CCPCJ/EG.4/2018/CRP.1, A/77/895-S/2023/363, "A/66/361 和 Add.1"; broken over
// lines or with blanks. A symbol with RES or DEC in it is a resolution's or a decision's.
#include <algorithm>
#include <array>

#include "extract/recognise/grammars.h"

namespace treatygraph {
namespace {

using facts::Kind;

constexpr std::array<std::u32string_view, 58> roots = {
    U"A",    U"E",     U"S",     U"T",      U"ST",    U"SG",     U"AC",   U"DC",  U"TD",   U"DP",
    U"CAC",  U"CTOC",  U"UNODC", U"CCPR",   U"CRC",   U"CEDAW",  U"CERD", U"CAT", U"CMW",  U"CRPD",
    U"CED",  U"HRI",   U"CCPCJ", U"CND",    U"UNEP",  U"ID",     U"IDB",  U"GC",  U"HS",   U"HSP",
    U"ISBA", U"LC",    U"SPLOS", U"CLCS",   U"NPT",   U"BWC",    U"CCW",  U"CCM", U"APLC", U"CD",
    U"FCCC", U"CBD",   U"ICCD",  U"UNW",    U"ICCPR", U"ACABQ",  U"PBC",  U"JIU", U"MC",   U"ESCAP",
    U"ECE",  U"ESCWA", U"ECA",   U"UNCTAD", U"UNFF",  U"PCNICC", U"WIPO", U"GOV"};
constexpr std::array<std::u32string_view, 16> numbered_parts = {U"Add", U"Rev", U"Corr", U"Amend", U"CRP", U"INF",
                                                                U"PM",  U"RPM", U"EG",   U"CN",    U"AC",  U"WG",
                                                                U"NGO", U"WP",  U"Sub",  U"CONF"};

bool is_part_character(char32_t c) {
  return is_digit(c) || is_upper(c) || is_lower(c) || c == U'.' || c == U'(' || c == U')';
}

// One component: letters, digits, dots and balanced brackets. Index after it, without a trailing full stop.
std::size_t component_end(const Script& s, std::size_t at) {
  std::size_t i = at;
  int depth = 0;
  for (; is_part_character(s[i]); ++i) {
    if (s[i] == U'(' && !(i > at && (is_digit(s[i + 1]) || is_upper(s[i + 1])))) break;
    if (s[i] == U'(') ++depth;
    if (s[i] == U')' && --depth < 0) break;
  }
  while (i > at && s[i - 1] == U'.') --i;
  if (depth > 0) {
    const std::size_t open = s.slice(at, i).rfind(U'(');
    if (open != std::u32string_view::npos) i = at + open;
  }
  return i;
}

bool starts_component(char32_t c) { return is_digit(c) || is_upper(c); }

struct Symbol {
  std::u32string text;
  std::size_t next = 0;
  std::size_t components = 0;
};

std::size_t skip_blank(const Script& s, std::size_t at) { return s[at] == U' ' ? at + 1 : at; }

// "Add. 1": a blank after the full stop of a part that is numbered.
std::size_t after_spaced_number(const Script& s, std::size_t begin, std::size_t end) {
  const auto part = s.slice(begin, end);
  const bool numbered = std::find(numbered_parts.begin(), numbered_parts.end(), part) != numbered_parts.end();
  if (!numbered || s[end] != U'.' || s[end + 1] != U' ' || !is_digit(s[end + 2])) return end;
  return component_end(s, end + 2);
}

std::optional<Symbol> symbol_at(const Script& s, std::size_t at) {
  Symbol symbol;
  std::size_t i = component_end(s, at);
  if (std::find(roots.begin(), roots.end(), s.slice(at, i)) == roots.end()) return std::nullopt;
  symbol.text = s.slice(at, i);
  for (;;) {
    const std::size_t slash = skip_blank(s, i);
    if (s[slash] != U'/') break;
    const std::size_t begin = skip_blank(s, slash + 1);
    std::size_t end = component_end(s, begin);
    if (end == begin || !starts_component(s[begin])) break;
    end = after_spaced_number(s, begin, end);
    symbol.text += U'/';
    for (const char32_t c : s.slice(begin, end)) {
      if (c != U' ') symbol.text += c;
    }
    ++symbol.components;
    i = end;
  }
  const std::size_t bracket = skip_blank(s, i);  // S/RES/1373 (2001)
  if (symbol.text.find(U"RES/") != std::u32string::npos && s[bracket] == U'(') {
    const std::size_t close = s.find(U")", bracket);
    if (close != Script::npos && close - bracket <= 8) {
      symbol.text += s.slice(bracket, close + 1);
      i = close + 1;
    }
  }
  symbol.next = i;
  return symbol;
}

bool has_digit(std::u32string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

bool is_address(const Script& s, std::size_t at) {
  if (at == 0) return false;
  const char32_t before = s[at - 1];
  return before == U'/' || before == U'.' || before == U'-' || before == U'=' || before == U'%' || is_latin(before) ||
         is_digit(before);
}

bool is_symbol(const Symbol& symbol) {
  if (!has_digit(symbol.text)) return false;
  if (symbol.components >= 2) return true;
  const auto digits_in = std::count_if(symbol.text.begin(), symbol.text.end(), is_digit);  // S/25704
  return symbol.components == 1 && digits_in >= 4;
}

Found found_of(const Script& s, std::uint32_t paragraph, std::size_t begin, std::size_t end, const std::string& id) {
  Found found;
  found.paragraph = paragraph;
  found.begin = s.begin_byte(begin);
  found.end = s.end_byte(end);
  const bool act = id.find("/RES/") != std::string::npos || id.find("/DEC/") != std::string::npos;
  found.kind = act ? Kind::resolution : Kind::document;
  found.name = id;
  found.id = id;
  return found;
}

constexpr std::array<std::u32string_view, 8> list_signs = {U"、", U",", U"，", U"和", U"及", U"以及", U" and ", U"-"};

std::size_t skip_list_sign(const Script& s, std::size_t at) {
  for (const auto sign : list_signs) {
    if (s.at(at, sign) && sign != U"-") return skip_blank(s, at + sign.size());
  }
  return Script::npos;
}

// "A/66/361 和 Add.1 至 3": additions named after their symbol.
std::size_t append_additions(const Script& s, std::uint32_t paragraph, std::size_t at, const std::string& base,
                             std::vector<Found>& out) {
  for (;;) {
    const std::size_t begin = skip_list_sign(s, at);
    if (begin == Script::npos || !(s.at(begin, U"Add.") || s.at(begin, U"Corr.") || s.at(begin, U"Rev."))) return at;
    const std::size_t dot = s.find(U".", begin);
    const std::size_t number = skip_blank(s, dot + 1);
    const auto value = digits(s, number);
    if (!value) return at;
    out.push_back(found_of(s, paragraph, begin, value->next,
                           base + "/" + to_utf8(s.slice(begin, dot + 1)) + std::to_string(value->value)));
    at = value->next;
  }
}

void scan(const Script& s, std::uint32_t paragraph, std::vector<Found>& out) {
  for (std::size_t i = 0; i < s.size();) {
    if (!is_upper(s[i]) || is_address(s, i)) {
      ++i;
      continue;
    }
    auto symbol = symbol_at(s, i);
    if (!symbol || !is_symbol(*symbol)) {
      ++i;
      continue;
    }
    std::size_t end = symbol->next;
    if (s[end] == U'-' || s[end] == U'–') {  // A/77/895-S/2023/363: one paper of two organs
      const auto second = symbol_at(s, skip_blank(s, end + 1));
      if (second && is_symbol(*second)) {
        symbol->text += U"-" + second->text;
        end = second->next;
      }
    }
    const std::string id = to_utf8(symbol->text);
    out.push_back(found_of(s, paragraph, i, end, id));
    i = append_additions(s, paragraph, end, id, out);
  }
}

}  // namespace

std::vector<Found> find_symbols(const View& view, std::uint32_t paragraph) {
  std::vector<Found> out;
  scan(view.script(paragraph), paragraph, out);
  return out;
}

std::vector<std::string> symbols_in(std::string_view text) { return symbols_in(Script(text)); }

std::vector<std::string> symbols_in(const Script& script) {
  std::vector<Found> found;
  scan(script, 0, found);
  std::vector<std::string> out;
  out.reserve(found.size());
  for (Found& symbol : found) out.push_back(std::move(symbol.id));
  return out;
}

}  // namespace treatygraph
