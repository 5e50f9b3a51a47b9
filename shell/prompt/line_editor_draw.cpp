// How the line editor shows its text: the whole of it is drawn anew after each key, over what stood there before.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "extract/base/text.h"
#include "shell/console.h"
#include "shell/prompt/line_editor.h"
#include "shell/visible.h"

namespace treatygraph::shell {
namespace {

// A page that counts rows and columns as the terminal does, and breaks lines itself.
class Canvas {
 public:
  explicit Canvas(std::size_t width) : width_(std::max<std::size_t>(width, 10)) {}

  void write(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const Decoded next = decode(text, at);
      const std::string shown = visible(text.substr(at, next.size));
      const std::size_t columns = display_width(shown);
      if (column + columns > width_) break_line();
      out += shown;
      column += columns;
      at += next.size;
    }
    if (column == width_) break_line();
  }
  void escape(std::string_view sequence) { out += sequence; }
  void break_line() {
    out += "\r\n";
    ++row;
    column = 0;
  }

  std::string out;
  std::size_t row = 0, column = 0;

 private:
  std::size_t width_;
};

struct Spot {
  std::size_t row, column;
};

std::string move(const Spot& from, const Spot& to) {
  std::string text;
  if (from.row > to.row) text += fmt::format("\x1b[{}A", from.row - to.row);
  text += "\r";
  if (to.column > 0) text += fmt::format("\x1b[{}C", to.column);
  return text;
}

}  // namespace

void LineEditor::put(std::string_view text) const {
  while (!text.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

void LineEditor::draw() {
  Canvas canvas(terminal_width(STDOUT_FILENO));
  if (drawn_row_ > 0) canvas.escape(fmt::format("\x1b[{}A", drawn_row_));
  canvas.escape("\r\x1b[J");
  canvas.write(prompt_);
  const std::vector<Coloured> colours = editing_.colour ? editing_.colour(buffer_.text) : std::vector<Coloured>{};
  auto colour = colours.begin();
  Spot cursor{canvas.row, canvas.column};
  bool coloured = false;
  for (std::size_t at = 0; at <= buffer_.text.size();) {
    if (coloured && at >= colour->end) {
      canvas.escape("\x1b[0m");
      coloured = false;
      ++colour;
    }
    if (!coloured && colour != colours.end() && at >= colour->begin && at < colour->end) {
      canvas.escape(fmt::format("\x1b[{}m", colour->escape));
      coloured = true;
    }
    if (at == buffer_.cursor) cursor = {canvas.row, canvas.column};
    if (at == buffer_.text.size()) break;
    if (buffer_.text[at] == '\n') {
      canvas.break_line();
      canvas.write(further_);
      ++at;
      continue;
    }
    const std::size_t size = decode(buffer_.text, at).size;
    canvas.write(std::string_view(buffer_.text).substr(at, size));
    at += size;
  }
  if (coloured) canvas.escape("\x1b[0m");
  put(canvas.out + move({canvas.row, canvas.column}, cursor));
  drawn_row_ = cursor.row;
  drawn_rows_ = canvas.row;
}

void LineEditor::draw_search(std::string_view words, std::string_view found) {
  Canvas canvas(terminal_width(STDOUT_FILENO));
  if (drawn_row_ > 0) canvas.escape(fmt::format("\x1b[{}A", drawn_row_));
  canvas.escape("\r\x1b[J");
  canvas.write(fmt::format("search '{}': {}", words, found.substr(0, 2000)));
  put(canvas.out);
  drawn_row_ = drawn_rows_ = canvas.row;
}

void LineEditor::leave() {
  if (drawn_rows_ > drawn_row_) put(fmt::format("\x1b[{}B", drawn_rows_ - drawn_row_));
  put("\r\n");
  drawn_row_ = drawn_rows_ = 0;
}

void LineEditor::list(const std::vector<std::string>& words) {
  constexpr std::size_t most = 120;
  std::size_t wide = 1;
  for (const std::string& word : words) wide = std::max(wide, display_width(visible(word)) + 2);
  const std::size_t columns = std::max<std::size_t>(1, terminal_width(STDOUT_FILENO) / wide);
  std::string text;
  const std::size_t shown = std::min(words.size(), most);
  for (std::size_t i = 0; i < shown; ++i) {
    text += pad(visible(words[i]), wide);
    if ((i + 1) % columns == 0 || i + 1 == shown) text += "\r\n";
  }
  if (words.size() > most) text += fmt::format("... and {} more\r\n", words.size() - most);
  leave();
  put(text);
}

}  // namespace treatygraph::shell
