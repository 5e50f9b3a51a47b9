#include "graph/store/bulk.h"

#include <array>
#include <cassert>
#include <future>
#include <map>
#include <optional>

#include "extract/base/text.h"
#include "graph/store/bulk_edges.h"
#include "graph/store/folder.h"
#include "graph/store/keys.h"

namespace treatygraph::store {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t most_nodes = std::uint64_t{1} << 40U;
constexpr std::uint64_t most_types = std::uint64_t{1} << 24U;

class FolderBulk final : public Bulk {
 public:
  FolderBulk(const State& state, fs::path folder, std::function<void(const Files&)> commit)
      : folder_(std::move(folder)), commit_(std::move(commit)), state_(state) {
    std::error_code error;
    fs::remove_all(folder_, error);
    if (!error) fs::create_directories(folder_, error);
    if (error) refused("cannot be made", folder_, error.value());
    nodes_ = std::make_unique<FilesAside>(folder_ / "n");
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
    edges_->add(type, start, end, properties);
  }

  void finish(const Progress& progress, const std::atomic<bool>* cancelled) override {
    if (!edges_) end_nodes();
    Files files = node_files_;
    add_to(files, edges_->write_edges(state_.ledger, progress, cancelled));
    write_aside([this] { return edges_->write_outgoing(); });
    add_to(files, edges_->write_incoming());
    add_to(files, write_words());
    for (std::future<Files>& ready : files_) add_to(files, ready.get());
    look(cancelled);
    commit_(files);
  }

 private:
  static void add_to(Files& files, const Files& more) { files.insert(files.end(), more.begin(), more.end()); }
  static void count(std::vector<std::uint64_t>& counts, Code code) {
    if (counts.size() <= code) counts.resize(code + 1);
    ++counts[code];
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
    node_files_ = nodes_->finish();
    edges_ = std::make_unique<BulkEdges>(folder_);
    write_aside([this] {
      Files files = write_lists(*labels_, label_table, folder_ / "l");
      for (const auto& [sorter, table] :
           {std::pair(names_.get(), name_table), std::pair(values_.get(), property_table)}) {
        add_to(files, write_lists(*sorter, table, folder_ / std::string(1, table)));
      }
      return files;
    });
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
    for (const std::unique_ptr<SortedFiles>* each : {&words, &ledger}) add_to(files, (*each)->finish());
    return files;
  }

  fs::path folder_;
  std::function<void(const Files&)> commit_;
  State state_;
  std::array<std::size_t, 3> known_words_{};
  NodeRecord record_{true, {}, {}};
  std::unique_ptr<SortedFiles> nodes_;
  Files node_files_;
  NodeId first_of_chunk_ = 0;
  std::map<Code, ListWriter> in_chunk_;  // by label
  std::unique_ptr<Sorter> labels_, names_, values_;
  std::unique_ptr<BulkEdges> edges_;
  std::vector<std::future<Files>> files_;  // of tables that are written by another thread
};

}  // namespace

std::unique_ptr<Bulk> make_bulk(const State& state, const fs::path& folder,
                                std::function<void(const Files& files)> commit) {
  return std::make_unique<FolderBulk>(state, folder, std::move(commit));
}

}  // namespace treatygraph::store
