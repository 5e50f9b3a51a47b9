#include <algorithm>
#include <array>

#include "graph/model/value_operations.h"
#include "graph/query/aggregate.h"
#include "graph/query/check.h"
#include "graph/query/walk.h"

namespace treatygraph::query {
namespace {

// What is known of functions' results; the others give anything.
constexpr std::array<Signature, 47> signatures = {{
    {"size", integer_kind},
    {"length", integer_kind},
    {"labels", list_kind, string_kind},
    {"type", string_kind},
    {"id", integer_kind},
    {"properties", map_kind},
    {"keys", list_kind, string_kind},
    {"nodes", list_kind, node_kind},
    {"relationships", list_kind, edge_kind},
    {"startnode", node_kind},
    {"endnode", node_kind},
    {"evidence", list_kind, map_kind},
    {"named", boolean_kind},
    {"head", any_kind},
    {"last", any_kind},
    {"tail", list_kind},
    {"reverse", list_kind | string_kind},
    {"range", list_kind, integer_kind},
    {"tostring", string_kind},
    {"tointeger", integer_kind},
    {"tofloat", real_kind},
    {"toboolean", boolean_kind},
    {"toupper", string_kind},
    {"tolower", string_kind},
    {"trim", string_kind},
    {"ltrim", string_kind},
    {"rtrim", string_kind},
    {"substring", string_kind},
    {"replace", string_kind},
    {"split", list_kind, string_kind},
    {"left", string_kind},
    {"right", string_kind},
    {"abs", number_kind},
    {"ceil", real_kind},
    {"floor", real_kind},
    {"round", real_kind},
    {"sqrt", real_kind},
    {"sign", integer_kind},
    {"rand", real_kind},
    {"exp", real_kind},
    {"log", real_kind},
    {"date", kind(Value::Type::date)},
    {"localtime", kind(Value::Type::local_time)},
    {"time", kind(Value::Type::time)},
    {"localdatetime", kind(Value::Type::local_date_time)},
    {"datetime", kind(Value::Type::date_time)},
    {"duration", duration_kind},
}};

struct KindName {
  Kinds kinds;
  std::string_view name;
};
constexpr std::array<KindName, 14> kind_names = {{{number_kind, "a number"},
                                                  {boolean_kind, "a boolean"},
                                                  {integer_kind, "an integer"},
                                                  {real_kind, "a float"},
                                                  {string_kind, "a string"},
                                                  {list_kind, "a list"},
                                                  {map_kind, "a map"},
                                                  {node_kind, "a node"},
                                                  {edge_kind, "a relationship"},
                                                  {path_kind, "a path"},
                                                  {kind(Value::Type::date), "a date"},
                                                  {instant_kind, "a point in time"},
                                                  {duration_kind, "a duration"},
                                                  {any_kind, "anything"}}};

using Children = std::vector<const Expression*>;
Children children(const Expression& expression) {
  Children result;
  each_child(expression, [&](const Expression& child) { result.push_back(&child); });
  return result;
}

bool same_names(const std::vector<Word>& a, const std::vector<Word>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Word& x, const Word& y) { return x.name.text == y.name.text; });
}

// Do two nodes of one kind agree in all but their children? Kinds with variables of their own never do.
struct SameNode {
  bool operator()(const Literal& a, const Literal& b) const {
    return a.value.type() == b.value.type() && equivalent(a.value, b.value);
  }
  bool operator()(const query::Parameter& a, const query::Parameter& b) const { return a.name == b.name; }
  bool operator()(const Variable& a, const Variable& b) const { return a.slot == b.slot; }
  bool operator()(const Property& a, const Property& b) const { return a.key.name.text == b.key.name.text; }
  bool operator()(const Unary& a, const Unary& b) const { return a.op == b.op; }
  bool operator()(const Binary& a, const Binary& b) const { return a.op == b.op; }
  bool operator()(const Comparisons& a, const Comparisons& b) const { return a.ops == b.ops; }
  bool operator()(const Junction& a, const Junction& b) const { return a.op == b.op; }
  bool operator()(const HasLabels& a, const HasLabels& b) const { return same_names(a.labels, b.labels); }
  bool operator()(const Index&, const Index&) const { return true; }
  bool operator()(const ListLiteral&, const ListLiteral&) const { return true; }
  bool operator()(const Slice& a, const Slice& b) const { return !a.from == !b.from && !a.to == !b.to; }
  bool operator()(const MapLiteral& a, const MapLiteral& b) const {
    return std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
                      [](const auto& x, const auto& y) { return x.first.name.text == y.first.name.text; });
  }
  bool operator()(const Case& a, const Case& b) const {
    return !a.subject == !b.subject && !a.otherwise == !b.otherwise;
  }
  bool operator()(const FunctionCall& a, const FunctionCall& b) const {
    const bool same_function =
        a.function != nullptr ? a.function == b.function : find_aggregate(a.name.text) == find_aggregate(b.name.text);
    return same_function && a.distinct == b.distinct && a.star == b.star;
  }
  template <typename A, typename B>
  bool operator()(const A&, const B&) const {
    return false;
  }
};

}  // namespace

