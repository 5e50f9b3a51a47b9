// Evaluate: what an expression comes to for the row in the frame.
#pragma once

#include <optional>

#include "graph/query/run.h"

namespace treatygraph::query {

// Throws Error(bad_query) with the expression's place.
[[nodiscard]] Value evaluate(const Expression& expression, Run& run);
// A condition: true, false or unknown. Throws a TypeError for anything else.
[[nodiscard]] std::optional<bool> evaluate_truth(const Expression& expression, Run& run);
[[nodiscard]] inline bool holds(const Expression& expression, Run& run) {
  return evaluate_truth(expression, run) == true;
}

// left op right: true, false or unknown.
[[nodiscard]] std::optional<bool> compare_as(Comparison op, const Value& left, const Value& right);

[[nodiscard]] Value property_of(const Value& subject, WordId key, std::string_view name, Range range, Run& run);
[[nodiscard]] Map properties_of(const Value& element, Range range, Run& run);

// evaluate_patterns.cpp: patterns and queries inside expressions
[[nodiscard]] Value evaluate_pattern(const PatternExpression& expression, Run& run);
[[nodiscard]] Value evaluate_pattern_comprehension(const PatternComprehension& expression, Run& run);
[[nodiscard]] Value evaluate_subquery(const Subquery& expression, Run& run);
// The path that a matched part of a pattern is; null where a part of it is null.
[[nodiscard]] Value make_path(const PatternPart& part, Run& run);

// An integer that is not negative, for SKIP and LIMIT.
[[nodiscard]] std::uint64_t evaluate_count(const Expression& expression, Run& run);

}  // namespace treatygraph::query
