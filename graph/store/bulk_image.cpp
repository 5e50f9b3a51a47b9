#include "graph/store/bulk_image.h"

#include <algorithm>
#include <utility>

#include "extract/base/error.h"
#include "graph/image/source.h"
#include "graph/store/keys.h"

namespace treatygraph::store {

class BulkImage::Source final : public image::Source {
 public:
  Source(Of of, std::shared_future<void> edges_are_there, const std::atomic<bool>& given_up)
      : of_(of), edges_are_there_(std::move(edges_are_there)), given_up_(given_up) {}

  [[nodiscard]] std::vector<std::string> words(Vocabulary vocabulary) const override {
    edges_are_there_.get();
    return of_.state.words.words(vocabulary);
  }
  [[nodiscard]] std::uint64_t count_edges(Code type) const override {
    edges_are_there_.get();
    return type < of_.edges.of_type().size() ? of_.edges.of_type()[type] : 0;
  }
  void visit_nodes(const NodeVisit& visit) const override {
    of_.nodes.walk([&](std::string_view key, std::string_view bytes) {
      look(&given_up_);
      const auto record = decode<NodeRecord>(bytes);
      visit(key_u64(key, 0), record.labels, record.properties);
    });
  }
  void visit_edges(std::span<const Code> types, const EdgeVisit& visit) const override {
    edges_are_there_.get();
    Properties decoded;
    of_.edges.walk([&](EdgeId edge, const EdgeEnds& ends, std::string_view properties) {
      look(&given_up_);
      const bool wanted = types.empty() || std::find(types.begin(), types.end(), ends.type) != types.end();
      if (!wanted) return;
      Decoder(properties).properties(decoded);
      visit(edge, ends, decoded);
    });
  }

 private:
  Of of_;
  std::shared_future<void> edges_are_there_;
  const std::atomic<bool>& given_up_;
};

BulkImage::BulkImage(Of of, const std::filesystem::path& file, std::uint64_t sequence)
    : drawn_(std::async(std::launch::async, [this, of, file, sequence, there = edges_are_there_.get_future().share()] {
        return image::write_image(Source(of, there, given_up_), file, sequence);
      })) {}

BulkImage::~BulkImage() {
  given_up_ = true;
  go_on();
  if (drawn_.valid()) drawn_.wait();
}

void BulkImage::go_on() {
  if (!std::exchange(goes_on_, true)) edges_are_there_.set_value();
}

bool BulkImage::finish() {
  try {
    return drawn_.get();
  } catch (const Error&) {
    return false;
  }
}

}  // namespace treatygraph::store
