#include "shell/pipeline.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "extract/base/sha256.h"
#include "shell/console.h"

namespace treatygraph::shell {
namespace {

class Pipeline {
 public:
  Pipeline(const std::vector<Paper>& papers, const Extraction& extraction)
      : papers_(papers), extraction_(extraction), slots_(std::size_t{16} * extraction.jobs) {}

  void run() {
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < extraction_.jobs; ++i) threads.emplace_back([this] { work(); });
    std::exception_ptr problem;
    try {
      take_all();
    } catch (...) {
      problem = std::current_exception();
    }
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads) thread.join();
    if (problem) std::rethrow_exception(problem);
  }

 private:
  void take_all() {
    for (std::size_t index = 0; index < papers_.size() && !interrupted; ++index) {
      if (extraction_.progress) extraction_.progress({papers_[index].name, index, papers_.size()});
      std::optional<Extracted>& slot = slots_[index % slots_.size()];
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return slot.has_value(); });
      Extracted extracted = std::move(*slot);
      slot.reset();
      ++taken_;
      lock.unlock();
      changed_.notify_all();
      extraction_.take(papers_[index], std::move(extracted));
    }
    if (extraction_.progress) extraction_.progress({"", papers_.size(), papers_.size()});
  }

  void work() {
    for (;;) {
      std::size_t index = 0;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return stopped_ || next_ == papers_.size() || next_ < taken_ + slots_.size(); });
        if (stopped_ || next_ == papers_.size()) return;
        index = next_++;
      }
      Extracted extracted = make(papers_[index]);
      {
        const std::lock_guard lock(mutex_);
        slots_[index % slots_.size()] = std::move(extracted);
      }
      changed_.notify_all();
    }
  }

  [[nodiscard]] std::optional<Long> as_long(const Paper& paper) const {
    if (!extraction_.takes_long || size_of_file(paper.path) <= long_text) return std::nullopt;
    auto file = std::make_shared<const MappedFile>(paper.path, extraction_.max_file);
    std::optional<LongText> text = as_long_text(paper.name, file->bytes());
    if (!text) return std::nullopt;
    return Long{std::move(file), std::move(*text)};
  }

  Extracted make(const Paper& paper) {
    try {
      if (std::optional<Long> text = as_long(paper)) return std::move(*text);
      const Source source = load_source(paper, extraction_.max_file);
      if (extraction_.known && knows(source)) return Unchanged{};
      facts::Paper found = extract(source, *extraction_.lexicon);
      if (extraction_.to_store) return ReadyPaper(found);
      return found;
    } catch (const Error& error) {
      return error;
    } catch (const std::bad_alloc&) {
      return Error(Trouble::limit, "there is not enough memory to read it", {paper.name},
                   "use fewer --jobs, or split it");
    } catch (const std::exception& error) {
      return Error(Trouble::damaged, std::string("this should not happen, please report it: ") + error.what(),
                   {paper.name});
    }
  }

  [[nodiscard]] bool knows(const Source& source) const {
    return extraction_.known(source.name, sha256_hex(source.bytes), maker(source.name, *extraction_.lexicon));
  }

  const std::vector<Paper>& papers_;
  const Extraction& extraction_;

  std::mutex mutex_;  // of the following five
  std::condition_variable changed_;
  std::vector<std::optional<Extracted>> slots_;
  std::size_t next_ = 0, taken_ = 0;
  bool stopped_ = false;
};

}  // namespace

void run(const std::vector<Paper>& papers, const Extraction& extraction) { Pipeline(papers, extraction).run(); }

unsigned default_jobs() { return std::clamp(std::thread::hardware_concurrency(), 1U, 64U); }

}  // namespace treatygraph::shell
