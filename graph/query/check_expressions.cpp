#include <algorithm>
#include <cctype>

#include "graph/query/aggregate.h"
#include "graph/query/check.h"
#include "graph/query/complaint.h"
#include "graph/query/functions.h"
#include "graph/query/parse.h"
#include "graph/query/walk.h"

namespace treatygraph::query {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](unsigned char c) { return std::tolower(c); });
  return result;
}

bool is_random(const Expression& expression) {
  const auto* call = std::get_if<FunctionCall>(&expression.node);
  bool found = call != nullptr && (same_word(call->name.text, "rand") || same_word(call->name.text, "randomUUID"));
  each_child(expression, [&](const Expression& child) { found = found || is_random(child); });
  return found;
}

Error wrong_type(Range range, std::string_view where, Kinds wanted, Kinds got) {
  return syntax_error(range, "InvalidArgumentType",
                      std::string(where) + " takes " + describe(wanted) + ", not " + describe(got), remedy_for(wanted));
}

}  // namespace

Type Checker::expect(ExpressionPtr& expression, Kinds kinds, std::string_view where) {
  const Type type = this->expression(expression);
  if (!type.may_be(kinds)) throw wrong_type(expression->range, where, kinds, type.kinds);
  return type;
}

void Checker::condition(ExpressionPtr& expression) {
  const bool allowed = std::exchange(aggregates_allowed_, false);
  truth(expression);
  aggregates_allowed_ = allowed;
}

void Checker::truth(ExpressionPtr& expression) {
  auto* pattern = std::get_if<PatternExpression>(&expression->node);
  if (pattern != nullptr && pattern->part.shortest == Shortest::no) {
    pattern_expression(*pattern);
    return;
  }
  expect(expression, boolean_kind, "a condition");
}

Type Checker::expression(ExpressionPtr& expression) {
  const Range range = expression->range;
  const auto all = [&](std::vector<ExpressionPtr>& list) {
    Type result{list_kind, list.empty() ? any_kind : Kinds{0}};
    for (ExpressionPtr& each : list) result.elements |= this->expression(each).kinds;
    return result;
  };
  return std::visit(overloaded{[](Literal& e) { return e.value.is_null() ? Type{} : Type{kind(e.value.type())}; },
                               [&](query::Parameter& e) {
                                 syntax_.parameters.emplace_back(e.name, range);
                                 return Type{};
                               },
                               [&](Variable& e) { return variable(e); },
                               [&](Property& e) { return property(e, range); },
                               [&](Index& e) { return index(e, range); },
                               [&](Slice& e) {
                                 const Type list = expect(e.subject, list_kind, "[from..to]");
                                 if (e.from) expect(e.from, integer_kind, "[from..to]");
                                 if (e.to) expect(e.to, integer_kind, "[from..to]");
                                 return Type{list_kind, list.elements};
                               },
                               [&](ListLiteral& e) { return all(e.items); },
                               [&](MapLiteral& e) {
                                 for (auto& [key, value] : e.entries) this->expression(value);
                                 return Type{map_kind};
                               },
                               [&](MapProjection& e) {
                                 expect(e.subject, map_kind | node_kind | edge_kind, "{.key}");
                                 for (auto& item : e.items) {
                                   if (item.value)
                                     this->expression(item.value);
                                   else if (!item.all)
                                     word(item.key, Vocabulary::key);
                                 }
                                 return Type{map_kind};
                               },
                               [&](Unary& e) { return unary(e, range); },
                               [&](Binary& e) { return binary(e, range); },
                               [&](Comparisons& e) {
                                 all(e.operands);
                                 return Type{boolean_kind};
                               },
                               [&](Junction& e) {
                                 for (ExpressionPtr& operand : e.operands) truth(operand);
                                 return Type{boolean_kind};
                               },
                               [&](HasLabels& e) {
                                 expect(e.subject, node_kind | edge_kind, ":Label");
                                 for (Word& label : e.labels) {
                                   word(label, Vocabulary::label);
                                   asked(label);
                                 }
                                 for (Word& type : e.types) word(type, Vocabulary::type);
                                 return Type{boolean_kind};
                               },
                               [&](Case& e) { return case_of(e); },
                               [&](FunctionCall&) { return call(expression); },
                               [&](Comprehension& e) { return comprehension(e); },
                               [&](Quantifier& e) {
                                 quantifier(e);
                                 return Type{boolean_kind};
                               },
                               [&](Reduce& e) { return reduce(e); },
                               [&](PatternExpression& e) {
                                 if (e.part.shortest == Shortest::no) {
                                   throw syntax_error(range, "UnexpectedSyntax", "a pattern cannot be a value",
                                                      "use exists(…), or [p = … | p]");
                                 }
                                 pattern_expression(e);
                                 return e.part.shortest == Shortest::one ? Type{path_kind} : Type{list_kind, path_kind};
                               },
                               [&](PatternComprehension& e) { return pattern_comprehension(e); },
                               [&](Subquery& e) { return subquery(e); }},
                    expression->node);
}

