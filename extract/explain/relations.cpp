// Why a relation is there: the rule, where its subject and its object come from, and the words that decide.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "extract/explain/study.h"

namespace treatygraph {
namespace {

using facts::Kind;
using facts::Predicate;

struct RuleText {
  std::string_view rule, text;
};
constexpr RuleText rule_texts[] = {
    {"cites", "the words of the subject name the object"},
    {"cites-by-reference", "the words of the subject go back to the object"},
    {"cites-provision", "who cites an article cites what it is a part of"},
    {"submitted-section", "the heading of a section names whose submission it is"},
    {"submitted-paper", "the cover names whose paper it is"},
    {"submitted-elsewhere", "the sentence says in which document the submission is"},
    {"part-section", "a section of a compilation is a document of its own, and a part of it"},
    {"spoke-listed", "a list of those who spoke"},
    {"spoke-reported", "the sentence reports what the subject said"},
    {"spoke-for-others", "the sentence says for whom the subject spoke"},
    {"stance", "the sentence says that a new convention is, or is not, wanted"},
    {"office", "the office of a person at a meeting"},
    {"state-beside", "the state stands with the person's name"},
    {"members-listed", "a list of members"},
    {"member-said", "the sentence says that it is a member"},
    {"members-in-note", "a note lists the members"},
    {"hosted", "the sentence says who held a side event"},
    {"offence-sentence", "the sentence, or what introduces its list, takes a position on the offence"},
    {"offence-told", "the sentence tells in passing what another moved"},
    {"proposal-of", "the sentence says whose proposal it is, or who sides with or against it"},
    {"seconded", "the sentence takes the side of, or goes against, a position before it"},
    {"adopted", "the sentence says who adopted it"},
    {"endorsed", "the sentence says by what it was endorsed"},
    {"annexed", "it stands with the resolution whose annex it is"},
    {"established", "the sentence says by which resolution the body was set up"},
    {"requested", "the sentence says who asked whom"},
    {"operative", "an operative paragraph speaks for the resolution"},
    {"provision", "a provision is a part of its text"}};

// The cue words (lexicon/README.md) that count for a predicate.
struct CueGroups {
  Predicate predicate;
  std::array<std::string_view, 8> groups;
};
constexpr CueGroups cue_groups[] = {
    {Predicate::submitted, {"submission-title", "submission-is-in"}},
    {Predicate::spoke_at, {"speech", "says", "speakers-follow", "statement-block", "capacity", "on-behalf-of"}},
    {Predicate::attended_as, {"person-role"}},
    {Predicate::proposes_offence,
     {"criminal", "covers", "force", "lists-offences", "penal-context", "same-subject", "condition", "suffices"}},
    {Predicate::rejects_offence,
     {"rejects-offence", "rejects-all", "covered-elsewhere", "general-law-suffices", "too-vague", "out-of-scope",
      "rights", "criminal"}},
    {Predicate::supports_new_instrument, {"wants-instrument", "new-instrument"}},
    {Predicate::opposes_new_instrument, {"refuses-instrument", "new-instrument"}},
    {Predicate::member_of, {"members", "member-of", "fellow-members"}},
    {Predicate::hosted, {"hosts", "side-event"}},
    {Predicate::adopted, {"adopts", "adoption"}},
    {Predicate::endorsed, {"endorses"}},
    {Predicate::established, {"establishes", "establishment"}},
    {Predicate::requested, {"requests"}}};

std::string rule_of(const Link& link) {
  const auto* row = std::find_if(std::begin(rule_texts), std::end(rule_texts),
                                 [&](const RuleText& text) { return text.rule == link.rule; });
  if (row == std::end(rule_texts)) return fmt::format("rule {}", link.rule);
  return fmt::format("rule {}: {}", link.rule, row->text);
}

class Because {
 public:
  Because(const Study& study, const Link& link)
      : study_(study), link_(link), sentence_(sentence_at(study.recognised.sentences[link.paragraph], link.begin)) {}

  [[nodiscard]] std::vector<std::string> reasons() const {
    std::vector<std::string> out{fmt::format("{}; confidence {:.2f}", rule_of(link_), link_.confidence),
                                 "subject: " + subject(), "object: " + object(),
                                 "words of the sentence: " + cue_words(), attributes()};
    std::erase_if(out, [](const std::string& reason) { return reason.empty() || reason.ends_with(": "); });
    return out;
  }

 private:
  [[nodiscard]] std::string attributes() const {
    std::string out;
    for (const auto& [key, value] : link_.attributes) {
      if (key == "cue" && link_.attributes.contains("mode")) continue;
      out += fmt::format("{}{}: {}{}", out.empty() ? "" : "; ", key, value, key == "mode" ? deciding_words() : "");
    }
    return out;
  }

  [[nodiscard]] std::string deciding_words() const {
    const auto cue = link_.attributes.find("cue");
    return cue == link_.attributes.end() ? " (no word of the sentence says more)"
                                         : ", by the words " + quoted(cue->second);
  }

  [[nodiscard]] bool in_sentence(const Found& found) const {
    return found.paragraph == link_.paragraph && found.begin >= sentence_.begin && found.end <= sentence_.end;
  }

  [[nodiscard]] std::string at_line(const Found& found) const {
    return fmt::format("{} (line {})", quoted(study_.surface(found)), study_.line_of(found));
  }

