#include "extract/document/parts.h"

#include <algorithm>

#include "extract/base/text.h"

namespace treatygraph {
namespace {

constexpr std::size_t looked_back = 4096;       // bytes before a part whose lines tell how its first ones stand
constexpr std::size_t cover_size = 30;          // paragraphs; recognise() takes no longer cover
constexpr std::size_t last_size = 6;            // paragraphs; back references reach four back
constexpr std::size_t longest_repeated = 4096;  // bytes; longer paragraphs do not stand again

// Only the lines that begin at or behind byte `begin`.
std::vector<Block> from_byte(std::vector<Block> blocks, const std::vector<Line>& lines, std::size_t begin) {
  std::vector<Block> kept;
  for (Block& block : blocks) {
    const auto own = std::find_if(block.lines.begin(), block.lines.end(),
                                  [&](std::uint32_t line) { return lines[line].begin >= begin; });
    if (own == block.lines.end()) continue;
    if (own != block.lines.begin()) block.skip = 0;
    block.lines.erase(block.lines.begin(), own);
    kept.push_back(std::move(block));
  }
  return kept;
}

// How many of the blocks make a part: up to the last heading in the second half, else the last paragraph, else all.
std::size_t whole_blocks(const std::vector<Block>& blocks, const std::vector<Line>& lines, std::size_t half) {
  std::size_t heading = 0, paragraph = 0;
  std::uint32_t reached = 0;  // the last line of the blocks before
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    const bool apart = i > 0 && block.lines.front() > reached && lines[block.lines.front()].begin >= half;
    if (apart && block.role == Role::heading) heading = i;
    if (apart && block.role == Role::body) paragraph = i;
    reached = std::max(reached, block.lines.back());
  }
  return heading != 0 ? heading : paragraph != 0 ? paragraph : blocks.size();
}

// A paragraph as it stands again at the front of a later part.
Paragraph again(Paragraph paragraph, std::uint32_t index, std::uint32_t section) {
  paragraph.parent = paragraph.anchor = index;
  paragraph.section = section;
  return paragraph;
}

}  // namespace

Parts::Parts(std::string_view text, std::string_view reader, NamesActor names_actor, std::size_t size)
    : text_(text), names_actor_(std::move(names_actor)), size_(size), markup_(markup_of(text, reader)) {}

std::size_t Parts::look_back() const {
  const std::size_t from = at_ > looked_back ? at_ - looked_back : 0;
  const std::size_t line = from == 0 ? 0 : text_.substr(0, at_).find('\n', from);
  return line == std::string_view::npos ? at_ : from == 0 ? 0 : line + 1;
}

// A line's end at or behind `at`; in a line beyond measure the end of a sentence, else of a character.
std::size_t Parts::end_after(std::size_t at) const {
  if (at >= text_.size()) return text_.size();
  const std::size_t line = text_.substr(0, std::min(text_.size(), at + size_)).find('\n', at);
  if (line != std::string_view::npos) return line + 1;
  if (text_.size() - at <= size_) return text_.size();
  constexpr std::string_view stop = "。";
  const std::size_t sentence = text_.substr(at, size_).find(stop);
  if (sentence != std::string_view::npos) return at + sentence + stop.size();
  while (at < text_.size() && continues(text_[at])) ++at;
  return at;
}

