// Draft: the graph while a transaction changes it. Three files: draft.cpp (words, marks, commit), draft_nodes.cpp and
// draft_edges.cpp (the two layers: what sources say, what the user wrote), papers.cpp (papers in and out).
//
// What holds between two calls:
//   - a node is in the graph (has a NodeRecord) if it was made by hand, or a source names it and nobody deleted it by
//   hand, or an
//     edge made by hand ends at it;
//   - an extracted node's NodeRecord is a function of its Standing and its sayings; every index is a function of
//   NodeRecords;
//   - an edge that is shown has both ends in the graph, and stands in both adjacency tables and in the counts.
#pragma once

#include <array>
#include <set>
#include <string>
#include <vector>

#include "graph/store/changes.h"
#include "graph/store/overlay.h"
#include "graph/store/readied.h"
#include "graph/store/reading.h"

namespace treatygraph::store {

class Draft {
 public:
  Draft(const View& base, State state)
      : overlay_(base),
        state_(std::move(state)),
        reading_(overlay_, state_),
        first_new_node_(state_.ledger.next_node) {}
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  [[nodiscard]] const Reading& reading() const { return reading_; }
  [[nodiscard]] const State& state() const { return state_; }

  [[nodiscard]] bool empty() const { return overlay_.empty(); }
  void write_to(Database::Batch& batch);  // as one more commit
  void tell(TouchedSet& touched) const;   // what it has changed
  [[nodiscard]] std::uint64_t mark();
  void undo(std::uint64_t mark);

  Code intern(Vocabulary vocabulary, std::string_view word);

  // What an extracted node should show: worked out anew from its sayings and the user's layer. Nothing: it is not in
  // the graph.
  std::optional<NodeRecord> shown(NodeId node, const Standing& standing);

  // By hand.
  NodeId create_node(std::span<const Code> labels, const Properties& properties);
  EdgeId create_edge(Code type, NodeId start, NodeId end, const Properties& properties);
  void set_node_property(NodeId node, Code key, const Value& value);
  void set_edge_property(EdgeId edge, Code key, const Value& value);
  void add_label(NodeId node, Code label);
  void remove_label(NodeId node, Code label);
  void delete_edge(EdgeId edge);
  void delete_node(NodeId node);

  // By sources.
  void put(const Readied& paper);
  bool remove(const std::string& source_or_document);

 private:
  struct Mark {
    std::size_t overlay;
    Ledger ledger;
    std::array<std::size_t, 3> words{};
  };

  // Nodes (draft_nodes.cpp).
  NodeId node_with_id(const std::string& outer_id);  // made, without a saying, where there is none
  std::vector<std::uint32_t> say(NodeId node, std::span<const Readied::Saying> said);  // the sayings' numbers
  void unsay(NodeId node, std::uint32_t saying);
  std::vector<Saying> sayings_of(NodeId node, const Standing& standing) const;
  NodeRecord said_of(NodeId node, const Standing& standing);  // without the user's layer
  void keep(NodeId node, const Standing& standing);           // what it shows has not changed
  void settle(NodeId node, Standing standing);  // works out what it shows, erases it where nothing holds it
  void replace_record(NodeId node, const std::optional<NodeRecord>& before, const std::optional<NodeRecord>& after);
  Standing standing_of(NodeId node) const;

  // Edges (draft_edges.cpp).
  EdgeId say(NodeId start, Code type, NodeId end, SourceId source, const StoredTestimony& testimony);
  void unsay(EdgeId edge, SourceId source);
  void appear(EdgeId edge, const EdgeRecord& record);
  void vanish(EdgeId edge, const EdgeRecord& record);
  void support(NodeId node);  // a hand-made edge ends at it
  void unsupport(NodeId node);
  void count_sleeping(const EdgeRecord& record, std::int64_t by);

  // Papers (papers.cpp).
  void activate(SourceId source, const Readied& paper);
  void deactivate(SourceId source);
  void withdraw(SourceId source, const SourceRecord& record);  // what it says; its name stays
  void forget(SourceId source);                                // all of it
  void settle_bytes(const std::string& sha256);                // the smallest name of equal bytes speaks
  void add_to(const std::string& key, SourceId source);
  void take_from(const std::string& key, SourceId source);
  StoredTestimony stored(const Readied::Edge& edge, const std::vector<NodeId>& nodes);

  Overlay overlay_;
  State state_;
  Reading reading_;
  const NodeId first_new_node_;  // the database knows of no node from it on
  std::vector<Mark> marks_;
};

// The keys of the index lists in which a node with this record stands.
[[nodiscard]] std::set<std::string> index_keys(const NodeRecord& record, NodeId node, const Words& words);

}  // namespace treatygraph::store
