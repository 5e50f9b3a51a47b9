// A sentence in which one speaker follows another is a sentence of each: 甲国代表主张……；乙国代表反对……,
// 甲国支持……，而乙国代表 反对……, "The representative of A supported …; the representative of B said that …".
#include <algorithm>
#include <iterator>
#include <span>

#include "extract/recognise/grammars.h"

namespace treatygraph {
namespace {

using facts::Kind;

constexpr std::uint32_t longest_lead = 45;  // bytes from the mark to the speaker: "the observer for the "
constexpr std::uint32_t longest_way = 60;   // bytes from the speaker to the verb: "（代表77国集团）则"

bool says_in(const std::vector<CueHit>& cues, std::uint32_t begin, std::uint32_t end) {
  const auto inside = cues_between(cues, begin, end);
  return std::any_of(inside.begin(), inside.end(), [&](const CueHit& cue) {
    return (cue.group == "says" || cue.group == "speech") && cue.end <= end;
  });
}

struct Mark {
  std::uint32_t begin = 0, end = 0;
  bool comma = false;
};

// The first mark between clauses in [from, to); at `to` where none stands.
Mark next_mark(std::string_view text, std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t at = from; at < to; ++at) {
    const std::size_t size = clause_mark_at(text, at);
    if (size != 0) return {at, at + static_cast<std::uint32_t>(size), is_comma(text.substr(at, size))};
  }
  return {to, to, false};
}

bool turns_in(const std::vector<CueHit>& cues, std::uint32_t begin, std::uint32_t end) {
  const auto inside = cues_between(cues, begin, end);
  return std::any_of(inside.begin(), inside.end(), [&](const CueHit& cue) { return cue.group == "turns"; });
}

// The byte at which another speaker's name begins behind byte `at`, before `end`; `end` where none does. `names` are
// the paragraph's.
std::uint32_t speaker_behind(std::string_view text, std::span<const Found> names, const std::vector<CueHit>& cues,
                             std::uint32_t at, std::uint32_t end) {
  const auto behind = std::lower_bound(names.begin(), names.end(), at,
                                       [](const Found& name, std::uint32_t byte) { return name.begin < byte; });
  const auto name = std::find_if(behind, names.end(), [](const Found& found) {
    return found.kind == Kind::state || found.kind == Kind::organisation;
  });
  if (name == names.end() || name->begin - at > longest_lead || next_mark(text, at, end).begin < name->begin)
    return end;
  const std::uint32_t said = std::min(next_mark(text, name->end, end).begin, name->end + longest_way);
  return says_in(cues, name->end, said) ? name->begin : end;
}

void part(std::string_view text, std::span<const Found> names, const std::vector<CueHit>& cues, Range sentence,
          std::vector<Range>& out) {
  for (std::uint32_t at = sentence.begin;;) {
    const Mark mark = next_mark(text, at, sentence.end);
    if (mark.end >= sentence.end) break;
    at = mark.end;
    if (!says_in(cues, sentence.begin, at)) continue;
    std::uint32_t speaker = speaker_behind(text, names, cues, at, sentence.end);
    if (speaker == sentence.end && !mark.comma) {  // "; after the vote, the representative of Kenya said"
      const Mark lead = next_mark(text, at, std::min(sentence.end, at + longest_lead + longest_way));
      if (lead.comma) speaker = speaker_behind(text, names, cues, lead.end, sentence.end);
    }
    if (speaker == sentence.end || (mark.comma && !turns_in(cues, mark.begin, speaker))) continue;
    out.push_back({sentence.begin, at});
    sentence.begin = at;
  }
  out.push_back(sentence);
}

}  // namespace

void part_by_speakers(const Layout& layout, Recognised& read) {
  for (std::uint32_t i = 0; i < layout.paragraphs.size(); ++i) {
    if (!read.cue_groups[i].may_hold("says") && !read.cue_groups[i].may_hold("speech")) continue;
    const auto before = [](const Found& found, std::uint32_t paragraph) { return found.paragraph < paragraph; };
    const auto first = std::lower_bound(read.mentions.begin(), read.mentions.end(), i, before);
    const auto last = std::lower_bound(first, read.mentions.end(), i + 1, before);
    if (std::distance(first, last) < 2) continue;
    std::vector<Range> sentences;
    for (const Range& sentence : read.sentences[i])
      part(layout.paragraphs[i].text, {first, last}, read.cues[i], sentence, sentences);
    read.sentences[i] = std::move(sentences);
  }
}

}  // namespace treatygraph
