// SUPPORTS_NEW_INSTRUMENT and OPPOSES_NEW_INSTRUMENT: who says that a new convention on cybercrime is, or is not,
// wanted. Naming it is not supporting it, and proposing what it should hold is neither: a word of support or refusal
// must govern the instrument itself, with nothing between but its making ("拟订一项", "the elaboration of a").
#include <algorithm>
#include <array>
#include <set>

#include "extract/relate/rules.h"

namespace treatygraph {
namespace {

using facts::Kind;
using facts::Predicate;

constexpr std::string_view instrument = "new-un-convention";
constexpr std::array<std::string_view, 8> context = {
    instrument,   "ahc-cybercrime",        "ieg-cybercrime",      "budapest-convention",
    "cybercrime", "cyber-dependent-crime", "cyber-enabled-crime", "illegal-access"};
constexpr std::uint32_t reach = 160;        // bytes between the words and the instrument
constexpr std::uint32_t reach_behind = 45;  // …是完全没有必要的
constexpr std::uint32_t near_verb = 8;      // 新公约应涵盖…

struct Span {
  std::uint32_t begin, end;
};

bool is_about_cybercrime(const Scene& scene) {
  const auto fits = [](const Found& found) {
    return std::find(context.begin(), context.end(), found.id) != context.end();
  };
  const auto& mentions = scene.reading.resolved.mentions;
  return std::any_of(mentions.begin(), mentions.end(), fits);
}

class Stances {
 public:
  explicit Stances(const Scene& scene) : scene_(scene) {}

  void read(std::uint32_t paragraph, std::size_t index) {
    const Speech& speech = scene_.speeches[paragraph][index];
    if (speech.actors.empty()) return;
    const Range sentence = scene_.sentences(paragraph)[index];
    for (const Span& object : instruments(paragraph, sentence)) {
      const CueHit* word = governing(paragraph, sentence, object);
      if (word == nullptr) continue;
      const bool wants = word->group == "wants-instrument" && !is_denied(paragraph, object);
      add(paragraph, sentence, object, *word,
          wants ? Predicate::supports_new_instrument : Predicate::opposes_new_instrument, speech);
    }
  }

  std::vector<Link> links;

 private:
  // The new instrument by its name or by description: 新的全球公约, "a comprehensive treaty".
  [[nodiscard]] std::vector<Span> instruments(std::uint32_t paragraph, const Range& sentence) const {
    std::vector<Span> out;
    for (const Named& named : named_in(scene_, paragraph, sentence.begin, sentence.end)) {
      if (named.found->id == instrument && named.found->end <= sentence.end && !named.reference)
        out.push_back({named.found->begin, named.found->end});
    }
    for (const CueHit& cue : cues_in(scene_, paragraph, sentence.begin, sentence.end)) {
      if (cue.group == "new-instrument" && cue.end <= sentence.end && !in_name(paragraph, cue))
        out.push_back({cue.begin, cue.end});
    }
    return out;
  }

  [[nodiscard]] bool in_name(std::uint32_t paragraph, const CueHit& cue) const {
    constexpr std::uint32_t longest_name = 400;
    const auto named = named_in(scene_, paragraph, cue.begin > longest_name ? cue.begin - longest_name : 0, cue.end);
    return std::any_of(named.begin(), named.end(), [&](const Named& one) {
      return is_text(one.found->kind) && one.found->begin < cue.end && cue.begin < one.found->end;
    });
  }

  [[nodiscard]] const CueHit* governing(std::uint32_t paragraph, const Range& sentence, const Span& object) const {
    const std::uint32_t from = object.begin > sentence.begin + reach ? object.begin - reach : sentence.begin;
    const std::uint32_t to = std::min(sentence.end, object.end + reach_behind + reach);
    const CueHit* best = nullptr;
    for (const CueHit& cue : cues_in(scene_, paragraph, from, to)) {
      if ((cue.group != "wants-instrument" && cue.group != "refuses-instrument") || cue.end > to) continue;
      const bool behind = cue.value == "after";
      const bool fits = behind ? cue.begin >= object.end && is_predicate(paragraph, object.end, cue.begin)
                               : cue.end <= object.begin && is_its_object(paragraph, cue.end, object);
      const bool doubts = behind && cue.group == "refuses-instrument";  // 对是否需要新公约表示怀疑
      if (!fits || (!doubts && is_asked(paragraph, sentence, cue))) continue;
      if (best == nullptr || cue.group == "refuses-instrument") best = &cue;  // "does not support": the refusal counts
    }
    return best;
  }

