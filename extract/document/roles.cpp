#include <algorithm>
#include <map>

#include "extract/base/text.h"
#include "extract/document/blocks.h"

namespace treatygraph {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::size_t least_numbered = 3;  // numbered headings that are actors' names and nothing else

class Roles {
 public:
  Roles(std::vector<Block> blocks, const std::vector<Line>& lines, const Shape& shape, const NamesActor& names_actor)
      : blocks_(std::move(blocks)), lines_(lines), shape_(shape), names_actor_(names_actor) {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].role != Role::note) text_.push_back(i);
    }
  }

  std::vector<Block> run() {
    for (std::size_t n = 0; n < text_.size(); ++n) at(n).role = role_of(n);
    count_numbered_actors();
    for (std::size_t n = 0; n < text_.size(); ++n) mark_actor(n);
    mark_title();
    return std::move(blocks_);
  }

 private:
  Block& at(std::size_t n) { return blocks_[text_[n]]; }
  [[nodiscard]] const Block& at(std::size_t n) const { return blocks_[text_[n]]; }
  [[nodiscard]] const Line& first(std::size_t n) const { return lines_[at(n).lines.front()]; }
  [[nodiscard]] const Line& last(std::size_t n) const { return lines_[at(n).lines.back()]; }
  [[nodiscard]] std::string_view last_text(std::size_t n) const { return last(n).text; }

  [[nodiscard]] std::string heading_text(std::size_t n) const {
    std::string text(first(n).text.substr(at(n).skip));
    for (std::size_t l = 1; l < at(n).lines.size(); ++l) text += lines_[at(n).lines[l]].text;
    return text;
  }

  [[nodiscard]] std::uint32_t width(std::size_t n) const {
    std::uint32_t sum = 0;
    for (const std::uint32_t l : at(n).lines) sum += lines_[l].width;
    return sum;
  }

  [[nodiscard]] Role role_of(std::size_t n) const {
    const MarkerKind kind = at(n).marker.kind;
    if (at(n).lines.size() == 1 && read_marginal(first(n).text)) return Role::marginal;
    if (first(n).heading != 0) return Role::heading;
    if (first(n).bullet || kind == MarkerKind::bullet || kind == MarkerKind::letter || kind == MarkerKind::roman_item ||
        kind == MarkerKind::arabic_item)
      return Role::item;
    if (is_heading(n)) return Role::heading;
    return kind == MarkerKind::han_item ? Role::item : Role::body;
  }

  // Lines that only look like headings: bracketed remarks, lower case, bare dates and numbers.
  [[nodiscard]] static bool cannot_head(std::string_view text) {
    const char32_t start = first_character(text);
    if (is_small_letter(start) || start == U'[') return true;
    if (marker_of(text).kind != MarkerKind::none) return false;
    if (start == U'(' || start == U'（') return true;
    for (std::size_t at = 0; at < text.size();) {
      const Decoded next = decode(text, at);
      const bool of_date = is_ascii_digit(next.character) || is_blank(next.character) || next.character == U'年' ||
                           next.character == U'月' || next.character == U'日';
      if (!of_date) return false;
      at += next.size;
    }
    return true;
  }

  // A short text without a closing mark that stands by itself and has something to head.
  [[nodiscard]] bool is_heading(std::size_t n) const {
    const MarkerKind kind = at(n).marker.kind;
    if (kind == MarkerKind::annex) return true;
    if (at(n).lines.size() > 2 || last(n).closed || ends_with_comma(last_text(n))) return false;
    const bool latin = !joins_without_blank(first_character(first(n).text.substr(at(n).skip)));
    const std::uint32_t limit = shape_.wrapped ? shape_.width * 17 / 10 : latin ? 110 : 80;
    if (width(n) > limit || cannot_head(first(n).text)) return false;
    if (n + 1 == text_.size()) return false;
    const bool listed = kind == MarkerKind::arabic || kind == MarkerKind::han_item;
    if (listed && at(n + 1).marker.kind == kind) return false;
    if (listed && n > 0 && at(n - 1).role == Role::item && at(n - 1).marker.kind == kind) return false;
    if (kind != MarkerKind::none) return true;
    // Lines after a colon are its list, unless they are set off.
    const bool after_colon = n > 0 && at(n - 1).role != Role::heading &&
                             (last_character(last_text(n - 1)) == U'：' || last_character(last_text(n - 1)) == ':');
    return !after_colon || at(n).gap;
  }

  // In a compilation the heading above "[原文：英文]" names whose submission follows, and so does one that is an
  // actor's name.
  void mark_actor(std::size_t n) {
    const Role role = at(n).role;
    const bool may_head = role == Role::heading || (role == Role::body && at(n).lines.size() <= 2 &&
                                                    at(n).marker.kind == MarkerKind::none && !last(n).closed);
    if (!may_head) return;
    const bool above_marginal = n + 1 < text_.size() && at(n + 1).role == Role::marginal && follows_language(n + 1);
    const char32_t before = n == 0 ? U' ' : last_character(last_text(n - 1));
    const bool listed = before == U'：' || before == U':';  // 弃权：, "Against:"
    const MarkerKind kind = at(n).marker.kind;
    const bool in_turn = kind == MarkerKind::none || numbered_actors_[kind] >= least_numbered;
    const bool named = role == Role::heading && in_turn && !listed && names_actor_ && names_actor_(heading_text(n));
    if (!above_marginal && !named) return;
    at(n).role = Role::heading;
    at(n).actor = true;
  }

  // 一、法国 … 二、中国: numbered headings are actors' where several of one manner are nothing but names.
  void count_numbered_actors() {
    if (!names_actor_) return;
    for (std::size_t n = 0; n < text_.size(); ++n) {
      const MarkerKind kind = at(n).marker.kind;
      if (at(n).role == Role::heading && kind != MarkerKind::none && names_actor_(heading_text(n)))
        ++numbered_actors_[kind];
    }
  }

  [[nodiscard]] bool follows_language(std::size_t n) const {
    if (first_character(first(n).text) != '[' && first_character(first(n).text) != U'［' &&
        first_character(first(n).text) != U'【')
      return false;
    for (; n < text_.size() && at(n).role == Role::marginal; ++n) {
      if (!read_marginal(first(n).text)->language.empty()) return true;
    }
    return false;
  }

  // What stands before the first numbered part, actor or running text is the cover.
  void mark_title() {
    const std::size_t content = first_content();
    if (content == none) {
      for (std::size_t n = 0; n < text_.size(); ++n) {
        if (at(n).role == Role::heading && first(n).heading == 0) at(n).role = Role::body;
      }
      return;
    }
    const bool headed = content >= 2 && at(content).role != Role::heading &&
                        at(content).marker.kind == MarkerKind::none && at(content - 1).role == Role::heading &&
                        (first(content - 1).heading != 0 || width(content - 1) <= 16);
    for (std::size_t n = 0; n < content; ++n) {
      const bool keeps = at(n).role == Role::marginal || (headed && n + 1 == content);
      if (!keeps) at(n).role = Role::title;
    }
  }

  [[nodiscard]] std::size_t first_content() const {
    for (std::size_t n = 0; n < text_.size(); ++n) {
      const Block& block = at(n);
      const bool running = block.role == Role::body && (last(n).closed || last_character(last_text(n)) == U'，' ||
                                                        last_character(last_text(n)) == ',' || block.lines.size() > 3);
      const bool numbered = block.marker.kind != MarkerKind::none && block.marker.kind != MarkerKind::bullet &&
                            block.role != Role::marginal;
      if (running || numbered || block.actor || block.role == Role::item) return n;
    }
    return none;
  }

  std::vector<Block> blocks_;
  const std::vector<Line>& lines_;
  const Shape shape_;
  const NamesActor& names_actor_;
  std::vector<std::size_t> text_;  // the blocks that are not notes
  std::map<MarkerKind, std::size_t> numbered_actors_;
};

}  // namespace

std::vector<Block> assign_roles(std::vector<Block> blocks, const std::vector<Line>& lines, const Shape& shape,
                                const NamesActor& names_actor) {
  return Roles(std::move(blocks), lines, shape, names_actor).run();
}

}  // namespace treatygraph
