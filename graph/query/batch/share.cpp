#include "graph/query/batch/share.h"

#include <algorithm>

#include "graph/query/batch/steps.h"

namespace treatygraph::query::batch {
namespace {

constexpr std::size_t small_slice = 1024;  // rows: of few, one may grow to thousands
constexpr double many_rows = 50'000;       // worth handing out as they come

void copy(const Vector& from, std::size_t begin, std::size_t end, Vector& to) {
  const auto part = [&](const auto& cells) {
    return std::pair(cells.begin() + static_cast<std::ptrdiff_t>(begin),
                     cells.begin() + static_cast<std::ptrdiff_t>(end));
  };
  const auto [first, last] = part(from.cells);
  to.cells.assign(first, last);
  to.nulls.clear();
  if (from.nulls.empty()) return;
  const auto [null, last_null] = part(from.nulls);
  to.nulls.assign(null, last_null);
}

template <typename Step>
bool is(const Plan& plan) {
  return std::holds_alternative<Step>(plan.step);
}

// What such a step makes of a row has nothing to do with other rows.
bool is_row_wise(const Plan& plan) {
  return is<step::Expand>(plan) || is<step::Degree>(plan) || is<step::Filter>(plan) || is<step::Project>(plan) ||
         is<step::Optional>(plan);
}

// The step whose rows are handed out: one that makes many from nothing, else the first that walks on from there, with
// the conditions on it.
const Plan* find_cut(const Plan& top) {
  std::vector<const Plan*> steps;
  for (const Plan* each = &top; each != nullptr; each = each->input.get()) steps.push_back(each);
  const Plan* cut = nullptr;
  const Plan* walked = nullptr;  // `cut`, while conditions on it may follow
  for (auto each = steps.rbegin(); each != steps.rend(); ++each) {
    const Plan& plan = **each;
    if (!is_row_wise(plan)) {
      cut = plan.rows >= many_rows ? &plan : nullptr;
      walked = nullptr;
    } else if (cut == nullptr && is<step::Expand>(plan)) {
      cut = walked = &plan;
    } else if (walked != nullptr && is<step::Filter>(plan)) {
      cut = walked = &plan;
    } else {
      walked = nullptr;
    }
  }
  return cut;
}

}  // namespace

void Share::open() {
  source_->open();
  batch_.size = position_ = 0;
  next_ = 0;
  done_ = false;
}

std::optional<std::uint32_t> Share::take(Batch& out) {
  const std::lock_guard lock(mutex_);
  if (done_) return {};
  if (position_ == batch_.size) {
    position_ = batch_.size = 0;
    if (!source_->next(batch_)) {
      done_ = true;
      return {};
    }
  }
  if (batch_.size <= slice_) {
    std::swap(out, batch_);
    batch_.size = 0;
    return next_++;
  }
  const std::size_t end = std::min(batch_.size, position_ + slice_);
  out.size = end - position_;
  out.columns.resize(batch_.columns.size());
  for (std::size_t i = 0; i < batch_.columns.size(); ++i) copy(batch_.columns[i], position_, end, out.columns[i]);
  position_ = end;
  return next_++;
}

void Share::stop() {
  const std::lock_guard lock(mutex_);
  done_ = true;
}

Crew::Crew(Run& run, const Plan& plan, const Plan& cut, Needed needed, std::unique_ptr<Run> below_run, SourcePtr below,
           std::size_t slice)
    : run_(run),
      plan_(plan),
      cut_(cut),
      needed_(std::move(needed)),
      below_run_(std::move(below_run)),
      share_(std::move(below), slice) {}

std::unique_ptr<Crew> Crew::make(Run& run, const Plan& plan, const Needed& needed) {
  const Plan* cut = find_cut(plan);
  if (cut == nullptr) return {};
  Needed at_cut = needed;
  for (const Plan* each = &plan; each != cut; each = each->input.get()) at_cut = needed_below(*each, at_cut);
  SourcePtr none;
  auto below_run = std::make_unique<Run>(run);
  SourcePtr below = make_chain(*below_run, *cut, make_step(*below_run, step::Start{}, none, {}), at_cut);
  if (!below) return {};
  const std::size_t slice = cut->rows >= many_rows ? full_size : small_slice;
  std::unique_ptr<Crew> crew(new Crew(run, plan, *cut, needed, std::move(below_run), std::move(below), slice));
  crew->first_ = crew->chain(run);
  return crew->first_->chain ? std::move(crew) : nullptr;
}

Crew::Member Crew::chain(Run& run) {
  auto handed = std::make_unique<Handed>(run, share_);
  const Handed* bottom = handed.get();
  return {nullptr, make_chain(run, plan_, std::move(handed), needed_, &cut_), bottom};
}

Crew::Member Crew::another() {
  auto run = std::make_unique<Run>(run_);
  Member member = chain(*run);
  member.run = std::move(run);
  member.chain->open();
  return member;
}

void Crew::count(Run& run) {
  for (auto& [plan, rows] : run.rows_in_batches) run_.rows_in_batches[plan] += std::exchange(rows, 0);
}

}  // namespace treatygraph::query::batch
