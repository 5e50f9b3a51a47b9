// Positions told of a proposal, whoever speaks: "a proposal by Togo to include phishing was supported by Mali and
// opposed by Chad", "la proposition de l'Arabie saoudite visant à incriminer …".
#include <algorithm>
#include <iterator>
#include <span>

#include "extract/relate/polarity.h"
#include "extract/relate/sentence_reader.h"

namespace treatygraph {
namespace {

using facts::Kind;

constexpr std::uint32_t longest_way = 30;  // bytes of a letter of one: " the representative of "

// An offence that the proposal is about, and whether it is to be taken in.
struct Content {
  const Found* offence;
  int sign;
};

class Proposals {
 public:
  Proposals(const Scene& scene, std::uint32_t paragraph, const Range& sentence, const Speech& speech)
      : scene_(scene), paragraph_(paragraph), sentence_(sentence), speech_(speech) {}

  std::vector<Link> read() {
    for (const CueHit& cue : cues_in(scene_, paragraph_, sentence_.begin, sentence_.end)) {
      if ((cue.group != "proposal-of" && cue.group != "seconded-by") || cue.end > sentence_.end) continue;
      const std::vector<ListedActor> by = actors_behind(cue);
      if (by.empty()) continue;
      const bool behind = cue.group == "proposal-of" && cue.value != "after";  // "a proposal by Togo to include …"
      const std::uint32_t end = by.back().found->end;
      std::vector<Content> contents =
          behind ? contents_in(end, end_of_proposal(end)) : contents_in(sentence_.begin, cue.begin);
      if (contents.empty() && cue.group == "seconded-by")
        contents = contents_in(end, sentence_.end);  // "X, supported by Y, proposed …"
      if (contents.empty()) contents = contents_of_entry(cue);
      for (const Content& content : contents) {
        for (const ListedActor& one : by) add(content, cue.value == "against" ? -1 : 1, one.actor, cue);
        const int view = behind ? polarity_of(scene_, paragraph_, {sentence_.begin, cue.begin}).view : 0;
        for (const Actor& speaker : speech_.actors) {  // "Kenya supports the proposal of Chad to include …"
          if (view != 0) add(content, view, speaker, cue);
        }
      }
    }
    return std::move(links_);
  }

 private:
  // The actors that stand right behind the word, as one list.
  [[nodiscard]] std::vector<ListedActor> actors_behind(const CueHit& cue) const {
    std::vector<ListedActor> by = actors_listed(scene_, paragraph_, cue.end, sentence_.end);
    const std::uint32_t reach = cue.end + longest_way * letter_size(scene_);
    if (by.empty() || by.front().found->begin > reach ||
        !is_list_glue(scene_, paragraph_, cue.end, by.front().found->begin))
      return {};
    return by;
  }

  // Where others are told to second or to oppose it.
  [[nodiscard]] std::uint32_t end_of_proposal(std::uint32_t begin) const {
    const CueHit* seconded = cue_in(scene_, paragraph_, "seconded-by", begin, sentence_.end);
    return seconded == nullptr ? sentence_.end : seconded->begin;
  }

  [[nodiscard]] std::vector<Content> contents_in(std::uint32_t begin, std::uint32_t end) const {
    const SentenceReader reader({scene_, paragraph_, {begin, end}});
    std::vector<Content> contents;
    if (!speaks_of_law()) return contents;
    for (const Named& named : named_in(scene_, paragraph_, begin, end)) {
      if (named.found->kind != Kind::offence || named.found->end > end || named.found->id == subject_matter) continue;
      const int sign = polarity_of(scene_, paragraph_, reader.clause(named.found->begin, named.found->end)).act;
      if (sign != 0)
        contents.push_back({named.found, sign});
      else if (!contents.empty())
        contents.push_back({named.found, contents.back().sign});  // "to include theft, fraud and spam"
    }
    return contents;
  }

  // "Spam. Opposed by Chile; supported by Mali.": the offences that are all that the entry begins with.
  [[nodiscard]] std::vector<Content> contents_of_entry(const CueHit& cue) const {
    constexpr std::uint32_t longest_mark = 4;  // bytes of a full stop and a blank
    const Range first = scene_.sentences(paragraph_).front();
    std::vector<Content> contents;
    if (sentence_.begin == first.begin || has_other_words(cue)) return contents;
    std::uint32_t reached = first.begin;
    for (const Named& named : named_in(scene_, paragraph_, first.begin, first.end)) {
      if (named.found->kind != Kind::offence || !is_list_glue(scene_, paragraph_, reached, named.found->begin))
        return {};
      contents.push_back({named.found, 1});
      reached = named.found->end;
    }
    return reached + longest_mark >= first.end ? contents : std::vector<Content>{};
  }

  // Does anything but the word stand between the start of the sentence, or of a part of it, and the word?
  [[nodiscard]] bool has_other_words(const CueHit& cue) const {
    const std::string_view front =
        std::string_view(scene_.text(paragraph_)).substr(sentence_.begin, cue.begin - sentence_.begin);
    return !front.empty() && !front.ends_with("; ") && front != " ";
  }

  // Of a convention or of crimes, not of training that somebody supports.
  [[nodiscard]] bool speaks_of_law() const {
    const auto holds = [&](CueGroup group) {
      return cue_in(scene_, paragraph_, group, sentence_.begin, sentence_.end) != nullptr;
    };
    return (holds("the-instrument") || holds("criminal") || holds("penal-context")) && !holds("other-ends");
  }

  void add(const Content& content, int view, const Actor& actor, const CueHit& cue) {
    const Stance stance = content.sign * view < 0 ? Stance::rejects : Stance::proposes;
    const std::string cue_words = scene_.text(paragraph_).substr(cue.begin, cue.end - cue.begin);
    const Frame frame = {stance, "should", "", "unstated", cue_words, 0.8};
    links_.push_back(position_link(*content.offence, actor, frame, speech_.voice == "own" ? "reported" : speech_.voice,
                                   "proposal-of"));
  }

  const Scene& scene_;
  const std::uint32_t paragraph_;
  const Range sentence_;
  const Speech& speech_;
  std::vector<Link> links_;
};

}  // namespace

std::vector<Link> find_proposals(const Scene& scene) {
  std::vector<Link> out;
  for (std::uint32_t i = 0; i < scene.layout().paragraphs.size(); ++i) {
    if (!scene.groups[i].may_hold("proposal-of") && !scene.groups[i].may_hold("seconded-by")) continue;
    for (std::size_t k = 0; k < scene.sentences(i).size(); ++k) {
      std::vector<Link> found = Proposals(scene, i, scene.sentences(i)[k], scene.speeches[i][k]).read();
      out.insert(out.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    }
  }
  return out;
}

}  // namespace treatygraph
