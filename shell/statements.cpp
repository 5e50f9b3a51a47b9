#include "shell/statements.h"

#include <algorithm>

#include "extract/base/text.h"
#include "graph/query/query.h"

namespace treatygraph::shell {
namespace {

// Walks over Cypher text, a token that matters here at a time: quotes and comments are stepped over whole.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] std::size_t position() const { return at_; }
  [[nodiscard]] bool cut_short() const { return cut_short_; }

  // The next character that counts, or '\0' for a comment; a quoted piece counts as its quote.
  char next() {
    const char first = text_[at_];
    if (first == '\'' || first == '"' || first == '`') return skip_quoted(first);
    if (text_.substr(at_, 2) == "//") return skip_comment("\n", Close::optional);
    if (text_.substr(at_, 2) == "/*") return skip_comment("*/", Close::required);
    ++at_;
    return first;
  }

 private:
  enum class Close : unsigned char { optional, required };

  char skip_quoted(char quote) {
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == quote) {
        ++at_;
        return quote;
      }
      if (text_[at_] == '\\' && quote != '`') ++at_;
    }
    at_ = text_.size();
    cut_short_ = true;
    return quote;
  }

  char skip_comment(std::string_view close, Close needed) {
    const std::size_t end = text_.find(close, at_ + 2);
    cut_short_ = end == std::string_view::npos && needed == Close::required;
    at_ = end == std::string_view::npos ? text_.size() : end + close.size();
    return '\0';
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool cut_short_ = false;
};

bool is_blank(char character) { return std::string_view(" \t\r\n").find(character) != std::string_view::npos; }

}  // namespace

std::vector<StatementText> split_statements(std::string_view script) {
  std::vector<StatementText> statements;
  Scanner scanner(script);
  std::size_t begin = 0;
  bool blank = true;
  const auto close = [&](std::size_t end) {
    std::string_view text = script.substr(begin, end - begin);
    const std::size_t lead = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    const auto line = 1 + std::count(script.begin(), script.begin() + static_cast<std::ptrdiff_t>(begin + lead), '\n');
    if (!blank) statements.push_back({text.substr(lead), static_cast<std::size_t>(line)});
    begin = end + 1;
    blank = true;
  };
  while (!scanner.at_end()) {
    const char character = scanner.next();
    if (character == ';')
      close(scanner.position() - 1);
    else if (character != '\0' && !is_blank(character))
      blank = false;
  }
  close(script.size());
  return statements;
}

Unfinished look_at_end(std::string_view text) {
  Unfinished end;
  Scanner scanner(text);
  int depth = 0;
  while (!scanner.at_end()) {
    const char character = scanner.next();
    if (character == '\0' || is_blank(character)) continue;
    if (std::string_view("([{").find(character) != std::string_view::npos) ++depth;
    if (std::string_view(")]}").find(character) != std::string_view::npos) --depth;
    end.ended = character == ';';
    end.blank = false;
  }
  end.inside = scanner.cut_short() || (depth > 0 && !end.ended);
  return end;
}

Error with_caret(const Error& error, std::string_view name, const StatementText& statement) {
  const Place& place = error.place();
  const bool has_range = place.file == "query" && (place.begin != place.end || place.line != 0 || place.begin != 0);
  if (error.trouble() != Trouble::bad_query || !has_range) return error;
  const std::string picture = point_at(statement.text, place);  // "LINE:COLUMN", the line, the caret
  const std::size_t first_line = std::min(picture.find('\n'), picture.size());
  const std::size_t colon = std::min(picture.find(':'), first_line);
  Place shown{std::string(name), std::stoul(picture.substr(0, colon)) + statement.line - 1,
              std::stoul(picture.substr(colon + 1, first_line - colon - 1))};
  std::string problem = error.problem();
  std::string advice = error.advice();
  (advice.empty() ? problem : advice) += picture.substr(first_line);
  Error result(error.trouble(), std::move(problem), std::move(shown), std::move(advice));
  result.classify(error.type(), error.detail());
  return result;
}

}  // namespace treatygraph::shell
