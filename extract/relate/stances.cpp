// SUPPORTS_NEW_INSTRUMENT and OPPOSES_NEW_INSTRUMENT: who says that a new convention on cybercrime is, or is not,
// wanted. Naming it is not supporting it, and proposing what it should hold is neither: a word of support or refusal
// must govern the instrument itself, with nothing between but its making ("拟订一项", "the elaboration of a").
#include <algorithm>
#include <array>
#include <utility>

#include "extract/relate/polarity.h"

namespace treatygraph {
namespace {

using facts::Kind;
using facts::Predicate;

constexpr std::string_view instrument = "new-un-convention";
constexpr std::array<std::string_view, 10> context = {
    instrument,   "ahc-cybercrime",        "ieg-cybercrime",      "budapest-convention", "budapest-protocol-1",
    "cybercrime", "cyber-dependent-crime", "cyber-enabled-crime", "illegal-access",      "budapest-protocol-2"};
constexpr std::uint32_t reach = 160;        // bytes between the words and the instrument
constexpr std::uint32_t reach_behind = 45;  // …是完全没有必要的
constexpr std::uint32_t near_verb = 8;      // 新公约应涵盖…
constexpr std::uint32_t near_place = 60;    // bytes of "in a possible new "
constexpr std::uint32_t near_end = 4;       // bytes of the mark that ends a sentence
constexpr std::uint32_t near_rest = 18;     // 新公约的问题上，……

constexpr std::string_view of = "的";  // 新公约的…: what follows is the convention's

bool is_about_cybercrime(const Scene& scene) {
  const auto fits = [](const Found& found) {
    return std::find(context.begin(), context.end(), found.id) != context.end();
  };
  const auto& mentions = scene.reading.resolved.mentions;
  if (std::any_of(mentions.begin(), mentions.end(), fits)) return true;
  for (std::uint32_t i = 0; i < scene.layout().paragraphs.size(); ++i) {  // 又一项网络犯罪公约: the bare word will do
    const auto size = static_cast<std::uint32_t>(scene.text(i).size());
    if (scene.groups[i].may_hold("of-cybercrime") && cue_in(scene, i, "of-cybercrime", 0, size) != nullptr) return true;
  }
  return false;
}

class Stances {
 public:
  explicit Stances(const Scene& scene) : scene_(scene) {}

  void read(std::uint32_t paragraph, std::size_t index) {
    const Speech& speech = scene_.speeches[paragraph][index];
    if (speech.actors.empty()) return;
    const Range sentence = scene_.sentences(paragraph)[index];
    if (cue_in(scene_, paragraph, "undecided", sentence.begin, sentence.end) != nullptr) return;
    const std::vector<Range> objects = instruments(paragraph, sentence);
    if (!compose(paragraph, sentence, objects, speech)) read_listed(paragraph, sentence, objects, speech);
    before_ = objects.empty() ? Before{} : Before{paragraph, sentence.end, objects.back()};
  }

  std::vector<Link> links;

 private:
  // A word of wanting or refusing that stands listed for this, right beside the instrument or its making.
  void read_listed(std::uint32_t paragraph, const Range& sentence, const std::vector<Range>& objects,
                   const Speech& speech) {
    const bool unnamed = speech.actors.front().kind == Kind::voice;
    for (const Range& object : objects) {
      const CueHit* word = governing(paragraph, sentence, object);
      if (word == nullptr ||
          (!unnamed && tells_of_others(paragraph, {sentence.begin, std::max(word->end, object.end)})))
        continue;
      const bool wants = word->group == "wants-instrument" && !is_denied(paragraph, object);
      add(paragraph, sentence, object, *word, wants ? 1 : -1, speech);
    }
  }

