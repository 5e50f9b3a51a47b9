// Run: what the operators of one running statement share: the frame of registers, the graph, the codes of words, the
// limits.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/query/functions.h"
#include "graph/query/plan.h"
#include "graph/query/query.h"
#include "graph/query/regular_expression.h"
#include "graph/query/syntax.h"

namespace treatygraph::query {

class CountedGraph;
class Operator;

class Run {
 public:
  // `measured` is null or the same object as `graph`: then operators are timed and what they ask of the graph is
  // counted.
  Run(const Syntax& syntax, const Graph& graph, GraphWriter* writer, Parameters parameters, Limits limits,
      const CountedGraph* measured = nullptr);
  // For one who works on the same statement beside `leader`, in a thread of its own: reads only, over an image. What it
  // holds counts with the leader's.
  explicit Run(Run& leader);
  ~Run();
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  const Syntax& syntax;
  const Graph& graph;
  GraphWriter* writer;    // null in a statement that only reads
  const CallScene scene;  // what functions see
  const Parameters parameters;
  Changes changes;
  std::vector<Value> frame;  // by Slot
  RegularExpressions regular_expressions;
  const CountedGraph* const measured;                    // PROFILE
  std::map<const Plan*, std::uint64_t> rows_in_batches;  // of the steps that do not run row by row

  [[nodiscard]] Value& at(Slot slot) { return frame[slot]; }

  // A word's code, or nothing while the graph does not know the word.
  [[nodiscard]] std::optional<Code> code(WordId word);
  // Types that the graph knows; nothing where none of the named ones is: then no relationship can match.
  [[nodiscard]] std::optional<std::vector<Code>> codes(const std::vector<WordId>& words);
  [[nodiscard]] Code intern(WordId word);

  // Called once a row or step: polls the clock and the caller's wish to stop now and then.
  void tick() {
    if ((++ticks_ & 1023U) == 0) poll();
  }
  void tick(std::uint64_t steps) {
    const std::uint64_t before = ticks_;
    ticks_ += steps;
    if ((before ^ ticks_) >> 10U != 0) poll();
  }
  void poll() const;
  [[nodiscard]] std::uint64_t ticks() const noexcept { return ticks_; }
  [[nodiscard]] const Progress& progress() const noexcept { return limits_.progress; }
  // Counts bytes that an operator holds on to. Throws Error(limit).
  void hold(std::uint64_t bytes);
  void release(std::uint64_t bytes) noexcept { leader_.held_ -= bytes; }
  [[nodiscard]] const Limits& limits() const noexcept { return limits_; }

  // What `make` gives for an expression over a column, made once for all who work on the statement. For the leader's
  // thread.
  template <typename T, typename Make>
  std::shared_ptr<const T> once(const void* expression, const void* column, Make make) {
    std::shared_ptr<const void>& known = leader_.once_[{expression, column}];
    if (!known) known = std::make_shared<const T>(make());
    return std::static_pointer_cast<const T>(known);
  }

  // The operator tree of a sub-query of an expression, planned when it is first needed.
  template <typename MakePlan>
  Operator& subquery(std::uint32_t number, MakePlan make_plan);

  // Elements that this statement deleted: reading them is an error, asking a relationship's type is not.
  void deleted(NodeId node) { deleted_nodes_.insert(node); }
  void deleted(EdgeId edge, Code type) { deleted_edges_.emplace(edge, type); }
  [[nodiscard]] bool is_deleted_node(NodeId node) const {
    return !deleted_nodes_.empty() && deleted_nodes_.contains(node);
  }
  [[nodiscard]] bool is_deleted_edge(EdgeId edge) const {
    return !deleted_edges_.empty() && deleted_edges_.contains(edge);
  }
  [[nodiscard]] std::optional<Code> deleted_type(EdgeId edge) const;

 private:
  Operator& adopt(std::uint32_t number, PlanPtr plan);
  [[nodiscard]] Operator* planned(std::uint32_t number) const { return subqueries_[number].get(); }

