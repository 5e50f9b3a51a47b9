// The benchmark's adapter: the graph as an engine of ../shared/bench, whose README.md draws the protocol.
//
//   adapter load CSVDIR DB             CSVDIR holds nodes_*.csv and edges_*.csv in the manner of neo4j-admin
//   adapter run DB QUERIES.json        one JSON line a query: cold and warm times, rows, checksum
//
//   OURS_BENCH=build/release/tests/bench/adapter python3 ../shared/bench/run_peers.py --graph … --engines
//   ours,duckdb,sqlite
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "extract/base/sha256.h"
#include "graph/import/import.h"
#include "graph/model/value_operations.h"
#include "graph/query/query.h"
#include "graph/query/statement_cache.h"

using namespace treatygraph;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view version = TREATYGRAPH_VERSION;

double now_ms() {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void answer(const Json& line) { std::cout << line.dump() << std::endl; }

int load(const fs::path& folder, const fs::path& database) {
  fs::remove_all(database);
  const double begin = now_ms();
  Import task;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    auto& kind = file.filename().string().starts_with("nodes_") ? task.nodes : task.relationships;
    kind.push_back({{}, {file}});
  }
  {
    const std::unique_ptr<Writer> writer = Store(database).write();
    import_graph(task, *writer);
    writer->draw_image(1);
  }
  answer({{"ok", true}, {"load_ms", now_ms() - begin}, {"version", version}});
  return 0;
}

std::vector<Row> rows_of(StatementCache& statements, const Graph& graph, const std::string& text) {
  std::vector<Row> rows;
  const auto answers = statements.prepare(text).run(graph, nullptr, {}, {});
  while (const Row* row = answers->next()) rows.push_back(*row);
  return rows;
}

std::string checksum(const std::vector<Row>& rows, bool ordered) {
  std::vector<std::string> lines;
  for (const Row& row : rows) {
    std::string& line = lines.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i != 0) line += '\t';
      line += row[i].is_null() ? "\\N" : to_text(row[i]);
    }
  }
  if (!ordered) std::sort(lines.begin(), lines.end());
  return sha256_hex(fmt::format("{}", fmt::join(lines, "\n"))).substr(0, 16);
}

Json ask(StatementCache& statements, const Graph& graph, const Json& query, int runs, double budget_ms) {
  const std::string text = query.at("text");
  double begin = now_ms();
  std::vector<Row> rows = rows_of(statements, graph, text);
  Json line = {{"id", query.at("id")}, {"cold_ms", now_ms() - begin}};
  Json warm = Json::array();
  for (double spent = 0, last = 0; warm.size() < static_cast<std::size_t>(runs) && spent + last <= budget_ms;) {
    begin = now_ms();
    rows = rows_of(statements, graph, text);
    last = now_ms() - begin;
    spent += last;
    warm.push_back(last);
  }
  line["warm_ms"] = std::move(warm);
  line["rows"] = rows.size();
  line["checksum"] = checksum(rows, query.at("ordered"));
  return line;
}

int run(const fs::path& database, const fs::path& file) {
  std::ifstream in(file);
  const Json task = Json::parse(in);
  const double begin = now_ms();
  const std::shared_ptr<const Snapshot> graph = Store(database).read();
  answer({{"ready", true}, {"version", version}, {"open_ms", now_ms() - begin}});
  StatementCache statements(built_in_procedures(), Planning::by_cost);
  for (const Json& query : task.at("queries")) {
    try {
      answer(ask(statements, *graph, query, task.at("runs"), task.at("budget_ms")));
    } catch (const std::exception& error) {
      answer({{"id", query.at("id")}, {"error", error.what()}});
    }
  }
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const std::string_view task = count == 4 ? words[1] : "";
  try {
    if (task == "load") return load(words[2], words[3]);
    if (task == "run") return run(words[2], words[3]);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  std::cerr << "usage: adapter load CSVDIR DB | adapter run DB QUERIES.json\n";
  return 2;
}
