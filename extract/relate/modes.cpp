// How a text is cited: which words of the sentence govern its name. A cue says in its value where it stands:
//   ""       a verb in front of the name, in its clause: 借鉴《…》, "recalling …"
//   next     right in front, nothing but the name's own words between: 根据, "pursuant to"
//   after    behind the name: 《…》为基础, "…号决议所设立的"
//   of       says it of its subject: 《…》足以应对, "… is outdated"
//   right    right behind: 《…》第七条规定, "resolution …, in which the Council"
//   opens    a verb that, at the start of a sentence, holds for all of it: 回顾, "Recalling"
// Two values stand with a blank between. A name in a list is governed as the first, or before words behind it the last,
// of the list is.
#include <algorithm>
#include <array>
#include <ranges>

#include "extract/relate/rules.h"

namespace treatygraph {
namespace {

constexpr std::array<CueGroup, 6> modes = {"declines", "distinguishes", "doubts", "promotes", "builds-on", "recalls"};
constexpr std::uint32_t verb_reach = 120, next_reach = 60;  // bytes from a cue to a name behind it
constexpr std::uint32_t behind_reach = 180;                 // bytes from a name to a cue behind it
constexpr std::uint32_t refusal_reach = 120;                // 不接受……以《…》为基础
constexpr std::uint32_t own_words_reach = 36;               // "the provisions that are contained in"
constexpr std::uint32_t attribute_reach = 18;               // 行之有效的《…》, "the outdated …"
constexpr std::uint32_t touching_reach = 18;                // 》 and an adverb
constexpr std::uint32_t arabic_letter = 2;
constexpr std::uint32_t longest_list_gap = 100;
constexpr std::uint32_t longest_bracket = 120;
constexpr std::uint32_t longest_opening = 24;   // 又回顾, "Recalling also", "1. "
constexpr std::uint32_t negation_reach = 14;    // 不应再以, "should not be"
constexpr std::uint32_t longest_window = 6000;  // what is longer is no sentence

bool is_mode(CueGroup group) { return std::find(modes.begin(), modes.end(), group) != modes.end(); }
bool refuses(CueGroup group) { return group == "declines" || group == "distinguishes"; }

bool stands(const CueHit& cue, std::string_view where) { return cue.value.find(where) != std::string_view::npos; }
bool is_verb(const CueHit& cue) { return cue.value.empty() || stands(cue, "verb") || stands(cue, "opens"); }

struct Span {
  std::uint32_t begin, end;
};

class Manners {
 public:
  Manners(const Scene& scene, const Found& object, const Range& sentence)
      : scene_(scene), paragraph_(object.paragraph), object_(object), sentence_(sentence) {
    if (object.begin > sentence.begin + longest_window) sentence_.begin = object.begin - longest_window;
    sentence_.end = std::min(sentence_.end, object.end + longest_window);
    find_list();
  }

  [[nodiscard]] Manner find() const {
    const CueHit* best = nullptr;
    for (const CueHit& cue : cues_in(scene_, paragraph_, sentence_.begin, sentence_.end)) {
      if (!is_mode(cue.group) || cue.end > sentence_.end || in_name(cue) || !governs(cue)) continue;
      if (best == nullptr || decides(cue, *best)) best = &cue;
    }
    if (best == nullptr) best = opening();
    if (best != nullptr) return manner(*best);
    return of_list();
  }

 private:
  [[nodiscard]] std::string_view between(std::uint32_t begin, std::uint32_t end) const {
    return std::string_view(scene_.text(paragraph_)).substr(begin, end > begin ? end - begin : 0);
  }

