// PROPOSES_OFFENCE and REJECTS_OFFENCE: what an actor says that the convention should, or should not, cover or
// criminalise. Naming an offence proposes nothing: a sentence, or the sentence that introduces its list, must say it.
#include <algorithm>
#include <iterator>
#include <optional>

#include "extract/relate/sentence_reader.h"

namespace treatygraph {
namespace {

using facts::Kind;
using facts::Predicate;

constexpr std::size_t longest_line = 240;              // bytes of an unmarked line of a list
constexpr std::uint32_t longest_start_of_answer = 12;  // bytes before the first offence of an answer: 答：
constexpr std::uint32_t longest_join = 9;              // bytes between two offences of a bare list: 、以及
constexpr std::size_t longest_title = 90;              // bytes of an item that is only a title: "核心犯罪"
constexpr std::uint32_t longest_mark = 4;              // bytes of a full stop and a blank

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
    if (read.section != articles_.section) articles_ = {};
    if (read.role != Role::item && read.role != Role::note && !counts_on(read)) count_ = {};
    if (lines_.frame.stance != Stance::none && !is_line_of_list(paragraph)) lines_ = {};
    for (std::size_t i = 0; i < scene_.sentences(paragraph).size(); ++i) read_sentence(paragraph, i);
    if (ends_list(read.text)) lines_ = {};
    open_list(paragraph);
  }

  std::vector<Link> links;

 private:
  void read_sentence(std::uint32_t paragraph, std::size_t index) {
    const Speech& speech = scene_.speeches[paragraph][index];
    if (speech.actors.empty()) return;
    const Range range = scene_.sentences(paragraph)[index];
    const std::size_t first = links.size();
    reply(paragraph, index);
    for (const Named& named : named_in(scene_, paragraph, range.begin, range.end)) {
      const Found& offence = *named.found;
      if (offence.kind != Kind::offence || is_no_conduct(offence.id) || offence.end > range.end) continue;
      const Frame frame = position(paragraph, index, offence);
      if (frame.stance == Stance::none) continue;
      told_ = {frame, paragraph, index, offence.end};
      if (speech.actors.front().kind != Kind::voice) take_back(offence, frame.stance, first);
      add(offence, speech, frame);
    }
  }

  // 南非代表提议将网络钓鱼定为犯罪。丹麦代表认为此事应留给国内法。: what another speaker says of the offences that the
  // sentence before named.
  void reply(std::uint32_t paragraph, std::size_t index) {
    if (index == 0 || is_same_speaker(paragraph, index - 1, index)) return;
    const Sentence own = sentence(paragraph, index);
    if (!goes_back(own) || has_other_ends(own)) return;
    const Frame frame = position_on_that(own);
    if (frame.stance == Stance::none) return;
    constexpr std::size_t reach = 4;  // sentences
    const std::size_t known = links.size();
    for (std::size_t before = index; before-- > 0 && index - before <= reach && links.size() == known;) {
      const Range& range = scene_.sentences(paragraph)[before];
      for (const Named& named : named_in(scene_, paragraph, range.begin, range.end)) {
        if (named.found->kind == Kind::offence && !is_no_conduct(named.found->id))
          add(*named.found, scene_.speeches[paragraph][index], frame);
      }
    }
    for (std::size_t i = known; i < links.size(); ++i) {
      links[i].confidence = 0.7;
      links[i].quote_end = own.range.end;
    }
  }

  // Of what a sentence names twice its last word counts ("Spam is punished at home; spam has no place here"); voices
  // may differ.
  void take_back(const Found& offence, Stance stance, std::size_t first) {
    const Predicate opposite = stance == Stance::rejects ? Predicate::proposes_offence : Predicate::rejects_offence;
    const auto taken_back = [&](const Link& link) { return link.object == offence.id && link.predicate == opposite; };
    links.erase(std::remove_if(links.begin() + static_cast<std::ptrdiff_t>(first), links.end(), taken_back),
                links.end());
  }

  [[nodiscard]] Sentence sentence(std::uint32_t paragraph, std::size_t index) const {
    const bool penal = penal_title_of(paragraph).has_value() || begins_with_penal_topic(paragraph);
    const std::vector<Actor>& actors = scene_.speeches[paragraph][index].actors;
    const bool unnamed = !actors.empty() && actors.front().kind == Kind::voice;
    return {scene_, paragraph, scene_.sentences(paragraph)[index], penal, unnamed};
  }

