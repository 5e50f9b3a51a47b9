#include "graph/model/memory_graph.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <iterator>
#include <unordered_map>

#include "extract/base/text.h"
#include "graph/model/value_operations.h"

namespace treatygraph {
namespace {

struct Node {
  bool alive = true;
  std::vector<Code> labels;  // ascending
  Properties properties;
  std::vector<Neighbour> outgoing, incoming;  // by (type, edge)
};

struct Edge {
  bool alive = true;
  EdgeEnds ends{};
  Properties properties;
};

struct Words {
  std::vector<std::string> by_code;
  std::map<std::string, Code, std::less<>> codes;
};

bool by_type_and_edge(const Neighbour& a, const Neighbour& b) {
  return a.type != b.type ? a.type < b.type : a.edge < b.edge;
}

template <typename T, typename Less>
void insert_sorted(std::vector<T>& sorted, const T& item, Less less) {
  sorted.insert(std::upper_bound(sorted.begin(), sorted.end(), item, less), item);
}

template <typename T, typename Less>
void erase_sorted(std::vector<T>& sorted, const T& item, Less less) {
  sorted.erase(std::lower_bound(sorted.begin(), sorted.end(), item, less));
}

Properties::const_iterator find_property(const Properties& properties, Code key) {
  return std::lower_bound(properties.begin(), properties.end(), key,
                          [](const auto& property, Code wanted) { return property.first < wanted; });
}

Value get_property(const Properties& properties, Code key) {
  const auto found = find_property(properties, key);
  return found != properties.end() && found->first == key ? found->second : Value();
}

void put_property(Properties& properties, Code key, const Value& value) {
  const auto found = properties.begin() + (find_property(properties, key) - properties.cbegin());
  const bool there = found != properties.end() && found->first == key;
  if (there && value.is_null())
    properties.erase(found);
  else if (there)
    found->second = value;
  else if (!value.is_null())
    properties.insert(found, {key, value});
}

Properties without_nulls(const Properties& properties) {
  Properties result;
  for (const auto& [key, value] : properties) put_property(result, key, value);
  return result;
}

class Snapshot : public NodeCursor {
 public:
  explicit Snapshot(std::vector<NodeId> nodes) : nodes_(std::move(nodes)) {}
  std::size_t next(std::span<NodeId> out) override {
    const std::size_t count = std::min(out.size(), nodes_.size() - done_);
    std::copy_n(nodes_.begin() + static_cast<std::ptrdiff_t>(done_), count, out.begin());
    done_ += count;
    return count;
  }

 private:
  std::vector<NodeId> nodes_;
  std::size_t done_ = 0;
};

// Ids are positions. Once a mark was asked for, every change leaves its inverse in `undo_`.
class MemoryGraph final : public GraphWriter {
 public:
  std::optional<Code> code(Vocabulary vocabulary, std::string_view word) const override {
    const Words& words = words_of(vocabulary);
    const auto found = words.codes.find(word);
    return found == words.codes.end() ? std::nullopt : std::optional(found->second);
  }
  std::string word(Vocabulary vocabulary, Code code) const override { return words_of(vocabulary).by_code.at(code); }
  std::vector<std::string> words(Vocabulary vocabulary) const override { return words_of(vocabulary).by_code; }

  std::uint64_t count_nodes(std::optional<Code> label) const override {
    return label ? labelled(*label).size() : live_nodes_;
  }
  std::uint64_t count_edges(std::optional<Code> type) const override {
    if (!type) return live_edges_;
    return *type < edges_of_type_.size() ? edges_of_type_[*type] : 0;
  }
  std::unique_ptr<NodeCursor> nodes(std::optional<Code> label) const override {
    if (label) return std::make_unique<Snapshot>(labelled(*label));
    std::vector<NodeId> all;
    for (NodeId node = 0; node < nodes_.size(); ++node)
      if (nodes_[node].alive) all.push_back(node);
    return std::make_unique<Snapshot>(std::move(all));
  }

