// Options: the map that a call of an algorithm takes. Every mistake in it is Error(bad_query) that names what would do.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/algorithms/algorithms.h"

namespace treatygraph::algorithms {

class Options {
 public:
  // Throws where `given` is no map or has a name that is not in `known`.
  Options(const Graph& graph, const Value& given, std::span<const std::string_view> known);

  // What labels, types, nodes, edges, direction, weight and parallel say.
  [[nodiscard]] Selection selection() const;
  [[nodiscard]] Weigh weigh() const;  // is there a weight

  [[nodiscard]] double number(std::string_view name, double otherwise, double least, double most) const;
  [[nodiscard]] std::uint64_t count(std::string_view name, std::uint64_t otherwise, std::uint64_t most) const;
  [[nodiscard]] std::string text(std::string_view name) const;  // "" where it is not given
  // The place of what is given among `choices`; the first where it is not given.
  [[nodiscard]] std::size_t choice(std::string_view name, std::span<const std::string_view> choices) const;
  [[nodiscard]] std::vector<NodeId> nodes(std::string_view name) const;  // a list of nodes; empty where not given
  [[nodiscard]] std::vector<Code> labels(std::string_view name) const;

 private:
  [[nodiscard]] const Value* find(std::string_view name) const;
  [[nodiscard]] std::vector<Code> codes(std::string_view name, Vocabulary vocabulary) const;
  [[nodiscard]] std::vector<GivenEdge> edges() const;
  [[nodiscard]] GivenEdge edge(const Value& value) const;

  const Graph& graph_;
  Map given_;
};

// The node that an argument names. Throws Error(bad_query) for what is no node.
[[nodiscard]] NodeId node_of(const Value& value, std::string_view what);

}  // namespace treatygraph::algorithms
