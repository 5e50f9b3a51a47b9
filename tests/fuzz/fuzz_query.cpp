// Any bytes as a query: parsed, checked, planned and run on a tiny graph within limits. Bad text is an Error, nothing
// worse; what a query finds it can explain.
#include <cctype>
#include <chrono>
#include <string>

#include "extract/base/error.h"
#include "graph/model/memory_graph.h"
#include "graph/query/query.h"

using namespace treatygraph;

namespace {

// LOAD CSV could open anything of this machine.
bool reads_files(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return upper.find("CSV") != std::string::npos;
}

void run(GraphWriter& graph, std::string_view text) {
  Limits limits;
  limits.time = std::chrono::milliseconds(200);
  limits.memory = 16U << 20U;
  const Statement statement = Statement::prepare(text);
  static_cast<void>(statement.explain(graph));
  const auto rows = statement.run(graph, &graph, {{"p", 1}}, limits);
  for (int i = 0; i < 1000 && rows->next() != nullptr; ++i) {
  }
  static_cast<void>(rows->notes());
  static_cast<void>(rows->profile());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const auto graph = make_memory_graph();
  static bool ready = false;
  if (!ready) run(*graph, "CREATE (a:A {x: 1, name: '中'})-[:T {w: 2}]->(b:B {x: 'y'})-[:U]->(a), (b)-[:T]->(b)");
  ready = true;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (reads_files(text)) return 0;
  const std::uint64_t mark = graph->mark();
  try {
    run(*graph, text);
  } catch (const Error& error) {
    static_cast<void>(point_at(text, error.place()));
  }
  graph->undo(mark);
  return 0;
}
