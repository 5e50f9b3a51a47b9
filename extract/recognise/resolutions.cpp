// Numbered resolutions and decisions: 大会第74/247号和第75/282号决议, 第 45/121、55/63 和 60/177 号决议, 第2200 A
// (XXI)号, 第1373(2001)号, "General Assembly resolutions 74/247 and 75/282", "resolution 26/4 of the Commission".
#include <algorithm>
#include <array>

#include "extract/recognise/grammars.h"

namespace treatygraph {
namespace {

using facts::Kind;

enum class Shape { slash, bracket, special, bare };  // 74/247, 1373(2001), S-23/2, 1373

struct Number {
  std::string text;
  unsigned first = 0;  // session, year or number
  Shape shape = Shape::bare;
  bool roman = false;  // 2200A(XXI)
  std::size_t next = 0;
};

std::size_t skip_blank(const Script& s, std::size_t at) { return s[at] == U' ' ? at + 1 : at; }

bool is_roman(std::u32string_view text) {
  return !text.empty() && text.find_first_not_of(U"IVXLC") == std::u32string_view::npos;
}

// The Arabic texts write the Assembly's old sessions as (د-35): thirty-fifth, XXXV.
std::u32string arabic_session(const Script& s, std::size_t begin, std::size_t end) {
  static constexpr std::array<std::pair<unsigned, std::u32string_view>, 9> parts = {
      {{100, U"C"}, {90, U"XC"}, {50, U"L"}, {40, U"XL"}, {10, U"X"}, {9, U"IX"}, {5, U"V"}, {4, U"IV"}, {1, U"I"}}};
  const auto session = s.at(begin, U"د-") ? digits(s, begin + 2) : std::nullopt;
  if (!session || session->next != end || session->value > 199) return U"";
  std::u32string roman;
  unsigned left = session->value;
  for (const auto& [value, letters] : parts) {
    for (; left >= value; left -= value) roman += letters;
  }
  return roman;
}

std::optional<Number> bracketed(const Script& s, std::size_t at, const Numeral& first) {
  std::size_t i = skip_blank(s, first.next);
  std::u32string part;
  if (is_upper(s[i]) && !is_latin(s[i + 1]) && s[skip_blank(s, i + 1)] == U'(') {
    part = s.slice(i, i + 1);
    i = skip_blank(s, i + 1);
  }
  if (s[i] != U'(') return std::nullopt;
  const std::size_t close = s.find(U")", i);
  if (close == Script::npos || close - i > 9) return std::nullopt;
  std::u32string inner = arabic_session(s, i + 1, close);
  if (inner.empty()) inner = s.slice(i + 1, close);
  const auto year = digits(s, i + 1);
  const bool is_year = year && year->next == close && year->value > 1945 && year->value < 2200;
  if (!is_year && !is_roman(inner)) return std::nullopt;
  Number number;
  number.text = to_utf8(std::u32string(s.slice(at, first.next)) + part + U"(" + inner + U")");
  number.first = first.value;
  number.shape = Shape::bracket;
  number.roman = !is_year;
  number.next = close + 1;
  return number;
}

// S-23/2, ES-10/13, SS-5/1
std::optional<Number> special(const Script& s, std::size_t at) {
  std::size_t i = at;
  while (is_upper(s[i]) && i - at < 3) ++i;
  if (i == at || s[i - 1] != U'S' || s[i] != U'-') return std::nullopt;
  const auto session = numeral(s, i + 1);
  if (!session || s[session->next] != U'/') return std::nullopt;
  const auto item = digits(s, session->next + 1);
  if (!item) return std::nullopt;
  return Number{to_utf8(s.slice(at, item->next)), session->value, Shape::special, false, item->next};
}

std::optional<Number> number_at(const Script& s, std::size_t at) {
  if (is_upper(s[at])) return special(s, at);
  const auto first = digits(s, at);
  if (!first) return std::nullopt;
  if (s[first->next] != U'/') {
    if (auto number = bracketed(s, at, *first)) return number;
    return Number{to_utf8(s.slice(at, first->next)), first->value, Shape::bare, false, first->next};
  }
  const auto second = digits(s, first->next + 1);
  if (!second || s[second->next] == U'/') return std::nullopt;
  std::size_t end = second->next;
  std::size_t letter = skip_blank(s, end);
  if (is_upper(s[letter]) && !is_latin(s[letter + 1]) && !is_digit(s[letter + 1])) end = letter + 1;  // 34/92 A
  std::string text = to_utf8(s.slice(at, second->next));
  if (end != second->next) text += to_utf8(s.slice(letter, end));
  return Number{std::move(text), first->value, Shape::slash, false, end};
}

struct Item {
  std::size_t begin;
  Number number;
};
struct Listing {
  std::vector<Item> items;
  std::size_t end = 0;
  bool decision = false;
};

template <std::size_t N>
std::size_t skip_one_of(const Script& s, std::size_t at, const std::array<std::u32string_view, N>& words) {
  for (const auto word : words) {
    if (s.at(at, word)) return at + word.size();
  }
  return Script::npos;
}

// ---- Chinese: 第…号决议 ----

constexpr std::array<std::u32string_view, 11> chinese_list_signs = {U"、", U"，", U"以及", U"和", U"及", U"与",
                                                                    U"或", U"至", U",",    U";",  U"；"};
constexpr std::array<std::u32string_view, 13> other_papers = {U"法",   U"令",     U"条例", U"指令",     U"公约",
                                                              U"建议", U"议定书", U"框架", U"决议草案", U"决定草案",
                                                              U"议程", U"案",     U"文件"};

std::optional<Listing> chinese_listing(const Script& s, std::size_t at) {
  Listing listing;
  const bool ordinal = s[at] == U'第';  // "大会74/247号决议" is written too
  std::size_t i = ordinal ? at + 1 : at, item_begin = at;
  bool marked = false;  // 号 was read
  for (;;) {
    auto number = number_at(s, i);
    if (!number) break;
    listing.end = number->next;
    listing.items.push_back({item_begin, *number});
    if (s[listing.end] == U'号') {
      ++listing.end;
      marked = true;
    }
    std::size_t next = skip_one_of(s, listing.end, chinese_list_signs);
    if (next == Script::npos) break;
    next = skip_date(s, next);
    item_begin = next;
    if (s[next] == U'第') ++next;
    if (!number_at(s, next)) break;
    if (s[item_begin] != U'第' && !is_digit(s[item_begin]) && !is_upper(s[item_begin])) break;
    i = next;
  }
  if (listing.items.empty() || !marked) return std::nullopt;
  const std::size_t noun = s[listing.end] == U'的' ? listing.end + 1 : listing.end;
  if (skip_one_of(s, noun, other_papers) != Script::npos) return std::nullopt;
  const bool resolution = s.at(noun, U"决议"), decision = s.at(noun, U"决定");
  if (resolution || decision) listing.end = noun + 2;
  listing.decision = decision;
  if (!ordinal && !resolution && !decision) return std::nullopt;
  const bool bare = std::any_of(listing.items.begin(), listing.items.end(),
                                [](const Item& item) { return item.number.shape == Shape::bare; });
  if (bare && !resolution && !decision) return std::nullopt;
  return listing;
}

// ---- languages with word spaces: resolutions 74/247 and 75/282, résolution 2322 (2016), قرار مجلس الأمن 2322 (2016)
// ----

constexpr std::array<std::u32string_view, 19> spaced_list_signs = {
    U", and ", U", et ", U", y ", U", и ", U" and ", U", ",  U"; ", U" or ", U" to ", U" et ",
    U" y ",    U" e ",   U" и ",  U" و ",  U"، و ",  U"، و", U" و", U"، ",   U" à "};
// "74/247 of 27 December 2019", "74/247, de 27 de diciembre de 2019"
constexpr std::array<std::u32string_view, 14> date_links = {
    U" of ",  U", of ", U" du ",   U", du ", U", en date du ", U" en date du ", U" de ",
    U", de ", U" del ", U", del ", U" от ",  U", от ",         U" المؤرخ ",     U" المؤرخة "};

// After the date that a number has behind it; `at` itself where it has none.
std::size_t skip_own_date(const Script& s, std::size_t at) {
  const std::size_t from = skip_one_of(s, at, date_links);
  if (from == Script::npos) return at;
  const std::size_t to = skip_date(s, from);
  return to == from ? at : to;
}

// The list that begins at `number`; its first item opens at `noun`.
std::optional<Listing> spaced_listing(const Script& s, std::size_t noun, std::size_t number_begin) {
  Listing listing;
  std::size_t i = number_begin, begin = noun;
  for (;;) {
    auto number = number_at(s, i);
    if (!number || (number->shape == Shape::bare && !listing.items.empty())) break;
    listing.items.push_back({begin, *number});
    listing.end = number->next;
    const std::size_t next = skip_one_of(s, skip_own_date(s, number->next), spaced_list_signs);
    if (next == Script::npos) break;
    begin = i = next;
  }
  if (listing.items.empty()) return std::nullopt;
  return listing;
}

// ---- organs ----

struct Organ {
  std::string body;                  // "" where none is named
  std::size_t begin = Script::npos;  // of its name, where it stands directly before
  bool stated = false;               // named in the sentence
};

bool has_form(const Series& series, bool decision) {
  return !(decision ? series.decisions : series.resolutions).empty();
}

const Series* series_of(const View& view, std::string_view body) {
  const auto found = view.series.find(body);
  return found == view.series.end() ? nullptr : &found->second;
}

bool plausible(const Series& series, const Number& number) {
  if (number.shape == Shape::bracket)
    return series.body == "unga" ? number.roman : !number.roman || series.body == "ecosoc";
  if (number.shape == Shape::special) return true;
  return number.first >= series.lowest && number.first <= series.highest;
}

// An organ under a name of its own, not a bare word, a mission or a company?
bool adopts(const View& view, const Found& body) {
  const auto& names = view.names[body.paragraph];
  const bool named = std::any_of(names.begin(), names.end(), [&](const Found& name) { return &name == &body; });
  return named && body.entry != no_entry && view.lexicon.entry(body.entry).attribute("type") == "body";
}

Organ organ_before(const View& view, std::uint32_t paragraph, std::size_t at, const Number& number, bool decision) {
  const Script& s = view.script(paragraph);
  std::size_t edge = at;
  while (edge > 0 && (s[edge - 1] == U'的' || s[edge - 1] == U' ')) --edge;
  const std::size_t dated = date_before(s, edge);
  for (const std::size_t end : {edge, dated}) {
    const Found* body = body_ending_at(view, paragraph, s.end_byte(end));
    const Series* series = body == nullptr ? nullptr : series_of(view, body->id);
    const bool other_organ = body != nullptr && series == nullptr && adopts(view, *body);
    if (other_organ || (series != nullptr && has_form(*series, decision)))
      return {body->id, s.index_of(body->begin), true};
  }
  const auto fits = [&](std::string_view body) {
    const Series* series = series_of(view, body);
    return series != nullptr && has_form(*series, decision) && plausible(*series, number);
  };
  const Found* nearest = body_before(view, paragraph, s.begin_byte(at), fits);
  if (nearest != nullptr) return {nearest->id, Script::npos, true};
  return {};
}

constexpr std::size_t longest_link = 9;  // "of the ", "del ", "de l'"

Organ organ_after(const View& view, std::uint32_t paragraph, std::size_t at) {
  const Script& s = view.script(paragraph);
  for (std::size_t i = at + 1; i <= at + longest_link && i < s.size(); ++i) {
    const Found* body = body_starting_at(view, paragraph, s.begin_byte(i));
    const bool organ = body != nullptr && (series_of(view, body->id) != nullptr || adopts(view, *body));
    if (organ) return {body->id, Script::npos, true};
    if (s[i] == U',' || s[i] == U'.' || is_digit(s[i])) break;
  }
  return {};
}

// The organ whose name a paragraph is, or begins with before a comma: "The Human Rights Council,", 大会，
Organ organ_of_line(const View& view, std::uint32_t paragraph) {
  const Script& s = view.script(paragraph);
  constexpr std::u32string_view article = U"The ";
  const Found* body = body_starting_at(view, paragraph, s.begin_byte(s.at(0, article) ? article.size() : 0));
  if (body == nullptr || (series_of(view, body->id) == nullptr && !adopts(view, *body))) return {};
  const std::size_t end = s.index_of(body->end);
  return end == s.size() || s[end] == U',' ? Organ{body->id, Script::npos, true} : Organ{};
}

// "Resolution 44/20" alone on a line, or with its title: the organ stands on the line above, or begins the text below.
Organ organ_beside_heading(const View& view, std::uint32_t paragraph, const Listing& listing) {
  constexpr std::uint32_t longest_title = 3;  // lines from the number to the text
  const Script& s = view.script(paragraph);
  const bool alone = listing.end == s.size() || s[listing.end] == U'.' || s[listing.end] == U' ';
  if (listing.items.size() != 1 || listing.items.front().begin != 0 || !alone) return {};
  const auto last = static_cast<std::uint32_t>(view.scripts.size());
  for (std::uint32_t below = paragraph + 1; below < last && below <= paragraph + longest_title; ++below) {
    Organ organ = organ_of_line(view, below);
    if (!organ.body.empty()) return organ;
  }
  return paragraph == 0 ? Organ{} : organ_of_line(view, paragraph - 1);
}

// 第42/1号决议 in the report of a body's forty-second session is that body's.
bool is_of_own_session(const View& view, const Series& own, const Number& number) {
  return number.shape == Shape::slash && view.setting.meeting == own.id + "-" + std::to_string(number.first);
}

// The organ that a number alone tells: 1373(2001) the Security Council, 2018/16 the Economic and Social Council, 74/247
// the Assembly; a small session number the paper's own body.
std::string organ_by_number(const View& view, const Number& number, bool decision) {
  if (number.shape == Shape::bracket) return number.roman ? "unga" : "unsc";
  if (number.shape == Shape::special) return "unga";
  if (number.shape == Shape::bare) return "";
  const Series* own = series_of(view, view.setting.body);
  if (own != nullptr && has_form(*own, decision) && is_of_own_session(view, *own, number)) return own->body;
  for (const char* body : {"ecosoc", "unga"}) {
    const Series* series = series_of(view, body);
    if (series != nullptr && plausible(*series, number)) return body;
  }
  if (own != nullptr && has_form(*own, decision) && plausible(*own, number)) return own->body;
  const Series* parent = series_of(view, "ccpcj");
  const bool under_commission =
      view.setting.symbol.find("CCPCJ") != std::string::npos || view.setting.body == "ieg-cybercrime";
  return under_commission && parent != nullptr && plausible(*parent, number) ? "ccpcj" : "";
}

std::string id_of(const View& view, std::string_view body, const Number& number, bool decision) {
  const Series* series = series_of(view, body);
  if (series == nullptr && !body.empty()) {  // an organ whose symbols the lexicon does not tell: ECLAC/RES/689(XXXV)
    std::string form(body);
    std::transform(form.begin(), form.end(), form.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return form + (decision ? "/DEC/" : "/RES/") + number.text;
  }
  if (series == nullptr || !has_form(*series, decision)) return "";
  return (decision ? series->decisions : series->resolutions) + number.text;
}

void append(const View& view, std::uint32_t paragraph, const Listing& listing, const Organ& later,
            std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  Organ organ = later;
  for (std::size_t i = 0; i < listing.items.size(); ++i) {
    const Item& item = listing.items[i];
    if (i == 0 && organ.body.empty()) organ = organ_before(view, paragraph, item.begin, item.number, listing.decision);
    if (i == 0 && organ.body.empty()) organ = organ_beside_heading(view, paragraph, listing);
    if (i == 0 && organ.body.empty() && item.number.shape == Shape::bare) return;
    std::string body = organ.body;
    if (body.empty()) body = organ_by_number(view, item.number, listing.decision);
    Found found;
    found.id = id_of(view, body, item.number, listing.decision);
    if (found.id.empty()) continue;
    found.paragraph = paragraph;
    const bool verb_first = s[item.begin] >= U'ء' && s[item.begin] <= U'ي';  // "the Assembly adopted": no name of one
    const bool led = i == 0 && organ.begin != Script::npos && !verb_first;
    found.begin = s.begin_byte(led ? organ.begin : item.begin);
    const bool last = i + 1 == listing.items.size();
    const bool counted = s[item.number.next] == U'号';
    found.end = s.end_byte(last ? listing.end : item.number.next + (counted ? 1 : 0));
    found.kind = Kind::resolution;
    found.name = found.id;
    out.push_back(std::move(found));
  }
}

void after_noun(const View& view, std::uint32_t paragraph, const CueHit& noun, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  const std::size_t begin = s.index_of(noun.begin);
  std::size_t number = skip_blank(s, s.index_of(noun.end));
  for (const std::u32string_view link : {U"of the ", U"del ", U"de la ", U"du ", U"de l'"}) {
    if (s.at(number, link)) number += link.size();
  }
  Organ organ;
  if (const Found* body = body_starting_at(view, paragraph, s.begin_byte(number))) {  // "قرار مجلس الأمن 2322 (2016)"
    organ = {body->id, Script::npos, true};
    number = skip_blank(s, s.index_of(body->end));
  }
  auto listing = spaced_listing(s, begin, number);
  if (!listing || (!out.empty() && out.back().end > noun.begin)) return;
  listing->decision = noun.value == "decision";
  if (organ.body.empty()) {  // "General Assembly resolution 65/230, the Commission …" is the Assembly's
    const Organ before = organ_before(view, paragraph, begin, listing->items.front().number, listing->decision);
    organ = before.begin != Script::npos ? before : organ_after(view, paragraph, listing->end);
  }
  append(view, paragraph, *listing, organ, out);
}

}  // namespace

std::vector<Found> find_resolutions(const View& view, std::uint32_t paragraph) {
  const Script& s = view.script(paragraph);
  std::vector<Found> out;
  for (std::size_t i = 0; i < s.size();) {
    const bool numbered = s[i] == U'第' || ((is_digit(s[i]) || s[i] == U'S' || s[i] == U'E') && i > 0 &&
                                            is_han(s[i - 1]) && s[i - 1] != U'第');
    if (const auto listing = numbered ? chinese_listing(s, i) : std::nullopt) {
      append(view, paragraph, *listing, {}, out);
      i = listing->end;
    } else {
      ++i;
    }
  }
  for (const CueHit& cue : view.cues_with(paragraph, "resolution-noun")) {
    if (cue.group == "resolution-noun") after_noun(view, paragraph, cue, out);
  }
  return out;
}

}  // namespace treatygraph
