// Plan: how a checked statement is run on this graph: a tree of steps, each feeding the one above it.
//
// A step of the plan, its operator and its line in EXPLAIN have one name. Expressions are the syntax tree's own: a plan
// points into the statement's Syntax and does not outlive it.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/query/estimate.h"
#include "graph/query/syntax.h"

namespace treatygraph::query {

struct Plan;
using PlanPtr = std::unique_ptr<Plan>;

namespace step {

struct Start {};  // one row: what is bound already
struct AllNodes {
  Slot node;
};
struct NodesByLabel {
  Slot node;
  WordId label;
};
struct NodesByProperty {  // from the index on a key; `otherwise` where no index can answer
  Slot node;
  WordId key;
  const Expression* value;
  bool any_of_list;  // n.key IN value
  WordId otherwise;  // a label to scan, or no_word
};
struct NodesByName {
  Slot node;
  const Expression* text;
};               // named(n, text)
struct Expand {  // from one node over one relationship
  Slot from, edge, to;
  Direction direction;  // as seen from `from`
  std::vector<WordId> types;
  bool into;                 // `to` is bound too
  std::vector<Slot> others;  // relationships of the pattern that must be different ones
};
struct ExpandFar {  // over a path of relationships
  Slot from, edges, to;
  Direction direction;
  std::vector<WordId> types;
  bool into;
  bool reversed;  // `from` is the right end of the pattern: the list is turned round
  Hops hops;
  const Expression* properties;  // each relationship has these; may be null
  std::vector<Slot> others;
  bool known;  // `edges` is bound: only that list will do
};
struct EdgeEnds {  // the nodes at a relationship that is bound
  Slot edge, left, right;
  Direction direction;  // as seen from `left`
  std::vector<WordId> types;
  bool left_bound, right_bound;
  std::vector<Slot> others;
};
struct ShortestPath {
  Slot from, edges, to;
  Direction direction;
  std::vector<WordId> types;
  Hops hops;
  const Expression* properties;
  bool all;
  bool single;  // one relationship, not a list
};
struct NamePath {
  Slot path;
  const PatternPart* part;
};
struct Filter {
  std::vector<const Expression*> conditions;
};
struct HashJoin {  // the rows of a plan that shares nothing with the input, where all keys are equal
  PlanPtr inner;
  std::vector<std::pair<const Expression*, const Expression*>> keys;  // of the input's row, of the inner one
  std::vector<Slot> slots;                                            // what an inner row keeps
  std::vector<std::pair<Slot, std::vector<Slot>>> apart;  // an inner relationship, and those that must be others
};
struct Degree {  // how often `from` would be expanded: the number goes where the relationship would
  Slot from, edge, to;
  Direction direction;
  std::vector<WordId> types;
  std::vector<Slot> others;
};
struct Optional {
  PlanPtr inner;
  std::vector<Slot> slots;
};  // null where the inner plan finds nothing
struct Unwind {
  const Expression* list;
  Slot slot;
};
struct Project {
  std::vector<std::pair<Slot, const Expression*>> items;
};
struct Aggregate {
  std::vector<std::pair<Slot, const Expression*>> keys;
  const std::vector<Aggregation>* aggregations;
  std::vector<std::pair<Slot, const Expression*>> items;  // computed from the keys and results
  Slot times = no_slot;                                   // a row counts as often as this says
};
struct CountAll {             // MATCH (n:A) RETURN count(n): the graph keeps the number
  Vocabulary of;              // nodes with a label, or edges of types
  std::vector<WordId> words;  // none: all
  Slot slot;
  std::vector<std::pair<Slot, const Expression*>> items;  // computed from it
};
struct Distinct {
  std::vector<Slot> slots;
};
struct Sort {
  const std::vector<SortItem>* items;
  std::vector<Slot> slots;  // what a row keeps
  const Expression* skip;   // with a limit only the first rows are kept; may be null
  const Expression* limit;
};
struct Skip {
  const Expression* count;
};
struct Limit {
  const Expression* count;
};
struct Union {
  std::vector<PlanPtr> parts;
  std::vector<std::vector<Slot>> from;
  std::vector<Slot> to;
};
struct Create {
  std::vector<const Pattern*> patterns;
};
struct SetItems {
  const Set* set;
};
struct RemoveItems {
  const Remove* remove;
};
struct DeleteItems {
  const Delete* clause;
};
struct ForEach {
  const Foreach* foreach;
};
// A barrier: all rows are read before the first change, all changes are made before the first row goes on.
struct Write {
  std::variant<Create, SetItems, RemoveItems, DeleteItems, ForEach> action;
  std::vector<Slot> slots;  // what a row keeps
  bool streams;             // nothing below reads the graph: rows need not be gathered first
};
struct Merge {
  const query::Merge* merge;
  std::vector<Slot> slots;
};
struct Call {
  const ProcedureCall* call;
  std::vector<Slot> slots;  // what a row keeps where the call writes
};
struct LoadCsv {
  const query::LoadCsv* load;
};

}  // namespace step

struct Plan {
  using Step = std::variant<step::Start, step::AllNodes, step::NodesByLabel, step::NodesByProperty, step::NodesByName,
                            step::Expand, step::ExpandFar, step::EdgeEnds, step::HashJoin, step::Degree,
                            step::ShortestPath, step::NamePath, step::Filter, step::Optional, step::Unwind,
                            step::Project, step::Aggregate, step::CountAll, step::Distinct, step::Sort, step::Skip,
                            step::Limit, step::Union, step::Write, step::Merge, step::Call, step::LoadCsv>;
  Step step;
  PlanPtr input;    // null for Start and Union
  double rows = 1;  // estimated
};

[[nodiscard]] PlanPtr make_plan(Plan::Step step, PlanPtr input, double rows);

// Plans for `graph`: its counts decide where a pattern starts and which way it grows.
// With Planning::as_written nothing decides: patterns are walked as the text has them.
class Planner {
 public:
  Planner(const Syntax& syntax, const Graph& graph) : syntax_(syntax), estimates_(syntax, graph) {}

