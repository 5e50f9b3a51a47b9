#include "graph/query/run.h"

#include <algorithm>

#include "graph/query/accesses.h"
#include "graph/query/batch/batch.h"
#include "graph/query/operators.h"

namespace treatygraph::query {

Run::Run(const Syntax& syntax_, const Graph& graph_, GraphWriter* writer_, Parameters parameters_, Limits limits,
         const CountedGraph* measured_)
    : syntax(syntax_),
      graph(graph_),
      writer(writer_),
      scene(scene_now(graph_)),
      parameters(std::move(parameters_)),
      frame(syntax_.slots),
      measured(measured_),
      limits_(limits),
      codes_(syntax_.words.size()),
      subqueries_(syntax_.subqueries),
      leader_(*this) {
  if (limits.time) deadline_ = std::chrono::steady_clock::now() + *limits.time;
  for (std::size_t i = 0; i < codes_.size(); ++i) codes_[i] = graph.code(syntax.words[i].first, syntax.words[i].second);
}

Run::Run(Run& leader)
    : syntax(leader.syntax),
      graph(leader.graph),
      writer(nullptr),
      scene(leader.scene),
      parameters(leader.parameters),
      frame(leader.frame.size()),
      measured(nullptr),
      limits_(leader.limits_),
      deadline_(leader.deadline_),
      codes_(leader.codes_),
      subqueries_(leader.subqueries_.size()),
      leader_(leader) {}

Run::~Run() = default;

std::optional<Code> Run::code(WordId word) {
  std::optional<Code>& code = codes_[word];
  if (!code && writer != nullptr) code = graph.code(syntax.words[word].first, syntax.words[word].second);
  return code;
}

std::optional<std::vector<Code>> Run::codes(const std::vector<WordId>& words) {
  std::vector<Code> result;
  for (const WordId word : words) {
    const auto known = code(word);
    if (known && std::find(result.begin(), result.end(), *known) == result.end()) result.push_back(*known);
  }
  if (result.empty() && !words.empty()) return {};
  return result;
}

Code Run::intern(WordId word) {
  std::optional<Code>& code = codes_[word];
  if (!code) code = writer->intern(syntax.words[word].first, syntax.words[word].second);
  return *code;
}

void Run::poll() const {
  if (limits_.cancelled != nullptr && limits_.cancelled->load(std::memory_order_relaxed)) {
    throw Error(Trouble::cancelled, "the query was stopped");
  }
  if (deadline_ && std::chrono::steady_clock::now() > *deadline_) {
    throw Error(Trouble::limit, "the query ran out of its time limit", {},
                "give it more with --timeout, or narrow the pattern");
  }
}

void Run::hold(std::uint64_t bytes) {
  const std::uint64_t held = leader_.held_ += bytes;
  if (limits_.memory && held > *limits_.memory) {
    throw Error(Trouble::limit, "sorting and grouping ran out of the memory limit", {},
                "give more with --memory-limit, or return fewer rows");
  }
}

Operator& Run::adopt(std::uint32_t number, PlanPtr plan) {
  plans_.push_back(std::move(plan));
  subqueries_[number] = make_operator(*this, *plans_.back());
  return *subqueries_[number];
}

std::optional<Code> Run::deleted_type(EdgeId edge) const {
  const auto found = deleted_edges_.find(edge);
  return found == deleted_edges_.end() ? std::nullopt : std::optional(found->second);
}

// ---- operators ----

void Operator::open() {
  if (input_) input_->open();
  start();
}

bool Operator::next() {
  run_.tick();
  const bool more = run_.measured != nullptr ? measured_produce() : produce();
  rows_ += more ? 1 : 0;
  return more;
}

bool Operator::measured_produce() {
  const auto begin = std::chrono::steady_clock::now();
  const std::uint64_t before = run_.measured->accesses();
  const bool more = produce();
  whole_.time += std::chrono::steady_clock::now() - begin;
  whole_.accesses += run_.measured->accesses() - before;
  return more;
}

Operator::Measure Operator::own() const {
  Measure own = whole_;
  const auto leave_out = [&](const Operator& other) {
    own.time -= other.whole_.time;
    own.accesses -= other.whole_.accesses;
  };
  if (input_) leave_out(*input_);
  for (const Operator* each : inner()) leave_out(*each);
  return own;
}

namespace {

// What runs a plan: over batches from the bottom up to some step, row by row from there on.
struct Made {
  batch::SourcePtr batches;
  OperatorPtr rows;
};

bool is_start(const Plan& plan) { return std::holds_alternative<step::Start>(plan.step); }

OperatorPtr as_rows(Run& run, const Plan& plan, Made made, const batch::Needed& needed) {
  if (made.rows) return std::move(made.rows);
  if (is_start(plan)) return make_step(run, plan, step::Start{}, nullptr);
  return batch::make_rows(run, plan, std::move(made.batches), needed);
}

Made make(Run& run, const Plan& plan, bool over_image, const batch::Needed& needed) {
  Made input;
  if (over_image) {
    if (batch::SourcePtr source = batch::make_shared_out(run, plan, needed)) return {std::move(source), {}};
  }
  const batch::Needed below = batch::needed_below(plan, needed);
  if (plan.input) input = make(run, *plan.input, over_image, below);
  if (over_image && (is_start(plan) || input.batches)) {
    if (batch::SourcePtr source = batch::make_source(run, plan, input.batches, needed)) return {std::move(source), {}};
  }
  OperatorPtr rows = plan.input ? as_rows(run, *plan.input, std::move(input), below) : nullptr;
  return {{}, std::visit([&](const auto& step) { return make_step(run, plan, step, std::move(rows)); }, plan.step)};
}

}  // namespace

OperatorPtr make_operator(Run& run, const Plan& plan, const batch::Needed& results) {
  const image::Image* image = run.writer == nullptr ? run.graph.image() : nullptr;
  const bool over_image = image != nullptr && image->nodes() != 0;
  return as_rows(run, plan, make(run, plan, over_image, results), results);
}

Kept keep(Run& run, const std::vector<Slot>& slots) {
  Kept kept;
  kept.reserve(slots.size());
  for (const Slot slot : slots) kept.push_back(run.at(slot));
  return kept;
}

void restore(Run& run, const std::vector<Slot>& slots, const Kept& kept) {
  for (std::size_t i = 0; i < slots.size(); ++i) run.at(slots[i]) = kept[i];
}

std::uint64_t weight(const Value& value) {
  std::uint64_t bytes = sizeof(Value);
  if (value.type() == Value::Type::string) bytes += value.string().size() + 32;
  if (value.type() == Value::Type::path) bytes += 16 * value.path().nodes.size() + 48;
  if (value.type() == Value::Type::list) {
    for (const Value& each : value.list()) bytes += weight(each);
  }
  if (value.type() == Value::Type::map) {
    for (const auto& [key, each] : value.map()) bytes += key.size() + 64 + weight(each);
  }
  return bytes;
}

std::uint64_t weight(const Kept& kept) {
  std::uint64_t bytes = sizeof(Kept);
  for (const Value& value : kept) bytes += weight(value);
  return bytes;
}

}  // namespace treatygraph::query
