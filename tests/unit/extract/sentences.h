// What the tests of recognise, resolve and relate share: a paper made of lines, and its facts as short strings.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "extract/extract.h"

namespace treatygraph::test {

inline facts::Paper facts_of(const std::string& text, const std::string& name = "papers/test.txt") {
  return extract(Source{name, text}, Lexicon::built_in());
}

// "Kind id" of every mention of `kinds`, in their order.
inline std::vector<std::string> mentions(const facts::Paper& paper, const std::vector<facts::Kind>& kinds) {
  std::vector<std::string> out;
  for (const facts::Mention& mention : paper.mentions) {
    if (std::find(kinds.begin(), kinds.end(), mention.kind) != kinds.end()) out.push_back(mention.id);
  }
  return out;
}

// "subject PREDICATE object" of every relation that is not the paper's own or the lexicon's.
inline std::vector<std::string> relations(const facts::Paper& paper, facts::Predicate predicate) {
  std::vector<std::string> out;
  for (const facts::Relation& relation : paper.relations) {
    const bool of_paper =
        relation.predicate == facts::Predicate::cites && relation.subject_kind == facts::Kind::document;
    if (relation.predicate == predicate && !of_paper) out.push_back(relation.subject + " " + relation.object);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace treatygraph::test
