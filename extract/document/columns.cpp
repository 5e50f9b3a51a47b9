#include "extract/document/columns.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <span>

#include "extract/base/text.h"
#include "extract/document/lines.h"

namespace treatygraph {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::uint32_t narrowest_gutter = 2;  // columns that no line of a zone may print on
constexpr std::uint32_t tell_tale_gap = 3;     // of a line that may stand in two columns
constexpr std::size_t fewest_lines = 6;        // with text on both sides, in the whole text
constexpr std::size_t fewest_in_zone = 3;
constexpr std::uint32_t narrowest_column = 20, widest_page = 400;

// The line ends of a text, asked in ascending order: each of their bytes is looked for by itself, and the next one
// kept.
class LineEnds {
 public:
  explicit LineEnds(std::string_view source) : source_(source) {}

  // The first at or after `at`; the size of the text where none is left.
  std::size_t from(std::size_t at) {
    std::size_t first = source_.size();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      if (next_[i] < at || at == 0) next_[i] = std::min(source_.find(bytes[i], at), source_.size());
      first = std::min(first, next_[i]);
    }
    return first;
  }

 private:
  static constexpr std::string_view bytes = "\n\r\f";

  std::string_view source_;
  std::array<std::size_t, bytes.size()> next_{};
};

std::vector<Strip> lines_of(std::string_view source) {
  std::vector<Strip> lines;
  bool page_break = false;
  LineEnds ends(source);
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t stop = ends.from(at);
    lines.push_back({at, stop, page_break});
    page_break = stop < source.size() && source[stop] == '\f';
    at = stop + (source.substr(stop, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

// Where text follows a gap, as a first look for the many texts that have no columns.
bool has_gap(std::string_view line) {
  const std::size_t text = line.find_first_not_of(" \t");
  if (text == std::string_view::npos) return false;
  const std::size_t gap = line.find("   ", text);
  return gap != std::string_view::npos && line.find_first_not_of(" \t\r", gap) != std::string_view::npos;
}

std::uint32_t columns_of(char32_t c) { return c == '\t' ? 4 : static_cast<std::uint32_t>(display_width(c)); }

// A run of text in a line without a wide gap.
struct Run {
  std::uint32_t from, to;  // columns
  std::size_t begin, end;  // bytes of the text
};

void add_runs(std::string_view source, const Strip& line, std::vector<Run>& runs) {
  std::uint32_t column = 0, blanks = narrowest_gutter;
  for (std::size_t at = line.begin; at < line.end && column <= widest_page;) {
    const Decoded next = decode(source, at);
    const std::uint32_t width = columns_of(next.character);
    if (is_blank(next.character)) {
      blanks += width;
    } else {
      if (blanks >= narrowest_gutter) runs.push_back({column, column, at, at});
      runs.back().to = column + width;
      runs.back().end = at + next.size;
      blanks = 0;
    }
    column += width;
    at += next.size;
  }
}

// A line against a right column that begins at `start`.
struct Sides {
  bool crossed = false;  // text stands on the gutter
  std::uint32_t left_to = 0, right_from = 0, right_to = 0;
  std::size_t left_end = none, right_begin = none;  // bytes; none: nothing on that side
};

Sides sides_of(std::span<const Run> runs, std::uint32_t start) {
  Sides sides;
  for (const Run& run : runs) {
    if (run.to + narrowest_gutter <= start) {
      sides.left_end = run.end;
      sides.left_to = run.to;
    } else if (run.from >= start) {
      if (sides.right_begin == none) {
        sides.right_begin = run.begin;
        sides.right_from = run.from;
      }
      sides.right_to = run.to;
    } else {
      sides.crossed = true;
    }
  }
  return sides;
}

// Lines [begin, end) of a page.
struct Zone {
  std::size_t begin, end;
};

class Page {
 public:
  Page(std::string_view source, const std::vector<Strip>& lines, Zone page) : lines_(lines), page_(page) {
    begins_.reserve(page.end - page.begin + 1);
    for (std::size_t i = page.begin; i < page.end; ++i) {
      begins_.push_back(runs_.size());
      add_runs(source, lines[i], runs_);
    }
    begins_.push_back(runs_.size());
  }

  // How often text begins where, behind a gap.
  void count_starts(std::map<std::uint32_t, std::size_t>& starts) const {
    for (std::size_t line = 0; line + 1 < begins_.size(); ++line) {
      const std::span<const Run> runs = runs_in(line);
      for (std::size_t i = 1; i < runs.size(); ++i) {
        if (runs[i].from - runs[i - 1].to >= tell_tale_gap) ++starts[runs[i].from];
      }
    }
  }

  // The page's lines in reading order, given where the right column may begin.
  void read(std::uint32_t start, std::vector<Strip>& out) {
    sides_.clear();
    for (std::size_t line = 0; line + 1 < begins_.size(); ++line) sides_.push_back(sides_of(runs_in(line), start));
    for (std::size_t i = 0; i < sides_.size();) {
      const Zone zone = trimmed(zone_at(i));
      if (zone.begin != i || zone.begin == zone.end || !is_set_in_columns(zone, start)) {
        out.push_back(lines_[page_.begin + i]);
        ++i;
        continue;
      }
      read_zone(zone, out);
      i = zone.end;
    }
  }

 private:
  [[nodiscard]] std::span<const Run> runs_in(std::size_t line) const {
    return std::span(runs_).subspan(begins_[line], begins_[line + 1] - begins_[line]);
  }
  [[nodiscard]] bool has_left(std::size_t i) const { return sides_[i].left_end != none; }
  [[nodiscard]] bool has_right(std::size_t i) const { return sides_[i].right_begin != none; }

  [[nodiscard]] Zone zone_at(std::size_t i) const {
    Zone zone{i, i};
    while (zone.end < sides_.size() && !sides_[zone.end].crossed) ++zone.end;
    return zone;
  }

  // A zone begins with text on the left. Above a line over the whole page it ends at the first empty line below its
  // right column: what follows belongs to that line.
  [[nodiscard]] Zone trimmed(Zone zone) const {
    if (zone.begin == zone.end || !has_left(zone.begin)) return {zone.begin, zone.begin};
    std::size_t last = zone.end;
    while (last > zone.begin && !has_right(last - 1)) --last;
    if (last == zone.begin) return {zone.begin, zone.begin};
    if (zone.end == sides_.size()) return zone;
    while (last < zone.end && has_left(last)) ++last;
    return {zone.begin, last};
  }

  [[nodiscard]] bool is_set_in_columns(Zone zone, std::uint32_t start) const {
    std::size_t both = 0, on_start = 0, rights = 0, lefts = 0, full_lefts = 0;
    std::uint32_t widest_left = 0, widest_right = 0;
    for (std::size_t i = zone.begin; i < zone.end; ++i) {
      if (has_left(i) && has_right(i)) widest_left = std::max(widest_left, sides_[i].left_to);
      if (has_right(i)) widest_right = std::max(widest_right, sides_[i].right_to - start);
    }
    for (std::size_t i = zone.begin; i < zone.end; ++i) {
      both += has_left(i) && has_right(i) ? 1 : 0;
      rights += has_right(i) ? 1 : 0;
      on_start += has_right(i) && sides_[i].right_from == start ? 1 : 0;
      lefts += has_left(i) ? 1 : 0;
      full_lefts += has_left(i) && sides_[i].left_to * 5 >= widest_left * 4 ? 1 : 0;
    }
    const bool runs_on = full_lefts * 5 >= lefts * 2 || is_independent(zone);
    return both >= fewest_in_zone && on_start * 2 >= rights && runs_on && widest_left >= narrowest_column &&
           widest_right >= narrowest_column && widest_left * 5 >= start * 3;
  }

  // In a table what stands on the left begins where its row on the right does; in columns anywhere beside the right
  // text.
  [[nodiscard]] bool is_independent(Zone zone) const {
    std::size_t starts = 0, beside = 0;
    for (std::size_t i = zone.begin + 1; i < zone.end; ++i) {
      if (!has_left(i) || has_left(i - 1)) continue;
      ++starts;
      beside += has_right(i) && has_right(i - 1) ? 1 : 0;
    }
    return beside >= fewest_in_zone && beside * 4 >= starts;
  }

  void read_zone(Zone zone, std::vector<Strip>& out) const {
    std::vector<Strip> left, right;
    for (std::size_t i = zone.begin; i < zone.end; ++i) {
      const Strip& line = lines_[page_.begin + i];
      left.push_back({line.begin, has_left(i) ? sides_[i].left_end : line.begin, line.page_break});
      right.push_back({has_right(i) ? sides_[i].right_begin : line.end, line.end, false});
    }
    for (std::vector<Strip>* column : {&left, &right}) {
      while (!column->empty() && column->back().begin == column->back().end) column->pop_back();
    }
    const auto first = std::find_if(right.begin(), right.end(), [](const Strip& s) { return s.begin < s.end; });
    out.insert(out.end(), left.begin(), left.end());
    out.insert(out.end(), first, right.end());
  }

  const std::vector<Strip>& lines_;
  const Zone page_;
  std::vector<Run> runs_;            // line by line
  std::vector<std::size_t> begins_;  // of each line's runs, and their end
  std::vector<Sides> sides_;
};

// Of two that are as frequent, the one to the left.
std::uint32_t most_frequent(const std::map<std::uint32_t, std::size_t>& starts) {
  constexpr std::uint32_t first = narrowest_column + narrowest_gutter;
  std::uint32_t best = 0;
  std::size_t most = 0;
  for (const auto& [start, count] : starts) {
    if (start < first || count <= most) continue;
    best = start;
    most = count;
  }
  return most >= fewest_in_zone ? best : 0;
}

std::vector<Zone> pages_of(const std::vector<Strip>& lines) {
  constexpr std::size_t longest_page = 400;
  std::vector<Zone> pages;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (pages.empty() || lines[i].page_break || i - pages.back().begin >= longest_page) pages.push_back({i, i});
    pages.back().end = i + 1;
  }
  return pages;
}

bool may_have_columns(std::string_view source, const std::vector<Strip>& lines) {
  std::size_t found = 0;
  for (const Strip& line : lines) {
    constexpr std::size_t longest = std::size_t{widest_page} * 4;
    if (line.end - line.begin > longest) continue;
    found += has_gap(source.substr(line.begin, line.end - line.begin)) ? 1 : 0;
    if (found >= fewest_lines) return true;
  }
  return false;
}

}  // namespace

std::vector<Strip> strips(std::string_view source) {
  std::vector<Strip> lines = lines_of(source);
  if (!may_have_columns(source, lines)) return lines;
  std::map<std::uint32_t, std::size_t> everywhere;
  std::vector<Page> pages;
  for (const Zone& zone : pages_of(lines)) pages.emplace_back(source, lines, zone).count_starts(everywhere);
  const std::uint32_t usual = most_frequent(everywhere);
  if (usual == 0 || everywhere[usual] < fewest_lines) return lines;
  std::vector<Strip> ordered;
  ordered.reserve(lines.size());
  for (Page& page : pages) {
    std::map<std::uint32_t, std::size_t> here;
    page.count_starts(here);
    const std::uint32_t own = most_frequent(here);
    page.read(own != 0 && here[own] > here[usual] * 2 ? own : usual, ordered);
  }
  return ordered;
}

}  // namespace treatygraph
