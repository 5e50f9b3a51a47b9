// SPOKE_AT: who is listed as having spoken ("A、B和C的代表作了发言", "下列国家的专家作了发言：…", "Statements were made
// by …"), and whose words a report tells ("挪威代表指出…"). One who speaks in a personal capacity speaks for no state.
#include <algorithm>
#include <map>

#include "extract/relate/rules.h"

namespace treatygraph {
namespace {

using facts::Kind;
using facts::Predicate;

// The meeting that a sentence names; not one that a state offers to be host of.
std::string meeting_in(const Scene& scene, std::uint32_t paragraph, const Range& sentence) {
  if (cue_in(scene, paragraph, "hosts", sentence.begin, sentence.end) != nullptr) return "";
  for (const Named& named : named_in(scene, paragraph, sentence.begin, sentence.end)) {
    if (named.found->kind == Kind::meeting && named.found->end <= sentence.end) return named.found->id;
  }
  return "";
}

bool in_bracket(const std::string& text, std::uint32_t at) {
  return (at >= 3 && text.compare(at - 3, 3, "（") == 0) || (at >= 1 && text[at - 1] == '(');
}

// "A和B的代表": the word after the list; "the representatives of A": the one before it.
std::string capacity_of(const Scene& scene, const Found& actor, std::uint32_t from, std::uint32_t to) {
  const std::string& text = scene.text(actor.paragraph);
  const CueHit* before = nullptr;
  for (const CueHit& cue : cues_in(scene, actor.paragraph, from, to)) {
    const bool own_bracket = cue.end <= actor.begin && text.find(')', cue.end) >= actor.end;  // "(Observer for …)"
    if (cue.group != "capacity" || cue.end > to || (in_bracket(text, cue.begin) && !own_bracket)) continue;
    if (cue.begin >= actor.end && scene.recognised().setting.language == "zh") return std::string(cue.value);
    if (cue.end <= actor.begin) before = &cue;
  }
  return before == nullptr ? "" : std::string(before->value);
}

struct Stretch {
  std::uint32_t begin = 0, end = 0;
};

class Statements {
 public:
  explicit Statements(const Scene& scene) : scene_(scene), meeting_(scene.meeting) {
    if (meeting_.empty()) meeting_ = "meeting:" + scene.reading.document;
  }

  void read(std::uint32_t paragraph, std::size_t index) {
    const Range sentence = scene_.sentences(paragraph)[index];
    if (index == 0) opening_ = scene_.meeting.empty() ? meeting_that_opens(paragraph, sentence) : "";
    const CueHit* spoke = cue_in(scene_, paragraph, "speech", sentence.begin, sentence.end);
    if (spoke != nullptr)
      listed(paragraph, sentence, *spoke);
    else
      reported(paragraph, sentence, scene_.speeches[paragraph][index]);
  }

  std::vector<Link> links;

 private:
  // "At the fourteenth Congress, … . The representatives of Peru and Togo also spoke.": where the paragraph tells of.
  [[nodiscard]] std::string meeting_that_opens(std::uint32_t paragraph, const Range& sentence) const {
    constexpr std::uint32_t longest_opening = 40;  // bytes of a letter of one: "During the general debate at "
    for (const Named& named : named_in(scene_, paragraph, sentence.begin, sentence.end)) {
      const bool opens = named.found->begin <= sentence.begin + longest_opening * letter_size(scene_);
      if (named.found->kind == Kind::meeting && opens) return named.found->id.str();
    }
    return "";
  }

