#include <algorithm>
#include <array>
#include <limits>

#include "graph/query/complaint.h"
#include "graph/query/parse.h"
#include "graph/query/walk.h"

namespace treatygraph::query {
namespace {

struct JunctionLevel {
  std::string_view word;
  JunctionOperator op;
};
constexpr std::array<JunctionLevel, 3> junctions = {{{"OR", JunctionOperator::disjunction},
                                                     {"XOR", JunctionOperator::exclusive},
                                                     {"AND", JunctionOperator::conjunction}}};

struct ComparisonSymbol {
  std::string_view symbol;
  Comparison op;
};
constexpr std::array<ComparisonSymbol, 7> comparisons = {{{"=", Comparison::equal},
                                                          {"<>", Comparison::unequal},
                                                          {"!=", Comparison::unequal},
                                                          {"<", Comparison::less},
                                                          {"<=", Comparison::less_equal},
                                                          {">", Comparison::greater},
                                                          {">=", Comparison::greater_equal}}};

struct ArithmeticSymbol {
  std::size_t level;
  std::string_view symbol;
  BinaryOperator op;
};
constexpr std::size_t arithmetic_levels = 3;
constexpr std::array<ArithmeticSymbol, 6> arithmetics = {{{0, "+", BinaryOperator::add},
                                                          {0, "-", BinaryOperator::subtract},
                                                          {1, "*", BinaryOperator::multiply},
                                                          {1, "/", BinaryOperator::divide},
                                                          {1, "%", BinaryOperator::modulo},
                                                          {2, "^", BinaryOperator::power}}};

struct QuantifierWord {
  std::string_view word;
  QuantifierKind kind;
};
constexpr std::array<QuantifierWord, 4> quantifiers = {{{"all", QuantifierKind::all},
                                                        {"any", QuantifierKind::any},
                                                        {"none", QuantifierKind::none},
                                                        {"single", QuantifierKind::single}}};

struct SubqueryWord {
  std::string_view word;
  SubqueryKind kind;
};
constexpr std::array<SubqueryWord, 3> subqueries = {
    {{"exists", SubqueryKind::exists}, {"count", SubqueryKind::count}, {"collect", SubqueryKind::collect}}};

// Words that begin or join clauses: not variables, unless quoted.
constexpr std::array<std::string_view, 20> reserved = {
    "MATCH",  "OPTIONAL", "RETURN", "WITH", "WHERE", "CREATE", "MERGE", "DELETE", "DETACH", "REMOVE",
    "UNWIND", "UNION",    "ORDER",  "THEN", "ELSE",  "WHEN",   "AS",    "AND",    "OR",     "XOR"};

}  // namespace

ExpressionPtr Parser::make(std::uint32_t begin, Expression::Node node) {
  auto result = std::make_unique<Expression>();
  result->range = since(begin);
  result->node = std::move(node);
  each_child(*result, [&](ExpressionPtr& child) { result->height = std::max(result->height, child->height + 1); });
  if (result->height > height_limit) {
    throw beyond_limit(result->range,
                       "this expression is more than " + std::to_string(height_limit) + " operators deep",
                       "split it with WITH");
  }
  return result;
}

ExpressionPtr Parser::expression() {
  const Nesting nesting(*this);
  return junction(0);
}

ExpressionPtr Parser::junction(std::size_t level) {
  if (level == junctions.size()) return negation();
  const std::uint32_t begin = here();
  ExpressionPtr first = junction(level + 1);
  if (!at_word(junctions[level].word)) return first;
  Junction result{junctions[level].op, {}};
  result.operands.push_back(std::move(first));
  while (take_word(junctions[level].word)) result.operands.push_back(junction(level + 1));
  return make(begin, std::move(result));
}

ExpressionPtr Parser::negation() {
  const std::uint32_t begin = here();
  std::size_t count = 0;
  while (take_word("NOT")) ++count;
  ExpressionPtr operand = comparison();
  for (; count != 0; --count) operand = make(begin, Unary{UnaryOperator::negation, std::move(operand)});
  return operand;
}

ExpressionPtr Parser::comparison() {
  const std::uint32_t begin = here();
  ExpressionPtr first = predicate();
  Comparisons result;
  while (true) {
    const auto found =
        std::find_if(comparisons.begin(), comparisons.end(), [&](const auto& c) { return at(c.symbol); });
    if (found == comparisons.end()) break;
    ++position_;
    result.ops.push_back(found->op);
    result.operands.push_back(predicate());
  }
  if (result.ops.empty()) return first;
  result.operands.insert(result.operands.begin(), std::move(first));
  return make(begin, std::move(result));
}

// x IN list, x STARTS WITH y, x IS NULL …: looser than arithmetic, tighter than comparisons
ExpressionPtr Parser::predicate() {
  const std::uint32_t begin = here();
  ExpressionPtr left = arithmetic(0);
  const auto binary = [&](BinaryOperator op) { left = make(begin, Binary{op, std::move(left), arithmetic(0)}); };
  while (true) {
    if (take_word("IN")) {
      binary(BinaryOperator::in);
    } else if (take_words({"STARTS", "WITH"})) {
      binary(BinaryOperator::starts_with);
    } else if (take_words({"ENDS", "WITH"})) {
      binary(BinaryOperator::ends_with);
    } else if (take_word("CONTAINS")) {
      binary(BinaryOperator::contains);
    } else if (take("=~")) {
      binary(BinaryOperator::matches);
    } else if (at_word("IS")) {
      left = null_predicate(std::move(left));
    } else {
      return left;
    }
  }
}

ExpressionPtr Parser::null_predicate(ExpressionPtr operand) {
  expect_word("IS");
  const bool negated = take_word("NOT");
  if (!take_word("NULL")) throw unexpected("NULL or NOT NULL after IS");
  const std::uint32_t begin = operand->range.begin;
  return make(begin, Unary{negated ? UnaryOperator::is_not_null : UnaryOperator::is_null, std::move(operand)});
}

ExpressionPtr Parser::arithmetic(std::size_t level) {
  if (level == arithmetic_levels) return unary();
  const std::uint32_t begin = here();
  ExpressionPtr left = arithmetic(level + 1);
  while (true) {
    const auto found = std::find_if(arithmetics.begin(), arithmetics.end(),
                                    [&](const auto& a) { return a.level == level && at(a.symbol); });
    if (found == arithmetics.end()) return left;
    ++position_;
    left = make(begin, Binary{found->op, std::move(left), arithmetic(level + 1)});
  }
}

ExpressionPtr Parser::unary() {
  const std::uint32_t begin = here();
  std::string signs;
  while (at("-") || at("+")) {
    signs += token().text;
    ++position_;
  }
  ExpressionPtr operand;
  const bool folds = !signs.empty() && signs.back() == '-' && token().kind == TokenKind::integer;
  if (folds) {
    operand = number(tokens_[position_ - 1].range.begin, "-");
    signs.pop_back();
  } else {
    operand = postfix();
  }
  for (; !signs.empty(); signs.pop_back()) {
    const UnaryOperator op = signs.back() == '-' ? UnaryOperator::minus : UnaryOperator::plus;
    operand = make(begin, Unary{op, std::move(operand)});
  }
  return operand;
}

ExpressionPtr Parser::postfix() {
  ExpressionPtr result = atom();
  while (at(".") || at("[") || at(":") || at("{")) {
    const std::size_t before = position_;
    result = postfix_one(std::move(result));
    if (position_ == before) break;
  }
  return result;
}

ExpressionPtr Parser::postfix_one(ExpressionPtr subject) {
  const std::uint32_t begin = subject->range.begin;
  if (take(".")) {
    Word key{name("a property's name"), no_word};
    return make(begin, Property{std::move(subject), std::move(key)});
  }
  if (at("[")) return subscript(std::move(subject));
  if (at(":")) {
    HasLabels result{std::move(subject), labels(), {}};
    result.types = result.labels;
    return make(begin, std::move(result));
  }
  if (std::holds_alternative<Variable>(subject->node)) return map_projection(std::move(subject));
  return subject;
}

ExpressionPtr Parser::map_projection(ExpressionPtr subject) {
  const std::uint32_t begin = subject->range.begin;
  MapProjection result{std::move(subject), {}};
  expect("{");
  while (!at("}")) {
    MapProjection::Item item;
    if (take(".")) {
      item.all = take("*");
      if (!item.all) item.key.name = name("a property's name");
    } else {
      item.key.name = name("a key, .property or .*");
      const Range range = item.key.name.range;
      item.value = take(":") ? expression() : make(range.begin, Variable{item.key.name, no_slot});
    }
    result.items.push_back(std::move(item));
    if (!take(",")) break;
  }
  expect("}");
  return make(begin, std::move(result));
}

ExpressionPtr Parser::subscript(ExpressionPtr subject) {
  const std::uint32_t begin = subject->range.begin;
  expect("[");
  ExpressionPtr first;
  if (!at("..")) first = expression();
  if (!take("..")) {
    expect("]");
    return make(begin, Index{std::move(subject), std::move(first)});
  }
  ExpressionPtr last;
  if (!at("]")) last = expression();
  expect("]");
  return make(begin, Slice{std::move(subject), std::move(first), std::move(last)});
}

ExpressionPtr Parser::atom() {
  const Token& first = token();
  const std::uint32_t begin = first.range.begin;
  switch (first.kind) {
    case TokenKind::integer:
    case TokenKind::real:
    case TokenKind::bad_number: return number(begin, "");
    case TokenKind::string: ++position_; return make(begin, Literal{Value(first.text)});
    case TokenKind::parameter: ++position_; return make(begin, Parameter{first.text});
    case TokenKind::name:
    case TokenKind::quoted_name: return named_atom();
    default: break;
  }
  if (at_pattern()) return make(begin, PatternExpression{pattern_element(), 0, {}, {}});
  if (at("[")) return bracketed();
  if (at("{")) return map_literal();
  if (!take("(")) throw unexpected("an expression");
  ExpressionPtr inner = expression();
  expect(")");
  inner->parenthesised = true;
  return inner;
}

ExpressionPtr Parser::number(std::uint32_t begin, std::string_view sign) {
  const Token& literal = token();
  if (literal.kind == TokenKind::bad_number) {
    if (literal.text == "InvalidNumberLiteral") {
      throw syntax_error(literal.range, literal.text, "this is not a number",
                         "a name begins with a letter; put text in quotes");
    }
    const bool whole = literal.text == "IntegerOverflow";
    throw syntax_error(literal.range, literal.text,
                       whole ? "this integer does not fit in 64 bits" : "this number is too great for a float",
                       "keep it as text in quotes");
  }
  ++position_;
  if (literal.kind == TokenKind::real) return make(begin, Literal{Value(literal.real)});
  constexpr std::uint64_t edge = std::uint64_t{1} << 63U;
  if (literal.integer == edge && sign.empty()) {
    throw syntax_error(literal.range, "IntegerOverflow", "this integer does not fit in 64 bits",
                       "keep it as text in quotes");
  }
  const std::uint64_t bits = sign.empty() ? literal.integer : std::uint64_t{0} - literal.integer;
  return make(begin, Literal{Value(static_cast<std::int64_t>(bits))});
}

ExpressionPtr Parser::named_atom() {
  const std::uint32_t begin = here();
  const bool plain = token().kind == TokenKind::name;
  if (plain && at_pattern()) return make(begin, PatternExpression{pattern_element(), 0, {}, {}});
  if (plain && at_word("CASE") && !at(".", 1)) return case_expression();
  for (const QuantifierWord& q : quantifiers) {
    if (plain && at_word(q.word) && at("(", 1) && at_name(2) && at_word("IN", 3)) return quantifier(q.kind);
  }
  for (const SubqueryWord& s : subqueries) {
    if (plain && at_word(s.word) && at("{", 1)) return subquery(s.kind);
  }
  if (plain && at_word("reduce") && at("(", 1) && at_name(2) && at("=", 3)) return reduce();
  std::size_t dots = 1;
  while (at(".", dots) && at_name(dots + 1)) dots += 2;
  if (at("(", dots)) return function_call();
  if (plain && take_word("null")) return make(begin, Literal{Value()});
  if (plain && take_word("true")) return make(begin, Literal{Value(true)});
  if (plain && take_word("false")) return make(begin, Literal{Value(false)});
  const bool is_reserved =
      std::any_of(reserved.begin(), reserved.end(), [&](std::string_view w) { return at_word(w); });
  if (plain && is_reserved && !at(".", 1)) throw unexpected("an expression");
  Name variable = name("a variable");
  return make(begin, Variable{std::move(variable), no_slot});
}

ExpressionPtr Parser::bracketed() {
  const std::uint32_t begin = here();
  if (at_name(1) && at_word("IN", 2)) return comprehension();
  const bool names_path = at_name(1) && at("=", 2) && at("(", 3);
  ++position_;
  if (names_path || at_pattern()) {
    --position_;
    return pattern_comprehension();
  }
  ListLiteral result;
  if (take("]")) return make(begin, std::move(result));
  do result.items.push_back(expression());
  while (take(","));
  if (!take("]")) throw unexpected(R"("," or "]")");
  return make(begin, std::move(result));
}

