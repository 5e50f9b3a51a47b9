#include "graph/store/readied.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <tuple>

#include "extract/base/error.h"

namespace treatygraph::store {
namespace {

SourceRecord record_of(const facts::Paper& paper, std::uint64_t sections) {
  SourceRecord record;
  record.document = paper.document;
  record.mentions = paper.mentions.size();
  record.references = paper.references.size();
  record.relations = paper.relations.size();
  record.unresolved = static_cast<std::uint64_t>(std::count_if(
      paper.references.begin(), paper.references.end(), [](const facts::Reference& each) { return each.id.empty(); }));
  record.sections = sections;
  return record;
}

std::vector<Readied::Node> nodes_of(std::vector<NodeClaim> claims) {
  std::stable_sort(claims.begin(), claims.end(), [](const NodeClaim& a, const NodeClaim& b) { return a.id < b.id; });
  std::vector<Readied::Node> nodes;
  for (NodeClaim& claim : claims) {
    if (nodes.empty() || nodes.back().id != claim.id) nodes.push_back({std::move(claim.id), {}});
    std::string bytes = encode(claim.saying);
    const std::uint64_t hash = hash_of(bytes);
    nodes.back().sayings.push_back({std::move(bytes), hash, claim.entity_line});
  }
  return nodes;
}

std::size_t place_of(const std::vector<Readied::Node>& nodes, const std::string& id) {
  const auto at =
      std::lower_bound(nodes.begin(), nodes.end(), id,
                       [](const Readied::Node& node, const std::string& wanted) { return node.id < wanted; });
  assert(at != nodes.end() && at->id == id);
  return static_cast<std::size_t>(at - nodes.begin());
}

using Pack = std::string (*)(const facts::Paper&, std::size_t);
Pack packer_of(LineKind kind) {
  switch (kind) {
    case LineKind::mention: return pack_mentions;
    case LineKind::reference: return pack_references;
    case LineKind::relation: return pack_relations;
  }
  return nullptr;
}

template <typename Line>
void append(std::vector<Line>& lines, std::vector<Line> more) {
  std::move(more.begin(), more.end(), std::back_inserter(lines));
}

}  // namespace

std::vector<std::pair<LineKind, std::uint32_t>> chunks_of(const SourceRecord& record) {
  std::vector<std::pair<LineKind, std::uint32_t>> chunks;
  for (const auto& [kind, lines] :
       {std::pair(LineKind::mention, record.mentions), std::pair(LineKind::reference, record.references),
        std::pair(LineKind::relation, record.relations)})
    chunks.emplace_back(kind, static_cast<std::uint32_t>((lines + lines_per_chunk - 1) / lines_per_chunk));
  return chunks;
}

Readied make_ready(const facts::Paper& paper) {
  if (paper.document.source.empty() || paper.document.doc.empty())
    throw Error(Trouble::bad_input, "a document line without source or doc", {paper.document.source},
                "make the facts again with treatygraph extract");
  Claims claimed = claims(paper);
  Readied readied{record_of(paper, claimed.sections), nodes_of(std::move(claimed.nodes)), {}, {}};
  for (EdgeClaim& claim : claimed.edges) {
    Readied::Edge edge{place_of(readied.nodes, claim.subject),
                       place_of(readied.nodes, claim.object),
                       claim.predicate,
                       std::move(claim.testimony),
                       {}};
    for (const Passage& passage : edge.testimony.passages)
      edge.documents.push_back(place_of(readied.nodes, passage.document));
    readied.edges.push_back(std::move(edge));
  }
  for (const auto& [kind, count] : chunks_of(readied.record))
    for (std::uint32_t number = 0; number < count; ++number)
      readied.chunks.push_back({kind, number, packer_of(kind)(paper, number * lines_per_chunk)});
  return readied;
}

facts::Paper paper_of(const Readied& readied) {
  facts::Paper paper;
  paper.document = readied.record.document;
  const std::string& source = paper.document.source;
  for (const Readied::Node& node : readied.nodes) {
    for (const Readied::Saying& said : node.sayings) {
      if (!said.entity_line) continue;
      auto saying = decode<Saying>(said.bytes);
      paper.entities.push_back(
          {source, saying.kind, node.id, std::move(saying.name), std::move(saying.name_en), std::move(saying.aliases)});
    }
  }
  std::sort(paper.entities.begin(), paper.entities.end(), [](const facts::Entity& a, const facts::Entity& b) {
    return std::tie(a.kind, a.id, a.name, a.name_en, a.aliases) < std::tie(b.kind, b.id, b.name, b.name_en, b.aliases);
  });
  for (const Readied::Chunk& chunk : readied.chunks) {
    switch (chunk.kind) {
      case LineKind::mention: append(paper.mentions, unpack_mentions(chunk.bytes, source)); break;
      case LineKind::reference: append(paper.references, unpack_references(chunk.bytes, source)); break;
      case LineKind::relation: append(paper.relations, unpack_relations(chunk.bytes, source)); break;
    }
  }
  return paper;
}

}  // namespace treatygraph::store
