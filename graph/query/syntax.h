// Syntax: the tree that `parse` makes of a query and that `check` completes in place with slots, words and types.
//
// Every node keeps its range of bytes in the text. A variable becomes a slot: its number in the one row of registers
// (the frame) that the operators of a statement share; every binding of a name has a slot of its own, so nothing is
// ever overwritten. A label, relationship type or property key becomes a word: its number in the statement's list of
// words, whose codes a run looks up once.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "graph/model/graph.h"

namespace treatygraph {

enum class Planning : std::uint8_t;  // query.h
struct Function;                     // a built-in scalar function (functions.h)
struct Procedure;                    // what CALL calls (query.h)

}  // namespace treatygraph

namespace treatygraph::query {

struct Range {
  std::uint32_t begin = 0, end = 0;
};

using Slot = std::uint32_t;
inline constexpr Slot no_slot = ~Slot{0};
using WordId = std::uint32_t;
inline constexpr WordId no_word = ~WordId{0};

struct Name {
  std::string text;  // "" where the query names nothing
  Range range;
};

struct Variable {
  Name name;
  Slot slot = no_slot;
};

struct Word {
  Name name;
  WordId id = no_word;
};

struct Expression;
struct Query;
using ExpressionPtr = std::unique_ptr<Expression>;

// ---- patterns ----

struct NodePattern {
  Range range;
  Variable variable;
  std::vector<std::vector<Word>> labels;  // all of these, each any of those: (:A:B|C) is {{A}, {B, C}}
  ExpressionPtr properties;               // a map literal or a parameter
  ExpressionPtr where;
  bool bound = false;  // check: an earlier clause or an earlier part bound the variable
};

struct Hops {
  std::uint64_t least = 1;
  std::optional<std::uint64_t> most;  // none: as far as it goes
};

struct EdgePattern {
  Range range;
  Variable variable;
  std::vector<Word> types;                // any of these; empty: all
  Direction direction = Direction::both;  // outgoing: from the node on the left
  std::optional<Hops> hops;               // of a variable-length pattern
  ExpressionPtr properties;
  ExpressionPtr where;
  bool bound = false;
};

enum class Shortest : std::uint8_t { no, one, all };

struct PatternPart {  // nodes.size() == edges.size() + 1
  Range range;
  Variable path;
  Shortest shortest = Shortest::no;
  std::vector<NodePattern> nodes;
  std::vector<EdgePattern> edges;
};

using Pattern = std::vector<PatternPart>;

// ---- expressions ----

struct Predicate {  // one condition of a pattern, and the slots that must be bound before it can be asked
  ExpressionPtr expression;
  std::vector<Slot> slots;
};

struct Literal {
  Value value;
};
struct Parameter {
  std::string name;
};
struct Property {
  ExpressionPtr subject;
  Word key;
};
struct Index {
  ExpressionPtr subject, index;
};
struct Slice {
  ExpressionPtr subject, from, to;
};  // from, to: may be null
struct ListLiteral {
  std::vector<ExpressionPtr> items;
};
struct MapLiteral {
  std::vector<std::pair<Word, ExpressionPtr>> entries;
};                      // words only in patterns
struct MapProjection {  // n {.key, .*, other: 1}
  struct Item {
    bool all = false;
    Word key;
    ExpressionPtr value;
  };  // value null: the property `key`
  ExpressionPtr subject;
  std::vector<Item> items;
};

enum class UnaryOperator : std::uint8_t { negation, plus, minus, is_null, is_not_null };
struct Unary {
  UnaryOperator op;
  ExpressionPtr operand;
};

enum class BinaryOperator : std::uint8_t {
  add,
  subtract,
  multiply,
  divide,
  modulo,
  power,
  in,
  starts_with,
  ends_with,
  contains,
  matches
};
struct Binary {
  BinaryOperator op;
  ExpressionPtr left, right;
};

enum class Comparison : std::uint8_t { equal, unequal, less, less_equal, greater, greater_equal };
struct Comparisons {  // a < b <= c: operands.size() == ops.size() + 1
  std::vector<ExpressionPtr> operands;
  std::vector<Comparison> ops;
};

enum class JunctionOperator : std::uint8_t { conjunction, disjunction, exclusive };
struct Junction {
  JunctionOperator op;
  std::vector<ExpressionPtr> operands;
};

struct HasLabels {
  ExpressionPtr subject;
  std::vector<Word> labels, types;
};             // types: the same words, for a relationship
struct Case {  // CASE subject WHEN … THEN … ELSE … END; subject and otherwise may be null
  ExpressionPtr subject;
  std::vector<std::pair<ExpressionPtr, ExpressionPtr>> whens;
  ExpressionPtr otherwise;
};
struct FunctionCall {
  Name name;
  bool distinct = false, star = false;
  std::vector<ExpressionPtr> arguments;
  const Function* function = nullptr;  // check
};

struct Comprehension {
  Variable variable;
  ExpressionPtr list, where, map;
};  // where, map: may be null
enum class QuantifierKind : std::uint8_t { all, any, none, single };
struct Quantifier {
  QuantifierKind kind;
  Variable variable;
  ExpressionPtr list, where;
};
struct Reduce {
  Variable accumulator;
  ExpressionPtr start;
  Variable variable;
  ExpressionPtr list, step;
};

// Patterns inside expressions; `outer` are the slots that are bound around it (check), `number` its number in the
// statement.
struct PatternExpression {
  PatternPart part;
  std::uint32_t number = 0;
  std::vector<Slot> outer;
  std::vector<Predicate> predicates;
};
struct PatternComprehension {
  PatternPart part;
  ExpressionPtr where, map;
  std::uint32_t number = 0;
  std::vector<Slot> outer;
  std::vector<Predicate> predicates;  // check: labels, properties and WHERE, taken out of the pattern
};
enum class SubqueryKind : std::uint8_t { exists, count, collect };
struct Subquery {
  SubqueryKind kind;
  std::unique_ptr<Query> query;
  std::uint32_t number = 0;
  std::vector<Slot> outer;
};

struct Expression {
  using Node = std::variant<Literal, Parameter, Variable, Property, Index, Slice, ListLiteral, MapLiteral,
                            MapProjection, Unary, Binary, Comparisons, Junction, HasLabels, Case, FunctionCall,
                            Comprehension, Quantifier, Reduce, PatternExpression, PatternComprehension, Subquery>;
  Range range;
  std::uint32_t height = 1;  // of the tree, bounded by the parser
  bool parenthesised = false;
  Node node;
};

// ---- clauses ----

struct Match {
  bool optional = false;
  Pattern pattern;
  ExpressionPtr where;
  std::vector<Predicate> predicates;  // check: labels, properties and WHERE, taken out of the pattern
};

struct Unwind {
  ExpressionPtr list;
  Variable variable;
};

struct ProjectionItem {
  ExpressionPtr expression;
  Variable variable;  // its name is the column's
  bool aliased = false;
};
struct SortItem {
  ExpressionPtr expression;
  bool descending = false;
};

struct Aggregation {           // count(DISTINCT x), with the slot that its result goes to
  std::uint32_t function = 0;  // in the table of aggregates
  bool distinct = false;
  std::vector<ExpressionPtr> arguments;
  Slot slot = no_slot;
};

struct Projection {  // WITH and RETURN
  bool is_return = false, distinct = false, star = false;
  std::vector<ProjectionItem> items;
  std::vector<SortItem> order;
  ExpressionPtr skip, limit, where;
  // check:
  bool aggregating = false;
  std::vector<std::size_t> keys;          // the items that group
  std::vector<Aggregation> aggregations;  // taken out of the other items
};

struct Create {
  Pattern pattern;
};

struct SetProperty {
  ExpressionPtr subject;
  Word key;
  ExpressionPtr value;
};  // a.b = c
struct SetProperties {
  Variable variable;
  bool add = false;
  ExpressionPtr value;
};  // a = c, a += c
struct SetLabels {
  Variable variable;
  std::vector<Word> labels;
};
using SetItem = std::variant<SetProperty, SetProperties, SetLabels>;
struct Set {
  std::vector<SetItem> items;
};

struct Merge {
  PatternPart part;
  std::vector<Set> on_create, on_match;
  // check:
  std::vector<std::pair<Slot, ExpressionPtr>>
      values;  // of the pattern's properties, computed once for matching and creating
  std::vector<Predicate> predicates;
  std::vector<Slot> outer;   // bound before it
  std::uint32_t number = 0;  // its matching is a sub-query
};

struct RemoveProperty {
  ExpressionPtr subject;
  Word key;
};
using RemoveItem = std::variant<RemoveProperty, SetLabels>;
struct Remove {
  std::vector<RemoveItem> items;
};

struct Delete {
  bool detach = false;
  std::vector<ExpressionPtr> expressions;
};

struct Clause;
struct Foreach {
  Variable variable;
  ExpressionPtr list;
  std::vector<Clause> clauses;
};

struct ProcedureCall {
  struct Yield {
    Name field;
    Variable variable;
    std::size_t output = 0;
  };
  Name name;
  bool implicit = false;  // CALL name without arguments: taken from the parameters
  bool standalone = false;
  bool yield_all = false;
  bool has_yield = false;
  bool writes = false;  // check
  std::vector<ExpressionPtr> arguments;
  std::vector<Yield> yields;
  ExpressionPtr where;
  const Procedure* procedure = nullptr;  // check
};

struct LoadCsv {
  bool headers = false;
  ExpressionPtr source;
  Variable variable;
  std::string separator = ",";
};

struct Clause {
  using Node =
      std::variant<Match, Unwind, Projection, Create, Merge, Set, Remove, Delete, Foreach, ProcedureCall, LoadCsv>;
  Range range;
  Node node;
  std::vector<Slot> visible;  // check: the slots of the names in scope after it
};

struct SingleQuery {
  std::vector<Clause> clauses;
};

struct Query {
  std::vector<SingleQuery> parts;  // joined by UNION
  bool union_all = false;
  // check:
  std::vector<std::string> columns;
  std::vector<Slot> results;  // of the columns; of a union the slots that its parts are copied to
};

// What a checked statement is: the tree and what a run needs besides.
struct Syntax {
  Query query;
  std::uint32_t slots = 0;                                // width of the frame
  std::vector<std::string> slot_names;                    // "" where the query gives none
  std::vector<std::pair<Vocabulary, std::string>> words;  // by WordId
  std::vector<std::pair<std::string, Range>> parameters;  // that the query names
  std::uint32_t subqueries = 0;
  bool writes = false;
  Planning planning{};
  std::vector<std::pair<WordId, Range>> mentioned;  // labels, types and keys that patterns and reads ask for
};

}  // namespace treatygraph::query
