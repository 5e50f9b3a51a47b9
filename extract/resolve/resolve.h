// Resolve: what the words that go back to a name mean in this paper – names that the text defines (下称"…"), back
// references (该公约, 上述决议), articles of what was named before – and the entities behind all ids.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "extract/recognise/recognise.h"

namespace treatygraph {

struct BackReference {
  Found place;                          // kind, and the id where one fits best
  std::vector<std::string> candidates;  // sorted, where two fit
  const Found* antecedent = nullptr;    // into Resolved::mentions
};

struct Resolved {
  std::vector<Found> mentions;  // by place
  std::vector<BackReference> references;
};

[[nodiscard]] Resolved resolve(const Layout& layout, const Lexicon& lexicon, const Recognised& recognised);

// A bare noun that the text gives to an instrument (以下简称《公约》, "hereinafter the Convention"). Its uses are back
// references, from byte `end` of the instrument's paragraph on.
struct Definition {
  std::string text_class;  // "convention"
  std::uint32_t end = 0;
  const Found* meant = nullptr;  // into the recognised mentions
};

struct DefinedNames {
  std::vector<Found> uses;  // mentions under names of their own that the text defines, from there on
  std::vector<Definition> bare;
};
[[nodiscard]] DefinedNames find_defined_names(const Layout& layout, const Lexicon& lexicon,
                                              const Recognised& recognised);

// Bare nouns that have one meaning where nothing else is named: 《宪章》 in a paper without another charter.
[[nodiscard]] std::vector<Found> find_standing_names(const Layout& layout, const Lexicon& lexicon,
                                                     const Recognised& recognised, const std::vector<Found>& mentions);

// By place; plural words have one for each text that they mean.
[[nodiscard]] std::vector<BackReference> find_references(const Layout& layout, const Lexicon& lexicon,
                                                         const Recognised& recognised,
                                                         const std::vector<Found>& mentions,
                                                         const std::vector<Definition>& definitions);

// What a paper says of a thing by its id.
struct EntityNames {
  std::string zh, en;  // of an id that the lexicon does not know
  std::string about;   // of a provision: what it is a part of
  std::set<std::string, std::less<>> printed;
};

// The names of everything that a paper speaks of, gathered part by part: one record for each id that a mention, a
// reference or a relation uses.
class Entities {
 public:
  // `named`: what carries names for unknown ids.
  void add(const Layout& layout, const std::vector<Found>& named);
  void add(Entities&& later);
  // Gives the entities of a kind that `ids` has other ids, and drops the rest of the kind.
  void rename(facts::Kind kind, const std::map<std::string, std::string, std::less<>>& ids);
  // With the lexicon's names; by kind, then id.
  [[nodiscard]] std::vector<facts::Entity> list(const Lexicon& lexicon, const std::string& source) const;

 private:
  std::map<facts::Kind, std::map<std::string, EntityNames, std::less<>>> names_;
};

}  // namespace treatygraph
