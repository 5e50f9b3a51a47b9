#include "graph/store/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "extract/base/error.h"
#include "graph/store/draft.h"
#include "graph/store/keys.h"
#include "graph/store/lists.h"

namespace treatygraph::store {
namespace {

constexpr std::size_t most_findings = 100;

using Lists = std::map<std::string, std::vector<Item>>;  // key → what the list should hold

// Each step reads one kind of record, gathers what must follow from it, and compares with what is stored.
class Checker {
 public:
  Checker(const View& view, const State& state)
      : view_(view), ledger_(state.ledger), words_(state.words), reading_(view, state), draft_(view, state) {}

  std::vector<std::string> run() {
    constexpr void (Checker::*steps[])() = {&Checker::check_nodes,     &Checker::check_sources, &Checker::check_edges,
                                            &Checker::check_standings, &Checker::check_lists,   &Checker::check_counts};
    for (const auto step : steps) {
      try {
        (this->*step)();
      } catch (const Error& error) {
        find(error.what());
      }
    }
    return std::move(findings_);
  }

 private:
  void find(std::string finding) {
    if (findings_.size() < most_findings) findings_.push_back(std::move(finding));
  }
  template <typename Visit>
  void each(char table, Visit&& visit) {
    view_.scan(std::string(1, table), [&](std::string_view key, std::string_view value) {
      try {
        visit(key, value);
      } catch (const Error& error) {
        find(fmt::format("table {}: {}", table, error.what()));
      }
      return findings_.size() < most_findings;
    });
  }

  void check_nodes() {
    each(node_table, [&](std::string_view key, std::string_view value) {
      const NodeId node = key_u64(key, 1);
      const auto record = decode<NodeRecord>(value);
      ++counted_.nodes;
      for (const Code label : record.labels) ++labels_[label];
      for (const std::string& index_key : index_keys(record, node, words_)) lists_[index_key].push_back({node});
      const std::optional<Standing> standing = reading_.standing(node);
      if (record.by_hand == standing.has_value())
        find(fmt::format("node {} is made by hand and by sources, or by neither", node));
      else if (standing && draft_.shown(node, *standing) != record)
        find(fmt::format("node {} ({}) does not show what its sources say", node, standing->outer_id));
      if (node >= ledger_.next_node) find(fmt::format("node {} has a number that was never given", node));
    });
  }

  void check_sources() {
    each(source_table, [&](std::string_view key, std::string_view value) {
      const SourceId source = key_u64(key, 1);
      const auto record = decode<SourceRecord>(value);
      const facts::Document& document = record.document;
      if (reading_.source_named(document.source) != source)
        find(fmt::format("{} is not found by its name", document.source));
      if (!document.sha256.empty()) by_key_[Key(digest_table).raw(document.sha256).take()].push_back(source);
      by_key_[Key(document_table).raw(document.doc).take()].push_back(source);
      const facts::Paper paper = reading_.paper(source);
      if (paper.document != document) find(fmt::format("{} has facts of another source", document.source));
      if (record.active) check_claims(source, record, paper);
    });
    check_names_of_sources();
  }

  void check_claims(SourceId source, const SourceRecord& record, const facts::Paper& paper) {
    const std::string& name = record.document.source;
    if (paper.mentions.size() != record.mentions || paper.references.size() != record.references ||
        paper.relations.size() != record.relations)
      find(fmt::format("{} has lost lines of evidence", name));
    const Claims claimed = claims(paper);
    std::map<std::string, NodeId> nodes;
    for (const NodeClaim& claim : claimed.nodes) {
      const std::optional<std::string> node = view_.get(outer_id_key(claim.id));
      if (!node) {
        find(fmt::format("{} names {}, which is not there", name, claim.id));
        return;
      }
      nodes[claim.id] = key_u64(*node, 0);
      ++sayings_[{nodes[claim.id], encode(claim.saying)}];
    }
    const auto said = reading_.record<Said>(source_key(said_table, source));
    if (!said || said->nodes.size() != claimed.nodes.size() || said->edges.size() != claimed.edges.size())
      find(fmt::format("{} says more or less than is noted", name));
    for (const EdgeClaim& claim : claimed.edges) check_claim(source, name, claim, nodes);
  }

