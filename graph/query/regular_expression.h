// RegularExpressions: `=~`. A pattern is compiled once a run; ICU's time limit bounds patterns that backtrack for ever.
#pragma once

#include <memory>
#include <string>

#include "graph/query/syntax.h"

namespace treatygraph::query {

class RegularExpressions {
 public:
  RegularExpressions();
  ~RegularExpressions();
  RegularExpressions(const RegularExpressions&) = delete;
  RegularExpressions& operator=(const RegularExpressions&) = delete;

  // Does the whole text match? Throws Error at `range` for a pattern that is wrong or takes too long.
  [[nodiscard]] bool matches(const std::string& text, const std::string& pattern, Range range);

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace treatygraph::query
