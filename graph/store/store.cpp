#include "graph/store/store.h"

#include <fmt/format.h>
#include <unistd.h>

#include <mutex>
#include <thread>

#include "graph/image/overlaid_graph.h"
#include "graph/model/codec.h"
#include "graph/store/bulk.h"
#include "graph/store/changes.h"
#include "graph/store/check.h"
#include "graph/store/draft.h"
#include "graph/store/folder.h"
#include "graph/store/imaging.h"
#include "graph/store/keys.h"
#include "graph/store/recent.h"

namespace treatygraph {
namespace {

using namespace store;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds publish_every{1};
constexpr std::chrono::milliseconds retry_after{1};
constexpr int most_retries = 5000;

State load(const View& view) {
  const std::optional<std::string> ledger = view.get(std::string(1, ledger_table));
  if (!ledger) damaged("it has no ledger");
  return {decode<Ledger>(*ledger), Words::load(view)};
}

class PublishedSnapshot final : public ReadsFrom<Snapshot> {
 public:
  PublishedSnapshot(File hold, std::filesystem::path directory)
      : hold_(std::move(hold)), directory_(std::move(directory)) {}
  std::uint64_t sequence() const override { return reading().state().ledger.commits; }
  facts::Paper paper(const std::string& source) const override {
    const std::optional<SourceId> number = reading().source_named(source);
    if (!number) throw Error(Trouble::not_found, "no paper of the name '" + source + "' is in the database");
    return reading().paper(*number);
  }
  std::vector<std::string> contradictions() const { return store::contradictions(reading().view(), reading().state()); }
  // Opens the database when it is first asked: with a read image, many a question never does.
  const Reading& reading() const override {
    std::call_once(once_, [this] { opened_ = std::make_unique<const Opened>(open_generation(directory_)); });
    return opened_->reading;
  }

 private:
  struct Opened {
    explicit Opened(std::unique_ptr<View> rocks) : view(std::move(rocks)), state(load(*view)), reading(*view, state) {}
    std::unique_ptr<View> view;
    State state;
    Reading reading;
  };
  File hold_;
  std::filesystem::path directory_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<const Opened> opened_;
};

// The same, its elements read from the image.
class ImagedSnapshot final : public ReadsFrom<Snapshot, image::ImagedGraph> {
 public:
  ImagedSnapshot(std::shared_ptr<const PublishedSnapshot> behind, std::shared_ptr<const image::Image> image)
      : behind_(behind), graph_(std::move(behind), std::move(image)) {}
  std::uint64_t sequence() const override { return graph_.image()->sequence(); }
  facts::Paper paper(const std::string& source) const override { return behind_->paper(source); }
  const image::Image* image() const override { return graph_.image(); }

 protected:
  const image::ImagedGraph& reading() const override { return graph_; }

 private:
  std::shared_ptr<const PublishedSnapshot> behind_;
  image::ImagedGraph graph_;
};

// The same, from an image of an earlier state where nothing was touched since.
class OverlaidSnapshot final : public ReadsFrom<Snapshot, image::OverlaidGraph> {
 public:
  OverlaidSnapshot(std::shared_ptr<const PublishedSnapshot> behind, std::shared_ptr<const image::Image> image,
                   image::Touched touched)
      : behind_(behind), graph_(std::move(behind), std::move(image), std::move(touched)) {}
  std::uint64_t sequence() const override { return behind_->sequence(); }
  facts::Paper paper(const std::string& source) const override { return behind_->paper(source); }

 protected:
  const image::OverlaidGraph& reading() const override { return graph_; }

 private:
  std::shared_ptr<const PublishedSnapshot> behind_;
  image::OverlaidGraph graph_;
};

// With the image beside the generation, if one is there that can be read.
std::shared_ptr<const Snapshot> with_image(const Folder& folder, const Published& published,
                                           std::shared_ptr<const PublishedSnapshot> stored) {
  const std::filesystem::path file = folder.image(published.generation);
  if (auto image = image::Image::open(file, published.commits))
    return std::make_shared<const ImagedSnapshot>(std::move(stored), std::move(image));
  (void)stored->reading();  // says at once what is wrong with it
  std::optional<Changes> changes = read_changes(folder.changes(published.generation), published.commits);
  auto earlier = changes ? image::Image::open(file, changes->from) : nullptr;
  if (!earlier) return stored;
  return std::make_shared<const OverlaidSnapshot>(std::move(stored), std::move(earlier), std::move(changes->touched));
}

std::shared_ptr<const PublishedSnapshot> snapshot_of(const Folder& folder, const Published& published, File hold) {
  return std::make_shared<const PublishedSnapshot>(std::move(hold), folder.generation(published.generation));
}

class FolderWriter;

class WritingTransaction final : public ReadsFrom<Transaction> {
 public:
  explicit WritingTransaction(FolderWriter& writer);

