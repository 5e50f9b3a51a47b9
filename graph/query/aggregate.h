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

// Integers added up in any order: only the sum may be out of range, no part of it.
class WholeSum {
 public:
  void add(std::int64_t value) { sum_ += value; }
  void add(const WholeSum& part) { sum_ += part.sum_; }
  [[nodiscard]] std::int64_t value() const;  // throws Error(bad_query) IntegerOverflow

 private:
  __extension__ __int128 sum_ = 0;
};

class Accumulator {
 public:
  virtual ~Accumulator() = default;
  virtual void add(std::span<const Value> arguments) = 0;
  // The same row that often; only a count is more for it.
  virtual void add(std::span<const Value> arguments, std::int64_t times) {
    assert(times > 0);
    add(arguments);
  }
  // All has been added. Throws Error where the result is out of range.
  virtual void settle() const {}
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
