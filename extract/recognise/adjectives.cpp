// Adjectives that stand for a state: "the Syrian and Lebanese authorities", "le Gouvernement turc", "израильских
// властей", "القوات الإسرائيلية". One stands beside a noun: behind it in English and Russian, before it in French,
// Spanish and Arabic; alone it is the people or the language, as it is beside the nouns of the cue group people-noun.
#include <algorithm>
#include <array>

#include "extract/recognise/grammars.h"

namespace treatygraph {
namespace {

bool is_letter(char32_t c) { return is_latin(c) || is_cyrillic(c) || is_arabic(c); }

// Words beside which an adjective is a noun: "the French are", "en français".
constexpr std::array<std::u32string_view, 48> english_function_words = {
    U"is",   U"are",   U"was",   U"were",  U"be",    U"been",   U"has",  U"have",  U"had",   U"do",
    U"does", U"did",   U"will",  U"would", U"shall", U"should", U"may",  U"might", U"can",   U"could",
    U"must", U"and",   U"or",    U"but",   U"of",    U"in",     U"on",   U"at",    U"to",    U"by",
    U"for",  U"with",  U"from",  U"as",    U"than",  U"that",   U"who",  U"whom",  U"whose", U"which",
    U"when", U"where", U"while", U"not",   U"only",  U"also",   U"into", U"living"};
constexpr std::array<std::u32string_view, 63> romance_function_words = {
    U"le",    U"la",  U"les",  U"un",   U"une",   U"des",  U"du",    U"de",   U"au",  U"aux",   U"en",
    U"et",    U"ou",  U"dans", U"par",  U"pour",  U"sur",  U"avec",  U"sans", U"ce",  U"ces",   U"cet",
    U"cette", U"est", U"sont", U"que",  U"qui",   U"plus", U"son",   U"sa",   U"ses", U"leurs", U"chez",
    U"entre", U"el",  U"los",  U"las",  U"una",   U"unos", U"unas",  U"del",  U"al",  U"y",     U"e",
    U"o",     U"u",   U"con",  U"por",  U"para",  U"sin",  U"sobre", U"lo",   U"su",  U"sus",   U"es",
    U"son",   U"se",  U"como", U"este", U"estos", U"tous", U"todos", U"cada"};
constexpr std::array<std::u32string_view, 11> arabic_function_words = {U"في",  U"من", U"على", U"إلى", U"عن", U"مع",
                                                                       U"بين", U"أن", U"هو",  U"هي",  U"أو"};
constexpr std::array<std::u32string_view, 5> english_compounds = {U"speaking", U"language", U"born", U"origin",
                                                                  U"bashing"};

constexpr std::array<std::u32string_view, 9> leading_signs = {U" and ", U" or ",  U", and ",       U", ",      U"-",
                                                              U" и ",   U" или ", U" as well as ", U" and/or "};
constexpr std::array<std::u32string_view, 12> trailing_signs = {U" et ", U" y ", U" e ", U" ou ", U" o ", U" u ",
                                                                U", ",   U"، ",  U" و",  U" أو ", U" ",   U", y "};

template <std::size_t N>
bool any_of(const std::array<std::u32string_view, N>& words, std::u32string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::u32string_view word_after(const Script& s, std::size_t at) {
  std::size_t end = at;
  while (is_letter(s[end]) || (end > at && s[end] == U'-')) ++end;
  return s.slice(at, end);
}

std::u32string_view word_before(const Script& s, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && (is_letter(s[begin - 1]) || s[begin - 1] == U'-')) --begin;
  return s.slice(begin, end);
}

class Reader {
 public:
  Reader(const Script& script, const std::vector<CueHit>& cues, const std::vector<Adjective>& adjectives)
      : s_(script), cues_(cues), stands_(adjectives.size(), false) {
    for (const Adjective& one : adjectives) places_.push_back({s_.index_of(one.begin), s_.index_of(one.end)});
  }

