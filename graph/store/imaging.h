// Imaging: the stored graph as the read image is made of it, and compared with it.
#pragma once

#include <atomic>
#include <filesystem>

#include "graph/image/source.h"
#include "graph/store/folder.h"
#include "graph/store/reading.h"

namespace treatygraph::store {

// Walks the tables of nodes and edges from end to end. Requires what `reading` reads to live as long as it does.
class StoredSource final : public image::Source {
 public:
  // Throws Error(cancelled) while it walks if `cancelled` is set.
  explicit StoredSource(const Reading& reading, const std::atomic<bool>* cancelled = nullptr)
      : reading_(reading), cancelled_(cancelled) {}
  [[nodiscard]] std::vector<std::string> words(Vocabulary vocabulary) const override {
    return reading_.words(vocabulary);
  }
  [[nodiscard]] std::uint64_t count_edges(Code type) const override { return reading_.count_edges(type); }
  void visit_nodes(const NodeVisit& visit) const override;
  void visit_edges(std::span<const Code> types, const EdgeVisit& visit) const override;

 private:
  void look() const;
  Reading reading_;
  const std::atomic<bool>* cancelled_;
};

// Where the image of a generation is damaged or, with what was touched since, tells another graph, a sentence each.
[[nodiscard]] std::vector<std::string> image_contradictions(const Folder& folder, std::uint64_t generation,
                                                            const Reading& reading);

}  // namespace treatygraph::store
