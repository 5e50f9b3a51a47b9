#include "shell/render/show.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "graph/model/value_operations.h"

namespace treatygraph::shell {
namespace {

using NamedProperty = std::pair<std::string, Value>;

// `id` and `name` first, the rest by key.
std::vector<NamedProperty> named_properties(const Graph& graph, const Properties& properties) {
  std::vector<NamedProperty> named;
  for (const auto& [code, value] : properties) named.emplace_back(graph.word(Vocabulary::key, code), value);
  const auto rank = [](const std::string& key) { return key == "id" ? 0 : key == "name" ? 1 : 2; };
  std::sort(named.begin(), named.end(), [&](const NamedProperty& a, const NamedProperty& b) {
    return std::pair(rank(a.first), std::string_view(a.first)) < std::pair(rank(b.first), std::string_view(b.first));
  });
  return named;
}

bool is_plain_name(std::string_view word) {
  if (word.empty() || std::isdigit(static_cast<unsigned char>(word.front())) != 0) return false;
  return std::all_of(word.begin(), word.end(), [](char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value >= 0x80 || std::isalnum(value) != 0 || byte == '_';
  });
}

std::string symbol(std::string_view word) {
  if (is_plain_name(word)) return std::string(word);
  std::string out = "`";
  for (const char byte : word) out.append(byte == '`' ? 2 : 1, byte);
  return out + "`";
}

class Shower {
 public:
  explicit Shower(const Graph* graph) : graph_(graph) {}

  [[nodiscard]] std::string literal(const Value& value) const {
    switch (value.type()) {
      case Value::Type::list: return list(value.list());
      case Value::Type::map: return map(value.map());
      case Value::Type::node: return graph_ != nullptr ? node(value.node()) : to_literal(value);
      case Value::Type::edge: return graph_ != nullptr ? edge(value.edge()) : to_literal(value);
      case Value::Type::path: return graph_ != nullptr ? path(value.path()) : to_literal(value);
      case Value::Type::string: return to_literal(value);
      default: return to_text(value);
    }
  }

 private:
  [[nodiscard]] std::string list(const List& values) const {
    std::string out = "[";
    for (const Value& value : values) out += (out.size() > 1 ? ", " : "") + literal(value);
    return out + "]";
  }
  [[nodiscard]] std::string map(const Map& values) const {
    std::string out = "{";
    for (const auto& [key, value] : values)
      out += fmt::format("{}{}: {}", out.size() > 1 ? ", " : "", symbol(key), literal(value));
    return out + "}";
  }
  [[nodiscard]] std::string labels(NodeId id) const {
    std::vector<std::string> words;
    for (const Code label : graph_->labels(id)) words.push_back(symbol(graph_->word(Vocabulary::label, label)));
    std::sort(words.begin(), words.end());
    std::string out;
    for (const std::string& word : words) out += ":" + word;
    return out;
  }
  [[nodiscard]] std::string properties(const std::vector<NamedProperty>& named) const {
    std::string out;
    for (const auto& [key, value] : named)
      out += fmt::format("{}{}: {}", out.empty() ? "{" : ", ", symbol(key), literal(value));
    return out.empty() ? out : out + "}";
  }
  // What the lexicon adds to an extracted node's `id` and `name` would bury the rest of the row.
  [[nodiscard]] std::string node(NodeId id) const {
    std::vector<NamedProperty> named = named_properties(*graph_, graph_->node_properties(id));
    const bool extracted = named.size() >= 2 && named[0].first == "id" && named[1].first == "name";
    if (extracted) {
      std::erase_if(named, [](const NamedProperty& property) {
        return property.first == "aliases" || property.first == "name_en";
      });
    }
    const std::string label = labels(id);
    const std::string content = properties(named);
    return fmt::format("({}{}{})", label, label.empty() || content.empty() ? "" : " ", content);
  }
  [[nodiscard]] std::string short_node(NodeId id) const {
    std::vector<NamedProperty> named = named_properties(*graph_, graph_->node_properties(id));
    if (!named.empty() && named.front().first == "id") named.resize(std::min<std::size_t>(named.size(), 2));
    if (named.size() == 2 && named.back().first != "name") named.pop_back();
    const std::string label = labels(id);
    const std::string content = properties(named);
    return fmt::format("({}{}{})", label, label.empty() || content.empty() ? "" : " ", content);
  }
  [[nodiscard]] std::string edge(EdgeId id) const {
    const std::optional<EdgeEnds> ends = graph_->edge(id);
    const std::string type = ends ? symbol(graph_->word(Vocabulary::type, ends->type)) : "";
    const std::string content = properties(named_properties(*graph_, graph_->edge_properties(id)));
    return fmt::format("[:{}{}{}]", type, content.empty() ? "" : " ", content);
  }
  [[nodiscard]] std::string path(const Path& steps) const {
    std::string out = short_node(steps.nodes.front());
    for (std::size_t i = 0; i < steps.edges.size(); ++i) {
      const std::optional<EdgeEnds> ends = graph_->edge(steps.edges[i]);
      const bool forward = !ends || ends->start == steps.nodes[i];
      const std::optional<Code> count = graph_->code(Vocabulary::key, "count");
      const Value times = count ? graph_->edge_property(steps.edges[i], *count) : Value();
      const std::string type = ends ? symbol(graph_->word(Vocabulary::type, ends->type)) : "";
      const std::string content = times.is_null() ? "" : fmt::format(" {{count: {}}}", literal(times));
      out += fmt::format("{}[:{}{}]{}{}", forward ? "-" : "<-", type, content, forward ? "->" : "-",
                         short_node(steps.nodes[i + 1]));
    }
    return out;
  }

