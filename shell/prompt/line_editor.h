// LineEditor: a text, of one or several lines, typed at a terminal.
//
// Keys are those of readline's Emacs mode; Enter ends the text where `is_complete` says so and else begins a line;
// Alt-Enter always begins one. Tab completes, Ctrl-R searches the history, Ctrl-C drops the text, Ctrl-D at an empty
// text closes.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/prompt/buffer.h"
#include "shell/prompt/history.h"
#include "shell/prompt/keys.h"

namespace treatygraph::shell {

struct Suggestions {
  std::size_t begin = 0;           // what stands from here to the cursor is what a word replaces
  std::vector<std::string> words;  // sorted
};

struct Coloured {
  std::size_t begin, end;
  std::string_view escape;  // SGR parameters: "1;34"
};

struct Editing {
  std::function<bool(std::string_view)> is_complete;
  std::function<Suggestions(std::string_view text, std::size_t cursor)> suggest;
  std::function<std::vector<Coloured>(std::string_view)> colour;  // may be empty: no colours
};

class LineEditor {
 public:
  LineEditor(Editing editing, History& history);

  struct Input {
    enum class How : unsigned char { entered, dropped, closed } how = How::closed;
    std::string text;
  };
  // `prompt` stands before the first line, `further` before the others.
  [[nodiscard]] Input read(const std::string& prompt, const std::string& further);

 private:
  enum class Next : unsigned char { go_on, entered, dropped, closed };
  struct ControlKey {
    char letter;
    Next (LineEditor::*act)();
  };
  static const ControlKey control_keys[];

  [[nodiscard]] Next act(const Key& key);
  [[nodiscard]] Next act_on_control(char letter);
  void act_on_alt(char letter);

  Next to_begin(), back(), drop(), close_or_erase(), to_end(), forward(), cut_to_end(), clear_screen(), down(), up(),
      search(), cut_to_begin(), cut_word(), put_back(), suspend();
  [[nodiscard]] Next enter();
  void complete();
  void cut(std::size_t begin, std::size_t end);
  void recall(std::size_t index);

  // Drawing (line_editor_draw.cpp).
  void draw();
  void draw_search(std::string_view words, std::string_view found);
  void put(std::string_view text) const;
  void leave();  // the cursor below the text
  void list(const std::vector<std::string>& words);

  Editing editing_;
  History& history_;
  Keys* keys_ = nullptr;  // while read() runs
  std::string prompt_, further_;
  Buffer buffer_;
  std::string cut_;         // what Ctrl-Y puts back
  std::string unfinished_;  // the text before the history was walked
  std::size_t recalled_ = 0;
  std::size_t drawn_row_ = 0;   // of the cursor, below the row of the prompt
  std::size_t drawn_rows_ = 0;  // rows below the first that the text takes
};

}  // namespace treatygraph::shell
