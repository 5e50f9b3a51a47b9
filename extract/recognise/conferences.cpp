// Conferences of the parties to a named instrument: 《生物多样性公约》缔约方大会, "Review Conference of the Parties to
// the Treaty on …", la Conférence des Parties à la Convention de Bâle. They are bodies that meet, under the
// instrument's id and the kind of conference: cbd-cop, npt-review.
#include <algorithm>

#include "extract/recognise/grammars.h"

namespace treatygraph {
namespace {

using facts::Kind;

constexpr std::uint32_t longest_link = 24;  // bytes between the conference's words and its instrument's name

bool has_sign(std::string_view gap) {
  return gap.find_first_of(",.;:()") != std::string_view::npos || gap.find("，") != std::string_view::npos ||
         gap.find("。") != std::string_view::npos || gap.find("、") != std::string_view::npos ||
         gap.find("；") != std::string_view::npos;
}

// What may stand between an instrument and its conference in Chinese: 的, 缔约国, 第十五次, 2010年.
bool is_chinese_gap(const Script& s, std::size_t from, std::size_t to) {
  constexpr std::u32string_view others = U"的第届次年缔约国方";
  for (std::size_t i = from; i < to; ++i) {
    if (others.find(s[i]) == std::u32string_view::npos && !is_digit(s[i]) && !numeral(s, i)) return false;
  }
  return true;
}

constexpr std::uint32_t longest_name = 600;  // bytes

// Of names that are by place: the first that may reach `at`.
std::vector<Found>::const_iterator names_from(const std::vector<Found>& names, std::uint32_t at) {
  const std::uint32_t from = at > longest_name ? at - longest_name : 0;
  return std::lower_bound(names.begin(), names.end(), from,
                          [](const Found& name, std::uint32_t begin) { return name.begin < begin; });
}

struct Side {
  const Found* instrument = nullptr;
  bool joined = false;  // the name is a part of the conference's
};

Side instrument_of(const View& view, std::uint32_t paragraph, const CueHit& cue) {
  const Script& s = view.script(paragraph);
  const std::string& text = view.layout.paragraphs[paragraph].text;
  const std::size_t begin = s.index_of(cue.begin);
  for (auto at = names_from(view.names[paragraph], cue.begin); at != view.names[paragraph].end(); ++at) {
    const Found& name = *at;
    if (name.begin > cue.end + longest_link) break;
    if (name.kind != Kind::instrument) continue;
    if (name.begin > cue.end && name.begin <= cue.end + longest_link && !is_han(s[begin]) &&
        !has_sign(std::string_view(text).substr(cue.end, name.begin - cue.end)))
      return {&name, true};
    if (name.end > cue.begin || name.end + longest_link < cue.begin) continue;
    const std::size_t end = s.index_of(name.end);
    if (is_han(s[begin]) && is_chinese_gap(s, end, begin)) return {&name, end == begin || s[end] == U'的'};
    if (end + 1 == begin && s[end] == U' ') return {&name, true};
  }
  return {};
}

bool covered(const std::vector<Found>& names, const CueHit& cue) {
  for (auto name = names_from(names, cue.begin); name != names.end() && name->begin <= cue.begin; ++name) {
    if (name->kind == Kind::organisation && cue.end <= name->end) return true;
  }
  return false;
}

// A bare "the Conference of the Parties" in a paper of such a conference.
bool is_of_paper(const View& view, std::uint32_t paragraph, const CueHit& cue) {
  const std::string& own = view.setting.body;
  return (own.starts_with("cop-") || own.starts_with("cosp-")) && covered(view.generics[paragraph], cue);
}

// COP28: without another convention that of climate change.
bool is_numbered_abbreviation(const View& view, std::uint32_t paragraph, const CueHit& cue) {
  const Script& s = view.script(paragraph);
  const std::size_t begin = s.index_of(cue.begin);
  std::size_t end = begin;
  while (is_upper(s[end])) ++end;
  return end > begin + 1 && digits(s, s[end] == U' ' || s[end] == U'-' ? end + 1 : end).has_value();
}

// The instrument that the sentence names last before the cue.
const Found* named_before(const View& view, std::uint32_t paragraph, std::uint32_t at) {
  const std::uint32_t from = sentence_at(view.sentences[paragraph], at).begin;
  const std::vector<Found>& names = view.names[paragraph];
  const Found* last = nullptr;
  for (auto name = names_from(names, at); name != names.end() && name->begin < at; ++name) {
    if (name->kind == Kind::instrument && name->begin >= from && name->end <= at) last = &*name;
  }
  return last;
}

}  // namespace

bool is_counted_name(const Lexicon& lexicon, const Found& name) {
  return name.kind == Kind::meeting && name.entry != no_entry &&
         lexicon.entry(name.entry).attribute("counts") == "itself";
}

std::vector<std::vector<Found>> find_conferences(const View& view) {
  std::vector<std::vector<Found>> out(view.layout.paragraphs.size());
  std::map<std::string_view, std::string> latest;  // by kind of conference: the last one's instrument
  for (std::uint32_t i = 0; i < out.size(); ++i) {
    for (const Found& name : view.names[i]) {
      if (!is_counted_name(view.lexicon, name)) continue;
      out[i].push_back(name);
      out[i].back().kind = Kind::organisation;
      out[i].back().id = name.id.substr(std::string_view("meeting:").size());
    }
    for (const CueHit& cue : view.cues_with(i, "parties-conference")) {
      if (cue.group != "parties-conference" || covered(view.names[i], cue)) continue;
      Side side = instrument_of(view, i, cue);
      if (side.instrument == nullptr && is_of_paper(view, i, cue)) continue;  // its lexicon name says more
      if (side.instrument == nullptr) side = {named_before(view, i, cue.begin), false};
      if (side.instrument != nullptr) latest[cue.value] = side.instrument->id;
      const auto known = latest.find(cue.value);
      if (known == latest.end() && !is_numbered_abbreviation(view, i, cue)) continue;
      Found found;
      found.paragraph = i;
      found.begin = side.joined ? std::min(cue.begin, side.instrument->begin) : cue.begin;
      found.end = side.joined ? std::max(cue.end, side.instrument->end) : cue.end;
      found.kind = Kind::organisation;
      found.id = (known == latest.end() ? "unfccc" : known->second) + "-" + std::string(cue.value);
      out[i].push_back(std::move(found));
    }
    std::sort(out[i].begin(), out[i].end(), by_place);
  }
  return out;
}

}  // namespace treatygraph
