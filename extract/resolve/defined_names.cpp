// Names that a paper defines for itself: "联合国反恐委员会执行局（反恐执行局）", "……公约（下称"布达佩斯公约"）",
// "(hereinafter "the Group")".
#include <algorithm>
#include <array>

#include "extract/resolve/back.h"

namespace treatygraph {
namespace {

using facts::Kind;

struct NewName {
  std::u32string name;
  std::string text_class;  // where the name is a bare noun
  std::uint32_t end = 0;
  const Found* meant = nullptr;
};

bool is_quote(char32_t c) {
  return std::u32string_view(U"“”\"'‘’„‟「」『』《》«»").find(c) != std::u32string_view::npos;
}

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

// Where the words that may define a name begin and end.
struct Frame {
  std::size_t begin = 0, end = 0;
  bool announced = false;  // by 下称, "hereinafter", or by marks around the name
  bool adjacent = true;    // stands right behind the name that it gives another one to
};

bool another_between(const Recognised& recognised, const Found& found, std::uint32_t end) {
  for (auto other = first_from(recognised.mentions, found.paragraph, found.end);
       other != recognised.mentions.end() && other->paragraph == found.paragraph && other->begin < end; ++other) {
    if (is_named_text(*other) || other->kind == found.kind) return true;
  }
  return false;
}

// （下称“…”）, also behind a date: "от 3 мая 2031 года (далее — …)".
std::optional<Frame> bracket_after(const Recognised& recognised, const Found& found) {
  constexpr std::size_t longest_date = 40, longest = 90;
  const Script& s = recognised.scripts[found.paragraph];
  const std::size_t after = s.index_of(found.end), open = s.find(U"(", after);
  if (open == Script::npos || open > after + longest_date) return std::nullopt;
  const auto gap = s.slice(after, open);
  const bool adjacent = gap.empty() || gap == U" " || gap == U"》" || gap == U"”";
  if (!adjacent && (gap.find_first_of(U"。；;:") != std::u32string_view::npos ||
                    another_between(recognised, found, s.begin_byte(open))))
    return std::nullopt;
  const std::size_t close = s.find(U")", open);
  if (close == Script::npos || close - open > longest) return std::nullopt;
  return Frame{open + 1, close, false, adjacent};
}

// ，以下简称“…”, without a bracket.
std::optional<Frame> apposition_after(const Recognised& recognised, const Found& found) {
  constexpr std::size_t longest = 60;
  const Script& s = recognised.scripts[found.paragraph];
  std::size_t at = s.index_of(found.end);
  if (s[at] == U'》') ++at;
  if (s[at] != U',' && s[at] != U'、') return std::nullopt;
  if (s[++at] == U' ') ++at;
  for (const CueHit& cue : cues_between(recognised.cues[found.paragraph], s.begin_byte(at), s.begin_byte(at) + 1)) {
    const std::size_t mark = s.index_of(cue.end);
    if (cue.group != "defines" || !is_quote(s[mark])) continue;
    for (std::size_t end = mark + 1; end < mark + longest && end < s.size(); ++end) {
      if (is_quote(s[end])) return Frame{at, end + 1, true, true};
    }
  }
  return std::nullopt;
}

std::u32string single_blanks(std::u32string text) {
  for (std::size_t at = text.find(U"  "); at != std::u32string::npos; at = text.find(U"  ")) text.erase(at, 1);
  while (!text.empty() &&
         (text.front() == U' ' || text.front() == U':' || text.front() == U'为' || text.front() == U'—' ||
          text.front() == U'–' || text.front() == U'-' || text.front() == U','))
    text.erase(0, 1);
  while (!text.empty() && text.back() == U' ') text.pop_back();
  return text;
}

// The class of a name that is nothing but a noun for texts: "the Convention", 《公约》, «Соглашение».
std::string bare_class(const Lexicon& lexicon, const std::u32string& name) {
  for (const std::string& text : {to_utf8(name), "the " + to_utf8(name)}) {
    for (const CueHit& cue : lexicon.find_cues(text)) {
      if (cue.group != "back-reference" || cue.begin != 0 || cue.end != text.size()) continue;
      const auto words = back_words("《" + text + "》", {cue.begin + 3, cue.end + 3, cue.group, cue.value});
      if (words && (words->say("marked") || words->say("bare") || words->say("defined")))
        return std::string(words->says.front());
    }
  }
  return "";
}

bool may_be_a_name(const std::u32string& name, bool announced) {
  const std::size_t longest = announced ? 60 : 24;
  return name.size() >= 2 && name.size() <= longest && !is_bare(name) &&
         name.find_first_of(U"，。；、,;") == std::u32string::npos &&
         !std::all_of(name.begin(), name.end(), is_digit);  // a year
}

std::optional<NewName> name_in(const Lexicon& lexicon, const Recognised& recognised, const Found& found, Frame frame) {
  const Script& s = recognised.scripts[found.paragraph];
  for (const CueHit& cue :
       cues_between(recognised.cues[found.paragraph], s.begin_byte(frame.begin), s.begin_byte(frame.end))) {
    if (cue.group != "defines" || s.index_of(cue.end) > frame.end) continue;
    frame.begin = std::max(frame.begin, s.index_of(cue.end));
    frame.announced = true;
  }
  const auto words = s.slice(frame.begin, frame.end);
  if (words.empty() || (!frame.announced && !frame.adjacent)) return std::nullopt;
  const bool opened = is_quote(words.front()) || (words.size() > 4 && words.starts_with(U"the ") && is_quote(words[4]));
  const bool marked = frame.announced || (words.size() > 6 && opened && is_quote(words.back()));
  std::u32string name = single_blanks(without_quotes(words));
  NewName out{name, found.kind == Kind::instrument && marked ? bare_class(lexicon, name) : "", s.end_byte(frame.end),
              &found};
  if (!out.text_class.empty()) return out;
  if (name.rfind(U"the ", 0) == 0) name.erase(0, 4);
  const auto surface = s.slice(s.index_of(found.begin), s.index_of(found.end));
  const bool short_form = name.size() < surface.size() && abbreviates(name, surface);
  if (!may_be_a_name(name, marked) || (!marked && !all_capitals(name) && !short_form)) return std::nullopt;
  out.name = std::move(name);
  return out;
}

std::optional<NewName> name_after(const Lexicon& lexicon, const Recognised& recognised, const Found& found) {
  auto frame = bracket_after(recognised, found);
  if (!frame) frame = apposition_after(recognised, found);
  return frame ? name_in(lexicon, recognised, found, *frame) : std::nullopt;
}

bool at_word_border(const Script& s, std::size_t begin, std::size_t end) {
  const bool open = begin == 0 || !is_latin(s[begin]) || !is_latin(s[begin - 1]);
  return open && (!is_latin(s[end - 1]) || !(is_latin(s[end]) || is_digit(s[end])));
}

void find_uses(const Recognised& recognised, const NewName& definition, std::vector<Found>& out) {
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

DefinedNames find_defined_names(const Layout& layout, const Lexicon& lexicon, const Recognised& recognised) {
  DefinedNames out;
  std::vector<std::u32string> known;
  for (const Found& found : recognised.mentions) {
    if (found.kind != Kind::organisation && found.kind != Kind::instrument) continue;
    if (is_bibliography(layout.paragraphs[found.paragraph], recognised.setting.language)) continue;
    const auto given = name_after(lexicon, recognised, found);
    if (!given) continue;
    if (!given->text_class.empty()) {
      out.bare.push_back({given->text_class, given->end, &found});
      continue;
    }
    if (std::find(known.begin(), known.end(), given->name) != known.end()) continue;
    known.push_back(given->name);
    find_uses(recognised, *given, out.uses);
  }
  return out;
}

}  // namespace treatygraph
