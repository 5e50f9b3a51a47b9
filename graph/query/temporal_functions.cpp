// The temporal functions' rows.
#include "graph/query/function_groups.h"

namespace treatygraph {
namespace {

constexpr std::int64_t millis_per_second = 1000;
constexpr std::int64_t nanos_per_milli = 1'000'000;

Value timestamp(const Scene& scene, Arguments) {
  return scene.now_seconds * millis_per_second + scene.now_nanos / nanos_per_milli;
}

constexpr Function table[] = {
    {"timestamp",
     0,
     0,
     {anything, anything, anything},
     Nulls::answer_null,
     Depends::statement,
     timestamp,
     "",
     "milliseconds since 1970-01-01T00:00Z",
     "timestamp()"},
};

}  // namespace

std::span<const Function> temporal_functions() { return table; }

}  // namespace treatygraph
