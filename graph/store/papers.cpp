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

}  // namespace

void Draft::put(const Readied& paper) {
  const facts::Document& document = paper.record.document;
  const std::optional<SourceId> former = reading_.source_named(document.source);
  const SourceId source = state_.ledger.next_source++;
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
    activate(source, paper);
  } else {
    overlay_.put(source_key(source_table, source), encode(paper.record));
    overlay_.put(source_key(dormant_table, source), as_lines(paper_of(paper)));
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
    activate(speaker, make_ready(paper));
  }
  for (const auto& [name, source] : by_name)
    if (source != speaker && reading_.source(source)->active) deactivate(source);
}

void Draft::activate(SourceId source, const Readied& paper) {
  for (const std::string_view key : shown_by_edges) (void)intern(Vocabulary::key, key);
  Said said;
  std::vector<NodeId> nodes;
  nodes.reserve(paper.nodes.size());
  for (const Readied::Node& claimed : paper.nodes) {
    const NodeId node = nodes.emplace_back(node_with_id(claimed.id));
    const std::vector<std::uint32_t> numbers = say(node, claimed.sayings);
    for (std::size_t i = 0; i < numbers.size(); ++i)
      said.nodes.push_back({node, numbers[i], claimed.sayings[i].entity_line});
  }
  for (const Readied::Edge& edge : paper.edges) {
    const Code type = intern(Vocabulary::type, facts::name(edge.predicate));
    said.edges.push_back(say(nodes[edge.subject], type, nodes[edge.object], source, stored(edge, nodes)));
  }
  std::sort(said.edges.begin(), said.edges.end());
  for (const Readied::Chunk& chunk : paper.chunks)
    overlay_.put(chunk_key(source, static_cast<std::uint8_t>(chunk.kind), chunk.number), chunk.bytes);
  SourceRecord record = paper.record;
  record.active = true;
  overlay_.put(source_key(said_table, source), encode(said));
  overlay_.put(source_key(source_table, source), encode(record));
}

StoredTestimony Draft::stored(const Readied::Edge& edge, const std::vector<NodeId>& nodes) {
  const Testimony& testimony = edge.testimony;
  StoredTestimony result{testimony.proof, {}, testimony.confidence, {}};
  for (std::size_t i = 0; i < testimony.passages.size(); ++i)
    result.passages.push_back({nodes[edge.documents[i]], testimony.passages[i].date, testimony.passages[i].lines});
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
  for (const auto& [kind, count] : chunks_of(record))
    for (std::uint32_t number = 0; number < count; ++number)
      overlay_.erase(chunk_key(source, static_cast<std::uint8_t>(kind), number));
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
