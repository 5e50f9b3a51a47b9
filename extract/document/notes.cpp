#include <algorithm>

#include "extract/base/text.h"
#include "extract/document/blocks.h"

namespace treatygraph {
namespace {

struct Spot {
  std::uint32_t paragraph;
  std::size_t begin, end;  // of the mark in its text
};

bool is_letter_or_stop(char32_t c) {
  return c != 0 && !is_blank(c) && !is_ascii_digit(c) &&
         std::u32string_view(U"/-(（[第至年月·–#*").find(c) == std::u32string_view::npos;
}

// "resolution 74/247.1 It": behind the mark a new sentence, or nothing.
bool ends_sentence(std::string_view behind) {
  if (behind.empty()) return true;
  const char32_t next = first_character(behind.substr(1));
  return behind[0] == ' ' && !is_small_letter(next) && !is_ascii_digit(next);
}

// A number glued to what stands before it, and not the first part of a date, count or amount.
bool stands_as_mark(std::string_view text, std::size_t begin, std::size_t end) {
  const char32_t before = last_character(text.substr(0, begin));
  if (!is_letter_or_stop(before)) return false;
  const std::string_view behind = text.substr(end);
  const char32_t after = first_character(behind);
  if (before == '.') return ends_sentence(behind);
  const bool after_stop =
      std::u32string_view(U"，。、；：！？）》」”’,;:!?)").find(before) != std::u32string_view::npos;
  if (after_stop) return true;
  return !is_ascii_digit(after) &&
         std::u32string_view(U"年月日号號条條款项項届屆次个個国國名段章世至/.-%％,、岁歲").find(after) ==
             std::u32string_view::npos;
}

bool may_carry(Role role) { return role != Role::note && role != Role::marginal; }

class Ties {
 public:
  explicit Ties(Layout layout) : layout_(std::move(layout)) {}

  Layout run() {
    for (std::uint32_t i = 0; i < layout_.paragraphs.size(); ++i) {
      if (layout_.paragraphs[i].role == Role::note) tie(i);
    }
    return std::move(layout_);
  }

 private:
  void tie(std::uint32_t note) {
    Paragraph& paragraph = layout_.paragraphs[note];
    const auto spot = find(note, paragraph.mark);
    if (!spot) return;
    const Paragraph& anchor = layout_.paragraphs[spot->paragraph];
    paragraph.anchor = spot->paragraph;
    paragraph.section = anchor.section;
    paragraph.number = anchor.number;
    from_ = {spot->paragraph, spot->begin, spot->begin};
    cut(*spot);
  }

  // Notes follow one another: the search begins where the last mark was found and ends with the note itself. Stars
  // stand on the cover or shortly before their note.
  [[nodiscard]] std::optional<Spot> find(std::uint32_t note, const std::string& mark) const {
    const std::uint32_t near = note - std::min(note, farthest);
    if (mark[0] != '*') return find_between(std::max(from_.paragraph, near), note, mark);
    const auto on_cover = find_between(0, std::min(note, farthest), mark);
    return on_cover ? on_cover : find_between(near, note, mark);
  }

  [[nodiscard]] std::optional<Spot> find_between(std::uint32_t first, std::uint32_t last,
                                                 const std::string& mark) const {
    for (std::uint32_t i = first; i < last; ++i) {
      if (!may_carry(layout_.paragraphs[i].role)) continue;
      const std::size_t start = i == from_.paragraph && mark[0] != '*' ? from_.begin : 0;
      if (const auto spot = find_in(i, mark, start)) return spot;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Spot> find_in(std::uint32_t i, const std::string& mark, std::size_t start) const {
    const std::string_view text = layout_.paragraphs[i].text;
    const std::string bracketed = "[^" + mark + "]";
    if (const std::size_t at = text.find(bracketed); at != std::string_view::npos)
      return Spot{i, at, at + bracketed.size()};
    for (std::size_t at = text.find(mark, start); at != std::string_view::npos; at = text.find(mark, at + 1)) {
      const std::size_t end = at + mark.size();
      const bool star = mark[0] == '*' && at > 0 && text[at - 1] != '*' && (end == text.size() || text[end] != '*');
      if (star || (mark[0] != '*' && stands_as_mark(text, at, end))) return Spot{i, at, end};
    }
    return std::nullopt;
  }

  void cut(const Spot& spot) {
    Paragraph& paragraph = layout_.paragraphs[spot.paragraph];
    const auto begin = static_cast<std::uint32_t>(spot.begin), size = static_cast<std::uint32_t>(spot.end - spot.begin),
               end = begin + size;
    std::vector<Piece> pieces;
    for (const Piece& piece : paragraph.pieces) {
      const std::uint32_t piece_end = piece.text + piece.length;
      if (piece.text < begin) pieces.push_back({piece.text, piece.source, std::min(piece_end, begin) - piece.text});
      if (piece_end <= end) continue;
      const std::uint32_t from = std::max(piece.text, end);
      pieces.push_back({from - size, piece.source + (from - piece.text), piece_end - from});
    }
    paragraph.pieces = std::move(pieces);
    paragraph.text.erase(spot.begin, size);
  }

  static constexpr std::uint32_t farthest = 256;  // paragraphs between a mark and its note
  Layout layout_;
  Spot from_{0, 0, 0};
};

}  // namespace

Layout tie_notes(Layout layout) { return Ties(std::move(layout)).run(); }

}  // namespace treatygraph