  // The list of texts around the object: 第2004/52号、……第2005/46号决议, "resolutions 73/17 of 26 November and 75/316";
  // one of examples begins with what they are examples of: 现有文书，如《…》, "instruments such as".
  void find_list() {
    list_ = {object_.begin, object_.end};
    const auto texts = named_in(scene_, paragraph_, sentence_.begin, sentence_.end);
    for (const Named& one : std::views::reverse(texts)) {
      const Found& found = *one.found;
      if (is_text(found.kind) && found.end <= list_.begin && is_list_gap(found.end, list_.begin))
        list_.begin = found.begin;
    }
    for (const Named& one : texts) {
      const Found& found = *one.found;
      if (is_text(found.kind) && found.begin >= list_.end && is_list_gap(list_.end, found.begin)) list_.end = found.end;
    }
    for (const Named& one : texts) {  // "article 7 of the Convention states": the words behind are said of both
      const bool whole = !object_.about.empty() && one.found->id == object_.about;
      if (whole && one.found->begin >= list_.end && one.found->begin - list_.end <= touching_reach)
        list_.end = one.found->end;
    }
    const std::uint32_t from =
        list_.begin > sentence_.begin + attribute_reach ? list_.begin - attribute_reach : sentence_.begin;
    if (const CueHit* example = last_cue_in(scene_, paragraph_, "exemplifies", from, list_.begin);
        example != nullptr && !ends_clause(example->end, list_.begin))
      list_.begin = example->begin - closing_mark(sentence_.begin, example->begin);
  }

  // Bytes of the mark of a clause that ends at `end`: "，如", ", including", "（包括".
  [[nodiscard]] std::uint32_t closing_mark(std::uint32_t begin, std::uint32_t end) const {
    const std::string_view front = between(begin, end);
    for (const std::string_view mark : {"，", ", ", " (", "（", " "}) {
      if (front.size() >= mark.size() && front.substr(front.size() - mark.size()) == mark)
        return static_cast<std::uint32_t>(mark.size());
    }
    return 0;
  }

  [[nodiscard]] bool is_list_gap(std::uint32_t begin, std::uint32_t end) const {
    if (end - begin > longest_list_gap) return false;
    bool listed = false;
    for (const CueHit& cue : cues_in(scene_, paragraph_, begin, end)) {
      if (is_mode(cue.group) || cue.group == "says" || cue.group == "force" || cue.group == "turns" ||
          cue.group == "adopts")
        return false;
      listed = listed || cue.group == "joins";
    }
    return listed || between(begin, end).find("、") != std::string_view::npos ||
           between(begin, end).find(" و") != std::string_view::npos ||
           between(begin, end).find(", ") != std::string_view::npos ||
           between(begin, end).find("، ") != std::string_view::npos || opens_definition(begin, end);
  }

  // "the Convention against … (the “… Convention”)": the name that a bracket gives it.
  [[nodiscard]] bool opens_definition(std::uint32_t begin, std::uint32_t end) const {
    const std::string_view gap = between(begin, end);
    return gap.size() <= longest_opening && (gap.starts_with(" (") || gap.starts_with("（") || gap.starts_with("》（"));
  }

  // 公约 in 《关于依……建立……的公约》: a word of a name decides nothing.
  [[nodiscard]] bool in_name(const CueHit& cue) const {
    constexpr std::uint32_t longest_name = 600;
    const std::uint32_t from = std::max(sentence_.begin, cue.begin - std::min(cue.begin, longest_name));
    const auto named = named_in(scene_, paragraph_, from, cue.end);
    return std::any_of(named.begin(), named.end(), [&](const Named& one) {
      return is_text(one.found->kind) && one.found->begin <= cue.begin && cue.end <= one.found->end;
    });
  }

  [[nodiscard]] bool governs(const CueHit& cue) const {
    if (stands(cue, "right")) return touches(cue);
    if (in_front(cue, list_.begin)) return governs_from_front(cue);
    if (cue.begin >= list_.end) return governs_from_behind(cue, list_.end);
    if (cue.end <= object_.begin) return governs_inside(cue);  // inside the list: "A, and in line with B"
    return cue.begin >= object_.end && governs_from_behind(cue, object_.end);
  }

  // An Arabic name may open with the letter that ends the words in front: عملا بالقرار.
  static bool in_front(const CueHit& cue, std::uint32_t name) {
    return cue.begin < name && cue.end <= name + arabic_letter;
  }
  static std::uint32_t gap_behind(const CueHit& cue, std::uint32_t name) { return name > cue.end ? name - cue.end : 0; }

