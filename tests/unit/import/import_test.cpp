// Import: what it makes is what CREATE would have made; what is wrong is told by file, line and column.
#include "graph/import/import.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <fstream>
#include <random>

#include "graph/image/image.h"
#include "graph/model/value_operations.h"
#include "graph/query/query.h"
#include "tests/unit/store/scratch.h"

namespace treatygraph {
namespace {

namespace fs = std::filesystem;

class Importing : public ::testing::Test {
 protected:
  fs::path file(const std::string& name, const std::string& text) {
    std::ofstream(path(name), std::ios::binary) << text;
    return path(name);
  }
  [[nodiscard]] fs::path path(const std::string& name) const { return folder_ / name; }

  static Imported run(const Import& task, const fs::path& database) {
    const std::unique_ptr<Writer> writer = Store(database).write();
    return import_graph(task, *writer);
  }

  // The message of the error that the import ends with.
  std::string complaint(const Import& task) {
    try {
      run(task, path("bad"));
    } catch (const Error& error) {
      std::string text = error.what();
      const std::string prefix = folder_.path().string() + "/";
      if (text.starts_with(prefix)) text.erase(0, prefix.size());
      return text;
    }
    return "none";
  }

  static std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static std::vector<std::string> ask(const Graph& graph, const std::string& query) {
    std::vector<std::string> lines;
    const Statement statement = Statement::prepare(query);
    const auto rows = statement.run(graph, nullptr, {}, {});
    while (const Row* row = rows->next()) {
      std::string line;
      for (const Value& value : *row) line += to_literal(value) + " ";
      lines.push_back(line);
    }
    return lines;
  }
  static std::vector<std::string> dump(const fs::path& database) {
    const auto graph = Store(database).read();
    std::vector<std::string> all = ask(*graph, "MATCH (n) RETURN id(n), labels(n), properties(n) ORDER BY id(n)");
    for (const std::string& line :
         ask(*graph, "MATCH (a)-[r]->(b) RETURN id(a), type(r), id(b), properties(r) ORDER BY id(r)"))
      all.push_back(line);
    for (const std::string& line : ask(*graph, "MATCH (n {name: 'x1'}) RETURN id(n) ORDER BY id(n)"))
      all.push_back(line);
    EXPECT_EQ(check(Store(database)), std::vector<std::string>());
    return all;
  }
  static void write(const fs::path& database, const std::string& query) {
    const std::unique_ptr<Writer> writer = Store(database).write();
    const std::unique_ptr<Transaction> transaction = writer->begin();
    const Statement statement = Statement::prepare(query);
    const auto rows = statement.run(*transaction, transaction.get(), {}, {});
    while (rows->next() != nullptr) continue;
    transaction->commit();
  }

