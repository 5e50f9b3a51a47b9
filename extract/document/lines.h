// Lines: the reading text cut at its line ends, each line without outer blanks and marks of Markdown, and what kind it
// is.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document/document.h"

namespace treatygraph {

enum class Markup : std::uint8_t {
  none,
  before_paragraphs,  // "# ", "- " only: of readers that know paragraphs, whose words are as they stand
  markdown
};

enum class LineKind : std::uint8_t {
  text,
  address,    // a web address alone on its line
  separator,  // the rule above foot notes
  page        // page number, running head, job number, dotted line of a table of contents, rule
};

// Words of a line without the marks that stood between them.
struct Unmarked {
  std::string text;
  std::vector<Piece> spans;  // where they stand in the reading text
};

struct Line {
  std::string_view text;                     // of the reading text, which must outlive the line, or of `unmarked`
  std::uint64_t source = 0;                  // where it begins in the reading text
  std::unique_ptr<const Unmarked> unmarked;  // only where marks stood inside
  std::uint64_t begin = 0;                   // the whole line in the reading text, without its line end
  std::uint64_t end = 0;
  std::uint32_t indent = 0;      // columns before the text
  std::uint32_t width = 0;       // columns of the text
  std::uint32_t first_word = 0;  // columns of what would not be parted from its first character
  bool closed = false;           // see ends_closed
  std::uint32_t blanks = 0;      // empty lines before it
  bool page_break = false;       // a form feed stands before it
  std::uint8_t heading = 0;      // Markdown: 1 to 6
  bool bullet = false;           // Markdown: a list item
  LineKind kind = LineKind::text;
};

// Empty lines are counted in `blanks` and left out.
[[nodiscard]] std::vector<Line> split_lines(const ReadingText& reading);
[[nodiscard]] std::vector<Line> split_lines(std::string_view source, Markup markup);

// Papers that were converted to Markdown often come as .txt.
[[nodiscard]] Markup markup_of(std::string_view source, std::string_view reader);

// The same lines with `kind` set.
[[nodiscard]] std::vector<Line> mark_furniture(std::vector<Line> lines);

// How a paper is set: found from its lines, so that no setting is known beforehand.
struct Shape {
  bool wrapped = false;            // paragraphs are broken over lines; otherwise a line is a paragraph
  std::uint32_t width = 0;         // columns of a full line
  std::uint32_t inner_blanks = 0;  // empty lines that may stand inside a paragraph
  std::uint32_t usual_blanks = 0;  // that mostly do
  bool indented = false;           // paragraphs begin with an indent
  bool spaced = false;             // empty lines part paragraphs: lines without one between belong together
};
[[nodiscard]] Shape measure(const std::vector<Line>& lines);

// The line broke because the next word or character did not fit.
[[nodiscard]] bool is_full(const Line& line, const Line& next, const Shape& shape);

// The text ends as a sentence, clause or list item ends; note marks and closing brackets behind the stop do not count.
[[nodiscard]] bool ends_closed(std::string_view text);
[[nodiscard]] bool ends_with_comma(std::string_view text);

[[nodiscard]] char32_t first_character(std::string_view text);  // 0 for ""
[[nodiscard]] inline bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == '\v' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F;
}
[[nodiscard]] inline bool is_ascii_digit(char32_t c) { return c >= '0' && c <= '9'; }
[[nodiscard]] bool is_small_letter(char32_t character);  // ASCII and Cyrillic small letters
// CJK and the marks that Chinese text shares with Latin (“”‘’—…): no blank is put beside them when lines are joined.
[[nodiscard]] bool joins_without_blank(char32_t character);

}  // namespace treatygraph
