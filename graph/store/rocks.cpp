#include "graph/store/rocks.h"

#include <fmt/format.h>
#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/merge_operator.h>
#include <rocksdb/options.h>
#include <rocksdb/sst_file_writer.h>
#include <rocksdb/table.h>
#include <rocksdb/utilities/checkpoint.h>
#include <rocksdb/write_batch.h>

#include <mutex>
#include <vector>

#include "extract/base/error.h"
#include "graph/store/lists.h"

namespace treatygraph::store {
namespace {

using rocksdb::Slice;

rocksdb::Env* current_env = nullptr;

constexpr std::size_t block_cache = 64U << 20U;
constexpr int filter_bits = 10;
constexpr double filter_part = 0.02;  // of the write buffer, for keys that are not in it
constexpr int files_to_compact = 16;  // a publication leaves one
constexpr int open_files = 512;
constexpr std::size_t bulk_block = 64U << 10U;              // bytes: what is taken in at once is seldom read key by key
constexpr int bulk_restarts = 256;                          // keys between two that stand whole
constexpr std::uint64_t biggest_sorted_file = 256U << 20U;  // bytes

std::string_view view(const Slice& slice) { return {slice.data(), slice.size()}; }
Slice slice(std::string_view view) { return {view.data(), view.size()}; }

// Every foreign error becomes ours here.
void require(const rocksdb::Status& status, const std::string& folder) {
  if (status.ok()) return;
  const std::string text = status.ToString();
  const bool full = status.IsNoSpace() || text.find("No space left") != std::string::npos ||
                    text.find("File too large") != std::string::npos ||
                    text.find("quota exceeded") != std::string::npos;
  if (full)
    throw Error(Trouble::no_space, fmt::format("no space left to write the database ({})", text), {folder},
                "free some space and run the command again: what was finished is kept");
  if (status.IsCorruption())
    throw Error(Trouble::damaged, fmt::format("the database is damaged ({})", text), {folder},
                "restore a backup, or ingest the papers into a new database");
  if (status.IsIOError() && text.find("lock") != std::string::npos)
    throw Error(Trouble::in_use, fmt::format("another program has the database open ({})", text), {folder},
                "close it and run the command again");
  if (status.IsIOError())
    throw Error(Trouble::no_access, fmt::format("the database cannot be read or written ({})", text), {folder},
                "look at the disk and at the permissions of the folder");
  throw Error(Trouble::damaged, fmt::format("the database does not answer ({})", text), {folder},
              "run check; restore a backup if it finds something");
}

// Folds the lists of lists.h. A contradiction in the bytes is reported by returning false: RocksDB then says
// Corruption.
class ListFolder final : public rocksdb::MergeOperator {
 public:
  bool FullMergeV2(const MergeOperationInput& in, MergeOperationOutput* out) const override try {
    const Payload payload = payload_of(in.key[0]);
    const std::string_view list = in.existing_value != nullptr ? view(*in.existing_value) : std::string_view();
    out->new_value = apply_operands(payload, list, views(in.operand_list));
    return true;
  } catch (const Error&) {
    return false;
  }

  bool PartialMergeMulti(const Slice& key, const std::deque<Slice>& operands, std::string* out,
                         rocksdb::Logger*) const override try {
    *out = fold_operands(payload_of(key[0]), views(operands));
    return true;
  } catch (const Error&) {
    return false;
  }

  const char* Name() const override { return "treatygraph.lists.1"; }  // on disk

