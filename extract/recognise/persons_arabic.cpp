// Persons in Arabic script, which has no capitals: السيد أحمد بن علي (المغرب).
#include <algorithm>
#include <array>

#include "extract/recognise/name_runs.h"

namespace treatygraph {
namespace {

constexpr std::size_t most_words = 6;

// Words that a name goes on behind: بن, آل, عبد.
constexpr std::array<std::u32string_view, 14> particles = {U"بن",  U"ابن", U"بنت", U"أبو", U"أبي", U"أم",  U"آل",
                                                           U"عبد", U"بو",  U"ولد", U"دي",  U"دا",  U"فان", U"فون"};
bool is_particle(std::u32string_view word) {
  return std::find(particles.begin(), particles.end(), word) != particles.end();
}

bool belongs(char32_t c) { return is_arabic(c) || c == U'-' || c == U'ـ' || (c >= 0x64B && c <= 0x652); }

// Does the word at [begin, end) hold or touch a word of office or a form of address, or stand in front of names only?
bool stops_name(const View& view, std::uint32_t paragraph, std::size_t begin, std::size_t end) {
  const Script& s = view.script(paragraph);
  const std::uint32_t from = s.begin_byte(begin), to = s.end_byte(end);
  constexpr std::uint32_t longest_office = 80;
  for (const CueHit& cue : cues_between(view.cues[paragraph], from > longest_office ? from - longest_office : 0, to)) {
    const bool stops = cue.group == "honorific" || cue.group == "person-role" || cue.group == "person-border";
    if (stops && cue.begin < to && from < cue.end) return true;
  }
  return false;
}

}  // namespace

NameRun arabic_run_before(const View& view, std::uint32_t paragraph, std::size_t end) {
  const Script& s = view.script(paragraph);
  while (end > 0 && s[end - 1] == U' ') --end;
  NameRun run{end, end, 0};
  for (std::size_t at = end; at > 0 && run.words < most_words;) {
    std::size_t begin = at;
    while (begin > 0 && belongs(s[begin - 1])) --begin;
    if (begin == at || stops_name(view, paragraph, begin, at)) break;
    run.begin = begin;
    ++run.words;
    if (begin == 0 || s[begin - 1] != U' ') break;
    at = begin - 1;
  }
  const bool listed =
      run.begin > 1 && s[run.begin - 1] == U' ' && (s[run.begin - 2] == U')' || s[run.begin - 2] == U'،');
  if (listed && s[run.begin] == U'و' && run.end - run.begin > 2) ++run.begin;
  return run;
}

NameRun arabic_run_after(const View& view, std::uint32_t paragraph, std::size_t begin) {
  const Script& s = view.script(paragraph);
  NameRun run{begin, begin, 0};
  for (std::size_t i = begin; run.words < most_words;) {
    std::size_t end = i;
    while (belongs(s[end])) ++end;
    if (end == i || stops_name(view, paragraph, i, end)) break;
    run.end = end;
    ++run.words;
    if (s[end] != U' ') break;
    i = end + 1;
  }
  const char32_t next = s[run.end];
  if (next != U' ' || s[run.end + 1] == U'(') return run;  // a stop, a bracket or the line's end closes it
  NameRun first{begin, begin, 0};
  bool goes_on = true;
  for (std::size_t i = begin; i < run.end && (first.words < 2 || goes_on);) {
    std::size_t end = i;
    while (belongs(s[end])) ++end;
    const auto word = s.slice(i, end);
    goes_on = is_particle(word);
    if (!goes_on || first.words > 0) ++first.words;
    first.end = end;
    i = end + 1;
  }
  return first;
}

}  // namespace treatygraph
