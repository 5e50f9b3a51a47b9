// A sentence in which one speaker follows another behind a semicolon is a sentence of each: 甲国代表主张……；乙国代表反对……,
// "The representative of A supported …; the representative of B said that …".
#include <algorithm>
#include <array>

#include "extract/recognise/grammars.h"

namespace treatygraph {
namespace {

using facts::Kind;

constexpr std::array<std::string_view, 3> semicolons = {"；", "; ", "؛ "};
constexpr std::uint32_t longest_lead = 45;  // bytes from the mark to the speaker: "the observer for the "
constexpr std::uint32_t longest_way = 60;   // bytes from the speaker to the verb: "（代表77国集团）则"

bool says_in(const std::vector<CueHit>& cues, std::uint32_t begin, std::uint32_t end) {
  const auto inside = cues_between(cues, begin, end);
  return std::any_of(inside.begin(), inside.end(),
                     [&](const CueHit& cue) { return cue.group == "says" && cue.end <= end; });
}

// Where the first clause ends that begins at `begin`.
std::uint32_t end_of_clause(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  constexpr std::array<std::string_view, 4> marks = {"，", ", ", "；", "; "};
  std::size_t first = end;
  for (const std::string_view mark : marks) first = std::min(first, text.find(mark, begin));
  return static_cast<std::uint32_t>(std::min<std::size_t>(first, end));
}

// Does another speaker begin at byte `at`, before `end`? `names` are the paragraph's.
bool speaker_at(std::string_view text, std::span<const Found> names, const std::vector<CueHit>& cues, std::uint32_t at,
                std::uint32_t end) {
  for (const Found& name : names) {
    if (name.begin < at || (name.kind != Kind::state && name.kind != Kind::organisation)) continue;
    const std::uint32_t clause = end_of_clause(text, name.end, end);
    return name.begin - at <= longest_lead && end_of_clause(text, at, end) >= name.begin &&
           says_in(cues, name.end, std::min(clause, name.end + longest_way));
  }
  return false;
}

void part(std::string_view text, std::span<const Found> names, const std::vector<CueHit>& cues, Range sentence,
          std::vector<Range>& out) {
  for (std::uint32_t at = sentence.begin; at < sentence.end;) {
    std::size_t mark = text.size(), size = 0;
    for (const std::string_view sign : semicolons) {
      if (const std::size_t found = text.find(sign, at); found < mark) {
        mark = found;
        size = sign.size();
      }
    }
    if (mark + size >= sentence.end) break;
    at = static_cast<std::uint32_t>(mark + size);
    if (!says_in(cues, sentence.begin, at) || !speaker_at(text, names, cues, at, sentence.end)) continue;
    out.push_back({sentence.begin, at});
    sentence.begin = at;
  }
  out.push_back(sentence);
}

}  // namespace

void part_by_speakers(const Layout& layout, Recognised& read) {
  for (std::uint32_t i = 0; i < layout.paragraphs.size(); ++i) {
    const std::string& text = layout.paragraphs[i].text;
    const bool parted = std::any_of(semicolons.begin(), semicolons.end(),
                                    [&](std::string_view mark) { return text.find(mark) != std::string::npos; });
    if (!parted) continue;
    const auto before = [](const Found& found, std::uint32_t paragraph) { return found.paragraph < paragraph; };
    const auto first = std::lower_bound(read.mentions.begin(), read.mentions.end(), i, before);
    const auto last = std::lower_bound(first, read.mentions.end(), i + 1, before);
    std::vector<Range> sentences;
    for (const Range& sentence : read.sentences[i]) part(text, {first, last}, read.cues[i], sentence, sentences);
    read.sentences[i] = std::move(sentences);
  }
}

}  // namespace treatygraph
