// Aggregate over batches: rows are numbered by their keys, and folded group by group; by several threads where there
// are many.
#include <algorithm>
#include <exception>
#include <limits>
#include <thread>

#include "graph/query/batch/fold.h"
#include "graph/query/batch/numbering.h"
#include "graph/query/batch/share.h"
#include "graph/query/batch/steps.h"

namespace treatygraph::query::batch {
namespace {

constexpr unsigned most_threads = 8;

// The groups that one thread makes.
class Grouping {
 public:
  struct Key {
    Slot slot;
    KernelPtr kernel;
  };
  struct Item {
    Slot slot;
    FoldPtr fold;
  };

  // Nothing where some of it is for the operators by row.
  static std::unique_ptr<Grouping> make(Run& run, const step::Aggregate& step, const Schema& schema);

  void clear() {
    numbers_.clear();
    for (const Item& item : items_) item.fold->clear();
    held_.clear();
    peak_ = 0;
    first_slices_.clear();
    begin();
  }

  void describe(Schema& schema) const {
    for (const Key& key : keys_) schema.add(key.slot, key.kernel->type());
    for (const Item& item : items_) schema.add(item.slot, item.fold->type());
  }

  void add(const Batch& batch, std::uint32_t slice) {
    run_.tick(batch.size);
    number_rows(batch);
    grow(slice);
    const Vector* times = times_ ? &batch.columns[*times_] : nullptr;
    for (const Item& item : items_) item.fold->add(batch, group_, times);
    count_bytes();
  }

  [[nodiscard]] std::uint32_t groups() const { return groups_; }
  [[nodiscard]] std::uint32_t first_slice(std::uint32_t group) const { return first_slices_[group]; }

  // Takes over what another has gathered; the numbers of its groups here.
  [[nodiscard]] Groups absorb(const Grouping& other) {
    Groups numbers;
    if (keys_.empty()) numbers.assign(1, 0);
    std::vector<Vector> columns(keys_.size());
    columns_.clear();
    for (const Vector& column : columns) columns_.push_back(&column);
    for (std::uint32_t from = 0; !keys_.empty() && from < other.groups_; from += full_size) {
      const std::uint32_t until = std::min(other.groups_, from + static_cast<std::uint32_t>(full_size));
      for (std::size_t key = 0; key < keys_.size(); ++key) other.numbers_.give(from, until, key, columns[key]);
      numbers_.number(columns_, until - from, group_);
      numbers.insert(numbers.end(), group_.begin(), group_.end());
    }
    if (!keys_.empty()) groups_ = numbers_.size();
    grow(std::numeric_limits<std::uint32_t>::max());
    for (std::size_t i = 0; i < items_.size(); ++i) items_[i].fold->absorb(*other.items_[i].fold, numbers);
    count_bytes();
    return numbers;
  }

  void settle() const {
    for (const Item& item : items_) item.fold->settle();
  }

  void give(std::span<const std::uint32_t> groups, Batch& out) const {
    out.size = groups.size();
    out.columns.resize(keys_.size() + items_.size());
    for (std::size_t key = 0; key < keys_.size(); ++key) numbers_.give(groups, key, out.columns[key]);
    for (std::size_t i = 0; i < items_.size(); ++i) items_[i].fold->result(groups, out.columns[keys_.size() + i]);
  }

 private:
  Grouping(Run& run, std::vector<Key> keys, std::vector<Item> items, std::optional<std::size_t> times)
      : run_(run), keys_(std::move(keys)), items_(std::move(items)), times_(times), numbers_(keys_.size()) {
    begin();
  }

  void begin() {
    groups_ = keys_.empty() ? 1 : 0;  // no rows count 0
    grow(0);
  }

  void number_rows(const Batch& batch) {
    if (keys_.empty()) {
      group_.assign(batch.size, 0);
      return;
    }
    columns_.clear();
    for (const Key& key : keys_) columns_.push_back(&key.kernel->of(batch));
    numbers_.number(columns_, batch.size, group_);
    groups_ = numbers_.size();
  }

