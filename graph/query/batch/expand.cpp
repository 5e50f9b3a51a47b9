// How patterns grow: over one relationship.
#include <algorithm>

#include "graph/query/batch/steps.h"
#include "graph/query/batch/ways.h"

namespace treatygraph::query::batch {
namespace {

class Expand final : public Source {
 public:
  Expand(Run& run, SourcePtr input, const step::Expand& step, const Needed& needed, std::vector<std::size_t> others)
      : Source(run),
        input_(std::move(input)),
        from_(*input_->schema().find(step.from)),
        others_(std::move(others)),
        ways_(run, step.types, step.direction),
        to_slot_(step.to),
        carried_(input_->schema(), needed, schema_),
        wants_edges_(is_needed(needed, step.edge)),
        needs_edges_(wants_edges_ || !others_.empty() || ways_.both()) {
    Type edge{Kind::edge, nullptr, {}, {}};
    if (ways_.types().size() == 1) edge.edges = ways_.types().front();
    if (wants_edges_) schema_.add(step.edge, edge);
    schema_.add(step.to, {Kind::node, nullptr, {}, {}});
  }

  bool only(Slot node, const Wanted& wanted) override {
    if (node != to_slot_) return false;
    if (wanted_.kinds.empty()) {
      wanted_ = wanted;
      return true;
    }
    for (std::size_t i = 0; i < wanted.kinds.size(); ++i) wanted_.kinds[i] &= wanted.kinds[i];
    wanted_.range.from = std::max(wanted_.range.from, wanted.range.from);
    wanted_.range.to = std::min(wanted_.range.to, wanted.range.to);
    wanted_.range_says_all = wanted_.range_says_all && wanted.range_says_all;
    return true;
  }

  void open() override {
    input_->open();
    batch_.size = row_ = way_ = 0;
    index_ = end_ = 0;
    size_ = first_size;
  }

  [[nodiscard]] bool fill(Batch& out) override {
    if (ways_.types().empty()) return false;
    out.columns.resize(schema_.columns.size());
    rows_.resize(size_);
    nodes_.resize(size_);
    unpacked_.resize(size_);
    if (needs_edges_) edges_.resize(size_);
    count_ = 0;
    while (count_ < size_) {
      if (index_ < end_) {
        emit();
      } else if (row_ < batch_.size) {
        advance();
      } else {
        if (count_ != 0) break;
        row_ = way_ = batch_.size = 0;
        if (!input_->next(batch_)) return false;
      }
    }
    finish(out);
    return true;
  }

 private:
  // To the next run of edges: of another way, or of the next row.
  void advance() {
    const Vector& from = batch_.columns[from_];
    if (from.is_null(row_)) {
      ++row_;
      return;
    }
    const auto node = static_cast<image::Node>(from.cells[row_]);
    if (ways_.both()) {
      around_.clear();
      ways_.around(node, around_);
      index_ = 0;
      end_ = static_cast<std::uint32_t>(around_.size());
      at_ = row_++;
      return;
    }
    walked_ = &ways_.single()[way_];
    std::tie(index_, end_) = walked_->adjacency->range(node);
    if (walked_->adjacency->ascending && !wanted_.kinds.empty()) narrow(walked_->adjacency->nodes);
    at_ = row_;
    if (++way_ < ways_.single().size()) return;
    way_ = 0;
    ++row_;
  }

  void emit() {
    const auto count = static_cast<std::uint32_t>(std::min<std::size_t>(size_ - count_, end_ - index_));
    run_.tick(count);
    const std::uint32_t until = index_ + count;
    if (ways_.both()) {
      for (; index_ < until; ++index_) add(around_[index_].edge, around_[index_].node);
      return;
    }
    const image::Adjacency& adjacency = *walked_->adjacency;
    const bool sure = wanted_.kinds.empty() || (adjacency.ascending && wanted_.range_says_all);
    if (others_.size() > 1) {
      for (; index_ < until; ++index_) add(edge_cell(walked_->type, adjacency.place(index_)), adjacency.nodes[index_]);
    } else if (sure && others_.empty()) {
      take_all(adjacency, count);
    } else if (needs_edges_) {
      take_wanted<true>(adjacency, until);
    } else {
      take_wanted<false>(adjacency, until);
    }
  }

  // Neighbours that ascend: those outside the wanted range lie before and behind.
  void narrow(const image::BitPacked<image::Node>& nodes) {
    const std::size_t from = nodes.lower_bound(index_, end_, wanted_.range.from);
    end_ = static_cast<std::uint32_t>(nodes.lower_bound(from, end_, wanted_.range.to));
    index_ = static_cast<std::uint32_t>(from);
  }

  void take_all(const image::Adjacency& adjacency, std::uint32_t count) {
    image::Node* const to = nodes_.data() + count_;
    adjacency.nodes.unpack(index_, count, to);
    std::fill_n(rows_.begin() + static_cast<std::ptrdiff_t>(count_), count, static_cast<std::uint32_t>(at_));
    if (needs_edges_) {
      for (std::uint32_t i = 0; i < count; ++i)
        edges_[count_ + i] = edge_cell(walked_->type, adjacency.place(index_ + i, to[i]));
    }
    count_ += count;
    index_ += count;
  }

