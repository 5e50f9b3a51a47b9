#include <algorithm>
#include <limits>
#include <numeric>

#include "graph/image/build.h"

namespace treatygraph::image {
namespace {

constexpr std::size_t bytes_per_edge = 32;  // ends, id and a few properties while they are gathered

// Ids that take no memory as long as each is one more than the one before.
class EdgeIds {
 public:
  void push_back(std::uint64_t id) {
    if (count_ == 0) first_ = id;
    if (!ids_.empty() || id != first_ + count_) spread().push_back(id);
    ++count_;
  }
  [[nodiscard]] std::size_t size() const { return count_; }
  [[nodiscard]] bool consecutive() const { return ids_.empty(); }
  [[nodiscard]] std::uint64_t first() const { return first_; }
  [[nodiscard]] std::vector<std::uint64_t>& spread() {
    if (!ids_.empty()) return ids_;
    ids_.resize(count_);
    std::iota(ids_.begin(), ids_.end(), first_);
    return ids_;
  }

 private:
  std::uint64_t first_ = 0;
  std::size_t count_ = 0;
  std::vector<std::uint64_t> ids_;  // empty: first_, first_ + 1 …
};

// The edges of one type, in the order in which they come until arrange() sorts them by start.
struct Edges {
  std::vector<Node> starts, ends;
  EdgeIds ids;
  Columns columns{Elements::edges};
};

// Places: where the edge that came as i-th stands when sorted by node; equal nodes keep their order.
std::vector<Place> places_by(std::span<const Node> nodes, std::uint32_t count) {
  std::vector<std::uint32_t> next(std::size_t{count} + 1);
  for (const Node node : nodes) ++next[std::size_t{node} + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<Place> places;
  places.reserve(nodes.size());
  for (const Node node : nodes) places.push_back(next[node]++);
  return places;
}

template <typename Item>
void move_to(std::vector<Item>& items, std::span<const Place> places) {
  std::vector<Item> moved(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) moved[places[i]] = items[i];
  items = std::move(moved);
}

// Empty where the edges came by start already.
std::vector<Place> arrange(Edges& edges, std::uint32_t nodes) {
  if (std::is_sorted(edges.starts.begin(), edges.starts.end())) return {};
  std::vector<Place> places = places_by(edges.starts, nodes);
  move_to(edges.starts, places);
  move_to(edges.ends, places);
  move_to(edges.ids.spread(), places);
  return places;
}

struct Offsets {
  Node first = 0;
  std::vector<std::uint32_t> offsets;
};
Offsets offsets_by(std::span<const Node> nodes) {
  const auto [least, greatest] = std::minmax_element(nodes.begin(), nodes.end());
  Offsets result{*least, std::vector<std::uint32_t>(std::size_t{*greatest} - *least + 2)};
  for (const Node node : nodes) ++result.offsets[std::size_t{node} - *least + 1];
  std::partial_sum(result.offsets.begin(), result.offsets.end(), result.offsets.begin());
  return result;
}

std::uint8_t ascends(const Offsets& by_node, std::span<const Node> others) {
  for (std::size_t i = 0; i + 1 < by_node.offsets.size(); ++i) {
    const auto list = others.subspan(by_node.offsets[i], by_node.offsets[i + 1] - by_node.offsets[i]);
    if (!std::is_sorted(list.begin(), list.end())) return 0;
  }
  return 1;
}

SidePlan write_outgoing(const Edges& edges, const Offsets& by_start, Sections& sections) {
  const Section offsets = sections.add(by_start.offsets);
  const PackedPlan nodes = sections.pack(std::span<const Node>(edges.ends));
  return {by_start.first, offsets, nodes, {}, ascends(by_start, edges.ends)};
}

SidePlan write_incoming(const Edges& edges, const Offsets& by_start, Sections& sections) {
  const Offsets by_end = offsets_by(edges.ends);
  std::vector<std::uint32_t> next(by_end.offsets.begin(), by_end.offsets.end() - 1);
  std::vector<Node> nodes(edges.ends.size());
  std::vector<std::uint32_t> ranks(edges.ends.size());
  for (Place place = 0; place < edges.ends.size(); ++place) {
    const std::uint32_t at = next[edges.ends[place] - by_end.first]++;
    nodes[at] = edges.starts[place];
    ranks[at] = place - by_start.offsets[edges.starts[place] - by_start.first];
  }
  const Section offsets = sections.add(by_end.offsets);
  const PackedPlan packed_nodes = sections.pack(std::span<const Node>(nodes));
  return {by_end.first, offsets, packed_nodes, sections.pack(std::span<const std::uint32_t>(ranks)), 1};
}

void write_columns(Columns& columns, std::span<const Place> places, Sections& sections,
                   std::vector<ColumnPlan>& plans) {
  if (!places.empty()) columns.renumber(places);
  columns.write(sections, plans);
}

TypePlan write_type(const Source& source, Code type, Edges& edges, std::uint32_t nodes, Sections& sections) {
  TypePlan plan;
  plan.type = type;
  plan.edges = static_cast<std::uint32_t>(edges.ids.size());
  const std::vector<Place> places = arrange(edges, nodes);
  plan.ids =
      edges.ids.consecutive() ? IdPlan{.first = edges.ids.first()} : write_ids(edges.ids.spread(), places, sections);
  const Offsets by_start = offsets_by(edges.starts);
  plan.outgoing = write_outgoing(edges, by_start, sections);
  plan.incoming = write_incoming(edges, by_start, sections);
  write_columns(edges.columns, places, sections, plan.columns);
  while (edges.columns.next_walk()) {
    Place came = 0;
    source.visit_edges(std::span(&type, 1), [&](EdgeId, const EdgeEnds& ends, std::string_view properties) {
      if (ends.type == type) edges.columns.add(came++, properties);
    });
    write_columns(edges.columns, places, sections, plan.columns);
  }
  return plan;
}

// Types whose edges fit into the budget together; one that is bigger stands alone.
std::vector<std::vector<Code>> groups(const Source& source) {
  std::vector<std::vector<Code>> result;
  std::uint64_t bytes = 0;
  const auto types = static_cast<Code>(source.words(Vocabulary::type).size());
  for (Code type = 0; type < types; ++type) {
    const std::uint64_t edges = source.count_edges(type);
    if (edges == 0) continue;
    if (edges >= none - 1) throw TooBig();
    bytes += edges * bytes_per_edge;
    if (result.empty() || bytes > gather_budget) {
      result.emplace_back();
      bytes = edges * bytes_per_edge;
    }
    result.back().push_back(type);
  }
  return result;
}

}  // namespace

std::vector<TypePlan> build_edges(const Source& source, const Numbering& numbering, Sections& sections) {
  std::vector<TypePlan> plans;
  for (const std::vector<Code>& types : groups(source)) {
    std::map<Code, Edges> group;
    for (const Code type : types) group[type];
    source.visit_edges(types, [&](EdgeId id, const EdgeEnds& ends, std::string_view properties) {
      const auto found = group.find(ends.type);
      if (found == group.end()) return;
      Edges& edges = found->second;
      if (edges.ids.size() >= none - 1) throw TooBig();
      edges.columns.add(static_cast<std::uint32_t>(edges.ids.size()), properties);
      edges.starts.push_back(numbering.node(ends.start));
      edges.ends.push_back(numbering.node(ends.end));
      edges.ids.push_back(id);
    });
    while (!group.empty()) {
      const auto type = group.begin();
      if (type->second.ids.size() != 0)
        plans.push_back(write_type(source, type->first, type->second, numbering.size(), sections));
      group.erase(type);
    }
  }
  return plans;
}

}  // namespace treatygraph::image
