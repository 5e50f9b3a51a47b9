// Where patterns start: nodes of the image, for each row of the input.
#include <algorithm>

#include "graph/query/batch/steps.h"
#include "graph/query/evaluate.h"

namespace treatygraph::query::batch {

Carried::Carried(const Schema& input, const Needed& needed, Schema& schema) {
  for (std::size_t i = 0; i < input.columns.size(); ++i) {
    if (!is_needed(needed, input.columns[i].slot)) continue;
    places_.push_back(i);
    schema.columns.push_back(input.columns[i]);
  }
}

void Carried::carry(const Batch& from, const std::vector<std::uint32_t>& rows, Batch& to) const {
  for (std::size_t i = 0; i < places_.size(); ++i) gather(from.columns[places_[i]], rows, to.columns[i]);
}

namespace {

class OneRow final : public Source {
 public:
  explicit OneRow(Run& run) : Source(run) {}
  void open() override { done_ = false; }
  [[nodiscard]] bool fill(Batch& out) override {
    out.columns.clear();
    out.size = 1;
    return !std::exchange(done_, true);
  }

 private:
  bool done_ = false;
};

// Nodes come as runs: a label's, or one run a node.
using Runs = std::vector<image::Image::Run>;

class Scan final : public Source {
 public:
  using Find = std::function<Runs()>;
  Scan(Run& run, SourcePtr input, Slot node, const Needed& needed, Find find)
      : Source(run), input_(std::move(input)), carried_(input_->schema(), needed, schema_), find_(std::move(find)) {
    schema_.add(node, {Kind::node, nullptr, {}, {}});
  }

  void open() override {
    input_->open();
    if (!std::exchange(found_, true))
      nodes_ = find_();  // the same whenever it is opened: what is looked for is constant
    batch_.size = row_ = run_at_ = 0;
    done_ = 0;
    size_ = first_size;
  }

  [[nodiscard]] bool fill(Batch& out) override {
    out.columns.resize(schema_.columns.size());
    std::vector<Cell>& cells = out.columns.back().cells;
    cells.clear();
    rows_.clear();
    if (nodes_.empty()) return false;
    while (cells.size() < size_) {
      if (row_ == batch_.size) {
        if (!cells.empty()) break;
        row_ = batch_.size = 0;
        if (!input_->next(batch_)) return false;
      }
      add_nodes(cells);
    }
    run_.tick(cells.size());
    carried_.carry(batch_, rows_, out);
    out.size = cells.size();
    size_ = std::min(full_size, size_ * 4);
    return true;
  }

 private:
  void add_nodes(std::vector<Cell>& cells) {
    const image::Image::Run& nodes = nodes_[run_at_];
    const std::size_t count = std::min<std::size_t>(size_ - cells.size(), nodes.to - nodes.from - done_);
    for (std::size_t i = 0; i < count; ++i) cells.push_back(nodes.from + done_ + i);
    if (carried_.size() != 0) rows_.insert(rows_.end(), count, static_cast<std::uint32_t>(row_));
    done_ += static_cast<std::uint32_t>(count);
    if (done_ < nodes.to - nodes.from) return;
    done_ = 0;
    if (++run_at_ < nodes_.size()) return;
    run_at_ = 0;
    ++row_;
  }

  SourcePtr input_;
  Carried carried_;
  Find find_;
  Runs nodes_;
  Batch batch_;
  std::vector<std::uint32_t> rows_;
  std::size_t row_ = 0, run_at_ = 0, size_ = first_size;
  std::uint32_t done_ = 0;  // nodes of the run
  bool found_ = false;
};

Runs runs_of(const std::vector<NodeId>& ids, const image::Image& image) {
  Runs runs;
  for (const NodeId id : ids) {
    const auto node = image.node(id);
    if (node) runs.push_back({*node, *node + 1});
  }
  return runs;
}

Runs all_nodes(const image::Image& image) { return {{0, image.nodes()}}; }

Runs labelled(Run& run, const image::Image& image, WordId label) {
  const auto code = run.code(label);
  if (!code) return {};
  const auto runs = image.labelled(*code);
  return {runs.begin(), runs.end()};
}

}  // namespace

SourcePtr make_step(Run& run, const step::Start&, SourcePtr&, const Needed&) { return std::make_unique<OneRow>(run); }

SourcePtr make_step(Run& run, const step::AllNodes& step, SourcePtr& input, const Needed& needed) {
  const image::Image& image = *run.graph.image();
  return std::make_unique<Scan>(run, std::move(input), step.node, needed, [&image] { return all_nodes(image); });
}

SourcePtr make_step(Run& run, const step::NodesByLabel& step, SourcePtr& input, const Needed& needed) {
  const image::Image& image = *run.graph.image();
  return std::make_unique<Scan>(run, std::move(input), step.node, needed,
                                [&run, &image, label = step.label] { return labelled(run, image, label); });
}

SourcePtr make_step(Run& run, const step::NodesByProperty& step, SourcePtr& input, const Needed& needed) {
  const KernelPtr kernel = make_kernel(*step.value, {}, run);
  if (!kernel || kernel->constant() == nullptr) return {};
  const image::Image& image = *run.graph.image();
  auto find = [&run, &image, &step, value = *kernel->constant()]() -> Runs {
    const auto key = run.code(step.key);
    if (!key || value.is_null()) return {};
    const List wanted = step.any_of_list && value.type() == Value::Type::list ? value.list() : List{value};
    std::vector<NodeId> found;
    for (const Value& each : wanted) {
      const auto some = run.graph.find(*key, each);
      if (!some) return step.otherwise == no_word ? all_nodes(image) : labelled(run, image, step.otherwise);
      found.insert(found.end(), some->begin(), some->end());
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return runs_of(found, image);
  };
  return std::make_unique<Scan>(run, std::move(input), step.node, needed, std::move(find));
}

SourcePtr make_step(Run& run, const step::NodesByName& step, SourcePtr& input, const Needed& needed) {
  const KernelPtr kernel = make_kernel(*step.text, {}, run);
  if (!kernel || kernel->constant() == nullptr) return {};
  const image::Image& image = *run.graph.image();
  auto find = [&run, &image, text = *kernel->constant()]() -> Runs {
    if (text.type() != Value::Type::string) return {};
    return runs_of(run.graph.named(text.string()), image);
  };
  return std::make_unique<Scan>(run, std::move(input), step.node, needed, std::move(find));
}

}  // namespace treatygraph::query::batch
