#include "shell/papers_options.h"

namespace treatygraph::shell {

std::shared_ptr<const Lexicon> lexicon(const Arguments& arguments) {
  if (const std::optional<std::string> file = arguments.value("lexicon")) return Lexicon::with_file(*file);
  return {std::shared_ptr<const Lexicon>(), &Lexicon::built_in()};  // not owned: it is part of the program
}

Extraction extraction(const Arguments& arguments, const Lexicon& lexicon) {
  Extraction extraction;
  extraction.lexicon = &lexicon;
  extraction.jobs = static_cast<unsigned>(arguments.number("jobs", default_jobs(), 1, 256));
  extraction.max_file = arguments.number("max-file", 256, 1, 1U << 20U) << 20U;
  return extraction;
}

}  // namespace treatygraph::shell
