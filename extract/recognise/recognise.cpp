#include "extract/recognise/recognise.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "extract/base/sort_big.h"
#include "extract/recognise/grammars.h"

namespace treatygraph {
namespace {

using facts::Kind;

void append(std::vector<Found>& all, std::vector<Found> more, std::string_view rule) {
  for (Found& found : more) {
    all.push_back(std::move(found));
    all.back().rule = rule;
  }
}

constexpr std::uint32_t longest_name = 4096;

// A name inside a longer one is no mention, but a provision keeps the instrument that it opens with, and a meeting the
// body.
bool may_stand_inside(const Found& outer, const Found& inner) {
  if (outer.kind == Kind::provision && inner.kind == Kind::provision)
    return outer.end == inner.end;  // 第9至11段: the tenth
  if (outer.kind == Kind::provision)
    return inner.kind == Kind::instrument || inner.kind == Kind::resolution || inner.kind == Kind::document;
  if (outer.kind == Kind::organisation) return inner.kind == Kind::resolution;  // 第1988(2011)号决议所设委员会
  if (outer.kind == Kind::meeting)
    return inner.kind == Kind::organisation && (inner.begin == outer.begin || inner.id == outer.about);
  return outer.kind == Kind::offence && inner.kind == Kind::offence && outer.begin == inner.begin &&
         outer.end == inner.end;
}

// How far the cues of each group go in the text at hand: a hash table, for it is asked of every cue.
class Reached {
 public:
  void begin_text() { ++text_; }
  // Does the cue end behind all of its group before it?
  bool further(const CueHit& cue) {
    End& end = end_of(cue.group.hash());
    if (end.text == text_ && cue.end <= end.byte) return false;
    end.text = text_;
    end.byte = cue.end;
    return true;
  }

 private:
  struct End {
    std::uint32_t group = 0, text = 0, byte = 0;  // text 0: free
  };

  End& end_of(std::uint32_t group) {
    std::size_t at = group % ends_.size();
    while (ends_[at].text != 0 && ends_[at].group != group) at = (at + 1) % ends_.size();
    if (ends_[at].text != 0) return ends_[at];
    if (++groups_ > ends_.size() / 2) return grown_for(group);
    ends_[at].group = group;
    return ends_[at];
  }

  End& grown_for(std::uint32_t group) {
    const std::vector<End> all = std::exchange(ends_, std::vector<End>(2 * ends_.size()));
    groups_ = 0;
    for (const End& one : all) {
      if (one.text != 0) end_of(one.group) = one;
    }
    return end_of(group);
  }

