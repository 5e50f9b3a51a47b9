// Study: a paper with all that the stages made of it, as the parts of explain() look at it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/explain/explain.h"
#include "extract/stages.h"

namespace treatygraph {

struct Study : Stages {
  Study(const Lexicon& with, ReadingText text, const std::string& source)
      : Stages(run_stages(source, text, with)), lexicon(with), reading(std::move(text)) {}

  const Lexicon& lexicon;
  ReadingText reading;
  std::vector<std::uint64_t> line_starts;  // bytes of the reading text
  std::uint64_t begin = 0, end = 0;        // of the lines that are asked about

  [[nodiscard]] const std::string& text(std::uint32_t paragraph) const { return layout.paragraphs[paragraph].text; }
  [[nodiscard]] std::uint64_t start_of(std::uint32_t paragraph, std::uint32_t byte) const {
    return layout.paragraphs[paragraph].source_begin(byte);
  }
  // Do bytes [from, to) of a paragraph stand, wholly or partly, on the lines?
  [[nodiscard]] bool on_lines(std::uint32_t paragraph, std::uint32_t from, std::uint32_t to) const {
    return to > from && start_of(paragraph, from) < end && layout.paragraphs[paragraph].source_end(to) > begin;
  }
  [[nodiscard]] bool on_lines(const Found& found) const { return on_lines(found.paragraph, found.begin, found.end); }

  [[nodiscard]] std::string surface(const Found& found) const;
  [[nodiscard]] std::uint64_t line_of(const Found& found) const;  // of its first byte
};

// “words”
[[nodiscard]] std::string quoted(std::string_view words);
// "State IRL"
[[nodiscard]] std::string what(facts::Kind kind, const std::string& id);

// The parts of an Explanation.
[[nodiscard]] std::vector<Explained> explain_names(const Study& study);
[[nodiscard]] std::vector<Explained> explain_relations(const Study& study);
[[nodiscard]] std::vector<Explained> names_set_aside(const Study& study);

}  // namespace treatygraph
