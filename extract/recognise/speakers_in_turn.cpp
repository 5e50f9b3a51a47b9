// A sentence in which one speaker follows another is a sentence of each: 甲国代表主张……；乙国代表反对……,
// 甲国支持……，而乙国代表反对……, 甲国代表提议……，乙国代表附议, 一些代表团认为……；另一些代表团则认为……, "The
// representative of A supported …; the representative of B said that …".
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

// The first name of a state or an organisation behind byte `at`; nullptr where none stands near, in the same clause.
// `names` are the paragraph's.
const Found* name_behind(std::string_view text, std::span<const Found> names, std::uint32_t at, std::uint32_t end) {
  const auto behind = std::lower_bound(names.begin(), names.end(), at,
                                       [](const Found& name, std::uint32_t byte) { return name.begin < byte; });
  const auto name = std::find_if(behind, names.end(), [](const Found& found) {
    return found.kind == Kind::state || found.kind == Kind::organisation;
  });
  if (name == names.end() || name->begin - at > longest_lead || next_mark(text, at, end).begin < name->begin)
    return nullptr;
  return &*name;
}

// The byte at which another speaker's name begins behind byte `at`, before `end`; `end` where none does.
std::uint32_t speaker_behind(std::string_view text, std::span<const Found> names, const std::vector<CueHit>& cues,
                             std::uint32_t at, std::uint32_t end) {
  const Found* name = name_behind(text, names, at, end);
  if (name == nullptr) return end;
  const std::uint32_t said = std::min(next_mark(text, name->end, end).begin, name->end + longest_way);
  return says_in(cues, name->end, said) ? name->begin : end;
}

// Does a verb of saying stand right before the comma: what follows is said? 提议 in 支持这项提议 is none.
bool is_said(const std::vector<CueHit>& cues, const Mark& comma) {
  constexpr std::uint32_t longest_word = 6, longest_clause = 45;  // bytes of 表示, of 赞同前一位发言者的意见
  const auto ends_here = [&](std::uint32_t reach, CueGroup group) {
    const auto before = cues_between(cues, comma.begin - std::min(comma.begin, reach), comma.begin);
    return std::any_of(before.begin(), before.end(),
                       [&](const CueHit& cue) { return cue.group == group && cue.end == comma.begin; });
  };
  return ends_here(longest_word, "says") && !ends_here(longest_clause, "seconds");
}

// ，加拿大代表附议, ，乌干达和肯尼亚代表团则表示反对: behind a bare comma, where the name stands first, and its office
// and the verb behind it. 提议 of 代表提议的案文 tells what a text is, and what stands behind 说， is said.
bool takes_turn(std::string_view text, std::span<const Found> names, const std::vector<CueHit>& cues, const Mark& comma,
                std::uint32_t end) {
  constexpr std::uint32_t longest_list = 120;  // bytes
  constexpr std::string_view of = "的";
  const Found* name = name_behind(text, names, comma.end, end);
  if (name == nullptr || name->begin != comma.end) return false;
  if (is_said(cues, comma)) return false;
  const std::uint32_t stop = std::min(next_mark(text, name->end, end).begin, name->end + longest_list);
  std::uint32_t office = 0;
  for (const CueHit& cue : cues_between(cues, name->end, stop)) {
    if (cue.group == "capacity" && cue.value != "-") office = cue.end;
    const bool says = cue.group == "says" || cue.group == "speech" || cue.group == "seconds";
    if (!says || office == 0 || cue.begin < office || cue.end > stop) continue;
    return cue.begin <= office + longest_lead && !text.substr(cue.end).starts_with(of);
  }
  return false;
}

// ，少数发言者则反对: unnamed speakers behind a bare comma, and their verb; what stands behind 说， is said.
bool voice_takes_turn(std::string_view text, const std::vector<CueHit>& cues, const Mark& comma, std::uint32_t voice,
                      std::uint32_t end) {
  if (voice != comma.end || is_said(cues, comma)) return false;
  const std::uint32_t stop = std::min(next_mark(text, voice, end).begin, voice + longest_way);
  return says_in(cues, voice, stop);
}

// The byte at which the words for unnamed speakers begin right behind byte `at` (，而另一些代表团则认为); `end` where
// none do.
std::uint32_t voice_behind(const std::vector<CueHit>& cues, std::uint32_t at, std::uint32_t end) {
  constexpr std::uint32_t longest_word = 6;  // bytes of 但是
  const auto behind = cues_between(cues, at, at + longest_word + 1);
  const auto voice = std::find_if(behind.begin(), behind.end(), [](const CueHit& cue) { return cue.group == "voice"; });
  return voice == behind.end() ? end : voice->begin;
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
      if (lead.comma && speaker == sentence.end) speaker = voice_behind(cues, lead.end, sentence.end);
    }
    const std::uint32_t voice = speaker == sentence.end ? voice_behind(cues, at, sentence.end) : sentence.end;
    speaker = std::min(speaker, voice);
    if (speaker == sentence.end) continue;
    if (mark.comma && !turns_in(cues, mark.begin, speaker) && !takes_turn(text, names, cues, mark, sentence.end) &&
        !voice_takes_turn(text, cues, mark, voice, sentence.end))
      continue;
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
    if (std::distance(first, last) < 2 && !read.cue_groups[i].may_hold("voice")) continue;
    std::vector<Range> sentences;
    for (const Range& sentence : read.sentences[i])
      part(layout.paragraphs[i].text, {first, last}, read.cues[i], sentence, sentences);
    read.sentences[i] = std::move(sentences);
  }
}

}  // namespace treatygraph