Type Checker::variable(Variable& variable) {
  const Known* known = find(variable.name.text);
  if (known == nullptr) throw undefined(variable.name);
  variable.slot = known->slot;
  return known->type;
}

Type Checker::property(Property& property, Range range) {
  const Type subject = expression(property.subject);
  word(property.key, Vocabulary::key);
  asked(property.key);
  if (subject.may_be(node_kind | edge_kind | map_kind | instant_kind | duration_kind)) return {};
  if (subject.kinds == path_kind) {
    throw syntax_error(range, "InvalidArgumentType", "a path has no properties", "use nodes(p) or relationships(p)");
  }
  throw complain(property.subject->range, "TypeError", "InvalidArgumentType",
                 describe(subject.kinds) + " has no properties", "ask them of a node, a relationship or a map");
}

Type Checker::index(Index& index, Range range) {
  const Type subject = expression(index.subject);
  const Type key = expression(index.index);
  if (!subject.may_be(list_kind | map_kind | node_kind | edge_kind)) {
    throw complain(range, "TypeError", "InvalidArgumentType",
                   "[…] takes from a list or a map, not from " + describe(subject.kinds),
                   "for text use substring(), left() or right()");
  }
  if (subject.kinds != list_kind) return {};
  if (!key.may_be(integer_kind)) {
    throw complain(index.index->range, "TypeError", "InvalidArgumentType",
                   "a list is indexed by an integer, not by " + describe(key.kinds),
                   "count from 0; -1 is the last one");
  }
  return Type{subject.elements};
}

Type Checker::unary(Unary& unary, Range range) {
  switch (unary.op) {
    case UnaryOperator::negation: truth(unary.operand); return Type{boolean_kind};
    case UnaryOperator::is_null:
    case UnaryOperator::is_not_null: expression(unary.operand); return Type{boolean_kind};
    default: break;
  }
  const Type type = expression(unary.operand);
  if (!type.may_be(number_kind | duration_kind)) throw wrong_type(range, "a sign", number_kind, type.kinds);
  return type;
}

Type Checker::binary(Binary& binary, Range range) {
  const Type left = expression(binary.left);
  const Type right = expression(binary.right);
  const auto both = [&](std::string_view sign, Kinds kinds) {
    if (!left.may_be(kinds)) throw wrong_type(binary.left->range, sign, kinds, left.kinds);
    if (!right.may_be(kinds)) throw wrong_type(binary.right->range, sign, kinds, right.kinds);
  };
  const bool numbers = (left.kinds & ~number_kind) == 0 && (right.kinds & ~number_kind) == 0;
  const bool integers = left.kinds == integer_kind && right.kinds == integer_kind;
  const Type number = integers ? Type{integer_kind} : numbers ? Type{number_kind} : Type{};
  switch (binary.op) {
    case BinaryOperator::add: return add(left, right, range);
    case BinaryOperator::subtract: both("-", number_kind | duration_kind | instant_kind); return number;
    case BinaryOperator::multiply: both("*", number_kind | duration_kind); return number;
    case BinaryOperator::divide: both("/", number_kind | duration_kind); return number;
    case BinaryOperator::modulo: both("%", number_kind); return number;
    case BinaryOperator::power: both("^", number_kind); return Type{real_kind};
    case BinaryOperator::in:
      if (!right.may_be(list_kind)) throw wrong_type(binary.right->range, "IN", list_kind, right.kinds);
      return Type{boolean_kind};
    default: return Type{boolean_kind};
  }
}

