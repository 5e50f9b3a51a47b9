#include "graph/algorithms/projection_image.h"

#include <bit>
#include <numeric>

#include "graph/algorithms/projector.h"

namespace treatygraph::algorithms {
namespace {

// Which nodes of the image are in, and as which numbers.
struct Numbering {
  std::vector<NodeId> ids;
  std::vector<Node> numbers;  // by node of the image; empty: its own numbers

  [[nodiscard]] Node of(image::Node node) const { return numbers.empty() ? node : numbers[node]; }
};

std::vector<bool> selected(const image::Image& image, const Selection& selection) {
  std::vector<bool> in(image.nodes());
  if (selection.nodes) {
    for (const NodeId id : *selection.nodes) {
      if (const auto node = image.node(id)) in[*node] = true;
    }
    return in;
  }
  for (const Code label : selection.labels) {
    for (const image::Image::Run& run : image.labelled(label)) {
      for (image::Node node = run.from; node < run.to; ++node) in[node] = true;
    }
  }
  return in;
}

Numbering number_nodes(const image::Image& image, const Selection& selection) {
  Numbering numbering;
  if (!selection.nodes && selection.labels.empty()) {
    numbering.ids.resize(image.nodes());
    for (image::Node node = 0; node < image.nodes(); ++node) numbering.ids[node] = image.id(node);
    return numbering;
  }
  const std::vector<bool> in = selected(image, selection);
  numbering.numbers.assign(image.nodes(), no_node);
  for (image::Node node = 0; node < image.nodes(); ++node) {
    if (!in[node]) continue;
    numbering.numbers[node] = static_cast<Node>(numbering.ids.size());
    numbering.ids.push_back(image.id(node));
  }
  return numbering;
}

double cell_weight(const image::Column* column, image::Place place) {
  if (column == nullptr || !column->has(place)) return 1.0;
  if (column->cells == image::Cells::integer)
    return static_cast<double>(column->base + static_cast<std::int64_t>(column->cell(place)));
  if (column->cells == image::Cells::real) return std::bit_cast<double>(column->cell(place));
  return weight_of(column->value(place));
}

std::vector<Code> selected_types(const image::Image& image, const Selection& selection) {
  std::vector<Code> types = selection.types;
  if (types.empty()) {
    types.resize(image.words(Vocabulary::type).size());
    std::iota(types.begin(), types.end(), Code{0});
  }
  std::sort(types.begin(), types.end());
  std::erase_if(types, [&](Code type) { return image.edges(type) == 0; });
  return types;
}

// The edges of the image's types, node by node and at a node type by type.
struct ImageEdges {
  const image::Image& image;
  const Selection& selection;
  const Numbering& numbering;
  Pace& pace;
  struct Type {
    Code code;
    const image::Adjacency* outgoing;
    const image::Column* weights;
  };
  std::vector<Type> types = {};

  template <typename Visit>
  void operator()(Visit visit) const {
    for (image::Node node = 0; node < image.nodes(); ++node) {
      const Node start = numbering.of(node);
      if (start == no_node) continue;
      for (const Type& type : types) {
        const auto [from, to] = type.outgoing->range(node);
        pace.tick(to - from);
        for (std::uint32_t i = from; i < to; ++i) {
          const Node end = numbering.of(type.outgoing->nodes[i]);
          if (end != no_node) visit(edge(type, start, end, i));
        }
      }
    }
  }

  [[nodiscard]] ProjectedEdge edge(const Type& type, Node start, Node end, std::uint32_t index) const {
    return {start, end, selection.weight ? cell_weight(type.weights, type.outgoing->place(index)) : 1.0,
            selection.named == Edges::named ? image.edge_id(type.code, type.outgoing->place(index)) : 0};
  }
};

Projector::Arrays unpacked(const image::Adjacency& adjacency) {
  return {adjacency.first,
          {adjacency.offsets.begin(), adjacency.offsets.end()},
          {adjacency.nodes.begin(), adjacency.nodes.end()},
          {},
          {}};
}

}  // namespace

Projection project_image(const image::Image& image, const Selection& selection, Pace& pace) {
  Numbering numbering = number_nodes(image, selection);
  const std::vector<Code> types = selected_types(image, selection);
  const bool as_stored = numbering.numbers.empty() && types.size() == 1 && !selection.weight &&
                         selection.named == Edges::nameless && selection.parallel == Parallel::keep &&
                         selection.facing != Facing::undirected;
  if (as_stored) {
    return Projector(selection, std::move(numbering.ids), pace).ready([&](bool by_start) {
      return unpacked(by_start ? image.outgoing(types[0]) : image.incoming(types[0]));
    });
  }
  ImageEdges edges{image, selection, numbering, pace};
  edges.types.reserve(types.size());
  for (const Code type : types) {
    const image::Column* weights = selection.weight ? image.edge_column(type, *selection.weight) : nullptr;
    edges.types.push_back({type, &image.outgoing(type), weights});
  }
  return Projector(selection, numbering.ids, pace).lists(edges);
}

}  // namespace treatygraph::algorithms
