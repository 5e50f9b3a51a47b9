// Temporal: making, taking apart, truncating and measuring dates, times and durations.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/query/functions.h"

namespace treatygraph {

// d.year, t.offsetMinutes, dur.monthsOfYear …; nothing where a value of this type has no such component.
[[nodiscard]] std::optional<Value> temporal_component(const Value& temporal, std::string_view name);

}  // namespace treatygraph
