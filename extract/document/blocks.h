// Blocks: lines put together to paragraphs, notes parted from the text that they interrupt, and the role of each.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document/document.h"
#include "extract/document/lines.h"
#include "extract/document/markers.h"

namespace treatygraph {

struct Block {
  Role role = Role::body;
  Marker marker;
  std::string mark;                  // note: "12", "*"
  std::vector<std::uint32_t> lines;  // ascending; a paragraph may go on after the notes of its page
  std::uint32_t skip = 0;            // bytes of the first line that marker or mark take
  bool gap = false;                  // parted from the block before it by more than the usual empty lines
  bool actor = false;                // heading: names whose submission follows
  std::uint8_t depth = 0;            // heading: Markdown's depth, else 0
};

// Blocks in the order of their first lines, with role note or body only.
[[nodiscard]] std::vector<Block> gather(const std::vector<Line>& lines, const Shape& shape);

// The same blocks with their roles told apart: title, heading, marginal, item, body.
[[nodiscard]] std::vector<Block> assign_roles(std::vector<Block> blocks, const std::vector<Line>& lines,
                                              const Shape& shape, const NamesActor& names_actor);

// A section that is open where a text, or a part of it, ends.
struct OpenSection {
  std::uint32_t section;
  MarkerKind kind;
  std::uint32_t value;
  std::uint8_t depth;  // Markdown's, for headings without a number
  bool actor;
};
struct Outline {
  Layout layout;
  std::vector<OpenSection> open;  // outermost first
  std::uint32_t unnumbered = 0;   // paragraphs without a number in the innermost so far
  bool actor_follows = false;     // behind the blocks the section of another actor begins
};

// Sections and the paragraphs' numbers, parents and sections; `layout.paragraphs` stand for `blocks` one by one. What
// `before` has open stays open: its sections stand first.
[[nodiscard]] Outline outline(Outline before, const std::vector<Block>& blocks);

// A note that only its mark is left of, or a marker with nothing behind it, is no paragraph.
[[nodiscard]] std::vector<Block> drop_empty(std::vector<Block> blocks, const std::vector<Line>& lines);

[[nodiscard]] Paragraph to_paragraph(const Block& block, const std::vector<Line>& lines);

// Notes tied to the paragraphs that carry their marks; the marks leave the text.
[[nodiscard]] Layout tie_notes(Layout layout);

// "[原文：英文]", "[2021年10月29日]", "Original: English"
struct Marginal {
  std::string language, date;  // "en", "2021-10-29"; "" where the line does not say
};
[[nodiscard]] std::optional<Marginal> read_marginal(std::string_view text);

}  // namespace treatygraph
