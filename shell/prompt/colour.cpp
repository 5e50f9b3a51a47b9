#include "shell/prompt/colour.h"

#include <algorithm>
#include <cctype>

#include "shell/prompt/words.h"

namespace treatygraph::shell {
namespace {

constexpr std::string_view keyword_colour = "1;34";
constexpr std::string_view string_colour = "32";
constexpr std::string_view number_colour = "36";
constexpr std::string_view label_colour = "33";
constexpr std::string_view comment_colour = "2";
constexpr std::string_view command_colour = "35";
constexpr std::string_view parameter_colour = "35";

bool is_name(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80 || std::isalnum(value) != 0 || byte == '_';
}

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

std::size_t end_of_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size(); ++at) {
    if (text[at] == quote) return at + 1;
    if (text[at] == '\\' && quote != '`') ++at;
  }
  return text.size();
}

std::size_t end_of_name(std::string_view text, std::size_t at) {
  while (at < text.size() && is_name(text[at])) ++at;
  return at;
}

std::size_t end_of_number(std::string_view text, std::size_t at) {
  while (at < text.size() && (is_name(text[at]) || (text[at] == '.' && at + 1 < text.size() && is_digit(text[at + 1]))))
    ++at;
  return at;
}

std::string_view name_colour(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t before = begin == 0 ? std::string_view::npos : text.find_last_not_of(' ', begin - 1);
  const char last = before == std::string_view::npos ? ' ' : text[before];
  if (last == ':' || last == '|') return label_colour;
  if (last == '$') return parameter_colour;
  return last != '.' && is_keyword(text.substr(begin, end - begin)) ? keyword_colour : std::string_view();
}

}  // namespace

std::vector<Coloured> colour(std::string_view text) {
  std::vector<Coloured> parts;
  if (text.starts_with(':')) return {{0, std::min(text.find(' '), text.size()), command_colour}};
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    std::string_view escape;
    if (text[at] == '\'' || text[at] == '"' || text[at] == '`') {
      end = end_of_quoted(text, at);
      escape = text[at] == '`' ? std::string_view() : string_colour;
    } else if (text.substr(at, 2) == "//") {
      end = std::min(text.find('\n', at), text.size());
      escape = comment_colour;
    } else if (text.substr(at, 2) == "/*") {
      const std::size_t close = text.find("*/", at + 2);
      end = close == std::string_view::npos ? text.size() : close + 2;
      escape = comment_colour;
    } else if (is_digit(text[at])) {
      end = end_of_number(text, at);
      escape = number_colour;
    } else if (is_name(text[at])) {
      end = end_of_name(text, at);
      escape = name_colour(text, at, end);
    }
    if (!escape.empty()) parts.push_back({at, end, escape});
    at = end;
  }
  return parts;
}

}  // namespace treatygraph::shell