 private:
  testing::Scratch folder_;
};

TEST_F(Importing, ReadsEveryTypeListQuoteAndGroup) {
  Import task;
  task.nodes = {
      {{"State"},
       {file("states.csv",
             "\xEF\xBB\xBF"
             "id:ID(State),name,born:date,n:int,x:double,ok:boolean,tags:string[],:IGNORE,:LABEL\r\n"
             "IRL,\"Éire, \"\"the\"\" state\",1922-12-06,-7,1.5,true,a;b,no,Member;Island\r\n"
             "\n"
             "CHN,\"two\nlines\",,,,,,,\r\n")}},
      {{}, {file("texts.csv", "ref:ID(Text),at:datetime,:LABEL\n"), file("more.csv", "IRL,2021-11-17T10:00Z,Text\n")}}};
  task.relationships = {
      {{"CITES"}, {file("cites.csv", ":START_ID(State),:END_ID(Text),n:long[]\nIRL,IRL,1;2\nCHN,IRL,\n")}},
      {{}, {file("any.csv", ":END_ID(State),:START_ID(State),:TYPE\nIRL,CHN,KNOWS\n")}}};
  const Imported imported = run(task, path("db"));
  EXPECT_EQ(imported.nodes, 3U);
  EXPECT_EQ(imported.relationships, 3U);
  write(path("made"),
        "CREATE (i:State:Member:Island {id: 'IRL', name: 'Éire, \"the\" state', born: date('1922-12-06'), n: -7, x: "
        "1.5, ok: "
        "true, tags: ['a', 'b']}), (c:State {id: 'CHN', name: 'two\\nlines'}), (t:Text {ref: 'IRL', at: "
        "datetime('2021-11-17T10:00Z')}), (i)-[:CITES {n: [1, 2]}]->(t), (c)-[:CITES]->(t), (c)-[:KNOWS]->(i)");
  EXPECT_EQ(dump(path("db")), dump(path("made")));
}

TEST_F(Importing, MakesWhatCreateMakes) {
  for (unsigned seed = 1; seed <= 4; ++seed) {
    std::mt19937 random(seed);
    const auto pick = [&](unsigned below) { return static_cast<unsigned>(random() % below); };
    std::string nodes = "id:ID,name,name_en,aliases:string[],n:int,:LABEL\n", edges = ":START_ID,:END_ID,w:int,:TYPE\n",
                create = "CREATE ";
    std::vector<std::tuple<std::string, unsigned, unsigned, std::string>> order;
    for (unsigned i = 0; i < 60; ++i) {
      const std::string name = fmt::format("x{}", pick(9)), label = fmt::format("L{}", pick(3));
      const std::string english = fmt::format("X {}", pick(9)),
                        alias = pick(2) == 0 ? "-\"-" : fmt::format("y{}", pick(9));
      const unsigned n = pick(5);
      nodes +=
          fmt::format("i{},{},{},{};{},{},{}\n", i, name, english, alias, name, n == 0 ? "" : std::to_string(n), label);
      create += fmt::format("(i{}:{} {{id: 'i{}', name: '{}', name_en: '{}', aliases: ['{}', '{}']{}}}), ", i, label, i,
                            name, english, alias, name, n == 0 ? "" : fmt::format(", n: {}", n));
    }
    // Relationships are numbered by type, start, end, and order; CREATE numbers them as they come.
    for (unsigned i = 0; i < 200; ++i) {
      const unsigned start = pick(60), end = pick(60), w = pick(4);
      const std::string type = fmt::format("T{}", pick(2));
      edges += fmt::format("i{},i{},{},{}\n", start, end, w, type);
      order.emplace_back(type, start, end, fmt::format("(i{})-[:{} {{w: {}}}]->(i{})", start, type, w, end));
    }
    const bool first_is_zero = std::get<0>(order.front()) == "T0";
    std::stable_sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
      if (std::get<0>(a) != std::get<0>(b)) return (std::get<0>(a) == "T0") == first_is_zero;
      return std::tie(std::get<1>(a), std::get<2>(a)) < std::tie(std::get<1>(b), std::get<2>(b));
    });
    for (const auto& [type, start, end, text] : order) create += text + ", ";
    create.resize(create.size() - 2);
    Import task;
    task.nodes = {{{}, {file("nodes.csv", nodes)}}};
    task.relationships = {{{}, {file("edges.csv", edges)}}};
    run(task, path(fmt::format("db{}", seed)));
    write(path(fmt::format("made{}", seed)), create);
    EXPECT_EQ(dump(path(fmt::format("db{}", seed))), dump(path(fmt::format("made{}", seed)))) << "seed " << seed;
  }
}

// The read image, which the import draws out of what it sorts, and the same drawn from the store.
TEST_F(Importing, LeavesTheImageThatTheStoreWouldGive) {
  std::mt19937 random(7);
  const auto pick = [&](unsigned below) { return static_cast<unsigned>(random() % below); };
  std::string nodes = "id:ID,name,n:int,x:double,aliases:string[],:LABEL\n";
  std::string edges = ":START_ID,:END_ID,w:int,on:date,why,:TYPE\n";
  for (unsigned i = 0; i < 6000; ++i) {
    nodes += fmt::format("i{},x{},{},{},{},L{}\n", i, pick(900), i % 3 == 0 ? "" : std::to_string(pick(70000)), i * 0.5,
                         i % 5 == 0 ? "a;b" : "", pick(4));
  }
  for (unsigned i = 0; i < 30000; ++i) {
    const std::string on = i % 2 == 0 ? "" : fmt::format("20{}-0{}-1{}", 10 + pick(15), 1 + pick(9), pick(10));
    edges +=
        fmt::format("i{},i{},{},{},{},T{}\n", pick(3000), pick(6000), pick(400), on, i % 7 == 0 ? "said" : "", pick(5));
  }
  Import task;
  task.nodes = {{{}, {file("nodes.csv", nodes)}}};
  task.relationships = {{{}, {file("edges.csv", edges)}}};
  run(task, path("db"));
  const std::string by_import = bytes_of(path("db") / "generations/2/image");
  const auto graph = Store(path("db")).read();
  ASSERT_NE(graph->image(), nullptr);
  for (Code type = 0; type < 5; ++type) EXPECT_TRUE(graph->image()->outgoing(type).ascending);
  EXPECT_EQ(check(Store(path("db"))), std::vector<std::string>());
  Store(path("db")).write()->compact();
  EXPECT_EQ(Store(path("db")).read()->sequence(), graph->sequence());
  EXPECT_TRUE(by_import == bytes_of(path("db") / "generations/3/image")) << "the two differ";
}

TEST_F(Importing, SeesThroughGzip) {
  auto* const packed = gzopen(path("nodes.csv.gz").c_str(), "wb");
  gzputs(packed, ":ID\n1\n2\n");
  gzclose(packed);
  Import task;
  task.nodes = {{{"N"}, {path("nodes.csv.gz")}}};
  EXPECT_EQ(run(task, path("db")).nodes, 2U);
}

