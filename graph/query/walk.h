// Walk: the expressions inside an expression or a pattern, whatever its kind. Query bodies of sub-queries are not
// entered.
#pragma once

#include "graph/query/syntax.h"

namespace treatygraph::query {

template <typename... F>
struct overloaded : F... {
  using F::operator()...;
};
template <typename... F>
overloaded(F...) -> overloaded<F...>;

template <typename Visit>
void each_expression(PatternPart& part, Visit&& visit) {
  for (NodePattern& node : part.nodes) {
    if (node.properties) visit(node.properties);
    if (node.where) visit(node.where);
  }
  for (EdgePattern& edge : part.edges) {
    if (edge.properties) visit(edge.properties);
    if (edge.where) visit(edge.where);
  }
}

// visit(ExpressionPtr&) for every direct child that is there.
template <typename Visit>
void each_child(Expression& expression, Visit&& visit) {
  const auto some = [&](ExpressionPtr& child) {
    if (child) visit(child);
  };
  const auto all = [&](std::vector<ExpressionPtr>& children) {
    for (ExpressionPtr& child : children) some(child);
  };
  std::visit(overloaded{
                 [](Literal&) {},
                 [](Parameter&) {},
                 [](Variable&) {},
                 [](Subquery&) {},
                 [&](Property& e) { some(e.subject); },
                 [&](Index& e) {
                   some(e.subject);
                   some(e.index);
                 },
                 [&](Slice& e) {
                   some(e.subject);
                   some(e.from);
                   some(e.to);
                 },
                 [&](ListLiteral& e) { all(e.items); },
                 [&](MapLiteral& e) {
                   for (auto& [key, value] : e.entries) some(value);
                 },
                 [&](MapProjection& e) {
                   some(e.subject);
                   for (auto& item : e.items) some(item.value);
                 },
                 [&](Unary& e) { some(e.operand); },
                 [&](Binary& e) {
                   some(e.left);
                   some(e.right);
                 },
                 [&](Comparisons& e) { all(e.operands); },
                 [&](Junction& e) { all(e.operands); },
                 [&](HasLabels& e) { some(e.subject); },
                 [&](Case& e) {
                   some(e.subject);
                   for (auto& [when, then] : e.whens) {
                     some(when);
                     some(then);
                   }
                   some(e.otherwise);
                 },
                 [&](FunctionCall& e) { all(e.arguments); },
                 [&](Comprehension& e) {
                   some(e.list);
                   some(e.where);
                   some(e.map);
                 },
                 [&](Quantifier& e) {
                   some(e.list);
                   some(e.where);
                 },
                 [&](Reduce& e) {
                   some(e.start);
                   some(e.list);
                   some(e.step);
                 },
                 [&](PatternExpression& e) {
                   each_expression(e.part, some);
                   for (Predicate& predicate : e.predicates) some(predicate.expression);
                 },
                 [&](PatternComprehension& e) {
                   each_expression(e.part, some);
                   for (Predicate& predicate : e.predicates) some(predicate.expression);
                   some(e.where);
                   some(e.map);
                 },
             },
             expression.node);
}

// The same for reading: visit(const Expression&).
template <typename Visit>
void each_child(const Expression& expression, Visit&& visit) {
  each_child(const_cast<Expression&>(expression), [&](ExpressionPtr& child) { visit(std::as_const(*child)); });
}

}  // namespace treatygraph::query
