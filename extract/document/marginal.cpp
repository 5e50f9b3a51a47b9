#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "extract/base/text.h"
#include "extract/document/blocks.h"
#include "extract/document/months.h"

namespace treatygraph {
namespace {

struct Row {
  std::string_view word, value;
};

// Names of the UN's languages, folded (so without blanks), in themselves and in the others.
constexpr Row languages[] = {
    {"中文", "zh"},      {"汉文", "zh"},     {"chinese", "zh"},  {"chinois", "zh"},     {"chino", "zh"},
    {"китаиск", "zh"},   {"بالصينية", "zh"}, {"英文", "en"},     {"英语", "en"},        {"english", "en"},
    {"anglais", "en"},   {"ingles", "en"},   {"англииск", "en"}, {"بالانكليزية", "en"}, {"法文", "fr"},
    {"法语", "fr"},      {"french", "fr"},   {"francais", "fr"}, {"frances", "fr"},     {"французск", "fr"},
    {"بالفرنسية", "fr"}, {"俄文", "ru"},     {"俄语", "ru"},     {"russian", "ru"},     {"russe", "ru"},
    {"ruso", "ru"},      {"русск", "ru"},    {"بالروسية", "ru"}, {"西班牙文", "es"},    {"西文", "es"},
    {"spanish", "es"},   {"espagnol", "es"}, {"espanol", "es"},  {"испанск", "es"},     {"بالاسبانية", "es"},
    {"阿拉伯文", "ar"},  {"阿文", "ar"},     {"arabic", "ar"},   {"arabe", "ar"},       {"арабск", "ar"},
    {"بالعربية", "ar"},
};

constexpr std::string_view original_words[] = {
    "原文", "原件", "original", "оригинал", "подлинник", "подлинныитекст", "языкоригинала", "الاصل", "اللغةالاصلية"};

// The number of the month that a folded text names, 0 where it names none.
unsigned month_in(std::string_view folded) {
  struct Folded {
    std::string name;
    unsigned number;
  };
  static const std::vector<Folded> names = [] {
    std::vector<Folded> made;
    made.reserve(months.size());
    for (const Month& one : months) made.push_back({fold_name(one.name), one.number});
    return made;
  }();
  const auto found = std::find_if(names.begin(), names.end(),
                                  [&](const Folded& one) { return folded.find(one.name) != std::string_view::npos; });
  return found == names.end() ? 0 : found->number;
}

template <typename Table>
std::string_view value_in(const Table& table, std::string_view folded) {
  const auto* row = std::find_if(std::begin(table), std::end(table),
                                 [&](const Row& r) { return folded.find(r.word) != std::string_view::npos; });
  return row == std::end(table) ? std::string_view() : row->value;
}

std::vector<std::string> numbers_in(std::string_view text) {
  std::vector<std::string> numbers;
  bool inside = false;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !inside) numbers.emplace_back();
    if (digit) numbers.back() += c;
    inside = digit;
  }
  return numbers;
}

std::string two(const std::string& number) { return number.size() == 1 ? "0" + number : number; }

// "2021年10月29日", "29 October 2021"; only whole dates.
std::string read_date(std::string_view folded) {
  const auto numbers = numbers_in(folded);
  const bool chinese = folded.find("年") != std::string_view::npos && folded.find("月") != std::string_view::npos;
  if (chinese && numbers.size() == 3 && numbers[0].size() == 4)
    return fmt::format("{}-{}-{}", numbers[0], two(numbers[1]), two(numbers[2]));
  const unsigned month = month_in(folded);
  if (month == 0 || numbers.size() != 2) return "";
  const bool year_last = numbers[1].size() == 4;
  return year_last && numbers[0].size() <= 2 ? fmt::format("{}-{:02}-{}", numbers[1], month, two(numbers[0])) : "";
}

}  // namespace

std::optional<Marginal> read_marginal(std::string_view text) {
  if (text.size() > 160) return std::nullopt;
  const char32_t first = first_character(text);
  const bool opened = first == '[' || first == U'［' || first == U'【';
  const char32_t last = opened ? last_character(text) : 0;
  const bool bracketed = last == ']' || last == U'］' || last == U'】';
  if (!bracketed && first != U'原' && first != 'O' && first != U'О' && first != U'П' && first != U'ا')
    return std::nullopt;
  const std::string folded = fold_name(text);
  const std::string_view bare = std::string_view(folded).substr(bracketed ? 1 : 0);
  const bool original = std::any_of(std::begin(original_words), std::end(original_words), [&](std::string_view word) {
    return bare.starts_with(word) && bare.size() > word.size() &&
           (bare[word.size()] == ':' || bare.substr(word.size()).starts_with("на"));
  });
  Marginal marginal;
  if (original) marginal.language = value_in(languages, folded);
  if (bracketed) marginal.date = read_date(folded);
  if (marginal.language.empty() && marginal.date.empty()) return std::nullopt;
  return marginal;
}

}  // namespace treatygraph