  [[nodiscard]] bool touches(const CueHit& cue) const {
    std::uint32_t from = cue.begin >= list_.end ? list_.end : object_.end;
    if (cue.begin < from) return false;
    if (const std::uint32_t behind = behind_bracket(from); behind <= cue.begin) from = behind;
    const std::string_view gap = between(from, cue.begin);
    return gap.size() <= touching_reach && (!ends_clause(from, cue.begin) || gap == ", " || gap == "，");
  }

  // 欢迎《…》缔约方取得的进展, 支持《…》科学机构: said of its bodies, not of the text.
  [[nodiscard]] bool is_of_its_bodies() const {
    constexpr std::uint32_t closing = 3, longest_body = 18;  // bytes: 》, 缔约各方
    const CueHit* body = cue_in(scene_, paragraph_, "bodies-of-text", list_.end, list_.end + longest_body);
    return body != nullptr && body->begin <= list_.end + closing;
  }

  [[nodiscard]] bool governs_inside(const CueHit& cue) const {
    return !stands(cue, "after") && object_.begin - cue.end <= attribute_reach && !ends_clause(cue.end, object_.begin);
  }

  [[nodiscard]] bool governs_from_front(const CueHit& cue) const {
    const std::uint32_t gap = gap_behind(cue, list_.begin);
    if (cue.group == "promotes" && is_of_its_bodies()) return false;
    if (ends_clause(cue.end, list_.begin)) return refuses(cue.group) && gap <= attribute_reach;
    if (is_verb(cue) && gap <= verb_reach) return !has_other_object(cue.end, list_.begin);
    if (stands(cue, "next") && gap <= next_reach) return !has_other_object(cue.end, list_.begin);
    if (refuses(cue.group) && gap <= refusal_reach) return true;
    return stands(cue, "of") && gap <= attribute_reach;
  }

  // Behind a bracket that tells about the text: 《…》（阿拉伯国家联盟，2010年）也可供参考.
  [[nodiscard]] std::uint32_t behind_bracket(std::uint32_t from) const {
    std::string_view rest = between(from, sentence_.end);
    const std::size_t mark = rest.starts_with("》") ? std::string_view("》").size() : 0;
    rest.remove_prefix(mark);
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {" (", ")"}}) {
      const std::size_t at = rest.starts_with(open) ? rest.substr(0, longest_bracket).find(close) : rest.npos;
      if (at != rest.npos) return from + static_cast<std::uint32_t>(mark + at + close.size());
    }
    return from;
  }

  [[nodiscard]] bool governs_from_behind(const CueHit& cue, std::uint32_t from) const {
    if (const std::uint32_t behind = behind_bracket(from); behind <= cue.begin) from = behind;
    if (cue.begin - from > behind_reach || names_text(from, cue.begin)) return false;
    const bool same_clause = !ends_clause(from, cue.begin);
    if (stands(cue, "after")) return same_clause && (cue.begin - from <= verb_reach / 4 || !is_possessed(from));
    return stands(cue, "of") && is_subject() && !is_possessed(from) && (same_clause || goes_on(from, cue.begin));
  }

  // "…，特别是其第三十二条，", "…, which", "…，该公约": every clause in between goes on about the same text.
  [[nodiscard]] bool goes_on(std::uint32_t begin, std::uint32_t end) const {
    bool aside = false;
    for (std::uint32_t at = begin; at < end; ++at) {
      if (between(at, end).substr(0, 3) != "，" && between(at, end).substr(0, 2) != ", ") continue;
      const std::uint32_t next = at + (between(at, end).front() == ',' ? 2 : 3);
      if (next == end) continue;  // 《…》第十五条关于管辖权的规定，堪为范本: no subject of its own
      if (cue_in(scene_, paragraph_, "same-text", next, std::min(end, next + longest_opening)) == nullptr && !aside)
        return false;
      aside = cue_in(scene_, paragraph_, "exemplifies", next, std::min(end, next + attribute_reach)) != nullptr ||
              between(next, end).starts_with("to which") || between(next, end).starts_with("which");
    }
    return between(begin, end).find("；") == std::string_view::npos &&
           between(begin, end).find("; ") == std::string_view::npos;
  }

