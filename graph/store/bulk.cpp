#include "graph/store/bulk.h"

#include <array>
#include <cassert>
#include <future>
#include <map>
#include <optional>

#include "extract/base/text.h"
#include "graph/store/bulk_edges.h"
#include "graph/store/bulk_image.h"
#include "graph/store/folder.h"
#include "graph/store/keys.h"

namespace treatygraph::store {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t most_nodes = std::uint64_t{1} << 40U;
constexpr std::uint64_t most_types = std::uint64_t{1} << 24U;

class FolderBulk final : public Bulk {
 public:
  explicit FolderBulk(BulkTask task)
      : folder_(std::move(task.folder)),
        image_from_(task.image_from),
        commit_(std::move(task.commit)),
        state_(task.state) {
    std::error_code error;
    fs::remove_all(folder_, error);
    if (!error) fs::create_directories(folder_, error);
    if (error) refused("cannot be made", folder_, error.value());
    for (std::size_t i = 0; i < 3; ++i) known_words_[i] = state_.words.words(static_cast<Vocabulary>(i)).size();
    nodes_ = std::make_unique<Sorter>(folder_ / "nodes", sorter_memory / 2);
    labels_ = std::make_unique<Sorter>(folder_ / "labels", sorter_memory / 8);
    names_ = std::make_unique<Sorter>(folder_ / "names", sorter_memory / 2);
    values_ = std::make_unique<Sorter>(folder_ / "values", sorter_memory);
  }
  ~FolderBulk() override {
    image_.reset();
    for (std::future<Files>& file : files_)
      if (file.valid()) file.wait();
    nodes_.reset();
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
    nodes_->add(std::string_view(node_key(node)).substr(1), encode(record_));
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
    end_edges();
    Loaded loaded{edges_->write_edges(progress, cancelled), {}};
    write_aside([this] { return edges_->write_outgoing(); });
    add_to(loaded.files, edges_->write_incoming());
    add_to(loaded.files, write_words());
    for (std::future<Files>& ready : files_) add_to(loaded.files, ready.get());
    if (image_ && image_->finish()) loaded.image = image_file();
    look(cancelled);
    commit_(loaded);
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

  // The nodes, their indexes and their part of the image are written while the edges come in.
  void end_nodes() {
    end_chunk(0);
    nodes_->close();
    edges_ = std::make_unique<BulkEdges>(folder_);
    if (image_from_)
      image_ =
          std::make_unique<BulkImage>(BulkImage::Of{*nodes_, *edges_, state_}, image_file(), state_.ledger.commits + 1);
    write_aside([this] {
      Files files = write_nodes();
      add_to(files, write_lists(*labels_, label_table, folder_ / "l"));
      add_to(files, write_lists(*names_, name_table, folder_ / "f"));
      add_to(files, write_lists(*values_, property_table, folder_ / "p"));
      return files;
    });
  }

  void end_edges() {
    edges_->close(state_.ledger.next_edge);
    state_.ledger.next_edge += edges_->size();
    state_.ledger.edges = edges_->size();
    state_.ledger.edges_of_type = edges_->of_type();
    if (image_from_ && state_.ledger.nodes + state_.ledger.edges < *image_from_) image_.reset();
    if (image_) image_->go_on();
  }

  Files write_nodes() {
    const std::unique_ptr<SortedFiles> out = make_sorted_files(folder_ / "n");
    std::string table_key;
    nodes_->walk([&](std::string_view key, std::string_view record) {
      table_key.assign(1, node_table).append(key);
      out->put(table_key, record);
    });
    return out->finish();
  }

  [[nodiscard]] fs::path image_file() const { return folder_ / "image"; }

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
  std::optional<std::uint64_t> image_from_;
  std::function<void(const Loaded&)> commit_;
  State state_;
  std::array<std::size_t, 3> known_words_{};
  NodeRecord record_{true, {}, {}};
  NodeId first_of_chunk_ = 0;
  std::map<Code, ListWriter> in_chunk_;  // by label
  std::unique_ptr<Sorter> nodes_, labels_, names_, values_;
  std::unique_ptr<BulkEdges> edges_;
  std::unique_ptr<BulkImage> image_;
  std::vector<std::future<Files>> files_;  // of tables that are written by another thread
};

}  // namespace

std::unique_ptr<Bulk> make_bulk(BulkTask task) { return std::make_unique<FolderBulk>(std::move(task)); }

}  // namespace treatygraph::store