std::optional<Part> Parts::next() {
  if (at_ == text_.size()) return std::nullopt;
  const std::size_t from = look_back(), until = end_after(at_ + size_);
  const std::vector<Line> lines = mark_furniture(split_lines(text_.substr(from, until - from), markup_));
  if (!shape_) shape_ = measure(lines);
  std::vector<Block> blocks = from_byte(
      assign_roles(drop_empty(gather(lines, *shape_), lines), lines, *shape_, names_actor_), lines, at_ - from);
  const std::size_t whole = until == text_.size() ? blocks.size() : whole_blocks(blocks, lines, at_ - from + size_ / 2);
  const std::size_t end = whole == blocks.size() ? until : from + lines[blocks[whole].lines.front()].begin;
  Outline outlined = before_;
  outlined.actor_follows = std::any_of(blocks.begin() + static_cast<std::ptrdiff_t>(whole), blocks.end(),
                                       [](const Block& block) { return block.actor; });
  blocks.resize(whole);
  for (const Block& block : blocks) outlined.layout.paragraphs.push_back(to_paragraph(block, lines));
  for (const Line& line : lines) {
    const bool own = from + line.begin >= at_ && from + line.begin < end;
    if (own && line.kind != LineKind::text)
      outlined.layout.furniture.push_back({0, line.begin, static_cast<std::uint32_t>(line.end - line.begin)});
  }
  outlined = outline(std::move(outlined), blocks);
  outlined.layout = tie_notes(std::move(outlined.layout));
  for (Piece& piece : outlined.layout.furniture) piece.source += from;
  for (Paragraph& paragraph : outlined.layout.paragraphs) {
    for (Piece& piece : paragraph.pieces) piece.source += from;
  }
  at_ = end;
  const Outline open{{}, outlined.open, outlined.unnumbered, false};
  Part part = repeat(std::move(outlined));
  remember(part, open);
  return part;
}

Part Parts::repeat(Outline outlined) {
  Part part;
  part.layout.sections = std::move(outlined.layout.sections);
  part.layout.furniture = std::move(outlined.layout.furniture);
  part.repeated = static_cast<std::uint32_t>(cover_.size() + headings_.size() + last_.size());
  std::vector<Paragraph>& all = part.layout.paragraphs;
  all.reserve(part.repeated + outlined.layout.paragraphs.size());
  const auto place = [&] { return static_cast<std::uint32_t>(all.size()); };
  for (const Paragraph& paragraph : cover_) all.push_back(again(paragraph, place(), 0));
  for (std::uint32_t i = 0; i < headings_.size(); ++i) {
    part.layout.sections[i + 1].paragraph = place();
    all.push_back(again(headings_[i], place(), i + 1));
  }
  for (const Paragraph& paragraph : last_) all.push_back(again(paragraph, place(), paragraph.section));
  for (Paragraph& paragraph : outlined.layout.paragraphs) {
    paragraph.parent += part.repeated;
    paragraph.anchor += part.repeated;
    all.push_back(std::move(paragraph));
  }
  const auto first_own = static_cast<std::ptrdiff_t>(std::max<std::size_t>(headings_.size() + 1, 1));
  for (auto section = part.layout.sections.begin() + first_own; section < part.layout.sections.end(); ++section)
    section->paragraph += part.repeated;
  return part;
}

// What the next part needs of this one.
void Parts::remember(const Part& part, const Outline& open) {
  const Layout& layout = part.layout;
  const auto& all = layout.paragraphs;
  if (part.repeated == 0)
    cover_.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), cover_size)));
  std::vector<std::uint32_t> kept = {0};  // sections that stay, by their new numbers
  before_ = {{}, open.open, open.unnumbered, false};
  before_.layout.sections.push_back(layout.sections[0]);
  headings_.clear();
  for (OpenSection& one : before_.open) {
    Section section = layout.sections[one.section];
    const auto parent = std::find(kept.begin(), kept.end(), section.parent);
    section.parent = parent == kept.end() ? 0 : static_cast<std::uint32_t>(parent - kept.begin());
    headings_.push_back(all[section.paragraph]);
    kept.push_back(one.section);
    one.section = static_cast<std::uint32_t>(before_.layout.sections.size());
    before_.layout.sections.push_back(std::move(section));
  }
  std::vector<Paragraph> last;
  for (std::size_t i = all.size() - std::min(all.size() - part.repeated, last_size); i < all.size(); ++i) {
    if (all[i].text.size() > longest_repeated) continue;
    last.push_back(all[i]);
    std::uint32_t section = all[i].section;
    while (std::find(kept.begin(), kept.end(), section) == kept.end()) section = layout.sections[section].parent;
    last.back().section = static_cast<std::uint32_t>(std::find(kept.begin(), kept.end(), section) - kept.begin());
  }
  last_ = std::move(last);
}

}  // namespace treatygraph
