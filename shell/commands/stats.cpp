// stats and schema: what the graph holds.
#include <algorithm>

#include "shell/commands.h"
#include "shell/overview.h"
#include "shell/session.h"

namespace treatygraph::shell {
namespace {

Value number(std::uint64_t count) { return static_cast<std::int64_t>(count); }

void count_words(const Graph& graph, Vocabulary vocabulary, std::string_view what, Renderer& table) {
  std::vector<std::string> words = graph.words(vocabulary);
  std::sort(words.begin(), words.end());
  for (const std::string& word : words) {
    const std::optional<Code> code = graph.code(vocabulary, word);
    const std::uint64_t count = vocabulary == Vocabulary::label ? graph.count_nodes(code) : graph.count_edges(code);
    if (count > 0) table.row({what, word, number(count)});
  }
}

int stats(const Arguments& arguments, Console& console) {
  const Format& form = format(arguments.value_or("format", "table"));
  const std::shared_ptr<const Snapshot> graph = open_store(arguments).read();
  const auto table = form.open({"what", "name", "count"}, Page{console.width(), graph.get()}, console.out());
  table->row({"papers", "", number(graph->sources().size())});
  table->row({"nodes", "", number(graph->count_nodes({}))});
  count_words(*graph, Vocabulary::label, "nodes", *table);
  table->row({"relationships", "", number(graph->count_edges({}))});
  count_words(*graph, Vocabulary::type, "relationships", *table);
  table->end();
  return 0;
}

int schema(const Arguments& arguments, Console& console) {
  console.out() << describe(survey(*open_store(arguments).read()));
  return 0;
}

constexpr Option stats_options[] = {
    {"--format", "FORM", "how rows are printed (default table)", format_choices}, db_option, wait_option};
constexpr Option schema_options[] = {db_option, wait_option};

}  // namespace

constinit const Command stats_command{
    "stats", "how many papers, nodes and relationships there are", "", "treatygraph stats", {}, stats_options, stats};

constinit const Command schema_command{"schema",
                                       "which labels, properties and relationships there are",
                                       "Looks at every node and relationship.",
                                       "treatygraph schema",
                                       {},
                                       schema_options,
                                       schema};

}  // namespace treatygraph::shell
