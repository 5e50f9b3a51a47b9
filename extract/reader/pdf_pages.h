// Pages: words at their places on a page, set as text that shows the page as it is seen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/base/error.h"

namespace treatygraph {

struct PlacedWord {
  double left, top, right, bottom;  // points from the upper left corner
  std::string text;

  [[nodiscard]] double height() const { return bottom - top; }
};

struct PlacedPage {
  double width = 0, height = 0;
  std::vector<PlacedWord> words;
};

// The pages that `pdftotext -bbox` writes.
[[nodiscard]] std::vector<PlacedPage> read_pages(std::string_view bbox, const Place& place);

// Rows of words from top to bottom, what stands wide apart set apart by as many blanks as columns of the page lie
// between (document/columns.h reads columns of text from that); an empty line where more than the usual space parts
// rows; raised figures stand close to their word; a line above the foot notes that are known by their small print; a
// form feed after each page. Heads and feet that return from page to page are left out but on the first.
[[nodiscard]] std::string set_pages(const std::vector<PlacedPage>& pages);

}  // namespace treatygraph
