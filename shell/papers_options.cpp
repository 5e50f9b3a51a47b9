#include "shell/papers_options.h"

#include <fmt/format.h>

namespace treatygraph::shell {

void tell_encoding(const facts::Document& paper, Console& console) {
  const std::string& encoding = paper.encoding;
  if (!encoding.empty() && encoding != "UTF-8") console.say(fmt::format("{}: read as {}", paper.source, encoding));
}

std::shared_ptr<const Lexicon> lexicon(const Arguments& arguments) {
  if (arguments.has("lexicon")) return Lexicon::with_files(arguments.values("lexicon"));
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
