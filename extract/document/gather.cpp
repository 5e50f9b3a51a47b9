#include <algorithm>
#include <array>

#include "extract/base/text.h"
#include "extract/document/blocks.h"

namespace treatygraph {
namespace {

// "1 见", "* E/…", "¹ 同上", "[^3]: …": the start of a foot note.
struct NoteStart {
  std::string mark;
  std::uint32_t number = 0;  // 0 for "*"
  std::uint32_t size = 0;
};

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(decode(text, at).character)) at += decode(text, at).size;
  return at;
}

NoteStart made(std::string_view text, std::string mark, std::uint32_t number, std::size_t end) {
  return {std::move(mark), number, static_cast<std::uint32_t>(skip_blanks(text, end))};
}

std::optional<NoteStart> markdown_note(std::string_view text) {
  const std::size_t close = text.find("]:");
  if (!text.starts_with("[^") || close == std::string_view::npos || close > 8) return std::nullopt;
  std::uint32_t number = 0;
  for (const char c : text.substr(2, close - 2))
    number = c >= '0' && c <= '9' ? number * 10 + static_cast<std::uint32_t>(c - '0') : number;
  return made(text, std::string(text.substr(2, close - 2)), number, close + 2);
}

std::optional<NoteStart> note_start(std::string_view text) {
  if (text.starts_with("[^")) return markdown_note(text);
  std::size_t at = text.find_first_not_of('*');
  if (at == std::string_view::npos) return std::nullopt;
  if (at > 0) return at <= 3 ? std::optional(made(text, std::string(text.substr(0, at)), 0, at)) : std::nullopt;
  at = std::min(text.find_first_not_of("0123456789"), text.size());
  if (at == 0 || at > 3) return std::nullopt;
  const std::uint32_t number = static_cast<std::uint32_t>(std::stoul(std::string(text.substr(0, at))));
  const bool parted = at == text.size() || is_blank(decode(text, at).character) || is_cjk(decode(text, at).character);
  return parted ? std::optional(made(text, std::string(text.substr(0, at)), number, at)) : std::nullopt;
}

bool starts_closing(std::string_view text) {
  return std::u32string_view(U"，。、；：！？）》〉」』”’,;)").find(first_character(text)) != std::u32string_view::npos;
}

// Brackets opened and not yet closed in the line: more of them than fit one line stay open.
int open_brackets(std::string_view text) {
  constexpr std::u32string_view opening = U"（《〈「『(“[", closing = U"）》〉」』)”]";
  int open = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    if (opening.find(next.character) != std::u32string_view::npos) ++open;
    if (closing.find(next.character) != std::u32string_view::npos) open = std::max(open - 1, 0);
    at += next.size;
  }
  return open;
}

class Gatherer {
 public:
  Gatherer(const std::vector<Line>& lines, const Shape& shape) : lines_(lines), shape_(shape) {}

