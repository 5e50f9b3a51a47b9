#include <algorithm>
#include <array>
#include <cctype>

#include "extract/base/text.h"
#include "graph/query/complaint.h"
#include "graph/query/habits.h"
#include "graph/query/parse.h"

namespace treatygraph::query {
namespace {

constexpr std::array<std::string_view, 18> clause_words = {"MATCH", "OPTIONAL", "RETURN", "WITH",   "UNWIND", "CREATE",
                                                           "MERGE", "SET",      "REMOVE", "DELETE", "DETACH", "FOREACH",
                                                           "CALL",  "LOAD",     "UNION",  "WHERE",  "ORDER",  "LIMIT"};

}  // namespace

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char x, unsigned char y) { return std::toupper(x) == std::toupper(y); });
}

// ---- tokens ----

const Token& Parser::token(std::size_t ahead) const { return tokens_[std::min(position_ + ahead, tokens_.size() - 1)]; }

bool Parser::at(std::string_view symbol, std::size_t ahead) const {
  return token(ahead).kind == TokenKind::symbol && token(ahead).text == symbol;
}

bool Parser::at_word(std::string_view word, std::size_t ahead) const {
  return token(ahead).kind == TokenKind::name && same_word(token(ahead).text, word);
}

bool Parser::at_name(std::size_t ahead) const {
  return token(ahead).kind == TokenKind::name || token(ahead).kind == TokenKind::quoted_name;
}

bool Parser::take(std::string_view symbol) {
  if (!at(symbol)) return false;
  ++position_;
  return true;
}

bool Parser::take_word(std::string_view word) {
  if (!at_word(word)) return false;
  ++position_;
  return true;
}

bool Parser::take_words(std::initializer_list<std::string_view> words) {
  std::size_t ahead = 0;
  for (const std::string_view word : words) {
    if (!at_word(word, ahead++)) return false;
  }
  position_ += words.size();
  return true;
}

void Parser::expect(std::string_view symbol) {
  if (!take(symbol)) throw unexpected("\"" + std::string(symbol) + "\"");
}

void Parser::expect_word(std::string_view word) {
  if (!take_word(word)) throw unexpected(word);
}

Error Parser::unexpected(std::string_view expected) const {
  const Token& got = token();
  const std::string what = "expected " + std::string(expected) + ", found ";
  if (got.kind == TokenKind::end) {
    return syntax_error(got.range, "UnexpectedSyntax", what + "the end of the query", "write the rest of it");
  }
  std::string advice(advice_for_habit(text_of(got.range)));
  if (advice.empty() && got.kind == TokenKind::name) {
    std::string upper = got.text;
    std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) { return std::toupper(c); });
    const auto near = nearest(upper, clause_words);
    if (near && *near != upper) advice = "did you mean " + *near + "?";
  }
  if (advice.empty() && got.kind == TokenKind::string) advice = R"(a quote inside a text is written \' or \")";
  if (advice.empty()) advice = "write it before " + text_of(got.range) + ", or take that out";
  return syntax_error(got.range, "UnexpectedSyntax", what + text_of(got.range), advice);
}

Name Parser::name(std::string_view what) {
  if (!at_name()) throw unexpected(what);
  Name result{token().text, token().range};
  ++position_;
  return result;
}

Range Parser::since(std::uint32_t begin) const {
  const std::uint32_t end = position_ == 0 ? begin : tokens_[position_ - 1].range.end;
  return {begin, std::max(begin, end)};
}

Parser::Nesting::Nesting(Parser& parser) : parser_(parser) {
  if (++parser_.depth_ > nesting_limit) {
    throw beyond_limit(parser_.token().range,
                       "the query is nested more than " + std::to_string(nesting_limit) + " levels deep",
                       "split it with WITH");
  }
}

// ---- statements ----

