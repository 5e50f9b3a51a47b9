// Imaging: the stored graph as the read image is made of it, and compared with it.
#pragma once

#include <filesystem>

#include "graph/image/source.h"
#include "graph/store/reading.h"

namespace treatygraph::store {

// Walks the tables of nodes and edges from end to end. Requires `view` and `state` to live as long as it does.
class StoredSource final : public image::Source {
 public:
  StoredSource(const View& view, const State& state) : reading_(view, state) {}
  [[nodiscard]] std::vector<std::string> words(Vocabulary vocabulary) const override {
    return reading_.words(vocabulary);
  }
  [[nodiscard]] std::uint64_t count_edges(Code type) const override { return reading_.count_edges(type); }
  void visit_nodes(const NodeVisit& visit) const override;
  void visit_edges(std::span<const Code> types, const EdgeVisit& visit) const override;

 private:
  Reading reading_;
};

// Where an image that is there is damaged or tells another graph, a sentence each.
[[nodiscard]] std::vector<std::string> image_contradictions(const std::filesystem::path& file, const Reading& reading);

}  // namespace treatygraph::store
