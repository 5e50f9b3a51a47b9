#include "graph/image/overlaid_graph.h"

#include <array>

namespace treatygraph::image {
namespace {

std::vector<bool> marks_of(const std::vector<std::uint64_t>& ids) {
  std::vector<bool> marks(ids.empty() ? 0 : ids.back() + 1);
  for (const std::uint64_t id : ids) marks[id] = true;
  return marks;
}

// The image's nodes without the touched ones, and the touched ones that are still there, merged.
class MergedCursor final : public NodeCursor {
 public:
  MergedCursor(std::unique_ptr<NodeCursor> drawn, const std::vector<bool>& touched, std::vector<NodeId> others)
      : drawn_(std::move(drawn)), touched_(touched), others_(std::move(others)) {}

  std::size_t next(std::span<NodeId> out) override {
    std::size_t count = 0;
    while (count < out.size()) {
      const bool more = at_ < size_ || load();
      const bool other = next_other_ < others_.size();
      if (!more && !other) break;
      const bool take_other = other && (!more || others_[next_other_] < buffer_[at_]);
      out[count++] = take_other ? others_[next_other_++] : buffer_[at_++];
    }
    return count;
  }

 private:
  bool load() {
    at_ = size_ = 0;
    while (size_ == 0) {
      const std::size_t count = drawn_->next(buffer_);
      if (count == 0) return false;
      for (std::size_t i = 0; i < count; ++i)
        if (buffer_[i] >= touched_.size() || !touched_[buffer_[i]]) buffer_[size_++] = buffer_[i];
    }
    return true;
  }

  std::unique_ptr<NodeCursor> drawn_;
  const std::vector<bool>& touched_;
  std::vector<NodeId> others_;
  std::size_t next_other_ = 0, at_ = 0, size_ = 0;
  std::array<NodeId, 256> buffer_{};
};

}  // namespace

OverlaidGraph::OverlaidGraph(std::shared_ptr<const Graph> behind, std::shared_ptr<const Image> image, Touched touched)
    : behind_(std::move(behind)),
      imaged_(behind_, std::move(image)),
      touched_(std::move(touched.nodes)),
      nodes_(marks_of(touched_)),
      edges_(marks_of(touched.edges)) {}

std::vector<Code> OverlaidGraph::drawn(std::span<const Code> types) const {
  std::vector<Code> known;
  const std::size_t count = imaged_.image()->words(Vocabulary::type).size();
  for (const Code type : types)
    if (type < count) known.push_back(type);
  return known;
}

std::unique_ptr<NodeCursor> OverlaidGraph::nodes(std::optional<Code> label) const {
  std::vector<NodeId> others;
  for (const NodeId node : touched_)
    if (label ? behind_->has_label(node, *label) : behind_->has_node(node)) others.push_back(node);
  return std::make_unique<MergedCursor>(imaged_.nodes(label), nodes_, std::move(others));
}

void OverlaidGraph::neighbours(NodeId node, Direction direction, std::span<const Code> types,
                               std::vector<Neighbour>& out) const {
  const Graph& graph = of_node(node);
  if (&graph == behind_.get() || types.empty()) return graph.neighbours(node, direction, types, out);
  const std::vector<Code> known = drawn(types);
  if (!known.empty()) graph.neighbours(node, direction, known, out);
}

std::uint64_t OverlaidGraph::degree(NodeId node, Direction direction, std::span<const Code> types) const {
  const Graph& graph = of_node(node);
  if (&graph == behind_.get() || types.empty()) return graph.degree(node, direction, types);
  const std::vector<Code> known = drawn(types);
  return known.empty() ? 0 : graph.degree(node, direction, known);
}

}  // namespace treatygraph::image
