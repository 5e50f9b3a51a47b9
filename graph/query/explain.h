// Explain: a plan as a table, for EXPLAIN and PROFILE.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/query/run.h"

namespace treatygraph::query {

struct PlanTable {
  std::vector<std::string>
      titles;  // step, detail, estimated; with operators rows; where they were measured accesses, ms
  std::vector<std::vector<std::string>> rows;
};

// The last step first; an inner plan is set in below the step that runs it. `top` is the plan's operator, or null.
[[nodiscard]] PlanTable tabulate(const Plan& plan, const Syntax& syntax, std::string_view text, const Operator* top);
// Columns that stand under each other, Chinese names in them or not.
[[nodiscard]] std::string print(const PlanTable& table);

}  // namespace treatygraph::query
