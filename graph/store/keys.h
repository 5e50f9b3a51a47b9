// Keys order the store. Integers are big-endian, so that bytes sort as numbers do; the first byte names the table.
// Drawn with their values in FORMAT.md. These letters and widths are on disk: a change needs a new format number and a
// test that opens the old one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/model/graph.h"

namespace treatygraph::store {

inline constexpr char ledger_table = 'm';  // m                                  -> counts and the next free numbers
inline constexpr char word_table = 'd';    // d vocabulary:u8 code:u32           -> word
inline constexpr char node_table =
    'n';  // n node:u64                         -> what the node shows: labels, properties
inline constexpr char standing_table =
    'w';  // w node:u64                         -> why it is there: sayings, the user's layer
inline constexpr char saying_table = 't';    // t node:u64 number:u32              -> a saying: kind, names, facts
inline constexpr char outer_id_table = 'x';  // x bytes                            -> node
inline constexpr char label_table =
    'l';  // l label:u32 chunk:u64              -> list of nodes with node >> 12 == chunk
inline constexpr char property_table = 'p';  // p key:u32 indexed value            -> list of nodes
inline constexpr char name_table = 'f';      // f folded name                      -> list of nodes
inline constexpr char outgoing_table = 'o';  // o node:u64 type:u32                -> list of edge -> end
inline constexpr char incoming_table = 'i';  // i node:u64 type:u32                -> list of edge -> start
inline constexpr char edge_table = 'e';      // e edge:u64                         -> type, ends, the user's layer
inline constexpr char triple_table =
    'k';  // k start:u64 type:u32 end:u64       -> the extracted edge, how many sources say it
inline constexpr char testimony_table =
    'v';  // v edge:u64                         -> list of source -> what it says of the edge
inline constexpr char source_table = 's';  // s source:u64                       -> document line, counts
inline constexpr char said_table = 'y';  // y source:u64                       -> the nodes and edges that it speaks of
inline constexpr char chunk_table =
    'q';  // q source:u64 kind:u8 chunk:u32     -> its mentions, references or relations, packed
inline constexpr char dormant_table =
    'z';  // z source:u64                       -> facts of a further name of the same bytes
inline constexpr char source_name_table = 'a';  // a name                             -> source
inline constexpr char digest_table = 'h';       // h sha256                           -> sources with these bytes
inline constexpr char document_table = 'b';     // b document id                      -> sources of the document

inline constexpr Code every_label = 0xFFFFFFFFU;  // in label_table: all nodes
inline constexpr unsigned chunk_bits = 12;        // nodes a list of label_table

// Builds a key: Key(edge_table).u64(edge).take().
class Key {
 public:
  explicit Key(char table) : bytes_(1, table) {}
  Key& u8(std::uint8_t number);
  Key& u32(std::uint32_t number);
  Key& u64(std::uint64_t number);
  Key& raw(std::string_view bytes) {
    bytes_ += bytes;
    return *this;
  }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  template <typename Number>
  Key& big_endian(Number number);
  std::string bytes_;
};

// The big-endian integers of a key, from `offset` on. Throw Error(damaged) where the key is too short.
[[nodiscard]] std::uint64_t key_u64(std::string_view key, std::size_t offset);
[[nodiscard]] std::uint32_t key_u32(std::string_view key, std::size_t offset);

[[nodiscard]] std::string node_key(NodeId node);
[[nodiscard]] std::string standing_key(NodeId node);
[[nodiscard]] std::string saying_key(NodeId node, std::uint32_t number);
[[nodiscard]] std::string outer_id_key(std::string_view id);
[[nodiscard]] std::string label_key(Code label, NodeId node);
[[nodiscard]] std::string name_key(std::string_view folded);
[[nodiscard]] std::string adjacency_key(char table, NodeId node, Code type);
[[nodiscard]] std::string edge_key(EdgeId edge);
[[nodiscard]] std::string triple_key(NodeId start, Code type, NodeId end);
[[nodiscard]] std::string testimony_key(EdgeId edge);
[[nodiscard]] std::string source_key(char table, std::uint64_t source);  // source_table, said_table, dormant_table
[[nodiscard]] std::string chunk_key(std::uint64_t source, std::uint8_t kind, std::uint32_t chunk);

// The key of the property index, for values that equality can find there: booleans, numbers, strings, dates. Numbers
// that equal each other share a key, strings longer than 200 bytes share that of their first 200: whoever looks up
// compares.
[[nodiscard]] std::optional<std::string> property_key(Code key, const Value& value);
[[nodiscard]] std::string property_key(Code key, std::string_view text);

}  // namespace treatygraph::store
