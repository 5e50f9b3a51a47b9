#include "extract/explain/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "extract/base/error.h"
#include "extract/explain/study.h"

namespace treatygraph {
namespace {

std::vector<std::uint64_t> starts_of_lines(std::string_view text) {
  std::vector<std::uint64_t> starts{0};
  for (std::size_t at = text.find('\n'); at != std::string_view::npos && at + 1 < text.size();
       at = text.find('\n', at + 1))
    starts.push_back(at + 1);
  return starts;
}

Study study(const Source& source, const Lexicon& lexicon) {
  Study study(lexicon, read(source), source.name);
  study.line_starts = starts_of_lines(study.reading.text);
  return study;
}

struct RoleName {
  Role role;
  std::string_view name;
};
constexpr RoleName role_names[] = {{Role::title, "cover"},    {Role::heading, "heading"},
                                   {Role::body, "paragraph"}, {Role::item, "item"},
                                   {Role::note, "note"},      {Role::marginal, "marginal line"}};

std::string_view name_of(Role role) {
  return std::find_if(std::begin(role_names), std::end(role_names), [&](const RoleName& r) { return r.role == role; })
      ->name;
}

std::string describe(const Study& study, const Paragraph& paragraph) {
  std::string text(name_of(paragraph.role));
  if (paragraph.role == Role::note) text += " " + paragraph.mark + ", to paragraph";
  if (!paragraph.number.empty()) text += " " + paragraph.number;
  const std::string& heading = study.layout.sections[study.layout.paragraphs[paragraph.anchor].section].heading;
  if (paragraph.role != Role::heading && !heading.empty()) text += " of the section " + quoted(heading);
  return text;
}

bool touches(const std::vector<Piece>& pieces, const ExplainedLine& line) {
  return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
    return piece.source < line.end && piece.source + piece.length > line.start;
  });
}

std::string place_of(const Study& study, const ExplainedLine& line) {
  if (line.text.find_first_not_of(" \t\f") == std::string::npos) return "";
  std::string places;
  for (const Paragraph& paragraph : study.layout.paragraphs) {
    if (touches(paragraph.pieces, line)) places += (places.empty() ? "" : "; ") + describe(study, paragraph);
  }
  if (places.empty()) return "page furniture, not read";
  return places;
}

std::vector<ExplainedLine> lines_of(const Study& study, const LineRange& range) {
  std::vector<ExplainedLine> lines;
  const std::string_view text = study.reading.text;
  for (std::uint64_t number = range.first; number <= range.last; ++number) {
    ExplainedLine line;
    line.number = number;
    line.start = study.line_starts[number - 1];
    line.end = number < study.line_starts.size() ? study.line_starts[number] - 1 : text.size();
    while (line.end > line.start && (text[line.end - 1] == '\r' || text[line.end - 1] == '\n')) --line.end;
    line.text = std::string(text.substr(line.start, line.end - line.start));
    line.place = place_of(study, line);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

std::string Study::surface(const Found& found) const {
  return text(found.paragraph).substr(found.begin, found.end - found.begin);
}

std::uint64_t Study::line_of(const Found& found) const {
  const auto after = std::upper_bound(line_starts.begin(), line_starts.end(), start_of(found.paragraph, found.begin));
  return static_cast<std::uint64_t>(after - line_starts.begin());
}

std::string quoted(std::string_view words) { return fmt::format("“{}”", words); }

std::string what(facts::Kind kind, const std::string& id) {
  return std::string(facts::name(kind)) + " " + (id.empty() ? "?" : id);
}

Explanation explain(const Source& source, const Lexicon& lexicon, const LineRange& lines) {
  Study paper = study(source, lexicon);
  const std::uint64_t count = paper.line_starts.size();
  if (lines.first < 1 || lines.first > count)
    throw Error(Trouble::not_found, fmt::format("there is no line {}: the text has {}", lines.first, count),
                {source.name}, "'treatygraph extract --format text FILE' prints the text that lines count in");
  Explanation out;
  out.document = paper.document;
  out.lines = lines_of(paper, {lines.first, std::clamp(lines.last, lines.first, count)});
  paper.begin = out.lines.front().start;
  paper.end = out.lines.back().end;
  out.names = explain_names(paper);
  out.relations = explain_relations(paper);
  out.set_aside = names_set_aside(paper);
  return out;
}

}  // namespace treatygraph
