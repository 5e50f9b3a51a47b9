#include "extract/relate/position.h"

#include <algorithm>
#include <array>

#include "extract/relate/polarity.h"
#include "extract/relate/sentence_reader.h"

namespace treatygraph {
namespace {

constexpr std::uint32_t reach_of_force = 90;   // bytes from 应 to the verb that it strengthens
constexpr std::uint32_t reach_back = 60;       // bytes from an offence to a verb behind it: "…应被纳入"
constexpr std::uint32_t reach_of_cover = 240;  // bytes from 涵盖 to the last offence of its list
constexpr std::uint32_t longest_gap = 24;      // bytes between two names of one list: "、以及", ", and the "
constexpr std::uint32_t near_set_apart = 9;    // bytes from "rather than" to the offence: " that of "
constexpr std::uint32_t near_taken = 12;       // bytes from "inclusion" to the first offence: " of an "
constexpr std::uint32_t longest_introduction = 4000;
constexpr std::size_t longest_lead = 90;     // bytes of an entry before its colon: "实质性罪行的刑事定罪："
constexpr std::uint32_t longest_start = 36;  // bytes in which the word that points back stands

// What listed words say of an offence: the readings of position_on() where composed_position() has none.
class Reader : public SentenceReader {
 public:
  using SentenceReader::SentenceReader;

  [[nodiscard]] Frame about(std::uint32_t begin, std::uint32_t end) const {
    if (told_of_others(begin)) {
      const CueHit* cue = in("disagrees", end, range_.end);
      return cue == nullptr ? Frame{} : refusal(*cue, begin, end);
    }
    if (in("undecided", range_.begin, range_.end) != nullptr) return {};
    if (const CueHit* cue = setting_apart(begin, end)) return apart(*cue, begin, end);
    if (const CueHit* cue = rejecting(begin, end))
      return is_denied(*cue) ? frame(Stance::proposes, *cue) : refusal(*cue, begin, end);
    if (const CueHit* cue = in("suffices", range_.begin, begin)) return refusal(*cue, begin, end);
    if (const CueHit* cue = in("suffices", end, range_.end); cue != nullptr && is_topic(begin))
      return is_all(end, *cue) ? frame(Stance::proposes, *cue) : refusal(*cue, begin, end);
    if (compared(begin) || !demands() || is_asked(begin, end)) return {};
    if (const CueHit* cue = criminalising(begin, end)) {
      Frame strong = frame(Stance::proposes, *cue);
      strong.criminalises = true;
      return strong;
    }
    const CueHit* open = is_topic(begin) ? openness(end, range_.end) : nullptr;  // 至于……，我国持开放态度
    if (const CueHit* cue = open != nullptr ? open : covering(begin, end)) {
      Frame weak = frame(Stance::proposes, *cue);
      weak.confidence = 0.75;
      return weak;
    }
    return leaning(begin, end);
  }

  [[nodiscard]] bool measures(std::uint32_t begin, std::uint32_t end) const { return is_measure(begin, end); }

  [[nodiscard]] Frame reply(const CueHit& answer, bool wanted) const {
    return wanted ? frame(Stance::proposes, answer) : refusal(answer, range_.begin, range_.end);
  }

 private:
  // 非法访问、数据干扰，足矣: the list itself suffices, and no other law.
  [[nodiscard]] bool is_all(std::uint32_t end, const CueHit& suffices) const {
    const std::string_view way = between(end_of_list(end), suffices.begin);
    return suffices.value == "all" && !way.empty() && clause_mark_at(way, 0) == way.size();
  }