const Signature* find_signature(std::string_view lower_name) {
  const auto found =
      std::find_if(signatures.begin(), signatures.end(), [&](const Signature& s) { return s.name == lower_name; });
  return found == signatures.end() ? nullptr : found;
}

std::string remedy_for(Kinds wanted) {
  struct Remedy {
    Kinds kinds;
    std::string_view advice;
  };
  constexpr Remedy remedies[] = {
      {boolean_kind, "compare something: n.x > 0, n.name = 'a', n.x IS NULL"},
      {node_kind, "name a variable that a node pattern binds: (n)"},
      {edge_kind, "name a variable that a relationship pattern binds: -[r]->"},
      {path_kind, "name a path in MATCH: p = (a)-->(b)"},
      {number_kind, "make a number of it with toInteger(…) or toFloat(…)"},
      {string_kind, "make text of it with toString(…)"},
      {list_kind, "put it in brackets: [x]"},
      {map_kind, "write a map: {key: value}"},
  };
  const auto* remedy =
      std::find_if(std::begin(remedies), std::end(remedies), [&](const Remedy& r) { return (r.kinds & wanted) != 0; });
  return std::string(remedy == std::end(remedies) ? "make one of text: date('2021-11-17'), duration('P1D')"
                                                  : remedy->advice);
}

std::string describe(Kinds kinds) {
  for (const KindName& row : kind_names) {
    if (row.kinds == kinds) return std::string(row.name);
  }
  std::vector<std::string_view> names;
  for (const KindName& row : kind_names) {
    const bool hidden =
        row.kinds != any_kind && (row.kinds & kinds) == row.kinds &&
        !((row.kinds == integer_kind || row.kinds == real_kind) && (kinds & number_kind) == number_kind);
    if (hidden) names.push_back(row.name);
  }
  std::string result;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i != 0) result += i + 1 == names.size() ? " or " : ", ";
    result += names[i];
  }
  return result;
}

bool same(const Expression& a, const Expression& b) {
  if (a.node.index() != b.node.index() || a.height != b.height) return false;
  if (!std::visit(SameNode{}, a.node, b.node)) return false;
  const Children left = children(a), right = children(b);
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const Expression* x, const Expression* y) { return same(*x, *y); });
}

bool is_aggregate_call(const Expression& expression) {
  const auto* call = std::get_if<FunctionCall>(&expression.node);
  return call != nullptr && find_aggregate(call->name.text).has_value();
}

bool has_aggregate(const Expression& expression) {
  if (is_aggregate_call(expression)) return true;
  bool found = false;
  each_child(expression, [&](const Expression& child) { found = found || has_aggregate(child); });
  return found;
}

namespace {

void erase_inner(const PatternPart& part, std::set<Slot>& slots) {
  for (const NodePattern& node : part.nodes) {
    if (!node.bound) slots.erase(node.variable.slot);
  }
  for (const EdgePattern& edge : part.edges) {
    if (!edge.bound) slots.erase(edge.variable.slot);
  }
  slots.erase(part.path.slot);
}

}  // namespace

void collect_slots(const Expression& expression, std::set<Slot>& slots) {
  const auto add = [&](const std::vector<Slot>& outer) { slots.insert(outer.begin(), outer.end()); };
  if (const auto* variable = std::get_if<Variable>(&expression.node)) slots.insert(variable->slot);
  if (const auto* pattern = std::get_if<PatternExpression>(&expression.node)) {
    for (const NodePattern& node : pattern->part.nodes) {
      if (node.bound) slots.insert(node.variable.slot);
    }
    for (const EdgePattern& edge : pattern->part.edges) {
      if (edge.bound) slots.insert(edge.variable.slot);
    }
  }
  if (const auto* pattern = std::get_if<PatternComprehension>(&expression.node)) add(pattern->outer);
  if (const auto* subquery = std::get_if<Subquery>(&expression.node)) add(subquery->outer);
  each_child(expression, [&](const Expression& child) { collect_slots(child, slots); });
  // Its own variables are bound inside.
  if (const auto* own = std::get_if<Comprehension>(&expression.node)) slots.erase(own->variable.slot);
  if (const auto* own = std::get_if<Quantifier>(&expression.node)) slots.erase(own->variable.slot);
  if (const auto* own = std::get_if<Reduce>(&expression.node)) {
    slots.erase(own->variable.slot);
    slots.erase(own->accumulator.slot);
  }
  if (const auto* own = std::get_if<PatternComprehension>(&expression.node)) erase_inner(own->part, slots);
  if (const auto* own = std::get_if<PatternExpression>(&expression.node)) erase_inner(own->part, slots);
}

}  // namespace treatygraph::query
