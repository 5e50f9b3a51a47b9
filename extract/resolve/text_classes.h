// Text classes: what a text is called when one goes back to it – "convention", "resolution", "report". The words and
// their classes are data: cue groups "instrument-form" and "document-noun".
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "extract/recognise/recognise.h"

namespace treatygraph {

// A text may be called 公约 in Chinese and Covenant elsewhere.
enum class Wording : std::uint8_t { chinese, other };

class TextClasses {
 public:
  TextClasses(const Layout& layout, const Lexicon& lexicon, const Recognised& recognised);

  // Learns from a mention: a document is what the words before its symbol call it. In the order of the paper.
  void learn(const Found& text);
  // May a text be called so? Every instrument is an "instrument" and every text "any".
  [[nodiscard]] bool is(const Found& text, std::string_view text_class, Wording wording) const;

 private:
  using Classes = std::set<std::pair<Wording, std::string_view>>;
  static Classes in_every_language(std::string_view text_class);
  [[nodiscard]] Classes classes_of(const Found& text) const;
  [[nodiscard]] Classes instrument_classes(const Found& text) const;
  [[nodiscard]] Classes document_classes(const Found& text) const;

  const Layout& layout_;
  const Lexicon& lexicon_;
  const Recognised& recognised_;
  std::map<std::string, Classes, std::less<>> known_;  // by id
};

}  // namespace treatygraph
