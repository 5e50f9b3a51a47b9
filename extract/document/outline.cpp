#include <fmt/format.h>

#include <algorithm>

#include "extract/document/blocks.h"

namespace treatygraph {
namespace {

// How far out a kind of heading stands where nothing else tells.
std::uint32_t rank(MarkerKind kind) {
  switch (kind) {
    case MarkerKind::annex: return 1;
    case MarkerKind::chapter: return 2;
    case MarkerKind::han:
    case MarkerKind::roman: return 3;
    case MarkerKind::upper: return 4;
    case MarkerKind::arabic:
    case MarkerKind::article: return 5;
    case MarkerKind::han_item: return 6;
    default: return 7;
  }
}

// Walks the blocks with the stack of open sections. A submission is a wall: nothing inside it closes what stands around
// it, but for the next submission, and a number that goes on with the outer row.
class Outliner {
 public:
  Outliner(Outline before, const std::vector<Block>& blocks)
      : layout_(std::move(before.layout)),
        blocks_(blocks),
        stack_(std::move(before.open)),
        last_actor_(before.actor_follows ? blocks.size() : last_actor()),
        unnumbered_(before.unnumbered) {
    if (layout_.sections.empty()) layout_.sections.push_back({});
  }

  Outline run() {
    for (std::uint32_t i = 0; i < blocks_.size(); ++i) {
      Paragraph& paragraph = layout_.paragraphs[i];
      paragraph.parent = paragraph.anchor = i;
      if (blocks_[i].role == Role::heading) open(i);
      paragraph.section = stack_.empty() ? 0 : stack_.back().section;
      if (blocks_[i].role == Role::marginal) take_marginal(i);
      if (blocks_[i].role == Role::body) number_body(i);
      if (blocks_[i].role == Role::item) number_item(i);
    }
    return {std::move(layout_), std::move(stack_), unnumbered_, false};
  }

