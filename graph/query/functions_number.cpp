// Functions of numbers.
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

#include "graph/query/function_groups.h"

namespace treatygraph {
namespace {

using Type = Value::Type;

std::mt19937_64& generator() {
  thread_local std::mt19937_64 engine = [] {
    std::random_device device;
    std::seed_seq seed{device(), device(), device(), device()};
    return std::mt19937_64(seed);
  }();
  return engine;
}

template <double (*function)(double)>
Value real_function(const CallScene&, Arguments a) {
  return function(as_real(a[0]));
}

Value absolute(const CallScene&, Arguments a) {
  if (a[0].type() == Type::real) return std::abs(a[0].real());
  if (a[0].integer() == std::numeric_limits<std::int64_t>::min())
    bad_argument("ArithmeticError", "IntegerOverflow", "abs() of the least integer is out of the range of integers",
                 "make a float of it first: abs(toFloat(…))");
  return a[0].integer() < 0 ? -a[0].integer() : a[0].integer();
}

Value sign(const CallScene&, Arguments a) {
  const double number = as_real(a[0]);
  return number > 0 ? 1 : number < 0 ? -1 : 0;
}

// Without a precision halves go up (1.5 to 2.0, -1.5 to -1.0), with one away from zero.
Value round_number(const CallScene&, Arguments a) {
  const double number = as_real(a[0]);
  if (a.size() == 1) {
    const double floor = std::floor(number);
    return number - floor >= 0.5 ? floor + 1.0 : floor;
  }
  if (a[1].integer() < 0)
    bad_argument("ArgumentError", "NumberOutOfRange", fmt::format("a precision of {} decimals", a[1].integer()),
                 "give 0 or more");
  if (a[1].integer() > 300) return number;
  const double factor = std::pow(10.0, static_cast<double>(a[1].integer()));
  const double scaled = number * factor;
  return std::isfinite(scaled) ? std::round(scaled) / factor : number;
}

double cotangent(double x) { return 1.0 / std::tan(x); }
double haversine(double x) { return (1.0 - std::cos(x)) / 2.0; }
double to_degrees(double x) { return x * 180.0 / std::numbers::pi; }
double to_radians(double x) { return x * std::numbers::pi / 180.0; }

Value arc_tangent_2(const CallScene&, Arguments a) { return std::atan2(as_real(a[0]), as_real(a[1])); }
Value pi(const CallScene&, Arguments) { return std::numbers::pi; }
Value e(const CallScene&, Arguments) { return std::numbers::e; }
Value is_nan(const CallScene&, Arguments a) { return std::isnan(as_real(a[0])); }

Value random_number(const CallScene&, Arguments) {
  return std::uniform_real_distribution<double>(0.0, 1.0)(generator());
}

// Version 4, variant 1: 122 random bits.
Value random_uuid(const CallScene&, Arguments) {
  const std::uint64_t high = (generator()() & 0xFFFFFFFFFFFF0FFFULL) | 0x4000ULL;
  const std::uint64_t low = (generator()() & 0x3FFFFFFFFFFFFFFFULL) | 0x8000000000000000ULL;
  return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32, high >> 16 & 0xFFFF, high & 0xFFFF, low >> 48,
                     low & 0xFFFFFFFFFFFFULL);
}

constexpr auto null = Nulls::answer_null;
constexpr auto pure = Depends::arguments;

constexpr Function table[] = {
    {"abs", 1, 1, {numbers, numbers, numbers}, null, pure, absolute, "number", "the size without the sign", "abs(-1)"},
    {"acos",
     1,
     1,
     {numbers, numbers, numbers},
     null,
     pure,
     real_function<std::acos>,
     "number",
     "the arc cosine",
     "acos(0.5)"},
    {"asin",
     1,
     1,
     {numbers, numbers, numbers},
     null,
     pure,
     real_function<std::asin>,
     "number",
     "the arc sine",
     "asin(0.5)"},
    {"atan",
     1,
     1,
     {numbers, numbers, numbers},
     null,
     pure,
     real_function<std::atan>,
     "number",
     "the arc tangent",
     "atan(0.5)"},
    {"atan2",
     2,
     2,
     {numbers, numbers, numbers},
     null,
     pure,
     arc_tangent_2,
     "y, x",
     "the angle of a point",
     "atan2(1, 1)"},
    {"ceil",
     1,
     1,
     {numbers, numbers, numbers},
     null,
     pure,
     real_function<std::ceil>,
     "number",
     "the next whole number above",
     "ceil(0.1)"},
    {"ceiling",
     1,
     1,
     {numbers, numbers, numbers},
     null,
     pure,
     real_function<std::ceil>,
     "number",
     "the next whole number above",
     "ceiling(0.1)"},
    {"cos", 1, 1, {numbers, numbers, numbers}, null, pure, real_function<std::cos>, "number", "the cosine", "cos(0)"},
    {"cot",
     1,
     1,
     {numbers, numbers, numbers},
     null,
     pure,
     real_function<cotangent>,
     "number",
     "the cotangent",
     "cot(1)"},
    {"degrees",
     1,
     1,
     {numbers, numbers, numbers},
     null,
     pure,
     real_function<to_degrees>,
     "radians",
     "an angle in degrees",
     "degrees(pi())"},
    {"e", 0, 0, {numbers, numbers, numbers}, null, pure, e, "", "the base of the natural logarithm", "e()"},
    {"exp",
     1,
     1,
     {numbers, numbers, numbers},
     null,
     pure,
     real_function<std::exp>,
     "number",
     "e to this power",
     "exp(1)"},
    {"floor",
     1,
     1,
     {numbers, numbers, numbers},
     null,
     pure,
     real_function<std::floor>,
     "number",
     "the next whole number below",
     "floor(0.9)"},
    {"haversin",
     1,
     1,
     {numbers, numbers, numbers},
     null,
     pure,
     real_function<haversine>,
     "number",
     "half the versine",
     "haversin(0.5)"},
    {"isNaN", 1, 1, {numbers, numbers, numbers}, null, pure, is_nan, "number", "is it NaN", "isNaN(0.0 / 0.0)"},
    {"log",
     1,
     1,
     {numbers, numbers, numbers},
     null,
     pure,
     real_function<std::log>,
     "number",
     "the natural logarithm",
     "log(e())"},
    {"log10",
     1,
     1,
     {numbers, numbers, numbers},
     null,
     pure,
     real_function<std::log10>,
     "number",
     "the logarithm to base 10",
     "log10(100)"},
    {"pi", 0, 0, {numbers, numbers, numbers}, null, pure, pi, "", "the ratio of circle and diameter", "pi()"},
    {"radians",
     1,
     1,
     {numbers, numbers, numbers},
     null,
     pure,
     real_function<to_radians>,
     "degrees",
     "an angle in radians",
     "radians(180)"},
    {"rand",
     0,
     0,
     {numbers, numbers, numbers},
     null,
     Depends::chance,
     random_number,
     "",
     "a random number from 0 up to 1",
     "rand()"},
    {"randomUUID",
     0,
     0,
     {numbers, numbers, numbers},
     null,
     Depends::chance,
     random_uuid,
     "",
     "a random identifier",
     "randomUUID()"},
    {"round",
     1,
     2,
     {numbers, integers, numbers},
     null,
     pure,
     round_number,
     "number[, decimals]",
     "the nearest whole number, or the nearest with so many decimals",
     "round(3.14159, 2)"},
    {"sign", 1, 1, {numbers, numbers, numbers}, null, pure, sign, "number", "-1, 0 or 1", "sign(-5)"},
    {"sin", 1, 1, {numbers, numbers, numbers}, null, pure, real_function<std::sin>, "number", "the sine", "sin(0)"},
    {"sqrt",
     1,
     1,
     {numbers, numbers, numbers},
     null,
     pure,
     real_function<std::sqrt>,
     "number",
     "the square root",
     "sqrt(9)"},
    {"tan", 1, 1, {numbers, numbers, numbers}, null, pure, real_function<std::tan>, "number", "the tangent", "tan(0)"},
};

}  // namespace

std::span<const Function> number_functions() { return table; }

}  // namespace treatygraph