  // 肯尼亚期待条约终结网络钓鱼: a demand that speaks of the convention and of the offence, in words that are not known.
  [[nodiscard]] Frame leaning(std::uint32_t begin, std::uint32_t end) const {
    if (begin == range_.end || in("the-instrument", range_.begin, range_.end) == nullptr) return {};
    const Range own = clause(begin, end);
    for (const CueGroup elsewhere : {CueGroup("other-ends"), CueGroup("already"), CueGroup("as-a-problem")}) {
      if (in(elsewhere, range_.begin, range_.end) != nullptr) return {};
    }
    if (in("condition", own.begin, begin) != nullptr || names_treaty(range_.begin, range_.end)) return {};
    const CueHit* force = last_cue_in(scene_, paragraph_, "force", range_.begin, begin);
    if (force == nullptr) force = in("force", end, range_.end);
    if (force == nullptr || turns(std::min(force->end, end), std::max(force->begin, begin))) return {};
    if (in("negation", std::min(own.begin, force->begin), std::max(own.end, force->end)) != nullptr) return {};
    Frame leans = frame(Stance::proposes, *force);
    leans.confidence = 0.6;
    return leans;
  }

  [[nodiscard]] std::uint32_t near_behind() const { return reach_back * letter_; }

  [[nodiscard]] std::uint32_t force_reach() const { return reach_of_force * letter_; }

  [[nodiscard]] bool demands() const {
    const auto cues = cues_in(scene_, paragraph_, range_.begin, range_.end);
    return std::any_of(cues.begin(), cues.end(), [&](const CueHit& cue) {
      const bool covers = cue.group == "covers" && (cue.value == "accepts" || cue.value == "self");
      return cue.end <= range_.end && (covers || cue.group == "force" || cue.group == "fitting");
    });
  }

  // "rather than spam", 垃圾邮件除外: said of the offence, or of the list that it stands in.
  [[nodiscard]] const CueHit* setting_apart(std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t first = begin_of_list(begin), last = end_of_list(end);
    for (const CueHit& cue : cues_in(scene_, paragraph_, range_.begin, range_.end)) {
      if (cue.group != "sets-apart" || cue.end > range_.end) continue;
      const bool opens = cue.begin <= range_.begin + near_taken && cue.end <= begin;  // "Except for …, …"
      if (opens && has_clause_mark(between(cue.end, begin))) continue;
      const bool behind = cue.value == "behind" && cue.begin >= last && cue.begin - last <= near_set_apart;
      const bool before = cue.value.empty() && cue.end <= first && first - cue.end <= near_set_apart;
      if (behind || before) return in("in-addition", cue.end, range_.end) == nullptr ? &cue : nullptr;
    }
    return nullptr;
  }

  // What is set apart from a demand is refused, what is set apart from a refusal is wanted.
  [[nodiscard]] Frame apart(const CueHit& cue, std::uint32_t begin, std::uint32_t end) const {
    const auto cues = cues_in(scene_, paragraph_, range_.begin, range_.end);
    const bool refused = std::any_of(cues.begin(), cues.end(), [&](const CueHit& other) {
      return other.group == "rejects-offence" && (other.end <= cue.begin || other.begin >= end) &&
             (other.value.empty() || speaks_of_covering(other));
    });
    if (refused) return frame(Stance::proposes, cue);
    const bool wanted = demands() && (in("criminal", range_.begin, range_.end) != nullptr ||
                                      in("covers", range_.begin, range_.end) != nullptr);
    return wanted ? refusal(cue, begin, end) : Frame{};
  }

  // 不认为……不应: two refusals are none.
  [[nodiscard]] bool is_denied(const CueHit& cue) const {
    const CueHit* denies = in("denies", range_.begin, cue.end);
    if (denies == nullptr) return false;
    const auto behind = cues_in(scene_, paragraph_, denies->end, range_.end);
    return !turns(range_.begin, range_.end) && std::any_of(behind.begin(), behind.end(), [&](const CueHit& other) {
      return other.group == "rejects-offence" && other.value != "?" && other.end <= range_.end;
    });
  }

