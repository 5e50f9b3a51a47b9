// store_times [PAPERS [FACTS.jsonl]]: how long the store takes to put papers (made up, and those of a facts file), to
// open, and to answer. One line a figure.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>

#include "extract/base/error.h"
#include "graph/store/store.h"
#include "tests/unit/store/scratch.h"
#include "tests/unit/store/synthetic.h"

namespace treatygraph::testing {
namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

template <typename Work>
double median_of(int times, Work&& work) {
  std::vector<double> each;
  for (int i = 0; i < times; ++i) {
    const auto begin = Clock::now();
    work();
    each.push_back(milliseconds_since(begin));
  }
  std::sort(each.begin(), each.end());
  return each[each.size() / 2];
}

void time_puts(Writer& writer, const std::vector<facts::Paper>& papers, std::size_t papers_per_commit) {
  const auto graph = writer.begin();
  const auto begin = Clock::now();
  double committing = 0;
  for (std::size_t i = 0; i < papers.size(); ++i) {
    graph->put(papers[i]);
    if ((i + 1) % papers_per_commit != 0 && i + 1 != papers.size()) continue;
    const auto commit = Clock::now();
    graph->commit();
    committing += milliseconds_since(commit);
  }
  const double all = milliseconds_since(begin);
  const auto count = static_cast<double>(papers.size());
  fmt::print("put {} papers, {} a commit: {:.3f} ms a paper, of it commits {:.3f}; {:.0f} papers/s\n", papers.size(),
             papers_per_commit, all / count, committing / count, 1000 * count / all);
}

void time_reads(const std::filesystem::path& folder) {
  fmt::print("open a generation: {:.2f} ms\n", median_of(21, [&] { (void)Store(folder).read()->sequence(); }));
  const auto graph = Store(folder).read();
  fmt::print("{} nodes, {} edges, {} sources\n", graph->count_nodes(std::nullopt), graph->count_edges(std::nullopt),
             graph->sources().size());
  const auto key = graph->code(Vocabulary::key, "id");
  std::vector<NodeId> nodes(5000);
  nodes.resize(graph->nodes(std::nullopt)->next(nodes));
  std::vector<Neighbour> edges;
  const auto per_item = [](double milliseconds, std::size_t items) {
    return 1000 * milliseconds / static_cast<double>(items);
  };
  const double walking = median_of(5, [&] {
    edges.clear();
    for (const NodeId node : nodes) graph->neighbours(node, Direction::both, {}, edges);
  });
  fmt::print("neighbours: {:.1f} us a node, {:.2f} us an edge\n", per_item(walking, nodes.size()),
             per_item(walking, edges.size()));
  edges.resize(std::min<std::size_t>(edges.size(), 2000));
  std::size_t proofs = 0;
  const double proving = median_of(5, [&] {
    proofs = 0;
    for (const Neighbour& edge : edges) proofs += graph->evidence(edge.edge).size();
  });
  fmt::print("evidence: {:.1f} us an edge, {:.1f} us an evidence\n", per_item(proving, edges.size()),
             per_item(proving, proofs));
  const double showing = median_of(5, [&] {
    for (const Neighbour& edge : edges) (void)graph->edge_properties(edge.edge);
  });
  fmt::print("properties of an edge: {:.1f} us\n", per_item(showing, edges.size()));
  std::vector<Value> ids;
  const double reading = median_of(5, [&] {
    ids.clear();
    for (const NodeId node : nodes) ids.push_back(graph->node_property(node, *key));
  });
  fmt::print("property of a node: {:.1f} us\n", per_item(reading, nodes.size()));
  const double finding = median_of(5, [&] {
    for (const Value& id : ids) (void)graph->find(*key, id);
  });
  fmt::print("find by id: {:.1f} us\n", per_item(finding, ids.size()));
}

std::vector<facts::Paper> read_facts(const std::string& path) {
  std::ifstream in(path);
  facts::Reader reader(in, path);
  std::vector<facts::Paper> papers;
  for (facts::Paper paper; reader.next(paper);) papers.push_back(std::move(paper));
  return papers;
}

void run(std::uint64_t count, const std::string& facts_file) {
  const Scratch scratch;
  std::vector<facts::Paper> papers;
  for (std::uint64_t i = 0; i < count; ++i) papers.push_back(paper(fmt::format("{:07}", i), 1, {60, 120, 200, 20000}));
  {
    Store store(scratch / "one");
    time_puts(*store.write(), papers, 1);
  }
  {
    Store store(scratch / "many");
    const auto writer = store.write();
    time_puts(*writer, papers, 50);
    fmt::print("the same again: ");
    time_puts(*writer, papers, 50);
    const auto begin = Clock::now();
    writer->publish();
    fmt::print("publish: {:.1f} ms\n", milliseconds_since(begin));
  }
  time_reads(scratch / "many");
  if (facts_file.empty()) return;
  fmt::print("{}\n", facts_file);
  {
    Store store(scratch / "facts");
    time_puts(*store.write(), read_facts(facts_file), 1);
  }
  time_reads(scratch / "facts");
}

}  // namespace
}  // namespace treatygraph::testing

int main(int count, char** words) try {
  treatygraph::testing::run(count > 1 ? std::stoull(words[1]) : 1000, count > 2 ? words[2] : "");
} catch (const treatygraph::Error& error) {
  fmt::print(stderr, "{}\n", error.what());
  return 1;
}
