#include "extract/lexicon/automaton.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <unordered_map>

#include "extract/base/error.h"

namespace treatygraph {
namespace {

struct Edge {
  Code code;
  std::uint32_t target;  // a node
  std::uint32_t output;
  bool operator==(const Edge&) const = default;
};
using Node = std::vector<Edge>;

struct NodeHash {
  std::size_t operator()(const Node& node) const {
    std::size_t hash = 1469598103934665603ULL;
    for (const Edge& edge : node) {
      for (const std::uint32_t part : {std::uint32_t{edge.code}, edge.target, edge.output})
        hash = (hash ^ part) * 1099511628211ULL;
    }
    return hash;
  }
};

// Adds sorted words one by one; what lies behind the last word's common beginning with the next will not change any
// more and is shared with an equal node if there is one.
class Minimiser {
 public:
  void add(const Word& word) {
    const std::size_t common = common_prefix(word.codes);
    freeze(common);
    for (std::size_t i = common; i < word.codes.size(); ++i) {
      path_[i].push_back({word.codes[i], 0, 0});
      path_.emplace_back();
    }
    path_[word.codes.size() - 1].back().output = word.output;
    last_ = word.codes;
  }

  // The nodes; the last one is the root, node 0 has no edges.
  std::vector<Node> finish() {
    freeze(0);
    nodes_.push_back(std::move(path_[0]));
    return std::move(nodes_);
  }

 private:
  [[nodiscard]] std::size_t common_prefix(const std::vector<Code>& codes) const {
    const auto ends = std::mismatch(codes.begin(), codes.end(), last_.begin(), last_.end());
    return static_cast<std::size_t>(ends.first - codes.begin());
  }

  void freeze(std::size_t depth) {
    while (path_.size() > depth + 1) {
      const std::uint32_t node = shared(std::move(path_.back()));
      path_.pop_back();
      path_.back().back().target = node;
    }
  }

  std::uint32_t shared(Node node) {
    if (node.empty()) return 0;
    const auto [found, is_new] = numbers_.try_emplace(node, static_cast<std::uint32_t>(nodes_.size()));
    if (is_new) nodes_.push_back(std::move(node));
    return found->second;
  }

  std::vector<Node> nodes_ = {Node{}};
  std::vector<Node> path_ = {Node{}};
  std::vector<Code> last_;
  std::unordered_map<Node, std::uint32_t, NodeHash> numbers_;
};

// Finds each node a base where its cells are free. Nodes with many edges go first, as they are hard to place.
class Placer {
 public:
  Placer(const std::vector<Node>& nodes, std::uint32_t codes) : nodes_(nodes), codes_(codes), bases_(nodes.size(), 0) {}

  std::vector<Cell> run() {
    const auto root = static_cast<std::uint32_t>(nodes_.size() - 1);
    put(root, root_state);
    for (const std::uint32_t node : by_size(root)) put(node, find_base(nodes_[node]));
    fill();
    cells_.resize(top_ + codes_ + 1);
    return std::move(cells_);
  }

 private:
  [[nodiscard]] std::vector<std::uint32_t> by_size(std::uint32_t root) const {
    std::vector<std::uint32_t> order;
    for (std::uint32_t node = 1; node < root; ++node) order.push_back(node);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return nodes_[a].size() > nodes_[b].size(); });
    return order;
  }

  void reserve(std::uint32_t base) {
    if (cells_.size() < base + codes_ + 1) cells_.resize(2 * (std::size_t{base} + codes_ + 1));
    if (taken_.size() < cells_.size()) taken_.resize(cells_.size());
  }

  // Cells before first_free_ are full; a node's first edge goes into a free cell at or behind it.
  std::uint32_t find_base(const Node& node) {
    while (first_free_ < cells_.size() && cells_[first_free_].code != 0) ++first_free_;
    std::uint32_t tries = 0;
    for (std::uint32_t cell = std::max<std::uint32_t>(first_free_, node[0].code + root_state + 1);; ++cell) {
      const std::uint32_t base = cell - node[0].code;
      reserve(base);
      if (cells_[cell].code == 0 && !taken_[base] && fits(node, base)) return base;
      if (++tries == give_up_after && node.size() == 1) first_free_ = std::max(first_free_, cell);
    }
  }

  [[nodiscard]] bool fits(const Node& node, std::uint32_t base) const {
    return std::all_of(node.begin(), node.end(), [&](const Edge& edge) { return cells_[base + edge.code].code == 0; });
  }

  void put(std::uint32_t node, std::uint32_t base) {
    reserve(base);
    assert(!taken_[base]);
    top_ = std::max(top_, base);
    taken_[base] = true;
    bases_[node] = base;
    for (const Edge& edge : nodes_[node]) cells_[base + edge.code].code = edge.code;
  }

  void fill() {
    for (std::uint32_t node = 1; node < nodes_.size(); ++node) {
      for (const Edge& edge : nodes_[node]) {
        Cell& cell = cells_[bases_[node] + edge.code];
        if (bases_[edge.target] >= most_states || edge.output >= most_outputs)
          throw Error(Trouble::limit, "the lexicon has more words than its cells can number");
        cell.next = bases_[edge.target] % most_states;
        cell.output = edge.output % most_outputs;
      }
    }
  }

  static constexpr std::uint32_t give_up_after = 4096;  // cells that so many nodes found no use for are left empty
  const std::vector<Node>& nodes_;
  const std::uint32_t codes_;
  std::vector<std::uint32_t> bases_;
  std::vector<Cell> cells_;
  std::vector<bool> taken_;
  std::uint32_t first_free_ = 0;
  std::uint32_t top_ = 0;
};

}  // namespace

std::vector<Cell> build_automaton(const std::vector<Word>& words, std::uint32_t codes) {
  Minimiser minimiser;
  for (const Word& word : words) minimiser.add(word);
  const std::vector<Node> nodes = minimiser.finish();
  return Placer(nodes, codes).run();
}

}  // namespace treatygraph