  // A word of rejection in front with no turn ("但", "而应", "；") between, or close behind; one of the whole sentence
  // ("…应予拒绝") anywhere behind.
  [[nodiscard]] const CueHit* rejecting(std::uint32_t begin, std::uint32_t end) const {
    const CueHit* last = in("rejects-all", end, range_.end);
    if (last != nullptr && (turns(end, last->begin) || !is_of_the_act(*last))) last = nullptr;
    for (const CueHit& cue : cues_in(scene_, paragraph_, range_.begin, range_.end)) {
      const bool denies = cue.group == "denies";
      if ((!denies && cue.group != "rejects-offence") || cue.end > range_.end) continue;
      if ((denies || !cue.value.empty()) && !speaks_of_covering(cue)) continue;
      if (cue.end <= begin && !turns(cue.end, begin) && !is_asked_anew(cue, begin)) last = &cue;
      if (cue.begin >= end && (has_own_object(cue) || is_said_of_another(cue, begin, end))) continue;
      const bool near = cue.begin >= end && (cue.begin - end <= near_behind() || is_topic(begin));
      const bool behind = near && (!turns(end, cue.begin) || (cue.value.empty() && !denies && is_conceded(begin, end)));
      if (behind && last == nullptr) last = &cue;
    }
    return last;
  }

  // "Criminalizing … would endanger …", 将……定罪会损害……: the harm is done by the act of criminalising.
  [[nodiscard]] bool is_of_the_act(const CueHit& refusal) const {
    return refusal.value != "act" || in("criminal", range_.begin, refusal.begin) != nullptr ||
           in("covers", range_.begin, refusal.begin) != nullptr;
  }

  // Does a clause demand that something be covered or criminalised?
  [[nodiscard]] bool is_demand(const Range& clause) const {
    const CueHit* force = in("force", clause.begin, clause.end);
    return force != nullptr &&
           (in("covers", clause.begin, clause.end) != nullptr || in("criminal", clause.begin, clause.end) != nullptr);
  }

  // 反对列入垃圾邮件，支持列入网络钓鱼: the refusal has its object, and a later clause demands.
  [[nodiscard]] bool is_asked_anew(const CueHit& refusal, std::uint32_t begin) const {
    const Range own = clause(begin, begin);
    return own.begin > refusal.end && has_own_object(refusal) && is_demand(own);
  }

  // 恐怖主义固然可恶，但……: what the sentence concedes first is what it turns to refuse.
  [[nodiscard]] bool is_conceded(std::uint32_t begin, std::uint32_t end) const {
    const Range topic = {range_.begin, clause(begin, end).end};
    return is_topic(begin) && in("concedes", topic.begin, topic.end) != nullptr && !is_demand(topic);
  }

  // 网络钓鱼应当列入，垃圾邮件则不必: the clause of the refusal begins with another offence, and this one is demanded.
  [[nodiscard]] bool is_said_of_another(const CueHit& refusal, std::uint32_t begin, std::uint32_t end) const {
    const Range own = clause(begin, end), other = clause(refusal.begin, refusal.begin);
    if (other.begin < own.end || !is_demand({range_.begin, own.end})) return false;
    const auto named = named_in(scene_, paragraph_, other.begin, refusal.begin);
    return std::any_of(named.begin(), named.end(),
                       [](const Named& one) { return one.found->kind == facts::Kind::offence; });
  }

  // 不支持列入垃圾邮件: the refusal behind is of another offence.
  [[nodiscard]] bool has_own_object(const CueHit& cue) const {
    const auto named = named_in(scene_, paragraph_, cue.end, clause(cue.begin, cue.end).end);
    return std::any_of(named.begin(), named.end(),
                       [](const Named& one) { return one.found->kind == facts::Kind::offence; });
  }

  // "不应将", "无需" reject only where the sentence goes on to cover or criminalise; a bare 不应 where its own clause
  // does.
  [[nodiscard]] bool speaks_of_covering(const CueHit& cue) const {
    const std::uint32_t stop = cue.value == "clause" ? clause(cue.begin, cue.end).end : range_.end;
    const std::uint32_t to = std::min(stop, cue.end + force_reach());
    return in("covers", cue.end, to) != nullptr || in("criminal", cue.end, stop) != nullptr ||
           (cue.value != "clause" && in("would-cover", range_.begin, range_.end) != nullptr);
  }

