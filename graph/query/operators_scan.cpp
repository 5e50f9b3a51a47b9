// Where patterns start: all nodes, those of a label, those that an index names.
#include <algorithm>
#include <array>

#include "graph/query/evaluate.h"
#include "graph/query/operators.h"

namespace treatygraph::query {
namespace {

class Start final : public Operator {
 public:
  Start(Run& run, const Plan& plan) : Operator(run, plan, nullptr) {}

 private:
  void start() override { done_ = false; }
  bool produce() override { return !std::exchange(done_, true); }
  bool done_ = false;
};

// For each row of the input, each node of a cursor.
class Scan : public Operator {
 public:
  Scan(Run& run, const Plan& plan, OperatorPtr input, Slot node) : Operator(run, plan, std::move(input)), node_(node) {}

 protected:
  // The nodes for the row in the frame.
  [[nodiscard]] virtual std::unique_ptr<NodeCursor> nodes() = 0;

  void start() override { cursor_.reset(); }
  bool produce() override {
    while (true) {
      if (cursor_ && (position_ < size_ || fill())) {
        run_.at(node_) = NodeRef{batch_[position_++]};
        return true;
      }
      if (!input_->next()) return false;
      cursor_ = nodes();
      position_ = size_ = 0;
    }
  }

 private:
  bool fill() {
    size_ = cursor_->next(batch_);
    position_ = 0;
    if (size_ == 0) cursor_.reset();
    return size_ != 0;
  }

  Slot node_;
  std::unique_ptr<NodeCursor> cursor_;
  std::array<NodeId, 256> batch_{};
  std::size_t position_ = 0, size_ = 0;
};

class ListCursor final : public NodeCursor {
 public:
  explicit ListCursor(std::vector<NodeId> nodes) : nodes_(std::move(nodes)) {}
  std::size_t next(std::span<NodeId> out) override {
    const std::size_t count = std::min(out.size(), nodes_.size() - position_);
    std::copy_n(nodes_.begin() + static_cast<std::ptrdiff_t>(position_), count, out.begin());
    position_ += count;
    return count;
  }

 private:
  std::vector<NodeId> nodes_;
  std::size_t position_ = 0;
};

class AllNodes final : public Scan {
 public:
  AllNodes(Run& run, const Plan& plan, OperatorPtr input, Slot node) : Scan(run, plan, std::move(input), node) {}

 private:
  std::unique_ptr<NodeCursor> nodes() override { return run_.graph.nodes({}); }
};

std::unique_ptr<NodeCursor> labelled(Run& run, WordId label) {
  const auto code = run.code(label);
  return code ? run.graph.nodes(*code) : std::make_unique<ListCursor>(std::vector<NodeId>{});
}

class NodesByLabel final : public Scan {
 public:
  NodesByLabel(Run& run, const Plan& plan, OperatorPtr input, const step::NodesByLabel& step)
      : Scan(run, plan, std::move(input), step.node), label_(step.label) {}

 private:
  std::unique_ptr<NodeCursor> nodes() override { return labelled(run_, label_); }
  WordId label_;
};

// The condition itself is asked again by a Filter above: where no index can answer, more nodes than wanted come.
class NodesByProperty final : public Scan {
 public:
  NodesByProperty(Run& run, const Plan& plan, OperatorPtr input, const step::NodesByProperty& step)
      : Scan(run, plan, std::move(input), step.node), step_(step) {}

 private:
  std::unique_ptr<NodeCursor> nodes() override {
    const auto key = run_.code(step_.key);
    const Value value = evaluate(*step_.value, run_);
    if (!key || value.is_null()) return std::make_unique<ListCursor>(std::vector<NodeId>{});
    const List wanted = step_.any_of_list && value.type() == Value::Type::list ? value.list() : List{value};
    std::vector<NodeId> found;
    for (const Value& each : wanted) {
      auto some = run_.graph.find(*key, each);
      if (!some) return step_.otherwise == no_word ? run_.graph.nodes({}) : labelled(run_, step_.otherwise);
      found.insert(found.end(), some->begin(), some->end());
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return std::make_unique<ListCursor>(std::move(found));
  }
  const step::NodesByProperty& step_;
};

class NodesByName final : public Scan {
 public:
  NodesByName(Run& run, const Plan& plan, OperatorPtr input, const step::NodesByName& step)
      : Scan(run, plan, std::move(input), step.node), step_(step) {}

 private:
  std::unique_ptr<NodeCursor> nodes() override {
    const Value text = evaluate(*step_.text, run_);
    std::vector<NodeId> found;
    if (text.type() == Value::Type::string) found = run_.graph.named(text.string());
    return std::make_unique<ListCursor>(std::move(found));
  }
  const step::NodesByName& step_;
};

}  // namespace

OperatorPtr make_step(Run& run, const Plan& plan, const step::Start&, OperatorPtr) {
  return std::make_unique<Start>(run, plan);
}
OperatorPtr make_step(Run& run, const Plan& plan, const step::AllNodes& step, OperatorPtr input) {
  return std::make_unique<AllNodes>(run, plan, std::move(input), step.node);
}
OperatorPtr make_step(Run& run, const Plan& plan, const step::NodesByLabel& step, OperatorPtr input) {
  return std::make_unique<NodesByLabel>(run, plan, std::move(input), step);
}
OperatorPtr make_step(Run& run, const Plan& plan, const step::NodesByProperty& step, OperatorPtr input) {
  return std::make_unique<NodesByProperty>(run, plan, std::move(input), step);
}
OperatorPtr make_step(Run& run, const Plan& plan, const step::NodesByName& step, OperatorPtr input) {
  return std::make_unique<NodesByName>(run, plan, std::move(input), step);
}

}  // namespace treatygraph::query
