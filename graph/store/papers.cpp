// Papers in and out. A source's claims are added before those of its former version are taken back, so that what both
// say never leaves the graph and keeps what the user wrote on it.
#include <algorithm>
#include <cassert>
#include <sstream>

#include "extract/base/error.h"
#include "graph/model/codec.h"
#include "graph/store/draft.h"
#include "graph/store/keys.h"

namespace treatygraph::store {
namespace {

constexpr std::string_view shown_by_edges[] = {"count", "documents", "confidence", "first_date", "last_date"};

std::string digest_key(const std::string& sha256) { return Key(digest_table).raw(sha256).take(); }
std::string document_key(const std::string& document) { return Key(document_table).raw(document).take(); }
std::string source_name_key(const std::string& name) { return Key(source_name_table).raw(name).take(); }

std::string as_lines(const facts::Paper& paper) {
  std::ostringstream out;
  facts::write(paper, out);
  return out.str();
}

// The chunks of each kind: how many lines there are and how they are packed.
struct Chunks {
  LineKind kind;
  std::uint64_t lines;
  std::string (*pack)(const facts::Paper&, std::size_t);
};
std::vector<Chunks> chunks_of(const SourceRecord& record) {
  return {{LineKind::mention, record.mentions, pack_mentions},
          {LineKind::reference, record.references, pack_references},
          {LineKind::relation, record.relations, pack_relations}};
}

SourceRecord record_of(const facts::Paper& paper) {
  SourceRecord record;
  record.document = paper.document;
  record.mentions = paper.mentions.size();
  record.references = paper.references.size();
  record.relations = paper.relations.size();
  record.unresolved = static_cast<std::uint64_t>(std::count_if(
      paper.references.begin(), paper.references.end(), [](const facts::Reference& each) { return each.id.empty(); }));
  return record;
}

}  // namespace

void Draft::put(const facts::Paper& paper) {
  const facts::Document& document = paper.document;
  if (document.source.empty() || document.doc.empty())
    throw Error(Trouble::bad_input, "a document line without source or doc", {document.source},
                "make the facts again with treatygraph extract");
  const std::optional<SourceId> former = reading_.source_named(document.source);
  const SourceId source = state_.ledger.next_source++;
  SourceRecord record = record_of(paper);
  std::string former_sha;
  if (former) {
    const std::optional<SourceRecord> known = reading_.source(*former);
    if (!known) damaged("a source is not there: " + document.source);
    former_sha = known->document.sha256;
    take_from(digest_key(former_sha), *former);
  }
  std::string encoded;
  put_varint(encoded, source);
  overlay_.put(source_name_key(document.source), encoded);
  add_to(document_key(document.doc), source);
  bool speaks = true;
  if (!document.sha256.empty()) {
    for (const SourceId other : reading_.sources_under(digest_key(document.sha256)))
      speaks = speaks && document.source < reading_.source(other)->document.source;
    add_to(digest_key(document.sha256), source);
  }
  if (speaks) {
    activate(source, std::move(record), paper);
  } else {
    overlay_.put(source_key(source_table, source), encode(record));
    overlay_.put(source_key(dormant_table, source), as_lines(paper));
  }
  settle_bytes(document.sha256);
  if (!former) return;
  forget(*former);
  if (former_sha != document.sha256) settle_bytes(former_sha);
}

bool Draft::remove(const std::string& source_or_document) {
  std::vector<SourceId> sources = reading_.sources_under(document_key(source_or_document));
  if (const std::optional<SourceId> named = reading_.source_named(source_or_document)) sources = {*named};
  for (const SourceId source : sources) {
    const std::optional<SourceRecord> record = reading_.source(source);
    if (!record) damaged("a source of " + source_or_document + " is not there");
    const std::string& sha256 = record->document.sha256;
    take_from(digest_key(sha256), source);
    overlay_.erase(source_name_key(record->document.source));
    settle_bytes(sha256);
    forget(source);
  }
  return !sources.empty();
}

void Draft::settle_bytes(const std::string& sha256) {
  if (sha256.empty()) return;
  std::map<std::string, SourceId> by_name;
  for (const SourceId source : reading_.sources_under(digest_key(sha256)))
    by_name[reading_.source(source)->document.source] = source;
  if (by_name.empty()) return;
  const SourceId speaker = by_name.begin()->second;
  const std::optional<SourceRecord> record = reading_.source(speaker);
  if (!record->active) {
    const facts::Paper paper = reading_.paper(speaker);
    overlay_.erase(source_key(dormant_table, speaker));
    activate(speaker, *record, paper);
  }
  for (const auto& [name, source] : by_name)
    if (source != speaker && reading_.source(source)->active) deactivate(source);
}

void Draft::activate(SourceId source, SourceRecord record, const facts::Paper& paper) {
  const Claims claimed = claims(paper);
  record.active = true;
  record.sections = claimed.sections;
  for (const std::string_view key : shown_by_edges) (void)intern(Vocabulary::key, key);

  std::map<std::string, std::vector<const NodeClaim*>> by_id;
  for (const NodeClaim& claim : claimed.nodes) by_id[claim.id].push_back(&claim);
  Said said;
  std::map<std::string, NodeId> nodes;
  for (const auto& [id, node_claims] : by_id) {
    const NodeId node = node_with_id(id);
    nodes[id] = node;
    const std::vector<std::uint32_t> numbers = say(node, node_claims);
    for (std::size_t i = 0; i < numbers.size(); ++i)
      said.nodes.push_back({node, numbers[i], node_claims[i]->entity_line});
  }
  for (const EdgeClaim& claim : claimed.edges) {
    const Code type = intern(Vocabulary::type, facts::name(claim.predicate));
    said.edges.push_back(
        say(nodes.at(claim.subject), type, nodes.at(claim.object), source, stored(claim.testimony, nodes)));
  }
  std::sort(said.edges.begin(), said.edges.end());
  for (const Chunks& chunks : chunks_of(record))
    for (std::uint64_t from = 0; from < chunks.lines; from += lines_per_chunk)
      overlay_.put(
          chunk_key(source, static_cast<std::uint8_t>(chunks.kind), static_cast<std::uint32_t>(from / lines_per_chunk)),
          chunks.pack(paper, from));
  overlay_.put(source_key(said_table, source), encode(said));
  overlay_.put(source_key(source_table, source), encode(record));
}

StoredTestimony Draft::stored(const Testimony& testimony, const std::map<std::string, NodeId>& nodes) {
  StoredTestimony result{testimony.proof, {}, testimony.confidence, {}};
  for (const Passage& passage : testimony.passages)
    result.passages.push_back({nodes.at(passage.document), passage.date, passage.lines});
  for (const auto& [key, values] : testimony.attributes)
    result.attributes.emplace_back(intern(Vocabulary::key, key),
                                   std::vector<std::string>(values.begin(), values.end()));
  return result;
}

void Draft::deactivate(SourceId source) {
  const facts::Paper paper = reading_.paper(source);
  SourceRecord record = *reading_.source(source);
  withdraw(source, record);
  record.active = false;
  overlay_.put(source_key(source_table, source), encode(record));
  overlay_.put(source_key(dormant_table, source), as_lines(paper));
}

void Draft::withdraw(SourceId source, const SourceRecord& record) {
  const auto said = reading_.record<Said>(source_key(said_table, source));
  if (!said) damaged("what " + record.document.source + " says is not there");
  for (const EdgeId edge : said->edges) unsay(edge, source);
  for (const Said::Node& node : said->nodes) unsay(node.node, node.saying);
  for (const Chunks& chunks : chunks_of(record))
    for (std::uint64_t from = 0; from < chunks.lines; from += lines_per_chunk)
      overlay_.erase(chunk_key(source, static_cast<std::uint8_t>(chunks.kind),
                               static_cast<std::uint32_t>(from / lines_per_chunk)));
  overlay_.erase(source_key(said_table, source));
}

void Draft::forget(SourceId source) {
  const std::optional<SourceRecord> record = reading_.source(source);
  if (!record) damaged("a source is not there");
  if (record->active)
    withdraw(source, *record);
  else
    overlay_.erase(source_key(dormant_table, source));
  take_from(document_key(record->document.doc), source);
  overlay_.erase(source_key(source_table, source));
}

void Draft::add_to(const std::string& key, SourceId source) {
  std::vector<SourceId> sources = reading_.sources_under(key);
  sources.insert(std::upper_bound(sources.begin(), sources.end(), source), source);
  overlay_.put(key, encode(sources));
}

void Draft::take_from(const std::string& key, SourceId source) {
  std::vector<SourceId> sources = reading_.sources_under(key);
  std::erase(sources, source);
  if (sources.empty())
    overlay_.erase(key);
  else
    overlay_.put(key, encode(sources));
}

}  // namespace treatygraph::store
