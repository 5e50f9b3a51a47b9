// How patterns grow: over one relationship, over a path of them, from a relationship to its ends.
#include <algorithm>

#include "graph/model/value_operations.h"
#include "graph/query/batch/ways.h"
#include "graph/query/evaluate.h"
#include "graph/query/operators.h"

namespace treatygraph::query {

bool is_other(Run& run, const std::vector<Slot>& others, EdgeId edge) {
  const auto is_edge = [&](const Value& value) { return value.type() == Value::Type::edge && value.edge() == edge; };
  return std::none_of(others.begin(), others.end(), [&](Slot slot) {
    const Value& other = run.at(slot);
    if (other.type() != Value::Type::list) return is_edge(other);
    return std::any_of(other.list().begin(), other.list().end(), is_edge);
  });
}

bool has_properties(Run& run, EdgeId edge, const Expression* map) {
  if (map == nullptr) return true;
  const auto& entries = std::get<MapLiteral>(map->node).entries;
  return std::all_of(entries.begin(), entries.end(), [&](const auto& entry) {
    const auto key = run.code(entry.first.id);
    return key && equals(run.graph.edge_property(edge, *key), evaluate(*entry.second, run)) == true;
  });
}

namespace {

class Expand final : public Operator {
 public:
  Expand(Run& run, const Plan& plan, OperatorPtr input, const step::Expand& step)
      : Operator(run, plan, std::move(input)), step_(step) {}

 private:
  void start() override {
    neighbours_.clear();
    position_ = 0;
    types_ = run_.codes(step_.types);
  }

  bool produce() override {
    while (true) {
      while (position_ < neighbours_.size()) {
        const Neighbour& each = neighbours_[position_++];
        if (!is_other(run_, step_.others, each.edge)) continue;
        run_.at(step_.edge) = EdgeRef{each.edge};
        if (!step_.into) run_.at(step_.to) = NodeRef{each.node};
        return true;
      }
      if (!input_->next()) return false;
      fill();
    }
  }

  void fill() {
    neighbours_.clear();
    position_ = 0;
    if (run_.writer != nullptr) types_ = run_.codes(step_.types);  // they may have come into being since
    Value from = run_.at(step_.from);
    if (!types_ || from.type() != Value::Type::node) return;
    if (!step_.into) {
      run_.graph.neighbours(from.node(), step_.direction, *types_, neighbours_);
      return;
    }
    Value to = run_.at(step_.to);
    if (to.type() != Value::Type::node) return;
    Direction direction = step_.direction;
    if (run_.writer == nullptr && direction != Direction::both && run_.graph.image() != nullptr)
      return look_between(*run_.graph.image(), from.node(), to.node());
    // Both ends are known: look from the one with fewer relationships.
    const bool turn =
        run_.graph.degree(to.node(), turned(direction), *types_) < run_.graph.degree(from.node(), direction, *types_);
    if (turn) {
      std::swap(from, to);
      direction = turned(direction);
    }
    run_.graph.neighbours(from.node(), direction, *types_, neighbours_);
    std::erase_if(neighbours_, [&](const Neighbour& each) { return each.node != to.node(); });
  }

  // The same over an image's arrays.
  void look_between(const image::Image& image, NodeId from, NodeId to) {
    if (!there_) {
      there_.emplace(run_, step_.types, step_.direction);
      back_.emplace(run_, step_.types, turned(step_.direction));
    }
    const auto start = image.node(from), end = image.node(to);
    if (!start || !end || there_->types().empty()) return;
    const auto add = [&](batch::Cell edge) {
      const Code type = batch::type_of(edge);
      neighbours_.push_back({image.edge_id(type, batch::place_of(edge)), to, type});
    };
    if (back_->degree(*end) < there_->degree(*start))
      back_->between(*end, *start, add);
    else
      there_->between(*start, *end, add);
  }

