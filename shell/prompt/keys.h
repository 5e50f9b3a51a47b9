// Keys: what is pressed at a terminal in raw mode.
#pragma once

#include <termios.h>

#include <optional>
#include <string>

namespace treatygraph::shell {

struct Key {
  enum class Kind : unsigned char {
    character,  // `text` is it, in UTF-8
    pasted,     // `text` was pasted (bracketed paste)
    control,    // Ctrl with `letter`
    alt,        // Alt with `letter`
    enter,
    tab,
    backspace,
    erase,
    left,
    right,
    up,
    down,
    home,
    end,
    word_left,
    word_right,
    escape,
    closed,  // the terminal is gone
    unknown
  } kind = Kind::unknown;
  char letter = 0;
  std::string text;
};

// Reads keys; the terminal is raw, and brackets what is pasted, for as long as this lives.
class Keys {
 public:
  explicit Keys(int in, int out);
  ~Keys();
  Keys(const Keys&) = delete;
  Keys& operator=(const Keys&) = delete;

  [[nodiscard]] Key next();
  void suspend();  // Ctrl-Z: back to the shell that started us, and on when it says so

 private:
  void enter_raw();
  void leave_raw();
  [[nodiscard]] std::optional<char> byte();
  [[nodiscard]] std::optional<char> byte_soon();  // nothing where none comes at once: Escape alone
  [[nodiscard]] Key after_escape();
  [[nodiscard]] Key sequence();
  [[nodiscard]] Key paste();

  int in_, out_;
  termios cooked_{};
};

}  // namespace treatygraph::shell
