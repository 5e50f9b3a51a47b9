#include "graph/store/bulk_edges.h"

#include "graph/store/keys.h"

namespace treatygraph::store {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t look_every = 1U << 16U;  // edges between two looks at `cancelled`

// In the keys of the sorters types have 3 bytes, nodes 5: bulk.cpp sees to it that they fit. The fewer words a key has,
// the faster it is sorted.
constexpr unsigned type_bits = 24, node_bits = 40;
constexpr std::size_t end_at = 8;  // in an edge's key: type and start, end

template <std::size_t width>
void put_big_endian(std::string& key, std::uint64_t number) {
  std::array<char, width> bytes{};
  for (std::size_t i = width; i-- > 0; number >>= 8U) bytes[i] = static_cast<char>(number);
  key.append(bytes.data(), width);
}

std::uint64_t end_in(std::string_view key) {
  std::uint64_t number = 0;
  for (const char byte : key.substr(end_at)) number = number << 8U | static_cast<unsigned char>(byte);
  return number;
}

// How the record of an edge begins that was made by hand: encode() writes its end and its properties after it.
std::string edge_head(Code type, NodeId start) {
  std::string bytes = encode(EdgeRecord{type, start, 0, true, false, true, {}});
  bytes.resize(bytes.size() - 2);  // the end and the number of properties
  return bytes;
}

void count(std::vector<std::uint64_t>& counts, Code code, std::uint64_t more) {
  if (counts.size() <= code) counts.resize(code + std::size_t{1});
  counts[code] += more;
}

}  // namespace

// The edges of one type and start after the other.
class BulkEdges::Lists {
 public:
  explicit Lists(Sorter& outgoing) : outgoing_(outgoing) {}
  // True if the edge is the first of its list.
  bool begin(std::uint64_t type_and_start) {
    if (type_and_start == type_and_start_ && size_ > 0) return false;
    end();
    type_and_start_ = type_and_start;
    head_ = edge_head(type(), start());
    return true;
  }
  void add(EdgeId edge, NodeId end) {
    list_.add(edge, end);
    ++size_;
  }
  void end() {
    if (size_ > 0)
      outgoing_.add(std::string_view(adjacency_key(outgoing_table, start(), type())).substr(1), list_.bytes());
    list_.clear();
    size_ = 0;
  }
  [[nodiscard]] Code type() const { return static_cast<Code>(type_and_start_ >> node_bits); }
  [[nodiscard]] NodeId start() const { return type_and_start_ & ((std::uint64_t{1} << node_bits) - 1); }
  [[nodiscard]] const std::string& head() const { return head_; }

 private:
  Sorter& outgoing_;
  std::uint64_t type_and_start_ = 0, size_ = 0;
  std::string head_;
  ListWriter list_{Payload::node};
};

BulkEdges::BulkEdges(const fs::path& folder)
    : folder_(folder),
      edges_(folder / "edges", sorter_memory),
      outgoing_(folder / "outgoing", sorter_memory),
      incoming_(folder / "incoming", sorter_memory) {}

void BulkEdges::add(Code type, NodeId start, NodeId end, std::string_view properties) {
  std::string key;  // short enough to need no memory
  put_big_endian<8>(key, std::uint64_t{type} << node_bits | start);
  put_big_endian<5>(key, end);
  edges_.add(key, properties);
}

Files BulkEdges::write_edges(Ledger& ledger, const Progress& progress, const std::atomic<bool>* cancelled) {
  FilesAside out(folder_ / "e");
  const std::uint64_t total = edges_.size();
  const EdgeId first_edge = ledger.next_edge;
  std::string value, piece;
  Lists lists(outgoing_);
  edges_.drain([&](std::string_view key, std::string_view properties) {
    const EdgeId edge = ledger.next_edge++;
    if ((edge - first_edge) % look_every == 0) {
      if (progress) progress({"relationships", edge - first_edge, total});
      look(cancelled);
    }
    (void)lists.begin(key_u64(key, 0));
    const NodeId end = end_in(key);
    lists.add(edge, end);
    value = lists.head();
    put_varint(value, end);
    value += properties;
    out.put(edge_key(edge), value);
    count(ledger.edges_of_type, lists.type(), 1);

    value.clear();
    put_big_endian<8>(value, end << type_bits | lists.type());
    piece.clear();
    put_varint(piece, edge << 1U);
    put_varint(piece, lists.start());
    incoming_.add(value, piece);
  });
  lists.end();
  ledger.edges += total;
  if (progress) progress({"relationships", total, total});
  return out.finish();
}

Files BulkEdges::write_outgoing() { return write_lists(outgoing_, outgoing_table, folder_ / "o"); }

Files BulkEdges::write_incoming() {
  return write_lists(incoming_, incoming_table, folder_ / "i", [](std::string_view sorted) {
    const std::uint64_t both = key_u64(sorted, 0);
    const auto type = static_cast<Code>(both & ((std::uint64_t{1} << type_bits) - 1));
    return adjacency_key(incoming_table, both >> type_bits, type).substr(1);
  });
}

}  // namespace treatygraph::store
