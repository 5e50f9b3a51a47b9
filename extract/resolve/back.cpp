#include "extract/resolve/back.h"

#include <algorithm>

namespace treatygraph {

using facts::Kind;

bool BackWords::say(std::string_view word) const { return std::find(says.begin(), says.end(), word) != says.end(); }

std::string_view BackWords::standing() const {
  for (const std::string_view word : says) {
    if (word.starts_with("or:")) return word.substr(3);
  }
  return {};
}

std::optional<BackWords> back_words(std::string_view text, const CueHit& cue) {
  constexpr std::string_view open = "《", close = "》";
  BackWords words{cue.begin, cue.end, {}, Wording::other};
  for (std::string_view rest = cue.value; !rest.empty();) {
    const std::size_t blank = std::min(rest.find(' '), rest.size());
    words.says.push_back(rest.substr(0, blank));
    rest.remove_prefix(std::min(blank + 1, rest.size()));
  }
  const bool chinese = words.begin < text.size() && static_cast<unsigned char>(text[words.begin]) >= 0xE2;
  if (chinese) words.wording = Wording::chinese;
  if (!words.say("marked")) return words;
  if (text.substr(words.begin, open.size()) != open) {
    if (words.begin < open.size() || text.substr(words.begin - open.size(), open.size()) != open) return std::nullopt;
    words.begin -= static_cast<std::uint32_t>(open.size());
  }
  if (text.substr(words.end, close.size()) == close) words.end += static_cast<std::uint32_t>(close.size());
  return words;
}

std::vector<Found>::const_iterator first_from(const std::vector<Found>& mentions, std::uint32_t paragraph,
                                              std::uint32_t byte) {
  Found place;
  place.paragraph = paragraph;
  place.begin = byte;
  return std::lower_bound(mentions.begin(), mentions.end(), place, by_place);
}

std::uint32_t section_of_actor(const Layout& layout, std::uint32_t paragraph) {
  std::uint32_t section = layout.paragraphs[paragraph].section;
  while (section != 0 && !layout.sections[section].actor) section = layout.sections[section].parent;
  return section;
}

bool is_named_text(const Found& found) {
  return found.kind == Kind::instrument || found.kind == Kind::resolution || found.kind == Kind::document;
}

Found reference_to(const Found& antecedent, std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end) {
  Found place = antecedent;
  place.paragraph = paragraph;
  place.begin = begin;
  place.end = end;
  place.rule = {};
  return place;
}

}  // namespace treatygraph
