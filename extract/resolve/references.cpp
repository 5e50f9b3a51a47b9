// Back references: 该公约, 《公约》, 上述决议, "the latter resolution", "ambos instrumentos". A name that the text has
// given to an instrument means that one; else the nearest thing of the right kind that was named before is meant; where
// the sentence that names it names another as well, both stay candidates, unless number or order tells them apart.
#include <algorithm>
#include <map>
#include <set>

#include "extract/resolve/back.h"
#include "extract/resolve/text_classes.h"

namespace treatygraph {
namespace {

using facts::Kind;

constexpr std::uint32_t paragraphs_back = 4;
constexpr std::uint32_t paragraphs_back_beside_a_plan = 1;
constexpr std::size_t texts_back = 400;

// A place that names a text or went back to one.
struct Seen {
  std::uint32_t paragraph, begin, end;
  const Found* text;  // the mention
};

// Does a longer name cover the noun of the words ("the Convention on …")? Then they are a part of it.
bool covered(const std::vector<Found>& mentions, std::uint32_t paragraph, const CueHit& cue) {
  constexpr std::uint32_t longest_name = 1200;
  for (auto found = first_from(mentions, paragraph, cue.end); found != mentions.begin();) {
    --found;
    if (found->paragraph != paragraph || found->begin + longest_name < cue.begin) break;
    if (found->kind != Kind::provision && found->begin < cue.end && cue.end <= found->end) return true;
  }
  return false;
}

// "la Convention relative à …" is the beginning of a title.
bool opens_title(const std::vector<CueHit>& cues, std::uint32_t end) {
  const auto behind = cues_between(cues, end, end + 2);
  return std::any_of(behind.begin(), behind.end(), [](const CueHit& cue) { return cue.group == "complement"; });
}

// What words mean: several texts where they are plural; none and candidates where two fit.
struct Meant {
  std::vector<const Found*> texts;
  std::vector<const Found*> candidates;
};

class Finder {
 public:
  Finder(const Layout& layout, const Lexicon& lexicon, const Recognised& recognised, const std::vector<Found>& mentions,
         const std::vector<Definition>& definitions)
      : layout_(layout),
        recognised_(recognised),
        mentions_(mentions),
        definitions_(definitions),
        classes_(layout, lexicon, recognised) {
    for (std::uint32_t i = 0; i < layout.paragraphs.size() && !plans_; ++i)
      plans_ = future_in(i, static_cast<std::uint32_t>(layout.paragraphs[i].text.size())) > 0;
  }

  std::vector<BackReference> find() {
    for (std::uint32_t i = 0; i < layout_.paragraphs.size(); ++i) {
      std::uint32_t last_end = 0;
      for (const CueHit& cue : recognised_.cues_with(i, "back-reference")) {
        if (cue.group != "back-reference" || covered(mentions_, i, cue)) continue;
        const auto words = back_words(layout_.paragraphs[i].text, cue);
        if (!words || words->begin < last_end || words->say("article")) continue;
        if (names_alone(*words) && opens_title(recognised_.cues[i], words->end)) continue;
        see_up_to(i, words->begin);
        if (append(i, *words)) last_end = words->end;
      }
    }
    return std::move(out_);
  }

 private:
  static bool names_alone(const BackWords& words) {
    return words.say("marked") || words.say("bare") || words.say("defined");
  }

  void see_up_to(std::uint32_t paragraph, std::uint32_t byte) {
    for (; next_ < mentions_.size(); ++next_) {
      const Found& found = mentions_[next_];
      if (found.paragraph > paragraph || (found.paragraph == paragraph && found.begin >= byte)) return;
      if (!is_named_text(found)) continue;
      classes_.learn(found);
      seen_.push_back({found.paragraph, found.begin, found.end, &found});
    }
  }

  bool append(std::uint32_t paragraph, const BackWords& words) {
    const Meant meant = meaning(paragraph, words);
    for (auto one = meant.texts.rbegin(); one != meant.texts.rend(); ++one) {  // nearest last
      const Found* text = *one;
      out_.push_back({reference_to(*text, paragraph, words.begin, words.end), {}, text});
      if (!words.say("former") && !words.say("any")) seen_.push_back({paragraph, words.begin, words.end, text});
    }
    if (!meant.texts.empty() || meant.candidates.empty()) return !meant.texts.empty();
    std::set<std::string> ids;
    for (const Found* text : meant.candidates) ids.insert(text->id);
    BackReference open;
    open.place.paragraph = paragraph;
    open.place.begin = words.begin;
    open.place.end = words.end;
    open.place.kind = meant.candidates.front()->kind;
    open.candidates.assign(ids.begin(), ids.end());
    open.antecedent = meant.candidates.front();
    out_.push_back(std::move(open));
    return true;
  }

