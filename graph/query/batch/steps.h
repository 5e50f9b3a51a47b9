// The source of each step that can run over batches; null, and `input` untouched, where this one cannot.
#pragma once

#include "graph/query/batch/batch.h"

namespace treatygraph::query::batch {

// scan.cpp
[[nodiscard]] SourcePtr make_step(Run& run, const step::Start& step, SourcePtr& input, const Needed& needed);
[[nodiscard]] SourcePtr make_step(Run& run, const step::AllNodes& step, SourcePtr& input, const Needed& needed);
[[nodiscard]] SourcePtr make_step(Run& run, const step::NodesByLabel& step, SourcePtr& input, const Needed& needed);
[[nodiscard]] SourcePtr make_step(Run& run, const step::NodesByProperty& step, SourcePtr& input, const Needed& needed);
[[nodiscard]] SourcePtr make_step(Run& run, const step::NodesByName& step, SourcePtr& input, const Needed& needed);
// expand.cpp
[[nodiscard]] SourcePtr make_step(Run& run, const step::Expand& step, SourcePtr& input, const Needed& needed);
[[nodiscard]] SourcePtr make_step(Run& run, const step::Degree& step, SourcePtr& input, const Needed& needed);
// into.cpp
[[nodiscard]] SourcePtr make_into(Run& run, const step::Expand& step, SourcePtr& input, const Needed& needed,
                                  std::vector<std::size_t> others);
// rows.cpp
[[nodiscard]] SourcePtr make_step(Run& run, const step::Filter& step, SourcePtr& input, const Needed& needed);
[[nodiscard]] SourcePtr make_step(Run& run, const step::Project& step, SourcePtr& input, const Needed& needed);
[[nodiscard]] SourcePtr make_step(Run& run, const step::Distinct& step, SourcePtr& input, const Needed& needed);
[[nodiscard]] SourcePtr make_step(Run& run, const step::Optional& step, SourcePtr& input, const Needed& needed);
// sort.cpp
[[nodiscard]] SourcePtr make_step(Run& run, const step::Sort& step, SourcePtr& input, const Needed& needed);
// group.cpp
[[nodiscard]] SourcePtr make_step(Run& run, const step::Aggregate& step, SourcePtr& input, const Needed& needed);

// The source of a plan over what stands for its Start, or for its step `below`; null where a step of it is run row by
// row.
[[nodiscard]] SourcePtr make_chain(Run& run, const Plan& plan, SourcePtr bottom, const Needed& needed,
                                   const Plan* below = nullptr);
// Is it a condition on the labels of a node that the source has taken over?
[[nodiscard]] bool asked_below(const Expression& condition, Source& source, Run& run);

// Every other step is run row by row.
template <typename Step>
[[nodiscard]] SourcePtr make_step(Run&, const Step&, SourcePtr&, const Needed&) {
  return {};
}

// The columns of an input that are needed further on, carried to new rows by their numbers.
class Carried {
 public:
  // Adds them to `schema`.
  Carried(const Schema& input, const Needed& needed, Schema& schema);
  void carry(const Batch& from, const std::vector<std::uint32_t>& rows, Batch& to) const;
  [[nodiscard]] std::size_t size() const { return places_.size(); }

 private:
  std::vector<std::size_t> places_;
};

[[nodiscard]] inline bool is_needed(const Needed& needed, Slot slot) { return !needed || needed->contains(slot); }

}  // namespace treatygraph::query::batch
