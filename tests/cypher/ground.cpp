#include "ground.h"

#include <algorithm>
#include <array>

#include "graph/image/overlaid_graph.h"
#include "graph/model/memory_graph.h"
#include "graph/store/store.h"

namespace treatygraph {
namespace {

class InMemory final : public Ground {
 public:
  void clear() override { graph_ = make_memory_graph(); }
  std::shared_ptr<const Graph> read() override { return graph_; }
  void write(const std::function<void(GraphWriter&)>& change) override {
    const std::uint64_t mark = graph_->mark();
    try {
      change(*graph_);
    } catch (...) {
      graph_->undo(mark);
      throw;
    }
  }

 private:
  std::shared_ptr<GraphWriter> graph_ = make_memory_graph();
};

image::Touched every_second(const Graph& graph) {
  image::Touched touched;
  std::array<NodeId, 64> nodes{};
  const auto cursor = graph.nodes(std::nullopt);
  for (std::size_t count = cursor->next(nodes); count != 0; count = cursor->next(nodes)) {
    for (const NodeId node : std::span(nodes).first(count)) {
      if (node % 2 == 0) touched.nodes.push_back(node);
      std::vector<Neighbour> edges;
      graph.neighbours(node, Direction::outgoing, {}, edges);
      for (const Neighbour& edge : edges)
        if (edge.edge % 2 == 0) touched.edges.push_back(edge.edge);
    }
  }
  std::sort(touched.edges.begin(), touched.edges.end());
  return touched;
}

class OverImage final : public Ground {
 public:
  explicit OverImage(Images images) : images_(images) {}
  void clear() override {
    memory_.clear();
    imaged_.reset();
  }
  std::shared_ptr<const Graph> read() override {
    if (!imaged_) {
      const std::shared_ptr<const Graph> graph = memory_.read();
      auto image = image::Image::over(image::make_image(*graph, 1));
      if (images_ == Images::drawn)
        imaged_ = std::make_shared<image::ImagedGraph>(graph, std::move(image));
      else
        imaged_ = std::make_shared<image::OverlaidGraph>(graph, std::move(image), every_second(*graph));
    }
    return imaged_;
  }
  void write(const std::function<void(GraphWriter&)>& change) override {
    imaged_.reset();
    memory_.write(change);
  }

 private:
  Images images_;
  InMemory memory_;
  std::shared_ptr<const Graph> imaged_;
};

class OnDisk final : public Ground {
 public:
  OnDisk(std::filesystem::path folder, Images images) : folder_(std::move(folder)), images_(images) {}
  ~OnDisk() override { std::filesystem::remove_all(folder_ / "graph"); }
  OnDisk(const OnDisk&) = delete;
  OnDisk& operator=(const OnDisk&) = delete;

  void clear() override {
    std::filesystem::remove_all(folder_ / "graph");
    std::filesystem::create_directories(folder_);
  }
  std::shared_ptr<const Graph> read() override {
    const Store store(folder_ / "graph");
    return store.exists() ? std::shared_ptr<const Graph>(store.read()) : make_memory_graph();
  }
  void write(const std::function<void(GraphWriter&)>& change) override {
    const std::unique_ptr<Writer> writer = Store(folder_ / "graph").write();
    const std::unique_ptr<Transaction> transaction = writer->begin();
    change(*transaction);
    transaction->commit();
    if (images_ == Images::drawn) writer->draw_image(0);
  }

 private:
  std::filesystem::path folder_;
  Images images_;
};

}  // namespace

std::unique_ptr<Ground> in_memory() { return std::make_unique<InMemory>(); }
std::unique_ptr<Ground> over_image() { return std::make_unique<OverImage>(Images::drawn); }
std::unique_ptr<Ground> overlaid() { return std::make_unique<OverImage>(Images::overlaid); }
std::unique_ptr<Ground> on_disk(std::filesystem::path folder, Images images) {
  return std::make_unique<OnDisk>(std::move(folder), images);
}

}  // namespace treatygraph