  [[nodiscard]] Meant meaning(std::uint32_t paragraph, const BackWords& words) const {
    if (names_alone(words)) {
      if (const Found* defined = definition(paragraph, words)) return {{defined}, {}};
      if (words.say("defined")) return {};
    }
    if (words.say("any")) return of_a_pair(paragraph, words);
    return chosen(words, distinct(fitting(paragraph, words)));
  }

  // 以下简称《公约》: holds from there on, in the section of its actor.
  [[nodiscard]] const Found* definition(std::uint32_t paragraph, const BackWords& words) const {
    const std::uint32_t section = section_of_actor(layout_, paragraph);
    for (auto one = definitions_.rbegin(); one != definitions_.rend(); ++one) {
      const auto [at, end] = std::pair(one->meant->paragraph, one->end);
      if (at > paragraph || (at == paragraph && end > words.begin) || !words.say(one->text_class)) continue;
      const std::uint32_t its = section_of_actor(layout_, at);
      if (its == 0 || its == section) return one->meant;
    }
    return nullptr;
  }

  [[nodiscard]] bool fits(const Seen& seen, const BackWords& words) const {
    return std::any_of(words.says.begin(), words.says.end(),
                       [&](std::string_view word) { return classes_.is(*seen.text, word, words.wording); });
  }

  [[nodiscard]] std::uint32_t sentence_begin(const Seen& seen) const {
    return sentence_at(recognised_.sentences[seen.paragraph], seen.begin).begin;
  }

  // Where the paragraph last speaks of a convention to come (新公约, "a new convention") before a byte; 0 where it does
  // not.
  [[nodiscard]] std::uint32_t future_in(std::uint32_t paragraph, std::uint32_t before) const {
    std::uint32_t last = 0;
    for (const CueHit& cue : cues_between(recognised_.cues[paragraph], 0, before)) {
      if (cue.group == "new-instrument" && cue.end <= before && !covered(mentions_, paragraph, cue)) last = cue.end;
    }
    return last;
  }

  // May the words mean the convention to come? Then they go back only to what stands behind the place that spoke of it
  // last, and, in a paper that plans one, no further than to the paragraph before.
  static bool may_mean_future(const BackWords& words) {
    return (words.say("convention") || words.say("treaty") || words.say("instrument")) && !names_alone(words);
  }

  // What fits, nearest first: all in the sentence of the nearest; where that is in another paragraph, or the words want
  // several, all in its paragraph; where they do not point ("the Convention"), all that can be reached.
  [[nodiscard]] std::vector<const Found*> fitting(std::uint32_t paragraph, const BackWords& words) const {
    const bool plural = words.say("two") || words.say("many");
    std::vector<const Found*> out;
    const Seen* nearest = nullptr;
    const bool beside_future = may_mean_future(words);
    const std::uint32_t border = beside_future ? future_in(paragraph, words.begin) : 0;
    const std::uint32_t reach = beside_future && plans_ ? paragraphs_back_beside_a_plan : paragraphs_back;
    std::size_t looked = 0;
    for (auto seen = seen_.rbegin(); seen != seen_.rend() && looked < texts_back; ++seen, ++looked) {
      if (seen->paragraph + reach < paragraph) break;
      if (border > 0 && (seen->paragraph != paragraph || seen->begin < border)) break;
      if (section_of_actor(layout_, seen->paragraph) != section_of_actor(layout_, paragraph)) break;
      if (seen->paragraph == paragraph && seen->end > words.begin) continue;
      if (!fits(*seen, words)) continue;
      if (nearest == nullptr) nearest = &*seen;
      const bool far = nearest->paragraph != paragraph;
      const bool same_paragraph = seen->paragraph == nearest->paragraph;
      const bool same_sentence = same_paragraph && seen->begin >= sentence_begin(*nearest);
      const bool wide =
          plural ? same_paragraph && distinct(out).size() < 2 : far && (same_paragraph || names_alone(words));
      if (!same_sentence && !wide) break;
      out.push_back(seen->text);
    }
    return out;
  }

