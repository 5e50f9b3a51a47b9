// Positions of others that a sentence tells in passing: 突尼斯支持欧洲联盟把网络钓鱼列为犯罪的提议,
// 秘鲁注意到中国建议将……定罪. Whoever moved it proposes the offence, or refuses it.
#include <algorithm>

#include "extract/relate/polarity.h"
#include "extract/relate/sentence_reader.h"

namespace treatygraph {
namespace {

using facts::Kind;

constexpr std::uint32_t longest_way = 24;  // bytes from the mover's name to the verb: 代表团提出的

struct Told {
  std::vector<ListedActor> movers;
  Range words;  // what they moved
  const CueHit* cue = nullptr;
};

class Teller {
 public:
  Teller(const Scene& scene, std::uint32_t paragraph, std::size_t sentence)
      : scene_(scene),
        paragraph_(paragraph),
        range_(scene.sentences(paragraph)[sentence]),
        speech_(scene.speeches[paragraph][sentence]) {}

  void read(std::vector<Link>& out) const {
    for (const Named& named : named_in(scene_, paragraph_, range_.begin, range_.end)) {
      if (named.found->kind != Kind::offence || is_no_conduct(named.found->id)) continue;
      const Told told = told_of(*named.found);
      if (told.cue == nullptr) continue;
      const Polarity said = polarity_of(scene_, paragraph_, told.words);
      const int sign = said.act * (said.view == 0 ? 1 : said.view);
      if (sign == 0) continue;
      for (const ListedActor& mover : told.movers) out.push_back(link(*named.found, mover.actor, *told.cue, sign > 0));
    }
  }

 private:
  [[nodiscard]] std::string_view gap(std::uint32_t begin, std::uint32_t end) const {
    return std::string_view(scene_.text(paragraph_)).substr(begin, end - begin);
  }

  // The clause that holds the offence, from behind the movers to the noun of what they moved; to its end where the
  // speaker only notes it.
  [[nodiscard]] Told told_of(const Found& offence) const {
    const Range clause = clause_of(offence);
    std::vector<ListedActor> movers = last_listed(scene_, paragraph_, clause.begin, offence.begin);
    if (movers.empty() || speaks(movers)) return {};
    const std::uint32_t from = movers.back().found->end;
    const CueHit* moves = cue_in(scene_, paragraph_, "moves", from, offence.begin);
    if (moves == nullptr || moves->begin - from > longest_way) return {};
    if (const CueHit* motion = cue_in(scene_, paragraph_, "motion", offence.end, clause.end))
      return {std::move(movers), {moves->begin, motion->begin}, motion};
    const CueHit* noted = last_cue_in(scene_, paragraph_, "notes-others", clause.begin, movers.front().found->begin);
    if (noted == nullptr || noted->end != movers.front().found->begin) return {};
    return {std::move(movers), {moves->begin, clause.end}, noted};
  }

  [[nodiscard]] Range clause_of(const Found& offence) const {
    for (const Range& clause : clauses_of(scene_, paragraph_, range_)) {
      if (clause.begin <= offence.begin && offence.end <= clause.end) return clause;
    }
    return {offence.begin, offence.end};
  }

  [[nodiscard]] bool speaks(const std::vector<ListedActor>& movers) const {
    return std::any_of(movers.begin(), movers.end(), [&](const ListedActor& mover) {
      return std::any_of(speech_.actors.begin(), speech_.actors.end(),
                         [&](const Actor& actor) { return actor.id.view() == mover.actor.id.view(); });
    });
  }

  [[nodiscard]] Link link(const Found& offence, const Actor& mover, const CueHit& cue, bool wanted) const {
    const Stance stance = wanted ? Stance::proposes : Stance::rejects;
    const Frame frame = {stance, "should", "", "unstated", std::string(gap(cue.begin, cue.end)), 0.7};
    return position_link(offence, mover, frame, "reported", "offence-told");
  }

  const Scene& scene_;
  std::uint32_t paragraph_;
  Range range_;
  const Speech& speech_;
};

}  // namespace

std::vector<Link> find_told_positions(const Scene& scene) {
  std::vector<Link> out;
  for (std::uint32_t i = 0; i < scene.layout().paragraphs.size(); ++i) {
    const CueGroups& groups = scene.groups[i];
    if (!groups.may_hold("moves") || (!groups.may_hold("motion") && !groups.may_hold("notes-others"))) continue;
    for (std::size_t k = 0; k < scene.sentences(i).size(); ++k) Teller(scene, i, k).read(out);
  }
  return out;
}

}  // namespace treatygraph
