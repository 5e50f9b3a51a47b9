#include "graph/query/evaluate.h"

#include <algorithm>
#include <compare>
#include <limits>

#include "graph/model/value_operations.h"
#include "graph/query/complaint.h"
#include "graph/query/functions.h"
#include "graph/query/temporal.h"
#include "graph/query/walk.h"

namespace treatygraph::query {
namespace {

using Truth = std::optional<bool>;

Value from_truth(Truth truth) { return truth ? Value(*truth) : Value(); }

Error type_error(Range range, std::string_view wanted, const Value& got) {
  return complain(range, "TypeError", "InvalidArgumentType",
                  "expected " + std::string(wanted) + ", got " + std::string(type_name(got)) + " " + to_literal(got),
                  "convert it: toInteger(), toFloat(), toString(), toBoolean(); or leave such rows out with WHERE");
}

Error deleted_access(Range range, std::string_view what) {
  return complain(range, "EntityNotFound", "DeletedEntityAccess",
                  "this " + std::string(what) + " was deleted earlier in the query",
                  "hand on what you need of it with WITH before deleting");
}

Truth to_truth(const Value& value, Range range) {
  if (value.is_null()) return {};
  if (value.type() != Value::Type::boolean) throw type_error(range, "true or false", value);
  return value.boolean();
}

Truth is_in(const Value& element, const Value& list, Range range) {
  if (list.is_null()) return {};
  if (list.type() != Value::Type::list) throw type_error(range, "a list after IN", list);
  Truth result = false;
  for (const Value& each : list.list()) {
    const Truth equal = equals(element, each);
    if (equal == true) return true;
    if (!equal) result = {};
  }
  return result;
}

Value text_predicate(BinaryOperator op, const Value& left, const Value& right, Range range, Run& run) {
  if (left.type() != Value::Type::string || right.type() != Value::Type::string) return {};
  const std::string &text = left.string(), &part = right.string();
  switch (op) {
    case BinaryOperator::starts_with: return Value(text.starts_with(part));
    case BinaryOperator::ends_with: return Value(text.ends_with(part));
    case BinaryOperator::contains: return Value(text.find(part) != std::string::npos);
    default: return Value(run.regular_expressions.matches(text, part, range));
  }
}

Value binary(BinaryOperator op, const Value& left, const Value& right, Range range, Run& run) {
  switch (op) {
    case BinaryOperator::add: return add(left, right);
    case BinaryOperator::subtract: return subtract(left, right);
    case BinaryOperator::multiply: return multiply(left, right);
    case BinaryOperator::divide: return divide(left, right);
    case BinaryOperator::modulo: return modulo(left, right);
    case BinaryOperator::power: return power(left, right);
    case BinaryOperator::in: return from_truth(is_in(left, right, range));
    default: return text_predicate(op, left, right, range, run);
  }
}

// reduce() is the one expression that can nest values without end: comparing, printing and freeing them must not
// exhaust the stack.
constexpr int nesting_of_values = 500;

bool nests_deeper(const Value& value, int levels) {
  if (levels == 0) return true;
  if (value.type() == Value::Type::list) {
    return std::any_of(value.list().begin(), value.list().end(),
                       [&](const Value& each) { return nests_deeper(each, levels - 1); });
  }
  if (value.type() != Value::Type::map) return false;
  return std::any_of(value.map().begin(), value.map().end(),
                     [&](const auto& each) { return nests_deeper(each.second, levels - 1); });
}

// A list's element or part: counted from 0, from the end where negative.
std::optional<std::size_t> position(std::int64_t index, std::size_t size) {
  const auto count = static_cast<std::int64_t>(size);
  if (index < -count || index >= count) return {};
  return static_cast<std::size_t>(index < 0 ? index + count : index);
}

std::size_t edge_of_slice(std::int64_t index, std::size_t size) {
  const auto count = static_cast<std::int64_t>(size);
  if (index < 0) index = index < -count ? 0 : index + count;
  return static_cast<std::size_t>(std::min(index, count));
}

Value index_list(const List& list, const Value& index, Range range) {
  if (index.is_null()) return {};
  if (index.type() != Value::Type::integer) throw type_error(range, "an integer as a list's index", index);
  const auto at = position(index.integer(), list.size());
  return at ? list[*at] : Value();
}

Value index_by_name(const Value& subject, const Value& key, Range range, Run& run) {
  if (key.is_null()) return {};
  if (key.type() != Value::Type::string) {
    throw complain(range, "TypeError", "MapElementAccessByNonString",
                   "a map is indexed by a string, not by " + to_literal(key),
                   "write its key in quotes, or toString(…)");
  }
  return property_of(subject, no_word, key.string(), range, run);
}

class Evaluator {
 public:
  Evaluator(const Expression& expression, Run& run) : range_(expression.range), run_(run) {}

