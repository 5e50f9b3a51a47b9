// How EXPLAIN and PROFILE show a plan.
#include <fmt/format.h>

#include "extract/base/text.h"
#include "graph/query/aggregate.h"
#include "graph/query/plan.h"
#include "graph/query/walk.h"

namespace treatygraph::query {
namespace {

class Describer {
 public:
  Describer(const Syntax& syntax, std::string_view text) : syntax_(syntax), text_(text) {}

  std::vector<PlanLine> run(const Plan& plan) {
    visit(plan, 0);
    return std::move(lines_);
  }

 private:
  void visit(const Plan& plan, std::size_t depth) {
    auto [name, detail] = describe(plan);
    lines_.push_back({depth, &plan, std::move(name), std::move(detail)});
    if (const auto* optional = std::get_if<step::Optional>(&plan.step)) visit(*optional->inner, depth + 1);
    if (const auto* join = std::get_if<step::HashJoin>(&plan.step)) visit(*join->inner, depth + 1);
    if (const auto* all = std::get_if<step::Union>(&plan.step)) {
      for (const PlanPtr& part : all->parts) visit(*part, depth + 1);
    }
    if (plan.input) visit(*plan.input, depth);
  }

  [[nodiscard]] std::string slot(Slot slot) const {
    const std::string& name = syntax_.slot_names[slot];
    return name.empty() ? fmt::format("_{}", slot) : name;
  }
  [[nodiscard]] std::string word(WordId id) const { return syntax_.words[id].second; }

  [[nodiscard]] std::string list(const std::vector<Slot>& slots) const {
    std::string result;
    for (const Slot each : slots) result += (result.empty() ? "" : ", ") + slot(each);
    return result;
  }

  // As the query has it; a label from a pattern with the node that it is asked of.
  [[nodiscard]] std::string shown(const Expression& expression) const {
    if (const auto* labels = std::get_if<HasLabels>(&expression.node)) {
      const auto* variable = std::get_if<Variable>(&labels->subject->node);
      std::string result = variable != nullptr ? slot(variable->slot) : "…";
      for (const Word& label : labels->labels) result += ":" + label.name.text;
      return result;
    }
    const std::string text(text_.substr(expression.range.begin, expression.range.end - expression.range.begin));
    const auto* comparison = std::get_if<Comparisons>(&expression.node);
    const auto* property = comparison == nullptr ? nullptr : std::get_if<Property>(&comparison->operands.front()->node);
    const auto* variable = property == nullptr ? nullptr : std::get_if<Variable>(&property->subject->node);
    const bool from_map = variable != nullptr && variable->name.text.empty();
    return from_map ? slot(variable->slot) + " {" + text + "}" : text;
  }

  [[nodiscard]] std::string arrow(Slot from, Slot edge, Slot to, Direction direction, const std::vector<WordId>& types,
                                  const std::string& far) const {
    std::string inside = syntax_.slot_names[edge];
    for (std::size_t i = 0; i < types.size(); ++i) inside += (i == 0 ? ":" : "|") + word(types[i]);
    inside += far;
    return fmt::format("({}){}-[{}]-{}({})", slot(from), direction == Direction::incoming ? "<" : "", inside,
                       direction == Direction::outgoing ? ">" : "", slot(to));
  }

  static std::string star(const Hops& hops) {
    return hops.most ? fmt::format("*{}..{}", hops.least, *hops.most) : fmt::format("*{}..", hops.least);
  }

  template <typename Items>
  [[nodiscard]] std::string items(const Items& items) const {
    std::string result;
    for (const auto& [target, expression] : items) {
      const std::string name = slot(target), value = shown(*expression);
      if (!result.empty()) result += ", ";
      result += name == value ? value : fmt::format("{} AS {}", value, name);
    }
    return result;
  }

