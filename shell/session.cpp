#include "shell/session.h"

#include <fmt/format.h>

#include <cstdlib>
#include <iterator>

#include "graph/model/memory_graph.h"
#include "shell/counted.h"
#include "shell/procedures.h"

namespace treatygraph::shell {
namespace {

std::string describe(const Changes& changes) {
  struct Line {
    std::string_view verb;
    std::uint64_t count;
    std::string_view noun, plural;
  };
  const Line lines[] = {{"created", changes.nodes_created, "node", ""},
                        {"created", changes.edges_created, "relationship", ""},
                        {"deleted", changes.nodes_deleted, "node", ""},
                        {"deleted", changes.edges_deleted, "relationship", ""},
                        {"set", changes.properties_set, "property", "properties"},
                        {"added", changes.labels_added, "label", ""},
                        {"removed", changes.labels_removed, "label", ""}};
  std::string text;
  for (const Line& line : lines) {
    if (line.count == 0) continue;
    text +=
        fmt::format("{}{} {}", text.empty() ? "" : ", ", line.verb,
                    counted(line.count, line.noun, line.plural.empty() ? fmt::format("{}s", line.noun) : line.plural));
  }
  return text;
}

// A row a line of the plan.
Ran print_plan(const std::string& plan, const std::shared_ptr<const Graph>& graph, const OpenRenderer& open) {
  const std::unique_ptr<Renderer> renderer = open({"plan"}, graph);
  for (std::size_t at = 0; at < plan.size();) {
    const std::size_t end = std::min(plan.find('\n', at), plan.size());
    renderer->row({plan.substr(at, end - at)});
    at = end + 1;
  }
  renderer->end();
  return {};
}

}  // namespace

Session::Session(Store store, Access access, Missing missing)
    : store_(std::move(store)), statements_(procedures(), Planning::by_cost), access_(access), missing_(missing) {}

std::shared_ptr<const Graph> Session::graph() {
  if (transaction_) return transaction_;
  if (missing_ == Missing::empty && !store_.exists()) return make_memory_graph();
  return store_.read();
}

void Session::require_writable() const {
  if (access_ == Access::read_write) return;
  throw Error(Trouble::no_access, "this session may only read", {}, "start it without --read-only to change the graph");
}

void Session::begin() {
  require_writable();
  if (transaction_)
    throw Error(Trouble::bad_query, "a transaction is open already", {}, "end it with :commit or :rollback");
  std::unique_ptr<Writer> writer = store_.write();
  transaction_ = writer->begin();
  writer_ = std::move(writer);
}

void Session::commit() {
  if (!transaction_) throw Error(Trouble::bad_query, "no transaction is open", {}, ":begin opens one");
  transaction_->commit();
  transaction_.reset();
  writer_.reset();
  if (!redrawing_) redrawing_ = std::make_unique<Redrawing>(store_);
  redrawing_->wake();
}

void Session::roll_back() {
  if (!transaction_) throw Error(Trouble::bad_query, "no transaction is open", {}, ":begin opens one");
  transaction_->roll_back();
  transaction_.reset();
  writer_.reset();
}

Ran Session::run(std::string_view text, const OpenRenderer& open) {
  if (statements_.planning() != planning) statements_ = StatementCache(procedures(), planning);
  const Statement& statement = statements_.prepare(text);
  if (statement.mode() == Statement::Mode::explain) {
    const std::shared_ptr<const Graph> seen = graph();
    return print_plan(statement.explain(*seen), seen, open);
  }
  Ran ran = statement.writes() ? write(statement, open) : read(statement, open);
  ran.profiled = statement.mode() == Statement::Mode::profile;
  return ran;
}

Ran Session::print(Rows& rows, const std::shared_ptr<const Graph>& graph, const OpenRenderer& open) const {
  Ran ran;
  const std::unique_ptr<Renderer> renderer = open(rows.columns(), graph);
  while (const Row* row = rows.next()) {
    ran.cut = renderer->full();
    if (ran.cut) break;
    renderer->row(*row);
    ++ran.rows;
  }
  renderer->end();
  ran.notes = rows.notes();
  ran.steps = rows.profile();
  ran.changes = describe(rows.changes());
  return ran;
}

Ran Session::read(const Statement& statement, const OpenRenderer& open) {
  const std::shared_ptr<const Graph> seen = graph();
  return print(*statement.run(*seen, nullptr, parameters, limits), seen, open);
}

Ran Session::write(const Statement& statement, const OpenRenderer& open) {
  require_writable();
  const bool alone = !transaction_;
  if (alone) begin();
  const std::uint64_t mark = transaction_->mark();
  try {
    Ran ran = print(*statement.run(*transaction_, transaction_.get(), parameters, limits), transaction_, open);
    if (alone) commit();
    return ran;
  } catch (...) {
    if (alone && transaction_)
      roll_back();
    else if (transaction_)
      transaction_->undo(mark);
    throw;
  }
}

Store open_store(const Arguments& arguments) {
  StoreOptions options;
  options.wait = std::chrono::seconds(arguments.number("wait", 5, 0, 86'400));
  if (const auto language = arguments.value("language")) options.language = *language;
  options.image = !arguments.has("no-image");
  const char* environment = std::getenv("TREATYGRAPH_DB");
  const std::string otherwise = environment != nullptr && *environment != '\0' ? environment : "treatygraph.db";
  return Store(arguments.value_or("db", otherwise), options);
}

void draw_image(Writer& writer, Console& console) {
  try {
    writer.draw_image(image_pays_from);
  } catch (const Error& error) {
    console.say(fmt::format("the read image was not written: {}", error.what()));
  }
}

std::pair<std::string, Value> parse_parameter(std::string_view text) {
  const std::size_t sign = text.find('=');
  if (sign == std::string_view::npos || sign == 0 || text.substr(0, sign) == ":") {
    throw Error(Trouble::bad_usage, fmt::format("'{}' is not a parameter", text), {},
                "write NAME=TEXT or NAME:=LITERAL");
  }
  const bool literal = text[sign - 1] == ':';
  const std::string name(text.substr(0, literal ? sign - 1 : sign));
  const std::string_view value = text.substr(sign + 1);
  if (!literal) return {name, Value(value)};
  try {
    return {name, parse_literal(value)};
  } catch (const Error& error) {
    throw Error(Trouble::bad_usage, fmt::format("the value of parameter {}: {}", name, error.problem()), {},
                error.advice());
  }
}

Parameters parameters(const Arguments& arguments) {
  Parameters all;
  for (const std::string& text : arguments.values("param")) {
    auto [name, value] = parse_parameter(text);
    all.insert_or_assign(std::move(name), std::move(value));
  }
  return all;
}

Planning planning(const Arguments& arguments) {
  return arguments.has("no-optimiser") ? Planning::as_written : Planning::by_cost;
}

Limits limits(const Arguments& arguments) {
  Limits limits;
  limits.cancelled = &interrupted;
  if (arguments.has("timeout")) limits.time = std::chrono::seconds(arguments.number("timeout", 0, 1, 31'536'000));
  if (arguments.has("memory-limit")) limits.memory = arguments.number("memory-limit", 0, 1, 1U << 24U) << 20U;
  return limits;
}

}  // namespace treatygraph::shell
