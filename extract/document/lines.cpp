#include "extract/document/lines.h"

#include <algorithm>
#include <array>
#include <map>

#include "extract/base/text.h"
#include "extract/document/columns.h"

namespace treatygraph {
namespace {

bool contains(std::u32string_view set, char32_t character) { return set.find(character) != std::u32string_view::npos; }

bool is_unseen(char32_t c) { return c == 0xFEFF || c == 0x200B || c == 0x00AD; }

std::size_t size_of(char32_t character) {
  return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
}

struct Extent {
  std::size_t begin, end;
};

void set_text(std::string_view source, Extent kept, Line& line) {
  line.source = kept.begin;
  line.text = source.substr(kept.begin, kept.end - kept.begin);
}

// Gives a line what is left of a text: ranges in ascending order.
void set_text(std::string_view source, const std::vector<Extent>& kept, Line& line) {
  if (kept.empty()) return;
  if (kept.size() == 1) {
    set_text(source, kept.front(), line);
    return;
  }
  line.source = kept.front().begin;
  auto unmarked = std::make_unique<Unmarked>();
  for (const Extent& range : kept) {
    unmarked->spans.push_back({static_cast<std::uint32_t>(unmarked->text.size()), range.begin,
                               static_cast<std::uint32_t>(range.end - range.begin)});
    unmarked->text.append(source.substr(range.begin, range.end - range.begin));
  }
  line.text = unmarked->text;
  line.unmarked = std::move(unmarked);
}

// The range without outer blanks; the columns that stood before it go to `line.indent`.
Extent trim(std::string_view source, Extent whole, Line& line) {
  while (whole.begin < whole.end) {
    const Decoded next = decode(source, whole.begin);
    if (!is_blank(next.character) && !is_unseen(next.character)) break;
    line.indent += next.character == '\t' ? 4 : static_cast<std::uint32_t>(display_width(next.character));
    whole.begin += next.size;
  }
  while (whole.begin < whole.end) {
    const char32_t last = last_character(source.substr(0, whole.end));
    if (!is_blank(last) && !is_unseen(last)) break;
    whole.end -= std::min(size_of(last), whole.end - whole.begin);
  }
  return whole;
}

std::size_t past_blanks(std::string_view source, std::size_t at, std::size_t end) {
  while (at < end && (source[at] == ' ' || source[at] == '\t')) ++at;
  return at;
}

// "## ", "- ", "> " and table rows at the start of a line.
std::size_t past_block_marks(std::string_view source, Extent range, Line& line) {
  std::size_t at = range.begin;
  while (at < range.end && source[at] == '>') at = past_blanks(source, at + 1, range.end);
  std::size_t marks = at;
  while (marks < range.end && source[marks] == '#') ++marks;
  if (marks > at && marks - at <= 6 && marks < range.end && source[marks] == ' ') {
    line.heading = static_cast<std::uint8_t>(marks - at);
    return past_blanks(source, marks, range.end);
  }
  const bool list =
      at + 1 < range.end && std::string_view("-*+").find(source[at]) != std::string_view::npos && source[at + 1] == ' ';
  if (!list) return at;
  line.bullet = true;
  return past_blanks(source, at + 2, range.end);
}

// "## Title ##": where the title ends.
std::size_t before_closing_marks(std::string_view source, std::size_t begin, std::size_t end) {
  std::size_t at = end;
  while (at > begin && source[at - 1] == '#') --at;
  if (at == end || at == begin || source[at - 1] != ' ') return end;
  while (at > begin && source[at - 1] == ' ') --at;
  return at;
}

// The end of "](address)" whose ']' is at `at`, or 0.
std::size_t link_end(std::string_view source, std::size_t at, std::size_t end) {
  constexpr std::size_t longest_address = 2048;
  if (at + 1 >= end || source[at + 1] != '(') return 0;
  const std::size_t close = source.substr(0, std::min(end, at + longest_address)).find(')', at + 1);
  return close == std::string_view::npos ? 0 : close + 1;
}

// Where the bracket that opens at `at` closes, when what follows makes it a link.
std::size_t link_text_end(std::string_view source, std::size_t at, std::size_t end) {
  for (std::size_t close = at + 1; close < end && source[close] != '['; ++close) {
    if (source[close] == ']') return link_end(source, close, end) != 0 ? close : 0;
  }
  return 0;
}

bool emphasis_opens(std::string_view source, std::size_t at, std::size_t end) {
  if (at + 1 >= end || source[at + 1] == ' ') return false;
  const std::size_t close = source.find('*', at + 1);
  return close != std::string_view::npos && close < end && source[close - 1] != ' ';
}

// Bytes that may be a mark inside a line.
constexpr std::array<bool, 256> inline_marks = [] {
  std::array<bool, 256> marks{};
  for (const char c : std::string_view("\\*_`|![]")) marks[static_cast<unsigned char>(c)] = true;
  return marks;
}();

bool has_inline_mark(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return inline_marks[static_cast<unsigned char>(c)]; });
}

