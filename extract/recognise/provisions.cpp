// Articles and paragraphs of a named instrument, resolution or document: 第32条(b)项, 第十五条, 第18条第9款, 第9至10段,
// "article 32 (b) of the …". Articles of nothing named are none.
#include <algorithm>
#include <array>

#include "extract/recognise/recognise.h"

namespace treatygraph {
namespace {

using facts::Kind;

struct Article {
  std::size_t begin, end;
  std::string path;  // "32(b)"
  bool recommendation = false;
};

std::size_t skip_blank(const Script& s, std::size_t at) { return s[at] == U' ' ? at + 1 : at; }

struct Step {
  std::string path;  // "(b)", "" where none
  std::size_t next;
};

// (b), (b)项, ㈡, (二)目, 第9款, 第(b)项: one level below.
Step sublevel(const Script& s, std::size_t at) {
  std::size_t i = skip_blank(s, at);
  const bool ordinal = s[i] == U'第';
  if (ordinal) ++i;
  Step step{"", at};
  if (s[i] == U'(' && (is_lower(s[i + 1]) || is_upper(s[i + 1]) || is_digit(s[i + 1]))) {
    const std::size_t close = s.find(U")", i);
    if (close == Script::npos || close - i > 5) return step;
    step = {to_utf8(s.slice(i, close + 1)), close + 1};
  } else if (const auto number = numeral(s, i); number && (ordinal || !is_digit(s[i]))) {
    const bool enclosed = number->next == i + 1 && !is_han(s[i]);
    const char32_t unit = s[number->next];
    if (!enclosed && s[i] != U'(' && !(ordinal && (unit == U'款' || unit == U'项' || unit == U'目'))) return step;
    step = {"(" + std::to_string(number->value) + ")", number->next};
  } else {
    return step;
  }
  if (s[step.next] == U'项' || s[step.next] == U'款' || s[step.next] == U'目') ++step.next;
  return step;
}

Step sublevels(const Script& s, std::size_t at) {
  Step all{"", at};
  for (int depth = 0; depth < 4; ++depth) {
    Step step = sublevel(s, all.next);
    if (step.path.empty()) break;
    all.path += step.path;
    all.next = step.next;
  }
  return all;
}

constexpr std::array<std::u32string_view, 6> list_signs = {U"、", U"以及", U"和", U"及", U"与", U"或"};
constexpr std::array<std::u32string_view, 4> range_signs = {U"至", U"-", U"–", U"到"};
constexpr unsigned longest_range = 30;

template <std::size_t N>
std::size_t skip_one_of(const Script& s, std::size_t at, const std::array<std::u32string_view, N>& words) {
  for (const auto word : words) {
    if (s.at(at, word)) return at + word.size();
  }
  return Script::npos;
}

struct Figure {
  std::size_t begin, end;
  unsigned value;
};

void append_range(const Figure& last, std::vector<Figure>& figures) {
  const Figure first = figures.back();
  if (last.value > first.value && last.value - first.value < longest_range) {
    for (unsigned value = first.value + 1; value < last.value; ++value)
      figures.push_back({first.begin, first.end, value});
  }
  figures.push_back(last);
}

struct Figures {
  std::vector<Figure> items;
  std::size_t next = 0;  // after the last
};

// 9, 9至11, 5、6和7; what is read begins at `begin`, its first number at `at`.
Figures figures_at(const Script& s, std::size_t begin, std::size_t at) {
  Figures out;
  bool range = false;
  while (const auto number = numeral(s, at)) {
    const Figure figure{begin, number->next, number->value};
    if (range)
      append_range(figure, out.items);
    else
      out.items.push_back(figure);
    out.next = number->next;
    const std::size_t list = skip_one_of(s, out.next, list_signs), to = skip_one_of(s, out.next, range_signs);
    range = to != Script::npos;
    const std::size_t next = range ? to : list;
    if (next == Script::npos) break;
    begin = at = next;
  }
  return out;
}

// 第9段, 第9至11段, 第5、6和7条; nothing where no unit of a legal text follows.
std::vector<Article> chinese_articles(const Script& s, std::size_t at) {
  const auto [figures, after] = figures_at(s, at, at + 1);
  if (figures.empty()) return {};
  std::size_t i = after;
  const char32_t unit = s[i];
  if (unit != U'条' && unit != U'段' && unit != U'款') return {};
  ++i;
  std::string mark;
  if (unit == U'条' && s.at(i, U"之") && numeral(s, i + 1)) {
    constexpr std::array<std::string_view, 4> marks = {"bis", "ter", "quater", "quinquies"};
    const auto which = numeral(s, i + 1);
    if (which->value >= 2 && which->value <= 5) mark = marks[which->value - 2];
    i = which->next;
  }
  const Step below = sublevels(s, i);
  std::vector<Article> articles;
  for (const Figure& figure : figures) {
    const bool last = &figure == &figures.back();
    articles.push_back(
        {figure.begin, last ? below.next : figure.end, std::to_string(figure.value) + (last ? mark + below.path : "")});
  }
  return articles;
}

// 建议5, "recommendations 3 and 4": numbered recommendations of a paper. A word behind the number makes it something
// else ("建议3个国家").
std::vector<Article> recommendations(const Script& s, std::size_t at) {
  constexpr std::array<std::u32string_view, 4> nouns = {U"建议", U"结论和建议", U"recommendations ",
                                                        U"recommendation "};
  const std::size_t noun = skip_one_of(s, at, nouns);
  if (noun == Script::npos) return {};
  const auto [figures, next] = figures_at(s, at, noun);
  if (figures.empty() || is_han(s[next]) || is_latin(s[next])) return {};
  std::vector<Article> articles;
  articles.reserve(figures.size());
  for (const Figure& figure : figures)
    articles.push_back({figure.begin, figure.end, "rec-" + std::to_string(figure.value), true});
  return articles;
}

struct Number {
  std::string path;
  std::size_t next;
};

std::optional<Number> english_number(const Script& s, std::size_t at) {
  const auto number = digits(s, at);
  if (!number) return std::nullopt;
  const Step below = sublevels(s, number->next);
  std::string path = std::to_string(number->value) + below.path;
  std::size_t next = below.next;
  for (const std::u32string_view link : {U", paragraph ", U", para. ", U" paragraph "}) {
    if (!s.at(next, link)) continue;
    const auto paragraph = digits(s, next + link.size());
    if (!paragraph) continue;
    const Step deeper = sublevels(s, paragraph->next);
    path += "(" + std::to_string(paragraph->value) + ")" + deeper.path;
    next = deeper.next;
  }
  return Number{path, next};
}

// The list that follows a word for articles, which stands at [at, noun).
std::vector<Article> spaced_articles(const Script& s, std::size_t at, std::size_t noun) {
  if (s[noun] != U' ') return {};
  constexpr std::array<std::u32string_view, 10> signs = {U", and ", U" and ", U", ",  U" or ", U" et ",
                                                         U" y ",    U" и ",   U" و ", U" و",   U"، "};
  std::vector<Article> articles;
  std::size_t begin = at, i = noun + 1;
  while (const auto number = english_number(s, i)) {
    articles.push_back({begin, number->next, number->path});
    const std::size_t next = skip_one_of(s, number->next, signs);
    if (next == Script::npos) break;
    begin = i = next;
  }
  return articles;
}

// ---- what an article is a part of ----

constexpr std::size_t longest_gap = 22;

bool is_part_kind(Kind kind) { return kind == Kind::instrument || kind == Kind::resolution || kind == Kind::document; }

bool own_draft_between(std::u32string_view gap) {
  for (const std::u32string_view word : {U"本公约", U"新公约", U"本条", U"公约草案", U"this Convention", U"本文书",
                                         U"上文", U"下文", U"前文", U"本决议"}) {
    if (gap.find(word) != std::u32string_view::npos) return true;
  }
  return gap.find(U'。') != std::u32string_view::npos || gap.find(U'；') != std::u32string_view::npos ||
         gap.find(U';') != std::u32string_view::npos;
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

Whole whole_before(const Script& s, std::size_t article, const Parts& parts) {
  const std::size_t at = before_bracket(s, article);
  auto part = std::upper_bound(parts.begin(), parts.end(), at,
                               [](std::size_t index, const Part& one) { return index < one.end; });
  if (part == parts.begin()) return {};
  --part;
  const auto gap = s.slice(part->end, at);
  if (gap.size() > longest_gap || own_draft_between(gap)) return {};
  Whole whole{part->found, at == article && (gap.empty() || gap == U"的" || gap == U" " || only_annex(gap)), ""};
  const bool numbered = part->found->kind == Kind::document || part->found->kind == Kind::resolution;
  if (numbered && at == article) whole.annex = annex_in(s, part->end, at);
  return whole;
}

constexpr std::size_t longest_link = 9;  // " of the ", " del ", " de l'"

const Found* whole_after(const Script& s, std::size_t end, const Parts& parts) {
  const auto part = std::lower_bound(parts.begin(), parts.end(), end,
                                     [](const Part& one, std::size_t index) { return one.begin < index; });
  if (part == parts.end() || part->begin > end + longest_link || (part->begin == end && s[end] == U'《'))
    return nullptr;
  for (std::size_t i = end; i < part->begin; ++i) {
    if (s[i] == U',' || s[i] == U'.' || s[i] == U')' || is_digit(s[i]) || is_han(s[i])) return nullptr;
  }
  return part->found;
}

bool continues_list(std::u32string_view gap) {
  for (const std::u32string_view sign :
       {U"、", U"以及", U"和", U"及", U"与", U"或", U"，", U"，和", U",", U", and ", U" and ", U", ", U"以及其"}) {
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
      : s_(script), paragraph_(paragraph) {
    for (const CueHit& cue : cues) {
      if (cue.group == "provision-noun") nouns_.push_back(&cue);
    }
    const auto first =
        std::lower_bound(parts.begin(), parts.end(), paragraph,
                         [](const Found& part, std::uint32_t number) { return part.paragraph < number; });
    for (auto part = first; part != parts.end() && part->paragraph == paragraph; ++part) {
      if (!is_part_kind(part->kind) || part->id.empty()) continue;
      const std::size_t begin = s_.index_of(part->begin);
      const bool collective = s_[begin] == U'及';  // "及其议定书": none of them in particular
      if (!collective) parts_.push_back({begin, s_.index_of(part->end), &*part});
    }
  }

  std::vector<Found> read() {
    for (std::size_t i = 0; i < s_.size();) {
      std::vector<Article> articles;
      if (s_[i] == U'第')
        articles = chinese_articles(s_, i);
      else if (const CueHit* noun = noun_at(i))
        articles = spaced_articles(s_, i, s_.index_of(noun->end));
      if (articles.empty()) articles = recommendations(s_, i);
      if (articles.empty()) {
        ++i;
        continue;
      }
      append(articles);
      i = std::max(articles.back().end, i + 1);
    }
    return std::move(out_);
  }

 private:
  // Asked at each character: looks among the nouns alone, which few paragraphs have.
  [[nodiscard]] const CueHit* noun_at(std::size_t index) const {
    if (nouns_.empty()) return nullptr;
    const std::uint32_t byte = s_.begin_byte(index);
    const auto noun = std::lower_bound(nouns_.begin(), nouns_.end(), byte,
                                       [](const CueHit* cue, std::uint32_t at) { return cue->begin < at; });
    return noun != nouns_.end() && (*noun)->begin == byte ? *noun : nullptr;
  }

  // "paragraphs 4 and 5 above" are this paper's own.
  [[nodiscard]] bool of_this_paper(std::size_t end) const {
    for (const std::u32string_view word :
         {U" above", U" below", U" supra", U" infra", U" of the present", U" ci-dessus", U" выше"}) {
      if (s_.at(end, word)) return true;
    }
    return false;
  }

  void append(const std::vector<Article>& articles) {
    if (of_this_paper(articles.back().end)) return;
    Whole whole;
    if (const Found* after = whole_after(s_, articles.back().end, parts_))
      whole = {after, false, ""};
    else
      whole = whole_before(s_, articles.front().begin, parts_);
    std::string id = whole.part != nullptr ? whole.part->id : "";
    if (articles.front().recommendation && (whole.part == nullptr || whole.part->kind != Kind::document)) return;
    if (id.empty() && !last_whole_.empty() && continues_list(s_.slice(last_end_, articles.front().begin)))
      id = last_whole_;
    for (const Article& article : articles) {
      const std::string of = id.empty() ? known(article.path) : id;
      if (of.empty()) continue;
      const bool together = whole.together && &article == &articles.front();
      add({together ? s_.index_of(whole.part->begin) : article.begin, article.end, whole.annex + article.path}, of);
    }
    last_whole_ = id;
    last_end_ = articles.back().end;
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

  const Script& s_;
  std::vector<const CueHit*> nouns_;  // by place
  std::uint32_t paragraph_;
  Parts parts_;
  std::vector<Found> out_;
  std::vector<Named> named_;
  std::string last_whole_;
  std::size_t last_end_ = 0;
};

}  // namespace

std::vector<Found> find_provisions(const Script& script, const std::vector<CueHit>& cues, std::uint32_t paragraph,
                                   const std::vector<Found>& parts) {
  return Reader(script, cues, paragraph, parts).read();
}

}  // namespace treatygraph
