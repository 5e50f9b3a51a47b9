// Conveyor: from one thread to another, in order; the faster one waits.
//
//   Conveyor<Batch> conveyor(4);
//   maker: while (…) if (!conveyor.put(…)) return;             taker: while (auto batch = conveyor.take()) …
//          conveyor.end();                                             conveyor.stop();  // if it leaves early
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace treatygraph {

template <typename Item>
class Conveyor {
 public:
  explicit Conveyor(std::size_t most) : most_(most) {}

  // Waits while as many items as may be are on it. False: nobody takes anything any more.
  bool put(Item item) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopped_ || items_.size() < most_; });
    if (stopped_) return false;
    items_.push_back(std::move(item));
    changed_.notify_all();
    return true;
  }
  // Waits for the next item. Nothing: that was all.
  [[nodiscard]] std::optional<Item> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopped_ || ended_ || !items_.empty(); });
    if (stopped_ || items_.empty()) return std::nullopt;
    std::optional<Item> item(std::move(items_.front()));
    items_.pop_front();
    changed_.notify_all();
    return item;
  }
  void end() { set(ended_); }     // nothing is put any more
  void stop() { set(stopped_); }  // nothing is taken any more

 private:
  void set(bool& flag) {
    const std::lock_guard lock(mutex_);
    flag = true;
    changed_.notify_all();
  }
  std::size_t most_;
  std::mutex mutex_;  // of the rest
  std::condition_variable changed_;
  std::deque<Item> items_;
  bool ended_ = false, stopped_ = false;
};

}  // namespace treatygraph
