#include "extract/relate/sentence_reader.h"

#include <algorithm>
#include <array>
#include <ranges>

#include "extract/base/text.h"

namespace treatygraph {
namespace {

constexpr std::uint32_t longest_gap = 24;    // bytes between two names of one list: "、以及", ", and the "
constexpr std::uint32_t longest_start = 36;  // bytes before the list that a sentence is about
constexpr std::uint32_t longest_name = 200;  // bytes of a name that a word of penal law may be a part of

}  // namespace

bool in_subject_matter(const Scene& scene, std::uint32_t paragraph, const CueHit& cue) {
  const auto named = named_in(scene, paragraph, cue.begin > longest_name ? cue.begin - longest_name : 0, cue.end);
  return std::any_of(named.begin(), named.end(), [&](const Named& one) {
    return one.found->id == subject_matter && one.found->begin <= cue.begin && cue.end <= one.found->end;
  });
}

const CueHit* SentenceReader::in(CueGroup group, std::uint32_t begin, std::uint32_t end) const {
  return cue_in(scene_, paragraph_, group, begin, end);
}

std::string_view SentenceReader::between(std::uint32_t begin, std::uint32_t end) const {
  return std::string_view(scene_.text(paragraph_)).substr(begin, end > begin ? end - begin : 0);
}

Range SentenceReader::clause(std::uint32_t begin, std::uint32_t end) const {
  Range clause = range_;
  const std::string_view before = between(range_.begin, begin), behind = between(end, range_.end);
  for (std::size_t at = before.size(); at-- > 0;) {
    const std::size_t mark = clause_mark_at(before, at);
    if (mark == 0) continue;
    clause.begin = range_.begin + static_cast<std::uint32_t>(at + mark);
    break;
  }
  for (std::size_t at = 0; at < behind.size(); ++at) {
    if (clause_mark_at(behind, at) == 0) continue;
    clause.end = end + static_cast<std::uint32_t>(at);
    break;
  }
  return clause;
}

Range SentenceReader::entry(std::uint32_t begin, std::uint32_t end) const {
  Range own = range_;
  for (const std::string_view mark : {"；", "; "}) {
    const std::size_t before = find_last(between(range_.begin, begin), mark);
    if (before != std::string_view::npos)
      own.begin = std::max(own.begin, range_.begin + static_cast<std::uint32_t>(before));
    const std::size_t behind = between(end, range_.end).find(mark);
    if (behind != std::string_view::npos) own.end = std::min(own.end, end + static_cast<std::uint32_t>(behind));
  }
  return own;
}

bool SentenceReader::turns(std::uint32_t begin, std::uint32_t end) const {
  for (const CueHit& cue : cues_in(scene_, paragraph_, begin, end)) {
    if (cue.group != "turns" || cue.end > end) continue;
    const std::string_view word = between(cue.begin, cue.end), before = between(begin, cue.begin);
    const bool in_list = before.find("：") != std::string_view::npos || before.find(": ") != std::string_view::npos;
    if (!in_list || (word != "；" && word != ";")) return true;
  }
  return false;
}

bool SentenceReader::parts_list(std::uint32_t begin, std::uint32_t end) const {
  static constexpr std::array<CueGroup, 8> words = {"sets-apart", "criminal",    "rejects-offence", "approves",
                                                    "force",      "disapproves", "takes-in",        "keeps-out"};
  return turns(begin, end) || std::any_of(words.begin(), words.end(),
                                          [&](const CueGroup& group) { return in(group, begin, end) != nullptr; });
}

std::uint32_t SentenceReader::begin_of_list(std::uint32_t begin) const {
  const auto named = named_in(scene_, paragraph_, range_.begin, begin);
  for (const Named& one : std::views::reverse(named)) {
    if (one.found->kind != facts::Kind::offence || one.found->end + longest_gap < begin) break;
    if (parts_list(one.found->end, begin)) break;
    begin = std::min(begin, one.found->begin);
  }
  return begin;
}

std::uint32_t SentenceReader::end_of_list(std::uint32_t end) const {
  for (const Named& named : named_in(scene_, paragraph_, end, range_.end)) {
    if (named.found->kind != facts::Kind::offence) continue;
    if (named.found->begin > end + longest_gap || named.found->end > range_.end) break;
    if (parts_list(end, named.found->begin)) break;
    end = std::max(end, named.found->end);
  }
  return end;
}

bool SentenceReader::is_topic(std::uint32_t begin) const {
  return begin != range_.end && begin_of_list(begin) - range_.begin <= longest_start;
}

bool SentenceReader::is_measure(std::uint32_t begin, std::uint32_t end) const {
  constexpr std::uint32_t longest_word = 12, longest_adverb = 6;  // bytes of 包含在, of 已经
  const std::uint32_t list_end = end_of_list(end);
  const auto is_behind_word = [&](std::uint32_t at) {
    const CueHit* front = last_cue_in(scene_, paragraph_, "measured-by", at - std::min(at, longest_word), at);
    return front != nullptr && front->end == at && front->value != "-";
  };
  bool measured = is_behind_word(begin);
  for (const Named& one : named_in(scene_, paragraph_, begin_of_list(begin), begin))
    measured = measured || (one.found->kind == facts::Kind::offence && is_behind_word(one.found->begin));
  const CueHit* behind = in("overlaps", list_end, std::min(range_.end, list_end + 3 * longest_word));
  return measured && behind != nullptr && behind->begin <= list_end + longest_adverb;
}

bool SentenceReader::opens_list(std::uint32_t at) const {
  const std::string_view rest = between(at, range_.end);
  return rest.starts_with("：") || rest.starts_with(": ");
}

bool SentenceReader::is_speaker(std::string_view id) const {
  const std::vector<Range>& sentences = scene_.sentences(paragraph_);
  const auto own = std::ranges::upper_bound(sentences, range_.begin, {}, [](const Range& each) { return each.end; });
  if (own == sentences.end()) return false;
  const auto& actors = scene_.speeches[paragraph_][static_cast<std::size_t>(own - sentences.begin())].actors;
  return std::any_of(actors.begin(), actors.end(), [&](const Actor& actor) { return actor.id == id; });
}

// 秘鲁注意到中国建议……: another one's word for it stands in front, with no word of the speaker's own between.
bool SentenceReader::told_of_another(std::uint32_t begin) const {
  const CueHit* noted = last_cue_in(scene_, paragraph_, "notes-others", range_.begin, begin);
  if (noted == nullptr || turns(noted->end, begin)) return false;
  const auto named = named_in(scene_, paragraph_, noted->end, begin);
  return std::any_of(named.begin(), named.end(), [&](const Named& one) {
    constexpr std::uint32_t near = 12;  // bytes from the name to its verb
    const std::uint32_t stop = std::min(begin, one.found->end + near * letter_);
    return is_actor(one.found->kind) && !is_speaker(one.found->id) && in("says", one.found->end, stop) != nullptr;
  });
}

// "the proposal of Togo to include …": another one's, whatever the speaker says of it (proposals.cpp).
bool SentenceReader::is_proposed_by_another(std::uint32_t begin) const {
  const CueHit* proposal = last_cue_in(scene_, paragraph_, "proposal-of", range_.begin, begin);
  if (proposal == nullptr || proposal->value == "after" || turns(proposal->end, begin)) return false;
  constexpr std::uint32_t longest_way = 30;  // bytes of a letter of one
  const auto named =
      named_in(scene_, paragraph_, proposal->end, std::min(begin, proposal->end + longest_way * letter_));
  return std::any_of(named.begin(), named.end(),
                     [&](const Named& one) { return is_actor(one.found->kind) && !is_speaker(one.found->id); });
}

bool SentenceReader::told_of_others(std::uint32_t begin) const {
  if (told_of_another(begin) || is_proposed_by_another(begin)) return true;
  if (by_others_) return false;
  const CueHit* others = last_cue_in(scene_, paragraph_, "others", range_.begin, begin);
  if (others == nullptr || in("oneself", others->end, begin) != nullptr || turns(others->end, begin)) return false;
  const auto named = named_in(scene_, paragraph_, others->end, begin);
  return std::none_of(named.begin(), named.end(), [](const Named& one) { return is_actor(one.found->kind); });
}

bool SentenceReader::compared(std::uint32_t begin) const {
  const CueHit* comparison = last_cue_in(scene_, paragraph_, "comparison", range_.begin, begin);
  if (comparison == nullptr || has_clause_mark(between(comparison->end, begin))) return false;
  return in("force", comparison->end, begin) == nullptr;
}

bool SentenceReader::is_asked(std::uint32_t begin, std::uint32_t end) const {
  const bool of_list = begin == range_.end;  // then the question may stand anywhere
  const CueHit* asks = in("open-question", of_list ? range_.begin : clause(begin, end).begin, begin);
  return asks != nullptr && openness(range_.begin, range_.end) == nullptr;
}

bool SentenceReader::speaks_of_offences() const {
  const auto cues = cues_in(scene_, paragraph_, range_.begin, range_.end);
  return std::any_of(cues.begin(), cues.end(), [&](const CueHit& cue) {
    return cue.group == "penal-context" && cue.end <= range_.end && !in_subject_matter(scene_, paragraph_, cue);
  });
}

bool SentenceReader::names_treaty(std::uint32_t begin, std::uint32_t end) const {
  const auto between = named_in(scene_, paragraph_, begin, end);
  return std::any_of(between.begin(), between.end(), [&](const Named& named) {
    return !named.reference && named.found->kind == facts::Kind::instrument && named.found->end <= end &&
           named.found->id != "new-un-convention";
  });
}

const CueHit* SentenceReader::openness(std::uint32_t begin, std::uint32_t end) const {
  const CueHit* force = in("force", begin, end);
  return force != nullptr && force->value == "open" ? force : nullptr;
}

Frame SentenceReader::frame(Stance stance, const CueHit& cue) const {
  Frame frame;
  frame.stance = stance;
  frame.cue = std::string(between(cue.begin, cue.end));
  const CueHit* force = last_cue_in(scene_, paragraph_, "force", range_.begin, std::min(range_.end, cue.end + 3));
  if (force == nullptr) force = openness(cue.end, range_.end);
  if (force == nullptr) force = reserve(cue.end);
  frame.force = force == nullptr ? "should" : std::string(force->value);
  if (const CueHit* condition = in("condition", range_.begin, range_.end)) {
    const std::string_view rest = between(condition->begin, range_.end);
    const std::size_t stop = std::min({rest.find("，"), rest.find(", "), rest.find("، ")});
    frame.condition = std::string(rest.substr(0, stop));
  }
  return frame;
}

Frame SentenceReader::refusal(const CueHit& cue, std::uint32_t begin, std::uint32_t end) const {
  Frame refused = frame(Stance::rejects, cue);
  refused.ground = ground(entry(begin, end));
  if (refused.ground.empty() && !opens_list(cue.end)) refused.ground = ground(range_);
  if (refused.ground.empty() && cue.group == "suffices" && names_treaty(range_.begin, range_.end))
    refused.ground = "covered-elsewhere";
  if (refused.ground.empty()) refused.ground = "unstated";
  return refused;
}

const CueHit* SentenceReader::reserve(std::uint32_t begin) const {
  const CueHit* force = in("force", begin, range_.end);
  return force != nullptr && force->value == "may-consider" ? force : nullptr;
}

std::string SentenceReader::ground(const Range& range) const {
  static constexpr std::array<CueGroup, 5> grounds = {"covered-elsewhere", "general-law-suffices", "too-vague",
                                                      "out-of-scope", "rights"};
  for (const CueGroup group : grounds) {
    if (in(group, range.begin, range.end) != nullptr) return std::string(group.name());
  }
  return "";
}

}  // namespace treatygraph
