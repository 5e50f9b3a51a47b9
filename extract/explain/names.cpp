// Why a mention or a back reference is there.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "extract/explain/study.h"

namespace treatygraph {
namespace {

struct LanguageName {
  std::string_view code, name;
};
constexpr LanguageName language_names[] = {{"zh", "Chinese"}, {"en", "English"}, {"fr", "French"},
                                           {"es", "Spanish"}, {"ru", "Russian"}, {"ar", "Arabic"}};

std::string_view language_name(std::string_view code) {
  const auto* row = std::find_if(std::begin(language_names), std::end(language_names),
                                 [&](const LanguageName& language) { return language.code == code; });
  return row == std::end(language_names) ? code : row->name;
}

// What found it, where that is no entry of the lexicon.
struct RuleText {
  std::string_view rule, text;
};
constexpr RuleText rule_texts[] = {
    {"symbol", "a document symbol: it is written as symbols are"},
    {"resolution", "a numbered resolution or decision: its number, and the words around it that tell the organ"},
    {"meeting", "a numbered meeting of a body or series"},
    {"person", "a person: a title, an office or a bracket with a country goes with the name"},
    {"conduct", "what is done, and to what, tells the offence"},
    {"shared-words", "one of several names that share a word in a list"},
    {"plural-title", "one of several titles that share a plural"},
    {"title", "a title in title marks that the lexicon does not know; its last words tell what it is"},
    {"standing-name", "a bare noun that means this where the paper names no other text of its kind"}};

std::string by_lexicon(const Study& study, const NameHit& hit) {
  const std::string_view form = study.lexicon.form_text(hit.form);
  const bool alternatives = form.find_first_of("(|") != std::string_view::npos;
  std::string reason = fmt::format("{} {} {} {}", study.lexicon.is_users(hit.form) ? "your own" : "the lexicon's",
                                   language_name(hit.language), alternatives ? "form" : "name", quoted(form));
  if (hit.use == NameUse::context)
    reason +=
        fmt::format(", which counts only in papers that name {}", fmt::join(study.lexicon.form_near(hit.form), " or "));
  return reason;
}

// The lexicon's name inside the mention's words, or what else found it.
std::string reason_of(const Study& study, const Found& found) {
  const NameHit* best = nullptr;
  const std::vector<NameHit> hits = study.lexicon.find_names(study.text(found.paragraph));
  for (const NameHit& hit : hits) {
    const bool same = hit.begin < found.end && hit.end > found.begin && hit.entry == found.entry;
    if (same && found.entry != no_entry && (best == nullptr || hit.end - hit.begin > best->end - best->begin))
      best = &hit;
  }
  if (best != nullptr) return by_lexicon(study, *best);
  for (const NameHit& hit : study.lexicon.find_names(study.surface(found))) {
    if (found.entry != no_entry && hit.entry == found.entry)
      return by_lexicon(study, hit) + ", inside a longer name that is no mention";
  }
  const auto* row = std::find_if(std::begin(rule_texts), std::end(rule_texts),
                                 [&](const RuleText& text) { return text.rule == found.rule; });
  if (row != std::end(rule_texts)) return std::string(row->text);
  return fmt::format("found by the rule {}", quoted(found.rule));
}

std::string at_line(const Study& study, const Found& found) {
  return fmt::format("{} (line {})", quoted(study.surface(found)), study.line_of(found));
}

// What a provision is a part of: the mention right behind it ("Article 15 of the Convention"), else the last before it.
const Found* whole_of(const Study& study, const Found& provision) {
  constexpr std::uint32_t behind = 24;  // bytes
  const Found* last = nullptr;
  for (const Found& found : study.resolved.mentions) {
    if (found.paragraph > provision.paragraph) break;
    if (found.id != provision.about) continue;
    const bool after = found.paragraph == provision.paragraph && found.begin >= provision.end;
    if (!after) last = &found;
    if (after && found.begin - provision.end <= behind) return &found;
  }
  return last;
}

// "联合国反恐委员会执行局（反恐执行局）": the mention behind which the text gives the name.
const Found* definition_of(const Study& study, const Found& use) {
  constexpr std::size_t reach = 120;
  const std::string name = study.surface(use);
  for (const Found& found : study.resolved.mentions) {
    if (found.id != use.id || found.rule == use.rule) continue;
    if (std::string_view(study.text(found.paragraph)).substr(found.end, reach).find(name) != std::string_view::npos)
      return &found;
  }
  return nullptr;
}

std::vector<std::string> reasons_of(const Study& study, const Found& found) {
  if (found.rule == "defined-name") {
    const Found* definition = definition_of(study, found);
    return {definition == nullptr ? "a name that the text gives"
                                  : "a name that the text gives to " + at_line(study, *definition)};
  }
  if (found.rule == "provision") {
    const Found* whole = whole_of(study, found);
    if (whole != nullptr) return {fmt::format("a provision of {}, named as {}", found.about, at_line(study, *whole))};
    return {"a provision of " + found.about};
  }
  return {reason_of(study, found)};
}

std::string name_of(const Study& study, const Found& found) {
  Entities entities;
  entities.add(study.layout, {found});
  for (const facts::Entity& entity : entities.list(study.lexicon, "")) {
    if (entity.name_en.empty() || entity.name_en == entity.name) return entity.name;
    return entity.name + " · " + entity.name_en;
  }
  return "";
}

Explained explained(const Study& study, const Found& found) {
  Explained out;
  out.start = study.start_of(found.paragraph, found.begin);
  out.end = study.layout.paragraphs[found.paragraph].source_end(found.end);
  out.surface = study.surface(found);
  out.what = what(found.kind, found.id);
  if (!found.id.empty()) out.name = name_of(study, found);
  return out;
}

Explained explained(const Study& study, const BackReference& back) {
  Explained out = explained(study, back.place);
  if (!back.candidates.empty())
    out.reasons.push_back(fmt::format("a back reference that stays open: {} fit", fmt::join(back.candidates, " and ")));
  else if (back.antecedent != nullptr)
    out.reasons.push_back("a back reference: it goes to " + at_line(study, *back.antecedent));
  if (!back.candidates.empty() && back.antecedent != nullptr)
    out.reasons.push_back("the nearest is " + at_line(study, *back.antecedent));
  return out;
}

}  // namespace

std::vector<Explained> explain_names(const Study& study) {
  std::vector<Explained> out;
  for (const Found& found : study.resolved.mentions) {
    if (!study.on_lines(found)) continue;
    out.push_back(explained(study, found));
    out.back().reasons = reasons_of(study, found);
  }
  for (const BackReference& back : study.resolved.references) {
    if (study.on_lines(back.place)) out.push_back(explained(study, back));
  }
  std::stable_sort(out.begin(), out.end(), [](const Explained& a, const Explained& b) {
    return a.start != b.start ? a.start < b.start : a.end > b.end;
  });
  return out;
}

}  // namespace treatygraph