  std::vector<Block> run() {
    for (std::uint32_t i = 0; i < lines_.size(); ++i) take(i);
    return std::move(blocks_);
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  static constexpr std::uint32_t shortest_broken =
      56;  // columns: shorter lines are rather titles than broken paragraphs

  void take(std::uint32_t i) {
    const Line& line = lines_[i];
    if (line.page_break) leave_page();
    if (line.kind == LineKind::separator) {
      in_notes_ = true;
      note_ = none;
      jumped_ = true;
    } else if (line.kind != LineKind::text) {
      leave_page();
    } else if (!take_note_line(i)) {
      take_body_line(i);
    }
  }

  // Below an address or page number the notes are over, unless the next line is the next note.
  void leave_page() {
    jumped_ = true;
    if (in_notes_) edge_ = true;
  }

  bool take_note_line(std::uint32_t i) {
    const Line& line = lines_[i];
    const bool markdown = line.text.starts_with("[^") && line.text.find("]:") != std::string::npos;
    if (!in_notes_ && !markdown && !is_stray_star_note(line)) return false;
    const auto start = note_start(line.text);
    if (start && (!in_notes_ || is_next_note(*start))) {
      open_note(i, *start);
      return true;
    }
    if (note_ == none || edge_ || (!note_continues(i) && !next_note_is_ahead(i))) {
      in_notes_ = edge_ = false;
      return false;
    }
    blocks_[note_].lines.push_back(i);
    note_width_ = std::max(note_width_, line.width);
    return true;
  }

  void open_note(std::uint32_t i, const NoteStart& start) {
    Block block;
    block.role = Role::note;
    block.mark = start.mark;
    block.lines = {i};
    block.skip = start.size;
    note_ = blocks_.size();
    note_width_ = std::max(note_width_, lines_[i].width);
    if (start.number != 0) last_note_ = start.number;
    blocks_.push_back(std::move(block));
    edge_ = false;
  }

  [[nodiscard]] bool is_next_note(const NoteStart& start) const {
    if (start.number == 0) return true;
    if (note_ == none && !edge_) return start.number != 0;
    return start.number == last_note_ + 1;
  }

  // "* A/…" without a rule above it, when some line before carries the star.
  [[nodiscard]] bool is_stray_star_note(const Line& line) const {
    return star_seen_ && !line.bullet && line.text.starts_with("*") && note_start(line.text);
  }

  [[nodiscard]] bool note_continues(std::uint32_t i) const {
    const Line &line = lines_[i], &before = lines_[blocks_[note_].lines.back()];
    const Marker marker = marker_of(line.text);
    const bool next_paragraph = marker.kind == MarkerKind::arabic && is_next(marker);
    if (!shape_.wrapped || line.heading != 0 || next_paragraph) return false;
    const std::uint32_t taken = before.width + 4;
    if (!before.closed) return taken * 4 >= note_width_ * 3;
    if (marker.kind != MarkerKind::none || body_is_open() || heads_what_follows(i)) return false;
    return taken * 10 >= note_width_ * 9 && line.indent < 2;
  }

  // Notes stand together: before the next one begins, the last one is not over.
  [[nodiscard]] bool next_note_is_ahead(std::uint32_t i) const {
    constexpr std::uint32_t longest_note = 16;
    for (std::uint32_t l = i + 1; l < lines_.size() && l < i + longest_note; ++l) {
      if (lines_[l].kind != LineKind::text || lines_[l].page_break) return false;
      const auto start = note_start(lines_[l].text);
      if (start && start->number != 0 && start->number == last_note_ + 1) return true;
    }
    return false;
  }

  [[nodiscard]] bool body_is_open() const { return body_ != none && !lines_[blocks_[body_].lines.back()].closed; }

  void take_body_line(std::uint32_t i) {
    const Line& line = lines_[i];
    star_seen_ = star_seen_ || line.text.find('*', 1) != std::string::npos;
    Marker marker = marker_of(line.text);
    if (line.bullet && marker.kind == MarkerKind::none) marker.kind = MarkerKind::bullet;
    const bool on = body_ != none && continues(blocks_[body_], i, marker);
    if (on) {
      blocks_[body_].lines.push_back(i);
    } else {
      open_block(i, std::move(marker));
    }
    jumped_ = false;
  }

  void open_block(std::uint32_t i, Marker marker) {
    const Line& line = lines_[i];
    Block block;
    block.lines = {i};
    block.skip = marker.size;
    block.depth = line.heading;
    block.gap = jumped_ || line.blanks > shape_.inner_blanks || body_ == none;
    if (marker.kind != MarkerKind::none) last_value_[static_cast<std::size_t>(marker.kind)] = marker.value;
    front_ = front_ && marker.kind == MarkerKind::none && !line.closed && !ends_with_comma(line.text);
    block.marker = std::move(marker);
    body_ = blocks_.size();
    blocks_.push_back(std::move(block));
  }

  [[nodiscard]] bool continues(const Block& block, std::uint32_t i, const Marker& marker) const {
    const Line& line = lines_[i];
    const Line& before = lines_[block.lines.back()];
    if (line.heading != 0 || before.heading != 0 || line.bullet || read_marginal(before.text) ||
        read_marginal(line.text))
      return false;
    const bool open = !before.closed;
    const bool full = is_full(before, line, shape_) || fills_block(block, before);
    const bool gap = !jumped_ && line.blanks > (may_open_paragraph(line) ? shape_.usual_blanks : shape_.inner_blanks);
    if (marker.kind != MarkerKind::none) return open && full && !gap && !is_next(marker);
    const bool wider = !jumped_ && line.blanks > shape_.usual_blanks;  // "отмечая …," over "ссылаясь …": preambles
    if (wider && ends_with_comma(before.text) && is_small_letter(first_character(line.text))) return false;
    if (starts_closing(line.text)) return open || !gap;
    if (before.text.ends_with('/')) return true;  // a broken symbol
    if (shape_.spaced && open && !jumped_ && line.blanks == 0 && before.width >= shortest_broken) return true;
    if (!shape_.wrapped) return false;
    if (jumped_ && open && block.lines.size() > 1) return true;  // the page ended in the middle of a sentence
    if (gap) return open && full && is_small_letter(first_character(line.text));
    if (full) return open || (!begins_indented(block, before, line) && !heads_what_follows(i));
    return open && continues_short(block, before, line);
  }

  // A capital letter, or one of Arabic script, which has none: where the gap is wider than it mostly is inside
  // paragraphs, one begins.
  [[nodiscard]] static bool may_open_paragraph(const Line& line) {
    const char32_t first = first_character(line.text);
    return !is_cjk(first) && !is_ascii_digit(first) && !is_small_letter(first) && !joins_without_blank(first);
  }

  [[nodiscard]] bool is_next(const Marker& marker) const {
    const std::uint32_t last = last_value_[static_cast<std::size_t>(marker.kind)];
    return marker.value == last + 1 && (last != 0 || !is_item(marker.kind));
  }

  // Short lines without a stop, the last of them right before a numbered paragraph: headings.
  [[nodiscard]] bool heads_what_follows(std::uint32_t i) const {
    constexpr std::uint32_t most_headings = 6;
    const std::size_t last = std::min<std::size_t>(lines_.size(), i + most_headings);
    for (; i + 1 < last && lines_[i + 1].kind == LineKind::text; ++i) {
      const Line& line = lines_[i];
      if (line.closed || ends_with_comma(line.text) || line.width * 10 > shape_.width * 6) return false;
      const Marker next = marker_of(lines_[i + 1].text);
      if (next.kind != MarkerKind::none) return !is_item(next.kind) && is_next(next);
    }
    return false;
  }

  // A block set narrower than the page is full against its own lines.
  [[nodiscard]] bool fills_block(const Block& block, const Line& before) const {
    if (block.lines.size() < 2 || before.width * 2 < shape_.width) return false;
    std::uint32_t widest = 0;
    for (const std::uint32_t l : block.lines) widest = std::max(widest, lines_[l].width);
    return before.width + 4 >= widest;
  }

  [[nodiscard]] bool begins_indented(const Block& block, const Line& before, const Line& line) const {
    if (line.indent < 2) return false;
    return block.lines.size() == 1 || jumped_ ? shape_.indented : line.indent >= before.indent + 2;
  }

  [[nodiscard]] bool continues_short(const Block& block, const Line& before, const Line& line) const {
    const bool lower = is_small_letter(first_character(line.text)) && before.width * 5 >= shape_.width * 2;
    const bool bracket = open_brackets(before.text) > 0 && before.width * 5 >= shape_.width * 2;
    const bool narrow =
        before.width * 2 >= shape_.width && before.width <= line.width + 4 && line.width <= before.width + 4;
    const char32_t first = first_character(line.text);
    const bool title =
        front_ && before.width * 2 >= shape_.width && !is_ascii_digit(first) && first != U'第' && first != U'[';
    const bool listing = last_character(before.text) == U'、' && before.width * 5 >= shape_.width * 2;
    return lower || bracket || listing || (narrow && block.lines.size() == 1) || title;
  }

  const std::vector<Line>& lines_;
  const Shape shape_;
  std::vector<Block> blocks_;
  std::size_t body_ = none;  // the paragraph that the next line may continue
  std::size_t note_ = none;
  bool in_notes_ = false;
  bool edge_ = false;       // in the notes, past an address, number or page break
  bool jumped_ = false;     // furniture, notes or a page break stand between the body's last line and this one
  bool star_seen_ = false;  // some line of text carries a star that a note may belong to
  bool front_ = true;       // on the cover
  std::uint32_t last_note_ = 0;
  std::uint32_t note_width_ = 0;  // of the widest line in notes: they are often in smaller print
  std::array<std::uint32_t, 16> last_value_{};
};

}  // namespace

std::vector<Block> gather(const std::vector<Line>& lines, const Shape& shape) { return Gatherer(lines, shape).run(); }

}  // namespace treatygraph
