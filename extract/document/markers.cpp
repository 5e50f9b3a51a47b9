#include "extract/document/markers.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>

#include "extract/base/text.h"
#include "extract/document/lines.h"

namespace treatygraph {
namespace {

// Reads a line from its start; every `take` moves on only when it succeeds.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  [[nodiscard]] char32_t peek() const { return at_ < text_.size() ? decode(text_, at_).character : 0; }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  void step() { at_ += decode(text_, at_).size; }

  bool take(std::u32string_view set) {
    if (at_end() || set.find(peek()) == std::u32string_view::npos) return false;
    step();
    return true;
  }
  bool take_blanks() {
    const std::size_t from = at_;
    while (!at_end() && is_blank(peek())) step();
    return at_ > from;
  }
  template <typename Belongs>
  std::u32string take_while(Belongs belongs) {
    std::u32string out;
    while (!at_end() && belongs(peek())) {
      out += peek();
      step();
    }
    return out;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

constexpr std::u32string_view han_digits = U"一二三四五六七八九十";

bool is_han_digit(char32_t c) { return han_digits.find(c) != std::u32string_view::npos || c == U'百' || c == U'〇'; }

std::optional<std::uint32_t> han_value(std::u32string_view digits) {
  std::uint32_t total = 0, digit = 0;
  for (const char32_t c : digits) {
    const std::size_t found = han_digits.find(c);
    if (c == U'百' || found == 9) {
      total += std::max(digit, 1u) * (c == U'百' ? 100 : 10);
      digit = 0;
    } else if (found != std::u32string_view::npos) {
      digit = static_cast<std::uint32_t>(found) + 1;
    }
  }
  total += digit;
  return total == 0 ? std::nullopt : std::optional(total);
}

std::optional<std::uint32_t> roman_value(std::u32string_view text) {
  constexpr std::u32string_view letters = U"IVXLC";
  static constexpr std::uint32_t values[] = {1, 5, 10, 50, 100};
  std::uint32_t total = 0, last = 0;
  for (auto c = text.rbegin(); c != text.rend(); ++c) {
    const std::size_t found = letters.find(*c >= 'a' ? *c - 32 : *c);
    if (found == std::u32string_view::npos) return std::nullopt;
    total = values[found] < last ? total - values[found] : total + values[found];
    last = std::max(last, values[found]);
  }
  return total == 0 || total > 399 ? std::nullopt : std::optional(total);
}

std::uint32_t number(std::u32string_view digits) {
  std::uint32_t value = 0;
  for (const char32_t c : digits.substr(0, 6)) value = value * 10 + static_cast<std::uint32_t>(c - U'0');
  return value;
}

std::string utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

Marker made(MarkerKind kind, std::uint32_t value, std::string label, Cursor cursor) {
  cursor.take_blanks();
  return {kind, value, std::move(label), static_cast<std::uint32_t>(cursor.at())};
}

std::string han_item_label(std::uint32_t value, std::u32string_view digits) {
  if (value > 10) return "(" + utf8(digits) + ")";
  std::string label;
  append_utf8(label, U'㈠' + value - 1);
  return label;
}

// "（甲）", "(乙)": the ten stems count like letters.
std::optional<Marker> stem(std::string_view line) {
  constexpr std::u32string_view stems = U"甲乙丙丁戊己庚辛壬癸";
  Cursor cursor(line);
  if (!cursor.take(U"(（")) return std::nullopt;
  const char32_t c = cursor.peek();
  const std::size_t found = stems.find(c);
  cursor.step();
  if (found == std::u32string_view::npos || !cursor.take(U")）")) return std::nullopt;
  return made(MarkerKind::letter, static_cast<std::uint32_t>(found + 1), "(" + utf8({&c, 1}) + ")", cursor);
}

// "(a)", "（三）", "(iv)", "(2)", "a)"
std::optional<Marker> bracketed(std::string_view line) {
  Cursor cursor(line);
  const bool opened = cursor.take(U"(（");
  const std::u32string inner =
      cursor.take_while([](char32_t c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || is_han_digit(c); });
  if (inner.empty() || inner.size() > 6 || !cursor.take(U")）")) return std::nullopt;
  const char32_t first = inner[0];
  if (is_han_digit(first)) {
    const auto value = han_value(inner);
    if (!opened || !value) return std::nullopt;
    return made(MarkerKind::han_item, *value, han_item_label(*value, inner), cursor);
  }
  const std::string label = "(" + utf8(inner) + ")";
  if (is_ascii_digit(first)) {
    const bool all = std::all_of(inner.begin(), inner.end(), is_ascii_digit);
    return all && inner.size() <= 3 ? std::optional(made(MarkerKind::arabic_item, number(inner), label, cursor))
                                    : std::nullopt;
  }
  const bool doubled = inner.size() == 2 && inner[0] == inner[1] && !roman_value(inner);
  if (inner.size() == 1 || doubled)
    return made(MarkerKind::letter, first - U'a' + 1 + (doubled ? 26 : 0), label, cursor);
  const auto value = roman_value(inner);
  return value ? std::optional(made(MarkerKind::roman_item, *value, label, cursor)) : std::nullopt;
}

// "㈠", "①"
std::optional<Marker> circled(std::string_view line) {
  Cursor cursor(line);
  const char32_t c = cursor.peek();
  if (c >= U'㈠' && c <= U'㈩') {
    cursor.step();
    return made(MarkerKind::han_item, c - U'㈠' + 1, utf8({&c, 1}), cursor);
  }
  if (c < U'①' || c > U'⑳') return std::nullopt;
  cursor.step();
  return made(MarkerKind::arabic_item, c - U'①' + 1, fmt::format("({})", std::uint32_t{c} - U'①' + 1), cursor);
}

bool is_arabic_letter(char32_t c) { return c >= U'ء' && c <= U'ي'; }

// "12 - ", "١٢-": how Arabic papers number their paragraphs, in either kind of figures.
std::optional<Marker> dashed(std::string_view line) {
  Cursor cursor(line);
  std::u32string digits = cursor.take_while([](char32_t c) { return is_ascii_digit(c) || (c >= U'٠' && c <= U'٩'); });
  for (char32_t& c : digits) c = c >= U'٠' ? c - U'٠' + U'0' : c;
  cursor.take_blanks();
  if (digits.empty() || digits.size() > 3 || !cursor.take(U"-–—")) return std::nullopt;
  cursor.take_blanks();
  if (!is_arabic_letter(cursor.peek())) return std::nullopt;
  return made(MarkerKind::arabic, number(digits), utf8(digits), cursor);
}

// "12. ", "3.2 ", "7、"
std::optional<Marker> arabic(std::string_view line) {
  Cursor cursor(line);
  std::u32string digits = cursor.take_while(is_ascii_digit);
  if (digits.empty() || digits.size() > 3) return std::nullopt;
  std::string label = utf8(digits);
  bool parts = false;
  while (cursor.peek() == '.') {
    Cursor ahead = cursor;
    ahead.step();
    const std::u32string part = ahead.take_while(is_ascii_digit);
    if (part.empty() || part.size() > 2) break;
    digits = part;
    label += "." + utf8(part);
    cursor = ahead;
    parts = true;
  }
  const bool stopped = cursor.take(U".．、");
  if (stopped ? is_ascii_digit(cursor.peek()) || cursor.at_end() : !parts || !is_blank(cursor.peek()))
    return std::nullopt;
  return made(MarkerKind::arabic, number(digits), label, cursor);
}

// "一. ", "十二、"
std::optional<Marker> han(std::string_view line) {
  Cursor cursor(line);
  const std::u32string digits = cursor.take_while(is_han_digit);
  if (digits.empty() || digits.size() > 4 || !cursor.take(U".．、")) return std::nullopt;
  const auto value = han_value(digits);
  return value ? std::optional(made(MarkerKind::han, *value, utf8(digits), cursor)) : std::nullopt;
}

// "M. Lambert (Belgique)": a French form of address, no thirteenth section.
bool is_address(std::string_view line) {
  constexpr std::size_t longest_name = 60;
  if (!line.starts_with("M. ")) return false;
  const std::size_t stop = line.substr(3, longest_name).find_first_of("(.,:;");
  return stop != std::string_view::npos && line[3 + stop] == '(';
}

// "A. ", "IV. ", "C 自发信息"
std::optional<Marker> capital(std::string_view line) {
  Cursor cursor(line);
  const std::u32string letters = cursor.take_while([](char32_t c) { return c >= 'A' && c <= 'Z'; });
  if (letters.empty() || letters.size() > 6 || is_address(line)) return std::nullopt;
  const bool stopped = cursor.take(U".．、");
  if (!cursor.take_blanks() && !is_cjk(cursor.peek())) return std::nullopt;
  if (!stopped && (letters.size() > 1 || !is_cjk(cursor.peek()))) return std::nullopt;
  const auto roman = roman_value(letters);
  const bool plainly_roman =
      roman && (letters.size() > 1 || letters[0] == 'I' || letters[0] == 'V' || letters[0] == 'X');
  if (plainly_roman) return made(MarkerKind::roman, *roman, utf8(letters), cursor);
  if (letters.size() > 1) return std::nullopt;
  return made(MarkerKind::upper, letters[0] - U'A' + 1, utf8(letters), cursor);
}

// "第一章 ", "第 3 条. ", "第二部分"
std::optional<Marker> ordinal(std::string_view line) {
  Cursor cursor(line);
  if (!cursor.take(U"第")) return std::nullopt;
  cursor.take_blanks();
  const std::u32string digits = cursor.take_while([](char32_t c) { return is_ascii_digit(c) || is_han_digit(c); });
  cursor.take_blanks();
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  const char32_t unit = cursor.peek();
  if (!cursor.take(U"章条編编节節部")) return std::nullopt;
  if (unit == U'部' && !cursor.take(U"分")) return std::nullopt;
  const std::string label = fmt::format("第{}{}", utf8(digits), unit == U'部' ? "部分" : utf8({&unit, 1}));
  const bool bounded = cursor.take(U".．:：、") || is_blank(cursor.peek()) || cursor.at_end();
  if (!bounded) return std::nullopt;
  const auto value = is_ascii_digit(digits[0]) ? std::optional(number(digits)) : han_value(digits);
  if (!value) return std::nullopt;
  return made(unit == U'条' ? MarkerKind::article : MarkerKind::chapter, *value, label, cursor);
}

// Words before a number that open a part, in the UN's languages; nothing may follow the number but a stop.
struct PartWord {
  std::string_view word;
  MarkerKind kind;
  bool alone;  // opens a part without a number too
};
constexpr PartWord part_words[] = {
    {"附件", MarkerKind::annex, true},        {"附錄", MarkerKind::annex, true},
    {"附录", MarkerKind::annex, true},        {"Annex", MarkerKind::annex, true},
    {"ANNEX", MarkerKind::annex, true},       {"Appendix", MarkerKind::annex, true},
    {"Annexe", MarkerKind::annex, true},      {"Anexo", MarkerKind::annex, true},
    {"Приложение", MarkerKind::annex, true},  {"المرفق", MarkerKind::annex, true},
    {"Chapter", MarkerKind::chapter, false},  {"Part", MarkerKind::chapter, false},
    {"Chapitre", MarkerKind::chapter, false}, {"Capítulo", MarkerKind::chapter, false},
    {"Глава", MarkerKind::chapter, false},    {"Article", MarkerKind::article, false},
    {"Artículo", MarkerKind::article, false}, {"Статья", MarkerKind::article, false},
};

// "3", "三" and "III"; 0 for what is no number.
std::uint32_t any_value(std::u32string_view digits) {
  if (digits.empty()) return 0;
  if (is_ascii_digit(digits[0])) return number(digits);
  return (is_han_digit(digits[0]) ? han_value(digits) : roman_value(digits)).value_or(0);
}

std::string label(std::string_view word, std::u32string_view digits) {
  const bool parted = !digits.empty() && !is_cjk(decode(word, 0).character);
  return std::string(word) + (parted ? " " : "") + utf8(digits);
}

std::optional<Marker> part(std::string_view line) {
  std::optional<Marker> best;
  for (const PartWord& row : part_words) {
    if (line.empty() || line.front() != row.word.front() || !line.starts_with(row.word)) continue;
    Cursor cursor(line.substr(row.word.size()));
    cursor.take_blanks();
    const std::u32string digits = cursor.take_while([](char32_t c) {
      return is_ascii_digit(c) || is_han_digit(c) || (c < 'Z' && roman_value({&c, 1}));
    });
    const bool stopped = cursor.take(U".:：．") || cursor.at_end();
    if ((digits.empty() && !row.alone) || !stopped || digits.size() > 6) continue;
    const std::uint32_t value = any_value(digits);
    if (!digits.empty() && value == 0) continue;
    Marker marker = made(row.kind, value, label(row.word, digits), cursor);
    marker.size += static_cast<std::uint32_t>(row.word.size());
    if (!best || marker.size > best->size) best = marker;
  }
  return best;
}

std::optional<Marker> bullet(std::string_view line) {
  Cursor cursor(line);
  if (!cursor.take(U"•●■▪◦‣·–—-*\uF0B7\uF0A7") || !cursor.take_blanks()) return std::nullopt;
  return made(MarkerKind::bullet, 0, "", cursor);
}

using Reading = std::optional<Marker> (*)(std::string_view);
constexpr Reading readings[] = {bracketed, stem, circled, arabic, dashed, han, capital, ordinal, part, bullet};

}  // namespace

// Most lines begin with a Chinese character that begins no marker.
static bool may_begin_marker(char32_t c) {
  return c < 0x4E00 || c > 0x9FFF || is_han_digit(c) || c == U'第' || c == U'附';
}

Marker marker_of(std::string_view line) {
  if (!may_begin_marker(first_character(line))) return {};
  for (const Reading read : readings) {
    if (auto marker = read(line)) return *std::move(marker);
  }
  return {};
}

bool is_item(MarkerKind kind) { return kind >= MarkerKind::han_item; }

}  // namespace treatygraph
