// Statements: a script taken apart, and its errors shown at their place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/base/error.h"

namespace treatygraph::shell {

struct StatementText {
  std::string_view text;  // without the ';' that ends it
  std::size_t line;       // of the script, where the text begins
};

// The statements of a script, parted by ';' outside of quotes and comments; empty ones are left out.
[[nodiscard]] std::vector<StatementText> split_statements(std::string_view script);

// What keeps a text from being a whole statement.
struct Unfinished {
  bool ended = false;   // the last thing that counts is a ';'
  bool inside = false;  // a string, a quoted name, a comment or a bracket is still open
  bool blank = true;    // there is nothing but blanks and comments
};
[[nodiscard]] Unfinished look_at_end(std::string_view text);

// The error with its place in `name` (a file, "query"), and under it the line of the text and a caret.
[[nodiscard]] Error with_caret(const Error& error, std::string_view name, const StatementText& statement);

}  // namespace treatygraph::shell
