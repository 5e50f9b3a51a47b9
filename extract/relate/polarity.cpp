#include "extract/relate/polarity.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace treatygraph {
namespace {

enum class Part { none, negates, view, act, force, relegates, other_law, joins, noun };

struct Word {
  Part part = Part::none;
  int sign = 1;
  std::uint32_t begin = 0, end = 0;
  const CueHit* cue = nullptr;
};

Word word_of(const CueHit& cue, bool acts_of_cues) {
  const auto word = [&](Part part, int sign) { return Word{part, sign, cue.begin, cue.end, &cue}; };
  if (cue.group == "negates") return word(Part::negates, -1);
  if (cue.group == "approves" && cue.value == "noun") return word(Part::noun, 1);
  if (cue.group == "approves" || cue.group == "fitting") return word(Part::view, 1);
  if (cue.group == "disapproves" || cue.group == "rejects-all") return word(Part::view, -1);
  if (cue.group == "force" || cue.group == "reason") return word(Part::force, 1);
  if (cue.group == "joins") return word(Part::joins, 1);
  if (!acts_of_cues) return {};
  if (cue.group == "takes-in") return word(Part::act, 1);
  if (cue.group == "keeps-out") return word(Part::act, -1);
  if (cue.group == "leaves-to") return word(Part::relegates, 1);
  if (cue.group == "other-law") return word(Part::other_law, 1);
  return {};
}

// The words of a clause by place, without those inside names: "difusión no consentida" negates nothing. Of two that
// overlap the first counts; of two that begin together the longer, or the one that says more than force.
class Words {
 public:
  Words(const Scene& scene, std::uint32_t paragraph, const Range& clause)
      : scene_(scene),
        clause_(clause),
        named_(named_in(scene, paragraph, clause.begin, clause.end)),
        cues_(cues_in(scene, paragraph, clause.begin, clause.end)) {}

  // With a theme, which is then the one act.
  std::vector<Word> read(const Range* theme) {
    bool told = theme == nullptr;
    for (const CueHit& cue : cues_) {
      if (!told && cue.begin >= theme->begin) {
        words_.push_back({Part::act, 1, theme->begin, theme->end, nullptr});
        told = true;
      }
      const Word word = word_of(cue, theme == nullptr);
      if (word.part == Part::none || word.end > clause_.end || in_name(word) || is_out_of_place(cue)) continue;
      add(word);
      const Found* other = cue.value == "treaty" ? other_behind(cue) : nullptr;
      if (other != nullptr) add({Part::other_law, 1, other->begin, other->end, &cue});
    }
    if (!told) words_.push_back({Part::act, 1, theme->begin, theme->end, nullptr});
    return std::move(words_);
  }

 private:
  void add(const Word& word) {
    const bool behind = words_.empty() || word.begin >= words_.back().end;
    if (behind) {
      words_.push_back(word);
    } else if (word.begin == words_.back().begin &&
               (word.end > words_.back().end || (word.end == words_.back().end && words_.back().part == Part::force))) {
      words_.back() = word;
    }
  }

  [[nodiscard]] bool in_name(const Word& word) const {
    return std::any_of(named_.begin(), named_.end(),
                       [&](const Named& one) { return one.found->begin <= word.begin && word.end <= one.found->end; });
  }

  [[nodiscard]] bool names_offence(std::uint32_t begin, std::uint32_t end) const {
    return std::any_of(named_.begin(), named_.end(), [&](const Named& one) {
      return one.found->kind == facts::Kind::offence && one.found->begin >= begin && one.found->begin <= end;
    });
  }

  // 增加洗钱罪, 加上敲诈勒索: an act of the offence right behind it only. 与其 opens a clause.
  [[nodiscard]] bool is_out_of_place(const CueHit& cue) const {
    constexpr std::uint32_t near = 12;  // bytes of 关于
    if (cue.value == "opens") return cue.begin != clause_.begin;
    const bool act = cue.group == "takes-in" || cue.group == "keeps-out";
    return act && cue.value == "next" && !names_offence(cue.end, cue.end + near);
  }

