// The JSON lines of a paper: written by hand so that keys stand in the design's order, read with nlohmann/json.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <istream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <ostream>
#include <utility>

#include "extract/base/error.h"
#include "extract/base/text.h"
#include "extract/facts/facts.h"
#include "extract/facts/views.h"

namespace treatygraph::facts {
namespace {

using Json = nlohmann::json;

// Bytes that stand in a JSON string as they are: ASCII but for controls, the quote and the backslash.
constexpr std::array<bool, 256> plain_bytes = [] {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x20; byte < 0x7F; ++byte) plain[byte] = byte != '"' && byte != '\\';
  return plain;
}();

// Text under construction. Room is made once for a value, not byte by byte.
class Buffer {
 public:
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::string_view text() const { return std::string_view(bytes_).substr(0, size_); }
  void clear() { size_ = 0; }
  void reserve(std::size_t size) {
    if (bytes_.size() < size) bytes_.resize(size);
  }
  std::string take() {
    bytes_.resize(std::exchange(size_, 0));
    return std::move(bytes_);
  }

  void append(std::string_view text) {
    char* at = room(text.size());
    std::memcpy(at, text.data(), text.size());
    size_ += text.size();
  }
  template <std::size_t... sizes>
  void literal(const char (&... texts)[sizes]) {
    char* at = room((sizes + ...));
    ((std::memcpy(at, texts, sizes - 1), at += sizes - 1), ...);
    size_ += (sizes + ...) - sizeof...(sizes);
  }
  template <typename Number>
  void number(Number value) {
    constexpr std::size_t longest = 32;
    char* at = room(longest);
    size_ += static_cast<std::size_t>(std::to_chars(at, at + longest, value).ptr - at);
  }

  // What is not UTF-8 becomes U+FFFD.
  void quoted(std::string_view text) {
    constexpr std::size_t longest_escape = 6;
    char* const begin = room(longest_escape * text.size() + 2);
    char* to = begin;
    *to++ = '"';
    for (std::size_t at = 0; at < text.size();) {
      while (at < text.size() && plain_bytes[static_cast<unsigned char>(text[at])]) *to++ = text[at++];
      if (at == text.size()) break;
      const auto byte = static_cast<unsigned char>(text[at]);
      const Decoded next = decode(text, at);
      if (next.size == 3) {  // nearly all that is not ASCII
        std::memcpy(to, text.data() + at, 3);
        to += 3;
      } else if (next.size > 1) {
        to = std::copy_n(text.data() + at, next.size, to);
      } else {
        to = byte < 0x80 ? escaped(to, byte) : std::copy_n("\xEF\xBF\xBD", 3, to);
      }
      at += next.size;
    }
    *to++ = '"';
    size_ += static_cast<std::size_t>(to - begin);
  }

 private:
  static char* escaped(char* to, unsigned char c) {
    constexpr std::string_view short_forms = "\"\"\\\\\nn\tt\rr", hex = "0123456789abcdef";
    *to++ = '\\';
    for (std::size_t i = 0; i < short_forms.size(); i += 2) {
      if (static_cast<unsigned char>(short_forms[i]) != c) continue;
      *to++ = short_forms[i + 1];
      return to;
    }
    for (const char digit : {'u', '0', '0', hex[c / 16], hex[c % 16]}) *to++ = digit;
    return to;
  }

  char* room(std::size_t more) {
    if (bytes_.size() - size_ < more) [[unlikely]]
      grow(more);
    return bytes_.data() + size_;
  }
  [[gnu::noinline]] void grow(std::size_t more) { bytes_.resize(std::max(2 * bytes_.size(), size_ + more)); }

