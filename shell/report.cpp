#include "shell/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "extract/base/error.h"
#include "extract/base/text.h"
#include "graph/model/value_operations.h"
#include "shell/selection.h"

namespace treatygraph::shell {
namespace {

constexpr std::string_view under_negotiation = "new-un-convention";

// Labels by how much they say, and so the order of a report's rows.
constexpr std::string_view label_order[] = {"State",      "Territory", "Organisation", "Instrument",
                                            "Resolution", "Provision", "Document",     "Offence",
                                            "Person",     "Meeting",   "Voice"};

std::size_t rank(std::string_view label) {
  return static_cast<std::size_t>(std::find(std::begin(label_order), std::end(label_order), label) -
                                  std::begin(label_order));
}

// `id` is one of `ids` or a provision of one.
bool is_of(std::string_view id, const std::vector<std::string>& ids) {
  return std::any_of(ids.begin(), ids.end(), [&](const std::string& whole) {
    return id == whole || (id.starts_with(whole) && id.substr(whole.size()).starts_with('#'));
  });
}

std::vector<std::string> ids_of(const Graph& graph, const std::vector<std::string>& names) {
  std::vector<std::string> ids;
  for (const std::string& name : names) {
    for (const NodeId node : find_entities(graph, name)) ids.push_back(text_property(graph, node, "id"));
  }
  return ids;
}

class Citer {
 public:
  Citer(const Graph& graph, const CitationQuestion& question)
      : graph_(graph),
        actors_(question.actors),
        objects_(ids_of(graph, question.objects)),
        without_(ids_of(graph, question.without)),
        cites_(type("CITES")),
        spoke_{type("SUBMITTED"), type("SPOKE_AT")} {}

  Citations run() {
    Citations citations;
    for (const SourceSummary& source : graph_.sources()) {
      ++citations.papers;
      citations.sections += source.sections;
      citations.references += source.references;
      citations.unresolved += source.unresolved;
      ingested_.insert(source.document);
    }
    const std::optional<Code> label = graph_.code(Vocabulary::label, actors_);
    if (!label) return citations;
    for (const NodeId actor : nodes_with(graph_, label)) add(actor, citations);
    std::sort(citations.rows.begin(), citations.rows.end(), [](const Citation& a, const Citation& b) {
      return std::tuple(std::string_view(a.actor), rank(a.kind), std::string_view(a.cited)) <
             std::tuple(std::string_view(b.actor), rank(b.kind), std::string_view(b.cited));
    });
    return citations;
  }

 private:
  [[nodiscard]] std::optional<Code> type(std::string_view word) const { return graph_.code(Vocabulary::type, word); }

  [[nodiscard]] std::vector<Neighbour> edges(NodeId node, std::optional<Code> wanted) const {
    std::vector<Neighbour> found;
    if (!wanted) return found;
    const Code codes[] = {*wanted};
    graph_.neighbours(node, Direction::outgoing, codes, found);
    return found;
  }

  [[nodiscard]] bool spoke(NodeId actor, const std::string& id) const {
    if (ingested_.contains(id)) return true;
    return std::any_of(std::begin(spoke_), std::end(spoke_),
                       [&](const std::optional<Code>& kind) { return !edges(actor, kind).empty(); });
  }

  [[nodiscard]] bool wanted(const std::string& id) const {
    if (!objects_.empty()) return is_of(id, objects_);
    return !is_of(id, {std::string(under_negotiation)});
  }

  [[nodiscard]] Value property(EdgeId edge, std::string_view key) const {
    const std::optional<Code> code = graph_.code(Vocabulary::key, key);
    return code ? graph_.edge_property(edge, *code) : Value();
  }

  void add(NodeId actor, Citations& citations) const {
    const std::string id = text_property(graph_, actor, "id");
    const std::vector<Neighbour> cited = edges(actor, cites_);
    if (cited.empty() && !spoke(actor, id)) return;
    const bool left_out = std::any_of(cited.begin(), cited.end(), [&](const Neighbour& text) {
      return is_of(text_property(graph_, text.node, "id"), without_);
    });
    if (left_out) return;
    ++citations.actors;
    const std::string name = text_property(graph_, actor, "name");
    bool silent = true;
    for (const Neighbour& text : cited) {
      Citation row{id, name, text_property(graph_, text.node, "id"), {}, {}, {}, {}, {}, {}};
      if (!wanted(row.cited)) continue;
      citations.rows.push_back(complete(std::move(row), text));
      silent = false;
    }
    if (!silent) return;
    ++citations.silent;
    citations.rows.push_back({id, name, "none", "", "", 0, 0, {}, {}});
  }

  [[nodiscard]] Citation complete(Citation row, const Neighbour& text) const {
    row.cited_name = text_property(graph_, text.node, "name");
    row.kind = main_label(graph_, text.node);
    row.count = property(text.edge, "count");
    row.documents = property(text.edge, "documents");
    row.first_date = property(text.edge, "first_date");
    std::vector<Evidence> sentences = graph_.evidence(text.edge);
    if (!sentences.empty()) row.evidence = std::move(sentences.front());
    return row;
  }

  const Graph& graph_;
  std::string_view actors_;
  std::vector<std::string> objects_, without_;
  std::optional<Code> cites_;
  std::optional<Code> spoke_[2];
  std::set<std::string, std::less<>> ingested_;
};

}  // namespace

std::string text_property(const Graph& graph, NodeId node, std::string_view key) {
  const std::optional<Code> code = graph.code(Vocabulary::key, key);
  const Value value = code ? graph.node_property(node, *code) : Value();
  return value.is_null() ? std::string() : to_text(value);
}

std::string main_label(const Graph& graph, NodeId node) {
  std::string best;
  for (const Code code : graph.labels(node)) {
    std::string label = graph.word(Vocabulary::label, code);
    if (best.empty() || std::pair(rank(label), std::string_view(label)) < std::pair(rank(best), std::string_view(best)))
      best = std::move(label);
  }
  return best;
}

std::vector<NodeId> find_entities(const Graph& graph, std::string_view name) {
  const std::optional<Code> id = graph.code(Vocabulary::key, "id");
  std::vector<NodeId> found;
  if (id) found = graph.find(*id, Value(name)).value_or(std::vector<NodeId>{});
  if (found.empty()) found = graph.named(name);
  if (!found.empty()) return found;
  std::vector<std::string> ids;
  for (const NodeId node : nodes_with(graph, {})) ids.push_back(text_property(graph, node, "id"));
  const auto near = nearest(name, ids);
  throw Error(Trouble::not_found, fmt::format("nothing in the database is called '{}'", name), {},
              near ? fmt::format("did you mean '{}'?", *near) : "give an id or a name that its papers use");
}

Citations cite(const Graph& graph, const CitationQuestion& question) { return Citer(graph, question).run(); }

}  // namespace treatygraph::shell
