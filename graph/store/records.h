// Records: what the values of the tables hold, and their bytes (FORMAT.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/facts/facts.h"
#include "graph/knowledge/claims.h"
#include "graph/model/graph.h"

namespace treatygraph::store {

using SourceId = std::uint64_t;

// Counts and the next free numbers; one for the store.
struct Ledger {
  std::string language;  // of `name`
  std::uint64_t commits = 0;
  NodeId next_node = 1;
  EdgeId next_edge = 1;
  SourceId next_source = 1;
  std::uint64_t nodes = 0, edges = 0;
  std::vector<std::uint64_t> nodes_with_label, edges_of_type;  // by code
};

// What a node shows to readers. A node without this record is not in the graph.
struct NodeRecord {
  bool by_hand = false;
  std::vector<Code> labels;  // ascending
  Properties properties;
};

// Why an extracted node is there. Nodes made by hand have none: what they show is all there is.
struct SayingCount {
  std::uint32_t number = 0;  // in saying_table
  std::uint64_t hash = 0;    // of its bytes
  std::uint64_t count = 0;   // lines of sources that say it
};
struct Standing {
  std::string outer_id;
  bool hidden = false;               // deleted by hand; returns with the next source that names it
  std::vector<SayingCount> sayings;  // by number
  std::vector<Code> added, removed;  // labels, by hand; ascending
  Properties properties;             // by hand; null: removed by hand
  std::uint64_t hand_edges = 0;      // at this node: they keep it, and what it showed when the first was made
  std::uint64_t sleeping_edges = 0;  // extracted ones that no source says now but that carry properties set by hand
  std::vector<Saying> kept;          // what it showed when the first hand-made edge was drawn to it

  [[nodiscard]] bool touched() const { return !added.empty() || !removed.empty() || !properties.empty(); }
};

struct EdgeRecord {
  Code type = 0;
  NodeId start = 0, end = 0;
  bool by_hand = false;
  bool hidden = false;    // deleted by hand
  bool shown = true;      // in the graph: hidden and sleeping edges are not
  Properties properties;  // by hand; null: removed by hand
};

struct Triple {  // of an extracted edge
  EdgeId edge = 0;
  std::uint64_t sources = 0;
};

struct SourceRecord {
  facts::Document document;
  bool active = false;  // false: another name of the same bytes speaks for it
  std::uint64_t mentions = 0, references = 0, unresolved = 0, relations = 0, sections = 0;
};

// The nodes and edges that a source speaks of: what is taken back with it.
struct Said {
  struct Node {
    NodeId node = 0;
    std::uint32_t saying = 0;
    bool entity_line = false;
  };
  std::vector<Node> nodes;
  std::vector<EdgeId> edges;  // ascending
};

// Testimony as it is stored: documents are nodes, attribute keys are codes.
struct StoredPassage {
  NodeId document = 0;
  std::string date;
  std::vector<std::uint64_t> lines;
};
struct StoredTestimony {
  Proof proof{};
  std::vector<StoredPassage> passages;
  double confidence = 0;
  std::vector<std::pair<Code, std::vector<std::string>>> attributes;
};

[[nodiscard]] std::string encode(const Ledger& ledger);
[[nodiscard]] std::string encode(const NodeRecord& node);
[[nodiscard]] inline bool operator==(const NodeRecord& a, const NodeRecord& b) { return encode(a) == encode(b); }
[[nodiscard]] std::string encode(const Standing& standing);
[[nodiscard]] std::string encode(const Saying& saying);
[[nodiscard]] std::string encode(const EdgeRecord& edge);
[[nodiscard]] std::string encode(const Triple& triple);
[[nodiscard]] std::string encode(const SourceRecord& source);
[[nodiscard]] std::string encode(const Said& said);
[[nodiscard]] std::string encode(const StoredTestimony& testimony);
[[nodiscard]] std::string encode(const std::vector<SourceId>& sources);  // ascending

// Each throws Error(damaged) where the bytes are not what encode() writes.
template <typename Record>
[[nodiscard]] Record decode(std::string_view bytes);
template <>
Ledger decode(std::string_view bytes);
template <>
NodeRecord decode(std::string_view bytes);
template <>
Standing decode(std::string_view bytes);
template <>
Saying decode(std::string_view bytes);
template <>
EdgeRecord decode(std::string_view bytes);
template <>
Triple decode(std::string_view bytes);
template <>
SourceRecord decode(std::string_view bytes);
template <>
Said decode(std::string_view bytes);
template <>
StoredTestimony decode(std::string_view bytes);
template <>
std::vector<SourceId> decode(std::string_view bytes);

[[nodiscard]] std::uint64_t hash_of(std::string_view bytes) noexcept;  // FNV-1a; on disk

// The lines of a paper, packed `lines_per_chunk` together; strings that they share are stored once a chunk.
enum class LineKind : std::uint8_t { mention = 1, reference = 2, relation = 3 };  // on disk
inline constexpr std::size_t lines_per_chunk = 64;
[[nodiscard]] std::string pack_mentions(const facts::Paper& paper, std::size_t from);
[[nodiscard]] std::string pack_references(const facts::Paper& paper, std::size_t from);
[[nodiscard]] std::string pack_relations(const facts::Paper& paper, std::size_t from);
[[nodiscard]] std::vector<facts::Mention> unpack_mentions(std::string_view chunk, const std::string& source);
[[nodiscard]] std::vector<facts::Reference> unpack_references(std::string_view chunk, const std::string& source);
[[nodiscard]] std::vector<facts::Relation> unpack_relations(std::string_view chunk, const std::string& source);

}  // namespace treatygraph::store