  const step::Expand& step_;
  std::optional<std::vector<Code>> types_;
  std::vector<Neighbour> neighbours_;
  std::size_t position_ = 0;
  std::optional<batch::Ways> there_, back_;  // over an image, between nodes that are both known
};

// Counts what Expand would find; a node without any gives no row.
class DegreeOf final : public Operator {
 public:
  DegreeOf(Run& run, const Plan& plan, OperatorPtr input, const step::Degree& step)
      : Operator(run, plan, std::move(input)), step_(step) {}

 private:
  bool produce() override {
    while (input_->next()) {
      const Value& from = run_.at(step_.from);
      const auto types = run_.codes(step_.types);
      if (!types || from.type() != Value::Type::node) continue;
      std::uint64_t degree = run_.graph.degree(from.node(), step_.direction, *types);
      for (const Slot other : step_.others) degree -= among(run_.at(other), from.node(), *types);
      if (degree == 0) continue;
      run_.at(step_.edge) = run_.at(step_.to) = static_cast<std::int64_t>(degree);
      return true;
    }
    return false;
  }

  // How many of the pattern's other relationships would be found again.
  [[nodiscard]] std::uint64_t among(const Value& other, NodeId node, const std::vector<Code>& types) const {
    if (other.type() == Value::Type::edge) return is_at(other.edge(), node, types) ? 1 : 0;
    if (other.type() != Value::Type::list) return 0;
    return static_cast<std::uint64_t>(std::count_if(other.list().begin(), other.list().end(), [&](const Value& each) {
      return each.type() == Value::Type::edge && is_at(each.edge(), node, types);
    }));
  }

  [[nodiscard]] bool is_at(EdgeId edge, NodeId node, const std::vector<Code>& types) const {
    const auto ends = run_.graph.edge(edge);
    if (!ends || (!types.empty() && std::find(types.begin(), types.end(), ends->type) == types.end())) return false;
    return (step_.direction != Direction::incoming && ends->start == node) ||
           (step_.direction != Direction::outgoing && ends->end == node);
  }

  const step::Degree& step_;
};

// Depth first, each relationship once a path.
class ExpandFar final : public Operator {
 public:
  ExpandFar(Run& run, const Plan& plan, OperatorPtr input, const step::ExpandFar& step)
      : Operator(run, plan, std::move(input)), step_(step) {}

 private:
  struct Level {
    std::vector<Neighbour> neighbours;
    std::size_t position = 0;
  };

  void start() override {
    levels_.clear();
    path_.clear();
    begin_ = false;
  }

  bool produce() override {
    while (true) {
      if (std::exchange(begin_, false) && emits(from_)) return true;
      while (!levels_.empty()) {
        run_.tick();
        if (advance() && emits(here_)) return true;
      }
      if (!input_->next()) return false;
      begin();
    }
  }

  void begin() {
    const Value& from = run_.at(step_.from);
    types_ = run_.codes(step_.types);
    if (from.type() != Value::Type::node) return;
    if (step_.into && run_.at(step_.to).type() != Value::Type::node) return;
    if (step_.known) wanted_ = run_.at(step_.edges);
    from_ = from.node();
    path_.clear();
    begin_ = true;
    open_level(from_);
  }

  void open_level(NodeId node) {
    if (!types_ || (step_.hops.most && path_.size() >= *step_.hops.most)) return;
    levels_.emplace_back();
    run_.graph.neighbours(node, step_.direction, *types_, levels_.back().neighbours);
  }

  // Takes the next relationship of the deepest level, or leaves the level; true where the path grew.
  bool advance() {
    Level& level = levels_.back();
    path_.resize(levels_.size() - 1);
    if (level.position == level.neighbours.size()) {
      levels_.pop_back();
      return false;
    }
    const Neighbour next = level.neighbours[level.position++];
    const bool again = std::find(path_.begin(), path_.end(), next.edge) != path_.end();
    if (again || !is_other(run_, step_.others, next.edge) || !has_properties(run_, next.edge, step_.properties))
      return false;
    path_.push_back(next.edge);
    here_ = next.node;
    open_level(next.node);
    return true;
  }

