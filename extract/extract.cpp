#include "extract/extract.h"

#include "extract/document/document.h"
#include "extract/printer.h"
#include "extract/recognise/recognise.h"
#include "extract/resolve/resolve.h"
#include "extract/stages.h"

namespace treatygraph {
namespace {

// The facts of a list as `view` shows them, sorted before they are copied.
template <typename List, typename View>
auto kept_in_order(const List& list, const View& view) {
  std::vector<decltype(view(list.front()))> views;
  views.reserve(list.size());
  for (const auto& one : list) views.push_back(view(one));
  facts::sort(views);
  std::vector<decltype(facts::kept(views.front()))> facts;
  facts.reserve(views.size());
  for (const auto& one : views) facts.push_back(facts::kept(one));
  return facts;
}

}  // namespace

Stages run_stages(const std::string& name, const ReadingText& reading, const Lexicon& lexicon) {
  Stages stages;
  stages.layout = lay_out(reading, [&](std::string_view heading) { return names_actor(lexicon, heading); });
  stages.recognised = recognise(stages.layout, reading, lexicon);
  stages.resolved = resolve(stages.layout, lexicon, stages.recognised);
  stages.document = document_id(stages.recognised.setting, name);
  stages.related = relate({stages.layout, lexicon, stages.recognised, stages.resolved, stages.document});
  return stages;
}

facts::Paper extract(const Source& source, const Lexicon& lexicon) {
  return extract(source.name, read(source), lexicon);
}

facts::Paper extract(const std::string& name, const ReadingText& reading, const Lexicon& lexicon) {
  const auto [layout, recognised, resolved, document, related] = run_stages(name, reading, lexicon);
  facts::Paper paper;
  const Setting& setting = recognised.setting;
  paper.document = {name,           document,         setting.title,
                    setting.date,   setting.language, reading.encoding,
                    reading.reader, reading.sha256,   maker(name, lexicon)};
  const Printer printer(layout, recognised, reading.text, paper.document);
  paper.mentions = kept_in_order(resolved.mentions, [&](const Found& found) { return printer.mention(found); });
  paper.relations = kept_in_order(related.links, [&](const Link& link) { return printer.relation(link); });
  paper.references.reserve(resolved.references.size());
  for (const BackReference& back : resolved.references) paper.references.push_back(printer.reference(back));
  Entities entities;
  entities.add(layout, resolved.mentions);
  entities.add(layout, related.ends);
  paper.entities = entities.list(lexicon, name);
  facts::sort(paper.references);
  return paper;
}

ReadingText reading_text(const Source& source) { return read(source); }

std::string maker(std::string_view name, const Lexicon& lexicon) {
  const std::string reader = reader_version(name);
  return "treatygraph " TREATYGRAPH_VERSION " " + std::string(lexicon.hash()) + (reader.empty() ? "" : " ") + reader;
}

}  // namespace treatygraph
