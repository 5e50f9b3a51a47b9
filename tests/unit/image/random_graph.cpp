#include "tests/unit/image/random_graph.h"

#include <limits>
#include <random>
#include <string>
#include <vector>

#include "graph/model/memory_graph.h"

namespace treatygraph::image {
namespace {

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed), graph_(make_memory_graph()) {
    for (const char* label : {"State", "国家", "Instrument", "Paper"})
      labels_.push_back(intern(Vocabulary::label, label));
    for (const char* type : {"CITES", "BINDS", "引用", "UNUSED"}) types_.push_back(intern(Vocabulary::type, type));
    for (const char* key : {"name", "aliases", "date", "pages", "weight", "any", "期"})
      keys_.push_back(intern(Vocabulary::key, key));
    style_ = below(4);
  }

  std::unique_ptr<GraphWriter> make() {
    const std::size_t nodes = below(40), edges = nodes == 0 ? 0 : below(120);
    for (std::size_t i = 0; i < nodes; ++i) nodes_.push_back(graph_->create_node(some_labels(), properties()));
    for (std::size_t i = 0; i < edges; ++i)
      edges_.push_back(graph_->create_edge(types_[below(3)], any_node(), any_node(), properties()));
    for (std::size_t i = 0; i < nodes / 8; ++i) leave_a_gap();
    return std::move(graph_);
  }

 private:
  Code intern(Vocabulary vocabulary, const char* word) { return graph_->intern(vocabulary, word); }
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }
  NodeId any_node() { return nodes_[below(nodes_.size())]; }
  std::vector<Code> some_labels() {
    std::vector<Code> some;
    for (const Code label : labels_)
      if (below(3) == 0) some.push_back(label);
    return some;
  }
  void leave_a_gap() {
    const NodeId node = any_node();
    if (!graph_->has_node(node)) return;
    std::vector<Neighbour> at;
    graph_->neighbours(node, Direction::both, {}, at);
    for (const Neighbour& to : at) graph_->delete_edge(to.edge);
    graph_->delete_node(node);
  }

  std::string text() {
    static const std::vector<std::string> texts{
        "",          "a",         "A/AC.291/22",         "布达佩斯公约", "Budapest", "É\tü", "\xF0\x9F\x93\x9C",
        "aaaaaaaab", "aaaaaaaaa", std::string("a\0b", 3)};
    return texts[below(texts.size())];
  }
  Value any_value(int depth) {
    switch (below(depth > 1 ? 10 : 12)) {
      case 0: return below(2) == 0;
      case 1: return std::int64_t{1};
      case 2: return 1.0;
      case 3: return std::numeric_limits<double>::infinity();
      case 4: return text();
      case 5: return Date{static_cast<std::int64_t>(below(20000))};
      case 6: return LocalTime{static_cast<std::int64_t>(below(86400)) * 1000000000};
      case 7: return DateTime{18000, static_cast<std::int64_t>(below(1000)), 3600, "Europe/Vienna"};
      case 8: return Duration{1, -2, 3, static_cast<std::int64_t>(below(10))};
      case 9: return LocalDateTime{17000, 5};
      default: break;
    }
    List list;
    const Value item = any_value(depth + 1);
    for (std::size_t i = 0; i < below(4); ++i) list.push_back(item);
    return list;
  }
  Value number() {
    static const std::vector<std::int64_t> limits{
        std::numeric_limits<std::int64_t>::min(), -1, 0, 255, 256, 65536, std::int64_t{1} << 32,
        std::numeric_limits<std::int64_t>::max()};
    return style_ == 0 ? limits[below(limits.size())]
                       : static_cast<std::int64_t>(below(style_ == 1 ? 200 : 70000)) - 100;
  }
  Properties properties() {
    Properties some;
    const auto put = [&](std::size_t key, const Value& value) {
      if (below(5) != 0) some.emplace_back(keys_[key], value);
    };
    put(0, text() + (style_ == 2 ? std::to_string(++made_) : ""));
    put(1, List{text(), text()});
    put(2, Date{static_cast<std::int64_t>(below(style_ == 3 ? 30 : 30000))});
    put(3, number());
    put(4, static_cast<double>(below(100)) / 8);
    put(5, any_value(0));
    if (below(20) == 0) put(6, true);
    return some;
  }

  std::mt19937 random_;
  std::unique_ptr<GraphWriter> graph_;
  std::vector<Code> labels_, types_, keys_;
  std::vector<NodeId> nodes_;
  std::vector<EdgeId> edges_;
  std::size_t style_ = 0, made_ = 0;
};

}  // namespace

std::unique_ptr<GraphWriter> random_graph(unsigned seed) { return Maker(seed).make(); }

}  // namespace treatygraph::image