  // Another verb, or words such as "the results of", between: the cue is about something else.
  [[nodiscard]] bool has_other_object(std::uint32_t begin, std::uint32_t end) const {
    if (names_text(begin, end)) return true;
    return cue_in(scene_, paragraph_, "other-object", begin, end) != nullptr ||
           cue_in(scene_, paragraph_, "says", begin, end) != nullptr;
  }

  // Another text; its own provisions are none.
  [[nodiscard]] bool names_text(std::uint32_t begin, std::uint32_t end) const {
    const auto whole = [](const Found& text) { return text.about.empty() ? text.id : text.about; };
    const auto named = named_in(scene_, paragraph_, begin, end);
    return std::any_of(named.begin(), named.end(), [&](const Named& one) {
      return is_text(one.found->kind) && one.found->end <= end && whole(*one.found) != whole(object_);
    });
  }

  // "of the Convention", 在《公约》: what is said behind is not said of it.
  [[nodiscard]] bool is_subject() const {
    const std::uint32_t from = list_.begin > sentence_.begin + 12 ? list_.begin - 12 : sentence_.begin;
    for (const CueHit& cue : cues_in(scene_, paragraph_, from, list_.begin)) {
      if (cue.group != "oblique" || cue.end > list_.begin) continue;
      if (is_of_own_words(cue)) continue;
      const std::string_view gap = between(cue.end, list_.begin);
      if (gap.empty() || gap == " " || gap == " the " || gap == "《" || gap == "(" || gap == "（") return false;
    }
    return true;
  }

  // "The elements found in articles 2 to 6", les dispositions de: words of the text are the text.
  [[nodiscard]] bool is_of_own_words(const CueHit& oblique) const {
    const std::uint32_t from =
        oblique.begin > sentence_.begin + own_words_reach ? oblique.begin - own_words_reach : sentence_.begin;
    const CueHit* words = last_cue_in(scene_, paragraph_, "own-words", from, oblique.begin);
    return words != nullptr && !ends_clause(words->end, oblique.begin);
  }

  // 《公约》的目标……: what follows is said of something that is its own, unless that is its words: 《公约》的规定.
  [[nodiscard]] bool is_possessed(std::uint32_t from) const {
    std::string_view rest = between(from, sentence_.end);
    for (const std::string_view mark : {"》", "”", "\""}) {
      if (rest.substr(0, mark.size()) == mark) rest.remove_prefix(mark.size()), from += mark.size();
    }
    if (rest.substr(0, 3) != "的") return false;
    return cue_in(scene_, paragraph_, "own-words", from + 3, std::min(sentence_.end, from + 18)) == nullptr;
  }

  [[nodiscard]] bool ends_clause(std::uint32_t begin, std::uint32_t end) const {
    const std::string_view gap = between(begin, end);
    return has_clause_mark(gap) || gap.find("：") != std::string_view::npos;
  }

  [[nodiscard]] std::uint32_t distance(const CueHit& cue) const {
    if (in_front(cue, list_.begin)) return gap_behind(cue, list_.begin);
    if (cue.end <= object_.begin) return object_.begin - cue.end;
    const std::uint32_t from = cue.begin >= list_.end ? list_.end : object_.end;
    return cue.begin - from + 12;  // words behind bind less than words in front
  }

