// concordance: where a name stands, with the words around it.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "extract/base/text.h"
#include "shell/commands.h"
#include "shell/counted.h"
#include "shell/render/render.h"
#include "shell/report.h"
#include "shell/reread.h"
#include "shell/session.h"
#include "shell/visible.h"

namespace treatygraph::shell {
namespace {

struct Occurrence {
  facts::Mention mention;
  std::uint64_t line = 0;  // of the paper; 0 where the paper could not be read
  std::string left, words, right;
};

constexpr std::size_t reach = 1200;  // bytes looked at on each side
constexpr std::size_t most_keyword = 40, most_place = 40, least_context = 12;

// In one line: a run of blanks is one blank, or none between characters that have no word spaces.
std::string in_one_line(std::string_view text) {
  std::string out;
  bool blank = false, after_cjk = true;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    if (fold(next.character) == 0 && next.character <= U' ') {
      blank = true;
    } else {
      const bool cjk = is_cjk(next.character);
      if (blank && !(after_cjk && cjk)) out += ' ';
      out += text.substr(at, next.size);
      blank = false;
      after_cjk = cjk;
    }
    at += next.size;
  }
  if (blank && !after_cjk) out += ' ';
  return out;
}

Occurrence look_up(const facts::Mention& mention, std::string_view text) {
  Occurrence found{mention, 0, "", in_one_line(mention.text), ""};
  if (mention.end > text.size() || text.substr(mention.start, mention.end - mention.start) != mention.text)
    return found;
  found.line = 1 + static_cast<std::uint64_t>(
                       std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(mention.start), '\n'));
  std::size_t from = mention.start > reach ? mention.start - reach : 0;
  while (from < mention.start && continues(text[from])) ++from;
  std::size_t to = std::min<std::size_t>(text.size(), mention.end + reach);
  while (to > mention.end && to < text.size() && continues(text[to])) --to;
  found.left = in_one_line(text.substr(from, mention.start - from));
  found.right = in_one_line(text.substr(mention.end, to - mention.end));
  return found;
}

std::string first_columns(std::string_view text, std::size_t columns) {
  std::size_t used = 0, at = 0;
  while (at < text.size()) {
    const Decoded next = decode(text, at);
    used += static_cast<std::size_t>(display_width(next.character));
    if (used > columns) break;
    at += next.size;
  }
  return std::string(text.substr(0, at));
}

std::string last_columns(std::string_view text, std::size_t columns) {
  std::size_t at = text.size(), used = 0;
  while (at > 0) {
    std::size_t before = at - 1;
    while (before > 0 && continues(text[before])) --before;
    used += static_cast<std::size_t>(display_width(decode(text, before).character));
    if (used > columns) break;
    at = before;
  }
  return std::string(text.substr(at));
}

std::string place_of(const Occurrence& found) {
  std::string place = found.mention.source;
  if (found.line > 0) place += fmt::format(":{}", found.line);
  if (!found.mention.section.empty()) place += " " + found.mention.section;
  if (!found.mention.paragraph.empty())
    place += (found.mention.paragraph.starts_with("¶") ? " " : " ¶") + found.mention.paragraph;
  return visible(place);
}

// The words under each other, what stands before them to the left.
void print_aligned(const std::vector<Occurrence>& all, std::size_t width, Console& console) {
  std::size_t place = 0, keyword = 0;
  for (const Occurrence& found : all) {
    place = std::max(place, display_width(place_of(found)));
    keyword = std::max(keyword, display_width(visible(found.words)));
  }
  place = std::min(place, most_place);
  keyword = std::min(keyword, most_keyword);
  const std::size_t used = place + keyword + 4;
  const std::size_t context = std::max(least_context, width > used ? (width - used) / 2 : 0);
  for (const Occurrence& found : all) {
    const std::string left = last_columns(visible(found.left), context);
    const std::string words = shorten(visible(found.words), keyword);
    console.out() << pad(shorten(place_of(found), place), place) << "  "
                  << std::string(context - display_width(left), ' ') << left << ' ';
    console.emphasise(words);
    const std::string right = first_columns(visible(found.right), context + keyword - display_width(words));
    console.out() << (right.empty() ? "" : " ") << right << '\n';
  }
}

