// The parts of the function table, and what their files share. Private to functions*.cpp and temporal*.cpp.
#pragma once

#include <string>
#include <utility>

#include "graph/model/query_error.h"
#include "graph/query/functions.h"

namespace treatygraph {

[[nodiscard]] std::span<const Function> conversion_functions();
[[nodiscard]] std::span<const Function> graph_functions();
[[nodiscard]] std::span<const Function> list_functions();
[[nodiscard]] std::span<const Function> number_functions();
[[nodiscard]] std::span<const Function> temporal_functions();
[[nodiscard]] std::span<const Function> text_functions();

using Arguments = std::span<const Value>;

inline constexpr Types anything = Types::any();
inline constexpr Types strings{Value::Type::string};
inline constexpr Types integers{Value::Type::integer};
inline constexpr Types numbers{Value::Type::integer, Value::Type::real};
inline constexpr Types lists{Value::Type::list};
inline constexpr Types maps{Value::Type::map};
inline constexpr Types nodes_only{Value::Type::node};
inline constexpr Types edges_only{Value::Type::edge};
inline constexpr Types paths_only{Value::Type::path};

[[noreturn]] inline void bad_argument(std::string type, std::string detail, std::string what, std::string advice) {
  throw query_error(std::move(type), std::move(detail), std::move(what), std::move(advice));
}

[[nodiscard]] inline double as_real(const Value& number) {
  return number.type() == Value::Type::integer ? static_cast<double>(number.integer()) : number.real();
}

}  // namespace treatygraph
