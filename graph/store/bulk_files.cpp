#include "graph/store/bulk_files.h"

#include "extract/base/error.h"
#include "graph/store/sorter.h"

namespace treatygraph::store {

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

}  // namespace treatygraph::store
