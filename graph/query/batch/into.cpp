// Relationships between two nodes that are both bound.
#include <algorithm>

#include "graph/query/batch/steps.h"
#include "graph/query/batch/ways.h"

namespace treatygraph::query::batch {
namespace {

// The edges at one node, sorted by the node at their other end; kept while rows speak of the same node.
class Neighbourhood {
 public:
  explicit Neighbourhood(const Ways& ways) : ways_(ways) {}

  void forget() { node_ = image::none; }
  [[nodiscard]] bool is_of(image::Node node) const { return node == node_; }

  void read(image::Node node) {
    node_ = node;
    edges_.clear();
    ways_.around(node, edges_);
    std::stable_sort(edges_.begin(), edges_.end(),
                     [](const Ways::Reached& a, const Ways::Reached& b) { return a.node < b.node; });
  }

  [[nodiscard]] std::span<const Ways::Reached> to(image::Node other) const {
    const auto less = [](const Ways::Reached& a, const Ways::Reached& b) { return a.node < b.node; };
    const auto [from, to] = std::equal_range(edges_.begin(), edges_.end(), Ways::Reached{0, other}, less);
    return {from, to};
  }

 private:
  const Ways& ways_;
  image::Node node_ = image::none;
  std::vector<Ways::Reached> edges_;
};

class Into final : public Source {
 public:
  Into(Run& run, SourcePtr input, const step::Expand& step, const Needed& needed, std::vector<std::size_t> others)
      : Source(run),
        input_(std::move(input)),
        from_(*input_->schema().find(step.from)),
        to_(*input_->schema().find(step.to)),
        others_(std::move(others)),
        ways_(run, step.types, step.direction),
        ways_back_(run, step.types, turned(step.direction)),
        at_from_(ways_),
        at_to_(ways_back_),
        carried_(input_->schema(), needed, schema_),
        wants_edges_(is_needed(needed, step.edge)) {
    Type edge{Kind::edge, nullptr, {}, {}};
    if (ways_.types().size() == 1) edge.edges = ways_.types().front();
    if (wants_edges_) schema_.add(step.edge, edge);
  }

  void open() override {
    input_->open();
    at_from_.forget();
    at_to_.forget();
  }

  [[nodiscard]] bool fill(Batch& out) override {
    if (ways_.types().empty()) return false;
    out.columns.resize(schema_.columns.size());
    rows_.clear();
    edges_.clear();
    while (rows_.empty()) {
      if (!input_->next(batch_)) return false;
      run_.tick(batch_.size);
      for (std::size_t row = 0; row < batch_.size; ++row) look(row);
    }
    out.size = rows_.size();
    carried_.carry(batch_, rows_, out);
    if (wants_edges_) out.columns.back().cells = edges_;
    return true;
  }

 private:
  void look(std::size_t row) {
    const Vector &froms = batch_.columns[from_], &tos = batch_.columns[to_];
    if (froms.is_null(row) || tos.is_null(row)) return;
    const auto from = static_cast<image::Node>(froms.cells[row]), to = static_cast<image::Node>(tos.cells[row]);
    const bool known_from = at_from_.is_of(from), known_to = at_to_.is_of(to);
    if (!known_from && !known_to) {
      const std::uint64_t there = ways_.degree(from), back = ways_back_.degree(to);
      const bool forward = there <= back;
      const Ways& shorter = forward ? ways_ : ways_back_;
      if (!ways_.both() && (std::min(there, back) <= Ways::few || shorter.ascending()))
        return forward ? scan(shorter, from, to, row) : scan(shorter, to, from, row);
      if (there <= back)
        at_from_.read(from);
      else
        at_to_.read(to);
    }
    for (const Ways::Reached& each : at_from_.is_of(from) ? at_from_.to(to) : at_to_.to(from)) add(each.edge, row);
  }

  void scan(const Ways& ways, image::Node node, image::Node wanted, std::size_t row) {
    ways.between(node, wanted, [&](Cell edge) { add(edge, row); });
  }

  void add(Cell edge, std::size_t row) {
    for (const std::size_t other : others_) {
      if (batch_.columns[other].cells[row] == edge) return;
    }
    rows_.push_back(static_cast<std::uint32_t>(row));
    edges_.push_back(edge);
  }

  SourcePtr input_;
  std::size_t from_, to_;
  std::vector<std::size_t> others_;
  Ways ways_, ways_back_;
  Neighbourhood at_from_, at_to_;
  Carried carried_;
  bool wants_edges_;
  Batch batch_;
  std::vector<std::uint32_t> rows_;
  std::vector<Cell> edges_;
};

}  // namespace

SourcePtr make_into(Run& run, const step::Expand& step, SourcePtr& input, const Needed& needed,
                    std::vector<std::size_t> others) {
  return std::make_unique<Into>(run, std::move(input), step, needed, std::move(others));
}

}  // namespace treatygraph::query::batch
