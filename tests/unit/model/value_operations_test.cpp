#include "graph/model/value_operations.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "extract/base/error.h"
#include "graph/model/calendar.h"

namespace treatygraph {
namespace {

const double nan = std::numeric_limits<double>::quiet_NaN();
const double infinity = std::numeric_limits<double>::infinity();
constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t beyond_doubles = (std::int64_t{1} << 53) + 1;

TEST(Equality, HasThreeAnswers) {
  const struct {
    Value a, b;
    std::optional<bool> answer;
  } cases[] = {
      {1, 1, true},
      {1, 1.0, true},
      {1, "1", false},
      {beyond_doubles, 9007199254740992.0, false},
      {greatest, 9223372036854775808.0, false},
      {nan, nan, false},
      {Value(), Value(), std::nullopt},
      {Value(), 1, std::nullopt},
      {"公约", "公约", true},
      {List{1, 2}, List{1}, false},
      {List{Value()}, List{1}, std::nullopt},
      {List{1, Value()}, List{2, Value()}, false},
      {List{List{1}, List{2, 3}}, List{List{1}, List{Value()}}, false},
      {Map{{"a", 1}}, Map{{"a", 1.0}}, true},
      {Map{{"a", 1}}, Map{{"b", 1}}, false},
      {Map{{"a", Value()}}, Map{{"a", Value()}}, std::nullopt},
      {NodeRef{1}, NodeRef{1}, true},
      {NodeRef{1}, EdgeRef{1}, false},
      {Date{1}, LocalDateTime{1, 0}, false},
      {Duration{0, 1, 0, 0}, Duration{0, 0, 86400, 0}, false},
  };
  for (const auto& [a, b, answer] : cases) EXPECT_EQ(equals(a, b), answer) << to_literal(a) << " = " << to_literal(b);
}

TEST(Comparison, IsUnknownAcrossTypesAndFalseForNaN) {
  const struct {
    Value a, b;
    std::optional<std::partial_ordering> answer;
  } cases[] = {
      {1, 3.14, std::partial_ordering::less},
      {beyond_doubles, 9007199254740992.0, std::partial_ordering::greater},
      {1, nan, std::partial_ordering::unordered},
      {"a", nan, std::nullopt},
      {1, "a", std::nullopt},
      {Value(), 1, std::nullopt},
      {false, true, std::partial_ordering::less},
      {"a", "b", std::partial_ordering::less},
      {List{1, 0}, List{1}, std::partial_ordering::greater},
      {List{1, Value()}, List{1}, std::partial_ordering::greater},
      {List{1, 2}, List{1, Value()}, std::nullopt},
      {List{1, 2}, List{3, Value()}, std::partial_ordering::less},
      {NodeRef{1}, NodeRef{2}, std::nullopt},
      {Map{}, Map{{"a", 1}}, std::nullopt},
      {Time{3600 * nanos_per_second, 3600}, Time{0, -60}, std::partial_ordering::less},
  };
  for (const auto& [a, b, answer] : cases) EXPECT_EQ(compare(a, b), answer) << to_literal(a) << " < " << to_literal(b);
}

// Each row stands after all rows above it.
const Value in_order[] = {Map{},
                          Map{{"a", 1}},
                          Map{{"a", 2}},
                          NodeRef{1},
                          NodeRef{2},
                          EdgeRef{0},
                          List{},
                          List{"a"},
                          List{"a", 1},
                          List{1},
                          List{1, "a"},
                          List{1, Value()},
                          List{Value(), 1},
                          Path{{1}, {}},
                          DateTime{0, 0, 0, ""},
                          LocalDateTime{0, 0},
                          Date{0},
                          Time{0, 0},
                          LocalTime{0},
                          Duration{0, 0, 1, 0},
                          Duration{1, 0, 0, 0},
                          "",
                          "a",
                          "b",
                          false,
                          true,
                          -infinity,
                          -1.5,
                          -1,
                          0,
                          0.5,
                          1,
                          beyond_doubles,
                          infinity,
                          nan,
                          Value()};

TEST(Order, IsTotal) {
  for (std::size_t i = 0; i < std::size(in_order); ++i)
    for (std::size_t j = 0; j < std::size(in_order); ++j) {
      const int expected = i < j ? -1 : i > j ? 1 : 0;
      EXPECT_EQ(order(in_order[i], in_order[j]), expected) << to_literal(in_order[i]) << ' ' << to_literal(in_order[j]);
    }
}

TEST(Equivalence, AgreesWithHash) {
  const struct {
    Value a, b;
  } same[] = {{1, 1.0},
              {0.0, -0.0},
              {nan, nan},
              {Value(), Value()},
              {List{1, Value()}, List{1.0, Value()}},
              {Map{{"a", nan}}, Map{{"a", nan}}},
              {"x", "x"},
              {Path{{1, 2}, {3}}, Path{{1, 2}, {3}}}};
  for (const auto& [a, b] : same) {
    EXPECT_TRUE(equivalent(a, b)) << to_literal(a);
    EXPECT_EQ(hash(a), hash(b)) << to_literal(a);
  }
  EXPECT_FALSE(equivalent(beyond_doubles, 9007199254740992.0));
  EXPECT_FALSE(equivalent(1, "1"));
}

TEST(Arithmetic, Answers) {
  const struct {
    Value (*operation)(const Value&, const Value&);
    Value a, b;
    std::string_view answer;
  } cases[] = {
      {add, 1, 2, "3"},
      {add, 1, 2.5, "3.5"},
      {add, "a", "b", "'ab'"},
      {add, "a", 1, "'a1'"},
      {add, 1.5, "a", "'1.5a'"},
      {add, List{1}, List{2}, "[1, 2]"},
      {add, List{1}, 2, "[1, 2]"},
      {add, 1, List{2}, "[1, 2]"},
      {add, Value(), 1, "null"},
      {add, Date{0}, Duration{1, 1, 86400, 0}, "'1970-02-03'"},
      {subtract, Date{days_from(CivilDate{2020, 3, 31})}, Duration{1, 0, 0, 0}, "'2020-02-29'"},
      {add, LocalTime{0}, Duration{0, 0, -1, 0}, "'23:59:59'"},
      {subtract, 1, 2, "-1"},
      {multiply, 3, 4, "12"},
      {multiply, Duration{0, 1, 0, 0}, 2.5, "'P2DT12H'"},
      {divide, Duration{1, 0, 0, 0}, 2, "'P15DT5H14M33S'"},
      {divide, 7, 2, "3"},
      {divide, -7, 2, "-3"},
      {divide, 7, 2.0, "3.5"},
      {divide, 1, 0.0, "Infinity"},
      {divide, 0.0, 0.0, "NaN"},
      {modulo, -7, 2, "-1"},
      {modulo, 5.5, 2, "1.5"},
      {power, 2, 3, "8.0"},
  };
  for (const auto& [operation, a, b, answer] : cases)
    EXPECT_EQ(to_literal(operation(a, b)), answer) << to_literal(a) << ' ' << to_literal(b);
}

TEST(Arithmetic, Errors) {
  const struct {
    Value (*operation)(const Value&, const Value&);
    Value a, b;
    std::string_view type, detail;
  } cases[] = {
      {add, greatest, 1, "ArithmeticError", "IntegerOverflow"},
      {subtract, least, 1, "ArithmeticError", "IntegerOverflow"},
      {multiply, greatest, 2, "ArithmeticError", "IntegerOverflow"},
      {divide, least, -1, "ArithmeticError", "IntegerOverflow"},
      {divide, 1, 0, "ArithmeticError", "DivisionByZero"},
      {modulo, 1, 0, "ArithmeticError", "DivisionByZero"},
      {add, true, 1, "TypeError", "InvalidArgumentType"},
      {subtract, "a", "b", "TypeError", "InvalidArgumentType"},
      {multiply, List{}, 1, "TypeError", "InvalidArgumentType"},
      {add, Date{0}, 1, "TypeError", "InvalidArgumentType"},
      {add, Date{0}, Duration{greatest, 0, 0, 0}, "ArithmeticError", "NumberOutOfRange"},
  };
  for (const auto& [operation, a, b, type, detail] : cases) {
    try {
      static_cast<void>(operation(a, b));
      ADD_FAILURE() << to_literal(a) << ' ' << to_literal(b);
    } catch (const Error& error) {
      EXPECT_EQ(error.type(), type);
      EXPECT_EQ(error.detail(), detail);
    }
  }
  EXPECT_THROW(static_cast<void>(negate(least)), Error);
  EXPECT_THROW(static_cast<void>(negate("a")), Error);
}

TEST(Text, PrintsLiterals) {
  const struct {
    Value value;
    std::string_view literal;
  } cases[] = {{Value(), "null"},
               {true, "true"},
               {-5, "-5"},
               {1.0, "1.0"},
               {0.1, "0.1"},
               {-0.0, "-0.0"},
               {100.0, "100.0"},
               {1e7, "1.0E7"},
               {1234567.0, "1234567.0"},
               {1e-3, "0.001"},
               {1e-4, "1.0E-4"},
               {1.5e300, "1.5E300"},
               {0.1 + 0.2, "0.30000000000000004"},
               {nan, "NaN"},
               {-infinity, "-Infinity"},
               {"it's", R"('it\'s')"},
               {"a\\b\n\x01", R"('a\\b\n\u0001')"},
               {List{1, "a", Value()}, "[1, 'a', null]"},
               {Map{{"k", 1}, {"国家", 2}, {"a b", 3}, {"x`y", 4}}, "{`a b`: 3, k: 1, `x``y`: 4, 国家: 2}"},
               {NodeRef{3}, "(#3)"},
               {EdgeRef{4}, "[#4]"},
               {Path{{1, 2}, {7}}, "<(#1)-[#7]-(#2)>"},
               {Date{0}, "'1970-01-01'"}};
  for (const auto& [value, literal] : cases) EXPECT_EQ(to_literal(value), literal);
  EXPECT_EQ(to_text("it's"), "it's");
}

TEST(Storable, TakesScalarsAndListsOfOneType) {
  for (const Value& value :
       {Value(1), Value("a"), Value(Date{0}), Value(List{}), Value(List{1, 2.5}), Value(List{"a"})})
    EXPECT_TRUE(storable(value)) << to_literal(value);
  for (const Value& value :
       {Value(), Value(Map{}), Value(NodeRef{1}), Value(List{1, "a"}), Value(List{List{}}), Value(List{Value()})})
    EXPECT_FALSE(storable(value)) << to_literal(value);
}

}  // namespace
}  // namespace treatygraph
