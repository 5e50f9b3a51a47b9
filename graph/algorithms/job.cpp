#include "graph/algorithms/job.h"

#include <type_traits>

#include "extract/base/error.h"

namespace treatygraph::algorithms {

Projection Job::project(Sides sides, Edges named) {
  Selection selection = options.selection();
  if (facing == Facing::undirected) selection.facing = facing;
  selection.sides = sides;
  selection.named = named;
  pace.at("projection", 0, 1);
  return algorithms::project(call.graph, selection, pace);
}

Node Job::node(const Projection& graph, std::size_t argument) const {
  const auto node = graph.node(node_of(arguments[argument], "an end of the path"));
  if (node) return *node;
  throw Error(Trouble::bad_query, "an end of the path is not in the projection", {},
              "give labels, nodes or edges that hold it");
}

template <typename Number>
Table by_node(Job& job, const Projection& graph, const std::vector<Number>& values) {
  using Shown = std::conditional_t<std::is_floating_point_v<Number>, double, std::int64_t>;
  const std::string key = job.options.text("write");
  GraphWriter* const writer = job.call.writer;
  if (!key.empty() && writer == nullptr) {
    throw Error(Trouble::bad_query, "this call may not write", {},
                "write the option in the call itself: {write: 'name'}");
  }
  const Code code = key.empty() ? 0 : writer->intern(Vocabulary::key, key);
  Table rows;
  rows.reserve(values.size());
  for (Node node = 0; node < graph.size(); ++node) {
    job.pace.tick();
    const Value value = static_cast<Shown>(values[node]);
    if (!key.empty()) writer->set_node_property(graph.id(node), code, value);
    rows.push_back({NodeRef{graph.id(node)}, value});
  }
  if (!key.empty()) job.call.changes.properties_set += rows.size();
  return rows;
}
template Table by_node(Job&, const Projection&, const std::vector<double>&);
template Table by_node(Job&, const Projection&, const std::vector<std::uint32_t>&);
template Table by_node(Job&, const Projection&, const std::vector<std::uint64_t>&);

}  // namespace treatygraph::algorithms
