// Session: a database as its user works with it. A statement that reads sees the newest published state; a statement
// that writes takes the writer for itself, or uses the one that `begin` took.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/query/query.h"
#include "graph/query/statement_cache.h"
#include "graph/store/redrawing.h"
#include "shell/command.h"
#include "shell/render/render.h"

namespace treatygraph::shell {

struct Ran {
  std::uint64_t rows = 0;
  bool cut = false;     // the renderer wanted no more
  std::string changes;  // "created 2 nodes, set 3 properties"; "" where nothing changed
  std::vector<std::string> notes;
  std::string steps;      // the plan with the rows that each step gave
  bool profiled = false;  // PROFILE stood before the statement: its steps are part of the answer
};

// Makes the renderer for a result; the graph lives as long as the renderer.
using OpenRenderer = std::function<std::unique_ptr<Renderer>(const std::vector<std::string>& columns,
                                                             const std::shared_ptr<const Graph>&)>;

class Session {
 public:
  enum class Access : std::uint8_t { read_write, read_only };
  // Where there is no database: an Error for the first reader, or an empty graph to look at.
  enum class Missing : std::uint8_t { error, empty };
  Session(Store store, Access access, Missing missing = Missing::error);

  Parameters parameters;
  Limits limits;
  Planning planning = Planning::by_cost;

  // Runs one statement. Throws Error; then the statement has changed nothing.
  Ran run(std::string_view statement, const OpenRenderer& open);

  [[nodiscard]] std::shared_ptr<const Graph> graph();  // what a reading statement sees now
  void begin();
  void commit();
  void roll_back();
  [[nodiscard]] bool in_transaction() const { return transaction_ != nullptr; }
  [[nodiscard]] const Store& store() const { return store_; }

 private:
  Ran read(const Statement& statement, const OpenRenderer& open);
  Ran write(const Statement& statement, const OpenRenderer& open);
  Ran print(Rows& rows, const std::shared_ptr<const Graph>& graph, const OpenRenderer& open) const;
  void require_writable() const;

  Store store_;
  StatementCache statements_;
  Access access_;
  Missing missing_;
  std::unique_ptr<Redrawing> redrawing_;      // from the first commit on
  std::unique_ptr<Writer> writer_;            // between begin and commit
  std::shared_ptr<Transaction> transaction_;  // shared with renderers; ends before its writer
};

// The database that --db, $TREATYGRAPH_DB or the current folder names.
[[nodiscard]] Store open_store(const Arguments& arguments);
// --param k=v and k:=literal; throws Error(bad_usage).
[[nodiscard]] Parameters parameters(const Arguments& arguments);
[[nodiscard]] std::pair<std::string, Value> parse_parameter(std::string_view text);
[[nodiscard]] Planning planning(const Arguments& arguments);
// --timeout and --memory-limit, and Ctrl-C.
[[nodiscard]] Limits limits(const Arguments& arguments);

inline constexpr Option param_option{
    "--param", "NAME=TEXT", "a parameter: $NAME is the text; NAME:=LITERAL for other values", "", Option::Times::many};
inline constexpr Option timeout_option{"--timeout", "SECONDS", "stop a statement that takes longer", ""};
inline constexpr Option memory_option{"--memory-limit", "MB",
                                      "stop a statement that needs more to sort, group and join", ""};

inline constexpr Option planning_option{"--no-optimiser", "", "run patterns as they are written, to compare", ""};
inline constexpr Option image_option{"--no-image", "", "read the database itself and not its read image, to compare",
                                     ""};
// At the end of a run that wrote much: what goes wrong is said, for nothing is lost with it.
void draw_image(Writer& writer, Console& console);

}  // namespace treatygraph::shell