  // 应由《有组织犯罪公约》处理, 留给国际电信联盟: a treaty or a body with a name of its own is other law, where no
  // offence stands behind it.
  [[nodiscard]] const Found* other_behind(const CueHit& cue) const {
    constexpr std::uint32_t near = 9;  // bytes of 在《
    for (const Named& one : named_) {
      const Found& found = *one.found;
      const bool behind = found.begin >= cue.end && found.begin <= cue.end + near;
      if (behind && !one.reference && is_other_law(found) && !names_offence(found.end, clause_.end)) return &found;
    }
    return nullptr;
  }

  [[nodiscard]] bool is_other_law(const Found& found) const {
    const bool here = found.id == "new-un-convention" || found.id == "ahc-cybercrime" || found.id == "unga" ||
                      found.id == scene_.recognised().setting.body;
    return !here && (found.kind == facts::Kind::instrument || found.kind == facts::Kind::organisation ||
                     found.kind == facts::Kind::meeting);
  }

  const Scene& scene_;
  const Range& clause_;
  std::span<const Named> named_;
  std::span<const CueHit> cues_;
  std::vector<Word> words_;
};

// What negates goes to the next word that can be negated; views beside each other that agree are one view
// ("neither necessary nor useful"), others multiply ("doubts the need").
class Composer {
 public:
  explicit Composer(std::uint32_t reach) : reach_(reach) {}
  void read(const Word& word) {
    if (closed_) return;
    const bool demands = word.part == Part::force || word.part == Part::relegates;
    if (demands && word.begin == negated_at_) reach_now_ = longest_reach;  // 不应在公约中为……另立罪名
    switch (word.part) {
      case Part::negates:
        if (word.cue->value == "on") {  // "ne … pas": one negation in two words
          if (negated_ < 0) negated_at_ = word.end;
          break;
        }
        reach_now_ = word.cue->value == "modal" ? longest_reach : reach_;
        out_.hands_on = out_.hands_on || word.cue->value == "because";
        out_.urged = out_.urged || out_.hands_on;
        negated_ = word.begin <= negated_at_ + reach_ && word.cue->value != "too" && !goes_on_ ? -negated_ : -1;
        goes_on_ = word.cue->value == "too";
        out_.negated = true;
        negated_at_ = word.end;
        out_.demanded = out_.demanded || word.cue->value == "modal" || word.cue->value == "because";
        break;
      case Part::force: demand(word); break;
      case Part::view: see(word); break;
      case Part::act: act(word, word.sign); break;
      case Part::joins:
        if (is_whole(out_)) begin_anew();
        break;
      case Part::relegates:
        relegates_ = word.end;
        out_.demanded = out_.demanded || out_.act == 0;
        break;
      case Part::other_law:
        if (relegates_ != 0 && word.begin - relegates_ <= near_law) {
          act(word, -1);
          out_.demanded = closed_ = true;
        }
        break;
      case Part::noun:  // 的提议, "the idea of": says nothing itself, and keeps the words in it from saying it
      case Part::none: break;
    }
  }
  void open(const Word& first) {
    out_.opens_negated = first.part == Part::negates;
    out_.opens_joined = first.part == Part::joins;
    out_.goes_on = first.part == Part::negates && first.cue->value == "too";
  }
  void end(std::uint32_t end) { out_.ends_negated = negated_ < 0 && negated_at_ + near_end >= end; }
  // What stands behind a colon explains what was said whole.
  void pass_colon() {
    closed_ = closed_ || is_whole(out_);
    negated_ = 1;
  }
  // "… regrets that it was retained and asks that it be removed", "has difficulties with spam and hopes that it will
  // not be listed": what is said whole, or of a thing named, may be said again otherwise.
  void begin_anew() {
    if (out_.view == 0 && !is_whole(out_)) return;
    before_ = out_;
    out_ = {};
    negated_ = 1;
    last_ = Part::none;
  }
  // "Article 11 (identity theft): delete.": what stands right behind a colon is asked for.
  void command(const Word& word) {
    if (word.part == Part::act && out_.act == 0 && out_.view == 0) out_.demanded = out_.urged = true;
  }
  [[nodiscard]] bool demands() const { return out_.act != 0 && out_.urged; }
  [[nodiscard]] bool has_view_only() const { return out_.view != 0 && out_.act == 0; }
  [[nodiscard]] Polarity polarity() const { return is_whole(out_) ? out_ : before_.value_or(out_); }

