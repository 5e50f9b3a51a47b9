// Provisions: articles and paragraphs of a named instrument, resolution or document, before or after its name. Articles
// of nothing named are none.
#include <algorithm>
#include <array>

#include "extract/recognise/articles.h"
#include "extract/recognise/recognise.h"

namespace treatygraph {
namespace {

using facts::Kind;

constexpr std::size_t longest_gap = 22;

bool is_part_kind(Kind kind) { return kind == Kind::instrument || kind == Kind::resolution || kind == Kind::document; }

bool has(std::u32string_view text, std::u32string_view words) { return text.find(words) != std::u32string_view::npos; }

bool names_own_draft(std::u32string_view gap) {
  static constexpr std::array<std::u32string_view, 14> words = {
      U"本公约", U"新公约", U"本条",   U"公约草案",        U"草案第",         U"本文书",        U"上文",
      U"下文",   U"前文",   U"本决议", U"this Convention", U"new convention", U"draft article", U"the present "};
  return std::any_of(words.begin(), words.end(), [&](const auto word) { return has(gap, word); });
}

bool ends_clause(std::u32string_view gap) { return has(gap, U"。") || has(gap, U"；") || has(gap, U";"); }

// An article is an instrument's, or a paper's that is one; resolutions have paragraphs.
bool may_have(Kind kind, Unit unit) {
  return kind != Kind::resolution || (unit != Unit::article && unit != Unit::sublevel);
}

struct Whole {
  const Found* part = nullptr;
  bool together = false;  // the name stands directly before the article
  std::string annex;      // "annex/", "annex-2/"
};

// "A/83/12，附件二，第4段": the annex that the words between a paper and its paragraph name.
std::string annex_in(const Script& s, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    std::size_t next = 0;
    for (const std::u32string_view word : {U"附件", U"annex ", U"annex, "}) {
      if (s.at(i, word)) next = i + word.size();
    }
    if (next == 0) continue;
    const auto number = numeral(s, next);
    return number && number->next <= end ? "annex-" + std::to_string(number->value) + "/" : "annex/";
  }
  return "";
}

// Nothing but the annex between a paper and its paragraph: "，附件，", "附件的".
bool only_annex(std::u32string_view gap) { return gap.size() <= 6 && gap.find(U"附件") <= 1; }

// "《…宣言》（大会第65/230号决议，附件）第42段": what stands in a closed bracket is passed over.
std::size_t before_bracket(const Script& s, std::size_t at) {
  if (at == 0 || s[at - 1] != U')') return at;
  std::size_t i = at - 1;
  while (i > 0 && s[i] != U'(') --i;
  return s[i] == U'(' ? i : at;
}

// A thing that has articles, at characters [begin, end).
struct Part {
  std::size_t begin, end;
  const Found* found;
};
using Parts = std::vector<Part>;  // by place

// 秘书长的报告（A/88/45）第12段: the symbol in a bracket that stands directly before the article.
const Found* in_bracket_before(const Script& s, std::size_t article, const Parts& parts) {
  if (article == 0 || s[article - 1] != U')') return nullptr;
  for (const Part& part : parts) {
    if (part.end == article - 1 && part.begin > 0 && s[part.begin - 1] == U'(') return part.found;
  }
  return nullptr;
}

Whole whole_before(const Script& s, const Article& article, const Parts& parts) {
  const std::size_t at = before_bracket(s, article.begin);
  auto part = std::upper_bound(parts.begin(), parts.end(), at,
                               [](std::size_t index, const Part& one) { return index < one.end; });
  while (part != parts.begin() && !may_have(std::prev(part)->found->kind, article.unit)) --part;
  const Found* bracketed = in_bracket_before(s, article.begin, parts);
  if (part == parts.begin()) return {bracketed, false, ""};
  --part;
  const auto gap = s.slice(part->end, at);
  if (bracketed != nullptr && gap.size() > 1) return {bracketed, false, ""};
  if (gap.size() > longest_gap || names_own_draft(gap) || ends_clause(gap)) return {};
  const bool adjacent = at == article.begin;
  Whole whole{part->found, adjacent && (gap.empty() || gap == U"的" || gap == U" " || only_annex(gap)), ""};
  if (adjacent) whole.annex = annex_in(s, part->end, at);
  return whole;
}

constexpr std::size_t longest_link = 9;  // " of the ", " del ", " de l'"

// " of the", " de la": behind an article, whose it is.
bool starts_owner(const Script& s, std::size_t at) {
  for (const std::u32string_view word : {U" of ", U" de ", U" du ", U" del ", U" des ", U" d'", U" من "}) {
    if (s.at(at, word)) return true;
  }
  return false;
}

// ", of the": a comma may stand before a word that says whose the article is.
std::size_t skip_comma(const Script& s, std::size_t at) {
  const bool comma = s[at] == U',' || s[at] == U'،';
  return comma && starts_owner(s, at + 1) ? at + 1 : at;
}

// May stand between an article and the name of its whole: words, an apostrophe, an opening mark.
bool links(char32_t c) {
  return is_latin(c) || c == U' ' || c == U'\'' || c == U'(' || c == U'"' || c == U'“' || c == U'«' || c == U'„' ||
         (c >= 0x400 && c < 0x530) || (c >= 0x620 && c < 0x660);
}

// "paragraph 31 of the report of the Secretary-General (A/89/96)": the symbol in the bracket behind a paper's noun.
const Found* paper_after(const Script& s, const std::vector<CueHit>& cues, std::size_t end, const Parts& parts) {
  constexpr std::size_t longest_noun = 70;
  const auto part = std::lower_bound(parts.begin(), parts.end(), end,
                                     [](const Part& one, std::size_t index) { return one.begin < index; });
  if (part == parts.end() || part->found->kind != Kind::document || part->begin > end + longest_noun) return nullptr;
  const auto gap = s.slice(end, part->begin);
  const auto inside = cues_between(cues, s.begin_byte(end), s.begin_byte(part->begin));
  const bool noun =
      std::any_of(inside.begin(), inside.end(), [](const CueHit& cue) { return cue.group == "document-noun"; });
  const bool words = std::all_of(gap.begin(), gap.end(), [](char32_t c) { return links(c) || c == U'-'; });
  return noun && words && gap.ends_with(U"(") ? part->found : nullptr;
}

// "article 18 of the …", "Article 18 (…)", 第18条（《…》）.
const Found* whole_after(const Script& s, const std::vector<CueHit>& cues, const Article& article, const Parts& parts) {
  const std::size_t end = skip_comma(s, article.end);
  const bool chinese = is_han(s[article.end - 1]) || s[article.begin] == U'第';
  if (chinese && s[end] != U'(') return nullptr;
  const auto part = std::lower_bound(parts.begin(), parts.end(), end,
                                     [](const Part& one, std::size_t index) { return one.begin < index; });
  if (part == parts.end() || part->begin > end + longest_link || !may_have(part->found->kind, article.unit))
    return article.unit == Unit::paragraph ? paper_after(s, cues, end, parts) : nullptr;
  for (std::size_t i = end; i < part->begin; ++i) {
    if (!links(s[i]) && s[i] != U'《') return nullptr;
  }
  return part->found;
}

bool continues_list(std::u32string_view gap) {
  for (const std::u32string_view sign :
       {U"、",     U"以及",   U"和",      U"及",     U"与",     U"或",        U"，",   U"，和",
        U",",      U", and ", U" and ",   U", ",     U"以及其", U" and the ", U" et ", U" et les ",
        U" et l'", U" y ",    U" y los ", U" y el ", U" и ",    U" و"}) {
    if (gap == sign) return true;
  }
  return gap.empty();
}

struct Named {
  std::string path, whole;
};

class Reader {
 public:
  Reader(const Script& script, const std::vector<CueHit>& cues, std::uint32_t paragraph,
         const std::vector<Found>& parts)
      : s_(script), cues_(cues), nouns_(script, cues), paragraph_(paragraph), all_parts_(parts) {}

