// PROPOSES_OFFENCE and REJECTS_OFFENCE: what an actor says that the convention should, or should not, cover or
// criminalise. Naming an offence proposes nothing: a sentence, or the sentence that introduces its list, must say it.
#include <algorithm>
#include <array>

#include "extract/relate/rules.h"

namespace treatygraph {
namespace {

using facts::Kind;
using facts::Predicate;

constexpr std::string_view subject_matter = "cybercrime";  // what the whole convention is about: nobody proposes it

enum class Stance { none, proposes, rejects };

struct Frame {
  Stance stance = Stance::none;
  std::string force, condition, ground, cue;
  double confidence = 0.9;
};

constexpr std::uint32_t reach_of_force = 90;  // bytes from 应 to the verb that it strengthens
constexpr std::uint32_t reach_back = 60;      // bytes from an offence to a verb behind it: "…应被纳入"

constexpr std::uint32_t reach_of_cover = 240;  // bytes from 涵盖 to the last offence of its list

class Sentence {
 public:
  Sentence(const Scene& scene, std::uint32_t paragraph, Range range)
      : scene_(scene), paragraph_(paragraph), range_(range) {}

  // What the sentence says about something at [begin, end); a list that the sentence only introduces stands at its end.
  [[nodiscard]] Frame about(std::uint32_t begin, std::uint32_t end) const {
    if (const CueHit* cue = rejecting(begin, end)) return frame(Stance::rejects, *cue);
    if (const CueHit* cue = in("suffices", range_.begin, begin)) return frame(Stance::rejects, *cue);
    if (compared(begin) || !demands()) return {};
    const CueHit* cue = in("criminal", range_.begin, range_.end);
    if (cue != nullptr && !past(*cue)) return frame(Stance::proposes, *cue);
    if (begin == range_.end && listing() != nullptr) return frame(Stance::proposes, *listing());
    cue = covering(begin);
    if (cue == nullptr) return {};
    Frame weak = frame(Stance::proposes, *cue);
    weak.confidence = 0.75;
    return weak;
  }

  [[nodiscard]] Frame as_introduction() const { return about(range_.end, range_.end); }

 private:
  [[nodiscard]] const CueHit* in(std::string_view group, std::uint32_t begin, std::uint32_t end) const {
    return cue_in(scene_, paragraph_, group, begin, end);
  }

  [[nodiscard]] std::string_view between(std::uint32_t begin, std::uint32_t end) const {
    return std::string_view(scene_.text(paragraph_)).substr(begin, end > begin ? end - begin : 0);
  }

  [[nodiscard]] bool demands() const {
    return in("force", range_.begin, range_.end) != nullptr || in("fitting", range_.begin, range_.end) != nullptr;
  }

  // "just as other instruments did for …": told of something else.
  [[nodiscard]] bool compared(std::uint32_t begin) const {
    const CueHit* comparison = last_cue_in(scene_, paragraph_, "comparison", range_.begin, begin);
    return comparison != nullptr && in("force", comparison->end, begin) == nullptr;
  }

  // "以下…犯罪："
  [[nodiscard]] const CueHit* listing() const {
    const CueHit* cue = last_cue_in(scene_, paragraph_, "lists-offences", range_.begin, range_.end);
    return cue != nullptr && in("penal-context", cue->end, range_.end) != nullptr ? cue : nullptr;
  }

  // A word of rejection in front with no turn ("但", "而应", "；") between, or close behind.
  [[nodiscard]] const CueHit* rejecting(std::uint32_t begin, std::uint32_t end) const {
    const CueHit* last = in("rejects-all", end, range_.end);
    if (last != nullptr && turns(end, last->begin)) last = nullptr;
    for (const CueHit& cue : cues_in(scene_, paragraph_, range_.begin, range_.end)) {
      if (cue.group != "rejects-offence" || cue.end > range_.end) continue;
      if (cue.value == "?" && !speaks_of_covering(cue)) continue;
      if (cue.end <= begin && !turns(cue.end, begin)) last = &cue;
      const bool behind = cue.begin >= end && cue.begin - end <= reach_back && !turns(end, cue.begin);
      if (behind && last == nullptr) last = &cue;
    }
    return last;
  }

