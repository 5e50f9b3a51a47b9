#include "shell/procedures.h"

#include <algorithm>

#include "graph/algorithms/procedures.h"

namespace treatygraph::shell {
namespace {

std::string listed(const std::vector<Field>& fields) {
  std::string text;
  for (const Field& field : fields) {
    text += (text.empty() ? "" : ", ") + field.name + " :: " + field.type;
    if (field.otherwise) text += " = {}";
  }
  return text;
}

std::vector<Row> list(const Graph&, const Row&) {
  std::vector<Row> rows;
  for (const Procedure& each : procedures())
    rows.push_back({each.name, listed(each.inputs), listed(each.outputs), each.help});
  return rows;
}

}  // namespace

std::span<const Procedure> procedures() {
  static const std::vector<Procedure> table = [] {
    std::vector<Procedure> all;
    for (const auto part : {built_in_procedures(), algorithm_procedures()})
      all.insert(all.end(), part.begin(), part.end());
    all.push_back({"db.procedures",
                   {},
                   {{"name", "STRING?"}, {"takes", "STRING?"}, {"yields", "STRING?"}, {"help", "STRING?"}},
                   "what CALL can call",
                   list});
    std::sort(all.begin(), all.end(), [](const Procedure& a, const Procedure& b) { return a.name < b.name; });
    return all;
  }();
  return table;
}

}  // namespace treatygraph::shell
