#include "extract/recognise/recognise.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "extract/recognise/grammars.h"

namespace treatygraph {
namespace {

using facts::Kind;

void append(std::vector<Found>& all, std::vector<Found> more) {
  for (Found& found : more) all.push_back(std::move(found));
}

// A name inside a longer one is no mention, but a provision keeps the instrument that it opens with, and a meeting the
// body.
bool may_stand_inside(const Found& outer, const Found& inner) {
  if (outer.kind == Kind::provision && inner.kind == Kind::provision)
    return outer.end == inner.end;  // 第9至11段: the tenth
  if (outer.kind == Kind::provision)
    return inner.kind == Kind::instrument || inner.kind == Kind::resolution || inner.kind == Kind::document;
  if (outer.kind == Kind::meeting) return inner.kind == Kind::organisation && inner.begin == outer.begin;
  return outer.kind == Kind::offence && inner.kind == Kind::offence && outer.begin == inner.begin &&
         outer.end == inner.end;
}

// Of one group only the longest: in "副主席" there is no "主席". A value "-" makes a cue that only hides others (专家组
// hides 专家).
std::vector<CueHit> longest_cues(std::vector<CueHit> cues) {
  std::sort(cues.begin(), cues.end(), [](const CueHit& a, const CueHit& b) {
    return std::make_tuple(a.begin, -static_cast<std::int64_t>(a.end), a.group) <
           std::make_tuple(b.begin, -static_cast<std::int64_t>(b.end), b.group);
  });
  std::map<std::string_view, std::uint32_t> reached;
  std::vector<CueHit> kept;
  for (const CueHit& cue : cues) {
    std::uint32_t& end = reached[cue.group];
    if (cue.end <= end) continue;
    end = cue.end;
    if (cue.value != "-") kept.push_back(cue);
  }
  return kept;
}

}  // namespace

bool by_place(const Found& a, const Found& b) {
  return std::tie(a.paragraph, a.begin, a.end, a.kind, a.id) < std::tie(b.paragraph, b.begin, b.end, b.kind, b.id);
}

std::vector<Found> without_nested(std::vector<Found> found) {
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return std::make_tuple(a.paragraph, a.begin, -static_cast<std::int64_t>(a.end), a.kind, a.id) <
           std::make_tuple(b.paragraph, b.begin, -static_cast<std::int64_t>(b.end), b.kind, b.id);
  });
  std::vector<Found> kept;
  for (Found& next : found) {
    bool nested = false;
    for (auto outer = kept.rbegin(); outer != kept.rend() && outer->paragraph == next.paragraph && !nested; ++outer) {
      nested = outer->holds(next) && !may_stand_inside(*outer, next);
    }
    if (!nested) kept.push_back(std::move(next));
  }
  std::sort(kept.begin(), kept.end(), by_place);
  return kept;
}

Range sentence_at(const std::vector<Range>& sentences, std::uint32_t at) {
  for (const Range& sentence : sentences) {
    if (at < sentence.end) return sentence;
  }
  return sentences.empty() ? Range{0, 0} : sentences.back();
}

const Found* body_ending_at(const View& view, std::uint32_t paragraph, std::uint32_t end) {
  for (const auto* bodies : {&view.names[paragraph], &view.generics[paragraph]}) {
    for (const Found& body : *bodies) {
      if (body.kind == Kind::organisation && body.end == end) return &body;
    }
  }
  return nullptr;
}

const Found* body_starting_at(const View& view, std::uint32_t paragraph, std::uint32_t begin) {
  for (const auto* bodies : {&view.names[paragraph], &view.generics[paragraph]}) {
    for (const Found& body : *bodies) {
      if (body.kind == Kind::organisation && body.begin == begin) return &body;
    }
  }
  return nullptr;
}

const Found* body_before(const View& view, std::uint32_t paragraph, std::uint32_t before,
                         const std::function<bool(const std::string& body)>& fits) {
  const std::uint32_t from = sentence_at(view.sentences[paragraph], before > 0 ? before - 1 : 0).begin;
  const Found* nearest = nullptr;
  for (const auto* bodies : {&view.names[paragraph], &view.generics[paragraph]}) {
    for (const Found& body : *bodies) {
      if (body.kind != Kind::organisation || body.begin < from || body.end > before || !fits(body.id)) continue;
      if (nearest == nullptr || body.end > nearest->end) nearest = &body;
    }
  }
  return nearest;
}

Recognised recognise(const Layout& layout, const ReadingText& reading, const Lexicon& lexicon) {
  Recognised out;
  const SeriesTable series = series_table(lexicon);
  for (const Paragraph& paragraph : layout.paragraphs) {
    out.scripts.emplace_back(paragraph.text);
    out.cues.push_back(longest_cues(lexicon.find_cues(paragraph.text)));
    out.sentences.push_back(sentences(paragraph.text));
  }
  NameHits names = find_names(layout, out.cues, lexicon, find_language(reading.text));
  out.setting = find_setting(layout, reading, series, names, out.scripts);
  std::vector<std::vector<Found>> generics = settle_generics(layout, lexicon, names, out.setting);
  const View view{layout, lexicon, series, out.setting, out.scripts, out.cues, out.sentences, names.plain, generics};
  std::vector<Found> all;
  for (std::uint32_t i = 0; i < layout.paragraphs.size(); ++i) {
    append(all, view.names[i]);
    append(all, find_symbols(view, i));
    append(all, find_resolutions(view, i));
    append(all, find_meetings(view, i));
    append(all, find_persons(view, i));
    if (!is_bibliography(layout.paragraphs[i], out.setting.language)) append(all, find_titles(view, i));
    append(out.generic, view.generics[i]);
  }
  out.mentions = without_nested(std::move(all));
  return out;
}

}  // namespace treatygraph
