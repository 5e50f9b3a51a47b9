#include "graph/query/habits.h"

#include <algorithm>
#include <iterator>

#include "graph/query/parse.h"

namespace treatygraph::query {
namespace {

struct Habit {
  std::string_view token, advice;
};
constexpr Habit habits[] = {
    {"=", "compare with a single ="},
    {"!", "write NOT, or <> for what is not equal"},
    {"&", "write AND"},
    {"&&", "write AND"},
    {"|", "write OR between conditions, + between texts"},
    {"||", "write OR between conditions, + between texts"},
    {">", "a relationship is written -->, <--, -- or with its type -[:TYPE]->"},
    {"SELECT", "ask with MATCH (n:Label) RETURN n.property"},
    {"FROM", "say what you look for in a pattern: MATCH (n:Label)"},
    {"JOIN", "a pattern joins: (a)-[:TYPE]->(b)"},
    {"GROUP", "RETURN groups by every column that is no aggregate: leave GROUP BY out"},
    {"HAVING", "filter groups with WITH … WHERE …"},
    {"ORDER", "write ORDER BY"},
    {"LIKE", "use CONTAINS, STARTS WITH, ENDS WITH, or =~ with a regular expression"},
    {"ILIKE", "use toLower(…) CONTAINS, or =~ '(?i)…'"},
    {"BETWEEN", "write a <= x <= b"},
    {"INSERT", "make nodes with CREATE (n:Label {key: value})"},
    {"UPDATE", "change with MATCH … SET n.key = value"},
    {"DROP", "take away with MATCH … DELETE n"},
    {"FILTER", "write WHERE"},
    {"VALUES", "write the values as a map: {key: value}"},
    {"FOR", "go through a list with UNWIND list AS x"},
    {"IF", "choose with CASE WHEN … THEN … ELSE … END"},
};

}  // namespace

std::string_view advice_for_habit(std::string_view token) {
  const auto* habit =
      std::find_if(std::begin(habits), std::end(habits), [&](const Habit& h) { return same_word(h.token, token); });
  return habit == std::end(habits) ? std::string_view() : habit->advice;
}

}  // namespace treatygraph::query
