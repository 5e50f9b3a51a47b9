// Forms: names with alternatives, "非法(访问|侵入)(计算机)?系统", and the readings that they stand for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/base/error.h"

namespace treatygraph {

inline constexpr std::size_t most_readings = 4096;

// All readings, in the order in which they are written. Throws Error at `place` for unbalanced brackets, an empty
// reading or more than most_readings.
[[nodiscard]] std::vector<std::string> expand(std::string_view form, const Place& place);

}  // namespace treatygraph
