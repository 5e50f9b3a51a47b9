#include "graph/store/bulk_edges.h"

#include "graph/store/keys.h"

namespace treatygraph::store {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t look_every = 1U << 16U;  // edges between two looks at `cancelled`
constexpr std::size_t batch_bytes = std::size_t{1} << 19U, batches_together = 4;

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

}  // namespace

// The edges of one type and start after the other.
class BulkEdges::Lists {
 public:
  explicit Lists(Sorter& outgoing) : outgoing_(outgoing) {}
  void add(EdgeId edge, const EdgeEnds& ends) {
    if (list_.bytes().empty() || ends.type != of_.type || ends.start != of_.start) begin(ends);
    list_.add(edge, ends.end);
  }
  void end() {
    if (list_.bytes().empty()) return;
    outgoing_.add(std::string_view(adjacency_key(outgoing_table, of_.start, of_.type)).substr(1), list_.bytes());
    list_.clear();
  }
  [[nodiscard]] const std::string& head() const { return head_; }  // of the records of the list's edges

 private:
  void begin(const EdgeEnds& ends) {
    end();
    of_ = ends;
    head_ = edge_head(ends.type, ends.start);
  }
  Sorter& outgoing_;
  EdgeEnds of_{};
  std::string head_;
  ListWriter list_{Payload::node};
};

// Records of edges on their way into the files of table e, which another thread packs and writes.
class BulkEdges::Records {
 public:
  Records(const fs::path& path, EdgeId first, EdgeBatches* also)
      : also_(also),
        filling_{first, {}},
        next_(first),
        files_(std::async(std::launch::async, [this, path] { return write(path); })) {}
  ~Records() { end(); }
  Records(const Records&) = delete;
  Records& operator=(const Records&) = delete;

  void put(std::string_view record) {
    put_text(filling_.records, record);
    ++next_;
    if (filling_.records.size() >= batch_bytes) hand_over();
  }
  [[nodiscard]] Files finish() {
    hand_over();
    end();
    return files_.get();
  }

 private:
  void hand_over() {
    const auto batch = std::make_shared<const EdgeBatch>(std::move(filling_));
    filling_ = {next_, {}};
    filling_.records.reserve(batch_bytes + batch_bytes / 8);
    if (also_ != nullptr) also_->put(batch);
    to_files_.put(batch);
  }
  void end() {
    to_files_.end();
    if (also_ != nullptr) also_->end();
  }
  Files write(const fs::path& path) {
    try {
      const std::unique_ptr<SortedFiles> out = make_sorted_files(path);
      while (const auto batch = to_files_.take()) {
        EdgeId edge = (*batch)->first;
        for (Decoder in((*batch)->records); !in.done();) out->put(edge_key(edge++), in.text());
      }
      return out->finish();
    } catch (...) {
      to_files_.stop();
      throw;
    }
  }

  EdgeBatches* also_;
  EdgeBatch filling_;
  EdgeId next_;
  EdgeBatches to_files_{batches_together};
  std::future<Files> files_;
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
  if (of_type_.size() <= type) of_type_.resize(type + std::size_t{1});
  ++of_type_[type];
}

void BulkEdges::close(EdgeId first) {
  first_ = first;
  edges_.close();
}

void BulkEdges::walk(const Visit& visit) const {
  EdgeId edge = first_;
  edges_.walk([&](std::string_view key, std::string_view properties) {
    const std::uint64_t both = key_u64(key, 0);
    const NodeId start = both & ((std::uint64_t{1} << node_bits) - 1);
    visit(edge++, {static_cast<Code>(both >> node_bits), start, end_in(key)}, properties);
  });
}

Files BulkEdges::write_edges(const Progress& progress, const std::atomic<bool>* cancelled, EdgeBatches* also) {
  Records out(folder_ / "e", first_, also);
  std::string bytes, piece;
  Lists lists(outgoing_);
  walk([&](EdgeId edge, const EdgeEnds& ends, std::string_view properties) {
    if ((edge - first_) % look_every == 0) {
      if (progress) progress({"relationships", edge - first_, size()});
      look(cancelled);
    }
    lists.add(edge, ends);
    bytes = lists.head();
    put_varint(bytes, ends.end);
    bytes += properties;
    out.put(bytes);

    bytes.clear();
    put_big_endian<8>(bytes, ends.end << type_bits | ends.type);
    piece.clear();
    put_varint(piece, edge << 1U);
    put_varint(piece, ends.start);
    incoming_.add(bytes, piece);
  });
  lists.end();
  if (progress) progress({"relationships", size(), size()});
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
