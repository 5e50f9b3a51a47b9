#include "sample_graph.h"

#include <algorithm>
#include <limits>
#include <map>

#include "graph/model/memory_graph.h"

namespace treatygraph {
namespace {

// A graph in memory whose edges have evidence.
class Proven final : public Graph {
 public:
  std::unique_ptr<GraphWriter> graph = make_memory_graph();
  std::map<EdgeId, std::vector<Evidence>> proofs;

  std::optional<Code> code(Vocabulary v, std::string_view word) const override { return graph->code(v, word); }
  std::string word(Vocabulary v, Code code) const override { return graph->word(v, code); }
  std::vector<std::string> words(Vocabulary v) const override { return graph->words(v); }
  std::uint64_t count_nodes(std::optional<Code> label) const override { return graph->count_nodes(label); }
  std::uint64_t count_edges(std::optional<Code> type) const override { return graph->count_edges(type); }
  std::unique_ptr<NodeCursor> nodes(std::optional<Code> label) const override { return graph->nodes(label); }
  bool has_node(NodeId node) const override { return graph->has_node(node); }
  std::vector<Code> labels(NodeId node) const override { return graph->labels(node); }
  bool has_label(NodeId node, Code label) const override { return graph->has_label(node, label); }
  Value node_property(NodeId node, Code key) const override { return graph->node_property(node, key); }
  Properties node_properties(NodeId node) const override { return graph->node_properties(node); }
  bool has_edge(EdgeId edge) const override { return graph->has_edge(edge); }
  std::optional<EdgeEnds> edge(EdgeId edge) const override { return graph->edge(edge); }
  Value edge_property(EdgeId edge, Code key) const override { return graph->edge_property(edge, key); }
  Properties edge_properties(EdgeId edge) const override { return graph->edge_properties(edge); }
  void neighbours(NodeId node, Direction direction, std::span<const Code> types,
                  std::vector<Neighbour>& out) const override {
    graph->neighbours(node, direction, types, out);
  }
  std::uint64_t degree(NodeId node, Direction direction, std::span<const Code> types) const override {
    return graph->degree(node, direction, types);
  }
  std::optional<std::vector<NodeId>> find(Code key, const Value& value) const override {
    return graph->find(key, value);
  }
  std::vector<NodeId> named(std::string_view text) const override { return graph->named(text); }
  std::vector<Evidence> evidence(EdgeId edge) const override {
    const auto found = proofs.find(edge);
    return found == proofs.end() ? std::vector<Evidence>() : found->second;
  }
  std::vector<SourceSummary> sources() const override { return {}; }
};

struct SampleNode {
  std::string handle;  // for the edges below
  std::vector<std::string> labels;
  Map properties;
};

struct SampleEdge {
  std::string start, type, end;
  Map properties;
  std::vector<std::string> quotes;
};

std::vector<SampleNode> sample_nodes() {
  using namespace std::string_literals;
  return {
      {"aus",
       {"State"},
       {{"id", "AUS"},
        {"name", "澳大利亚"},
        {"name_en", "Australia"},
        {"aliases", List{"澳洲", "Commonwealth; of | Australia"}}}},
      {"conv",
       {"Instrument"},
       {{"id", "sample-convention"}, {"name", "《示例公约》 & <b>\"x\"</b> 'y'"}, {"in_force", true}}},
      {"inf", {"Document"}, {{"id", "A/CONF.234/INF/1"}, {"name", "null"}, {"date", Date{18948}}, {"in_force", false}}},
      {"res",
       {"Document", "Resolution"},
       {{"id", "A/RES/1/1"},
        {"name",
         "form\x0C"
         "feed\x01\x1B[31m"},
        {"pages", std::int64_t{9007199254740993}}}},
      {"voice",
       {"Voice"},
       {{"id", "voice:A#1:1"}, {"size", "several"}, {"label", "taken"}, {"x", 1.5}, {"Id", "other id"}}},
      {"lines",
       {"Document"},
       {{"id", "doc:a\tb\nc"},
        {"name", "line one\r\nline two\ttab"},
        {"score", std::numeric_limits<double>::infinity()}}},
      {"astral", {"自定义 标签", "O'Brien;x"}, {{"id", "astral"}, {"name", "𠀀😀"}, {"键", "值"}, {"pages", 7}}},
      {"rtl",
       {"Organisation"},
       {{"id", "rtl"}, {"name", "\u202Eمنظمة\u202C"}, {"a:b", "colon"}, {"empty", ""}, {"none", List{}}}},
      {"formula",
       {"Person"},
       {{"id", "=cmd()"}, {"name", "=HYPERLINK(\"http://x\")"}, {"numbers", List{1, 2, 3}}, {"mixed", 1}}},
      {"broken",
       {"Meeting"},
       {{"id", "broken"}, {"name", "bad\xFF\xFEutf8"}, {"mixed", "one"}, {"null\0byte"s, "z\0z"s}}},
      {"same1", {"State"}, {{"id", "twice"}, {"name", "first"}}},
      {"same2", {"State"}, {{"id", "twice"}, {"name", "second"}}},
      {"hand1", {"Note"}, {{"text", "same"}}},
      {"hand2", {"Note"}, {{"text", "same"}}},
      {"hand3", {}, {}},
      {"number", {"Note"}, {{"id", 42}, {"when", Duration{14, 3, 4, 0}}}},
  };
}

std::vector<SampleEdge> sample_edges() {
  return {
      {"aus",
       "CITES",
       "conv",
       {{"count", 3}, {"confidence", 0.98}, {"documents", 2}},
       {"第一句 “甲”。", "two\nlines", "x | y"}},
      {"aus", "SUBMITTED", "inf", {{"count", 1}, {"date", "2021-11-17"}}, {"提交"}},
      {"aus", "CITES", "res", {{"count", 1}, {"weight", 0}}, {"INF null"}},
      {"res", "PART_OF", "res", {}, {}},
      {"hand1", "ABOUT", "aus", {{"note", "x"}}, {}},
      {"hand1", "ABOUT", "aus", {{"note", "y"}}, {}},
      {"hand2", "ABOUT", "conv", {{"since", LocalTime{0}}}, {}},
      {"same1", "关系 类型", "same2", {{"属性", "值"}, {"label", "taken"}, {"size", 3}}, {}},
      {"voice", "CITES", "lines", {{"count", 1}}, {"quote"}},
  };
}

template <typename T>
std::vector<T> reversed(std::vector<T> items) {
  std::reverse(items.begin(), items.end());
  return items;
}

std::unique_ptr<Graph> build(const std::vector<SampleNode>& nodes, const std::vector<SampleEdge>& edges) {
  auto sample = std::make_unique<Proven>();
  GraphWriter& graph = *sample->graph;
  const auto coded = [&graph](const Map& map) {
    Properties properties;
    for (const auto& [key, value] : map) properties.emplace_back(graph.intern(Vocabulary::key, key), value);
    std::sort(properties.begin(), properties.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return properties;
  };
  std::map<std::string, NodeId> handles;
  for (const SampleNode& node : nodes) {
    std::vector<Code> labels;
    labels.reserve(node.labels.size());
    for (const std::string& label : node.labels) labels.push_back(graph.intern(Vocabulary::label, label));
    handles[node.handle] = graph.create_node(labels, coded(node.properties));
  }
  for (const SampleEdge& edge : edges) {
    const EdgeId id = graph.create_edge(graph.intern(Vocabulary::type, edge.type), handles.at(edge.start),
                                        handles.at(edge.end), coded(edge.properties));
    for (const std::string& quote : edge.quotes) {
      Evidence evidence;
      evidence.document = "A/CONF.234/INF/1";
      evidence.source = "papers/a.txt";
      evidence.section = "澳大利亚";
      evidence.paragraph = "¶3";
      evidence.quote = quote;
      evidence.rule = "section-cites";
      evidence.attributes = {{"lang", "zh"}};
      sample->proofs[id].push_back(evidence);
    }
  }
  return sample;
}

}  // namespace

std::unique_ptr<Graph> sample_graph() { return build(sample_nodes(), sample_edges()); }
std::unique_ptr<Graph> sample_graph_backwards() { return build(reversed(sample_nodes()), reversed(sample_edges())); }

}  // namespace treatygraph
