// + - * / % ^ on values.
#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "graph/model/query_error.h"
#include "graph/model/temporal_arithmetic.h"
#include "graph/model/value_operations.h"

namespace treatygraph {
namespace {

using Type = Value::Type;

bool is_number(const Value& value) { return value.type() == Type::integer || value.type() == Type::real; }
bool are_integers(const Value& a, const Value& b) { return a.type() == Type::integer && b.type() == Type::integer; }

double as_real(const Value& number) {
  return number.type() == Type::integer ? static_cast<double>(number.integer()) : number.real();
}

[[noreturn]] void wrong_types(std::string_view verb, const Value& a, const Value& b) {
  throw query_error("TypeError", "InvalidArgumentType",
                    fmt::format("cannot {} {} and {}", verb, type_name(a), type_name(b)),
                    "convert one of them: toInteger(), toFloat(), toString()");
}

[[noreturn]] void overflow(const Value& a, char sign, const Value& b) {
  throw query_error("ArithmeticError", "IntegerOverflow",
                    fmt::format("{} {} {} is out of the range of integers", to_text(a), sign, to_text(b)),
                    "write one of them as a float");
}

[[noreturn]] void division_by_zero() {
  throw query_error("ArithmeticError", "DivisionByZero", "division by zero", "leave such rows out with WHERE … <> 0");
}

// A temporal value moved by a duration; nothing for other values.
std::optional<Value> moved(const Value& value, const Duration& by) {
  switch (value.type()) {
    case Type::date: return Value(shift(value.date(), by));
    case Type::local_time: return Value(shift(value.local_time(), by));
    case Type::time: return Value(shift(value.time(), by));
    case Type::local_date_time: return Value(shift(value.local_date_time(), by));
    case Type::date_time: return Value(shift(value.date_time(), by));
    case Type::duration: return Value(sum(value.duration(), by));
    default: return std::nullopt;
  }
}

Value joined(const Value& a, const Value& b) {
  List list;
  const auto take = [&list](const Value& value) {
    if (value.type() == Type::list)
      list.insert(list.end(), value.list().begin(), value.list().end());
    else
      list.push_back(value);
  };
  take(a);
  take(b);
  return list;
}

bool joins_text(const Value& a, const Value& b) {
  const auto plain = [](const Value& value) { return is_number(value) || value.type() == Type::boolean; };
  if (a.type() == Type::string) return b.type() == Type::string || plain(b);
  return b.type() == Type::string && plain(a);
}

}  // namespace

Value add(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return {};
  if (are_integers(a, b)) {
    std::int64_t result = 0;
    if (__builtin_add_overflow(a.integer(), b.integer(), &result)) overflow(a, '+', b);
    return result;
  }
  if (is_number(a) && is_number(b)) return as_real(a) + as_real(b);
  if (a.type() == Type::list || b.type() == Type::list) return joined(a, b);
  if (joins_text(a, b)) return to_text(a) + to_text(b);
  if (b.type() == Type::duration)
    if (auto result = moved(a, b.duration())) return *std::move(result);
  if (a.type() == Type::duration)
    if (auto result = moved(b, a.duration())) return *std::move(result);
  wrong_types("add", a, b);
}

Value subtract(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return {};
  if (are_integers(a, b)) {
    std::int64_t result = 0;
    if (__builtin_sub_overflow(a.integer(), b.integer(), &result)) overflow(a, '-', b);
    return result;
  }
  if (is_number(a) && is_number(b)) return as_real(a) - as_real(b);
  if (b.type() == Type::duration)
    if (auto result = moved(a, opposite(b.duration()))) return *std::move(result);
  wrong_types("subtract", a, b);
}

Value multiply(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return {};
  if (are_integers(a, b)) {
    std::int64_t result = 0;
    if (__builtin_mul_overflow(a.integer(), b.integer(), &result)) overflow(a, '*', b);
    return result;
  }
  if (is_number(a) && is_number(b)) return as_real(a) * as_real(b);
  if (a.type() == Type::duration && is_number(b)) return scale(a.duration(), as_real(b));
  if (b.type() == Type::duration && is_number(a)) return scale(b.duration(), as_real(a));
  wrong_types("multiply", a, b);
}

Value divide(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return {};
  if (are_integers(a, b)) {
    if (b.integer() == 0) division_by_zero();
    if (b.integer() == -1 && a.integer() == std::numeric_limits<std::int64_t>::min()) overflow(a, '/', b);
    return a.integer() / b.integer();
  }
  if (is_number(a) && is_number(b)) return as_real(a) / as_real(b);
  if (a.type() == Type::duration && is_number(b)) {
    if (as_real(b) == 0.0) division_by_zero();
    return scale(a.duration(), 1.0 / as_real(b));
  }
  wrong_types("divide", a, b);
}

Value modulo(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return {};
  if (are_integers(a, b)) {
    if (b.integer() == 0) division_by_zero();
    return b.integer() == -1 ? std::int64_t{0} : a.integer() % b.integer();
  }
  if (is_number(a) && is_number(b)) return std::fmod(as_real(a), as_real(b));
  wrong_types("take the remainder of", a, b);
}

Value power(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return {};
  if (is_number(a) && is_number(b)) return std::pow(as_real(a), as_real(b));
  wrong_types("raise to a power", a, b);
}

Value negate(const Value& a) {
  if (a.is_null()) return {};
  if (a.type() == Type::real) return -a.real();
  if (a.type() == Type::integer) return subtract(0, a);
  throw query_error("TypeError", "InvalidArgumentType", fmt::format("cannot negate {}", type_name(a)),
                    "negate numbers and durations");
}

}  // namespace treatygraph
