// Relate: who says, submits, proposes, adopts what. Every relation rests on a sentence of the paper.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/resolve/resolve.h"

namespace treatygraph {

// A relation before it is printed: bytes [begin, end) of a paragraph are the name of its object, or the words that
// carry it.
struct Link {
  std::uint32_t paragraph = 0, begin = 0, end = 0;
  facts::Kind subject_kind{};
  SharedText subject;
  facts::Predicate predicate{};
  facts::Kind object_kind{};
  SharedText object;
  std::string_view rule;  // what found it: one of the program's own words
  double confidence = 1.0;
  facts::Attributes attributes;
  std::uint32_t quote_end = 0;  // byte that the quote goes on to where that is more than the sentence
};

struct Related {
  std::vector<Link> links;  // one for each subject, predicate, object and sentence
  std::vector<Found> ends;  // subjects and objects that no mention names: parts of a compilation, voices, events
};

// The paper, read: what the rules of relate() look at.
struct Reading {
  const Layout& layout;
  const Lexicon& lexicon;
  const Recognised& recognised;
  const Resolved& resolved;
  std::string document;  // its id
};

// BROADER between offences of a paper, as the lexicon tells; rule "lexicon".
[[nodiscard]] std::vector<Link> broader_offences(const Lexicon& lexicon, const std::set<std::string>& offences);

[[nodiscard]] Related relate(const Reading& reading);

}  // namespace treatygraph
