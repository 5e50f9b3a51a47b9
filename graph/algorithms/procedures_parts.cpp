// Components, cores, communities, cuts as procedures.
#include "extract/base/error.h"
#include "graph/algorithms/job.h"
#include "graph/algorithms/search.h"

namespace treatygraph::algorithms {
namespace {

Table call_components(Job& job) {
  const Projection graph = job.project(Sides::out);
  return by_node(job, graph, weak_components(graph, job.pace));
}

Table call_strong(Job& job) {
  const Projection graph = job.project(Sides::out);
  return by_node(job, graph, strong_components(graph, job.pace));
}

Table call_cores(Job& job) {
  const Projection graph = job.project(Sides::out);
  return by_node(job, graph, core_numbers(graph, job.pace));
}

Table call_labels(Job& job) {
  const auto rounds = static_cast<std::uint32_t>(job.options.count("rounds", 100, 1'000'000));
  const Projection graph = job.project(Sides::out);
  require_weights(graph.out(), Least::zero);
  return by_node(job, graph, label_propagation(graph, rounds, job.pace));
}

template <Parts (*find)(const Projection&, const Communities&, Pace&)>
Table call_communities(Job& job) {
  Communities how;
  how.resolution = job.options.number("resolution", how.resolution, 0, 1e9);
  how.seed = job.options.count("seed", how.seed, ~0ULL >> 1U);
  how.rounds = static_cast<std::uint32_t>(job.options.count("rounds", how.rounds, 1000));
  const Projection graph = job.project(Sides::out);
  require_weights(graph.out(), Least::zero);
  return by_node(job, graph, find(graph, how, job.pace));
}

// How good a partition is that stands in a property.
Table call_modularity(Job& job) {
  const double resolution = job.options.number("resolution", 1, 0, 1e9);
  const std::string key = job.options.text("property");
  const auto code = job.call.graph.code(Vocabulary::key, key);
  if (!code) throw Error(Trouble::bad_query, "no property says the communities", {}, "give {property: 'name'}");
  const Projection graph = job.project(Sides::out);
  std::vector<std::pair<std::int64_t, Node>> values;
  for (Node node = 0; node < graph.size(); ++node) {
    const Value value = job.call.graph.node_property(graph.id(node), *code);
    if (value.type() != Value::Type::integer)
      throw Error(Trouble::bad_query, "a node has no community in " + key, {}, "write it with algo.leiden first");
    values.emplace_back(value.integer(), node);
  }
  std::sort(values.begin(), values.end());
  Parts parts(graph.size());
  for (std::size_t i = 1; i < values.size(); ++i)
    parts[values[i].second] = parts[values[i - 1].second] + (values[i].first == values[i - 1].first ? 0 : 1);
  const auto count = values.empty() ? 0 : static_cast<std::int64_t>(parts[values.back().second]) + 1;
  return {{modularity(graph, parts, resolution), count}};
}

Table call_points(Job& job) {
  const Projection graph = job.project(Sides::out);
  Table rows;
  for (const Node node : articulation_points(graph, job.pace)) rows.push_back({NodeRef{graph.id(node)}});
  return rows;
}

using Places = std::vector<std::uint32_t> (*)(const Projection&, Pace&);
template <Places find>
Table call_edges(Job& job) {
  const Projection graph = job.project(Sides::out, Edges::named);
  const bool real = !job.options.selection().edges;
  const std::vector<std::uint32_t> places = find(graph, job.pace);
  const Side& side = graph.out();
  Table rows;
  Node node = 0;
  for (const std::uint32_t place : places) {
    while (place >= side.range(node).to) ++node;
    rows.push_back({NodeRef{graph.id(node)}, NodeRef{graph.id(side.nodes[place])},
                    real ? Value(EdgeRef{side.edges[place]}) : Value(), side.weight(place)});
  }
  return rows;
}

}  // namespace

std::vector<Algorithm> parts_table() {
  const std::vector<Field> component = {{"node", "NODE?"}, {"component", "INTEGER?"}};
  const std::vector<Field> community = {{"node", "NODE?"}, {"community", "INTEGER?"}};
  const std::vector<Field> edge = {
      {"a", "NODE?"}, {"b", "NODE?"}, {"relationship", "RELATIONSHIP?"}, {"weight", "FLOAT?"}};
  const std::vector<std::string_view> quality = {"resolution", "seed", "rounds", "write"};
  return {
      {"components",
       {},
       component,
       {"write"},
       Facing::undirected,
       call_components,
       "parts that hang together, whichever way relationships face"},
      {"strongComponents",
       {},
       component,
       {"write"},
       Facing::as_is,
       call_strong,
       "parts in which every node can be reached from every other"},
      {"kCore",
       {},
       {{"node", "NODE?"}, {"core", "INTEGER?"}},
       {"write"},
       Facing::undirected,
       call_cores,
       "the greatest k such that the node is in a part where all have k neighbours"},
      {"labelPropagation",
       {},
       community,
       {"rounds", "write"},
       Facing::undirected,
       call_labels,
       "communities by the label that is most common around each node"},
      {"louvain",
       {},
       community,
       {"resolution", "seed", "write"},
       Facing::undirected,
       call_communities<louvain>,
       "communities of great modularity"},
      {"leiden",
       {},
       community,
       quality,
       Facing::undirected,
       call_communities<leiden>,
       "communities of great modularity, each of one piece"},
      {"modularity",
       {},
       {{"modularity", "FLOAT?"}, {"communities", "INTEGER?"}},
       {"resolution", "property"},
       Facing::undirected,
       call_modularity,
       "how good the communities are that a property of the nodes says"},
      {"articulationPoints",
       {},
       {{"node", "NODE?"}},
       {},
       Facing::undirected,
       call_points,
       "nodes without which a component falls apart"},
      {"bridges",
       {},
       edge,
       {},
       Facing::undirected,
       call_edges<bridges>,
       "relationships without which a component falls apart"},
      {"spanningForest",
       {},
       edge,
       {},
       Facing::undirected,
       call_edges<spanning_forest>,
       "the lightest relationships that hold every component together"},
  };
}

}  // namespace treatygraph::algorithms