  // A word of criminalising; before a list also "以下……犯罪：".
  [[nodiscard]] const CueHit* criminalising(std::uint32_t begin, std::uint32_t end) const {
    const CueHit* cue = in("criminal", range_.begin, range_.end);
    if (cue != nullptr && (past(*cue) || diverted(*cue, begin, end) || only_conditional(*cue, begin, end) ||
                           (begin != range_.end && is_negated(*cue))))
      cue = nullptr;
    if (cue != nullptr || begin != range_.end) return cue;
    cue = last_cue_in(scene_, paragraph_, "lists-offences", range_.begin, range_.end);
    if (cue == nullptr) return nullptr;
    const std::uint32_t from = cue->value == "any" ? range_.begin : cue->end;  // 罪行可分为两类：
    if (in("penal-context", from, range_.end) == nullptr) return nullptr;
    return diverted(*cue, begin, end) ? nullptr : cue;
  }

  // "not something that we want to see covered": what composed_position() cannot read is not asked for so. Chinese says
  // it with words of its own, 不应, 无需.
  [[nodiscard]] bool is_negated(const CueHit& verb) const {
    if (verb.value == "accepts" || scene_.recognised().setting.language == "zh") return false;
    constexpr std::uint32_t reach_of_negation = 45;
    const std::uint32_t from =
        std::max(clause(verb.begin, verb.begin).begin, verb.begin - std::min(verb.begin, reach_of_negation * letter_));
    const auto front = cues_in(scene_, paragraph_, from, verb.begin);
    const auto named = named_in(scene_, paragraph_, from, verb.begin);
    const auto negates = [&](const CueHit& cue) {  // 犯罪未遂 negates nothing
      if (cue.group != "negates" || cue.value == "-" || cue.value == "on" || cue.end > verb.begin) return false;
      return std::none_of(named.begin(), named.end(),
                          [&](const Named& one) { return one.found->begin <= cue.begin && cue.end <= one.found->end; });
    };
    return std::count_if(front.begin(), front.end(), negates) % 2 == 1;
  }

  // "已将…定为犯罪", 本国法律未将……定为犯罪 tell of a law that exists.
  [[nodiscard]] bool past(const CueHit& criminal) const {
    const CueHit* known = last_cue_in(scene_, paragraph_, "already", range_.begin, criminal.begin);
    if (known != nullptr) return in("force", known->end, criminal.begin) == nullptr;
    known = in("own-practice", clause(criminal.begin, criminal.end).begin, criminal.begin);
    return known != nullptr && in("force", range_.begin, criminal.begin) == nullptr;
  }

  // A verb of covering that is strengthened (应涵盖, 应被纳入) and whose object the offence may be.
  [[nodiscard]] const CueHit* covering(std::uint32_t begin, std::uint32_t end) const {
    const bool penal = penal_ || speaks_of_offences();
    for (const CueHit& cue : cues_in(scene_, paragraph_, range_.begin, range_.end)) {
      if (cue.group != "covers" || cue.end > range_.end) continue;
      const bool taken = takes_offence(cue, begin, end);
      if (!taken && ((!penal && !opens_list(cue.end)) || cue.value == "next" || cue.value == "accepts")) continue;
      if (!reaches(cue, begin, end) || !strengthened(cue)) continue;
      if (begin != range_.end && is_negated(cue)) continue;
      if (!diverted(cue, begin, end) && !only_conditional(cue, begin, end)) return &cue;
    }
    return nullptr;
  }