  bool has_node(NodeId node) const override { return node < nodes_.size() && nodes_[node].alive; }
  std::vector<Code> labels(NodeId node) const override {
    return has_node(node) ? nodes_[node].labels : std::vector<Code>();
  }
  bool has_label(NodeId node, Code label) const override {
    return has_node(node) && std::binary_search(nodes_[node].labels.begin(), nodes_[node].labels.end(), label);
  }
  Value node_property(NodeId node, Code key) const override {
    return has_node(node) ? get_property(nodes_[node].properties, key) : Value();
  }
  Properties node_properties(NodeId node) const override {
    return has_node(node) ? nodes_[node].properties : Properties();
  }

  bool has_edge(EdgeId edge) const override { return edge < edges_.size() && edges_[edge].alive; }
  std::optional<EdgeEnds> edge(EdgeId edge) const override {
    return has_edge(edge) ? std::optional(edges_[edge].ends) : std::nullopt;
  }
  Value edge_property(EdgeId edge, Code key) const override {
    return has_edge(edge) ? get_property(edges_[edge].properties, key) : Value();
  }
  Properties edge_properties(EdgeId edge) const override {
    return has_edge(edge) ? edges_[edge].properties : Properties();
  }

  void neighbours(NodeId node, Direction direction, std::span<const Code> types,
                  std::vector<Neighbour>& out) const override;
  std::uint64_t degree(NodeId node, Direction direction, std::span<const Code> types) const override {
    std::vector<Neighbour> found;
    neighbours(node, direction, types, found);
    return found.size();
  }

  std::optional<std::vector<NodeId>> find(Code key, const Value& value) const override;
  std::vector<NodeId> named(std::string_view text) const override {
    const auto found = names_.find(fold_name(text));
    if (found == names_.end()) return {};
    std::vector<NodeId> nodes = found->second;  // a node stands once for each of its names
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    return nodes;
  }
  std::vector<Evidence> evidence(EdgeId) const override { return {}; }
  std::vector<SourceSummary> sources() const override { return {}; }

  Code intern(Vocabulary vocabulary, std::string_view word) override;
  NodeId create_node(std::span<const Code> labels, const Properties& properties) override;
  EdgeId create_edge(Code type, NodeId start, NodeId end, const Properties& properties) override;
  void set_node_property(NodeId node, Code key, const Value& value) override;
  void set_edge_property(EdgeId edge, Code key, const Value& value) override;
  void add_label(NodeId node, Code label) override;
  void remove_label(NodeId node, Code label) override;
  void delete_edge(EdgeId edge) override;
  void delete_node(NodeId node) override;

  std::uint64_t mark() override {
    recording_ = true;
    return undo_.size();
  }
  void undo(std::uint64_t mark) override {
    recording_ = false;
    while (undo_.size() > mark) {
      undo_.back()();
      undo_.pop_back();
    }
    recording_ = true;
  }

 private:
  Words& words_of(Vocabulary vocabulary) { return words_[static_cast<std::size_t>(vocabulary)]; }
  const Words& words_of(Vocabulary vocabulary) const { return words_[static_cast<std::size_t>(vocabulary)]; }
  const std::vector<NodeId>& labelled(Code label) const {
    static const std::vector<NodeId> none;
    return label < nodes_of_label_.size() ? nodes_of_label_[label] : none;
  }
  template <typename Inverse>
  void record(Inverse inverse) {
    if (recording_) undo_.emplace_back(std::move(inverse));
  }

  void link(EdgeId edge);
  void unlink(EdgeId edge);
  void index(NodeId node, Code key, const Value& value);
  void unindex(NodeId node, Code key, const Value& value);
  void index_all(NodeId node) {
    for (const auto& [key, value] : nodes_[node].properties) index(node, key, value);
    for (const Code label : nodes_[node].labels) index_label(node, label);
  }
  void unindex_all(NodeId node) {
    for (const auto& [key, value] : nodes_[node].properties) unindex(node, key, value);
    for (const Code label : nodes_[node].labels) erase_sorted(nodes_of_label_[label], node, std::less<>());
  }
  void index_label(NodeId node, Code label) {
    if (nodes_of_label_.size() <= label) nodes_of_label_.resize(label + 1);
    insert_sorted(nodes_of_label_[label], node, std::less<>());
  }
  std::vector<std::string> names_in(Code key, const Value& value) const;