  Code intern(Vocabulary vocabulary, std::string_view word) override { return draft_->intern(vocabulary, word); }
  NodeId create_node(std::span<const Code> labels, const Properties& properties) override {
    return draft_->create_node(labels, properties);
  }
  EdgeId create_edge(Code type, NodeId start, NodeId end, const Properties& properties) override {
    return draft_->create_edge(type, start, end, properties);
  }
  void set_node_property(NodeId node, Code key, const Value& value) override {
    draft_->set_node_property(node, key, value);
  }
  void set_edge_property(EdgeId edge, Code key, const Value& value) override {
    draft_->set_edge_property(edge, key, value);
  }
  void add_label(NodeId node, Code label) override { draft_->add_label(node, label); }
  void remove_label(NodeId node, Code label) override { draft_->remove_label(node, label); }
  void delete_edge(EdgeId edge) override { draft_->delete_edge(edge); }
  void delete_node(NodeId node) override { draft_->delete_node(node); }
  std::uint64_t mark() override { return draft_->mark(); }
  void undo(std::uint64_t mark) override { draft_->undo(mark); }

  using Transaction::put;
  void put(const ReadyPaper& paper) override {
    whole([&] { draft_->put(paper.readied()); });
  }
  bool remove(const std::string& source_or_document) override {
    bool removed = false;
    whole([&] { removed = draft_->remove(source_or_document); });
    return removed;
  }
  bool knows(const std::string& source) const override { return draft_->reading().source_named(source).has_value(); }
  void commit() override;
  void roll_back() override;

 protected:
  const Reading& reading() const override { return draft_->reading(); }

 private:
  // All of it or nothing.
  template <typename Work>
  void whole(Work&& work) {
    const std::uint64_t before = draft_->mark();
    try {
      work();
    } catch (...) {
      draft_->undo(before);
      throw;
    }
  }
  FolderWriter& writer_;
  std::unique_ptr<Draft> draft_;
};

class FolderWriter final : public Writer {
 public:
  FolderWriter(Folder folder, File lock, const StoreOptions& options)
      : folder_(std::move(folder)),
        lock_(std::move(lock)),
        with_image_(options.image),
        database_(restored(folder_, options)) {
    std::error_code ignored;
    std::filesystem::remove_all(folder_.bulk(), ignored);  // a killed bulk load's
    if (!database_->get(std::string(1, ledger_table))) begin_with(options.language);
    state_ = load(*database_);
    const std::optional<Published> published = folder_.published();
    published_ = published ? std::optional(published->commits) : std::nullopt;
    found_image_ = published && has_image(*published);
    tracked_ = published_ == state_.ledger.commits;
    publish();  // what a killed writer left
  }

  ~FolderWriter() override {
    try {
      publish();
      if (!in_doubt_) Folder::mark_finished(lock_);
      const bool small = elements() <= image_follows_to;
      if (found_image_ && (small || !has_image(*folder_.published()))) draw_image(0);
      if (in_doubt_) return;
      database_.reset();
      folder_.retire_database();
    } catch (const Error&) {
      // All is synced in the database; where it is not published, the mark in LOCK tells the next one to do it.
    }
  }

  std::unique_ptr<Transaction> begin() override { return std::make_unique<WritingTransaction>(*this); }

  bool holds(const std::string& source, const std::string& sha256, const std::string& maker) const override {
    const Reading reading(*database_, state_);  // of these keys it looks at the database alone
    const std::optional<SourceId> number = reading.source_named(source);
    const std::optional<SourceRecord> record = number ? reading.source(*number) : std::nullopt;
    return record && record->document.sha256 == sha256 && record->document.maker == maker;
  }

  std::unique_ptr<Bulk> bulk() override {
    const Ledger& ledger = state_.ledger;
    if (ledger.next_node > 1 || ledger.next_edge > 1 || ledger.next_source > 1)
      throw Error(Trouble::bad_usage,
                  "only a new database takes a whole graph in, and this one holds or held something",
                  {folder_.path().string()}, "name a new folder with --db");
    const auto image_from = with_image_ ? std::optional(image_pays_from) : std::nullopt;
    return make_bulk({state_, folder_.bulk(), image_from, [this](const Loaded& loaded) { take_in(loaded); }});
  }

  void publish() override {
    if (published_ == state_.ledger.commits) return;
    const Published next{folder_.next_generation(), state_.ledger.commits};
    database_->copy_to(folder_.generation(next.generation));
    hand_on_image(next);
    folder_.publish(next);
    published_ = next.commits;
    touched_.clear();
    tracked_ = true;
    last_publication_ = Clock::now();
  }

