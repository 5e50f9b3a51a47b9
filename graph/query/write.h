// Write: what the updating clauses do to the graph for the row in the frame.
#pragma once

#include <variant>
#include <vector>

#include "graph/query/run.h"

namespace treatygraph::query {

void create(const PatternPart& part, Run& run);  // what of it is not bound yet
void set(const Set& set, Run& run);
void remove(const Remove& remove, Run& run);

// DELETE takes effect at the end of its clause: until then rows may still speak of what goes.
class Deletions {
 public:
  explicit Deletions(Run& run) : run_(run) {}
  void add(const Delete& clause);
  // Throws where a node still has relationships and nothing says that they go too.
  void finish();

 private:
  void add(const Value& value, Range range, bool detach);
  Run& run_;
  struct Doomed {
    NodeId node;
    Range range;
    bool detach;
  };
  std::vector<Doomed> nodes_;
  std::vector<EdgeId> edges_;
};

// MERGE for the row in the frame, inside FOREACH, where its matches go no further.
void merge_once(const query::Merge& merge, Run& run);
void compute_merge_values(const query::Merge& merge, Run& run);

// A change that FOREACH or a Write step makes a row.
using Action = std::variant<step::Create, step::SetItems, step::RemoveItems, step::DeleteItems, step::ForEach>;
void apply(const Action& action, Run& run, Deletions& deletions);

}  // namespace treatygraph::query