  // "As to criminalization, …", 关于定罪，……: the paragraph says first what it is about.
  [[nodiscard]] bool begins_with_penal_topic(std::uint32_t paragraph) const {
    constexpr std::uint32_t longest_topic = 45;
    const auto cues = cues_in(scene_, paragraph, 0, longest_topic);
    return std::any_of(cues.begin(), cues.end(),
                       [](const CueHit& cue) { return cue.group == "offence-heading" && cue.value == "law"; });
  }

  // What the sentence says of the offence itself, else what it goes on with, else what introduces it.
  [[nodiscard]] Frame position(std::uint32_t paragraph, std::size_t index, const Found& offence) const {
    Sentence own = sentence(paragraph, index);
    own.range = around(own.range, offence);
    own.demanded = index == 0 && is_demanded(paragraph);
    Frame frame = position_on(own, offence.begin, offence.end);
    if (frame.stance == Stance::none) frame = continued(paragraph, index);
    if (frame.stance == Stance::none) frame = said_next(paragraph, index, offence);
    if (frame.stance == Stance::none && index == 0) frame = explained(offence);
    if (frame.stance == Stance::none && index == 0) frame = introduced(paragraph);  // later sentences only explain
    if (frame.stance == Stance::none) frame = likewise(own, index, offence);
    const bool told = scene_.speeches[paragraph][index].voice == "reported";  // a title is the reporter's word
    if (frame.stance == Stance::none && !told) frame = position_of_lead(own, offence.begin);
    if (frame.stance == Stance::none && !told) frame = entitled(own, offence);
    if (is_condition_of_another(own, offence)) frame.condition.clear();
    const bool direct = frame.criminalises || frame.stance == Stance::rejects;
    return direct || !serves_other_ends(own, offence.begin, offence.end) ? frame : Frame{};
  }

  // "States should: (a) Criminalize phishing": does the list that the entry stands in open with a demand?
  [[nodiscard]] bool is_demanded(std::uint32_t paragraph) const {
    const auto opener = opener_of(scene_.layout(), paragraph);
    if (!opener || scene_.sentences(*opener).empty()) return false;
    return demands_list(sentence(*opener, scene_.sentences(*opener).size() - 1));
  }

  // 应涵盖甲罪，只有在……的情况下才应涵盖乙罪: a condition that stands behind one offence and before another is the
  // other's.
  [[nodiscard]] bool is_condition_of_another(const Sentence& own, const Found& offence) const {
    const CueHit* condition = cue_in(scene_, own.paragraph, "condition", own.range.begin, own.range.end);
    if (condition == nullptr || condition->begin < offence.end) return false;
    const auto behind = named_in(scene_, own.paragraph, condition->end, own.range.end);
    return std::any_of(behind.begin(), behind.end(),
                       [](const Named& named) { return named.found->kind == Kind::offence; });
  }

  // "这些犯罪包括……": what the sentence before proposed goes on.
  [[nodiscard]] Frame continued(std::uint32_t paragraph, std::size_t index) const {
    if (index == 0 || !points_back(sentence(paragraph, index))) return {};
    Frame frame = position_on_list(sentence(paragraph, index - 1));
    if (frame.stance == Stance::none && told_.paragraph == paragraph && told_.sentence + 1 == index)
      frame = told_.frame;
    frame.confidence = 0.7;
    return frame;
  }

  // "…, and the same holds true of phishing", "…, as does smishing": what was said last in the sentence.
  [[nodiscard]] Frame likewise(const Sentence& own, std::size_t index, const Found& offence) const {
    if (told_.frame.stance == Stance::none || told_.paragraph != own.paragraph || told_.sentence != index) return {};
    const CueHit* same = cue_in(scene_, own.paragraph, "same-subject", told_.end, offence.begin);
    if (same == nullptr) return {};
    Frame frame = told_.frame;
    frame.confidence = 0.7;
    return frame;
  }

