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
      : Operator(run, plan, std::move(input)), call_(*step.call) {}

 private:
  void start() override {
    rows_.clear();
    position_ = 0;
  }

  bool produce() override {
    while (position_ == rows_.size()) {
      if (!input_->next()) return false;
      Row arguments;
      for (const ExpressionPtr& argument : call_.arguments) arguments.push_back(evaluate(*argument, run_));
      rows_ = results(arguments);
      position_ = 0;
      if (call_.procedure->outputs.empty() && !call_.standalone)
        rows_.assign(1, Row{});  // it yields nothing: rows just pass
    }
    const Row& row = rows_[position_++];
    for (const ProcedureCall::Yield& yield : call_.yields) run_.at(yield.variable.slot) = row[yield.output];
    return true;
  }

  std::vector<Row> results(const Row& arguments) {
    try {
      return call_.procedure->call(run_.graph, arguments);
    } catch (const Error& error) {
      throw query::at(error, call_.name.range);
    }
  }

  const ProcedureCall& call_;
  std::vector<Row> rows_;
  std::size_t position_ = 0;
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