// What a reader of the rendered page sees: no emphasis marks, links by their text only.
std::vector<Extent> without_inline_marks(std::string_view source, Extent range) {
  std::vector<Extent> kept;
  const auto keep = [&](std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    if (!kept.empty() && kept.back().end == begin)
      kept.back().end = end;
    else
      kept.push_back({begin, end});
  };
  std::size_t from = range.begin, at = range.begin, text_end = 0;
  bool emphasis = false;
  const auto skip = [&](std::size_t to) {
    keep(from, at);
    from = at = to;
  };
  while (at < range.end) {
    if (!inline_marks[static_cast<unsigned char>(source[at])]) {
      ++at;
      continue;
    }
    const std::string_view rest = source.substr(at, range.end - at);
    const char c = rest[0];
    if (c == '\\' && rest.size() > 1 && std::string_view("\\*_[]()#+-.!|`").find(rest[1]) != std::string_view::npos) {
      skip(at + 1);
      ++at;
    } else if (rest.starts_with("**") || rest.starts_with("__")) {
      skip(at + 2);
    } else if (c == '*' && (emphasis || emphasis_opens(source, at, range.end))) {
      emphasis = !emphasis;
      skip(at + 1);
    } else if (c == '`' || c == '|') {
      skip(at + 1);
    } else if (rest.starts_with("![") || (c == '[' && !rest.starts_with("[^"))) {
      const std::size_t open = at + (c == '!' ? 1 : 0);
      text_end = link_text_end(source, open, range.end);
      if (text_end != 0)
        skip(open + 1);
      else
        ++at;
    } else if (c == ']' && text_end == at && text_end != 0) {
      skip(link_end(source, at, range.end));
    } else {
      ++at;
    }
  }
  keep(from, at);
  return kept;
}

bool is_rule(std::string_view text) {
  return text.size() >= 3 &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return c == text[0] || c == ' ' || (text[0] == '|' && (c == '-' || c == ':')); }) &&
         std::string_view("-=*_|").find(text[0]) != std::string_view::npos;
}

std::uint32_t first_word_width(std::string_view text) {
  std::uint32_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    if (is_blank(next.character)) break;
    const bool parted = width > 0 && (is_cjk(next.character) || is_cjk(last_character(text.substr(0, at))));
    if (parted && !contains(U"，。、；：！？）》〉」』”’,.;:!?)", next.character)) break;
    width += static_cast<std::uint32_t>(display_width(next.character));
    at += next.size;
  }
  return width;
}