  std::vector<Found> read() {
    for (std::size_t i = 0; i < s_.size();) {
      if (!may_begin_articles(s_, nouns_, i)) {
        ++i;
        continue;
      }
      std::vector<Article> articles = articles_at(s_, nouns_, i);
      if (articles.empty()) {
        ++i;
        continue;
      }
      if (!is_prepared_) prepare();
      const std::size_t end = articles.back().end;
      append(std::move(articles));
      i = std::max(end, i + 1);
    }
    return std::move(out_);
  }

 private:
  // Most paragraphs have no article, and need nothing of this.
  void prepare() {
    is_prepared_ = true;
    for (const CueHit& cue : cues_) {
      if (cue.group == "of-it") of_it_.push_back(&cue);
      if (cue.group == "instrument-form") forms_.push_back(&cue);
      if (cue.group == "back-reference" && cue.value.starts_with("article")) of_article_.push_back(&cue);
    }
    const auto first =
        std::lower_bound(all_parts_.begin(), all_parts_.end(), paragraph_,
                         [](const Found& part, std::uint32_t number) { return part.paragraph < number; });
    for (auto part = first; part != all_parts_.end() && part->paragraph == paragraph_; ++part) {
      if (!is_part_kind(part->kind)) continue;  // no id: a reference that stays open
      const std::size_t begin = s_.index_of(part->begin);
      const bool collective = s_[begin] == U'及';  // "及其议定书": none of them in particular
      if (!collective) parts_.push_back({begin, s_.index_of(part->end), &*part});
    }
  }