  // "不应将", "无需" reject only where the sentence goes on to cover or criminalise.
  [[nodiscard]] bool speaks_of_covering(const CueHit& cue) const {
    const std::uint32_t to = std::min(range_.end, cue.end + reach_of_force);
    return in("covers", cue.end, to) != nullptr || in("criminal", cue.end, range_.end) != nullptr;
  }

  [[nodiscard]] bool turns(std::uint32_t begin, std::uint32_t end) const {
    const std::string_view gap = between(begin, end);
    for (const std::string_view word : {"但", "而应", "而是应", "；", " but ", "; ", "不过"}) {
      if (gap.find(word) != std::string_view::npos) return true;
    }
    return false;
  }

  // "已将…定为犯罪" tells of a law that exists.
  [[nodiscard]] bool past(const CueHit& criminal) const {
    const std::string_view before = between(range_.begin, criminal.begin);
    const std::size_t already = std::max(before.rfind("已将") + 1, before.rfind("已经") + 1);
    const CueHit* force = last_cue_in(scene_, paragraph_, "force", range_.begin, criminal.begin);
    return already > 0 && (force == nullptr || force->begin < range_.begin + already);
  }

  // A verb of covering that is strengthened (应涵盖, 应被纳入) and whose object the offence may be.
  [[nodiscard]] const CueHit* covering(std::uint32_t begin) const {
    if (!speaks_of_offences()) return nullptr;
    for (const CueHit& cue : cues_in(scene_, paragraph_, range_.begin, range_.end)) {
      if (cue.group != "covers" || cue.end > range_.end) continue;
      if (reaches(cue, begin) &&
          (strengthened(cue) || in("fitting", cue.end, std::min(range_.end, cue.end + reach_of_force)) != nullptr)) {
        return &cue;
      }
    }
    return nullptr;
  }

  [[nodiscard]] bool reaches(const CueHit& cue, std::uint32_t begin) const {
    if (begin == range_.end) return true;
    if (cue.begin > begin) return cue.begin - begin <= reach_back;
    return begin < cue.end + reach_of_cover || between(cue.end, begin).find("：") != std::string_view::npos;
  }

  // "应当……涵盖" without a comma between: "机制，包括……" only explains a noun.
  [[nodiscard]] bool strengthened(const CueHit& cue) const {
    const std::uint32_t from = cue.begin > range_.begin + reach_of_force ? cue.begin - reach_of_force : range_.begin;
    const CueHit* force = last_cue_in(scene_, paragraph_, "force", from, cue.begin);
    if (force == nullptr) return false;
    const std::string_view gap = between(force->end, cue.begin);
    return gap.find("，") == std::string_view::npos && gap.find(", ") == std::string_view::npos;
  }

  // A word of penal law that is not a part of the subject's own name (网络犯罪).
  [[nodiscard]] bool speaks_of_offences() const {
    for (const CueHit& cue : cues_in(scene_, paragraph_, range_.begin, range_.end)) {
      if (cue.group != "penal-context" || cue.end > range_.end) continue;
      const auto named = named_in(scene_, paragraph_, cue.begin > 200 ? cue.begin - 200 : 0, cue.end);
      const bool own_name = std::any_of(named.begin(), named.end(), [&](const Named& one) {
        return one.found->id == subject_matter && one.found->begin <= cue.begin && cue.end <= one.found->end;
      });
      if (!own_name) return true;
    }
    return false;
  }

