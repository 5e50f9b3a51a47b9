// TextCodes: which texts of a column's dictionary meet a condition, as a set of their codes.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "graph/query/batch/batch.h"

namespace treatygraph::query::batch {

// A set of codes: a range, or one bit each where the texts had to be looked at.
struct Codes {
  std::uint32_t from = 0, to = 0;
  std::vector<bool> chosen;
  [[nodiscard]] bool has(Cell code) const { return chosen.empty() ? code - from < to - from : chosen[code]; }
};

// STARTS WITH, ENDS WITH, CONTAINS; nothing for another operator.
[[nodiscard]] std::optional<Codes> codes_for(BinaryOperator op, const image::Column& column, std::string_view part);
// Every comparison but <>.
[[nodiscard]] Codes codes_for(Comparison op, const image::Column& column, std::string_view text);

}  // namespace treatygraph::query::batch
