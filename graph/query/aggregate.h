// Aggregate: count, sum, collect and their like: what many rows come to.
#pragma once

#include <cassert>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "graph/model/value.h"

namespace treatygraph::query {

class Accumulator {
 public:
  virtual ~Accumulator() = default;
  virtual void add(std::span<const Value> arguments) = 0;
  // The same row that often; only a count is more for it.
  virtual void add(std::span<const Value> arguments, std::int64_t times) {
    assert(times > 0);
    add(arguments);
  }
  [[nodiscard]] virtual Value result() const = 0;
};

struct AggregateFunction {
  std::string_view name;  // lower case
  std::size_t arguments;
  bool numeric;  // does the result have to be a number
  bool keeps;    // does it hold on to every value
  std::string_view help;
  std::unique_ptr<Accumulator> (*start)();
};

[[nodiscard]] std::span<const AggregateFunction> aggregate_functions();
[[nodiscard]] std::optional<std::uint32_t> find_aggregate(std::string_view name);  // without case

}  // namespace treatygraph::query