 private:
  static constexpr std::uint32_t longest_reach = 150;  // bytes: of a negation that demands
  static constexpr std::uint32_t near_law = 40;        // bytes from "left to" to "domestic law"
  static constexpr std::uint32_t near_end = 2;  // bytes behind the last word of a clause: less than a Chinese character

  // "Any article on it must …" wants no article: force stands in front; 关于……的条款应予保留 has its act behind.
  void demand(const Word& word) {
    const bool beside = negated_ < 0 && word.begin <= negated_at_ + 1;
    if (beside) negated_at_ = word.end;  // "no debería, a nuestro entender, figurar"
    if (out_.act != 0 && !out_.of_text) return;
    out_.demanded = true;
    out_.urged =
        out_.urged || (word.cue->group == "force" && word.cue->value != "may-consider" && word.cue->value != "open");
  }

  static bool is_whole(const Polarity& said) {
    return said.act != 0 && (said.view != 0 || (said.demanded && !said.of_text));
  }

  void see(const Word& word) {
    if (out_.of_text && word.cue->value == "lacks") return demand(word);  // 关于……的条款需要更加明确
    const int sign = take_negation(word) * word.sign;
    out_.contested = out_.contested || (last_ == Part::act && out_.view < 0 && sign < 0);
    if (last_ != Part::view || sign != last_sign_) out_.view = (out_.view == 0 ? 1 : out_.view) * sign;
    out_.view_cue = word.cue;
    out_.of_itself = out_.of_itself || word.cue->value == "self";
    out_.of_front = word.cue->value == "front";
    follow(Part::view, sign);
  }

  void act(const Word& word, int own) {
    const bool whole = word.cue != nullptr && word.cue->value == "accepts";  // "no list is complete without"
    if (whole) out_.act = 0;
    const int sign = whole ? (negated_ = 1) : take_negation(word) * own;
    const bool text = word.cue != nullptr && word.cue->value == "text";
    out_.of_text = text && (out_.act == 0 || out_.of_text);
    if (last_ != Part::act || sign != last_sign_) out_.act = (out_.act == 0 ? 1 : out_.act) * sign;
    if (!text || out_.of_text) out_.act_cue = word.cue;
    out_.demanded = out_.demanded || (word.cue != nullptr && word.cue->value == "self");
    follow(Part::act, sign);
  }

  // What stands too far in front negates something else.
  int take_negation(const Word& word) {
    const bool near = word.begin <= negated_at_ + std::max(reach_, reach_now_);
    return near ? std::exchange(negated_, 1) : (negated_ = 1);
  }
  void follow(Part part, int sign) {
    last_ = part;
    last_sign_ = sign;
  }

  Polarity out_;
  std::optional<Polarity> before_;
  std::uint32_t reach_, reach_now_ = 0, negated_at_ = 0;
  int negated_ = 1, last_sign_ = 0;
  Part last_ = Part::none;
  std::uint32_t relegates_ = 0;
  bool goes_on_ = false;  // the last negation goes with another: "ni … ni … ne"
  bool closed_ = false;   // "left to domestic law": what follows gives reasons
};

Polarity compose(const Scene& scene, std::uint32_t paragraph, const Range& clause, const Range* theme) {
  constexpr std::uint32_t reach_of_negation = 60;  // bytes, of letters of one
  constexpr std::uint32_t near_name = 6;           // bytes of " the "
  Composer composer(reach_of_negation * letter_size(scene));
  std::optional<Composer> rest;  // behind the "and" of "… would invite abuse and should not be listed"
  const std::string_view text = scene.text(paragraph);
  std::uint32_t reached = clause.begin, view_end = clause.begin;
  for (const Word& word : Words(scene, paragraph, clause).read(theme)) {
    if (reached == clause.begin && word.begin <= clause.begin + 1) composer.open(word);
    const std::string_view gap = text.substr(reached, word.begin - std::min(reached, word.begin));
    if (gap.find("：") != std::string_view::npos || gap.find(": ") != std::string_view::npos) composer.pass_colon();
    if (gap.ends_with(": ")) composer.command(word);
    composer.read(word);
    if (rest) rest->read(word);
    const bool parts = word.part == Part::joins && composer.has_view_only() &&
                       !names_offence(scene, paragraph, {word.end, word.end + near_name});  // 散布虚假信息和侮辱宗教
    if (parts) rest.emplace(reach_of_negation * letter_size(scene));
    if (parts && names_offence(scene, paragraph, {view_end, word.begin})) composer.begin_anew();
    if (word.part == Part::view) view_end = word.end;
    reached = word.end;
  }
  if (rest && rest->demands()) composer = *rest;
  composer.end(clause.end);
  return composer.polarity();
}

}  // namespace

