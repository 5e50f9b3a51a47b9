// Console: where results and messages go, and what is at the other end.
//
// Results go to standard output and messages to standard error, never mixed. Everything that reaches a terminal passes
// through visible(). A reader that goes away (`| head`) surfaces as ClosedPipe, which ends the program quietly.
#pragma once

#include <atomic>
#include <cstddef>
#include <istream>
#include <memory>
#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

#include "extract/base/progress.h"

namespace treatygraph::shell {

struct ClosedPipe {};

// Set by Ctrl-C; long jobs poll it.
extern std::atomic<bool> interrupted;

class Console {
 public:
  Console();
  ~Console();
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  [[nodiscard]] std::ostream& out() { return out_; }
  // Standard input. Ctrl-C while it waits is Error(cancelled).
  [[nodiscard]] std::istream& in() { return in_; }
  // Throws ClosedPipe, or Error(no_space) where the output cannot be written.
  void flush();
  // Text among the results that stands out on a terminal.
  void emphasise(std::string_view text);
  // One message to standard error, a line or several.
  void say(std::string_view message);

  [[nodiscard]] bool out_is_terminal() const { return out_is_terminal_; }
  [[nodiscard]] bool in_is_terminal() const { return in_is_terminal_; }
  // Columns of the terminal that shows the results; 0 where there is none.
  [[nodiscard]] std::size_t width() const;

  // Draws a bar on standard error where that is a terminal; silent otherwise. `unit` is what is counted.
  [[nodiscard]] Progress bar(std::string unit);

 private:
  void clear_bar();

  bool out_is_terminal_, in_is_terminal_, err_is_terminal_;
  bool bar_shown_ = false;
  std::unique_ptr<std::streambuf> out_buffer_, in_buffer_;
  std::ostream out_;
  std::istream in_;
};

// Columns of the terminal at a file descriptor; 80 where it does not say.
[[nodiscard]] std::size_t terminal_width(int descriptor);

}  // namespace treatygraph::shell