Line make_line(std::string_view source, Extent whole, Markup markup) {
  Line line;
  line.begin = whole.begin;
  line.end = whole.end;
  const Extent range = trim(source, whole, line);
  const bool marked = markup != Markup::none && !is_rule(source.substr(range.begin, range.end - range.begin));
  if (marked) {
    const std::size_t begin = past_block_marks(source, range, line);
    if (markup == Markup::before_paragraphs) {
      set_text(source, Extent{begin, range.end}, line);
    } else {
      const std::size_t end = line.heading == 0 ? range.end : before_closing_marks(source, begin, range.end);
      if (has_inline_mark(source.substr(begin, end - begin)))
        set_text(source, without_inline_marks(source, {begin, end}), line);
      else if (begin < end)
        set_text(source, Extent{begin, end}, line);
    }
  } else {
    set_text(source, range, line);
  }
  line.width = static_cast<std::uint32_t>(display_width(line.text));
  line.first_word = first_word_width(line.text);
  line.closed = ends_closed(line.text);
  return line;
}

bool is_open_line(const Line& line) { return !line.closed && !ends_with_comma(line.text); }

constexpr std::uint32_t narrowest_setting = 28, widest_setting = 160;

// The upper end of the four columns where most lines end; notes in smaller print and short last lines lie elsewhere.
std::uint32_t full_width(const std::vector<Line>& lines) {
  constexpr std::size_t window = 4;
  std::vector<std::uint32_t> counts(widest_setting + 2);
  for (const Line& line : lines) {
    if (line.kind == LineKind::text) ++counts[std::min(line.width + std::min(line.indent, 8u), widest_setting + 1)];
  }
  std::uint64_t best = 0;
  std::uint32_t width = 0;
  for (std::uint32_t w = window; w < counts.size(); ++w) {
    std::uint64_t inside = 0;
    for (std::uint32_t back = 0; back < window; ++back) inside += counts[w - back];
    if (inside * w < best) continue;  // a longer line tells more than a shorter one
    best = inside * w;
    width = w;
  }
  return width;
}

bool is_wrapped(const std::vector<Line>& lines, std::uint32_t width) {
  if (width < narrowest_setting || width > widest_setting) return false;
  std::size_t full = 0, open = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.kind != LineKind::text || line.heading != 0 || line.width * 100 < width * 85) continue;
    ++full;
    open += is_open_line(line) && lines[i + 1].kind == LineKind::text ? 1 : 0;
  }
  return full >= 1 && open * 5 >= full * 2;
}

// How many empty lines stand between two lines of a paragraph: how often each number does.
std::map<std::uint32_t, std::size_t> count_blanks(const std::vector<Line>& lines, const Shape& shape) {
  std::map<std::uint32_t, std::size_t> counts;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const Line &before = lines[i - 1], &line = lines[i];
    const bool inside = before.kind == LineKind::text && line.kind == LineKind::text && !line.page_break &&
                        is_open_line(before) && is_full(before, line, shape);
    if (inside) ++counts[line.blanks];
  }
  return counts;
}

constexpr std::size_t fewest_spaced = 3;  // pairs of lines that tell how lines are set

struct Blanks {
  std::uint32_t most = 0, usual = 0;  // that may, and that mostly do, stand inside a paragraph
};

Blanks blanks_inside(const std::vector<Line>& lines, const Shape& shape) {
  const auto counts = count_blanks(lines, shape);
  std::size_t pairs = 0, highest = 0;
  for (const auto& [blanks, count] : counts) pairs += count;
  Blanks inside;
  for (const auto& [blanks, count] : counts) {
    if (blanks > 0 && count < fewest_spaced) continue;  // the title over a short text
    if (count * 10 >= pairs) inside.most = blanks;
    if (count > highest) inside.usual = blanks;
    highest = std::max(highest, count);
  }
  return inside;
}

bool is_spaced(const std::vector<Line>& lines) {
  std::size_t ends = 0, spaced = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const Line &before = lines[i - 1], &line = lines[i];
    if (before.kind != LineKind::text || line.kind != LineKind::text || !before.closed) continue;
    ++ends;
    spaced += line.blanks > 0 ? 1 : 0;
  }
  return ends >= 2 && spaced * 5 >= ends * 4;
}

