// Rows from outside the pattern: procedures and files.
#include <fstream>

#include "graph/query/complaint.h"
#include "graph/query/evaluate.h"
#include "graph/query/operators.h"
#include "graph/query/read_csv.h"

namespace treatygraph::query {
namespace {

class CallProcedure final : public Operator {
 public:
  CallProcedure(Run& run, const Plan& plan, OperatorPtr input, const step::Call& step)
      : Operator(run, plan, std::move(input)), call_(*step.call), slots_(step.slots) {}

 private:
  void start() override {
    rows_.clear();
    position_ = 0;
    done_.clear();
    next_done_ = 0;
    written_ = false;
  }

  bool produce() override {
    if (call_.writes && !std::exchange(written_, true)) write();
    while (position_ == rows_.size()) {
      if (!advance()) return false;
      position_ = 0;
    }
    const Row& row = rows_[position_++];
    for (const ProcedureCall::Yield& yield : call_.yields) run_.at(yield.variable.slot) = row[yield.output];
    return true;
  }

  bool advance() {
    if (!call_.writes) {
      if (!input_->next()) return false;
      rows_ = results();
      return true;
    }
    if (next_done_ == done_.size()) return false;
    restore(run_, slots_, done_[next_done_].before);
    rows_ = std::move(done_[next_done_++].rows);
    return true;
  }

  // All rows are read before the first change, and all changes are made before the first row goes on.
  void write() {
    while (input_->next()) done_.push_back({keep(run_, slots_), {}});
    for (Done& each : done_) {
      restore(run_, slots_, each.before);
      each.rows = results();
    }
  }

  std::vector<Row> results() {
    const Procedure& procedure = *call_.procedure;
    Row arguments;
    for (const ExpressionPtr& argument : call_.arguments) arguments.push_back(evaluate(*argument, run_));
    for (std::size_t i = arguments.size(); i < procedure.inputs.size(); ++i)
      arguments.push_back(*procedure.inputs[i].otherwise);
    std::vector<Row> rows;
    try {
      rows = procedure.work ? procedure.work(lent(), arguments) : procedure.call(run_.graph, arguments);
    } catch (const Error& error) {
      throw query::at(error, call_.name.range);
    }
    if (procedure.outputs.empty() && !call_.standalone) rows.assign(1, Row{});  // it yields nothing: rows just pass
    return rows;
  }

  Call lent() {
    return {run_.graph, call_.writes ? run_.writer : nullptr, [this] { run_.poll(); }, run_.progress(), run_.changes};
  }

  struct Done {
    Kept before;
    std::vector<Row> rows;
  };
  const ProcedureCall& call_;
  const std::vector<Slot>& slots_;
  std::vector<Row> rows_;
  std::size_t position_ = 0;
  std::vector<Done> done_;  // of a call that writes
  std::size_t next_done_ = 0;
  bool written_ = false;
};

class LoadCsvFile final : public Operator {
 public:
  LoadCsvFile(Run& run, const Plan& plan, OperatorPtr input, const step::LoadCsv& step)
      : Operator(run, plan, std::move(input)), load_(*step.load) {}

 private:
  void start() override { file_.reset(); }

  bool produce() override {
    while (true) {
      if (file_) {
        if (const auto record = next_record()) {
          run_.at(load_.variable.slot) = row(*record);
          return true;
        }
        file_.reset();
      }
      if (!input_->next()) return false;
      open_file();
    }
  }

  void open_file() {
    const Value source = evaluate(*load_.source, run_);
    if (source.type() != Value::Type::string) {
      throw complain(load_.source->range, "TypeError", "InvalidArgumentType",
                     "LOAD CSV needs the path of a file as a string",
                     "write it in quotes: LOAD CSV FROM 'rows.csv' AS row");
    }
    std::string path = source.string();
    if (path.starts_with("file://")) path.erase(0, 7);
    file_.emplace(path, std::ios::binary);
    if (!*file_) {
      throw Error(Trouble::not_found, "cannot read " + path,
                  Place{"query", 0, 0, load_.source->range.begin, load_.source->range.end},
                  "give the path of a CSV file on this machine");
    }
    if (load_.headers) headers_ = next_record().value_or(std::vector<std::string>{});
  }

  std::optional<std::vector<std::string>> next_record() {
    try {
      return read_csv(*file_, load_.separator[0]);
    } catch (const Error& error) {
      throw query::at(error, load_.source->range);
    }
  }

  Value row(const std::vector<std::string>& record) {
    if (!load_.headers) return List(record.begin(), record.end());
    Map map;
    for (std::size_t i = 0; i < headers_.size(); ++i)
      map[headers_[i]] = i < record.size() && !record[i].empty() ? Value(record[i]) : Value();
    return map;
  }

  const query::LoadCsv& load_;
  std::optional<std::ifstream> file_;
  std::vector<std::string> headers_;
};

}  // namespace

OperatorPtr make_step(Run& run, const Plan& plan, const step::Call& step, OperatorPtr input) {
  return std::make_unique<CallProcedure>(run, plan, std::move(input), step);
}
OperatorPtr make_step(Run& run, const Plan& plan, const step::LoadCsv& step, OperatorPtr input) {
  return std::make_unique<LoadCsvFile>(run, plan, std::move(input), step);
}

}  // namespace treatygraph::query
