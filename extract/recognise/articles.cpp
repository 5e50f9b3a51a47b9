#include "extract/recognise/articles.h"

#include <algorithm>
#include <array>

namespace treatygraph {
namespace {

template <std::size_t N>
std::size_t skip_one_of(const Script& s, std::size_t at, const std::array<std::u32string_view, N>& words) {
  for (const auto word : words) {
    if (s.at(at, word)) return at + word.size();
  }
  return Script::npos;
}

std::size_t skip_blank(const Script& s, std::size_t at) { return s[at] == U' ' ? at + 1 : at; }

// ---- one level below ----

struct Step {
  std::string path;  // "(b)", "" where none
  std::size_t next;
};

// The letters that count, in the order of their script: (б) is (b), (ج) is (c). Russian papers keep the Latin order
// with letters that look alike: (е) is (e), (с) is (c).
std::optional<char> counting_letter(char32_t c) {
  constexpr std::u32string_view cyrillic = U"абвгд", arabic = U"أبجدهو";
  if (c == U'е') return 'e';
  if (c == U'с') return 'c';
  if (is_lower(c) || is_upper(c)) return static_cast<char>(c);
  for (const auto letters : {cyrillic, arabic}) {
    const std::size_t place = letters.find(c);
    if (place != std::u32string_view::npos) return static_cast<char>('a' + place);
  }
  return std::nullopt;
}

// One letter, a small Roman number, one or two figures: what stands in the bracket of a sublevel.
bool counts_sublevels(const std::string& sign) {
  const bool figures = sign.find_first_not_of("0123456789") == std::string::npos;
  const bool roman = sign.find_first_not_of("ivx") == std::string::npos;
  return figures ? sign.size() <= 2 : sign.size() == 1 || roman;
}

// "b)" of "(b)" and of French and Spanish "6 b)"; "iv)".
Step sign_to_bracket(const Script& s, std::size_t at) {
  std::string sign;
  std::size_t i = at;
  for (; i < at + 4; ++i) {
    const auto letter = is_digit(s[i]) ? std::optional<char>(static_cast<char>(s[i])) : counting_letter(s[i]);
    if (!letter) break;
    sign += *letter;
  }
  if (i == at || s[i] != U')' || !counts_sublevels(sign)) return {"", at};
  return {"(" + sign + ")", i + 1};
}

bool is_sublevel_unit(char32_t c) { return c == U'款' || c == U'项' || c == U'目'; }

// (b), (b)项, ㈡, (二)目, 第9款, 第(b)项, b): one level below.
Step sublevel(const Script& s, std::size_t at) {
  std::size_t i = skip_blank(s, at);
  const bool ordinal = s[i] == U'第';
  if (ordinal) ++i;
  const bool open = s[i] == U'(';
  Step step{"", at};
  if (open || (i > at && !is_digit(s[i]))) step = sign_to_bracket(s, open ? i + 1 : i);  // "6b)" ends a bracket
  if (step.path.empty()) {
    const auto number = numeral(s, i);
    if (!number || (!ordinal && is_digit(s[i]))) return {"", at};
    const bool enclosed = number->next == i + 1 && !is_han(s[i]);
    if (!enclosed && !open && !(ordinal && is_sublevel_unit(s[number->next]))) return {"", at};
    step = {"(" + std::to_string(number->value) + ")", number->next};
  }
  if (is_sublevel_unit(s[step.next])) ++step.next;
  return step;
}

Step sublevels(const Script& s, std::size_t at) {
  Step all{"", at};
  for (int depth = 0; depth < 4; ++depth) {
    Step step = sublevel(s, all.next);
    if (step.path.empty()) break;
    all.path += step.path;
    all.next = step.next;
  }
  return all;
}

// ---- lists and ranges ----

constexpr std::array<std::u32string_view, 27> list_signs = {
    U"、",   U"以及",  U"和",   U"及",    U"与",    U"或",   U", and ", U", or ", U", et ",
    U", y ", U", ou ", U", o ", U", и ",  U" and ", U" or ", U" et ",   U" ou ",  U" y ",
    U" e ",  U" o ",   U" и ",  U" или ", U" و ",   U" و",   U"، ",     U", ",    U" & "};
constexpr std::array<std::u32string_view, 13> range_signs = {
    U"至", U"到", U"-", U"–", U"—", U" to ", U" through ", U" à ", U" al ", U" a ", U" по ", U" إلى ", U" - "};
constexpr unsigned longest_range = 30;

// What joins two numbers at a place.
struct Joint {
  std::size_t next = Script::npos;
  bool range = false;
};

Joint joint(const Script& s, std::size_t at) {
  const std::size_t to = skip_one_of(s, at, range_signs);
  if (to != Script::npos) return {to, true};
  return {skip_one_of(s, at, list_signs), false};
}

struct Figure {
  std::size_t begin, end;
  std::string path;
  unsigned value;
  bool plain = true;  // nothing but a number: may end a range
};

// The numbers between the last one read and `last`, which closes a range.
void fill_range(const Figure& last, std::vector<Figure>& figures) {
  const Figure first = figures.back();
  if (!first.plain || last.value <= first.value || last.value - first.value >= longest_range) return;
  for (unsigned value = first.value + 1; value < last.value; ++value)
    figures.push_back({first.begin, first.end, std::to_string(value), value, true});
}

std::string without_last_level(const std::string& path) { return path.substr(0, path.rfind('(')); }

// The letters between "(a)" and "(d)", which closes a range.
void fill_letters(const Figure& first, const std::string& above, const std::string& last,
                  std::vector<Figure>& figures) {
  const std::string from = first.path.substr(above.size());
  if (from.size() != 3 || last.size() != 3 || !is_lower(static_cast<unsigned char>(from[1]))) return;
  for (char letter = from[1]; ++letter < last[1];)
    figures.push_back({first.begin, first.end, above + "(" + letter + ")", first.value, false});
}

// "8 (a) and (b)", 第32条(a)和(b)项: more of the last figure's lowest level.
void append_siblings(const Script& s, std::vector<Figure>& figures) {
  while (!figures.back().plain) {
    const Joint to = joint(s, figures.back().end);
    if (to.next == Script::npos || is_digit(s[to.next]) || s[to.next] == U'第') return;
    const Step step = sublevel(s, to.next);
    if (step.path.empty()) return;
    const Figure last = figures.back();
    const std::string above = without_last_level(last.path);
    if (to.range) fill_letters(last, above, step.path, figures);
    figures.push_back({to.next, step.next, above + step.path, last.value, false});
  }
}

// ---- Chinese ----

std::optional<Unit> chinese_unit(char32_t c) {
  if (c == U'条') return Unit::article;
  if (c == U'段') return Unit::paragraph;
  if (c == U'款') return Unit::sublevel;
  return std::nullopt;
}

// Behind a number; the unit of a range may stand twice (第4段至第6段).
Joint chinese_joint(const Script& s, std::size_t at) {
  if (!chinese_unit(s[at])) return joint(s, at);
  const Joint to = joint(s, at + 1);
  return to.range && s[to.next] == U'第' ? to : Joint{};
}

// 9, 9至11, 5、6和7, 第十六、第十七和第十八; what is read begins at `begin`, its first number at `at`.
std::vector<Figure> bare_figures(const Script& s, std::size_t begin, std::size_t at) {
  std::vector<Figure> out;
  bool range = false;
  while (const auto number = numeral(s, at)) {
    Figure figure{begin, number->next, std::to_string(number->value), number->value, true};
    if (range) fill_range(figure, out);
    out.push_back(std::move(figure));
    const Joint to = chinese_joint(s, number->next);
    if (to.next == Script::npos) break;
    range = to.range;
    begin = to.next;
    at = s[to.next] == U'第' ? to.next + 1 : to.next;
  }
  return out;
}

// 之二 of 第九条之二.
Step chinese_mark(const Script& s, std::size_t at) {
  static constexpr std::array<std::string_view, 5> marks = {"bis", "ter", "quater", "quinquies", "sexies"};
  if (!s.at(at, U"之")) return {"", at};
  const auto which = numeral(s, at + 1);
  if (!which || which->value < 2 || which->value > 6) return {"", at};
  return {std::string(marks[which->value - 2]), which->next};
}

// 第4(a)段: the levels may stand before the unit.
void take_inner_levels(const Script& s, Figure& figure) {
  const Step inner = sublevels(s, figure.end);
  if (inner.path.empty() || !chinese_unit(s[inner.next])) return;
  figure.path += inner.path;
  figure.end = inner.next;
  figure.plain = false;
}

// 第9段, 第9至11段, 第5、6和7条; nothing where no unit of a legal text follows.
std::vector<Article> chinese_articles(const Script& s, std::size_t at) {
  std::vector<Figure> figures = bare_figures(s, at, at + 1);
  if (!figures.empty()) take_inner_levels(s, figures.back());
  while (!figures.empty() && !chinese_unit(s[figures.back().end])) figures.pop_back();  // 第3条、第5号
  if (figures.empty()) return {};
  const Unit unit = *chinese_unit(s[figures.back().end]);
  Figure& last = figures.back();
  const Step mark = chinese_mark(s, last.end + 1);
  const Step below = sublevels(s, mark.next);
  last.end = below.next;
  last.path += mark.path + below.path;
  last.plain = last.plain && below.path.empty();
  append_siblings(s, figures);
  std::vector<Article> articles;
  articles.reserve(figures.size());
  for (const Figure& figure : figures) articles.push_back({figure.begin, figure.end, figure.path, unit});
  return articles;
}

// 建议5, "recommendations 3 and 4": numbered recommendations of a paper. A word behind the number makes it something
// else ("建议3个国家").
std::vector<Article> recommendations(const Script& s, std::size_t at) {
  static constexpr std::array<std::u32string_view, 4> nouns = {U"建议", U"结论和建议", U"recommendations ",
                                                               U"recommendation "};
  const std::size_t noun = skip_one_of(s, at, nouns);
  if (noun == Script::npos) return {};
  const std::vector<Figure> figures = bare_figures(s, at, noun);
  if (figures.empty() || is_han(s[figures.back().end]) || is_latin(s[figures.back().end])) return {};
  std::vector<Article> articles;
  articles.reserve(figures.size());
  for (const Figure& figure : figures)
    articles.push_back({figure.begin, figure.end, "rec-" + figure.path, Unit::recommendation});
  return articles;
}

// ---- languages with blanks ----

bool is_word_end(const Script& s, std::size_t at) { return !is_latin(s[at]) && !is_digit(s[at]); }

// VI, XIV: the articles of older treaties are counted so.
std::optional<Numeral> roman_numeral(const Script& s, std::size_t at) {
  static constexpr std::array<std::pair<std::u32string_view, unsigned>, 7> parts = {
      {{U"L", 50}, {U"XL", 40}, {U"X", 10}, {U"IX", 9}, {U"V", 5}, {U"IV", 4}, {U"I", 1}}};
  unsigned value = 0;
  std::size_t i = at;
  for (const auto& [sign, worth] : parts) {
    for (; s.at(i, sign); i += sign.size()) value += worth;
  }
  if (i == at || value > 89 || !is_word_end(s, i)) return std::nullopt;
  return Numeral{value, i};
}

// " bis", " ter" behind a number.
Step latin_mark(const Script& s, std::size_t at) {
  for (const std::u32string_view mark : {U" bis", U" ter", U" quater", U" quinquies", U" sexies"}) {
    const auto name = mark.substr(1);
    for (const auto words : {std::u32string_view(mark), name}) {  // "15 bis", "15bis"
      if (s.at(at, words) && is_word_end(s, at + words.size())) return {to_utf8(name), at + words.size()};
    }
  }
  return {"", at};
}

// 1er, 1º: what French and Spanish write behind a first article.
std::size_t skip_ordinal_sign(const Script& s, std::size_t at) {
  for (const std::u32string_view sign : {U"er", U"re", U"º", U"°"}) {
    if (s.at(at, sign) && is_word_end(s, at + sign.size())) return at + sign.size();
  }
  return at;
}

// "6.3" is "6 (3)".
Step pointed_level(const Script& s, std::size_t at) {
  const auto level = s[at] == U'.' ? digits(s, at + 1) : std::nullopt;
  if (!level || level->value == 0 || !is_word_end(s, level->next) || s.at(level->next, U"/")) return {"", at};
  return {"(" + std::to_string(level->value) + ")", level->next};
}

// "13", "VI", "6 bis", "32 (b)", "9 c)", "first" of French and Russian "article premier".
std::optional<Figure> figure_at(const Script& s, std::size_t begin, std::size_t at, Unit unit) {
  auto number = digits(s, at);
  if (!number && unit <= Unit::article) number = roman_numeral(s, at);
  if (!number && s.at(at, U"premier")) number = Numeral{1, at + 7};
  if (!number) return std::nullopt;
  const Step mark = latin_mark(s, skip_ordinal_sign(s, number->next));
  const Step pointed = pointed_level(s, mark.next);
  const Step below = sublevels(s, pointed.next);
  const std::string levels = mark.path + pointed.path + below.path;
  return Figure{begin, below.next, std::to_string(number->value) + levels, number->value, levels.empty()};
}

// "(b)", "b)", "(i) and (ii)" behind a word for what is below paragraphs.
std::vector<Figure> lettered_figures(const Script& s, std::size_t begin, std::size_t at) {
  const Step step = sublevels(s, at);
  if (step.path.empty()) return {};
  std::vector<Figure> out = {{begin, step.next, step.path, 0, false}};
  append_siblings(s, out);
  return out;
}

// At most `most` numbers, each with its letters.
std::vector<Figure> figures_behind(const Script& s, std::size_t begin, std::size_t at, Unit unit, std::size_t most) {
  std::vector<Figure> out;
  bool range = false;
  for (const std::u32string_view from : {U"from ", U"с ", U"со ", U"من "}) {  // "المواد من 5 إلى 9"
    if (s.at(at, from) && is_digit(s[at + from.size()])) at += from.size();
  }
  while (auto figure = figure_at(s, begin, at, unit)) {
    if (range) fill_range(*figure, out);
    out.push_back(std::move(*figure));
    append_siblings(s, out);
    const Joint to = joint(s, out.back().end);
    if (to.next == Script::npos || --most == 0) break;
    range = to.range;
    begin = at = to.next;
  }
  if (out.empty() && unit >= Unit::paragraph) out = lettered_figures(s, begin, at - 1);
  return out;
}

constexpr std::size_t any_number = 1000;

// What a noun counts, and how many numbers may follow: its cue's value is "paragraph", or "paragraph many".
struct Counted {
  Unit unit = Unit::article;
  std::size_t most = any_number;
};

Counted counted_by(const CueHit& noun, int depth) {
  static constexpr std::array<std::pair<std::string_view, Unit>, 3> units = {
      {{"annex", Unit::annex}, {"paragraph", Unit::paragraph}, {"sublevel", Unit::sublevel}}};
  Counted out;
  for (const auto& [name, unit] : units) {
    if (noun.value.starts_with(name)) out.unit = unit;
  }
  const bool lower = depth > 0 && out.unit > Unit::article;  // "articles 5, paragraph 1, and 9"
  if (lower && !noun.value.ends_with(" many")) out.most = 1;
  return out;
}

// "5" below "13" is "13(5)", "(b)" below it "13(b)"; below an annex it is "annex-2/5".
std::string joined(const std::string& upper, Unit unit, const std::string& lower) {
  if (unit == Unit::annex) return upper + "/" + lower;
  if (lower.front() == '(') return upper + lower;
  const std::size_t number = std::min(lower.find('('), lower.size());
  return upper + "(" + lower.substr(0, number) + ")" + lower.substr(number);
}

class Spaced {
 public:
  Spaced(const Script& script, const ProvisionNouns& nouns) : s_(script), nouns_(nouns) {}

