// Back references: 该公约, 《公约》, 上述决议, "that resolution". The nearest thing of the right form that was named
// before is meant; where the sentence that names it names another as well, both stay candidates.
#include <algorithm>
#include <optional>
#include <set>

#include "extract/resolve/resolve.h"

namespace treatygraph {
namespace {

using facts::Kind;

constexpr std::uint32_t paragraphs_back = 4;
constexpr std::size_t mentions_back = 400;

bool is_act(std::string_view form) {
  return form == "决议" || form == "决定" || form == "resolution" || form == "decision";
}

bool ends_with_form(std::string_view name, std::string_view form) {
  return name.size() > form.size() && name.find(form) != std::string_view::npos;
}

bool fits(const Layout& layout, const Lexicon& lexicon, const Found& found, std::string_view form) {
  if (is_act(form)) {
    const bool decision = form == "决定" || form == "decision";
    return found.kind == Kind::resolution && (found.id.find("/DEC/") != std::string::npos) == decision;
  }
  if (found.kind != Kind::instrument) return false;
  if (found.entry != no_entry) {
    const Entry entry = lexicon.entry(found.entry);
    return ends_with_form(entry.name("zh"), form) || ends_with_form(entry.name("en"), form);
  }
  const std::string& text = layout.paragraphs[found.paragraph].text;
  return ends_with_form(std::string_view(text).substr(found.begin, found.end - found.begin), form);
}

// The first mention that begins at or after a byte of a paragraph.
std::vector<Found>::const_iterator first_from(const std::vector<Found>& mentions, std::uint32_t paragraph,
                                              std::uint32_t byte) {
  Found place;
  place.paragraph = paragraph;
  place.begin = byte;
  return std::lower_bound(mentions.begin(), mentions.end(), place, by_place);
}

// Does a longer name cover the words? Then they are a part of it.
bool covered(const std::vector<Found>& mentions, std::uint32_t paragraph, const CueHit& cue) {
  constexpr std::uint32_t longest_name = 1200;
  for (auto found = first_from(mentions, paragraph, cue.begin + 1); found != mentions.begin();) {
    --found;
    if (found->paragraph != paragraph || found->begin + longest_name < cue.begin) break;
    if (found->kind != Kind::provision && found->begin <= cue.begin && cue.end <= found->end) return true;
  }
  return false;
}

std::uint32_t actor_section(const Layout& layout, std::uint32_t paragraph) {
  std::uint32_t section = layout.paragraphs[paragraph].section;
  while (section != 0 && !layout.sections[section].actor) section = layout.sections[section].parent;
  return section;
}

// The words of a cue whose value begins with 《 count only between the marks; the matcher sees through them.
struct Words {
  std::uint32_t begin, end;
  std::string_view form;
};

std::optional<Words> words_of(std::string_view text, const CueHit& cue) {
  constexpr std::string_view open = "《", close = "》";
  Words words{cue.begin, cue.end, cue.value};
  if (words.form.substr(0, open.size()) != open) return words;
  words.form = words.form.substr(open.size(), words.form.size() - open.size() - close.size());
  if (text.substr(words.begin, open.size()) != open) {
    if (words.begin < open.size() || text.substr(words.begin - open.size(), open.size()) != open) return std::nullopt;
    words.begin -= static_cast<std::uint32_t>(open.size());
  }
  if (text.substr(words.end, close.size()) == close) words.end += static_cast<std::uint32_t>(close.size());
  return words;
}

BackReference go_back(const Layout& layout, const Lexicon& lexicon, const Recognised& recognised,
                      const std::vector<Found>& mentions, std::uint32_t paragraph, const Words& words) {
  BackReference reference;
  reference.place.paragraph = paragraph;
  reference.place.begin = words.begin;
  reference.place.end = words.end;
  reference.place.kind = is_act(words.form) ? Kind::resolution : Kind::instrument;
  std::set<std::string> candidates;
  Range sentence{0, 0};
  std::size_t looked = 0;
  for (auto found = first_from(mentions, paragraph, words.begin); found != mentions.begin() && looked < mentions_back;
       ++looked) {
    --found;
    if (found->paragraph + paragraphs_back < paragraph) break;
    if (actor_section(layout, found->paragraph) != actor_section(layout, paragraph)) break;
    if (found->end > words.begin && found->paragraph == paragraph) continue;
    if (!fits(layout, lexicon, *found, words.form)) continue;
    if (reference.antecedent == nullptr) {
      reference.antecedent = &*found;
      sentence = sentence_at(recognised.sentences[found->paragraph], found->begin);
    }
    const bool far = reference.antecedent->paragraph != paragraph;  // then all that fit before it stay candidates
    const bool same_sentence = found->paragraph == reference.antecedent->paragraph && found->begin >= sentence.begin;
    if (!same_sentence && !far) break;
    candidates.insert(found->id);
  }
  if (candidates.size() == 1) {
    reference.place.id = *candidates.begin();
    reference.place.entry = reference.antecedent->entry;
    reference.place.name = reference.antecedent->name;
  } else {
    reference.candidates.assign(candidates.begin(), candidates.end());
  }
  return reference;
}

}  // namespace

std::vector<BackReference> find_references(const Layout& layout, const Lexicon& lexicon, const Recognised& recognised,
                                           const std::vector<Found>& mentions) {
  std::vector<BackReference> out;
  for (std::uint32_t i = 0; i < layout.paragraphs.size(); ++i) {
    std::uint32_t last_end = 0;
    for (const CueHit& cue : recognised.cues[i]) {
      if (cue.group != "back-reference" || covered(mentions, i, cue)) continue;
      const auto words = words_of(layout.paragraphs[i].text, cue);
      if (!words || words->begin < last_end) continue;
      BackReference reference = go_back(layout, lexicon, recognised, mentions, i, *words);
      if (reference.antecedent == nullptr) continue;
      last_end = words->end;
      out.push_back(std::move(reference));
    }
  }
  return out;
}

}  // namespace treatygraph
