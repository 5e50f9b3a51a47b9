// Who says the sentences of a paper that is nobody's own: a report, a summary or verbatim record.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "extract/relate/rules.h"

namespace treatygraph {

// Reads the paragraphs in their order; writes the scene's speeches, and the unnamed voices that it meets.
class Report {
 public:
  explicit Report(Scene& scene) : scene_(scene) {}

  void read(std::uint32_t paragraph);

 private:
  Speech said(std::uint32_t paragraph, const Range& sentence, const Speech& last, const Speech& speaker);
  [[nodiscard]] const Speech* opening(std::uint32_t paragraph) const;
  [[nodiscard]] bool is_recommended(std::uint32_t paragraph) const;
  Actor make_voice(std::uint32_t paragraph, std::string_view size);
  [[nodiscard]] bool tells(std::uint32_t paragraph, std::uint32_t colon) const;
  void take_floor(std::uint32_t paragraph);
  void open_block(std::uint32_t paragraph, const Range& sentence, const Speech& speech);

  Scene& scene_;
  std::map<std::string, unsigned> voices_;  // how many there are, by the number of their paragraph
  std::vector<Actor> block_;                // whose words everything is, to the next heading
  Speech before_;                           // who the paragraph before was told of
  std::uint32_t section_ = 0;
};

}  // namespace treatygraph
