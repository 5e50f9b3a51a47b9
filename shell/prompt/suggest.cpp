#include "shell/prompt/suggest.h"

#include <algorithm>
#include <cctype>

#include "shell/prompt/words.h"

namespace treatygraph::shell {
namespace {

bool is_name(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80 || std::isalnum(value) != 0 || byte == '_';
}

char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte; }

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char byte) { return lower(byte); });
  return out;
}

std::size_t name_begin(std::string_view text, std::size_t cursor) {
  while (cursor > 0 && is_name(text[cursor - 1])) --cursor;
  return cursor;
}

// The last character before `at` that is no blank.
char last_before(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] == ' ') --at;
  return at == 0 ? '\0' : text[at - 1];
}

// The bracket that is open at `at`: '(', '[', '{' or '\0'.
char open_bracket(std::string_view text, std::size_t at) {
  int depth = 0;
  while (at > 0) {
    const char byte = text[--at];
    if (std::string_view(")]}").find(byte) != std::string_view::npos) ++depth;
    if (std::string_view("([{").find(byte) != std::string_view::npos && depth-- == 0) return byte;
  }
  return '\0';
}

std::string quoted(std::string_view word) {
  const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), is_name) &&
                     std::isdigit(static_cast<unsigned char>(word.front())) == 0;
  return plain ? std::string(word) : "`" + std::string(word) + "`";
}

class Collector {
 public:
  Collector(std::string_view text, std::size_t begin, std::size_t cursor) : typed_(text.substr(begin, cursor - begin)) {
    found_.begin = begin;
  }

  void add(const std::vector<std::string>& words, std::string (*write)(std::string_view)) {
    for (const std::string& word : words) {
      if (lower(word).starts_with(lower(typed_))) found_.words.push_back(write(word));
    }
  }
  void add_keywords() {
    const bool upper = typed_.empty() || typed_.front() != lower(typed_.front());
    for (const std::string_view word : keywords()) {
      if (lower(word).starts_with(lower(typed_))) found_.words.push_back(upper ? std::string(word) : lower(word));
    }
  }
  Suggestions finish() {
    std::sort(found_.words.begin(), found_.words.end());
    found_.words.erase(std::unique(found_.words.begin(), found_.words.end()), found_.words.end());
    return std::move(found_);
  }

 private:
  std::string_view typed_;
  Suggestions found_;
};

std::string as_is(std::string_view word) { return std::string(word); }
std::string as_call(std::string_view word) { return std::string(word) + "("; }

std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_name(text[end])) ++end;
    const std::string_view name = text.substr(at, end - at);
    const char before = last_before(text, at);
    const bool is_variable = !name.empty() && std::isdigit(static_cast<unsigned char>(name.front())) == 0 &&
                             before != ':' && before != '.' && before != '$';
    if (is_variable && !is_keyword(name)) names.emplace_back(name);
    at = std::max(end, at + 1);
  }
  return names;
}

Suggestions suggest_command(std::string_view text, std::size_t cursor, const Vocabularies& known) {
  const std::size_t space = text.substr(0, cursor).find(' ');
  if (space == std::string_view::npos) {
    Collector commands(text, 0, cursor);
    commands.add(known.commands, as_is);
    return commands.finish();
  }
  std::size_t begin = cursor;
  while (begin > 0 && text[begin - 1] != ' ') --begin;
  Collector words(text, begin, cursor);
  for (const auto& [command, choices] : known.after) {
    if (command == text.substr(0, space) && text.find_first_not_of(' ', space) >= begin) words.add(choices, as_is);
  }
  return words.finish();
}

}  // namespace

Suggestions suggest(std::string_view text, std::size_t cursor, const Vocabularies& known) {
  if (text.starts_with(':')) return suggest_command(text, cursor, known);
  const std::size_t begin = name_begin(text, cursor);
  Collector words(text, begin, cursor);
  const char before = last_before(text, begin);
  const char bracket = open_bracket(text, begin);
  if ((before == ':' || before == '|') && bracket == '[') {
    words.add(known.types, quoted);
  } else if (before == ':' && bracket != '{') {
    words.add(known.labels, quoted);
  } else if (before == '.' || (bracket == '{' && (before == '{' || before == ','))) {
    words.add(known.keys, quoted);
  } else if (before == '$') {
    words.add(known.parameters, as_is);
  } else {
    words.add_keywords();
    words.add(known.functions, as_call);
    if (cursor > begin) words.add(names_in(text.substr(0, begin)), as_is);
  }
  return words.finish();
}

}  // namespace treatygraph::shell
