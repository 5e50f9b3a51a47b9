// A position composed of the cues of clauses, whatever their order: modality, act and view (polarity.h).
#include <algorithm>

#include "extract/relate/polarity.h"
#include "extract/relate/sentence_reader.h"

namespace treatygraph {
namespace {

constexpr std::uint32_t longest_front = 60;    // bytes of "Proponemos, además, "
constexpr std::uint32_t longest_opening = 60;  // bytes of "His delegation said that "

class Composed : public SentenceReader {
 public:
  using SentenceReader::SentenceReader;

  [[nodiscard]] Frame about(std::uint32_t begin, std::uint32_t end) const {
    const bool acts = may_speak_of_acts();
    if (!acts && !scene_.groups[paragraph_].may_hold("topic")) return {};
    const bool said = begin != range_.end && in("undecided", range_.begin, range_.end) == nullptr;
    if (!said || told_of_others(begin) || compared(begin) || is_asked(begin, end)) return {};
    if (is_set_apart(entry(begin, end), begin)) return {};
    const Frame composed = acts ? decided(heard(begin, end), begin, end) : Frame{};
    return composed.stance != Stance::none ? composed : of_topic(begin, end);
  }

  // Chinese says of much that is no offence what it says of one, so there the words must be of the convention's
  // contents.
  [[nodiscard]] Frame about_that() const {
    const bool chinese = scene_.recognised().setting.language == "zh";
    if (in("undecided", range_.begin, range_.end) != nullptr) return {};
    if (told_of_others(range_.end) || is_asked(range_.end, range_.end) || serves_others(range_)) return {};
    Verdict verdict;
    for (const Range& part : clauses_of(scene_, paragraph_, range_)) {
      Polarity said = said_in(part);
      if (!is_told_of(part, said) || in("condition", part.begin, part.end) != nullptr) continue;
      const bool of_that =
          in("that-conduct", part.begin, part.end) != nullptr && in("the-instrument", part.begin, part.end) != nullptr;
      if (said.act == 0 && said.view != 0 && of_that && !chinese) {
        said.act = 1;  // "such an offence is unacceptable", not "this is unacceptable"
        said.act_cue = said.view_cue;
      }
      verdict.hear(said);
    }
    if (chinese) return may_speak_of_acts() ? decided(verdict, range_.begin, range_.end) : Frame{};
    if (verdict.sign() == 0) return {};
    return verdict.sign() > 0 ? frame(Stance::proposes, *verdict.cue())
                              : refusal(*verdict.cue(), range_.begin, range_.begin);
  }

 private:
  // 至于网络钓鱼，我国认为有必要。: a topic, and behind it that it is approved of, which nothing follows; worries may
  // be of the conduct itself.
  [[nodiscard]] Frame of_topic(std::uint32_t begin, std::uint32_t end) const {
    const Range topic = clause(begin, end);
    if (!is_topic(begin) || in("topic", topic.begin, begin) == nullptr) return {};
    const std::vector<Range> behind = clauses_of(scene_, paragraph_, {topic.end, range_.end});
    if (behind.size() != 1) return {};
    const Polarity said = said_in(behind.front());
    if (said.act != 0 || said.view <= 0 || said.view_cue->end != behind.front().end) return {};
    return frame(Stance::proposes, *said.view_cue);
  }

  [[nodiscard]] Frame decided(const Verdict& verdict, std::uint32_t begin, std::uint32_t end) const {
    if (verdict.sign() == 0 || !is_of_contents(verdict, begin)) return {};
    return verdict.sign() > 0 ? frame(Stance::proposes, *verdict.cue()) : refusal(*verdict.cue(), begin, end);
  }

  [[nodiscard]] bool may_speak_of_acts() const {
    const CueGroups& groups = scene_.groups[paragraph_];
    if (!groups.may_hold("takes-in") && !groups.may_hold("keeps-out") && !groups.may_hold("other-law") &&
        !groups.may_hold("leaves-to"))
      return false;
    const auto cues = cues_in(scene_, paragraph_, range_.begin, range_.end);
    return std::any_of(cues.begin(), cues.end(), [](const CueHit& cue) {
      return cue.group == "takes-in" || cue.group == "keeps-out" || cue.group == "other-law" ||
             (cue.group == "leaves-to" && cue.value == "treaty");
    });
  }