ExpressionPtr Parser::comprehension() {
  const std::uint32_t begin = here();
  Comprehension result;
  expect("[");
  result.variable.name = name("a variable");
  expect_word("IN");
  result.list = expression();
  if (take_word("WHERE")) result.where = expression();
  if (take("|")) result.map = expression();
  expect("]");
  return make(begin, std::move(result));
}

ExpressionPtr Parser::pattern_comprehension() {
  const std::uint32_t begin = here();
  PatternComprehension result;
  expect("[");
  result.part = pattern_part();
  if (take_word("WHERE")) result.where = expression();
  if (!take("|")) throw unexpected("\"|\" and what to collect");
  result.map = expression();
  expect("]");
  return make(begin, std::move(result));
}

ExpressionPtr Parser::map_literal() {
  const std::uint32_t begin = here();
  MapLiteral result;
  expect("{");
  if (take("}")) return make(begin, std::move(result));
  do {
    Word key{name("a key"), no_word};
    expect(":");
    result.entries.emplace_back(std::move(key), expression());
  } while (take(","));
  if (!take("}")) throw unexpected(R"("," or "}")");
  return make(begin, std::move(result));
}

ExpressionPtr Parser::case_expression() {
  const std::uint32_t begin = here();
  Case result;
  expect_word("CASE");
  if (!at_word("WHEN")) result.subject = expression();
  while (take_word("WHEN")) {
    ExpressionPtr when = expression();
    expect_word("THEN");
    result.whens.emplace_back(std::move(when), expression());
  }
  if (result.whens.empty()) throw unexpected("WHEN");
  if (take_word("ELSE")) result.otherwise = expression();
  expect_word("END");
  return make(begin, std::move(result));
}