  // A longer cue wins over its part; any view over what the text merely says (第七条规定); a refusal in front over what
  // stands nearer; then the nearest.
  [[nodiscard]] bool decides(const CueHit& cue, const CueHit& best) const {
    const auto within = [](const CueHit& a, const CueHit& b) { return b.begin <= a.begin && a.end <= b.end; };
    if (within(cue, best)) return false;
    if (within(best, cue)) return true;
    if (stands(cue, "right") != stands(best, "right")) return stands(best, "right");
    const auto outweighs = [&](const CueHit& one) {
      return (refuses(one.group) && one.end <= list_.begin && !is_conceded(one)) || turns_to(one);
    };
    if (outweighs(cue) != outweighs(best)) return outweighs(cue);
    return distance(cue) < distance(best);
  }

  // 虽未加入《…》，但……: said only to be set aside.
  [[nodiscard]] bool is_conceded(const CueHit& cue) const {
    const std::uint32_t from =
        cue.begin > sentence_.begin + attribute_reach ? cue.begin - attribute_reach : sentence_.begin;
    return cue_in(scene_, paragraph_, "concedes", from, cue.begin) != nullptr;
  }

  // 虽已签署《…》，却至今未予批准: what the sentence turns to, behind the name.
  [[nodiscard]] bool turns_to(const CueHit& cue) const {
    if (cue.begin < list_.end || cue.group == "recalls") return false;
    const CueHit* turn = last_cue_in(scene_, paragraph_, "turns", list_.end, cue.begin);
    return turn != nullptr && cue.begin - turn->end <= next_reach && !ends_clause(turn->end, cue.begin);
  }

  // "Recalling …": holds for every text of the sentence that nothing nearer governs.
  [[nodiscard]] const CueHit* opening() const {
    for (const CueHit& cue :
         cues_in(scene_, paragraph_, sentence_.begin, std::min(sentence_.end, sentence_.begin + longest_opening))) {
      if (is_mode(cue.group) && stands(cue, "opens") && cue.end <= object_.begin && !in_name(cue)) return &cue;
    }
    return nullptr;
  }

  // "The negotiations should draw on the following: (a) …": what the sentence that opens the list says of its entries.
  [[nodiscard]] Manner of_list() const {
    const std::optional<std::uint32_t> opener = opener_of(scene_.layout(), paragraph_);
    if (!opener || scene_.sentences(*opener).empty()) return {};
    const Range& sentence = scene_.sentences(*opener).back();
    if (sentence.end - sentence.begin > longest_window) return {};
    Found end;  // a name that would stand behind the colon
    end.paragraph = *opener;
    end.begin = end.end = sentence.end;
    const Manners manners(scene_, end, sentence);
    const CueHit* verb = nullptr;
    for (const CueHit& cue : cues_in(scene_, *opener, sentence.begin, sentence.end)) {
      const bool governs = is_mode(cue.group) && (is_verb(cue) || stands(cue, "next")) && cue.end <= sentence.end;
      if (governs && !has_clause_mark(manners.between(cue.end, sentence.end))) verb = &cue;
    }
    return verb == nullptr ? Manner{} : manners.manner(*verb);
  }

  [[nodiscard]] const CueHit* negation_of(const CueHit& cue) const {
    const std::uint32_t from =
        cue.begin > sentence_.begin + negation_reach ? cue.begin - negation_reach : sentence_.begin;
    const CueHit* no = last_cue_in(scene_, paragraph_, "negation", from, cue.begin);
    return no == nullptr || ends_clause(no->end, cue.begin) || no->value == "-" ? nullptr : no;
  }

  // Not to build on is to decline; not to decline, doubt or recall says nothing.
  [[nodiscard]] Manner manner(const CueHit& cue) const {
    const CueHit* no = negation_of(cue);
    if (no == nullptr) return {std::string(cue.group.name()), std::string(between(cue.begin, cue.end))};
    if (cue.group != "builds-on" && cue.group != "promotes") return {};
    return {stands(cue, "of") ? "doubts" : "declines", std::string(between(no->begin, cue.end))};
  }

  const Scene& scene_;
  std::uint32_t paragraph_;
  const Found& object_;
  Range sentence_;
  Span list_{};
};

}  // namespace

Manner manner_of(const Scene& scene, const Found& object, const Range& sentence) {
  return Manners(scene, object, sentence).find();
}

}  // namespace treatygraph
