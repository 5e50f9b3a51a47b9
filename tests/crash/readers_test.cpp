// readers_test [SECONDS]: one process ingests with a write buffer of 256 KiB, a paper a commit; two others open the
// graph again and again. No open may fail, and each sees a gapless prefix of the commits, never an older one than
// before.
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <set>

#include "extract/base/error.h"
#include "graph/store/store.h"
#include "tests/crash/child.h"
#include "tests/unit/store/scratch.h"
#include "tests/unit/store/synthetic.h"

namespace treatygraph::testing {
namespace {

using Clock = std::chrono::steady_clock;

std::string source_of(std::uint64_t commit) { return fmt::format("papers/{:06}.txt", commit); }

// Every edge of one paper's document has both ends and its evidence.
bool is_whole(const Snapshot& graph, const SourceSummary& source) {
  const auto key = graph.code(Vocabulary::key, "id");
  const auto documents = key ? graph.find(*key, source.document) : std::nullopt;
  if (!documents || documents->size() != 1) return false;
  std::vector<Neighbour> edges;
  graph.neighbours(documents->front(), Direction::outgoing, {}, edges);
  for (const Neighbour& edge : edges)
    if (!graph.has_node(edge.node) || graph.evidence(edge.edge).empty()) return false;
  return !edges.empty();
}

int read_for(const std::string& folder, std::chrono::seconds time) {
  std::uint64_t opens = 0, last = 0;
  for (const auto end = Clock::now() + time; Clock::now() < end; ++opens) {
    const auto graph = Store(folder).read();
    const std::uint64_t commits = graph->sequence();
    const std::vector<SourceSummary> sources = graph->sources();
    bool gapless = commits >= last && sources.size() == commits;
    for (std::uint64_t i = 0; gapless && i < commits; ++i) gapless = sources[i].source == source_of(i + 1);
    if (!gapless || (commits > 0 && !is_whole(*graph, sources.back()))) {
      fmt::print("opening {}: {} commits, {} sources, {} before\n", opens, commits, sources.size(), last);
      return 1;
    }
    last = commits;
  }
  fmt::print("{} opens, the last saw {} commits\n", opens, last);
  return opens > 0 && last > 0 ? 0 : 1;
}

int run(std::chrono::seconds time) {
  Scratch scratch;
  const std::string folder = scratch / "db";
  StoreOptions options;
  options.write_buffer = 256U << 10U;
  Store store(folder, options);
  auto writer = store.write();
  auto transaction = writer->begin();
  const std::string seconds = std::to_string(time.count());
  Child first({"--read", folder, seconds}), second({"--read", folder, seconds});
  std::uint64_t commits = 0;
  for (const auto end = Clock::now() + time; Clock::now() < end;) {
    transaction->put(paper(source_of(++commits), 1, {60, 120, 200, 5000}));
    transaction->commit();
    if (commits % 7 == 0) writer->draw_image(0);
  }
  const bool sound = first.wait() == 0 && second.wait() == 0;
  fmt::print("{} commits; readers:\n{}{}", commits, first.printed(), second.printed());
  transaction.reset();
  writer.reset();
  const std::vector<std::string> findings = check(store);
  for (const std::string& finding : findings) fmt::print("check: {}\n", finding);
  return sound && findings.empty() && store.read()->sequence() == commits ? 0 : 1;
}

}  // namespace
}  // namespace treatygraph::testing

int main(int count, char** words) try {
  using namespace treatygraph::testing;
  const std::vector<std::string> arguments(words + 1, words + count);
  if (arguments.size() == 3 && arguments[0] == "--read")
    return read_for(arguments[1], std::chrono::seconds(std::stoi(arguments[2])));
  return run(std::chrono::seconds(arguments.empty() ? 60 : std::stoi(arguments[0])));
} catch (const treatygraph::Error& error) {
  fmt::print("{}\n", error.what());
  return 1;
}
