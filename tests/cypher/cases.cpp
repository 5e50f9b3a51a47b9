// Runs cases that are written as text:
//
//   == A name that says what is shown
//   given   CREATE (:State {name: '中国'})          statements that make the graph, any number
//   with    n = [1, 2]                              parameters, any number
//   when    MATCH (s:State) RETURN s.name           the query, perhaps over several lines
//   then
//     s.name                                        columns, then a row a line (sorted, unless the query says ORDER
//     BY); '中国'                                        or an error with its type, detail, place, caret and advice;
//                                                   after these changes, notes, or the plan of EXPLAIN
//
//   cases FILE...            compares
//   cases --accept FILE...   writes what came into the files, to be read before it is committed
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

#include "graph/model/memory_graph.h"
#include "graph/query/query.h"
#include "print.h"

using namespace treatygraph;

namespace {

struct Case {
  std::string name;
  std::vector<std::string> given, with;
  std::string when;
  std::string then;
};

struct File {
  std::string head;  // what stands before the first case
  std::vector<Case> cases;
};

std::string indent(const std::string& text, std::string_view blanks) {
  std::istringstream lines(text);
  std::string result;
  for (std::string line; std::getline(lines, line);) result += (line.empty() ? "" : std::string(blanks) + line) + "\n";
  return result;
}

// A line that begins in the first column with one of the words begins a part; others go on with it.
File read(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  File file;
  std::string* part = &file.head;
  for (std::string line; std::getline(in, line);) {
    const auto begins = [&](std::string_view word) {
      return line.starts_with(word) && (line.size() == word.size() || line[word.size()] == ' ');
    };
    const auto rest = [&] { return line.size() > 8 ? line.substr(8) : std::string(); };
    if (line.starts_with("== ")) {
      file.cases.push_back({line.substr(3), {}, {}, {}, {}});
      part = nullptr;
    } else if (!file.cases.empty() && begins("given")) {
      part = &file.cases.back().given.emplace_back(rest() + "\n");
    } else if (!file.cases.empty() && begins("with")) {
      part = &file.cases.back().with.emplace_back(rest());
    } else if (!file.cases.empty() && begins("when")) {
      part = &file.cases.back().when;
      *part = rest() + "\n";
    } else if (!file.cases.empty() && begins("then")) {
      part = &file.cases.back().then;
    } else if (part == &file.head) {
      file.head += line + "\n";
    } else if (part != nullptr) {
      const std::size_t blanks = part == &file.cases.back().then ? 2 : 8;
      *part += line.substr(std::min(line.size(), blanks)) + "\n";
    }
  }
  for (Case& each : file.cases) {
    const auto trim = [](std::string& text) { text.erase(text.find_last_not_of('\n') + 1); };
    for (std::string& given : each.given) trim(given);
    trim(each.when);
    trim(each.then);
  }
  return file;
}

std::string write(const File& file) {
  std::string result = file.head;
  const auto part = [&](std::string_view word, const std::string& text) {
    const std::string indented = indent(text.empty() ? "\n" : text, "        ");
    result +=
        fmt::format("{:<8}{}", word, indented.substr(std::min<std::size_t>(text.empty() ? 0 : 8, indented.size())));
  };
  for (const Case& each : file.cases) {
    result += "== " + each.name + "\n";
    for (const std::string& given : each.given) part("given", given);
    for (const std::string& with : each.with) part("with", with);
    part("when", each.when);
    result += "then\n" + indent(each.then, "  ") + "\n";
  }
  result.erase(result.find_last_not_of('\n') + 1);
  return result + "\n";
}

std::string show_changes(const Changes& changes) {
  struct Count {
    std::uint64_t count;
    std::string_view what;
  };
  const Count counts[] = {
      {changes.nodes_created, "nodes created"},         {changes.nodes_deleted, "nodes deleted"},
      {changes.edges_created, "relationships created"}, {changes.edges_deleted, "relationships deleted"},
      {changes.properties_set, "properties set"},       {changes.labels_added, "labels added"},
      {changes.labels_removed, "labels removed"}};
  std::string result;
  for (const Count& each : counts) {
    if (each.count != 0) result += fmt::format("{}{} {}", result.empty() ? "" : ", ", each.count, each.what);
  }
  return result.empty() ? "" : result + "\n";
}

std::string show_rows(Rows& rows, const Graph& graph, const std::string& query) {
  const auto join = [](const std::vector<std::string>& cells) {
    std::string line;
    for (const std::string& cell : cells) line += (line.empty() ? "" : " | ") + cell;
    return line + "\n";
  };
  std::vector<std::string> lines;
  while (const Row* row = rows.next()) {
    std::vector<std::string> cells;
    for (const Value& value : *row) cells.push_back(print(value, graph));
    lines.push_back(join(cells));
  }
  if (query.find("ORDER BY") == std::string::npos) std::sort(lines.begin(), lines.end());
  std::string result = rows.columns().empty() ? "" : join(rows.columns());
  for (const std::string& line : lines) result += line;
  result += show_changes(rows.changes());
  for (const std::string& note : rows.notes()) result += "note: " + note + "\n";
  return result;
}

// Every error points at its place and names a remedy.
std::string show_error(const Error& error, const std::string& query) {
  if (error.place().file.empty() || error.advice().empty())
    throw std::runtime_error("an error without a place or advice: " + error.problem() + "\n" + query);
  return "error " + error.type() + " " + error.detail() + "\n" + point_at(query, error.place()) + "\n" +
         error.problem() + "\n" + error.advice() + "\n";
}

std::string run(const Case& each) {
  const auto graph = make_memory_graph();
  Parameters parameters;
  for (const std::string& with : each.with) {
    const std::size_t equal = with.find(" = ");
    parameters.emplace(with.substr(0, equal), parse_literal(with.substr(equal + 3)));
  }
  for (const std::string& given : each.given) {
    const auto rows = Statement::prepare(given).run(*graph, graph.get(), {}, {});
    while (rows->next() != nullptr) {
    }
  }
  const std::uint64_t mark = graph->mark();
  try {
    const Statement statement = Statement::prepare(each.when);
    if (statement.mode() == Statement::Mode::explain) return statement.explain(*graph);
    const auto rows = statement.run(*graph, graph.get(), parameters, {});
    return show_rows(*rows, *graph, each.when);
  } catch (const Error& error) {
    graph->undo(mark);
    return show_error(error, each.when);
  }
}

int compare(const std::string& path) {
  int failures = 0;
  for (const Case& each : read(path).cases) {
    std::string got = run(each);
    got.erase(got.find_last_not_of('\n') + 1);
    if (got == each.then) continue;
    ++failures;
    std::cout << path << ": " << each.name << "\n"
              << indent(each.when, "    ") << "  wanted\n"
              << indent(each.then, "    ") << "  got\n"
              << indent(got, "    ") << "\n";
  }
  return failures;
}

void accept(const std::string& path) {
  File file = read(path);
  for (Case& each : file.cases) {
    each.then = run(each);
    each.then.erase(each.then.find_last_not_of('\n') + 1);
  }
  std::ofstream(path) << write(file);
}

}  // namespace

int main(int count, char** words) {
  try {
    const bool accepts = count > 1 && std::string_view(words[1]) == "--accept";
    int failures = 0;
    for (int i = accepts ? 2 : 1; i < count; ++i) {
      if (accepts)
        accept(words[i]);
      else
        failures += compare(words[i]);
    }
    std::cout << failures << " failures\n";
    return failures == 0 ? 0 : 1;
  } catch (const std::exception& error) {
    std::cout << error.what() << "\n";
    return 1;
  }
}
