// Articles and paragraphs as papers print their numbers: 第2条第(一)款(a)项, 第四、五和七条, "article 13, paragraph 1
// (b)", "articles 2, 3 and 7 to 9", "пункт 1 статьи 3", "الفقرة 2 من المادة 4". What they are a part of is not asked
// here.
#pragma once

#include <string>
#include <vector>

#include "extract/lexicon/lexicon.h"
#include "extract/recognise/script.h"

namespace treatygraph {

// What a number counts; a lower level stands later.
enum class Unit : std::uint8_t { annex, article, paragraph, sublevel, recommendation };

struct Article {
  std::size_t begin, end;  // its own words: the noun belongs to the first of a list
  std::string path;        // "32(b)", "annex-2/4", "rec-5"
  Unit unit = Unit::article;
};

// The words for articles and paragraphs (cue group "provision-noun") in one paragraph of a paper.
class ProvisionNouns {
 public:
  ProvisionNouns(const Script& script, const std::vector<CueHit>& cues);
  // The noun that begins at a character, or nullptr.
  [[nodiscard]] const CueHit* at(std::size_t index) const;
  [[nodiscard]] bool empty() const { return nouns_.empty(); }

 private:
  const Script& script_;
  std::vector<const CueHit*> nouns_;  // by place
};

// May articles begin at a character, as far as the character alone tells?
[[nodiscard]] inline bool may_begin_articles(const Script& script, const ProvisionNouns& nouns, std::size_t at) {
  const char32_t c = script[at];
  return c == U'第' || c == U'建' || c == U'结' || c == U'r' || (!nouns.empty() && nouns.at(at) != nullptr);
}
// The articles that begin there, none where no legal text's number stands there.
[[nodiscard]] std::vector<Article> articles_at(const Script& script, const ProvisionNouns& nouns, std::size_t at);

}  // namespace treatygraph
