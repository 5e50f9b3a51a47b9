// What belongs to the page and not to the paper: numbers, running heads, addresses at the foot, rules, dotted contents
// lines.
#include <algorithm>
#include <iterator>
#include <map>

#include "extract/base/text.h"
#include "extract/document/lines.h"

namespace treatygraph {
namespace {

bool all_of(std::string_view text, std::string_view set) {
  return !text.empty() && text.find_first_not_of(set) == std::string_view::npos;
}
bool digits(std::string_view text, std::size_t least, std::size_t most) {
  return text.size() >= least && text.size() <= most && all_of(text, "0123456789");
}
bool upper(char c) { return c >= 'A' && c <= 'Z'; }

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \t", at);
    if (begin == std::string_view::npos) break;
    at = std::min(text.find_first_of(" \t", begin), text.size());
    words.push_back(text.substr(begin, at - begin));
  }
  return words;
}

// "A/AC.291/4", "UNODC/CCPCJ/EG.4/2021/2", "E/CN.15/2018/12*"
bool is_symbol(std::string_view word) {
  const std::size_t slash = word.find('/');
  if (slash == std::string_view::npos || slash == 0 || slash + 1 == word.size()) return false;
  const bool letters = std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(slash), upper);
  return letters && all_of(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789./-()*");
}

// "V.21-08419", "GE.19-12345"
bool is_job_number(std::string_view word) {
  const std::size_t dot = word.find('.');
  if (dot == 0 || dot == std::string_view::npos || dot > 3 ||
      !std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(dot), upper))
    return false;
  const std::string_view rest = word.substr(dot + 1);
  return rest.size() >= 6 && digits(rest.substr(0, 2), 2, 2) && rest[2] == '-' && digits(rest.substr(3, 5), 4, 5);
}

bool is_fraction(std::string_view word) {
  const std::size_t slash = word.find('/');
  return slash != std::string_view::npos && digits(word.substr(0, slash), 1, 4) && digits(word.substr(slash + 1), 1, 4);
}

bool is_bar_code(std::string_view word) {
  return word.size() >= 8 && word.front() == '*' && word.back() == '*' &&
         digits(word.substr(1, word.size() - 2), 6, 12);
}

bool goes_with_number(std::string_view word) {
  return digits(word, 1, 4) || digits(word, 6, 6) || is_symbol(word) ||
         (word.size() == 3 && word[0] == '(' && upper(word[1]) && word[2] == ')');
}

bool is_page_line(std::string_view text) {
  const auto number = [](std::string_view word) {
    return is_job_number(word) || is_fraction(word) || is_bar_code(word);
  };
  const auto blank = std::find_if(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\t'; });
  const std::string_view first(text.begin(), blank);  // a line begins with no blank
  if (!number(first) && !goes_with_number(first) && !all_of(first, "-–—/")) return false;
  const auto words = words_of(text);
  if (words.empty() || words.size() > 8) return false;
  if (words.size() == 1 && (digits(words[0], 1, 4) || is_fraction(words[0]) || is_bar_code(words[0]))) return true;
  if (words.size() == 3 && all_of(words[0], "-–—/") && words[0] == words[2] && digits(words[1], 1, 4)) return true;
  if (words.size() == 3 && words[1] == "/" && digits(words[0], 1, 4) && digits(words[2], 1, 4)) return true;
  return std::any_of(words.begin(), words.end(), number) &&
         std::all_of(words.begin(), words.end(),
                     [&](std::string_view word) { return number(word) || goes_with_number(word); });
}

// Words that printers put at the head or foot of a page, digits left out.
constexpr std::string_view page_words[] = {"第页",   "第页共页", "第页，共页", "共页第页",       "page",
                                           "pageof", "页",       "请回收",     "pleaserecycle",  "merciderecycler",
                                           "目录",   "页次",     "contents",   "paragraphspage", "段次页次"};

// May it begin a page word? Marks and digits are left out of those.
bool may_begin_page_word(std::string_view text) {
  constexpr std::u32string_view beginnings = U"第共页请目段pmc《》〈〉「」『』\"'";
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    const char32_t folded = fold(next.character);
    if (folded != 0 && !is_ascii_digit(folded)) return beginnings.find(folded) != std::u32string_view::npos;
    at += next.size;
  }
  return false;
}

