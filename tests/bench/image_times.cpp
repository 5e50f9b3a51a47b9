// image_times DB: times the read image of a database (made by `treatygraph import`, say): making and writing it from
// the store, opening it, checking it; and tells the size of each part.
#include <fmt/format.h>

#include <chrono>
#include <filesystem>

#include "graph/image/image.h"
#include "graph/store/store.h"

namespace treatygraph {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

template <typename Work>
double milliseconds(Work&& work) {
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

std::size_t bytes_of(const image::Column& column) {
  return column.data.bytes() + column.present.size_bytes() + column.texts.starts().bytes() +
         column.texts.bytes().size() + column.more.bytes() + column.rows.bytes();
}
void print_columns(const image::Image& image, const std::string& whose, auto&& column_of) {
  for (Code key = 0; key < image.words(Vocabulary::key).size(); ++key) {
    const image::Column* const column = column_of(key);
    if (column == nullptr) continue;
    fmt::print("  {}.{}: {} rows of {} bits, {} texts, {:.1f} MB\n", whose, image.words(Vocabulary::key)[key],
               column->count, column->data.width(), column->texts.size(), static_cast<double>(bytes_of(*column)) / 1e6);
  }
}
void print_parts(const image::Image& image) {
  print_columns(image, "nodes", [&](Code key) { return image.node_column(key); });
  for (Code type = 0; type < image.words(Vocabulary::type).size(); ++type) {
    const std::string name(image.words(Vocabulary::type)[type]);
    const auto& out = image.outgoing(type);
    const auto& in = image.incoming(type);
    const std::size_t bytes =
        out.offsets.size_bytes() + out.nodes.bytes() + in.offsets.size_bytes() + in.nodes.bytes() + in.ranks.bytes();
    fmt::print("  {}: {} edges, adjacency {:.1f} MB\n", name, image.edges(type), static_cast<double>(bytes) / 1e6);
    print_columns(image, name, [&](Code key) { return image.edge_column(type, key); });
  }
}

void time_opening(const fs::path& file, std::uint64_t sequence) {
  std::shared_ptr<const image::Image> image;
  fmt::print("open: {:.2f} ms\n", milliseconds([&] { image = image::Image::open(file, sequence); }));
  fmt::print("nodes {}, {:.1f} MB\n", image->nodes(), static_cast<double>(image->bytes()) / 1e6);
  print_parts(*image);
  std::vector<std::string> found;
  fmt::print("damage(): {:.0f} ms\n", milliseconds([&] { found = image->damage(); }));
  for (const std::string& each : found) fmt::print("{}\n", each);
}

// Made, written and read again beside the database, which keeps the image that it has.
void time_image(const fs::path& database) {
  StoreOptions options;
  options.image = false;
  const std::shared_ptr<const Snapshot> graph = Store(database, options).read();
  const fs::path file = fs::temp_directory_path() / "treatygraph-image-times";
  fmt::print("write: {:.0f} ms\n", milliseconds([&] { (void)image::write_image(*graph, file, 1); }));
  time_opening(file, 1);
  fs::remove(file);
}

void time_store(const fs::path& database) {
  Store store(database);
  fmt::print("draw: {:.0f} ms\n", milliseconds([&] { store.write()->draw_image(0); }));
  fmt::print("read(): {:.2f} ms\n", milliseconds([&] { (void)store.read(); }));
}

}  // namespace
}  // namespace treatygraph

int main(int count, char** words) {
  if (count != 2) return 2;
  treatygraph::time_image(words[1]);
  treatygraph::time_store(words[1]);
}
