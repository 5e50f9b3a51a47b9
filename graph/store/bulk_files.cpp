#include "graph/store/bulk_files.h"

#include "extract/base/error.h"
#include "graph/store/sorter.h"

namespace treatygraph::store {
namespace {

constexpr std::size_t hand_over_from = std::size_t{1} << 20U;  // bytes

}  // namespace

void stop_bulk() { throw Error(Trouble::cancelled, "stopped by Ctrl-C", {}, "the database is as it was before"); }

Files write_lists(Sorter& sorter, char table, const std::filesystem::path& path, KeyOf key_of) {
  const std::unique_ptr<SortedFiles> out = make_sorted_files(path);
  ListWriter list(payload_of(table));
  std::string sorted_key;
  const auto put = [&] {
    if (!list.bytes().empty()) out->put(table + key_of(sorted_key), list.bytes());
    list.clear();
  };
  sorter.drain([&](std::string_view key, std::string_view piece) {
    if (sorted_key != key) {
      put();
      sorted_key = key;
    }
    list.add(piece);
  });
  put();
  return out->finish();
}

FilesAside::~FilesAside() {
  if (written_.valid()) written_.wait();
}

void FilesAside::put(std::string_view key, std::string_view value) {
  put_text(filling_, key);
  put_text(filling_, value);
  if (filling_.size() >= hand_over_from) hand_over();
}

void FilesAside::hand_over() {
  if (written_.valid()) written_.get();
  std::swap(filling_, writing_);
  filling_.clear();
  written_ = std::async(std::launch::async, [this] {
    for (Decoder in(writing_); !in.done();) {
      const std::string_view key = in.text();
      files_->put(key, in.text());
    }
  });
}

Files FilesAside::finish() {
  hand_over();
  written_.get();
  return files_->finish();
}

}  // namespace treatygraph::store
