#include "graph/query/estimate.h"

#include <algorithm>
#include <unordered_set>

#include "graph/image/image.h"
#include "graph/model/value_operations.h"

namespace treatygraph::query {
namespace {

constexpr std::size_t sampled_nodes = 16, looked_through = 512, ends_a_node = 4;
constexpr double most_edges_sampled = 20'000;  // of a few nodes with very many relationships
constexpr double least_share = 0.01;           // a sample without one does not mean that there is none

struct HashValue {
  std::size_t operator()(const Value& value) const { return hash(value); }
};
struct SameValue {
  bool operator()(const Value& a, const Value& b) const { return equivalent(a, b); }
};

}  // namespace

std::optional<Code> Estimates::code(WordId word) const {
  const auto& [vocabulary, text] = syntax_.words[word];
  return graph_.code(vocabulary, text);
}

double Estimates::nodes() const { return static_cast<double>(graph_.count_nodes({})); }

double Estimates::nodes(WordId label) const {
  if (label == no_word) return nodes();
  const auto known = code(label);
  return known ? static_cast<double>(graph_.count_nodes(*known)) : 0;
}

// Every so-many-th of the first nodes.
const std::vector<NodeId>& Estimates::sample(WordId label) {
  const auto [found, added] = samples_.try_emplace(label);
  std::vector<NodeId>& chosen = found->second;
  const auto known = label == no_word ? std::nullopt : code(label);
  if (!added || (label != no_word && !known)) return chosen;
  std::vector<NodeId> first(looked_through);
  const auto cursor = graph_.nodes(known);
  std::size_t count = 0;
  while (count < first.size()) {
    const std::size_t more = cursor->next(std::span(first).subspan(count));
    if (more == 0) break;
    count += more;
  }
  const std::size_t stride = std::max<std::size_t>(1, count / sampled_nodes);
  for (std::size_t i = 0; i < count && chosen.size() < sampled_nodes; i += stride) chosen.push_back(first[i]);
  return chosen;
}

const Estimates::Fan& Estimates::fan(WordId label, Direction direction, const std::vector<WordId>& types) {
  const auto [found, added] = fans_.try_emplace({label, direction, types});
  Fan& fan = found->second;
  if (!added) return fan;
  std::vector<Code> codes;
  double edges = types.empty() ? static_cast<double>(graph_.count_edges({})) : 0;
  for (const WordId type : types) {
    const auto known = code(type);
    if (!known) continue;
    codes.push_back(*known);
    edges += static_cast<double>(graph_.count_edges(*known));
  }
  if (edges == 0) return fan;
  if (const image::Image* image = graph_.image()) return fan = image_fan(*image, label, direction, codes);
  std::vector<Neighbour> neighbours;
  std::size_t looked_at = 0;
  for (const NodeId node : sample(label)) {
    const std::size_t begin = neighbours.size();
    graph_.neighbours(node, direction, codes, neighbours);
    for (std::size_t i = begin; i < std::min(neighbours.size(), begin + ends_a_node); ++i)
      fan.ends.push_back(neighbours[i].node);
    ++looked_at;
    if (static_cast<double>(neighbours.size()) > most_edges_sampled) break;
  }
  const double ways = direction == Direction::both ? 2 : 1;
  fan.degree = looked_at == 0 ? 0 : static_cast<double>(neighbours.size()) / static_cast<double>(looked_at);
  fan.degree = std::clamp(fan.degree, 0.1 * ways * edges / std::max(1.0, nodes()), ways * edges);
  return fan;
}

// An image's offsets say exactly how many there are.
Estimates::Fan Estimates::image_fan(const image::Image& image, WordId label, Direction direction,
                                    std::vector<Code> types) {
  if (types.empty()) {
    for (Code type = 0; type < image.words(Vocabulary::type).size(); ++type) types.push_back(type);
  }
  const auto known = label == no_word ? std::nullopt : code(label);
  const image::Image::Run all{0, image.nodes()};
  const auto runs = known ? image.labelled(*known) : std::span(&all, 1);
  Fan fan;
  for (const Code type : types) {
    for (const image::Adjacency* side : {&image.outgoing(type), &image.incoming(type)}) {
      const bool out = side == &image.outgoing(type);
      if (direction == (out ? Direction::incoming : Direction::outgoing)) continue;
      for (const image::Image::Run& run : runs) fan.degree += static_cast<double>(side->edges_of(run.from, run.to));
      for (const NodeId id : sample(label)) {
        const image::BitPacked<image::Node> ends = side->of(*image.node(id));
        const std::size_t stride = std::max<std::size_t>(1, ends.size() / ends_a_node);
        for (std::size_t i = 0; i < ends.size(); i += stride) fan.ends.push_back(image.id(ends[i]));
      }
    }
  }
  fan.degree /= std::max(1.0, nodes(label));
  return fan;
}

double Estimates::share_of_label(const Fan* fan, WordId label) const {
  const auto known = code(label);
  if (!known) return 0;
  if (fan == nullptr || fan->ends.empty()) return nodes() == 0 ? 0 : nodes(label) / nodes();
  const auto having =
      std::count_if(fan->ends.begin(), fan->ends.end(), [&](NodeId node) { return graph_.has_label(node, *known); });
  return std::max(least_share, static_cast<double>(having) / static_cast<double>(fan->ends.size()));
}

double Estimates::share_of_value(WordId label, WordId key) {
  const auto [found, added] = shares_.try_emplace({label, key}, 0);
  const auto known = code(key);
  if (!added || !known) return found->second;
  std::unordered_set<Value, HashValue, SameValue> values;
  std::size_t present = 0;
  for (const NodeId node : sample(label)) {
    Value value = graph_.node_property(node, *known);
    if (value.is_null()) continue;
    ++present;
    values.insert(std::move(value));
  }
  const double all = std::max(1.0, nodes(label));
  if (present == 0) return found->second = least_share;
  const bool unique = values.size() == present;  // and so it may go on
  found->second = unique ? 1 / all : std::max(1 / all, 1 / static_cast<double>(values.size()));
  return found->second;
}

std::optional<double> Estimates::indexed(WordId key, const Value& value) const {
  const auto known = code(key);
  if (!known) return {};
  const auto found = graph_.find(*known, value);
  return found ? std::optional(static_cast<double>(found->size())) : std::nullopt;
}

}  // namespace treatygraph::query
