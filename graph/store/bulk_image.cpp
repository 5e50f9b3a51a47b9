#include "graph/store/bulk_image.h"

#include <algorithm>
#include <utility>

#include "extract/base/error.h"
#include "graph/image/source.h"
#include "graph/store/keys.h"

namespace treatygraph::store {

class BulkImage::Source final : public image::Source {
 public:
  explicit Source(BulkImage& image, Of of) : image_(image), of_(of), edges_(image.edges_are_there_.get_future()) {}
  ~Source() override { image_.batches_.stop(); }
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  [[nodiscard]] std::vector<std::string> words(Vocabulary vocabulary) const override {
    wait();
    return of_.state.words.words(vocabulary);
  }
  [[nodiscard]] std::uint64_t count_edges(Code type) const override {
    wait();
    return type < of_.edges.of_type().size() ? of_.edges.of_type()[type] : 0;
  }
  void visit_nodes(const NodeVisit& visit) const override {
    of_.nodes.walk([&](NodeId node, std::string_view bytes) {
      look(&image_.given_up_);
      Decoder in(bytes.substr(1));  // the flags
      const std::vector<Code> labels = in.codes();
      visit(node, labels, in.rest());
    });
  }
  void visit_edges(std::span<const Code> types, const EdgeVisit& visit) const override {
    wait();
    const auto take = [&](EdgeId edge, const EdgeEnds& ends, std::string_view properties) {
      look(&image_.given_up_);
      const bool wanted = types.empty() || std::find(types.begin(), types.end(), ends.type) != types.end();
      if (wanted) visit(edge, ends, properties);
    };
    if (EdgeBatches* const batches = std::exchange(batches_, nullptr))
      take_from(*batches, take);
    else
      of_.edges.walk(take);
  }

 private:
  void wait() const {
    if (!edges_.valid()) return;
    image_.waits_ = true;
    batches_ = edges_.get();
  }
  template <typename Take>
  void take_from(EdgeBatches& batches, Take take) const {
    std::uint64_t taken = 0;
    while (const auto batch = batches.take()) {
      EdgeId edge = (*batch)->first;
      for (Decoder in((*batch)->records); !in.done(); ++taken) {
        Decoder record(in.text());
        (void)record.bytes(1);  // the flags
        EdgeEnds ends;
        ends.type = record.code();
        ends.start = record.varint();
        ends.end = record.varint();
        take(edge++, ends, record.rest());
      }
    }
    if (taken != of_.edges.size()) stop_bulk();  // whoever walked them left early
  }

  BulkImage& image_;
  Of of_;
  mutable std::future<EdgeBatches*> edges_;
  mutable EdgeBatches* batches_ = nullptr;  // for one walk
};

BulkImage::BulkImage(Of of, const std::filesystem::path& file, std::uint64_t sequence)
    : drawn_(std::async(std::launch::async,
                        [this, of, file, sequence] { return image::write_image(Source(*this, of), file, sequence); })) {
}

BulkImage::~BulkImage() {
  given_up_ = true;
  batches_.stop();
  (void)go_on();
  if (drawn_.valid()) drawn_.wait();
}

EdgeBatches* BulkImage::go_on() {
  if (std::exchange(goes_on_, true)) return nullptr;
  EdgeBatches* const batches = waits_ ? &batches_ : nullptr;
  edges_are_there_.set_value(batches);
  return batches;
}

bool BulkImage::finish() {
  try {
    return drawn_.get();
  } catch (const Error&) {
    return false;
  }
}

}  // namespace treatygraph::store