  using Pair = std::pair<std::string, std::string>;
  [[nodiscard]] Pair describe(const Plan& plan) const {
    return std::visit(
        overloaded{
            [&](const step::Start&) {
              return Pair{"Start", ""};
            },
            [&](const step::AllNodes& s) {
              return Pair{"AllNodes", slot(s.node)};
            },
            [&](const step::NodesByLabel& s) {
              return Pair{"NodesByLabel", slot(s.node) + ":" + word(s.label)};
            },
            [&](const step::NodesByProperty& s) {
              return Pair{"NodesByProperty",
                          slot(s.node) + "." + word(s.key) + (s.any_of_list ? " IN " : " = ") + shown(*s.value)};
            },
            [&](const step::NodesByName& s) {
              return Pair{"NodesByName", slot(s.node) + " named " + shown(*s.text)};
            },
            [&](const step::Expand& s) {
              return Pair{s.into ? "ExpandInto" : "Expand", arrow(s.from, s.edge, s.to, s.direction, s.types, "")};
            },
            [&](const step::ExpandFar& s) {
              return Pair{s.into ? "ExpandFarInto" : "ExpandFar",
                          arrow(s.from, s.edges, s.to, s.direction, s.types, star(s.hops))};
            },
            [&](const step::Degree& s) {
              return Pair{"Degree", arrow(s.from, s.edge, s.to, s.direction, s.types, "")};
            },
            [&](const step::HashJoin& s) {
              std::string all;
              for (const auto& [outer, inner] : s.keys)
                all += (all.empty() ? "" : " AND ") + shown(*outer) + " = " + shown(*inner);
              return Pair{"HashJoin", all};
            },
            [&](const step::EdgeEnds& s) {
              return Pair{"EdgeEnds", arrow(s.left, s.edge, s.right, s.direction, s.types, "")};
            },
            [&](const step::ShortestPath& s) {
              return Pair{s.all ? "AllShortestPaths" : "ShortestPath",
                          arrow(s.from, s.edges, s.to, s.direction, s.types, star(s.hops))};
            },
            [&](const step::NamePath& s) {
              return Pair{"NamePath", slot(s.path)};
            },
            [&](const step::Filter& s) {
              std::string all;
              for (const Expression* each : s.conditions) all += (all.empty() ? "" : " AND ") + shown(*each);
              return Pair{"Filter", all};
            },
            [&](const step::Optional& s) {
              return Pair{"Optional", list(s.slots)};
            },
            [&](const step::Unwind& s) {
              return Pair{"Unwind", shown(*s.list) + " AS " + slot(s.slot)};
            },
            [&](const step::Project& s) {
              return Pair{"Project", items(s.items)};
            },
            [&](const step::Aggregate& s) {
              std::string all = items(s.keys);
              for (const Aggregation& each : *s.aggregations) {
                all += (all.empty() ? "" : ", ") + std::string(aggregate_functions()[each.function].name) + "()";
              }
              return Pair{"Aggregate", all};
            },
            [&](const step::CountAll& s) {
              std::string all = s.of == Vocabulary::label ? "nodes" : "relationships";
              for (const WordId& each : s.words) all += (&each == &s.words.front() ? " :" : "|") + word(each);
              return Pair{"CountAll", all};
            },
            [&](const step::Distinct& s) {
              return Pair{"Distinct", list(s.slots)};
            },
            [&](const step::Sort& s) {
              std::string all;
              for (const SortItem& each : *s.items)
                all += (all.empty() ? "" : ", ") + shown(*each.expression) + (each.descending ? " DESC" : "");
              return Pair{s.limit != nullptr ? "Top" : "Sort", all};
            },
            [&](const step::Skip& s) {
              return Pair{"Skip", shown(*s.count)};
            },
            [&](const step::Limit& s) {
              return Pair{"Limit", shown(*s.count)};
            },
            [&](const step::Union& s) {
              return Pair{"Union", list(s.to)};
            },
            [&](const step::Write& s) {
              static constexpr std::string_view names[] = {"Create", "Set", "Remove", "Delete", "Foreach"};
              return Pair{std::string(names[s.action.index()]), ""};
            },
            [&](const step::Merge&) {
              return Pair{"Merge", ""};
            },
            [&](const step::Call& s) {
              return Pair{"Call", s.call->name.text};
            },
            [&](const step::LoadCsv& s) {
              return Pair{"LoadCsv", shown(*s.load->source)};
            }},
        plan.step);
  }

  const Syntax& syntax_;
  std::string_view text_;
  std::vector<PlanLine> lines_;
};

}  // namespace

std::vector<PlanLine> describe(const Plan& plan, const Syntax& syntax, std::string_view text) {
  return Describer(syntax, text).run(plan);
}

}  // namespace treatygraph::query
