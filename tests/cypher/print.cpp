#include "print.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "graph/model/value_operations.h"

namespace treatygraph {
namespace {

std::string name(const std::string& text) {
  const bool plain = !text.empty() && std::isdigit(static_cast<unsigned char>(text[0])) == 0 &&
                     std::all_of(text.begin(), text.end(),
                                 [](unsigned char c) { return c >= 0x80 || c == '_' || std::isalnum(c) != 0; });
  if (plain) return text;
  std::string quoted = "`";
  for (const char c : text) quoted += c == '`' ? "``" : std::string(1, c);
  return quoted + "`";
}

std::string print_string(const std::string& text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\\' || c == '\'') result += '\\';
    result += c;
  }
  return result + "'";
}

std::string print_properties(const Properties& properties, const Graph& graph) {
  std::string result;
  for (const auto& [key, value] : properties) {
    result += (result.empty() ? "{" : ", ") + name(graph.word(Vocabulary::key, key)) + ": " + print(value, graph);
  }
  return result.empty() ? "" : result + "}";
}

std::string print_node(NodeId node, const Graph& graph) {
  std::string result = "(";
  for (const Code label : graph.labels(node)) result += ":" + name(graph.word(Vocabulary::label, label));
  const std::string properties = print_properties(graph.node_properties(node), graph);
  if (result.size() > 1 && !properties.empty()) result += " ";
  return result + properties + ")";
}

std::string print_edge(EdgeId edge, const Graph& graph) {
  const auto ends = graph.edge(edge);
  if (!ends) return "[:deleted]";
  const std::string properties = print_properties(graph.edge_properties(edge), graph);
  return "[:" + name(graph.word(Vocabulary::type, ends->type)) + (properties.empty() ? "" : " " + properties) + "]";
}

std::string print_path(const Path& path, const Graph& graph) {
  std::string result = "<" + print_node(path.nodes[0], graph);
  for (std::size_t i = 0; i < path.edges.size(); ++i) {
    const auto ends = graph.edge(path.edges[i]);
    const bool forwards = ends && ends->start == path.nodes[i] && ends->end == path.nodes[i + 1];
    result += (forwards ? "-" : "<-") + print_edge(path.edges[i], graph) + (forwards ? "->" : "-");
    result += print_node(path.nodes[i + 1], graph);
  }
  return result + ">";
}

}  // namespace

std::string print(const Value& value, const Graph& graph) {
  switch (value.type()) {
    case Value::Type::string: return print_string(value.string());
    case Value::Type::node: return print_node(value.node(), graph);
    case Value::Type::edge: return print_edge(value.edge(), graph);
    case Value::Type::path: return print_path(value.path(), graph);
    case Value::Type::real:
      if (std::isnan(value.real())) return "NaN";
      if (std::isinf(value.real())) return value.real() < 0 ? "-Inf" : "Inf";
      return to_text(value);
    case Value::Type::list: {
      std::string result;
      for (const Value& each : value.list()) result += (result.empty() ? "" : ", ") + print(each, graph);
      return "[" + result + "]";
    }
    case Value::Type::map: {
      std::string result;
      for (const auto& [key, each] : value.map())
        result += (result.empty() ? "" : ", ") + name(key) + ": " + print(each, graph);
      return "{" + result + "}";
    }
    default: break;
  }
  return value.type() >= Value::Type::date ? "'" + to_text(value) + "'" : to_text(value);
}

}  // namespace treatygraph
