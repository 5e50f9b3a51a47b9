// Instruments that share a plural: "the Basel, Rotterdam and Stockholm conventions", "les conventions de Bâle, de
// Rotterdam et de Stockholm". Each part counts where the lexicon knows it with the noun in the singular.
#include <algorithm>
#include <array>

#include "extract/recognise/grammars.h"

namespace treatygraph {
namespace {

using facts::Kind;

struct Plural {
  std::u32string_view plural, singular;
};
constexpr std::array<Plural, 10> plurals = {{{U"conventions", U"Convention"},
                                             {U"Conventions", U"Convention"},
                                             {U"convenios", U"Convenio"},
                                             {U"Convenios", U"Convenio"},
                                             {U"protocols", U"Protocol"},
                                             {U"Protocols", U"Protocol"},
                                             {U"protocoles", U"Protocole"},
                                             {U"Protocoles", U"Protocole"},
                                             {U"agreements", U"Agreement"},
                                             {U"Agreements", U"Agreement"}}};
constexpr std::array<std::u32string_view, 7> list_signs = {U", and ", U" and ", U", ",  U" et ",
                                                           U" y ",    U" e ",   U" or "};
constexpr std::size_t longest_part = 40;
constexpr int most_parts = 8;

bool is_word_character(char32_t c) { return is_latin(c) || is_digit(c) || c == U'-' || c == U'\''; }

struct Part {
  std::size_t begin, end;
  EntryIndex entry;
};

class PluralTitle {
 public:
  PluralTitle(const Script& script, const Lexicon& lexicon, std::u32string_view singular)
      : s_(script), lexicon_(lexicon), singular_(singular) {}

  // "Basel, Rotterdam and Stockholm" before `noun`.
  [[nodiscard]] std::vector<Part> before(std::size_t noun) const {
    std::vector<Part> parts;
    std::size_t end = noun > 0 && s_[noun - 1] == U' ' ? noun - 1 : 0;
    while (static_cast<int>(parts.size()) < most_parts) {
      const auto part = part_ending(end);
      if (!part) break;
      parts.push_back(*part);
      end = part->begin;
      for (const auto sign : list_signs) {
        if (end == part->begin && s_.ends(end, sign)) end -= sign.size();
      }
      if (end == part->begin) break;
    }
    std::reverse(parts.begin(), parts.end());
    return parts;
  }

  // "de Bâle, de Rotterdam et de Stockholm" behind the noun.
  [[nodiscard]] std::vector<Part> after(std::size_t end) const {
    std::vector<Part> parts;
    std::size_t at = s_[end] == U' ' ? end + 1 : s_.size();
    while (static_cast<int>(parts.size()) < most_parts) {
      const auto part = part_beginning(at);
      if (!part) break;
      parts.push_back(*part);
      at = parts.back().end;
      const auto sign =
          std::find_if(list_signs.begin(), list_signs.end(), [&](const auto one) { return s_.at(at, one); });
      if (sign == list_signs.end()) break;
      at += sign->size();
    }
    return parts;
  }

 private:
  [[nodiscard]] std::optional<Part> title(const std::u32string& text) const {
    const std::string bytes = to_utf8(text);
    for (const NameHit& hit : lexicon_.find_names(bytes)) {
      if (hit.begin != 0) break;
      if (hit.use == NameUse::block || lexicon_.entry(hit.entry).kind != Kind::instrument) continue;
      return Part{0, to_utf32(std::string_view(bytes).substr(0, hit.end)).size(), hit.entry};
    }
    return std::nullopt;
  }

  // The words that begin at `at` and make a title behind the noun, "de" put in where only the first part has it.
  [[nodiscard]] std::optional<Part> part_beginning(std::size_t at) const {
    const std::u32string words(s_.slice(at, std::min(s_.size(), at + longest_part)));
    for (const std::u32string& opening : {singular_ + U" ", singular_ + U" de "}) {
      const auto known = title(opening + words);
      if (known && known->end > opening.size()) return Part{at, at + known->end - opening.size(), known->entry};
    }
    return std::nullopt;
  }

  // The words that end at `end` and make a title with the noun; the most words that do.
  [[nodiscard]] std::optional<Part> part_ending(std::size_t end) const {
    std::optional<Part> longest;
    std::size_t begin = end;
    while (begin > 0 && end - begin < longest_part) {
      std::size_t word = begin;
      while (word > 0 && is_word_character(s_[word - 1])) --word;
      if (word == begin) break;
      const std::u32string text = std::u32string(s_.slice(word, end)) + U" " + singular_;
      if (const auto known = title(text); known && known->end == text.size()) longest = Part{word, end, known->entry};
      if (word == 0 || s_[word - 1] != U' ') break;
      begin = word - 1;
    }
    return longest;
  }

  const Script& s_;
  const Lexicon& lexicon_;
  std::u32string singular_;
};

bool is_word(const Script& s, std::size_t begin, std::size_t end) {
  return (begin == 0 || !is_word_character(s[begin - 1])) && !is_word_character(s[end]);
}

}  // namespace

std::vector<Found> find_plural_titles(const View& view, std::uint32_t paragraph) {
  const Script& s = view.script(paragraph);
  std::vector<Found> out;
  if (s.find(U"s", 0) == Script::npos) return out;  // Chinese, mostly: each plural would be looked for in vain
  for (const Plural& form : plurals) {
    for (std::size_t at = s.find(form.plural, 0); at != Script::npos; at = s.find(form.plural, at + 1)) {
      const std::size_t end = at + form.plural.size();
      if (!is_word(s, at, end)) continue;
      const PluralTitle titles(s, view.lexicon, form.singular);
      std::vector<Part> parts = titles.before(at);
      if (parts.size() < 2) parts = titles.after(end);
      if (parts.size() < 2) continue;
      for (const Part& part : parts) {
        Found found;
        found.paragraph = paragraph;
        found.begin = s.begin_byte(part.begin);
        found.end = s.end_byte(part.end);
        found.kind = Kind::instrument;
        found.entry = part.entry;
        found.id = std::string(view.lexicon.entry(part.entry).id);
        out.push_back(std::move(found));
      }
    }
  }
  return out;
}

}  // namespace treatygraph
