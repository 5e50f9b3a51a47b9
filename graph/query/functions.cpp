#include "graph/query/functions.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <vector>

#include "graph/model/value_operations.h"
#include "graph/query/function_groups.h"

namespace treatygraph {
namespace {

std::string lower(std::string_view name) {
  std::string result(name);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

std::vector<Function> gather() {
  std::vector<Function> all;
  for (const auto group : {conversion_functions(), graph_functions(), list_functions(), number_functions(),
                           temporal_functions(), text_functions()})
    all.insert(all.end(), group.begin(), group.end());
  std::sort(all.begin(), all.end(), [](const Function& a, const Function& b) { return lower(a.name) < lower(b.name); });
  return all;
}

[[noreturn]] void wrong_type(const Function& function, std::size_t position, const Value& argument) {
  constexpr std::string_view ordinals[] = {"first", "second", "third"};
  bad_argument("TypeError", "InvalidArgumentValue",
               fmt::format("{}() cannot take {} as its {} argument", function.name, type_name(argument),
                           ordinals[std::min<std::size_t>(position, 2)]),
               fmt::format("it is used as {}", function.example));
}

}  // namespace

CallScene scene_now(const Graph& graph) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now);
  return {graph, seconds.count(), std::chrono::duration_cast<std::chrono::nanoseconds>(now - seconds).count()};
}

std::span<const Function> functions() {
  static const std::vector<Function> all = gather();
  return all;
}

const Function* find_function(std::string_view name) {
  static const auto by_name = [] {
    std::map<std::string, const Function*, std::less<>> result;
    for (const Function& function : functions()) result.emplace(lower(function.name), &function);
    return result;
  }();
  const auto found = by_name.find(lower(name));
  return found == by_name.end() ? nullptr : found->second;
}

Value invoke(const Function& function, const CallScene& scene, std::span<const Value> arguments) {
  if (function.nulls == Nulls::answer_null)
    for (const Value& argument : arguments)
      if (argument.is_null()) return {};
  for (std::size_t i = 0; i < arguments.size(); ++i)
    if (!function.accepts[std::min<std::size_t>(i, 2)].has(arguments[i].type())) wrong_type(function, i, arguments[i]);
  return function.call(scene, arguments);
}

}  // namespace treatygraph
