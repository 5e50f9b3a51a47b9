// Query: openCypher text in, rows out.
//
//   text ──lex──▶ tokens ──parse──▶ syntax ──check──▶ meaning ──plan──▶ operators ──run──▶ rows
//
//   Statement statement = Statement::prepare("MATCH (s:State)-[:CITES]->(i) WHERE named(i, $name) RETURN s.name");
//   auto rows = statement.run(graph, nullptr, {{"name", "布达佩斯公约"}}, {});
//   while (const Row* row = rows->next()) …
//
// Errors are Error(bad_query) with the byte range in the text as place (line, column and caret follow from it),
// classified by openCypher's error type and detail, and with advice that names the nearest thing that exists.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/base/error.h"
#include "extract/base/progress.h"
#include "graph/model/graph.h"

namespace treatygraph {

using Parameters = std::map<std::string, Value, std::less<>>;
using Row = std::vector<Value>;

struct Limits {
  std::optional<std::chrono::milliseconds> time;  // from run() on
  std::optional<std::uint64_t> memory;            // bytes that sorting, grouping and joining may hold
  const std::atomic<bool>* cancelled = nullptr;   // polled; true ends the query with Error(cancelled)
  Progress progress;                              // told how far a long procedure is
  unsigned threads = 0;                           // that count over a read image, at most; 0: one a processor
  std::uint64_t alone = std::uint64_t{1} << 15U;  // steps that the first of them takes before others help
};

// How a statement is planned: by the graph's counts, or as it is written: each pattern from left to right over all
// nodes, conditions at its end, no index. The second is slow and gives the same rows: it is there to prove the first.
enum class Planning : std::uint8_t { by_cost, as_written };

struct Changes {  // what an updating statement did
  std::uint64_t nodes_created = 0, nodes_deleted = 0, edges_created = 0, edges_deleted = 0, properties_set = 0,
                labels_added = 0, labels_removed = 0;
};

// What CALL calls: a named computation on the graph with typed arguments and columns.
struct Field {
  std::string name;
  std::string type;                     // as openCypher writes it: "STRING?", "LIST<INTEGER>"
  std::optional<Value> otherwise = {};  // of an input: what it is when the call leaves it out; last inputs only
};
// What the statement lends to a procedure at work.
struct Call {
  const Graph& graph;
  GraphWriter* writer;         // the same graph where the call writes, else null
  std::function<void()> poll;  // to be called every some thousand steps: throws where the statement has to end
  Progress progress;           // may be empty
  Changes& changes;            // what the procedure writes is counted here
};
struct Procedure {
  std::string name;  // "db.labels"
  std::vector<Field> inputs, outputs;
  std::string help;
  std::function<std::vector<Row>(const Graph&, const Row& arguments)> call;
  // In place of `call`, for long work and for procedures that write.
  std::function<std::vector<Row>(const Call&, const Row& arguments)> work = {};
  // The call changes the graph where the last argument is a map written with this key; "": it never does.
  std::string writes_with = {};
};
[[nodiscard]] std::span<const Procedure> built_in_procedures();

class Rows {
 public:
  virtual ~Rows() = default;
  [[nodiscard]] virtual const std::vector<std::string>& columns() const = 0;
  // The next row, valid until the next call, or nullptr at the end. An updating statement has done all its writes
  // before the first row is returned.
  [[nodiscard]] virtual const Row* next() = 0;
  [[nodiscard]] virtual const Changes& changes() const = 0;          // complete once next() gave nullptr
  [[nodiscard]] virtual std::vector<std::string> notes() const = 0;  // "no node is labelled Sate; did you mean State?"
  // The plan with the rows and the time of each step so far (the time only for PROFILE).
  [[nodiscard]] virtual std::string profile() const = 0;
};

class Statement {
 public:
  // Lexes, parses and checks. Throws Error(bad_query). `procedures` must outlive the statement and its rows.
  [[nodiscard]] static Statement prepare(std::string_view text,
                                         std::span<const Procedure> procedures = built_in_procedures(),
                                         Planning planning = Planning::by_cost);
  ~Statement();
  Statement(Statement&&) noexcept;
  Statement& operator=(Statement&&) noexcept;

  [[nodiscard]] bool writes() const noexcept;
  enum class Mode : std::uint8_t { run, explain, profile };
  [[nodiscard]] Mode mode() const noexcept;  // EXPLAIN and PROFILE in front of the statement

  // `writer` is null or the same object as `graph`; a statement that writes requires it. The Rows may outlive neither.
  // On an error after the first write the caller undoes to its mark. A parameter that has no value is an error here.
  [[nodiscard]] std::unique_ptr<Rows> run(const Graph& graph, GraphWriter* writer, Parameters parameters,
                                          Limits limits) const;
  // The plan as a tree of text for this graph's counts.
  [[nodiscard]] std::string explain(const Graph& graph) const;

 private:
  struct Meaning;
  explicit Statement(std::shared_ptr<const Meaning> meaning);
  std::shared_ptr<const Meaning> meaning_;
};

// A Cypher literal ("[1, 'a', date('2021-11-17')]"), for parameters. Throws Error(bad_query).
[[nodiscard]] Value parse_literal(std::string_view text);

// "LINE:COLUMN", the line of the text and a caret under the range, right under wide characters too.
[[nodiscard]] std::string point_at(std::string_view text, const Place& place);

}  // namespace treatygraph
