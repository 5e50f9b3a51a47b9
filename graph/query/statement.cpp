#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <new>

#include "extract/base/text.h"
#include "graph/model/memory_graph.h"
#include "graph/query/accesses.h"
#include "graph/query/check.h"
#include "graph/query/complaint.h"
#include "graph/query/explain.h"
#include "graph/query/operators.h"
#include "graph/query/parse.h"
#include "graph/query/plan.h"
#include "graph/query/query.h"
#include "graph/query/run.h"

namespace treatygraph {

using namespace query;  // NOLINT: this file joins the stages

struct Statement::Meaning {
  std::string text;
  Mode mode = Mode::run;
  Syntax syntax;
};

namespace {

// The one place where errors learn their line and column.
template <typename Do>
auto with_places(std::string_view text, Do run) {
  try {
    return run();
  } catch (const Error& error) {
    throw located(error, text);
  } catch (const std::bad_alloc&) {
    throw Error(Trouble::limit, "the query needs more memory than there is", {}, "return or collect less");
  }
}

std::string note(const Graph& graph, Vocabulary vocabulary, const std::string& word) {
  static constexpr std::string_view facts[] = {"no node is labelled ", "no relationship has the type ",
                                               "nothing has the property "};
  const auto near = nearest(word, graph.words(vocabulary));
  return std::string(facts[static_cast<std::size_t>(vocabulary)]) + word +
         (near ? "; did you mean " + *near + "?" : "");
}

// null, 0 and [] are what comes of a pattern that found nothing.
bool says_nothing(const Value& value) {
  if (value.type() == Value::Type::integer) return value.integer() == 0;
  if (value.type() == Value::Type::list) return value.list().empty();
  return value.is_null();
}

// What EXPLAIN gives: the plan's lines as rows, nothing being run.
class PlanRows final : public Rows {
 public:
  explicit PlanRows(PlanTable table) : table_(std::move(table)) {}
  [[nodiscard]] const std::vector<std::string>& columns() const override { return table_.titles; }
  [[nodiscard]] const Row* next() override {
    if (position_ == table_.rows.size()) return nullptr;
    const auto& line = table_.rows[position_++];
    row_.assign(line.begin(), line.end());
    return &row_;
  }
  [[nodiscard]] const Changes& changes() const override { return changes_; }
  [[nodiscard]] std::vector<std::string> notes() const override { return {}; }
  [[nodiscard]] std::string profile() const override { return print(table_); }

 private:
  PlanTable table_;
  Row row_;
  Changes changes_;
  std::size_t position_ = 0;
};

template <typename Meaning>
PlanTable planned(const Meaning& meaning, const Graph& graph) {
  const PlanPtr plan = Planner(meaning.syntax, graph).plan(meaning.syntax.query, {});
  return tabulate(*plan, meaning.syntax, meaning.text, nullptr);
}

class StatementRows final : public Rows {
 public:
  template <typename Meaning>
  StatementRows(std::shared_ptr<const Meaning> meaning, const Graph& graph, GraphWriter* writer, Parameters parameters,
                Limits limits)
      : owner_(meaning),
        text_(meaning->text),
        syntax_(meaning->syntax),
        counted_(graph),
        run_(syntax_, profiles(*meaning) ? counted_ : graph, writer, std::move(parameters), limits,
             profiles(*meaning) ? &counted_ : nullptr) {
    for (const auto& [word, range] : syntax_.mentioned) {
      if (!run_.code(word)) unknown_.push_back(word);
    }
    plan_ = Planner(syntax_, graph).plan(syntax_.query, {});
    top_ = make_operator(run_, *plan_, std::set<Slot>(syntax_.query.results.begin(), syntax_.query.results.end()));
    top_->open();
    row_.resize(syntax_.query.results.size());
  }

  [[nodiscard]] const std::vector<std::string>& columns() const override { return syntax_.query.columns; }

  [[nodiscard]] const Row* next() override {
    if (done_) return nullptr;
    return with_places(text_, [&] { return advance(); });
  }

  [[nodiscard]] const Changes& changes() const override { return run_.changes; }

  [[nodiscard]] std::vector<std::string> notes() const override {
    std::vector<std::string> result;
    if (!done_ || said_something_) return result;
    for (const WordId word : unknown_) {
      std::string line = note(run_.graph, syntax_.words[word].first, syntax_.words[word].second);
      if (std::find(result.begin(), result.end(), line) == result.end()) result.push_back(std::move(line));
    }
    return result;
  }