  void grow(std::uint32_t slice) {
    for (const Item& item : items_) item.fold->grow(groups_);
    first_slices_.resize(groups_, slice);
  }

  void count_bytes() {
    std::uint64_t bytes = numbers_.bytes() + first_slices_.size() * sizeof(std::uint32_t);
    for (const Item& item : items_) bytes += item.fold->bytes();
    if (bytes > peak_) held_.add(bytes - peak_);
    peak_ = std::max(peak_, bytes);
  }

  Run& run_;
  std::vector<Key> keys_;
  std::vector<Item> items_;
  std::optional<std::size_t> times_;
  Numbering numbers_;
  Holding held_{run_};
  std::uint64_t peak_ = 0;
  Groups group_;
  std::vector<const Vector*> columns_;
  std::uint32_t groups_ = 0;
  std::vector<std::uint32_t> first_slices_;  // by group: the slice that brought it
};

std::unique_ptr<Grouping> Grouping::make(Run& run, const step::Aggregate& step, const Schema& schema) {
  std::vector<Key> keys;
  for (const auto& [slot, expression] : step.keys) {
    KernelPtr kernel = make_kernel(*expression, schema, run);
    if (!kernel || !tells_apart(kernel->type())) return {};
    keys.push_back({slot, std::move(kernel)});
  }
  if (keys.size() > Numbering::most_keys) return {};
  std::vector<Item> items;
  for (const Aggregation& each : *step.aggregations) {
    FoldPtr fold = make_fold(each, schema, !keys.empty(), run);
    if (!fold) return {};
    items.push_back({each.slot, std::move(fold)});
  }
  std::optional<std::size_t> times;
  if (step.times != no_slot) {
    times = schema.find(step.times);
    if (!times) return {};
  }
  return std::unique_ptr<Grouping>(new Grouping(run, std::move(keys), std::move(items), times));
}

// A thread that counts beside the first.
class Helper {
 public:
  Helper(Crew& crew, const step::Aggregate& step)
      : crew_(crew),
        member_(crew.another()),
        groups_(Grouping::make(*member_.run, step, member_.chain->schema())),
        thread_([this] { work(); }) {}
  ~Helper() { join(); }
  Helper(const Helper&) = delete;
  Helper& operator=(const Helper&) = delete;

  // What it gathered, when it is done. Throws what it threw.
  [[nodiscard]] const Grouping& gathered() {
    join();
    if (error_) std::rethrow_exception(error_);
    return *groups_;
  }
  void leave() { crew_.leaves(member_); }

 private:
  void work() {
    try {
      Batch batch;
      while (member_.chain->next(batch)) groups_->add(batch, member_.bottom->slice());
    } catch (...) {
      error_ = std::current_exception();
      crew_.share().stop();
    }
  }
  void join() {
    if (thread_.joinable()) thread_.join();
  }

  Crew& crew_;
  Crew::Member member_;
  std::unique_ptr<Grouping> groups_;
  std::exception_ptr error_;
  std::thread thread_;  // last: it works with the others
};

unsigned threads(const Run& run) {
  const unsigned wanted = run.limits().threads;
  return std::min(most_threads, wanted != 0 ? wanted : std::thread::hardware_concurrency());
}

class Aggregate final : public Source {
 public:
  Aggregate(Run& run, const step::Aggregate& step, std::unique_ptr<Grouping> groups)
      : Source(run), step_(step), groups_(std::move(groups)) {
    groups_->describe(schema_);
  }
  void feed(SourcePtr input) { input_ = std::move(input); }
  void feed(std::unique_ptr<Crew> crew) {
    input_ = std::move(crew->first().chain);
    crew_ = std::move(crew);
  }

  void open() override {
    if (crew_) crew_->share().open();
    input_->open();
    groups_->clear();
    gathered_ = false;
    position_ = 0;
  }

  [[nodiscard]] bool fill(Batch& out) override {
    if (!std::exchange(gathered_, true)) gather();
    if (position_ == order_.size()) return false;
    const std::size_t count = std::min(order_.size() - position_, full_size);
    groups_->give(std::span(order_).subspan(position_, count), out);
    position_ += count;
    return true;
  }