  // The clauses that speak of the offence: what stands in front in few words, its own, and those behind that have no
  // other.
  [[nodiscard]] Verdict heard(std::uint32_t begin, std::uint32_t end) const {
    Range head = {clause(begin_of_list(begin), begin).begin, clause(end, end_of_list(end)).end};
    const std::uint32_t from = entry(begin, end).begin;
    while (head.begin > from && goes_on(head)) head.begin = std::max(from, clause(head.begin - 1, head.begin).begin);
    const Range front = {from, head.begin};
    const bool opens = front.end - front.begin <= longest_front * letter_;
    Verdict verdict;
    if (demanded_) {
      Polarity demand;
      demand.urged = true;
      verdict.introduce(demand);
    }
    if (opens && !names_treaty(front.begin, front.end)) {
      for (const Range& part : clauses_of(scene_, paragraph_, front)) verdict.introduce(said_in(part));
    } else if (front.end > front.begin) {
      const Polarity before = said_in(clauses_of(scene_, paragraph_, front).back());
      if (before.hands_on) verdict.introduce(before);
    }
    const Polarity own = said_in(head);
    if (is_told_of(head, own)) verdict.hear(own);
    if (concedes(head, begin)) verdict.take_up();
    if (own.act == 0 && !opens) return verdict;
    bool of_others = serves_others(head);
    for (const Range& part : clauses_of(scene_, paragraph_, {head.end, range_.end})) {
      if (of_others && !turns_to_penal_law(part)) break;
      of_others = false;
      if (in("the-rest", part.begin, part.end) != nullptr) break;
      if (serves_others(part) || tells_another(part) || (names_offence(part) && !goes_on(part))) break;
      const Polarity said = said_in(part);
      if (is_told_of(part, said) && in("condition", part.begin, part.end) == nullptr) verdict.hear_behind(said);
    }
    return verdict;
  }

  // "Although it is often claimed that … should be criminalized, Kenya sees no need to do so": said only to be
  // answered.
  [[nodiscard]] bool concedes(const Range& head, std::uint32_t begin) const {
    const CueHit* word = in("concedes", head.begin, begin);
    return word != nullptr && word->begin <= head.begin + longest_opening * letter_;
  }

  // 贩运军火的案件可以利用合作渠道，但不应重新定罪: the conduct is what is spoken of again.
  [[nodiscard]] bool turns_to_penal_law(const Range& part) const {
    const CueHit* turn = in("turns", part.begin, part.end);
    const CueHit* criminal = in("criminal", part.begin, part.end);
    return turn != nullptr && turn->begin == part.begin && criminal != nullptr && !names_offence(part);
  }

  // "apart from …", 而非……: what it is said of is not told by the words alone; 除 in 排除 sets nothing apart, nor does
  // 除核心罪行外， what stands behind.
  [[nodiscard]] bool is_set_apart(const Range& entry, std::uint32_t begin) const {
    constexpr std::uint32_t longest_front_of_aside = 12;  // bytes in front of 除
    const auto cues = cues_in(scene_, paragraph_, entry.begin, entry.end);
    return std::any_of(cues.begin(), cues.end(), [&](const CueHit& cue) {
      if (cue.group != "sets-apart") return false;
      const bool first =
          cue.begin <= entry.begin + longest_front_of_aside || clause(cue.begin, cue.begin).begin == cue.begin;
      const bool opens = first && cue.end <= begin;
      if (opens && cue.value.empty() && has_clause_mark(between(cue.end, begin))) return false;
      return std::none_of(cues.begin(), cues.end(), [&](const CueHit& out) {
        return out.group == "keeps-out" && out.begin <= cue.begin && cue.end <= out.end;
      });
    });
  }

  [[nodiscard]] Polarity said_in(const Range& part) const { return polarity_of(scene_, paragraph_, part); }
  [[nodiscard]] bool serves_others(const Range& part) const {
    return in("other-ends", part.begin, part.end) != nullptr;
  }

