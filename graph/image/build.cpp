#include "graph/image/build.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "graph/model/codec.h"

namespace treatygraph::image {
namespace {

constexpr std::size_t batch = 1024;
constexpr std::uint32_t look_every = 4096;   // rows between two looks at the budget
constexpr std::uint64_t table_per_node = 8;  // ids may be this many times as many as nodes for a table of them

std::string bytes_of(const Properties& properties) {
  std::string bytes;
  put_properties(bytes, properties);
  return bytes;
}

class Kinds {
 public:
  void add(std::span<const Code> labels) {
    const auto [found, fresh] = numbers_.try_emplace(std::vector<Code>(labels.begin(), labels.end()), kinds_.size());
    if (fresh) kinds_.push_back(found->first);
    if (kinds_.size() > std::numeric_limits<std::uint16_t>::max()) throw TooBig();
    const auto node = static_cast<Node>(kind_.size());
    kind_.push_back(static_cast<std::uint16_t>(found->second));
    for (const Code label : labels) add(label, node);
  }
  void write(Table& table, Sections& sections) const {
    table.kinds = kinds_;
    table.kind = sections.add(kind_);
    for (const auto& [label, runs] : runs_) {
      std::uint64_t count = 0;
      for (const Image::Run& run : runs) count += run.to - run.from;
      table.labels.push_back({label, count, sections.add(runs)});
    }
  }