  // "paragraphs 4 and 5 above" are this paper's own.
  [[nodiscard]] bool of_this_paper(std::size_t end) const {
    for (const std::u32string_view word :
         {U" above", U" below", U" supra", U" infra", U" of the present", U" ci-dessus", U" ci-après", U" выше",
          U" ниже", U" de la présente", U" de la presente", U" أعلاه", U" أدناه"}) {
      if (s_.at(end, word)) return true;
    }
    return false;
  }

  void append(std::vector<Article> articles) {
    if (of_this_paper(articles.back().end)) return;
    const bool inherited = inherit_article(articles);
    Whole whole;
    if (const Found* after = inherited ? nullptr : whole_after(s_, cues_, articles.back(), parts_))
      whole = {after, false, ""};
    else if (const Found* owner = owner_of(articles))
      whole = {owner, false, ""};
    else if (!of_another(articles))
      whole = whole_before(s_, articles.front(), parts_);
    const Unit unit = articles.front().unit;
    if (unit == Unit::recommendation && (whole.part == nullptr || whole.part->kind != Kind::document)) return;
    if (inherited) whole = {};
    std::string id = inherited ? running_.whole : whole.part != nullptr ? whole.part->id.str() : continued(articles);
    if (!id.empty()) add_pending(articles.front(), id);
    for (const Article& article : articles) {
      const std::string of = id.empty() ? known(article.path) : id;
      if (of.empty()) continue;
      const bool together = whole.together && &article == &articles.front();
      add({together ? s_.index_of(whole.part->begin) : article.begin, article.end, whole.annex + article.path}, of);
    }
    last_whole_ = id;
    if (!id.empty()) running_ = {id, articles.back().end};
    last_ = articles.back();
    if (id.empty()) pending_ = std::move(articles);
  }

  // 第18条第1款和第3款, 同条第三款, "paragraph 3 of that article": one level below the last article.
  bool inherit_article(std::vector<Article>& articles) const {
    const bool below = articles.front().unit == Unit::sublevel || articles.front().unit == Unit::paragraph;
    if (!below || last_.end == 0 || last_.unit != Unit::article) return false;
    const std::size_t bracket = std::min(last_.path.find('('), last_.path.size());
    const bool listed = articles.front().unit == Unit::sublevel && bracket != last_.path.size() &&
                        continues_list(s_.slice(last_.end, articles.front().begin));
    if (!listed && !of_that_article(articles)) return false;
    for (Article& article : articles) {
      const std::size_t number = std::min(article.path.find('('), article.path.size());
      const std::string own = article.path.substr(0, number);
      article.path = last_.path.substr(0, bracket) + (own.empty() ? "" : "(" + own + ")") + article.path.substr(number);
      article.unit = Unit::article;
    }
    return true;
  }

  // Do words for an article named before stand right before or behind?
  [[nodiscard]] bool of_that_article(const std::vector<Article>& articles) const {
    constexpr std::size_t longest_link_word = 5;  // " of ", " del "
    return std::any_of(of_article_.begin(), of_article_.end(), [&](const CueHit* cue) {
      const std::size_t begin = s_.index_of(cue->begin), end = s_.index_of(cue->end), after = articles.back().end;
      return end == articles.front().begin || (begin > after && begin <= after + longest_link_word);
    });
  }

  // "its article 18", 其中第十八条, "article 18 thereof": the nearest thing of its sentence that may have it.
  [[nodiscard]] const Found* owner_of(const std::vector<Article>& articles) const {
    const std::size_t begin = articles.front().begin;
    const bool owned = std::any_of(of_it_.begin(), of_it_.end(), [&](const CueHit* cue) {
      const std::size_t end = s_.index_of(cue->end);
      const std::size_t behind = skip_comma_and_blank(articles.back().end);
      return cue->value == "after" ? s_.index_of(cue->begin) == behind : end == begin || end + 1 == begin;
    });
    if (!owned) return nullptr;
    for (auto part = parts_.rbegin(); part != parts_.rend(); ++part) {
      if (part->end > begin || !may_have(part->found->kind, articles.front().unit)) continue;
      const auto gap = s_.slice(part->end, begin);
      const bool elsewhere = has(gap, U". ") && !begins_next_sentence(gap);
      return names_own_draft(gap) || ends_clause(gap) || elsewhere ? nullptr : part->found;
    }
    return nullptr;
  }

