// ImagedGraph: a graph whose elements are read from an image of just that state, and whose evidence, names and sources
// from the graph behind, which stays as it is. Every function gives what the graph behind gives.
#pragma once

#include <memory>

#include "graph/image/image.h"

namespace treatygraph::image {

class ImagedGraph final : public Graph {
 public:
  // Requires `image` to be of the state of `behind`.
  ImagedGraph(std::shared_ptr<const Graph> behind, std::shared_ptr<const Image> image)
      : behind_(std::move(behind)), image_(std::move(image)) {}
  // Requires `behind` to live as long.
  ImagedGraph(const Graph& behind, std::shared_ptr<const Image> image)
      : ImagedGraph(std::shared_ptr<const Graph>(std::shared_ptr<void>(), &behind), std::move(image)) {}

  std::optional<Code> code(Vocabulary vocabulary, std::string_view word) const override {
    return image_->code(vocabulary, word);
  }
  std::string word(Vocabulary vocabulary, Code code) const override;
  std::vector<std::string> words(Vocabulary vocabulary) const override;
  std::uint64_t count_nodes(std::optional<Code> label) const override {
    return label ? image_->count_labelled(*label) : image_->nodes();
  }
  std::uint64_t count_edges(std::optional<Code> type) const override;
  std::unique_ptr<NodeCursor> nodes(std::optional<Code> label) const override;
  bool has_node(NodeId node) const override { return image_->node(node).has_value(); }
  std::vector<Code> labels(NodeId node) const override;
  bool has_label(NodeId node, Code label) const override;
  Value node_property(NodeId node, Code key) const override;
  Properties node_properties(NodeId node) const override;
  bool has_edge(EdgeId edge) const override { return image_->edge(edge).has_value(); }
  std::optional<EdgeEnds> edge(EdgeId edge) const override;
  Value edge_property(EdgeId edge, Code key) const override;
  Properties edge_properties(EdgeId edge) const override;
  void neighbours(NodeId node, Direction direction, std::span<const Code> types,
                  std::vector<Neighbour>& out) const override;
  std::uint64_t degree(NodeId node, Direction direction, std::span<const Code> types) const override;
  std::optional<std::vector<NodeId>> find(Code key, const Value& value) const override;
  std::vector<NodeId> named(std::string_view text) const override { return behind_->named(text); }
  std::vector<Evidence> evidence(EdgeId edge) const override { return behind_->evidence(edge); }
  std::vector<SourceSummary> sources() const override { return behind_->sources(); }
  const Image* image() const override { return image_.get(); }

 private:
  [[nodiscard]] std::vector<Code> wanted(std::span<const Code> types) const;
  std::shared_ptr<const Graph> behind_;
  std::shared_ptr<const Image> image_;
};

}  // namespace treatygraph::image
