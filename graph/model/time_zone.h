// Named time zones (IANA), from ICU's table. Offsets are seconds east of Greenwich.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace treatygraph {

// Nothing for a zone that does not exist.
[[nodiscard]] std::optional<std::int32_t> zone_offset_at(const std::string& zone, std::int64_t epoch_seconds);

struct LocalMoment {
  std::int64_t days, nanos;
  std::int32_t offset;
};
// A local time in its zone. Of two equal clock readings (clocks put back) the earlier is taken; a reading that was
// skipped moves on by the gap.
[[nodiscard]] std::optional<LocalMoment> in_zone(const std::string& zone, std::int64_t days, std::int64_t nanos);

}  // namespace treatygraph