  Value operator()(const Literal& e) const { return e.value; }
  Value operator()(const query::Parameter& e) const {
    const auto found = run_.parameters.find(e.name);
    if (found != run_.parameters.end()) return found->second;
    throw complain(range_, "ParameterMissing", "MissingParameter", "the parameter $" + e.name + " has no value",
                   "give it with --param " + e.name + "=…");
  }
  Value operator()(const Variable& e) const { return run_.at(e.slot); }
  Value operator()(const Property& e) const {
    return property_of(eval(e.subject), e.key.id, e.key.name.text, range_, run_);
  }
  Value operator()(const Index& e) const {
    const Value subject = eval(e.subject);
    if (subject.is_null()) return {};
    const Value key = eval(e.index);
    if (subject.type() == Value::Type::list) return index_list(subject.list(), key, e.index->range);
    const bool named = subject.type() == Value::Type::map || subject.type() == Value::Type::node ||
                       subject.type() == Value::Type::edge;
    if (!named) throw type_error(range_, "a list or a map before [ ]", subject);
    return index_by_name(subject, key, e.index->range, run_);
  }
  Value operator()(const Slice& e) const {
    const Value subject = eval(e.subject);
    const Value from = e.from ? eval(e.from) : Value(0);
    const Value to = e.to ? eval(e.to) : Value(std::numeric_limits<std::int64_t>::max());
    if (subject.is_null() || from.is_null() || to.is_null()) return {};
    if (subject.type() != Value::Type::list) throw type_error(range_, "a list before [ ]", subject);
    for (const Value* bound : {&from, &to}) {
      if (bound->type() != Value::Type::integer) throw type_error(range_, "integers in [from..to]", *bound);
    }
    const List& list = subject.list();
    const std::size_t begin = edge_of_slice(from.integer(), list.size()),
                      end = edge_of_slice(to.integer(), list.size());
    if (begin >= end) return List{};
    return List(list.begin() + static_cast<std::ptrdiff_t>(begin), list.begin() + static_cast<std::ptrdiff_t>(end));
  }
  Value operator()(const ListLiteral& e) const {
    List list;
    list.reserve(e.items.size());
    for (const ExpressionPtr& item : e.items) list.push_back(eval(item));
    return list;
  }
  Value operator()(const MapLiteral& e) const {
    Map map;
    for (const auto& [key, value] : e.entries) map[key.name.text] = eval(value);
    return map;
  }
  Value operator()(const MapProjection& e) const {
    const Value subject = eval(e.subject);
    if (subject.is_null()) return {};
    Map map;
    for (const MapProjection::Item& item : e.items) {
      if (item.all)
        map.merge(properties_of(subject, range_, run_));
      else if (item.value)
        map[item.key.name.text] = eval(item.value);
      else
        map[item.key.name.text] = property_of(subject, item.key.id, item.key.name.text, range_, run_);
    }
    return map;
  }
  Value operator()(const Unary& e) const {
    switch (e.op) {
      case UnaryOperator::is_null: return eval(e.operand).is_null();
      case UnaryOperator::is_not_null: return !eval(e.operand).is_null();
      case UnaryOperator::negation: {
        const Truth truth = evaluate_truth(*e.operand, run_);
        return truth ? Value(!*truth) : Value();
      }
      case UnaryOperator::minus: return placed([&] { return negate(eval(e.operand)); });
      default: return eval(e.operand);
    }
  }
  Value operator()(const Binary& e) const {
    const Value left = eval(e.left), right = eval(e.right);
    return placed([&] { return binary(e.op, left, right, range_, run_); });
  }
  Value operator()(const Comparisons& e) const {
    Truth result = true;
    Value left = eval(e.operands.front());
    for (std::size_t i = 0; i < e.ops.size(); ++i) {
      Value right = eval(e.operands[i + 1]);
      const Truth each = compare_as(e.ops[i], left, right);
      if (each == false) return false;
      if (!each) result = {};
      left = std::move(right);
    }
    return from_truth(result);
  }
  Value operator()(const Junction& e) const {
    if (e.op == JunctionOperator::exclusive) return exclusive(e);
    const bool decides = e.op == JunctionOperator::disjunction;
    Truth result = !decides;
    for (const ExpressionPtr& operand : e.operands) {
      const Truth each = evaluate_truth(*operand, run_);
      if (each == decides) return decides;
      if (!each) result = {};
    }
    return from_truth(result);
  }
  Value operator()(const HasLabels& e) const {
    const Value subject = eval(e.subject);
    if (subject.type() == Value::Type::node) return has_labels(subject.node(), e.labels);
    if (subject.type() == Value::Type::edge) return has_type(subject.edge(), e.types);
    if (subject.is_null()) return {};
    throw type_error(range_, "a node or a relationship", subject);
  }
  Value operator()(const Case& e) const {
    const Value subject = e.subject ? eval(e.subject) : Value();
    for (const auto& [when, then] : e.whens) {
      const bool hit = e.subject ? equals(subject, eval(when)) == true : holds(*when, run_);
      if (hit) return eval(then);
    }
    return e.otherwise ? eval(e.otherwise) : Value();
  }
  Value operator()(const FunctionCall& e) const {
    List arguments;
    arguments.reserve(e.arguments.size());
    for (const ExpressionPtr& argument : e.arguments) arguments.push_back(eval(argument));
    if (auto known = of_deleted(e, arguments)) return *known;
    return placed([&] { return invoke(*e.function, run_.scene, arguments); });
  }
  Value operator()(const Comprehension& e) const {
    const Value source = list_of(e.list);
    if (source.is_null()) return {};
    List result;
    Holding holding(run_);
    for (const Value& element : source.list()) {
      run_.tick();
      run_.at(e.variable.slot) = element;
      if (e.where && !holds(*e.where, run_)) continue;
      result.push_back(e.map ? eval(e.map) : element);
      holding.add(weight(result.back()));
    }
    return result;
  }
  Value operator()(const Quantifier& e) const {
    const Value source = list_of(e.list);
    if (source.is_null()) return {};
    std::size_t yes = 0, unknown = 0;
    for (const Value& element : source.list()) {
      run_.tick();
      run_.at(e.variable.slot) = element;
      const Truth truth = e.where ? evaluate_truth(*e.where, run_) : to_truth(element, range_);
      yes += truth == true ? 1 : 0;
      unknown += truth ? 0 : 1;
    }
    return from_truth(quantified(e.kind, yes, unknown, source.list().size()));
  }
  Value operator()(const Reduce& e) const {
    Value result = eval(e.start);
    const Value source = list_of(e.list);
    if (source.is_null()) return {};
    for (const Value& element : source.list()) {
      run_.tick();
      run_.at(e.accumulator.slot) = result;
      run_.at(e.variable.slot) = element;
      result = eval(e.step);
      if (nests_deeper(result, nesting_of_values)) {
        throw beyond_limit(range_, "a value is nested more than " + std::to_string(nesting_of_values) + " levels deep",
                           "let reduce() build a flat list: a + [x]");
      }
    }
    return result;
  }
  Value operator()(const PatternExpression& e) const { return evaluate_pattern(e, run_); }
  Value operator()(const PatternComprehension& e) const { return evaluate_pattern_comprehension(e, run_); }
  Value operator()(const Subquery& e) const { return evaluate_subquery(e, run_); }

