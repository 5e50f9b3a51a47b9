// Speaks the adapter protocol of the openCypher TCK runner (one JSON request a line on standard input, one answer a
// line on standard output) over a graph that is new for each scenario.
//
//   tck_adapter [--no-optimiser] [--image | --overlaid] [--store DIR]
//
// The graph is in memory, with --store on disk, read through a read image with --image, with --overlaid as if every
// second element had been touched since. On disk what writes is committed and closed, and opened again for the next.
#include <fmt/format.h>

#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "graph/model/value_operations.h"
#include "graph/query/query.h"
#include "ground.h"
#include "print.h"

using namespace treatygraph;
using Json = nlohmann::json;

namespace {

// What can be seen of a graph, for the side effects of a query.
struct Sight {
  std::set<NodeId> nodes;
  std::set<EdgeId> edges;
  std::set<std::string> labels, properties;
};

std::set<EdgeId> edges_at(const Graph& graph, NodeId node) {
  std::vector<Neighbour> neighbours;
  graph.neighbours(node, Direction::outgoing, {}, neighbours);
  std::set<EdgeId> edges;
  for (const Neighbour& each : neighbours) edges.insert(each.edge);
  return edges;
}

Sight look(const Graph& graph) {
  Sight sight;
  const auto cursor = graph.nodes({});
  std::vector<NodeId> batch(256);
  for (std::size_t count = cursor->next(batch); count != 0; count = cursor->next(batch)) {
    sight.nodes.insert(batch.begin(), batch.begin() + static_cast<std::ptrdiff_t>(count));
  }
  const auto add = [&](char kind, std::uint64_t id, const Properties& properties) {
    for (const auto& [key, value] : properties) {
      sight.properties.insert(fmt::format("{}{} {} {}", kind, id, graph.word(Vocabulary::key, key), to_literal(value)));
    }
  };
  for (const NodeId node : sight.nodes) {
    for (const Code label : graph.labels(node)) sight.labels.insert(graph.word(Vocabulary::label, label));
    add('n', node, graph.node_properties(node));
    sight.edges.merge(edges_at(graph, node));
  }
  for (const EdgeId edge : sight.edges) add('e', edge, graph.edge_properties(edge));
  return sight;
}

template <typename Set>
std::size_t only_in(const Set& a, const Set& b) {
  std::size_t count = 0;
  for (const auto& each : a) count += b.contains(each) ? 0 : 1;
  return count;
}

Json side_effects(const Sight& before, const Sight& after) {
  Json result = Json::object();
  const auto compare = [&](const std::string& name, const auto& a, const auto& b) {
    if (const std::size_t more = only_in(b, a)) result["+" + name] = more;
    if (const std::size_t fewer = only_in(a, b)) result["-" + name] = fewer;
  };
  compare("nodes", before.nodes, after.nodes);
  compare("relationships", before.edges, after.edges);
  compare("labels", before.labels, after.labels);
  compare("properties", before.properties, after.properties);
  return result;
}

// A procedure of the scenario: a table whose first columns are compared with the arguments.
Procedure make_procedure(const Json& json) {
  Procedure procedure;
  procedure.name = json.at("name");
  for (const Json& input : json.at("inputs")) procedure.inputs.push_back({input.at(0), input.at(1)});
  for (const Json& output : json.at("outputs")) procedure.outputs.push_back({output.at(0), output.at(1)});
  std::vector<Row> table;
  for (const Json& line : json.at("rows")) {
    Row row;
    for (const Json& cell : line) row.push_back(parse_literal(cell.get<std::string>()));
    table.push_back(std::move(row));
  }
  const auto inputs = static_cast<std::ptrdiff_t>(procedure.inputs.size());
  procedure.call = [table, inputs](const Graph&, const Row& arguments) {
    std::vector<Row> rows;
    for (const Row& row : table) {
      bool equal = true;
      for (std::size_t i = 0; i < arguments.size(); ++i) equal = equal && equivalent(row[i], arguments[i]);
      if (equal) rows.emplace_back(row.begin() + inputs, row.end());
    }
    return rows;
  };
  return procedure;
}

struct Failure {
  Error error;
  std::string phase;
};

class Scenario {
 public:
  Scenario(const Json& request, Ground& ground, Planning planning)
      : request_(request), ground_(ground), planning_(planning) {
    ground_.clear();
    for (const Json& each : request.value("procedures", Json::array())) procedures_.push_back(make_procedure(each));
    const Json parameters = request.value("params", Json::object());
    for (const auto& [name, literal] : parameters.items()) {
      parameters_.emplace(name, parse_literal(literal.get<std::string>()));
    }
  }

