#include "shell/prompt/words.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace treatygraph::shell {
namespace {

constexpr std::string_view all[] = {
    "ALL",     "AND",    "ANY",     "AS",     "ASC",     "ASCENDING",  "BY",      "CALL",     "CASE", "CONTAINS",
    "COUNT",   "CREATE", "CSV",     "DELETE", "DESC",    "DESCENDING", "DETACH",  "DISTINCT", "ELSE", "END",
    "ENDS",    "EXISTS", "EXPLAIN", "FALSE",  "FOREACH", "FROM",       "HEADERS", "IN",       "IS",   "LIMIT",
    "LOAD",    "MATCH",  "MERGE",   "NONE",   "NOT",     "NULL",       "ON",      "OPTIONAL", "OR",   "ORDER",
    "PROFILE", "REMOVE", "RETURN",  "SET",    "SINGLE",  "SKIP",       "STARTS",  "THEN",     "TRUE", "UNION",
    "UNWIND",  "WHEN",   "WHERE",   "WITH",   "XOR",     "YIELD"};
constexpr std::string_view forms[] = {"all",
                                      "allShortestPaths",
                                      "any",
                                      "avg",
                                      "collect",
                                      "count",
                                      "max",
                                      "min",
                                      "none",
                                      "percentileCont",
                                      "percentileDisc",
                                      "reduce",
                                      "shortestPath",
                                      "single",
                                      "stDev",
                                      "stDevP",
                                      "sum"};
static_assert(std::is_sorted(std::begin(all), std::end(all)));

}  // namespace

std::span<const std::string_view> keywords() { return all; }

std::span<const std::string_view> built_in_forms() { return forms; }

bool is_keyword(std::string_view word) {
  std::string upper(word);
  std::transform(upper.begin(), upper.end(), upper.begin(),
                 [](char byte) { return byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 32) : byte; });
  return std::binary_search(std::begin(all), std::end(all), std::string_view(upper));
}

}  // namespace treatygraph::shell
