#include "graph/store/bulk.h"

#include <array>
#include <cassert>
#include <future>
#include <map>
#include <optional>

#include "extract/base/text.h"
#include "graph/store/folder.h"
#include "graph/store/keys.h"
#include "graph/store/lists.h"
#include "graph/store/sorter.h"

namespace treatygraph::store {
namespace {

namespace fs = std::filesystem;
using Files = std::vector<fs::path>;

constexpr std::size_t sorter_memory = 80U << 20U;  // bytes; three sorters are at work at a time
constexpr std::uint64_t most_nodes = std::uint64_t{1} << 40U;
constexpr std::uint64_t most_types = std::uint64_t{1} << 24U;
constexpr std::uint64_t look_every = 1U << 16U;  // edges between two looks at `cancelled`

// Pieces of a list, in order, become one; a number that comes twice in a row is taken once.
class ListWriter {
 public:
  explicit ListWriter(Payload payload = Payload::none) : payload_(payload) {}
  void add(std::uint64_t number, std::uint64_t node) {
    if (last_ == number) return;
    put_varint(bytes_, (number - last_) << 1U);
    if (payload_ == Payload::node) put_varint(bytes_, node);
    last_ = number;
  }
  void add(std::string_view list) {
    visit_list(payload_, list, [this](const Item& item) { add(item.number, item.node); });
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  void clear() {
    bytes_.clear();
    last_ = 0;
  }

 private:
  Payload payload_;
  std::uint64_t last_ = 0;  // numbers count from 1
  std::string bytes_;
};

// How the record of an edge begins that was made by hand: encode() writes its end and its properties after it.
std::string edge_head(Code type, NodeId start) {
  std::string bytes = encode(EdgeRecord{type, start, 0, true, false, true, {}});
  bytes.resize(bytes.size() - 2);  // the end and the number of properties
  return bytes;
}

// Drains a sorter whose values are pieces of lists into files. Its keys lack the `table` letter.
Files write_lists(Sorter& sorter, char table, const fs::path& path) {
  const std::unique_ptr<SortedFiles> out = make_sorted_files(path);
  ListWriter list(payload_of(table));
  std::string key(1, table);
  const auto put = [&] {
    if (!list.bytes().empty()) out->put(key, list.bytes());
    list.clear();
  };
  sorter.drain([&](std::string_view rest, std::string_view piece) {
    if (std::string_view(key).substr(1) != rest) {
      put();
      key.assign(1, table).append(rest);
    }
    list.add(piece);
  });
  put();
  return out->finish();
}

class FolderBulk final : public Bulk {
 public:
  FolderBulk(const State& state, fs::path folder, std::function<void(const Files&)> commit)
      : folder_(std::move(folder)), commit_(std::move(commit)), state_(state) {
    std::error_code error;
    fs::remove_all(folder_, error);
    if (!error) fs::create_directories(folder_, error);
    if (error) refused("cannot be made", folder_, error.value());
    nodes_ = make_sorted_files(folder_ / "n");
    for (std::size_t i = 0; i < 3; ++i) known_words_[i] = state.words.words(static_cast<Vocabulary>(i)).size();
    labels_ = std::make_unique<Sorter>(folder_ / "labels", sorter_memory / 8);
    names_ = std::make_unique<Sorter>(folder_ / "names", sorter_memory / 2);
    values_ = std::make_unique<Sorter>(folder_ / "values", sorter_memory);
  }
  ~FolderBulk() override {
    for (std::future<Files>& file : files_)
      if (file.valid()) file.wait();
    labels_.reset();
    names_.reset();
    values_.reset();
    edges_.reset();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  const fs::path& scratch() const override { return folder_; }

  Code intern(Vocabulary vocabulary, std::string_view word) override {
    if (const std::optional<Code> known = state_.words.code(vocabulary, word)) return *known;
    return state_.words.add(vocabulary, word);
  }

  NodeId add_node(std::span<const Code> labels, const Properties& properties) override {
    assert(!edges_);
    const NodeId node = state_.ledger.next_node++;
    if (node >= most_nodes) throw Error(Trouble::limit, "more than a million million nodes", {}, "import a part");
    record_.labels.assign(labels.begin(), labels.end());
    record_.properties = properties;
    nodes_->put(node_key(node), encode(record_));
    if ((node >> chunk_bits) != (first_of_chunk_ >> chunk_bits)) end_chunk(node);
    ++state_.ledger.nodes;
    in_chunk_[every_label].add(node, 0);
    for (const Code label : labels) {
      in_chunk_[label].add(node, 0);
      count(state_.ledger.nodes_with_label, label);
    }
    const std::string piece = encode_item(Payload::none, {node, false});
    for (const auto& [key, value] : properties)
      if (const std::optional<std::string> index_key = property_key(key, value))
        values_->add(std::string_view(*index_key).substr(1), piece);
    for (const std::string& name : folded_names(properties, state_.words)) names_->add(name, piece);
    return node;
  }

  void add_edge(Code type, NodeId start, NodeId end, std::string_view properties) override {
    assert(start < state_.ledger.next_node && end < state_.ledger.next_node);
    if (!edges_) end_nodes();
    if (type >= most_types) throw Error(Trouble::limit, "too many types of relationships", {}, "import a part");
    key_.clear();
    put_big_endian(std::uint64_t{type} << 40U | start);
    value_.clear();
    put_varint(value_, end);
    value_ += properties;
    edges_->add(key_, value_);
  }

  void finish(const Progress& progress, const std::atomic<bool>* cancelled) override {
    if (!edges_) end_nodes();
    outgoing_ = std::make_unique<Sorter>(folder_ / "outgoing", sorter_memory);
    incoming_ = std::make_unique<Sorter>(folder_ / "incoming", sorter_memory);
    Files files = write_edges(progress, cancelled);
    edges_.reset();
    write_aside([this] { return write_lists(*outgoing_, outgoing_table, folder_ / "o"); });
    const Files incoming = write_lists(*incoming_, incoming_table, folder_ / "i");
    files.insert(files.end(), incoming.begin(), incoming.end());
    const Files words = write_words();
    files.insert(files.end(), words.begin(), words.end());
    for (std::future<Files>& ready : files_) {
      const Files more = ready.get();
      files.insert(files.end(), more.begin(), more.end());
    }
    if (cancelled != nullptr && *cancelled) stop();
    commit_(files);
  }

 private:
  [[noreturn]] static void stop() {
    throw Error(Trouble::cancelled, "stopped by Ctrl-C", {}, "the database is as it was before");
  }
  static void count(std::vector<std::uint64_t>& counts, Code code) {
    if (counts.size() <= code) counts.resize(code + 1);
    ++counts[code];
  }
  void put_big_endian(std::uint64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8) key_ += static_cast<char>((number >> shift) & 0xFFU);
  }
  template <typename Write>
  void write_aside(Write write) {
    files_.push_back(std::async(std::launch::async, std::move(write)));
  }

