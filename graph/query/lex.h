// Lex: the text of a query as tokens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/query/syntax.h"

namespace treatygraph::query {

enum class TokenKind : std::uint8_t {
  end,
  name,
  quoted_name,
  integer,
  real,
  string,
  parameter,
  symbol,
  bad_number  // text says why; an error only where a number may stand
};

struct Token {
  TokenKind kind = TokenKind::end;
  Range range;
  std::string text;           // of names and strings what they stand for, of a symbol its characters
  std::uint64_t integer = 0;  // without sign: 9223372036854775808 is good after a minus
  double real = 0;
};

// Ends with a token of kind `end`. Throws Error(bad_query): bad UTF-8, an open string or comment, a character that
// means nothing.
[[nodiscard]] std::vector<Token> lex(std::string_view text);

}  // namespace treatygraph::query