  std::vector<Article> read(std::size_t at, int depth = 0) const {
    const CueHit* noun = nouns_.at(at);
    const std::size_t number = noun == nullptr ? 0 : s_.index_of(noun->end) + 1;
    if (noun == nullptr || s_[number - 1] != U' ' || depth > 2) return {};
    const auto [unit, most] = counted_by(*noun, depth);
    std::vector<Article> articles = articles_behind(at, number, unit, most);
    if (articles.empty()) return {};
    for (bool more = true; more;) {
      const auto lower = linked(articles.back().end, descending, depth);
      if (lower.empty() || lower.front().unit <= unit) break;
      articles = with_lower(std::move(articles), lower);
      more = take_more(articles, unit);
      if (!more) return articles;
    }
    const auto upper = linked(articles.back().end, ascending, depth);
    if (upper.size() == 1 && upper.front().unit < unit) return below(upper.front(), std::move(articles));
    return articles;
  }

 private:
  [[nodiscard]] std::vector<Article> articles_behind(std::size_t begin, std::size_t number, Unit unit,
                                                     std::size_t most) const {
    std::vector<Article> articles;
    for (const Figure& figure : figures_behind(s_, begin, number, unit, most))
      articles.push_back({figure.begin, figure.end, (unit == Unit::annex ? "annex-" : "") + figure.path, unit});
    return articles;
  }

