#include "graph/store/reading.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "extract/base/text.h"
#include "graph/model/codec.h"
#include "graph/model/value_operations.h"
#include "graph/store/edge_sum.h"
#include "graph/store/keys.h"
#include "graph/store/lists.h"

namespace treatygraph::store {
namespace {

constexpr double exact_integers = 9007199254740992.0;  // 2^53: beyond it several integers share a key of the index
constexpr std::size_t whole_strings = 200;             // longer ones share one

std::vector<std::uint64_t> numbers_in(std::string_view list) {
  std::vector<std::uint64_t> numbers;
  visit_list(Payload::none, list, [&numbers](const Item& item) { numbers.push_back(item.number); });
  return numbers;
}

Value value_of(const Properties& properties, Code key) {
  const auto at = std::lower_bound(properties.begin(), properties.end(), key,
                                   [](const auto& property, Code wanted) { return property.first < wanted; });
  return at != properties.end() && at->first == key ? at->second : Value();
}

// Does the index answer for more values than this one?
bool shares_its_key(const Value& value) {
  switch (value.type()) {
    case Value::Type::string: return value.string().size() > whole_strings;
    case Value::Type::integer: return std::fabs(static_cast<double>(value.integer())) >= exact_integers;
    case Value::Type::real: return std::fabs(value.real()) >= exact_integers;
    default: return false;
  }
}

// Walks the lists of a label, a list at a time; nodes made after it began are not visited.
class LabelCursor final : public NodeCursor {
 public:
  LabelCursor(const View& view, Code label, NodeId end) : view_(view), label_(label), end_(end) {}

  std::size_t next(std::span<NodeId> out) override {
    std::size_t count = 0;
    while (count < out.size() && (done_ < nodes_.size() || load())) out[count++] = nodes_[done_++];
    return count;
  }

 private:
  bool load() {
    nodes_.clear();
    done_ = 0;
    const std::string prefix = Key(label_table).u32(label_).take();
    while (nodes_.empty() && !ended_) {
      ended_ = true;
      view_.scan(prefix, label_key(label_, from_), [this](std::string_view key, std::string_view list) {
        nodes_ = numbers_in(list);
        from_ = (key_u64(key, 5) + 1) << chunk_bits;
        return ended_ = false;
      });
    }
    while (!nodes_.empty() && nodes_.back() >= end_) nodes_.pop_back();
    return !nodes_.empty();
  }