  void draw_image(std::uint64_t least) override {
    publish();
    const std::optional<Published> published = folder_.published();
    const bool wanted = with_image_ && !in_doubt_ && elements() >= least;
    if (!wanted || !published) return;
    const std::filesystem::path file = folder_.image(published->generation);
    if (image::Image::open(file, state_.ledger.commits)) return;
    (void)image::write_image(StoredSource(Reading(*database_, state_)), file, state_.ledger.commits);
  }

  void compact() override {
    database_->compact();
    published_.reset();
    tracked_ = false;  // the new generation shall have an image of its own
    draw_image(0);
  }

  [[nodiscard]] std::uint64_t elements() const { return state_.ledger.nodes + state_.ledger.edges; }
  [[nodiscard]] std::unique_ptr<Draft> draft() const { return std::make_unique<Draft>(recent_, state_); }

  void commit(Draft& draft) {
    Recent::Changes changes(recent_);
    draft.write_to(changes);
    draft.tell(touched_);
    in_doubt_ = true;
    changes.write();
    in_doubt_ = false;
    state_ = draft.state();
    if (Clock::now() - last_publication_ < publish_every) return;
    try {
      publish();
    } catch (const Error&) {
      last_publication_ = Clock::now();  // the commit is safe; publish() will say what is wrong
    }
  }

 private:
  static std::unique_ptr<Database> restored(const Folder& folder, const StoreOptions& options) {
    folder.restore_database();
    return open_database(folder.database(), options.write_buffer);
  }

  // How readers get from this image to what was published: nothing where it does not lead there.
  [[nodiscard]] std::optional<Changes> changes_since(const std::filesystem::path& image,
                                                     const Published& published) const {
    if (image::Image::open(image, published.commits)) return Changes{published.commits, published.commits, {}};
    std::optional<Changes> changes = read_changes(folder_.changes(published.generation), published.commits);
    return changes && image::Image::open(image, changes->from) ? changes : std::nullopt;
  }
  [[nodiscard]] bool has_image(const Published& published) const {
    return changes_since(folder_.image(published.generation), published).has_value();
  }

  // Readers of the next generation get the image of the last one, and what was touched since. The link stays what it
  // is, while another may be drawn in the generation that it comes from.
  void hand_on_image(const Published& next) {
    const std::optional<Published> last = folder_.published();
    if (!with_image_ || !tracked_ || !last || !folder_.link_image(last->generation, next.generation)) return;
    const std::filesystem::path image = folder_.image(next.generation);
    std::optional<Changes> changes = changes_since(image, *last);
    if (changes) {
      touched_.add(changes->touched);
      changes->touched = touched_.sorted();
      changes->to = next.commits;
    }
    if (changes && touched_.size() <= elements() / image_follows_part) {
      folder_.put_changes(next.generation, encode(*changes));
    } else {
      std::error_code ignored;
      std::filesystem::remove(image, ignored);
    }
  }

  void take_in(const Loaded& loaded) {
    in_doubt_ = true;
    database_->take_in(loaded.files);
    recent_.forget();
    in_doubt_ = false;
    state_ = load(*database_);
    tracked_ = false;
    publish();
    std::error_code ignored;  // it is drawn anew when it is asked for
    if (loaded.image) std::filesystem::rename(*loaded.image, folder_.image(folder_.published()->generation), ignored);
  }

  void begin_with(const std::string& language) {
    Ledger ledger;
    ledger.language = language;
    const std::unique_ptr<Database::Batch> batch = database_->batch();
    batch->put(std::string(1, ledger_table), encode(ledger));
    database_->write(*batch);
  }

