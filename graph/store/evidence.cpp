// Sources and what they prove: the half of Reading that knows papers.
#include <algorithm>
#include <cassert>
#include <sstream>
#include <tuple>

#include "graph/model/codec.h"
#include "graph/store/keys.h"
#include "graph/store/lists.h"
#include "graph/store/reading.h"

namespace treatygraph::store {
namespace {

Evidence from(const facts::Relation& relation) {
  Evidence evidence;
  evidence.section = relation.section;
  evidence.paragraph = relation.paragraph;
  evidence.quote = relation.quote;
  evidence.text = relation.text;
  evidence.start = relation.start;
  evidence.end = relation.end;
  evidence.rule = relation.rule;
  evidence.confidence = relation.confidence;
  evidence.attributes.assign(relation.attributes.begin(), relation.attributes.end());
  return evidence;
}

// A mention proves itself: its own words are the quote.
Evidence from(const facts::Mention& mention) {
  Evidence evidence;
  evidence.section = mention.section;
  evidence.paragraph = mention.paragraph;
  evidence.quote = mention.text;
  evidence.text = mention.text;
  evidence.start = mention.start;
  evidence.end = mention.end;
  evidence.rule = "mention";
  return evidence;
}

// The lines of one source, a chunk at a time.
template <typename Line, auto unpack>
class Lines {
 public:
  Lines(const View& view, SourceId source, LineKind kind) : view_(view), source_(source), kind_(kind) {}
  const Line& at(std::uint64_t number) {
    const auto wanted = static_cast<std::uint32_t>(number / lines_per_chunk);
    if (wanted != loaded_) load(wanted);
    if (number % lines_per_chunk >= lines_.size()) damaged("an edge names evidence that is not there");
    return lines_[number % lines_per_chunk];
  }