  // The new instrument by its name or by description: 新的全球公约, "a comprehensive treaty".
  [[nodiscard]] std::vector<Range> instruments(std::uint32_t paragraph, const Range& sentence) const {
    std::vector<Range> out;
    for (const Named& named : named_in(scene_, paragraph, sentence.begin, sentence.end)) {
      if (named.found->id == instrument && named.found->end <= sentence.end && !named.reference)
        out.push_back({named.found->begin, named.found->end});
    }
    if (!scene_.groups[paragraph].may_hold("new-instrument")) return out;
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
      const Found& name = *one.found;  // "a new United Nations convention" only names the body
      const bool overlaps = name.begin < cue.end && cue.begin < name.end;
      const bool inside = name.begin <= cue.begin && cue.end <= name.end;
      return is_text(name.kind) ? overlaps : name.kind == Kind::organisation && inside;
    });
  }

  [[nodiscard]] const CueHit* governing(std::uint32_t paragraph, const Range& sentence, const Range& object) const {
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
  [[nodiscard]] bool is_its_object(std::uint32_t paragraph, std::uint32_t begin, const Range& object) const {
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
    blank_out_fillers(scene_.lexicon(), "making", gap);
    blank_out_bound(paragraph, begin, gap);
    if (gap.ends_with("《")) gap.resize(gap.size() - std::string_view("《").size());
    return gap.find_first_not_of(' ') == std::string::npos;
  }

  // Arabic: prepositions are a part of the word behind them, and the one who says it stands behind the verb.
  void blank_out_bound(std::uint32_t paragraph, std::uint32_t begin, std::string& gap) const {
    static constexpr std::array<std::string_view, 4> bound = {"ل", "ب", "و", "ف"};
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
  [[nodiscard]] bool is_denied(std::uint32_t paragraph, const Range& object) const {
    const std::string_view front = std::string_view(scene_.text(paragraph)).substr(0, object.begin);
    return front.ends_with("no ") || front.ends_with("No ");
  }

  // "是否需要", "whether a new treaty is needed": nothing is said yet.
  [[nodiscard]] bool is_asked(std::uint32_t paragraph, const Range& sentence, const CueHit& cue) const {
    const std::uint32_t from = cue.begin > sentence.begin + reach ? cue.begin - reach : sentence.begin;
    return cue_in(scene_, paragraph, "asks", from, cue.end) != nullptr;
  }

  // ---- composed of the cues of clauses (polarity.h) ----

  struct Said {
    int sign = 0;
    const CueHit* cue = nullptr;
  };

  // Clause after clause: what is thought of the instrument, or of its making, that the clause, or one before it, names.
  // The last clause that says so counts; of unnamed speakers each ("some look forward to it, others …").
  bool compose(std::uint32_t paragraph, const Range& sentence, const std::vector<Range>& objects,
               const Speech& speech) {
    const bool unnamed = speech.actors.front().kind == Kind::voice;
    Course course;
    if (objects.empty() && before_.paragraph == paragraph && sentence.begin <= before_.end + near_end &&
        before_.end != 0) {
      course.named = &before_.object;
    }
    if (objects.empty() && course.named == nullptr) return false;
    std::vector<Said> all;
    Said last;
    for (const Range& clause : clauses_of(scene_, paragraph, sentence)) {
      if (unnamed && is_of_others(paragraph, clause) && last.sign != 0) all.push_back(std::exchange(last, {}));
      if (!unnamed && tells_of_others(paragraph, clause)) continue;
      const Said said = is_asked_in(paragraph, clause) ? Said{} : said_in(paragraph, clause, objects, course);
      if (said.sign != 0) last = said;
      if (said.sign != 0) course.said_at = clause.end;
    }
    if (last.sign != 0) all.push_back(last);
    const Range& object = objects.empty() || course.named == nullptr ? sentence : *course.named;
    for (const Said& said : all) add(paragraph, sentence, object, *said.cue, said.sign, speech);
    return !all.empty() || course.is_contested;
  }

  // What the clauses before have left open.
  struct Course {
    const Range* named = nullptr;  // the instrument
    bool is_topic = false;         // 对于新公约，……: the clause ends with it, and nothing is said yet
    std::uint32_t said_at = 0;     // the end of the clause that has said what is thought of it
    bool is_contested = false;
    int turned = 1;          // "not that a new treaty …": what negated it in the clause before
    int broken_off = 1;      // "does not, in its view, need": a negation that an aside parts from its verb
    Said view;               // "welcomes, without reservation, …": waits for its object
    bool view_ends = false;  // … with nothing behind it in its clause
  };

  [[nodiscard]] Said said_in(std::uint32_t paragraph, const Range& clause, const std::vector<Range>& objects,
                             Course& course) const {
    if (const Range* theme = theme_in(paragraph, clause, objects)) {
      course.named = theme;
      Said said = said_of(paragraph, clause, *theme, course);
      said.sign *= std::exchange(course.broken_off, 1);
      course.is_topic = said.sign == 0 && ends_with(paragraph, clause, theme->end);
      course.view = {};
      return said;
    }
    if (course.named != nullptr) return said_back(paragraph, clause, course);
    const Polarity polarity = polarity_on(scene_, paragraph, clause, {clause.end, clause.end});
    if (polarity.view == 0) {
      if (polarity_of(scene_, paragraph, clause).ends_negated) course.broken_off = -1;
      return {};
    }
    course.view = {polarity.view * std::exchange(course.broken_off, 1), polarity.view_cue};
    const CueHit* made = last_cue_in(scene_, paragraph, "makes", polarity.view_cue->end, clause.end);
    course.view_ends =
        ends_with(paragraph, clause, polarity.view_cue->end) ||  // "favours the negotiation, under …, of …"
        (made != nullptr && ends_with(paragraph, clause, made->end));
    return {};
  }

  [[nodiscard]] const Range* theme_in(std::uint32_t paragraph, const Range& clause,
                                      const std::vector<Range>& objects) const {
    for (const Range& object : objects) {
      if (object.begin >= clause.begin && object.end <= clause.end && !is_place(paragraph, clause, object))
        return &object;
    }
    return nullptr;
  }

  // "in the new convention", 列入新公约, 新公约的条款, 现有国际条约: where something stands or what something belongs
  // to; or another instrument.
  [[nodiscard]] bool is_place(std::uint32_t paragraph, const Range& clause, const Range& object) const {
    if (owns_what_follows(paragraph, clause, object)) return true;
    const auto behind = cues_in(scene_, paragraph, object.end, object.end + 1);
    const auto after = [](const CueHit& cue) { return cue.group == "no-theme" && cue.value == "after"; };
    if (std::any_of(behind.begin(), behind.end(), after)) return true;
    const std::uint32_t from = std::max(clause.begin, object.begin > near_place ? object.begin - near_place : 0);
    const auto front = cues_in(scene_, paragraph, from, object.begin);
    return std::any_of(front.begin(), front.end(), [&](const CueHit& cue) {
      const bool of_contents = cue.group == "takes-in" || cue.group == "keeps-out";
      if ((cue.group != "no-theme" && !of_contents) || cue.value == "after" || cue.end > object.begin) return false;
      if (std::any_of(front.begin(), front.end(), [&](const CueHit& view) {  // "see value in a new treaty"
            return view.group == "approves" && view.begin < cue.begin && cue.end <= view.end;
          }))
        return false;
      return is_filler(paragraph, cue.end, object.begin) &&
             cue_in(scene_, paragraph, "makes", cue.begin, object.begin) == nullptr;
    });
  }

  // 新公约的前言, but 新公约的早日缔结 and 新公约的必要性 are of the instrument itself.
  [[nodiscard]] bool owns_what_follows(std::uint32_t paragraph, const Range& clause, const Range& object) const {
    const std::uint32_t begin = object.end + static_cast<std::uint32_t>(of.size());
    if (!std::string_view(scene_.text(paragraph)).substr(object.end).starts_with(of) || begin >= clause.end)
      return false;
    const auto next = cues_in(scene_, paragraph, object.end, begin + 2 * near_verb);
    return std::none_of(next.begin(), next.end(), [](const CueHit& cue) {
      return cue.group == "makes" || cue.group == "approves" || cue.group == "disapproves" || cue.group == "reason";
    });
  }

  // What a clause that names the instrument says of it. A view behind it says it of its subject, or is the sentence's
  // verb ("a universal treaty we can only support"); one in front has it, or its making, for its object.
  [[nodiscard]] Said said_of(std::uint32_t paragraph, const Range& clause, const Range& theme, Course& course) const {
    const Polarity polarity = polarity_on(scene_, paragraph, clause, theme);
    const CueHit* view = polarity.view_cue;
    course.is_contested = polarity.contested;
    if (polarity.contested || is_subject(paragraph, theme, clause)) return {};
    if (polarity.view != 0 && view->begin >= theme.end) {
      const bool of_it = polarity.of_itself || view->end + near_end >= clause.end ||
                         is_predicate(paragraph, theme.end, view->begin) ||
                         cue_in(scene_, paragraph, "oneself", theme.end, view->begin) != nullptr;
      return of_it ? Said{polarity.act * polarity.view, view} : Said{};
    }
    if (polarity.view != 0) return is_only_tolerated(polarity) ? Said{} : Said{polarity.act * polarity.view, view};
    const CueHit* made = last_cue_in(scene_, paragraph, "makes", clause.begin, theme.begin);
    if (made != nullptr && is_filler(paragraph, made->end, theme.begin)) {
      if (const CueHit* force = demand_of(paragraph, clause.begin, *made)) return {polarity.act, force};
    }
    if (course.view.sign != 0 && takes_up(paragraph, {clause.begin, theme.begin}, course))
      return {polarity.act * course.view.sign, course.view.cue};
    course.turned = polarity.act;
    return {};
  }

  // "…, a new treaty", "…, to draft a new treaty": what the clause opens with is the object that the view before waits
  // for.
  [[nodiscard]] bool takes_up(std::uint32_t paragraph, const Range& front, const Course& course) const {
    const bool made = cue_in(scene_, paragraph, "makes", front.begin, front.end) != nullptr;
    return (course.view_ends || made) && is_filler(paragraph, front.begin, front.end);
  }

  [[nodiscard]] bool ends_with(std::uint32_t paragraph, const Range& clause, std::uint32_t end) const {
    return end + near_rest >= clause.end && cue_in(scene_, paragraph, "covers", end, clause.end) == nullptr;
  }

  // "does not oppose": no word against it is none for it.
  [[nodiscard]] static bool is_only_tolerated(const Polarity& polarity) {
    return polarity.act * polarity.view > 0 && polarity.view_cue->group == "disapproves" && !polarity.of_itself;
  }

  // "对此难以苟同", "it has our full support": of what was named before.
  [[nodiscard]] Said said_back(std::uint32_t paragraph, const Range& clause, Course& course) const {
    const Polarity polarity = polarity_on(scene_, paragraph, clause, {clause.end, clause.end});
    const CueHit* view = polarity.view_cue;
    const CueHit* made = view == nullptr ? nullptr : cue_in(scene_, paragraph, "makes", view->end, clause.end);
    const bool ends = view != nullptr && (view->end + near_end >= clause.end ||
                                          (made != nullptr && is_filler(paragraph, view->end, made->begin)));
    const bool turns = course.said_at == 0 || cue_in(scene_, paragraph, "turns", course.said_at, clause.end) != nullptr;
    const int turned = std::exchange(course.turned, 1);
    const bool of_topic = course.is_topic && ((polarity.of_itself && turns) || ends);
    if (view != nullptr && is_subject(paragraph, {view->end, view->end}, clause)) return {};  // 希望它涵盖…
    if (view != nullptr)
      return of_topic || is_of_plan(paragraph, clause, *view) ? Said{polarity.view * turned, view} : Said{};
    made = last_cue_in(scene_, paragraph, "makes", clause.begin, clause.end);
    const CueHit* force = course.is_topic && made != nullptr ? demand_of(paragraph, clause.begin, *made) : nullptr;
    return force != nullptr ? Said{polarity.act * turned, force} : Said{};
  }

  // "this has our support", not "it should include support": a word that goes back to the plan, and nothing asked of
  // it.
  [[nodiscard]] bool is_of_plan(std::uint32_t paragraph, const Range& clause, const CueHit& view) const {
    const CueHit* plan = cue_in(scene_, paragraph, "that-plan", clause.begin, clause.end);
    if (plan == nullptr) return false;
    const bool lacks = view.value == "lacks";  // "it needs better tools" is no view of it
    return plan->begin > view.begin || (!lacks && !is_subject(paragraph, {plan->end, plan->end}, clause));
  }

  // 应制定, 不该着手: a word of force in front of one of making.
  [[nodiscard]] const CueHit* demand_of(std::uint32_t paragraph, std::uint32_t begin, const CueHit& made) const {
    for (const CueHit& cue : cues_in(scene_, paragraph, begin, made.begin)) {
      const bool urges = cue.group == "force" && cue.value != "may-consider" && cue.value != "open";
      if (urges || (cue.group == "negates" && cue.value == "modal")) return &cue;
    }
    return nullptr;
  }

  // 新公约应涵盖…: something is asked of it, which is no word on whether it is wanted.
  [[nodiscard]] bool is_subject(std::uint32_t paragraph, const Range& theme, const Range& clause) const {
    if (std::string_view(scene_.text(paragraph)).substr(theme.end).starts_with(of)) return false;  // 新公约的必要性
    const auto behind = cues_in(scene_, paragraph, theme.end, std::min(clause.end, theme.end + 3 * near_verb));
    const auto is_view = [&](const CueHit& cue) {  // "indispensable", 支持 are words of force too
      return std::any_of(behind.begin(), behind.end(), [&](const CueHit& other) {
        const bool views = other.group == "approves" || other.group == "disapproves";
        const bool of_it = other.value == "self" || other.end + near_end >= clause.end;
        return views && of_it && other.begin <= cue.begin && cue.end <= other.end;
      });
    };
    for (const CueHit& cue : behind) {
      const bool asks =
          cue.group == "takes-in" || cue.group == "covers" || cue.group == "criminal" || cue.group == "force";
      if (asks && !is_view(cue)) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_asked_in(std::uint32_t paragraph, const Range& clause) const {
    return cue_in(scene_, paragraph, "asks", clause.begin, clause.end) != nullptr;
  }

  [[nodiscard]] bool is_of_others(std::uint32_t paragraph, const Range& clause) const {
    return cue_in(scene_, paragraph, "others", clause.begin, clause.end) != nullptr ||
           cue_in(scene_, paragraph, "voice", clause.begin, clause.end) != nullptr;
  }

  // "Some delegations hold that …", unless the speaker sides with them: "we join those who …", 我们同意多数国家的看法.
  [[nodiscard]] bool tells_of_others(std::uint32_t paragraph, const Range& clause) const {
    const CueHit* others = cue_in(scene_, paragraph, "others", clause.begin, clause.end);
    if (others == nullptr) others = cue_in(scene_, paragraph, "voice", clause.begin, clause.end);
    if (others == nullptr) return false;
    return cue_in(scene_, paragraph, "approves", clause.begin, others->begin + 1) == nullptr &&
           cue_in(scene_, paragraph, "oneself", clause.begin, clause.end) == nullptr;
  }

  void add(std::uint32_t paragraph, const Range& sentence, const Range& object, const CueHit& word, int sign,
           const Speech& speech) {
    const Predicate stance = sign > 0 ? Predicate::supports_new_instrument : Predicate::opposes_new_instrument;
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

  struct Before {
    std::uint32_t paragraph = 0, end = 0;
    Range object = {0, 0};
  };

  const Scene& scene_;
  Before before_;  // the instrument that the sentence before named
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
