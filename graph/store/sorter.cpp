#include "graph/store/sorter.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <queue>

#include "graph/model/codec.h"
#include "graph/model/key_sort.h"
#include "graph/store/folder.h"

namespace treatygraph::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t runs_together = 64;  // merged into one of the next level
constexpr std::size_t file_buffer = 256U << 10U;
constexpr std::size_t longest_varint = 10;

// Entries one after the other.
class Source {
 public:
  virtual ~Source() = default;
  virtual bool next() = 0;  // false at the end
  std::string_view key, value;
  std::uint64_t word = 0;  // the first of the key
};

// What stands in a chunk, and behind the size of its key in a run.
void put_entry(std::string& out, std::string_view key, std::string_view value) {
  out += key;
  put_text(out, value);
}

class RunWriter {
 public:
  explicit RunWriter(fs::path path)
      : path_(std::move(path)), file_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
    if (!file_.open()) refused("cannot be created", path_, errno);
  }
  void put(std::string_view key, std::string_view value) {
    put_varint(buffer_, key.size());
    put_entry(buffer_, key, value);
    if (buffer_.size() >= file_buffer) flush();
  }
  void put(std::size_t key_size, std::string_view entry) {
    put_varint(buffer_, key_size);
    buffer_ += entry;
    if (buffer_.size() >= file_buffer) flush();
  }
  void flush() {
    for (std::string_view rest = buffer_; !rest.empty();) {
      const ssize_t written = ::write(file_.descriptor(), rest.data(), rest.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) refused("cannot be written", path_, written < 0 ? errno : ENOSPC);
      rest.remove_prefix(static_cast<std::size_t>(written));
    }
    buffer_.clear();
  }

 private:
  fs::path path_;
  File file_;
  std::string buffer_;
};

class RunReader final : public Source {
 public:
  explicit RunReader(fs::path path) : path_(std::move(path)), file_(::open(path_.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (!file_.open()) refused("cannot be opened", path_, errno);
    buffer_.resize(file_buffer);
  }
  bool next() override {
    if (!need(1)) return false;
    const std::size_t key_size = take_size();
    (void)need(key_size + longest_varint);
    Decoder in(rest().substr(std::min(key_size, rest().size())));
    const std::size_t value_size = in.varint();
    const std::size_t head = rest().size() - in.rest().size();
    if (!need(head + value_size)) refused("ends early", path_, EIO);
    key = rest().substr(0, key_size);
    value = rest().substr(head, value_size);
    word = first_word(key);
    at_ += head + value_size;
    return true;
  }

 private:
  [[nodiscard]] std::string_view rest() const { return {buffer_.data() + at_, end_ - at_}; }
  std::size_t take_size() {
    (void)need(longest_varint);
    Decoder in(rest());
    const std::size_t size = in.varint();
    at_ = end_ - in.rest().size();
    return size;
  }
  // False where the file has fewer bytes left.
  bool need(std::size_t bytes) {
    if (end_ - at_ >= bytes) return true;
    std::memmove(buffer_.data(), buffer_.data() + at_, end_ - at_);
    end_ -= at_;
    at_ = 0;
    if (buffer_.size() < bytes) buffer_.resize(bytes);
    while (end_ < bytes) {
      const ssize_t size = ::read(file_.descriptor(), buffer_.data() + end_, buffer_.size() - end_);
      if (size < 0 && errno == EINTR) continue;
      if (size < 0) refused("cannot be read", path_, errno);
      if (size == 0) return false;
      end_ += static_cast<std::size_t>(size);
    }
    return true;
  }
  fs::path path_;
  File file_;
  std::string buffer_;
  std::size_t at_ = 0, end_ = 0;
};

// Earlier sources first among equal keys.
void merge(std::span<const std::unique_ptr<Source>> sources, const Sorter::Visit& visit) {
  const auto later = [&](std::size_t a, std::size_t b) {
    if (sources[a]->word != sources[b]->word) return sources[a]->word > sources[b]->word;
    const int order = sources[a]->key.compare(sources[b]->key);
    return order > 0 || (order == 0 && a > b);
  };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> heads(later);
  for (std::size_t i = 0; i < sources.size(); ++i)
    if (sources[i]->next()) heads.push(i);
  while (!heads.empty()) {
    const std::size_t first = heads.top();
    heads.pop();
    bool more = true;
    do {  // chunks of input that was nearly in order hardly overlap
      visit(sources[first]->key, sources[first]->value);
      more = sources[first]->next();
    } while (more && (heads.empty() || !later(first, heads.top())));
    if (more) heads.push(first);
  }
}

}  // namespace

// Entries in memory: a key, its value's size, its value. Sorting moves only their items.
struct Sorter::Chunk {
  static constexpr std::size_t ahead = 12;  // entries
  struct Item {
    std::uint64_t word;
    std::uint32_t offset, size;  // of the key
  };
  std::string bytes;
  std::vector<Item> items;