  Words words_[3];
  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::uint64_t live_nodes_ = 0, live_edges_ = 0;
  std::vector<std::vector<NodeId>> nodes_of_label_;
  std::vector<std::uint64_t> edges_of_type_;
  std::unordered_map<std::size_t, std::vector<NodeId>> values_;  // by hash of key and value
  std::unordered_map<std::string, std::vector<NodeId>> names_;   // by folded name
  std::vector<std::function<void()>> undo_;
  bool recording_ = false;
};

std::size_t value_hash(Code key, const Value& value) { return hash(value) * 31 + key; }

void erase_one(std::vector<NodeId>& nodes, NodeId node) { nodes.erase(std::find(nodes.begin(), nodes.end(), node)); }

void MemoryGraph::neighbours(NodeId node, Direction direction, std::span<const Code> types,
                             std::vector<Neighbour>& out) const {
  if (!has_node(node)) return;
  const auto wanted = [&types](const Neighbour& neighbour) {
    return types.empty() || std::find(types.begin(), types.end(), neighbour.type) != types.end();
  };
  const auto first = static_cast<std::ptrdiff_t>(out.size());
  if (direction != Direction::incoming)
    std::copy_if(nodes_[node].outgoing.begin(), nodes_[node].outgoing.end(), std::back_inserter(out), wanted);
  if (direction == Direction::outgoing) return;
  const auto middle = static_cast<std::ptrdiff_t>(out.size());
  for (const Neighbour& neighbour : nodes_[node].incoming) {
    const bool loop_again = direction == Direction::both && neighbour.node == node;
    if (wanted(neighbour) && !loop_again) out.push_back(neighbour);
  }
  std::inplace_merge(out.begin() + first, out.begin() + middle, out.end(), by_type_and_edge);
}

std::optional<std::vector<NodeId>> MemoryGraph::find(Code key, const Value& value) const {
  std::vector<NodeId> nodes;
  const auto found = values_.find(value_hash(key, value));
  if (found == values_.end()) return nodes;
  for (const NodeId node : found->second)
    if (equals(node_property(node, key), value).value_or(false)) nodes.push_back(node);
  std::sort(nodes.begin(), nodes.end());
  return nodes;
}

std::vector<std::string> MemoryGraph::names_in(Code key, const Value& value) const {
  const std::string& word = words_of(Vocabulary::key).by_code.at(key);
  std::vector<std::string> names;
  const auto take = [&names](const Value& name) {
    if (name.type() == Value::Type::string) names.push_back(fold_name(name.string()));
  };
  if (word == "name" || word == "name_en") take(value);
  if (word == "aliases" && value.type() == Value::Type::list)
    for (const Value& alias : value.list()) take(alias);
  return names;
}

void MemoryGraph::index(NodeId node, Code key, const Value& value) {
  values_[value_hash(key, value)].push_back(node);
  for (const std::string& name : names_in(key, value)) names_[name].push_back(node);
}

void MemoryGraph::unindex(NodeId node, Code key, const Value& value) {
  erase_one(values_.at(value_hash(key, value)), node);
  for (const std::string& name : names_in(key, value)) erase_one(names_.at(name), node);
}

Code MemoryGraph::intern(Vocabulary vocabulary, std::string_view word) {
  Words& words = words_of(vocabulary);
  const auto code = static_cast<Code>(words.by_code.size());
  const auto [found, fresh] = words.codes.emplace(word, code);
  if (!fresh) return found->second;
  words.by_code.emplace_back(word);
  record([&words] {
    words.codes.erase(words.by_code.back());
    words.by_code.pop_back();
  });
  return code;
}

NodeId MemoryGraph::create_node(std::span<const Code> labels, const Properties& properties) {
  const NodeId id = nodes_.size();
  Node& node = nodes_.emplace_back();
  node.labels.assign(labels.begin(), labels.end());
  std::sort(node.labels.begin(), node.labels.end());
  node.labels.erase(std::unique(node.labels.begin(), node.labels.end()), node.labels.end());
  node.properties = without_nulls(properties);
  index_all(id);
  ++live_nodes_;
  record([this, id] {
    unindex_all(id);
    nodes_.pop_back();
    --live_nodes_;
  });
  return id;
}

EdgeId MemoryGraph::create_edge(Code type, NodeId start, NodeId end, const Properties& properties) {
  assert(has_node(start) && has_node(end));
  const EdgeId id = edges_.size();
  edges_.push_back({true, {type, start, end}, without_nulls(properties)});
  link(id);
  record([this, id] {
    unlink(id);
    edges_.pop_back();
  });
  return id;
}

void MemoryGraph::link(EdgeId edge) {
  const EdgeEnds& ends = edges_[edge].ends;
  insert_sorted(nodes_[ends.start].outgoing, {edge, ends.end, ends.type}, by_type_and_edge);
  insert_sorted(nodes_[ends.end].incoming, {edge, ends.start, ends.type}, by_type_and_edge);
  if (edges_of_type_.size() <= ends.type) edges_of_type_.resize(ends.type + 1);
  ++edges_of_type_[ends.type];
  ++live_edges_;
}

void MemoryGraph::unlink(EdgeId edge) {
  const EdgeEnds& ends = edges_[edge].ends;
  erase_sorted(nodes_[ends.start].outgoing, {edge, ends.end, ends.type}, by_type_and_edge);
  erase_sorted(nodes_[ends.end].incoming, {edge, ends.start, ends.type}, by_type_and_edge);
  --edges_of_type_[ends.type];
  --live_edges_;
}

void MemoryGraph::set_node_property(NodeId node, Code key, const Value& value) {
  assert(has_node(node));
  const Value old = node_property(node, key);
  if (!old.is_null()) unindex(node, key, old);
  put_property(nodes_[node].properties, key, value);
  if (!value.is_null()) index(node, key, value);
  record([this, node, key, old] { set_node_property(node, key, old); });
}

void MemoryGraph::set_edge_property(EdgeId edge, Code key, const Value& value) {
  assert(has_edge(edge));
  record([this, edge, key, old = edge_property(edge, key)] { put_property(edges_[edge].properties, key, old); });
  put_property(edges_[edge].properties, key, value);
}

void MemoryGraph::add_label(NodeId node, Code label) {
  assert(has_node(node));
  if (has_label(node, label)) return;
  insert_sorted(nodes_[node].labels, label, std::less<>());
  index_label(node, label);
  record([this, node, label] { remove_label(node, label); });
}

void MemoryGraph::remove_label(NodeId node, Code label) {
  assert(has_node(node));
  if (!has_label(node, label)) return;
  erase_sorted(nodes_[node].labels, label, std::less<>());
  erase_sorted(nodes_of_label_[label], node, std::less<>());
  record([this, node, label] { add_label(node, label); });
}

void MemoryGraph::delete_edge(EdgeId edge) {
  assert(has_edge(edge));
  unlink(edge);
  edges_[edge].alive = false;
  record([this, edge] {
    edges_[edge].alive = true;
    link(edge);
  });
}

void MemoryGraph::delete_node(NodeId node) {
  assert(has_node(node) && nodes_[node].outgoing.empty() && nodes_[node].incoming.empty());
  unindex_all(node);
  nodes_[node].alive = false;
  --live_nodes_;
  record([this, node] {
    nodes_[node].alive = true;
    index_all(node);
    ++live_nodes_;
  });
}

}  // namespace

std::unique_ptr<GraphWriter> make_memory_graph() { return std::make_unique<MemoryGraph>(); }

}  // namespace treatygraph