  std::string bytes_;  // longer than the text
  std::size_t size_ = 0;
};

void append_quoted(Buffer& out, std::string_view text) { out.quoted(text); }

void append_quoted(Buffer& out, const std::vector<std::string>& values) {
  out.literal("[");
  for (const std::string& value : values) {
    if (&value != &values.front()) out.literal(",");
    out.quoted(value);
  }
  out.literal("]");
}

void append_quoted(Buffer& out, const Attributes& values) {
  out.literal("{");
  for (const auto& value : values) {
    if (&value != &*values.begin()) out.literal(",");
    out.quoted(value.first);
    out.literal(":");
    out.quoted(value.second);
  }
  out.literal("}");
}

void append_quoted(Buffer& out, std::uint64_t value) { out.number(value); }
void append_quoted(Buffer& out, double value) { out.number(value); }

// A value that neighbouring lines share, quoted once.
template <typename Value>
class Shared {
 public:
  template <typename Given>
  std::string_view quoted(const Given& value) {
    if (value != value_ || quoted_.size() == 0) {
      value_ = value;
      quoted_.clear();
      append_quoted(quoted_, value);
    }
    return quoted_.text();
  }

 private:
  Value value_{};
  Buffer quoted_;
};

// The lines of one paper: keys in the order in which they are put, handed on in blocks where there is a stream.
class Lines {
 public:
  Lines() = default;
  explicit Lines(std::ostream& out) : out_(&out) {}

  template <std::size_t size>
  Lines& begin(const char (&type)[size], std::string_view source) {
    text_.literal("{\"type\":\"", type, "\",\"source\":");
    text_.append(source_.quoted(source));
    return *this;
  }
  template <std::size_t size, typename Value>
  Lines& put(const char (&key)[size], const Value& value) {
    open(key);
    append_quoted(text_, value);
    return *this;
  }
  template <std::size_t size, typename Held, typename Value>
  Lines& put(const char (&key)[size], Shared<Held>& shared, const Value& value) {
    open(key);
    text_.append(shared.quoted(value));
    return *this;
  }
  void end() {
    text_.literal("}\n");
    if (out_ != nullptr && text_.size() >= block) flush();
  }
  void flush() {
    *out_ << text_.text();
    text_.clear();
  }
  void reserve(std::size_t size) { text_.reserve(size); }
  std::string take() { return text_.take(); }

  Shared<std::string> doc, section, quote;
  Shared<double> confidence;

 private:
  static constexpr std::size_t block = std::size_t{1} << 16U;

  template <std::size_t size>
  void open(const char (&key)[size]) {
    text_.literal(",\"", key, "\":");
  }

  std::ostream* out_ = nullptr;
  Buffer text_;
  Shared<std::string> source_;
};

void write_line(const Document& d, Lines& out) {
  out.begin("document", d.source)
      .put("doc", d.doc)
      .put("title", d.title)
      .put("date", d.date)
      .put("language", d.language)
      .put("encoding", d.encoding)
      .put("reader", d.reader)
      .put("sha256", d.sha256)
      .put("maker", d.maker)
      .end();
}

void write_line(const Entity& e, Lines& out) {
  out.begin("entity", e.source)
      .put("kind", name(e.kind))
      .put("id", e.id)
      .put("name", e.name)
      .put("name_en", e.name_en)
      .put("aliases", e.aliases)
      .end();
}

void write_line(const MentionView& m, Lines& out) {
  out.begin("mention", m.source)
      .put("doc", out.doc, m.doc)
      .put("start", m.start)
      .put("end", m.end)
      .put("text", m.text)
      .put("kind", name(m.kind))
      .put("id", m.id)
      .put("section", out.section, m.section)
      .put("paragraph", m.paragraph)
      .end();
}

void write_line(const Reference& r, Lines& out) {
  out.begin("reference", r.source)
      .put("doc", out.doc, r.doc)
      .put("start", r.start)
      .put("end", r.end)
      .put("text", r.text)
      .put("kind", name(r.kind))
      .put("id", r.id)
      .put("candidates", r.candidates)
      .put("antecedent", r.antecedent)
      .put("section", out.section, r.section)
      .put("paragraph", r.paragraph)
      .end();
}

void write_line(const RelationView& r, Lines& out) {
  out.begin("relation", r.source)
      .put("doc", out.doc, r.doc)
      .put("start", r.start)
      .put("end", r.end)
      .put("text", r.text)
      .put("quote", out.quote, r.quote)
      .put("section", out.section, r.section)
      .put("paragraph", r.paragraph)
      .put("subject", r.subject)
      .put("subject_kind", name(r.subject_kind))
      .put("predicate", name(r.predicate))
      .put("object", r.object)
      .put("object_kind", name(r.object_kind))
      .put("rule", r.rule)
      .put("confidence", out.confidence, r.confidence)
      .put("attributes", *r.attributes)
      .end();
}

void write_line(const Mention& m, Lines& out) { write_line(view(m), out); }
void write_line(const Relation& r, Lines& out) { write_line(view(r), out); }

template <typename List>
void write_list(const List& list, std::ostream& out) {
  Lines lines(out);
  for (const auto& fact : list) write_line(fact, lines);
  lines.flush();
}

template <typename List>
std::string lines_of(const List& list) {
  constexpr std::size_t usual_line = 448;
  Lines lines;
  lines.reserve(list.size() * usual_line);
  for (const auto& fact : list) write_line(fact, lines);
  return lines.take();
}

// What a line holds, asked key by key; a key of the wrong type is an Error that names the key and the place.
class Fields {
 public:
  Fields(const Json& object, const Place& place) : object_(object), place_(place) {}

