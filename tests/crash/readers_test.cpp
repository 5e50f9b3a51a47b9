// readers_test [SECONDS]: one process takes a whole graph in and then ingests with a write buffer of 256 KiB, a paper a
// commit, publishes, compacts, draws images and comes again; two others open the graph again and again. No open may
// fail, each sees a gapless prefix of the commits, never an older one than before, and a question has the same answer
// with the read image and without.
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <thread>

#include "extract/base/error.h"
#include "graph/store/store.h"
#include "tests/crash/child.h"
#include "tests/crash/operations.h"
#include "tests/unit/store/scratch.h"
#include "tests/unit/store/synthetic.h"

namespace treatygraph::testing {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t sources = 400;  // then they are replaced, so that a long run does not grow
constexpr std::uint64_t compare_every = 8;
constexpr std::chrono::seconds long_run{30};

std::string source_of(std::uint64_t commit) { return fmt::format("papers/{:06}.txt", commit % sources); }

std::string maker_of(std::uint64_t version) { return fmt::format("version {}", version); }

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

// What has to be true of every state: after the import, which is commit 1, source i came with commit i + 2, the next
// version of it `sources` commits later.
std::string trouble_of(const Snapshot& graph, std::uint64_t last) {
  const std::uint64_t commits = graph.sequence();
  if (commits < last) return fmt::format("{} commits after {}", commits, last);
  std::string base = base_trouble(graph, commits > 0);
  if (!base.empty() || commits < 2) return base;
  const std::vector<SourceSummary> found = graph.sources();
  if (found.size() != std::min(commits - 1, sources)) return fmt::format("{} sources", found.size());
  for (std::uint64_t i = 0; i < found.size(); ++i) {
    const std::uint64_t version = (commits - 2 - i) / sources;
    const bool there =
        found[i].source == source_of(i) && graph.paper(found[i].source).document.maker == maker_of(version);
    if (!there) return fmt::format("source {} is not version {}", found[i].source, version);
  }
  return is_whole(graph, found[commits % found.size()]) ? "" : "a paper has lost an edge";
}

facts::Paper version_of(const std::string& source, std::uint64_t version) {
  facts::Paper result = paper(source, version, {60, 120, 200, 5000});
  result.document.maker = maker_of(version);
  return result;
}

struct Seen {
  std::uint64_t opens = 0, imaged = 0, compared = 0, last = 0;
};

// The same state without the image, where it is still the newest.
std::string difference_without_image(const std::string& folder, const Snapshot& graph, Seen& seen) {
  StoreOptions options;
  options.image = false;
  const auto twin = Store(folder, options).read();
  if (twin->sequence() != graph.sequence()) return "";
  ++seen.compared;
  const std::string slow = answers(*twin), fast = answers(graph);
  return slow == fast ? "" : fmt::format("without the image:\n{}\nwith it:\n{}", slow, fast);
}

int read_for(const std::string& folder, std::chrono::seconds time) {
  Seen seen;
  for (const auto end = Clock::now() + time; Clock::now() < end;) {
    if (!Store(folder).exists()) continue;
    const auto graph = Store(folder).read();
    ++seen.opens;
    if (graph->image() != nullptr) ++seen.imaged;
    std::string trouble = trouble_of(*graph, seen.last);
    if (trouble.empty() && seen.opens % compare_every == 0) trouble = difference_without_image(folder, *graph, seen);
    if (!trouble.empty()) {
      fmt::print("opening {}: commit {}: {}\n", seen.opens, graph->sequence(), trouble);
      return 1;
    }
    seen.last = graph->sequence();
  }
  fmt::print("{} opens, {} with an image, {} compared; the last saw {} commits\n", seen.opens, seen.imaged,
             seen.compared, seen.last);
  const bool long_enough = time >= long_run;  // a busy machine draws nothing in a few seconds
  return seen.last > 0 && (seen.imaged > 0 || !long_enough) ? 0 : 1;
}

std::uint64_t write_for(Store& store, std::chrono::seconds time) {
  std::mt19937_64 random(1);
  {
    const auto writer = store.write();
    import_base(*writer);
    writer->draw_image(image_pays_from);
  }
  std::uint64_t commits = 1;
  for (const auto end = Clock::now() + time; Clock::now() < end;) {
    const auto writer = store.write();
    const auto transaction = writer->begin();
    for (auto left = 1 + random() % 40; left > 0 && Clock::now() < end; --left) {
      const std::uint64_t number = commits - 1;
      transaction->put(version_of(source_of(number), number / sources));
      transaction->commit();
      ++commits;
      tidy(random, *writer);
    }
  }
  return commits;
}

int run(std::chrono::seconds time) {
  Scratch scratch;
  const std::string folder = scratch / "db";
  StoreOptions options;
  options.write_buffer = 256U << 10U;
  Store store(folder, options);
  const std::string seconds = std::to_string(time.count());
  Child first({"--read", folder, seconds}), second({"--read", folder, seconds});
  const std::uint64_t commits = write_for(store, time);
  const bool sound = first.wait() == 0 && second.wait() == 0;
  fmt::print("{} commits; readers:\n{}{}", commits, first.printed(), second.printed());
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
