#include "graph/image/imaged_graph.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace treatygraph::image {
namespace {

class RunCursor final : public NodeCursor {
 public:
  RunCursor(const Image& image, std::span<const Image::Run> runs) : image_(image), runs_(runs) {
    if (!runs_.empty()) node_ = runs_.front().from;
  }
  std::size_t next(std::span<NodeId> out) override {
    std::size_t count = 0;
    while (count < out.size() && !runs_.empty()) {
      if (node_ < runs_.front().to) {
        out[count++] = image_.id(node_++);
        continue;
      }
      runs_ = runs_.subspan(1);
      if (!runs_.empty()) node_ = runs_.front().from;
    }
    return count;
  }

 private:
  const Image& image_;
  std::span<const Image::Run> runs_;
  Node node_ = 0;
};

class EveryCursor final : public NodeCursor {
 public:
  explicit EveryCursor(const Image& image) : image_(image) {}
  std::size_t next(std::span<NodeId> out) override {
    std::size_t count = 0;
    while (count < out.size() && node_ < image_.nodes()) out[count++] = image_.id(node_++);
    return count;
  }

 private:
  const Image& image_;
  Node node_ = 0;
};

Code keys_of(const Image& image) { return static_cast<Code>(image.words(Vocabulary::key).size()); }

// The edges at a node in one direction that are of one type, loops left out where they came already.
template <typename Visit>
void visit_side(const Adjacency& side, Node node, std::optional<Node> without, Visit&& visit) {
  const auto [from, to] = side.range(node);
  for (std::uint32_t i = from; i < to; ++i) {
    const Node other = side.nodes[i];
    if (other != without) visit(other, side.place(i, other));
  }
}

}  // namespace

std::string ImagedGraph::word(Vocabulary vocabulary, Code code) const {
  return std::string(image_->words(vocabulary)[code]);
}
std::vector<std::string> ImagedGraph::words(Vocabulary vocabulary) const {
  const auto words = image_->words(vocabulary);
  return {words.begin(), words.end()};
}

std::uint64_t ImagedGraph::count_edges(std::optional<Code> type) const {
  if (type) return image_->edges(*type);
  std::uint64_t count = 0;
  for (const Code each : wanted({})) count += image_->edges(each);
  return count;
}

std::unique_ptr<NodeCursor> ImagedGraph::nodes(std::optional<Code> label) const {
  if (label) return std::make_unique<RunCursor>(*image_, image_->labelled(*label));
  return std::make_unique<EveryCursor>(*image_);
}

std::vector<Code> ImagedGraph::labels(NodeId node) const {
  const std::optional<Node> number = image_->node(node);
  if (!number) return {};
  const auto labels = image_->kind_labels(image_->kind()[*number]);
  return {labels.begin(), labels.end()};
}
bool ImagedGraph::has_label(NodeId node, Code label) const {
  const std::optional<Node> number = image_->node(node);
  return number && image_->kind_has(image_->kind()[*number], label);
}

Value ImagedGraph::node_property(NodeId node, Code key) const {
  const Column* const column = image_->node_column(key);
  const std::optional<Node> number = column != nullptr ? image_->node(node) : std::nullopt;
  return number ? column->value(*number) : Value();
}
Properties ImagedGraph::node_properties(NodeId node) const {
  Properties properties;
  const std::optional<Node> number = image_->node(node);
  for (Code key = 0; number && key < keys_of(*image_); ++key) {
    const Column* const column = image_->node_column(key);
    if (column != nullptr && column->has(*number)) properties.emplace_back(key, column->value(*number));
  }
  return properties;
}

std::optional<EdgeEnds> ImagedGraph::edge(EdgeId edge) const {
  const std::optional<Image::Edge> found = image_->edge(edge);
  if (!found) return std::nullopt;
  const Node start = image_->start(found->type, found->place);
  const Node end = image_->outgoing(found->type).nodes[found->place];
  return EdgeEnds{found->type, image_->id(start), image_->id(end)};
}
Value ImagedGraph::edge_property(EdgeId edge, Code key) const {
  const std::optional<Image::Edge> found = image_->edge(edge);
  const Column* const column = found ? image_->edge_column(found->type, key) : nullptr;
  return column != nullptr ? column->value(found->place) : Value();
}
Properties ImagedGraph::edge_properties(EdgeId edge) const {
  Properties properties;
  const std::optional<Image::Edge> found = image_->edge(edge);
  for (Code key = 0; found && key < keys_of(*image_); ++key) {
    const Column* const column = image_->edge_column(found->type, key);
    if (column != nullptr && column->has(found->place)) properties.emplace_back(key, column->value(found->place));
  }
  return properties;
}

// Ascending, each once.
std::vector<Code> ImagedGraph::wanted(std::span<const Code> types) const {
  std::vector<Code> sorted(types.begin(), types.end());
  if (sorted.empty()) {
    sorted.resize(image_->words(Vocabulary::type).size());
    std::iota(sorted.begin(), sorted.end(), Code{0});
    return sorted;
  }
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  return sorted;
}

void ImagedGraph::neighbours(NodeId node, Direction direction, std::span<const Code> types,
                             std::vector<Neighbour>& out) const {
  const std::optional<Node> number = image_->node(node);
  if (!number) return;
  const std::optional<Node> loop = direction == Direction::both ? number : std::nullopt;
  for (const Code type : wanted(types)) {
    const auto first = static_cast<std::ptrdiff_t>(out.size());
    const auto push = [&](Node other, Place place) {
      out.push_back({image_->edge_id(type, place), image_->id(other), type});
    };
    if (direction != Direction::incoming) visit_side(image_->outgoing(type), *number, std::nullopt, push);
    if (direction == Direction::outgoing) continue;
    visit_side(image_->incoming(type), *number, loop, push);
    const auto by_id = [](const Neighbour& a, const Neighbour& b) { return a.edge < b.edge; };
    if (!std::is_sorted(out.begin() + first, out.end(), by_id)) std::sort(out.begin() + first, out.end(), by_id);
  }
}

std::uint64_t ImagedGraph::degree(NodeId node, Direction direction, std::span<const Code> types) const {
  const std::optional<Node> number = image_->node(node);
  if (!number) return 0;
  std::uint64_t degree = 0;
  for (const Code type : wanted(types)) {
    if (direction != Direction::incoming) degree += image_->outgoing(type).degree(*number);
    if (direction == Direction::incoming) degree += image_->incoming(type).degree(*number);
    if (direction == Direction::both)
      visit_side(image_->incoming(type), *number, number, [&degree](Node, Place) { ++degree; });
  }
  return degree;
}

std::optional<std::vector<NodeId>> ImagedGraph::find(Code key, const Value& value) const {
  const Column* const column = image_->node_column(key);
  const bool indexed = column != nullptr && column->cells == Cells::text && value.type() == Value::Type::string;
  if (!indexed) return behind_->find(key, value);
  std::vector<NodeId> nodes;
  const std::optional<std::uint32_t> code = column->code(value.string());
  if (!code) return nodes;
  const auto rows = column->rows_of(*code);
  nodes.reserve(rows.size());
  for (const std::uint32_t row : rows) nodes.push_back(image_->id(row));
  return nodes;
}

}  // namespace treatygraph::image