  void check_claim(SourceId source, const std::string& name, const EdgeClaim& claim,
                   const std::map<std::string, NodeId>& nodes) {
    const std::optional<Code> type = words_.code(Vocabulary::type, facts::name(claim.predicate));
    const auto triple =
        type ? reading_.record<Triple>(triple_key(nodes.at(claim.subject), *type, nodes.at(claim.object)))
             : std::nullopt;
    if (!triple) {
      find(fmt::format("{} says {} {} {}, which is not there", name, claim.subject, facts::name(claim.predicate),
                       claim.object));
      return;
    }
    ++said_edges_[triple->edge];
    StoredTestimony testimony{claim.testimony.proof, {}, claim.testimony.confidence, {}};
    for (const Passage& passage : claim.testimony.passages)
      testimony.passages.push_back({nodes.at(passage.document), passage.date, passage.lines});
    for (const auto& [word, values] : claim.testimony.attributes)
      testimony.attributes.emplace_back(words_.code(Vocabulary::key, word).value_or(every_label),
                                        std::vector<std::string>(values.begin(), values.end()));
    testimonies_[{triple->edge, source}] = encode(testimony);
  }

  void check_names_of_sources() {
    each(source_name_table, [&](std::string_view key, std::string_view value) {
      const std::optional<SourceRecord> record = reading_.source(Decoder(value).varint());
      if (!record || record->document.source != key.substr(1))
        find(fmt::format("the name {} leads to no source", key.substr(1)));
    });
    for (const char table : {digest_table, document_table})
      each(table, [&](std::string_view key, std::string_view value) {
        const auto expected = by_key_.find(std::string(key));
        if (expected == by_key_.end() || expected->second != decode<std::vector<SourceId>>(value))
          find(fmt::format("{} leads to the wrong sources", key.substr(1)));
        else
          by_key_.erase(expected);
      });
    for (const auto& [key, sources] : by_key_) find(fmt::format("{} leads to no source", key.substr(1)));
  }

  void check_edges() {
    each(edge_table, [&](std::string_view key, std::string_view value) {
      const EdgeId edge = key_u64(key, 1);
      const auto record = decode<EdgeRecord>(value);
      if (record.shown) {
        ++counted_.edges;
        ++types_[record.type];
        lists_[adjacency_key(outgoing_table, record.start, record.type)].push_back({edge, false, record.end});
        lists_[adjacency_key(incoming_table, record.end, record.type)].push_back({edge, false, record.start});
        if (!reading_.has_node(record.start) || !reading_.has_node(record.end))
          find(fmt::format("edge {} has an end that is not there", edge));
      }
      if (record.by_hand) return note_hand_edge(record);
      const auto triple = reading_.record<Triple>(triple_key(record.start, record.type, record.end));
      const std::uint64_t sources = said_edges_.contains(edge) ? said_edges_[edge] : 0;
      if (!triple || triple->edge != edge || triple->sources != sources)
        find(fmt::format("edge {} is said by {} sources, and counted otherwise", edge, sources));
      const bool sleeps = sources == 0 && !record.properties.empty();
      if (sleeps) ++sleeping_[record.start], ++sleeping_[record.end];
      if (sources == 0 && !sleeps) find(fmt::format("edge {} is said by nobody", edge));
      if (record.shown != (sources > 0 && !record.hidden))
        find(fmt::format("edge {} is shown or hidden wrongly", edge));
    });
    each(testimony_table, [&](std::string_view key, std::string_view list) {
      const EdgeId edge = key_u64(key, 1);
      visit_list(Payload::text, list, [&](const Item& item) {
        const auto expected = testimonies_.find({edge, item.number});
        if (expected == testimonies_.end() || expected->second != item.text)
          find(fmt::format("edge {} rests on what source {} does not say", edge, item.number));
        else
          testimonies_.erase(expected);
      });
    });
    if (!testimonies_.empty()) find(fmt::format("{} edges lack what a source says", testimonies_.size()));
    each(triple_table, [&](std::string_view key, std::string_view value) {
      const std::optional<EdgeRecord> record = reading_.edge_record(decode<Triple>(value).edge);
      if (!record || triple_key(record->start, record->type, record->end) != key)
        find("a triple leads to no edge, or to another");
    });
  }

  void note_hand_edge(const EdgeRecord& record) {
    ++hand_[record.start];
    ++hand_[record.end];
  }

