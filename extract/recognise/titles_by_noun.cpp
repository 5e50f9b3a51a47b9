// Instruments that the lexicon does not know, in languages whose titles open with their noun: "la Déclaration de Lima
// sur …", "Декларация о …", إعلان عمان بشأن…. The title goes on to the next stop or the first word that is none of it.
#include <algorithm>

#include "extract/recognise/grammars.h"

namespace treatygraph {
namespace {

constexpr std::size_t longest_title = 110;  // characters
constexpr std::size_t longest_link = 3;     // letters of a word between the noun and a place: de, del, la

bool is_letter(char32_t c) {
  return is_latin(c) || is_digit(c) || is_arabic(c) || is_cyrillic(c) || c == U'-' || c == U'\'' ||
         (c >= 0x64B && c <= 0x652);
}

// Arabic has no capitals: any of its letters may begin a name.
bool may_begin_name(char32_t c) { return is_capital(c) || is_arabic(c); }

class Reader {
 public:
  Reader(const View& view, std::uint32_t paragraph)
      : view_(view), paragraph_(paragraph), s_(view.script(paragraph)), cues_(view.cues[paragraph]) {}

  // The title that the noun opens.
  [[nodiscard]] std::optional<Found> titled(const CueHit& noun) const {
    const std::size_t begin = s_.index_of(noun.begin), after = s_.index_of(noun.end);
    if (!may_begin_name(s_[begin])) return std::nullopt;
    const std::size_t subject = after_opening(after, noun.value == "place");
    if (subject == Script::npos) return std::nullopt;
    const std::size_t end = title_end(begin, subject);
    if (is_named(s_.begin_byte(begin), s_.end_byte(end))) return std::nullopt;
    return instrument_titled(view_, paragraph_, begin, end, to_utf8(s_.slice(begin, end)));
  }

 private:
  [[nodiscard]] std::size_t word_end(std::size_t at) const {
    while (is_letter(s_[at])) ++at;
    return at;
  }

  // Behind the cue of a group that begins a word behind the blank at `blank`, or npos.
  [[nodiscard]] std::size_t behind(CueGroup group, std::size_t blank) const {
    if (s_[blank] != U' ') return Script::npos;
    const std::uint32_t byte = s_.begin_byte(blank + 1);
    for (const CueHit& cue : cues_between(cues_, byte, byte + 1)) {
      if (cue.group == group) return s_.index_of(cue.end);
    }
    return Script::npos;
  }

  // Behind the noun: the opening of a subject, with a place of one or two words before it or none. اتفاق بشأن…, "la
  // Charte relative …" without a place is no title.
  [[nodiscard]] std::size_t after_opening(std::size_t noun_end, bool needs_place) const {
    const std::size_t opened = behind("title-opening", noun_end);
    if (opened != Script::npos) return needs_place ? Script::npos : opened;
    std::size_t place = noun_end + 1;
    for (int links = 0; links < 2 && s_[place - 1] == U' ' && !may_begin_name(s_[place]); ++links) {
      if (s_[place + 1] == U'\'' && is_latin(s_[place])) {
        place += 2;  // "d'Abidjan"
        break;
      }
      const std::size_t end = word_end(place);
      if (end == place || end - place > longest_link) return Script::npos;
      place = end + 1;
    }
    if (s_[noun_end] != U' ' || !may_begin_name(s_[place])) return Script::npos;
    for (std::size_t end = word_end(place), words = 1; words <= 2; ++words) {
      if (const std::size_t at = behind("title-opening", end); at != Script::npos) return at;
      if (s_[end] != U' ') break;
      end = word_end(end + 1);
    }
    return Script::npos;
  }

  [[nodiscard]] std::size_t title_end(std::size_t begin, std::size_t subject) const {
    std::size_t end = word_end(subject);
    while (s_[end] == U' ' && end - begin < longest_title) {
      const std::size_t next = word_end(end + 1);
      if (next == end + 1 || behind("title-end", end) != Script::npos) break;
      end = next;
    }
    return end;
  }

  [[nodiscard]] bool is_named(std::uint32_t begin, std::uint32_t end) const {
    const auto names = names_near(view_, paragraph_, begin, end);
    return std::any_of(names.begin(), names.end(), [&](const Found& name) {
      return begin < name.end && (name.kind == Kind::instrument || name.begin <= begin);
    });
  }

  using Kind = facts::Kind;
  const View& view_;
  std::uint32_t paragraph_;
  const Script& s_;
  const std::vector<CueHit>& cues_;
};

}  // namespace

std::vector<Found> find_titles_by_noun(const View& view, std::uint32_t paragraph) {
  std::vector<Found> out;
  if (view.setting.language == "zh" || view.setting.language == "en") return out;
  const Reader reader(view, paragraph);
  for (const CueHit& cue : view.cues_with(paragraph, "title-noun")) {
    if (cue.group != "title-noun" || (!out.empty() && cue.begin < out.back().end)) continue;
    if (auto title = reader.titled(cue)) out.push_back(std::move(*title));
  }
  return out;
}

}  // namespace treatygraph