  [[nodiscard]] PlanPtr plan(const Query& query, const std::vector<Slot>& bound);
  // The pattern, from one row in which `bound` are bound; fills every slot of it.
  [[nodiscard]] PlanPtr plan_pattern(std::span<const PatternPart> parts, const std::vector<Predicate>& predicates,
                                     std::vector<Slot> bound, PlanPtr input, const Expression* pushed = nullptr);
  [[nodiscard]] PlanPtr plan_merge(const query::Merge& merge);
  // A sub-query whose rows are only counted: it may end in Degree, whose rows stand for many.
  [[nodiscard]] PlanPtr plan_count(const Query& query, const std::vector<Slot>& bound);

 private:
  PlanPtr plan_single(const SingleQuery& single, std::vector<Slot> bound, PlanPtr input);
  // `asked`: the condition of a WITH that was pushed into the pattern before it.
  PlanPtr plan_clause(const Clause& clause, const std::vector<Slot>& bound, PlanPtr input, const Expression* asked);
  PlanPtr plan_projection(const Projection& projection, const Clause& clause, PlanPtr input, const Expression* asked);
  [[nodiscard]] const Expression* pushed_down(const Clause& clause, const Clause& next) const;
  PlanPtr plan_write(const Clause& clause, PlanPtr input);

  [[nodiscard]] bool by_cost() const;

  const Syntax& syntax_;
  Estimates estimates_;
};

// One line a step, the last step first, with names from the query and estimates.
struct PlanLine {
  std::size_t depth;
  const Plan* plan;
  std::string name, detail;
};
[[nodiscard]] std::vector<PlanLine> describe(const Plan& plan, const Syntax& syntax, std::string_view text);

}  // namespace treatygraph::query