 private:
  void load(std::uint32_t chunk) {
    const std::optional<std::string> bytes = view_.get(chunk_key(source_, static_cast<std::uint8_t>(kind_), chunk));
    if (!bytes) damaged("an edge names evidence that is not there");
    lines_ = unpack(*bytes, "");
    loaded_ = chunk;
  }
  const View& view_;
  const SourceId source_;
  const LineKind kind_;
  std::uint32_t loaded_ = 0xFFFFFFFFU;
  std::vector<Line> lines_;
};

// Every chunk of one kind.
template <typename Line, auto unpack>
std::vector<Line> all_lines(const View& view, SourceId source, LineKind kind, const std::string& name) {
  std::vector<Line> lines;
  view.scan(Key(chunk_table).u64(source).u8(static_cast<std::uint8_t>(kind)).take(),
            [&](std::string_view, std::string_view chunk) {
              std::vector<Line> some = unpack(chunk, name);
              std::move(some.begin(), some.end(), std::back_inserter(lines));
              return true;
            });
  return lines;
}

auto place(const Evidence& evidence) {
  return std::tie(evidence.date, evidence.source, evidence.start, evidence.end, evidence.document, evidence.rule,
                  evidence.quote);
}

}  // namespace

std::optional<SourceRecord> Reading::source(SourceId source) const {
  return record<SourceRecord>(source_key(source_table, source));
}

std::optional<SourceId> Reading::source_named(std::string_view name) const {
  const std::optional<std::string> bytes = view_.get(Key(source_name_table).raw(name).take());
  return bytes ? std::optional(Decoder(*bytes).varint()) : std::nullopt;
}

std::vector<SourceId> Reading::sources_under(const std::string& key) const {
  return record<std::vector<SourceId>>(key).value_or(std::vector<SourceId>());
}

std::vector<Evidence> Reading::evidence(EdgeId edge) const {
  std::vector<Evidence> result;
  const std::optional<EdgeRecord> edge_found = edge_record(edge);
  if (!edge_found || !edge_found->shown || edge_found->by_hand) return result;
  for (const auto& [number, testimony] : testimonies(edge)) {
    const std::optional<SourceRecord> record = source(number);
    if (!record) damaged("an edge names a source that is not there");
    Lines<facts::Relation, unpack_relations> relations(view_, number, LineKind::relation);
    Lines<facts::Mention, unpack_mentions> mentions(view_, number, LineKind::mention);
    for (const StoredPassage& passage : testimony.passages) {
      const std::optional<Standing> document = standing(passage.document);
      if (!document) damaged("evidence names a document that is not there");
      for (const std::uint64_t line : passage.lines) {
        Evidence evidence = testimony.proof == Proof::relations ? from(relations.at(line)) : from(mentions.at(line));
        evidence.document = document->outer_id;
        evidence.source = record->document.source;
        evidence.date = passage.date;
        result.push_back(std::move(evidence));
      }
    }
  }
  std::sort(result.begin(), result.end(), [](const Evidence& a, const Evidence& b) { return place(a) < place(b); });
  return result;
}

std::vector<SourceSummary> Reading::sources() const {
  std::vector<SourceSummary> summaries;
  std::map<std::string, std::vector<std::string>> names_of_bytes;
  view_.scan(std::string(1, source_table), [&](std::string_view, std::string_view bytes) {
    const auto record = decode<SourceRecord>(bytes);
    const facts::Document& document = record.document;
    if (!record.active) {
      names_of_bytes[document.sha256].push_back(document.source);
      return true;
    }
    summaries.push_back({document.source,
                         document.doc,
                         document.title,
                         document.date,
                         document.language,
                         document.sha256,
                         document.maker,
                         {},
                         record.sections,
                         record.mentions,
                         record.references,
                         record.unresolved,
                         record.relations});
    return true;
  });
  for (SourceSummary& summary : summaries) {
    const auto others = names_of_bytes.find(summary.sha256);
    if (summary.sha256.empty() || others == names_of_bytes.end()) continue;
    summary.other_names = others->second;
    std::sort(summary.other_names.begin(), summary.other_names.end());
  }
  std::sort(summaries.begin(), summaries.end(),
            [](const SourceSummary& a, const SourceSummary& b) { return a.source < b.source; });
  return summaries;
}

facts::Paper Reading::paper(SourceId number) const {
  const std::optional<SourceRecord> record = source(number);
  assert(record);
  facts::Paper paper;
  if (!record->active) {
    const std::optional<std::string> lines = view_.get(source_key(dormant_table, number));
    if (!lines) damaged("the facts of " + record->document.source + " are not there");
    std::istringstream in(*lines);
    if (!facts::Reader(in, record->document.source).next(paper)) damaged("a source has no facts");
    return paper;
  }
  paper.document = record->document;
  const std::string& name = record->document.source;
  const auto said = this->record<Said>(source_key(said_table, number));
  if (!said) damaged("what " + name + " says is not there");
  for (const Said::Node& node : said->nodes) {
    if (!node.entity_line) continue;
    const std::optional<Standing> named = standing(node.node);
    std::optional<Saying> saying = this->record<Saying>(saying_key(node.node, node.saying));
    if (!named || !saying) damaged(name + " names a node that is not there");
    paper.entities.push_back({name, saying->kind, named->outer_id, std::move(saying->name), std::move(saying->name_en),
                              std::move(saying->aliases)});
  }
  paper.mentions = all_lines<facts::Mention, unpack_mentions>(view_, number, LineKind::mention, name);
  paper.references = all_lines<facts::Reference, unpack_references>(view_, number, LineKind::reference, name);
  paper.relations = all_lines<facts::Relation, unpack_relations>(view_, number, LineKind::relation, name);
  std::sort(paper.entities.begin(), paper.entities.end(), [](const facts::Entity& a, const facts::Entity& b) {
    return std::tie(a.kind, a.id, a.name, a.name_en, a.aliases) < std::tie(b.kind, b.id, b.name, b.name_en, b.aliases);
  });
  return paper;
}

}  // namespace treatygraph::store
