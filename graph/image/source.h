// Source: what an image is made of. Whoever can walk its own tables faster than a Graph's functions do implements it.
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "graph/model/graph.h"

namespace treatygraph::image {

// The nodes are visited first, the rest asked for afterwards. Properties come as put_properties() (codec.h) writes
// them.
class Source {
 public:
  using NodeVisit = std::function<void(NodeId, std::span<const Code> labels, std::string_view properties)>;
  using EdgeVisit = std::function<void(EdgeId, const EdgeEnds&, std::string_view properties)>;

  virtual ~Source() = default;
  [[nodiscard]] virtual std::vector<std::string> words(Vocabulary vocabulary) const = 0;
  [[nodiscard]] virtual std::uint64_t count_edges(Code type) const = 0;
  // By ascending id.
  virtual void visit_nodes(const NodeVisit& visit) const = 0;
  // Those of one type and start by ascending id. Edges of other types may come too.
  virtual void visit_edges(std::span<const Code> types, const EdgeVisit& visit) const = 0;
};

class GraphSource final : public Source {
 public:
  explicit GraphSource(const Graph& graph) : graph_(graph) {}
  [[nodiscard]] std::vector<std::string> words(Vocabulary vocabulary) const override {
    return graph_.words(vocabulary);
  }
  [[nodiscard]] std::uint64_t count_edges(Code type) const override { return graph_.count_edges(type); }
  void visit_nodes(const NodeVisit& visit) const override;
  void visit_edges(std::span<const Code> types, const EdgeVisit& visit) const override;

 private:
  const Graph& graph_;
};

// As write_image() of a graph (image.h).
bool write_image(const Source& source, const std::filesystem::path& file, std::uint64_t sequence);

}  // namespace treatygraph::image
