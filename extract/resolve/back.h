// Back: what the files of resolve/ share when words go back to a name.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extract/resolve/resolve.h"
#include "extract/resolve/text_classes.h"

namespace treatygraph {

// The words that go back, and what they ask of an antecedent: the value of a "back-reference" cue, split at blanks.
struct BackWords {
  std::uint32_t begin = 0, end = 0;
  std::vector<std::string_view> says;
  Wording wording = Wording::other;

  [[nodiscard]] bool say(std::string_view word) const;
  // The entry that is meant where nothing else is named: "or:un-charter" of 《宪章》; "" where none.
  [[nodiscard]] std::string_view standing() const;
};

// The words of a cue; a value "marked" counts between 《 and 》 only, which the matcher does not see.
[[nodiscard]] std::optional<BackWords> back_words(std::string_view text, const CueHit& cue);

// The first mention that begins at or after a byte of a paragraph.
[[nodiscard]] std::vector<Found>::const_iterator first_from(const std::vector<Found>& mentions, std::uint32_t paragraph,
                                                            std::uint32_t byte);

// The section of the actor whose submission a paragraph is a part of; 0 where it is nobody's.
[[nodiscard]] std::uint32_t section_of_actor(const Layout& layout, std::uint32_t paragraph);

[[nodiscard]] bool is_named_text(const Found& found);  // an instrument, resolution or document

[[nodiscard]] Found reference_to(const Found& antecedent, std::uint32_t paragraph, std::uint32_t begin,
                                 std::uint32_t end);

// "footnote 13 above", 同上: goes to what that note names.
[[nodiscard]] std::vector<BackReference> find_note_references(const Layout& layout, const Recognised& recognised,
                                                              const std::vector<Found>& mentions);

// 该条, "that article": the last one named. `mentions` have the provisions.
[[nodiscard]] std::vector<BackReference> find_article_references(const Layout& layout, const Recognised& recognised,
                                                                 const std::vector<Found>& mentions);

}  // namespace treatygraph
