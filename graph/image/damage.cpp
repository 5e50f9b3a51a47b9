#include <fmt/format.h>

#include <algorithm>

#include "graph/image/parts.h"

namespace treatygraph::image {
namespace {

template <typename Items>
bool ascends(const Items& items) {
  return std::is_sorted(items.begin(), items.end());
}
template <typename Items>
bool below(const Items& items, std::uint64_t limit) {
  return std::all_of(items.begin(), items.end(), [limit](auto item) { return item < limit; });
}

bool is_permutation_of_places(std::span<const Place> places, std::uint32_t count) {
  std::vector<bool> seen(count);
  for (const Place place : places)
    if (place < count) seen[place] = true;
  return places.size() == count && std::find(seen.begin(), seen.end(), false) == seen.end();
}

bool sound_adjacency(const Adjacency& side, std::uint32_t nodes) {
  if (!ascends(side.offsets) || !below(side.nodes, nodes)) return false;
  for (std::size_t i = 0; side.ascending && i + 1 < side.offsets.size(); ++i)
    if (!ascends(side.of(side.first + static_cast<Node>(i)))) return false;
  return true;
}

// Every edge comes in where it goes out, once: the places ascend among the edges that come in at one node.
bool sound_mirror(const TypeParts& type) {
  const Adjacency &out = type.outgoing, &in = type.incoming;
  for (std::size_t i = 0; i + 1 < in.offsets.size(); ++i) {
    const Node end = in.first + static_cast<Node>(i);
    std::optional<Place> before;
    for (std::uint32_t at = in.offsets[i]; at < in.offsets[i + 1]; ++at) {
      const Node start = in.nodes[at];
      if (in.ranks[at] >= out.degree(start)) return false;
      const Place place = in.place(at, start);
      if (out.nodes[place] != end || (before && place <= *before)) return false;
      before = place;
    }
  }
  return true;
}

bool sound_texts(const Texts& texts) {
  if (!ascends(texts.starts())) return false;
  for (std::uint32_t code = 1; code < texts.size(); ++code)
    if (texts.text(code - 1) >= texts.text(code)) return false;
  return true;
}

bool sound_cells(const Uneven& cells) {
  const std::uint64_t mark = Uneven::mark_of(cells.width());
  if (!ascends(cells.places()) || !below(cells.places(), cells.size())) return false;
  return std::all_of(cells.places().begin(), cells.places().end(),
                     [&](std::uint32_t place) { return cells[place] >= mark; });
}

bool sound_column(const Column& column, std::uint32_t elements) {
  if (!sound_cells(column.data)) return false;
  if (column.cells != Cells::text && column.cells != Cells::mixed) return true;
  if (!ascends(column.more) || !below(column.rows, elements) || !sound_texts(column.texts)) return false;
  for (std::uint32_t row = column.first; row - column.first < column.count; ++row)
    if (column.has(row) && column.cell(row) >= column.texts.size()) return false;
  return true;
}

class Examiner {
 public:
  explicit Examiner(const Image::Parts& parts) : parts_(parts) {}

  std::vector<std::string> run() {
    for (std::size_t i = 0; i < parts_.table.pieces.size(); ++i) {
      const Piece& piece = parts_.table.pieces[i];
      if (checksum(parts_.bytes.subspan(piece.offset, piece.size)) != piece.checksum)
        found_.push_back(fmt::format("array {} of the read image does not fit its checksum", i + 1));
    }
    if (!found_.empty()) return std::move(found_);  // what they hold is not worth a look
    if (!below(parts_.kind, parts_.table.kinds.size())) found_.emplace_back("the read image has nodes of no kind");
    ids(parts_.ids, "nodes");
    columns(parts_.columns, parts_.table.nodes, "nodes");
    for (std::size_t type = 0; type < parts_.types.size(); ++type) edges(parts_.types[type], word(1, type));
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string word(std::size_t vocabulary, std::size_t code) const {
    return std::string(parts_.table.words[vocabulary][code]);
  }
  void ids(const Ids& ids, const std::string& whose) {
    const bool ordered = ids.order.empty() || is_permutation_of_places(ids.order, ids.count);
    bool ascending = ordered;
    for (std::uint32_t i = 1; ascending && i < ids.count; ++i)
      ascending = ids.order.empty() ? ids.id(i - 1) < ids.id(i) : ids.id(ids.order[i - 1]) < ids.id(ids.order[i]);
    if (!ascending) found_.push_back(fmt::format("the read image has ids of {} out of order", whose));
  }
  void columns(const std::vector<std::optional<Column>>& columns, std::uint32_t elements, const std::string& whose) {
    for (std::size_t key = 0; key < columns.size(); ++key)
      if (columns[key] && !sound_column(*columns[key], elements))
        found_.push_back(fmt::format("the read image has a broken property {} of {}", word(2, key), whose));
  }
  void edges(const TypeParts& type, const std::string& name) {
    const bool sound = sound_adjacency(type.outgoing, parts_.table.nodes) &&
                       sound_adjacency(type.incoming, parts_.table.nodes) && sound_mirror(type);
    if (!sound) found_.push_back(fmt::format("the read image has relationships {} whose ends differ", name));
    ids(type.ids, name);
    columns(type.columns, type.edges, name);
  }

  const Image::Parts& parts_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> damage_of(const Image::Parts& parts) { return Examiner(parts).run(); }

}  // namespace treatygraph::image
