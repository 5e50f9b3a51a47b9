// Pipeline: papers are made into facts by several threads and taken by one, in the order of the list: what is printed,
// stored and reported does not depend on how many threads there are. Memory is bounded by the number of threads, not by
// the list.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "extract/base/progress.h"
#include "extract/extract.h"
#include "extract/long_text.h"
#include "graph/store/store.h"
#include "shell/papers.h"

namespace treatygraph::shell {

struct Unchanged {};
// A text that is read in parts, by whoever takes it, when it is taken.
struct Long {
  std::shared_ptr<const MappedFile> file;
  LongText text;
};
using Extracted = std::variant<facts::Paper, ReadyPaper, Unchanged, Long, Error>;

struct Extraction {
  const Lexicon* lexicon = nullptr;
  unsigned jobs = 1;
  std::uint64_t max_file = 256U << 20U;
  // Asked with name, sha256 and maker before a paper is extracted, by several threads at once; empty: nothing is known.
  std::function<bool(const std::string&, const std::string&, const std::string&)> known;
  // Takes the papers, in order, one call at a time.
  std::function<void(const Paper&, Extracted)> take;
  bool to_store = false;    // papers come as ReadyPaper
  bool takes_long = false;  // else long texts are extracted as a whole, in memory
  Progress progress;
};

// Returns early, after the paper at hand, when the user interrupts. Throws what `take` throws.
void run(const std::vector<Paper>& papers, const Extraction& extraction);

// The number of threads that --jobs asks for, else what the machine has.
[[nodiscard]] unsigned default_jobs();

}  // namespace treatygraph::shell
