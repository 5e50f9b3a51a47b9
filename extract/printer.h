// Printer: what the stages found in a laid-out text, as facts that say where in the reading text.
#pragma once

#include <string>
#include <string_view>

#include "extract/facts/views.h"
#include "extract/relate/relate.h"

namespace treatygraph {

// A compilation's headings that are nothing but names of states or organisations, and the words that such headings add.
[[nodiscard]] bool names_actor(const Lexicon& lexicon, std::string_view heading);

// The id of a paper: its symbol, else made of its source's name.
[[nodiscard]] std::string document_id(const Setting& setting, const std::string& source);

// Turns places in paragraphs into places in the reading text. What it prints looks into all that it was given.
class Printer {
 public:
  Printer(const Layout& layout, const Recognised& recognised, std::string_view text, const facts::Document& document)
      : layout_(layout), recognised_(recognised), text_(text), document_(document) {}

  [[nodiscard]] facts::MentionView mention(const Found& found) const { return placed<facts::MentionView>(found); }

  [[nodiscard]] facts::Reference reference(const BackReference& back) const {
    auto out = placed<facts::Reference>(back.place);
    out.candidates = back.candidates;
    if (back.antecedent != nullptr) out.antecedent = begin(back.antecedent->paragraph, back.antecedent->begin);
    return out;
  }

  [[nodiscard]] facts::RelationView relation(const Link& link) const {
    facts::RelationView out;
    out.source = document_.source;
    out.doc = document_.doc;
    out.subject = link.subject;
    out.subject_kind = link.subject_kind;
    out.predicate = link.predicate;
    out.object = link.object;
    out.object_kind = link.object_kind;
    out.rule = link.rule;
    out.confidence = link.confidence;
    out.attributes = &link.attributes;
    if (link.rule == "lexicon") return out;  // rests on no sentence
    const Paragraph& paragraph = layout_.paragraphs[link.paragraph];
    out.start = begin(link.paragraph, link.begin);
    out.end = end(paragraph, link.begin, link.end);
    out.text = slice(out.start, out.end);
    const Range sentence = sentence_at(recognised_.sentences[link.paragraph], link.begin);
    const std::uint32_t quote_end = std::max({sentence.end, link.end, link.quote_end});
    out.quote = trimmed(std::string_view(paragraph.text).substr(sentence.begin, quote_end - sentence.begin));
    out.section = section(link.paragraph);
    out.paragraph = paragraph.number;
    return out;
  }

 private:
  template <typename Fact>
  [[nodiscard]] Fact placed(const Found& found) const {
    const Paragraph& paragraph = layout_.paragraphs[found.paragraph];
    Fact out;
    out.source = document_.source;
    out.doc = document_.doc;
    out.start = begin(found.paragraph, found.begin);
    out.end = end(paragraph, found.begin, found.end);
    out.text = slice(out.start, out.end);
    out.kind = found.kind;
    out.id = found.id;
    out.section = section(found.paragraph);
    out.paragraph = paragraph.number;
    return out;
  }
  [[nodiscard]] std::uint64_t begin(std::uint32_t paragraph, std::uint32_t at) const {
    return layout_.paragraphs[paragraph].source_begin(at);
  }
  // Words that go on at the head of the next column stand before their beginning: they are told to the column's foot.
  static std::uint64_t end(const Paragraph& paragraph, std::uint32_t from, std::uint32_t to) {
    const std::uint64_t first = paragraph.source_begin(from);
    for (; to > from + 1; --to) {
      if (paragraph.source_end(to) > first) break;
    }
    return paragraph.source_end(to);
  }
  [[nodiscard]] std::string_view slice(std::uint64_t from, std::uint64_t to) const {
    return text_.substr(from, to > from ? to - from : 0);
  }
  static std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
  }
  // The heading of the actor whose section it is, else the nearest heading. A note stands where its mark stands.
  [[nodiscard]] std::string_view section(std::uint32_t paragraph) const {
    const std::uint32_t anchored = layout_.paragraphs[paragraph].anchor;
    const std::uint32_t nearest = layout_.paragraphs[anchored].section;
    for (std::uint32_t i = nearest; i != 0; i = layout_.sections[i].parent) {
      if (layout_.sections[i].actor) return layout_.sections[i].heading;
    }
    return layout_.sections[nearest].heading;
  }

  const Layout& layout_;
  const Recognised& recognised_;
  std::string_view text_;
  const facts::Document& document_;
};

}  // namespace treatygraph