 private:
  void gather() {
    std::vector<std::unique_ptr<Helper>> helpers;
    try {
      const std::uint64_t from = run_.ticks();
      while (input_->next(batch_)) {
        groups_->add(batch_, crew_ ? crew_->first().bottom->slice() : 0);
        if (crew_ && helpers.empty() && run_.ticks() - from > run_.limits().alone) call(helpers);
      }
    } catch (...) {
      if (crew_) crew_->share().stop();
      throw;
    }
    bring_together(helpers);
    if (crew_) crew_->done();
    groups_->settle();
  }

  void call(std::vector<std::unique_ptr<Helper>>& helpers) {
    for (unsigned i = 1; i < threads(run_); ++i) helpers.push_back(std::make_unique<Helper>(*crew_, step_));
  }

  // Groups in the order in which one thread would have met them: by the slice that brought them first, and within it as
  // its thread met them.
  void bring_together(const std::vector<std::unique_ptr<Helper>>& helpers) {
    struct Part {
      const Grouping& of;
      std::uint32_t size;
      Groups numbers;  // here, of its groups
      std::uint32_t next = 0;
    };
    const std::uint32_t own = groups_->groups();
    Groups own_numbers(own);
    for (std::uint32_t i = 0; i < own; ++i) own_numbers[i] = i;
    if (helpers.empty()) {
      order_ = std::move(own_numbers);
      return;
    }
    std::vector<Part> parts;
    parts.push_back({*groups_, own, std::move(own_numbers)});
    for (const auto& helper : helpers) {
      const Grouping& theirs = helper->gathered();
      parts.push_back({theirs, theirs.groups(), groups_->absorb(theirs)});
      helper->leave();
    }
    order_.clear();
    std::vector<std::uint8_t> placed(groups_->groups());
    const auto slice = [](const Part& part) {
      return part.next == part.size ? std::numeric_limits<std::uint64_t>::max() : part.of.first_slice(part.next);
    };
    while (order_.size() < groups_->groups()) {
      Part& part = *std::min_element(parts.begin(), parts.end(),
                                     [&](const Part& a, const Part& b) { return slice(a) < slice(b); });
      const std::uint32_t number = part.numbers[part.next++];
      if (std::exchange(placed[number], std::uint8_t{1}) == 0) order_.push_back(number);
    }
  }

  const step::Aggregate& step_;
  SourcePtr input_;
  std::unique_ptr<Crew> crew_;  // null: the input is for one thread
  std::unique_ptr<Grouping> groups_;
  Batch batch_;
  Groups order_;  // groups as they are given
  std::size_t position_ = 0;
  bool gathered_ = false;
};

// `input` is what feed() takes.
template <typename Input>
SourcePtr aggregate(Run& run, const step::Aggregate& step, const Schema& schema, Input& input, const Needed& needed) {
  std::unique_ptr<Grouping> groups = Grouping::make(run, step, schema);
  if (!groups) return {};
  auto bottom = std::make_unique<Aggregate>(run, step, std::move(groups));
  Aggregate& made = *bottom;
  SourcePtr result = std::move(bottom);
  // What is computed from keys and results is a projection of them.
  if (!step.items.empty()) result = make_step(run, step::Project{step.items}, result, needed);
  if (result) made.feed(std::move(input));
  return result;
}

}  // namespace

SourcePtr make_step(Run& run, const step::Aggregate& step, SourcePtr& input, const Needed& needed) {
  return aggregate(run, step, input->schema(), input, needed);
}

SourcePtr make_shared_out(Run& run, const Plan& plan, const Needed& needed) {
  const auto* step = std::get_if<step::Aggregate>(&plan.step);
  if (step == nullptr || threads(run) < 2) return {};
  auto crew = Crew::make(run, *plan.input, needed_below(plan, needed));
  if (!crew) return {};
  const Schema schema = crew->first().chain->schema();
  SourcePtr source = aggregate(run, *step, schema, crew, needed);
  if (source) source->count_for(plan);
  return source;
}

}  // namespace treatygraph::query::batch