  void listed(std::uint32_t paragraph, const Range& sentence, const CueHit& spoke) {
    if (cue_in(scene_, paragraph, "personal-capacity", sentence.begin, sentence.end) != nullptr) return;
    const std::string& text = scene_.text(paragraph);
    const CueHit* follows = cue_in(scene_, paragraph, "speakers-follow", sentence.begin, sentence.end);
    const bool follow =
        follows != nullptr && !(follows->value == "either" && stands_behind(paragraph, sentence, spoke));
    const std::uint32_t last = spoke.end - static_cast<std::uint32_t>(std::string_view("：").size());  // 发言：
    const std::size_t colon = std::min(text.find("：", last), text.find(':', last));
    const bool after = follow || (colon != std::string::npos && colon < spoke.end + 6);
    if (!after) {
      add_lists(paragraph, {sentence.begin, spoke.begin}, sentence, spoke.begin);
      for_group_behind(paragraph, sentence, spoke);
      return;
    }
    const std::string capacity = capacity_before(paragraph, sentence.begin, spoke.begin);
    add_lists(paragraph, {spoke.end, sentence.end}, sentence, sentence.end, capacity);
    for (std::uint32_t item = paragraph + 1; item < scene_.layout().paragraphs.size(); ++item) {
      const Paragraph& next = scene_.layout().paragraphs[item];
      if (next.role != Role::item || next.parent != paragraph) break;
      const auto size = static_cast<std::uint32_t>(next.text.size());
      add_lists(item, {0, size}, {0, size}, size, capacity);
    }
  }

  // "… made a statement on behalf of the Group": the group of the one speaker in front.
  void for_group_behind(std::uint32_t paragraph, const Range& sentence, const CueHit& spoke) {
    constexpr std::uint32_t longest_article = 12;  // bytes of " de l'"
    const CueHit* cue = cue_in(scene_, paragraph, "on-behalf-of", spoke.begin, sentence.end);
    if (cue == nullptr || links.empty() || cue->begin > spoke.end + longest_article) return;
    for (const Named& named : named_in(scene_, paragraph, cue->end, cue->end + longest_article)) {
      const bool own = links.back().paragraph == paragraph && links.back().begin >= sentence.begin;
      if (named.found->kind != Kind::organisation || !own) continue;
      links.back().attributes["on_behalf_of"] = named.found->id;
      return;
    }
  }

  // "The representative of Norway made a statement": the verb stands right behind the list.
  [[nodiscard]] bool stands_behind(std::uint32_t paragraph, const Range& sentence, const CueHit& spoke) const {
    constexpr std::uint32_t longest_way = 12;  // bytes of " also"
    for (const Named& named : named_in(scene_, paragraph, sentence.begin, spoke.begin)) {
      if (is_actor(named.found->kind) && named.found->end <= spoke.begin &&
          named.found->end + longest_way >= spoke.begin)
        return true;
    }
    return false;
  }

  [[nodiscard]] std::string capacity_before(std::uint32_t paragraph, std::uint32_t from, std::uint32_t to) const {
    const CueHit* cue = last_cue_in(scene_, paragraph, "capacity", from, to);
    return cue == nullptr ? "" : std::string(cue->value);
  }

  // 巴西代表以77国集团的名义发了言: the group behind the speaker.
  [[nodiscard]] bool is_in_whose_name(std::uint32_t paragraph, std::uint32_t end) const {
    constexpr std::uint32_t longest_way = 3;  // bytes of 的
    const CueHit* cue = cue_in(scene_, paragraph, "on-behalf-of", end, end + longest_way + 6);
    return cue != nullptr && cue->value == "behind" && cue->begin - end <= longest_way;
  }

  // Behind "Spain (on behalf of the European Union)" the list is at its end behind the group.
  [[nodiscard]] std::uint32_t end_of_list(const ListedActor& last) const {
    constexpr std::uint32_t longest_bracket = 120;  // bytes
    const std::uint32_t end = last.found->end;
    if (last.actor.on_behalf_of.empty()) return end;
    for (const Named& named : named_in(scene_, last.found->paragraph, end, end + longest_bracket)) {
      if (named.found->id.view() == last.actor.on_behalf_of.view()) return named.found->end;
    }
    return end;
  }

  // Every actor of a stretch of lists; names that stand in other clauses are no speakers.
  void add_lists(std::uint32_t paragraph, Stretch stretch, const Range& sentence, std::uint32_t words,
                 const std::string& capacity = "") {
    std::vector<ListedActor> list;
    for (std::uint32_t from = stretch.begin;;) {
      std::vector<ListedActor> next = actors_listed(scene_, paragraph, from, stretch.end);
      if (next.empty()) break;
      from = end_of_list(next.back());
      if (!list.empty() && is_in_whose_name(paragraph, from)) {
        list.back().actor.on_behalf_of = next.front().actor.id;
        continue;
      }
      list = std::move(next);
      if (!capacity.empty()) add(list, sentence, words, capacity);
    }
    if (capacity.empty() && !list.empty()) add(list, sentence, words, "");
  }