  // The mention, back reference or bare word of an id that stands where `holds` says; the last one.
  template <typename Holds>
  [[nodiscard]] const Found* named(const std::string& id, Holds&& holds) const {
    const Found* last = nullptr;
    for (const Found& found : study_.resolved.mentions) {
      if (found.id == id && holds(found)) last = &found;
    }
    for (const BackReference& back : study_.resolved.references) {
      if (last == nullptr && back.place.id == id && holds(back.place)) last = &back.place;
    }
    for (const Found& bare : study_.recognised.generic) {
      if (last == nullptr && bare.id == id && holds(bare)) last = &bare;
    }
    return last;
  }

  [[nodiscard]] std::string subject() const {
    if (link_.rule == "provision" || link_.rule == "part-section") return "";
    if (link_.subject_kind == Kind::voice) return unnamed();
    if (const Found* heading = actor_heading()) return fmt::format("the section's heading {}", at_line(*heading));
    const auto here = [&](const Found& found) { return in_sentence(found); };
    if (const Found* found = named(link_.subject, here)) return at_line(*found);
    if (link_.subject == study_.document) return "the paper itself";
    const auto before = [&](const Found& found) {
      return found.paragraph < link_.paragraph || (found.paragraph == link_.paragraph && found.begin < link_.begin);
    };
    const Found* found = named(link_.subject, before);
    if (found == nullptr) return link_.subject;
    const bool cover = found->paragraph < study_.recognised.setting.cover;
    return (cover ? "the cover, which tells whose paper it is: " : "whose words go on: ") + at_line(*found);
  }

  [[nodiscard]] const Found* actor_heading() const {
    std::uint32_t section = study_.layout.paragraphs[study_.layout.paragraphs[link_.paragraph].anchor].section;
    while (section != 0 && !study_.layout.sections[section].actor) section = study_.layout.sections[section].parent;
    if (section == 0) return nullptr;
    const std::uint32_t heading = study_.layout.sections[section].paragraph;
    return named(link_.subject, [&](const Found& found) { return found.paragraph == heading; });
  }

  // Unnamed speakers: the last words before the object that tell of them.
  [[nodiscard]] std::string unnamed() const {
    const CueHit* last = nullptr;
    for (const CueHit& cue : study_.recognised.cues[link_.paragraph]) {
      if (cue.group == "voice" && (last == nullptr || cue.begin < sentence_.end)) last = &cue;
    }
    if (last == nullptr) return "speakers without a name";
    return "speakers without a name: " + quoted(words(*last));
  }

  [[nodiscard]] std::string object() const {
    const auto here = [&](const Found& found) {
      return found.paragraph == link_.paragraph && found.begin == link_.begin && found.end == link_.end;
    };
    for (const BackReference& back : study_.resolved.references) {
      if (!here(back.place) || back.place.id != link_.object || back.antecedent == nullptr) continue;
      return fmt::format("{}, which goes back to {}", quoted(study_.surface(back.place)), at_line(*back.antecedent));
    }
    if (link_.object == study_.document) return "the paper itself";
    const bool of_paper =
        link_.object == study_.recognised.setting.meeting || link_.object == "meeting:" + study_.document;
    if (link_.object_kind == Kind::meeting && of_paper) return "the meeting that the paper tells of";
    const auto in = [&](const Found& found) { return in_sentence(found); };
    const Found* found = named(link_.object, here);
    if (found == nullptr) found = named(link_.object, in);
    return found == nullptr ? link_.object.str() : at_line(*found);
  }

  [[nodiscard]] std::string words(const CueHit& cue) const {
    return study_.text(link_.paragraph).substr(cue.begin, cue.end - cue.begin);
  }

  [[nodiscard]] std::string cue_words() const {
    const auto* row = std::find_if(std::begin(cue_groups), std::end(cue_groups),
                                   [&](const CueGroups& groups) { return groups.predicate == link_.predicate; });
    if (row == std::end(cue_groups)) return "";
    std::string out;
    for (const CueHit& cue : cues_between(study_.recognised.cues[link_.paragraph], sentence_.begin, sentence_.end)) {
      if (std::find(row->groups.begin(), row->groups.end(), cue.group.name()) == row->groups.end()) continue;
      out += fmt::format("{}{} ({}{}{})", out.empty() ? "" : ", ", quoted(words(cue)), cue.group.name(),
                         cue.value.empty() ? "" : " ", cue.value);
    }
    return out;
  }

  const Study& study_;
  const Link& link_;
  const Range sentence_;
};

}  // namespace

std::vector<Explained> explain_relations(const Study& study) {
  std::vector<Explained> out;
  for (const Link& link : study.related.links) {
    if (link.rule == "lexicon" || !study.on_lines(link.paragraph, link.begin, link.end)) continue;
    Explained relation;
    relation.start = study.start_of(link.paragraph, link.begin);
    relation.end = study.layout.paragraphs[link.paragraph].source_end(link.end);
    relation.surface = study.text(link.paragraph).substr(link.begin, link.end - link.begin);
    relation.what = fmt::format("{} {} {}", link.subject, facts::name(link.predicate), link.object);
    relation.reasons = Because(study, link).reasons();
    out.push_back(std::move(relation));
  }
  std::stable_sort(out.begin(), out.end(), [](const Explained& a, const Explained& b) { return a.start < b.start; });
  return out;
}

}  // namespace treatygraph
