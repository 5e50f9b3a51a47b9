// The operator of each step of a plan.
#pragma once

#include "graph/query/run.h"

namespace treatygraph::query {

// operators_scan.cpp
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::Start& step, OperatorPtr input);
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::AllNodes& step, OperatorPtr input);
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::NodesByLabel& step, OperatorPtr input);
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::NodesByProperty& step, OperatorPtr input);
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::NodesByName& step, OperatorPtr input);
// operators_expand.cpp
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::Expand& step, OperatorPtr input);
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::ExpandFar& step, OperatorPtr input);
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::EdgeEnds& step, OperatorPtr input);
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::NamePath& step, OperatorPtr input);
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::Degree& step, OperatorPtr input);
// operators_join.cpp
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::HashJoin& step, OperatorPtr input);
// operators_shortest.cpp
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::ShortestPath& step, OperatorPtr input);
// operators_rows.cpp
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::Filter& step, OperatorPtr input);
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::Optional& step, OperatorPtr input);
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::Unwind& step, OperatorPtr input);
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::Project& step, OperatorPtr input);
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::Distinct& step, OperatorPtr input);
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::Sort& step, OperatorPtr input);
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::Skip& step, OperatorPtr input);
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::Limit& step, OperatorPtr input);
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::Union& step, OperatorPtr input);
// operators_group.cpp
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::Aggregate& step, OperatorPtr input);
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::CountAll& step, OperatorPtr input);
// operators_write.cpp
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::Write& step, OperatorPtr input);
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::Merge& step, OperatorPtr input);
// operators_call.cpp
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::Call& step, OperatorPtr input);
[[nodiscard]] OperatorPtr make_step(Run& run, const Plan& plan, const step::LoadCsv& step, OperatorPtr input);

// May these relationships of one pattern stand beside `edge`, being other ones? Slots hold a relationship or a list of
// them.
[[nodiscard]] bool is_other(Run& run, const std::vector<Slot>& others, EdgeId edge);
// Does the relationship have the properties of the map?
[[nodiscard]] bool has_properties(Run& run, EdgeId edge, const Expression* map);

// How many of the sorted rows are wanted: SKIP and LIMIT together; nothing: all.
[[nodiscard]] std::optional<std::uint64_t> rows_wanted(const step::Sort& step, Run& run);

}  // namespace treatygraph::query
