#include <algorithm>
#include <cassert>

#include "extract/base/text.h"
#include "graph/store/draft.h"
#include "graph/store/keys.h"
#include "graph/store/lists.h"

namespace treatygraph::store {
namespace {

void insert(std::vector<Code>& sorted, Code code) {
  const auto at = std::lower_bound(sorted.begin(), sorted.end(), code);
  if (at == sorted.end() || *at != code) sorted.insert(at, code);
}

void erase(std::vector<Code>& sorted, Code code) {
  const auto at = std::lower_bound(sorted.begin(), sorted.end(), code);
  if (at != sorted.end() && *at == code) sorted.erase(at);
}

bool contains(const std::vector<Code>& sorted, Code code) {
  return std::binary_search(sorted.begin(), sorted.end(), code);
}

Properties::iterator place(Properties& properties, Code key) {
  return std::lower_bound(properties.begin(), properties.end(), key,
                          [](const auto& property, Code wanted) { return property.first < wanted; });
}

const Value* find(const Properties& properties, Code key) {
  const auto at = place(const_cast<Properties&>(properties), key);
  return at != properties.end() && at->first == key ? &at->second : nullptr;
}

void assign(Properties& properties, Code key, const Value& value) {
  const auto at = place(properties, key);
  if (at != properties.end() && at->first == key)
    at->second = value;
  else
    properties.insert(at, {key, value});
}

void drop(Properties& properties, Code key) {
  const auto at = place(properties, key);
  if (at != properties.end() && at->first == key) properties.erase(at);
}

void count(Ledger& ledger, const NodeRecord& record, std::uint64_t by) {  // by 1 or its negation
  ledger.nodes += by;
  for (const Code label : record.labels) {
    if (ledger.nodes_with_label.size() <= label) ledger.nodes_with_label.resize(label + 1);
    ledger.nodes_with_label[label] += by;
  }
}

}  // namespace

std::set<std::string> index_keys(const NodeRecord& record, NodeId node, const Words& words) {
  std::set<std::string> keys{label_key(every_label, node)};
  for (const Code label : record.labels) keys.insert(label_key(label, node));
  for (const auto& [key, value] : record.properties)
    if (std::optional<std::string> index_key = property_key(key, value)) keys.insert(std::move(*index_key));
  for (const std::string& name : folded_names(record.properties, words)) keys.insert(name_key(name));
  return keys;
}

Standing Draft::standing_of(NodeId node) const {
  std::optional<Standing> standing = reading_.standing(node);
  assert(standing);
  return std::move(*standing);
}

NodeId Draft::node_with_id(const std::string& outer_id) {
  const std::string key = outer_id_key(outer_id);
  if (const std::optional<std::string> found = overlay_.get(key)) return key_u64(*found, 0);
  const NodeId node = state_.ledger.next_node++;
  overlay_.put(key, node_key(node).substr(1));
  Standing standing;
  standing.outer_id = outer_id;
  keep(node, standing);
  return node;
}

std::vector<Saying> Draft::sayings_of(NodeId node, const Standing& standing) const {
  std::vector<Saying> sayings;
  for (const SayingCount& each : standing.sayings) {
    std::optional<Saying> saying = reading_.record<Saying>(saying_key(node, each.number));
    if (!saying) damaged("what is said of " + standing.outer_id + " is not there");
    sayings.push_back(std::move(*saying));
  }
  return sayings.empty() ? standing.kept : sayings;
}

NodeRecord Draft::said_of(NodeId node, const Standing& standing) {
  const Shown shown = show_node(standing.outer_id, sayings_of(node, standing), state_.ledger.language);
  NodeRecord record;
  for (const std::string& label : shown.labels) insert(record.labels, intern(Vocabulary::label, label));
  for (const auto& [key, value] : shown.properties) assign(record.properties, intern(Vocabulary::key, key), value);
  return record;
}

std::optional<NodeRecord> Draft::shown(NodeId node, const Standing& standing) {
  const bool said = !standing.hidden && !standing.sayings.empty();
  if (!said && standing.hand_edges == 0) return std::nullopt;
  NodeRecord record = said_of(node, standing);
  for (const Code label : standing.added) insert(record.labels, label);
  for (const Code label : standing.removed) erase(record.labels, label);
  for (const auto& [key, value] : standing.properties) {
    if (value.is_null())
      drop(record.properties, key);
    else
      assign(record.properties, key, value);
  }
  const Code name = intern(Vocabulary::key, "name"), name_en = intern(Vocabulary::key, "name_en");
  const Code aliases = intern(Vocabulary::key, "aliases");
  const bool renamed = find(standing.properties, name) != nullptr || find(standing.properties, name_en) != nullptr;
  if (!renamed || find(standing.properties, aliases) != nullptr) return record;
  std::set<std::string> names;  // a name that the user's replaces is an alias now
  for (const Code key : {name, name_en})
    if (const Value* value = find(record.properties, key); value != nullptr && value->type() == Value::Type::string)
      names.insert(value->string());
  assign(record.properties, aliases, aliases_beside(sayings_of(node, standing), names));
  return record;
}

void Draft::keep(NodeId node, const Standing& standing) { overlay_.put(standing_key(node), encode(standing)); }

void Draft::settle(NodeId node, Standing standing) {
  if (standing.sayings.empty()) standing.hidden = false;
  if (standing.hand_edges == 0) standing.kept.clear();
  replace_record(node, reading_.node_record(node), shown(node, standing));
  const bool held = !standing.sayings.empty() || standing.hand_edges > 0 || standing.sleeping_edges > 0;
  if (held || standing.touched()) return keep(node, standing);
  overlay_.erase(standing_key(node));
  overlay_.erase(outer_id_key(standing.outer_id));
}

void Draft::replace_record(NodeId node, const std::optional<NodeRecord>& before,
                           const std::optional<NodeRecord>& after) {
  if (before == after) return;
  const auto keys_of = [&](const std::optional<NodeRecord>& record) {
    return record ? index_keys(*record, node, state_.words) : std::set<std::string>();
  };
  const std::set<std::string> old_keys = keys_of(before), new_keys = keys_of(after);
  for (const std::string& key : old_keys)
    if (!new_keys.contains(key)) overlay_.merge(key, encode_item(Payload::none, {node, true}));
  for (const std::string& key : new_keys)
    if (!old_keys.contains(key)) overlay_.merge(key, encode_item(Payload::none, {node, false}));
  if (before) count(state_.ledger, *before, ~std::uint64_t{0});
  if (after) count(state_.ledger, *after, 1);
  if (after)
    overlay_.put(node_key(node), encode(*after));
  else
    overlay_.erase(node_key(node));
}

std::vector<std::uint32_t> Draft::say(NodeId node, std::span<const Readied::Saying> said) {
  Standing standing = standing_of(node);
  bool shows_the_same = !standing.sayings.empty() && !standing.hidden;
  std::vector<std::uint32_t> numbers;
  for (const auto& [bytes, hash, entity_line] : said) {
    const auto known = std::find_if(standing.sayings.begin(), standing.sayings.end(), [&](const SayingCount& each) {
      return each.hash == hash && overlay_.get(saying_key(node, each.number)) == bytes;
    });
    if (known != standing.sayings.end()) {
      ++known->count;
      numbers.push_back(known->number);
      continue;
    }
    std::uint32_t number = 0;  // the smallest that is free
    auto at = standing.sayings.begin();
    for (; at != standing.sayings.end() && at->number == number; ++at) ++number;
    standing.sayings.insert(at, {number, hash, 1});
    overlay_.put(saying_key(node, number), bytes);
    numbers.push_back(number);
    shows_the_same = false;
  }
  standing.hidden = false;
  if (shows_the_same)
    keep(node, standing);
  else
    settle(node, std::move(standing));
  return numbers;
}

void Draft::unsay(NodeId node, std::uint32_t saying) {
  Standing standing = standing_of(node);
  const auto said = std::find_if(standing.sayings.begin(), standing.sayings.end(),
                                 [saying](const SayingCount& each) { return each.number == saying; });
  if (said == standing.sayings.end()) damaged("what a source said of " + standing.outer_id + " is not there");
  if (--said->count > 0) return keep(node, standing);
  standing.sayings.erase(said);
  overlay_.erase(saying_key(node, saying));
  settle(node, std::move(standing));
}

NodeId Draft::create_node(std::span<const Code> labels, const Properties& properties) {
  const NodeId node = state_.ledger.next_node++;
  NodeRecord record{true, {}, {}};
  for (const Code label : labels) insert(record.labels, label);
  for (const auto& [key, value] : properties)
    if (!value.is_null()) assign(record.properties, key, value);
  replace_record(node, std::nullopt, record);
  return node;
}

void Draft::set_node_property(NodeId node, Code key, const Value& value) {
  const std::optional<NodeRecord> before = reading_.node_record(node);
  assert(before);
  if (before->by_hand) {
    NodeRecord after = *before;
    drop(after.properties, key);
    if (!value.is_null()) assign(after.properties, key, value);
    return replace_record(node, before, after);
  }
  Standing standing = standing_of(node);
  drop(standing.properties, key);
  const bool is_said = find(said_of(node, standing).properties, key) != nullptr;
  if (!value.is_null() || is_said) assign(standing.properties, key, value);
  settle(node, std::move(standing));
}

void Draft::add_label(NodeId node, Code label) {
  const std::optional<NodeRecord> before = reading_.node_record(node);
  assert(before);
  if (before->by_hand) {
    NodeRecord after = *before;
    insert(after.labels, label);
    return replace_record(node, before, after);
  }
  Standing standing = standing_of(node);
  erase(standing.removed, label);
  if (!contains(said_of(node, standing).labels, label)) insert(standing.added, label);
  settle(node, std::move(standing));
}

void Draft::remove_label(NodeId node, Code label) {
  const std::optional<NodeRecord> before = reading_.node_record(node);
  assert(before);
  if (before->by_hand) {
    NodeRecord after = *before;
    erase(after.labels, label);
    return replace_record(node, before, after);
  }
  Standing standing = standing_of(node);
  erase(standing.added, label);
  if (contains(said_of(node, standing).labels, label)) insert(standing.removed, label);
  settle(node, std::move(standing));
}

// A node that was held by nothing but the hand-made edges that were deleted just before is gone already.
void Draft::delete_node(NodeId node) {
  const std::optional<NodeRecord> before = reading_.node_record(node);
  if (!before) return;
  assert(reading_.degree(node, Direction::both, {}) == 0);
  if (before->by_hand) return replace_record(node, before, std::nullopt);
  Standing standing = standing_of(node);
  standing.hidden = true;
  standing.added.clear();
  standing.removed.clear();
  standing.properties.clear();
  settle(node, std::move(standing));
}

}  // namespace treatygraph::store
