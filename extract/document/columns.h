// Columns: pages that are set in two columns, read one column after the other.
#pragma once

#include <string_view>
#include <vector>

namespace treatygraph {

// A line of the reading text, or a column's part of one.
struct Strip {
  std::size_t begin, end;   // without the line end
  bool page_break = false;  // a form feed stands before it
};

// The lines of the text, empty ones included, in the order in which a person reads them: as they stand, but where
// columns of blanks run down the middle of many lines of a page with running text on both sides, first what stands to
// the left of it, then what stands to the right. Tables have short cells and stay as they are.
[[nodiscard]] std::vector<Strip> strips(std::string_view source);

}  // namespace treatygraph
