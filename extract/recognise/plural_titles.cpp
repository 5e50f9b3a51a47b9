// Instruments that share a plural: "the Basel, Rotterdam and Stockholm conventions", "les conventions de Bâle, de
// Rotterdam et de Stockholm", اتفاقيات بازل وروتردام. Each part counts where the lexicon knows it with the noun in the
// singular.
#include <algorithm>
#include <array>

#include "extract/recognise/grammars.h"

namespace treatygraph {
namespace {

using facts::Kind;

// A Russian singular is in the genitive: the lexicon has every case of a noun beside every case of its adjective.
struct Plural {
  std::u32string_view plural, singular;
};
constexpr std::array latin_plurals = std::to_array<Plural>({
    {U"conventions", U"Convention"},
    {U"Conventions", U"Convention"},
    {U"convenios", U"Convenio"},
    {U"Convenios", U"Convenio"},
    {U"convenciones", U"Convención"},
    {U"Convenciones", U"Convención"},
    {U"protocols", U"Protocol"},
    {U"Protocols", U"Protocol"},
    {U"protocoles", U"Protocole"},
    {U"Protocoles", U"Protocole"},
    {U"protocolos", U"Protocolo"},
    {U"Protocolos", U"Protocolo"},
    {U"agreements", U"Agreement"},
    {U"Agreements", U"Agreement"},
    {U"declarations", U"Declaration"},
    {U"Declarations", U"Declaration"},
    {U"International Covenants", U"International Covenant"},
    {U"Pactes internationaux relatifs", U"Pacte international relatif"},
    {U"Pactos Internacionales", U"Pacto Internacional"},
});
constexpr std::array cyrillic_plurals = std::to_array<Plural>({
    {U"конвенций", U"конвенции"},
    {U"конвенции", U"конвенции"},
    {U"конвенциям", U"конвенции"},
    {U"конвенциями", U"конвенции"},
    {U"конвенциях", U"конвенции"},
    {U"протоколов", U"протокола"},
    {U"протоколы", U"протокола"},
    {U"протоколам", U"протокола"},
    {U"протоколами", U"протокола"},
    {U"протоколах", U"протокола"},
    {U"соглашений", U"соглашения"},
    {U"соглашения", U"соглашения"},
    {U"соглашениям", U"соглашения"},
    {U"соглашениями", U"соглашения"},
    {U"соглашениях", U"соглашения"},
    {U"деклараций", U"декларации"},
    {U"декларации", U"декларации"},
    {U"декларациям", U"декларации"},
    {U"декларациями", U"декларации"},
    {U"декларациях", U"декларации"},
    {U"Международные пакты", U"Международный пакт"},
    {U"Международных пактов", U"Международный пакт"},
    {U"Международным пактам", U"Международный пакт"},
    {U"Международными пактами", U"Международный пакт"},
    {U"Международных пактах", U"Международный пакт"},
});
constexpr std::array arabic_plurals = std::to_array<Plural>({
    {U"اتفاقيات", U"اتفاقية"},
    {U"اتفاقيتي", U"اتفاقية"},
    {U"اتفاقيتا", U"اتفاقية"},
    {U"بروتوكولات", U"بروتوكول"},
    {U"بروتوكولي", U"بروتوكول"},
    {U"معاهدات", U"معاهدة"},
    {U"معاهدتي", U"معاهدة"},
    {U"إعلانات", U"إعلان"},
    {U"إعلاني", U"إعلان"},
    {U"العهدين الدوليين الخاصين", U"العهد الدولي الخاص"},
    {U"العهدان الدوليان الخاصان", U"العهد الدولي الخاص"},
});
constexpr std::array han_plurals = std::to_array<Plural>({
    {U"三项公约", U"公约"},
    {U"三公约", U"公约"},
    {U"三个公约", U"公约"},
    {U"两项公约", U"公约"},
    {U"两公约", U"公约"},
    {U"各项公约", U"公约"},
    {U"各公约", U"公约"},
    {U"公约", U"公约"},
    {U"议定书", U"议定书"},
});
constexpr std::array<std::u32string_view, 17> list_signs = {U", and ", U" and ", U", ", U" et ", U" y ",  U" e ",
                                                            U" or ",   U" и ",   U"、", U"以及", U"和",   U"与",
                                                            U"及",     U"، و",   U"، ", U" و",   U" или "};
constexpr std::size_t longest_part = 60;
constexpr std::size_t longest_han_part = 8;
constexpr int most_parts = 8;

bool is_word_character(char32_t c) {
  return is_latin(c) || is_cyrillic(c) || is_arabic(c) || is_han(c) || is_digit(c) || c == U'-' || c == U'\'';
}

struct Plurals {
  std::string_view language;  // of the paper; "": any
  std::u32string_view last_letters;
  std::span<const Plural> forms;
};
constexpr Plurals plurals[] = {{"", U"s", latin_plurals},
                               {"zh", U"约书", han_plurals},
                               {"ru", U"виймхыя", cyrillic_plurals},
                               {"ar", U"اتني", arabic_plurals}};

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
    const bool blank = noun > 0 && s_[noun - 1] == U' ';
    std::size_t end = blank ? noun - 1 : noun;
    if (!blank && (noun == 0 || !is_han(s_[noun - 1]))) return parts;
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

