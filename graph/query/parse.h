// Parse: tokens to syntax, by recursive descent. parse_clauses.cpp, parse_patterns.cpp and parse_expressions.cpp share
// the class.
//
// Whatever nests counts against one bound (nesting_limit), so no text can exhaust the stack here or in a later stage.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "graph/query/lex.h"
#include "graph/query/query.h"
#include "graph/query/syntax.h"

namespace treatygraph::query {

inline constexpr std::uint32_t nesting_limit = 200;  // brackets, sub-queries
inline constexpr std::uint32_t height_limit = 600;   // of an expression's tree: 1 + 1 + 1 + … grows without brackets
inline constexpr std::size_t clause_limit = 1000;    // of a statement; CREATE is not counted: a run of it is one step

struct ParsedStatement {
  Statement::Mode mode = Statement::Mode::run;
  Query query;
};

[[nodiscard]] ParsedStatement parse(std::string_view text);
// One expression, nothing after it.
[[nodiscard]] ExpressionPtr parse_expression(std::string_view text);

[[nodiscard]] bool same_word(std::string_view a, std::string_view b);  // ASCII letters without case

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text), tokens_(lex(text)) {}

  ParsedStatement statement();
  ExpressionPtr lone_expression();

 private:
  // tokens
  [[nodiscard]] const Token& token(std::size_t ahead = 0) const;
  [[nodiscard]] bool at(std::string_view symbol, std::size_t ahead = 0) const;
  [[nodiscard]] bool at_word(std::string_view word, std::size_t ahead = 0) const;
  [[nodiscard]] bool at_name(std::size_t ahead = 0) const;
  bool take(std::string_view symbol);
  bool take_word(std::string_view word);
  bool take_words(std::initializer_list<std::string_view> words);
  void expect(std::string_view symbol);
  void expect_word(std::string_view word);
  [[nodiscard]] Error unexpected(std::string_view expected) const;
  Name name(std::string_view what);
  [[nodiscard]] Range since(std::uint32_t begin) const;
  [[nodiscard]] std::uint32_t here() const { return token().range.begin; }
  [[nodiscard]] std::string text_of(Range range) const {
    return std::string(text_.substr(range.begin, range.end - range.begin));
  }

  class Nesting {  // counts one level while it lives
   public:
    explicit Nesting(Parser& parser);
    ~Nesting() { --parser_.depth_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;

   private:
    Parser& parser_;
  };

  // clauses
  Query query();
  SingleQuery single_query();
  [[nodiscard]] bool at_query_end() const;
  Clause clause();
  Clause::Node clause_node();
  Match match();
  Unwind unwind();
  Projection projection();
  void projection_items(Projection& projection);
  void order_items(Projection& projection);
  Merge merge();
  Set set();
  SetItem set_item();
  Remove remove();
  Delete delete_clause();
  Foreach foreach ();
  ProcedureCall procedure_call();
  void yields(ProcedureCall& call);
  LoadCsv load_csv();

  // patterns
  Pattern pattern();
  PatternPart pattern_part();
  PatternPart pattern_element();
  NodePattern node_pattern();
  EdgePattern edge_pattern();
  void edge_detail(EdgePattern& edge);
  Hops hops();
  [[nodiscard]] std::uint64_t hop_count();
  std::vector<Word> labels();
  void label_alternatives(NodePattern& node);
  ExpressionPtr pattern_properties();
  [[nodiscard]] bool at_pattern() const;
  [[nodiscard]] bool at_shortest() const;

  // expressions, loosest first
  ExpressionPtr expression();
  ExpressionPtr junction(std::size_t level);
  ExpressionPtr negation();
  ExpressionPtr comparison();
  ExpressionPtr predicate();
  ExpressionPtr null_predicate(ExpressionPtr operand);
  ExpressionPtr arithmetic(std::size_t level);
  ExpressionPtr unary();
  ExpressionPtr postfix();
  ExpressionPtr postfix_one(ExpressionPtr subject);
  ExpressionPtr map_projection(ExpressionPtr subject);
  ExpressionPtr subscript(ExpressionPtr subject);
  ExpressionPtr atom();
  ExpressionPtr named_atom();
  ExpressionPtr number(std::uint32_t begin, std::string_view sign);
  ExpressionPtr bracketed();
  ExpressionPtr comprehension();
  ExpressionPtr pattern_comprehension();
  ExpressionPtr map_literal();
  ExpressionPtr case_expression();
  ExpressionPtr quantifier(QuantifierKind kind);
  ExpressionPtr reduce();
  ExpressionPtr function_call();
  ExpressionPtr subquery(SubqueryKind kind);
  ExpressionPtr make(std::uint32_t begin, Expression::Node node);

  std::string_view text_;
  std::vector<Token> tokens_;
  std::size_t position_ = 0;
  std::uint32_t depth_ = 0;
  std::size_t clauses_ = 0;
};

}  // namespace treatygraph::query