  const View& view_;
  const Code label_;
  const NodeId end_;
  NodeId from_ = 0;
  bool ended_ = false;
  std::vector<NodeId> nodes_;
  std::size_t done_ = 0;
};

// Visits (type, list) of a node's edges in one direction.
template <typename Visit>
void visit_adjacency(const View& view, char table, NodeId node, std::span<const Code> types, Visit&& visit) {
  if (types.empty()) {
    view.scan(Key(table).u64(node).take(), [&visit](std::string_view key, std::string_view list) {
      visit(Code{key_u32(key, 9)}, list);
      return true;
    });
    return;
  }
  for (const Code type : types)
    if (const std::optional<std::string> list = view.get(adjacency_key(table, node, type))) visit(type, *list);
}

bool by_type_and_edge(const Neighbour& a, const Neighbour& b) {
  return a.type != b.type ? a.type < b.type : a.edge < b.edge;
}

std::vector<Code> sorted_once(std::span<const Code> types) {
  std::vector<Code> sorted(types.begin(), types.end());
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  return sorted;
}

}  // namespace

Properties laid_over(Properties said, const EdgeRecord& record) {
  if (record.properties.empty()) return said;
  std::map<Code, Value> laid(said.begin(), said.end());
  for (const auto& [key, value] : record.properties) laid[key] = value;
  std::erase_if(laid, [](const auto& property) { return property.second.is_null(); });
  return {laid.begin(), laid.end()};
}

std::optional<NodeRecord> Reading::node_record(NodeId node) const { return record<NodeRecord>(node_key(node)); }

std::optional<Code> Reading::code(Vocabulary vocabulary, std::string_view word) const {
  return state_.words.code(vocabulary, word);
}
std::string Reading::word(Vocabulary vocabulary, Code code) const { return state_.words.words(vocabulary).at(code); }
std::vector<std::string> Reading::words(Vocabulary vocabulary) const { return state_.words.words(vocabulary); }

std::uint64_t Reading::count_nodes(std::optional<Code> label) const {
  if (!label) return state_.ledger.nodes;
  const auto& counts = state_.ledger.nodes_with_label;
  return *label < counts.size() ? counts[*label] : 0;
}
std::uint64_t Reading::count_edges(std::optional<Code> type) const {
  if (!type) return state_.ledger.edges;
  const auto& counts = state_.ledger.edges_of_type;
  return *type < counts.size() ? counts[*type] : 0;
}

std::unique_ptr<NodeCursor> Reading::nodes(std::optional<Code> label) const {
  return std::make_unique<LabelCursor>(view_, label.value_or(every_label), state_.ledger.next_node);
}

bool Reading::has_node(NodeId node) const { return view_.get(node_key(node)).has_value(); }
std::vector<Code> Reading::labels(NodeId node) const {
  const std::optional<NodeRecord> record = node_record(node);
  return record ? record->labels : std::vector<Code>();
}
bool Reading::has_label(NodeId node, Code label) const {
  const std::vector<Code> all = labels(node);
  return std::binary_search(all.begin(), all.end(), label);
}
Value Reading::node_property(NodeId node, Code key) const { return value_of(node_properties(node), key); }
Properties Reading::node_properties(NodeId node) const {
  std::optional<NodeRecord> record = node_record(node);
  return record ? std::move(record->properties) : Properties();
}

std::optional<EdgeRecord> Reading::edge_record(EdgeId edge) const { return record<EdgeRecord>(edge_key(edge)); }
bool Reading::has_edge(EdgeId edge) const { return this->edge(edge).has_value(); }
std::optional<EdgeEnds> Reading::edge(EdgeId edge) const {
  const std::optional<EdgeRecord> record = edge_record(edge);
  return record && record->shown ? std::optional(EdgeEnds{record->type, record->start, record->end}) : std::nullopt;
}

std::vector<std::pair<SourceId, StoredTestimony>> Reading::testimonies(EdgeId edge) const {
  std::vector<std::pair<SourceId, StoredTestimony>> result;
  const std::optional<std::string> list = view_.get(testimony_key(edge));
  if (!list) return result;
  visit_list(Payload::text, *list,
             [&result](const Item& item) { result.emplace_back(item.number, decode<StoredTestimony>(item.text)); });
  return result;
}

Properties Reading::edge_properties(EdgeId edge) const {
  const std::optional<EdgeRecord> record = edge_record(edge);
  if (!record || !record->shown) return {};
  if (record->by_hand) return record->properties;
  const std::optional<std::string> testimonies = view_.get(testimony_key(edge));
  EdgeSum sum(state_.words);
  return laid_over(sum.show(testimonies ? std::string_view(*testimonies) : std::string_view()), *record);
}
Value Reading::edge_property(EdgeId edge, Code key) const { return value_of(edge_properties(edge), key); }

void Reading::neighbours(NodeId node, Direction direction, std::span<const Code> types,
                         std::vector<Neighbour>& out) const {
  const std::size_t begin = out.size();
  const std::vector<Code> wanted = sorted_once(types);
  const auto collect = [&](char table, std::optional<NodeId> without) {
    visit_adjacency(view_, table, node, wanted, [&](Code type, std::string_view list) {
      visit_list(Payload::node, list, [&](const Item& item) {
        if (item.node != without) out.push_back({item.number, item.node, type});
      });
    });
  };
  if (direction != Direction::incoming) collect(outgoing_table, std::nullopt);
  if (direction == Direction::outgoing) return;
  const bool both = direction == Direction::both;
  const std::size_t middle = out.size();
  collect(incoming_table, both ? std::optional(node) : std::nullopt);
  const auto at = [&out](std::size_t index) { return out.begin() + static_cast<std::ptrdiff_t>(index); };
  std::inplace_merge(at(begin), at(middle), out.end(), by_type_and_edge);
}

std::uint64_t Reading::degree(NodeId node, Direction direction, std::span<const Code> types) const {
  std::uint64_t degree = 0;
  const std::vector<Code> wanted = sorted_once(types);
  const auto count = [&](char table, std::optional<NodeId> without) {
    visit_adjacency(view_, table, node, wanted, [&](Code, std::string_view list) {
      visit_list(Payload::node, list, [&](const Item& item) { degree += item.node != without ? 1 : 0; });
    });
  };
  if (direction != Direction::incoming) count(outgoing_table, std::nullopt);
  if (direction == Direction::incoming) count(incoming_table, std::nullopt);
  if (direction == Direction::both) count(incoming_table, node);
  return degree;
}

std::optional<std::vector<NodeId>> Reading::find(Code key, const Value& value) const {
  const bool equals_nothing = value.is_null() || (value.type() == Value::Type::real && std::isnan(value.real()));
  if (equals_nothing) return std::vector<NodeId>();
  const std::optional<std::string> index_key = property_key(key, value);
  if (!index_key) return std::nullopt;
  const std::optional<std::string> list = view_.get(*index_key);
  if (!list) return std::vector<NodeId>();
  std::vector<NodeId> nodes = numbers_in(*list);
  if (shares_its_key(value))
    std::erase_if(nodes, [&](NodeId node) { return !equals(node_property(node, key), value).value_or(false); });
  return nodes;
}

std::vector<NodeId> Reading::named(std::string_view text) const {
  const std::string folded = fold_name(text);
  const std::optional<std::string> list = folded.empty() ? std::nullopt : view_.get(name_key(folded));
  return list ? numbers_in(*list) : std::vector<NodeId>();
}

std::optional<Standing> Reading::standing(NodeId node) const { return record<Standing>(standing_key(node)); }

std::vector<std::string> folded_names(const Properties& properties, const Words& words) {
  std::vector<std::string> names;
  const auto add = [&names](const Value& value) {
    if (value.type() == Value::Type::string) names.push_back(fold_name(value.string()));
  };
  for (const auto& [word, list] : name_keys) {
    const std::optional<Code> key = words.code(Vocabulary::key, word);
    const Value value = key ? value_of(properties, *key) : Value();
    if (!list) add(value);
    if (list && value.type() == Value::Type::list)
      for (const Value& alias : value.list()) add(alias);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  if (!names.empty() && names.front().empty()) names.erase(names.begin());
  return names;
}

}  // namespace treatygraph::store
