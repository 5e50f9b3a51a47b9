// Bulk: what Writer::bulk() gives (store.h).
//
//   nodes ─▶ n, in order of number           ─▶ sorter of f, l, p ─▶ f, l, p
//   edges ─▶ sorter by (type, start, end) ─▶ e ─▶ sorters of o and i ─▶ o, i
//
// Each table becomes sorted files, and the database takes all of them in by one step.
#pragma once

#include <functional>
#include <memory>

#include "graph/store/reading.h"
#include "graph/store/rocks.h"
#include "graph/store/store.h"

namespace treatygraph::store {

// `folder` is made, and removed with the Bulk. `commit` is called with the files that are to be taken in.
[[nodiscard]] std::unique_ptr<Bulk> make_bulk(
    const State& state, const std::filesystem::path& folder,
    std::function<void(const std::vector<std::filesystem::path>& files)> commit);

}  // namespace treatygraph::store