  [[nodiscard]] Frame frame(Stance stance, const CueHit& cue) const {
    Frame frame;
    frame.stance = stance;
    frame.cue = std::string(between(cue.begin, cue.end));
    const CueHit* force = last_cue_in(scene_, paragraph_, "force", range_.begin, std::min(range_.end, cue.end + 3));
    frame.force = force == nullptr ? "should" : std::string(force->value);
    if (const CueHit* condition = in("condition", range_.begin, range_.end)) {
      const std::string_view rest = between(condition->begin, range_.end);
      const std::size_t stop = std::min(rest.find("，"), rest.find(", "));
      frame.condition = std::string(rest.substr(0, stop));
    }
    if (stance == Stance::rejects) frame.ground = ground();
    return frame;
  }

  [[nodiscard]] std::string ground() const {
    for (const std::string_view name :
         {"covered-elsewhere", "general-law-suffices", "too-vague", "out-of-scope", "rights"}) {
      if (in(name, range_.begin, range_.end) != nullptr) return std::string(name);
    }
    return "unstated";
  }

  const Scene& scene_;
  std::uint32_t paragraph_;
  Range range_;
};

bool ends_in_colon(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return (text.size() >= 3 && text.substr(text.size() - 3) == "：") || (!text.empty() && text.back() == ':');
}

bool is_article(const Paragraph& paragraph) {
  return paragraph.number.rfind("第", 0) == 0 || paragraph.number.rfind("Article", 0) == 0;
}

// What is no sentence any more is read in the surroundings of the offence only.
Range around(const Range& sentence, const Found& offence) {
  constexpr std::uint32_t enough = 4000;
  const std::uint32_t begin = offence.begin > sentence.begin + enough ? offence.begin - enough : sentence.begin;
  return {begin, std::min(sentence.end, offence.end + enough)};
}

class Positions {
 public:
  explicit Positions(const Scene& scene) : scene_(scene) {}

  void read(std::uint32_t paragraph) {
    const Paragraph& read = scene_.layout().paragraphs[paragraph];
    if (read.section != sticky_section_) sticky_ = {};
    for (std::size_t i = 0; i < scene_.sentences(paragraph).size(); ++i) read_sentence(paragraph, i);
    stick(paragraph);
  }

  std::vector<Link> links;

 private:
  void read_sentence(std::uint32_t paragraph, std::size_t index) {
    const Speech& speech = scene_.speeches[paragraph][index];
    if (speech.actors.empty()) return;
    const Range range = scene_.sentences(paragraph)[index];
    for (const Named& named : named_in(scene_, paragraph, range.begin, range.end)) {
      const Found& offence = *named.found;
      if (offence.kind != Kind::offence || offence.id == subject_matter || offence.end > range.end) continue;
      Frame frame = Sentence(scene_, paragraph, around(range, offence)).about(offence.begin, offence.end);
      if (frame.stance == Stance::none) frame = continued(paragraph, index);
      if (frame.stance == Stance::none) frame = introduced(paragraph);
      if (frame.stance == Stance::none) frame = under_heading(paragraph, range);
      if (frame.stance != Stance::none) add(offence, speech, frame);
    }
  }

  // "这些犯罪包括……": what the sentence before proposed goes on.
  [[nodiscard]] Frame continued(std::uint32_t paragraph, std::size_t index) const {
    constexpr std::uint32_t opening = 36;  // bytes in which such a word stands
    if (index == 0) return {};
    const Range range = scene_.sentences(paragraph)[index];
    if (cue_in(scene_, paragraph, "same-subject", range.begin, std::min(range.end, range.begin + opening)) == nullptr)
      return {};
    Frame frame = Sentence(scene_, paragraph, scene_.sentences(paragraph)[index - 1]).as_introduction();
    frame.confidence = 0.7;
    return frame;
  }

