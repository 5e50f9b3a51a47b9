#include "graph/algorithms/options.h"

#include <fmt/format.h>

#include <algorithm>

#include "extract/base/error.h"
#include "extract/base/text.h"
#include "graph/algorithms/projector.h"
#include "graph/model/value_operations.h"

namespace treatygraph::algorithms {
namespace {

Error wrong(std::string what, std::string advice) {
  return Error(Trouble::bad_query, std::move(what), {}, std::move(advice));
}

template <typename Words>
std::string near_or_all(std::string_view word, const Words& words) {
  const std::vector<std::string> known(words.begin(), words.end());
  if (const auto near = nearest(word, known)) return "did you mean " + *near + "?";
  std::string all;
  for (const std::string& each : known) all += (all.empty() ? "" : ", ") + each;
  return all.empty() ? "the graph has none" : "there are: " + all;
}

Error wrong_value(std::string_view name, const Value& value, std::string_view wanted) {
  return wrong(fmt::format("option {} is {}", name, to_literal(value)), fmt::format("it has to be {}", wanted));
}

}  // namespace

NodeId node_of(const Value& value, std::string_view what) {
  if (value.type() == Value::Type::node) return value.node();
  throw wrong(fmt::format("{} is {}, not a node", what, to_literal(value)), "give nodes that MATCH found");
}

Options::Options(const Graph& graph, const Value& given, std::span<const std::string_view> known) : graph_(graph) {
  if (given.is_null()) return;
  if (given.type() != Value::Type::map)
    throw wrong(fmt::format("the options are {}, not a map", to_literal(given)), "write {name: value, …}");
  given_ = given.map();
  for (const auto& [name, value] : given_) {
    if (std::find(known.begin(), known.end(), name) == known.end())
      throw wrong(fmt::format("there is no option {}", name_literal(name)), near_or_all(name, known));
  }
}

const Value* Options::find(std::string_view name) const {
  const auto found = given_.find(name);
  return found == given_.end() || found->second.is_null() ? nullptr : &found->second;
}

double Options::number(std::string_view name, double otherwise, double least, double most) const {
  const Value* value = find(name);
  if (value == nullptr) return otherwise;
  double given = least - 1;
  if (value->type() == Value::Type::integer) given = static_cast<double>(value->integer());
  if (value->type() == Value::Type::real) given = value->real();
  if (given >= least && given <= most) return given;
  throw wrong_value(name, *value, fmt::format("a number from {} to {}", least, most));
}

std::uint64_t Options::count(std::string_view name, std::uint64_t otherwise, std::uint64_t most) const {
  const Value* value = find(name);
  if (value == nullptr) return otherwise;
  if (value->type() == Value::Type::integer && value->integer() >= 0 &&
      static_cast<std::uint64_t>(value->integer()) <= most)
    return static_cast<std::uint64_t>(value->integer());
  throw wrong_value(name, *value, fmt::format("an integer from 0 to {}", most));
}

std::string Options::text(std::string_view name) const {
  const Value* value = find(name);
  if (value == nullptr) return {};
  if (value->type() != Value::Type::string || value->string().empty())
    throw wrong_value(name, *value, "a name in quotes");
  return value->string();
}

std::size_t Options::choice(std::string_view name, std::span<const std::string_view> choices) const {
  const std::string given = text(name);
  if (given.empty()) return 0;
  const auto found = std::find(choices.begin(), choices.end(), given);
  if (found == choices.end())
    throw wrong(fmt::format("option {} has no choice {}", name, to_literal(given)), near_or_all(given, choices));
  return static_cast<std::size_t>(found - choices.begin());
}

std::vector<NodeId> Options::nodes(std::string_view name) const {
  const Value* value = find(name);
  if (value == nullptr) return {};
  if (value->type() != Value::Type::list) throw wrong_value(name, *value, "a list of nodes: collect(n)");
  std::vector<NodeId> nodes;
  nodes.reserve(value->list().size());
  for (const Value& each : value->list()) nodes.push_back(node_of(each, fmt::format("one of {}", name)));
  return nodes;
}

std::vector<Code> Options::codes(std::string_view name, Vocabulary vocabulary) const {
  const Value* value = find(name);
  if (value == nullptr) return {};
  const List words = value->type() == Value::Type::list ? value->list() : List{*value};
  const std::string_view what =
      vocabulary == Vocabulary::label ? "no node is labelled" : "no relationship has the type";
  std::vector<Code> codes;
  for (const Value& word : words) {
    if (word.type() != Value::Type::string) throw wrong_value(name, *value, "a list of names in quotes");
    const auto code = graph_.code(vocabulary, word.string());
    if (!code)
      throw wrong(fmt::format("{} {}", what, word.string()), near_or_all(word.string(), graph_.words(vocabulary)));
    codes.push_back(*code);
  }
  return codes;
}

std::vector<Code> Options::labels(std::string_view name) const { return codes(name, Vocabulary::label); }

GivenEdge Options::edge(const Value& value) const {
  if (value.type() == Value::Type::edge) {
    const auto ends = graph_.edge(value.edge());
    if (!ends) throw wrong("one of edges is deleted", "collect relationships that are there");
    const std::string key = text("weight");
    const auto code = key.empty() ? std::nullopt : graph_.code(Vocabulary::key, key);
    return {ends->start, ends->end, code ? weight_of(graph_.edge_property(value.edge(), *code)) : 1.0, value.edge()};
  }
  if (value.type() != Value::Type::list || value.list().size() < 2 || value.list().size() > 3)
    throw wrong_value("edges", value, "a list of relationships, of [start, end] or of [start, end, weight]");
  const List& parts = value.list();
  return {node_of(parts[0], "the start of one of edges"), node_of(parts[1], "the end of one of edges"),
          parts.size() == 3 ? weight_of(parts[2]) : 1.0, std::nullopt};
}

std::vector<GivenEdge> Options::edges() const {
  const Value& value = *find("edges");
  if (value.type() != Value::Type::list)
    throw wrong_value("edges", value, "a list: collect(r), collect([a, b, weight])");
  std::vector<GivenEdge> edges;
  edges.reserve(value.list().size());
  for (const Value& each : value.list()) edges.push_back(edge(each));
  return edges;
}

Weigh Options::weigh() const {
  return find("weight") != nullptr || find("edges") != nullptr ? Weigh::weight : Weigh::count;
}

Selection Options::selection() const {
  static constexpr std::string_view directions[] = {"out", "in", "both"};
  static constexpr std::string_view parallels[] = {"keep", "one", "sum", "min", "max"};
  Selection selection;
  selection.labels = codes("labels", Vocabulary::label);
  selection.types = codes("types", Vocabulary::type);
  selection.facing = static_cast<Facing>(choice("direction", directions));
  selection.parallel = static_cast<Parallel>(choice("parallel", parallels));
  if (find("nodes") != nullptr) selection.nodes = nodes("nodes");
  if (find("edges") != nullptr) selection.edges = edges();
  if ((selection.nodes && !selection.labels.empty()) || (selection.edges && !selection.types.empty()))
    throw wrong("a projection is named twice", "give labels or nodes, and types or edges");
  if (const std::string key = text("weight"); !key.empty()) {
    selection.weight = graph_.code(Vocabulary::key, key);
    if (!selection.weight)
      throw wrong("nothing has the property " + key, near_or_all(key, graph_.words(Vocabulary::key)));
  }
  return selection;
}

}  // namespace treatygraph::algorithms
