#include "graph/query/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "extract/base/text.h"

namespace treatygraph::query {
namespace {

using ByPlan = std::map<const Plan*, const Operator*>;

void add_operators(const Operator& top, ByPlan& by_plan) {
  for (const Operator* each = &top; each != nullptr; each = each->input()) {
    by_plan[&each->plan()] = each;
    for (const Operator* inner : each->inner()) add_operators(*inner, by_plan);
  }
}

}  // namespace

PlanTable tabulate(const Plan& plan, const Syntax& syntax, std::string_view text, const Operator* top) {
  ByPlan by_plan;
  PlanTable table{{"step", "detail", "estimated"}, {}};
  if (top != nullptr) {
    add_operators(*top, by_plan);
    table.titles.emplace_back("rows");
    if (top->measured()) table.titles.insert(table.titles.end(), {"accesses", "ms"});
  }
  for (const PlanLine& line : describe(plan, syntax, text)) {
    std::string detail = line.detail;
    std::replace(detail.begin(), detail.end(), '\n', ' ');
    auto& row = table.rows.emplace_back();
    row = {std::string(2 * line.depth, ' ') + line.name, detail, fmt::format("{:.0f}", line.plan->rows)};
    if (top == nullptr) continue;
    const Operator* each = by_plan[line.plan];
    const auto in_batches = top->rows_in_batches(*line.plan);
    row.push_back(in_batches ? std::to_string(*in_batches) : each == nullptr ? "" : std::to_string(each->rows()));
    if (!top->measured()) continue;
    const Operator::Measure own = each == nullptr ? Operator::Measure{} : each->own();
    row.push_back(each == nullptr ? "" : std::to_string(own.accesses));
    row.push_back(each == nullptr ? "" : fmt::format("{:.2f}", static_cast<double>(own.time.count()) / 1e6));
  }
  return table;
}

std::string print(const PlanTable& table) {
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < table.titles.size(); ++c) {
    widths.push_back(display_width(table.titles[c]));
    for (const auto& row : table.rows) widths[c] = std::max(widths[c], display_width(row[c]));
  }
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string result;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::string blanks(widths[c] - display_width(cells[c]), ' ');
      const bool number = c >= 2;
      result += (c == 0 ? "" : "  ") + (number ? blanks + cells[c] : cells[c] + blanks);
    }
    result.erase(result.find_last_not_of(' ') + 1);
    return result + "\n";
  };
  std::string result = line(table.titles);
  for (const auto& row : table.rows) result += line(row);
  return result;
}

}  // namespace treatygraph::query
