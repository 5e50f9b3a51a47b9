#include "graph/store/redrawing.h"

#include "extract/base/error.h"

namespace treatygraph {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds before_drawing{200};  // a second write may follow the first
constexpr int rest_factor = 4;

}  // namespace

Redrawing::Redrawing(Store store) : store_(std::move(store)), thread_([this] { work(); }) {}

Redrawing::~Redrawing() {
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void Redrawing::wake() {
  {
    const std::lock_guard lock(mutex_);
    wanted_ = true;
  }
  changed_.notify_one();
}

bool Redrawing::sleep(Clock::duration time) {
  std::unique_lock lock(mutex_);
  return !changed_.wait_for(lock, time, [this] { return over_.load(); });
}

void Redrawing::work() {
  while (true) {
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return wanted_ || over_; });
      if (over_) return;
    }
    if (!sleep(before_drawing)) return;
    {
      const std::lock_guard lock(mutex_);
      wanted_ = false;
    }
    const auto begin = Clock::now();
    try {
      store_.redraw(image_pays_from, over_);
    } catch (const Error&) {
      // the next one may succeed; until then readers have the image before and what was touched since
    }
    if (!sleep(rest_factor * (Clock::now() - begin))) return;
  }
}

}  // namespace treatygraph
