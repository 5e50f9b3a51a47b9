// Redrawing: a thread that draws the read image of what was published last, while its owner goes on.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "graph/store/store.h"

namespace treatygraph {

class Redrawing {
 public:
  explicit Redrawing(Store store);
  Redrawing(const Redrawing&) = delete;
  Redrawing& operator=(const Redrawing&) = delete;
  ~Redrawing();  // gives up what is half drawn

  // Something was written. Soon, but not again before four times as long as the last drawing took, the image is drawn.
  // What goes wrong is not told: nothing is lost with an image.
  void wake();

 private:
  void work();
  bool sleep(std::chrono::steady_clock::duration time);  // false when it is over
  Store store_;
  std::atomic<bool> over_ = false;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool wanted_ = false;
  std::thread thread_;
};

}  // namespace treatygraph