  // "articles 5 (para. 1), 9 and 14": the list goes on behind the paragraph.
  bool take_more(std::vector<Article>& articles, Unit unit) const {
    const Joint to = joint(s_, articles.back().end);
    if (to.next == Script::npos || to.range || !is_digit(s_[to.next])) return false;
    for (Article& article : articles_behind(to.next, to.next, unit, any_number)) articles.push_back(std::move(article));
    return true;
  }

  // "article 13, paragraph 1", "статья 13 (пункт 1)"; "paragraph 1 of article 13", "пункт 1 статьи 13".
  static constexpr std::array<std::u32string_view, 4> descending = {U", ", U" (", U"، ", U" "};
  static constexpr std::array<std::u32string_view, 12> ascending = {U" of the ", U" of ", U" de l'", U" de la ",
                                                                    U" des ",    U" du ", U" del ",  U" de los ",
                                                                    U" de ",     U" من ", U", ",     U" "};

  template <std::size_t N>
  [[nodiscard]] std::vector<Article> linked(std::size_t at, const std::array<std::u32string_view, N>& links,
                                            int depth) const {
    const std::size_t next = skip_one_of(s_, at, links);
    return next == Script::npos ? std::vector<Article>{} : read(next, depth + 1);
  }

  // Of "articles 3 and 18, paragraphs 1 and 2" the paragraphs are article 18's.
  std::vector<Article> with_lower(std::vector<Article> upper, const std::vector<Article>& lower) const {
    const Article whole = upper.back();
    upper.pop_back();
    for (const Article& one : lower) {
      const std::size_t begin = &one == &lower.front() ? whole.begin : one.begin;
      upper.push_back({begin, one.end, joined(whole.path, whole.unit, one.path), whole.unit});
    }
    if (s_.at(whole.end, U" (") && s_[upper.back().end] == U')') ++upper.back().end;
    return upper;
  }