  // "the inclusion of spam", 列入垃圾邮件, "Spam should be included": what an instrument takes in is an offence.
  [[nodiscard]] bool takes_offence(const CueHit& cue, std::uint32_t begin, std::uint32_t end) const {
    if (cue.value.empty() || cue.value == "explains") return false;
    if (begin != range_.end && cue.begin >= end) {
      const std::uint32_t last = end_of_list(end);
      return cue.value == "self" || (cue.value == "takes" && cue.begin >= last && cue.begin - last <= longest_gap);
    }
    if (cue.value == "self" || cue.end > begin) return false;
    if (begin == range_.end) return begin - cue.end <= near_taken;
    for (const Named& named : named_in(scene_, paragraph_, cue.end, begin + 1)) {
      if (named.found->kind != facts::Kind::offence) continue;
      return named.found->begin - cue.end <= near_taken && !turns(named.found->end, begin);
    }
    return false;
  }

  [[nodiscard]] bool reaches(const CueHit& verb, std::uint32_t begin, std::uint32_t end) const {
    if (begin == range_.end) return true;
    if (verb.begin >= end) {
      const Range list = {begin, end_of_list(end)};
      return verb.begin < list.end + near_behind() || clause(list.begin, list.end).end >= verb.end ||
             (is_topic(begin) && in("other-ends", end, range_.end) == nullptr && !has_own_object(verb));
    }
    return begin < verb.end + reach_of_cover || between(verb.end, begin).find("：") != std::string_view::npos;
  }

  // "如果公约涵盖……，则": what only the condition names is not asked for.
  [[nodiscard]] bool only_conditional(const CueHit& verb, std::uint32_t begin, std::uint32_t end) const {
    if (begin == range_.end) return false;
    const Range own = clause(begin, end);
    const bool elsewhere = verb.end <= own.begin || verb.begin >= own.end;
    return elsewhere && in("condition", own.begin, begin) != nullptr;
  }

  // 应 in front of the verb, or 是适当的 behind it. After a comma the demand goes on to a verb of aim
  // ("应制定一项公约， 侧重于…"), but 包括 there only explains a noun ("应建立机制，包括…"), and after another treaty's
  // name its subject is that treaty ("应借鉴《…公约》，其中涵盖…").
  [[nodiscard]] bool strengthened(const CueHit& verb) const {
    const std::uint32_t from = verb.begin > range_.begin + force_reach() ? verb.begin - force_reach() : range_.begin;
    const std::uint32_t to = std::min(range_.end, verb.end + force_reach());
    if (verb.value == "accepts" || verb.value == "self") return true;
    if (in("fitting", verb.end, to) != nullptr || openness(verb.end, to) != nullptr) return true;
    const CueHit* force = last_cue_in(scene_, paragraph_, "force", from, verb.begin);
    if (force == nullptr) return false;
    if (force->value == "may-consider" && names_treaty(range_.begin, force->begin))
      return false;  // what that treaty does
    const bool same_clause = clause(verb.begin, verb.begin).begin <= force->begin;
    return same_clause || (verb.value != "explains" && !names_treaty(force->end, verb.begin));
  }

