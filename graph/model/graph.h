// Graph: one fixed state of a property graph, as queries, algorithms, exports and reports read it. What stands behind
// it – the store, a transaction on it, the read image, a graph in memory – is not their business.
//
// Ids are internal and stable within one state only; the outer id of an extracted node is its property `id`. Lists come
// in ascending order of ids. Every function may throw Error (damaged, limit); none changes anything.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/model/value.h"

namespace treatygraph {

using Code = std::uint32_t;  // a label, relationship type or property key; each vocabulary numbers its own from 0
enum class Vocabulary : std::uint8_t { label = 0, type = 1, key = 2 };
enum class Direction : std::uint8_t { outgoing, incoming, both };
// As seen from the other end.
[[nodiscard]] constexpr Direction turned(Direction direction) {
  if (direction == Direction::both) return direction;
  return direction == Direction::outgoing ? Direction::incoming : Direction::outgoing;
}

struct EdgeEnds {
  Code type;
  NodeId start;
  NodeId end;
};
struct Neighbour {
  EdgeId edge;
  NodeId node;
  Code type;
};
using Properties = std::vector<std::pair<Code, Value>>;  // ascending by code, no nulls

// The sentence that proves an edge.
struct Evidence {
  std::string document;  // outer id of the document, or of its part: "A/AC.291/4#AUS"
  std::string source, section, paragraph, quote, text;
  std::uint64_t start = 0, end = 0;
  std::string date, rule;
  double confidence = 1.0;
  std::vector<std::pair<std::string, std::string>> attributes;  // by key
};

// What `report coverage` and the last line of `report citations` say of a source.
struct SourceSummary {
  std::string source, document, title, date, language, sha256, maker;
  std::vector<std::string> other_names;  // further files with the same bytes
  std::uint64_t sections = 0;            // sections that were read as an actor's own (a compilation's parts), else 1
  std::uint64_t mentions = 0, references = 0, unresolved = 0, relations = 0;
};

namespace image {
class Image;
}

class NodeCursor {
 public:
  virtual ~NodeCursor() = default;
  // Fills `out` from its start with the next ids, ascending; returns how many, 0 at the end.
  [[nodiscard]] virtual std::size_t next(std::span<NodeId> out) = 0;
};

class Graph {
 public:
  virtual ~Graph() = default;

  // Vocabulary: codes are dense from 0; unknown words have none.
  [[nodiscard]] virtual std::optional<Code> code(Vocabulary vocabulary, std::string_view word) const = 0;
  [[nodiscard]] virtual std::string word(Vocabulary vocabulary, Code code) const = 0;
  [[nodiscard]] virtual std::vector<std::string> words(Vocabulary vocabulary) const = 0;

  // Counts kept by the store, exact: all nodes or those with a label; all edges or those of a type.
  [[nodiscard]] virtual std::uint64_t count_nodes(std::optional<Code> label) const = 0;
  [[nodiscard]] virtual std::uint64_t count_edges(std::optional<Code> type) const = 0;

  [[nodiscard]] virtual std::unique_ptr<NodeCursor> nodes(std::optional<Code> label) const = 0;

  [[nodiscard]] virtual bool has_node(NodeId node) const = 0;
  [[nodiscard]] virtual std::vector<Code> labels(
      NodeId node) const = 0;  // ascending; empty for a node that is not there
  [[nodiscard]] virtual bool has_label(NodeId node, Code label) const = 0;
  [[nodiscard]] virtual Value node_property(NodeId node, Code key) const = 0;  // null where absent
  [[nodiscard]] virtual Properties node_properties(NodeId node) const = 0;

  [[nodiscard]] virtual bool has_edge(EdgeId edge) const = 0;
  [[nodiscard]] virtual std::optional<EdgeEnds> edge(EdgeId edge) const = 0;
  [[nodiscard]] virtual Value edge_property(EdgeId edge, Code key) const = 0;
  [[nodiscard]] virtual Properties edge_properties(EdgeId edge) const = 0;

  // Appends to `out` the edges at `node` of these types (empty: all), by (type, edge). A loop comes once for
  // Direction::both.
  virtual void neighbours(NodeId node, Direction direction, std::span<const Code> types,
                          std::vector<Neighbour>& out) const = 0;
  [[nodiscard]] virtual std::uint64_t degree(NodeId node, Direction direction, std::span<const Code> types) const = 0;

  // Nodes whose property `key` equals `value`, from an index; nothing where no index can answer.
  [[nodiscard]] virtual std::optional<std::vector<NodeId>> find(Code key, const Value& value) const = 0;
  // Nodes one of whose names (name, name_en, aliases, and the lexicon's in any language) is `text`, both folded
  // (base/text.h).
  [[nodiscard]] virtual std::vector<NodeId> named(std::string_view text) const = 0;
  // Sorted by date, source, start; empty for an edge that no text made.
  [[nodiscard]] virtual std::vector<Evidence> evidence(EdgeId edge) const = 0;
  [[nodiscard]] virtual std::vector<SourceSummary> sources() const = 0;  // by source

  // The read image of exactly this state (graph/image), where there is one: the same elements as arrays.
  [[nodiscard]] virtual const image::Image* image() const { return nullptr; }
};

// A graph that can be changed: reads see the changes at once, others see them after commit. Requires existing elements
// unless said otherwise. Properties given as null are removed.
class GraphWriter : public Graph {
 public:
  [[nodiscard]] virtual Code intern(Vocabulary vocabulary, std::string_view word) = 0;
  virtual NodeId create_node(std::span<const Code> labels, const Properties& properties) = 0;
  virtual EdgeId create_edge(Code type, NodeId start, NodeId end, const Properties& properties) = 0;
  virtual void set_node_property(NodeId node, Code key, const Value& value) = 0;
  virtual void set_edge_property(EdgeId edge, Code key, const Value& value) = 0;
  virtual void add_label(NodeId node, Code label) = 0;
  virtual void remove_label(NodeId node, Code label) = 0;
  virtual void delete_edge(EdgeId edge) = 0;
  virtual void delete_node(NodeId node) = 0;  // requires that no edge is left at it

  // A mark to come back to: undo(mark) takes back everything written since (a failed statement leaves no trace).
  [[nodiscard]] virtual std::uint64_t mark() = 0;
  virtual void undo(std::uint64_t mark) = 0;
};

}  // namespace treatygraph