  [[noreturn]] void fail(const std::string& what) const {
    throw Error(Trouble::bad_input, what, place_, "facts lines are described in the design's section on facts");
  }
  [[nodiscard]] std::string text(const char* key) const {
    const auto found = object_.find(key);
    if (found == object_.end()) return "";
    if (!found->is_string()) fail(fmt::format("\"{}\" must be a string", key));
    return found->get<std::string>();
  }
  [[nodiscard]] std::string needed(const char* key) const {
    std::string value = text(key);
    if (value.empty()) fail(fmt::format("\"{}\" is missing or empty", key));
    return value;
  }
  [[nodiscard]] std::uint64_t number(const char* key) const {
    const auto found = object_.find(key);
    if (found == object_.end()) return 0;
    if (!found->is_number_unsigned()) fail(fmt::format("\"{}\" must be a whole number, 0 or more", key));
    return found->get<std::uint64_t>();
  }
  [[nodiscard]] double fraction(const char* key) const {
    const auto found = object_.find(key);
    if (found == object_.end()) return 1.0;
    if (!found->is_number()) fail(fmt::format("\"{}\" must be a number", key));
    return found->get<double>();
  }
  [[nodiscard]] std::vector<std::string> list(const char* key) const {
    std::vector<std::string> out;
    const auto found = object_.find(key);
    if (found == object_.end()) return out;
    if (!found->is_array()) fail(fmt::format("\"{}\" must be a list of strings", key));
    for (const Json& value : *found) {
      if (!value.is_string()) fail(fmt::format("\"{}\" must be a list of strings", key));
      out.push_back(value.get<std::string>());
    }
    return out;
  }
  [[nodiscard]] Attributes attributes(const char* key) const {
    Attributes out;
    const auto found = object_.find(key);
    if (found == object_.end()) return out;
    if (!found->is_object()) fail(fmt::format("\"{}\" must be an object of strings", key));
    for (const auto& [name, value] : found->items()) {
      if (!value.is_string()) fail(fmt::format("\"{}.{}\" must be a string", key, name));
      out[name] = value.get<std::string>();
    }
    return out;
  }
  template <typename Value>
  [[nodiscard]] Value named(const char* key) const {
    Value value{};
    const std::string written = needed(key);
    if (!parse(written, value)) fail(fmt::format(R"("{}" is "{}", which is no name that is known)", key, written));
    return value;
  }

