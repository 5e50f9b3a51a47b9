#include "tests/crash/operations.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <sstream>

#include "extract/base/error.h"
#include "graph/model/codec.h"
#include "graph/model/value_operations.h"
#include "graph/query/query.h"
#include "tests/unit/store/dump.h"
#include "tests/unit/store/synthetic.h"

namespace treatygraph::testing {
namespace {

constexpr unsigned sources = 12, versions = 4;
constexpr std::uint64_t base_nodes = 6'000, base_fan = 3;
static_assert(base_nodes * (1 + base_fan) >= image_pays_from);
constexpr const char* base_label = "Base";
constexpr const char* questions[] = {
    "MATCH (n) RETURN count(n)",
    "MATCH (n)-[r]->() RETURN type(r) AS type, labels(n) AS labels, count(*) ORDER BY type, labels",
    "MATCH (a:State)-[r:CITES]->(b) RETURN a.id, b.id, r.count, r.last_date ORDER BY a.id, b.id",
    "MATCH (a:Base)-[:LINKS]->(b) RETURN b.number % 10 AS digit, count(*), sum(a.number) ORDER BY digit",
    "MATCH (a:Base)-[:LINKS]->()-[:LINKS]->(b:Base {number: 77}) RETURN count(*), min(a.number)",
    "MATCH (n) WHERE n.name CONTAINS '7' RETURN count(n), max(n.name)",
    "MATCH (n:State) WHERE NOT (n)-[:CITES]->() RETURN n.id ORDER BY n.id"};

facts::Paper made(const std::string& source, std::uint64_t version) {
  facts::Paper result = paper(source, version);
  if (version + 1 == versions) result.document.sha256 = "equal bytes";  // one source with several names
  return result;
}

// The edges of Base node `number`, which counts from 1.
std::uint64_t linked(std::uint64_t number, std::uint64_t nth) {
  return 1 + (number * (2 * nth + 3) + nth * 17) % base_nodes;
}
std::string base_name(std::uint64_t number) { return fmt::format("基 {}", number); }

std::string expected(const Model& model) {
  std::map<std::string, facts::Paper> papers;
  for (const auto& [source, version] : model.papers) papers[source] = made(source, version);
  return expected_dump(papers);
}

}  // namespace

std::vector<Operation> draw(std::mt19937_64& random) {
  std::vector<Operation> operations(random() % 4 == 0 ? 3 : 1);
  for (Operation& operation : operations) {
    operation.source = fmt::format("papers/{}.txt", random() % sources);
    if (random() % 4 != 0) operation.version = random() % versions;
  }
  return operations;
}

void perform(const std::vector<Operation>& operations, Transaction& transaction) {
  for (const Operation& operation : operations) {
    if (operation.version)
      transaction.put(made(operation.source, *operation.version));
    else
      (void)transaction.remove(operation.source);
  }
}

void perform(const std::vector<Operation>& operations, Model& model) {
  for (const Operation& operation : operations) {
    if (operation.version)
      model.papers[operation.source] = *operation.version;
    else
      model.papers.erase(operation.source);
  }
}

void import_base(Writer& writer) {
  const std::unique_ptr<Bulk> bulk = writer.bulk();
  const Code label = bulk->intern(Vocabulary::label, base_label), type = bulk->intern(Vocabulary::type, "LINKS");
  const Code number = bulk->intern(Vocabulary::key, "number"), name = bulk->intern(Vocabulary::key, "name");
  const auto encoded = [](const Properties& properties) {
    std::string bytes;
    put_properties(bytes, properties);
    return bytes;
  };
  for (std::uint64_t i = 1; i <= base_nodes; ++i)
    (void)bulk->add_node({&label, 1},
                         encoded({{number, Value(static_cast<std::int64_t>(i))}, {name, Value(base_name(i))}}));
  for (std::uint64_t i = 1; i <= base_nodes; ++i) {
    for (std::uint64_t nth = 0; nth < base_fan; ++nth)
      bulk->add_edge(type, i, linked(i, nth), encoded({{number, Value(static_cast<std::int64_t>(nth))}}));
  }
  bulk->finish({}, nullptr);
}

std::string base_trouble(const Graph& graph, bool imported) {
  const auto label = graph.code(Vocabulary::label, base_label);
  const std::uint64_t count = label ? graph.count_nodes(label) : 0;
  if (count != (imported ? base_nodes : 0)) return fmt::format("{} nodes are labelled {}", count, base_label);
  const auto name = graph.code(Vocabulary::key, "name");
  for (NodeId node = 1; node <= count; ++node) {
    std::vector<Neighbour> edges;
    graph.neighbours(node, Direction::outgoing, {}, edges);
    bool same =
        edges.size() == base_fan && to_literal(graph.node_property(node, *name)) == to_literal(Value(base_name(node)));
    std::vector<NodeId> ends;  // edges of a node are numbered by their ends
    for (std::uint64_t i = 0; i < base_fan; ++i) ends.push_back(linked(node, i));
    std::sort(ends.begin(), ends.end());
    for (std::uint64_t i = 0; same && i < base_fan; ++i) same = edges[i].node == ends[i];
    if (!same) return fmt::format("node {} of the import is another", node);
  }
  return "";
}

void tidy(std::mt19937_64& random, Writer& writer) {
  if (random() % 5 == 0) writer.publish();
  if (random() % 30 == 0) writer.compact();
  if (random() % 4 == 0) writer.draw_image(image_pays_from);
}

std::string as_line(const std::vector<Operation>& operations) {
  std::string line;
  for (const Operation& operation : operations)
    line += fmt::format(" {} {}", operation.source, operation.version ? std::to_string(*operation.version) : "-");
  return line;
}

std::vector<Operation> from_line(const std::string& line) {
  std::istringstream words(line);
  std::vector<Operation> operations;
  std::string source, version;
  while (words >> source >> version)
    operations.push_back({source, version == "-" ? std::nullopt : std::optional(std::stoull(version))});
  return operations;
}

std::optional<std::size_t> matching_model(const Store& store, const std::vector<Model>& models) {
  try {
    const std::vector<std::string> findings = check(store);
    for (const std::string& finding : findings) fmt::print(stderr, "check: {}\n", finding);
    const auto graph = store.read();
    StoreOptions options;
    options.image = false;
    const std::string slow = answers(*Store(store.folder(), options).read()), fast = answers(*graph);
    if (slow != fast) fmt::print(stderr, "without the read image:\n{}\nwith it:\n{}\n", slow, fast);
    const std::string found = dump(*graph, base_label);
    for (std::size_t i = 0; i < models.size() && findings.empty() && slow == fast; ++i)
      if (expected(models[i]) == found && base_trouble(*graph, models[i].imported).empty()) return i;
    if (findings.empty())
      fmt::print(stderr, "the graph is not that of the acknowledged operations\n{}\n{}\n",
                 difference(expected(models.front()), found), base_trouble(*graph, models.front().imported));
  } catch (const Error& error) {
    fmt::print(stderr, "{}\n", error.what());
  }
  return std::nullopt;
}

std::string answers(const Graph& graph) {
  std::string text;
  for (const char* question : questions) {
    text += fmt::format("{}\n", question);
    const Statement statement = Statement::prepare(question);
    const std::unique_ptr<Rows> rows = statement.run(graph, nullptr, {}, {});
    while (const Row* row = rows->next()) {
      for (const Value& value : *row) text += to_literal(value) + " ";
      text += "\n";
    }
  }
  return text;
}

Images images_in(const Store& store) {
  Images images;
  std::error_code none;
  for (std::filesystem::directory_iterator at(store.folder() / "generations", none), end; !none && at != end;
       at.increment(none)) {
    if (std::filesystem::exists(at->path() / "image.new")) ++images.cut_off;
    if (std::filesystem::exists(at->path() / "image")) ++images.whole;
  }
  return images;
}

}  // namespace treatygraph::testing
