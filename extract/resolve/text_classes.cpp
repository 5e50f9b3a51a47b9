#include "extract/resolve/text_classes.h"

#include <algorithm>

namespace treatygraph {
namespace {

using facts::Kind;

bool is_chinese(std::string_view name) { return !name.empty() && static_cast<unsigned char>(name.front()) >= 0xE2; }

// The class of the word for the kind of text that heads a name: the last one of a Chinese name, the first one of an
// English one ("Optional Protocol to the Convention …").
std::string_view head_class(const Lexicon& lexicon, std::string_view name) {
  const bool last = is_chinese(name);
  const CueHit* head = nullptr;
  const auto cues = lexicon.find_cues(name);
  for (const CueHit& cue : cues) {
    if (cue.group != "instrument-form" || cue.value.empty()) continue;
    const bool first_or_longer =
        head == nullptr || (last ? cue.end > head->end : cue.begin == head->begin && cue.end > head->end);
    if (first_or_longer) head = &cue;
  }
  return head == nullptr ? std::string_view{} : head->value;
}

}  // namespace

TextClasses::TextClasses(const Layout& layout, const Lexicon& lexicon, const Recognised& recognised)
    : layout_(layout), lexicon_(lexicon), recognised_(recognised) {}

void TextClasses::learn(const Found& text) {
  const auto [known, is_new] = known_.try_emplace(text.id);
  if (is_new || text.kind == Kind::document) known->second.merge(classes_of(text));
}

bool TextClasses::is(const Found& text, std::string_view text_class, Wording wording) const {
  if (text_class == "any") return true;
  if (text_class == "instrument") return text.kind == Kind::instrument;
  if (text_class == "document" && text.kind == Kind::document) return true;
  const auto known = known_.find(text.id);
  return known != known_.end() && known->second.contains({wording, text_class});
}

TextClasses::Classes TextClasses::classes_of(const Found& text) const {
  if (text.kind == Kind::instrument) return instrument_classes(text);
  if (text.kind == Kind::document) return document_classes(text);
  return in_every_language(text.id.find("/DEC/") == std::string::npos ? "resolution" : "decision");
}

TextClasses::Classes TextClasses::in_every_language(std::string_view text_class) {
  return {{Wording::chinese, text_class}, {Wording::other, text_class}};
}

TextClasses::Classes TextClasses::instrument_classes(const Found& text) const {
  Classes classes;
  if (text.entry != no_entry) {
    const Entry entry = lexicon_.entry(text.entry);
    for (const auto& [wording, language] : {std::pair(Wording::chinese, "zh"), std::pair(Wording::other, "en")}) {
      if (const auto one = head_class(lexicon_, entry.name(language)); !one.empty()) classes.emplace(wording, one);
    }
    return classes;
  }
  const std::string_view words = layout_.paragraphs[text.paragraph].text;
  const auto one = head_class(lexicon_, words.substr(text.begin, text.end - text.begin));
  return one.empty() ? Classes{} : in_every_language(one);
}

// 秘书长的报告（A/87/91）, 决议草案A/C.3/87/L.9: the nearest such word before the symbol, in its sentence.
TextClasses::Classes TextClasses::document_classes(const Found& text) const {
  constexpr std::uint32_t longest_title = 160;
  const std::uint32_t sentence = sentence_at(recognised_.sentences[text.paragraph], text.begin).begin;
  const std::uint32_t from = std::max(sentence, text.begin - std::min(text.begin, longest_title));
  std::string_view nearest;
  for (const CueHit& cue : cues_between(recognised_.cues[text.paragraph], from, text.begin)) {
    if (cue.group == "document-noun" && cue.end <= text.begin) nearest = cue.value;
  }
  return nearest.empty() ? Classes{} : in_every_language(nearest);
}

}  // namespace treatygraph
