#include <algorithm>

#include "graph/query/check.h"
#include "graph/query/complaint.h"
#include "graph/query/parse.h"
#include "graph/query/walk.h"

namespace treatygraph::query {
namespace {

std::string listed(const std::vector<Field>& fields) {
  std::string out;
  for (const Field& field : fields) out += (out.empty() ? "" : ", ") + field.name;
  return out;
}

bool is_update(const Clause& clause) {
  return std::holds_alternative<Create>(clause.node) || std::holds_alternative<Merge>(clause.node) ||
         std::holds_alternative<Set>(clause.node) || std::holds_alternative<Remove>(clause.node) ||
         std::holds_alternative<Delete>(clause.node) || std::holds_alternative<Foreach>(clause.node);
}

bool is_return(const Clause& clause) {
  const auto* projection = std::get_if<Projection>(&clause.node);
  return projection != nullptr && projection->is_return;
}

Kinds declared_kind(std::string_view type) {
  struct Row {
    std::string_view name;
    Kinds kinds;
  };
  static constexpr Row rows[] = {{"INTEGER", number_kind}, {"FLOAT", number_kind},      {"NUMBER", number_kind},
                                 {"STRING", string_kind},  {"BOOLEAN", boolean_kind},   {"MAP", map_kind},
                                 {"NODE", node_kind},      {"RELATIONSHIP", edge_kind}, {"PATH", path_kind}};
  if (!type.empty() && type.back() == '?') type.remove_suffix(1);
  if (type.substr(0, 4) == "LIST") return list_kind;
  for (const Row& row : rows) {
    if (row.name == type) return row.kinds;
  }
  return any_kind;
}

}  // namespace

Syntax check(Query query, std::span<const Procedure> procedures) {
  Syntax syntax;
  syntax.query = std::move(query);
  Checker(syntax, procedures).statement();
  return syntax;
}

void Checker::statement() { query(syntax_.query, Body::statement); }

// ---- names ----

const Checker::Known* Checker::find(std::string_view name) const {
  const auto found = scope_.find(name);
  return found == scope_.end() ? nullptr : &found->second;
}

Error Checker::undefined(const Name& name) const {
  std::vector<std::string> names;
  for (const auto& [known, slot] : scope_) names.push_back(known);
  return syntax_error(name.range, "UndefinedVariable", "the variable " + name.text + " is not defined here",
                      near_name(name.text, names, "bind it in MATCH, UNWIND or WITH first"));
}

Error Checker::already_bound(const Name& name) {
  return syntax_error(name.range, "VariableAlreadyBound", "the variable " + name.text + " is bound already",
                      "choose another name");
}

void Checker::declare(Variable& variable, Type type) {
  variable.slot = new_slot(variable.name.text);
  if (!variable.name.text.empty()) scope_[variable.name.text] = Known{variable.slot, type};
}

void Checker::declare_new(Variable& variable, Type type) {
  if (find(variable.name.text) != nullptr) throw already_bound(variable.name);
  declare(variable, type);
}

void Checker::word(Word& word, Vocabulary vocabulary) {
  const auto [found, added] =
      words_.try_emplace({vocabulary, word.name.text}, static_cast<WordId>(syntax_.words.size()));
  if (added) syntax_.words.emplace_back(vocabulary, word.name.text);
  word.id = found->second;
}

void Checker::asked(const Word& word) { syntax_.mentioned.emplace_back(word.id, word.name.range); }

std::vector<Slot> Checker::visible() const {
  std::vector<Slot> slots;
  for (const auto& [name, known] : scope_) slots.push_back(known.slot);
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  return slots;
}

// ---- queries ----

void Checker::query(Query& query, Body body) {
  const Scope outer = scope_;
  std::vector<std::vector<std::string>> columns;
  for (SingleQuery& single : query.parts) {
    scope_ = outer;
    query.columns.clear();
    query.results.clear();
    single_query(single, query, body);
    columns.push_back(query.columns);
    if (columns.back() != columns.front()) {
      throw syntax_error(single.clauses.back().range, "DifferentColumnsInUnion",
                         "the parts of a UNION must have the same columns", "name them alike with AS");
    }
  }
  scope_ = outer;
  if (query.parts.size() == 1) return;
  for (Slot& slot : query.results) slot = new_slot();
}

void Checker::single_query(SingleQuery& single, Query& whole, Body body) {
  composition(single, body);
  if (auto* call = std::get_if<ProcedureCall>(&single.clauses.front().node)) {
    call->standalone = single.clauses.size() == 1 && whole.parts.size() == 1 && body == Body::statement;
  }
  for (Clause& each : single.clauses) {
    clause(each, body);
    if (is_return(each)) {
      for (const ProjectionItem& item : std::get<Projection>(each.node).items) {
        whole.columns.push_back(item.variable.name.text);
        whole.results.push_back(item.variable.slot);
      }
    }
    each.visible = visible();
  }
  const auto* call = std::get_if<ProcedureCall>(&single.clauses.front().node);
  if (call == nullptr || !call->standalone) return;
  for (const ProcedureCall::Yield& yield : call->yields) {
    whole.columns.push_back(yield.variable.name.text);
    whole.results.push_back(yield.variable.slot);
  }
}

void Checker::composition(const SingleQuery& single, Body body) const {
  const std::vector<Clause>& clauses = single.clauses;
  for (std::size_t i = 0; i + 1 < clauses.size(); ++i) {
    if (is_return(clauses[i])) {
      throw syntax_error(clauses[i + 1].range, "InvalidClauseComposition", "nothing can follow RETURN",
                         "use WITH to hand rows on to the next clause");
    }
  }
  const Clause& last = clauses.back();
  if (body == Body::subquery || is_return(last) || is_update(last)) return;
  if (std::holds_alternative<ProcedureCall>(last.node)) return;
  throw syntax_error(last.range, "InvalidClauseComposition", "the query ends without a result", "end it with RETURN");
}

void Checker::writes(Range range, Body body) {
  syntax_.writes = true;
  if (body != Body::subquery) return;
  throw syntax_error(range, "InvalidClauseComposition", "a sub-query in an expression cannot change the graph",
                     "move the change into a clause of its own");
}

void Checker::clause(Clause& clause, Body body) {
  if (is_update(clause)) writes(clause.range, body);
  std::visit(overloaded{[&](Match& c) { match(c); }, [&](Unwind& c) { unwind(c); },
                        [&](Projection& c) { projection(c, clause.range); }, [&](Create& c) { create(c); },
                        [&](Merge& c) { merge(c); }, [&](Set& c) { set(c); }, [&](Remove& c) { remove(c); },
                        [&](Delete& c) { delete_clause(c); },
                        [&](Foreach& c) {
                          foreach (c)
                            ;
                        },
                        [&](ProcedureCall& c) { procedure_call(c, body); }, [&](LoadCsv& c) { load_csv(c); }},
             clause.node);
}

void Checker::match(Match& match) {
  pattern(match.pattern, PatternUse::match);
  if (match.where) condition(match.where);
  match.predicates = take_predicates(match.pattern, std::move(match.where));
}

void Checker::unwind(Unwind& unwind) {
  const Type list = expression(unwind.list);
  declare_new(unwind.variable, list.kinds == list_kind ? Type{list.elements} : Type{});
}

void Checker::create(Create& create) { pattern(create.pattern, PatternUse::create); }

void Checker::merge(Merge& merge) {
  merge.number = new_subquery();
  merge.outer = visible();
  Pattern parts;
  parts.push_back(std::move(merge.part));
  pattern(parts, PatternUse::merge);
  merge.part = std::move(parts.front());
  merge_predicates(merge);
  for (Set& each : merge.on_create) set(each);
  for (Set& each : merge.on_match) set(each);
}

void Checker::set(Set& set) {
  const auto property = [&](SetProperty& item) {
    expect(item.subject, node_kind | edge_kind | map_kind, "SET");
    word(item.key, Vocabulary::key);
    expression(item.value);
  };
  const auto properties = [&](SetProperties& item) {
    const Known* known = find(item.variable.name.text);
    if (known == nullptr) throw undefined(item.variable.name);
    item.variable.slot = known->slot;
    expect(item.value, node_kind | edge_kind | map_kind, "the right side of SET");
  };
  for (SetItem& item : set.items) {
    std::visit(overloaded{property, properties, [&](SetLabels& labels) { set_labels(labels); }}, item);
  }
}

void Checker::set_labels(SetLabels& item) {
  const Known* known = find(item.variable.name.text);
  if (known == nullptr) throw undefined(item.variable.name);
  if (!known->type.may_be(node_kind)) {
    throw syntax_error(item.variable.name.range, "InvalidArgumentType",
                       "only nodes have labels, " + item.variable.name.text + " is " + describe(known->type.kinds),
                       "name a variable that a node pattern binds: (n)");
  }
  item.variable.slot = known->slot;
  for (Word& label : item.labels) word(label, Vocabulary::label);
}

void Checker::remove(Remove& remove) {
  for (RemoveItem& item : remove.items) {
    if (auto* labels = std::get_if<SetLabels>(&item)) {
      set_labels(*labels);
      continue;
    }
    auto& property = std::get<RemoveProperty>(item);
    expect(property.subject, node_kind | edge_kind | map_kind, "REMOVE");
    word(property.key, Vocabulary::key);
  }
}

void Checker::delete_clause(Delete& clause) {
  for (ExpressionPtr& each : clause.expressions) {
    if (std::holds_alternative<HasLabels>(each->node)) {
      throw syntax_error(each->range, "InvalidDelete", "DELETE takes away nodes, relationships and paths, not labels",
                         "use REMOVE n:Label");
    }
    expect(each, node_kind | edge_kind | path_kind, "DELETE");
  }
}

void Checker::foreach (Foreach& foreach) {
  const Type list = expect(foreach.list, list_kind, "FOREACH");
  const Scope outer = scope_;
  declare(foreach.variable, list.kinds == list_kind ? Type{list.elements} : Type{});
  for (Clause& each : foreach.clauses) {
    if (!is_update(each)) {
      throw syntax_error(each.range, "InvalidClauseComposition", "FOREACH holds updating clauses only",
                         "use UNWIND to read for each element");
    }
    clause(each, Body::foreach);
    each.visible = visible();
  }
  scope_ = outer;
}

void Checker::load_csv(LoadCsv& load) {
  expect(load.source, string_kind, "LOAD CSV");
  declare_new(load.variable, load.headers ? Type{map_kind} : Type{list_kind, string_kind});
}

// ---- CALL ----

namespace {

bool says_to_write(const ProcedureCall& call) {
  const std::string& key = call.procedure->writes_with;
  if (key.empty() || call.arguments.empty()) return false;
  const auto* map = std::get_if<MapLiteral>(&call.arguments.back()->node);
  return map != nullptr && std::any_of(map->entries.begin(), map->entries.end(),
                                       [&](const auto& entry) { return entry.first.name.text == key; });
}

}  // namespace

void Checker::procedure_call(ProcedureCall& call, Body body) {
  const auto found = std::find_if(procedures_.begin(), procedures_.end(),
                                  [&](const Procedure& p) { return same_word(p.name, call.name.text); });
  if (found == procedures_.end()) {
    std::vector<std::string> names;
    for (const Procedure& procedure : procedures_) names.push_back(procedure.name);
    throw complain(call.name.range, "ProcedureError", "ProcedureNotFound", "there is no procedure " + call.name.text,
                   near_name(call.name.text, names));
  }
  call.procedure = &*found;
  procedure_arguments(call);
  call.writes = says_to_write(call);
  if (call.writes) writes(call.name.range, body);
  procedure_results(call);
  if (call.where) condition(call.where);
}

void Checker::procedure_arguments(ProcedureCall& call) {
  const Procedure& procedure = *call.procedure;
  const auto required = static_cast<std::size_t>(
      std::count_if(procedure.inputs.begin(), procedure.inputs.end(), [](const Field& f) { return !f.otherwise; }));
  if (call.implicit) {
    if (!call.standalone && required > 0) {
      throw syntax_error(call.name.range, "InvalidArgumentPassingMode",
                         call.name.text + " needs its arguments in brackets inside a longer query",
                         "write " + call.name.text + "(…)");
    }
    for (const Field& input : procedure.inputs) {
      if (input.otherwise) break;
      auto argument = std::make_unique<Expression>();
      argument->range = call.name.range;
      argument->node = Parameter{input.name};
      call.arguments.push_back(std::move(argument));
      syntax_.parameters.emplace_back(input.name, call.name.range);
    }
    return;
  }
  if (call.arguments.size() < required || call.arguments.size() > procedure.inputs.size()) {
    const std::string most = std::to_string(procedure.inputs.size());
    const std::string count = required < procedure.inputs.size() ? std::to_string(required) + " to " + most : most;
    throw syntax_error(call.name.range, "InvalidNumberOfArguments",
                       call.name.text + " takes " + count + " arguments, not " + std::to_string(call.arguments.size()),
                       "its arguments: (" + listed(procedure.inputs) + ")");
  }
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    expect(call.arguments[i], declared_kind(procedure.inputs[i].type), call.name.text);
  }
}

void Checker::procedure_results(ProcedureCall& call) {
  const std::vector<Field>& outputs = call.procedure->outputs;
  if (call.yield_all && !call.standalone) {
    throw syntax_error(call.name.range, "UnexpectedSyntax", "YIELD * is for a call that stands alone",
                       "name the results");
  }
  if (call.yield_all || (call.standalone && !call.has_yield)) {
    for (const Field& output : outputs) {
      const Name name{output.name, call.name.range};
      call.yields.push_back({name, Variable{name, no_slot}, 0});
    }
  }
  for (ProcedureCall::Yield& yield : call.yields) {
    const auto found =
        std::find_if(outputs.begin(), outputs.end(), [&](const Field& f) { return f.name == yield.field.text; });
    if (found == outputs.end()) {
      throw syntax_error(yield.field.range, "UndefinedVariable", call.name.text + " has no result " + yield.field.text,
                         "it yields: " + listed(outputs));
    }
    yield.output = static_cast<std::size_t>(found - outputs.begin());
    declare_new(yield.variable, Type{declared_kind(found->type)});
  }
}

}  // namespace treatygraph::query
