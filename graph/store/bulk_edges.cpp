#include "graph/store/bulk_edges.h"

#include "graph/store/keys.h"

namespace treatygraph::store {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t look_every = 1U << 16U;  // edges between two looks at `cancelled`
constexpr std::size_t batch_bytes = std::size_t{1} << 19U, batches_together = 4;

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

BulkEdges::BulkEdges(const fs::path& folder, NodeId greatest)
    : folder_(folder),
      key_(greatest),
      edges_(folder / "edges", sorter_memory),
      outgoing_(folder / "outgoing", sorter_memory),
      incoming_(folder / "incoming", sorter_memory) {}

void BulkEdges::add(Code type, NodeId start, NodeId end, std::string_view properties) {
  edges_.add(key_.put({type, start, end}), properties);
  if (of_type_.size() <= type) of_type_.resize(type + std::size_t{1});
  ++of_type_[type];
}

void BulkEdges::close(EdgeId first) {
  first_ = first;
  edges_.close();
}

void BulkEdges::walk(const Visit& visit) const {
  EdgeId edge = first_;
  edges_.walk([&](std::string_view key, std::string_view properties) { visit(edge++, key_.ends(key), properties); });
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

    bytes = Key(incoming_table).u64(ends.end << EdgeSortKey::type_bits | ends.type).take();
    piece.clear();
    put_varint(piece, edge << 1U);
    put_varint(piece, ends.start);
    incoming_.add(std::string_view(bytes).substr(1), piece);
  });
  lists.end();
  if (progress) progress({"relationships", size(), size()});
  return out.finish();
}

Files BulkEdges::write_outgoing() { return write_lists(outgoing_, outgoing_table, folder_ / "o"); }

Files BulkEdges::write_incoming() {
  return write_lists(incoming_, incoming_table, folder_ / "i", [](std::string_view sorted) {
    const std::uint64_t both = key_u64(sorted, 0);
    const auto type = static_cast<Code>(both & ((std::uint64_t{1} << EdgeSortKey::type_bits) - 1));
    return adjacency_key(incoming_table, both >> EdgeSortKey::type_bits, type).substr(1);
  });
}

}  // namespace treatygraph::store
