// Centralities and triangles as procedures.
#include "extract/base/error.h"
#include "graph/algorithms/job.h"

namespace treatygraph::algorithms {
namespace {

std::vector<Node> numbered(const Projection& graph, const std::vector<NodeId>& ids) {
  std::vector<Node> nodes;
  for (const NodeId id : ids) {
    if (const auto node = graph.node(id)) nodes.push_back(*node);
  }
  if (nodes.empty() && !ids.empty())
    throw Error(Trouble::bad_query, "none of sources is in the projection", {}, "give labels or nodes that hold them");
  return nodes;
}

void require_no_negative(const Projection& graph) {
  for (const double weight : graph.in().weights) {
    if (weight < 0)
      throw Error(Trouble::bad_query, "a weight is negative", {}, "scores that spread need weights of 0 or more");
  }
}

Table call_degree(Job& job) {
  const Projection graph = job.project(Sides::out);
  return by_node(job, graph, degree(graph, job.options.weigh()));
}

Table call_page_rank(Job& job) {
  PageRank how;
  how.damping = job.options.number("damping", how.damping, 0, 0.9999);
  how.tolerance = job.options.number("tolerance", how.tolerance, 0, 1);
  how.rounds = static_cast<std::uint32_t>(job.options.count("rounds", how.rounds, 1'000'000));
  const Projection graph = job.project(Sides::both);
  require_no_negative(graph);
  how.sources = numbered(graph, job.options.nodes("sources"));
  return by_node(job, graph, page_rank(graph, how, job.pace));
}

Table call_eigenvector(Job& job) {
  Settling how;
  how.tolerance = job.options.number("tolerance", how.tolerance, 0, 1);
  how.rounds = static_cast<std::uint32_t>(job.options.count("rounds", how.rounds, 100'000'000));
  const Projection graph = job.project(Sides::in);
  require_no_negative(graph);
  return by_node(job, graph, eigenvector(graph, how, job.pace));
}

Table call_betweenness(Job& job) {
  Sample sample;
  sample.nodes = static_cast<std::uint32_t>(job.options.count("sample", 0, no_node));
  sample.seed = job.options.count("seed", sample.seed, ~0ULL >> 1U);
  const Projection graph = job.project(Sides::out);
  return by_node(job, graph, betweenness(graph, sample, job.options.weigh(), job.pace));
}

Table call_closeness(Job& job) {
  const Projection graph = job.project(Sides::out);
  return by_node(job, graph, closeness(graph, job.options.weigh(), job.pace));
}

Table call_harmonic(Job& job) {
  const Projection graph = job.project(Sides::out);
  return by_node(job, graph, harmonic(graph, job.options.weigh(), job.pace));
}

Table call_triangles(Job& job) {
  const Projection graph = job.project(Sides::out);
  return by_node(job, graph, triangles(graph, job.pace).at);
}

Table call_clustering(Job& job) {
  const Projection graph = job.project(Sides::out);
  const Triangles found = triangles(graph, job.pace);
  Scores scores(graph.size());
  for (Node node = 0; node < graph.size(); ++node) scores[node] = found.clustering(node);
  return by_node(job, graph, scores);
}

Table call_transitivity(Job& job) {
  const Projection graph = job.project(Sides::out);
  const Triangles found = triangles(graph, job.pace);
  double sum = 0;
  for (Node node = 0; node < graph.size(); ++node) sum += found.clustering(node);
  return {{static_cast<std::int64_t>(found.all), found.transitivity(), graph.size() == 0 ? 0 : sum / graph.size()}};
}

}  // namespace

std::vector<Algorithm> centrality_table() {
  const std::vector<Field> score = {{"node", "NODE?"}, {"score", "FLOAT?"}};
  const std::vector<Field> count = {{"node", "NODE?"}, {"triangles", "INTEGER?"}};
  return {
      {"degree", {}, score, {"write"}, Facing::as_is, call_degree, "relationships at each node, or their weight"},
      {"pageRank",
       {},
       score,
       {"damping", "tolerance", "rounds", "sources", "write"},
       Facing::as_is,
       call_page_rank,
       "where a reader ends up who follows relationships at random"},
      {"eigenvector",
       {},
       score,
       {"tolerance", "rounds", "write"},
       Facing::as_is,
       call_eigenvector,
       "central is what central nodes point at; the greatest score is 1"},
      {"betweenness",
       {},
       score,
       {"sample", "seed", "write"},
       Facing::as_is,
       call_betweenness,
       "shortest paths that go through each node; sample: from so many nodes only"},
      {"closeness",
       {},
       score,
       {"write"},
       Facing::as_is,
       call_closeness,
       "nodes that can be reached over the sum of distances to them"},
      {"harmonic", {}, score, {"write"}, Facing::as_is, call_harmonic, "the mean of 1/distance to all other nodes"},
      {"triangles", {}, count, {"write"}, Facing::undirected, call_triangles, "triangles at each node"},
      {"clustering",
       {},
       score,
       {"write"},
       Facing::undirected,
       call_clustering,
       "the share of each node's pairs of neighbours that are neighbours"},
      {"transitivity",
       {},
       {{"triangles", "INTEGER?"}, {"transitivity", "FLOAT?"}, {"clustering", "FLOAT?"}},
       {},
       Facing::undirected,
       call_transitivity,
       "the same for the whole graph: over all pairs, and the mean of all nodes"},
  };
}

}  // namespace treatygraph::algorithms