  // The sentence that introduces the list which the paragraph is an item of.
  [[nodiscard]] Frame introduced(std::uint32_t paragraph) const {
    std::uint32_t at = paragraph;
    for (int depth = 0; depth < 4; ++depth) {
      const Paragraph& item = scene_.layout().paragraphs[at];
      if (item.role != Role::item || item.parent == at) break;
      at = item.parent;
      const auto& sentences = scene_.sentences(at);
      if (sentences.empty() || !ends_in_colon(scene_.text(at))) continue;
      Frame frame = Sentence(scene_, at, sentences.back()).as_introduction();
      if (frame.stance == Stance::none) frame = continued(at, sentences.size() - 1);
      if (frame.stance == Stance::none) frame = open_list(at);
      if (frame.stance != Stance::none) return frame;
    }
    return sticky_;
  }

  // "将下列行为定为刑事犯罪：" before articles 第1条, 第2条 … holds for all of them, to the end of the section.
  void stick(std::uint32_t paragraph) {
    const auto& paragraphs = scene_.layout().paragraphs;
    if (paragraph + 1 >= paragraphs.size() || !ends_in_colon(scene_.text(paragraph)) ||
        is_article(paragraphs[paragraph]))
      return;
    if (!is_article(paragraphs[paragraph + 1]) || scene_.sentences(paragraph).empty()) return;
    sticky_ = Sentence(scene_, paragraph, scene_.sentences(paragraph).back()).as_introduction();
    sticky_section_ = paragraphs[paragraph].section;
  }

  // A list under a heading such as 应予处理的罪行, with an introduction that says neither yes nor no.
  [[nodiscard]] Frame open_list(std::uint32_t introduction) const {
    if (!offence_heading(scene_.layout().paragraphs[introduction].section)) return {};
    Frame frame;
    frame.stance = Stance::proposes;
    frame.force = "open";
    frame.confidence = 0.6;
    return frame;
  }

  // An item under a heading such as 定罪 or 实体刑法 that says to take something in.
  [[nodiscard]] Frame under_heading(std::uint32_t paragraph, const Range& range) const {
    const Paragraph& item = scene_.layout().paragraphs[paragraph];
    const CueHit* verb = cue_in(scene_, paragraph, "covers", range.begin, range.end);
    if (item.number.empty() || item.number.rfind("¶", 0) == 0 || verb == nullptr || !offence_heading(item.section))
      return {};
    Frame frame;
    frame.stance = Stance::proposes;
    frame.force = "should";
    frame.cue = scene_.text(paragraph).substr(verb->begin, verb->end - verb->begin);
    frame.confidence = 0.7;
    return frame;
  }

  [[nodiscard]] bool offence_heading(std::uint32_t section) const {
    const Section& own = scene_.layout().sections[section];
    const auto size = static_cast<std::uint32_t>(scene_.text(own.paragraph).size());
    return section != 0 && !own.actor && cue_in(scene_, own.paragraph, "offence-heading", 0, size) != nullptr;
  }

  void add(const Found& offence, const Speech& speech, const Frame& frame) {
    const bool rejects = frame.stance == Stance::rejects;
    for (const Actor& actor : speech.actors) {
      Link link = link_to(offence, actor, rejects ? Predicate::rejects_offence : Predicate::proposes_offence,
                          "offence-sentence");
      link.confidence = frame.confidence;
      link.attributes["voice"] = speech.voice;
      if (!frame.cue.empty()) link.attributes["cue"] = frame.cue;
      link.attributes["force"] = frame.force;
      if (!frame.condition.empty()) link.attributes["condition"] = frame.condition;
      if (rejects) link.attributes["ground"] = frame.ground;
      links.push_back(std::move(link));
    }
  }

  const Scene& scene_;
  Frame sticky_;
  std::uint32_t sticky_section_ = 0;
};

}  // namespace

std::vector<Link> find_offence_positions(const Scene& scene) {
  Positions positions(scene);
  for (std::uint32_t i = 0; i < scene.layout().paragraphs.size(); ++i) positions.read(i);
  return std::move(positions.links);
}

}  // namespace treatygraph
