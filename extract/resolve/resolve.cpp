#include "extract/resolve/resolve.h"

#include <algorithm>
#include <iterator>

#include "extract/base/sort_big.h"
#include "extract/resolve/back.h"

namespace treatygraph {
namespace {

// Mentions and references, by place: what an article may be a part of. One that stays open has no id, and its articles
// are nobody's; plural words have no articles.
std::vector<Found> wholes(const Resolved& resolved) {
  std::vector<Found> parts = resolved.mentions;
  const auto& all = resolved.references;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto same_words = [&](std::size_t other) {
      return other < all.size() && all[other].place.paragraph == all[i].place.paragraph &&
             all[other].place.begin == all[i].place.begin;
    };
    if (!same_words(i + 1) && (i == 0 || !same_words(i - 1))) parts.push_back(all[i].place);
  }
  return sort_big(std::move(parts), by_place);
}

void add_all(std::vector<Found>& all, std::vector<Found> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void add_all(std::vector<BackReference>& all, std::vector<BackReference> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  std::sort(all.begin(), all.end(),
            [](const BackReference& a, const BackReference& b) { return by_place(a.place, b.place); });
}

// Places in `mentions` move when the vector grows: antecedents are found again by place.
struct Place {
  std::uint32_t paragraph, begin;
};

}  // namespace

Resolved resolve(const Layout& layout, const Lexicon& lexicon, const Recognised& recognised) {
  Resolved out;
  std::vector<Found> mentions = recognised.mentions;
  DefinedNames defined = find_defined_names(layout, lexicon, recognised);
  add_all(mentions, std::move(defined.uses));
  out.mentions = without_nested(std::move(mentions));
  std::vector<Found> standing = find_standing_names(layout, lexicon, recognised, out.mentions);
  if (!standing.empty()) {
    add_all(out.mentions, std::move(standing));
    out.mentions = without_nested(std::move(out.mentions));
  }
  add_all(out.references, find_references(layout, lexicon, recognised, out.mentions, defined.bare));
  add_all(out.references, find_note_references(layout, recognised, out.mentions));

  const std::vector<Found> parts = wholes(out);
  std::vector<Place> antecedents;
  antecedents.reserve(out.references.size());
  for (const BackReference& reference : out.references)
    antecedents.push_back({reference.antecedent->paragraph, reference.antecedent->begin});
  std::vector<Found> all = std::move(out.mentions);
  for (std::uint32_t i = 0; i < layout.paragraphs.size(); ++i) {
    if (is_bibliography(layout.paragraphs[i], recognised.setting.language)) continue;
    for (Found& provision : find_provisions(recognised.scripts[i], recognised.cues[i], i, parts)) {
      all.push_back(std::move(provision));
      all.back().rule = "provision";
    }
  }
  out.mentions = without_nested(std::move(all));
  for (std::size_t i = 0; i < out.references.size(); ++i) {
    const auto found = first_from(out.mentions, antecedents[i].paragraph, antecedents[i].begin);
    const bool there = found != out.mentions.end() && found->paragraph == antecedents[i].paragraph &&
                       found->begin == antecedents[i].begin;
    out.references[i].antecedent = there ? &*found : nullptr;
  }
  add_all(out.references, find_article_references(layout, recognised, out.mentions));
  return out;
}

}  // namespace treatygraph