  // "The Convention has proved its worth. Its article 43 …": the article opens the sentence behind.
  static bool begins_next_sentence(std::u32string_view gap) {
    constexpr std::size_t longest_opening = 16;  // characters of "Moreover, its "
    const std::size_t stop = gap.find(U". ");
    return gap.size() - stop <= longest_opening + 2;
  }

  [[nodiscard]] std::size_t skip_comma_and_blank(std::size_t at) const {
    if (s_[at] == U',') ++at;
    return s_[at] == U' ' ? at + 1 : at;
  }

  // 宪法第十条, "article 10 of the Constitution": whose it is stands beside it, though it is nothing that is named.
  [[nodiscard]] bool of_another(const std::vector<Article>& articles) const {
    const std::size_t begin = articles.front().begin, end = articles.back().end;
    const bool before = std::any_of(forms_.begin(), forms_.end(), [&](const CueHit* form) {
      const std::size_t form_end = s_.index_of(form->end);
      return form_end == begin || (form_end + 1 == begin && s_[form_end] == U'》');
    });
    const bool named = std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) { return part.end == begin; });
    return (before && !named) || starts_owner(s_, end);
  }

  // What goes on with the whole of the articles before: a list, or articles of the one text that the paragraph is
  // about.
  [[nodiscard]] std::string continued(const std::vector<Article>& articles) const {
    const Article& article = articles.front();
    if (of_another(articles)) return "";
    if (!last_whole_.empty() && continues_list(s_.slice(last_.end, article.begin))) return last_whole_;
    if (article.begin > 0 && s_[article.begin - 1] == U'(') {
      if (std::string only = only_text_of_sentence(article); !only.empty()) return only;
    }
    constexpr std::size_t longest_run = 120;
    if (running_.whole.empty() || article.unit != Unit::article || article.begin > running_.end + longest_run)
      return "";
    const bool other = std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) {
      return part.begin >= running_.end && part.begin < article.begin && part.found->id != running_.whole;
    });
    return other || names_own_draft(s_.slice(running_.end, article.begin)) ? "" : running_.whole;
  }

  // "the Convention's rules on extradition (article 44) and jurisdiction (article 42)": the one text that the sentence
  // has named so far.
  [[nodiscard]] std::string only_text_of_sentence(const Article& article) const {
    std::string only;
    for (auto part = parts_.rbegin(); part != parts_.rend(); ++part) {
      if (part->end > article.begin) continue;
      const auto gap = s_.slice(part->end, article.begin);
      if (names_own_draft(gap) || ends_clause(gap) || has(gap, U". ")) break;
      if (!only.empty() && only != part->found->id) return "";
      if (part->found->id.empty() || !may_have(part->found->kind, article.unit)) return "";
      only = part->found->id;
    }
    return article.unit == Unit::article ? only : "";
  }

  // "article 3 and article 5 of …": the first waited for its whole.
  void add_pending(const Article& next, const std::string& whole) {
    if (!pending_.empty() && pending_.front().unit == next.unit &&
        continues_list(s_.slice(pending_.back().end, next.begin))) {
      for (const Article& article : pending_) add({article.begin, article.end, article.path}, whole);
    }
    pending_.clear();
  }

  // The same article named again further on in the paragraph.
  [[nodiscard]] std::string known(const std::string& path) const {
    for (const Named& named : named_) {
      if (named.path == path) return named.whole;
    }
    return "";
  }

  void add(const Article& article, const std::string& whole) {
    Found found;
    found.paragraph = paragraph_;
    found.begin = s_.begin_byte(article.begin);
    found.end = s_.end_byte(article.end);
    found.kind = Kind::provision;
    found.id = whole + "#" + article.path;
    found.about = whole;
    out_.push_back(std::move(found));
    named_.push_back({article.path, whole});
  }

  struct Running {
    std::string whole;
    std::size_t end = 0;  // of the last article of it
  };

  const Script& s_;
  const std::vector<CueHit>& cues_;
  ProvisionNouns nouns_;
  std::vector<const CueHit*> of_it_, of_article_, forms_;
  std::uint32_t paragraph_;
  const std::vector<Found>& all_parts_;
  bool is_prepared_ = false;
  Parts parts_;
  std::vector<Found> out_;
  std::vector<Named> named_;
  std::vector<Article> pending_;
  Article last_{0, 0, "", Unit::article};
  std::string last_whole_;
  Running running_;
};

}  // namespace

std::vector<Found> find_provisions(const Script& script, const std::vector<CueHit>& cues, std::uint32_t paragraph,
                                   const std::vector<Found>& parts) {
  return Reader(script, cues, paragraph, parts).read();
}

}  // namespace treatygraph