 private:
  template <typename Slices>
  static std::vector<std::string_view> views(const Slices& slices) {
    std::vector<std::string_view> result;
    result.reserve(slices.size());
    for (const Slice& each : slices) result.push_back(view(each));
    return result;
  }
};

// RocksDB would write a LOG file into every directory that it opens.
class Silence final : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

rocksdb::Options common_options() {
  static const std::shared_ptr<rocksdb::Cache> cache = rocksdb::NewLRUCache(block_cache);
  rocksdb::Options options;
  if (current_env != nullptr) options.env = current_env;
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(filter_bits));
  table.format_version = 5;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.merge_operator = std::make_shared<ListFolder>();
  options.info_log = std::make_shared<Silence>();
  options.compression = rocksdb::kLZ4Compression;
  options.bottommost_compression = rocksdb::kZSTD;
  options.max_open_files = open_files;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  options.skip_stats_update_on_db_open = true;
  options.skip_checking_sst_file_sizes_on_db_open = true;
  return options;
}

std::optional<std::string> get_from(rocksdb::DB& db, std::string_view key, const std::string& folder) {
  std::string value;
  const rocksdb::Status status = db.Get({}, slice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  require(status, folder);
  return value;
}

void scan_with(rocksdb::Iterator& at, std::string_view prefix, std::string_view from, const View::Visit& visit,
               const std::string& folder) {
  for (at.Seek(slice(from < prefix ? prefix : from)); at.Valid() && view(at.key()).starts_with(prefix); at.Next())
    if (!visit(view(at.key()), view(at.value()))) return;
  require(at.status(), folder);
}

class Live final : public Database {
 public:
  Live(const std::filesystem::path& directory, std::size_t write_buffer) : folder_(directory.string()) {
    rocksdb::Options options = common_options();
    options.create_if_missing = true;
    options.write_buffer_size = write_buffer;
    options.max_background_jobs = 2;
    options.memtable_whole_key_filtering = true;
    options.memtable_prefix_bloom_size_ratio = filter_part;
    options.level0_file_num_compaction_trigger = files_to_compact;
    options.level0_slowdown_writes_trigger = 3 * files_to_compact;
    options.level0_stop_writes_trigger = 4 * files_to_compact;
    rocksdb::DB* db = nullptr;
    require(rocksdb::DB::Open(options, folder_, &db), folder_);
    db_.reset(db);
  }

  std::optional<std::string> get(std::string_view key) const override { return get_from(*db_, key, folder_); }
  void scan(std::string_view prefix, std::string_view from, const Visit& visit) const override {
    const std::unique_ptr<rocksdb::Iterator> iterator(db_->NewIterator({}));
    scan_with(*iterator, prefix, from, visit, folder_);
  }

  std::unique_ptr<Batch> batch() const override { return std::make_unique<Changes>(); }
  void write(Batch& batch) override {
    rocksdb::WriteOptions synced;
    synced.sync = true;
    synced.memtable_insert_hint_per_batch = true;  // a batch comes sorted
    require(db_->Write(synced, &static_cast<Changes&>(batch).changes), folder_);
  }
  void copy_to(const std::filesystem::path& directory) override {
    rocksdb::Checkpoint* made = nullptr;
    require(rocksdb::Checkpoint::Create(db_.get(), &made), folder_);
    const std::unique_ptr<rocksdb::Checkpoint> checkpoint(made);
    require(checkpoint->CreateCheckpoint(directory.string()), directory.string());
  }
  void take_in(const std::vector<std::filesystem::path>& files) override {
    rocksdb::IngestExternalFileOptions options;
    options.move_files = true;
    options.write_global_seqno = false;
    std::vector<std::string> names;
    names.reserve(files.size());
    for (const std::filesystem::path& file : files) names.push_back(file.string());
    require(db_->IngestExternalFile(names, options), folder_);
  }
  void compact() override { require(db_->CompactRange({}, nullptr, nullptr), folder_); }

 private:
  struct Changes final : Batch {
    void put(std::string_view key, std::string_view value) override { changes.Put(slice(key), slice(value)); }
    void erase(std::string_view key) override { changes.Delete(slice(key)); }
    void merge(std::string_view key, std::string_view operand) override { changes.Merge(slice(key), slice(operand)); }
    rocksdb::WriteBatch changes;
  };
  std::string folder_;
  std::unique_ptr<rocksdb::DB> db_;
};

class SplitFiles final : public SortedFiles {
 public:
  explicit SplitFiles(const std::filesystem::path& files) : path_(files.string()), options_(common_options()) {
    rocksdb::BlockBasedTableOptions table;
    table.block_size = bulk_block;
    table.block_restart_interval = bulk_restarts;
    table.format_version = 5;
    options_.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
    options_.compression = rocksdb::kZSTD;
    options_.compression_opts.level = 1;
  }
  void put(std::string_view key, std::string_view value) override {
    if (!writer_) {
      files_.emplace_back(fmt::format("{}.{}.sst", path_, files_.size()));
      writer_ = std::make_unique<rocksdb::SstFileWriter>(rocksdb::EnvOptions(), options_);
      require(writer_->Open(files_.back().string()), path_);
    }
    require(writer_->Put(slice(key), slice(value)), path_);
    if (writer_->FileSize() >= biggest_sorted_file) close();
  }
  std::vector<std::filesystem::path> finish() override {
    if (writer_) close();
    return std::move(files_);
  }

 private:
  void close() {
    require(writer_->Finish(), path_);
    writer_.reset();
  }
  std::string path_;
  rocksdb::Options options_;
  std::unique_ptr<rocksdb::SstFileWriter> writer_;
  std::vector<std::filesystem::path> files_;
};

// Nothing ever changes in a generation, so its iterators are used again and again.
class Generation final : public View {
 public:
  explicit Generation(const std::filesystem::path& directory) : folder_(directory.string()) {
    rocksdb::DB* db = nullptr;
    require(rocksdb::DB::OpenForReadOnly(common_options(), folder_, &db), folder_);
    db_.reset(db);
  }
  ~Generation() override { idle_.clear(); }

  std::optional<std::string> get(std::string_view key) const override { return get_from(*db_, key, folder_); }
  void scan(std::string_view prefix, std::string_view from, const Visit& visit) const override {
    std::unique_ptr<rocksdb::Iterator> iterator = borrow();
    scan_with(*iterator, prefix, from, visit, folder_);
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(iterator));
  }

 private:
  std::unique_ptr<rocksdb::Iterator> borrow() const {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return std::unique_ptr<rocksdb::Iterator>(db_->NewIterator({}));
    std::unique_ptr<rocksdb::Iterator> iterator = std::move(idle_.back());
    idle_.pop_back();
    return iterator;
  }
  std::string folder_;
  std::unique_ptr<rocksdb::DB> db_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<rocksdb::Iterator>> idle_;
};

}  // namespace

std::unique_ptr<Database> open_database(const std::filesystem::path& directory, std::size_t write_buffer) {
  return std::make_unique<Live>(directory, write_buffer);
}
std::unique_ptr<View> open_generation(const std::filesystem::path& directory) {
  return std::make_unique<Generation>(directory);
}
std::unique_ptr<SortedFiles> make_sorted_files(const std::filesystem::path& files) {
  return std::make_unique<SplitFiles>(files);
}
void open_through(rocksdb::Env* env) { current_env = env; }

}  // namespace treatygraph::store
