// A child process that runs this program again with other arguments, its standard output in a pipe.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

namespace treatygraph::testing {

class Child {
 public:
  explicit Child(const std::vector<std::string>& arguments);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // Lets it run this long, or until it ends by itself, and kills it (SIGKILL). Returns all that it printed.
  [[nodiscard]] std::string run_and_kill(std::chrono::microseconds time);
  // Waits for its end. Returns its exit status; `printed()` has what it printed.
  [[nodiscard]] int wait();
  [[nodiscard]] const std::string& printed() const { return printed_; }

 private:
  bool read_until(std::chrono::steady_clock::time_point deadline);  // false at the end of the output
  pid_t process_ = -1;
  int output_ = -1;
  std::string printed_;
};

}  // namespace treatygraph::testing
