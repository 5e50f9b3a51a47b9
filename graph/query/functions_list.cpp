// Functions of lists and maps, and those that take several types.
#include <fmt/format.h>

#include <algorithm>

#include "extract/base/text.h"
#include "graph/model/value_operations.h"
#include "graph/query/function_groups.h"

namespace treatygraph {
namespace {

using Type = Value::Type;

constexpr std::uint64_t longest_range = 10'000'000;

Value size(const CallScene&, Arguments a) {
  if (a[0].type() == Type::list) return static_cast<std::int64_t>(a[0].list().size());
  const std::string& text = a[0].string();
  std::int64_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) offset += decode(text, offset).size;
  return count;
}

Value reverse(const CallScene&, Arguments a) {
  if (a[0].type() == Type::list) return List(a[0].list().rbegin(), a[0].list().rend());
  const std::string_view text = a[0].string();
  std::string result(text.size(), '\0');
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t size = decode(text, offset).size;
    text.copy(result.data() + (text.size() - offset - size), size, offset);
    offset += size;
  }
  return result;
}

Value head(const CallScene&, Arguments a) { return a[0].list().empty() ? Value() : a[0].list().front(); }
Value last(const CallScene&, Arguments a) { return a[0].list().empty() ? Value() : a[0].list().back(); }
Value tail(const CallScene&, Arguments a) {
  const List& list = a[0].list();
  return list.empty() ? List() : List(list.begin() + 1, list.end());
}

Value is_empty(const CallScene&, Arguments a) {
  if (a[0].type() == Type::list) return a[0].list().empty();
  return a[0].type() == Type::map ? a[0].map().empty() : a[0].string().empty();
}

std::int64_t range_argument(const Value& value) {
  if (value.type() != Type::integer)
    bad_argument("ArgumentError", "InvalidArgumentType",
                 fmt::format("range() takes integers, not {}", type_name(value)), "it is used as range(0, 10, 2)");
  return value.integer();
}

List listed(const Progression& numbers) {
  if (numbers.empty) return {};
  if (numbers.last >= longest_range)
    bad_argument("ArgumentError", "NumberOutOfRange",
                 fmt::format("range() would make a list of more than {} items", longest_range),
                 "take a greater step, or UNWIND the range, which makes no list");
  List result;
  result.reserve(numbers.last + 1);
  for (std::uint64_t i = 0; i <= numbers.last; ++i) result.emplace_back(numbers.at(i));
  return result;
}

Value range(const CallScene&, Arguments a) { return listed(progression(a)); }

Value coalesce(const CallScene&, Arguments a) {
  const auto found = std::find_if(a.begin(), a.end(), [](const Value& value) { return !value.is_null(); });
  return found == a.end() ? Value() : *found;
}

Value exists(const CallScene&, Arguments a) { return !a[0].is_null(); }

Value null_if(const CallScene&, Arguments a) { return equals(a[0], a[1]).value_or(false) ? Value() : a[0]; }

constexpr Types sized{Type::string, Type::list};
constexpr Types holders{Type::string, Type::list, Type::map};
constexpr auto null = Nulls::answer_null;
constexpr auto pure = Depends::arguments;

constexpr Function table[] = {
    {"coalesce",
     1,
     Function::many,
     {anything, anything, anything},
     Nulls::pass,
     pure,
     coalesce,
     "value, …",
     "the first value that is not null",
     "coalesce(n.name_en, n.name)"},
    {"exists",
     1,
     1,
     {anything, anything, anything},
     Nulls::pass,
     pure,
     exists,
     "value",
     "is there a value",
     "exists(n.date)"},
    {"head", 1, 1, {lists, lists, lists}, null, pure, head, "list", "the first item", "head([1, 2])"},
    {"isEmpty",
     1,
     1,
     {holders, holders, holders},
     null,
     pure,
     is_empty,
     "list, map or text",
     "is nothing in it",
     "isEmpty([])"},
    {"last", 1, 1, {lists, lists, lists}, null, pure, last, "list", "the last item", "last([1, 2])"},
    {"nullIf",
     2,
     2,
     {anything, anything, anything},
     Nulls::pass,
     pure,
     null_if,
     "value, other",
     "null where both are equal, else the first",
     "nullIf(n.date, '')"},
    {"range",
     2,
     3,
     {anything, anything, anything},
     Nulls::pass,
     pure,
     range,
     "start, end[, step]",
     "the integers from start to end, both included",
     "range(0, 10, 2)"},
    {"reverse", 1, 1, {sized, sized, sized}, null, pure, reverse, "list or text", "backwards", "reverse([1, 2])"},
    {"size",
     1,
     1,
     {sized, sized, sized},
     null,
     pure,
     size,
     "list or text",
     "how many items or characters",
     "size([1, 2])"},
    {"tail", 1, 1, {lists, lists, lists}, null, pure, tail, "list", "all items but the first", "tail([1, 2])"},
};

}  // namespace

Progression progression(std::span<const Value> arguments) {
  const std::int64_t start = range_argument(arguments[0]);
  const std::int64_t end = range_argument(arguments[1]);
  const std::int64_t step = arguments.size() > 2 ? range_argument(arguments[2]) : 1;
  if (step == 0)
    bad_argument("ArgumentError", "NumberOutOfRange", "range() cannot go on by steps of 0",
                 "give a step of 1 or more, or of -1 or less to count down");
  Progression result{static_cast<std::uint64_t>(start), static_cast<std::uint64_t>(step), 0, false};
  result.empty = step > 0 ? start > end : start < end;
  if (result.empty) return result;
  const auto last = static_cast<std::uint64_t>(end);
  result.last = step > 0 ? (last - result.first) / result.step : (result.first - last) / (0 - result.step);
  return result;
}

std::span<const Function> list_functions() { return table; }

}  // namespace treatygraph
