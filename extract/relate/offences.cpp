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

class Sentence {
 public:
  Sentence(const Scene& scene, std::uint32_t paragraph, Range range)
      : scene_(scene), paragraph_(paragraph), range_(range) {}

  // What the sentence says about something at [begin, end); a list that the sentence only introduces stands at its end.
  [[nodiscard]] Frame about(std::uint32_t begin, std::uint32_t end) const {
    if (const CueHit* cue = rejecting(begin, end)) return frame(Stance::rejects, *cue);
    if (const CueHit* cue = in("suffices", range_.begin, begin)) return frame(Stance::rejects, *cue);
    if (in("force", range_.begin, range_.end) == nullptr && in("fitting", range_.begin, range_.end) == nullptr)
      return {};
    if (const CueHit* cue = in("criminal", range_.begin, range_.end); cue != nullptr && !past(*cue))
      return frame(Stance::proposes, *cue);
    if (const CueHit* cue = covering(begin)) {
      Frame weak = frame(Stance::proposes, *cue);
      weak.confidence = 0.75;
      return weak;
    }
    return {};
  }

  [[nodiscard]] Frame as_introduction() const { return about(range_.end, range_.end); }

 private:
  [[nodiscard]] const CueHit* in(std::string_view group, std::uint32_t begin, std::uint32_t end) const {
    return cue_in(scene_, paragraph_, group, begin, end);
  }

  [[nodiscard]] std::string_view between(std::uint32_t begin, std::uint32_t end) const {
    return std::string_view(scene_.text(paragraph_)).substr(begin, end > begin ? end - begin : 0);
  }

  // A word of rejection in front with no turn ("但", "而应", "；") between, or close behind.
  [[nodiscard]] const CueHit* rejecting(std::uint32_t begin, std::uint32_t end) const {
    const CueHit* last = nullptr;
    for (const CueHit& cue : scene_.cues(paragraph_)) {
      if (cue.group != "rejects-offence" || cue.begin < range_.begin || cue.end > range_.end) continue;
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
    if (in("penal-context", range_.begin, range_.end) == nullptr) return nullptr;
    for (const CueHit& cue : scene_.cues(paragraph_)) {
      if (cue.group != "covers" || cue.begin < range_.begin || cue.end > range_.end) continue;
      if (cue.begin > begin && cue.begin - begin > reach_back) continue;
      const std::uint32_t from = cue.begin > range_.begin + reach_of_force ? cue.begin - reach_of_force : range_.begin;
      const std::uint32_t to = std::min(range_.end, cue.end + reach_of_force);
      if (in("force", from, cue.begin) != nullptr || in("fitting", cue.end, to) != nullptr) return &cue;
    }
    return nullptr;
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
    for (const Named& named : scene_.named[paragraph]) {
      const Found& offence = *named.found;
      if (offence.kind != Kind::offence || offence.id == subject_matter) continue;
      if (offence.begin < range.begin || offence.end > range.end) continue;
      Frame frame = Sentence(scene_, paragraph, range).about(offence.begin, offence.end);
      if (frame.stance == Stance::none) frame = introduced(paragraph);
      if (frame.stance == Stance::none) frame = under_heading(paragraph, range);
      if (frame.stance != Stance::none) add(offence, speech, frame);
    }
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
      const Frame frame = Sentence(scene_, at, sentences.back()).as_introduction();
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
      link.attributes["cue"] = frame.cue;
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
