// Ground: what scenarios are run on: a graph in memory, or a store on disk that is closed and opened again between
// statements.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "graph/model/graph.h"

namespace treatygraph {

class Ground {
 public:
  virtual ~Ground() = default;
  virtual void clear() = 0;
  [[nodiscard]] virtual std::shared_ptr<const Graph> read() = 0;
  // What `change` writes counts, unless it throws.
  virtual void write(const std::function<void(GraphWriter&)>& change) = 0;
};

[[nodiscard]] std::unique_ptr<Ground> in_memory();
[[nodiscard]] std::unique_ptr<Ground> over_image();  // in memory, read through an image that is made after each change
[[nodiscard]] std::unique_ptr<Ground> overlaid();    // the same, every second element read from the graph itself
// A new folder in `folder` for each scenario; with images, one is drawn after each change.
enum class Images : std::uint8_t { none, drawn, overlaid };
[[nodiscard]] std::unique_ptr<Ground> on_disk(std::filesystem::path folder, Images images);

}  // namespace treatygraph
