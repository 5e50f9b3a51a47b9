// What openCypher does with values. Nothing here looks into a graph.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "graph/model/value.h"

namespace treatygraph {

// `=`: true, false, or nothing (null: the answer is not known).
[[nodiscard]] std::optional<bool> equals(const Value& a, const Value& b);
// `<`, `<=`, … : `*compare(a, b) < 0`, or nothing where the two cannot be compared (null, different types). NaN with a
// number is `unordered`: none of the four holds, and the answer is false, not null.
[[nodiscard]] std::optional<std::partial_ordering> compare(const Value& a, const Value& b);
// The total order of ORDER BY (ascending): maps, nodes, relationships, lists, paths, temporal values, strings,
// booleans, numbers, NaN, null.
[[nodiscard]] int order(const Value& a, const Value& b);
// Equivalence of DISTINCT and grouping: null is one value, NaN is one value, 1 and 1.0 are one.
[[nodiscard]] bool equivalent(const Value& a, const Value& b);
[[nodiscard]] std::size_t hash(const Value& value);

// Arithmetic; null in, null out. Throw Error(bad_query) classified as openCypher says (TypeError InvalidArgumentType,
// ArithmeticError …): + joins strings and lists and adds temporal values, integers overflow to an error, / of integers
// truncates.
[[nodiscard]] Value add(const Value& a, const Value& b);
[[nodiscard]] Value subtract(const Value& a, const Value& b);
[[nodiscard]] Value multiply(const Value& a, const Value& b);
[[nodiscard]] Value divide(const Value& a, const Value& b);
[[nodiscard]] Value modulo(const Value& a, const Value& b);
[[nodiscard]] Value power(const Value& a, const Value& b);
[[nodiscard]] Value negate(const Value& a);

// As toString() prints it, and as a Cypher literal ('it\'s', [1, 'a'], {k: 1}, date as '2021-11-17'). Nodes and
// relationships print as #id: whoever has a Graph prints them better.
[[nodiscard]] std::string to_text(const Value& value);
[[nodiscard]] std::string to_literal(const Value& value);
// A label, type, key or variable as it is written: in backticks where it has to be.
[[nodiscard]] std::string name_literal(std::string_view name);
// The openCypher name of the type ("Integer", "String", "List", "Node", …) for messages.
[[nodiscard]] std::string_view type_name(const Value& value) noexcept;
// May it be stored as a property: a scalar, a temporal value, or a list of these of one type.
[[nodiscard]] bool storable(const Value& value);

}  // namespace treatygraph
