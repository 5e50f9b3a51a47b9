#include "graph/query/aggregate.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include "graph/model/query_error.h"
#include "graph/model/value_operations.h"

namespace treatygraph::query {
namespace {

double number(const Value& value) {
  if (value.type() == Value::Type::integer) return static_cast<double>(value.integer());
  if (value.type() == Value::Type::real) return value.real();
  throw query_error("TypeError", "InvalidArgumentType", "expected a number, got " + to_literal(value),
                    "make numbers of text with toInteger(…) or toFloat(…)");
}

class Count final : public Accumulator {
 public:
  void add(std::span<const Value>) override { ++count_; }
  void add(std::span<const Value>, std::int64_t times) override { count_ += times; }
  [[nodiscard]] Value result() const override { return count_; }

 private:
  std::int64_t count_ = 0;
};

class Sum final : public Accumulator {
 public:
  void add(std::span<const Value> arguments) override {
    const Value& value = arguments.front();
    if (value.type() == Value::Type::integer && sum_.is_null()) {
      whole_.add(value.integer());
      any_ = true;
      return;
    }
    if (value.type() != Value::Type::duration) static_cast<void>(number(value));
    const Value before = result();
    sum_ = any_ ? treatygraph::add(before, value) : value;
    any_ = true;
  }
  void settle() const override { static_cast<void>(result()); }
  [[nodiscard]] Value result() const override { return sum_.is_null() ? Value(whole_.value()) : sum_; }

 private:
  WholeSum whole_;  // while only integers have come
  Value sum_;       // null until something else has
  bool any_ = false;
};

class Average final : public Accumulator {
 public:
  void add(std::span<const Value> arguments) override {
    const Value& value = arguments.front();
    ++count_;
    if (value.type() == Value::Type::duration) {
      durations_ = count_ == 1 ? value : treatygraph::add(durations_, value);
      return;
    }
    mean_ += (number(value) - mean_) / static_cast<double>(count_);
  }
  [[nodiscard]] Value result() const override {
    if (count_ == 0) return {};
    return durations_.is_null() ? Value(mean_) : divide(durations_, Value(count_));
  }

 private:
  Value durations_;
  double mean_ = 0;
  std::int64_t count_ = 0;
};

template <int sign>
class Extreme final : public Accumulator {
 public:
  void add(std::span<const Value> arguments) override {
    const Value& value = arguments.front();
    if (best_.is_null() || sign * order(value, best_) > 0) best_ = value;
  }
  [[nodiscard]] Value result() const override { return best_; }

 private:
  Value best_;
};

class Collect final : public Accumulator {
 public:
  void add(std::span<const Value> arguments) override { list_.push_back(arguments.front()); }
  [[nodiscard]] Value result() const override { return list_; }

 private:
  List list_;
};

// Welford's: the squares of large numbers are never subtracted.
template <int correction>
class Deviation final : public Accumulator {
 public:
  void add(std::span<const Value> arguments) override {
    const double value = number(arguments.front());
    ++count_;
    const double before = value - mean_;
    mean_ += before / static_cast<double>(count_);
    squares_ += before * (value - mean_);
  }
  [[nodiscard]] Value result() const override {
    if (count_ <= correction) return 0.0;
    return std::sqrt(squares_ / static_cast<double>(count_ - correction));
  }

 private:
  std::int64_t count_ = 0;
  double mean_ = 0, squares_ = 0;
};

class Percentile : public Accumulator {
 public:
  void add(std::span<const Value> arguments) override {
    static_cast<void>(number(arguments[0]));
    share_ = number(arguments[1]);
    if (!(share_ >= 0 && share_ <= 1)) {
      throw query_error("ArgumentError", "NumberOutOfRange",
                        "a percentile lies between 0 and 1, not at " + to_literal(arguments[1]),
                        "divide by 100 what is in percent");
    }
    values_.push_back(arguments[0]);
  }

 protected:
  [[nodiscard]] std::vector<Value> sorted() const {
    std::vector<Value> result = values_;
    std::sort(result.begin(), result.end(), [](const Value& a, const Value& b) { return order(a, b) < 0; });
    return result;
  }
  [[nodiscard]] double share() const { return share_; }

 private:
  std::vector<Value> values_;
  double share_ = 0;
};

class PercentileDiscrete final : public Percentile {
 public:
  [[nodiscard]] Value result() const override {
    const std::vector<Value> values = sorted();
    if (values.empty()) return {};
    const auto rank = static_cast<std::size_t>(std::ceil(share() * static_cast<double>(values.size())));
    return values[rank == 0 ? 0 : rank - 1];
  }
};

class PercentileContinuous final : public Percentile {
 public:
  [[nodiscard]] Value result() const override {
    const std::vector<Value> values = sorted();
    if (values.empty()) return {};
    const double place = share() * static_cast<double>(values.size() - 1);
    const auto low = static_cast<std::size_t>(std::floor(place));
    const auto high = static_cast<std::size_t>(std::ceil(place));
    const double weight = place - std::floor(place);
    return number(values[low]) * (1 - weight) + number(values[high]) * weight;
  }
};

template <typename T>
std::unique_ptr<Accumulator> make() {
  return std::make_unique<T>();
}

constexpr std::array<AggregateFunction, 10> table = {{
    {"count", 1, false, false, "how many values (or, with *, rows) there are", make<Count>},
    {"sum", 1, true, false, "the sum of the numbers or durations", make<Sum>},
    {"avg", 1, true, false, "their mean", make<Average>},
    {"min", 1, false, false, "the first value in order", make<Extreme<-1>>},
    {"max", 1, false, false, "the last value in order", make<Extreme<1>>},
    {"collect", 1, false, true, "the list of the values", make<Collect>},
    {"stdev", 1, true, false, "the standard deviation of a sample", make<Deviation<1>>},
    {"stdevp", 1, true, false, "the standard deviation of a whole population", make<Deviation<0>>},
    {"percentiledisc", 2, true, true, "the value at this share (0 to 1) of the sorted values",
     make<PercentileDiscrete>},
    {"percentilecont", 2, true, true, "the same, between two values where it falls there", make<PercentileContinuous>},
}};

}  // namespace

std::int64_t WholeSum::value() const {
  const auto value = static_cast<std::int64_t>(sum_);
  if (value != sum_) {
    throw query_error("ArithmeticError", "IntegerOverflow", "the sum is out of the range of integers",
                      "add up floats: sum(toFloat(…))");
  }
  return value;
}

std::span<const AggregateFunction> aggregate_functions() { return table; }

std::optional<std::uint32_t> find_aggregate(std::string_view name) {
  const auto same = [&](const AggregateFunction& function) {
    return std::equal(name.begin(), name.end(), function.name.begin(), function.name.end(),
                      [](unsigned char a, unsigned char b) { return std::tolower(a) == b; });
  };
  const auto found = std::find_if(table.begin(), table.end(), same);
  return found == table.end() ? std::nullopt : std::optional(static_cast<std::uint32_t>(found - table.begin()));
}

}  // namespace treatygraph::query