ParsedStatement Parser::statement() {
  ParsedStatement result;
  if (take_word("EXPLAIN")) result.mode = Statement::Mode::explain;
  if (take_word("PROFILE")) result.mode = Statement::Mode::profile;
  if (token().kind == TokenKind::end) {
    throw syntax_error(token().range, "UnexpectedSyntax", "the query is empty",
                       "for example: MATCH (n) RETURN n LIMIT 10");
  }
  result.query = query();
  take(";");
  if (token().kind != TokenKind::end) throw unexpected("a clause (MATCH, WITH, RETURN, …)");
  return result;
}

Query Parser::query() {
  const Nesting nesting(*this);
  Query result;
  result.parts.push_back(single_query());
  while (at_word("UNION")) {
    const Range union_range = token().range;
    ++position_;
    const bool all = take_word("ALL");
    if (!all) take_word("DISTINCT");
    if (result.parts.size() > 1 && all != result.union_all) {
      throw syntax_error(union_range, "InvalidClauseComposition", "UNION and UNION ALL cannot be mixed in one query",
                         "use one of them throughout");
    }
    result.union_all = all;
    result.parts.push_back(single_query());
  }
  return result;
}

bool Parser::at_query_end() const {
  return token().kind == TokenKind::end || at("}") || at(";") || at(")") || at_word("UNION");
}

SingleQuery Parser::single_query() {
  SingleQuery result;
  if (at_query_end()) throw unexpected("a clause (MATCH, WITH, RETURN, …)");
  while (!at_query_end()) result.clauses.push_back(clause());
  return result;
}

Clause Parser::clause() {
  if (!at_word("CREATE") && ++clauses_ > clause_limit) {
    throw beyond_limit(token().range, "the query has more than " + std::to_string(clause_limit) + " clauses",
                       "split it into several statements");
  }
  Clause result;
  const std::uint32_t begin = here();
  result.node = clause_node();
  result.range = since(begin);
  return result;
}

Clause::Node Parser::clause_node() {
  if (at_word("MATCH") || at_word("OPTIONAL")) return match();
  if (take_word("UNWIND")) return unwind();
  if (at_word("WITH") || at_word("RETURN")) return projection();
  if (take_word("CREATE")) return Create{pattern()};
  if (take_word("MERGE")) return merge();
  if (take_word("SET")) return set();
  if (take_word("REMOVE")) return remove();
  if (at_word("DELETE") || at_word("DETACH")) return delete_clause();
  if (take_word("FOREACH")) return foreach ();
  if (take_word("CALL")) return procedure_call();
  if (take_words({"LOAD", "CSV"})) return load_csv();
  throw unexpected("a clause (MATCH, WITH, RETURN, …)");
}

Match Parser::match() {
  Match result;
  result.optional = take_word("OPTIONAL");
  expect_word("MATCH");
  result.pattern = pattern();
  if (take_word("WHERE")) result.where = expression();
  return result;
}

Unwind Parser::unwind() {
  Unwind result;
  result.list = expression();
  expect_word("AS");
  result.variable.name = name("a variable for the elements");
  return result;
}

Projection Parser::projection() {
  Projection result;
  result.is_return = at_word("RETURN");
  ++position_;
  result.distinct = take_word("DISTINCT");
  projection_items(result);
  if (take_words({"ORDER", "BY"})) order_items(result);
  if (take_word("SKIP") || take_word("OFFSET")) result.skip = expression();
  if (take_word("LIMIT")) result.limit = expression();
  if (!result.is_return && take_word("WHERE")) result.where = expression();
  return result;
}

void Parser::projection_items(Projection& projection) {
  if (take("*")) {
    projection.star = true;
    if (!take(",")) return;
  }
  do {
    ProjectionItem item;
    const std::uint32_t begin = here();
    item.expression = expression();
    const Range range = since(begin);
    item.aliased = take_word("AS");
    if (item.aliased) {
      item.variable.name = name("a name after AS");
    } else {
      const auto* variable = std::get_if<Variable>(&item.expression->node);
      item.variable.name = variable != nullptr ? variable->name : Name{text_of(range), range};
    }
    projection.items.push_back(std::move(item));
  } while (take(","));
}

