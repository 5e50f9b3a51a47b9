// Buffer: the text being edited and the cursor in it. Movements go by what is seen: a character with its combining
// marks.
#pragma once

#include <string>
#include <string_view>

namespace treatygraph::shell {

struct Buffer {
  std::string text;
  std::size_t cursor = 0;  // bytes

  void set(std::string whole);
  void insert(std::string_view more);
  void erase(std::size_t begin, std::size_t end);  // the cursor goes to `begin`

  [[nodiscard]] std::size_t before(std::size_t at) const;       // one character back
  [[nodiscard]] std::size_t after(std::size_t at) const;        // one character on
  [[nodiscard]] std::size_t word_before(std::size_t at) const;  // begin of this or the former word
  [[nodiscard]] std::size_t word_after(std::size_t at) const;
  [[nodiscard]] std::size_t line_begin(std::size_t at) const;
  [[nodiscard]] std::size_t line_end(std::size_t at) const;
  // The cursor a line up or down at about the same column; false where there is none.
  bool line_up();
  bool line_down();
};

// What may stand in a buffer: line breaks as \n, tabs as blanks, no other control characters.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace treatygraph::shell
