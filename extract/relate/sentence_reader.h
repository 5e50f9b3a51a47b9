// The sentence around an offence: its clauses, the lists in it, whose view it tells, and how a position is put down.
#pragma once

#include "extract/relate/position.h"

namespace treatygraph {

// The offence that the whole convention is about: its name alone (网络犯罪) says nothing of penal law.
inline constexpr std::string_view subject_matter = "cybercrime";

// What the whole convention is about, and what only measures gravity: neither is a conduct that one proposes.
[[nodiscard]] inline bool is_no_conduct(std::string_view id) { return id == subject_matter || id == "serious-crime"; }

class SentenceReader {
 public:
  explicit SentenceReader(const Sentence& sentence)
      : scene_(sentence.scene),
        paragraph_(sentence.paragraph),
        range_(sentence.range),
        penal_(sentence.penal_title),
        by_others_(sentence.by_others),
        demanded_(sentence.demanded),
        letter_(letter_size(sentence.scene)) {}

  [[nodiscard]] const CueHit* in(CueGroup group, std::uint32_t begin, std::uint32_t end) const;
  // The clause around [begin, end): from the last comma or semicolon before it to the first behind it.
  [[nodiscard]] Range clause(std::uint32_t begin, std::uint32_t end) const;

 protected:
  [[nodiscard]] std::string_view between(std::uint32_t begin, std::uint32_t end) const;
  // What stands between the semicolons around the offence: 垃圾邮件（定义不清）；
  [[nodiscard]] Range entry(std::uint32_t begin, std::uint32_t end) const;
  // 但, "instead": what follows is said otherwise. In a list behind a colon a semicolon turns nothing.
  [[nodiscard]] bool turns(std::uint32_t begin, std::uint32_t end) const;
  // "…, but not", 而非: two names of offences with such words between are no list.
  [[nodiscard]] bool parts_list(std::uint32_t begin, std::uint32_t end) const;
  // Where the list of offences begins that the one that begins here stands in.
  [[nodiscard]] std::uint32_t begin_of_list(std::uint32_t begin) const;
  // The end of the list of offences that the one that ends here stands in.
  [[nodiscard]] std::uint32_t end_of_list(std::uint32_t end) const;
  // 至于贩毒，……, "Piracy and fraud … are better left to …": the list that the sentence begins with.
  [[nodiscard]] bool is_topic(std::uint32_t begin) const;
  // 窃取数据已为非法访问所涵盖, 与非法访问重叠: what another offence is measured by.
  [[nodiscard]] bool is_measure(std::uint32_t begin, std::uint32_t end) const;
  // "不应列入：", "should be included:": what follows is a list.
  [[nodiscard]] bool opens_list(std::uint32_t at) const;
  // "Some delegations propose that …", 一些国家主张……，肯尼亚不敢苟同: others' view, unless the speaker comes in again.
  // The name of whoever says the sentence.
  [[nodiscard]] bool is_speaker(std::string_view id) const;
  [[nodiscard]] bool told_of_another(std::uint32_t begin) const;
  [[nodiscard]] bool is_proposed_by_another(std::uint32_t begin) const;
  [[nodiscard]] bool told_of_others(std::uint32_t begin) const;
  // "just as other instruments did for …": told of something else.
  [[nodiscard]] bool compared(std::uint32_t begin) const;
  // 是否应将……定罪: nothing is said yet, unless the speaker is open to it.
  [[nodiscard]] bool is_asked(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] bool speaks_of_offences() const;
  [[nodiscard]] bool names_treaty(std::uint32_t begin, std::uint32_t end) const;
  // "对将…纳入公约持开放态度": the only force that follows its verb.
  [[nodiscard]] const CueHit* openness(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] Frame frame(Stance stance, const CueHit& cue) const;
  [[nodiscard]] Frame refusal(const CueHit& cue, std::uint32_t begin, std::uint32_t end) const;

  const Scene& scene_;
  std::uint32_t paragraph_;
  Range range_;
  bool penal_, by_others_, demanded_;
  std::uint32_t letter_;  // bytes: reaches are told in letters of one

 private:
  // "把……定为犯罪只有在……时才可以": said behind the verb.
  [[nodiscard]] const CueHit* reserve(std::uint32_t begin) const;
  [[nodiscard]] std::string ground(const Range& range) const;
};

// Does a cue stand in the name of what the whole convention is about?
[[nodiscard]] bool in_subject_matter(const Scene& scene, std::uint32_t paragraph, const CueHit& cue);

// What the clauses from the offence's own to the next offence's say of it, composed of their cues (polarity.h); none
// where they say it in words that are not known.
[[nodiscard]] Frame composed_position(const Sentence& sentence, std::uint32_t begin, std::uint32_t end);
// What the sentence says of a thing that only a word goes back to: "Chile would be obliged if it could be left out".
[[nodiscard]] Frame composed_position_on_that(const Sentence& sentence);

}  // namespace treatygraph
