// Functions: the scalar functions of the language, one row each. Call checking, `:help functions`, completion and the
// suggestion of near names all read this table. Aggregations and the forms that bind variables (quantifiers,
// comprehensions, shortestPath) are no rows here: the parser knows them.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "graph/model/graph.h"

namespace treatygraph {

// What a call may look at beside its arguments.
struct CallScene {
  const Graph& graph;
  std::int64_t now_seconds = 0;  // the moment at which the statement began, since 1970-01-01T00:00Z
  std::int64_t now_nanos = 0;    // of that second
};
// A scene whose clock shows the present.
[[nodiscard]] CallScene scene_now(const Graph& graph);

// A set of value types; null is in every set.
struct Types {
  std::uint32_t bits;
  constexpr Types(std::initializer_list<Value::Type> types) : bits(1) {
    for (const Value::Type type : types) bits |= std::uint32_t{1} << static_cast<unsigned>(type);
  }
  [[nodiscard]] constexpr bool has(Value::Type type) const { return (bits >> static_cast<unsigned>(type) & 1U) != 0; }
  [[nodiscard]] static constexpr Types any() {
    Types all{};
    all.bits = ~std::uint32_t{0};
    return all;
  }
};

enum class Nulls : std::uint8_t {
  answer_null,
  pass
};  // a null argument: the answer is null at once, or the function sees it
enum class Depends : std::uint8_t {
  arguments,  // on its arguments alone: may be worked out when the statement is prepared, if they are constant
  graph,      // on what the graph holds
  statement,  // also on the clock: the same throughout one statement
  chance      // may differ from call to call: rand(), realtime clocks
};

struct Function {  // NOLINT(clang-analyzer-optin.performance.Padding): in the order in which a row reads
  static constexpr std::uint8_t many = 255;
  std::string_view name;     // as it is written; compared without regard to case
  std::uint8_t least, most;  // how many arguments; most may be `many`
  Types accepts[3];          // of the first three arguments; further ones are as the third
  Nulls nulls;
  Depends depends;
  Value (*call)(const CallScene&, std::span<const Value>);  // use invoke(), which checks first
  std::string_view arguments, help, example;
};

[[nodiscard]] std::span<const Function> functions();                 // by name
[[nodiscard]] const Function* find_function(std::string_view name);  // nullptr where there is none

// The integers of range(start, end, step). In unsigned numbers, where the way from the least to the greatest does not
// overflow.
struct Progression {
  std::uint64_t first, step, last;  // last: the greatest index
  bool empty;
  [[nodiscard]] std::int64_t at(std::uint64_t index) const { return static_cast<std::int64_t>(first + index * step); }
};
// Of the arguments of range(); throws as it does.
[[nodiscard]] Progression progression(std::span<const Value> arguments);

// Requires a right number of arguments (the check stage sees to it). A type that the function does not accept is
// TypeError InvalidArgumentValue; the check stage reports it earlier, as SyntaxError InvalidArgumentType, where it
// knows the type.
[[nodiscard]] Value invoke(const Function& function, const CallScene& scene, std::span<const Value> arguments);

}  // namespace treatygraph
