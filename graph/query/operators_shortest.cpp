// shortestPath and allShortestPaths: breadth first between two nodes that are bound.
#include <algorithm>
#include <unordered_map>

#include "graph/query/batch/shortest.h"
#include "graph/query/evaluate.h"
#include "graph/query/operators.h"

namespace treatygraph::query {
namespace {

class ShortestPath final : public Operator {
 public:
  ShortestPath(Run& run, const Plan& plan, OperatorPtr input, const step::ShortestPath& step)
      : Operator(run, plan, std::move(input)), step_(step) {}

 private:
  struct Reached {
    std::uint64_t distance = 0;
    std::vector<Neighbour> back;  // the relationships that it was reached over, each with the node before
  };

  void start() override { paths_.clear(); }

  bool produce() override {
    while (paths_.empty()) {
      if (!input_->next()) return false;
      search();
    }
    List edges = std::move(paths_.back());
    paths_.pop_back();
    run_.at(step_.edges) = step_.single ? edges.front() : Value(std::move(edges));
    return true;
  }

  void search() {
    const Value &from = run_.at(step_.from), &to = run_.at(step_.to);
    const auto types = run_.codes(step_.types);
    if (from.type() != Value::Type::node || to.type() != Value::Type::node) return;
    if (from.node() == to.node() && step_.hops.least == 0) {
      paths_.emplace_back();
      return;
    }
    if (!types) return;
    if (over_image()) return search_image(from.node(), to.node());
    reached_.clear();
    reached_[from.node()];
    if (!flood(from.node(), to.node(), *types)) return;
    List tail;
    trace(from.node(), to.node(), tail);
    std::reverse(paths_.begin(), paths_.end());
  }

  // One way between two nodes without conditions: searched from both ends over the image's arrays.
  [[nodiscard]] bool over_image() const {
    const bool plain = !step_.all && step_.properties == nullptr && step_.hops.least <= 1;
    return plain && run_.writer == nullptr && run_.graph.image() != nullptr &&
           run_.at(step_.from).node() != run_.at(step_.to).node();
  }

  void search_image(NodeId from, NodeId to) {
    if (!way_) way_.emplace(run_, step_.types, step_.direction);
    List edges;
    for (const EdgeId edge : way_->find(from, to, step_.hops.most)) edges.emplace_back(EdgeRef{edge});
    if (!edges.empty()) paths_.push_back(std::move(edges));
  }

  // Level by level until `to` is reached; the level is finished, so that all shortest ways are known.
  bool flood(NodeId from, NodeId to, const std::vector<Code>& types) {
    std::vector<NodeId> level{from};
    for (std::uint64_t distance = 1; !level.empty(); ++distance) {
      if (step_.hops.most && distance > *step_.hops.most) return false;
      std::vector<NodeId> next;
      for (const NodeId node : level) spread(node, distance, types, next);
      const auto found = reached_.find(to);
      if (found != reached_.end() && found->second.distance == distance) return distance >= step_.hops.least;
      level = std::move(next);
    }
    return false;
  }

  void spread(NodeId node, std::uint64_t distance, const std::vector<Code>& types, std::vector<NodeId>& next) {
    run_.tick();
    neighbours_.clear();
    run_.graph.neighbours(node, step_.direction, types, neighbours_);
    for (const Neighbour& each : neighbours_) {
      if (!has_properties(run_, each.edge, step_.properties)) continue;
      const auto [found, added] = reached_.try_emplace(each.node);
      if (added) {
        found->second.distance = distance;
        next.push_back(each.node);
      }
      if (found->second.distance == distance) found->second.back.push_back({each.edge, node, each.type});
    }
  }

  // Walks back over every way; one is enough unless all are wanted. The way's length bounds the depth.
  void trace(NodeId from, NodeId to, List& tail) {
    struct Step {
      NodeId node;
      std::size_t next = 0;
    };
    std::vector<Step> stack{{to}};
    while (!stack.empty() && (step_.all || paths_.empty())) {
      run_.tick();
      Step& step = stack.back();
      if (step.node == from && stack.size() > 1) {
        paths_.emplace_back(tail.rbegin(), tail.rend());
        stack.pop_back();
        tail.pop_back();
        continue;
      }
      const std::vector<Neighbour>& back = reached_[step.node].back;
      if (step.next == back.size()) {
        stack.pop_back();
        if (!tail.empty()) tail.pop_back();
        continue;
      }
      const Neighbour& each = back[step.next++];
      tail.emplace_back(EdgeRef{each.edge});
      stack.push_back({each.node});
    }
  }

  const step::ShortestPath& step_;
  std::unordered_map<NodeId, Reached> reached_;
  std::vector<Neighbour> neighbours_;
  std::vector<List> paths_;
  std::optional<batch::ShortestWay> way_;
};

}  // namespace

OperatorPtr make_step(Run& run, const Plan& plan, const step::ShortestPath& step, OperatorPtr input) {
  return std::make_unique<ShortestPath>(run, plan, std::move(input), step);
}

}  // namespace treatygraph::query
