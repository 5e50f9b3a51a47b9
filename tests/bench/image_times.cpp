// image_times FOLDER [DB]: reads a generated graph (nodes_*.csv and edges_*.csv as neo4j-admin has them, without
// quotes) and times its read image: making, writing, opening. With DB the graph is put into a database there first, and
// the image is drawn from that.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <unordered_map>

#include "graph/image/imaged_graph.h"
#include "graph/model/calendar.h"
#include "graph/model/memory_graph.h"
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

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char byte : line) {
    if (byte == ',')
      cells.emplace_back();
    else if (byte != '\r')
      cells.back() += byte;
  }
  return cells;
}

std::int64_t number(std::string_view text) {
  std::int64_t number = 0;
  (void)std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Value value_of(const std::string& text, std::string_view type) {
  if (text.empty()) return {};
  if (type == "int") return number(text);
  if (type != "date") return text;
  const auto part = [&text](std::size_t from, std::size_t size) {
    return number(std::string_view(text).substr(from, size));
  };
  return Date{days_from(CivilDate{part(0, 4), static_cast<int>(part(5, 2)), static_cast<int>(part(8, 2))})};
}

class Loader {
 public:
  explicit Loader(GraphWriter& graph, std::function<void()> step) : graph_(graph), step_(std::move(step)) {}
  void load(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end(), std::greater<>());  // nodes before edges
    for (const fs::path& file : files) read(file);
  }

 private:
  void read(const fs::path& file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    const std::vector<std::string> head = cells_of(line);
    while (std::getline(in, line)) {
      take(head, cells_of(line));
      if (++done_ % 50'000 == 0) step_();
    }
    step_();
  }
  void take(const std::vector<std::string>& head, const std::vector<std::string>& cells) {
    Properties properties;
    std::string id, label, start, end, type;
    for (std::size_t i = 0; i < head.size(); ++i) {
      const std::size_t colon = head[i].find(':');
      const std::string name = head[i].substr(0, colon),
                        kind = colon == std::string::npos ? "" : head[i].substr(colon + 1);
      if (kind == "LABEL") label = cells[i];
      if (kind == "TYPE") type = cells[i];
      if (kind == "START_ID") start = cells[i];
      if (kind == "END_ID") end = cells[i];
      if (name.empty()) continue;
      if (kind == "ID") id = cells[i];
      if (const Value value = value_of(cells[i], kind); !value.is_null())
        properties.emplace_back(graph_.intern(Vocabulary::key, name), value);
    }
    std::sort(properties.begin(), properties.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    if (type.empty()) {
      const Code code = graph_.intern(Vocabulary::label, label);
      nodes_[id] = graph_.create_node({&code, 1}, properties);
    } else {
      (void)graph_.create_edge(graph_.intern(Vocabulary::type, type), nodes_.at(start), nodes_.at(end), properties);
    }
  }

  GraphWriter& graph_;
  std::function<void()> step_;
  std::unordered_map<std::string, NodeId> nodes_;
  std::uint64_t done_ = 0;
};

std::size_t bytes_of(const image::Column& column) {
  return column.data.size_bytes() + column.present.size_bytes() + column.starts.size_bytes() + column.texts.size() +
         column.index.size_bytes() + column.rows.size_bytes();
}
void print_columns(const image::Image& image, const std::string& whose, auto&& column_of) {
  for (Code key = 0; key < image.words(Vocabulary::key).size(); ++key) {
    const image::Column* const column = column_of(key);
    if (column == nullptr) continue;
    fmt::print("  {}.{}: {} rows of {} bytes, {} texts, {:.1f} MB\n", whose, image.words(Vocabulary::key)[key],
               column->count, column->width, column->distinct(), static_cast<double>(bytes_of(*column)) / 1e6);
  }
}
void print_parts(const image::Image& image) {
  print_columns(image, "nodes", [&](Code key) { return image.node_column(key); });
  for (Code type = 0; type < image.words(Vocabulary::type).size(); ++type) {
    const std::string name(image.words(Vocabulary::type)[type]);
    const auto& out = image.outgoing(type);
    const auto& in = image.incoming(type);
    const std::size_t bytes = out.offsets.size_bytes() + out.nodes.size_bytes() + in.offsets.size_bytes() +
                              in.nodes.size_bytes() + in.places.size_bytes();
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

void time_memory(const fs::path& folder) {
  const auto graph = make_memory_graph();
  fmt::print("load: {:.0f} ms\n", milliseconds([&] { Loader(*graph, [] {}).load(folder); }));
  const fs::path file = fs::temp_directory_path() / "treatygraph-image-times";
  fmt::print("write: {:.0f} ms\n", milliseconds([&] { (void)image::write_image(*graph, file, 1); }));
  time_opening(file, 1);
  fs::remove(file);
}

void time_store(const fs::path& folder, const fs::path& database) {
  Store store(database);
  if (!store.exists()) {
    const auto writer = store.write();
    const auto graph = writer->begin();
    fmt::print("load: {:.0f} ms\n", milliseconds([&] { Loader(*graph, [&] { graph->commit(); }).load(folder); }));
  }
  fmt::print("draw: {:.0f} ms\n", milliseconds([&] { store.write()->draw_image(0); }));
  std::shared_ptr<const Snapshot> snapshot;
  fmt::print("read(): {:.2f} ms\n", milliseconds([&] { snapshot = store.read(); }));
  fmt::print("{:.1f} MB\n", static_cast<double>(snapshot->image()->bytes()) / 1e6);
  print_parts(*snapshot->image());
}

}  // namespace
}  // namespace treatygraph

int main(int count, char** words) {
  if (count < 2) return 2;
  if (count == 2) treatygraph::time_memory(words[1]);
  if (count == 3) treatygraph::time_store(words[1], words[2]);
}
