#include "shell/evidence_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "extract/base/text.h"

namespace treatygraph::shell {
namespace {

constexpr std::string_view lexicon_rule = "lexicon";  // rests on no words

// The words at a place; fewer where the text ends.
std::string_view slice(std::string_view text, std::uint64_t start, std::uint64_t end) {
  if (start >= text.size() || end < start) return {};
  return text.substr(start, std::min<std::uint64_t>(end, text.size()) - start);
}

std::size_t line_start(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

// What may stand inside a line of a sentence and is no part of it: a note's mark, a hyphen at the line's end, the marks
// of a Markdown link. Bytes to pass over; 0 where none is.
std::size_t mark_at(std::string_view line, std::size_t at) {
  if (line.substr(at).starts_with("](")) return std::min(line.find(')', at), line.size() - 1) + 1 - at;
  const Decoded next = decode(line, at);
  const char32_t plain = fold(next.character);
  const bool mark =
      (plain >= U'0' && plain <= U'9') || std::u32string_view(U"*[]#_-").find(plain) != std::u32string_view::npos;
  return mark ? next.size : 0;
}

// How many bytes of `words` (without blanks) the line has; nothing where the line says something else before it ends.
std::optional<std::size_t> said_by(std::string_view line, std::string_view words) {
  std::size_t said = 0;
  for (std::size_t at = 0; at < line.size() && said < words.size();) {
    const Decoded next = decode(line, at);
    if (fold(next.character) == 0) {
      at += next.size;
    } else if (words.substr(said).starts_with(line.substr(at, next.size))) {
      at += next.size;
      said += next.size;
    } else if (const std::size_t mark = mark_at(line, at); mark > 0) {
      at += mark;
    } else {
      return std::nullopt;
    }
  }
  return said;
}

// How far a sentence may reach over lines that are no part of it (running heads, page numbers, notes), in lines, and
// how far before the words it may begin, in bytes.
constexpr std::size_t lines_apart = 80, most_before = 16384;

// The end of the line where `words` (without blanks), which begin at `at`, are all said; whole lines may stand between
// their lines.
std::optional<std::size_t> said_from(std::string_view text, std::size_t at, std::string_view words) {
  for (std::size_t passed_over = 0; passed_over <= lines_apart && at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::optional<std::size_t> said = said_by(text.substr(at, end - at), words);
    if (!said && passed_over == 0 && at > 0 && text[at - 1] != '\n') return std::nullopt;
    if (said) words.remove_prefix(*said);
    if (words.empty()) return end;
    passed_over += said ? 0 : 1;
    at = end + 1;
  }
  return std::nullopt;
}

// Is the sentence around the words at this place?
bool quoted_at(std::string_view text, const facts::Relation& relation) {
  const std::string quote = without_blanks(relation.quote);
  if (quote.empty()) return false;
  const std::string_view first = std::string_view(quote).substr(0, decode(quote, 0).size);
  const std::size_t least = relation.start > most_before ? relation.start - most_before : 0;
  for (std::size_t at = text.rfind(first, relation.start); at != std::string_view::npos && at >= least;
       at = at == 0 ? std::string_view::npos : text.rfind(first, at - 1)) {
    const std::optional<std::size_t> end = said_from(text, at, quote);
    if (end && *end >= relation.start) return true;
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