  // Of the convention, not of other ends, and not of a law that exists: "已将…定为犯罪", 本国法律未将……定为犯罪.
  // What is against the principles of a law at home is a view, and no act.
  [[nodiscard]] bool is_told_of(const Range& part, const Polarity& said) const {
    const bool exists = in("already", part.begin, part.end) != nullptr && in("force", part.begin, part.end) == nullptr;
    const bool demanded = said.demanded || in("force", entry(part.begin, part.end).begin, part.begin) != nullptr;
    const bool at_home = said.act != 0 && !demanded && in("own-practice", part.begin, part.end) != nullptr;
    return !exists && !at_home && !serves_others(part);
  }

  // Words of penal law, and of what a list takes in, are of the convention's contents anywhere; "address", "delete"
  // where the sentence speaks of its text.
  [[nodiscard]] bool is_of_contents(const Verdict& verdict, std::uint32_t begin) const {
    const CueHit& act = *verdict.act_cue();
    if (act.value == "text") return !names_treaty(clause(begin, begin).begin, begin) && !tells_own_law();
    if (act.value == "next" || act.value == "whole" || act.value == "self" || verdict.is_double_negative() ||
        act.group == "other-law" || act.group == "leaves-to" || penal_ || in("criminal", act.begin, act.end) != nullptr)
      return true;
    constexpr std::uint32_t longest_lead = 30;  // bytes of "would like to see "
    const std::uint32_t from = act.begin > longest_lead ? act.begin - longest_lead : 0;
    for (const CueHit& cue : cues_in(scene_, paragraph_, from, act.end)) {
      const bool takes = cue.group == "covers" && (cue.value == "takes" || cue.value == "self");
      if (cue.end > act.begin && (takes || cue.group == "criminal")) return true;
    }
    return act.group == "keeps-out" ? in("the-instrument", range_.begin, range_.end) != nullptr || names_its_text()
                                    : speaks_of_offences();
  }

  // 我国刑法关于……的条款: a text that exists.
  [[nodiscard]] bool tells_own_law() const { return in("own-practice", range_.begin, range_.end) != nullptr; }

  // 第二十条应整条删除, 滥用设备一罪，我国建议删去.
  [[nodiscard]] bool names_its_text() const {
    const auto cues = cues_in(scene_, paragraph_, range_.begin, range_.end);
    return std::any_of(cues.begin(), cues.end(),
                       [](const CueHit& cue) { return cue.group == "takes-in" && cue.value == "text"; });
  }

  // ", as well as …", "，以及……": a clause that goes on with a list. A bare "and" may begin a new one.
  [[nodiscard]] bool goes_on(const Range& part) const {
    constexpr std::uint32_t near = 2, bare = 5;  // bytes
    const auto cues = cues_in(scene_, paragraph_, part.begin, part.begin + near);
    return std::any_of(cues.begin(), cues.end(),
                       [](const CueHit& cue) { return cue.group == "joins" && cue.end - cue.begin > bare; });
  }

  // "；埃及代表则主张……": another speaks.
  [[nodiscard]] bool tells_another(const Range& part) const {
    const auto named = named_in(scene_, paragraph_, part.begin, part.end);
    return std::any_of(named.begin(), named.end(), [&](const Named& one) {
      return is_actor(one.found->kind) && !is_speaker(one.found->id) && in("says", one.found->end, part.end) != nullptr;
    });
  }

  [[nodiscard]] bool names_offence(const Range& part) const {
    const auto named = named_in(scene_, paragraph_, part.begin, part.end);
    return std::any_of(named.begin(), named.end(), [](const Named& one) {
      return one.found->kind == facts::Kind::offence && !is_no_conduct(one.found->id);
    });
  }
};

}  // namespace

Frame composed_position(const Sentence& sentence, std::uint32_t begin, std::uint32_t end) {
  return Composed(sentence).about(begin, end);
}

Frame composed_position_on_that(const Sentence& sentence) { return Composed(sentence).about_that(); }

}  // namespace treatygraph