  Limits limits_;
  std::optional<std::chrono::steady_clock::time_point> deadline_;
  std::vector<std::optional<Code>> codes_;
  std::vector<PlanPtr> plans_;
  std::vector<std::unique_ptr<Operator>> subqueries_;
  std::unordered_map<EdgeId, Code> deleted_edges_;
  std::set<NodeId> deleted_nodes_;
  Run& leader_;  // often itself
  std::map<std::pair<const void*, const void*>, std::shared_ptr<const void>> once_;
  std::uint64_t ticks_ = 0;
  std::atomic<std::uint64_t> held_ = 0;
};

// What one expression or operator holds; given back when it is done.
class Holding {
 public:
  explicit Holding(Run& run) : run_(run) {}
  ~Holding() { run_.release(bytes_); }
  Holding(const Holding&) = delete;
  Holding& operator=(const Holding&) = delete;
  void add(std::uint64_t bytes) {
    bytes_ += bytes;
    run_.hold(bytes);
  }
  void give_back(std::uint64_t bytes) {
    bytes_ -= bytes;
    run_.release(bytes);
  }
  void clear() { run_.release(std::exchange(bytes_, 0)); }

 private:
  Run& run_;
  std::uint64_t bytes_ = 0;
};

template <typename MakePlan>
Operator& Run::subquery(std::uint32_t number, MakePlan make_plan) {
  Operator* known = planned(number);
  return known != nullptr ? *known : adopt(number, make_plan());
}

// An operator fills its slots of the frame, row by row. open() starts it anew for what is bound now.
class Operator {
 public:
  virtual ~Operator() = default;
  Operator(const Operator&) = delete;
  Operator& operator=(const Operator&) = delete;

  void open();
  [[nodiscard]] bool next();

  // Over all times that it was opened, for PROFILE.
  [[nodiscard]] std::uint64_t rows() const noexcept { return rows_; }
  struct Measure {
    std::chrono::nanoseconds time{0};
    std::uint64_t accesses = 0;
  };
  [[nodiscard]] bool measured() const noexcept { return run_.measured != nullptr; }
  // Of this step alone, without those that feed it.
  [[nodiscard]] Measure own() const;
  [[nodiscard]] const Plan& plan() const noexcept { return plan_; }
  // Of a step that ran over batches; nothing for one that did not.
  [[nodiscard]] std::optional<std::uint64_t> rows_in_batches(const Plan& plan) const {
    const auto found = run_.rows_in_batches.find(&plan);
    return found == run_.rows_in_batches.end() ? std::nullopt : std::optional(found->second);
  }
  [[nodiscard]] Operator* input() const noexcept { return input_.get(); }
  [[nodiscard]] virtual std::vector<const Operator*> inner() const { return {}; }

 protected:
  Operator(Run& run, const Plan& plan, std::unique_ptr<Operator> input)
      : run_(run), plan_(plan), input_(std::move(input)) {}
  virtual void start() {}
  [[nodiscard]] virtual bool produce() = 0;

  Run& run_;
  const Plan& plan_;
  std::unique_ptr<Operator> input_;  // null at the bottom

 private:
  bool measured_produce();
  std::uint64_t rows_ = 0;
  Measure whole_;
};

using OperatorPtr = std::unique_ptr<Operator>;

// The operator of a plan, with those of its inputs. `results`: the slots that are read of it; nothing: all.
[[nodiscard]] OperatorPtr make_operator(Run& run, const Plan& plan,
                                        const std::optional<std::set<Slot>>& results = std::nullopt);

// Some slots' values of one row, kept while the frame moves on.
using Kept = std::vector<Value>;
[[nodiscard]] Kept keep(Run& run, const std::vector<Slot>& slots);
void restore(Run& run, const std::vector<Slot>& slots, const Kept& kept);
[[nodiscard]] std::uint64_t weight(const Value& value);  // bytes, roughly
[[nodiscard]] std::uint64_t weight(const Kept& kept);

}  // namespace treatygraph::query
