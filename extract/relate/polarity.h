// For or against: what a clause says, composed of its cues and not read off a list of phrases. An act (taking in,
// keeping out, making) may be approved or disapproved of, and any word may be negated: "不同意排除…" refuses that
// something be kept out, and so wants it in.
#pragma once

#include <span>
#include <vector>

#include "extract/relate/rules.h"

namespace treatygraph {

// Of one clause. Signs are +1, -1, or 0 where nothing is said; what negates is reckoned in.
struct Polarity {
  int act = 0;                 // something is taken in, or kept out
  int view = 0;                // it is approved of, or disapproved of
  bool demanded = false;       // a word of force or of a reason stands by
  bool urged = false;          // of force that asks for more than "may"
  bool opens_negated = false;  // begins with a negation that finds nothing to negate: "Neither spam nor phishing, …"
  bool ends_negated = false;   // ends with one: "should not, in our view, be covered"
  bool opens_joined = false;   // begins with "and"
  bool goes_on = false;        // begins with a negation that goes with another: "ni le vol, ni l'extorsion, ne …"
  bool negated = false;        // any word is
  bool contested = false;      // a view against it on either side of the act: "does not wish that it harm …"
  bool of_itself = false;      // the view needs no object: 为时过早, "has our full support"
  bool of_front = false;       // the view is of the clause behind: 遗憾的是，……
  bool hands_on = false;       // 不应仅因使用了电脑，就……: its negation is of the clause behind
  bool of_text = false;        // the act is only the text that would hold it: 关于……的条款
  const CueHit* act_cue = nullptr;  // the last word of each
  const CueHit* view_cue = nullptr;
};

// Acts are the verbs of covering, criminalising and keeping out.
[[nodiscard]] Polarity polarity_of(const Scene& scene, std::uint32_t paragraph, const Range& clause);
// The one act is what stands at `theme`; other verbs are none.
[[nodiscard]] Polarity polarity_on(const Scene& scene, std::uint32_t paragraph, const Range& clause,
                                   const Range& theme);

// What clauses that follow one another say of one thing: an act may wait for what is thought of it, and the other way
// round ("不写入公约，实难想象"). The last clause that says it whole has the last word.
class Verdict {
 public:
  // A clause in front of the thing: its demand, or its view, may be of an act that follows ("Proposons, en outre, …").
  void introduce(const Polarity& clause);
  void hear(const Polarity& clause);
  // What was said may be answered: a view behind is of its act.
  void take_up() { act_ = sign_; }
  // A clause behind the thing's own: what negates it is of that clause.
  void hear_behind(const Polarity& clause);
  [[nodiscard]] int sign() const { return sign_; }
  [[nodiscard]] const CueHit* cue() const { return cue_; }
  [[nodiscard]] const CueHit* act_cue() const { return act_cue_; }
  [[nodiscard]] bool is_double_negative() const { return double_negative_; }

 private:
  // What the clause before negated; not over an "and": "theft does not, and we could not support it".
  void carry_on(const Polarity& clause);

  int sign_ = 0, act_ = 0, view_ = 0, turned_ = 1;
  bool by_end_ = false;   // turned by the end of a clause
  bool goes_on_ = false;  // turned by a negation that goes with another
  bool double_negative_ = false;
  const CueHit *cue_ = nullptr, *act_cue_ = nullptr;
};

// The parts of a range between commas and semicolons.
[[nodiscard]] std::vector<Range> clauses_of(const Scene& scene, std::uint32_t paragraph, const Range& range);

}  // namespace treatygraph
