// :evidence and :why: the sentences behind what the graph says.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "extract/base/text.h"
#include "shell/counted.h"
#include "shell/prompt/commands.h"
#include "shell/prompt/prompt.h"
#include "shell/render/show.h"
#include "shell/report.h"

namespace treatygraph::shell {
namespace {

std::string called(const Graph& graph, NodeId node) {
  const std::string name = text_property(graph, node, "name");
  const std::string id = text_property(graph, node, "id");
  if (name.empty() && id.empty()) return show(NodeRef{node}, &graph);
  return name.empty() || name == id ? id : id.empty() ? name : fmt::format("{} ({})", name, id);
}

std::string drawn(const Graph& graph, EdgeId edge) {
  const std::optional<EdgeEnds> ends = graph.edge(edge);
  if (!ends) return "a relationship that is gone";
  return fmt::format("{} -[:{}]-> {}", called(graph, ends->start), graph.word(Vocabulary::type, ends->type),
                     called(graph, ends->end));
}

// The quote with the words that carry it marked.
void print_quote(Console& console, const Evidence& evidence) {
  const std::size_t at = evidence.text.empty() ? std::string::npos : evidence.quote.find(evidence.text);
  console.out() << "    ";
  if (at == std::string::npos) {
    console.out() << evidence.quote << '\n';
    return;
  }
  console.out() << evidence.quote.substr(0, at);
  console.emphasise(evidence.text);
  console.out() << evidence.quote.substr(at + evidence.text.size()) << '\n';
}

std::string place(const Evidence& evidence) {
  std::string text = evidence.document;
  if (!evidence.section.empty()) text += ", section " + evidence.section;
  if (!evidence.paragraph.empty()) text += ", paragraph " + evidence.paragraph;
  text += fmt::format(", bytes {}-{} of {}", evidence.start, evidence.end, evidence.source);
  return evidence.date.empty() ? text : text + ", " + evidence.date;
}

void print_evidence(Console& console, const Graph& graph, EdgeId edge) {
  const std::vector<Evidence> sentences = graph.evidence(edge);
  console.out() << drawn(graph, edge) << ": " << counted(sentences.size(), "sentence") << '\n';
  if (sentences.empty()) console.out() << "  no text made it: it was written by hand or follows from the lexicon\n";
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const Evidence& evidence = sentences[i];
    console.out() << fmt::format("{:3}. {}\n", i + 1, place(evidence));
    print_quote(console, evidence);
    std::string how = fmt::format("rule {}, confidence {:.2f}", evidence.rule, evidence.confidence);
    for (const auto& [key, value] : evidence.attributes) how += fmt::format(", {} {}", key, value);
    console.out() << "    " << how << '\n';
  }
}

EdgeId numbered(const LastResult& last, std::uint64_t number) {
  if (last.edges.empty()) {
    throw Error(Trouble::not_found, "the last result has no relationships", {},
                "return one: MATCH (s)-[r:CITES]->(t) RETURN s, r, t");
  }
  if (number < 1 || number > last.edges.size()) {
    throw Error(Trouble::not_found, fmt::format("the last result has no relationship {}", number), {},
                fmt::format("it has 1 to {}", last.edges.size()));
  }
  return last.edges[number - 1];
}

std::vector<EdgeId> between(const Graph& graph, const std::string& from, const std::string& type,
                            const std::string& to) {
  const std::vector<NodeId> ends = find_entities(graph, to);
  const std::optional<Code> code = graph.code(Vocabulary::type, type);
  if (!code) {
    const auto near = nearest(type, graph.words(Vocabulary::type));
    throw Error(Trouble::not_found, fmt::format("no relationship is of type {}", type), {},
                near ? fmt::format("did you mean {}?", *near) : ":schema lists the types");
  }
  const Code codes[] = {*code};
  std::vector<EdgeId> found;
  for (const NodeId start : find_entities(graph, from)) {
    std::vector<Neighbour> edges;
    graph.neighbours(start, Direction::outgoing, codes, edges);
    for (const Neighbour& edge : edges) {
      if (std::find(ends.begin(), ends.end(), edge.node) != ends.end()) found.push_back(edge.edge);
    }
  }
  return found;
}

// All types of relationship but MENTIONS, which joins nearly everything with everything.
std::vector<Code> telling_types(const Graph& graph) {
  std::vector<Code> types;
  for (const std::string& word : graph.words(Vocabulary::type)) {
    if (word != "MENTIONS") types.push_back(graph.code(Vocabulary::type, word).value());
  }
  return types;
}

struct Step {
  NodeId from;
  EdgeId edge;
};

// The shortest chain of relationships from one of `starts` to one of `ends`, in either direction, at most `longest`
// long.
std::vector<EdgeId> chain(const Graph& graph, const std::vector<NodeId>& starts, const std::vector<NodeId>& ends,
                          const std::vector<Code>& types, std::size_t longest) {
  std::map<NodeId, Step> reached;
  std::vector<NodeId> edge_of_search = starts;
  for (const NodeId start : starts) reached.emplace(start, Step{start, 0});
  for (std::size_t length = 0; length < longest && !edge_of_search.empty(); ++length) {
    std::vector<NodeId> further;
    for (const NodeId node : edge_of_search) {
      std::vector<Neighbour> edges;
      graph.neighbours(node, Direction::both, types, edges);
      for (const Neighbour& edge : edges) {
        if (interrupted) throw Error(Trouble::cancelled, "stopped by Ctrl-C");
        if (reached.emplace(edge.node, Step{node, edge.edge}).second) further.push_back(edge.node);
      }
    }
    const auto end = std::find_if(ends.begin(), ends.end(), [&](NodeId node) { return reached.contains(node); });
    if (end != ends.end()) {
      std::vector<EdgeId> edges;
      for (NodeId node = *end; reached.at(node).from != node; node = reached.at(node).from)
        edges.push_back(reached.at(node).edge);
      return {edges.rbegin(), edges.rend()};
    }
    edge_of_search = std::move(further);
  }
  return {};
}

}  // namespace

