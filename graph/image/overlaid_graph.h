// OverlaidGraph: a graph read from an image of an earlier state of it, what was touched since from the graph itself.
// Every function gives what the graph behind gives. It has no image of its own (image() is null): plans run row by row.
#pragma once

#include <memory>
#include <vector>

#include "graph/image/imaged_graph.h"

namespace treatygraph::image {

// The elements in which two states of a graph may differ. A node is touched where it came, went, shows something else,
// or an edge at it came or went. Ascending, each once.
struct Touched {
  std::vector<NodeId> nodes;
  std::vector<EdgeId> edges;
};

class OverlaidGraph final : public Graph {
 public:
  // Requires that `behind` differs in what is touched only from the state of `image`, whose words it has under the same
  // codes.
  OverlaidGraph(std::shared_ptr<const Graph> behind, std::shared_ptr<const Image> image, Touched touched);

  std::optional<Code> code(Vocabulary vocabulary, std::string_view word) const override {
    return behind_->code(vocabulary, word);
  }
  std::string word(Vocabulary vocabulary, Code code) const override { return behind_->word(vocabulary, code); }
  std::vector<std::string> words(Vocabulary vocabulary) const override { return behind_->words(vocabulary); }
  std::uint64_t count_nodes(std::optional<Code> label) const override { return behind_->count_nodes(label); }
  std::uint64_t count_edges(std::optional<Code> type) const override { return behind_->count_edges(type); }
  std::unique_ptr<NodeCursor> nodes(std::optional<Code> label) const override;
  bool has_node(NodeId node) const override { return of_node(node).has_node(node); }
  std::vector<Code> labels(NodeId node) const override { return of_node(node).labels(node); }
  bool has_label(NodeId node, Code label) const override { return of_node(node).has_label(node, label); }
  Value node_property(NodeId node, Code key) const override { return of_node(node).node_property(node, key); }
  Properties node_properties(NodeId node) const override { return of_node(node).node_properties(node); }
  bool has_edge(EdgeId edge) const override { return of_edge(edge).has_edge(edge); }
  std::optional<EdgeEnds> edge(EdgeId edge) const override { return of_edge(edge).edge(edge); }
  Value edge_property(EdgeId edge, Code key) const override { return of_edge(edge).edge_property(edge, key); }
  Properties edge_properties(EdgeId edge) const override { return of_edge(edge).edge_properties(edge); }
  void neighbours(NodeId node, Direction direction, std::span<const Code> types,
                  std::vector<Neighbour>& out) const override;
  std::uint64_t degree(NodeId node, Direction direction, std::span<const Code> types) const override;
  std::optional<std::vector<NodeId>> find(Code key, const Value& value) const override {
    return behind_->find(key, value);
  }
  std::vector<NodeId> named(std::string_view text) const override { return behind_->named(text); }
  std::vector<Evidence> evidence(EdgeId edge) const override { return behind_->evidence(edge); }
  std::vector<SourceSummary> sources() const override { return behind_->sources(); }

 private:
  using Marks = std::vector<bool>;  // by id; ids beyond the end are not touched
  [[nodiscard]] const Graph& of(const Marks& marks, std::uint64_t id) const {
    return id < marks.size() && marks[id] ? *behind_ : static_cast<const Graph&>(imaged_);
  }
  [[nodiscard]] const Graph& of_node(NodeId node) const { return of(nodes_, node); }
  [[nodiscard]] const Graph& of_edge(EdgeId edge) const { return of(edges_, edge); }
  [[nodiscard]] std::vector<Code> drawn(std::span<const Code> types) const;  // those that the image knows

  std::shared_ptr<const Graph> behind_;
  ImagedGraph imaged_;
  std::vector<NodeId> touched_;
  Marks nodes_, edges_;
};

}  // namespace treatygraph::image
