// Image: one fixed state of a graph as arrays in one file that is mapped, not read. It is derived: built from a Graph,
// deleted without loss, never changed. Format with a worked example: FORMAT.md beside this file.
//
//   write_image(graph, "image", sequence);                  // beside, synced, renamed
//   const auto image = Image::open("image", sequence);      // nothing where it is missing, of another state or damaged
//   for (Node n : image->outgoing(cites)->of(node)) …
//
// Nodes are numbered 0 … nodes()-1 by ascending id, the edges of one type 0 … n-1 by (start, id). All spans point into
// the mapping and live as long as the Image. Nothing here throws once it is open (but value() of a mixed cell whose
// bytes went bad: Error damaged); an index out of range is the caller's mistake. A graph that reads one:
// imaged_graph.h.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/image/bit_packed.h"
#include "graph/image/texts.h"
#include "graph/image/uneven.h"
#include "graph/model/graph.h"

namespace treatygraph::image {

using Node = std::uint32_t;
using Place = std::uint32_t;  // of an edge among those of its type
inline constexpr std::uint32_t none = ~std::uint32_t{0};

// The edges of one type in one direction, by node: `of(n)` are the nodes at the other end. Only nodes from `first` on,
// as many as there are offsets but one, have any.
struct Adjacency {
  Node first = 0;
  std::span<const std::uint32_t> offsets;  // one more than nodes that are covered
  BitPacked<Node> nodes;
  bool ascending = false;  // the nodes of each of(n) ascend; always so where edges come in
  // Incoming: an edge's place is where its start's edges begin and its rank among them; places ascend for a node.
  // Outgoing: all empty, an edge's place is its index.
  BitPacked<std::uint32_t> ranks;
  Node first_start = 0;
  std::span<const std::uint32_t> starts;  // the offsets of the outgoing side

  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> range(Node node) const {
    const std::uint32_t i = node - first;
    if (offsets.size() < 2 || i >= offsets.size() - 1) return {0, 0};
    return {offsets[i], offsets[i + 1]};
  }
  [[nodiscard]] BitPacked<Node> of(Node node) const {
    const auto [from, to] = range(node);
    return nodes.subspan(from, to - from);
  }
  [[nodiscard]] std::uint32_t degree(Node node) const {
    const auto [from, to] = range(node);
    return to - from;
  }
  // Of all nodes from `from` up to `to`.
  [[nodiscard]] std::uint32_t edges_of(Node from, Node to) const {
    if (offsets.size() < 2) return 0;
    const auto at = [&](Node node) {
      return offsets[node < first ? 0 : std::min<std::size_t>(node - first, offsets.size() - 1)];
    };
    return at(to) - at(from);
  }
  // `other` is nodes[index].
  [[nodiscard]] Place place(std::uint32_t index, Node other) const {
    return starts.empty() ? index : starts[other - first_start] + ranks[index];
  }
  [[nodiscard]] Place place(std::uint32_t index) const { return starts.empty() ? index : place(index, nodes[index]); }
};

// A property of the nodes, or of the edges of one type: one cell a row for the rows from `first` on, null elsewhere.
enum class Cells : std::uint8_t {
  boolean,  // 0 or 1
  integer,  // base + cell
  date,     // days, base + cell
  real,     // eight bytes each
  text,     // a code of the column's dictionary: codes sort as the texts do, bytewise
  mixed     // a code of the column's dictionary of encoded values: no order, equal codes are equal values of one type
};
struct Column {
  Cells cells = Cells::integer;
  std::uint32_t first = 0, count = 0;
  std::int64_t base = 0;  // integer and date
  Uneven data;
  std::span<const std::uint64_t> present;  // a bit a row; empty: every covered row has a value
  Texts texts;                             // the dictionary of text and mixed
  // Index of text columns of nodes: the rows that have text `code` begin in `rows` at code + more[code]. Empty `more`:
  // every text has one row.
  BitPacked<std::uint32_t> more, rows;