  Folder folder_;
  File lock_;
  bool with_image_, found_image_ = false;
  std::unique_ptr<Database> database_;
  Recent recent_{*database_};
  State state_;
  bool in_doubt_ = false;  // a commit failed: whether it reached the disk is seen when the database is opened anew
  std::optional<std::uint64_t> published_;
  TouchedSet touched_;    // since the last publication
  bool tracked_ = false;  // nothing is missing in it
  Clock::time_point last_publication_ = Clock::now();
};

WritingTransaction::WritingTransaction(FolderWriter& writer) : writer_(writer), draft_(writer.draft()) {}

void WritingTransaction::commit() {
  if (!draft_->empty()) writer_.commit(*draft_);
  draft_ = writer_.draft();
}

void WritingTransaction::roll_back() { draft_ = writer_.draft(); }

[[noreturn]] void nothing_there(const std::filesystem::path& folder) {
  throw Error(Trouble::not_found, "there is no database here", {folder.string()},
              "make one with `treatygraph ingest PATH...`, or name another with --db");
}

}  // namespace

ReadyPaper::ReadyPaper(const facts::Paper& paper) : readied_(std::make_unique<const Readied>(make_ready(paper))) {}
ReadyPaper::ReadyPaper(ReadyPaper&&) noexcept = default;
ReadyPaper& ReadyPaper::operator=(ReadyPaper&&) noexcept = default;
ReadyPaper::~ReadyPaper() = default;
const facts::Document& ReadyPaper::document() const { return readied_->record.document; }
std::uint64_t ReadyPaper::mentions() const { return readied_->record.mentions; }
std::uint64_t ReadyPaper::relations() const { return readied_->record.relations; }
std::uint64_t ReadyPaper::references() const { return readied_->record.references; }
std::uint64_t ReadyPaper::unresolved() const { return readied_->record.unresolved; }

struct Store::Shared {
  std::weak_ptr<const Snapshot> snapshot;
  std::uint64_t generation = 0;
};

Store::Store(std::filesystem::path folder, StoreOptions options)
    : folder_(std::move(folder)), options_(std::move(options)), shared_(std::make_shared<Shared>()) {}

bool Store::exists() const { return store::Folder(folder_).exists(); }

std::shared_ptr<const Snapshot> Store::read() const {
  const Folder folder(folder_);
  if (!folder.exists()) nothing_there(folder_);
  finish_for_the_killed();
  const auto deadline = Clock::now() + options_.wait;
  for (int tries = 0; tries < most_retries; ++tries) {
    const std::optional<Published> published = folder.published();
    if (!published && Clock::now() >= deadline)
      throw Error(Trouble::not_found, "the database has nothing published yet", {folder_.string()},
                  "run the command again when the first ingest has begun");
    std::shared_ptr<const Snapshot> known = shared_->snapshot.lock();
    if (published && known && shared_->generation == published->generation && !outdrawn(*known, *published))
      return known;
    std::optional<File> hold = published ? folder.hold(published->generation) : std::nullopt;
    if (!hold) {
      std::this_thread::sleep_for(retry_after);
      continue;
    }
    auto stored = snapshot_of(folder, *published, std::move(*hold));
    if (!options_.image) (void)stored->reading();  // says at once what is wrong with it
    std::shared_ptr<const Snapshot> snapshot = stored;
    if (options_.image) snapshot = with_image(folder, *published, std::move(stored));
    shared_->snapshot = snapshot;
    shared_->generation = published->generation;
    return snapshot;
  }
  damaged(fmt::format("the published generation in {} is not there", folder_.string()));
}

bool Store::outdrawn(const Snapshot& known, const store::Published& published) const {
  return options_.image && known.image() == nullptr &&
         image::Image::open(Folder(folder_).image(published.generation), published.commits) != nullptr;
}

void Store::redraw(std::uint64_t least, const std::atomic<bool>& cancelled) const {
  const Folder folder(folder_);
  const std::optional<Published> published = options_.image ? folder.published() : std::nullopt;
  std::optional<File> hold = published ? folder.hold(published->generation) : std::nullopt;
  if (!hold) return;
  const std::filesystem::path file = folder.image(published->generation);
  if (image::Image::open(file, published->commits)) return;
  const auto snapshot = snapshot_of(folder, *published, std::move(*hold));
  const Ledger& ledger = snapshot->reading().state().ledger;
  if (ledger.nodes + ledger.edges < least) return;
  // Others may draw the same one: whoever comes last takes its place.
  const std::filesystem::path mine = fmt::format("{}.{}", file.string(), ::getpid());
  if (!image::write_image(StoredSource(snapshot->reading(), &cancelled), mine, published->commits)) return;
  std::filesystem::rename(mine, file);
}

// A writer that was killed left commits that are safe but not published. Where this cannot be done (a read-only folder,
// a full disk), the last published state is what there is to read.
void Store::finish_for_the_killed() const {
  const Folder folder(folder_);
  if (!folder.unfinished() && folder.published()) return;
  std::optional<File> lock = folder.try_lock();
  if (!lock) return;
  try {
    FolderWriter publisher(folder, std::move(*lock), options_);
  } catch (const Error&) {
    if (!folder.published()) throw;
  }
}

std::vector<std::string> check(const Store& store) {
  const Folder folder(store.folder());
  while (true) {
    (void)store.read();  // publishes what a killed writer left, and says what is wrong with the folder
    const std::optional<Published> published = folder.published();
    std::optional<File> hold = published ? folder.hold(published->generation) : std::nullopt;
    if (!hold) continue;  // a writer has just published a newer one
    const auto snapshot = snapshot_of(folder, *published, std::move(*hold));
    std::vector<std::string> found = snapshot->contradictions();
    for (std::string& each : image_contradictions(folder, published->generation, snapshot->reading()))
      found.push_back(std::move(each));
    return found;
  }
}

std::unique_ptr<Writer> Store::write() {
  const Folder folder(folder_);
  const bool there = folder.exists();
  if (!there && !options_.create) nothing_there(folder_);
  if (!there) folder.create();
  File lock = folder.lock(options_.wait);
  return std::make_unique<FolderWriter>(folder, std::move(lock), options_);
}

}  // namespace treatygraph