  // "应涵盖打击洗钱的合作", "应包括与贩毒有关的电子证据": covered is the cooperation, not the offence.
  [[nodiscard]] bool diverted(const CueHit& verb, std::uint32_t begin, std::uint32_t end) const {
    if (begin == range_.end) return in("other-ends", verb.end, range_.end) != nullptr;
    if (verb.end <= begin && in("other-ends", verb.end, begin) != nullptr) return true;
    const Range around = clause(begin, end);
    return in("other-ends", end, verb.begin >= end ? std::min(verb.begin, around.end) : around.end) != nullptr;
  }
};

std::uint32_t size_of(const Scene& scene, std::uint32_t paragraph) {
  return static_cast<std::uint32_t>(scene.text(paragraph).size());
}

// Does the title end, or in a language that sets the noun first, begin with the word: "核心犯罪", "Offences to be
// covered"?
bool is_head(std::string_view title, const CueHit& cue) {
  std::string_view rest = title.substr(cue.end);
  while (!rest.empty() && (rest.front() == ' ' || rest.front() == '.')) rest.remove_prefix(1);
  return cue.begin == 0 || rest.empty();
}

const CueHit* penal_word(const Scene& scene, std::uint32_t title, std::uint32_t end) {
  if (cue_in(scene, title, "other-ends", 0, end) != nullptr) return nullptr;
  const std::string_view text = std::string_view(scene.text(title)).substr(0, end);
  const bool background = cue_in(scene, title, "background", 0, end) != nullptr;
  const CueHit* head = nullptr;
  for (const CueHit& cue : cues_in(scene, title, 0, end)) {
    if (cue.group != "offence-heading" || cue.end > end) continue;
    if (cue.value == "law") return &cue;
    if (head == nullptr && !background && is_head(text, cue) && !in_subject_matter(scene, title, cue)) head = &cue;
  }
  return head;
}

Frame position_of(const Scene& scene, std::uint32_t title, std::uint32_t end) {
  const CueHit* word = penal_word(scene, title, end);
  if (word == nullptr) return {};
  Frame frame;
  frame.confidence = 0.7;
  const CueHit* refusal = cue_in(scene, title, "rejects-offence", 0, end);
  const CueHit* cue = refusal != nullptr ? refusal : word;
  frame.cue = scene.text(title).substr(cue->begin, cue->end - cue->begin);
  frame.stance = refusal != nullptr ? Stance::rejects : Stance::proposes;
  const CueHit* force = cue_in(scene, title, "force", 0, end);
  frame.force = force == nullptr ? "should" : std::string(force->value);
  if (refusal != nullptr) frame.ground = "unstated";
  return frame;
}

}  // namespace

bool ends_in_question(const Sentence& sentence) {
  std::string_view text = std::string_view(sentence.scene.text(sentence.paragraph)).substr(0, sentence.range.end);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text.ends_with('?') || text.ends_with("？") || text.ends_with("؟");
}

Frame position_on(const Sentence& sentence, std::uint32_t begin, std::uint32_t end) {
  if (ends_in_question(sentence) || Reader(sentence).measures(begin, end)) return {};
  const Frame composed = composed_position(sentence, begin, end);
  const Frame listed = Reader(sentence).about(begin, end);  // where the two agree it knows force and grounds better
  return composed.stance != Stance::none && composed.stance != listed.stance ? composed : listed;
}

Frame position_on_list(const Sentence& sentence) {
  Sentence last = sentence;  // what is longer is no sentence any more
  if (last.range.end - last.range.begin > longest_introduction)
    last.range.begin = last.range.end - longest_introduction;
  return Reader(last).about(last.range.end, last.range.end);
}

bool demands_list(const Sentence& sentence) {
  const Range& range = sentence.range;
  const auto cues = cues_in(sentence.scene, sentence.paragraph, range.begin, range.end);
  const CueHit* force = last_cue_in(sentence.scene, sentence.paragraph, "force", range.begin, range.end);
  return force != nullptr && std::none_of(cues.begin(), cues.end(), [](const CueHit& cue) {
           static constexpr CueGroup sayings[] = {"other-ends",   "undecided", "open-question",
                                                  "own-practice", "negation",  "takes-in",
                                                  "keeps-out",    "others",    "already"};
           return std::find(std::begin(sayings), std::end(sayings), cue.group) != std::end(sayings);
         });
}

bool has_other_ends(const Sentence& sentence) {
  return Reader(sentence).in("other-ends", sentence.range.begin, sentence.range.end) != nullptr;
}

bool serves_other_ends(const Sentence& sentence, std::uint32_t begin, std::uint32_t end) {
  const Reader reader(sentence);
  const Range clause = reader.clause(begin, end);
  return reader.in("other-ends", clause.begin, begin) != nullptr || reader.in("other-ends", end, clause.end) != nullptr;
}

namespace {

// 有些代表团认为不宜列入。: the sentence ends with the act, and names no object.
bool ends_with_act(const Sentence& sentence) {
  constexpr std::uint32_t longest_word = 15, longest_sentence = 90;  // bytes
  const Range& range = sentence.range;
  if (range.end - range.begin > longest_sentence) return false;
  const std::string_view text = sentence.scene.text(sentence.paragraph);
  const auto cues =
      cues_in(sentence.scene, sentence.paragraph, range.end - std::min(range.end, longest_word), range.end);
  return std::any_of(cues.begin(), cues.end(), [&](const CueHit& cue) {
    const std::string_view rest = text.substr(cue.end, range.end - std::min(cue.end, range.end));
    return (cue.group == "takes-in" || cue.group == "keeps-out") &&
           (rest.empty() || clause_mark_at(rest, 0) == rest.size());
  });
}

}  // namespace

bool goes_back(const Sentence& sentence) {
  const Range& range = sentence.range;
  if (Reader(sentence).in("that-conduct", range.begin, range.end) == nullptr && !ends_with_act(sentence)) return false;
  const auto named = named_in(sentence.scene, sentence.paragraph, range.begin, range.end);
  return std::none_of(named.begin(), named.end(),
                      [](const Named& one) { return one.found->kind == facts::Kind::offence; });
}

bool speaks_of_that(const Sentence& sentence) {
  const Range& range = sentence.range;
  const std::uint32_t start = std::min(range.end, range.begin + 3 * longest_start);
  return Reader(sentence).in("that-conduct", range.begin, start) != nullptr && goes_back(sentence);
}

Frame position_on_that(const Sentence& sentence) {
  if (ends_in_question(sentence)) return {};
  const Frame composed = composed_position_on_that(sentence), listed = position_on_list(sentence);
  return composed.stance != Stance::none && composed.stance != listed.stance ? composed : listed;
}

Frame position_of_reply(const Sentence& question, const Sentence& reply, std::uint32_t begin, std::uint32_t end) {
  const Reader asked(question), answered(reply);
  const CueHit* answer =
      answered.in("answers", reply.range.begin, answered.clause(reply.range.begin, reply.range.begin).end);
  if (answer == nullptr ||
      (!ends_in_question(question) && asked.in("open-question", question.range.begin, begin) == nullptr))
    return {};
  const int act = polarity_of(question.scene, question.paragraph, asked.clause(begin, end)).act;
  return act == 0 ? Frame{} : answered.reply(*answer, (answer->value == "yes") == (act > 0));
}

bool points_back(const Sentence& sentence) {
  const CueHit* cue = Reader(sentence).in("same-subject", sentence.range.begin, sentence.range.end);
  return cue != nullptr && cue->begin <= sentence.range.begin + longest_start;
}

Frame position_of_title(const Scene& scene, std::uint32_t title) {
  return position_of(scene, title, size_of(scene, title));
}

bool is_penal_title(const Scene& scene, std::uint32_t title) {
  return penal_word(scene, title, size_of(scene, title)) != nullptr;
}

Frame position_of_lead(const Sentence& sentence, std::uint32_t begin) {
  const std::string_view text = std::string_view(sentence.scene.text(sentence.paragraph)).substr(0, longest_lead + 3);
  const std::size_t colon = std::min(text.find("："), text.find(": "));
  if (sentence.range.begin != 0 || colon > longest_lead || colon >= begin) return {};
  const auto end = static_cast<std::uint32_t>(colon);
  const CueHit* word = penal_word(sentence.scene, sentence.paragraph, end);
  return word != nullptr && word->value == "law" ? position_of(sentence.scene, sentence.paragraph, end) : Frame{};
}

Link position_link(const Found& offence, const Actor& actor, const Frame& frame, const std::string& voice,
                   std::string_view rule) {
  using facts::Predicate;
  const bool rejects = frame.stance == Stance::rejects;
  Link link = link_to(offence, actor, rejects ? Predicate::rejects_offence : Predicate::proposes_offence, rule);
  link.confidence = frame.confidence;
  link.attributes["voice"] = voice;
  if (!frame.cue.empty()) link.attributes["cue"] = frame.cue;
  link.attributes["force"] = frame.force;
  if (!frame.condition.empty()) link.attributes["condition"] = frame.condition;
  if (rejects) link.attributes["ground"] = frame.ground;
  return link;
}

}  // namespace treatygraph
