// Pace: how a long algorithm stays stoppable and says how far it is.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>

#include "extract/base/progress.h"

namespace treatygraph::algorithms {

class Pace {
 public:
  Pace() = default;
  // `poll` throws where the work has to end. Either may be empty.
  Pace(std::function<void()> poll, Progress progress) : poll_(std::move(poll)), progress_(std::move(progress)) {}

  // So many elementary steps were done: an edge looked at, a node put into a queue.
  void tick(std::uint64_t steps = 1) {
    steps_ += steps;
    if (steps_ >= steps_between) poll();
  }
  void poll() {
    steps_ = 0;
    if (poll_) poll_();
  }
  void at(std::string_view what, std::uint64_t done, std::uint64_t total) const {
    if (progress_) progress_({what, done, total});
  }

 private:
  static constexpr std::uint64_t steps_between = 1U << 16U;
  std::function<void()> poll_;
  Progress progress_;
  std::uint64_t steps_ = 0;
};

}  // namespace treatygraph::algorithms