void Parser::order_items(Projection& projection) {
  do {
    SortItem item;
    item.expression = expression();
    item.descending = take_word("DESC") || take_word("DESCENDING");
    if (!item.descending && !take_word("ASC")) take_word("ASCENDING");
    projection.order.push_back(std::move(item));
  } while (take(","));
}

Merge Parser::merge() {
  Merge result;
  result.part = pattern_part();
  while (take_word("ON")) {
    const bool create = take_word("CREATE");
    if (!create && !take_word("MATCH")) throw unexpected("CREATE or MATCH after ON");
    expect_word("SET");
    (create ? result.on_create : result.on_match).push_back(set());
  }
  return result;
}

Set Parser::set() {
  Set result;
  do result.items.push_back(set_item());
  while (take(","));
  return result;
}

SetItem Parser::set_item() {
  if (at_name() && (at(":", 1) || at("=", 1) || at("+=", 1))) {
    Variable variable{name("a variable"), no_slot};
    if (at(":")) return SetLabels{std::move(variable), labels()};
    const bool add = take("+=");
    if (!add) expect("=");
    return SetProperties{std::move(variable), add, expression()};
  }
  ExpressionPtr target = postfix();
  auto* property = std::get_if<Property>(&target->node);
  if (property == nullptr) throw unexpected("what to set: n.property = value, n = map, n += map or n:Label");
  SetProperty result{std::move(property->subject), std::move(property->key), nullptr};
  expect("=");
  result.value = expression();
  return result;
}

Remove Parser::remove() {
  Remove result;
  do {
    if (at_name() && at(":", 1)) {
      Variable variable{name("a variable"), no_slot};
      result.items.emplace_back(SetLabels{std::move(variable), labels()});
      continue;
    }
    ExpressionPtr target = postfix();
    auto* property = std::get_if<Property>(&target->node);
    if (property == nullptr) throw unexpected("what to remove: n.property or n:Label");
    result.items.emplace_back(RemoveProperty{std::move(property->subject), std::move(property->key)});
  } while (take(","));
  return result;
}

Delete Parser::delete_clause() {
  Delete result;
  result.detach = take_word("DETACH");
  expect_word("DELETE");
  do result.expressions.push_back(expression());
  while (take(","));
  return result;
}

Foreach Parser::foreach () {
  const Nesting nesting(*this);
  Foreach result;
  expect("(");
  result.variable.name = name("a variable for the elements");
  expect_word("IN");
  result.list = expression();
  expect("|");
  while (!at(")") && token().kind != TokenKind::end) result.clauses.push_back(clause());
  expect(")");
  return result;
}

ProcedureCall Parser::procedure_call() {
  ProcedureCall result;
  result.name = name("a procedure's name");
  while (take(".")) result.name.text += "." + name("the rest of the procedure's name").text;
  result.name.range = since(result.name.range.begin);
  result.implicit = !take("(");
  if (!result.implicit && !take(")")) {
    do result.arguments.push_back(expression());
    while (take(","));
    expect(")");
  }
  result.has_yield = take_word("YIELD");
  if (result.has_yield) yields(result);
  return result;
}

void Parser::yields(ProcedureCall& call) {
  if (take("*")) {
    call.yield_all = true;
    return;
  }
  if (take("-")) return;
  do {
    ProcedureCall::Yield yield;
    yield.field = name("the name of a result");
    yield.variable.name = take_word("AS") ? name("a name after AS") : yield.field;
    call.yields.push_back(std::move(yield));
  } while (take(","));
  if (take_word("WHERE")) call.where = expression();
}

LoadCsv Parser::load_csv() {
  LoadCsv result;
  result.headers = take_words({"WITH", "HEADERS"});
  expect_word("FROM");
  result.source = expression();
  expect_word("AS");
  result.variable.name = name("a variable for the lines");
  if (!take_word("FIELDTERMINATOR")) return result;
  if (token().kind != TokenKind::string || token().text.size() != 1) throw unexpected("one character in quotes");
  result.separator = token().text;
  ++position_;
  return result;
}

ParsedStatement parse(std::string_view text) { return Parser(text).statement(); }

}  // namespace treatygraph::query