Polarity polarity_of(const Scene& scene, std::uint32_t paragraph, const Range& clause) {
  return compose(scene, paragraph, clause, nullptr);
}

Polarity polarity_on(const Scene& scene, std::uint32_t paragraph, const Range& clause, const Range& theme) {
  return compose(scene, paragraph, clause, &theme);
}

void Verdict::carry_on(const Polarity& clause) {
  if (by_end_ && clause.opens_joined) turned_ = 1;
  by_end_ = false;
  if (clause.act != 0 || clause.view != 0) return;
  if (clause.goes_on && goes_on_) return;  // the third of them
  if (clause.opens_negated || clause.ends_negated) turned_ = -turned_;
  by_end_ = clause.ends_negated;
  goes_on_ = clause.goes_on;
}

void Verdict::introduce(const Polarity& clause) {
  carry_on(clause);
  if (clause.act == 0 && clause.view == 0 && clause.hands_on && !clause.opens_negated) turned_ = -turned_;
  if (clause.of_front) view_ = clause.view;
  if (clause.of_front) return;
  view_ = clause.act != 0 || clause.view < 0 ? 0 : clause.view > 0 || clause.urged ? 1 : view_;
}

void Verdict::hear_behind(const Polarity& clause) {
  Polarity own = clause;
  own.opens_negated = false;
  if (own.of_text) own.act = 0;  // 草案的条款过于笼统: another text
  hear(own);
}

void Verdict::hear(const Polarity& said) {
  Polarity clause = said;
  carry_on(clause);
  if (goes_on_ && clause.negated) turned_ = 1;  // "ni le vol, ni l'extorsion, ne …" is one negation
  if (clause.act != 0 || clause.view != 0) goes_on_ = false;
  if (clause.act != 0) {
    clause.act *= std::exchange(turned_, 1);
    act_cue_ = clause.act_cue;
  } else if (clause.view != 0) {
    clause.view *= std::exchange(turned_, 1);
  }
  const int act = clause.act != 0 ? clause.act : act_;
  const int view = clause.view != 0 ? clause.view : clause.act != 0 && clause.demanded && !clause.of_text ? 1 : view_;
  const bool adds = clause.act != 0 || (clause.view != 0 && act_ != 0);
  const bool again = act_cue_ != nullptr && act_cue_->value == "again";  // repeating is never wanted
  if (adds && act != 0 && view != 0) {
    if (again && act * view > 0) return;
    sign_ = act * view;
    double_negative_ = act < 0 && view < 0;
    cue_ = clause.view_cue != nullptr ? clause.view_cue : clause.act_cue;
    act_ = view_ = 0;
  } else if (clause.act != 0) {
    act_ = clause.act;
  } else if (sign_ == 0 && (clause.view != 0 || clause.urged)) {
    view_ = clause.view != 0 ? clause.view : 1;
  }
}

std::vector<Range> clauses_of(const Scene& scene, std::uint32_t paragraph, const Range& range) {
  const std::string_view text = scene.text(paragraph);
  std::vector<Range> clauses;
  std::uint32_t begin = range.begin;
  for (std::uint32_t at = range.begin; at < range.end;) {
    const std::size_t mark = clause_mark_at(text, at);
    if (mark == 0) {
      ++at;
      continue;
    }
    if (at > begin) clauses.push_back({begin, at});
    begin = at += static_cast<std::uint32_t>(mark);
  }
  if (begin < range.end) clauses.push_back({begin, range.end});
  return clauses;
}

}  // namespace treatygraph
