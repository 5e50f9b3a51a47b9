// Explain: why the facts of some lines of a paper are there – the words and the rule behind each mention, back
// reference and relation, and the names that were seen and set aside. Sentences for a reader who knows law, not the
// program.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/lexicon/lexicon.h"
#include "extract/reader/reader.h"

namespace treatygraph {

struct LineRange {
  std::uint64_t first = 1, last = 1;  // lines of the reading text, counted from 1
};

struct ExplainedLine {
  std::uint64_t number = 0;
  std::uint64_t start = 0, end = 0;  // bytes of the reading text, without the line break
  std::string text;
  std::string place;  // "paragraph 3(a) of 爱尔兰", "page furniture, not read"; "" where the line is blank
};

struct Explained {
  std::uint64_t start = 0, end = 0;  // bytes of the reading text
  std::string surface;               // the words there, without line breaks
  std::string what;                  // "State IRL", "IRL CITES untoc"
  std::string name;                  // of the entity: "爱尔兰 · Ireland"; "" for relations
  std::vector<std::string> reasons;
};

struct Explanation {
  std::string document;  // its id
  std::vector<ExplainedLine> lines;
  std::vector<Explained> names;      // mentions and back references, by place
  std::vector<Explained> relations;  // those that rest on words of the lines, by place
  std::vector<Explained> set_aside;  // names that are no mention here
};

// Throws Error(not_found) where the text has no such line; else as extract().
[[nodiscard]] Explanation explain(const Source& source, const Lexicon& lexicon, const LineRange& lines);

}  // namespace treatygraph