  [[nodiscard]] std::string profile() const override { return print(tabulate(*plan_, syntax_, text_, top_.get())); }

 private:
  template <typename Meaning>
  static bool profiles(const Meaning& meaning) {
    return meaning.mode == Statement::Mode::profile;
  }

  const Row* advance() {
    if (syntax_.writes && syntax_.query.parts.size() > 1) return buffered();
    if (!pull()) return nullptr;
    return &row_;
  }

  // The parts of a UNION write one after the other: all of them before the first row is shown.
  const Row* buffered() {
    if (!std::exchange(drained_, true)) {
      while (pull()) buffer_.push_back(row_);
      done_ = false;
    }
    if (position_ < buffer_.size()) return &buffer_[position_++];
    done_ = true;
    return nullptr;
  }

  bool pull() {
    while (top_->next()) {
      said_something_ = said_something_ || columns().empty();
      if (columns().empty()) continue;
      for (std::size_t i = 0; i < row_.size(); ++i) {
        row_[i] = run_.at(syntax_.query.results[i]);
        said_something_ = said_something_ || !says_nothing(row_[i]);
      }
      return true;
    }
    done_ = true;
    return false;
  }

  std::shared_ptr<const void> owner_;  // of text and syntax
  std::string_view text_;
  const Syntax& syntax_;
  CountedGraph counted_;
  Run run_;
  PlanPtr plan_;
  OperatorPtr top_;
  std::vector<WordId> unknown_;
  Row row_;
  std::vector<Row> buffer_;
  std::size_t position_ = 0;
  bool done_ = false, drained_ = false, said_something_ = false;
};

}  // namespace

Statement::Statement(std::shared_ptr<const Meaning> meaning) : meaning_(std::move(meaning)) {}
Statement::~Statement() = default;
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;

Statement Statement::prepare(std::string_view text, std::span<const Procedure> procedures, Planning planning) {
  auto meaning = std::make_shared<Meaning>();
  meaning->text = text;
  return with_places(text, [&] {
    ParsedStatement parsed = parse(meaning->text);
    meaning->mode = parsed.mode;
    meaning->syntax = check(std::move(parsed.query), procedures);
    meaning->syntax.planning = planning;
    return Statement(std::move(meaning));
  });
}

bool Statement::writes() const noexcept { return meaning_->syntax.writes && meaning_->mode != Mode::explain; }
Statement::Mode Statement::mode() const noexcept { return meaning_->mode; }

std::unique_ptr<Rows> Statement::run(const Graph& graph, GraphWriter* writer, Parameters parameters,
                                     Limits limits) const {
  return with_places(meaning_->text, [&]() -> std::unique_ptr<Rows> {
    if (mode() == Mode::explain) return std::make_unique<PlanRows>(planned(*meaning_, graph));
    for (const auto& [name, range] : meaning_->syntax.parameters) {
      if (parameters.contains(name)) continue;
      throw complain(range, "ParameterMissing", "MissingParameter", "the parameter $" + name + " has no value",
                     "give it with --param " + name + "=…");
    }
    if (writes() && writer == nullptr) {
      throw Error(Trouble::no_access, "this statement changes the graph, which is open for reading only");
    }
    return std::make_unique<StatementRows>(meaning_, graph, writes() ? writer : nullptr, std::move(parameters), limits);
  });
}

std::string Statement::explain(const Graph& graph) const { return print(planned(*meaning_, graph)); }

Value parse_literal(std::string_view text) {
  return with_places(text, [&] {
    ProjectionItem item;
    item.expression = parse_expression(text);
    item.variable.name.text = "value";
    item.aliased = true;
    Projection projection;
    projection.is_return = true;
    projection.items.push_back(std::move(item));
    Clause clause;
    clause.node = std::move(projection);
    Query query;
    query.parts.emplace_back().clauses.push_back(std::move(clause));
    const Syntax syntax = check(std::move(query), {});
    const auto graph = make_memory_graph();
    Run run(syntax, *graph, nullptr, {}, {});
    const PlanPtr plan = Planner(syntax, *graph).plan(syntax.query, {});
    const OperatorPtr top = make_operator(run, *plan);
    top->open();
    return top->next() ? run.at(syntax.query.results.front()) : Value();
  });
}

}  // namespace treatygraph
