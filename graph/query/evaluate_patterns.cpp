#include "graph/model/value_operations.h"
#include "graph/query/complaint.h"
#include "graph/query/evaluate.h"

namespace treatygraph::query {
namespace {

Operator& pattern_operator(const PatternPart& part, const std::vector<Predicate>& predicates,
                           const std::vector<Slot>& outer, std::uint32_t number, Run& run) {
  return run.subquery(number, [&] {
    Planner planner(run.syntax, run.graph);
    return planner.plan_pattern({&part, 1}, predicates, outer, make_plan(step::Start{}, nullptr, 1));
  });
}

Value count_rows(const Subquery& expression, Run& run) {
  Operator& rows = run.subquery(expression.number, [&] {
    return Planner(run.syntax, run.graph).plan_count(*expression.query, expression.outer);
  });
  const auto* degree = std::get_if<step::Degree>(&rows.plan().step);
  std::int64_t count = 0;
  for (rows.open(); rows.next();) count += degree == nullptr ? 1 : run.at(degree->edge).integer();
  return count;
}

}  // namespace

// A predicate is true where one match is found; a shortest path is a path, or a list of them.
Value evaluate_pattern(const PatternExpression& expression, Run& run) {
  Operator& matches =
      pattern_operator(expression.part, expression.predicates, expression.outer, expression.number, run);
  matches.open();
  if (expression.part.shortest == Shortest::no) return matches.next();
  List paths;
  while (matches.next()) {
    paths.push_back(make_path(expression.part, run));
    if (expression.part.shortest == Shortest::one) return paths.front();
  }
  return expression.part.shortest == Shortest::one ? Value() : Value(paths);
}

Value evaluate_pattern_comprehension(const PatternComprehension& expression, Run& run) {
  Operator& matches =
      pattern_operator(expression.part, expression.predicates, expression.outer, expression.number, run);
  List result;
  Holding holding(run);
  for (matches.open(); matches.next();) {
    result.push_back(evaluate(*expression.map, run));
    holding.add(weight(result.back()));
  }
  return result;
}

Value evaluate_subquery(const Subquery& expression, Run& run) {
  if (expression.kind == SubqueryKind::count) return count_rows(expression, run);
  Operator& rows = run.subquery(
      expression.number, [&] { return Planner(run.syntax, run.graph).plan(*expression.query, expression.outer); });
  rows.open();
  if (expression.kind == SubqueryKind::exists) return rows.next();
  List list;
  Holding holding(run);
  while (rows.next()) {
    list.push_back(run.at(expression.query->results.front()));
    holding.add(weight(list.back()));
  }
  return list;
}

Value make_path(const PatternPart& part, Run& run) {
  Path path;
  const auto walk = [&](EdgeId edge) {
    const auto ends = run.graph.edge(edge);
    const NodeId here = path.nodes.back();
    path.edges.push_back(edge);
    path.nodes.push_back(ends && ends->start == here ? ends->end : ends ? ends->start : here);
  };
  for (std::size_t i = 0; i < part.nodes.size(); ++i) {
    const Value& node = run.at(part.nodes[i].variable.slot);
    if (node.is_null()) return {};
    if (i == 0) path.nodes.push_back(node.node());
    if (i == part.edges.size()) break;
    const Value& edge = run.at(part.edges[i].variable.slot);
    if (edge.is_null()) return {};
    if (edge.type() == Value::Type::edge) {
      walk(edge.edge());
      continue;
    }
    for (const Value& each : edge.list()) walk(each.edge());
  }
  return path;
}

}  // namespace treatygraph::query