  Json answer() {
    Json result = {{"id", request_.at("id")}};
    std::string stage = "setup";
    Sight before;
    try {
      for (const Json& setup : request_.at("setup")) run(setup);
      stage = "query";
      before = look(*ground_.read());
      result.update(run(request_.at("query")));
      result["side_effects"] = side_effects(before, look(*ground_.read()));
      stage = "control";
      if (request_.contains("control_query")) result["control"] = run(request_.at("control_query"));
    } catch (const Failure& failure) {
      result.update({{"status", "error"},
                     {"stage", stage},
                     {"error_type", failure.error.type()},
                     {"error_phase", failure.phase},
                     {"error_detail", failure.error.detail()},
                     {"message", failure.error.what()}});
      if (stage == "query") result["side_effects"] = side_effects(before, look(*ground_.read()));
    }
    return result;
  }

 private:
  Json run(const std::string& query) {
    std::string phase = "compile time";
    try {
      const Statement statement = Statement::prepare(query, procedures_, planning_);
      Json answer;
      if (!statement.writes()) {
        const std::shared_ptr<const Graph> graph = ground_.read();
        answer = rows(statement, *graph, nullptr, phase);
      } else {
        ground_.write([&](GraphWriter& graph) { answer = rows(statement, graph, &graph, phase); });
      }
      return answer;
    } catch (const Error& error) {
      throw Failure{error, phase};
    }
  }

  Json rows(const Statement& statement, const Graph& graph, GraphWriter* writer, std::string& phase) {
    Limits limits;
    limits.threads = 3;
    limits.alone = 0;
    const auto rows = statement.run(graph, writer, parameters_, limits);
    phase = "runtime";
    Json cells = Json::array();
    while (const Row* row = rows->next()) {
      Json line = Json::array();
      for (const Value& value : *row) line.push_back(print(value, graph));
      cells.push_back(std::move(line));
    }
    return {{"status", "ok"}, {"columns", rows->columns()}, {"rows", std::move(cells)}};
  }

  const Json& request_;
  Ground& ground_;
  Planning planning_;
  std::vector<Procedure> procedures_;
  Parameters parameters_;
};

}  // namespace

int main(int count, char** words) {
  std::ios::sync_with_stdio(false);
  Planning planning = Planning::by_cost;
  Images images = Images::none;
  std::optional<std::string> folder;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word == "--no-optimiser") planning = Planning::as_written;
    if (word == "--image") images = Images::drawn;
    if (word == "--overlaid") images = Images::overlaid;
    if (word == "--store" && i + 1 < count) folder = words[++i];
  }
  std::unique_ptr<Ground> ground = in_memory();
  if (images == Images::drawn) ground = over_image();
  if (images == Images::overlaid) ground = overlaid();
  if (folder) ground = on_disk(*folder, images);
  for (std::string line; std::getline(std::cin, line);) {
    const Json request = Json::parse(line);
    Json answer;
    try {
      answer = Scenario(request, *ground, planning).answer();
    } catch (const std::exception& error) {
      answer = {{"id", request.at("id")}, {"status", "error"}, {"stage", "setup"}, {"message", error.what()}};
    }
    std::cout << answer.dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;
  }
}
