#include "tests/crash/operations.h"

#include <fmt/format.h>

#include <cstdio>
#include <sstream>

#include "extract/base/error.h"
#include "tests/unit/store/dump.h"
#include "tests/unit/store/synthetic.h"

namespace treatygraph::testing {
namespace {

constexpr unsigned sources = 12, versions = 4;

facts::Paper made(const std::string& source, std::uint64_t version) {
  facts::Paper result = paper(source, version);
  if (version + 1 == versions) result.document.sha256 = "equal bytes";  // one source with several names
  return result;
}

std::string expected(const Model& model) {
  std::map<std::string, facts::Paper> papers;
  for (const auto& [source, version] : model) papers[source] = made(source, version);
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
      model[operation.source] = *operation.version;
    else
      model.erase(operation.source);
  }
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
    const std::string found = dump(*store.read());
    for (std::size_t i = 0; i < models.size() && findings.empty(); ++i)
      if (expected(models[i]) == found) return i;
    if (findings.empty())
      fmt::print(stderr, "the graph is not that of the acknowledged operations\n{}\n",
                 difference(expected(models.front()), found));
  } catch (const Error& error) {
    fmt::print(stderr, "{}\n", error.what());
  }
  return std::nullopt;
}

}  // namespace treatygraph::testing
