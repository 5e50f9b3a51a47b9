// Check: what the syntax means. Resolves names to slots and words, infers what is known of types, enforces openCypher's
// rules, and rewrites the tree where meaning is simpler than syntax: aggregations are taken out of expressions,
// grouping keys become slots.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/query/query.h"
#include "graph/query/syntax.h"

namespace treatygraph::query {

// Throws Error(bad_query). `procedures` must outlive the result.
[[nodiscard]] Syntax check(Query query, std::span<const Procedure> procedures);

// ---- types known before a run: the set of what a value may be ----

using Kinds = std::uint32_t;  // one bit for each Value::Type
[[nodiscard]] constexpr Kinds kind(Value::Type type) { return Kinds{1} << static_cast<unsigned>(type); }
inline constexpr Kinds any_kind = ~Kinds{0};
inline constexpr Kinds boolean_kind = kind(Value::Type::boolean), integer_kind = kind(Value::Type::integer),
                       real_kind = kind(Value::Type::real), string_kind = kind(Value::Type::string),
                       list_kind = kind(Value::Type::list), map_kind = kind(Value::Type::map),
                       node_kind = kind(Value::Type::node), edge_kind = kind(Value::Type::edge),
                       path_kind = kind(Value::Type::path), duration_kind = kind(Value::Type::duration);
inline constexpr Kinds number_kind = integer_kind | real_kind;
inline constexpr Kinds instant_kind = kind(Value::Type::date) | kind(Value::Type::local_time) |
                                      kind(Value::Type::time) | kind(Value::Type::local_date_time) |
                                      kind(Value::Type::date_time);

struct Type {  // null is in every type
  Kinds kinds = any_kind;
  Kinds elements = any_kind;  // of a list
  [[nodiscard]] bool may_be(Kinds other) const { return (kinds & other) != 0; }
};

[[nodiscard]] std::string describe(Kinds kinds);     // "a node or a relationship"
[[nodiscard]] std::string remedy_for(Kinds wanted);  // how one gets a value of such a kind

struct Signature {        // of a function's result
  std::string_view name;  // lower case
  Kinds result;
  Kinds elements = any_kind;
};
[[nodiscard]] const Signature* find_signature(std::string_view lower_name);

// ---- the parts of an expression ----

[[nodiscard]] bool same(const Expression& a, const Expression& b);  // equal trees, variables by slot
[[nodiscard]] bool has_aggregate(const Expression& expression);
[[nodiscard]] bool is_aggregate_call(const Expression& expression);
void collect_slots(const Expression& expression, std::set<Slot>& slots);  // that it reads from outside

inline constexpr std::size_t pattern_limit = 1000;

class Checker {
 public:
  Checker(Syntax& syntax, std::span<const Procedure> procedures) : syntax_(syntax), procedures_(procedures) {}
  void statement();

 private:
  struct Known {
    Slot slot = no_slot;
    Type type;
  };
  using Scope = std::map<std::string, Known, std::less<>>;
  enum class Body : std::uint8_t { statement, subquery, foreach };
  enum class PatternUse : std::uint8_t { match, create, merge, predicate };

  // check_clauses.cpp
  void query(Query& query, Body body);
  void single_query(SingleQuery& single, Query& whole, Body body);
  void composition(const SingleQuery& single, Body body) const;
  void clause(Clause& clause, Body body);
  void match(Match& match);
  void unwind(Unwind& unwind);
  void create(Create& create);
  void merge(Merge& merge);
  void set(Set& set);
  void set_labels(SetLabels& item);
  void remove(Remove& remove);
  void delete_clause(Delete& clause);
  void foreach (Foreach& foreach);
  void procedure_call(ProcedureCall& call, Body body);
  void procedure_arguments(ProcedureCall& call);
  void procedure_results(ProcedureCall& call);
  void load_csv(LoadCsv& load);
  void writes(Range range, Body body);

  // check_projection.cpp
  void projection(Projection& projection, Range range);
  void expand_star(Projection& projection, Range range);
  void declare_items(Projection& projection, Scope& projected);
  void after_items(Projection& projection, const Scope& projected);
  void use_items(ExpressionPtr& expression, Projection& projection, const Scope& projected, bool beside_aggregate);
  void extract(ExpressionPtr& expression, Projection& projection, const Scope& before);
  void take_aggregation(ExpressionPtr& expression, Projection& projection);
  void bound(ExpressionPtr& expression, std::string_view clause);

  // check_patterns.cpp
  void pattern(Pattern& pattern, PatternUse use);
  void count_pattern(const Pattern& pattern);
  void pattern_part(PatternPart& part, PatternUse use, std::set<Slot>& edges);
  void node_pattern(NodePattern& node, const PatternPart& part, PatternUse use);
  void edge_pattern(EdgePattern& edge, PatternUse use, std::set<Slot>& edges);
  void written_edge(const EdgePattern& edge, PatternUse use) const;
  void path_variable(PatternPart& part);
  void pattern_properties(PatternPart& part, PatternUse use);
  void properties(ExpressionPtr& properties, PatternUse use);

  // check_predicates.cpp
  std::vector<Predicate> take_predicates(std::span<PatternPart> parts, ExpressionPtr where);
  void merge_predicates(Merge& merge);

  // check_expressions.cpp
  Type expression(ExpressionPtr& expression);
  Type expect(ExpressionPtr& expression, Kinds kinds, std::string_view where);
  void condition(ExpressionPtr& expression);  // of WHERE: patterns may stand here, aggregates may not
  void truth(ExpressionPtr& expression);      // an operand of AND, OR, NOT: true, false or a pattern
  Type variable(Variable& variable);
  Type property(Property& property, Range range);
  Type index(Index& index, Range range);
  Type unary(Unary& unary, Range range);
  Type binary(Binary& binary, Range range);
  Type add(const Type& left, const Type& right, Range range) const;
  Type call(ExpressionPtr& expression);
  Type aggregate(FunctionCall& call, Range range);
  Type function(FunctionCall& call, Range range);
  Type case_of(Case& branches);
  Type comprehension(Comprehension& comprehension);
  void quantifier(Quantifier& quantifier);
  Type reduce(Reduce& reduce);
  void pattern_expression(PatternExpression& pattern);
  Type pattern_comprehension(PatternComprehension& comprehension);
  Type subquery(Subquery& subquery);
  template <typename Check>
  void with_variable(Variable& variable, Type type, Check check);

  // names
  Slot new_slot(std::string name = {}) {
    syntax_.slot_names.push_back(std::move(name));
    return syntax_.slots++;
  }
  [[nodiscard]] std::uint32_t new_subquery() { return syntax_.subqueries++; }
  void word(Word& word, Vocabulary vocabulary);
  void asked(const Word& word);
  void declare(Variable& variable, Type type);
  void declare_new(Variable& variable, Type type);
  [[nodiscard]] const Known* find(std::string_view name) const;
  [[nodiscard]] Error undefined(const Name& name) const;
  [[nodiscard]] static Error already_bound(const Name& name);
  [[nodiscard]] std::vector<Slot> visible() const;

  Syntax& syntax_;
  std::span<const Procedure> procedures_;
  Scope scope_;
  std::map<std::pair<Vocabulary, std::string>, WordId> words_;
  std::size_t matched_ = 0;  // nodes of patterns that are looked for
  bool aggregates_allowed_ = false;
  bool inside_aggregate_ = false;
};

}  // namespace treatygraph::query
