// explain: the lines of a paper with what was found in them, and why.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "extract/base/text.h"
#include "extract/explain/explain.h"
#include "shell/commands.h"
#include "shell/papers_options.h"
#include "shell/visible.h"

namespace treatygraph::shell {
namespace {

struct Asked {
  std::string file;
  LineRange lines;
};

std::optional<std::uint64_t> number_of(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number == 0) return std::nullopt;
  return number;
}

// FILE:LINE, FILE:LINE-LINE.
Asked parse(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  if (colon != std::string::npos && colon > 0) {
    const std::string_view lines = std::string_view(text).substr(colon + 1);
    const std::size_t dash = lines.find('-');
    const auto first = number_of(lines.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : number_of(lines.substr(dash + 1));
    if (first && last && *first <= *last) return {text.substr(0, colon), {*first, *last}};
  }
  throw Error(Trouble::bad_usage, fmt::format("'{}' does not say which lines", text), {},
              "write FILE:LINE or FILE:LINE-LINE, for example papers/a.txt:12");
}

// Places of a line of the text in columns of the terminal.
class Columns {
 public:
  explicit Columns(const ExplainedLine& line) : line_(line) {}
  // Column of a byte of the reading text; what is before or after the line is its edge.
  [[nodiscard]] std::size_t of(std::uint64_t byte) const {
    const std::uint64_t at = std::clamp(byte, line_.start, line_.end) - line_.start;
    return display_width(visible(std::string_view(line_.text).substr(0, at)));
  }

 private:
  const ExplainedLine& line_;
};

// A row under a line: numbers with a bar as wide as the words.
struct Row {
  std::string bars;
  std::size_t width = 0;

  [[nodiscard]] bool has_room(std::size_t column) const { return width == 0 || column > width; }
  void draw(std::size_t from, std::size_t to, std::string_view label) {
    bars.append(from - width, ' ');
    bars += label;
    width = from + label.size();
    for (; width < to; ++width) bars += "─";
  }
};

std::vector<Row> rows_under(const ExplainedLine& line, const std::vector<Explained>& names) {
  const Columns columns(line);
  std::vector<Row> rows;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].start >= line.end || names[i].end <= line.start) continue;
    const std::size_t from = columns.of(names[i].start), to = columns.of(names[i].end);
    if (to == from) continue;
    auto row =
        std::find_if(rows.begin(), rows.end(), [&](const Row& r) { return r.has_room(from) || r.width == from; });
    if (row == rows.end()) row = rows.insert(row, Row{});
    row->draw(from, to, std::to_string(i + 1));
  }
  return rows;
}

constexpr std::string_view margin = "  ";

void print_lines(const std::string& source, const Explanation& explanation, Console& console) {
  for (const ExplainedLine& line : explanation.lines) {
    const std::string place = line.place.empty() ? "" : " · " + line.place;
    console.emphasise(visible(fmt::format("{}:{}{}", source, line.number, place)));
    console.out() << '\n' << margin << visible(line.text) << '\n';
    if (line.place.empty()) continue;
    for (const Row& row : rows_under(line, explanation.names)) console.out() << margin << row.bars << '\n';
  }
}

// Text in lines of a width, the further ones indented.
void print_wrapped(std::string_view text, std::size_t indent, std::size_t width, Console& console) {
  const std::size_t room = width > indent + 20 ? width - indent : 20;
  std::size_t used = 0, last_blank = std::string_view::npos, begin = 0;
  console.out() << std::string(indent, ' ');
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    used += static_cast<std::size_t>(display_width(next.character));
    if (used > room) {
      const std::size_t cut = last_blank != std::string_view::npos && last_blank > begin ? last_blank : at;
      console.out() << text.substr(begin, cut - begin) << '\n' << std::string(indent + 2, ' ');
      begin = cut == last_blank ? cut + 1 : cut;
      used = display_width(text.substr(begin, at + next.size - begin)) + 2;
      last_blank = std::string_view::npos;
    }
    if (next.character == U' ') last_blank = at;
    at += next.size;
  }
  console.out() << text.substr(begin) << '\n';
}

void print_list(std::string_view title, const std::vector<std::pair<std::string, const Explained*>>& list,
                std::size_t width, Console& console) {
  if (list.empty()) return;
  console.out() << '\n';
  console.emphasise(title);
  console.out() << '\n';
  for (const auto& [head, explained] : list) {
    print_wrapped(visible(head), margin.size(), width, console);
    for (const std::string& reason : explained->reasons) print_wrapped(visible(reason), 6, width, console);
  }
}

std::vector<std::pair<std::string, const Explained*>> heads(const std::vector<Explained>& all, bool numbered) {
  std::vector<std::pair<std::string, const Explained*>> out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Explained& one = all[i];
    std::string head = numbered ? fmt::format("{}  “{}”  {}", i + 1, one.surface, one.what)
                                : fmt::format("“{}”  {}", one.surface, one.what);
    if (!one.name.empty()) head += "  " + one.name;
    out.emplace_back(std::move(head), &one);
  }
  return out;
}

void print(const std::string& source, const Explanation& explanation, Console& console) {
  const std::size_t width = console.width() > 0 ? console.width() : 100;
  print_lines(source, explanation, console);
  print_list("Mentions and back references", heads(explanation.names, true), width, console);
  std::vector<std::pair<std::string, const Explained*>> relations;
  relations.reserve(explanation.relations.size());
  for (const Explained& relation : explanation.relations) relations.emplace_back(relation.what, &relation);
  print_list("Relations", relations, width, console);
  print_list("Seen and set aside", heads(explanation.set_aside, false), width, console);
  if (explanation.names.empty() && explanation.relations.empty() && explanation.set_aside.empty())
    console.out() << "\nnothing is named here\n";
}

int explain_lines(const Arguments& arguments, Console& console) {
  const Asked asked = parse(*arguments.value("FILE:LINE"));
  const Papers papers = find_papers({asked.file}, console.in());
  if (!papers.troubles.empty()) throw Error(papers.troubles.front());
  if (papers.found.size() != 1)
    throw Error(Trouble::bad_usage, fmt::format("'{}' is not one file", asked.file), {}, "name one paper");
  const std::shared_ptr<const Lexicon> names = lexicon(arguments);
  const std::uint64_t limit = arguments.number("max-file", 256, 1, 1U << 20U) << 20U;
  print(papers.found.front().name, explain(load_source(papers.found.front(), limit), *names, asked.lines), console);
  return 0;
}

constexpr Operand operands[] = {{"FILE:LINE", "a paper and a line of it, or lines: FILE:12, FILE:12-15"}};
constexpr Option options[] = {lexicon_option, max_file_option};

}  // namespace

constinit const Command explain_command{
    "explain",
    "show what was found in a line of a paper, and why",
    "Under the line the mentions and back references are underlined and numbered; below stand, for each, kind, id and "
    "the lexicon's name or the rule that found it, and for each relation that rests on words of the line the rule, "
    "where its subject and object come from and the words that decide. Names that were seen and set aside (inside "
    "longer names, bare words) come last. Needs no database. Lines count in the text that 'extract --format text' "
    "prints.",
    "treatygraph explain papers/a.txt:12",
    operands,
    options,
    explain_lines};

}  // namespace treatygraph::shell
