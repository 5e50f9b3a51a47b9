// Facts: what was found in a paper, and the JSON lines that carry it (design: one object a line, fixed key order, same
// bytes on every run). This is the whole of what graph/ knows about extraction.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "extract/facts/attributes.h"

namespace treatygraph::facts {

enum class Kind : std::uint8_t {  // numbers are on disk
  state = 1,
  territory = 2,
  organisation = 3,
  instrument = 4,
  resolution = 5,
  document = 6,
  provision = 7,
  offence = 8,
  person = 9,
  meeting = 10,
  voice = 11
};
[[nodiscard]] std::string_view name(Kind kind) noexcept;  // "State", "Territory", …: the label of its nodes
[[nodiscard]] bool parse(std::string_view text, Kind& kind) noexcept;

enum class Predicate : std::uint8_t {  // numbers are on disk
  cites = 1,
  submitted = 2,
  spoke_at = 3,
  attended_as = 4,
  represents = 5,
  proposes_offence = 6,
  rejects_offence = 7,
  member_of = 8,
  hosted = 9,
  adopted = 10,
  endorsed = 11,
  established = 12,
  requested = 13,
  mentions = 14,
  part_of = 15,
  broader = 16,
  supports_new_instrument = 17,
  opposes_new_instrument = 18
};
[[nodiscard]] std::string_view name(Predicate predicate) noexcept;  // "CITES", …: the type of its edges
[[nodiscard]] bool parse(std::string_view text, Predicate& predicate) noexcept;

// Offsets count bytes of the reading text; an unknown value is "".
struct Document {
  std::string source, doc, title, date, language, encoding, reader, sha256, maker;
  bool operator==(const Document&) const = default;
};
struct Entity {
  std::string source;
  Kind kind{};
  std::string id, name, name_en;
  std::vector<std::string> aliases;  // sorted, without name and name_en
  bool operator==(const Entity&) const = default;
};
struct Mention {
  std::string source, doc;
  std::uint64_t start = 0, end = 0;
  std::string text;
  Kind kind{};
  std::string id, section, paragraph;
  bool operator==(const Mention&) const = default;
};
struct Reference {  // a back reference: 该公约, 《公约》, 上述决议
  std::string source, doc;
  std::uint64_t start = 0, end = 0;
  std::string text;
  Kind kind{};
  std::string id;                       // "" where it stays unresolved
  std::vector<std::string> candidates;  // ids that fit, where two do
  std::uint64_t antecedent = 0;         // start of the mention that it goes back to
  std::string section, paragraph;
  bool operator==(const Reference&) const = default;
};
struct Relation {
  std::string source, doc;
  std::uint64_t start = 0, end = 0;
  std::string text, quote, section, paragraph;
  std::string subject;
  Kind subject_kind{};
  Predicate predicate{};
  std::string object;
  Kind object_kind{};
  std::string rule;
  double confidence = 1.0;
  Attributes attributes;  // voice, mode, cue, date, lang, part, role, …
  bool operator==(const Relation&) const = default;
};

// Everything that one source says, each list sorted by (start, end, kind or predicate, ids).
struct Paper {
  Document document;
  std::vector<Entity> entities;  // sorted by (kind, id)
  std::vector<Mention> mentions;
  std::vector<Reference> references;
  std::vector<Relation> relations;
  bool operator==(const Paper&) const = default;
};

void sort(Paper& paper);
void write(const Paper& paper, std::ostream& out);
// The lines of one kind.
void write(const Document& document, std::ostream& out);
void write(const std::vector<Entity>& entities, std::ostream& out);
void write(const std::vector<Mention>& mentions, std::ostream& out);
void write(const std::vector<Reference>& references, std::ostream& out);
void write(const std::vector<Relation>& relations, std::ostream& out);

// Reads lines until the next document line or the end: one paper a call, lines of one source standing together in any
// order. Throws Error with file and line for what is not a facts line; unknown keys are ignored.
class Reader {
 public:
  Reader(std::istream& in, std::string name);
  [[nodiscard]] bool next(Paper& paper);

 private:
  std::istream& in_;
  std::string name_;
  std::uint64_t line_ = 0;
  std::string pending_;
};

}  // namespace treatygraph::facts
