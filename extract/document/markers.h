// Markers: what a paragraph or heading begins with: "一. ", "A. ", "12. ", "(a) ", "㈠ ", "第 3 条 ", "附件一", a
// bullet.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace treatygraph {

enum class MarkerKind : std::uint8_t {
  none,
  annex,
  chapter,
  han,
  roman,
  upper,
  arabic,
  article,  // headings and paragraphs
  han_item,
  letter,
  roman_item,
  arabic_item,
  bullet  // items
};

struct Marker {
  MarkerKind kind = MarkerKind::none;
  std::uint32_t value = 0;  // its place in the row: 3 for "三", "C", "III", "3", "(c)"; of "3.2" the last part
  std::string label;        // as the facts print it: "一", "A", "3", "3.2", "(a)", "㈠"
  std::uint32_t size = 0;   // bytes of the line that it takes, blanks behind it included
};

[[nodiscard]] Marker marker_of(std::string_view line);

[[nodiscard]] bool is_item(MarkerKind kind);

}  // namespace treatygraph
