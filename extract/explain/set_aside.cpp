// Names that the lexicon knows and that are no mention here: they stand inside a longer name or a word that hides them,
// want company, or are bare words.
#include <fmt/format.h>

#include <algorithm>

#include "extract/base/text.h"
#include "extract/explain/study.h"

namespace treatygraph {
namespace {

class SetAside {
 public:
  explicit SetAside(const Study& study) : study_(study) {}

  void read(std::uint32_t paragraph) {
    for (const NameHit& hit : study_.lexicon.find_names(study_.text(paragraph))) {
      if (!study_.on_lines(paragraph, hit.begin, hit.end)) continue;
      Found found = found_of(study_.lexicon, paragraph, hit);
      if (hit.use != NameUse::block && !is_mention(found) && !means_another(found, hit)) add(found, reason(found, hit));
      inner_names(found, hit.use == NameUse::block
                             ? fmt::format("inside {}, a word that only hides names", quoted(study_.surface(found)))
                             : fmt::format("inside the longer name {}", quoted(study_.surface(found))));
    }
  }

  std::vector<Explained> names;

 private:
  static bool overlap(const Found& a, const Found& b) {
    return a.paragraph == b.paragraph && a.begin < b.end && b.begin < a.end;
  }

  [[nodiscard]] bool is_mention(const Found& found) const {
    const auto& mentions = study_.resolved.mentions;
    return std::any_of(mentions.begin(), mentions.end(),
                       [&](const Found& mention) { return mention.id == found.id && overlap(mention, found); });
  }

  // A bare word is told once, as what it means here.
  [[nodiscard]] bool means_another(const Found& found, const NameHit& hit) const {
    const auto& bare = study_.recognised.generic;
    return hit.use == NameUse::generic && std::any_of(bare.begin(), bare.end(), [&](const Found& word) {
             return overlap(word, found) && word.id != found.id;
           });
  }

  void add(const Found& found, const std::string& why) {
    Explained out;
    out.start = study_.start_of(found.paragraph, found.begin);
    out.end = study_.layout.paragraphs[found.paragraph].source_end(found.end);
    out.surface = study_.surface(found);
    out.what = what(found.kind, found.id);
    out.reasons = {why};
    names.push_back(std::move(out));
  }

  [[nodiscard]] std::string reason(const Found& found, const NameHit& hit) const {
    for (const Found& mention : study_.resolved.mentions) {
      if (overlap(mention, found))
        return fmt::format("part of {}, which is {}", quoted(study_.surface(mention)), what(mention.kind, mention.id));
    }
    for (const BackReference& back : study_.resolved.references) {
      if (overlap(back.place, found))
        return fmt::format("part of the back reference {}", quoted(study_.surface(back.place)));
    }
    for (const Found& bare : study_.recognised.generic) {
      if (overlap(bare, found) && hit.use == NameUse::generic)
        return "a bare word, read as this by what was named before";
    }
    if (hit.use == NameUse::generic) return "a bare word inside the name of another body";
    if (hit.use == NameUse::context)
      return fmt::format("counts only in papers that name {}", fmt::join(study_.lexicon.form_near(hit.form), " or "));
    if (is_bibliography(study_.layout.paragraphs[found.paragraph], study_.recognised.setting.language))
      return "in a bibliographic note";
    return "set aside by what stands around it: title marks, or another reading of the same words";
  }

  // Names inside a longer one: the matcher passes them over.
  void inner_names(const Found& outer, const std::string& why) {
    const std::string text = study_.surface(outer);
    if (text.size() > longest_name) return;
    for (std::uint32_t at = 0; at < text.size();) {
      const std::uint32_t next = at + decode(text, at).size;
      const std::uint32_t end = may_begin(text, at) ? longest_inner(outer, text, at, why) : at;
      at = std::max(next, end);
    }
  }

  // The end of the longest name that begins at a byte of the outer one, which is told; the byte itself where none does.
  std::uint32_t longest_inner(const Found& outer, const std::string& text, std::uint32_t at, const std::string& why) {
    for (auto end = static_cast<std::uint32_t>(text.size()); end > at; --end) {
      const bool whole = at == 0 && end == text.size();
      if (whole || !may_end(text, end)) continue;
      for (const NameHit& hit : study_.lexicon.find_names(std::string_view(text).substr(at, end - at))) {
        if (hit.begin != 0 || at + hit.end != end) break;
        if (hit.use == NameUse::block || hit.use == NameUse::generic) continue;
        Found inner = found_of(study_.lexicon, outer.paragraph, hit);
        inner.begin = outer.begin + at;
        inner.end = outer.begin + end;
        if (inner.id == outer.id || is_mention(inner)) continue;
        add(inner, why);
        return end;
      }
    }
    return at;
  }

  // Names in scripts that part words stand at word borders.
  static bool may_begin(std::string_view text, std::uint32_t at) {
    return at == 0 || is_cjk(decode(text, at).character) || is_border(text[at - 1]);
  }
  static bool may_end(std::string_view text, std::uint32_t end) {
    if (end == text.size()) return true;
    const auto next = static_cast<unsigned char>(text[end]);
    return is_border(text[end]) || (next >= 0xC0 && is_cjk(decode(text, end).character));
  }
  static bool is_border(char c) { return std::string_view(" \n-()'").find(c) != std::string_view::npos; }

  static constexpr std::size_t longest_name = 400;  // bytes: what is longer is not looked into
  const Study& study_;
};

}  // namespace

std::vector<Explained> names_set_aside(const Study& study) {
  SetAside aside(study);
  for (std::uint32_t i = 0; i < study.layout.paragraphs.size(); ++i) {
    const auto size = static_cast<std::uint32_t>(study.text(i).size());
    if (study.on_lines(i, 0, size)) aside.read(i);
  }
  std::stable_sort(aside.names.begin(), aside.names.end(),
                   [](const Explained& a, const Explained& b) { return a.start < b.start; });
  return std::move(aside.names);
}

}  // namespace treatygraph