 private:
  [[nodiscard]] Value eval(const ExpressionPtr& expression) const { return evaluate(*expression, run_); }

  // Errors of values and functions do not know where in the query they happened.
  template <typename Compute>
  Value placed(Compute compute) const {
    try {
      return compute();
    } catch (const Error& error) {
      throw query::at(error, range_);
    }
  }

  [[nodiscard]] Value list_of(const ExpressionPtr& expression) const {
    Value value = eval(expression);
    if (!value.is_null() && value.type() != Value::Type::list) throw type_error(expression->range, "a list", value);
    return value;
  }

  [[nodiscard]] Value exclusive(const Junction& e) const {
    Truth result = false;
    for (const ExpressionPtr& operand : e.operands) {
      const Truth each = evaluate_truth(*operand, run_);
      result = result && each ? Truth(*result != *each) : Truth();
    }
    return from_truth(result);
  }

  static Truth quantified(QuantifierKind kind, std::size_t yes, std::size_t unknown, std::size_t size) {
    const std::size_t no = size - yes - unknown;
    switch (kind) {
      case QuantifierKind::all: return no != 0 ? Truth(false) : unknown != 0 ? Truth() : Truth(true);
      case QuantifierKind::any: return yes != 0 ? Truth(true) : unknown != 0 ? Truth() : Truth(false);
      case QuantifierKind::none: return yes != 0 ? Truth(false) : unknown != 0 ? Truth() : Truth(true);
      default: return yes > 1 ? Truth(false) : unknown != 0 ? Truth() : Truth(yes == 1);
    }
  }

