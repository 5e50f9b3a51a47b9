#include "extract/resolve/resolve.h"

#include <algorithm>

namespace treatygraph {
namespace {

// Mentions and references with an id, by place: what an article may be a part of.
std::vector<Found> wholes(const Resolved& resolved) {
  std::vector<Found> parts = resolved.mentions;
  for (const BackReference& reference : resolved.references) {
    if (!reference.place.id.empty()) parts.push_back(reference.place);
  }
  std::sort(parts.begin(), parts.end(), by_place);
  return parts;
}

// Places in `mentions` move when the vector grows: antecedents are found again by place.
struct Place {
  std::uint32_t paragraph, begin;
};

}  // namespace

Resolved resolve(const Layout& layout, const Lexicon& lexicon, const Recognised& recognised) {
  Resolved out;
  std::vector<Found> mentions = recognised.mentions;
  for (Found& found : find_defined_names(layout, recognised)) mentions.push_back(std::move(found));
  out.mentions = without_nested(std::move(mentions));
  out.references = find_references(layout, lexicon, recognised, out.mentions);
  std::vector<Place> antecedents;
  antecedents.reserve(out.references.size());
  for (const BackReference& reference : out.references)
    antecedents.push_back({reference.antecedent->paragraph, reference.antecedent->begin});

  std::vector<Found> all = out.mentions;
  const std::vector<Found> parts = wholes(out);
  for (std::uint32_t i = 0; i < layout.paragraphs.size(); ++i) {
    if (is_bibliography(layout.paragraphs[i], recognised.setting.language)) continue;
    for (Found& provision : find_provisions(recognised.scripts[i], recognised.cues[i], i, parts)) {
      all.push_back(std::move(provision));
      all.back().rule = "provision";
    }
  }
  out.mentions = without_nested(std::move(all));
  for (std::size_t i = 0; i < out.references.size(); ++i) {
    Found place;
    place.paragraph = antecedents[i].paragraph;
    place.begin = antecedents[i].begin;
    const auto found = std::lower_bound(out.mentions.begin(), out.mentions.end(), place, by_place);
    const bool there =
        found != out.mentions.end() && found->paragraph == place.paragraph && found->begin == place.begin;
    out.references[i].antecedent = there ? &*found : nullptr;
  }
  return out;
}

}  // namespace treatygraph
