// How the stages say that a query is wrong.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/base/error.h"
#include "graph/query/syntax.h"

namespace treatygraph::query {

// An Error(bad_query) at these bytes of the text, classified by openCypher's type and detail.
[[nodiscard]] inline Error complain(Range range, std::string type, std::string detail, std::string what,
                                    std::string advice) {
  Error error(Trouble::bad_query, std::move(what), Place{"query", 0, 0, range.begin, range.end}, std::move(advice));
  error.classify(std::move(type), std::move(detail));
  return error;
}

[[nodiscard]] inline Error syntax_error(Range range, std::string detail, std::string what, std::string advice) {
  return complain(range, "SyntaxError", std::move(detail), std::move(what), std::move(advice));
}

// A limit that the query reaches at these bytes of the text.
[[nodiscard]] inline Error beyond_limit(Range range, std::string what, std::string advice) {
  return Error(Trouble::limit, std::move(what), Place{"query", 0, 0, range.begin, range.end}, std::move(advice));
}

// "did you mean State?", or `otherwise`. A name that shares no character with the word is not near.
[[nodiscard]] std::string near_name(const std::string& word, const std::vector<std::string>& known,
                                    const std::string& otherwise = {});

// The same error with the place that it lacks.
[[nodiscard]] Error at(const Error& error, Range range);
// The same error with line and column counted from `text`.
[[nodiscard]] Error located(const Error& error, std::string_view text);

}  // namespace treatygraph::query