  [[nodiscard]] Value has_labels(NodeId node, const std::vector<Word>& labels) const {
    return std::all_of(labels.begin(), labels.end(), [&](const Word& label) {
      const auto code = run_.code(label.id);
      return code && run_.graph.has_label(node, *code);
    });
  }

  [[nodiscard]] Value has_type(EdgeId edge, const std::vector<Word>& types) const {
    const auto ends = run_.graph.edge(edge);
    return std::all_of(types.begin(), types.end(), [&](const Word& type) {
      const auto code = run_.code(type.id);
      return ends && code && ends->type == *code;
    });
  }

  // The type of a relationship that was deleted is still known; functions report all else of deleted elements as gone.
  [[nodiscard]] std::optional<Value> of_deleted(const FunctionCall& call, const List& arguments) const {
    if (run_.writer == nullptr || arguments.empty() || call.function->name != "type") return {};
    const Value& edge = arguments.front();
    if (edge.type() != Value::Type::edge || !run_.is_deleted_edge(edge.edge())) return {};
    return run_.graph.word(Vocabulary::type, *run_.deleted_type(edge.edge()));
  }

  Range range_;
  Run& run_;
};

}  // namespace

std::optional<bool> compare_as(Comparison op, const Value& left, const Value& right) {
  if (op == Comparison::equal) return equals(left, right);
  if (op == Comparison::unequal) {
    const auto equal = equals(left, right);
    return equal ? std::optional(!*equal) : equal;
  }
  const auto order = compare(left, right);
  if (!order) return {};
  switch (op) {
    case Comparison::less: return std::is_lt(*order);
    case Comparison::less_equal: return std::is_lteq(*order);
    case Comparison::greater: return std::is_gt(*order);
    default: return std::is_gteq(*order);
  }
}

Value evaluate(const Expression& expression, Run& run) {
  return std::visit(Evaluator(expression, run), expression.node);
}

std::optional<bool> evaluate_truth(const Expression& expression, Run& run) {
  return to_truth(evaluate(expression, run), expression.range);
}

Value property_of(const Value& subject, WordId key, std::string_view name, Range range, Run& run) {
  const auto code = [&] { return key == no_word ? run.graph.code(Vocabulary::key, name) : run.code(key); };
  switch (subject.type()) {
    case Value::Type::null: return {};
    case Value::Type::map: {
      const auto found = subject.map().find(name);
      return found == subject.map().end() ? Value() : found->second;
    }
    case Value::Type::node: {
      if (run.is_deleted_node(subject.node())) throw deleted_access(range, "node");
      const auto known = code();
      return known ? run.graph.node_property(subject.node(), *known) : Value();
    }
    case Value::Type::edge: {
      if (run.is_deleted_edge(subject.edge())) throw deleted_access(range, "relationship");
      const auto known = code();
      return known ? run.graph.edge_property(subject.edge(), *known) : Value();
    }
    default: break;
  }
  if (subject.type() >= Value::Type::date) {
    if (auto component = temporal_component(subject, name)) return *component;
    throw complain(range, "TypeError", "InvalidArgumentValue",
                   "a " + std::string(type_name(subject)) + " has no " + std::string(name),
                   "it has parts such as year, month, day, hour, minute, second, as far as its type goes");
  }
  throw type_error(range, "a node, a relationship or a map", subject);
}

Map properties_of(const Value& element, Range range, Run& run) {
  if (element.type() == Value::Type::map) return element.map();
  Properties properties;
  if (element.type() == Value::Type::node)
    properties = run.graph.node_properties(element.node());
  else if (element.type() == Value::Type::edge)
    properties = run.graph.edge_properties(element.edge());
  else
    throw type_error(range, "a node, a relationship or a map", element);
  Map map;
  for (auto& [key, value] : properties) map.emplace(run.graph.word(Vocabulary::key, key), std::move(value));
  return map;
}

std::uint64_t evaluate_count(const Expression& expression, Run& run) {
  const Value value = evaluate(expression, run);
  if (value.type() != Value::Type::integer) {
    throw syntax_error(expression.range, "InvalidArgumentType",
                       "SKIP and LIMIT need an integer, got " + to_literal(value), "give a whole number");
  }
  if (value.integer() < 0) {
    throw syntax_error(expression.range, "NegativeIntegerArgument",
                       "SKIP and LIMIT cannot be negative, got " + to_literal(value), "give 0 or more");
  }
  return static_cast<std::uint64_t>(value.integer());
}

}  // namespace treatygraph::query
