// export: the graph, or a part of it, for another program.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "exports/export.h"
#include "extract/base/text.h"
#include "shell/commands.h"
#include "shell/counted.h"
#include "shell/selection.h"
#include "shell/session.h"
#include "shell/statements.h"

namespace treatygraph::shell {
namespace {

std::vector<std::string> parted(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    if (end > at) words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// The rows of a query, of which only the elements count.
class Collector : public Renderer {
 public:
  explicit Collector(Elements& elements) : elements_(elements) {}
  void row(const Cells& cells) override {
    for (const Value& value : cells) elements_.add(value);
  }
  void end() override {}

 private:
  Elements& elements_;
};

struct Chosen {
  std::shared_ptr<const Graph> graph;
  Selection selection;
};

Chosen choose_by_query(Session& session, const std::string& text) {
  Elements elements;
  Chosen chosen;
  const OpenRenderer open = [&](const std::vector<std::string>&, const std::shared_ptr<const Graph>& graph) {
    chosen.graph = graph;
    return std::make_unique<Collector>(elements);
  };
  const std::vector<StatementText> statements = split_statements(text);
  if (statements.size() != 1)
    throw Error(Trouble::bad_usage, "--query takes one statement", {},
                "for example: MATCH p = (:State)-[:CITES]->() RETURN p");
  try {
    (void)session.run(statements.front().text, open);
  } catch (const Error& error) {
    throw with_caret(error, "--query", statements.front());
  }
  if (elements.empty()) {
    throw Error(Trouble::bad_query, "the query returns no nodes, relationships or paths", {},
                "return the elements themselves: MATCH p = ... RETURN p");
  }
  chosen.selection = elements.selection(*chosen.graph);
  return chosen;
}

Chosen choose(Session& session, const Arguments& arguments) {
  if (arguments.has("query") && arguments.has("labels")) {
    throw Error(Trouble::bad_usage, "--query and --labels exclude each other", {}, "give one of them");
  }
  if (const auto text = arguments.value("query")) return choose_by_query(session, *text);
  Chosen chosen{session.graph(), {}};
  if (const auto labels = arguments.value("labels")) chosen.selection = select_labels(*chosen.graph, parted(*labels));
  return chosen;
}

int export_graph(const Arguments& arguments, Console& console) {
  const Exporter& form = exporter(arguments.value_or("FORMAT", ""));
  const std::optional<std::string> path = arguments.value("output");
  if (form.folder && !path) {
    throw Error(Trouble::bad_usage, fmt::format("{} writes several files", form.name), {},
                "name a folder for them with -o");
  }
  Session session(open_store(arguments), Session::Access::read_only);
  session.limits = limits(arguments);
  const Chosen chosen = choose(session, arguments);
  ExportOptions options;
  if (const auto language = arguments.value("language"))
    options.label_language = *language == "en" ? "name_en" : "name";
  if (arguments.has("exact")) options.cells = treatygraph::Cells::exact;
  if (path) {
    export_to(*path, form, *chosen.graph, chosen.selection, options, console.bar("elements"));
    console.say(fmt::format("wrote {}", *path));
  } else {
    form.write(*chosen.graph, chosen.selection, options, console.out());
  }
  return 0;
}

constexpr Operand operands[] = {{"FORMAT", "graphml, gexf, csv, jsonl, dot or turtle", Operand::Count::one}};
constexpr Option options[] = {
    {"-o,--output", "FILE", "where it goes (default: standard output)", ""},
    {"--query", "CYPHER", "only the nodes, relationships and paths that this returns", ""},
    {"--labels", "LABEL,...", "only nodes with one of these labels, and what joins them", ""},
    {"--language", "CODE", "of the labels that are shown", "zh en"},
    {"--exact", "", "in csv: text as it is, even where a spreadsheet would run it as a formula", ""},
    timeout_option,
    image_option,
    db_option,
    wait_option};

}  // namespace

constinit const Command export_command{
    "export",
    "write the graph for Gephi, Cytoscape, networkx, a spreadsheet ...",
    "A file is written beside its place and put there when it is complete.",
    "treatygraph export graphml -o cited.graphml --query 'MATCH p = (:State)-[:CITES]->(:Instrument) RETURN p'",
    operands,
    options,
    export_graph};

}  // namespace treatygraph::shell