  static std::vector<Article> below(const Article& upper, std::vector<Article> lower) {
    for (Article& one : lower) {
      one.path = joined(upper.path, upper.unit, one.path);
      one.unit = upper.unit;
    }
    lower.back().end = upper.end;
    return lower;
  }

  const Script& s_;
  const ProvisionNouns& nouns_;
};

}  // namespace

ProvisionNouns::ProvisionNouns(const Script& script, const std::vector<CueHit>& cues) : script_(script) {
  for (const CueHit& cue : cues) {
    if (cue.group == "provision-noun") nouns_.push_back(&cue);
  }
}

const CueHit* ProvisionNouns::at(std::size_t index) const {
  if (nouns_.empty()) return nullptr;
  const std::uint32_t byte = script_.begin_byte(index);
  const auto noun = std::lower_bound(nouns_.begin(), nouns_.end(), byte,
                                     [](const CueHit* cue, std::uint32_t at) { return cue->begin < at; });
  return noun != nouns_.end() && (*noun)->begin == byte ? *noun : nullptr;
}

std::vector<Article> articles_at(const Script& script, const ProvisionNouns& nouns, std::size_t at) {
  std::vector<Article> articles;
  if (!may_begin_articles(script, nouns, at)) return articles;
  if (script[at] == U'第') articles = chinese_articles(script, at);
  if (articles.empty()) articles = Spaced(script, nouns).read(at);
  if (!articles.empty() && articles.front().unit == Unit::annex && articles.front().path.find('/') == std::string::npos)
    articles.clear();  // an annex is no provision, what stands in it is one
  if (articles.empty()) articles = recommendations(script, at);
  return articles;
}

}  // namespace treatygraph
