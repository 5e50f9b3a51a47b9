#include "extract/reader/numbering.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "extract/base/text.h"
#include "extract/reader/office.h"

namespace treatygraph {
namespace {

std::uint32_t number_in(std::string_view digits) {
  std::uint32_t number = 0;
  digits = digits.substr(0, 6);
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::string letters(std::uint32_t number, char first) {
  constexpr std::uint32_t alphabet = 26, longest = 4;
  const std::uint32_t times = std::min((number - 1) / alphabet + 1, longest);
  return std::string(times, static_cast<char>(first + (number - 1) % alphabet));
}

std::string roman(std::uint32_t number) {
  struct Row {
    std::uint32_t value;
    std::string_view letters;
  };
  static constexpr Row rows[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                                 {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  constexpr std::uint32_t largest = 3999;
  std::string out;
  number = std::min(number, largest);
  for (const Row& row : rows) {
    for (; number >= row.value; number -= row.value) out += row.letters;
  }
  return out;
}

std::string capital(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
  return text;
}

std::string chinese(std::uint32_t number) {
  static constexpr std::string_view digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  constexpr std::uint32_t largest = 999;
  if (number > largest) return std::to_string(number);
  std::string out;
  if (number >= 100) out.append(digits[number / 100]).append("百");
  const std::uint32_t tens = number / 10 % 10, ones = number % 10;
  if (tens > 1 || (tens == 1 && number >= 100)) out += digits[tens];
  if (tens > 0) out += "十";
  if (tens == 0 && number >= 100 && ones > 0) out += "〇";
  if (ones > 0 || number == 0) out += digits[ones];
  return out;
}

std::string character(char32_t first, std::uint32_t number, std::uint32_t most) {
  std::string out;
  if (number >= 1 && number <= most) append_utf8(out, first + number - 1);
  return out.empty() ? std::to_string(number) : out;
}

struct Format {
  std::string_view name;
  std::string (*write)(std::uint32_t);
};
constexpr Format formats[] = {
    {"lowerLetter", [](std::uint32_t n) { return letters(n, 'a'); }},
    {"upperLetter", [](std::uint32_t n) { return letters(n, 'A'); }},
    {"lowerRoman", [](std::uint32_t n) { return roman(n); }},
    {"upperRoman", [](std::uint32_t n) { return capital(roman(n)); }},
    {"chineseCounting", chinese},
    {"chineseCountingThousand", chinese},
    {"chineseLegalSimplified", chinese},
    {"ideographDigital", chinese},
    {"japaneseCounting", chinese},
    {"taiwaneseCounting", chinese},
    {"taiwaneseCountingThousand", chinese},
    {"decimalEnclosedCircle", [](std::uint32_t n) { return character(U'①', n, 20); }},
    {"decimalEnclosedCircleChinese", [](std::uint32_t n) { return character(U'①', n, 20); }},
    {"ideographEnclosedCircle", [](std::uint32_t n) { return character(U'㈠', n, 10); }},
};

}  // namespace

std::string in_format(std::uint32_t number, std::string_view format) {
  const auto* found =
      std::find_if(std::begin(formats), std::end(formats), [&](const Format& f) { return f.name == format; });
  return found == std::end(formats) || number == 0 ? std::to_string(number) : found->write(number);
}

class Numbering::StylesReader : public OfficeReader {
 public:
  explicit StylesReader(Numbering& out) : out_(out) {}

  void open_word(std::string_view name, const Element& element) override {
    if (name == "style") {
      id_ = element.attribute("type") == "paragraph" ? std::string(element.attribute("styleId")) : "";
    }
    if (id_.empty()) return;
    ParagraphStyle& style = out_.styles_[id_];
    const std::string_view value = element.attribute("val");
    if (name == "basedOn") style.based_on = value;
    if (name == "numId") style.list = value;
    if (name == "ilvl") style.level = number_in(value);
    if (name == "outlineLvl") style.outline = number_in(value);
  }
  void close_word(std::string_view name) override {
    if (name == "style") id_.clear();
  }

 private:
  Numbering& out_;
  std::string id_;
};

class Numbering::ListsReader : public OfficeReader {
 public:
  explicit ListsReader(Numbering& out) : out_(out) {}

  void open_word(std::string_view name, const Element& element) override {
    const std::string_view value = element.attribute("val");
    if (name == "abstractNum") definition_ = element.attribute("abstractNumId");
    if (name == "num") list_ = element.attribute("numId");
    if (name == "lvl" || name == "lvlOverride") level_ = number_in(element.attribute("ilvl"));
    if (!list_.empty() && name == "abstractNumId") out_.lists_[list_].definition = value;
    if (!list_.empty() && name == "startOverride") out_.lists_[list_].starts[level_] = number_in(value);
    if (definition_.empty() || level_ >= list_levels) return;
    ListLevel& level = out_.definitions_[definition_][level_];
    if (name == "start") level.start = number_in(value);
    if (name == "numFmt") level.format = value;
    if (name == "lvlText") level.text = value;
  }
  void close_word(std::string_view name) override {
    if (name == "abstractNum") definition_.clear();
    if (name == "num") list_.clear();
  }

 private:
  Numbering& out_;
  std::string definition_, list_;
  std::uint32_t level_ = 0;
};

Numbering::Numbering(Archive& archive, const Place& place) {
  StylesReader styles(*this);
  read_part(archive, "word/styles.xml", styles, place);
  ListsReader lists(*this);
  read_part(archive, "word/numbering.xml", lists, place);
}

ParagraphStyle Numbering::style(const std::string& id) const {
  ParagraphStyle whole;
  constexpr int deepest = 16;
  std::string at = id;
  for (int i = 0; i < deepest && !at.empty(); ++i) {
    const auto found = styles_.find(at);
    if (found == styles_.end()) break;
    const ParagraphStyle& style = found->second;
    if (!whole.list) whole.list = style.list;
    if (!whole.level) whole.level = style.level;
    if (!whole.outline) whole.outline = style.outline;
    at = style.based_on;
  }
  return whole;
}

std::string Numbering::next(const std::string& list, std::uint32_t level) {
  const auto found = lists_.find(list);
  if (found == lists_.end() || level >= list_levels) return "";
  const auto definition = definitions_.find(found->second.definition);
  if (definition == definitions_.end()) return "";
  const ListLevels& levels = definition->second;
  Counters& counters = counters_[found->second.definition];
  if (!list_has_begun_[list]) {
    list_has_begun_[list] = true;
    for (const auto& [at, start] : found->second.starts) {
      if (at < list_levels) counters.begun[at] = false;
    }
  }
  const auto start = [&](std::size_t at) {
    const auto own = found->second.starts.find(static_cast<std::uint32_t>(at));
    return own == found->second.starts.end() ? levels[at].start : own->second;
  };
  counters.value[level] = counters.begun[level] ? counters.value[level] + 1 : start(level);
  counters.begun[level] = true;
  for (std::size_t deeper = level + 1; deeper < list_levels; ++deeper) counters.begun[deeper] = false;
  if (levels[level].format == "bullet") return "- ";
  if (levels[level].format == "none" || levels[level].text.empty()) return "";
  std::string out;
  const std::string& text = levels[level].text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool place = text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
    if (!place) {
      out += text[i];
      continue;
    }
    const auto at = static_cast<std::size_t>(text[++i] - '1');
    out += in_format(counters.begun[at] ? counters.value[at] : start(at), levels[at].format);
  }
  return out + " ";
}

}  // namespace treatygraph
