// Equality, comparison, the total order and the hash of values.
#include <algorithm>
#include <bit>
#include <cmath>
#include <compare>
#include <functional>
#include <limits>
#include <tuple>

#include "graph/model/calendar.h"
#include "graph/model/value_operations.h"

namespace treatygraph {
namespace {

using Type = Value::Type;
__extension__ typedef __int128 Wide;  // NOLINT(modernize-use-using): __extension__ takes no alias

bool is_number(const Value& value) { return value.type() == Type::integer || value.type() == Type::real; }

int sign(std::strong_ordering order) { return std::is_lt(order) ? -1 : std::is_gt(order) ? 1 : 0; }

// Exact: 2^53 + 1 is not equal to 2^53 as a float. Requires that `real` is not NaN.
int compare_exactly(std::int64_t integer, double real) {
  constexpr double bound = 9223372036854775808.0;  // 2^63
  if (real >= bound) return -1;
  if (real < -bound) return 1;
  const double floor = std::floor(real);
  const auto whole = static_cast<std::int64_t>(floor);
  if (integer != whole) return integer < whole ? -1 : 1;
  return real > floor ? -1 : 0;
}

// Requires two numbers, none of them NaN.
int compare_numbers(const Value& a, const Value& b) {
  const bool a_integer = a.type() == Type::integer;
  const bool b_integer = b.type() == Type::integer;
  if (a_integer && b_integer) return sign(a.integer() <=> b.integer());
  if (a_integer) return compare_exactly(a.integer(), b.real());
  if (b_integer) return -compare_exactly(b.integer(), a.real());
  return a.real() < b.real() ? -1 : a.real() > b.real() ? 1 : 0;
}

bool is_nan(const Value& value) { return value.type() == Type::real && std::isnan(value.real()); }

// By instant; among equal instants the offset and the zone decide, so that only equal values compare equal.
int compare_times(const Time& a, const Time& b) {
  const auto instant = [](const Time& t) { return t.nanos - t.offset * nanos_per_second; };
  return sign(std::tuple(instant(a), a.offset) <=> std::tuple(instant(b), b.offset));
}

int compare_date_times(const DateTime& a, const DateTime& b) {
  const auto key = [](const DateTime& t) {
    return std::tuple(epoch_seconds(t.days, t.nanos, t.offset), t.nanos % nanos_per_second, t.offset);
  };
  const int order = sign(key(a) <=> key(b));
  return order != 0 ? order : sign(a.zone <=> b.zone);
}

// By mean length (a month is 2,629,746 seconds), then part by part.
int order_durations(const Duration& a, const Duration& b) {
  const auto length = [](const Duration& d) {
    return Wide{d.months} * 2'629'746 + Wide{d.days} * seconds_per_day + d.seconds;
  };
  if (length(a) != length(b)) return length(a) < length(b) ? -1 : 1;
  const auto parts = [](const Duration& d) { return std::tuple(d.nanos, d.months, d.days, d.seconds); };
  return sign(parts(a) <=> parts(b));
}

// The values of one type that `<` compares. Requires equal types.
int compare_same_type(const Value& a, const Value& b) {
  switch (a.type()) {
    case Type::boolean: return static_cast<int>(a.boolean()) - static_cast<int>(b.boolean());
    case Type::string: return sign(a.string() <=> b.string());
    case Type::date: return sign(a.date() <=> b.date());
    case Type::local_time: return sign(a.local_time() <=> b.local_time());
    case Type::time: return compare_times(a.time(), b.time());
    case Type::local_date_time: return sign(a.local_date_time() <=> b.local_date_time());
    case Type::date_time: return compare_date_times(a.date_time(), b.date_time());
    default: return 0;
  }
}

bool is_ordered(Type type) {
  return type == Type::boolean || type == Type::string || (type >= Type::date && type <= Type::date_time);
}

std::optional<bool> equal_lists(const List& a, const List& b) {
  if (a.size() != b.size()) return false;
  bool known = true;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto equal = equals(a[i], b[i]);
    if (equal && !*equal) return false;
    known = known && equal.has_value();
  }
  return known ? std::optional(true) : std::nullopt;
}

std::optional<bool> equal_maps(const Map& a, const Map& b) {
  const auto same_key = [](const auto& x, const auto& y) { return x.first == y.first; };
  if (!std::equal(a.begin(), a.end(), b.begin(), b.end(), same_key)) return false;
  bool known = true;
  for (auto i = a.begin(), j = b.begin(); i != a.end(); ++i, ++j) {
    const auto equal = equals(i->second, j->second);
    if (equal && !*equal) return false;
    known = known && equal.has_value();
  }
  return known ? std::optional(true) : std::nullopt;
}

std::optional<std::partial_ordering> compare_lists(const List& a, const List& b) {
  const std::size_t common = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < common; ++i) {
    const auto equal = equals(a[i], b[i]);
    if (!equal) return std::nullopt;
    if (!*equal) return compare(a[i], b[i]);
  }
  return a.size() <=> b.size();
}

// The place of each type in ORDER BY; integers and floats share one.
int rank(const Value& value) {
  static constexpr int ranks[] = {15, 13, 14, 14, 12, 3, 0, 1, 2, 4, 7, 9, 8, 6, 5, 10};
  return ranks[static_cast<std::size_t>(value.type())];
}

int order_lists(const List& a, const List& b) {
  const std::size_t common = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < common; ++i)
    if (const int result = order(a[i], b[i]); result != 0) return result;
  return sign(a.size() <=> b.size());
}