  void end_chunk(NodeId next) {
    for (auto& [label, list] : in_chunk_) {
      if (list.bytes().empty()) continue;
      labels_->add(std::string_view(label_key(label, first_of_chunk_)).substr(1), list.bytes());
      list.clear();
    }
    first_of_chunk_ = next;
  }

  // The indexes of the nodes are written while the edges come in.
  void end_nodes() {
    end_chunk(0);
    files_.push_back(std::async(std::launch::deferred, [this] { return nodes_->finish(); }));
    edges_ = std::make_unique<Sorter>(folder_ / "edges", sorter_memory);
    write_aside([this] {
      Files files = write_lists(*labels_, label_table, folder_ / "l");
      for (const auto& [sorter, table] :
           {std::pair(names_.get(), name_table), std::pair(values_.get(), property_table)}) {
        const Files more = write_lists(*sorter, table, folder_ / std::string(1, table));
        files.insert(files.end(), more.begin(), more.end());
      }
      return files;
    });
  }

  Files write_edges(const Progress& progress, const std::atomic<bool>* cancelled) {
    const std::unique_ptr<SortedFiles> out = make_sorted_files(folder_ / "e");
    const std::uint64_t total = edges_->size();
    const EdgeId first_edge = state_.ledger.next_edge;
    std::string group, value, piece;
    ListWriter list(Payload::node);
    const auto put_outgoing = [&] {
      if (!list.bytes().empty()) outgoing_->add(group, list.bytes());
      list.clear();
    };
    edges_->drain([&](std::string_view key, std::string_view entry) {
      const EdgeId edge = state_.ledger.next_edge++;
      if ((edge - first_edge) % look_every == 0) {
        if (progress) progress({"relationships", edge - first_edge, total});
        if (cancelled != nullptr && *cancelled) stop();
      }
      const std::uint64_t number = key_u64(key, 0);
      const auto type = static_cast<Code>(number >> 40U);
      const NodeId start = number & (most_nodes - 1);
      Decoder in(entry);
      const NodeId end = in.varint();
      value = edge_head(type, start);
      value += entry;
      out->put(edge_key(edge), value);
      count(state_.ledger.edges_of_type, type);
      ++state_.ledger.edges;

      const std::string outgoing = adjacency_key(outgoing_table, start, type).substr(1);
      if (outgoing != group) {
        put_outgoing();
        group = outgoing;
      }
      list.add(edge, end);
      piece.clear();
      put_varint(piece, edge << 1U);
      put_varint(piece, start);
      incoming_->add(std::string_view(adjacency_key(incoming_table, end, type)).substr(1), piece);
    });
    put_outgoing();
    if (progress) progress({"relationships", total, total});
    return out->finish();
  }

  Files write_words() {
    Files files;
    const std::unique_ptr<SortedFiles> words = make_sorted_files(folder_ / "d");
    for (std::size_t i = 0; i < 3; ++i) {
      const std::vector<std::string>& known = state_.words.words(static_cast<Vocabulary>(i));
      for (std::size_t code = known_words_[i]; code < known.size(); ++code)
        words->put(Key(word_table).u8(static_cast<std::uint8_t>(i)).u32(static_cast<Code>(code)).take(), known[code]);
    }
    ++state_.ledger.commits;
    const std::unique_ptr<SortedFiles> ledger = make_sorted_files(folder_ / "m");
    ledger->put(std::string(1, ledger_table), encode(state_.ledger));
    for (const std::unique_ptr<SortedFiles>* each : {&words, &ledger}) {
      const Files more = (*each)->finish();
      files.insert(files.end(), more.begin(), more.end());
    }
    return files;
  }

  fs::path folder_;
  std::function<void(const Files&)> commit_;
  State state_;
  std::array<std::size_t, 3> known_words_{};
  NodeRecord record_{true, {}, {}};
  std::unique_ptr<SortedFiles> nodes_;
  NodeId first_of_chunk_ = 0;
  std::map<Code, ListWriter> in_chunk_;  // by label
  std::unique_ptr<Sorter> labels_, names_, values_, edges_, outgoing_, incoming_;
  std::string key_, value_;
  std::vector<std::future<Files>> files_;  // of tables that are written by another thread
};

}  // namespace

std::unique_ptr<Bulk> make_bulk(const State& state, const fs::path& folder,
                                std::function<void(const Files& files)> commit) {
  return std::make_unique<FolderBulk>(state, folder, std::move(commit));
}

}  // namespace treatygraph::store
