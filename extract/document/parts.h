// Parts: a long text laid out part by part, so that memory does not grow with it.
//
// A part ends before a heading where one stands in its second half, else before a paragraph. What the reading of a part
// needs of the text before it stands again at its front: the cover, the headings of the open sections, the last
// paragraphs. How the paper is set (Markdown, width, indents) is measured on its first part.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extract/document/blocks.h"

namespace treatygraph {

struct Part {
  Layout layout;               // places count in the whole text
  std::uint32_t repeated = 0;  // that many paragraphs stand in earlier parts
};

class Parts {
 public:
  // `text` must outlive the parts; `size`: bytes of a part, about.
  Parts(std::string_view text, std::string_view reader, NamesActor names_actor, std::size_t size);

  [[nodiscard]] std::optional<Part> next();

 private:
  [[nodiscard]] std::size_t look_back() const;
  [[nodiscard]] std::size_t end_after(std::size_t at) const;
  [[nodiscard]] Part repeat(Outline outlined);
  void remember(const Part& part, const Outline& open);

  std::string_view text_;
  NamesActor names_actor_;
  std::size_t size_;
  Markup markup_;
  std::optional<Shape> shape_;
  std::size_t at_ = 0;               // what is read so far
  std::vector<Paragraph> cover_;     // the first paragraphs of the paper
  std::vector<Paragraph> headings_;  // of the open sections, without the first
  std::vector<Paragraph> last_;      // right before `at_`
  Outline before_;                   // the open sections
};

}  // namespace treatygraph
