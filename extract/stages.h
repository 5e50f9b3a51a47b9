// Stages: what each stage makes of a reading text, kept for those who turn it into facts or explain it.
#pragma once

#include <string>

#include "extract/relate/relate.h"

namespace treatygraph {

struct Stages {
  Layout layout;
  Recognised recognised;
  Resolved resolved;
  std::string document;  // the paper's id
  Related related;
};

// `name` is the source's.
[[nodiscard]] Stages run_stages(const std::string& name, const ReadingText& reading, const Lexicon& lexicon);

}  // namespace treatygraph