  // Nothing but words of making and of quantity between; and the instrument is not what something else is asked of.
  [[nodiscard]] bool is_its_object(std::uint32_t paragraph, std::uint32_t begin, const Span& object) const {
    const auto verb = cues_in(scene_, paragraph, object.end, object.end + near_verb);
    const std::string_view rest = std::string_view(scene_.text(paragraph)).substr(object.end);
    const bool goes_on = !rest.starts_with("，") && !rest.starts_with(", ") && !rest.starts_with("، ") &&
                         std::any_of(verb.begin(), verb.end(), [](const CueHit& cue) {
                           return cue.group == "covers" || cue.group == "force" || cue.group == "criminal";
                         });
    return !goes_on && is_filler(paragraph, begin, object.begin);
  }

  [[nodiscard]] bool is_filler(std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end) const {
    std::string gap = scene_.text(paragraph).substr(begin, end - begin);
    for (const CueHit& cue : cues_in(scene_, paragraph, begin, end)) {
      if (cue.group != "making" || cue.end > end) continue;
      std::fill(gap.begin() + (cue.begin - begin), gap.begin() + (cue.end - begin), ' ');
    }
    blank_out_bound(paragraph, begin, gap);
    if (gap.ends_with("《")) gap.resize(gap.size() - std::string_view("《").size());
    return gap.find_first_not_of(' ') == std::string::npos;
  }

  // Arabic: prepositions are a part of the word behind them, and the one who says it stands behind the verb.
  void blank_out_bound(std::uint32_t paragraph, std::uint32_t begin, std::string& gap) const {
    constexpr std::array<std::string_view, 4> bound = {"ل", "ب", "و", "ف"};
    const auto end = begin + static_cast<std::uint32_t>(gap.size());
    for (const Named& named : named_in(scene_, paragraph, begin, end)) {
      const bool arabic = static_cast<unsigned char>(scene_.text(paragraph)[named.found->begin]) >= 0xD8 &&
                          static_cast<unsigned char>(scene_.text(paragraph)[named.found->begin]) <= 0xDB;
      if (!arabic || !is_actor(named.found->kind) || named.found->end > end) continue;
      std::fill(gap.begin() + (named.found->begin - begin), gap.begin() + (named.found->end - begin), ' ');
    }
    for (const std::string_view letter : bound) {
      for (std::size_t at = gap.find(letter); at != std::string::npos; at = gap.find(letter, at + 1)) {
        const bool alone = (at == 0 || gap[at - 1] == ' ') && (at + 2 == gap.size() || gap[at + 2] == ' ');
        if (alone) gap.replace(at, letter.size(), "  ");
      }
    }
  }

  [[nodiscard]] bool is_predicate(std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end) const {
    const std::string_view gap = std::string_view(scene_.text(paragraph)).substr(begin, end - begin);
    return !has_clause_mark(gap) && gap.size() <= reach_behind &&
           cue_in(scene_, paragraph, "covers", begin, end) == nullptr && gap.substr(0, 3) != "的";
  }

  // "no new convention is needed"
  [[nodiscard]] bool is_denied(std::uint32_t paragraph, const Span& object) const {
    const std::string_view front = std::string_view(scene_.text(paragraph)).substr(0, object.begin);
    return front.ends_with("no ") || front.ends_with("No ");
  }

  // "是否需要", "whether a new treaty is needed": nothing is said yet.
  [[nodiscard]] bool is_asked(std::uint32_t paragraph, const Range& sentence, const CueHit& cue) const {
    const std::uint32_t from = cue.begin > sentence.begin + reach ? cue.begin - reach : sentence.begin;
    return cue_in(scene_, paragraph, "asks", from, cue.end) != nullptr;
  }

  void add(std::uint32_t paragraph, const Range& sentence, const Span& object, const CueHit& word, Predicate stance,
           const Speech& speech) {
    const std::string& text = scene_.text(paragraph);
    Found found;
    found.paragraph = paragraph;
    found.begin = object.begin;
    found.end = object.end;
    found.kind = Kind::instrument;
    found.id = std::string(instrument);
    for (const Actor& actor : speech.actors) {
      Link link = link_to(found, actor, stance, "stance");
      link.confidence = 0.85;
      link.attributes["voice"] = speech.voice;
      link.attributes["cue"] = text.substr(word.begin, word.end - word.begin);
      if (const CueHit* condition = cue_in(scene_, paragraph, "condition", sentence.begin, sentence.end)) {
        const std::string_view rest = std::string_view(text).substr(condition->begin, sentence.end - condition->begin);
        link.attributes["condition"] =
            std::string(rest.substr(0, std::min({rest.find("，"), rest.find(", "), rest.find("، ")})));
      }
      links.push_back(std::move(link));
    }
  }

  const Scene& scene_;
};

}  // namespace

std::vector<Link> find_stances(const Scene& scene) {
  if (!is_about_cybercrime(scene)) return {};
  Stances stances(scene);
  for (std::uint32_t i = 0; i < scene.layout().paragraphs.size(); ++i) {
    for (std::size_t k = 0; k < scene.sentences(i).size(); ++k) stances.read(i, k);
  }
  return std::move(stances.links);
}

}  // namespace treatygraph