 private:
  const Json& object_;
  const Place& place_;
};

void read_document(const Fields& f, Paper& paper) {
  paper.document = {f.needed("source"), f.needed("doc"),  f.text("title"),  f.text("date"), f.text("language"),
                    f.text("encoding"), f.text("reader"), f.text("sha256"), f.text("maker")};
}

void read_entity(const Fields& f, Paper& paper) {
  paper.entities.push_back({f.needed("source"), f.named<Kind>("kind"), f.needed("id"), f.text("name"),
                            f.text("name_en"), f.list("aliases")});
}

void read_mention(const Fields& f, Paper& paper) {
  paper.mentions.push_back({f.needed("source"), f.text("doc"), f.number("start"), f.number("end"), f.text("text"),
                            f.named<Kind>("kind"), f.needed("id"), f.text("section"), f.text("paragraph")});
}

void read_reference(const Fields& f, Paper& paper) {
  paper.references.push_back({f.needed("source"), f.text("doc"), f.number("start"), f.number("end"), f.text("text"),
                              f.named<Kind>("kind"), f.text("id"), f.list("candidates"), f.number("antecedent"),
                              f.text("section"), f.text("paragraph")});
}

void read_relation(const Fields& f, Paper& paper) {
  paper.relations.push_back({f.needed("source"), f.text("doc"), f.number("start"), f.number("end"), f.text("text"),
                             f.text("quote"), f.text("section"), f.text("paragraph"), f.needed("subject"),
                             f.named<Kind>("subject_kind"), f.named<Predicate>("predicate"), f.needed("object"),
                             f.named<Kind>("object_kind"), f.text("rule"), f.fraction("confidence"),
                             f.attributes("attributes")});
}

struct LineType {
  std::string_view name;
  void (*read)(const Fields&, Paper&);
};
constexpr LineType line_types[] = {{"document", read_document},
                                   {"entity", read_entity},
                                   {"mention", read_mention},
                                   {"reference", read_reference},
                                   {"relation", read_relation}};

const LineType& type_of(const Fields& fields) {
  const std::string type = fields.needed("type");
  for (const LineType& candidate : line_types) {
    if (candidate.name == type) return candidate;
  }
  fields.fail(fmt::format(R"("type" is "{}"; expected document, entity, mention, reference or relation)", type));
}

Json parse_line(const std::string& text, const Place& place) {
  Json object = Json::parse(text, nullptr, false);
  if (!object.is_object()) {
    throw Error(Trouble::bad_input, "not a JSON object", place, "a facts file has one JSON object a line, in UTF-8");
  }
  return object;
}

}  // namespace

void write(const Document& document, std::ostream& out) {
  Lines lines(out);
  write_line(document, lines);
  lines.flush();
}
void write(const std::vector<Entity>& entities, std::ostream& out) { write_list(entities, out); }
void write(const std::vector<Mention>& mentions, std::ostream& out) { write_list(mentions, out); }
void write(const std::vector<Reference>& references, std::ostream& out) { write_list(references, out); }
void write(const std::vector<Relation>& relations, std::ostream& out) { write_list(relations, out); }

void write(const Paper& paper, std::ostream& out) {
  write(paper.document, out);
  write(paper.entities, out);
  write(paper.mentions, out);
  write(paper.references, out);
  write(paper.relations, out);
}

std::string lines(const std::vector<MentionView>& mentions) { return lines_of(mentions); }
std::string lines(const std::vector<Reference>& references) { return lines_of(references); }
std::string lines(const std::vector<RelationView>& relations) { return lines_of(relations); }

Reader::Reader(std::istream& in, std::string name) : in_(in), name_(std::move(name)) {}

bool Reader::next(Paper& paper) {
  paper = {};
  bool open = false;
  std::string text;
  while (true) {
    if (!pending_.empty()) {
      text = std::exchange(pending_, "");
    } else if (std::getline(in_, text)) {
      ++line_;
    } else {
      break;
    }
    if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
    Place place;
    place.file = name_;
    place.line = line_;
    const Json object = parse_line(text, place);
    const Fields fields(object, place);
    const LineType& type = type_of(fields);
    const bool starts = type.name == "document";
    if (starts && open) {
      pending_ = std::move(text);
      return true;
    }
    if (!starts && !open) fields.fail("a paper's lines begin with its document line");
    type.read(fields, paper);
    open = true;
    if (fields.text("source") != paper.document.source)
      fields.fail("\"source\" differs from that of the document line above");
  }
  return open;
}

}  // namespace treatygraph::facts