  // 网络钓鱼造成巨大损失。公约应将其定为犯罪。: what the next sentence says of it, by the same speaker.
  // 洗钱？贩毒？这些都不……: what is asked in one row has one answer.
  [[nodiscard]] Frame said_next(std::uint32_t paragraph, std::size_t index, const Found& offence) const {
    std::size_t at = index + 1;
    const auto& sentences = scene_.sentences(paragraph);
    const auto asks = [&](std::size_t i) { return ends_in_question(sentence(paragraph, i)); };
    while (at < sentences.size() && asks(at - 1) && asks(at)) ++at;
    if (at >= sentences.size() || !is_same_speaker(paragraph, index, at)) return {};
    const Sentence next = sentence(paragraph, at);
    Frame frame = position_of_reply(sentence(paragraph, index), next, offence.begin, offence.end);
    if (frame.stance == Stance::none && speaks_of_that(next) && !has_other_ends(next)) frame = position_on_that(next);
    frame.confidence = 0.7;
    return frame;
  }

  // "Conspiracy. The notion is unknown to our law. We would be obliged if it were left out.": what the sentences say of
  // the offence whose name is all that the entry begins with, the last of them last.
  [[nodiscard]] Frame explained(const Found& offence) const {
    const std::vector<Range>& sentences = scene_.sentences(offence.paragraph);
    Frame last;
    if (!is_name_of_entry(offence) || sentences.front().end > offence.end + longest_mark) return last;
    for (std::size_t i = 1; i < sentences.size(); ++i) {
      const Sentence each = sentence(offence.paragraph, i);
      if (names_offence(scene_, each.paragraph, each.range)) break;
      if (has_other_ends(each)) continue;
      const Frame frame = position_on_that(each);
      if (frame.stance != Stance::none) last = frame;
    }
    last.confidence = 0.7;
    return last;
  }

