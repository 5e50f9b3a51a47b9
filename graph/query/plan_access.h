// Access: how a pattern gets its first nodes, and how many pass a condition.
#pragma once

#include <set>

#include "graph/query/plan.h"

namespace treatygraph::query {

struct Condition {  // of a pattern, with the slots that must be bound before it can be asked
  const Expression* expression;
  std::vector<Slot> slots;
};
using Conditions = std::vector<Condition>;

// Splits at AND.
void add_conditions(const Expression& expression, Conditions& conditions);
// Is it about nothing but these?
[[nodiscard]] bool reads_only(const Condition& condition, const std::set<Slot>& slots);
[[nodiscard]] bool computable(const Expression& expression, const std::set<Slot>& slots);

struct Access {
  Plan::Step step;
  double rows;
  const Expression* answers = nullptr;  // a condition that need not be asked any more
  const Expression* counted = nullptr;  // one that is asked again, but whose share `rows` has in it already
};
// The cheapest way to the nodes of a slot: index of names, index of properties, a label, all.
[[nodiscard]] Access cheapest_access(Slot node, const Conditions& pending, const std::set<Slot>& bound,
                                     Estimates& estimates);

// What is known of a node when conditions on it are weighed.
struct Whereabouts {
  WordId label = no_word;               // the rarest that a condition asks of it
  const Estimates::Fan* fan = nullptr;  // that led to it
};
// The share of rows for which the condition holds.
[[nodiscard]] double share(const Expression& condition, const std::map<Slot, Whereabouts>& nodes, Estimates& estimates);

}  // namespace treatygraph::query
