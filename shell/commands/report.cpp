// report: tables for people who do not write queries.
#include "shell/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "extract/base/text.h"
#include "graph/model/value_operations.h"
#include "shell/commands.h"
#include "shell/counted.h"
#include "shell/session.h"
#include "shell/visible.h"

namespace treatygraph::shell {
namespace {

struct By {
  std::string_view name, label;
};
constexpr By actors[] = {{"state", "State"}, {"organisation", "Organisation"}, {"document", "Document"}};

std::string_view label_of(std::string_view name) {
  return std::find_if(std::begin(actors), std::end(actors), [&](const By& by) { return by.name == name; })->label;
}

// The width that a table for people keeps to where no terminal tells one.
std::size_t page_width(const Console& console) {
  if (console.width() > 0) return console.width();
  const char* columns = std::getenv("COLUMNS");
  const int width = columns != nullptr ? std::atoi(columns) : 0;
  return width > 40 ? static_cast<std::size_t>(width) : 160;
}

// The quote from a little before the cited words on, so that they are seen where the rest is cut off.
std::string from_the_words(const Evidence& evidence) {
  constexpr std::size_t lead = 12;  // characters
  const std::size_t at = evidence.quote.find(evidence.text);
  if (at == std::string::npos) return evidence.quote;
  std::size_t begin = at;
  for (std::size_t back = 0; back < lead && begin > 0; ++back) {
    do --begin;
    while (begin > 0 && (static_cast<unsigned char>(evidence.quote[begin]) & 0xc0U) == 0x80U);
  }
  return begin == 0 ? evidence.quote : "…" + evidence.quote.substr(begin);
}

std::string place_of(const Evidence& evidence) {
  std::string place = evidence.document;
  if (!evidence.section.empty() && evidence.document.find('#') == std::string::npos) place += " " + evidence.section;
  if (!evidence.paragraph.empty())
    place += evidence.paragraph.starts_with("¶") ? " " + evidence.paragraph : " ¶" + evidence.paragraph;
  return place;
}

void print_for_people(const Citations& citations, const Format& form, Console& console) {
  const auto table = form.open({"actor", "actor_name", "cited_name", "kind", "count", "first_date", "place", "quote"},
                               Page{page_width(console), nullptr}, console.out());
  for (const Citation& row : citations.rows) {
    const bool none = !row.evidence;
    table->row({row.actor, row.actor_name, row.cited_name.empty() ? row.cited : row.cited_name, row.kind, row.count,
                row.first_date, none ? Value() : Value(place_of(*row.evidence)),
                none ? Value() : Value(from_the_words(*row.evidence))});
  }
  table->end();
}

void print_for_programs(const Citations& citations, const Format& form, Console& console) {
  const auto table = form.open({"actor", "actor_name", "cited", "cited_name", "kind", "count", "documents",
                                "first_date", "document", "section", "paragraph", "quote"},
                               Page{console.width(), nullptr}, console.out());
  for (const Citation& row : citations.rows) {
    const Evidence evidence = row.evidence.value_or(Evidence{});
    table->row({row.actor, row.actor_name, row.cited, row.cited_name, row.kind, row.count, row.documents,
                row.first_date, evidence.document, evidence.section, evidence.paragraph, evidence.quote});
  }
  table->end();
}

void print_matrix(const Citations& citations, const Format& form, Console& console) {
  std::map<std::string, std::size_t> place;
  for (const Citation& row : citations.rows) {
    if (row.evidence) place.emplace(row.cited, 0);
  }
  std::vector<std::string> columns{"actor", "actor_name"};
  for (auto& [cited, column] : place) {
    column = columns.size();
    columns.push_back(cited);
  }
  const auto table = form.open(columns, Page{console.width(), nullptr}, console.out());
  for (std::size_t i = 0; i < citations.rows.size();) {
    const std::string& actor = citations.rows[i].actor;
    Cells cells(columns.size(), Value(0));
    cells[0] = actor;
    cells[1] = citations.rows[i].actor_name;
    for (; i < citations.rows.size() && citations.rows[i].actor == actor; ++i) {
      const auto column = place.find(citations.rows[i].cited);
      if (column != place.end()) cells[column->second] = citations.rows[i].count;
    }
    table->row(cells);
  }
  table->end();
}

// A table for people ends with this line; beside what a program reads it goes to standard error.
void close_with(const std::string& last, const Format& form, Console& console) {
  if (is_for_people(form)) {
    console.out() << last << '\n';
  } else {
    console.flush();
    console.say(last);
  }
}

int citations(const Arguments& arguments, Console& console) {
  const Format& form = format(arguments.value_or("format", "table"));
  const std::string by = arguments.value_or("by", "state");
  const std::shared_ptr<const Snapshot> graph = open_store(arguments).read();
  const Citations found = cite(*graph, {label_of(by), arguments.values("object"), arguments.values("without")});
  if (arguments.has("matrix"))
    print_matrix(found, form, console);
  else if (is_for_people(form))
    print_for_people(found, form, console);
  else
    print_for_programs(found, form, console);
  const std::string last =
      fmt::format("{} of {} read; {}, {} of them without a citation here; {} of {} stayed unresolved",
                  counted(found.sections, "section"), counted(found.papers, "paper"), counted(found.actors, by),
                  found.silent, found.unresolved, counted(found.references, "back reference"));
  close_with(last, form, console);
  return 0;
}

std::string missing(const SourceSummary& source) {
  std::string text;
  if (source.document.starts_with("doc:")) text = "no symbol";
  if (source.date.empty()) text += text.empty() ? "no date" : ", no date";
  return text;
}

int coverage(const Arguments& arguments, Console& console) {
  const Format& form = format(arguments.value_or("format", "table"));
  const std::shared_ptr<const Snapshot> graph = open_store(arguments).read();
  const auto table = form.open({"source", "document", "date", "language", "sections", "mentions", "relations",
                                "references", "unresolved", "missing", "title", "other_names"},
                               Page{console.width(), nullptr}, console.out());
  const auto number = [](std::uint64_t count) { return Value(static_cast<std::int64_t>(count)); };
  const std::vector<SourceSummary> sources = graph->sources();
  for (const SourceSummary& source : sources) {
    table->row({source.source, source.document, source.date, source.language, number(source.sections),
                number(source.mentions), number(source.relations), number(source.references), number(source.unresolved),
                missing(source), source.title, fmt::format("{}", fmt::join(source.other_names, " "))});
  }
  table->end();
  const auto without_symbol =
      std::count_if(sources.begin(), sources.end(), [](const auto& s) { return s.document.starts_with("doc:"); });
  const auto without_date = std::count_if(sources.begin(), sources.end(), [](const auto& s) { return s.date.empty(); });
  close_with(fmt::format("{}, {} without a symbol, {} without a date", counted(sources.size(), "paper"), without_symbol,
                         without_date),
             form, console);
  return 0;
}

constexpr Option format_option{"--format", "FORM", "how rows are printed (default table)", format_choices};
constexpr Option citation_options[] = {
    {"--by", "WHO", "whose citations (default state)", "state organisation document"},
    {"--object", "ID", "only this text and its provisions: an id or any of its names; may be repeated", "",
     Option::Times::many},
    {"--without", "ID", "leave out who cites this; may be repeated", "", Option::Times::many},
    {"--matrix", "", "a row an actor, a column a text, the number of sentences in the cell", ""},
    format_option,
    image_option,
    db_option,
    wait_option};
constexpr Option coverage_options[] = {format_option, image_option, db_option, wait_option};

}  // namespace

constinit const Command citations_command{
    "report citations",
    "who cites what, where, in which words; and who cites nothing",
    "Every actor with a submission or a statement is listed; one that cites nothing has a row that says 'none'. Naming "
    "is not "
    "supporting: the quote tells how. The convention under negotiation is left out unless it is asked for with "
    "--object. The table cuts "
    "quotes to its width; csv and json have them whole. The last line says how much was read and what stayed open.",
    "treatygraph report citations --by state --object 有组织犯罪公约 --without budapest-convention",
    {},
    citation_options,
    citations};

constinit const Command coverage_command{"report coverage",
                                         "what was read of each paper, and what is missing",
                                         "",
                                         "treatygraph report coverage --format csv > coverage.csv",
                                         {},
                                         coverage_options,
                                         coverage};

}  // namespace treatygraph::shell