  // Without branches: what does not fit is written over. The innermost loop of many queries.
  template <bool with_edges>
  void take_wanted(const image::Adjacency& adjacency, std::uint32_t until) {
    static constexpr Cell no_edge = ~Cell{0};
    const std::uint8_t every_kind = 1;
    const bool all = wanted_.kinds.empty();
    const std::uint8_t* wanted = all ? &every_kind : wanted_.kinds.data();
    const std::uint16_t* kinds = image_.kind().data();
    const std::uint32_t length = until - index_;
    adjacency.nodes.unpack(index_, length, unpacked_.data());
    const image::Node* nodes = unpacked_.data();
    const Cell type = edge_cell(walked_->type, 0);
    const Cell apart = others_.empty() ? no_edge : batch_.columns[others_.front()].cells[at_];
    const auto row = static_cast<std::uint32_t>(at_);
    image::Node* to = nodes_.data();
    std::uint32_t* rows = rows_.data();
    Cell* edges = edges_.data();
    std::size_t count = count_;
    for (std::uint32_t i = 0; i < length; ++i) {
      const image::Node node = nodes[i];
      to[count] = node;
      rows[count] = row;
      std::size_t fits = wanted[all ? 0 : kinds[node]];
      if constexpr (with_edges) {
        const Cell edge = type | adjacency.place(index_ + i, node);
        edges[count] = edge;
        fits &= edge != apart ? 1U : 0U;
      }
      count += fits;
    }
    count_ = count;
    index_ = until;
  }

  void add(Cell edge, image::Node node) {
    edges_[count_] = edge;
    nodes_[count_] = node;
    rows_[count_] = static_cast<std::uint32_t>(at_);
    std::size_t fits = wanted_.kinds.empty() ? 1 : wanted_.kinds[image_.kind()[node]];
    for (const std::size_t other : others_) fits &= batch_.columns[other].cells[at_] != edge ? 1U : 0U;
    count_ += fits;
  }

  void finish(Batch& out) {
    out.size = count_;
    rows_.resize(count_);
    carried_.carry(batch_, rows_, out);
    std::size_t column = carried_.size();
    if (wants_edges_) {
      out.columns[column].nulls.clear();
      out.columns[column++].cells.assign(edges_.begin(), edges_.begin() + static_cast<std::ptrdiff_t>(count_));
    }
    out.columns[column].nulls.clear();
    out.columns[column].cells.assign(nodes_.begin(), nodes_.begin() + static_cast<std::ptrdiff_t>(count_));
    size_ = std::min(full_size, size_ * 4);
  }

  SourcePtr input_;
  std::size_t from_;
  std::vector<std::size_t> others_;  // columns of the pattern's other relationships
  Ways ways_;
  Slot to_slot_;
  Carried carried_;
  bool wants_edges_, needs_edges_;
  Wanted wanted_;

  Batch batch_;
  std::vector<std::uint32_t> rows_;
  std::vector<Cell> edges_;
  std::vector<image::Node> nodes_, unpacked_;  // the latter: neighbours before they are looked at
  std::vector<Ways::Reached> around_;
  const Way* walked_ = nullptr;
  std::size_t row_ = 0, way_ = 0, at_ = 0, count_ = 0, size_ = first_size;
  std::uint32_t index_ = 0, end_ = 0;
};

// How often a row would be expanded; a node without any gives no row.
class Degree final : public Source {
 public:
  Degree(Run& run, SourcePtr input, const step::Degree& step, const Needed& needed)
      : Source(run),
        input_(std::move(input)),
        from_(*input_->schema().find(step.from)),
        ways_(run, step.types, step.direction),
        carried_(input_->schema(), needed, schema_) {
    for (const Slot slot : {step.edge, step.to}) {
      if (is_needed(needed, slot)) schema_.add(slot, {Kind::integer, nullptr, {}, {}});
    }
  }

  void open() override { input_->open(); }

  [[nodiscard]] bool fill(Batch& out) override {
    out.columns.resize(schema_.columns.size());
    do {
      if (!input_->next(batch_)) return false;
      run_.tick(batch_.size);
      count();
    } while (rows_.empty());
    out.size = rows_.size();
    carried_.carry(batch_, rows_, out);
    for (std::size_t i = carried_.size(); i < out.columns.size(); ++i) out.columns[i].cells = degrees_;
    return true;
  }

 private:
  void count() {
    const Vector& from = batch_.columns[from_];
    rows_.clear();
    degrees_.clear();
    for (std::size_t row = 0; row < batch_.size; ++row) {
      if (from.is_null(row)) continue;
      const std::uint64_t degree = of(static_cast<image::Node>(from.cells[row]));
      if (degree == 0) continue;
      rows_.push_back(static_cast<std::uint32_t>(row));
      degrees_.push_back(degree);
    }
  }

  [[nodiscard]] std::uint64_t of(image::Node node) {
    if (!ways_.both()) return ways_.degree(node);
    around_.clear();
    ways_.around(node, around_);
    return around_.size();
  }

  SourcePtr input_;
  std::size_t from_;
  Ways ways_;
  Carried carried_;
  Batch batch_;
  std::vector<std::uint32_t> rows_;
  std::vector<Cell> degrees_;
  std::vector<Ways::Reached> around_;
};

bool has(const SourcePtr& input, Slot slot, Kind kind) {
  const auto place = input->schema().find(slot);
  return place && input->schema().columns[*place].type.kind == kind;
}

}  // namespace

SourcePtr make_step(Run& run, const step::Expand& step, SourcePtr& input, const Needed& needed) {
  if (!has(input, step.from, Kind::node)) return {};
  std::vector<std::size_t> others;
  for (const Slot slot : step.others) {
    if (!has(input, slot, Kind::edge)) return {};
    others.push_back(*input->schema().find(slot));
  }
  if (step.into) return has(input, step.to, Kind::node) ? make_into(run, step, input, needed, others) : SourcePtr();
  return std::make_unique<Expand>(run, std::move(input), step, needed, std::move(others));
}

SourcePtr make_step(Run& run, const step::Degree& step, SourcePtr& input, const Needed& needed) {
  if (!has(input, step.from, Kind::node) || !step.others.empty()) return {};
  return std::make_unique<Degree>(run, std::move(input), step, needed);
}

}  // namespace treatygraph::query::batch
