#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "extract/base/text.h"
#include "extract/document/blocks.h"

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

constexpr Row months[] = {
    {"january", "01"},     {"janvier", "01"},   {"enero", "01"},      {"января", "01"},      {"february", "02"},
    {"fevrier", "02"},     {"febrero", "02"},   {"февраля", "02"},    {"march", "03"},       {"mars", "03"},
    {"marzo", "03"},       {"марта", "03"},     {"april", "04"},      {"avril", "04"},       {"abril", "04"},
    {"апреля", "04"},      {"may", "05"},       {"mai", "05"},        {"mayo", "05"},        {"мая", "05"},
    {"june", "06"},        {"juin", "06"},      {"junio", "06"},      {"июня", "06"},        {"july", "07"},
    {"juillet", "07"},     {"julio", "07"},     {"июля", "07"},       {"august", "08"},      {"aout", "08"},
    {"agosto", "08"},      {"августа", "08"},   {"september", "09"},  {"septembre", "09"},   {"septiembre", "09"},
    {"сентября", "09"},    {"october", "10"},   {"octobre", "10"},    {"octubre", "10"},     {"октября", "10"},
    {"november", "11"},    {"novembre", "11"},  {"noviembre", "11"},  {"ноября", "11"},      {"december", "12"},
    {"decembre", "12"},    {"diciembre", "12"}, {"декабря", "12"},    {"كانونالثاني", "01"}, {"يناير", "01"},
    {"شباط", "02"},        {"فبراير", "02"},    {"اذار", "03"},       {"مارس", "03"},        {"نيسان", "04"},
    {"ابريل", "04"},       {"ايار", "05"},      {"مايو", "05"},       {"حزيران", "06"},      {"يونيه", "06"},
    {"يونيو", "06"},       {"تموز", "07"},      {"يوليه", "07"},      {"يوليو", "07"},       {"اب/اغسطس", "08"},
    {"اغسطس", "08"},       {"ايلول", "09"},     {"سبتمبر", "09"},     {"تشرينالاول", "10"},  {"اكتوبر", "10"},
    {"تشرينالثاني", "11"}, {"نوفمبر", "11"},    {"كانونالاول", "12"}, {"ديسمبر", "12"},
};

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
  const std::string_view month = value_in(months, folded);
  if (month.empty() || numbers.size() != 2) return "";
  const bool year_last = numbers[1].size() == 4;
  return year_last && numbers[0].size() <= 2 ? fmt::format("{}-{}-{}", numbers[1], month, two(numbers[0])) : "";
}

}  // namespace

std::optional<Marginal> read_marginal(std::string_view text) {
  if (text.size() > 160) return std::nullopt;
  const char32_t first = first_character(text), last = last_character(text);
  const bool bracketed =
      (first == '[' || first == U'［' || first == U'【') && (last == ']' || last == U'］' || last == U'】');
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