  // The instrument that the words [begin, end) make with the noun.
  [[nodiscard]] std::optional<EntryIndex> whole_title(std::size_t begin, std::size_t end) const {
    const std::u32string text = std::u32string(s_.slice(begin, end)) + (is_han(s_[begin]) ? U"" : U" ") + singular_;
    const auto known = title(text);
    return known && known->end == text.size() ? std::optional(known->entry) : std::nullopt;
  }

  // Chinese has no blanks between words: the most characters that make a title.
  [[nodiscard]] std::optional<Part> han_part_ending(std::size_t end) const {
    for (std::size_t begin = end - std::min(end, longest_han_part); begin + 1 < end; ++begin) {
      const auto part = s_.slice(begin, end);
      if (!std::all_of(part.begin(), part.end(), is_han)) continue;
      if (const auto known = whole_title(begin, end)) return Part{begin, end, *known};
    }
    return std::nullopt;
  }

  // The words that end at `end` and make a title with the noun; the most words that do.
  [[nodiscard]] std::optional<Part> part_ending(std::size_t end) const {
    if (end > 0 && is_han(s_[end - 1])) return han_part_ending(end);
    std::optional<Part> longest;
    std::size_t begin = end;
    while (begin > 0 && end - begin < longest_part) {
      std::size_t word = begin;
      while (word > 0 && is_word_character(s_[word - 1])) --word;
      if (word == begin) break;
      if (const auto known = whole_title(word, end)) longest = Part{word, end, *known};
      if (word == 0 || s_[word - 1] != U' ') break;
      begin = word - 1;
    }
    return longest;
  }

  const Script& s_;
  const Lexicon& lexicon_;
  std::u32string singular_;
};

bool stands_alone(const Script& s, std::size_t begin, std::size_t end) {
  if (is_han(s[begin])) return true;
  constexpr std::u32string_view clitics = U"وفبلك";  // written together with the next word
  while (is_arabic(s[begin]) && begin > 0 && clitics.find(s[begin - 1]) != std::u32string_view::npos) --begin;
  return (begin == 0 || !is_word_character(s[begin - 1])) && !is_word_character(s[end]);
}

// May the list before a Chinese noun have two parts? Most nouns have none.
bool follows_list(const Script& s, std::size_t noun) {
  const auto before = s.slice(noun - std::min(noun, longest_han_part + 1), noun);
  return before.find_first_of(U"、和与及") != std::u32string_view::npos;
}

// The parts of the plural that stands at `at`.
void read_plural(const View& view, std::uint32_t paragraph, const Plural& form, std::size_t at,
                 std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  const std::size_t end = at + form.plural.size();
  if (!stands_alone(s, at, end) || (is_han(s[at]) && !follows_list(s, at))) return;
  const PluralTitle titles(s, view.lexicon, form.singular);
  std::vector<Part> parts = titles.before(at);
  if (parts.size() < 2) parts = titles.after(end);
  if (parts.size() < 2) return;
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

// Looked for once, from their ends.
void find_plurals(const View& view, std::uint32_t paragraph, const Plurals& all, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (all.last_letters.find(s[i]) == std::u32string_view::npos) continue;
    for (const Plural& form : all.forms) {
      if (s.ends(i + 1, form.plural)) read_plural(view, paragraph, form, i + 1 - form.plural.size(), out);
    }
  }
}

}  // namespace

std::vector<Found> find_plural_titles(const View& view, std::uint32_t paragraph) {
  std::vector<Found> out;
  for (const Plurals& all : plurals) {
    if (all.language.empty() || all.language == view.setting.language) find_plurals(view, paragraph, all, out);
  }
  return out;
}

}  // namespace treatygraph
