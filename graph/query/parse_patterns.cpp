#include "graph/query/complaint.h"
#include "graph/query/parse.h"

namespace treatygraph::query {

Pattern Parser::pattern() {
  Pattern result;
  do result.push_back(pattern_part());
  while (take(","));
  return result;
}

PatternPart Parser::pattern_part() {
  const std::uint32_t begin = here();
  Variable path;
  if (at_name() && at("=", 1)) {
    path.name = name("a path's name");
    expect("=");
  }
  PatternPart part = pattern_element();
  part.path = std::move(path);
  part.range = since(begin);
  return part;
}

bool Parser::at_shortest() const {
  return (at_word("shortestPath") || at_word("allShortestPaths")) && at("(", 1) && at("(", 2);
}

// ( … )-[ … ]-( … ), perhaps in brackets or in shortestPath( … )
PatternPart Parser::pattern_element() {
  const Nesting nesting(*this);
  const std::uint32_t begin = here();
  if (at_shortest()) {
    const Shortest shortest = at_word("shortestPath") ? Shortest::one : Shortest::all;
    position_ += 2;
    PatternPart part = pattern_element();
    expect(")");
    part.shortest = shortest;
    part.range = since(begin);
    if (part.edges.size() != 1) {
      throw syntax_error(part.range, "InvalidRelationshipPattern", "a shortest path is of one relationship pattern",
                         "write shortestPath((a)-[*]-(b))");
    }
    return part;
  }
  if (at("(") && at("(", 1)) {
    ++position_;
    PatternPart part = pattern_element();
    expect(")");
    return part;
  }
  PatternPart part;
  part.nodes.push_back(node_pattern());
  while (at("-") || at("<")) {
    part.edges.push_back(edge_pattern());
    part.nodes.push_back(node_pattern());
  }
  part.range = since(begin);
  return part;
}

NodePattern Parser::node_pattern() {
  NodePattern node;
  const std::uint32_t begin = here();
  if (!take("(")) throw unexpected("a node pattern, as (n:Label)");
  if (at_name() && !at_word("WHERE")) node.variable.name = name("a variable");
  if (at(":")) label_alternatives(node);
  if (at("{") || token().kind == TokenKind::parameter) node.properties = pattern_properties();
  if (take_word("WHERE")) node.where = expression();
  if (!take(")")) throw unexpected("\")\" at the end of the node");
  node.range = since(begin);
  return node;
}

// :A:B, :A&B (both) and :A|B (either)
void Parser::label_alternatives(NodePattern& node) {
  while (take(":") || take("&")) {
    std::vector<Word> alternatives;
    do {
      take(":");
      alternatives.push_back(Word{name("a label"), no_word});
    } while (take("|"));
    node.labels.push_back(std::move(alternatives));
  }
}

std::vector<Word> Parser::labels() {
  std::vector<Word> result;
  while (take(":")) {
    result.push_back(Word{name("a label"), no_word});
    while (take("&")) {
      take(":");
      result.push_back(Word{name("a label"), no_word});
    }
  }
  return result;
}

ExpressionPtr Parser::pattern_properties() {
  if (at("{")) return map_literal();
  ExpressionPtr parameter = make(here(), Parameter{token().text});
  parameter->range = token().range;
  ++position_;
  return parameter;
}

// -->, <--, --, <-->, -[ … ]-> and so on
EdgePattern Parser::edge_pattern() {
  EdgePattern edge;
  const std::uint32_t begin = here();
  const bool to_left = take("<");
  if (!take("-")) throw unexpected("a relationship pattern, as -[:TYPE]->");
  if (take("[")) {
    edge_detail(edge);
    expect("]");
  }
  if (!take("-")) throw unexpected("\"-\" after the relationship's detail");
  const bool to_right = take(">");
  edge.direction = to_left == to_right ? Direction::both : to_left ? Direction::incoming : Direction::outgoing;
  edge.range = since(begin);
  return edge;
}

void Parser::edge_detail(EdgePattern& edge) {
  if (at_name() && !at_word("WHERE")) edge.variable.name = name("a variable");
  if (take(":")) {
    do {
      take(":");
      edge.types.push_back(Word{name("a relationship type"), no_word});
    } while (take("|"));
  }
  if (take("*")) edge.hops = hops();
  if (at("..") || at("...")) {
    throw syntax_error(token().range, "InvalidRelationshipPattern", "a range of lengths needs a star",
                       "write [:TYPE*1..3]");
  }
  if (at("{") || token().kind == TokenKind::parameter) edge.properties = pattern_properties();
  if (take_word("WHERE")) edge.where = expression();
}

// After the star: nothing, n, n.., ..m, n..m
Hops Parser::hops() {
  Hops result;
  if (token().kind == TokenKind::integer || at("-")) {
    result.least = hop_count();
    if (!take("..")) {
      result.most = result.least;
      return result;
    }
  } else {
    take("..");
  }
  if (token().kind == TokenKind::integer || at("-")) result.most = hop_count();
  return result;
}

std::uint64_t Parser::hop_count() {
  if (token().kind != TokenKind::integer) {
    throw syntax_error(token().range, "InvalidRelationshipPattern", "a length cannot be negative", "write [*1..3]");
  }
  const std::uint64_t count = token().integer;
  ++position_;
  return count;
}

// Does a pattern with a relationship begin at this "("? Decided by the brackets' contents and what follows them, so
// that nothing is ever parsed twice.
bool Parser::at_pattern() const {
  if (at_shortest()) return true;
  if (!at("(")) return false;
  std::size_t ahead = 1;
  if (at_name(ahead)) ++ahead;
  if (!at(")", ahead) && !at(":", ahead) && !at("{", ahead)) return false;
  std::size_t open = 1;
  ahead = 1;
  for (; open != 0; ++ahead) {
    if (token(ahead).kind == TokenKind::end) return false;
    if (at("(", ahead)) ++open;
    if (at(")", ahead)) --open;
  }
  if (at("<", ahead)) return at("-", ahead + 1) && (at("[", ahead + 2) || at("-", ahead + 2));
  if (!at("-", ahead)) return false;
  if (at("[", ahead + 1)) return true;
  if (!at("-", ahead + 1)) return false;
  return at("(", ahead + 2) || (at(">", ahead + 2) && at("(", ahead + 3));
}

}  // namespace treatygraph::query