  [[nodiscard]] bool is_same_speaker(std::uint32_t paragraph, std::size_t one, std::size_t other) const {
    const auto& a = scene_.speeches[paragraph][one].actors;
    const auto& b = scene_.speeches[paragraph][other].actors;
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Actor& x, const Actor& y) { return x.id.view() == y.id.view(); });
  }

  // The sentence that introduces the list which the paragraph is an item of.
  [[nodiscard]] Frame introduced(std::uint32_t paragraph) const {
    std::uint32_t at = paragraph;
    for (int depth = 0; depth < 4; ++depth) {
      const Paragraph& item = scene_.layout().paragraphs[at];
      if (item.role != Role::item || item.parent == at) break;
      at = item.parent;
      if (scene_.sentences(at).empty() || !ends_in_colon(scene_.text(at))) continue;
      Frame frame = introduction(at);
      if (frame.stance != Stance::none) return frame;
    }
    if (lines_.frame.stance != Stance::none) return lines_.frame;
    return count_.frame.stance != Stance::none ? count_.frame : articles_.frame;
  }

  // What the last sentence of a paragraph that opens a list says of the list.
  [[nodiscard]] Frame introduction(std::uint32_t paragraph) const {
    const std::size_t last = scene_.sentences(paragraph).size() - 1;
    Frame frame = position_on_list(sentence(paragraph, last));
    if (frame.stance == Stance::none) frame = continued(paragraph, last);
    if (frame.stance == Stance::none && asks_for_list(sentence(paragraph, last)))
      frame = position_of_title(scene_, paragraph);
    const auto title = penal_title_of(paragraph);
    if (frame.stance != Stance::none || !title || has_other_ends(sentence(paragraph, last))) return frame;
    frame = position_of_title(scene_, *title);  // under 应予处理的罪行: an introduction that says neither yes nor no
    if (frame.stance == Stance::proposes) frame.force = "open";
    return frame;
  }

  // 关于应列入公约的罪行，一些代表团提出了下列建议：
  [[nodiscard]] bool asks_for_list(const Sentence& own) const {
    const auto holds = [&](CueGroup group) {
      return cue_in(scene_, own.paragraph, group, own.range.begin, own.range.end) != nullptr;
    };
    const CueHit* word = cue_in(scene_, own.paragraph, "offence-heading", own.range.begin, own.range.end);
    return word != nullptr && word->value == "law" && holds("lists-offences") && holds("force") &&
           !has_other_ends(own) && !tells_of_practice(own);
  }

  // A list whose entries are no items. "将下列行为定为刑事犯罪：" before articles 第1条, 第2条 … holds for all of them,
  // to the end of the section; before paragraphs that count from 1, as long as they count on.
  void open_list(std::uint32_t paragraph) {
    const auto& paragraphs = scene_.layout().paragraphs;
    const std::uint32_t next = paragraph + 1;
    if (next >= paragraphs.size() || scene_.sentences(paragraph).empty()) return;
    if (asks_for_offences(paragraph) && starts_with_offence(next)) lines_ = {answered(paragraph), 0, 0};
    if (!ends_in_colon(scene_.text(paragraph))) return;
    if (is_article(paragraphs[paragraph]) || paragraphs[next].role == Role::item) return;
    if (is_article(paragraphs[next]))
      articles_ = {position_on_list(sentence(paragraph, scene_.sentences(paragraph).size() - 1)),
                   paragraphs[paragraph].section, 0};
    else if (paragraphs[next].number == "1")
      count_ = {introduction(paragraph), paragraphs[paragraph].section, 1};
    else
      lines_ = {introduction(paragraph), 0, 0};
  }

  // "哪些行为应当定罪？", "Which conduct should be criminalized?": a question that a list answers.
  [[nodiscard]] bool asks_for_offences(std::uint32_t paragraph) const {
    const std::string& text = scene_.text(paragraph);
    const auto size = static_cast<std::uint32_t>(text.size());
    return (text.ends_with("？") || text.ends_with('?')) && cue_in(scene_, paragraph, "asks-which", 0, size) != nullptr;
  }

  [[nodiscard]] bool starts_with_offence(std::uint32_t paragraph) const {
    const auto named = named_in(scene_, paragraph, 0, longest_start_of_answer + 1);
    return std::any_of(named.begin(), named.end(), [](const Named& one) { return one.found->kind == Kind::offence; });
  }

  [[nodiscard]] Frame answered(std::uint32_t question) const {
    Frame frame = position_on_list(sentence(question, scene_.sentences(question).size() - 1));
    frame.confidence = 0.7;
    return frame;
  }

  // A short line that no sentence and no numbered paragraph is: "非法访问；", "○ Phishing".
  [[nodiscard]] bool is_line_of_list(std::uint32_t paragraph) const {
    const Paragraph& line = scene_.layout().paragraphs[paragraph];
    return line.role != Role::item && line.role != Role::title && line.text.size() <= longest_line &&
           !ends_in_colon(line.text) && scene_.sentences(paragraph).size() <= 1;
  }

  [[nodiscard]] static bool ends_list(std::string_view text) { return text.ends_with("。") || text.ends_with('.'); }

  [[nodiscard]] bool counts_on(const Paragraph& paragraph) {
    if (paragraph.section != count_.section || paragraph.number != std::to_string(count_.next)) return false;
    ++count_.next;
    return true;
  }

  // Under a title such as 刑事定罪 an entry that begins with the offence's name, or says that it is covered, proposes
  // it.
  [[nodiscard]] Frame entitled(const Sentence& own, const Found& offence) const {
    const Paragraph& entry = scene_.layout().paragraphs[own.paragraph];
    const auto title = penal_title_of(own.paragraph);
    if (!title || entry.role == Role::note) return {};
    const bool numbered = !entry.number.empty() && entry.number.rfind("¶", 0) != 0;
    const bool covered = numbered && !tells_of_practice(own) &&
                         cue_in(scene_, own.paragraph, "covers", own.range.begin, own.range.end) != nullptr;
    const bool named = is_name_of_entry(offence) || is_in_list_of_entry(offence) || is_bare_entry(own, *title);
    return covered || named ? position_of_title(scene_, *title) : Frame{};
  }

  // "1. 利用信通技术贩运麻醉药品和武器。": under a title that says what is to be punished, an entry that is no more
  // than a name of conduct.
  [[nodiscard]] bool is_bare_entry(const Sentence& own, std::uint32_t title) const {
    const Paragraph& entry = scene_.layout().paragraphs[own.paragraph];
    const bool listed = entry.role == Role::item || !entry.number.empty();
    const bool explains = entry.text.find("：") != std::string::npos || entry.text.find(": ") != std::string::npos;
    if (!listed || explains || entry.text.size() > longest_line || scene_.sentences(own.paragraph).size() != 1)
      return false;
    const CueHit* word =
        cue_in(scene_, title, "offence-heading", 0, static_cast<std::uint32_t>(scene_.text(title).size()));
    if (word == nullptr || word->value != "law" || has_other_ends(own)) return false;
    const auto cues = cues_in(scene_, own.paragraph, own.range.begin, own.range.end);
    return std::none_of(cues.begin(), cues.end(), [](const CueHit& cue) {
      static constexpr CueGroup sayings[] = {"own-practice", "undecided", "open-question", "already",
                                             "condition",    "negation",  "says",          "background"};
      return std::find(std::begin(sayings), std::end(sayings), cue.group) != std::end(sayings);
    });
  }

  // 根据我国《刑法》，……可处三年以下徒刑; 是否列入仍在协商: what is, or is not decided, though the section is about
  // what should be.
  [[nodiscard]] bool tells_of_practice(const Sentence& own) const {
    const auto cues = cues_in(scene_, own.paragraph, own.range.begin, own.range.end);
    return std::any_of(cues.begin(), cues.end(), [](const CueHit& cue) {
      return cue.group == "own-practice" || cue.group == "undecided" || cue.group == "open-question";
    });
  }

  // "非法访问：……", "Phishing – …": the entry is about the offence that it begins with.
  [[nodiscard]] bool is_name_of_entry(const Found& offence) const {
    const std::string_view text = scene_.text(offence.paragraph);
    if (offence.begin > 3) return false;
    std::string_view rest = text.substr(offence.end);
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    static constexpr std::string_view ends[] = {"：", ":", "。", ".", "；", ";", "—", "–", "-", "（", "("};
    return rest.empty() || std::any_of(std::begin(ends), std::end(ends),
                                       [&](std::string_view end) { return rest.substr(0, end.size()) == end; });
  }

  // "非法访问；网络钓鱼；勒索软件。": the entry begins with a list that the offence stands in.
  [[nodiscard]] bool is_in_list_of_entry(const Found& offence) const {
    const std::string_view text = scene_.text(offence.paragraph);
    std::uint32_t reached = 0;
    for (const Named& named : named_in(scene_, offence.paragraph, 0, offence.begin + 1)) {
      if (named.found->kind != Kind::offence || named.found->begin > reached + longest_join) return false;
      if (named.found->begin > reached && ends_in_colon(text.substr(0, named.found->begin))) return false;
      reached = std::max(reached, named.found->end);
    }
    return reached >= offence.end && offence.begin > 0;
  }

  // The title over a paragraph that is about criminalisation: of the item that it explains, else of its section.
  [[nodiscard]] std::optional<std::uint32_t> penal_title_of(std::uint32_t paragraph) const {
    const Paragraph& own = scene_.layout().paragraphs[paragraph];
    if (own.role == Role::body && paragraph > 0 && is_title_of_item(paragraph - 1))
      return is_penal_title(scene_, paragraph - 1) ? std::optional(paragraph - 1) : std::nullopt;
    const Section& section = scene_.layout().sections[own.section];
    const std::uint32_t heading = own.role == Role::heading ? section.parent : own.section;
    if (heading == 0 || scene_.layout().sections[heading].actor) return std::nullopt;
    const std::uint32_t title = scene_.layout().sections[heading].paragraph;
    return is_penal_title(scene_, title) ? std::optional(title) : std::nullopt;
  }

  // "(b) 核心犯罪": a short item that does not end a sentence.
  [[nodiscard]] bool is_title_of_item(std::uint32_t paragraph) const {
    const Paragraph& item = scene_.layout().paragraphs[paragraph];
    if (item.role != Role::item || item.text.size() > longest_title || ends_in_colon(item.text)) return false;
    static constexpr std::string_view ends[] = {"。", "；", ".", ";", "，", ","};
    return std::none_of(std::begin(ends), std::end(ends), [&](std::string_view end) {
      return item.text.size() >= end.size() && item.text.compare(item.text.size() - end.size(), end.size(), end) == 0;
    });
  }

  void add(const Found& offence, const Speech& speech, const Frame& frame) {
    for (const Actor& actor : speech.actors)
      links.push_back(position_link(offence, actor, frame, speech.voice, "offence-sentence"));
  }

  const Scene& scene_;
  struct RunningList {
    Frame frame;
    std::uint32_t section = 0;
    unsigned next = 0;  // the number that the next entry must have; 0 where entries need none
  };
  RunningList articles_, count_, lines_;
  // What the last sentence that takes a position says.
  struct Told {
    Frame frame;
    std::uint32_t paragraph = 0;
    std::size_t sentence = 0;
    std::uint32_t end = 0;  // of the offence
  };
  Told told_;
};

}  // namespace

std::vector<Link> find_offence_positions(const Scene& scene) {
  Positions positions(scene);
  for (std::uint32_t i = 0; i < scene.layout().paragraphs.size(); ++i) positions.read(i);
  return std::move(positions.links);
}

}  // namespace treatygraph
