// Lexicon: the names that are data, compiled into one table inside the program, and the matcher that finds them.
//
// The data files under data/ are described in README.md beside this file; compile_lexicon turns them into the table at
// build time. The built-in lexicon is mapped, not parsed: asking for it costs nothing at start.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/facts/facts.h"
#include "extract/lexicon/cue_group.h"

namespace treatygraph {

using EntryIndex = std::uint32_t;

// The languages that names are kept in, as the data files write them.
inline constexpr std::array<std::string_view, 6> languages = {"zh", "en", "fr", "es", "ru", "ar"};

struct Entry {
  facts::Kind kind{};
  std::string_view id;
  std::string_view name(std::string_view language) const;  // "zh", "en", …; "" where the lexicon has none
  std::vector<std::string_view> names(std::string_view language) const;  // every form, the main one first
  std::string_view attribute(
      std::string_view key) const;  // "status", "type", "broader" (ids joined by ' '), …; "" where absent
  std::vector<std::pair<std::string_view, std::string_view>> attributes() const;
  // (private members of the implementation follow)
  const void* table = nullptr;
  EntryIndex index = 0;
};

// What a name is for the matcher.
enum class NameUse : std::uint8_t {
  plain,     // names its entry wherever it stands
  generic,   // 大会, 委员会, 秘书处, 专家组: names its entry only by context; never a mention of its own
  block,     // a longer word that hides names inside it (发展中国家 hides 中国): no mention at all
  context,   // names its entry only where one of its `near` entries is mentioned in the same paper
  adjective  // stands for its state beside a noun (the French delegation), not for the people or the language
};

struct NameHit {
  std::uint32_t begin, end;  // bytes of the text that was searched
  EntryIndex entry;
  NameUse use;
  std::string_view language;  // of the form that matched
  std::uint32_t form;         // number of the form in the table, for `explain`
};

struct CueHit {
  std::uint32_t begin, end;
  CueGroup group;          // "recalls", "proposes-offence", "adopts", …: the groups of data/cues.*.json
  std::string_view value;  // what the cue says beyond its group ("must", "observer"), or ""
};

struct NamesAndCues {
  std::vector<NameHit> names;
  std::vector<CueHit> cues;
};

class Lexicon {
 public:
  // The lexicon inside the program.
  [[nodiscard]] static const Lexicon& built_in();
  // The built-in lexicon with the user's files (README.md, "Your own names") laid over it, a later one over an earlier
  // one. Throws Error with file and line.
  [[nodiscard]] static std::shared_ptr<const Lexicon> with_files(const std::vector<std::string>& paths);
  virtual ~Lexicon() = default;

  [[nodiscard]] virtual std::size_t size() const = 0;
  [[nodiscard]] virtual Entry entry(EntryIndex index) const = 0;
  [[nodiscard]] virtual std::optional<EntryIndex> find(facts::Kind kind, std::string_view id) const = 0;
  [[nodiscard]] virtual std::string_view hash() const = 0;  // of the data, for Document::maker
  // Of the form that a NameHit tells: the text as the data file has it, and for NameUse::context the ids that must be
  // mentioned.
  [[nodiscard]] virtual std::string_view form_text(std::uint32_t form) const = 0;
  [[nodiscard]] virtual std::vector<std::string_view> form_near(std::uint32_t form) const = 0;
  [[nodiscard]] virtual bool is_users(std::uint32_t form) const = 0;  // it comes from a user's file

  // Names in `text`, leftmost-longest, not overlapping except that a name that belongs to several entries is reported
  // once an entry. Sees through line breaks, blanks between Chinese characters, width, case (unless the form asks for
  // its case), Latin and Arabic letters' marks, 《》 and quotes inside a name, and traditional characters; Latin,
  // Cyrillic and Arabic names only at word borders (an Arabic one also behind "and", "in", "to", "as" written together
  // with it), not inside addresses. A hit begins at the name's first character, not at a mark around it.
  [[nodiscard]] virtual std::vector<NameHit> find_names(std::string_view text) const = 0;
  // Cue words, all of them, overlapping ones too: by begin, and from one begin the longest first.
  [[nodiscard]] virtual std::vector<CueHit> find_cues(std::string_view text) const = 0;
  [[nodiscard]] virtual NamesAndCues find_words(std::string_view text) const = 0;  // both, in less time
  // The same for the groups of fillers (is_filler in cue_group.h), which find_cues leaves out: of what stands between
  // two things, or of a heading.
  [[nodiscard]] virtual std::vector<CueHit> find_fillers(std::string_view text) const = 0;

  // What `make` makes of this lexicon: made once, by whoever asks first, and then the same object for everybody.
  template <typename Made>
  [[nodiscard]] const Made& made_by(Made (*make)(const Lexicon&)) const {
    const std::lock_guard lock(mutex_);
    std::shared_ptr<const void>& made = made_[reinterpret_cast<void (*)()>(make)];
    if (!made) made = std::make_shared<const Made>(make(*this));
    return *static_cast<const Made*>(made.get());
  }

 private:
  mutable std::mutex mutex_;
  mutable std::map<void (*)(), std::shared_ptr<const void>> made_;
};

// Writes blanks over the fillers of a group.
void blank_out_fillers(const Lexicon& lexicon, CueGroup group, std::string& text);

}  // namespace treatygraph