  const Graph* graph_;
};

class Json {
 public:
  explicit Json(const Graph* graph) : graph_(graph) {}

  void write(const Value& value) {
    switch (value.type()) {
      case Value::Type::null: out += "null"; break;
      case Value::Type::boolean: out += value.boolean() ? "true" : "false"; break;
      case Value::Type::integer: out += std::to_string(value.integer()); break;
      case Value::Type::real: real(value.real()); break;
      case Value::Type::list: sequence(value.list()); break;
      case Value::Type::map: object(value.map()); break;
      case Value::Type::node: node(value.node()); break;
      case Value::Type::edge: edge(value.edge()); break;
      case Value::Type::path: path(value.path()); break;
      default: out += json_string(to_text(value)); break;
    }
  }

  std::string out;

 private:
  void real(double number) {
    const std::string text = to_text(Value(number));
    const bool finite = number - number == 0;
    out += finite ? text : json_string(text);
  }
  void sequence(const List& values) {
    out += '[';
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) out += ',';
      write(values[i]);
    }
    out += ']';
  }
  void object(const Map& values) {
    out += '{';
    for (const auto& [key, value] : values) {
      if (out.back() != '{') out += ',';
      out += json_string(key) + ":";
      write(value);
    }
    out += '}';
  }
  void properties(const Properties& list) {
    Map map;
    for (const auto& [code, value] : list) map.emplace(graph_->word(Vocabulary::key, code), value);
    object(map);
  }
  void outer_id(NodeId node) {
    const std::optional<Code> id = graph_->code(Vocabulary::key, "id");
    const Value value = id ? graph_->node_property(node, *id) : Value();
    out += value.type() == Value::Type::string ? json_string(value.string()) : std::to_string(node);
  }
  void node(NodeId id) {
    if (graph_ == nullptr) {
      out += std::to_string(id);
      return;
    }
    out += R"({"id":)";
    outer_id(id);
    std::vector<std::string> words;
    for (const Code label : graph_->labels(id)) words.push_back(graph_->word(Vocabulary::label, label));
    std::sort(words.begin(), words.end());
    out += R"(,"labels":[)";
    for (std::size_t i = 0; i < words.size(); ++i) out += (i > 0 ? "," : "") + json_string(words[i]);
    out += R"(],"properties":)";
    properties(graph_->node_properties(id));
    out += '}';
  }
  void edge(EdgeId id) {
    const std::optional<EdgeEnds> ends = graph_ != nullptr ? graph_->edge(id) : std::nullopt;
    if (!ends) {
      out += std::to_string(id);
      return;
    }
    out += R"({"type":)" + json_string(graph_->word(Vocabulary::type, ends->type)) + R"(,"start":)";
    outer_id(ends->start);
    out += R"(,"end":)";
    outer_id(ends->end);
    out += R"(,"properties":)";
    properties(graph_->edge_properties(id));
    out += '}';
  }
  void path(const Path& steps) {
    out += '[';
    node(steps.nodes.front());
    for (std::size_t i = 0; i < steps.edges.size(); ++i) {
      out += ',';
      edge(steps.edges[i]);
      out += ',';
      node(steps.nodes[i + 1]);
    }
    out += ']';
  }

  const Graph* graph_;
};

}  // namespace

std::string show(const Value& value, const Graph* graph) {
  return value.type() == Value::Type::string ? value.string() : Shower(graph).literal(value);
}

std::string to_json(const Value& value, const Graph* graph) {
  Json json(graph);
  json.write(value);
  return std::move(json.out);
}

}  // namespace treatygraph::shell