Type Checker::add(const Type& left, const Type& right, Range range) const {
  if (left.kinds == list_kind && right.kinds == list_kind) return Type{list_kind, left.elements | right.elements};
  if (left.kinds == list_kind) return Type{list_kind, left.elements | right.kinds};
  if (right.kinds == list_kind) return Type{list_kind, right.elements | left.kinds};
  if (left.may_be(list_kind) || right.may_be(list_kind)) return {};
  if (left.kinds == string_kind || right.kinds == string_kind) return Type{string_kind};
  constexpr Kinds addable = number_kind | string_kind | duration_kind | instant_kind;
  if (!left.may_be(addable)) throw wrong_type(range, "+", addable | list_kind, left.kinds);
  if (!right.may_be(addable)) throw wrong_type(range, "+", addable | list_kind, right.kinds);
  if (left.kinds == integer_kind && right.kinds == integer_kind) return Type{integer_kind};
  return {};
}

Type Checker::case_of(Case& branches) {
  if (branches.subject) expression(branches.subject);
  Type result{0, 0};
  const auto join = [&](const Type& type) { result = {result.kinds | type.kinds, result.elements | type.elements}; };
  for (auto& [when, then] : branches.whens) {
    if (branches.subject)
      expression(when);
    else
      truth(when);
    join(expression(then));
  }
  if (branches.otherwise) join(expression(branches.otherwise));
  return result;
}

// ---- functions ----

Type Checker::call(ExpressionPtr& expression) {
  auto& call = std::get<FunctionCall>(expression->node);
  const Range range = expression->range;
  if (find_aggregate(call.name.text)) return aggregate(call, range);
  if (!same_word(call.name.text, "exists") || call.arguments.size() != 1) return function(call, range);
  ExpressionPtr argument = std::move(call.arguments.front());
  if (std::holds_alternative<PatternExpression>(argument->node)) {
    expression = std::move(argument);
    truth(expression);
    return Type{boolean_kind};
  }
  this->expression(argument);
  expression->node = Unary{UnaryOperator::is_not_null, std::move(argument)};
  return Type{boolean_kind};
}

Type Checker::aggregate(FunctionCall& call, Range range) {
  const AggregateFunction& function = aggregate_functions()[*find_aggregate(call.name.text)];
  if (inside_aggregate_) {
    throw syntax_error(range, "NestedAggregation", "an aggregate cannot stand inside another",
                       "hand the inner one on with WITH");
  }
  if (!aggregates_allowed_) {
    throw syntax_error(range, "InvalidAggregation", call.name.text + "() cannot stand here: it needs all rows",
                       "compute it in WITH or RETURN, then use its name");
  }
  const bool counts_rows = call.star && function.name == "count";
  if (!counts_rows && (call.star || call.arguments.size() != function.arguments)) {
    throw syntax_error(range, "InvalidNumberOfArguments",
                       std::string(function.name) + "() takes " + std::to_string(function.arguments) +
                           (function.arguments == 1 ? " argument" : " arguments"),
                       function.name == "count" ? "count(*) counts rows, count(n) what is not null"
                                                : "give it a value of each row: n.property");
  }
  inside_aggregate_ = true;
  Type argument;
  for (ExpressionPtr& each : call.arguments) {
    const Type type = expression(each);
    if (&each == &call.arguments.front()) argument = type;
    if (is_random(*each)) {
      throw syntax_error(each->range, "NonConstantExpression", "an aggregate cannot be taken of random numbers",
                         "make them in WITH first: WITH rand() AS r");
    }
  }
  inside_aggregate_ = false;
  if (function.numeric && !argument.may_be(number_kind | duration_kind)) {
    throw wrong_type(range, std::string(function.name) + "()", number_kind, argument.kinds);
  }
  if (function.name == "count") return Type{integer_kind};
  if (function.name == "collect") return Type{list_kind, argument.kinds};
  return {};
}

Type Checker::function(FunctionCall& call, Range range) {
  call.function = find_function(call.name.text);
  if (call.function == nullptr) {
    std::vector<std::string> names;
    for (const Function& known : functions()) names.emplace_back(known.name);
    for (const AggregateFunction& known : aggregate_functions()) names.emplace_back(known.name);
    throw syntax_error(call.name.range, "UnknownFunction", "there is no function " + call.name.text,
                       near_name(call.name.text, names));
  }
  const Function& known = *call.function;
  if (call.star || call.distinct || call.arguments.size() < known.least ||
      (call.arguments.size() > known.most && known.most != Function::many)) {
    throw syntax_error(range, "InvalidNumberOfArguments", std::string(known.name) + "() does not take these arguments",
                       "for example: " + std::string(known.example));
  }
  const Signature* signature = find_signature(lower(known.name));
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    const Type type = expression(call.arguments[i]);
    const Kinds accepted = known.accepts[std::min<std::size_t>(i, 2)].bits;
    if (type.may_be(accepted & ~Kinds{1})) continue;
    throw wrong_type(call.arguments[i]->range, std::string(known.name) + "()", accepted & ~Kinds{1}, type.kinds);
  }
  return signature == nullptr ? Type{} : Type{signature->result, signature->elements};
}