bool is_page_word(std::string_view text) {
  if (text.size() > 60 || !may_begin_page_word(text)) return false;
  std::string bare;
  for (const char c : fold_name(text)) {
    if (c < '0' || c > '9') bare += c;
  }
  return std::find(std::begin(page_words), std::end(page_words), bare) != std::end(page_words);
}

bool is_address(std::string_view text) {
  const bool scheme = text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.");
  return scheme && text.find_first_of(" \t") == std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > 0; });
}

bool is_rule(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const Decoded next = decode(text, at);
    if (next.character >= 0x3000) return false;
    if (std::u32string_view(U"_-—–=*─━ ").find(next.character) == std::u32string_view::npos) return false;
    at += next.size;
  }
  return count >= 3;
}

bool is_note_rule(std::string_view text) {
  return is_rule(text) && text.size() >= 5 && text[0] != '=' && text[0] != '*';
}

// "一. 导言 ........ 3"
bool is_contents_line(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0 && (text[end - 1] == ' ' || (text[end - 1] >= '0' && text[end - 1] <= '9'))) --end;
  if (end == text.size()) return false;
  const std::string_view leader = text.substr(0, end);
  return leader.ends_with("....") || leader.ends_with(". . .") || leader.ends_with("……");
}

LineKind kind_of(const Line& line) {
  if (is_address(line.text)) return LineKind::address;
  if (is_note_rule(line.text)) return LineKind::separator;
  const bool page = is_rule(line.text) || is_page_line(line.text) || is_page_word(line.text) ||
                    is_contents_line(line.text) || line.text.starts_with("```");
  return page ? LineKind::page : LineKind::text;
}

std::string without_digits(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c < '0' || c > '9') out += c;
  }
  return out;
}

bool beside_page_edge(const std::vector<Line>& lines, std::size_t i) {
  const auto edge = [](LineKind kind) { return kind == LineKind::page || kind == LineKind::address; };
  if (lines[i].page_break || i + 1 == lines.size() || lines[i + 1].page_break) return true;
  return (i > 0 && edge(lines[i - 1].kind)) || edge(lines[i + 1].kind);
}

// The first lines of a paper may show its own symbol: that is its title, not a running head.
constexpr std::size_t cover_lines = 12;

void mark_symbols(std::vector<Line>& lines) {
  std::map<std::string_view, std::size_t> seen;
  for (const Line& line : lines) {
    if (line.kind == LineKind::text && is_symbol(line.text)) ++seen[line.text];
  }
  bool shown = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind != LineKind::text || !is_symbol(lines[i].text)) continue;
    const bool cover = !shown && i < cover_lines;
    shown = true;
    if (!cover && (seen[lines[i].text] > 1 || beside_page_edge(lines, i))) lines[i].kind = LineKind::page;
  }
}

void mark_running_heads(std::vector<Line>& lines) {
  std::map<std::string, std::vector<std::size_t>> repeated;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool candidate =
        lines[i].kind == LineKind::text && lines[i].heading == 0 && lines[i].width <= 110 && beside_page_edge(lines, i);
    if (candidate) repeated[without_digits(lines[i].text)].push_back(i);
  }
  for (const auto& [text, places] : repeated) {
    if (places.size() < 3 || ends_closed(text)) continue;
    for (const std::size_t i : places) {
      if (i >= cover_lines) lines[i].kind = LineKind::page;
    }
  }
}

}  // namespace

std::vector<Line> mark_furniture(std::vector<Line> lines) {
  bool notes = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].kind = kind_of(lines[i]);
    notes =
        lines[i].kind == LineKind::separator || (notes && lines[i].kind != LineKind::address && !lines[i].page_break);
    // Some converters put the number of a note on a line of its own.
    const bool number = notes && digits(lines[i].text, 1, 3) && i + 1 < lines.size() && lines[i + 1].blanks == 0 &&
                        !lines[i + 1].page_break;
    if (number) lines[i].kind = LineKind::text;
  }
  mark_symbols(lines);
  mark_running_heads(lines);
  return lines;
}

}  // namespace treatygraph