  std::vector<bool> read(std::string_view language) {
    for (std::size_t i = 0; i < places_.size(); ++i) {  // with the noun before: a list is settled from its first
      const char32_t c = s_[places_[i].begin];
      if (is_arabic(c) || (is_latin(c) && (language == "fr" || language == "es"))) stands_[i] = follows_noun(i);
    }
    for (std::size_t i = places_.size(); i-- > 0;) {  // with the noun behind: from its last
      const char32_t c = s_[places_[i].begin];
      if (is_cyrillic(c) || (is_upper(c) && language == "en")) stands_[i] = precedes_noun(i);
    }
    return std::move(stands_);
  }

 private:
  struct Span {
    std::size_t begin, end;
  };

  // A noun of the people or the language, "people", "langue", at or ending at a character.
  [[nodiscard]] bool people_noun_at(std::size_t begin) const {
    const std::uint32_t byte = s_.begin_byte(begin);
    const auto here = cues_between(cues_, byte, byte + 1);
    return std::any_of(here.begin(), here.end(), [](const CueHit& cue) { return cue.group == "people-noun"; });
  }
  [[nodiscard]] bool people_noun_ending(std::size_t end) const {
    constexpr std::uint32_t longest = 40;
    const std::uint32_t byte = s_.end_byte(end);
    const auto near = cues_between(cues_, byte > longest ? byte - longest : 0, byte);
    return std::any_of(near.begin(), near.end(),
                       [&](const CueHit& cue) { return cue.group == "people-noun" && cue.end == byte; });
  }

  // السيدة روسي: a name that happens to be an adjective.
  [[nodiscard]] bool is_addressed(std::size_t begin) const {
    constexpr std::uint32_t longest = 40;
    const std::uint32_t byte = s_.end_byte(begin > 0 ? begin - 1 : 0);
    const auto near = cues_between(cues_, byte > longest ? byte - longest : 0, byte);
    return std::any_of(near.begin(), near.end(),
                       [&](const CueHit& cue) { return cue.group == "honorific" && cue.end == byte; });
  }

  [[nodiscard]] bool precedes_noun(std::size_t i) const {
    const auto [begin, end] = places_[i];
    const bool latin = is_latin(s_[begin]);
    if (begin > 0 && s_[begin - 1] == U'-' && (i == 0 || places_[i - 1].end + 1 != begin)) return false;
    if (i + 1 < places_.size()) {
      for (const auto sign : leading_signs) {
        if (s_.at(end, sign) && places_[i + 1].begin == end + sign.size()) return stands_[i + 1];
      }
    }
    const auto word = word_after(s_, end + 1);
    if (s_[end] == U'-') return latin && !word.empty() && is_lower(word.front()) && !any_of(english_compounds, word);
    if (s_[end] != U' ' || word.empty() || people_noun_at(end + 1)) return false;
    return !latin || !any_of(english_function_words, word);
  }

  [[nodiscard]] bool follows_noun(std::size_t i) const {
    const std::size_t begin = places_[i].begin;
    if (is_addressed(begin)) return false;
    if (i > 0) {
      for (const auto sign : trailing_signs) {
        if (s_.ends(begin, sign) && places_[i - 1].end + sign.size() == begin) return stands_[i - 1];
      }
    }
    if (begin == 0 || s_[begin - 1] != U' ') return false;
    const auto word = word_before(s_, begin - 1);
    if (word.empty() || people_noun_ending(begin - 1)) return false;
    return !any_of(romance_function_words, word) && !any_of(arabic_function_words, word);
  }

  const Script& s_;
  const std::vector<CueHit>& cues_;
  std::vector<Span> places_;
  std::vector<bool> stands_;
};

}  // namespace

std::vector<bool> stand_for_states(const Script& script, const std::vector<CueHit>& cues,
                                   const std::vector<Adjective>& adjectives, std::string_view language) {
  return Reader(script, cues, adjectives).read(language);
}

}  // namespace treatygraph