void show_evidence(Prompt& prompt, std::string_view arguments) {
  const std::vector<std::string> words = split_words(arguments);
  if (words.size() == 3) {
    const std::shared_ptr<const Graph> graph = prompt.session.graph();
    const std::vector<EdgeId> edges = between(*graph, words[0], words[1], words[2]);
    if (edges.empty())
      prompt.console.out() << fmt::format("there is no {} from {} to {}\n", words[1], words[0], words[2]);
    for (const EdgeId edge : edges) print_evidence(prompt.console, *graph, edge);
    return;
  }
  std::uint64_t number = 1;
  if (!arguments.empty()) {
    const auto [end, problem] = std::from_chars(arguments.data(), arguments.data() + arguments.size(), number);
    if (problem != std::errc{} || end != arguments.data() + arguments.size()) {
      throw Error(Trouble::bad_usage, fmt::format("'{}' is neither a number nor FROM TYPE TO", arguments), {},
                  ":evidence 1, or :evidence CHN CITES untoc");
    }
  }
  const std::shared_ptr<const Graph> graph = prompt.last.state();
  if (!graph) throw Error(Trouble::not_found, "there is no result to come back to", {}, "run the query again");
  print_evidence(prompt.console, *graph, numbered(prompt.last, number));
}

void show_why(Prompt& prompt, std::string_view arguments) {
  const std::vector<std::string> words = split_words(arguments);
  if (words.size() != 2) throw Error(Trouble::bad_usage, "which two?", {}, ":why CHN untoc");
  const std::shared_ptr<const Graph> graph = prompt.session.graph();
  constexpr std::size_t longest = 4;
  const std::vector<NodeId> starts = find_entities(*graph, words[0]);
  const std::vector<NodeId> ends = find_entities(*graph, words[1]);
  std::vector<EdgeId> edges = chain(*graph, starts, ends, telling_types(*graph), longest);
  if (edges.empty()) edges = chain(*graph, starts, ends, {}, longest);
  if (edges.empty()) {
    prompt.console.out() << fmt::format("nothing joins {} and {} in {} steps or fewer\n", words[0], words[1], longest);
    return;
  }
  for (const EdgeId edge : edges) {
    prompt.console.out() << drawn(*graph, edge) << '\n';
    const std::vector<Evidence> sentences = graph->evidence(edge);
    if (sentences.empty()) continue;
    prompt.console.out() << "    " << place(sentences.front()) << '\n';
    print_quote(prompt.console, sentences.front());
  }
}

}  // namespace treatygraph::shell
