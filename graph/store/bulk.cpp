#include "graph/store/bulk.h"

#include <array>
#include <cassert>
#include <future>
#include <optional>

#include "graph/store/bulk_edges.h"
#include "graph/store/bulk_image.h"
#include "graph/store/bulk_nodes.h"
#include "graph/store/folder.h"
#include "graph/store/keys.h"

namespace treatygraph::store {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t most_nodes = std::uint64_t{1} << EdgeSortKey::most_node_bits;
constexpr std::uint64_t most_types = std::uint64_t{1} << EdgeSortKey::type_bits;

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
    nodes_ = std::make_unique<BulkNodes>(folder_);
  }
  ~FolderBulk() override {
    image_.reset();
    for (std::future<Files>& file : files_)
      if (file.valid()) file.wait();
    nodes_.reset();
    edges_.reset();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  const fs::path& scratch() const override { return folder_; }

  Code intern(Vocabulary vocabulary, std::string_view word) override {
    if (const std::optional<Code> known = state_.words.code(vocabulary, word)) return *known;
    return state_.words.add(vocabulary, word);
  }

  NodeId add_node(std::span<const Code> labels, std::string_view properties) override {
    assert(!edges_);
    const NodeId node = state_.ledger.next_node++;
    if (node >= most_nodes) throw Error(Trouble::limit, "more than a million million nodes", {}, "import a part");
    nodes_->add(node, labels, properties);
    ++state_.ledger.nodes;
    for (const Code label : labels) count(state_.ledger.nodes_with_label, label);
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
    EdgeBatches* const batches = end_edges();
    Loaded loaded{edges_->write_edges(progress, cancelled, batches), {}};
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

  // The nodes, their indexes and their part of the image are written while the edges come in.
  void end_nodes() {
    nodes_->close(state_.words);
    edges_ = std::make_unique<BulkEdges>(folder_, state_.ledger.next_node - 1);
    if (image_from_)
      image_ =
          std::make_unique<BulkImage>(BulkImage::Of{*nodes_, *edges_, state_}, image_file(), state_.ledger.commits + 1);
    write_aside([this] { return nodes_->write(); });
  }

  // What the image wants of them besides.
  EdgeBatches* end_edges() {
    edges_->close(state_.ledger.next_edge);
    state_.ledger.next_edge += edges_->size();
    state_.ledger.edges = edges_->size();
    state_.ledger.edges_of_type = edges_->of_type();
    if (image_from_ && state_.ledger.nodes + state_.ledger.edges < *image_from_) image_.reset();
    return image_ ? image_->go_on() : nullptr;
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
  std::unique_ptr<BulkNodes> nodes_;
  std::unique_ptr<BulkEdges> edges_;
  std::unique_ptr<BulkImage> image_;
  std::vector<std::future<Files>> files_;  // of tables that are written by another thread
};

}  // namespace

std::unique_ptr<Bulk> make_bulk(BulkTask task) { return std::make_unique<FolderBulk>(std::move(task)); }

}  // namespace treatygraph::store