bool is_indented(const std::vector<Line>& lines, const Shape& shape) {
  std::size_t starts = 0, indented = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const Line &before = lines[i - 1], &line = lines[i];
    if (before.kind != LineKind::text || line.kind != LineKind::text || line.width * 10 < shape.width * 6) continue;
    if (is_full(before, line, shape) || !before.closed) continue;
    ++starts;
    indented += line.indent >= 2 ? 1 : 0;
  }
  return starts > 0 && indented * 2 >= starts;
}

bool looks_like_markdown(std::string_view source) {
  std::size_t headings = 0;
  for (std::size_t at = 0; at < source.size() && headings < 2;
       at = source.find('\n', at), at += at == std::string_view::npos ? 0 : 1) {
    const std::size_t text = source.substr(at, 8).find_first_not_of('#');
    headings += text != std::string_view::npos && text > 0 && text <= 6 && source[at + text] == ' ' ? 1 : 0;
  }
  return headings >= 2;
}

}  // namespace

bool is_small_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7) || (c >= 0x430 && c <= 0x45F);
}
bool joins_without_blank(char32_t c) { return is_cjk(c) || contains(U"“”‘’—…·", c); }
char32_t first_character(std::string_view text) { return text.empty() ? 0 : decode(text, 0).character; }

bool ends_closed(std::string_view text) {
  bool mark = false;
  for (std::size_t end = text.size(); end > 0;) {
    const char32_t last = last_character(text.substr(0, end));
    if (contains(U"。！？；：.!?;:…", last)) return true;
    const bool behind = contains(U"”’」』）)]】》\"'*", last) || is_blank(last);
    const bool digit = is_ascii_digit(last) && end + 3 > text.size();
    if (!behind && !digit) return false;
    mark = mark || digit;
    end -= std::min(size_of(last), end);
  }
  return false;
}

bool ends_with_comma(std::string_view text) { return contains(U"，、,،", last_character(text)); }

Markup markup_of(std::string_view source, std::string_view reader) {
  if (reader == "html" || reader == "docx") return Markup::before_paragraphs;
  return reader == "markdown" || looks_like_markdown(source) ? Markup::markdown : Markup::none;
}

std::vector<Line> split_lines(const ReadingText& reading) {
  return split_lines(reading.text, markup_of(reading.text, reading.reader));
}

std::vector<Line> split_lines(std::string_view source, Markup markup) {
  std::vector<Line> lines;
  std::uint32_t blanks = 0;
  bool page_break = false;
  for (const Strip& strip : strips(source)) {
    page_break = page_break || strip.page_break;
    Line line = make_line(source, {strip.begin, strip.end}, markup);
    if (line.text.empty()) {
      ++blanks;
      continue;
    }
    line.blanks = blanks;
    line.page_break = page_break;
    blanks = 0;
    page_break = false;
    lines.push_back(std::move(line));
  }
  return lines;
}

bool is_full(const Line& line, const Line& next, const Shape& shape) {
  if (!shape.wrapped) return false;
  const std::uint32_t taken = line.width + std::min(line.indent, 8u) + std::min(next.first_word, 40u);
  const bool set_in = !line.closed && next.indent <= line.indent;  // an open line of a block that is set narrower
  return taken * 100 >= shape.width * (set_in ? 70 : 94);
}

Shape measure(const std::vector<Line>& lines) {
  Shape shape;
  shape.spaced = is_spaced(lines);
  shape.width = full_width(lines);
  shape.wrapped = is_wrapped(lines, shape.width);
  if (!shape.wrapped) return shape;
  const Blanks blanks = blanks_inside(lines, shape);
  shape.inner_blanks = blanks.most;
  shape.usual_blanks = blanks.usual;
  shape.indented = is_indented(lines, shape);
  return shape;
}

}  // namespace treatygraph
