// The lines of a paper as chunks: a table of the strings that occur in them, then each line as numbers.
//
//   chunk = count, { text }*                      the strings, in order of first use
//           count, { line }*                      fields in the order of the structs in facts.h, without `source`
#include <algorithm>
#include <bit>
#include <unordered_map>

#include "graph/model/codec.h"
#include "graph/store/records.h"

namespace treatygraph::store {
namespace {

class Packer {
 public:
  void number(std::uint64_t number) { put_varint(lines_, number); }
  void text(const std::string& text) {
    const auto [at, fresh] = places_.try_emplace(text, places_.size());
    if (fresh) put_text(strings_, text);
    number(at->second);
  }
  void real(double real) {
    std::string value;
    put_value(value, Value(real));
    lines_ += value.substr(1);
  }
  [[nodiscard]] std::string finish(std::size_t lines) const {
    std::string out;
    put_varint(out, places_.size());
    out += strings_;
    put_varint(out, lines);
    return out += lines_;
  }

 private:
  std::unordered_map<std::string, std::size_t> places_;
  std::string strings_, lines_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view chunk) : in_(chunk) {
    strings_.resize(in_.count());
    for (std::string_view& string : strings_) string = in_.text();
  }
  std::size_t count() { return in_.count(); }
  std::uint64_t number() { return in_.varint(); }
  double real() { return in_.real(); }
  std::string text() {
    const std::uint64_t place = in_.varint();
    if (place >= strings_.size()) damaged("a chunk of evidence names a string that it has not");
    return std::string(strings_[place]);
  }
  facts::Kind kind() {
    const std::uint64_t kind = number();
    if (kind < 1 || kind > 11) damaged("a chunk of evidence has an unknown kind");
    return static_cast<facts::Kind>(kind);
  }
  facts::Predicate predicate() {
    const std::uint64_t predicate = number();
    if (predicate < 1 || predicate > 18) damaged("a chunk of evidence has an unknown predicate");
    return static_cast<facts::Predicate>(predicate);
  }

 private:
  Decoder in_;
  std::vector<std::string_view> strings_;
};

void pack(Packer& out, const facts::Mention& mention) {
  out.text(mention.doc);
  out.number(mention.start);
  out.number(mention.end);
  out.text(mention.text);
  out.number(static_cast<std::uint64_t>(mention.kind));
  out.text(mention.id);
  out.text(mention.section);
  out.text(mention.paragraph);
}

void unpack(Unpacker& in, facts::Mention& mention) {
  mention.doc = in.text();
  mention.start = in.number();
  mention.end = in.number();
  mention.text = in.text();
  mention.kind = in.kind();
  mention.id = in.text();
  mention.section = in.text();
  mention.paragraph = in.text();
}

void pack(Packer& out, const facts::Reference& reference) {
  out.text(reference.doc);
  out.number(reference.start);
  out.number(reference.end);
  out.text(reference.text);
  out.number(static_cast<std::uint64_t>(reference.kind));
  out.text(reference.id);
  out.number(reference.candidates.size());
  for (const std::string& candidate : reference.candidates) out.text(candidate);
  out.number(reference.antecedent);
  out.text(reference.section);
  out.text(reference.paragraph);
}

void unpack(Unpacker& in, facts::Reference& reference) {
  reference.doc = in.text();
  reference.start = in.number();
  reference.end = in.number();
  reference.text = in.text();
  reference.kind = in.kind();
  reference.id = in.text();
  for (std::size_t left = in.count(); left > 0; --left) reference.candidates.push_back(in.text());
  reference.antecedent = in.number();
  reference.section = in.text();
  reference.paragraph = in.text();
}

void pack(Packer& out, const facts::Relation& relation) {
  out.text(relation.doc);
  out.number(relation.start);
  out.number(relation.end);
  for (const std::string* text :
       {&relation.text, &relation.quote, &relation.section, &relation.paragraph, &relation.subject})
    out.text(*text);
  out.number(static_cast<std::uint64_t>(relation.subject_kind));
  out.number(static_cast<std::uint64_t>(relation.predicate));
  out.text(relation.object);
  out.number(static_cast<std::uint64_t>(relation.object_kind));
  out.text(relation.rule);
  out.real(relation.confidence);
  out.number(relation.attributes.size());
  for (const auto& [key, value] : relation.attributes) {
    out.text(key);
    out.text(value);
  }
}

void unpack(Unpacker& in, facts::Relation& relation) {
  relation.doc = in.text();
  relation.start = in.number();
  relation.end = in.number();
  for (std::string* text : {&relation.text, &relation.quote, &relation.section, &relation.paragraph, &relation.subject})
    *text = in.text();
  relation.subject_kind = in.kind();
  relation.predicate = in.predicate();
  relation.object = in.text();
  relation.object_kind = in.kind();
  relation.rule = in.text();
  relation.confidence = in.real();
  for (std::size_t left = in.count(); left > 0; --left) {
    const std::string key = in.text();
    relation.attributes[key] = in.text();
  }
}

template <typename Line>
std::string pack_chunk(const std::vector<Line>& lines, std::size_t from) {
  Packer out;
  const std::size_t to = std::min(lines.size(), from + lines_per_chunk);
  for (std::size_t i = from; i < to; ++i) pack(out, lines[i]);
  return out.finish(to - from);
}

template <typename Line>
std::vector<Line> unpack_chunk(std::string_view chunk, const std::string& source) {
  Unpacker in(chunk);
  std::vector<Line> lines(in.count());
  for (Line& line : lines) {
    line.source = source;
    unpack(in, line);
  }
  return lines;
}

}  // namespace

std::string pack_mentions(const facts::Paper& paper, std::size_t from) { return pack_chunk(paper.mentions, from); }
std::string pack_references(const facts::Paper& paper, std::size_t from) { return pack_chunk(paper.references, from); }
std::string pack_relations(const facts::Paper& paper, std::size_t from) { return pack_chunk(paper.relations, from); }

std::vector<facts::Mention> unpack_mentions(std::string_view chunk, const std::string& source) {
  return unpack_chunk<facts::Mention>(chunk, source);
}
std::vector<facts::Reference> unpack_references(std::string_view chunk, const std::string& source) {
  return unpack_chunk<facts::Reference>(chunk, source);
}
std::vector<facts::Relation> unpack_relations(std::string_view chunk, const std::string& source) {
  return unpack_chunk<facts::Relation>(chunk, source);
}

}  // namespace treatygraph::store
