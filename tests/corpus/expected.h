// expected/*.facts: what a careful reader finds in a paper, as text (../README.md draws the format).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace treatygraph::corpus {

struct ExpectedMention {
  std::size_t line = 0;
  bool optional = false;
  std::string kind, id, surface;  // id "*": any
};
struct ExpectedRelation {
  std::size_t line = 0;
  bool optional = false;
  std::string subject, predicate, object;  // "*": any
  std::map<std::string, std::string> attributes;
};
struct Expected {
  std::vector<ExpectedMention> mentions;
  std::vector<ExpectedRelation> relations;
};

// Throws std::runtime_error with file and line for what does not follow the format.
[[nodiscard]] Expected read_expected(const std::string& path);

}  // namespace treatygraph::corpus
