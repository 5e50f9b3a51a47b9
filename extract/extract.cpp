#include "extract/extract.h"

#include <algorithm>

#include "extract/document/document.h"
#include "extract/recognise/recognise.h"
#include "extract/relate/relate.h"
#include "extract/resolve/resolve.h"

namespace treatygraph {
namespace {

using facts::Kind;

// A compilation's headings that are nothing but names of states or organisations, and the words that such headings add.
bool names_actor(const Lexicon& lexicon, std::string_view heading) {
  std::string rest(heading);
  std::size_t actors = 0;
  const auto blank_out = [&](std::uint32_t begin, std::uint32_t end) {
    std::fill(rest.begin() + begin, rest.begin() + end, ' ');
  };
  for (const CueHit& cue : lexicon.find_cues(heading)) {
    if (cue.group == "heading-glue") blank_out(cue.begin, cue.end);
  }
  for (const NameHit& hit : lexicon.find_names(heading)) {
    const Entry entry = lexicon.entry(hit.entry);
    const bool group =
        entry.kind == Kind::organisation && entry.attribute("type") == "organisation";  // no bodies: covers
    if (hit.use != NameUse::plain || (entry.kind != Kind::state && entry.kind != Kind::territory && !group)) continue;
    blank_out(hit.begin, hit.end);
    ++actors;
  }
  return actors > 0 && rest.find_first_not_of(' ') == std::string::npos;
}

std::string document_id(const Setting& setting, const std::string& source) {
  if (!setting.symbol.empty()) return setting.symbol;
  const std::size_t file = source.rfind('/') + 1;  // npos + 1 is 0
  const std::size_t dot = source.rfind('.');
  return "doc:" + source.substr(0, dot != std::string::npos && dot > file ? dot : source.size());
}

// Turns places in paragraphs into places in the reading text.
class Printer {
 public:
  Printer(const Layout& layout, const Recognised& recognised, std::string_view text, const facts::Document& document)
      : layout_(layout), recognised_(recognised), text_(text), document_(document) {}

  [[nodiscard]] facts::Mention mention(const Found& found) const {
    const Paragraph& paragraph = layout_.paragraphs[found.paragraph];
    facts::Mention out{document_.source,
                       document_.doc,
                       begin(found.paragraph, found.begin),
                       paragraph.source_end(found.end),
                       "",
                       found.kind,
                       found.id,
                       section(found.paragraph),
                       paragraph.number};
    out.text = slice(out.start, out.end);
    return out;
  }

  [[nodiscard]] facts::Reference reference(const BackReference& back) const {
    const Found& found = back.place;
    const Paragraph& paragraph = layout_.paragraphs[found.paragraph];
    facts::Reference out{document_.source,
                         document_.doc,
                         begin(found.paragraph, found.begin),
                         paragraph.source_end(found.end),
                         "",
                         found.kind,
                         found.id,
                         back.candidates,
                         0,
                         section(found.paragraph),
                         paragraph.number};
    out.text = slice(out.start, out.end);
    if (back.antecedent != nullptr) out.antecedent = begin(back.antecedent->paragraph, back.antecedent->begin);
    return out;
  }

  [[nodiscard]] facts::Relation relation(const Link& link) const {
    const Paragraph& paragraph = layout_.paragraphs[link.paragraph];
    facts::Relation out;
    out.source = document_.source;
    out.doc = document_.doc;
    out.subject = link.subject;
    out.subject_kind = link.subject_kind;
    out.predicate = link.predicate;
    out.object = link.object;
    out.object_kind = link.object_kind;
    out.rule = link.rule;
    out.confidence = link.confidence;
    out.attributes = link.attributes;
    if (link.rule == "lexicon") return out;  // rests on no sentence
    out.start = begin(link.paragraph, link.begin);
    out.end = paragraph.source_end(link.end);
    out.text = slice(out.start, out.end);
    const Range sentence = sentence_at(recognised_.sentences[link.paragraph], link.begin);
    out.quote = trimmed(
        std::string_view(paragraph.text).substr(sentence.begin, std::max(sentence.end, link.end) - sentence.begin));
    out.section = section(link.paragraph);
    out.paragraph = paragraph.number;
    return out;
  }

 private:
  [[nodiscard]] std::uint64_t begin(std::uint32_t paragraph, std::uint32_t at) const {
    return layout_.paragraphs[paragraph].source_begin(at);
  }
  [[nodiscard]] std::string slice(std::uint64_t from, std::uint64_t to) const {
    return std::string(text_.substr(from, to > from ? to - from : 0));
  }
  static std::string trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return std::string(text);
  }
  // The heading of the actor whose section it is, else the nearest heading. A note stands where its mark stands.
  [[nodiscard]] std::string section(std::uint32_t paragraph) const {
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

}  // namespace

facts::Paper extract(const Source& source, const Lexicon& lexicon) {
  return extract(source.name, read(source), lexicon);
}

facts::Paper extract(const std::string& name, const ReadingText& reading, const Lexicon& lexicon) {
  const Layout layout = lay_out(reading, [&](std::string_view heading) { return names_actor(lexicon, heading); });
  const Recognised recognised = recognise(layout, reading, lexicon);
  const Resolved resolved = resolve(layout, lexicon, recognised);

  facts::Paper paper;
  const Setting& setting = recognised.setting;
  paper.document = {name,
                    document_id(setting, name),
                    setting.title,
                    setting.date,
                    setting.language,
                    reading.encoding,
                    reading.reader,
                    reading.sha256,
                    maker(name, lexicon)};
  const Related related = relate({layout, lexicon, recognised, resolved, paper.document.doc});

  const Printer printer(layout, recognised, reading.text, paper.document);
  std::vector<Found> named = resolved.mentions;
  for (const Found& found : resolved.mentions) paper.mentions.push_back(printer.mention(found));
  for (const BackReference& back : resolved.references) {
    paper.references.push_back(printer.reference(back));
  }
  for (const Link& link : related.links) paper.relations.push_back(printer.relation(link));
  named.insert(named.end(), related.ends.begin(), related.ends.end());
  paper.entities = entities(layout, lexicon, named, name);
  facts::sort(paper);
  return paper;
}

ReadingText reading_text(const Source& source) { return read(source); }

std::string maker(std::string_view name, const Lexicon& lexicon) {
  const std::string reader = reader_version(name);
  return "treatygraph " TREATYGRAPH_VERSION " " + std::string(lexicon.hash()) + (reader.empty() ? "" : " ") + reader;
}

}  // namespace treatygraph
