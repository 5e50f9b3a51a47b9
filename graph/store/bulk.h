// Bulk: what Writer::bulk() gives (store.h).
//
//   nodes ─▶ sorted as they come ─▶ n, image    ─▶ sorters of f, l, p ─▶ f, l, p     while the edges come in
//   edges ─▶ sorter by (type, start, end) ─▶ e, image    ─▶ sorters of o and i ─▶ o, i
//
// Each table becomes sorted files, and the database takes all of them in by one step.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "graph/store/reading.h"
#include "graph/store/rocks.h"
#include "graph/store/store.h"

namespace treatygraph::store {

struct Loaded {
  std::vector<std::filesystem::path> files;    // to be taken in
  std::optional<std::filesystem::path> image;  // of the state after that
};

struct BulkTask {
  const State& state;                       // before
  std::filesystem::path folder;             // is made, and removed with the Bulk
  std::optional<std::uint64_t> image_from;  // nodes and edges from which on an image is drawn; nothing: never
  std::function<void(const Loaded&)> commit;
};
[[nodiscard]] std::unique_ptr<Bulk> make_bulk(BulkTask task);

}  // namespace treatygraph::store