  bool emits(NodeId end) {
    if (path_.size() < step_.hops.least || (step_.hops.most && path_.size() > *step_.hops.most)) return false;
    if (step_.into && run_.at(step_.to).node() != end) return false;
    List edges;
    edges.reserve(path_.size());
    for (const EdgeId edge : path_) edges.emplace_back(EdgeRef{edge});
    if (step_.reversed) std::reverse(edges.begin(), edges.end());
    Value list(std::move(edges));
    if (step_.known && equals(wanted_, list) != true) return false;
    if (!step_.known) run_.at(step_.edges) = std::move(list);
    if (!step_.into) run_.at(step_.to) = NodeRef{end};
    return true;
  }

  const step::ExpandFar& step_;
  std::optional<std::vector<Code>> types_;
  std::vector<Level> levels_;
  std::vector<EdgeId> path_;
  NodeId from_ = 0, here_ = 0;
  Value wanted_;
  bool begin_ = false;  // the path without a relationship is still to be offered
};

class EdgeEndsOf final : public Operator {
 public:
  EdgeEndsOf(Run& run, const Plan& plan, OperatorPtr input, const step::EdgeEnds& step)
      : Operator(run, plan, std::move(input)), step_(step) {}

 private:
  void start() override { ends_.clear(); }

  bool produce() override {
    while (true) {
      while (!ends_.empty()) {
        const auto [left, right] = ends_.back();
        ends_.pop_back();
        if (fits(step_.left_bound, step_.left, left) && fits(step_.right_bound, step_.right, right) &&
            (step_.left != step_.right || left == right)) {
          return true;
        }
      }
      if (!input_->next()) return false;
      fill();
    }
  }

  void fill() {
    const Value& edge = run_.at(step_.edge);
    if (edge.type() != Value::Type::edge || !is_other(run_, step_.others, edge.edge())) return;
    const auto known = run_.graph.edge(edge.edge());
    const auto types = run_.codes(step_.types);
    if (!known || !types) return;
    if (!types->empty() && std::find(types->begin(), types->end(), known->type) == types->end()) return;
    if (step_.direction != Direction::outgoing) ends_.emplace_back(known->end, known->start);
    const bool loop = step_.direction == Direction::both && known->start == known->end;
    if (step_.direction != Direction::incoming && !loop) ends_.emplace_back(known->start, known->end);
  }

  bool fits(bool bound, Slot slot, NodeId node) {
    if (bound) return run_.at(slot).type() == Value::Type::node && run_.at(slot).node() == node;
    run_.at(slot) = NodeRef{node};
    return true;
  }

  const step::EdgeEnds& step_;
  std::vector<std::pair<NodeId, NodeId>> ends_;
};

class NamePath final : public Operator {
 public:
  NamePath(Run& run, const Plan& plan, OperatorPtr input, const step::NamePath& step)
      : Operator(run, plan, std::move(input)), step_(step) {}

 private:
  bool produce() override {
    if (!input_->next()) return false;
    run_.at(step_.path) = make_path(*step_.part, run_);
    return true;
  }
  const step::NamePath& step_;
};

}  // namespace

OperatorPtr make_step(Run& run, const Plan& plan, const step::Expand& step, OperatorPtr input) {
  return std::make_unique<Expand>(run, plan, std::move(input), step);
}
OperatorPtr make_step(Run& run, const Plan& plan, const step::Degree& step, OperatorPtr input) {
  return std::make_unique<DegreeOf>(run, plan, std::move(input), step);
}
OperatorPtr make_step(Run& run, const Plan& plan, const step::ExpandFar& step, OperatorPtr input) {
  return std::make_unique<ExpandFar>(run, plan, std::move(input), step);
}
OperatorPtr make_step(Run& run, const Plan& plan, const step::EdgeEnds& step, OperatorPtr input) {
  return std::make_unique<EdgeEndsOf>(run, plan, std::move(input), step);
}
OperatorPtr make_step(Run& run, const Plan& plan, const step::NamePath& step, OperatorPtr input) {
  return std::make_unique<NamePath>(run, plan, std::move(input), step);
}

}  // namespace treatygraph::query