  std::uint32_t text_ = 0;
  std::size_t groups_ = 0;
  std::vector<End> ends_ = std::vector<End>(1024);
};

// Of one group only the longest: in "副主席" there is no "主席". A value "-" makes a cue that only hides others (专家组
// hides 专家).
std::vector<CueHit> longest_cues(std::vector<CueHit> cues, Reached& reached) {
  reached.begin_text();
  std::erase_if(cues, [&](const CueHit& cue) { return !reached.further(cue) || cue.value == "-"; });
  return cues;
}

CueGroups groups_of(const std::vector<CueHit>& cues) {
  CueGroups groups;
  for (const CueHit& cue : cues) groups.add(cue.group);
  return groups;
}

}  // namespace

bool by_place(const Found& a, const Found& b) {
  return std::tie(a.paragraph, a.begin, a.end, a.kind, a.id) < std::tie(b.paragraph, b.begin, b.end, b.kind, b.id);
}

std::vector<Found> without_nested(std::vector<Found> found) {
  const auto longest_first = [](const Found& a, const Found& b) {  // of equal beginnings
    return std::tie(a.paragraph, a.begin, b.end, a.kind, a.id) < std::tie(b.paragraph, b.begin, a.end, b.kind, b.id);
  };
  found = sort_big(std::move(found), longest_first);
  std::vector<Found> kept;
  kept.reserve(found.size());
  std::uint32_t reached = 0, paragraph = 0;  // how far the names of the paragraph go
  for (Found& next : found) {
    if (next.paragraph != paragraph) reached = 0;
    paragraph = next.paragraph;
    bool nested = false;
    for (auto outer = kept.rbegin(); outer != kept.rend() && next.begin < reached && !nested; ++outer) {
      if (outer->paragraph != paragraph || outer->begin + longest_name < next.begin) break;
      nested = outer->holds(next) && !may_stand_inside(*outer, next);
    }
    if (nested) continue;
    reached = std::max(reached, next.end);
    kept.push_back(std::move(next));
  }
  return sort_big(std::move(kept), by_place);
}

std::span<const CueHit> cues_between(std::span<const CueHit> cues, std::uint32_t begin, std::uint32_t end) {
  const CueHit* first = cues.data();
  const CueHit* const past = first + cues.size();
  for (std::size_t left = cues.size(); left > 0;) {  // a binary search that has nothing to guess
    const std::size_t half = (left + 1) / 2;
    first += first[half - 1].begin < begin ? half : 0;
    left -= half;
  }
  const CueHit* last = first;
  while (last != past && last->begin < end) ++last;  // few
  return {first, last};
}

Range sentence_at(const std::vector<Range>& sentences, std::uint32_t at) {
  const auto found = std::upper_bound(sentences.begin(), sentences.end(), at,
                                      [](std::uint32_t byte, const Range& sentence) { return byte < sentence.end; });
  if (found != sentences.end()) return *found;
  return sentences.empty() ? Range{0, 0} : sentences.back();
}

namespace {

// Where bodies are named; conferences are longer than the bare words in them.
std::array<const std::vector<Found>*, 3> bodies_in(const View& view, std::uint32_t paragraph) {
  return {&view.names[paragraph], &view.conferences[paragraph], &view.generics[paragraph]};
}

// Of names that are by place: the first that begins at or after a byte.
std::vector<Found>::const_iterator from_byte(const std::vector<Found>& names, std::uint32_t byte) {
  return std::lower_bound(names.begin(), names.end(), byte,
                          [](const Found& name, std::uint32_t at) { return name.begin < at; });
}

}  // namespace

const Found* body_ending_at(const View& view, std::uint32_t paragraph, std::uint32_t end) {
  for (const auto* names : bodies_in(view, paragraph)) {
    for (auto name = from_byte(*names, end); name != names->begin();) {
      --name;
      if (name->end < end) break;
      if (name->kind == Kind::organisation && name->end == end) return &*name;
    }
  }
  return nullptr;
}

const Found* body_starting_at(const View& view, std::uint32_t paragraph, std::uint32_t begin) {
  for (const auto* names : bodies_in(view, paragraph)) {
    for (auto name = from_byte(*names, begin); name != names->end() && name->begin == begin; ++name) {
      if (name->kind == Kind::organisation) return &*name;
    }
  }
  return nullptr;
}

const Found* body_before(const View& view, std::uint32_t paragraph, std::uint32_t before,
                         const std::function<bool(std::string_view body)>& fits) {
  const std::uint32_t from = sentence_at(view.sentences[paragraph], before > 0 ? before - 1 : 0).begin;
  const Found* nearest = nullptr;
  for (const auto* names : bodies_in(view, paragraph)) {
    for (auto name = from_byte(*names, before); name != names->begin();) {
      --name;
      if (name->begin < from) break;
      if (name->kind != Kind::organisation || name->end > before || !fits(name->id)) continue;
      if (nearest == nullptr || name->end > nearest->end) nearest = &*name;
      break;
    }
  }
  return nearest;
}

namespace {

// Without what overlaps the same offence found before in the paragraph; `known` is by paragraph, this one the last.
std::vector<Found> without_known(std::vector<Found> conducts, const std::vector<Found>& known) {
  const auto overlaps_known = [&](const Found& conduct) {
    for (auto found = known.rbegin(); found != known.rend() && found->paragraph == conduct.paragraph; ++found) {
      if (found->id == conduct.id && found->begin < conduct.end && conduct.begin < found->end) return true;
    }
    return false;
  };
  std::erase_if(conducts, overlaps_known);
  return conducts;
}

// Conduct is told apart from mishap and lawful work only in papers on crime by computer.
bool is_about_cybercrime(const NameHits& names) {
  static constexpr std::array<std::string_view, 8> subjects = {
      "cybercrime",     "cyber-dependent-crime", "cyber-enabled-crime", "new-un-convention",
      "ahc-cybercrime", "ieg-cybercrime",        "budapest-convention", "illegal-access"};
  return std::any_of(names.plain.begin(), names.plain.end(), [&](const std::vector<Found>& paragraph) {
    return std::any_of(paragraph.begin(), paragraph.end(), [&](const Found& found) {
      return std::find(subjects.begin(), subjects.end(), found.id) != subjects.end();
    });
  });
}

std::vector<Found> without_counted(const Lexicon& lexicon, std::vector<Found> names) {
  std::erase_if(names, [&](const Found& name) { return is_counted_name(lexicon, name); });
  return names;
}

// What stands between a resolution's number and the organ behind it.
bool is_organ_link(std::string_view gap) {
  static constexpr std::array<std::string_view, 11> links = {
      " ", " of the ", " of ", " du ", " de la ", " del ", " des ", " de l'", " de l\u2019", " de las ", " الصادر عن "};
  return std::find(links.begin(), links.end(), gap) != links.end();
}

// The organ behind a resolution's number is a part of its name, as the one before it is: "resolution 1373 (2001) of the
// Security Council".
std::vector<Found> without_organs_of_resolutions(const Layout& layout, const SeriesTable& series,
                                                 std::vector<Found> found) {
  std::vector<Found> kept;
  kept.reserve(found.size());
  const Found* resolution = nullptr;
  for (Found& next : found) {
    const auto body = next.kind == Kind::organisation ? series.find(next.id) : series.end();
    const bool behind = body != series.end() && resolution != nullptr && resolution->paragraph == next.paragraph &&
                        resolution->end < next.begin && !body->second.resolutions.empty() &&
                        resolution->id.starts_with(body->second.resolutions);
    const std::string& text = layout.paragraphs[next.paragraph].text;
    if (behind && is_organ_link(std::string_view(text).substr(resolution->end, next.begin - resolution->end))) continue;
    kept.push_back(std::move(next));
    if (kept.back().kind == Kind::resolution) resolution = &kept.back();  // `kept` does not grow beyond its room
  }
  return kept;
}

bool overlaps_any(const std::vector<Found>& found, const Found& one) {
  return std::any_of(found.begin(), found.end(),
                     [&](const Found& other) { return other.begin < one.end && one.begin < other.end; });
}

// The session of the paper's own body that the cover names, else the first that its report opens with.
std::string own_meeting(const View& view) {
  constexpr std::uint32_t longest_opening = 12;  // paragraphs
  const auto own = view.series.find(view.setting.body);
  if (own == view.series.end()) return "";
  const bool reports = view.setting.reporter == view.setting.body;
  const std::uint32_t end = view.setting.cover + (reports ? longest_opening : 0);
  for (std::uint32_t i = 0; i < end && i < view.layout.paragraphs.size(); ++i) {
    for (const Found& meeting : find_meetings(view, i)) {
      if (meeting.id.view().starts_with(own->second.id + "-")) return std::string(meeting.id.view());
    }
  }
  return "";
}

// 与会者名单, "List of participants": a line of its own, behind which the delegations follow.
std::uint32_t participants_from(const Layout& layout, const std::vector<std::vector<CueHit>>& cues) {
  constexpr std::size_t longest_line = 90;
  for (std::uint32_t i = 0; i < layout.paragraphs.size(); ++i) {
    if (layout.paragraphs[i].text.size() > longest_line || layout.paragraphs[i].role == Role::note) continue;
    for (const CueHit& cue : cues[i]) {
      if (cue.group == "participants-title" && cue.end == layout.paragraphs[i].text.size()) return i;
    }
  }
  return no_paragraph;
}

using FindSetting = std::function<Setting(const SeriesTable&, const NameHits&, const Recognised&)>;

// `opens`: the layout is the paper's first part, which settles the meeting for all of them.
Recognised recognise_all(const Layout& layout, std::string_view language, const FindSetting& setting, bool opens,
                         const Lexicon& lexicon) {
  Recognised out;
  const SeriesTable& series = lexicon.made_by(series_table);
  out.scripts.reserve(layout.paragraphs.size());
  Reached reached;
  std::vector<std::vector<NameHit>> names_hit;  // by paragraph
  for (const Paragraph& paragraph : layout.paragraphs) {
    out.scripts.emplace_back(paragraph.text);
    NamesAndCues words = lexicon.find_words(paragraph.text);
    names_hit.push_back(std::move(words.names));
    out.cues.push_back(longest_cues(std::move(words.cues), reached));
    out.cue_groups.push_back(groups_of(out.cues.back()));
    out.sentences.push_back(sentences(paragraph.text));
  }
  NameHits names = find_names(layout, out, lexicon, language, names_hit);
  out.setting = setting(series, names, out);
  out.participants = participants_from(layout, out.cues);
  std::vector<std::vector<Found>> generics = settle_generics(layout, lexicon, names, out.setting);
  static const ConductTable no_conducts;
  const ConductTable& conducts = is_about_cybercrime(names) ? lexicon.made_by(conduct_table) : no_conducts;
  View view{layout,
            lexicon,
            series,
            conducts,
            out.setting,
            out.scripts,
            out.cues,
            out.cue_groups,
            out.sentences,
            std::move(names.plain),
            std::move(generics),
            out.participants};
  view.conferences = find_conferences(view);
  if (opens && out.setting.meeting.empty()) out.setting.meeting = own_meeting(view);
  std::vector<Found> all;
  KnownNames known_persons;  // by the names that the paragraphs before have printed
  for (std::uint32_t i = 0; i < layout.paragraphs.size(); ++i) {
    append(all, without_counted(lexicon, view.names[i]), "name");
    append(all, find_symbols(view, i), "symbol");
    append(all, find_resolutions(view, i), "resolution");
    append(all, find_meetings(view, i), "meeting");
    std::vector<Found> persons = find_persons(view, i);
    for (Found& again : find_persons_again(view, i, known_persons)) {
      if (!overlaps_any(persons, again)) persons.push_back(std::move(again));
    }
    for (const Found& person : persons) known_persons.insert(person.name);
    append(all, std::move(persons), "person");
    append(all, find_coordinated(view, i), "shared-words");
    append(all, without_known(find_conducts(view, i), all), "conduct");
    append(all, find_plural_titles(view, i), "plural-title");
    if (!is_bibliography(layout.paragraphs[i], out.setting.language)) append(all, find_titles(view, i), "title");
    append(all, find_titles_by_noun(view, i), "title");
  }
  for (std::vector<Found>& bare : view.generics) append(out.generic, std::move(bare), "bare-word");
  out.mentions = without_organs_of_resolutions(layout, series, without_nested(std::move(all)));
  part_by_speakers(layout, out);
  return out;
}

}  // namespace

Recognised recognise(const Layout& layout, const ReadingText& reading, const Lexicon& lexicon) {
  const std::string language = find_language(reading.text);
  const auto setting = [&](const SeriesTable& series, const NameHits& names, const Recognised& read) {
    Setting found = find_setting(layout, reading, lexicon, series, names, read.scripts, read.cues);
    found.language = language;
    return found;
  };
  return recognise_all(layout, language, setting, true, lexicon);
}

Recognised recognise(const Layout& layout, const Setting& setting, const Lexicon& lexicon) {
  const auto known = [&](const SeriesTable&, const NameHits&, const Recognised&) { return setting; };
  return recognise_all(layout, setting.language, known, false, lexicon);
}

}  // namespace treatygraph
