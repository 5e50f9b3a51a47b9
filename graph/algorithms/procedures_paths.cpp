// Paths and likeness as procedures.
#include <algorithm>

#include "graph/algorithms/job.h"
#include "graph/algorithms/search.h"

namespace treatygraph::algorithms {
namespace {

// A walk a row: its number, its nodes, the path where its edges are the graph's own, its cost.
Table by_walk(const Job& job, const Projection& graph, const std::vector<Walk>& walks) {
  const std::optional<std::vector<GivenEdge>> given = job.options.selection().edges;
  const bool real =
      !given || std::all_of(given->begin(), given->end(), [](const GivenEdge& e) { return e.edge.has_value(); });
  Table rows;
  for (const Walk& walk : walks) {
    Path path;
    List nodes;
    for (const Node node : walk.nodes) {
      path.nodes.push_back(graph.id(node));
      nodes.emplace_back(NodeRef{graph.id(node)});
    }
    for (const std::uint32_t place : walk.places) path.edges.push_back(graph.out().edges[place]);
    rows.push_back(
        {static_cast<std::int64_t>(rows.size()), std::move(nodes), real ? Value(std::move(path)) : Value(), walk.cost});
  }
  return rows;
}

Table call_path(Job& job) {
  const Projection graph = job.project(Sides::out, Edges::named);
  std::vector<Walk> walks;
  if (auto walk = shortest_path(graph, job.node(graph, 0), job.node(graph, 1), job.options.weigh(), job.pace))
    walks.push_back(std::move(*walk));
  return by_walk(job, graph, walks);
}

Table call_all_paths(Job& job) {
  const std::uint64_t limit = job.options.count("limit", 10'000, 100'000'000);
  const Projection graph = job.project(Sides::out, Edges::named);
  return by_walk(
      job, graph,
      all_shortest_paths(graph, job.node(graph, 0), job.node(graph, 1), job.options.weigh(), limit, job.pace));
}

Table call_k_paths(Job& job) {
  const auto k = static_cast<std::uint32_t>(job.options.count("k", 3, 1'000'000));
  const Projection graph = job.project(Sides::out, Edges::named);
  return by_walk(job, graph,
                 k_shortest_paths(graph, job.node(graph, 0), job.node(graph, 1), k, job.options.weigh(), job.pace));
}

Table call_distances(Job& job) {
  const Projection graph = job.project(Sides::out);
  const Scores found = distances(graph, job.node(graph, 0), job.options.weigh(), job.pace);
  Table rows;
  for (Node node = 0; node < graph.size(); ++node) {
    if (found[node] != unreached) rows.push_back({NodeRef{graph.id(node)}, found[node]});
  }
  return rows;
}

constexpr std::string_view measures[] = {"jaccard", "overlap", "cosine", "common"};
constexpr Measure measure_of[] = {Measure::jaccard, Measure::overlap, Measure::cosine, Measure::common};

std::vector<Node> compared(const Job& job, const Projection& graph) {
  const std::vector<Code> labels = job.options.labels("of");
  std::vector<Node> nodes;
  for (Node node = 0; node < graph.size() && !labels.empty(); ++node) {
    const auto has = [&](Code label) { return job.call.graph.has_label(graph.id(node), label); };
    if (std::any_of(labels.begin(), labels.end(), has)) nodes.push_back(node);
  }
  return nodes;
}

Table by_pair(const Projection& graph, const std::vector<Alike>& pairs) {
  Table rows;
  rows.reserve(pairs.size());
  for (const Alike& each : pairs) {
    rows.push_back(
        {NodeRef{graph.id(each.a)}, NodeRef{graph.id(each.b)}, each.score, static_cast<std::int64_t>(each.common)});
  }
  return rows;
}

Table call_alike(Job& job) {
  Likeness how;
  how.measure = measure_of[job.options.choice("measure", measures)];
  how.top = static_cast<std::uint32_t>(job.options.count("top", how.top, no_node));
  how.least = job.options.number("least", 0, 0, 1e18);
  const Projection graph = job.project(Sides::both);
  how.of = compared(job, graph);
  if (how.of.empty() && !job.options.labels("of").empty()) return {};
  return by_pair(graph, alike(graph, how, job.pace));
}

// Pairs once, that are cited together: alike by what points at them.
Table call_cited_together(Job& job) {
  Likeness how;
  how.measure = Measure::common;
  how.top = 0;
  how.least = job.options.number("least", 1, 0, 1e18);
  Selection selection = job.options.selection();
  selection.facing = selection.facing == Facing::reversed ? Facing::as_is : Facing::reversed;
  const Projection graph = project(job.call.graph, selection, job.pace);
  how.of = compared(job, graph);
  if (how.of.empty() && !job.options.labels("of").empty()) return {};
  std::vector<Alike> pairs = alike(graph, how, job.pace);
  std::erase_if(pairs, [](const Alike& each) { return each.a > each.b; });
  std::stable_sort(pairs.begin(), pairs.end(), [](const Alike& x, const Alike& y) { return x.common > y.common; });
  const std::uint64_t top = job.options.count("top", 0, no_node);
  if (top != 0 && pairs.size() > top) pairs.resize(top);
  return by_pair(graph, pairs);
}

}  // namespace

std::vector<Algorithm> paths_table() {
  const std::vector<Field> ends = {{"from", "NODE?"}, {"to", "NODE?"}};
  const std::vector<Field> walk = {
      {"index", "INTEGER?"}, {"nodes", "LIST<NODE>?"}, {"path", "PATH?"}, {"cost", "FLOAT?"}};
  const std::vector<Field> pair = {{"a", "NODE?"}, {"b", "NODE?"}, {"score", "FLOAT?"}, {"common", "INTEGER?"}};
  return {
      {"shortestPath", ends, walk, {}, Facing::as_is, call_path, "one shortest path, by length or by weight"},
      {"allShortestPaths", ends, walk, {"limit"}, Facing::as_is, call_all_paths, "all shortest paths, 10,000 at most"},
      {"kShortestPaths", ends, walk, {"k"}, Facing::as_is, call_k_paths, "the k shortest paths without a node twice"},
      {"distances",
       {{"from", "NODE?"}},
       {{"node", "NODE?"}, {"distance", "FLOAT?"}},
       {},
       Facing::as_is,
       call_distances,
       "the nodes that can be reached and how far they are"},
      {"alike",
       {},
       pair,
       {"of", "measure", "top", "least"},
       Facing::as_is,
       call_alike,
       "for each node the top ones that point at the same; measure: jaccard, overlap, cosine, common"},
      {"citedTogether",
       {},
       pair,
       {"of", "top", "least"},
       Facing::as_is,
       call_cited_together,
       "pairs that the same nodes point at, the most common first"},
  };
}

}  // namespace treatygraph::algorithms