ExpressionPtr Parser::quantifier(QuantifierKind kind) {
  const std::uint32_t begin = here();
  Quantifier result{kind, {}, nullptr, nullptr};
  position_ += 2;
  result.variable.name = name("a variable");
  expect_word("IN");
  result.list = expression();
  if (take_word("WHERE")) result.where = expression();
  expect(")");
  return make(begin, std::move(result));
}

ExpressionPtr Parser::reduce() {
  const std::uint32_t begin = here();
  Reduce result;
  position_ += 2;
  result.accumulator.name = name("a variable");
  expect("=");
  result.start = expression();
  expect(",");
  result.variable.name = name("a variable");
  expect_word("IN");
  result.list = expression();
  expect("|");
  result.step = expression();
  expect(")");
  return make(begin, std::move(result));
}

ExpressionPtr Parser::function_call() {
  const std::uint32_t begin = here();
  FunctionCall result;
  result.name = name("a function");
  while (take(".")) result.name.text += "." + name("a function").text;
  result.name.range = since(begin);
  expect("(");
  result.distinct = take_word("DISTINCT");
  if (at("*") && at(")", 1)) result.star = take("*");
  if (!result.star && !at(")")) {
    do result.arguments.push_back(expression());
    while (take(","));
  }
  if (!take(")")) throw unexpected(R"-("," or ")")-");
  return make(begin, std::move(result));
}

// EXISTS { (a)-->(b) WHERE … } is EXISTS { MATCH (a)-->(b) WHERE … }
ExpressionPtr Parser::subquery(SubqueryKind kind) {
  const std::uint32_t begin = here();
  Subquery result{kind, nullptr, 0, {}};
  ++position_;
  expect("{");
  if (at("(") || at_shortest() || (at_name() && at("=", 1))) {
    const Nesting nesting(*this);
    Match match;
    const std::uint32_t inner = here();
    match.pattern = pattern();
    if (take_word("WHERE")) match.where = expression();
    Clause clause;
    clause.node = std::move(match);
    clause.range = since(inner);
    result.query = std::make_unique<Query>();
    result.query->parts.emplace_back();
    result.query->parts.back().clauses.push_back(std::move(clause));
  } else {
    result.query = std::make_unique<Query>(query());
  }
  expect("}");
  return make(begin, std::move(result));
}

ExpressionPtr Parser::lone_expression() {
  ExpressionPtr result = expression();
  if (token().kind != TokenKind::end) throw unexpected("the end of the value");
  return result;
}

ExpressionPtr parse_expression(std::string_view text) { return Parser(text).lone_expression(); }

}  // namespace treatygraph::query
