#include "graph/query/regular_expression.h"

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <map>

#include "graph/query/complaint.h"

namespace treatygraph::query {

struct RegularExpressions::Compiled {
  std::map<std::string, std::unique_ptr<icu::RegexMatcher>> by_pattern;
};

namespace {

constexpr std::size_t most_compiled = 100;  // a pattern that comes from the rows is not kept for ever
constexpr std::int32_t time_limit = 1000;   // in ICU's steps, about a millisecond each

std::unique_ptr<icu::RegexMatcher> compile(const std::string& pattern, Range range) {
  UErrorCode status = U_ZERO_ERROR;
  auto matcher = std::make_unique<icu::RegexMatcher>(icu::UnicodeString::fromUTF8(pattern), 0, status);
  if (U_SUCCESS(status)) matcher->setTimeLimit(time_limit, status);
  if (U_SUCCESS(status)) return matcher;
  throw complain(range, "SyntaxError", "InvalidArgumentValue", "this regular expression is wrong: " + pattern,
                 "put a backslash (twice, in a string) before a character that is meant as such");
}

}  // namespace

RegularExpressions::RegularExpressions() : compiled_(std::make_unique<Compiled>()) {}
RegularExpressions::~RegularExpressions() = default;

bool RegularExpressions::matches(const std::string& text, const std::string& pattern, Range range) {
  auto& by_pattern = compiled_->by_pattern;
  auto found = by_pattern.find(pattern);
  if (found == by_pattern.end()) {
    if (by_pattern.size() == most_compiled) by_pattern.clear();
    found = by_pattern.emplace(pattern, compile(pattern, range)).first;
  }
  const icu::UnicodeString subject = icu::UnicodeString::fromUTF8(text);
  UErrorCode status = U_ZERO_ERROR;
  found->second->reset(subject);
  const bool matched = found->second->matches(status) != 0;
  if (U_SUCCESS(status)) return matched;
  throw beyond_limit(range, "this regular expression takes too long on a text",
                     "avoid repetitions inside repetitions, as in (a+)+");
}

}  // namespace treatygraph::query