void print_rows(const std::vector<Occurrence>& all, std::size_t context, const Format& form, Console& console) {
  const auto table =
      form.open({"source", "document", "section", "paragraph", "line", "start", "id", "left", "words", "right"},
                Page{console.width(), nullptr}, console.out());
  for (const Occurrence& found : all) {
    const facts::Mention& mention = found.mention;
    table->row({mention.source, mention.doc, mention.section, mention.paragraph,
                found.line > 0 ? Value(static_cast<std::int64_t>(found.line)) : Value(),
                static_cast<std::int64_t>(mention.start), mention.id, last_columns(found.left, context), found.words,
                first_columns(found.right, context)});
  }
  table->end();
}

std::vector<Occurrence> occurrences(const facts::Paper& paper, const std::set<std::string>& ids, const Root& root,
                                    Console& console) {
  std::vector<facts::Mention> mentions;
  std::copy_if(paper.mentions.begin(), paper.mentions.end(), std::back_inserter(mentions),
               [&](const facts::Mention& mention) { return ids.contains(mention.id); });
  std::vector<Occurrence> found;
  if (mentions.empty()) return found;
  std::string text;
  try {
    text = reread(root, paper.document.source).text;
  } catch (const Error& error) {
    console.say(error.what());
  }
  found.reserve(mentions.size());
  for (const facts::Mention& mention : mentions) found.push_back(look_up(mention, text));
  const bool moved =
      !text.empty() && std::any_of(found.begin(), found.end(), [](const auto& o) { return o.line == 0; });
  if (moved)
    console.say(
        fmt::format("{}: has changed since it was ingested; 'treatygraph verify' tells where", paper.document.source));
  return found;
}

std::size_t page_width(const Arguments& arguments, const Console& console) {
  const std::size_t natural = console.width() > 0 ? console.width() : 120;
  return arguments.number("width", natural, 40, 2000);
}

int concordance(const Arguments& arguments, Console& console) {
  const Format& form = format(arguments.value_or("format", "table"));
  const std::shared_ptr<const Snapshot> graph = open_store(arguments).read();
  std::set<std::string> ids;
  for (const NodeId node : find_entities(*graph, *arguments.value("NAME")))
    ids.insert(text_property(*graph, node, "id"));
  const Root where = root(arguments);
  std::vector<Occurrence> all;
  std::uint64_t papers = 0;
  for (const SourceSummary& source : graph->sources()) {
    if (interrupted) throw Error(Trouble::cancelled, "stopped by Ctrl-C");
    std::vector<Occurrence> some = occurrences(graph->paper(source.source), ids, where, console);
    papers += some.empty() ? 0 : 1;
    std::move(some.begin(), some.end(), std::back_inserter(all));
  }
  const std::size_t width = page_width(arguments, console);
  const bool aligned = form.name == "table";
  if (aligned)
    print_aligned(all, width, console);
  else
    print_rows(all, width / 2, form, console);
  const std::string last =
      fmt::format("{} of {} in {}", counted(all.size(), "mention"), fmt::join(ids, ", "), counted(papers, "paper"));
  console.flush();
  if (aligned)
    console.out() << last << '\n';
  else
    console.say(last);
  return 0;
}

constexpr Operand operands[] = {{"NAME", "an id, or any name in any language"}};
constexpr Option options[] = {
    {"--width", "COLUMNS", "of a line (default: the terminal's, else 120); other forms give half of it a side", ""},
    {"--format", "FORM", "how rows are printed (default table: words under each other)", format_choices},
    root_option,
    {"--max-file", "MB", "refuse bigger files (default 256)", ""},
    db_option,
    wait_option};

}  // namespace

constinit const Command concordance_command{
    "concordance",
    "every place where something is named, with the words around it",
    "Whatever name the papers use for it is found. The words around come from the papers, which are looked for under "
    "their names below --root; where a paper is gone or changed, its places are still listed. Back references (该公约) "
    "are "
    "not listed: they name nothing.",
    "treatygraph concordance 布达佩斯公约",
    operands,
    options,
    concordance};

}  // namespace treatygraph::shell
