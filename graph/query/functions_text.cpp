// Functions of strings. Positions and lengths count characters (code points).
#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "extract/base/text.h"
#include "graph/query/function_groups.h"

namespace treatygraph {
namespace {

// The byte offset of the character with this number, or the end.
std::size_t offset_of(std::string_view text, std::int64_t number) {
  std::size_t offset = 0;
  for (; number > 0 && offset < text.size(); --number) offset += decode(text, offset).size;
  return offset;
}

std::int64_t length_of(std::string_view text) {
  std::int64_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) offset += decode(text, offset).size;
  return count;
}

std::int64_t count_argument(const Value& value, std::string_view what) {
  if (value.integer() < 0)
    bad_argument("ArgumentError", "NumberOutOfRange", fmt::format("a {} of {}", what, value.integer()),
                 "give 0 or more");
  return value.integer();
}

Value substring(const CallScene&, Arguments a) {
  std::string_view text = a[0].string();
  text.remove_prefix(offset_of(text, count_argument(a[1], "start")));
  if (a.size() > 2) text = text.substr(0, offset_of(text, count_argument(a[2], "length")));
  return text;
}

Value left(const CallScene&, Arguments a) {
  const std::string_view text = a[0].string();
  return text.substr(0, offset_of(text, count_argument(a[1], "length")));
}

Value right(const CallScene&, Arguments a) {
  const std::string_view text = a[0].string();
  const std::int64_t skipped = length_of(text) - count_argument(a[1], "length");
  return text.substr(offset_of(text, std::max<std::int64_t>(skipped, 0)));
}

bool is_blank(char32_t character) { return u_isUWhiteSpace(static_cast<UChar32>(character)) != 0; }

std::string_view without_leading_blanks(std::string_view text) {
  while (!text.empty()) {
    const Decoded first = decode(text, 0);
    if (!is_blank(first.character)) break;
    text.remove_prefix(first.size);
  }
  return text;
}

std::string_view without_trailing_blanks(std::string_view text) {
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && continues(text[last])) --last;
    if (!is_blank(decode(text, last).character)) break;
    text = text.substr(0, last);
  }
  return text;
}

Value trim(const CallScene&, Arguments a) { return without_trailing_blanks(without_leading_blanks(a[0].string())); }
Value ltrim(const CallScene&, Arguments a) { return without_leading_blanks(a[0].string()); }
Value rtrim(const CallScene&, Arguments a) { return without_trailing_blanks(a[0].string()); }

List characters(std::string_view text) {
  List result;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t size = decode(text, offset).size;
    result.emplace_back(text.substr(offset, size));
    offset += size;
  }
  return result;
}

struct Separator {
  std::size_t offset, size;
};

Separator next_separator(std::string_view text, std::size_t from, const List& separators) {
  Separator next{std::string_view::npos, 0};
  for (const Value& separator : separators) {
    const std::size_t offset = text.find(separator.string(), from);
    if (offset < next.offset) next = {offset, separator.string().size()};
  }
  return next;
}

Value split(const CallScene&, Arguments a) {
  const std::string_view text = a[0].string();
  List separators = a[1].type() == Value::Type::list ? a[1].list() : List{a[1]};
  for (const Value& separator : separators) {
    if (separator.type() != Value::Type::string)
      bad_argument("TypeError", "InvalidArgumentValue", "split() takes strings to split at",
                   "it is used as split('a,b', ',')");
    if (separator.string().empty()) return characters(text);
  }
  List parts;
  std::size_t begin = 0;
  for (Separator next = next_separator(text, 0, separators); next.offset != std::string_view::npos;
       next = next_separator(text, begin, separators)) {
    parts.emplace_back(text.substr(begin, next.offset - begin));
    begin = next.offset + next.size;
  }
  parts.emplace_back(text.substr(begin));
  return parts;
}

Value replace(const CallScene&, Arguments a) {
  const std::string_view text = a[0].string();
  const std::string_view old = a[1].string();
  if (old.empty()) return a[0];
  std::string result;
  std::size_t begin = 0;
  for (std::size_t found = text.find(old); found != std::string_view::npos; found = text.find(old, begin)) {
    result.append(text.substr(begin, found - begin)).append(a[2].string());
    begin = found + old.size();
  }
  return result.append(text.substr(begin));
}

// Case by Unicode's own rules, the same in every locale.
Value to_upper(const CallScene&, Arguments a) {
  std::string result;
  return icu::UnicodeString::fromUTF8(a[0].string()).toUpper(icu::Locale::getRoot()).toUTF8String(result);
}

Value to_lower(const CallScene&, Arguments a) {
  std::string result;
  return icu::UnicodeString::fromUTF8(a[0].string()).toLower(icu::Locale::getRoot()).toUTF8String(result);
}

constexpr Types separators_accepted{Value::Type::string, Value::Type::list};
constexpr auto null = Nulls::answer_null;
constexpr auto pure = Depends::arguments;

constexpr Function table[] = {
    {"left",
     2,
     2,
     {strings, integers, integers},
     null,
     pure,
     left,
     "text, length",
     "the first characters",
     "left('hello', 2)"},
    {"lower", 1, 1, {strings, strings, strings}, null, pure, to_lower, "text", "in small letters", "lower('ABC')"},
    {"ltrim", 1, 1, {strings, strings, strings}, null, pure, ltrim, "text", "without blanks in front", "ltrim('  a')"},
    {"replace",
     3,
     3,
     {strings, strings, strings},
     null,
     pure,
     replace,
     "text, old, new",
     "every `old` replaced",
     "replace('a-b', '-', '+')"},
    {"right",
     2,
     2,
     {strings, integers, integers},
     null,
     pure,
     right,
     "text, length",
     "the last characters",
     "right('hello', 2)"},
    {"rtrim", 1, 1, {strings, strings, strings}, null, pure, rtrim, "text", "without blanks behind", "rtrim('a  ')"},
    {"split",
     2,
     2,
     {strings, separators_accepted, strings},
     null,
     pure,
     split,
     "text, separator(s)",
     "the parts between the separators",
     "split('a,b', ',')"},
    {"substring",
     2,
     3,
     {strings, integers, integers},
     null,
     pure,
     substring,
     "text, start[, length]",
     "the characters from `start` (the first is 0) on",
     "substring('hello', 1, 3)"},
    {"toLower", 1, 1, {strings, strings, strings}, null, pure, to_lower, "text", "in small letters", "toLower('ABC')"},
    {"toUpper",
     1,
     1,
     {strings, strings, strings},
     null,
     pure,
     to_upper,
     "text",
     "in capital letters",
     "toUpper('abc')"},
    {"trim", 1, 1, {strings, strings, strings}, null, pure, trim, "text", "without blanks around", "trim(' a ')"},
    {"upper", 1, 1, {strings, strings, strings}, null, pure, to_upper, "text", "in capital letters", "upper('abc')"},
};

}  // namespace

std::span<const Function> text_functions() { return table; }

}  // namespace treatygraph