TEST_F(Importing, TellsWhereAndWhat) {
  const fs::path good = file("n.csv", "id:ID,n:int\na,1\nb,2\n");
  std::string many = "id:ID,t,n:int\n";  // a row of two lines, and an empty line
  for (int i = 0; i < 1000; ++i) many += fmt::format("i{},\"a\n\"\"b\",{}\n\n", i, i);
  struct Case {
    std::string nodes, relationships, wanted;
  };
  const Case cases[] = {
      {"", "", "nodes.csv:1: has no header; its first line names the columns"},
      {"name\nx\n", "", "nodes.csv:1: the header names no column as an :ID; write it behind the column's name"},
      {"id:ID,n:whole\n", "", "nodes.csv:1:2: no property has the type 'whole'"},
      {"id:ID,n:int\na,1x\n", "", "nodes.csv:2:2: '1x' is no int (n)"},
      {"id:ID,n:int\na,1\na,2\n", "", "nodes.csv:3:1: two nodes have the id 'a'"},
      {"id:ID\na,1\n", "", "nodes.csv:2:2: more fields than the header names"},
      {many + "j,,x\nk,\"a\"b,1\n", "", "nodes.csv:3002:3: 'x' is no int (n)"},
      {many + "j,,2\nk,\"a\"b,1\n", "", "nodes.csv:3003: text stands behind a closing quote"},
      {many + "j,,2\nk,\"a", "", "nodes.csv:3003: a quote is opened and not closed"},
      {"id:ID\n\"a\n", "", "nodes.csv:2: a quote is opened and not closed"},
      {"id:ID\n\"a\"b\n", "", "nodes.csv:2: text stands behind a closing quote"},
      {"id:ID\na\n", ":START_ID,:END_ID,:TYPE\na,c,T\n", "edges.csv:2:2: no node has the id 'c'"},
      {"id:ID\na\n", ":START_ID,:END_ID\na,a\n", "edges.csv:1: the header names no column as a :TYPE"},
  };
  for (const Case& each : cases) {
    Import task;
    task.nodes = {{{}, {file("nodes.csv", each.nodes)}}};
    if (!each.relationships.empty()) task.relationships = {{{}, {file("edges.csv", each.relationships)}}};
    EXPECT_EQ(complaint(task).substr(0, each.wanted.size()), each.wanted);
  }
  EXPECT_FALSE(Store(path("bad")).read()->count_nodes({}));
}

TEST_F(Importing, PassesOverAsManyBadRowsAsItMay) {
  Import task;
  task.nodes = {{{}, {file("nodes.csv", "id:ID,n:int\na,1\na,2\nb,x\nc,3\n")}}};
  std::vector<std::size_t> lines;
  task.bad = [&](const Error& error) { lines.push_back(error.place().line); };
  task.skip_bad = 2;
  const Imported imported = run(task, path("db"));
  EXPECT_EQ(imported.nodes, 2U);
  EXPECT_EQ(imported.bad, 2U);
  EXPECT_EQ(lines, (std::vector<std::size_t>{3, 4}));
  task.skip_bad = 1;
  EXPECT_THROW(run(task, path("other")), Error);
}

// Rows are read, and their properties made, by another thread: what is wrong far in the file is still told in its turn.
TEST_F(Importing, TellsWhatIsWrongBlocksAhead) {
  std::string edges = ":START_ID,:END_ID,:TYPE,note,n:int\n";
  for (int i = 2; i < 60'000; ++i)
    edges += i % 20'000 == 0 ? "a,b,T,broken,x\n" : fmt::format("a,b,T,\"{}, \"\"{}\"\"\",{}\n", i, i % 7, i);
  Import task;
  task.nodes = {{{}, {file("nodes.csv", "id:ID\na\nb\n")}}};
  task.relationships = {{{}, {file("edges.csv", edges), file("more.csv", "a,c,T,,1\na,b,T,last,1\n")}}};
  std::vector<std::string> places;
  task.bad = [&](const Error& error) {
    places.push_back(fmt::format("{}:{}:{}", fs::path(error.place().file).filename().string(), error.place().line,
                                 error.place().column));
  };
  task.skip_bad = 3;
  EXPECT_EQ(run(task, path("db")).relationships, 59'997U);
  EXPECT_EQ(places, (std::vector<std::string>{"edges.csv:20000:5", "edges.csv:40000:5", "more.csv:1:2"}));
  const auto graph = Store(path("db")).read();
  EXPECT_EQ(ask(*graph, "MATCH ()-[e]->() WHERE e.n = 41234 RETURN e.note"),
            std::vector<std::string>{"'41234, \"4\"' "});
  EXPECT_EQ(ask(*graph, "MATCH ()-[e]->() RETURN sum(e.n), count(e.note)"),
            std::vector<std::string>{"1799910000 59997 "});
  task.skip_bad = 2;
  EXPECT_THROW(run(task, path("other")), Error);
}

TEST_F(Importing, TakesOnlyANewDatabase) {
  Import task;
  task.nodes = {{{}, {file("nodes.csv", "id:ID\na\n")}}};
  run(task, path("db"));
  EXPECT_THROW(run(task, path("db")), Error);
  EXPECT_EQ(Store(path("db")).read()->count_nodes({}), 1U);
}

}  // namespace
}  // namespace treatygraph
