// Words that several messages share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace treatygraph::shell {

// "3 papers", "1 paper"; `plural` where an s is not enough.
[[nodiscard]] std::string counted(std::uint64_t count, std::string_view noun, std::string_view plural = {});

}  // namespace treatygraph::shell
