#include <algorithm>
#include <array>

#include "extract/base/text.h"
#include "extract/document/blocks.h"

namespace treatygraph {
namespace {

// First bytes of the characters that is_blank() knows.
constexpr std::array<bool, 256> may_begin_blank = [] {
  std::array<bool, 256> bytes{};
  for (const char c : std::string_view(" \t\v\xC2\xE2\xE3")) bytes[static_cast<unsigned char>(c)] = true;
  return bytes;
}();

// Puts lines together to a paragraph's text and remembers where each byte stood.
class Joiner {
 public:
  explicit Joiner(Paragraph& paragraph) : out_(paragraph) {}

  void add(const Line& line, std::size_t from) {
    if (from >= line.text.size()) return;
    if (!out_.text.empty()) seam(first_character(line.text.substr(from)));
    const bool spaced = is_spaced_out(line.text);
    for (std::size_t at = from; at < line.text.size();) {
      const std::size_t end = word_end(line.text, at);
      keep(line, at, end);
      at = end < line.text.size() ? blank(line, end, spaced) : end;
    }
  }

 private:
  // Chinese lines meet without a blank, Latin ones with one; a word broken by a hyphen is mended, a symbol broken at a
  // stroke too.
  void seam(char32_t next) {
    const char32_t last = last_character(out_.text);
    if (last == '/' || next == '/' || joins_without_blank(last) || joins_without_blank(next)) return;
    const std::string_view before = std::string_view(out_.text).substr(0, out_.text.size() - 1);
    if (last == '-' && is_small_letter(next) && is_small_letter(last_character(before))) {
      out_.text.pop_back();
      if (--out_.pieces.back().length == 0) out_.pieces.pop_back();
      return;
    }
    if (last != '-') out_.text += ' ';
  }

  // A line that was justified by blanks between its characters: 工 作 文 件
  static bool is_spaced_out(std::string_view text) {
    if (std::count(text.begin(), text.end(), ' ') < 4) return false;
    std::size_t gaps = 0, touching = 0;
    char32_t before = 0;
    bool blank_between = false;
    for (std::size_t at = 0; at < text.size();) {
      const Decoded next = decode(text, at);
      at += next.size;
      if (is_blank(next.character)) {
        blank_between = true;
        continue;
      }
      if (before != 0 && is_cjk(before) && is_cjk(next.character)) ++(blank_between ? gaps : touching);
      before = next.character;
      blank_between = false;
    }
    return gaps >= 4 && gaps > touching;
  }

  std::size_t blank(const Line& line, std::size_t at, bool spaced) {
    const std::size_t begin = at;
    while (at < line.text.size() && is_blank(decode(line.text, at).character)) at += decode(line.text, at).size;
    const char32_t next = first_character(line.text.substr(at));
    const bool between_cjk = is_cjk(last_character(out_.text)) && is_cjk(next);
    if (out_.text.empty() || next == 0 || (spaced && between_cjk)) return at;
    if (line.text[begin] == ' ') {
      keep(line, begin, begin + 1);
    } else {
      out_.text += ' ';
    }
    return at;
  }

  static std::size_t word_end(std::string_view text, std::size_t at) {
    for (; at < text.size(); ++at) {
      if (may_begin_blank[static_cast<unsigned char>(text[at])] && is_blank(decode(text, at).character)) break;
    }
    return at;
  }

  void keep(const Line& line, std::size_t begin, std::size_t end) {
    if (!line.unmarked) return keep_piece(line.text.substr(begin, end - begin), line.source + begin);
    for (const Piece& span : line.unmarked->spans) {
      const std::size_t from = std::max<std::size_t>(begin, span.text),
                        to = std::min<std::size_t>(end, span.text + span.length);
      if (from < to) keep_piece(line.text.substr(from, to - from), span.source + (from - span.text));
    }
  }

  void keep_piece(std::string_view text, std::uint64_t source) {
    const auto size = static_cast<std::uint32_t>(text.size());
    const bool grows = !out_.pieces.empty() && out_.pieces.back().source + out_.pieces.back().length == source &&
                       out_.pieces.back().text + out_.pieces.back().length == out_.text.size();
    if (grows) {
      out_.pieces.back().length += size;
    } else {
      out_.pieces.push_back({static_cast<std::uint32_t>(out_.text.size()), source, size});
    }
    out_.text += text;
  }

  Paragraph& out_;
};

}  // namespace

Paragraph to_paragraph(const Block& block, const std::vector<Line>& lines) {
  Paragraph paragraph;
  paragraph.role = block.role;
  paragraph.mark = block.mark;
  Joiner joiner(paragraph);
  std::size_t from = block.skip;
  for (const std::uint32_t l : block.lines) {
    joiner.add(lines[l], from);
    from = 0;
  }
  return paragraph;
}

std::vector<Block> drop_empty(std::vector<Block> blocks, const std::vector<Line>& lines) {
  std::erase_if(blocks, [&](const Block& block) {
    const bool only_marker = block.lines.size() == 1 && block.skip >= lines[block.lines[0]].text.size();
    return only_marker && block.marker.kind != MarkerKind::annex && block.marker.kind != MarkerKind::chapter &&
           block.marker.kind != MarkerKind::article;
  });
  return blocks;
}

std::uint64_t Paragraph::source_begin(std::size_t begin) const {
  const auto after =
      std::partition_point(pieces.begin(), pieces.end(), [&](const Piece& p) { return p.text + p.length <= begin; });
  if (after == pieces.end()) return pieces.empty() ? 0 : pieces.back().source + pieces.back().length;
  return after->source + (begin > after->text ? begin - after->text : 0);
}

std::uint64_t Paragraph::source_end(std::size_t end) const {
  const auto after = std::partition_point(pieces.begin(), pieces.end(), [&](const Piece& p) { return p.text < end; });
  if (after == pieces.begin()) return pieces.empty() ? 0 : pieces.front().source;
  const auto before = std::prev(after);
  return before->source + std::min<std::uint64_t>(end - before->text, before->length);
}

Layout lay_out(const ReadingText& reading, const NamesActor& names_actor) {
  const std::vector<Line> lines = mark_furniture(split_lines(reading));
  const Shape shape = measure(lines);
  const std::vector<Block> blocks = assign_roles(drop_empty(gather(lines, shape), lines), lines, shape, names_actor);
  Layout layout;
  for (const Block& block : blocks) layout.paragraphs.push_back(to_paragraph(block, lines));
  for (const Line& line : lines) {
    if (line.kind != LineKind::text)
      layout.furniture.push_back({0, line.begin, static_cast<std::uint32_t>(line.end - line.begin)});
  }
  return tie_notes(outline({std::move(layout), {}, 0, false}, blocks).layout);
}

}  // namespace treatygraph