  void check_standings() {
    std::set<std::pair<NodeId, std::uint32_t>> numbers;
    each(standing_table, [&](std::string_view key, std::string_view value) {
      const NodeId node = key_u64(key, 1);
      const auto standing = decode<Standing>(value);
      const std::optional<std::string> found = view_.get(outer_id_key(standing.outer_id));
      if (!found || key_u64(*found, 0) != node) find(fmt::format("{} is not found by its id", standing.outer_id));
      for (const SayingCount& each : standing.sayings) {
        const std::optional<std::string> saying = view_.get(saying_key(node, each.number));
        numbers.insert({node, each.number});
        const auto expected = saying ? sayings_.find({node, *saying}) : sayings_.end();
        if (expected == sayings_.end() || expected->second != each.count || hash_of(*saying) != each.hash)
          find(fmt::format("{} is said to be what no source says, or not as often", standing.outer_id));
        else
          sayings_.erase(expected);
      }
      if (standing.hand_edges != counted(hand_, node) || standing.sleeping_edges != counted(sleeping_, node))
        find(fmt::format("{} counts its edges wrongly", standing.outer_id));
      if (draft_.shown(node, standing).has_value() != reading_.has_node(node))
        find(fmt::format("{} is in the graph and should not be, or the reverse", standing.outer_id));
    });
    if (!sayings_.empty()) find(fmt::format("{} sayings are not noted at their nodes", sayings_.size()));
    each(saying_table, [&](std::string_view key, std::string_view) {
      if (!numbers.contains({key_u64(key, 1), key_u32(key, 9)})) find("a saying belongs to no node");
    });
    each(outer_id_table, [&](std::string_view key, std::string_view value) {
      const std::optional<Standing> standing = reading_.standing(key_u64(value, 0));
      if (!standing || standing->outer_id != key.substr(1))
        find(fmt::format("the id {} leads to no node", key.substr(1)));
    });
  }

  static std::uint64_t counted(const std::map<NodeId, std::uint64_t>& counts, NodeId node) {
    const auto found = counts.find(node);
    return found == counts.end() ? 0 : found->second;
  }

  void check_lists() {
    for (const char table : {label_table, property_table, name_table, outgoing_table, incoming_table})
      each(table, [&](std::string_view key, std::string_view list) {
        const auto expected = lists_.find(std::string(key));
        const std::string wanted =
            expected == lists_.end() ? std::string() : encode_list(payload_of(table), expected->second);
        if (list != wanted) find(fmt::format("table {}: a list holds other numbers than it should", table));
        if (expected != lists_.end()) lists_.erase(expected);
      });
    if (!lists_.empty()) find(fmt::format("{} lists are missing", lists_.size()));
  }

  void check_counts() {
    if (counted_.nodes != ledger_.nodes)
      find(fmt::format("{} nodes are there, {} are counted", counted_.nodes, ledger_.nodes));
    if (counted_.edges != ledger_.edges)
      find(fmt::format("{} edges are there, {} are counted", counted_.edges, ledger_.edges));
    for (Code label = 0; label < ledger_.nodes_with_label.size(); ++label)
      if (ledger_.nodes_with_label[label] != labels_[label]) find(fmt::format("label {} is counted wrongly", label));
    for (Code type = 0; type < ledger_.edges_of_type.size(); ++type)
      if (ledger_.edges_of_type[type] != types_[type]) find(fmt::format("type {} is counted wrongly", type));
    each(said_table, [&](std::string_view key, std::string_view) { need_source(key, true); });
    each(chunk_table, [&](std::string_view key, std::string_view) { need_source(key, true); });
    each(dormant_table, [&](std::string_view key, std::string_view) { need_source(key, false); });
  }

  void need_source(std::string_view key, bool active) {
    const std::optional<SourceRecord> record = reading_.source(key_u64(key, 1));
    if (!record || record->active != active) find(fmt::format("table {} keeps what belongs to no source", key.front()));
  }

  const View& view_;
  const Ledger& ledger_;
  const Words& words_;
  Reading reading_;
  Draft draft_;
  std::vector<std::string> findings_;

  struct {
    std::uint64_t nodes = 0, edges = 0;
  } counted_;
  std::map<Code, std::uint64_t> labels_, types_;
  std::map<NodeId, std::uint64_t> hand_, sleeping_;
  Lists lists_;
  std::map<std::string, std::vector<SourceId>> by_key_;
  std::map<std::pair<NodeId, std::string>, std::uint64_t> sayings_;
  std::map<EdgeId, std::uint64_t> said_edges_;
  std::map<std::pair<EdgeId, SourceId>, std::string> testimonies_;
};

}  // namespace

std::vector<std::string> contradictions(const View& view, const State& state) { return Checker(view, state).run(); }

}  // namespace treatygraph::store
