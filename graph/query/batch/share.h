// Share: rows of one source, handed out in slices to chains of steps that run side by side.
//
//   scan ──▶ Share ──▶ Handed ──expand──filter──▶ one thread's groups
//                 └──▶ Handed ──expand──filter──▶ another's
//
// Slices are numbered in the order of the rows, and a thread gets them ascending: what came first can be told
// afterwards, whoever had it.
#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include "graph/query/batch/batch.h"

namespace treatygraph::query::batch {

class Share {
 public:
  // `slice`: rows that are handed out at once, at most.
  Share(SourcePtr source, std::size_t slice) : source_(std::move(source)), slice_(slice) {}

  [[nodiscard]] const Schema& schema() const { return source_->schema(); }
  void open();
  // The next slice and its number; nothing at the end, or once stopped. For any thread.
  [[nodiscard]] std::optional<std::uint32_t> take(Batch& out);
  void stop();  // nobody gets more: somebody failed

 private:
  SourcePtr source_;
  std::size_t slice_;
  std::mutex mutex_;
  Batch batch_;
  std::size_t position_ = 0;
  std::uint32_t next_ = 0;
  bool done_ = false;
};

// The bottom of one thread's chain.
class Handed final : public Source {
 public:
  Handed(Run& run, Share& share) : Source(run), share_(share) { schema_ = share.schema(); }
  void open() override { slice_ = 0; }
  [[nodiscard]] std::uint32_t slice() const { return slice_; }  // of the rows given last

 private:
  [[nodiscard]] bool fill(Batch& out) override {
    const auto slice = share_.take(out);
    slice_ = slice.value_or(slice_);
    return slice.has_value();
  }

  Share& share_;
  std::uint32_t slice_ = 0;
};

// The steps of a plan in two: below, one source for all; above, as many chains as are asked for.
class Crew {
 public:
  struct Member {
    std::unique_ptr<Run> run;  // null for the one who works with the statement's own
    SourcePtr chain;
    const Handed* bottom;
  };

  // Nothing where no step of the plan makes rows that may go any way, or not all of them run over batches.
  [[nodiscard]] static std::unique_ptr<Crew> make(Run& run, const Plan& plan, const Needed& needed);
  [[nodiscard]] Member& first() { return *first_; }
  [[nodiscard]] Member another();
  // How often the steps gave rows counts with the statement's: of a member, of those below.
  void leaves(Member& member) { count(*member.run); }
  void done() { count(*below_run_); }
  [[nodiscard]] Share& share() { return share_; }

 private:
  Crew(Run& run, const Plan& plan, const Plan& cut, Needed needed, std::unique_ptr<Run> below_run, SourcePtr below,
       std::size_t slice);
  [[nodiscard]] Member chain(Run& run);
  void count(Run& run);

  Run& run_;
  const Plan &plan_, &cut_;
  Needed needed_;
  std::unique_ptr<Run> below_run_;  // of its own: whoever takes a slice works in it
  Share share_;
  std::optional<Member> first_;
};

}  // namespace treatygraph::query::batch