 private:
  void add(Code label, Node node) {
    std::vector<Image::Run>& runs = runs_[label];
    if (!runs.empty() && runs.back().to == node)
      ++runs.back().to;
    else
      runs.push_back({node, node + 1});
  }
  std::map<std::vector<Code>, std::size_t> numbers_;
  std::vector<std::vector<Code>> kinds_;
  std::vector<std::uint16_t> kind_;
  std::map<Code, std::vector<Image::Run>> runs_;
};

Numbering build_nodes(const Source& source, Table& table, Sections& sections) {
  Numbering numbering;
  Columns columns(Elements::nodes);
  {
    Kinds kinds;
    source.visit_nodes([&](NodeId id, std::span<const Code> labels, std::string_view properties) {
      columns.add(numbering.size(), properties);
      kinds.add(labels);
      numbering.push_back(id);
    });
    kinds.write(table, sections);
  }
  numbering.close();
  table.nodes = numbering.size();
  table.ids = numbering.write(sections);
  columns.write(sections, table.columns);
  while (columns.next_walk()) {
    Node node = 0;
    source.visit_nodes(
        [&](NodeId, std::span<const Code>, std::string_view properties) { columns.add(node++, properties); });
    columns.write(sections, table.columns);
  }
  return numbering;
}

}  // namespace

void GraphSource::visit_nodes(const NodeVisit& visit) const {
  std::array<NodeId, batch> ids{};
  const auto cursor = graph_.nodes(std::nullopt);
  for (std::size_t count = cursor->next(ids); count != 0; count = cursor->next(ids))
    for (const NodeId id : std::span(ids).first(count))
      visit(id, graph_.labels(id), bytes_of(graph_.node_properties(id)));
}

void GraphSource::visit_edges(std::span<const Code> types, const EdgeVisit& visit) const {
  std::array<NodeId, batch> ids{};
  std::vector<Neighbour> found;
  const auto cursor = graph_.nodes(std::nullopt);
  for (std::size_t count = cursor->next(ids); count != 0; count = cursor->next(ids)) {
    for (const NodeId id : std::span(ids).first(count)) {
      found.clear();
      graph_.neighbours(id, Direction::outgoing, types, found);
      for (const Neighbour& to : found)
        visit(to.edge, {to.type, id, to.node}, bytes_of(graph_.edge_properties(to.edge)));
    }
  }
}

void Numbering::push_back(NodeId id) {
  if (count_ >= none - 1) throw TooBig();
  if (count_ == 0) first_ = id;
  if (ids_.empty() && id != first_ + count_) {
    ids_.resize(count_);
    std::iota(ids_.begin(), ids_.end(), first_);
    ids_.push_back(id);
  } else if (!ids_.empty()) {
    ids_.push_back(id);
  }
  ++count_;
}

void Numbering::close() {
  if (ids_.empty() || ids_.back() - first_ >= table_per_node * count_) return;
  by_id_.assign(ids_.back() - first_ + 1, none);
  for (Node node = 0; node < count_; ++node) by_id_[ids_[node] - first_] = node;
}

Node Numbering::node(NodeId id) const {
  if (ids_.empty()) return static_cast<Node>(id - first_);
  if (!by_id_.empty()) return by_id_[id - first_];
  return static_cast<Node>(std::lower_bound(ids_.begin(), ids_.end(), id) - ids_.begin());
}

IdPlan Numbering::write(Sections& sections) const {
  if (ids_.empty()) return {.first = first_};
  return write_ids(ids_, {}, sections);
}

IdPlan write_ids(std::span<const std::uint64_t> ids, std::span<const Place> came, Sections& sections) {
  IdPlan plan;
  if (ids.empty()) return plan;
  const auto [least, greatest] = std::minmax_element(ids.begin(), ids.end());
  plan.first = *least;
  bool dense = true;
  for (std::size_t i = 0; i < ids.size() && dense; ++i) dense = ids[i] == *least + i;
  if (dense) return plan;
  plan.width = *greatest - *least <= std::numeric_limits<std::uint32_t>::max() ? 4 : 8;
  if (plan.width == 4) {
    std::vector<std::uint32_t> narrow;
    narrow.reserve(ids.size());
    for (const std::uint64_t id : ids) narrow.push_back(static_cast<std::uint32_t>(id - *least));
    plan.ids = sections.add(narrow);
  } else {
    std::vector<std::uint64_t> wide;
    wide.reserve(ids.size());
    for (const std::uint64_t id : ids) wide.push_back(id - *least);
    plan.ids = sections.add(wide);
  }
  if (std::is_sorted(ids.begin(), ids.end())) return plan;
  std::vector<Place> order(came.begin(), came.end());
  order.resize(ids.size());
  if (came.empty()) std::iota(order.begin(), order.end(), Place{0});
  const auto by_id = [ids](Place a, Place b) { return ids[a] < ids[b]; };
  if (!std::is_sorted(order.begin(), order.end(), by_id)) std::sort(order.begin(), order.end(), by_id);
  plan.order = sections.add(order);
  return plan;
}

void Columns::add(std::uint32_t row, std::string_view properties) {
  Decoder in(properties);
  for (std::size_t left = in.count(); left > 0; --left) {
    const Code key = in.code();
    if (by_key_.size() <= key) by_key_.resize(key + std::size_t{1});
    OfKey& column = by_key_[key];
    if (column.stage == Stage::later || column.stage == Stage::written) {
      (void)in.value();
      continue;
    }
    column.stage = Stage::gathered;
    column.values.add(row, in);
  }
  if (++added_ % look_every == 0) drop_largest();
}

void Columns::drop_largest() {
  std::size_t bytes = 0;
  std::vector<OfKey*> columns;
  for (OfKey& column : by_key_) {
    if (column.stage != Stage::gathered) continue;
    columns.push_back(&column);
    bytes += column.values.bytes();
  }
  if (bytes <= gather_budget) return;
  std::sort(columns.begin(), columns.end(),
            [](const OfKey* a, const OfKey* b) { return a->values.bytes() < b->values.bytes(); });
  for (; bytes > gather_budget && columns.size() > 1; columns.pop_back()) {
    bytes -= columns.back()->values.bytes();
    *columns.back() = {Stage::later, {}};
  }
}

void Columns::renumber(std::span<const std::uint32_t> to) {
  for (OfKey& column : by_key_)
    if (column.stage == Stage::gathered) column.values.renumber(to);
}

void Columns::write(Sections& sections, std::vector<ColumnPlan>& plans) {
  for (Code key = 0; key < by_key_.size(); ++key) {
    if (by_key_[key].stage != Stage::gathered) continue;
    plans.push_back(by_key_[key].values.write(key, elements_, sections));
    by_key_[key] = {Stage::written, {}};
  }
  std::sort(plans.begin(), plans.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
}

bool Columns::next_walk() {
  bool more = false;
  for (OfKey& column : by_key_) {
    more |= column.stage == Stage::later;
    if (column.stage == Stage::later) column.stage = Stage::not_seen;
  }
  return more;
}

void build(const Source& source, std::uint64_t sequence, Output& output) {
  Sections sections(output);
  Table table;
  const Numbering numbering = build_nodes(source, table, sections);
  table.types = build_edges(source, numbering, sections);
  std::array<std::vector<std::string>, 3> words;
  for (const auto vocabulary : {Vocabulary::label, Vocabulary::type, Vocabulary::key}) {
    const auto at = static_cast<std::size_t>(vocabulary);
    words[at] = source.words(vocabulary);
    table.words[at].assign(words[at].begin(), words[at].end());
  }
  sections.finish(std::move(table), sequence);
}

std::vector<std::byte> make_image(const Graph& graph, std::uint64_t sequence) {
  BytesOutput output;
  try {
    build(GraphSource(graph), sequence, output);
  } catch (const TooBig&) {
    return {};
  }
  return output.take();
}

}  // namespace treatygraph::image