  [[nodiscard]] bool covers(std::uint32_t row) const { return row - first < count; }
  [[nodiscard]] bool has(std::uint32_t row) const {
    const std::uint32_t i = row - first;
    return i < count && (present.empty() || ((present[i >> 6U] >> (i & 63U)) & 1U) != 0);
  }
  // The cell of a row that has a value: for integer and date without `base`, for real its bits.
  [[nodiscard]] std::uint64_t cell(std::uint32_t row) const { return data[row - first]; }
  [[nodiscard]] std::optional<std::uint32_t> code(std::string_view text) const;
  [[nodiscard]] Value value(std::uint32_t row) const;  // null where it has none
  // The rows of a text, ascending; requires a text column of nodes.
  [[nodiscard]] BitPacked<std::uint32_t> rows_of(std::uint32_t code) const;
};

class Image {
 public:
  struct Parts;  // the room's own
  // Maps the file. Nothing where there is none, or one of another sequence, another format number or with a broken
  // header: the caller goes on without. The header's checksum is looked at, the arrays' only by damage().
  [[nodiscard]] static std::shared_ptr<const Image> open(const std::filesystem::path& file, std::uint64_t sequence);
  // The same over bytes in memory, which it keeps: tests and graphs without a file.
  [[nodiscard]] static std::shared_ptr<const Image> over(std::vector<std::byte> bytes);
  Image(const Image&) = delete;
  Image& operator=(const Image&) = delete;
  ~Image();

  [[nodiscard]] std::uint64_t sequence() const;  // commits that it holds
  [[nodiscard]] std::uint64_t bytes() const;     // of the file
  // What does not fit its checksum or its neighbours, a sentence each; reads everything.
  [[nodiscard]] std::vector<std::string> damage() const;

  // Codes are the graph's own.
  [[nodiscard]] std::optional<Code> code(Vocabulary vocabulary, std::string_view word) const;
  [[nodiscard]] std::span<const std::string_view> words(Vocabulary vocabulary) const;

  [[nodiscard]] std::uint32_t nodes() const;
  [[nodiscard]] std::optional<Node> node(NodeId id) const;
  [[nodiscard]] NodeId id(Node node) const;

  // Nodes of the same labels are of one kind.
  [[nodiscard]] std::uint32_t kinds() const;
  [[nodiscard]] std::span<const std::uint16_t> kind() const;                  // by node
  [[nodiscard]] std::span<const Code> kind_labels(std::uint32_t kind) const;  // ascending
  [[nodiscard]] bool kind_has(std::uint32_t kind, Code label) const;
  // Nodes with a label, as runs [from, to) of nodes, ascending, disjoint.
  struct Run {
    Node from, to;
  };
  [[nodiscard]] std::span<const Run> labelled(Code label) const;
  [[nodiscard]] std::uint64_t count_labelled(Code label) const;

  [[nodiscard]] std::uint32_t edges(Code type) const;
  [[nodiscard]] const Adjacency& outgoing(Code type) const;  // empty for a type without edges
  [[nodiscard]] const Adjacency& incoming(Code type) const;
  [[nodiscard]] EdgeId edge_id(Code type, Place place) const;
  struct Edge {
    Code type;
    Place place;
  };
  [[nodiscard]] std::optional<Edge> edge(EdgeId id) const;
  [[nodiscard]] Node start(Code type, Place place) const;  // by binary search of the offsets

  // Null where no element has the property.
  [[nodiscard]] const Column* node_column(Code key) const;
  [[nodiscard]] const Column* edge_column(Code type, Code key) const;

 private:
  explicit Image(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

// Writes the image of `graph` (ids, labels, properties, edges; not evidence, names or sources): beside `file`, synced,
// then renamed over it. Memory: about 128 MB of gathered values and edges (more walks where they do not fit), but at
// least the largest column or the largest type's adjacency, and the ids of the nodes where they have gaps. False, and
// no file, where the graph does not fit the format (over 2^32-2 nodes or edges of a type): queries then read the store.
// Throws Error(environment: disk full …).
bool write_image(const Graph& graph, const std::filesystem::path& file, std::uint64_t sequence);
[[nodiscard]] std::vector<std::byte> make_image(const Graph& graph, std::uint64_t sequence);

}  // namespace treatygraph::image