  // The system gives the memory when it is used.
  Chunk(std::size_t most_bytes, std::size_t most_items) {
    bytes.reserve(most_bytes + most_bytes / 8);
    items.reserve(most_items);
  }
  void add(std::string_view key, std::string_view value) {
    items.push_back(
        {first_word(key), static_cast<std::uint32_t>(bytes.size()), static_cast<std::uint32_t>(key.size())});
    put_entry(bytes, key, value);
  }

  void clear() {
    bytes.clear();
    items.clear();
  }

  // Of items one after the other. They lie anywhere, so those that come next are already asked for.
  struct Entry {
    std::string_view key, value, all;
  };
  [[nodiscard]] Entry entry(std::size_t i) const {
    if (i + ahead < items.size()) __builtin_prefetch(bytes.data() + items[i + ahead].offset);
    const Item& item = items[i];
    const std::string_view from = std::string_view(bytes).substr(item.offset);
    Decoder in(from.substr(item.size));
    const std::string_view value = in.text();
    return {from.substr(0, item.size), value, from.substr(0, from.size() - in.rest().size())};
  }

  void sort() {
    sort_by_keys(std::span(items),
                 [all = std::string_view(bytes)](const Item& item) { return all.substr(item.offset, item.size); });
  }

  class Reader;
};

class Sorter::Chunk::Reader final : public Source {
 public:
  explicit Reader(const Chunk& chunk) : chunk_(chunk) {}
  bool next() override {
    if (at_ == chunk_.items.size()) return false;
    const Entry entry = chunk_.entry(at_++);
    key = entry.key;
    value = entry.value;
    word = first_word(key);
    return true;
  }

 private:
  const Chunk& chunk_;
  std::size_t at_ = 0;
};

Sorter::Sorter(fs::path files, std::size_t memory)
    : files_(std::move(files)),
      chunk_bytes_(memory / 4),
      chunk_items_(memory / 4 / sizeof(Chunk::Item)),
      filling_(std::make_unique<Chunk>(chunk_bytes_, chunk_items_)) {}

Sorter::~Sorter() {
  if (spilled_.valid()) spilled_.wait();
  std::error_code ignored;
  for (const Run& run : runs_) fs::remove(run.file, ignored);
}

void Sorter::add(std::string_view key, std::string_view value) {
  filling_->add(key, value);
  ++size_;
  if (filling_->bytes.size() >= chunk_bytes_ || filling_->items.size() >= chunk_items_) spill();
}

void Sorter::wait() {
  if (spilled_.valid()) spilled_.get();
}

void Sorter::spill() {
  wait();
  if (!spilling_) spilling_ = std::make_unique<Chunk>(chunk_bytes_, chunk_items_);
  spilling_->clear();
  std::swap(filling_, spilling_);
  spilled_ = std::async(std::launch::async, [this] {
    write_run(*spilling_);
    merge_runs();
  });
}

void Sorter::write_run(Chunk& chunk) {
  chunk.sort();
  runs_.push_back({files_.string() + "." + std::to_string(next_run_++), 0});
  RunWriter out(runs_.back().file);
  for (std::size_t i = 0; i < chunk.items.size(); ++i) out.put(chunk.items[i].size, chunk.entry(i).all);
  out.flush();
}

void Sorter::merge_runs() {
  while (runs_.size() >= runs_together && runs_[runs_.size() - runs_together].level == runs_.back().level) {
    const auto from = runs_.end() - static_cast<std::ptrdiff_t>(runs_together);
    std::vector<std::unique_ptr<Source>> sources;
    sources.reserve(runs_together);
    for (auto run = from; run != runs_.end(); ++run) sources.push_back(std::make_unique<RunReader>(run->file));
    const Run merged{files_.string() + "." + std::to_string(next_run_++), from->level + 1};
    RunWriter out(merged.file);
    merge(sources, [&out](std::string_view key, std::string_view value) { out.put(key, value); });
    out.flush();
    for (auto run = from; run != runs_.end(); ++run) fs::remove(run->file);
    runs_.erase(from, runs_.end());
    runs_.push_back(merged);
  }
}

void Sorter::close() {
  wait();
  spilling_.reset();
  filling_->sort();
}

void Sorter::walk(const Visit& visit) const {
  std::vector<std::unique_ptr<Source>> sources;
  sources.reserve(runs_.size() + 1);
  for (const Run& run : runs_) sources.push_back(std::make_unique<RunReader>(run.file));
  sources.push_back(std::make_unique<Chunk::Reader>(*filling_));
  merge(sources, visit);
}

void Sorter::drain(const Visit& visit) {
  close();
  walk(visit);
  filling_.reset();
}

}  // namespace treatygraph::store
