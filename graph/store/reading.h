// Reading: the stored graph as Graph's functions see it, over any View.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/store/records.h"
#include "graph/store/view.h"

namespace treatygraph::store {

// The vocabularies; loaded once, as they are small.
class Words {
 public:
  [[nodiscard]] static Words load(const View& view);
  [[nodiscard]] std::optional<Code> code(Vocabulary vocabulary, std::string_view word) const;
  [[nodiscard]] const std::vector<std::string>& words(Vocabulary vocabulary) const { return table(vocabulary).by_code; }
  Code add(Vocabulary vocabulary, std::string_view word);  // requires a new word
  void shrink(Vocabulary vocabulary, std::size_t size);    // forgets the newest down to `size`

 private:
  struct Table {
    std::vector<std::string> by_code;
    std::map<std::string, Code, std::less<>> codes;
  };
  [[nodiscard]] const Table& table(Vocabulary vocabulary) const {
    return tables_[static_cast<std::size_t>(vocabulary)];
  }
  std::array<Table, 3> tables_;
};

struct State {
  Ledger ledger;
  Words words;
};

// Requires `view` and `state` to live as long as it does.
class Reading {
 public:
  Reading(const View& view, const State& state) : view_(view), state_(state) {}

  [[nodiscard]] std::optional<Code> code(Vocabulary vocabulary, std::string_view word) const;
  [[nodiscard]] std::string word(Vocabulary vocabulary, Code code) const;
  [[nodiscard]] std::vector<std::string> words(Vocabulary vocabulary) const;
  [[nodiscard]] std::uint64_t count_nodes(std::optional<Code> label) const;
  [[nodiscard]] std::uint64_t count_edges(std::optional<Code> type) const;
  [[nodiscard]] std::unique_ptr<NodeCursor> nodes(std::optional<Code> label) const;
  [[nodiscard]] bool has_node(NodeId node) const;
  [[nodiscard]] std::vector<Code> labels(NodeId node) const;
  [[nodiscard]] bool has_label(NodeId node, Code label) const;
  [[nodiscard]] Value node_property(NodeId node, Code key) const;
  [[nodiscard]] Properties node_properties(NodeId node) const;
  [[nodiscard]] bool has_edge(EdgeId edge) const;
  [[nodiscard]] std::optional<EdgeEnds> edge(EdgeId edge) const;
  [[nodiscard]] Value edge_property(EdgeId edge, Code key) const;
  [[nodiscard]] Properties edge_properties(EdgeId edge) const;
  void neighbours(NodeId node, Direction direction, std::span<const Code> types, std::vector<Neighbour>& out) const;
  [[nodiscard]] std::uint64_t degree(NodeId node, Direction direction, std::span<const Code> types) const;
  [[nodiscard]] std::optional<std::vector<NodeId>> find(Code key, const Value& value) const;
  [[nodiscard]] std::vector<NodeId> named(std::string_view text) const;
  [[nodiscard]] std::vector<Evidence> evidence(EdgeId edge) const;
  [[nodiscard]] std::vector<SourceSummary> sources() const;

  // What stands behind it.
  [[nodiscard]] const View& view() const { return view_; }
  [[nodiscard]] const State& state() const { return state_; }
  [[nodiscard]] std::optional<NodeRecord> node_record(NodeId node) const;
  [[nodiscard]] std::optional<EdgeRecord> edge_record(EdgeId edge) const;
  [[nodiscard]] std::optional<Standing> standing(NodeId node) const;
  [[nodiscard]] std::optional<SourceRecord> source(SourceId source) const;
  [[nodiscard]] std::optional<SourceId> source_named(std::string_view name) const;
  [[nodiscard]] std::vector<SourceId> sources_under(const std::string& key) const;  // digest_table, document_table
  [[nodiscard]] std::vector<std::pair<SourceId, StoredTestimony>> testimonies(EdgeId edge) const;
  [[nodiscard]] facts::Paper paper(SourceId source) const;  // the facts that were put; requires an existing source
  template <typename Record>
  [[nodiscard]] std::optional<Record> record(const std::string& key) const {
    const std::optional<std::string> bytes = view_.get(key);
    return bytes ? std::optional(decode<Record>(*bytes)) : std::nullopt;
  }

 private:
  const View& view_;
  const State& state_;
};

// What an extracted edge shows: what the sources say of it, and the user's layer over that.
[[nodiscard]] Properties laid_over(Properties said, const EdgeRecord& record);

// The properties that hold a node's names, one or a list of them.
struct NameKey {
  std::string_view word;
  bool list;
};
inline constexpr std::array<NameKey, 3> name_keys{{{"name", false}, {"name_en", false}, {"aliases", true}}};
// The names in a node's properties as the name index has them, sorted.
[[nodiscard]] std::vector<std::string> folded_names(const Properties& properties, const Words& words);

// Implements the reading half of Interface (Graph or what derives from it) by a Reading, or by what has its functions.
template <typename Interface, typename From = Reading>
class ReadsFrom : public Interface {
 public:
  std::optional<Code> code(Vocabulary v, std::string_view word) const override { return reading().code(v, word); }
  std::string word(Vocabulary v, Code code) const override { return reading().word(v, code); }
  std::vector<std::string> words(Vocabulary v) const override { return reading().words(v); }
  std::uint64_t count_nodes(std::optional<Code> label) const override { return reading().count_nodes(label); }
  std::uint64_t count_edges(std::optional<Code> type) const override { return reading().count_edges(type); }
  std::unique_ptr<NodeCursor> nodes(std::optional<Code> label) const override { return reading().nodes(label); }
  bool has_node(NodeId node) const override { return reading().has_node(node); }
  std::vector<Code> labels(NodeId node) const override { return reading().labels(node); }
  bool has_label(NodeId node, Code label) const override { return reading().has_label(node, label); }
  Value node_property(NodeId node, Code key) const override { return reading().node_property(node, key); }
  Properties node_properties(NodeId node) const override { return reading().node_properties(node); }
  bool has_edge(EdgeId edge) const override { return reading().has_edge(edge); }
  std::optional<EdgeEnds> edge(EdgeId edge) const override { return reading().edge(edge); }
  Value edge_property(EdgeId edge, Code key) const override { return reading().edge_property(edge, key); }
  Properties edge_properties(EdgeId edge) const override { return reading().edge_properties(edge); }
  void neighbours(NodeId node, Direction direction, std::span<const Code> types,
                  std::vector<Neighbour>& out) const override {
    reading().neighbours(node, direction, types, out);
  }
  std::uint64_t degree(NodeId node, Direction direction, std::span<const Code> types) const override {
    return reading().degree(node, direction, types);
  }
  std::optional<std::vector<NodeId>> find(Code key, const Value& value) const override {
    return reading().find(key, value);
  }
  std::vector<NodeId> named(std::string_view text) const override { return reading().named(text); }
  std::vector<Evidence> evidence(EdgeId edge) const override { return reading().evidence(edge); }
  std::vector<SourceSummary> sources() const override { return reading().sources(); }

 protected:
  [[nodiscard]] virtual const From& reading() const = 0;
};

}  // namespace treatygraph::store
