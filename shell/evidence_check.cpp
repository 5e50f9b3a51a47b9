#include "shell/evidence_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "extract/base/text.h"

namespace treatygraph::shell {
namespace {

constexpr std::string_view lexicon_rule = "lexicon";  // rests on no words

std::string without_blanks(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    if (fold(next.character) != 0) out += text.substr(at, next.size);
    at += next.size;
  }
  return out;
}

// The words at a place; fewer where the text ends.
std::string_view slice(std::string_view text, std::uint64_t start, std::uint64_t end) {
  if (start >= text.size() || end < start) return {};
  return text.substr(start, std::min<std::uint64_t>(end, text.size()) - start);
}

std::size_t line_start(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

// How far a sentence may reach over lines that are no part of it (running heads, page numbers, notes).
constexpr std::size_t lines_apart = 80;

// Does `words` (without blanks) go on from `at`? Whole lines may stand between its lines.
bool goes_on(std::string_view text, std::size_t at, std::string_view words) {
  for (std::size_t skipped = 0; !words.empty() && skipped <= lines_apart;) {
    if (at >= text.size()) return false;
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = without_blanks(text.substr(at, end - at));
    const bool part = line.starts_with(words) || words.starts_with(line);
    if (part)
      words.remove_prefix(std::min(line.size(), words.size()));
    else
      ++skipped;
    at = end + 1;
  }
  return words.empty();
}

// Does `words` end right before `at`?
bool leads_to(std::string_view text, std::size_t at, std::string_view words) {
  for (std::size_t skipped = 0; !words.empty() && skipped <= lines_apart;) {
    const std::size_t begin = line_start(text, at);
    const std::string line = without_blanks(text.substr(begin, at - begin));
    const bool part = std::string_view(line).ends_with(words) || words.ends_with(line);
    if (part)
      words.remove_suffix(std::min(line.size(), words.size()));
    else
      ++skipped;
    if (begin == 0) break;
    at = begin - 1;
  }
  return words.empty();
}

// Is the sentence around the words at this place? Its words may stand in it more than once.
bool quoted_at(std::string_view text, const facts::Relation& relation) {
  const std::string quote = without_blanks(relation.quote);
  const std::string words = without_blanks(relation.text);
  const std::string_view whole = quote;
  for (std::size_t at = quote.find(words); at != std::string::npos; at = quote.find(words, at + 1)) {
    if (goes_on(text, relation.end, whole.substr(at + words.size())) &&
        leads_to(text, relation.start, whole.substr(0, at)))
      return true;
  }
  return false;
}

class Checker {
 public:
  explicit Checker(std::string_view text) : text_(text) {}

  template <typename Fact>
  bool stands(const Fact& fact, const std::string& what) {
    ++result.checked;
    const std::string_view now = slice(text_, fact.start, fact.end);
    if (now == fact.text) return true;
    result.mismatches.push_back({fact.start, what, "other words stand there", fact.text, std::string(now)});
    return false;
  }

  void check(const facts::Relation& relation) {
    const std::string what =
        fmt::format("{} {} {}", relation.subject, facts::name(relation.predicate), relation.object);
    if (!stands(relation, what) || quoted_at(text_, relation)) return;
    const std::size_t begin = line_start(text_, relation.start);
    result.mismatches.push_back(
        {relation.start, what, "the quote is not around them", relation.quote,
         std::string(text_.substr(begin, std::min(text_.find('\n', relation.end), text_.size()) - begin))});
  }

  EvidenceCheck result;

 private:
  std::string_view text_;
};

}  // namespace

std::uint64_t count_evidence(const facts::Paper& paper) {
  const auto rest_on_words = std::count_if(paper.relations.begin(), paper.relations.end(),
                                           [](const facts::Relation& r) { return r.rule != lexicon_rule; });
  return paper.mentions.size() + paper.references.size() + static_cast<std::uint64_t>(rest_on_words);
}

EvidenceCheck check_evidence(const facts::Paper& paper, std::string_view text) {
  Checker checker(text);
  for (const facts::Mention& mention : paper.mentions)
    (void)checker.stands(mention, fmt::format("{} {}", facts::name(mention.kind), mention.id));
  for (const facts::Reference& reference : paper.references)
    (void)checker.stands(reference,
                         fmt::format("{} {}", facts::name(reference.kind), reference.id.empty() ? "?" : reference.id));
  for (const facts::Relation& relation : paper.relations) {
    if (relation.rule != lexicon_rule) checker.check(relation);
  }
  return std::move(checker.result);
}

}  // namespace treatygraph::shell
