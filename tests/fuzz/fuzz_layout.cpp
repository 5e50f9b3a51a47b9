// Any bytes as a text or Markdown file: an Error or a layout whose pieces are true, never a crash.
#include <cstdlib>

#include "extract/base/error.h"
#include "extract/document/document.h"

using namespace treatygraph;

namespace {

void check(const ReadingText& reading, const Layout& layout) {
  for (const Paragraph& paragraph : layout.paragraphs) {
    for (const Piece& piece : paragraph.pieces) {
      if (paragraph.text.compare(piece.text, piece.length, reading.text, piece.source, piece.length) != 0) std::abort();
    }
    if (paragraph.section >= layout.sections.size() || paragraph.parent >= layout.paragraphs.size() ||
        paragraph.anchor >= layout.paragraphs.size())
      std::abort();
    if (paragraph.source_begin(0) > reading.text.size() ||
        paragraph.source_end(paragraph.text.size()) > reading.text.size())
      std::abort();
    std::size_t end = 0;
    for (const Range& range : sentences(paragraph.text)) {
      if (range.begin != end || range.end <= range.begin) std::abort();
      end = range.end;
    }
    if (end != paragraph.text.size()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string name = data[0] % 2 == 0 ? "a.txt" : "a.md";
  try {
    const ReadingText reading = read({name, std::string(reinterpret_cast<const char*>(data) + 1, size - 1)});
    check(reading, lay_out(reading));
  } catch (const Error&) {
  }
  return 0;
}