  static std::vector<const Found*> distinct(const std::vector<const Found*>& texts) {
    std::vector<const Found*> out;
    for (const Found* text : texts) {
      const bool known = std::any_of(out.begin(), out.end(), [&](const Found* one) { return one->id == text->id; });
      if (!known) out.push_back(text);
    }
    return out;
  }

  static Meant chosen(const BackWords& words, const std::vector<const Found*>& nearest_first) {
    const std::size_t size = nearest_first.size();
    if (size == 0) return {};
    if (words.say("latter")) return {{nearest_first.front()}, {}};
    if (words.say("former"))
      return size == 2 ? Meant{{nearest_first.back()}, {}}
                       : Meant{{}, size > 2 ? nearest_first : std::vector<const Found*>{}};
    if (words.say("many")) return size > 1 ? Meant{nearest_first, {}} : Meant{};
    if (words.say("two")) {
      if (size == 2) return {nearest_first, {}};
      return size > 2 ? Meant{{}, nearest_first} : Meant{};
    }
    return size == 1 ? Meant{nearest_first, {}} : Meant{{}, nearest_first};
  }

  // 后者, "the former": of the two names that the paragraph has last paired, the first kind that has two going back
  // from the words; where those are states or bodies nothing is said about a text.
  [[nodiscard]] Meant of_a_pair(std::uint32_t paragraph, const BackWords& words) const {
    std::map<Kind, const Found*> last;
    for (auto found = first_from(mentions_, paragraph, words.begin); found != mentions_.begin();) {
      --found;
      if (found->paragraph != paragraph) break;
      if (found->end > words.begin) continue;
      const auto [one, is_new] = last.try_emplace(found->kind, &*found);
      if (is_new || one->second->id == found->id) continue;
      if (!is_named_text(*found)) return {};
      return {{words.say("latter") ? one->second : &*found}, {}};
    }
    return {};
  }

  const Layout& layout_;
  const Recognised& recognised_;
  const std::vector<Found>& mentions_;
  const std::vector<Definition>& definitions_;
  TextClasses classes_;
  bool plans_ = false;    // the paper speaks of a convention to come
  std::size_t next_ = 0;  // of mentions_
  std::vector<Seen> seen_;
  std::vector<BackReference> out_;
};

}  // namespace

std::vector<BackReference> find_references(const Layout& layout, const Lexicon& lexicon, const Recognised& recognised,
                                           const std::vector<Found>& mentions,
                                           const std::vector<Definition>& definitions) {
  return Finder(layout, lexicon, recognised, mentions, definitions).find();
}

std::vector<Found> find_standing_names(const Layout& layout, const Lexicon& lexicon, const Recognised& recognised,
                                       const std::vector<Found>& mentions) {
  TextClasses classes(layout, lexicon, recognised);
  std::vector<const Found*> texts;
  for (const Found& found : mentions) {
    if (found.kind != Kind::instrument) continue;
    classes.learn(found);
    texts.push_back(&found);
  }
  std::map<std::string_view, bool> named;  // by class
  const auto another = [&](std::string_view text_class) {
    const auto [known, is_new] = named.try_emplace(text_class);
    if (is_new)
      known->second = std::any_of(texts.begin(), texts.end(), [&](const Found* text) {
        return classes.is(*text, text_class, Wording::other) || classes.is(*text, text_class, Wording::chinese);
      });
    return known->second;
  };
  std::vector<Found> out;
  for (std::uint32_t i = 0; i < layout.paragraphs.size(); ++i) {
    for (const CueHit& cue : recognised.cues_with(i, "back-reference")) {
      if (cue.group != "back-reference" || cue.value.find("or:") == std::string_view::npos) continue;
      const auto words = back_words(layout.paragraphs[i].text, cue);
      if (!words || covered(mentions, i, cue) || opens_title(recognised.cues[i], words->end)) continue;
      const auto entry = lexicon.find(Kind::instrument, words->standing());
      if (!entry || another(words->says.front())) continue;
      Found found;
      found.paragraph = i;
      found.begin = words->begin;
      found.end = words->end;
      found.kind = Kind::instrument;
      found.id = words->standing();
      found.entry = *entry;
      found.rule = "standing-name";
      out.push_back(std::move(found));
    }
  }
  return out;
}

}  // namespace treatygraph
