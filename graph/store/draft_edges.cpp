#include <algorithm>
#include <cassert>

#include "graph/store/draft.h"
#include "graph/store/keys.h"
#include "graph/store/lists.h"

namespace treatygraph::store {
namespace {

void count(Ledger& ledger, Code type, std::uint64_t by) {  // by 1 or its negation
  ledger.edges += by;
  if (ledger.edges_of_type.size() <= type) ledger.edges_of_type.resize(type + 1);
  ledger.edges_of_type[type] += by;
}

Properties without_nulls(const Properties& properties) {
  Properties kept;
  std::copy_if(properties.begin(), properties.end(), std::back_inserter(kept),
               [](const auto& property) { return !property.second.is_null(); });
  return kept;
}

}  // namespace

void Draft::appear(EdgeId edge, const EdgeRecord& record) {
  overlay_.merge(adjacency_key(outgoing_table, record.start, record.type),
                 encode_item(Payload::node, {edge, false, record.end}));
  overlay_.merge(adjacency_key(incoming_table, record.end, record.type),
                 encode_item(Payload::node, {edge, false, record.start}));
  count(state_.ledger, record.type, 1);
}

void Draft::vanish(EdgeId edge, const EdgeRecord& record) {
  const std::string gone = encode_item(Payload::node, {edge, true});
  overlay_.merge(adjacency_key(outgoing_table, record.start, record.type), gone);
  overlay_.merge(adjacency_key(incoming_table, record.end, record.type), gone);
  count(state_.ledger, record.type, ~std::uint64_t{0});
}

EdgeId Draft::say(NodeId start, Code type, NodeId end, SourceId source, const StoredTestimony& testimony) {
  const std::string key = triple_key(start, type, end);
  std::optional<Triple> triple;
  if (start < first_new_node_ && end < first_new_node_)
    triple = reading_.record<Triple>(key);
  else if (const std::optional<std::string> own = overlay_.get_changed(key))
    triple = decode<Triple>(*own);
  std::optional<EdgeRecord> record;
  if (triple) {
    record = reading_.edge_record(triple->edge);
    if (!record) damaged("an edge that sources say is not there");
  } else {
    triple = Triple{state_.ledger.next_edge++, 0};
    record = EdgeRecord{type, start, end, false, false, false, {}};
  }
  if (!record->shown) {
    const bool slept = triple->sources == 0 && !record->properties.empty();
    record->hidden = false;
    record->shown = true;
    overlay_.put(edge_key(triple->edge), encode(*record));
    appear(triple->edge, *record);
    if (slept) count_sleeping(*record, -1);
  }
  ++triple->sources;
  overlay_.put(key, encode(*triple));
  overlay_.merge(testimony_key(triple->edge), encode_item(Payload::text, {source, false, 0, encode(testimony)}));
  return triple->edge;
}

void Draft::unsay(EdgeId edge, SourceId source) {
  std::optional<EdgeRecord> record = reading_.edge_record(edge);
  const std::string key = record ? triple_key(record->start, record->type, record->end) : std::string();
  std::optional<Triple> triple = record ? reading_.record<Triple>(key) : std::nullopt;
  if (!triple || triple->sources == 0) damaged("an edge that a source says is not there");
  if (--triple->sources > 0) {
    overlay_.put(key, encode(*triple));
    overlay_.merge(testimony_key(edge), encode_item(Payload::text, {source, true}));
    return;
  }
  overlay_.erase(testimony_key(edge));
  if (record->shown) vanish(edge, *record);
  if (record->properties.empty()) {
    overlay_.erase(edge_key(edge));
    overlay_.erase(key);
    return;
  }
  record->shown = false;  // it sleeps: what the user set is kept for the next source that says it
  overlay_.put(edge_key(edge), encode(*record));
  overlay_.put(key, encode(*triple));
  count_sleeping(*record, 1);
}

void Draft::count_sleeping(const EdgeRecord& record, std::int64_t by) {
  for (const NodeId node : {record.start, record.end}) {
    Standing standing = standing_of(node);
    standing.sleeping_edges += static_cast<std::uint64_t>(by);
    keep(node, standing);
  }
}

void Draft::support(NodeId node) {
  const std::optional<NodeRecord> record = reading_.node_record(node);
  assert(record);
  if (record->by_hand) return;
  Standing standing = standing_of(node);
  if (standing.hand_edges == 0) standing.kept = sayings_of(node, standing);
  ++standing.hand_edges;
  keep(node, standing);
}

void Draft::unsupport(NodeId node) {
  const std::optional<NodeRecord> record = reading_.node_record(node);
  if (!record || record->by_hand) return;
  Standing standing = standing_of(node);
  --standing.hand_edges;
  settle(node, std::move(standing));
}

EdgeId Draft::create_edge(Code type, NodeId start, NodeId end, const Properties& properties) {
  support(start);
  support(end);
  const EdgeId edge = state_.ledger.next_edge++;
  const EdgeRecord record{type, start, end, true, false, true, without_nulls(properties)};
  overlay_.put(edge_key(edge), encode(record));
  appear(edge, record);
  return edge;
}

void Draft::set_edge_property(EdgeId edge, Code key, const Value& value) {
  std::optional<EdgeRecord> record = reading_.edge_record(edge);
  assert(record && record->shown);
  std::map<Code, Value> properties(record->properties.begin(), record->properties.end());
  properties.erase(key);
  record->properties.assign(properties.begin(), properties.end());
  bool needs_null = false;  // to hide what the sources say
  if (value.is_null() && !record->by_hand) {
    overlay_.put(edge_key(edge), encode(*record));
    needs_null = !reading_.edge_property(edge, key).is_null();
  }
  if (!value.is_null() || needs_null) properties[key] = value;
  record->properties.assign(properties.begin(), properties.end());
  overlay_.put(edge_key(edge), encode(*record));
}

void Draft::delete_edge(EdgeId edge) {
  std::optional<EdgeRecord> record = reading_.edge_record(edge);
  assert(record && record->shown);
  vanish(edge, *record);
  if (record->by_hand) {
    overlay_.erase(edge_key(edge));
    unsupport(record->start);
    unsupport(record->end);
    return;
  }
  record->hidden = true;
  record->shown = false;
  record->properties.clear();
  overlay_.put(edge_key(edge), encode(*record));
}

}  // namespace treatygraph::store
