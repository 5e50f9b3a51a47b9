// Progress: how a long job says how far it is, without knowing who listens. The shell draws a bar; tests listen in
// silence.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace treatygraph {

struct Step {
  std::string_view what;    // the file or phase at work
  std::uint64_t done = 0;   // in the job's own unit
  std::uint64_t total = 0;  // 0: unknown
};

using Progress = std::function<void(const Step&)>;  // may be empty; called from the thread that does the job

}  // namespace treatygraph