 private:
  [[nodiscard]] std::size_t last_actor() const {
    std::size_t last = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].actor) last = i;
    }
    return last;
  }

  // The first place in the stack that belongs to the open submission (behind its own heading), or 0.
  [[nodiscard]] std::size_t wall() const {
    for (std::size_t i = stack_.size(); i > 0; --i) {
      if (stack_[i - 1].actor) return i;
    }
    return 0;
  }

  void open(std::uint32_t i) {
    const Block& block = blocks_[i];
    const OpenSection next{static_cast<std::uint32_t>(layout_.sections.size()), block.marker.kind, block.marker.value,
                           block.depth, block.actor};
    stack_.resize(place_of(next, i));
    Section section;
    section.heading = layout_.paragraphs[i].text;
    section.number = block.marker.label;
    section.level = static_cast<std::uint32_t>(stack_.size()) + 1;
    section.parent = stack_.empty() ? 0 : stack_.back().section;
    section.paragraph = i;
    section.actor = block.actor;
    layout_.sections.push_back(std::move(section));
    stack_.push_back(next);
    body_ = none;
    unnumbered_ = 0;
    items_.clear();
  }

  // How many of the open sections stay open around `next`.
  [[nodiscard]] std::size_t place_of(const OpenSection& next, std::uint32_t i) const {
    const std::size_t wall_at = wall();
    if (next.actor) return wall_at == 0 ? stack_.size() : wall_at - 1;
    if (wall_at != 0 && goes_on_outside(next, wall_at, i)) return outer_place(next, 0);
    return outer_place(next, wall_at);
  }

  [[nodiscard]] bool goes_on_outside(const OpenSection& next, std::size_t wall_at, std::uint32_t i) const {
    if (next.kind == MarkerKind::annex) return i > last_actor_;
    if (next.kind == MarkerKind::none) return false;
    const auto precedes = [&](const OpenSection& open) {
      return open.kind == next.kind && open.value + 1 == next.value;
    };
    const auto wall_place = stack_.begin() + static_cast<std::ptrdiff_t>(wall_at);
    return std::any_of(stack_.begin(), wall_place, precedes) && std::none_of(wall_place, stack_.end(), precedes);
  }

  [[nodiscard]] std::size_t outer_place(const OpenSection& next, std::size_t from) const {
    for (std::size_t i = stack_.size(); i > from; --i) {
      const OpenSection& open = stack_[i - 1];
      const bool same = open.kind == next.kind && (next.kind != MarkerKind::none || next.depth == 0 ||
                                                   open.depth == 0 || open.depth == next.depth);
      if (same) return i - 1;
    }
    std::size_t keep = stack_.size();
    while (keep > from && closes(next, stack_[keep - 1])) --keep;
    return keep;
  }

  [[nodiscard]] static bool closes(const OpenSection& next, const OpenSection& open) {
    if (open.kind == MarkerKind::none && next.kind == MarkerKind::none) return open.depth >= next.depth;
    if (open.kind == MarkerKind::none) return rank(next.kind) <= 3;
    if (next.kind == MarkerKind::none) return false;
    return rank(open.kind) >= rank(next.kind);
  }

  void take_marginal(std::uint32_t i) {
    const auto marginal = read_marginal(layout_.paragraphs[i].text);
    if (!marginal || stack_.empty() || body_ != none) return;
    Section& section = layout_.sections[stack_.back().section];
    if (section.original_language.empty()) section.original_language = marginal->language;
    if (section.date.empty()) section.date = marginal->date;
  }

  void number_body(std::uint32_t i) {
    Paragraph& paragraph = layout_.paragraphs[i];
    paragraph.number =
        blocks_[i].marker.kind == MarkerKind::none ? fmt::format("¶{}", ++unnumbered_) : blocks_[i].marker.label;
    body_ = i;
    items_.clear();
  }

  struct Item {
    std::uint32_t paragraph;
    MarkerKind kind;
    std::uint32_t value;
  };

  void number_item(std::uint32_t i) {
    const Marker marker = settle(blocks_[i].marker);
    const auto same =
        std::find_if(items_.begin(), items_.end(), [&](const Item& item) { return item.kind == marker.kind; });
    items_.erase(same, items_.end());
    Paragraph& paragraph = layout_.paragraphs[i];
    const std::uint32_t parent = !items_.empty() ? items_.back().paragraph : body_;
    if (parent != none) paragraph.parent = parent;
    paragraph.number = (parent != none ? layout_.paragraphs[parent].number : numbered_heading()) + marker.label;
    if (paragraph.number.empty()) paragraph.number = fmt::format("¶{}", ++unnumbered_);
    items_.push_back({i, marker.kind, marker.value});
  }

  // "10. Refusal" over "(a) …": the item is 10(a).
  [[nodiscard]] std::string numbered_heading() const {
    const bool numbered = !stack_.empty() && stack_.back().kind == MarkerKind::arabic;
    return numbered ? layout_.sections[stack_.back().section].number : "";
  }

  // "(i)", "(v)" and "(x)" are letters or Roman numbers: what stands before decides.
  [[nodiscard]] Marker settle(Marker marker) const {
    if (marker.kind != MarkerKind::letter) return marker;
    const std::uint32_t roman = marker.label == "(i)" ? 1 : marker.label == "(v)" ? 5 : marker.label == "(x)" ? 10 : 0;
    if (roman == 0) return marker;
    const auto before = [&](MarkerKind kind, std::uint32_t value) {
      return std::any_of(items_.begin(), items_.end(),
                         [&](const Item& item) { return item.kind == kind && item.value + 1 == value; });
    };
    const bool numeral = roman == 1 ? !before(MarkerKind::letter, marker.value) : before(MarkerKind::roman_item, roman);
    if (numeral) marker.kind = MarkerKind::roman_item, marker.value = roman;
    return marker;
  }

  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
  Layout layout_;
  const std::vector<Block>& blocks_;
  std::vector<OpenSection> stack_;
  std::vector<Item> items_;
  const std::size_t last_actor_;
  std::uint32_t body_ = none;
  std::uint32_t unnumbered_;
};

}  // namespace

Outline outline(Outline before, const std::vector<Block>& blocks) { return Outliner(std::move(before), blocks).run(); }

}  // namespace treatygraph
