// Names that a paper defines for itself: "联合国反恐委员会执行局（反恐执行局）", "……公约（下称"布达佩斯公约"）",
// "(hereinafter "the Group")".
#include <algorithm>
#include <array>

#include "extract/resolve/resolve.h"

namespace treatygraph {
namespace {

using facts::Kind;

struct Definition {
  std::u32string name;
  const Found* meant = nullptr;
};

bool is_quote(char32_t c) { return std::u32string_view(U"“”\"'‘’「」『』《》").find(c) != std::u32string_view::npos; }

std::u32string without_quotes(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : text) {
    if (!is_quote(c)) out += c;
  }
  return out;
}

// Is `shorter` made of characters of `longer` in their order, as abbreviations are?
bool abbreviates(std::u32string_view shorter, std::u32string_view longer) {
  std::size_t i = 0;
  for (const char32_t c : longer) {
    if (i < shorter.size() && shorter[i] == c) ++i;
  }
  return i == shorter.size();
}

bool all_capitals(std::u32string_view text) {
  return text.size() >= 2 && std::all_of(text.begin(), text.end(), [](char32_t c) {
           return is_upper(c) || is_digit(c) || c == U'-' || c == U' ';
         });
}

constexpr std::array<std::u32string_view, 14> bare_words = {
    U"公约",   U"议定书", U"宣言",   U"宪章", U"协定",       U"大会",     U"委员会",
    U"专家组", U"工作组", U"秘书处", U"决议", U"Convention", U"Protocol", U"Declaration"};

bool is_bare(std::u32string_view name) {
  return std::find(bare_words.begin(), bare_words.end(), name) != bare_words.end();
}

std::optional<Definition> definition_after(const Recognised& recognised, const Found& found) {
  const Script& s = recognised.scripts[found.paragraph];
  const std::size_t open = s.index_of(found.end);
  if (s[open] == U' ' ? s[open + 1] != U'(' : s[open] != U'(') return std::nullopt;
  const std::size_t begin = open + (s[open] == U' ' ? 2 : 1);
  const std::size_t close = s.find(U")", begin);
  if (close == Script::npos || close - begin > 60) return std::nullopt;
  std::size_t name_begin = begin;
  bool announced = false;
  for (const CueHit& cue : cues_between(recognised.cues[found.paragraph], found.end, s.end_byte(close))) {
    if (cue.group != "defines" || s.index_of(cue.begin) < begin || s.index_of(cue.end) > close) continue;
    name_begin = std::max(name_begin, s.index_of(cue.end));
    announced = true;
  }
  std::u32string name = without_quotes(s.slice(name_begin, close));
  while (!name.empty() && (name.front() == U' ' || name.front() == U':' || name.front() == U'为')) name.erase(0, 1);
  if (name.rfind(U"the ", 0) == 0) name.erase(0, 4);
  if (std::all_of(name.begin(), name.end(), is_digit)) return std::nullopt;  // a year
  if (name.size() < 2 || name.size() > 24 || is_bare(name)) return std::nullopt;
  if (name.find_first_of(U"，。；、,;") != std::u32string::npos) return std::nullopt;
  const auto surface = s.slice(s.index_of(found.begin), s.index_of(found.end));
  if (!announced && !all_capitals(name) && !(name.size() < surface.size() && abbreviates(name, surface)))
    return std::nullopt;
  return Definition{std::move(name), &found};
}

bool at_word_border(const Script& s, std::size_t begin, std::size_t end) {
  const bool open = begin == 0 || !is_latin(s[begin]) || !is_latin(s[begin - 1]);
  return open && (!is_latin(s[end - 1]) || !(is_latin(s[end]) || is_digit(s[end])));
}

void find_uses(const Recognised& recognised, const Definition& definition, std::vector<Found>& out) {
  for (std::uint32_t i = definition.meant->paragraph; i < recognised.scripts.size(); ++i) {
    const Script& s = recognised.scripts[i];
    std::size_t from = i == definition.meant->paragraph ? s.index_of(definition.meant->end) : 0;
    for (;;) {
      const std::size_t at = s.find(definition.name, from);
      if (at == Script::npos) break;
      from = at + definition.name.size();
      if (!at_word_border(s, at, from)) continue;
      Found use = *definition.meant;
      use.paragraph = i;
      use.begin = s.begin_byte(at);
      use.end = s.end_byte(from);
      use.rule = "defined-name";
      out.push_back(std::move(use));
    }
  }
}

}  // namespace

std::vector<Found> find_defined_names(const Layout& layout, const Recognised& recognised) {
  std::vector<Found> out;
  std::vector<std::u32string> known;
  for (const Found& found : recognised.mentions) {
    if (found.kind != Kind::organisation && found.kind != Kind::instrument) continue;
    const auto definition = definition_after(recognised, found);
    if (!definition || std::find(known.begin(), known.end(), definition->name) != known.end()) continue;
    known.push_back(definition->name);
    if (!is_bibliography(layout.paragraphs[found.paragraph], recognised.setting.language))
      find_uses(recognised, *definition, out);
  }
  return out;
}

}  // namespace treatygraph
