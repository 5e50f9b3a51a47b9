#include "tests/unit/store/dump.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <vector>

#include "graph/knowledge/claims.h"
#include "graph/model/value_operations.h"

namespace treatygraph::testing {
namespace {

std::string text_of(const std::map<std::string, Value>& properties) {
  std::string out = "{";
  for (const auto& [key, value] : properties) out += fmt::format("{}: {}, ", key, to_literal(value));
  return out + "}";
}

std::map<std::string, Value> by_word(const Graph& graph, const Properties& properties) {
  std::map<std::string, Value> named;
  for (const auto& [key, value] : properties) named[graph.word(Vocabulary::key, key)] = value;
  return named;
}

std::string text_of(const Evidence& evidence) {
  std::string attributes;
  for (const auto& [key, value] : evidence.attributes) attributes += fmt::format("{}={} ", key, value);
  return fmt::format("{} {} {} {}-{} [{}] {} {} '{}' '{}' {} {}", evidence.date, evidence.source, evidence.document,
                     evidence.start, evidence.end, evidence.section, evidence.paragraph, evidence.rule, evidence.quote,
                     evidence.text, evidence.confidence, attributes);
}

std::string node_line(const std::set<std::string>& labels, const std::map<std::string, Value>& properties) {
  std::string joined;
  for (const std::string& label : labels) joined += ":" + label;
  return fmt::format("({} {})", joined, text_of(properties));
}

std::string joined(std::vector<std::string> lines) {
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

std::string edge_block(const std::string& head, const std::vector<std::string>& proofs) {
  std::string block = head;
  for (const std::string& proof : proofs) block += "\n    " + proof;
  return block;
}

Evidence evidence_of(const facts::Paper& paper, const Testimony& testimony, const Passage& passage,
                     std::uint64_t line) {
  Evidence evidence;
  evidence.document = passage.document;
  evidence.source = paper.document.source;
  evidence.date = passage.date;
  if (testimony.proof == Proof::mentions) {
    const facts::Mention& mention = paper.mentions[line];
    evidence.section = mention.section, evidence.paragraph = mention.paragraph;
    evidence.quote = evidence.text = mention.text;
    evidence.start = mention.start, evidence.end = mention.end, evidence.rule = "mention";
    return evidence;
  }
  const facts::Relation& relation = paper.relations[line];
  evidence.section = relation.section, evidence.paragraph = relation.paragraph;
  evidence.quote = relation.quote, evidence.text = relation.text;
  evidence.start = relation.start, evidence.end = relation.end;
  evidence.rule = relation.rule, evidence.confidence = relation.confidence;
  evidence.attributes.assign(relation.attributes.begin(), relation.attributes.end());
  return evidence;
}

}  // namespace

std::string dump(const Graph& graph, std::string_view without) {
  const std::optional<Code> left_out = graph.code(Vocabulary::label, without);
  std::map<NodeId, std::string> nodes;
  std::array<NodeId, 100> batch{};
  const auto cursor = graph.nodes(std::nullopt);
  while (const std::size_t count = cursor->next(batch)) {
    for (std::size_t i = 0; i < count; ++i) {
      if (left_out && graph.has_label(batch[i], *left_out)) continue;
      std::set<std::string> labels;
      for (const Code label : graph.labels(batch[i])) labels.insert(graph.word(Vocabulary::label, label));
      nodes[batch[i]] = node_line(labels, by_word(graph, graph.node_properties(batch[i])));
    }
  }
  std::vector<std::string> lines;
  for (const auto& [node, line] : nodes) {
    lines.push_back(line);
    std::vector<Neighbour> edges;
    graph.neighbours(node, Direction::outgoing, {}, edges);
    for (const Neighbour& edge : edges) {
      std::vector<std::string> proofs;
      for (const Evidence& evidence : graph.evidence(edge.edge)) proofs.push_back(text_of(evidence));
      std::sort(proofs.begin(), proofs.end());
      const auto properties = by_word(graph, graph.edge_properties(edge.edge));
      lines.push_back(edge_block(fmt::format("{} -{} {}- {}", line, graph.word(Vocabulary::type, edge.type),
                                             text_of(properties), nodes.at(edge.node)),
                                 proofs));
    }
  }
  for (const SourceSummary& source : graph.sources())
    lines.push_back(fmt::format("source {} {} '{}' {} {} {} {} ({}) {} {} {} {} {}", source.source, source.document,
                                source.title, source.date, source.language, source.sha256, source.maker,
                                fmt::join(source.other_names, ","), source.sections, source.mentions, source.references,
                                source.unresolved, source.relations));
  return joined(std::move(lines));
}

std::string expected_dump(const std::map<std::string, facts::Paper>& papers) {
  std::map<std::string, std::vector<std::string>> names_of_bytes;
  for (const auto& [name, paper] : papers) names_of_bytes[paper.document.sha256].push_back(name);
  std::map<std::string, std::vector<Saying>> nodes;
  std::map<std::array<std::string, 3>, std::pair<std::vector<Testimony>, std::vector<std::string>>> edges;
  std::vector<std::string> lines;
  for (const auto& [sha256, names] : names_of_bytes) {
    const facts::Paper& paper = papers.at(names.front());
    const Claims claimed = claims(paper);
    for (const NodeClaim& claim : claimed.nodes) nodes[claim.id].push_back(claim.saying);
    for (const EdgeClaim& claim : claimed.edges) {
      auto& [testimonies, proofs] = edges[{claim.subject, std::string(facts::name(claim.predicate)), claim.object}];
      testimonies.push_back(claim.testimony);
      for (const Passage& passage : claim.testimony.passages)
        for (const std::uint64_t line : passage.lines)
          proofs.push_back(text_of(evidence_of(paper, claim.testimony, passage, line)));
    }
    const auto unresolved = std::count_if(paper.references.begin(), paper.references.end(),
                                          [](const facts::Reference& each) { return each.id.empty(); });
    const facts::Document& document = paper.document;
    lines.push_back(fmt::format("source {} {} '{}' {} {} {} {} ({}) {} {} {} {} {}", document.source, document.doc,
                                document.title, document.date, document.language, document.sha256, document.maker,
                                fmt::join(names.begin() + 1, names.end(), ","), claimed.sections, paper.mentions.size(),
                                paper.references.size(), unresolved, paper.relations.size()));
  }
  std::map<std::string, std::string> shown;
  for (const auto& [id, sayings] : nodes) {
    const Shown node = show_node(id, sayings, "zh");
    lines.push_back(shown[id] = node_line(node.labels, node.properties));
  }
  for (auto& [triple, said] : edges) {
    std::sort(said.second.begin(), said.second.end());
    lines.push_back(edge_block(fmt::format("{} -{} {}- {}", shown.at(triple[0]), triple[1],
                                           text_of(show_edge(said.first)), shown.at(triple[2])),
                               said.second));
  }
  return joined(std::move(lines));
}

std::string difference(const std::string& expected, const std::string& found) {
  if (expected == found) return {};
  std::istringstream left(expected), right(found);
  std::string a, b;
  while (true) {
    const bool more_left = static_cast<bool>(std::getline(left, a)),
               more_right = static_cast<bool>(std::getline(right, b));
    if (!more_left) a = "(end)";
    if (!more_right) b = "(end)";
    if (a != b) return fmt::format("expected: {}\nfound:    {}", a, b);
    if (!more_left) return "(the same lines)";
  }
}

StoreOptions without_image() {
  StoreOptions options;
  options.image = false;
  return options;
}

}  // namespace treatygraph::testing