int order_maps(const Map& a, const Map& b) {
  auto i = a.begin();
  auto j = b.begin();
  for (; i != a.end() && j != b.end(); ++i, ++j) {
    if (const int keys = sign(i->first <=> j->first); keys != 0) return keys;
    if (const int values = order(i->second, j->second); values != 0) return values;
  }
  return sign(a.size() <=> b.size());
}

int order_paths(const Path& a, const Path& b) {
  const int nodes = sign(a.nodes <=> b.nodes);
  return nodes != 0 ? nodes : sign(a.edges <=> b.edges);
}

int order_numbers(const Value& a, const Value& b) {
  if (is_nan(a) || is_nan(b)) return static_cast<int>(is_nan(a)) - static_cast<int>(is_nan(b));
  return compare_numbers(a, b);
}

std::size_t mix(std::size_t seed, std::size_t more) {
  return std::rotl(seed ^ more, 29) * std::size_t{0x9E3779B97F4A7C15ULL};
}

template <typename... Parts>
std::size_t hash_parts(Type type, const Parts&... parts) {
  std::size_t result = static_cast<std::size_t>(type) + 1;
  ((result = mix(result, std::hash<Parts>{}(parts))), ...);
  return result ^ (result >> 32);
}

// A float that is a whole number hashes as the integer that equals it.
std::size_t hash_number(double real) {
  if (std::isnan(real)) return hash_parts(Type::real, std::numeric_limits<double>::quiet_NaN());
  constexpr double bound = 9223372036854775808.0;
  if (real >= -bound && real < bound && std::floor(real) == real)
    return hash_parts(Type::integer, static_cast<std::int64_t>(real));
  return hash_parts(Type::real, std::bit_cast<std::uint64_t>(real));
}

std::size_t hash_list(const List& list) {
  std::size_t result = hash_parts(Type::list, list.size());
  for (const Value& value : list) result = mix(result, hash(value));
  return result;
}

std::size_t hash_map(const Map& map) {
  std::size_t result = hash_parts(Type::map, map.size());
  for (const auto& [key, value] : map) result = mix(mix(result, std::hash<std::string>{}(key)), hash(value));
  return result;
}

std::size_t hash_path(const Path& path) {
  std::size_t result = hash_parts(Type::path, path.nodes.front());
  for (const EdgeId edge : path.edges) result = mix(result, edge);
  return result;
}

}  // namespace

std::optional<bool> equals(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return std::nullopt;
  if (is_number(a) && is_number(b)) return !is_nan(a) && !is_nan(b) && compare_numbers(a, b) == 0;
  if (a.type() != b.type()) return false;
  switch (a.type()) {
    case Type::list: return equal_lists(a.list(), b.list());
    case Type::map: return equal_maps(a.map(), b.map());
    case Type::node: return a.node() == b.node();
    case Type::edge: return a.edge() == b.edge();
    case Type::path: return a.path() == b.path();
    case Type::duration: return a.duration() == b.duration();
    default: return compare_same_type(a, b) == 0;
  }
}

std::optional<std::partial_ordering> compare(const Value& a, const Value& b) {
  if (is_number(a) && is_number(b)) {
    if (is_nan(a) || is_nan(b)) return std::partial_ordering::unordered;
    return compare_numbers(a, b) <=> 0;
  }
  if (a.type() != b.type()) return std::nullopt;
  if (a.type() == Type::list) return compare_lists(a.list(), b.list());
  if (is_ordered(a.type())) return compare_same_type(a, b) <=> 0;
  return std::nullopt;
}

int order(const Value& a, const Value& b) {
  const int rank_a = rank(a);
  const int rank_b = rank(b);
  if (rank_a != rank_b) return rank_a < rank_b ? -1 : 1;
  switch (a.type()) {
    case Type::integer:
    case Type::real: return order_numbers(a, b);
    case Type::list: return order_lists(a.list(), b.list());
    case Type::map: return order_maps(a.map(), b.map());
    case Type::node: return sign(a.node() <=> b.node());
    case Type::edge: return sign(a.edge() <=> b.edge());
    case Type::path: return order_paths(a.path(), b.path());
    case Type::duration: return order_durations(a.duration(), b.duration());
    default: return compare_same_type(a, b);
  }
}

bool equivalent(const Value& a, const Value& b) {
  if (a.type() == Type::string && b.type() == Type::string) return a.string() == b.string();
  return order(a, b) == 0;
}

std::size_t hash(const Value& value) {
  switch (value.type()) {
    case Type::null: return hash_parts(Type::null);
    case Type::boolean: return hash_parts(Type::boolean, value.boolean());
    case Type::integer: return hash_parts(Type::integer, value.integer());
    case Type::real: return hash_number(value.real());
    case Type::string: return hash_parts(Type::string, value.string());
    case Type::list: return hash_list(value.list());
    case Type::map: return hash_map(value.map());
    case Type::node: return hash_parts(Type::node, value.node());
    case Type::edge: return hash_parts(Type::edge, value.edge());
    case Type::path: return hash_path(value.path());
    case Type::date: return hash_parts(Type::date, value.date().days);
    case Type::local_time: return hash_parts(Type::local_time, value.local_time().nanos);
    case Type::time: return hash_parts(Type::time, value.time().nanos, value.time().offset);
    case Type::local_date_time:
      return hash_parts(Type::local_date_time, value.local_date_time().days, value.local_date_time().nanos);
    case Type::date_time: {
      const DateTime& time = value.date_time();
      return hash_parts(Type::date_time, time.days, time.nanos, time.offset, time.zone);
    }
    case Type::duration: {
      const Duration duration = value.duration();
      return hash_parts(Type::duration, duration.months, duration.days, duration.seconds, duration.nanos);
    }
  }
  return 0;
}

}  // namespace treatygraph
