// Accesses: a graph that counts how often it is asked, for PROFILE: each look-up, and each node and neighbour that
// comes.
#pragma once

#include "graph/model/graph.h"

namespace treatygraph::query {

class CountedGraph final : public Graph {
 public:
  explicit CountedGraph(const Graph& graph) : graph_(graph) {}
  [[nodiscard]] std::uint64_t accesses() const noexcept { return accesses_; }

  std::optional<Code> code(Vocabulary v, std::string_view word) const override { return graph_.code(v, word); }
  std::string word(Vocabulary v, Code code) const override { return graph_.word(v, code); }
  std::vector<std::string> words(Vocabulary v) const override { return graph_.words(v); }
  std::uint64_t count_nodes(std::optional<Code> label) const override { return once().count_nodes(label); }
  std::uint64_t count_edges(std::optional<Code> type) const override { return once().count_edges(type); }
  std::unique_ptr<NodeCursor> nodes(std::optional<Code> label) const override {
    return std::make_unique<Cursor>(*this, once().nodes(label));
  }
  bool has_node(NodeId node) const override { return once().has_node(node); }
  std::vector<Code> labels(NodeId node) const override { return once().labels(node); }
  bool has_label(NodeId node, Code label) const override { return once().has_label(node, label); }
  Value node_property(NodeId node, Code key) const override { return once().node_property(node, key); }
  Properties node_properties(NodeId node) const override { return once().node_properties(node); }
  bool has_edge(EdgeId edge) const override { return once().has_edge(edge); }
  std::optional<EdgeEnds> edge(EdgeId edge) const override { return once().edge(edge); }
  Value edge_property(EdgeId edge, Code key) const override { return once().edge_property(edge, key); }
  Properties edge_properties(EdgeId edge) const override { return once().edge_properties(edge); }
  void neighbours(NodeId node, Direction direction, std::span<const Code> types,
                  std::vector<Neighbour>& out) const override {
    const std::size_t before = out.size();
    once().neighbours(node, direction, types, out);
    accesses_ += out.size() - before;
  }
  std::uint64_t degree(NodeId node, Direction direction, std::span<const Code> types) const override {
    return once().degree(node, direction, types);
  }
  std::optional<std::vector<NodeId>> find(Code key, const Value& value) const override {
    auto found = once().find(key, value);
    accesses_ += found ? found->size() : 0;
    return found;
  }
  std::vector<NodeId> named(std::string_view text) const override {
    auto found = once().named(text);
    accesses_ += found.size();
    return found;
  }
  std::vector<Evidence> evidence(EdgeId edge) const override {
    auto found = once().evidence(edge);
    accesses_ += found.size();
    return found;
  }
  std::vector<SourceSummary> sources() const override { return once().sources(); }

 private:
  class Cursor final : public NodeCursor {
   public:
    Cursor(const CountedGraph& owner, std::unique_ptr<NodeCursor> cursor) : owner_(owner), cursor_(std::move(cursor)) {}
    std::size_t next(std::span<NodeId> out) override {
      const std::size_t count = cursor_->next(out);
      owner_.accesses_ += count;
      return count;
    }

   private:
    const CountedGraph& owner_;
    std::unique_ptr<NodeCursor> cursor_;
  };

  const Graph& once() const {
    ++accesses_;
    return graph_;
  }

  const Graph& graph_;
  mutable std::uint64_t accesses_ = 0;
};

}  // namespace treatygraph::query