  void add(const std::vector<ListedActor>& list, const Range& sentence, std::uint32_t words,
           const std::string& capacity) {
    for (const ListedActor& listed : list) {
      const std::string as = capacity.empty() ? capacity_of(scene_, *listed.found, sentence.begin, words) : capacity;
      add(listed, sentence, as, "spoke-listed", 0.97);
    }
  }

  void add(const ListedActor& listed, const Range& sentence, const std::string& capacity, std::string_view rule,
           double confidence) {
    Link link = link_to(*listed.found, listed.actor, Predicate::spoke_at, rule);
    const std::string meeting = meeting_in(scene_, listed.found->paragraph, sentence);
    const Found* before =
        scene_.meeting.empty() ? meeting_named_before(scene_, listed.found->paragraph, listed.found->begin) : nullptr;
    link.object = !meeting.empty() ? meeting : before != nullptr ? before->id.str() : meeting_;
    link.object_kind = Kind::meeting;
    link.confidence = confidence;
    if (!capacity.empty()) link.attributes["capacity"] = capacity;
    links.push_back(std::move(link));
  }

  // "A代表77国集团发言；B代表非洲集团发言": each clause has its own speaker.
  void for_others(std::uint32_t paragraph, const Range& sentence) {
    const std::string& text = scene_.text(paragraph);
    for (std::uint32_t begin = sentence.begin; begin < sentence.end;) {
      const std::size_t stop = std::min({text.find("；", begin), text.find("; ", begin), std::size_t{sentence.end}});
      const auto end = static_cast<std::uint32_t>(stop);
      const std::vector<ListedActor> list = actors_listed(scene_, paragraph, begin, end);
      const bool speaks = cue_in(scene_, paragraph, "says", begin, end) != nullptr;
      if (speaks && !list.empty() && !list.back().actor.on_behalf_of.empty())
        add(list.back(), sentence, "", "spoke-for-others", 0.93);
      begin = end + 1;
    }
  }

  // What a state "said" was said at a meeting where the paper or the sentence is of one, or where a person says it for
  // the state.
  [[nodiscard]] bool is_of_meeting(const Found& speaker, const Range& sentence, const std::string& capacity) const {
    const auto front = named_in(scene_, speaker.paragraph, sentence.begin, speaker.begin);
    const bool in_person =
        std::any_of(front.begin(), front.end(), [](const Named& one) { return one.found->kind == Kind::person; });
    return in_person || !capacity.empty() || !scene_.meeting.empty() || !opening_.empty() ||
           !meeting_in(scene_, speaker.paragraph, sentence).empty();
  }

  void reported(std::uint32_t paragraph, const Range& sentence, const Speech& speech) {
    for_others(paragraph, sentence);
    if (speech.voice != "reported" || speech.from == 0) return;
    if (cue_in(scene_, paragraph, "personal-capacity", sentence.begin, sentence.end) != nullptr) return;
    for (const Actor& actor : speech.actors) {
      if (!is_actor(actor.kind)) continue;
      for (const Named& named : named_in(scene_, paragraph, sentence.begin, speech.from)) {
        const Found& found = *named.found;
        if (found.id != actor.id || found.end > speech.from) continue;
        const std::string capacity = capacity_of(scene_, found, sentence.begin, sentence.end);
        if (is_of_meeting(found, sentence, capacity)) add({actor, &found}, sentence, capacity, "spoke-reported", 0.9);
        break;
      }
    }
  }

  const Scene& scene_;
  std::string meeting_, opening_;
};

}  // namespace

std::vector<Link> find_statements(const Scene& scene) {
  Statements statements(scene);
  for (std::uint32_t i = 0; i < scene.layout().paragraphs.size(); ++i) {
    const bool own = actor_section(scene.layout(), i) != 0;
    if (own || scene.layout().paragraphs[i].role == Role::note) continue;
    for (std::size_t k = 0; k < scene.sentences(i).size(); ++k) statements.read(i, k);
  }
  return std::move(statements.links);
}

}  // namespace treatygraph