// ---- expressions with variables of their own ----

// Runs `check` while the variable is in scope, hiding an outer one of its name. Aggregates cannot stand inside: they
// are of rows.
template <typename Check>
void Checker::with_variable(Variable& variable, Type type, Check check) {
  const Known* known = find(variable.name.text);
  const std::optional<Known> hidden = known == nullptr ? std::nullopt : std::optional(*known);
  const bool allowed = std::exchange(aggregates_allowed_, false);
  declare(variable, type);
  check();
  aggregates_allowed_ = allowed;
  if (hidden)
    scope_[variable.name.text] = *hidden;
  else
    scope_.erase(variable.name.text);
}

Type Checker::comprehension(Comprehension& comprehension) {
  const Type list = expect(comprehension.list, list_kind, "a list comprehension");
  const Type element{list.kinds == list_kind ? list.elements : any_kind};
  Type result = element;
  with_variable(comprehension.variable, element, [&] {
    if (comprehension.where) truth(comprehension.where);
    if (comprehension.map) result = expression(comprehension.map);
  });
  return Type{list_kind, result.kinds};
}

void Checker::quantifier(Quantifier& quantifier) {
  const Type list = expect(quantifier.list, list_kind, "a quantifier");
  const Type element{list.kinds == list_kind ? list.elements : any_kind};
  with_variable(quantifier.variable, element, [&] {
    if (quantifier.where) truth(quantifier.where);
  });
}

Type Checker::reduce(Reduce& reduce) {
  expression(reduce.start);
  const Type list = expect(reduce.list, list_kind, "reduce()");
  const Type element{list.kinds == list_kind ? list.elements : any_kind};
  with_variable(reduce.accumulator, Type{},
                [&] { with_variable(reduce.variable, element, [&] { expression(reduce.step); }); });
  return {};
}

void Checker::pattern_expression(PatternExpression& expression) {
  expression.number = new_subquery();
  expression.outer = visible();
  Pattern parts;
  parts.push_back(std::move(expression.part));
  const bool allowed = std::exchange(aggregates_allowed_, false);
  pattern(parts, PatternUse::predicate);
  aggregates_allowed_ = allowed;
  expression.part = std::move(parts.front());
  expression.predicates = take_predicates({&expression.part, 1}, nullptr);
}

Type Checker::pattern_comprehension(PatternComprehension& comprehension) {
  comprehension.number = new_subquery();
  comprehension.outer = visible();
  const Scope outer = scope_;
  const bool allowed = std::exchange(aggregates_allowed_, false);
  Pattern parts;
  parts.push_back(std::move(comprehension.part));
  pattern(parts, PatternUse::match);
  comprehension.part = std::move(parts.front());
  if (comprehension.where) truth(comprehension.where);
  const Type element = expression(comprehension.map);
  comprehension.predicates = take_predicates({&comprehension.part, 1}, std::move(comprehension.where));
  aggregates_allowed_ = allowed;
  scope_ = outer;
  return Type{list_kind, element.kinds};
}

Type Checker::subquery(Subquery& subquery) {
  subquery.number = new_subquery();
  subquery.outer = visible();
  const bool allowed = std::exchange(aggregates_allowed_, false);
  const bool inside = std::exchange(inside_aggregate_, false);
  query(*subquery.query, Body::subquery);
  aggregates_allowed_ = allowed;
  inside_aggregate_ = inside;
  if (subquery.kind == SubqueryKind::exists) return Type{boolean_kind};
  if (subquery.kind == SubqueryKind::count) return Type{integer_kind};
  if (subquery.query->columns.size() != 1) {
    throw syntax_error(subquery.query->parts.front().clauses.front().range, "InvalidClauseComposition",
                       "COLLECT { } needs exactly one column", "end it with RETURN …");
  }
  return Type{list_kind};
}

}  // namespace treatygraph::query
