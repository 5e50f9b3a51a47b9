#include "graph/algorithms/procedures.h"

#include "graph/algorithms/job.h"

namespace treatygraph {
namespace algorithms {
namespace {

std::vector<std::string_view> known_options(const Algorithm& algorithm) {
  std::vector<std::string_view> names = {"labels", "types", "nodes", "edges", "weight", "parallel"};
  if (algorithm.facing == Facing::as_is) names.emplace_back("direction");
  names.insert(names.end(), algorithm.options.begin(), algorithm.options.end());
  return names;
}

Procedure procedure(Algorithm algorithm) {
  Procedure result;
  result.name = "algo." + std::string(algorithm.name);
  result.inputs = algorithm.inputs;
  result.inputs.push_back({"options", "MAP?", Value(Map{})});
  result.outputs = algorithm.outputs;
  const std::vector<std::string_view> names = known_options(algorithm);
  result.help = std::string(algorithm.help) + "; options:";
  for (const std::string_view name : names) result.help += (name == names.front() ? " " : ", ") + std::string(name);
  if (std::find(names.begin(), names.end(), "write") != names.end()) result.writes_with = "write";
  result.work = [algorithm = std::move(algorithm), names](const Call& call, const Row& arguments) {
    Job job{call, arguments, Options(call.graph, arguments.back(), names), algorithm.facing,
            Pace(call.poll, call.progress)};
    Table rows = algorithm.work(job);
    job.pace.at("", 1, 1);
    return rows;
  };
  return result;
}

}  // namespace
}  // namespace algorithms

std::span<const Procedure> algorithm_procedures() {
  static const std::vector<Procedure> table = [] {
    std::vector<Procedure> all;
    for (const auto& part : {algorithms::centrality_table(), algorithms::parts_table(), algorithms::paths_table()}) {
      for (const algorithms::Algorithm& each : part) all.push_back(algorithms::procedure(each));
    }
    return all;
  }();
  return table;
}

}  // namespace treatygraph
