// Habits: what people write who know another query language, and what it is called here.
#pragma once

#include <string_view>

namespace treatygraph::query {

// The advice for a token that stands where none like it can; "" where it is nobody's habit.
[[nodiscard]] std::string_view advice_for_habit(std::string_view token);

}  // namespace treatygraph::query
